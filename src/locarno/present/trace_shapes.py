"""Why a state is stable or not, as JSON and as rows."""

from collections.abc import Iterator
from typing import Any

from ..answers.traces import Horizon, Line, Standing, StateExplanation, Tie, Together, Trace, Weighed
from .degrees import marks_shape
from .parts import asked_row, asked_shape, decision_shape, state_shape, step_shape
from .words import decided_by

_EMPTY = (
    "move", "outcome", "because", "relation", "concept", "deterred", "deterred_by", "answer", "ends", "result",
    "reply", "answers", "infeasible",
)  # fmt: skip


def state_explanation_shape(found: StateExplanation) -> dict[str, Any]:
    """`locarno.state/1`."""
    return (
        {"schema": "locarno.state/1"}
        | asked_shape(found.asked)
        | {
            "reading": found.reading,
            "state": state_shape(found.state),
            "concepts": list(found.concepts),
            "equilibrium_under": list(found.equilibrium_under),
            "together": _together(found.together),
            "marks": marks_shape(found.marks),
            "rules": list(found.rules),
            "actors": [_standing(one) for one in found.standings],
        }
    )


def _standing(one: Standing) -> dict[str, Any]:
    return {
        "actor": one.actor,
        "judged": list(one.judged),
        "stable_under": list(one.stable_under),
        "ambiguous_under": list(one.ambiguous_under),
        "moves": one.moves,
        "improvements": one.improvements,
        "horizon": _horizon(one.horizon),
        "told": [_trace(trace) for trace in one.told],
    }


def _trace(one: Trace) -> dict[str, Any]:
    return (
        step_shape(one.step)
        | {
            "because": _weighed(one.gain),
            "concept": one.concept,
            "counts": {
                "way": one.counting.way,
                "gain": list(one.counting.gain),
                "answers_by": list(one.counting.answers),
                "harm": list(one.counting.harm),
                "replies": one.counting.reply,
            },
            "deterred": one.deterred,
            "deterred_by": list(one.deterred_by),
            "answers": one.answers,
            "infeasible": one.infeasible,
        }
        | _line(one.line)
        | {
            "otherwise": None if one.otherwise is None else _line(one.otherwise),
            "ties": [_tie(tie) for tie in one.ties],
        }
    )


def _line(one: Line) -> dict[str, Any]:
    return {
        "answer": [
            step_shape(link.step)
            | {
                "better_for_mover": link.result.decision.better,
                "because": _weighed(link.result),
                "looks": link.looks or None,
            }
            for link in one.links
        ],
        "ends": state_shape(one.end),
        "stays": one.stays or None,
        "result": _weighed(one.result),
        "reply": None if one.reply is None else step_shape(one.reply),
        "reply_result": None if one.reply_result is None else _weighed(one.reply_result),
    }


def _weighed(one: Weighed) -> dict[str, Any]:
    degree = one.degree
    return decision_shape(one.decision) | {
        "relation": one.relation,
        "degree": None if degree is None else float(degree.value),
        "degree_in": None if degree is None else degree.unit,
        "enough": None if degree is None or degree.enough is None else float(degree.enough),
        "readings": [{"reading": reading, "relation": relation} for reading, relation in one.readings],
    }


def _tie(one: Tie) -> dict[str, Any]:
    return {
        "actor": one.actor,
        "looks": one.looks,
        "at": state_shape(one.state),
        "choices": [
            {"choice": None if choice.step is None else step_shape(choice.step), "ends": state_shape(choice.end)}
            for choice in one.choices
        ],
    }


def _horizon(one: Horizon | None) -> dict[str, Any] | None:
    if one is None:
        return None
    return {
        "looks": one.looks,
        "repeats_from": one.first if one.period else None,
        "period": one.period or None,
        "leaves": list(one.leaves),
        "open": list(one.open),
    }


def _together(one: Together | None) -> dict[str, Any] | None:
    if one is None:
        return None
    return {
        "concept": one.concept,
        "stable": one.stable,
        "unstable": list(one.unstable),
        "sanctioned": list(one.sanctioned),
    }


def state_explanation_rows(found: StateExplanation) -> Iterator[dict[str, Any]]:
    """One row for each improvement told; an actor without one has a row with these cells empty."""
    for one in found.standings:
        head = asked_row(found.asked) | {
            "reading": found.reading,
            "state": " ".join(found.state.listed),
            "actor": one.actor,
            "judged": " ".join(one.judged),
            "stable_under": " ".join(one.stable_under),
            "ambiguous_under": " ".join(one.ambiguous_under),
            "improvements": one.improvements,
        }
        for trace in one.told:
            told = trace.line
            yield head | {
                "move": " ".join(trace.step.change),
                "outcome": trace.step.end.outcome,
                "because": decided_by(trace.gain.decision),
                "relation": trace.gain.relation,
                "concept": trace.concept,
                "deterred": "" if trace.deterred is None else trace.deterred,
                "deterred_by": " ".join(trace.deterred_by),
                "answer": "; ".join(f"{link.step.actor} {' '.join(link.step.change)}" for link in told.links),
                "ends": " ".join(told.end.listed),
                "result": told.result.relation,
                "reply": "" if told.reply is None else " ".join(told.reply.change),
                "answers": trace.answers,
                "infeasible": trace.infeasible,
            }
        if not one.told:
            yield head | dict.fromkeys(_EMPTY, "")
