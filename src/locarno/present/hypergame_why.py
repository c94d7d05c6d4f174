"""What a hypergame says in words: who leaves and why, and why others did not expect it."""

from collections.abc import Iterable, Iterator, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ..answers.asked import Concept, Rung
from ..answers.concepts import KNOWN
from ..answers.hypergame import KINDS, Alarm, Departure, Hypergame, HyperVerdict, Mind, Rest, Surprise, Why
from ..answers.states import StateView, Step
from ..case.nouns import Case
from .words import RUNGS, because, change_words, state_words, step_words

SHORT: dict[Why, str] = {
    "unseen_state": "unseen state",
    "unseen_move": "unseen move",
    "no_gain": "no gain seen",
    "deterred": "thought deterred",
    "expected": "move foreseen, the way to it not",
}
INSIDE = "inside in its eyes, but not all see it"
_OF_ANOTHER: dict[Why, str] = {
    "unseen_state": "{0} cannot conceive of where it leads",
    "unseen_move": "{0} does not know that {1} can do it",
    "no_gain": "{0} thinks that {1} does not gain",
    "deterred": "{0} thinks that {1} does not dare",
    "expected": "{0} foresaw the move",
}
OF_ITSELF: dict[Why, str] = {
    "unseen_state": "{0} cannot conceive of where it leads",
    "unseen_move": "{0} does not know that it can do it",
    "no_gain": "{0} does not gain",
    "deterred": "{0} does not dare",
    "expected": "{0} would do it, but not from where it starts",
}


def named(concept: Concept) -> str:
    """How a concept is called in the literature."""
    return KNOWN[concept].name


def games_of(found: Hypergame) -> dict[int, list[str]]:
    """The actors of each different game."""
    games: dict[int, list[str]] = {}
    for sight in found.sights:
        games.setdefault(sight.game, []).append(sight.actor)
    return games


def headed(title: str) -> Table:
    """An empty table, with a title if there is one."""
    return Table(box=SIMPLE_HEAD, pad_edge=False, title=title or None, title_justify="left", title_style="italic")


def move_words(step: Step, plain_signs: bool) -> str:
    """What a move changes, and into which outcome it leads."""
    into = f" {'>' if plain_signs else '→'}{step.end.outcome}" if step.end.outcome else ""
    return f"{change_words(step)}{into}"


def by_why(minds: Iterable[Mind]) -> dict[Why, list[str]]:
    """The actors by why their games did not foresee a move."""
    groups: dict[Why, list[str]] = {}
    for mind in minds:
        groups.setdefault(mind.why, []).append(mind.actor)
    return groups


def _line(indent: int, text: str | Text) -> RenderableType:
    """A line whose wrapped rest stays under its start."""
    return Padding(Text(text) if isinstance(text, str) else text, (0, 0, 0, indent))


def reasons(one: HyperVerdict, found: Hypergame, case: Case) -> Iterator[RenderableType]:
    """Why the hypergame's verdict is not that of everybody's eyes; nothing where it is."""
    wrong = one.surprised or one.alarms or one.unseen_by
    if not wrong and all(mind.why == "expected" for way in one.departures for mind in way.minds):
        return
    told = RUNGS[one.verdict.rung]
    head = Text(f"\n{one.arrangement} {case.arrangements[one.arrangement].name}: ", style="bold")
    yield head.append(told.word, style=told.style)
    for rung, actors in _by_rung(one, found).items():
        yield _line(2, f"in the eyes of {' '.join(actors)}: {RUNGS[rung].word}")
    for way, departure in zip(one.verdict.breaks, one.departures, strict=True):
        for before in way.after:
            yield _line(2, f"first, still inside: {step_words(before)}")
        yield from _departure(departure, found, one.surprised)
    for alarm in one.alarms:
        yield from _alarm(alarm, found)


def _by_rung(one: HyperVerdict, found: Hypergame) -> dict[Rung, list[str]]:
    groups: dict[Rung, list[str]] = {}
    for actor, eye in zip(found.actors, one.eyes, strict=True):
        groups.setdefault(eye.rung, []).append(actor)
    return groups


def _reading(found: Hypergame, actor: str) -> str:
    """The game of an actor in words."""
    sight = found.sights[found.actors.index(actor)]
    own = "" if sight.wants == sight.reading else f", wanting as in {sight.wants}"
    return " + ".join((sight.reading, *sight.scenarios)) + own


def _departure(one: Departure, found: Hypergame, surprised: Sequence[str]) -> Iterator[RenderableType]:
    mover = one.step.actor
    into = one.step.end.outcome or state_words(one.step.end)
    head = Text(f"{mover} leaves: {change_words(one.step)}", style="bold").append(f" -> {into}", style="not bold")
    yield _line(2, head)
    if one.agrees:
        yield _line(4, "where it leads still agrees with the arrangement, but not everybody can see it")
    yield _line(4, f"{mover} gains in its own game ({_reading(found, mover)}): {because(one.gain)}")
    if one.trace is not None and one.trace.answer:
        answer = "; ".join(step_words(step) for step in one.trace.answer)
        ends = "better off than at the start" if one.trace.result.better else "not worth it"
        yield _line(4, f"the harshest answer it sees: {answer}; still {mover} ends {ends}")
    for minds in _alike(one.minds, found):
        yield from _mind(minds, mover, one.agrees, found, surprised)


def _alike(minds: Sequence[Mind], found: Hypergame) -> list[list[Mind]]:
    """Minds of actors with the same game together."""
    groups: dict[int, list[Mind]] = {}
    for mind in minds:
        groups.setdefault(found.sights[found.actors.index(mind.actor)].game, []).append(mind)
    return list(groups.values())


def _mind(
    minds: Sequence[Mind], mover: str, agrees: bool, found: Hypergame, surprised: Sequence[str]
) -> Iterator[RenderableType]:
    first = minds[0]
    names = " ".join(mind.actor for mind in minds)
    told = _OF_ANOTHER[first.why].format(names, mover)
    if len(minds) > 1:
        told = told.replace("thinks", "think").replace("does not know", "do not know")
    if first.why == "expected":
        told += ", which for it stays inside" * agrees
    mark = "surprised: " if first.actor in surprised else ""
    reason = f": {because(first.gain)}" if first.why == "no_gain" and first.gain is not None else ""
    yield _line(4, f"{mark}{told} ({_reading(found, first.actor)}){reason}")
    yield from _deterrent(first, mover)


def _deterrent(mind: Mind, mover: str) -> Iterator[RenderableType]:
    if mind.deterrent is None or not mind.deterrent.answer:
        return
    answer = "; ".join(step_words(step) for step in mind.deterrent.answer)
    ends = "as well off as" if mind.deterrent.result.better is None else "worse off than"
    if mind.deterrent.result.better:
        ends = "better off than"
    yield _line(6, f"it would be answered by: {answer}")
    yield _line(6, f"so {mover} would end {ends} at the start: {because(mind.deterrent.result)}")


def _alarm(one: Alarm, found: Hypergame) -> Iterator[RenderableType]:
    mover = one.step.actor
    into = one.step.end.outcome or state_words(one.step.end)
    yield _line(2, Text(f"{one.actor} expects {mover} to leave: {change_words(one.step)} -> {into}", style="bold"))
    reason = f": {because(one.mind.gain)}" if one.mind.why == "no_gain" and one.mind.gain is not None else ""
    yield _line(4, f"{OF_ITSELF[one.mind.why].format(mover)} in its own game ({_reading(found, mover)}){reason}")
    yield from _deterrent(one.mind, mover)


def listed(found: Hypergame, why: bool, plain_signs: bool) -> list[RenderableType]:
    """The states that stand out, those nearest to today first."""
    concept = named(found.concept)
    tally = found.tallies[found.concept]
    parts: list[RenderableType] = []
    for kind, told, states in (
        (KINDS.index("surprising"), "states that surprise", found.surprises),
        (KINDS.index("unexpected"), "states that rest though somebody expects a break", found.rests),
    ):
        if not states:
            continue
        more = f", {len(states)} of them told" if len(states) < tally.kinds[kind] else ""
        parts.append(Text(f"\n{told} under {concept} ({tally.kinds[kind]:,}{more})", style="italic"))
        for one in states:
            parts += (
                _surprise(one, found, why, plain_signs)
                if isinstance(one, Surprise)
                else _rest(one, found, why, plain_signs)
            )
    if found.startled.any():
        told = f"\nwho leaves a state that the one in the head believes to rest, how many states ({concept})"
        parts += [Text(told, style="italic"), _startled(found)]
    hints = [] if why else ["`--why` says why"]
    if (
        len(found.surprises) + len(found.rests)
        < tally.kinds[KINDS.index("surprising")] + tally.kinds[KINDS.index("unexpected")]
    ):
        hints.append("`--most` tells more of them")
    return [*parts, Text("; ".join([*hints, "`--format csv` writes all states."]), style="dim")]


def _head(state: StateView) -> RenderableType:
    text = Text(state_words(state), style="bold")
    return _line(0, text.append(f" ({state.outcome})" if state.outcome else "", style="not bold"))


def _surprise(one: Surprise, found: Hypergame, why: bool, plain_signs: bool) -> Iterator[RenderableType]:
    yield _head(one.state)
    yield _line(2, f"believed to rest by {' '.join(one.believers)}")
    for departure in one.departures:
        if why:
            yield from _departure(departure, found, ())
            continue
        text = Text(f"{departure.step.actor} leaves: {move_words(departure.step, plain_signs)}", style="red")
        whys = (f"{' '.join(actors)}: {SHORT[known]}" for known, actors in by_why(departure.minds).items())
        yield _line(2, text.append(f"   ({'; '.join(whys)})", style="default"))


def _rest(one: Rest, found: Hypergame, why: bool, plain_signs: bool) -> Iterator[RenderableType]:
    yield _head(one.state)
    for alarm in one.alarms:
        if why:
            yield from _alarm(alarm, found)
            continue
        told = f"{alarm.actor} expects {alarm.step.actor} to leave: {move_words(alarm.step, plain_signs)}"
        yield _line(2, f"{told}   ({OF_ITSELF[alarm.mind.why].format(alarm.step.actor)})")


def _startled(found: Hypergame) -> Table:
    table = headed("")
    table.add_column("leaves")
    for actor in found.actors:
        table.add_column(actor, justify="right")
    for actor, row in zip(found.actors, found.startled, strict=True):
        if row.any():
            table.add_row(actor, *(f"{count:,}" if count else "" for count in row))
    return table
