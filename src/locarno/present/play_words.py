"""How probabilities, months, numbers and settings of play over time are told."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from ..answers.play import TODAY, NumberUsed, PlaySettings, Span
from ..case.nouns import Case
from .words import count_words

NO_FORECAST = (
    "This is no forecast. It says what the beliefs of a reading would mean if actors moved, minded and erred as the "
    "numbers suppose; compare readings, or one number moved."
)
_LEAST, _TINY = 0.005, 1e-5
_MONTHS = (0, 1, 3, 6, 12, 18, 24, 36, 48, 60, 84, 120, 180, 240, 360, 480, 600, 840)

OTHER = {"mistakes": "if choices have private reasons", "shocks": "if choices that are not the best are mistakes"}
"""The closure that an answer was not asked for."""

_CLOSURES = {
    "mistakes": "a choice that is not the best is a mistake",
    "shocks": "a choice that is not the best has a reason that nobody else sees",
}
_STAKES = {
    "turn": "precision is by the stake of one turn",
    "life": "precision is by the stake of the whole horizon",
}
_MENUS = {
    "moves": "every move weighs the same to begin with",
    "outcomes": "every outcome that a move can lead to weighs the same to begin with",
}
_UTILITIES = {
    "centroid": "orders are made numbers by rank-order centroids",
    "halving": "orders are made numbers by halving",
    "even": "all statements weigh the same",
    "drawn": "numbers of orders are drawn",
}


def chance_words(probability: float) -> str:
    """A probability with two digits; 0 and 1 only where it is that."""
    if probability <= 0 or probability >= 1:
        return "0" if probability <= 0 else "1"
    if probability < _LEAST:
        return "<0.01"
    return ">0.99" if probability >= 1 - _LEAST else f"{probability:.2f}"


def range_words(span: Span, middle: str = " to ") -> str:
    """The least and the greatest of a span; empty where both are told alike."""
    low, high = chance_words(span.low), chance_words(span.high)
    return "" if low == high else f"{low}{middle}{high}"


def number_words(number: float) -> str:
    """A number with three digits that count."""
    return f"{float(f'{number:.3g}'):,.10g}" if number == 0 or abs(number) >= _TINY else f"{number:.1g}"


def months_words(months: float) -> str:
    """A length of time."""
    return count_words(round(months), "month", "months")


def month_words(month: float) -> str:
    """When, on average: tenths of a month only in the first year."""
    return f"{month:.1f}" if round(month, 1) < 12 else f"{month:.0f}"


def small(probability: float) -> bool:
    """Whether it is told as less than a hundredth."""
    return probability < _LEAST


def shown_months(months: int, most: int) -> list[int]:
    """So many of the months, 0 and the last among them, the early ones closer together."""
    found = [one for one in _MONTHS if one < months] + [months]
    while len(found) > max(most, 2):
        gaps = range(1, len(found) - 1)
        drop = min(gaps, key=lambda at: (found[at + 1] + 1) / (found[at - 1] + 1))
        del found[drop]
    return found


def mover_words(id_: str, case: Case) -> str:
    """Who or what brought something about: the name of an actor, or the label of an event."""
    if id_ in case.actors:
        return case.actors[id_].name
    events = next(iter(case.readings.values())).play.events
    return events[id_].label or id_ if id_ in events else id_


def outcome_words(id_: str, case: Case) -> str:
    """An outcome by its label; what is none is told so."""
    return (case.outcomes[id_].label or id_) if id_ in case.outcomes else "no outcome of the case"


def start_words(start: str, label: str, case: Case) -> str:
    """Where play begins, as the first words of a sentence's condition."""
    if start == TODAY and start not in case.arrangements:
        return "from today on"
    name = f"{start} ({label})" if label and label != start else f"“{start}”"
    return f"once {name} is agreed" if start in case.arrangements else f"beginning with {name}"


def grounds_words(refs: Sequence[str], assumed: bool, set_: bool = False) -> str:
    """What a number rests on."""
    if set_:
        return "set in the question"
    return ", ".join([*([" ".join(refs)] if refs else []), *(["assumed"] if assumed else [])])


def value_words(one: NumberUsed) -> str:
    """A number or its range, with the word that stands for it."""
    low, high = number_words(one.low), number_words(one.high)
    told = low if low == high else f"{low} to {high}"
    return f"{told} ({one.word.replace('_', ' ')})" if one.word else told


def assumed_words(share: float) -> str:
    """How much of what an answer rests on no source says."""
    return f"{share:.0%} of what this rests on is said by no source."


def unraised_words(options: Sequence[str]) -> str:
    """Which joint options nobody raises; empty if there are none."""
    if not options:
        return ""
    return f"Nobody alone can raise what takes several owners, so in play nobody does: {', '.join(options)}."


def settings_words(settings: PlaySettings, solved: int) -> str:
    """How it was solved, in a line or two."""
    told = [
        f"{count_words(solved, 'game', 'games')} solved, {count_words(settings.steps, 'step', 'steps')} a month",
        f"actors look {number_words(settings.horizon)} months ahead",
        _CLOSURES[settings.closure],
        _STAKES[settings.stake],
        _MENUS[settings.menu],
        _UTILITIES[settings.utility],
    ]
    told += [f"rates of actors times {number_words(settings.speed)}"] if settings.speed != 1 else []
    told += [f"{settings.draws} drawn utilities"] if settings.draws else []
    return "; ".join(told) + f"; seed {settings.seed}."


def numbers_table(numbers: Mapping[str, Sequence[NumberUsed]], case: Case) -> Table:
    """The numbers of each reading; those that several readings or actors share stand once."""
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0))
    for head in ("number", "under", "value", "says") if len(numbers) > 1 else ("number", "value", "says"):
        table.add_column(head, overflow="fold")
    for told, under, value, grounds in _shared(numbers, case):
        style = "bold" if grounds == "set in the question" else "dim" if grounds == "assumed" else ""
        cells = [told, " ".join(under), value] if len(numbers) > 1 else [told, value]
        table.add_row(*cells, Text(grounds, style=style))
    return table


def _shared(numbers: Mapping[str, Sequence[NumberUsed]], case: Case) -> Iterator[tuple[str, Sequence[str], str, str]]:
    rows: dict[tuple[str, str, str], list[str]] = {}
    for reading, used in numbers.items():
        for told, value, grounds in _by_actors(used, case):
            rows.setdefault((told, value, grounds), []).append(reading)
    for (told, value, grounds), readings in rows.items():
        yield told, ["all"] if len(readings) == len(numbers) else readings, value, grounds


def _by_actors(used: Iterable[NumberUsed], case: Case) -> Iterator[tuple[str, str, str]]:
    """Rates that are alike stand once for all these actors."""

    def alike(one: NumberUsed) -> tuple[object, ...]:
        rate = one.knob.startswith("rate:")
        return rate, None if rate else one.knob, value_words(one), one.refs, one.assumed, one.set

    players = [id_ for id_ in case.actors if not case.actors[id_].nature]
    for _, group in groupby(used, alike):
        ones = list(group)
        actors = [one.knob.partition(":")[2] for one in ones]
        who = "all" if len(actors) == len(players) else " ".join(actors)
        told = f"moves a month: {who}" if ones[0].knob.startswith("rate:") else _named(ones[0])
        yield told, value_words(ones[0]), grounds_words(ones[0].refs, ones[0].assumed, ones[0].set)


def _named(one: NumberUsed) -> str:
    kind, _, id_ = one.knob.partition(":")
    if kind in ("chance", "event"):
        often = ", times a month" if kind == "event" else ""
        return f"{id_}: {one.label}{often}" if one.label else f"{id_}{often}"
    return f"{one.knob}: {one.label}"
