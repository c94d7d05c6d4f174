"""What was said when, and what held as of each day: tables, JSON, rows."""

from collections.abc import Iterator, Sequence
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from ..answers.timeline import Changed, Dated, Moment, Timeline
from ..answers.whatif import CellWord
from ..case.nouns import Case
from .cell_words import cell_text, why_words
from .parts import asked_shape
from .tables import asked_text
from .whatif import why_shape
from .words import count_words

_BEFORE = "before"
_ACROSS = 5


def day_words(moment: Moment) -> str:
    """A day, or that it is before all days."""
    return moment.day.isoformat() if moment.day else _BEFORE


def through_words(one: Changed, moment: Moment) -> str:
    """What of the day changed the cell."""
    if not one.sets:
        return f"no set of up to {one.tried} entries of the day does it alone" if one.tried else "the day as a whole"
    names = {entry.id: f"today {entry.text}" for entry in moment.entries if entry.kind == "status quo"}
    told = " or ".join(" with ".join(names.get(id_, id_) for id_ in ids) for ids in one.sets[:3])
    return told + (f" or {len(one.sets) - 3} other ways" if len(one.sets) > 3 else "")


def timeline_tables(found: Timeline, case: Case, plain_signs: bool) -> RenderableType:
    """First what held when, then what changed and through what, then the ledger."""
    parts: list[RenderableType] = [asked_text(found.asked, f"{case.title}: what was said when, and what held then")]
    parts += [Text(verdict_sentence(found) + "\n")]
    if found.moments:
        parts.append(_strip(found, plain_signs))
    if not found.quiet:
        parts += [Text("\nWhat changed\n", style="bold"), _changes(found, plain_signs)]
    parts += [Text("\nThe ledger\n", style="bold"), _ledger(found)]
    return Group(*parts)


def verdict_sentence(found: Timeline) -> str:
    """Whether anything ever changed, in a sentence or two."""
    later = found.moments[1:]
    cells = len(found.names) * len(found.readings)
    what = "verdict" if found.question == "verdicts" else "answer"
    if not found.moments or (not later and found.moments[0].day is None):
        return "No entry that verdicts rest on has a date: they are the same on every day."
    if not later:
        return f"Nothing that verdicts rest on has changed since {day_words(found.moments[0])}."
    first = day_words(found.moments[0])
    since = f"since {first}" if found.moments[0].day else "from before the first date on"
    if found.quiet:
        told = count_words(len(later), "day has", "days have")
        cells_ = count_words(cells, what, f"{what}s")
        return f"None of {cells_} has changed {since}, though {told} brought something that could have changed one."
    changes = sum(len(moment.changed) for moment in found.moments)
    on = [day_words(moment) for moment in found.moments if moment.changed]
    told = count_words(changes, f"change of {what}", f"changes of {what}")
    return f"{told} in {count_words(cells, 'cell', 'cells')} {since}: on {', '.join(on)}."


def _strip(found: Timeline, plain_signs: bool) -> Table:
    """One goal by reading and day; of several goals the first."""
    id_ = next(iter(found.names))
    table = Table(box=SIMPLE_HEAD, show_edge=False, padding=(0, 1, 0, 0))
    table.add_column(id_ if id_ == found.names[id_] else f"{id_}: {found.names[id_]}", max_width=26)
    shown = found.moments if len(found.moments) <= _ACROSS else _some(found.moments)
    for moment in shown:
        table.add_column(day_words(moment), no_wrap=True)
    for reading in found.readings:
        table.add_row(reading, *(cell_text(moment.words[id_, reading], plain_signs) for moment in shown))
    return table


def _some(moments: Sequence[Moment]) -> list[Moment]:
    """The first, the last, and those on which most changed."""
    inner = sorted(moments[1:-1], key=lambda one: len(one.changed), reverse=True)[: _ACROSS - 2]
    return [moment for moment in moments if moment in (moments[0], moments[-1]) or moment in inner]


def _changes(found: Timeline, plain_signs: bool) -> Table:
    table = Table(box=SIMPLE_HEAD, show_edge=False, padding=(0, 1, 0, 0))
    table.add_column("what changed", min_width=11, max_width=24, overflow="fold")
    table.add_column("under")
    table.add_column("was", no_wrap=True)
    table.add_column("is", no_wrap=True)
    table.add_column("why")
    table.add_column("through")
    for moment in found.moments:
        if moment.changed:
            table.add_row(Text(day_words(moment), style="bold underline"))
            for arrangements, readings, before, after, why, through in _merged(moment):
                cells = cell_text(before, plain_signs), cell_text(after, plain_signs)
                table.add_row(" ".join(arrangements), " ".join(readings), *cells, why, through)
    return table


_Kind = tuple[CellWord, CellWord, str, str]
_Row = tuple[list[str], tuple[str, ...], CellWord, CellWord, str, str]


def _merged(moment: Moment) -> Iterator[_Row]:
    by_arrangement: dict[tuple[str, _Kind], list[str]] = {}
    for one in moment.changed:
        kind = one.before, one.after, why_words(one.why), through_words(one, moment)
        by_arrangement.setdefault((one.arrangement, kind), []).append(one.reading)
    rows: dict[tuple[tuple[str, ...], _Kind], list[str]] = {}
    for (arrangement, kind), readings in by_arrangement.items():
        rows.setdefault((tuple(readings), kind), []).append(arrangement)
    for (under, kind), arrangements in rows.items():
        yield arrangements, under, *kind


def _ledger(found: Timeline) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(max_width=14)
    grid.add_column(ratio=1)
    last = ""
    for one in found.ledger:
        day = one.day.isoformat()
        when = Text(one.when if day != last else "", style="bold")
        grid.add_row(when, Text(who_words(one)), entry_text(one))
        last = day
    return grid


def who_words(one: Dated) -> str:
    """Whose entry it is."""
    if one.by:
        return " ".join(one.by)
    return "today" if one.kind == "status quo" else one.kind


def entry_text(one: Dated) -> Text:
    """An entry in a line: what, how firmly, on what it rests."""
    text = Text()
    if one.turn == "ends":
        text.append("no longer: ", style="bold")
    if one.kind == "source":
        text.append(one.id, style="bold").append(f" appears: {one.text}" + (f" ({one.word})" if one.word else ""))
        return text.append(f"; read as {one.reading}" if one.reading else "", style="dim")
    if one.kind != "status quo":
        text.append(f"{one.id} " if one.kind == "pledge" else f"{one.id}: ", style="bold")
    text.append(one.text)
    said = [one.word] if one.word else []
    said += [f"only in {one.reading}"] if one.reading else []
    said += [" ".join(one.refs)] if one.refs else []
    said += ["assumed"] if one.assumed else []
    return text.append(f" ({'; '.join(said)})" if said else "", style="dim")


def timeline_shape(found: Timeline) -> dict[str, Any]:
    """The answer as JSON."""
    return {
        "schema": "locarno.timeline/1",
        **asked_shape(found.asked),
        "question": found.question,
        "goals": [{"id": id_, "name": name} for id_, name in found.names.items()],
        "readings": list(found.readings),
        "ledger": [_entry_shape(one) for one in found.ledger],
        "moments": [
            {
                "day": moment.day.isoformat() if moment.day else None,
                "cells": [
                    {"arrangement": arrangement, "reading": reading, "word": word}
                    for (arrangement, reading), word in moment.words.items()
                ],
                "changed": [_changed_shape(one) for one in moment.changed],
            }
            for moment in found.moments
        ],
    }


def _entry_shape(one: Dated) -> dict[str, Any]:
    return {
        "id": one.id,
        "kind": one.kind,
        "turn": one.turn,
        "day": one.day.isoformat(),
        "when": one.when,
        "by": list(one.by),
        "reading": one.reading or None,
        "text": one.text,
        "word": one.word or None,
        "refs": list(one.refs),
        "assumed": one.assumed,
        "matters": one.matters,
    }


def _changed_shape(one: Changed) -> dict[str, Any]:
    return {
        "arrangement": one.arrangement,
        "reading": one.reading,
        "before": one.before,
        "after": one.after,
        "why": why_shape(one.why),
        "sets": [list(ids) for ids in one.sets],
        "tried": one.tried,
    }


TIMELINE_COLUMNS = (
    "case",
    "scenarios",
    "question",
    "day",
    "arrangement",
    "reading",
    "word",
    "before",
    "why",
    "through",
)
"""The heads of the rows."""


def timeline_rows(found: Timeline) -> Iterator[dict[str, Any]]:
    """One row for each cell as of each day."""
    for moment in found.moments:
        changed = {(one.arrangement, one.reading): one for one in moment.changed}
        for (arrangement, reading), word in moment.words.items():
            one = changed.get((arrangement, reading))
            yield {
                "case": found.asked.case,
                "scenarios": " ".join(found.asked.scenarios),
                "question": found.question,
                "day": moment.day.isoformat() if moment.day else "",
                "arrangement": arrangement,
                "reading": reading,
                "word": word,
                "before": one.before if one else "",
                "why": why_words(one.why) if one else "",
                "through": through_words(one, moment) if one else "",
            }
