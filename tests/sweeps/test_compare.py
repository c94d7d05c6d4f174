"""Readings side by side, against verdicts on texts in which each belief is left out."""

import json
from copy import deepcopy
from itertools import combinations
from typing import Any

import pytest
from test_crux import FIRST, SECOND, lists, sets, two_readings

import locarno
from locarno.answers.crux import VALUES

READINGS = (FIRST, SECOND)


def rungs(case: dict[str, Any]) -> dict[str, dict[str, str]]:
    """Verdicts by reading and arrangement."""
    found: dict[str, dict[str, str]] = {}
    for one in locarno.loads(json.dumps(case)).verdicts().verdicts:
        found.setdefault(one.reading, {})[one.arrangement] = one.rung
    return found


def without(case: dict[str, Any], reading: str, kind: str, text: str) -> dict[str, Any]:
    """The case in which a reading lacks one belief."""
    lesser = deepcopy(case)
    made = lesser["readings"][reading]
    if kind in case["common"]["preferences"]:
        made["preferences"][kind] = [one for one in lists(case, reading)[kind] if one != text]
    elif kind == "keeps":
        made["keeps"] = [one for one in made["keeps"] if one != text]
    elif kind == "rule":
        made["rules"] = {}
    else:
        made["scenarios"] = []
    return lesser


@pytest.mark.parametrize("seed", range(25))
def test_against_texts_without_each_belief(seed: int) -> None:
    case, _ = two_readings(seed)
    case["arrangements"]["U"] = {"name": "U", "require": "o0"}
    case["arrangements"]["V"] = {"name": "V", "require": "not o0"}
    try:
        loaded = locarno.loads(json.dumps(case))
    except locarno.CaseError:
        return  # no state agrees with one of the arrangements
    found = loaded.compare(READINGS)
    base = rungs(case)
    held: dict[tuple[str, str], set[str]] = {}
    for reading in READINGS:
        for kind, texts in (lists(case, reading) | sets(case, reading)).items():
            for text in texts:
                held.setdefault((kind, text), set()).add(reading)
    assert len(found.beliefs) == len(held)
    for one in found.beliefs:
        kind = {"statement": one.actor, "pledge": "keeps"}.get(one.kind, one.kind)
        text = one.text.removesuffix(" is impossible")
        assert set(one.places) == held[kind, text]
        assert one.matters is not None
        for reading in one.places:
            changed = rungs(without(case, reading, kind, text))[reading] != base[reading]
            assert (reading in one.matters) == changed
    assert {one.text for one in found.ground} == {one.text for one in found.beliefs if len(one.places) == 2}
    assert all(one.matters == () for one in found.idle)
    for judged in found.agreed:
        assert dict(judged.rungs) == {reading: base[reading][judged.arrangement] for reading in READINGS}
        values = [VALUES[rung] for rung in judged.rungs.values()]
        assert judged.distance == sum(abs(a - b) for a, b in combinations(values, 2))
    heights = [
        [sum(VALUES[rung] >= least for rung in one.rungs.values()) for least in (4, 3, 2, 1)] for one in found.agreed
    ]
    assert heights == sorted(heights, reverse=True)
    apart = [one.distance for one in found.contested]
    assert apart == sorted(apart, reverse=True)


def test_weights_and_rankings() -> None:
    case = locarno.loads(
        """
locarno: 1
case: {title: T}
actors: {ann: A, bob: B}
options: {a: ann, b: bob}
status_quo: []
arrangements: {T: {name: T, with: [a, b]}, U: {name: U, without: [a]}}
common: {preferences: {ann: [a], bob: {ranking: [-Y, -N]}}}
readings:
  R0: {preferences: {ann: {weights: [{statement: a, weight: 2}, {statement: b, weight: 0}]}}}
  R1: {}
"""
    )
    found = {(one.actor, one.text): one for one in case.compare().beliefs}
    assert found["ann", "a"].places == {"R0": 1, "R1": 1} and found["ann", "a"].matters == ("R0", "R1")
    assert found["ann", "b"].matters == ()
    assert found["bob", "a ranking of states, -Y first"].matters is None
    assert all(one.matters is None for one in case.compare(idle=False).beliefs)


def test_refusals() -> None:
    case = locarno.load("cases/ukraine")
    for readings, words in ((["R0"], "nothing"), (["R0", "R0"], "nothing"), (["R0", "R9"], "no reading `R9`")):
        with pytest.raises(locarno.Refusal, match=words):
            case.compare(readings)
