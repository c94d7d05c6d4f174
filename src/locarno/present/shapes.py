"""Answers as JSON and as rows: the shapes that other programs may rely on.

Each has a name with a version, `locarno.verdicts/1`; within a version keys are added, never taken away or changed.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np

from ..answers.explanation import Explanation
from ..answers.verdicts import Break, Verdict, Verdicts
from ..case.basis import When
from ..case.expressions import And, AtLeast, Constant, Iff, Implies, Name, Not, Or, write
from ..case.nouns import Case
from ..case.places import Place, Problem
from .parts import asked_row, asked_shape, state_shape, step_shape, temptation_shape
from .words import decided_by

_EXPRESSIONS = (Name, Constant, Not, And, Or, Implies, Iff, AtLeast)


def verdicts_shape(found: Verdicts) -> dict[str, Any]:
    """`locarno.verdicts/1`."""
    return (
        {"schema": "locarno.verdicts/1"}
        | asked_shape(found.asked)
        | {"later_entries": len(found.later), "verdicts": [_verdict(one) for one in found]}
    )


def _verdict(one: Verdict) -> dict[str, Any]:
    return {
        "arrangement": one.arrangement,
        "reading": one.reading,
        "rung": one.rung,
        "concept": one.concept,
        "would_hold": one.would_hold,
        "would_hold_by": one.would_hold_by,
        "apart": one.apart,
        "opening_states": [list(state.listed) for state in one.opening_states],
        "states": one.states,
        "kept_states": one.kept_states,
        "kept_outcomes": [{"outcome": o or None, "states": count} for o, count in one.kept_outcomes.items()],
        "breaks": [_break(way) for way in one.breaks],
        "assumed_share": round(one.assumed_share, 6),
        "entries": one.entries,
    }


def _break(way: Break) -> dict[str, Any]:
    return step_shape(way.step) | {"after": [step_shape(step) for step in way.after]}


def verdict_rows(found: Verdicts) -> Iterator[dict[str, Any]]:
    """One row for each verdict; the break is the first of them."""
    for one in found:
        first = one.breaks[0] if one.breaks else None
        yield asked_row(found.asked) | {
            "arrangement": one.arrangement,
            "reading": one.reading,
            "rung": one.rung,
            "concept": one.concept or "",
            "would_hold": one.would_hold,
            "would_hold_by": one.would_hold_by or "",
            "apart": one.apart,
            "states": one.states,
            "kept_states": one.kept_states,
            "actor": first.step.actor if first else "",
            "move": " ".join(first.step.change) if first else "",
            "from": " ".join(first.step.start.listed) if first else "",
            "into": " ".join(first.step.end.listed) if first else "",
            "outcome": first.step.end.outcome if first else "",
            "after": "; ".join(f"{s.actor} {' '.join(s.change)}" for s in first.after) if first else "",
            "assumed_share": round(one.assumed_share, 6),
        }


def explanation_shape(found: Explanation) -> dict[str, Any]:
    """`locarno.explanation/1`."""
    return (
        {"schema": "locarno.explanation/1"}
        | asked_shape(found.asked)
        | {
            "verdict": _verdict(found.verdict),
            "today": state_shape(found.today),
            "opening": state_shape(found.opening),
            "rules": list(found.rules),
            "ladder": [
                {
                    "concept": one.concept,
                    "kept_states": one.kept_states,
                    "holds": one.holds,
                    "moves": [temptation_shape(t) for t in one.temptations],
                    "answered": [temptation_shape(t) for t in one.answered],
                }
                for one in found.ladder
            ],
        }
    )


def explanation_rows(found: Explanation) -> Iterator[dict[str, Any]]:
    """One row for each move looked at."""
    for rung in found.ladder:
        for one in rung.temptations:
            yield asked_row(found.asked) | {
                "arrangement": found.verdict.arrangement,
                "reading": found.verdict.reading,
                "concept": rung.concept,
                "holds": rung.holds,
                "actor": one.step.actor,
                "move": " ".join(one.step.change),
                "outcome": one.step.end.outcome,
                "because": decided_by(one.gain),
                "refs": " ".join(one.gain.basis.refs) if one.gain.basis else "",
                "deterred": one.deterred,
                "answer": "; ".join(f"{s.actor} {' '.join(s.change)}" for s in one.answer),
                "worse_because": decided_by(one.result) if one.result.better is not True else "",
            }


def problems_shape(case: str, problems: tuple[Problem, ...]) -> dict[str, Any]:
    """`locarno.check/1`."""
    return {"schema": "locarno.check/1", "case": case, "problems": [_problem(one) for one in problems]}


def _problem(one: Problem) -> dict[str, Any]:
    return {
        "code": one.code,
        "rule": one.rule,
        "severity": one.severity.value,
        "file": one.place.file if one.place else None,
        "line": one.place.line if one.place else None,
        "column": one.place.column if one.place else None,
        "length": one.place.length if one.place else None,
        "text": one.line_text,
        "found": one.found,
        "expected": one.expected,
        "way_out": one.way_out,
    }


PROBLEM_COLUMNS = (
    "code", "rule", "severity", "file", "line", "column", "length", "text", "found", "expected", "way_out"
)  # fmt: skip


def problem_rows(problems: tuple[Problem, ...]) -> Iterator[dict[str, Any]]:
    """One row for each problem."""
    yield from (_problem(one) for one in problems)


def case_shape(case: Case) -> dict[str, Any]:
    """`locarno.case/1`: the case as meant, everything explicit."""
    shape: dict[str, Any] = {"schema": "locarno.case/1"} | _plain(case)
    return shape


def case_rows(shape: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """One row for each entry of each section of a case as meant, the entry itself as JSON."""
    for section, held in shape.items():
        if isinstance(held, dict):
            for id_, entry in held.items():
                yield {"section": section, "id": id_, "entry": json.dumps(entry, ensure_ascii=False)}


def _plain(value: Any) -> Any:
    if isinstance(value, _EXPRESSIONS):
        return write(value)
    if isinstance(value, When):
        return value.text
    if isinstance(value, Place):
        return str(value)
    if is_dataclass(value):
        made = {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
        return ({"kind": type(value).__name__.lower()} | made) if type(value).__name__ in _TAGGED else made
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, (tuple, list)):
        return [_plain(inner) for inner in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, np.generic):
        return value.item()
    return value


_TAGGED = ("Impossible", "Irreversible", "Barred", "Prioritised", "Weighted", "Ranked")
