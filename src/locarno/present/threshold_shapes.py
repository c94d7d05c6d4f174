"""Thresholds as JSON and as rows."""

from collections.abc import Iterator, Sequence
from typing import Any

from ..answers.threshold import BreakEven, Crossing, Curve, Scanned, Thresholds
from ..case.nouns import Case
from .parts import asked_row, asked_shape
from .play_shapes import number_shapes, settings_shape
from .threshold import above, threshold_sentences


def threshold_shape(found: Thresholds, case: Case) -> dict[str, Any]:
    """`locarno.threshold/1`."""
    return {
        "schema": "locarno.threshold/1",
        **asked_shape(found.asked),
        "sentences": threshold_sentences(found, case),
        "goal": {"id": found.goal, "label": found.goal_label},
        "start": found.start,
        "start_label": found.start_label,
        "over": _scanned_shape(found.over),
        "second": None if found.second is None else _scanned_shape(found.second),
        "level": found.level,
        "readings": [{"id": id_, "name": name} for id_, name in found.readings.items()],
        "curves": [_curve_shape(found, one) for one in found.curves],
        "maps": [
            {
                "reading": one.reading,
                "first": list(one.first),
                "second": list(one.second),
                "probability": [list(row) for row in one.probability],
                "kept_from_the_start": one.kept,
            }
            for one in found.maps
        ],
        "missing": list(found.missing),
        "marks": [
            {"id": one.id, "label": one.label, "value": one.value, "refs": list(one.refs)} for one in found.marks
        ],
        "settings": settings_shape(found.settings),
        "solved": found.solved,
    }


def _scanned_shape(one: Scanned) -> dict[str, Any]:
    return {
        "knob": one.knob, "label": one.label, "low": one.low, "high": one.high, "refs": list(one.refs),
        "assumed": one.assumed,
    }  # fmt: skip


def _curve_shape(found: Thresholds, one: Curve) -> dict[str, Any]:
    return {
        "reading": one.reading,
        "kept_from_the_start": one.kept,
        "points": [{"value": value, "probability": p} for value, p in one.points],
        "other": [{"value": value, "probability": p} for value, p in one.other],
        "crossings": _crossing_shapes(one.crossings),
        "above": [{"low": low, "high": high} for low, high in above(found, one)],
        "own": None if one.own is None else number_shapes([one.own])[0],
        "left": one.left,
        "widest": one.widest,
        "break_even": None if one.break_even is None else _break_even_shape(one.break_even),
        "assumed_share": round(one.assumed_share, 6),
    }


def _crossing_shapes(crossings: Sequence[Crossing]) -> list[dict[str, Any]]:
    return [
        {
            "mark": one.mark, "at": one.at, "low": one.low, "high": one.high, "rising": one.rising, "jump": one.jump,
        }
        for one in crossings
    ]  # fmt: skip


def _break_even_shape(one: BreakEven) -> dict[str, Any]:
    return {
        "actor": one.actor,
        "attack": list(one.attack),
        "gains": [{"value": value, "gain": gain} for value, gain in one.gains],
        "at": _crossing_shapes(one.at),
    }


def threshold_rows(found: Thresholds) -> Iterator[dict[str, Any]]:
    """A row for each reading and value, of a map for each pair of values."""
    head = asked_row(found.asked) | {"start": found.start, "goal": found.goal, "over": found.over.knob}
    second = found.second.knob if found.second else ""
    for curve in found.curves:
        for value, probability in curve.points:
            yield head | {
                "second": second, "reading": curve.reading, "value": value, "second_value": "",
                "probability": probability,
            }  # fmt: skip
    for one in found.maps:
        for other, row in zip(one.second, one.probability, strict=True):
            for value, probability in zip(one.first, row, strict=True):
                yield head | {
                    "second": second, "reading": one.reading, "value": value, "second_value": other,
                    "probability": probability,
                }  # fmt: skip
