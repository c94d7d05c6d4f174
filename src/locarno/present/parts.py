"""What the JSON and CSV shapes of several answers are made of."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from ..answers.asked import Asked
from ..answers.explanation import Decision, Temptation
from ..answers.states import StateView, Step


def to_json(shape: Mapping[str, Any]) -> str:
    """A shape as JSON text, ending in a line break."""
    return json.dumps(shape, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def asked_shape(asked: Asked) -> dict[str, Any]:
    """Under which circumstances an answer was asked for."""
    return {
        "case": asked.case,
        "scenarios": list(asked.scenarios),
        "as_of": asked.as_of.isoformat() if asked.as_of else None,
    }


def asked_row(asked: Asked) -> dict[str, Any]:
    """The same as the first cells of a row."""
    return {
        "case": asked.case,
        "scenarios": " ".join(asked.scenarios),
        "as_of": asked.as_of.isoformat() if asked.as_of else "",
    }


def step_shape(step: Step) -> dict[str, Any]:
    """A move."""
    return {"actor": step.actor} | change_shape(step.change, step.start, step.end)


def change_shape(change: Sequence[str], start: StateView, end: StateView) -> dict[str, Any]:
    """What a move changes, whoever makes it."""
    return {
        "move": list(change),
        "from": list(start.listed),
        "into": list(end.listed),
        "outcome": end.outcome or None,
    }


def state_shape(state: StateView | None) -> dict[str, Any] | None:
    """A state; None if there is none."""
    if state is None:
        return None
    return {"state": list(state.listed), "outcome": state.outcome or None}


def temptation_shape(one: Temptation) -> dict[str, Any]:
    """An improvement and what answers it."""
    answer = [
        step_shape(step) | {"better_for_mover": gain.better, "because": decision_shape(gain)}
        for step, gain in zip(one.answer, one.gains, strict=True)
    ]
    return step_shape(one.step) | {
        "because": decision_shape(one.gain),
        "deterred": one.deterred,
        "answer": answer,
        "result": decision_shape(one.result),
        "reply": None if one.reply is None else step_shape(one.reply),
        "reply_result": None if one.reply_result is None else decision_shape(one.reply_result),
    }


def decision_shape(one: Decision) -> dict[str, Any]:
    """What decides between two states."""
    return {
        "actor": one.actor,
        "better": one.better,
        "statement": one.statement or None,
        "place": one.place or None,
        "refs": list(one.basis.refs) if one.basis else [],
        "assumed": one.basis.assumed if one.basis else None,
    }
