"""Whether arrangements can be reached from today, by whose moves, and against whose interest."""

from collections import Counter
from typing import Literal

from ....answers.paths import Paths, Reach
from ....answers.report import Gathered
from ...figures.ways import ways_figure
from ..blocks import Block, Bullets, Cell, Figure, Fold, Line, Paragraph, Section, Table, Tone
from ..speech import Speech

Way = Literal["there", "gains", "joint", "against", "never", "impossible"]
_SHOWN: dict[Way, tuple[Tone, str]] = {
    "there": ("interest", "●"),
    "gains": ("credible", "◐"),
    "joint": ("bluff", "○"),
    "against": ("breaks", "✗"),
    "never": ("breaks", "✗"),
    "impossible": ("impossible", "–"),
}


def paths_section(found: Gathered, speech: Speech) -> Section | None:
    """The ways from today."""
    paths, say = found.paths, speech.say
    if paths is None:
        return None
    count = Counter(map(way_of, paths))
    by_gains, joint = count["there"] + count["gains"], count["joint"]
    lead = Line(say("paths-lead", reached=by_gains, joint=joint, cells=len(paths.reaches)))
    blocks: list[Block] = [Paragraph(lead, "lead"), _table(paths, speech)]
    ways = tuple(_ways(paths, speech))
    if ways:
        blocks.append(Fold(say("paths-ways", count=len(ways)), (Bullets(ways),)))
    for way in found.ways:
        reading = way.readings[0]
        text = say("paths-figure", reading=speech.under(reading))
        command = f"locarno figure paths CASE -r {reading}"
        blocks.append(Fold(say("paths-fold", reading=speech.under(reading)), (_figure(way, found, text, command),)))
    return Section("paths", say("paths-title"), tuple(blocks))


def _figure(way: Paths, found: Gathered, text: str, command: str) -> Figure:
    return Figure(lambda: ways_figure(way, found.case), text, command)


def way_of(one: Reach) -> Way:
    """How a goal can be reached, in a word."""
    if not one.possible:
        return "impossible"
    if one.there:
        return "there"
    if one.by_gains is not None:
        return "gains"
    if one.by_joint_gains is not None:
        return "joint"
    return "never" if one.by_any is None else "against"


def _table(paths: Paths, speech: Speech) -> Table:
    rows = []
    for id_ in paths.arrangements:
        cells = [Cell(speech.arrangement(id_))]
        for reading in paths.readings:
            one = paths[id_, reading]
            way = way_of(one)
            tone, sign = _SHOWN[way]
            cells.append(Cell(_word(one, way, speech), tone, sign))
        rows.append(tuple(cells))
    return Table(speech.say("paths-caption"), ("", *paths.readings), tuple(rows))


def _word(one: Reach, way: Way, speech: Speech) -> str:
    if way == "gains":
        return speech.say("way-gains", count=len(one.by_gains or ()))
    if way == "joint":
        return speech.say("way-joint", count=len(one.by_joint_gains or ()))
    if way == "against":
        return speech.say("way-against", actors=", ".join(one.against))
    return speech.say(f"way-{way}")


def _ways(paths: Paths, speech: Speech) -> list[Line]:
    """Each way told once, with the readings under which it is there."""
    under: dict[tuple[str, str], list[str]] = {}
    for one in paths:
        steps: list[str] = []
        if one.by_gains:
            steps = [speech.step(step.step) for step in one.by_gains]
        elif one.by_joint_gains:
            steps = [
                speech.say("step", actor=speech.actors(step.actors), changes=speech.changes(step.change))
                for step in one.by_joint_gains
            ]
        if steps:
            under.setdefault((speech.arrangement(one.arrangement), " → ".join(steps)), []).append(one.reading)
    return [
        Line(speech.say("paths-way", name=name, readings=speech.language.all_of(readings), steps=steps))
        for (name, steps), readings in under.items()
    ]
