"""Thresholds: from which value of a number on a probability is above a mark, in sentences and as a table."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from ..answers.play import TODAY
from ..answers.threshold import BreakEven, Crossing, Curve, Map, Scanned, Thresholds
from ..case.nouns import Case
from .play_words import (
    NO_FORECAST,
    OTHER,
    chance_words,
    grounds_words,
    months_words,
    mover_words,
    number_words,
    settings_words,
    value_words,
)
from .tables import asked_text

_CELL, _LABEL = 9, 18
_EVEN, _NEAR = 5, 0.04
_ACROSS, _DOWN, _AXIS = 9, 9, 44
_MOST_PARTS, _DIGITS = 3, 7

_NOTHING = 1e-9

Interval = tuple[float, float]


def value_at(points: Sequence[tuple[float, float]], value: float) -> float | None:
    """A curve between its points, along a straight line; None beyond its ends."""
    for (a, low), (b, high) in pairwise(points):
        if a <= value <= b:
            return low if a == b else low + (high - low) * (value - a) / (b - a)
    return None


def above(found: Thresholds, curve: Curve) -> list[Interval]:
    """The parts of the range in which the probability is at least the mark."""
    inside, begin = curve.points[0][1] >= found.level, found.over.low
    parts: list[Interval] = []
    for one in curve.crossings:
        if one.rising:
            begin = one.at
        elif inside:
            parts.append((begin, one.at))
        inside = one.rising
    return [*parts, (begin, found.over.high)] if inside else parts


def threshold_sentences(found: Thresholds, case: Case) -> list[str]:
    """What is asked; then for each reading where the probability is at least the mark, and whether an attack pays."""
    told = [_ask(found, case)]
    alike: dict[str, list[str]] = {}
    for curve in found.curves:
        parts = [curve_words(found, curve), own_words(found, curve), break_even_words(found, curve, case)]
        alike.setdefault(". ".join(part for part in parts if part), []).append(curve.reading)
    told += [f"Under {_listed(readings)} {words}." for words, readings in alike.items()]
    if found.missing:
        told.append(f"Under {_listed(found.missing)} there is no such state.")
    return told


def _ask(found: Thresholds, case: Case) -> str:
    goal = f"“{found.goal_label or found.goal}”"
    kept = all([*(one.kept for one in found.curves), *(one.kept for one in found.maps)])
    months = months_words(found.settings.months)
    what = f"lasts {months} without a break" if kept else f"is so after {months}"
    where = "" if found.start == found.goal else f", {_start(found, case)},"
    told = f"the probability that {goal}{where} {what}"
    if found.second is not None:
        both = f"by {_over(found.over)} and by {_over(found.second)}"
        return f"{told[:1].upper()}{told[1:]}".rstrip(",") + f", {both}."
    return f"Is {told} at least {chance_words(found.level)}? It depends on {_over(found.over)}:"


def _over(one: Scanned) -> str:
    kind = "the likelihood of " if one.knob.startswith("chance:") else ""
    return f"{kind}“{one.label}” ({one.knob})"


def _told(one: Scanned, values: Sequence[float]) -> list[str]:
    """Values of a number: likelihoods with two digits, and all with more where two would be told alike."""
    short = chance_words if one.knob.startswith("chance:") else number_words
    told = [short(value) for value in values]
    digits = 3
    while len(set(told)) < len(set(values)) and digits < _DIGITS:
        told = [f"{value:.{digits}g}" for value in values]
        digits += 1
    return told


def _start(found: Thresholds, case: Case) -> str:
    if found.start == TODAY and TODAY not in case.arrangements:
        return "from today on"
    return f"once {found.start} is agreed" if found.start in case.arrangements else f"beginning with “{found.start}”"


def curve_words(found: Thresholds, curve: Curve) -> str:
    """In which part of the range the probability is at least the mark, under one reading; without its name."""
    low, high = min(p for _, p in curve.points), max(p for _, p in curve.points)
    between = chance_words(low)
    if not curve.crossings:
        if between != chance_words(high):
            between = f"{between} to {chance_words(high)}"
        yes = "yes, whatever" if low >= found.level else "no, whatever"
        return f"{yes} that {_kind(found.over)} is: the probability is {between}"
    told = _intervals(found, above(found, curve))
    aside = f"it runs between {between} and {chance_words(high)}"
    if len(curve.crossings) > 1:
        aside += f", and crosses {_times(len(curve.crossings))}"
    jumps = _told(found.over, [one.at for one in curve.crossings if one.jump])
    if 0 < len(jumps) <= _MOST_PARTS:
        aside += f"; it leaps at {_listed(jumps)}"
    return f"only {told} ({aside})"


def own_words(found: Thresholds, curve: Curve) -> str:
    """Where the reading's own belief lies; empty where it has none, or where that makes no difference."""
    if curve.own is None or curve.own.set or not curve.crossings:
        return ""
    own, low, high = value_words(curve.own), curve.own.low, curve.own.high
    begin = f"Its own belief, {own},"
    if curve.own.knob != found.over.knob:
        begin = f"What it believes of “{curve.own.label}”, put aside here, {own},"
    if any(a <= low and high <= b for a, b in above(found, curve)):
        return f"{begin} lies within"
    return f"{begin} lies {'outside' if all(high < a or b < low for a, b in above(found, curve)) else 'partly within'}"


def _kind(one: Scanned) -> str:
    return "likelihood" if one.knob.startswith("chance:") else "number"


def _times(count: int) -> str:
    return {2: "twice"}.get(count, f"{count} times")


def _intervals(found: Thresholds, parts: Sequence[Interval]) -> str:
    ends = iter(_told(found.over, [end for part in parts for end in part]))
    told = []
    for low, high in parts:
        first, last = next(ends), next(ends)
        if high >= found.over.high:
            told.append(f"from {first} on")
        else:
            told.append(f"up to {last}" if low <= found.over.low else f"from {first} to {last}")
    if len(told) <= _MOST_PARTS:
        return _listed(told)
    return f"in {len(told)} parts of its range, the first {told[0]}, the last {told[-1]}"


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def break_even_words(found: Thresholds, curve: Curve, case: Case) -> str:
    """Where an attack pays under one reading; empty where nobody could attack."""
    one = curve.break_even
    if one is None or not one.gains:
        return ""
    name = mover_words(one.actor, case)
    gains = [gain for _, gain in one.gains]
    if max(map(abs, gains)) < _NOTHING:
        return ""
    if not one.at:
        return f"Attacking {'pays' if max(gains) > 0 else 'does not pay'} for {name}, whatever it is"
    turns = _told(found.over, [crossing.at for crossing in one.at])
    if len(turns) > 1:
        return f"Whether attacking pays for {name} turns at {_listed(turns)}"
    return f"Attacking pays for {name} only {'from' if one.at[0].rising else 'up to'} {turns[0]}"


def threshold_tables(found: Thresholds, case: Case, width: int) -> RenderableType:
    """Sentences first, then the curves of all readings at a few values and at historical marks, or maps."""
    title = f"{case.title}: from which value on?" if found.second is None else f"{case.title}: over two numbers"
    parts: list[RenderableType] = [asked_text(found.asked, title)]
    told = threshold_sentences(found, case)
    parts += [Text(told[0]), *(Text(f"- {one}") for one in told[1:]), Text()]
    if found.second is None:
        across = max(1, (width - _LABEL - 8) // (_CELL + 1))
        for at in range(0, len(found.curves), across):
            parts.append(_curves(found, found.curves[at : at + across], width))
    else:
        parts += [_map(found, one, width) for one in found.maps]
    parts += [Text(one, style="dim") for one in _notes(found)]
    shares = [one.assumed_share for one in found.curves]
    words = ""
    if shares:
        low, high = f"{min(shares):.0%}", f"{max(shares):.0%}"
        words = f" {low if low == high else f'{low} to {high}'} of what a curve rests on is said by no source."
    parts.append(Text(f"\n{NO_FORECAST}{words}"))
    settings = settings_words(found.settings, found.solved)
    return Group(*parts, Text(settings[:1].upper() + settings[1:], style="dim"))


def _curves(found: Thresholds, curves: Sequence[Curve], width: int) -> Table:
    """Probabilities at round values and at marks, in order; then crossings, the reading's own belief, break-even."""
    labels = min(max(width - (_CELL + 1) * len(curves) - 8, _LABEL), 64)
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column("value", justify="right", no_wrap=True)
    table.add_column("", max_width=labels, overflow="fold")
    for curve in curves:
        table.add_column(curve.reading, min_width=6, max_width=_CELL)
    for value, label in rows_of(found):
        cells = [_cell(found, curve, value) for curve in curves]
        table.add_row(number_words(value), Text(label, style="italic" if label else ""), *cells)
    table.add_section()
    level = chance_words(found.level)
    table.add_row(
        "", f"crosses {level} at (↑ rising, ↓ falling)", *(_crossing_cell(found, one.crossings) for one in curves)
    )
    if any(one.break_even for one in curves):
        table.add_row("", "an attack breaks even at", *(_even_cell(found, one.break_even) for one in curves))
    if any(one.own for one in curves):
        table.add_row("", "what the reading itself says" + _aside(found, curves), *map(_own_cell, curves))
    if any(one.left is not None for one in curves):
        cells_ = ["–" if one.left is None else chance_words(one.left) for one in curves]
        table.add_row("", "probability if it is left to the actors", *cells_)
    if any(_other_apart(one) for one in curves):
        table.add_row("", f"{OTHER[found.settings.closure]}, differs by up to", *map(_other_cell, curves))
    return table


def rows_of(found: Thresholds) -> Iterator[tuple[float, str]]:
    """Values to tell, in order: round ones without a label, historical marks with theirs."""
    low, high = found.over.low, found.over.high
    rows = {low + (high - low) * step / (_EVEN - 1): "" for step in range(_EVEN)}
    if found.over.knob.startswith(("rate:", "precision")) and low > 0:
        rows = {low * (high / low) ** (step / (_EVEN - 1)): "" for step in range(_EVEN)}
    for mark in found.marks if found.over.knob.startswith("chance:") else ():
        if low <= mark.value <= high:
            rows = {value: label for value, label in rows.items() if label or abs(value - mark.value) > _NEAR}
            refs = f" [{' '.join(mark.refs)}]" if mark.refs else ""
            rows[mark.value] = f"{mark.label or mark.id}{refs}"
    yield from sorted(rows.items())


def _cell(found: Thresholds, curve: Curve, value: float) -> Text:
    here = value_at(curve.points, value)
    if here is None:
        return Text("–", style="dim")
    return Text(chance_words(here), style="bold green" if here >= found.level else "")


def _crossing_cell(found: Thresholds, crossings: Sequence[Crossing]) -> str:
    if not crossings:
        return "never"
    told = _told(found.over, [one.at for one in crossings])
    return ", ".join(f"{at}{'↑' if one.rising else '↓'}" for at, one in zip(told, crossings, strict=True))


def _even_cell(found: Thresholds, one: BreakEven | None) -> str:
    if one is None:
        return "–"
    if not one.at:
        return "pays always" if one.gains and max(gain for _, gain in one.gains) > _NOTHING else "never pays"
    return ", ".join(_told(found.over, [crossing.at for crossing in one.at]))


def _aside(found: Thresholds, curves: Sequence[Curve]) -> str:
    """Of which other numbers that is, which are put aside because they are about the same."""
    others = dict.fromkeys(one.own.knob for one in curves if one.own and one.own.knob != found.over.knob)
    return f" (of {', '.join(others)}, put aside)" if others else ""


def _own_cell(curve: Curve) -> str:
    return value_words(curve.own).replace(" (", "\n").removesuffix(")") if curve.own else "–"


def _other_apart(curve: Curve) -> float:
    gaps = [abs(p - here) for value, p in curve.other if (here := value_at(curve.points, value)) is not None]
    return max(gaps, default=0.0)


def _other_cell(curve: Curve) -> str:
    return chance_words(_other_apart(curve))


def _map(found: Thresholds, one: Map, width: int) -> RenderableType:
    assert found.second is not None
    across = max(2, min(_ACROSS, (width - 12) // 6))
    columns, rows = _some(len(one.first), across), _some(len(one.second), _DOWN)
    table = Table(
        box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0), title_justify="left",
        title_style="bold", title=f"Under {one.reading}: {found.over.knob} to the right, {found.second.knob} downwards",
    )  # fmt: skip
    table.add_column("", justify="right", no_wrap=True)
    for column in columns:
        table.add_column(number_words(one.first[column]), justify="right", no_wrap=True)
    for row in rows:
        cells = [one.probability[row][column] for column in columns]
        styled = [Text(chance_words(p), style="bold green" if p >= found.level else "") for p in cells]
        table.add_row(Text(number_words(one.second[row]), style="dim"), *styled)
    return table


def _some(count: int, most: int) -> list[int]:
    if count <= most:
        return list(range(count))
    return sorted({round(step * (count - 1) / (most - 1)) for step in range(most)})


def _notes(found: Thresholds) -> Iterator[str]:
    for one in (found.over, found.second):
        if one is not None:
            yield f"{one.knob}: {scanned_words(one)}"
    if found.marks and found.over.knob.startswith("chance:") and found.second is None:
        yield "Marks in italics are shares of duties kept when war came; deterrence that worked is not among them."
    if found.curves:
        widest = max(one.widest for one in found.curves)
        yield f"Crossings back and forth within {number_words(widest)} of each other could still be missed."


def scanned_words(one: Scanned) -> str:
    """What is scanned, from where to where, and what it rests on."""
    grounds = grounds_words(one.refs, one.assumed)
    return f"{one.label}, from {number_words(one.low)} to {number_words(one.high)}" + (
        f" ({grounds})" if grounds else ""
    )


def axis_words(one: Scanned) -> str:
    """What is scanned, as the title of an axis."""
    label = one.label if len(one.label) <= _AXIS else one.label[: _AXIS - 1].rstrip() + "…"
    return f"likelihood: {label}" if one.knob.startswith("chance:") else label
