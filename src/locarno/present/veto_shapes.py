"""Who can block an arrangement, and what would lift the block: as JSON and as rows."""

from collections.abc import Iterator
from typing import Any

from ..answers.verdicts import Break
from ..answers.vetoes import Element, Veto, Vetoes, Will
from .parts import asked_row, asked_shape, decision_shape, state_shape, step_shape


def vetoes_shape(found: Vetoes) -> dict[str, Any]:
    """`locarno.vetoes/1`."""
    return (
        {"schema": "locarno.vetoes/1"}
        | asked_shape(found.asked)
        | {"wanted": found.wanted, "most": found.most, "vetoes": [_veto(one) for one in found]}
    )


def _veto(one: Veto) -> dict[str, Any]:
    return {
        "arrangement": one.arrangement,
        "reading": one.reading,
        "rung": one.rung,
        "start": one.start,
        "there": one.there,
        "blocked": one.blocked,
        "reachable": one.reachable,
        "opening": [state_shape(state) for state in one.opening],
        "bring_about": [list(actors) for actors in one.bring_about],
        "blocking": [{"actors": list(sets.actors), "prefers": sets.prefers} for sets in one.blocking],
        "leaving": [{"actors": list(sets.actors), "can": sets.can} for sets in one.leaving],
        "wills": [_will(will) for will in one.wills],
        "prices": [
            {
                "elements": [_element(element) for element in price.elements],
                "payers": list(price.payers),
                "rung": price.rung,
                "opening": [state_shape(state) for state in price.opening],
                "worse": list(price.worse),
                "against": list(price.against),
            }
            for price in one.prices
        ],
        "turned": [
            {
                "elements": [_element(element) for element in turned.elements],
                "blocking": [list(actors) for actors in turned.blocking],
                "leaving": list(turned.leaving),
            }
            for turned in one.turned
        ],
        "complete": one.complete,
        "tried": one.tried,
        "assumed_share": one.assumed_share,
        "entries": one.entries,
    }


def _will(one: Will) -> dict[str, Any]:
    return {
        "actor": one.actor,
        "worse": one.worse,
        "better": one.better,
        "because": None if one.because is None else decision_shape(one.because),
        "leaves": None if one.leaves is None else _break(one.leaves),
    }


def _break(one: Break) -> dict[str, Any]:
    return step_shape(one.step) | {"after": [step_shape(step) for step in one.after]}


def _element(one: Element) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "id": one.id,
        "same": list(one.same),
        "text": one.text,
        "payers": list(one.payers),
        "overrides": one.overrides,
        "refs": list(one.refs),
        "assumed": one.assumed,
    }


def veto_rows(found: Vetoes) -> Iterator[dict[str, Any]]:
    """One row for each price; one for each arrangement and reading that has none."""
    for one in found:
        head = asked_row(found.asked) | {
            "arrangement": one.arrangement,
            "reading": one.reading,
            "rung": one.rung,
            "wanted": one.wanted,
            "blocked": one.blocked,
            "bring_about": "; ".join(" ".join(actors) for actors in one.bring_about),
            "kept_out_by": "; ".join(" ".join(sets.actors) for sets in one.keep_out),
            "left_by": " ".join(one.leavers),
            "tried": one.tried,
        }
        empty = {"price": "", "kinds": "", "payers": "", "then": "", "worse": "", "against": ""}
        for price in one.prices:
            yield head | {
                "price": " ".join(element.id for element in price.elements),
                "kinds": " ".join(element.kind for element in price.elements),
                "payers": " ".join(price.payers),
                "then": price.rung,
                "worse": " ".join(price.worse),
                "against": " ".join(price.against),
            }
        if not one.prices:
            yield head | empty
