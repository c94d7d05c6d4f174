"""The inverse question as JSON and as rows."""

from collections.abc import Iterator, Sequence
from typing import Any

from ..answers.inverse import Asks, Clause, Condition, Edit, Finding, Inverse, Raises, Share, Way, Ways
from ..case.nouns import Statement
from .parts import asked_row, asked_shape, state_shape

_MOST_EXACT = 10**15
"""Whole numbers above this are not told: other programs would round them."""


def inverse_shape(found: Inverse) -> dict[str, Any]:
    """`locarno.inverse/1`."""
    return (
        {"schema": "locarno.inverse/1"}
        | asked_shape(found.asked)
        | {
            "reading": found.reading,
            "arrangement": found.arrangement or None,
            "state": state_shape(found.state),
            "opening": found.opening,
            "actors": list(found.actors),
            "fixed": list(found.fixed),
            "findings": [_finding(one) for one in found.findings],
        }
    )


def _finding(one: Finding) -> dict[str, Any]:
    strict, weak, statements = one.together
    return {
        "concept": one.concept,
        "rung": one.rung,
        "holds": one.holds,
        "possible": one.possible,
        "tried": one.tried,
        "least": _ways(one.least),
        "fewest": None if one.fewest is None else _ways(one.fewest),
        "alone": [{"actor": alone.actor} | _ways(alone.ways) for alone in one.alone],
        "dropped": None if one.dropped is None else _ways(one.dropped),
        "raised": None if one.raised is None else _raised(one.raised),
        "asks": [_asks(asks) for asks in one.asks],
        "together": {"statements": _share(statements), "strict": _share(strict), "weak": _share(weak)},
    }


def _ways(ways: Ways) -> dict[str, Any]:
    return {
        "status": ways.status,
        "cleared": ways.cleared,
        "more": ways.more,
        "common": [
            {"actor": actor, "statement": _statement(first), "before": _statement(later)}
            for actor, first, later in ways.common
        ],
        "ways": [
            {"swaps": way.swaps, "given_up": way.given_up, "edits": [_edit(edit) for edit in way.edits]}
            for way in ways.ways
        ],
    }


def _edit(edit: Edit) -> dict[str, Any]:
    moved = [
        {"statement": _statement(one.statement), "before": _statements(one.before), "after": _statements(one.after)}
        for one in edit.moved
    ]
    return {
        "actor": edit.actor,
        "swaps": edit.swaps,
        "moved": moved,
        "given_up": _statements(edit.given_up),
        "order": _statements(edit.order),
        "alike": edit.alike,
    }


def _statements(statements: Sequence[Statement]) -> list[dict[str, Any]]:
    return [_statement(one) for one in statements]


def _statement(one: Statement) -> dict[str, Any]:
    return {"statement": one.text, "refs": list(one.basis.refs), "assumed": one.basis.assumed}


def _raised(raised: Raises) -> dict[str, Any]:
    return {
        "state": state_shape(raised.state),
        "least": raised.least,
        "blocked": list(raised.blocked),
        "pairs": raised.pairs,
        "raises": [
            {
                "actor": one.actor,
                "place": one.place,
                "places": one.places,
                "to": one.to,
                "passed": one.passed,
                "joined": one.joined,
                "pairs": one.pairs,
                "examples": [state_shape(state) for state in one.examples],
            }
            for one in raised.raises
        ],
    }


def _asks(asks: Asks) -> dict[str, Any]:
    return {
        "actor": asks.actor,
        "stable": asks.stable,
        "moves": asks.moves,
        "settled": asks.settled,
        "in_all": asks.in_all,
        "clauses": None if asks.clauses is None else [_clause(one) for one in asks.clauses],
        "conditions": None if asks.conditions is None else [_condition(one) for one in asks.conditions],
        "shares": {"statements": _share(asks.statements), "strict": _share(asks.strict), "weak": _share(asks.weak)},
    }


def _clause(clause: Clause) -> dict[str, Any]:
    return {
        "move": list(clause.move),
        "holds": clause.holds,
        "in_all": clause.in_all,
        "alternatives": [
            {
                "holds": way.holds,
                "in_all": way.in_all,
                "comparisons": [{"change": list(one.change), "holds": one.holds} for one in way.comparisons],
            }
            for way in clause.alternatives
        ],
    }


def _condition(condition: Condition) -> dict[str, Any]:
    return {
        "moves": [list(move) for move in condition.moves],
        "holds": condition.holds,
        "in_all": condition.in_all,
        "tempting": _statements(condition.tempting),
        "orderings": [
            {
                "holds": ordering.holds,
                "answer": list(ordering.answer),
                "precedences": [
                    {"first": _statements(one.first), "later": _statements(one.later), "holds": one.holds}
                    for one in ordering.precedences
                ],
            }
            for ordering in condition.orderings
        ],
    }


def _share(share: Share | None) -> dict[str, Any] | None:
    if share is None:
        return None
    told = share.of is not None and share.of <= _MOST_EXACT
    return {
        "orders": share.orders if told else None,
        "of": share.of if told else None,
        "share": share.share,
        "error": share.error,
    }


def inverse_rows(found: Inverse) -> Iterator[dict[str, Any]]:
    """One row for each edit of each way, and for each raise; one alone where there is none."""
    for one in found.findings:
        rows = [*_way_rows("least", one.least), *_way_rows("fewest", one.fewest)]
        for alone in one.alone:
            rows += _way_rows("alone", alone.ways)
        rows += _way_rows("dropped", one.dropped)
        if one.raised is not None and not one.raised.blocked:
            rows += [_row("raised", actor=raised.actor, pairs=raised.pairs) for raised in one.raised.raises]
        for row in rows or [_row("")]:
            yield asked_row(found.asked) | {
                "reading": found.reading,
                "arrangement": found.arrangement,
                "state": " ".join(found.state.listed) if found.state else "",
                "concept": one.concept,
                "rung": one.rung,
                "status": one.least.status,
                **row,
            }


def _way_rows(change: str, ways: Ways | None) -> Iterator[dict[str, Any]]:
    for number, way in enumerate(ways.ways if ways else (), 1):
        yield from (_edit_row(change, number, way, edit) for edit in way.edits)


def _edit_row(change: str, number: int, way: Way, edit: Edit) -> dict[str, Any]:
    return _row(
        change,
        way=number,
        actor=edit.actor,
        swaps=edit.swaps,
        given_up="; ".join(one.text for one in edit.given_up),
        order="; ".join(one.text for one in edit.order),
        all_swaps=way.swaps,
        all_given_up=way.given_up,
    )


def _row(change: str, **cells: Any) -> dict[str, Any]:
    empty = dict.fromkeys(("way", "actor", "swaps", "given_up", "order", "all_swaps", "all_given_up", "pairs"), "")
    return {"change": change} | empty | cells
