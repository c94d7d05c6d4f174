"""Stability of states: as a table, as JSON, as rows."""

from collections.abc import Iterator
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from ..answers.concepts import concept_named
from ..answers.stability import Stability
from ..case.nouns import Case
from .parts import asked_row, asked_shape
from .tables import asked_text

_MOST_STATES = 40


def concept_name(id_: str) -> str:
    """How a concept is called in the literature."""
    info = concept_named(id_)
    return info.name if info else id_


def stability_tables(found: Stability, case: Case, every: bool, plain_signs: bool) -> RenderableType:
    """How many states are stable, for whom; then the states that are equilibria (or every state)."""
    title = f"{case.title}: {found.states.size:,} states under {found.reading}"
    return Group(asked_text(found.asked, title), _counts(found), _equilibria(found, every, plain_signs))


def _counts(found: Stability) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, title="stable states", title_justify="left", title_style="italic")
    table.add_column("")
    for actor in found.actors:
        table.add_column(actor, justify="right")
    table.add_column("all: equilibria", justify="right", style="bold")
    for id_ in found.concepts:
        counts = [f"{row.sum():,}" for row in found.stable[id_]] if id_ in found.stable else [""] * len(found.actors)
        if id_ in found.ambiguous:
            open_ = found.ambiguous[id_].sum(axis=1)
            counts = [f"{told} (+{more:,}?)" if more else told for told, more in zip(counts, open_, strict=True)]
        table.add_row(concept_name(id_), *counts, f"{found.equilibria(id_).size:,}")
    if any(open_.any() for open_ in found.ambiguous.values()):
        table.caption = "(+n?): n more are ambiguous, because ties leave open what an actor would do"
    return table


def _equilibria(found: Stability, every: bool, plain_signs: bool) -> RenderableType:
    yes, no = ("x", ".") if plain_signs else ("●", "·")
    member = {id_: set(found.equilibria(id_).tolist()) for id_ in found.concepts}
    states = range(found.states.size) if every else sorted(set().union(*member.values()))
    table = Table(
        box=SIMPLE_HEAD,
        pad_edge=False,
        title="states" if every else "equilibria",
        title_justify="left",
        title_style="italic",
    )
    table.add_column("state", style="bold", no_wrap=True)
    table.add_column("outcome" if any(found.outcomes) else "", overflow="fold")
    if not found.labels:
        table.add_column("options that are yes", ratio=1)
    for id_ in found.concepts:
        table.add_column(concept_name(id_), justify="center")
    shown = list(states) if every else list(states)[:_MOST_STATES]
    for state in shown:
        name = found.labels[state] if found.labels else str(found.states[state])
        row = [name, found.outcomes[state]]
        if not found.labels:
            row.append(" ".join(found.holds(state)) or "nothing")
        table.add_row(*row, *(yes if state in member[id_] else no for id_ in found.concepts))
    left = len(list(states)) - len(shown)
    if not left:
        return table
    more = Text(f"… and {left:,} more equilibria: `--every` shows all states, `--format csv` writes them.", style="dim")
    return Group(table, more)


def stability_shape(found: Stability) -> dict[str, Any]:
    """`locarno.stability/1`."""

    def by_actor(tables: Any) -> dict[str, dict[str, list[bool]]]:
        return {
            id_: {actor: table[row].tolist() for row, actor in enumerate(found.actors)} for id_, table in tables.items()
        }

    return (
        {"schema": "locarno.stability/1"}
        | asked_shape(found.asked)
        | {
            "reading": found.reading,
            "actors": list(found.actors),
            "options": list(found.options),
            "states": found.states.tolist(),
            "labels": list(found.labels),
            "outcomes": [outcome or None for outcome in found.outcomes],
            "ranks": {actor: found.ranks[row].tolist() for row, actor in enumerate(found.actors)},
            "stable": by_actor(found.stable),
            "ambiguous": by_actor(found.ambiguous),
            "equilibria": {id_: found.equilibria(id_).tolist() for id_ in found.concepts},
        }
    )


def stability_rows(found: Stability) -> Iterator[dict[str, Any]]:
    """One row for each state; a concept's cell for an actor is true, false, or `ambiguous`."""
    everywhere = {id_: set(found.equilibria(id_).tolist()) for id_ in found.concepts}
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
            row[id_] = state in everywhere[id_]
        yield row


def _judged(found: Stability, id_: str, actor: int, state: int) -> bool | str:
    if id_ in found.ambiguous and found.ambiguous[id_][actor, state]:
        return "ambiguous"
    return bool(found.stable[id_][actor, state])
