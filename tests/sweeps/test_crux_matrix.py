"""The crux of the whole matrix, against every hybrid written out as a reading of its own and asked about by itself."""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from fractions import Fraction
from functools import cache
from itertools import permutations
from math import factorial
from typing import Any

import pytest
from test_crux import FIRST, SECOND, Belief, hybrid, minimal, names_of, subsets, told, two_readings
from test_judge import graph_readings

import locarno
from locarno.answers.crux import CruxQuestion, MatrixCrux

Column = tuple[str, ...]


def several(seed: int) -> tuple[dict[str, Any], list[Belief]]:
    """Return two readings that are asked about three arrangements."""
    case, differences = two_readings(seed)
    case["arrangements"]["U"] = {"name": "U", "require": "o0"}
    case["arrangements"]["V"] = {"name": "V", "require": "not o0 or o1"}
    return case, differences


def columns(case: dict[str, Any], readings: dict[str, Any], question: CruxQuestion) -> list[Column] | None:
    """The verdicts of these readings on all arrangements, by themselves; None if one of them leaves no state."""
    try:
        loaded = locarno.loads(json.dumps(case | {"readings": readings}))
    except locarno.CaseError:
        return None
    ids = list(case["arrangements"])
    if question == "holds":
        table = loaded.verdicts()
        return [tuple(table[id_, reading].rung for id_ in ids) for reading in readings]
    found = loaded.paths()
    reach = [[found[id_, reading] for id_ in ids] for reading in readings]
    return [
        tuple("reached" if one.possible and one.by_gains is not None else "not reached" for one in row) for row in reach
    ]


def grouped(differences: list[Belief]) -> list[tuple[str, frozenset[Belief]]]:
    """The differences as whole lists; each rule, scenario and pledge by itself."""
    found: dict[tuple[str, str], list[Belief]] = {}
    for one in differences:
        alone = one[0] in ("rule", "scenario", "keeps")
        found.setdefault((one[0], one[1] if alone else ""), []).append(one)
    return [(f"{kind} {text}", frozenset(some)) for (kind, text), some in found.items()]


def halves(column: Column, mine: Column, other: Column) -> Fraction:
    """What a hybrid is worth: cells that read like the second, less those that read like the first, halved."""
    return Fraction(sum((c == b) - (c == a) for c, a, b in zip(column, mine, other, strict=True)), 2)


def shapley(players: int, worth: Callable[[frozenset[int]], Fraction]) -> list[Fraction]:
    """Return each player's average gain over all orders."""
    total = [Fraction(0)] * players
    for order in permutations(range(players)):
        before: frozenset[int] = frozenset()
        for player in order:
            total[player] += worth(before | {player}) - worth(before)
            before |= {player}
    return [one / factorial(players) for one in total]


SEEDS = 11
MOST = 6
Judged = tuple[MatrixCrux, list[Belief], dict[frozenset[Belief], Column]]


@cache
def judged(seed: int, question: CruxQuestion) -> Judged | None:
    """The answer, the differences, and the column of each hybrid; None where they cannot be had."""
    case, differences = several(seed)
    if not 1 <= len(differences) <= MOST:
        return None
    every = subsets(differences)
    found = columns(case, {f"H{k}": hybrid(case, differences, some) for k, some in enumerate(every)}, question)
    if found is None:
        return None
    answer = locarno.loads(json.dumps(case)).matrix_crux(FIRST, SECOND, question=question)
    return answer, differences, dict(zip(every, found, strict=True))


@pytest.mark.parametrize("question", ["holds", "reached"])
@pytest.mark.parametrize("seed", range(SEEDS))
def test_against_every_hybrid(seed: int, question: CruxQuestion) -> None:
    one = judged(seed, question)
    if one is not None:
        check(*one)


def check(found: MatrixCrux, differences: list[Belief], column: dict[frozenset[Belief], Column]) -> None:
    """Compare sets and shares with those of all hybrids."""
    nothing, all_ = frozenset[Belief](), frozenset(differences)
    mine, other = column[nothing], column[all_]
    assert list(zip(mine, other, strict=True)) == list(found.verdicts.values())
    apart = sum(a != b for a, b in zip(mine, other, strict=True))
    assert len(found.parted) == apart and found.agree == (apart == 0)
    names = names_of(found, differences)
    groups = grouped(differences)
    if found.agree:
        assert not found.forth["statements"].sets and not found.back["lists"].sets
    else:
        ways = ((found.forth, other, nothing), (found.back, mine, all_))
        for way, wanted, start in ways:
            assert told(way["statements"], names) == minimal(
                [some ^ start for some in column if column[some] == wanted]
            )
            whole = minimal([some ^ start for some in unions(groups) if column[some] == wanted])
            in_groups = sorted(sum(some <= one for _, some in groups) for one in whole)
            assert sorted(len(ids) for ids in way["lists"].sets) == in_groups
            assert way["statements"].complete and way["lists"].complete
    exact = shapley(
        len(groups), lambda some: halves(column[frozenset().union(*(groups[k][1] for k in some))], mine, other)
    )
    assert sorted(one.share for one in found.shares) == pytest.approx(sorted(map(float, exact)))
    assert sum(one.share for one in found.shares) == pytest.approx(apart)


def unions(groups: list[tuple[str, frozenset[Belief]]]) -> list[frozenset[Belief]]:
    found = [frozenset[Belief]()]
    for _, some in groups:
        found += [one | some for one in found]
    return found


@pytest.mark.parametrize("question", ["holds", "reached"])
def test_most_seeds_are_asked_about(question: CruxQuestion) -> None:
    found = [one[0] for seed in range(SEEDS) if (one := judged(seed, question))]
    assert len(found) >= 6
    assert sum(not one.agree for one in found) >= (4 if question == "holds" else 1)


@pytest.mark.parametrize("seed", range(SEEDS))
def test_symmetry(seed: int) -> None:
    case, differences = several(seed)
    if len(differences) > MOST + 1:
        return
    try:
        loaded = locarno.loads(json.dumps(case))
    except locarno.CaseError:
        return
    found, other = loaded.matrix_crux(FIRST, SECOND), loaded.matrix_crux(SECOND, FIRST)
    assert {id_: pair[::-1] for id_, pair in other.verdicts.items()} == found.verdicts
    for grain in ("lists", "statements"):
        assert set(map(frozenset, other.forth[grain].sets)) == set(map(frozenset, found.back[grain].sets))
        assert set(map(frozenset, other.back[grain].sets)) == set(map(frozenset, found.forth[grain].sets))
    mine = {one.atom: one.share for one in found.shares}
    assert {one.atom: one.share for one in other.shares} == pytest.approx(mine)


@pytest.mark.parametrize("seed", range(SEEDS))
def test_one_arrangement_is_its_crux(seed: int) -> None:
    """A matrix of one cell is turned by what turns the cell."""
    case, differences = several(seed)
    if len(differences) > MOST:
        return
    try:
        loaded = locarno.loads(json.dumps(case))
    except locarno.CaseError:
        return
    for question in ("holds", "reached"):
        one, whole = loaded.crux(FIRST, SECOND, "T", question), loaded.matrix_crux(FIRST, SECOND, ["T"], question)
        assert whole.verdicts == {"T": one.verdicts}
        assert (whole.forth, whole.back) == (one.forth, one.back)


@pytest.mark.parametrize("seed", range(SEEDS))
def test_where_not_every_hybrid_is_judged(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    case, differences = several(seed)
    if not 3 <= len(differences) <= 8:
        return
    try:
        loaded = locarno.loads(json.dumps(case))
    except locarno.CaseError:
        return
    whole = loaded.matrix_crux(FIRST, SECOND)
    monkeypatch.setattr("locarno.sweeps.crux.MOST_HYBRIDS", 2)
    monkeypatch.setattr("locarno.sweeps.cruxes.MOST_HYBRIDS", 2)
    part = loaded.matrix_crux(FIRST, SECOND, most_size=1)
    for exact, bounded in ((whole.forth, part.forth), (whole.back, part.back)):
        for grain in ("lists", "statements"):
            found, wanted = bounded[grain], set(exact[grain].sets)
            if whole.agree:
                assert not found.sets
                continue
            assert found.sets and found.excluded == 1
            assert {ids for ids in found.sets if len(ids) <= 1} == {ids for ids in wanted if len(ids) <= 1}
            # what is shown beyond that turns it, and no belief in it can be left out
            assert all(any(set(one) <= set(ids) for one in wanted) for ids in found.sets)
    for one, other in zip(part.shares, whole.shares, strict=True):
        assert one.atom == other.atom and abs(one.share - other.share) <= 5 * one.error + 1e-9


@pytest.mark.parametrize("seed", range(8))
def test_graph_form(seed: int) -> None:
    text = graph_readings(seed)
    (one, mine), (two, other) = list(text["readings"].items())[:2]
    actors = [a for a in mine["preferences"] if mine["preferences"][a] != other["preferences"][a]]
    if not actors:
        return
    mixes = {}
    for taken in range(1 << len(actors)):
        wants = dict(mine["preferences"])
        wants |= {actor: other["preferences"][actor] for k, actor in enumerate(actors) if taken >> k & 1}
        mixes[f"M{taken}"] = {"preferences": wants}
    column = columns(text, mixes, "holds")
    assert column is not None
    found = locarno.loads(json.dumps(text)).matrix_crux(one, two)
    names = [atom.id for atom in found.atoms["lists"]]
    assert names == actors
    assert list(zip(column[0], column[-1], strict=True)) == list(found.verdicts.values())
    exact = shapley(len(actors), lambda some: halves(column[sum(1 << k for k in some)], column[0], column[-1]))
    assert [share.share for share in found.shares] == pytest.approx(list(map(float, exact)))
    if not found.agree:
        turned = [
            frozenset(actors[k] for k in range(len(actors)) if taken >> k & 1)
            for taken in range(1 << len(actors))
            if column[taken] == column[-1]
        ]
        wanted = {one for one in turned if not any(other < one for other in turned)}
        assert set(map(frozenset, found.forth["lists"].sets)) == wanted


MATRIX = """
locarno: 1
case: {title: Planted}
actors: {ann: A, bob: B, cat: C}
options: {a: ann, b: bob, c: cat}
status_quo: []
arrangements: {T: {name: T, with: [a]}, U: {name: U, with: [c]}, V: {name: V, with: [b]}}
common: {preferences: {ann: [a], bob: [b], cat: [c]}}
readings:
  first: {preferences: {ann: [a], bob: [b], cat: [{statement: c, refs: [S1]}]}}
  second: {preferences: {ann: [not a], bob: [b, a], cat: [{statement: not c, refs: [S2]}]}}
sources: {S1: {title: One}, S2: {title: Another}}
"""


def test_a_planted_crux_is_found() -> None:
    """Ann and Cat each undo an arrangement once they want what they do not have; wanting nothing, they stay."""
    found = locarno.loads(MATRIX).matrix_crux("first", "second")
    assert found.verdicts == {"T": ("interest", "breaks"), "U": ("interest", "breaks"), "V": ("interest", "interest")}
    assert found.parted == ("T", "U")
    assert found.forth["statements"].sets == (("ann: a", "ann: not a", "cat: c", "cat: not c"),)
    back = {frozenset((one, other)) for one in ("ann: a", "ann: not a") for other in ("cat: c", "cat: not c")}
    assert set(map(frozenset, found.back["statements"].sets)) == back
    assert found.back["statements"].smallest == 4 and found.back["statements"].complete
    assert found.forth["lists"].sets == found.back["lists"].sets == (("ann", "cat"),)
    assert {one.atom: one.share for one in found.shares} == {"ann": 1.0, "bob": 0.0, "cat": 1.0}
    assert found.atom("cat: not c").refs == ("S2",)


def test_half_counts_what_reads_like_neither() -> None:
    """With one of two swaps the cell is impossible, which it is in neither reading: each has half of it."""
    text = MATRIX.replace("bob: [b, a]", "bob: [b]").replace(
        "cat: [{statement: not c, refs: [S2]}]}", "cat: [c]}, rules: {R: {impossible: a}}"
    )
    found = locarno.loads(text).matrix_crux("second", "first", ["T"])
    assert found.verdicts == {"T": ("impossible", "interest")}
    assert {one.atom: one.share for one in found.shares} == {"ann": 0.25, "rule: R": 0.75}


def test_only_some_arrangements() -> None:
    case = locarno.loads(MATRIX)
    assert list(case.matrix_crux("first", "second", ["U", "T", "U"]).verdicts) == ["U", "T"]
    assert case.matrix_crux("first", "second", ["V"]).agree
    pairs = case.matrix_cruxes()
    assert [(one.first, one.second) for one in pairs] == [("first", "second")]
    with pytest.raises(locarno.Refusal, match="no arrangement `goal`"):
        case.matrix_crux("first", "second", ["goal"])
    with pytest.raises(locarno.Refusal, match="no arrangements"):
        locarno.loads(MATRIX.replace("arrangements: {T", "#")).matrix_crux("first", "second")
    with pytest.raises(locarno.Refusal, match="the same reading twice"):
        case.matrix_crux("first", "first")


def apart_by_several_sets(seed: int) -> bool:
    found = judged(seed, "holds")
    return found is not None and found[0].forth["statements"].smallest > 1


def test_the_same_answer_whatever_the_number_of_threads() -> None:
    case = next(locarno.loads(json.dumps(several(seed)[0])) for seed in range(SEEDS) if apart_by_several_sets(seed))
    answers = []
    for threads in (1, 2, 8):
        with ThreadPoolExecutor(threads) as pool:
            answers.append(repr(replace(case, _pool=pool).matrix_crux(FIRST, SECOND, samples=31, seed=5)))
    assert len(set(answers)) == 1


def test_what_two_of_the_five_readings_turn_on() -> None:
    found = locarno.load("cases/ukraine").matrix_crux("R3", "R4", question="reached", most_size=1)
    assert len(found.parted) == 13
    assert found.forth["statements"].sets == (("RU: ru_truce",), ("RU: not ru_truce",))
    assert {one.atom: one.share for one in found.shares if one.share} == {"RU": 12.0, "UA": 0.5, "BRICS": 0.5}
    assert [one.atom for one in found.shares] == [atom.id for atom in found.atoms["lists"]]
    assert sum(not atom.decides for atom in found.atoms["lists"]) == 10
