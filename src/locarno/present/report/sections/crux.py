"""On what the readings agree, where they part, and on which beliefs that turns."""

from ....answers.beliefs import Atom
from ....answers.compared import Compared
from ....answers.crux import Crux, CruxVerdict
from ....answers.report import Gathered
from ..blocks import Block, Bullets, Cell, Heading, Line, Paragraph, Section, Table, Tone
from ..speech import Speech

_MOST = 6


def crux_section(found: Gathered, speech: Speech) -> Section | None:
    """Pair by pair, then what all of them believe."""
    say = speech.say
    if not found.cruxes and found.compared is None:
        return None
    blocks: list[Block] = []
    if found.cruxes:
        goal = found.cruxes[0].label
        part = [one for one in found.cruxes if not one.agree]
        lead = say("crux-lead", goal=say("quoted", text=goal), pairs=len(found.cruxes), part=len(part))
        blocks += [Paragraph(Line(lead), "lead"), _verdicts(found, speech)]
        blocks.append(Bullets(tuple(_sentence(one, speech) for one in part)))
    if found.compared is not None:
        blocks += _compared(found.compared, speech)
    return Section("crux", say("crux-title"), tuple(blocks))


def _verdicts(found: Gathered, speech: Speech) -> Table:
    """What each reading says of the goal."""
    said: dict[str, CruxVerdict] = {}
    for one in found.cruxes:
        said |= {one.first: one.verdicts[0], one.second: one.verdicts[1]}
    cells = [Cell(speech.say(f"word-{_key(word)}"), _tone(word)) for word in said.values()]
    row = (Cell(found.cruxes[0].label), *cells)
    return Table(speech.say("crux-caption"), ("", *said), (row,))


def _key(word: CruxVerdict) -> str:
    return word.replace(" ", "-")


def _tone(word: CruxVerdict) -> Tone:
    if word in ("reached", "not reached"):
        return "interest" if word == "reached" else "breaks"
    return word  # type: ignore[return-value]


def _sentence(one: Crux, speech: Speech) -> Line:
    """What the disagreement of a pair turns on, in a sentence or two."""
    say = speech.say
    head = say(
        "crux-part",
        first=one.first,
        second=one.second,
        before=say(f"crux-{_key(one.verdicts[0])}"),
        after=say(f"crux-{_key(one.verdicts[1])}"),
    )
    ways = [(way, sets["statements"]) for way, sets in (("forth", one.forth), ("back", one.back)) if sets]
    told = [(way, turning) for way, turning in ways if turning.sets]
    if not told:
        return Line(f"{head} {say('crux-no-few')}")
    way, turning = min(told, key=lambda pair: len(pair[1].sets[0]))
    ids = turning.sets[0]
    atoms = [one.atom(id_) for id_ in ids]
    turned = one.first if way == "forth" else one.second
    beliefs = "; ".join(_belief(atom, one, speech) for atom in atoms)
    verdict = one.verdicts[1] if way == "forth" else one.verdicts[0]
    text = say("crux-turns", beliefs=beliefs, count=len(ids), reading=turned, verdict=say(f"crux-{_key(verdict)}"))
    others = turning.smallest - 1
    if others > 0:
        text += f" {say('crux-others', count=others)}"
    refs = dict.fromkeys(ref for atom in atoms for ref in atom.refs)
    return Line(f"{head} {text}", tuple(refs), any(atom.assumed for atom in atoms))


def _belief(atom: Atom, one: Crux, speech: Speech) -> str:
    say, (here, there) = speech.say, atom.places
    actor = speech.actor(atom.actor) if atom.actor else ""
    if atom.kind == "list":
        return say("belief-list", actor=actor)
    if atom.kind == "statement":
        wish = speech.wish(atom.text)
        if here is None or there is None:
            holder, place = (one.second, there) if here is None else (one.first, here)
            return say("belief-only", actor=actor, wish=wish, reading=holder, place=place or 0)
        return say("belief-place", actor=actor, wish=wish, first=one.first, here=here, second=one.second, there=there)
    holder = one.first if here is not None else one.second
    name = "belief-pledge" if atom.kind == "pledge" else "belief-other"
    return say(name, text=atom.text or atom.id, reading=holder)


def _compared(found: Compared, speech: Speech) -> list[Block]:
    say = speech.say
    ground = tuple(
        Line(say("ground-belief", actor=speech.actor(one.actor), wish=speech.wish(one.text)), one.refs)
        if one.actor
        else Line(one.text, one.refs)
        for one in found.ground
    )
    blocks: list[Block] = [Heading(say("ground-head"))]
    blocks.append(Bullets(ground) if ground else Paragraph(Line(say("ground-none"))))
    parted = [one for one in found.contested if one.distance][:_MOST]
    if parted:
        rows = []
        for one in parted:
            cells = [Cell(say(f"word-{one.rungs[reading]}"), one.rungs[reading]) for reading in found.readings]
            rows.append((Cell(speech.arrangement(one.arrangement)), *cells))
        blocks.append(Heading(say("contested-head")))
        blocks.append(Table(say("contested-caption"), ("", *found.readings), tuple(rows)))
    return blocks
