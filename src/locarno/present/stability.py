"""Stability of states: as a table, as JSON, as rows."""

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from ..answers.stability import Stability
from ..case.nouns import Case
from .concepts import meanings_text
from .degrees import columns_of, degrees_text, legend_text, marks_shape, rows_of
from .parts import asked_row, asked_shape
from .tables import WIDEST_ID, asked_text

_MOST_STATES = 40
_NARROWEST_HEAD = 7
"""Longer words in heads may be broken where the terminal is narrow."""


def stability_tables(found: Stability, case: Case, every: bool, plain_signs: bool) -> RenderableType:
    """How many states are stable, for whom; then the states that are equilibria (or every state)."""
    title = f"{case.title}: {found.states.size:,} states under {found.reading}"
    parts: list[RenderableType | None] = [asked_text(found.asked, title), degrees_text(found), _counts(found)]
    parts += [_equilibria(found, every, plain_signs), legend_text(found), meanings_text(found)]
    return Group(*(part for part in parts if part is not None))


def _counts(found: Stability) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, title="stable states", title_justify="left", title_style="italic")
    table.add_column("")
    for actor in found.actors:
        table.add_column(actor, justify="right")
    table.add_column("all: equilibria", justify="right", style="bold", min_width=10)
    for name, id_ in rows_of(found):
        counts = [f"{row.sum():,}" for row in found.stable[id_]] if id_ in found.stable else [""] * len(found.actors)
        if id_ in found.ambiguous:
            open_ = found.ambiguous[id_].sum(axis=1)
            counts = [_with_open(row.sum(), more) for row, more in zip(found.stable[id_], open_, strict=True)]
        table.add_row(name, *counts, _with_open(found.equilibria(id_).size, found.undecided(id_).size))
    if any(open_.any() for open_ in found.ambiguous.values()):
        table.caption = "(+n?): n more are ambiguous, because ties leave open what an actor would do"
        table.caption_justify = "left"
    return table


def _with_open(count: int, more: int) -> str:
    return f"{count:,} (+{more:,}?)" if more else f"{count:,}"


def _equilibria(found: Stability, every: bool, plain_signs: bool) -> RenderableType:
    yes, no = ("x", ".") if plain_signs else ("●", "·")
    member = {id_: set(found.equilibria(id_).tolist()) for id_ in found.concepts}
    undecided = {id_: set(found.undecided(id_).tolist()) for id_ in found.concepts}
    states = range(found.states.size) if every else sorted(set().union(*member.values()))
    table = Table(
        box=SIMPLE_HEAD,
        pad_edge=False,
        title="states" if every else "equilibria",
        title_justify="left",
        title_style="italic",
    )
    table.add_column("state", style="bold", no_wrap=True)
    ids = max((len(id_) for id_ in found.outcome_ids), default=0)
    table.add_column("outcome" if any(found.outcomes) else "", overflow="fold", min_width=min(ids, WIDEST_ID))
    if not found.labels:
        table.add_column("options that are yes", ratio=1, overflow="fold")
    columns = columns_of(found, yes, no)
    for column in columns:
        head = column.head.replace(" ", "\n").replace("-", "-\n")
        longest = max(map(len, head.split("\n")))
        table.add_column(head, justify="center", min_width=min(longest, _NARROWEST_HEAD), overflow="fold")
    shown = list(states) if every else list(states)[:_MOST_STATES]
    for state in shown:
        name = found.labels[state] if found.labels else str(found.states[state])
        row = [name, found.outcomes[state]]
        if not found.labels:
            row.append(" ".join(found.holds(state)) or "nothing")
        stable = frozenset(id_ for id_ in found.concepts if state in member[id_])
        open_ = frozenset(id_ for id_ in found.concepts if state in undecided[id_])
        table.add_row(*row, *(column.cell(stable, open_) for column in columns))
    left = len(list(states)) - len(shown)
    if not left:
        return table
    more = Text(f"… and {left:,} more equilibria: `--every` shows all states, `--format csv` writes them.", style="dim")
    return Group(table, more)


def stability_shape(found: Stability) -> dict[str, Any]:
    """`locarno.stability/1`; tables over states are arrays, for lists of a million would take gigabytes."""

    def by_actor(tables: Mapping[str, NDArray[np.bool_]]) -> dict[str, dict[str, NDArray[np.bool_]]]:
        return {id_: {actor: table[row] for row, actor in enumerate(found.actors)} for id_, table in tables.items()}

    return (
        {"schema": "locarno.stability/1"}
        | asked_shape(found.asked)
        | {
            "reading": found.reading,
            "actors": list(found.actors),
            "options": list(found.options),
            "states": found.states,
            "labels": list(found.labels),
            "outcomes": [outcome or None for outcome in found.outcomes],
            "ranks": {actor: found.ranks[row] for row, actor in enumerate(found.actors)},
            "stable": by_actor(found.stable),
            "ambiguous": by_actor(found.ambiguous),
            "equilibria": {id_: found.equilibria(id_).tolist() for id_ in found.concepts},
            "marks": marks_shape(found.marks),
        }
    )


def stability_rows(found: Stability) -> Iterator[dict[str, Any]]:
    """One row for each state; a concept's cell for an actor is true, false, or `ambiguous`."""
    everywhere = {id_: set(found.equilibria(id_).tolist()) for id_ in found.concepts}
    undecided = {id_: set(found.undecided(id_).tolist()) for id_ in found.concepts}
    for state in range(found.states.size):
        row = asked_row(found.asked) | {
            "reading": found.reading,
            "index": state,
            "state": found.labels[state] if found.labels else int(found.states[state]),
            "holds": "" if found.labels else " ".join(found.holds(state)),
            "outcome": found.outcomes[state],
        }
        row |= {f"rank_{actor}": int(found.ranks[number, state]) for number, actor in enumerate(found.actors)}
        for id_ in found.concepts:
            if id_ in found.stable:
                row |= {f"{id_}_{actor}": _judged(found, id_, n, state) for n, actor in enumerate(found.actors)}
            row[id_] = "ambiguous" if state in undecided[id_] else state in everywhere[id_]
        yield row


def _judged(found: Stability, id_: str, actor: int, state: int) -> bool | str:
    if id_ in found.ambiguous and found.ambiguous[id_][actor, state]:
        return "ambiguous"
    return bool(found.stable[id_][actor, state])
