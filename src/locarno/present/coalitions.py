"""Which coalitions would upset a state, for a terminal."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ..answers.coalitions import COALITION_CONCEPTS, Coalition, CoalitionImprovement, Coalitions, JointStep, Place
from ..case.nouns import Case
from .tables import asked_text
from .words import because, concept_name, count_words, state_words

_MOST_NAMED = 12
_FEW_PLACES = 8
_MOST_EQUILIBRIA = 40
_READINGS = 24


class _Line(NamedTuple):
    """A line of an answer: what it begins with in a style, then the rest."""

    lead: str
    rest: str = ""
    style: str = ""
    indent: int = 0


def coalition_tables(found: Coalitions, case: Case, every: bool) -> RenderableType:
    """What upsets each state asked about; `every` lists every coalition that could do better at all."""
    parts: list[RenderableType] = [asked_text(found.asked, f"{case.title}: which coalitions would upset it?")]
    parts += [Text(_meaning(found), style="italic"), *_summary(found)]
    shown, left = _shown(found)
    for title, places in groupby(shown, lambda place: _title(place, case)):
        parts += ["", Text(title, style="bold")]
        for readings, place in _alike(places, found, every):
            grid = Table.grid(padding=(0, 2, 0, 0))
            grid.add_column(max_width=_READINGS)
            grid.add_column()
            grid.add_row(Text(f"  {' '.join(readings)}"), Group(*_rendered(_place(place, found))))
            parts.append(grid)
            if every and place.coalitions:
                parts.append(Padding(_every(place, found), (0, 0, 0, 4)))
    return Group(*parts, *left, *_legend(found, every))


def _shown(found: Coalitions) -> tuple[list[Place], list[RenderableType]]:
    """The places to tell, and what is said of the rest: of many equilibria some of those that are upset."""
    listed = [place for place in found if place.name or place.arrangement]
    equilibria = [place for place in found if not place.name and not place.arrangement]
    if len(equilibria) <= _MOST_EQUILIBRIA:
        return [*listed, *equilibria], []
    upset = [place for place in equilibria if place.upset_by]
    more = len(upset) - _MOST_EQUILIBRIA
    text = f"… and {more:,} more equilibria that are upset; " if more > 0 else ""
    quiet = len(equilibria) - len(upset)
    text += f"{count_words(quiet, 'equilibrium', 'equilibria')} that are not upset left out; `--format csv` has all"
    return [*listed, *upset[:_MOST_EQUILIBRIA]], [Text(f"\n{text}.", style="dim")]


def _alike(places: Iterable[Place], found: Coalitions, every: bool) -> Iterator[tuple[list[str], Place]]:
    """Places of one title that read the same, told once, with all their readings."""
    groups: dict[Any, tuple[list[str], Place]] = {}
    for place in places:
        key = place.reading if every and place.coalitions else tuple(_place(place, found))
        groups.setdefault(key, ([], place))[0].append(place.reading)
    yield from groups.values()


def _rendered(lines: Iterable[_Line]) -> Iterator[RenderableType]:
    for line in lines:
        yield Padding(Text(line.lead, style=line.style).append(line.rest, style="default"), (0, 0, 0, line.indent))


def _meaning(found: Coalitions) -> str:
    what = "it can leave the arrangement for a state" if any(p.arrangement for p in found) else "it can reach a state"
    unless = {
        "nash": "whatever the others would answer",
        "seq": "and no answer by moves that the others gain by leaves one of them without gain",
        "smr": "and no answer of the others, even one that hurts them, leaves one of them without gain for good",
        "gmr": "and no answer of the others, even one that hurts them, leaves one of them without gain",
    }[found.concept]
    if found.answers == "all" and found.concept == "seq":
        unless = "and no answer by which coalitions of the others gain leaves one of them without gain"
    told = f"A coalition upsets it if {what} that all its members prefer, {unless} ({concept_name(found.concept)})."
    if any(place.arrangement for place in found):
        told += " Verdicts ask another question: they follow moves inside the arrangement too, "
        told += "and count every kind of answer."
    return told


def _summary(found: Coalitions) -> Iterator[RenderableType]:
    """How many of what was asked are upset by one actor, only by several, or by nobody; the second kind by name."""
    if len(found.places) < 2:
        return
    impossible = [place for place in found if place.state is None]
    alone = [place for place in found if any(len(one.members) == 1 for one in place.upset_by)]
    together = [place for place in found if place.upset_by and all(len(one.members) > 1 for one in place.upset_by)]
    quiet = len(found.places) - len(impossible) - len(alone) - len(together)
    text = Text(f"\n{_what(found)}: ", style="bold")
    counts = [(f"{len(alone):,} upset by one actor alone", "red"), (f"{len(together):,} only by several", "yellow")]
    counts += [(f"{quiet:,} by no coalition{'' if found.all_coalitions else ' asked about'}", "green")]
    counts += [(f"{len(impossible):,} impossible", "dim")] if impossible else []
    for number, (words, style) in enumerate(counts):
        text.append(", " if number else "").append(words, style=f"{style} not bold")
    yield text.append(".", style="not bold")
    groups: dict[str, list[Place]] = {}
    for place in together:
        whom = " or ".join(_members(one) for one in place.upset_by)
        groups.setdefault(f"{whom}, under {place.reading}" if len(found.readings) > 1 else whom, []).append(place)
    for under, places in groups.items():
        yield Text(f"Only by {under}: {_named(places)}.", style="yellow")


def _named(places: Sequence[Place]) -> str:
    """Places by their short names; those that have none are counted."""
    names = [place.arrangement or place.name or (place.state.id if place.state else "") for place in places]
    short = [name for name in names if name]
    told = [", ".join(short[:_MOST_NAMED])] if short else []
    left = len(names) - min(len(short), _MOST_NAMED)
    return " and ".join([*told, f"{left:,} more" if told else count_words(left, "state", "states")] if left else told)


def _what(found: Coalitions) -> str:
    under = f" under {len(found.readings)} readings" if len(found.readings) > 1 else ""
    arrangements = len({place.arrangement for place in found if place.arrangement})
    names = {place.name for place in found if place.name}
    states = len(names) + sum(not place.arrangement and not place.name for place in found)
    told = [count_words(arrangements, "arrangement", "arrangements")] if arrangements else []
    told += [count_words(states, "state", "states")] if states else []
    return _and(told) + under


def _title(place: Place, case: Case) -> str:
    if place.arrangement:
        return f"{place.arrangement} {case.arrangements[place.arrangement].name}"
    if place.name or place.state is None:
        return place.name
    outcome = f" ({place.state.outcome})" if place.state.outcome else ""
    return f"{state_words(place.state)}{outcome}"


def _members(one: Coalition) -> str:
    return _and(one.members)


def _and(names: Sequence[str], word: str = "and") -> str:
    return f" {word} ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _place(place: Place, found: Coalitions) -> Iterator[_Line]:
    if place.state is None:
        yield _Line("impossible under these rules", style="dim")
        return
    detailed = len(found.places) <= _FEW_PLACES
    if detailed:
        yield _Line(_where(place, found), style="dim")
    upset = place.upset_by
    alone = [one for one in upset if len(one.members) == 1]
    if not upset:
        whom = "no coalition" if found.all_coalitions else "none of the coalitions asked about"
        yield _Line(f"{whom} would upset it", style="green")
        if place.rung == "breaks":
            yield _Line("it breaks all the same, by single moves: see `locarno explain`", style="dim")
    if alone and not detailed:
        moves = "; ".join(_way(one.told.steps, place) for one in alone)
        yield _Line("one actor alone: ", moves, "red")
    for one in upset if detailed else [one for one in upset if len(one.members) > 1]:
        yield from _upsetting(one, place, found)
    for one in place.held_back:
        if detailed:
            yield from _held_back(one, place, found)
        elif len(one.members) > 1:
            what = f"{_way(one.told.steps, place)}; the answer is {_way(one.told.answer, place)}"
            yield _Line(f"{_members(one)} are held back: ", what, "cyan")
    if detailed and place.stable_for and not place.universal:
        yield _Line(
            f"no coalition with {_and(place.stable_for, 'or')} in it has a gain that is not answered", style="dim"
        )


def _where(place: Place, found: Coalitions) -> str:
    """What is to be known of the state before the coalitions: where it is, whether anybody alone would leave it."""
    name = concept_name(found.concept)
    gain = "a gain" if found.concept == "nash" else "a gain that is not answered"
    told = (
        f"an equilibrium ({name}): no actor alone has {gain}" if place.equilibrium else f"not an equilibrium ({name})"
    )
    if not place.arrangement or place.state is None:
        return told
    others = f" (or {count_words(place.others, 'other state', 'other states')} as near)" if place.others else ""
    return f"starts at {state_words(place.state)}{others}, {told}"


def _upsetting(one: Coalition, place: Place, found: Coalitions) -> Iterator[_Line]:
    style, how = ("yellow", "together") if len(one.members) > 1 else ("red", "alone")
    yield _Line(f"{_members(one)} {how}: ", _way(one.told.steps, place), style)
    yield from _gains(one.told)
    still = [member for member in one.members if not any(member in step.actors for step in one.told.steps)]
    if still:
        yield _Line(f"{_and(still)} need not move, only not answer", style="dim", indent=2)
    if len(one.members) == len(found.actors):
        yield _Line("nobody is left to answer", style="dim", indent=2)
    elif found.concept != "nash":
        yield _Line("no such answer of the others takes that away", style="dim", indent=2)
    if one.jumps:
        yield _Line(_jump(one), style="dim", indent=2)


def _held_back(one: Coalition, place: Place, found: Coalitions) -> Iterator[_Line]:
    told = one.told
    yield _Line(f"{_members(one)} could gain, but for an answer: ", _way(told.steps, place), "cyan")
    yield from _gains(told)
    yield _Line(f"answered by {_way(told.answer, place)}", indent=2)
    for decision in told.spoiled:
        ends = "is as well off as before" if decision.better is None else "is worse off than before"
        yield _Line(f"then {decision.actor} {ends}: {because(decision)}", indent=2)
    if found.concept == "smr":
        last = "they cannot bring about a gain for all of them" if len(one.members) > 1 else "it cannot gain by a move"
        yield _Line(f"and from there {last}", indent=2)


def _gains(told: CoalitionImprovement) -> Iterator[_Line]:
    for decision in told.gains:
        yield _Line(f"{decision.actor} gains: {because(decision)}", indent=2)


def _jump(one: Coalition) -> str:
    where = state_words(one.jump) if one.jump is not None else ""
    if one.jumps == 1:
        return f"a jump from one equilibrium to another: {where}"
    return f"a jump from one equilibrium to another: to {one.jumps:,} of them, such as {where}"


def _way(steps: Sequence[JointStep], place: Place) -> str:
    """Steps in a line: who, what, and at the end into which outcome, if it is another one."""
    told = ", then ".join(f"{_and(step.actors)} {' '.join(step.change)}" for step in steps)
    outcome = steps[-1].end.outcome if steps else ""
    before = place.state.outcome if place.state is not None else ""
    return f"{told}, into {outcome}" if outcome and outcome != before else told


def _every(place: Place, found: Coalitions) -> Table:
    """Every coalition that could do better: how many states, and how many of them no answer deters."""
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False)
    table.add_column("coalition", overflow="fold")
    table.add_column("could gain in", justify="right")
    for concept in COALITION_CONCEPTS[1:]:
        table.add_column(concept_name(concept), justify="right", style="bold" if concept == found.concept else "")
    table.add_column("such as", ratio=1)
    for one in place.coalitions:
        counts = [f"{one.undeterred[concept]:,}" for concept in COALITION_CONCEPTS[1:]]
        inside = " (stays inside)" if one.told.leaves is False else ""
        table.add_row(_members(one), f"{one.improvements:,}", *counts, _way(one.told.steps, place) + inside)
    return table


def _legend(found: Coalitions, every: bool) -> Iterator[RenderableType]:
    if not found.places:
        yield Text(f"\nNo state is an equilibrium under {concept_name(found.concept)}: name one by `--state`.")
        return
    asked = max(place.asked for place in found)
    if not asked:
        return
    how = "one after the other"
    how += ", or all at once" if found.joint else ""
    text = f"{count_words(asked, 'coalition', 'coalitions')} looked at for each; members move {how}. "
    text += "Coalitions that contain another one that upsets it are not told"
    if every:
        text = f"{count_words(asked, 'coalition', 'coalitions')} looked at for each; members move {how}. "
        text += "In columns: in how many states all members would gain, and in how many of them no answer prevents it"
    else:
        text += ": `--every` tells all that could gain"
    yield Text(f"\n{text}.", style="dim")
