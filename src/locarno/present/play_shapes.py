"""Play over time as JSON and as rows."""

from collections.abc import Iterable, Iterator
from typing import Any

from ..answers.play import Band, NumberUsed, Played, PlayPath, PlaySettings, PlayTable, Span, StationaryPlay
from ..case.nouns import Case
from .parts import asked_row, asked_shape
from .play import play_sentences


def play_shape(found: Played, case: Case) -> dict[str, Any]:
    """`locarno.play/1`."""
    goal = found.goal
    return {
        "schema": "locarno.play/1",
        **asked_shape(found.asked),
        "reading": found.reading,
        "start": found.start,
        "start_label": found.start_label,
        "states": list(found.states),
        "sentences": play_sentences(found, case),
        "goal": {
            "id": goal.id,
            "label": goal.label,
            "kept_from_the_start": goal.kept is not None,
            "months": [
                {
                    "month": month,
                    "then": span_shape(then),
                    "kept": None if goal.kept is None else span_shape(goal.kept[month]),
                    "reached": goal.reached[month],
                }
                for month, then in enumerate(goal.then)
            ],
            "other": goal.other,
        },
        "outcomes": [_band_shape(one) for one in found.bands],
        "paths": [_path_shape(one) for one in found.paths],
        "hands": [
            {"actor": one.actor, "least": one.least, "most": one.most, "value": one.value} for one in found.hands
        ],
        "sensitivity": [{"what": one.what, "probability": one.probability} for one in found.sensitivity],
        "ensemble": None if found.ensemble is None else span_shape(found.ensemble),
        "stationary": None if found.stationary is None else _stationary_shape(found.stationary),
        "numbers": number_shapes(found.numbers),
        "settings": settings_shape(found.settings),
        "unraised": list(found.unraised),
        "assumed_share": round(found.assumed_share, 6),
        "solved": found.solved,
        "states_solved": found.states_solved,
    }


def _stationary_shape(one: StationaryPlay) -> dict[str, Any]:
    return {
        "ends": list(one.ends),
        "residual": one.residual,
        "sweeps": one.sweeps,
        "settled": one.settled,
        "alike": one.alike,
    }


def span_shape(span: Span) -> dict[str, float]:
    """A number with the least and the greatest that came up."""
    return {"middle": span.middle, "low": span.low, "high": span.high}


def settings_shape(one: PlaySettings) -> dict[str, Any]:
    """How play was solved."""
    return {
        "closure": one.closure, "stake": one.stake, "menu": one.menu, "utility": one.utility, "horizon": one.horizon,
        "months": one.months, "steps": one.steps, "speed": one.speed, "draws": one.draws, "points": one.points,
        "seed": one.seed,
    }  # fmt: skip


def number_shapes(numbers: Iterable[NumberUsed]) -> list[dict[str, Any]]:
    """The numbers that a play rests on."""
    return [
        {
            "knob": one.knob, "label": one.label, "low": one.low, "high": one.high, "word": one.word or None,
            "refs": list(one.refs), "assumed": one.assumed, "set": one.set,
        }
        for one in numbers
    ]  # fmt: skip


def _band_shape(one: Band) -> dict[str, Any]:
    return {
        "outcome": one.outcome or None,
        "label": one.label,
        "months": [
            {"month": month, "then": span_shape(then), "arrived": one.arrived[month]}
            for month, then in enumerate(one.then)
        ],
        "until": one.until,
        "spent": span_shape(one.spent),
        "other": one.other,
    }


def _path_shape(one: PlayPath) -> dict[str, Any]:
    return {
        "probability": one.probability,
        "start": one.start or None,
        "turns": [
            {
                "outcome": turn.outcome or None,
                "month": turn.month,
                "by": [{"who": who, "share": share} for who, share in turn.by],
            }
            for turn in one.turns
        ],
    }


def play_rows(found: Played) -> Iterator[dict[str, Any]]:
    """A row for each month of the goal and of each outcome."""
    head = asked_row(found.asked) | {"reading": found.reading, "start": found.start}
    goal = found.goal
    for month, then in enumerate(goal.then):
        yield head | _row("goal", goal.id, goal.label, month, then, goal.reached[month])
    for month, kept in enumerate(goal.kept or ()):
        yield head | _row("goal kept", goal.id, goal.label, month, kept, None)
    for band in found.bands:
        for month, then in enumerate(band.then):
            yield head | _row("outcome", band.outcome, band.label, month, then, band.arrived[month])


def _row(kind: str, id_: str, label: str, month: int, then: Span, ever: float | None) -> dict[str, Any]:
    return {
        "kind": kind, "id": id_, "label": label, "month": month, "probability": then.middle, "low": then.low,
        "high": then.high, "ever": "" if ever is None else ever,
    }  # fmt: skip


def play_table_shape(found: PlayTable) -> dict[str, Any]:
    """`locarno.play-table/1`."""
    return {
        "schema": "locarno.play-table/1",
        **asked_shape(found.asked),
        "goal": {"id": found.goal, "label": found.goal_label},
        "readings": [{"id": id_, "name": name} for id_, name in found.readings.items()],
        "starts": [{"id": id_, "label": label} for id_, label in found.labels.items()],
        "cells": [
            {
                "start": one.start,
                "reading": one.reading,
                "kept_from_the_start": one.kept,
                "probability": None if one.probability is None else span_shape(one.probability),
                "other": one.other,
            }
            for one in found.cells
        ],
        "weights": [{"reading": id_, "weight": weight} for id_, weight in found.weights.items()],
        "mixed": [
            {"start": id_, "probability": None if one is None else span_shape(one)} for id_, one in found.mixed.items()
        ],
        "numbers": [{"reading": id_, "numbers": number_shapes(used)} for id_, used in found.numbers.items()],
        "settings": settings_shape(found.settings),
        "unraised": list(found.unraised),
        "assumed_share": round(found.assumed_share, 6),
        "solved": found.solved,
    }


def play_table_rows(found: PlayTable) -> Iterator[dict[str, Any]]:
    """A row for each start and reading, and for each start in the mixture, with `mixture` in place of a reading."""
    for one in found.cells:
        yield asked_row(found.asked) | {
            "start": one.start,
            "reading": one.reading,
            "goal": found.goal,
            "months": found.settings.months,
            "kept_from_the_start": one.kept,
            **_probability(one.probability),
            "other": "" if one.other is None else one.other,
        }
    for start, mixed in found.mixed.items():
        kept = [one.kept for one in found.cells if one.start == start and one.probability is not None]
        yield asked_row(found.asked) | {
            "start": start,
            "reading": "mixture",
            "goal": found.goal,
            "months": found.settings.months,
            "kept_from_the_start": all(kept) if kept else "",
            **_probability(mixed),
            "other": "",
        }


def _probability(span: Span | None) -> dict[str, Any]:
    if span is None:
        return {"probability": "", "low": "", "high": ""}
    return {"probability": span.middle, "low": span.low, "high": span.high}
