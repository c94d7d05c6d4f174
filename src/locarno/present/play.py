"""Play over time from one start under one reading: in sentences, as tables."""

from collections.abc import Iterator, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from ..answers.play import CLOSURES, Band, Hand, Played, PlayPath, Sensitive, Span, StationaryPlay, Turn
from ..case.nouns import Case
from .play_words import (
    NO_FORECAST,
    OTHER,
    assumed_words,
    chance_words,
    month_words,
    months_words,
    mover_words,
    number_words,
    numbers_table,
    outcome_words,
    range_words,
    settings_words,
    shown_months,
    small,
    start_words,
    unraised_words,
)
from .tables import asked_text
from .words import count_words

_NAME, _MONTH, _WIDE = 24, 6, 118
_PATHS = 5


def at_end(found: Played) -> Span:
    """The goal's probability at the end: kept all the time where it is so at the start, else that it is so then."""
    return (found.goal.then if found.goal.kept is None else found.goal.kept)[-1]


def play_sentences(found: Played, case: Case) -> list[str]:
    """The answer: how likely the goal is, what happens most likely, whose choices it hangs on."""
    told = [_goal_sentence(found, case)]
    told += [f"{one}." for one in (_path_sentence(found, case), _end_sentence(found, case)) if one]
    hand = max(found.hands, key=lambda one: one.most - one.least, default=None)
    if hand is not None and not small(hand.most - hand.least):
        between = f"{chance_words(hand.least)} and {chance_words(hand.most)}"
        told.append(
            f"It hangs most on {mover_words(hand.actor, case)}, which could bring it anywhere between {between}."
        )
    return told


def _goal_sentence(found: Played, case: Case) -> str:
    goal, months = found.goal, months_words(found.settings.months)
    begin = f"Under {found.reading}, {start_words(found.start, found.start_label, case)}, the probability"
    named = f"“{goal.label or goal.id}”"
    asked = f"{begin} that {named} lasts {months} without a break is {chance_words(at_end(found).middle)}"
    if goal.kept is None:
        asked = f"{begin} that {named} is so after {months} is {chance_words(at_end(found).middle)}"
    aside = [f"{spread} over the ranges of its numbers"] if (spread := range_words(at_end(found))) else []
    aside.append(f"{chance_words(goal.other)} {OTHER[found.settings.closure]}")
    if found.ensemble is not None:
        spread = range_words(found.ensemble) or chance_words(found.ensemble.middle)
        aside.append(f"{spread} over {found.settings.draws} other ways to make numbers of the orders")
    if goal.kept is None:
        aside.append(f"that it has been so at any time by then, {chance_words(goal.reached[-1])}")
    return f"{asked} ({'; '.join(aside)})."


def _path_sentence(found: Played, case: Case) -> str:
    if not found.paths or not case.outcomes:
        return ""
    first = max(found.paths, key=lambda one: one.probability)
    likely = f"with a probability of {chance_words(first.probability)}"
    if not first.turns:
        return (
            f"The likeliest course, {likely}, is that it stays with “{outcome_words(first.start, case)}” all the time"
        )
    steps = ", ".join(_turn_words(one, case) for one in first.turns)
    return f"The likeliest course, {likely}: from “{outcome_words(first.start, case)}” {steps}"


def _end_sentence(found: Played, case: Case) -> str:
    if not case.outcomes:
        return ""
    last = max(found.bands, key=lambda one: one.then[-1].middle)
    likely = chance_words(last.then[-1].middle)
    return f"At the end it is most likely “{last.label}” ({likely})"


def _turn_words(one: Turn, case: Case) -> str:
    return f"to “{outcome_words(one.outcome, case)}” by {_by_words(one, case)} after {month_words(one.month)} months"


def _by_words(one: Turn, case: Case) -> str:
    if len(one.by) == 1:
        return mover_words(one.by[0][0], case)
    return " or ".join(f"{mover_words(id_, case)} ({chance_words(share)})" for id_, share in one.by[:3])


def play_tables(found: Played, case: Case, width: int) -> RenderableType:
    """Sentences first, then outcomes by month, courses, whose choices matter, and the numbers it rests on."""
    where = "from today" if found.start_label == "from today" else f"from {found.start}"
    parts: list[RenderableType] = [
        asked_text(found.asked, f"{case.title}: {where} under {found.reading}, month by month")
    ]
    parts += [Text(" ".join(play_sentences(found, case)) + "\n"), _by_month(found, width)]
    if width < _WIDE:
        parts += [Text(), _times(found)]
    hidden = len(found.bands) - len(told_bands(found))
    if hidden and case.outcomes:
        left = count_words(hidden, "outcome is", "outcomes are")
        parts.append(Text(f"{left} left out: they come about never, or hardly ever.", style="dim"))
    if case.outcomes:
        parts += [_heading("The likeliest courses"), *_courses(found, case)]
    if found.hands:
        parts += [_heading("Whose choices the goal hangs on"), _hands(found, case)]
    if found.sensitivity:
        parts += [_heading("With one thing otherwise"), _sensitivity(found)]
    if found.stationary is not None:
        parts += [_heading("Without end"), Text(stationary_words(found.stationary, at_end(found)))]
    parts += [_heading("The numbers it rests on"), numbers_table({found.reading: found.numbers}, case)]
    return Group(*parts, Text(), *_feet(found))


def _heading(text: str) -> Text:
    return Text(f"\n{text}", style="bold")


def told_bands(found: Played) -> Sequence[Band]:
    """The outcomes that are not next to impossible all the time."""
    return [one for one in found.bands if not (small(one.arrived[-1]) and small(max(s.high for s in one.then)))]


def _by_month(found: Played, width: int) -> Table:
    """Goal and outcomes by month; in a wide terminal with times and the other closure."""
    wide = width >= _WIDE
    months = shown_months(found.settings.months, 9 if wide else max(2, (width - _NAME - 14) // (_MONTH + 1)))
    bands = told_bands(found)
    spread = any(range_words(one) for one in [at_end(found), *(band.then[-1] for band in bands)])
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column("month", min_width=_NAME - 4, max_width=48 if wide else None)
    for month in months:
        table.add_column(str(month), justify="right", no_wrap=True)
    if spread:
        table.add_column(f"range at {months[-1]}", no_wrap=True)
    for head in _heads(found) if wide else ():
        table.add_column(head, justify="right")
    for name, spans in _goal_spans(found):
        cells = [chance_words(spans[month].middle) for month in months]
        cells += [range_words(spans[-1])] if spread else []
        table.add_row(Text(name, style="bold"), *cells, style="bold")
    for band in bands:
        cells = [chance_words(band.then[month].middle) for month in months]
        cells += [range_words(band.then[-1])] if spread else []
        table.add_row(_band_name(band), *cells, *(_time_cells(band) if wide else ()))
    return table


def _goal_spans(found: Played) -> Iterator[tuple[str, Sequence[Span]]]:
    label = found.goal.label or found.goal.id
    if found.goal.kept is not None:
        yield f"{label}: unbroken so far", found.goal.kept
    yield f"{label}: is so", found.goal.then


def _band_name(band: Band) -> Text:
    if not band.outcome:
        return Text(band.label)
    label = f" {band.label}" if band.label != band.outcome else ""
    return Text(band.outcome, style="bold").append(label, style="not bold")


_TIMES = ("ever", "first after", "months in it")


def _heads(found: Played) -> tuple[str, ...]:
    closure = next(one for one in CLOSURES if one != found.settings.closure)
    return *_TIMES, f"at the end, by {closure}"


def _times(found: Played) -> Table:
    """How soon and how long, outcome by outcome."""
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column("outcome", min_width=_NAME - 4)
    for head in _heads(found):
        table.add_column(head, justify="right")
    for band in told_bands(found):
        table.add_row(Text(band.outcome or band.label, style="bold"), *_time_cells(band))
    return table


def _time_cells(band: Band) -> tuple[str, str, str, str]:
    ever = chance_words(min(max(band.arrived[-1], 0.0), 1.0))
    soon = "–" if band.until is None or small(band.arrived[-1]) else month_words(band.until)
    return ever, soon, month_words(band.spent.middle), chance_words(band.other)


def _courses(found: Played, case: Case) -> list[RenderableType]:
    told = [one for one in found.paths if not small(one.probability)][:_PATHS] or list(found.paths[:1])
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column(ratio=1)
    for one in told:
        grid.add_row(chance_words(one.probability), course_words(one, case))
    rest = max(0.0, 1 - sum(one.probability for one in told))
    if not small(rest):
        grid.add_row(chance_words(rest), Text("any other course", style="dim"))
    return [grid]


def course_words(one: PlayPath, case: Case) -> str:
    """A course in a line: outcomes, who brought each about, and when."""
    start = one.start or "no outcome"
    if not one.turns:
        return f"{start}, all the time"
    return start + "".join(
        f" → {turn.outcome or 'no outcome'} ({_by_words(turn, case)}, month {month_words(turn.month)})"
        for turn in one.turns
    )


def _hands(found: Played, case: Case) -> RenderableType:
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("actor")
    table.add_column("alone could bring it to", no_wrap=True)
    table.add_column("expects", justify="right")
    for one in sorted(found.hands, key=lambda one: one.least - one.most):
        table.add_row(mover_words(one.actor, case), _hand_words(one), chance_words(one.value))
    note = "The others playing as they do. Expects: 0, its worst state all the time, to 1, its best."
    return Group(table, Text(note, style="dim"))


def _hand_words(one: Hand) -> str:
    low, high = chance_words(one.least), chance_words(one.most)
    return f"{low} to {high}" if low != high else f"{low}, whatever it does"


def _sensitivity(found: Played) -> Table:
    table = Table.grid(padding=(0, 3, 0, 0))
    table.add_row("as it is", chance_words(at_end(found).middle))
    for one in found.sensitivity:
        table.add_row(_otherwise(one), chance_words(one.probability))
    return table


def _otherwise(one: Sensitive) -> str:
    what, _, factor = one.what.partition(" x")
    if what == "speed":
        return f"everybody moves {factor} times as often"
    return f"choices {factor} times as precise" if what == "precision" else one.what


def stationary_words(one: StationaryPlay, finite: Span) -> str:
    """What play without end says beside the finite horizon, and whether it can be relied on."""
    ends = sorted({chance_words(end) for end in one.ends})
    told = f"If actors looked ahead for ever, the probability would be {' or '.join(ends)}"
    told += f" ({chance_words(finite.middle)} as far as they look). "
    starts = f"from {len(one.ends)} starts" if len(one.ends) > 1 else "from one start"
    if not one.settled:
        moved = f"values still moved by {number_words(one.residual)} after {one.sweeps:,} sweeps"
        return f"{told}This is not settled: sought {starts}, {moved}."
    if not one.alike:
        return f"{told}Sought {starts}, which end in different play: there is more than one, and none is picked."
    residual = f"residual {number_words(one.residual)} after {one.sweeps:,} sweeps"
    return f"{told}Sought {starts}, all with the same end; {residual}."


def _feet(found: Played) -> list[RenderableType]:
    share = assumed_words(found.assumed_share)
    told = [f"{NO_FORECAST} {share}"]
    told += [words] if (words := unraised_words(found.unraised)) else []
    told.append(f"Under {found.reading}: {settings_words(found.settings, found.solved)}")
    return [Text(one, style="" if number == 0 else "dim") for number, one in enumerate(told)]
