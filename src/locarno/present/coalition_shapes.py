"""Which coalitions would upset a state, as JSON and as rows."""

from collections.abc import Iterator, Sequence
from typing import Any

from ..answers.coalitions import COALITION_CONCEPTS, Coalition, CoalitionImprovement, Coalitions, JointStep, Place
from .parts import asked_row, asked_shape, change_shape, decision_shape, state_shape


def coalitions_shape(found: Coalitions) -> dict[str, Any]:
    """`locarno.coalitions/1`."""
    return (
        {"schema": "locarno.coalitions/1"}
        | asked_shape(found.asked)
        | {
            "concept": found.concept,
            "answers": found.answers,
            "joint": found.joint,
            "actors": list(found.actors),
            "all_coalitions": found.all_coalitions,
            "places": [_place(place) for place in found],
        }
    )


def _place(place: Place) -> dict[str, Any]:
    upset = {one.members for one in place.upset_by}
    return {
        "name": place.name or None,
        "arrangement": place.arrangement or None,
        "reading": place.reading,
        "rung": place.rung,
        "opening": state_shape(place.state),
        "others": place.others,
        "equilibrium": place.equilibrium,
        "asked": place.asked,
        "universal": place.universal,
        "stable_for": None if place.stable_for is None else list(place.stable_for),
        "upset_by": [list(one.members) for one in place.upset_by],
        "coalitions": [_coalition(one, one.members in upset) for one in place.coalitions],
    }


def _coalition(one: Coalition, smallest: bool) -> dict[str, Any]:
    return {
        "members": list(one.members),
        "improvements": one.improvements,
        "undeterred": {concept: one.undeterred[concept] for concept in COALITION_CONCEPTS},
        "upsetting": one.upsetting,
        "smallest": smallest,
        "improvement": _improvement(one.told),
        "jumps": one.jumps,
        "jump": state_shape(one.jump),
    }


def _improvement(told: CoalitionImprovement) -> dict[str, Any]:
    return {
        "steps": [_step(step) for step in told.steps],
        "into": list(told.end.listed),
        "outcome": told.end.outcome or None,
        "leaves": told.leaves,
        "gains": [decision_shape(one) for one in told.gains],
        "deterred": told.deterred,
        "answer": [_step(step) for step in told.answer],
        "spoiled": [decision_shape(one) for one in told.spoiled],
    }


def _step(step: JointStep) -> dict[str, Any]:
    return (
        {"actors": list(step.actors)}
        | change_shape(step.change, step.start, step.end)
        | {"gains": [decision_shape(one) for one in step.gains]}
    )


def coalition_rows(found: Coalitions) -> Iterator[dict[str, Any]]:
    """One row for each coalition that could do better; one row without a coalition where none could."""
    for place in found:
        upset = {one.members for one in place.upset_by}
        head = asked_row(found.asked) | {
            "name": place.name,
            "arrangement": place.arrangement,
            "reading": place.reading,
            "opening": " ".join(place.state.listed) if place.state else "",
            "possible": place.state is not None,
            "equilibrium": place.equilibrium,
        }
        for one in place.coalitions:
            yield head | _row(one, one.members in upset)
        if not place.coalitions:
            yield head | dict.fromkeys(_COLUMNS, "") | {"improvements": 0, "upsetting": 0}


_COLUMNS = (
    "coalition", "improvements", *(f"undeterred_{concept}" for concept in COALITION_CONCEPTS), "upsetting", "smallest",
    "way", "into", "outcome", "leaves", "deterred", "answer", "spoiled", "jumps",
)  # fmt: skip


def _row(one: Coalition, smallest: bool) -> dict[str, Any]:
    told = one.told
    return (
        {"coalition": " ".join(one.members), "improvements": one.improvements}
        | {f"undeterred_{concept}": one.undeterred[concept] for concept in COALITION_CONCEPTS}
        | {
            "upsetting": one.upsetting,
            "smallest": smallest,
            "way": _way(told.steps),
            "into": " ".join(told.end.listed),
            "outcome": told.end.outcome,
            "leaves": "" if told.leaves is None else told.leaves,
            "deterred": told.deterred,
            "answer": _way(told.answer),
            "spoiled": " ".join(decision.actor for decision in told.spoiled),
            "jumps": one.jumps,
        }
    )


def _way(steps: Sequence[JointStep]) -> str:
    return "; ".join(f"{'+'.join(step.actors)} {' '.join(step.change)}" for step in steps)
