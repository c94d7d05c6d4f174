"""Play over time from every start under every reading: in sentences, as a table."""

from collections.abc import Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from ..answers.play import PlayCell, PlayTable, Span
from ..case.nouns import Case
from .play_words import (
    NO_FORECAST,
    OTHER,
    assumed_words,
    chance_words,
    months_words,
    number_words,
    numbers_table,
    range_words,
    settings_words,
    unraised_words,
)
from .tables import asked_text
from .words import count_words

_NAME, _WIDEST_NAME, _CELL, _WIDEST_CELL, _FEW = 14, 60, 9, 16, 12
_APART = 0.1


def table_sentences(found: PlayTable) -> list[str]:
    """What is asked, and for each reading how the starts do."""
    goal = f"“{found.goal_label or found.goal}”"
    months = months_words(found.settings.months)
    kept = any(one.kept for one in found.cells if one.probability)
    what = f"lasts {months} without a break" if kept else f"is so after {months}"
    told = _by_reading(found)
    begin = ", by where it begins" if len(found.labels) > 1 and any(" to " in one for one in told) else ""
    return [f"How likely it is that {goal} {what}{begin}: {'; '.join(told)}."]


def _by_reading(found: PlayTable) -> list[str]:
    alike: dict[str, list[str]] = {}
    for id_ in found.readings:
        cells = [one for one in found.cells if one.reading == id_ and one.kept and one.probability]
        cells = cells or [one for one in found.cells if one.reading == id_ and one.probability]
        middles = [one.probability.middle for one in cells if one.probability]
        low, high = (chance_words(end(middles)) for end in (min, max)) if middles else ("", "")
        told = "there is no such state" if not middles else low if low == high else f"{low} to {high}"
        alike.setdefault(told, []).append(id_)
    return [f"under {_listed(readings)} {told}" for told, readings in alike.items()]


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def play_table_tables(found: PlayTable, case: Case, width: int) -> RenderableType:
    """Sentence first, then starts by readings, some readings side by side; `width` in characters."""
    parts: list[RenderableType] = [asked_text(found.asked, f"{case.title}: played over time")]
    parts.append(Text(" ".join(table_sentences(found)) + "\n"))
    columns = [*found.readings, *(["mixture"] if found.mixed else [])]
    across = max(1, min(len(columns), (width - _NAME) // (_cell_width(columns) + 1)))
    parts += [_matrix(found, columns[at : at + across], width) for at in range(0, len(columns), across)]
    parts += [Text(one, style="dim") for one in _legend(found)]
    parts += [Text("\nThe numbers it rests on", style="bold"), numbers_table(found.numbers, case)]
    parts.append(Text(f"\n{NO_FORECAST} {assumed_words(found.assumed_share)}"))
    feet = [unraised_words(found.unraised), settings_words(found.settings, found.solved)]
    parts += [Text(one[:1].upper() + one[1:], style="dim") for one in feet if one]
    return Group(*parts)


def _matrix(found: PlayTable, columns: Sequence[str], width: int) -> Table:
    wide = _cell_width(columns)
    names = min(max(width - (wide + 1) * len(columns), _NAME), _WIDEST_NAME)
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column("start", width=names - 1)
    for id_ in columns:
        table.add_column(id_, width=wide, no_wrap=True)
    for starts in _alike(found, columns):
        table.add_row(_start_text(found, starts), *(_cell(found, starts[0], id_) for id_ in columns))
    return table


def _cell_width(columns: Sequence[str]) -> int:
    return min(max(_CELL, *map(len, columns)), _WIDEST_CELL)


def _alike(found: PlayTable, columns: Sequence[str]) -> list[list[str]]:
    """Each start by itself; of many starts, those together that are told alike under all readings."""
    if len(found.labels) <= _FEW:
        return [[start] for start in found.labels]
    groups: dict[tuple[str, ...], list[str]] = {}
    for start in found.labels:
        groups.setdefault(tuple(_cell(found, start, id_).plain for id_ in columns), []).append(start)
    return list(groups.values())


def _start_text(found: PlayTable, starts: Sequence[str]) -> Text:
    first, label = starts[0], found.labels[starts[0]]
    if len(starts) > 1:
        return Text(" ".join(starts), style="bold")
    name = Text(first, style="bold")
    return name if label in (first, "from today") else name.append(f" {label}", style="not bold")


def _cell(found: PlayTable, start: str, column: str) -> Text:
    if column == "mixture" and column not in found.readings:
        mixed = found.mixed[start]
        return Text("–", style="dim") if mixed is None else _span_text(mixed, "")
    one = found[start, column]
    return Text("–", style="dim") if one.probability is None else _span_text(one.probability, _marks(one))


def _span_text(span: Span, marks: str) -> Text:
    middle = span.middle
    style = "bold green" if middle >= 0.75 else "cyan" if middle >= 0.5 else "yellow" if middle >= 0.25 else "red"
    text = Text(chance_words(middle) + marks, style=style)
    spread = range_words(span, "-").replace("0.", ".")
    return text.append(f"\n{spread}" if spread else "", style="dim")


def _marks(one: PlayCell) -> str:
    assert one.probability is not None
    apart = one.other is not None and abs(one.other - one.probability.middle) >= _APART
    return ("" if one.kept else "'") + ("*" if apart else "")


def _legend(found: PlayTable) -> list[str]:
    there = [one for one in found.cells if one.probability is not None]
    months = months_words(found.settings.months)
    told = []
    if len(found.labels) > _FEW:
        told.append("Starts that are told alike stand in one row; JSON and CSV have each by itself.")
    if any(range_words(one.probability) for one in there if one.probability):
        told.append("Below a probability: the least and the greatest over the ranges of the reading's numbers.")
    if any(not one.kept for one in there):
        told.append(f"' not so at the start: the probability that it is so after {months}, and not that it lasts")
    apart = [one for one in there if "*" in _marks(one)]
    if apart:
        most = max(apart, key=lambda one: abs((one.other or 0) - (one.probability.middle if one.probability else 0)))
        told.append(
            f"* {OTHER[found.settings.closure]}, it differs by {_APART:g} or more; most for {most.start} under "
            f"{most.reading}: {chance_words(most.other or 0)}"
        )
    else:
        other = OTHER[found.settings.closure]
        told.append(f"{other[:1].upper()}{other[1:]}, no cell differs by {_APART:g} or more.")
    if len(there) < len(found.cells):
        gone = count_words(len(found.cells) - len(there), "cell", "cells")
        told.append(f"– the rules of the reading leave no such state ({gone})")
    if found.weights:
        weights = ", ".join(f"{id_} {number_words(weight)}" for id_, weight in found.weights.items())
        told.append(f"mixture: readings weighed {weights}; those without such a state are left out of it")
    return told
