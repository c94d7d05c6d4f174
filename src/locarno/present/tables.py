"""Answers as tables for a terminal: readable at 100 columns, in colour and without."""

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from textwrap import wrap

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from ..answers.asked import Asked
from ..answers.verdicts import Verdict, Verdicts
from ..case.basis import Basis
from ..case.nouns import Case
from .words import RUNGS, count_words

WIDEST_ID = 24
"""So many letters of an id are kept together in a narrow terminal."""

_LATER_SHOWN = 4
_CELL, _COMPACT_CELL, _NARROWEST_NAME, _NAME_LINES = 16, 12, 14, 5
_WELL_FILLED = 2 / 3


def asked_text(asked: Asked, title: str) -> Text:
    """The head of an answer: of which case, under which scenarios, as of which day."""
    text = Text(title, style="bold")
    parts = [f"as of {asked.as_of}"] if asked.as_of else []
    parts += [f"under {', '.join(asked.scenarios)}"] if asked.scenarios else []
    return text.append(f"  ({'; '.join(parts)})" if parts else "", style="not bold")


def verdict_tables(found: Verdicts, case: Case, compact: bool, plain_signs: bool, width: int) -> RenderableType:
    """The matrix of arrangements by readings, some readings side by side; with a legend and a count.

    `width` is that of the terminal, in characters.
    """
    across = max(1, min(len(found.readings), (width - _NARROWEST_NAME) // ((_COMPACT_CELL if compact else _CELL) + 1)))
    blocks = [found.readings[at : at + across] for at in range(0, len(found.readings), across)]
    cells = {(one.arrangement, one.reading): one for one in found}
    tables = [_matrix(cells, found.arrangements, block, case, compact, plain_signs, width) for block in blocks]
    return Group(asked_text(found.asked, case.title), *tables, _legend(found, case, plain_signs))


def _matrix(
    cells: dict[tuple[str, str], Verdict],
    arrangements: Sequence[str],
    readings: Sequence[str],
    case: Case,
    compact: bool,
    plain_signs: bool,
    width: int,
) -> Table:
    cell = _COMPACT_CELL if compact else _CELL
    names = min(max(width - (cell + 1) * len(readings), _NARROWEST_NAME), 64)
    table = Table(box=SIMPLE_HEAD, show_edge=False, padding=0, leading=0 if compact else 1)
    table.add_column("arrangement", width=names)
    for reading in readings:
        table.add_column(reading, width=cell, overflow="fold")
    for id_ in arrangements:
        name = Text(_shorten(f"{id_} {case.arrangements[id_].name}", names, 1 if compact else _NAME_LINES))
        name.stylize("bold", 0, len(id_))
        table.add_row(name, *(_cell(cells[id_, reading], case, compact, plain_signs) for reading in readings))
    return table


def _shorten(text: str, width: int, lines: int) -> str:
    """The text cut so that it wraps to so many lines; a single line is cut in a word rather than left half empty."""
    wrapped = wrap(text, width)
    if len(wrapped) <= lines:
        return text
    if lines == 1 and len(wrapped[0]) < width * _WELL_FILLED:
        return f"{text[: width - 1].rstrip()}…"
    last = wrapped[lines - 1][: width - 1] + "…"
    return "\n".join([*wrapped[: lines - 1], last])


def _includes_war(one: Verdict, case: Case) -> bool:
    """Whether it holds from an ordinary state, but what holds includes irreversible outcomes."""
    if one.concept is None or one.apart:
        return False
    return any(outcome and case.outcomes[outcome].irreversible for outcome in one.kept_outcomes)


def marks_of(one: Verdict, case: Case) -> str:
    """The marks behind a verdict, which a legend explains."""
    marks = ("*" if one.would_hold else "") + ("!" if one.apart else "")
    return marks + ("?" if _includes_war(one, case) else "")


def _cell(one: Verdict, case: Case, compact: bool, plain_signs: bool) -> Text:
    told = RUNGS[one.rung]
    sign = told.ascii if plain_signs else told.sign
    marks = marks_of(one, case)
    if one.rung != "breaks":
        return Text(f"{sign} {told.word}{marks}", style=told.style)
    first, before = one.breaks[0].step, one.breaks[0].after
    nth = f" ({len(before) + 1})" if before else ""
    text = Text(f"{sign} {first.actor}{nth}{marks}", style=told.style)
    if not compact:
        more = f" +{len(first.change) - 1}" if len(first.change) > 1 else ""
        text.append(f"\n{_broken(first.change[0] + more)}", style="not bold")
        arrow = ">" if plain_signs else "→"
        text.append(f"\n{_broken(arrow + (first.end.outcome or 'elsewhere'))}", style="not bold dim")
    return text


def _broken(words: str) -> str:
    """An id in lines that fit into a cell: it is broken behind a blank or an underscore, so that it stays whole."""
    lines = [""]
    for part in re.findall(r"[^_ ]*[_ ]?", words):
        if lines[-1] and len(lines[-1]) + len(part.rstrip()) > _CELL:
            lines.append(" ")
        lines[-1] += part
    return "\n".join(line.rstrip() for line in lines)


def _legend(found: Verdicts, case: Case, plain_signs: bool) -> Text:
    count = Counter(one.rung for one in found)
    text = Text()
    for rung, told in RUNGS.items():
        sign = told.ascii if plain_signs else told.sign
        text.append(f"{sign} {told.word}", style=told.style).append(f" ({count[rung]}) {told.meaning}\n")
    ways = [one.breaks[0] for one in found if one.breaks]
    if ways:
        text.append("A break is told by who leaves, by which move, into which outcome", style="dim")
        more = ["`+1`: and one more change"] if any(len(way.step.change) > 1 for way in ways) else []
        more += ["`(2)`: as the second move, after one inside"] if any(way.after for way in ways) else []
        text.append("".join(f"; {told}" for told in more) + ".\n", style="dim")
    if any(one.would_hold for one in found):
        text.append("* breaks where it starts, but other states of it would hold\n", style="dim")
    if any(one.apart for one in found):
        text.append("! rests only because nothing can be taken back (irreversible outcome)\n", style="dim")
    if any(_includes_war(one, case) for one in found):
        text.append(
            "? what holds includes states of an irreversible outcome: the arrangement does not exclude it\n",
            style="dim",
        )
    if found.later:
        text.append_text(later_text(found.later, found.asked)).append("\n")
    shares = [one.assumed_share for one in found]
    if shares:
        text.append(f"Assumed entries: {min(shares):.0%} to {max(shares):.0%} of what a verdict rests on.", style="dim")
    return text


def later_text(later: Sequence[Basis], asked: Asked) -> Text:
    """Which entries do not count yet, where they stand, and from which day on they would."""
    listed = [f"{Path(b.place.file).name}:{b.place.line} (from {b.since})" for b in later if b.place]
    more = f" and {len(listed) - _LATER_SHOWN} more" if len(listed) > _LATER_SHOWN else ""
    count = count_words(len(later), "entry does not count", "entries do not count")
    return Text(f"{count} as of {asked.as_of}: {', '.join(listed[:_LATER_SHOWN])}{more}.", style="yellow")
