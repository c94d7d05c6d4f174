"""What flips where something is supposed: one line a what-if, one table of what flips, JSON, rows."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from ..answers.whatif import CellWord, Flip, Supposition, WhatIf, Why
from ..case.nouns import Case
from .cell_words import ORDER, cell_text, why_words
from .parts import asked_row, asked_shape, step_shape
from .tables import asked_text
from .words import count_words

_GONE = ("impossible", "no today")
_NOW: dict[CellWord, tuple[str, str]] = {
    "there": ("is there", "are there"),
    "reached": ("can be reached", "can be reached"),
    "interest": ("holds by interest", "hold by interest"),
    "credible": ("holds by a credible answer", "hold by a credible answer"),
    "bluff": ("holds by bluff", "hold by bluff"),
    "breaks": ("breaks", "break"),
    "not reached": ("cannot be reached any more", "cannot be reached any more"),
    "impossible": ("is impossible", "are impossible"),
    "no today": ("has no start, for today is ruled out", "have no start, for today is ruled out"),
}
"""What one cell would do, and what several would."""


def whatif_tables(found: WhatIf, case: Case, every: bool, plain_signs: bool) -> RenderableType:
    """First a line for each what-if, then what flips; cells that become impossible in one row, but for `every`."""
    what = "by what it holds" if found.question == "verdicts" else "whether it can be reached from today by gains"
    asked = count_words(len(found.names), "arrangement", "arrangements")
    under = count_words(len(found.readings), "reading", "readings")
    head = asked_text(found.asked, f"{case.title}: what if?").append(
        f"\n{asked} under {under}, {what}; told is what reads otherwise than it does now.\n", style="not bold"
    )
    shown = [one for one in found.suppositions if _listed(found, one, every)]
    parts: list[RenderableType] = [head, _summary(found)]
    if shown:
        parts += [Text(), _flips(found, shown, every, plain_signs)]
    if not every and any(flip.after in _GONE for flip in found.flips):
        parts.append(Text("Cells that become impossible are only counted; --every lists them.", style="dim"))
    if _paired(found) and any(flip.alone for flip in found.flips) and not every:
        parts.append(Text("Listed is what none of the two does alone; --every lists all.", style="dim"))
    if found.names.get("goal"):
        parts.append(Text(f"goal: {found.names['goal']}", style="dim"))
    return Group(*parts)


def _paired(found: WhatIf) -> bool:
    return any(len(one.parts) > 1 for one in found.suppositions)


def _listed(found: WhatIf, one: Supposition, every: bool) -> list[Flip]:
    """The flips of a what-if that are told one by one."""
    flips = found.of(one.id)
    return [flip for flip in flips if every or (flip.after not in _GONE and not flip.alone)]


def _summary(found: WhatIf) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=False, min_width=12, max_width=26)
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column()
    for one in found.suppositions:
        flips = found.of(one.id)
        grid.add_row(Text(one.id, style="bold"), str(len(flips)), Text(summary_words(found, one)))
    return grid


def summary_words(found: WhatIf, one: Supposition) -> str:
    """What a what-if does to the cells, in a sentence or two."""
    flips = found.of(one.id)
    text = f"{one.label}: " if one.label and one.label != one.id else ""
    if len(one.nothing) == len(found.readings):
        clash = "they contradict each other" if len(one.parts) > 1 else "the rules leave no state"
        return f"{text}nothing is possible then: {clash}"
    if one.idle:
        text += f"{', '.join(one.idle)} can change nothing here (no options of its giver, or not given on that day); "
    if not flips:
        known = f"; {', '.join(one.inside)} takes it to be the case anyway" if one.inside else ""
        return f"{text}flips nothing{known}"
    count = Counter(flip.after for flip in flips)
    told = ", ".join(count_words(count[word], *_NOW[word]) for word in ORDER if count[word])
    only = "flips cells only into impossible ones: " if set(count) == {"impossible"} else ""
    text += f"{only}{told}, of {found.cells}"
    if one.inside:
        text += f"; nothing new under {', '.join(one.inside)}, which has it anyway"
    alone = sum(not flip.alone for flip in flips)
    if len(one.parts) > 1:
        text += "; each also by a part alone" if not alone else f"; {alone} only together"
    if one.no_today and found.question == "verdicts":
        text += "; it supposes what is not so today" + (
            "" if len(one.no_today) == len(found.readings) else f" under {', '.join(one.no_today)}"
        )
    return text


def _flips(found: WhatIf, shown: Sequence[Supposition], every: bool, plain_signs: bool) -> Table:
    table = Table(box=SIMPLE_HEAD, show_edge=False, padding=(0, 1, 0, 0))
    table.add_column("what flips", min_width=11, max_width=27, overflow="fold")
    table.add_column("under")
    table.add_column("is", no_wrap=True)
    table.add_column("would be", no_wrap=True)
    table.add_column("why")
    for one in shown:
        table.add_row(Text(one.id, style="bold underline"))
        for arrangements, readings, before, after, why in _merged(_listed(found, one, every)):
            cells = cell_text(before, plain_signs), cell_text(after, plain_signs)
            table.add_row(" ".join(arrangements), " ".join(readings), *cells, why)
    return table


def _merged(flips: Sequence[Flip]) -> Iterator[tuple[list[str], tuple[str, ...], CellWord, CellWord, str]]:
    """Flips of the same kind in one row: first over readings, then over arrangements."""
    by_arrangement: dict[tuple[str, CellWord, CellWord, str], list[str]] = {}
    for flip in flips:
        key = (flip.arrangement, flip.before, flip.after, why_words(flip.why))
        by_arrangement.setdefault(key, []).append(flip.reading)
    rows: dict[tuple[tuple[str, ...], CellWord, CellWord, str], list[str]] = {}
    for (arrangement, before, after, why), readings in by_arrangement.items():
        rows.setdefault((tuple(readings), before, after, why), []).append(arrangement)
    for (readings_, before, after, why), arrangements in rows.items():
        yield arrangements, readings_, before, after, why


def whatif_shape(found: WhatIf) -> dict[str, Any]:
    """The answer as JSON."""
    return {
        "schema": "locarno.whatif/1",
        **asked_shape(found.asked),
        "question": found.question,
        "cells": found.cells,
        "goals": [{"id": id_, "name": name} for id_, name in found.names.items()],
        "readings": list(found.readings),
        "suppositions": [
            {
                "supposed": one.id,
                "parts": list(one.parts),
                "label": one.label,
                "options": list(one.options),
                "keeps": list(one.keeps),
                "refs": list(one.refs),
                "assumed": one.assumed,
                "inside": list(one.inside),
                "nothing": list(one.nothing),
                "no_today": list(one.no_today),
                "idle": list(one.idle),
                "flips": len(found.of(one.id)),
                "summary": summary_words(found, one),
            }
            for one in found.suppositions
        ],
        "flips": [
            {
                "supposed": flip.supposed,
                "arrangement": flip.arrangement,
                "reading": flip.reading,
                "before": flip.before,
                "after": flip.after,
                "why": why_shape(flip.why),
                "alone": list(flip.alone),
            }
            for flip in found.flips
        ],
    }


def why_shape(why: Why) -> dict[str, Any]:
    """Why a cell flipped."""
    return {
        "word": why.word,
        "words": why_words(why),
        "step": None if why.step is None else step_shape(why.step),
        "answer": [step_shape(one) for one in why.answer],
        "options": list(why.options),
    }


WHATIF_COLUMNS = ("case", "as_of", "question", "supposed", "arrangement", "reading", "before", "after", "why", "alone")
"""The heads of the rows."""


def whatif_rows(found: WhatIf) -> Iterator[dict[str, Any]]:
    """One row for each flip."""
    head = {key: value for key, value in asked_row(found.asked).items() if key != "scenarios"}
    for flip in found.flips:
        yield head | {
            "question": found.question,
            "supposed": flip.supposed,
            "arrangement": flip.arrangement,
            "reading": flip.reading,
            "before": flip.before,
            "after": flip.after,
            "why": why_words(flip.why),
            "alone": ", ".join(flip.alone),
        }
