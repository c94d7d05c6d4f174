"""The crux of two readings, against every hybrid written out as a reading of its own and asked about by itself."""

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import combinations, permutations
from math import factorial
from random import Random
from typing import Any

import pytest

import locarno
from locarno.answers.beliefs import Atom
from locarno.answers.crux import VALUES, Parting, Turning
from locarno.case.expressions import parse, write
from random_pledges import pledge_conflict, random_tree, said

FIRST, SECOND = "A", "B"
Belief = tuple[str, str, int | None, int | None]
"""Kind, what is said (an actor before it for a statement), its place in the first reading and in the second."""


def two_readings(seed: int) -> tuple[dict[str, Any], list[Belief]]:
    """Return a case with two readings A and B, in either order, and the beliefs in which they differ."""
    rng = Random(f"crux {seed}")
    made = pledge_conflict(seed, 4)
    n = made.conflict.n_options
    case = json.loads(made.text)
    trees = (write(parse(said(random_tree(rng, n, 1)))) for _ in range(100))
    pool = list(dict.fromkeys(trees))[:4]
    case["common"] = {"preferences": {actor: rng.sample(pool, 2) for actor in made.conflict.actors}}
    case["scenarios"] = {"S": {"without": [f"o{n - 1}"]}}
    readings: dict[str, Any] = {}
    for id_ in rng.sample((FIRST, SECOND), 2):
        wants = {}
        for actor in made.conflict.actors[:2]:
            if rng.random() < 0.8:
                wants[actor] = rng.sample(pool, rng.randint(0, 3))
        readings[id_] = {"preferences": wants}
        if rng.random() < 0.4:
            readings[id_]["rules"] = {"R": rng.choice(("o0 and not o1", "o1 and not o0"))}
        if rng.random() < 0.3:
            readings[id_]["scenarios"] = ["S"]
        if rng.random() < 0.4:
            readings[id_]["keeps"] = rng.sample([p.id for p in made.pledges], rng.randint(1, min(2, len(made.pledges))))
    for pledge in case["pledges"].values():
        pledge.pop("readings", None)
    case["readings"] = readings
    case["arrangements"] = {"T": case["arrangements"]["T"]}
    return case, beliefs(case)


def lists(case: dict[str, Any], id_: str) -> dict[str, list[str]]:
    """Everything ordered that a reading believes: each actor's list, and the pledges it takes at their word."""
    reading = case["readings"][id_]
    found = {actor: reading["preferences"].get(actor, own) for actor, own in case["common"]["preferences"].items()}
    return found | {"keeps": reading.get("keeps", [])}


def sets(case: dict[str, Any], id_: str) -> dict[str, list[str]]:
    """Everything without an order: rules and scenarios."""
    reading = case["readings"][id_]
    return {"rule": list(reading.get("rules", {}).values()), "scenario": reading.get("scenarios", [])}


def beliefs(case: dict[str, Any]) -> list[Belief]:
    found: list[Belief] = []
    mine, other = lists(case, FIRST), lists(case, SECOND)
    for kind in mine:
        for text in dict.fromkeys([*mine[kind], *other[kind]]):
            at = [one[kind].index(text) + 1 if text in one[kind] else None for one in (mine, other)]
            if at[0] != at[1]:
                found.append((kind, text, at[0], at[1]))
    ours, theirs = sets(case, FIRST), sets(case, SECOND)
    return found + [
        (kind, text, 1 if text in ours[kind] else None, 1 if text in theirs[kind] else None)
        for kind in ours
        for text in dict.fromkeys([*ours[kind], *theirs[kind]])
        if (text in ours[kind]) != (text in theirs[kind])
    ]


def hybrid(case: dict[str, Any], differences: list[Belief], from_second: frozenset[Belief]) -> dict[str, Any]:
    """Return a reading with these beliefs from B, all others from A."""
    earlier = next(iter(case["readings"]))
    mine, other = lists(case, FIRST), lists(case, SECOND)
    made: dict[str, Any] = {"preferences": {}}
    for kind in mine:
        placed = []
        for text in dict.fromkeys([*mine[kind], *other[kind]]):
            belief = next((one for one in differences if one[:2] == (kind, text)), None)
            side = FIRST if belief is None or belief not in from_second else SECOND
            held = (mine if side == FIRST else other)[kind]
            if text in held:
                placed.append((held.index(text), side != earlier and belief is not None, text))
        ordered = [text for _, _, text in sorted(placed)]
        if kind == "keeps":
            made["keeps"] = ordered
        else:
            made["preferences"][kind] = ordered
    for kind in ("rule", "scenario"):
        texts = [
            text
            for text in dict.fromkeys([*sets(case, FIRST)[kind], *sets(case, SECOND)[kind]])
            if text in sets(case, SECOND if (belief := of(differences, kind, text)) in from_second else FIRST)[kind]
            or belief is None
        ]
        made["rules" if kind == "rule" else "scenarios"] = (
            {f"R{number}": text for number, text in enumerate(texts)} if kind == "rule" else texts
        )
    return made


def of(differences: list[Belief], kind: str, text: str) -> Belief | None:
    return next((one for one in differences if one[:2] == (kind, text)), None)


def subsets(differences: list[Belief]) -> list[frozenset[Belief]]:
    return [frozenset(some) for size in range(len(differences) + 1) for some in combinations(differences, size)]


def minimal(turned: list[frozenset[Belief]]) -> set[frozenset[Belief]]:
    return {one for one in turned if not any(other < one for other in turned)}


def told(found: Turning, names: dict[str, Belief]) -> set[frozenset[Belief]]:
    return {frozenset(names[id_] for id_ in ids) for ids in found.sets}


def names_of(found: Parting, differences: list[Belief]) -> dict[str, Belief]:
    """Which atom of the answer is which belief."""
    return named(found.atoms["statements"], differences)


def named(atoms: Sequence[Atom], differences: list[Belief]) -> dict[str, Belief]:
    """Which atom is which belief."""
    found = {}
    for atom in atoms:
        kind = {"statement": atom.actor, "pledge": "keeps"}.get(atom.kind, atom.kind)
        said_ = {"pledge": atom.id.removeprefix("keeps: "), "scenario": atom.id.removeprefix("scenario: ")}
        text = said_.get(atom.kind, atom.text.removesuffix(" is impossible"))
        found[atom.id] = next(one for one in differences if one[:2] == (kind, text))
    assert len(set(found.values())) == len(differences)
    return found


@pytest.mark.parametrize("seed", range(40))
def test_against_every_hybrid(seed: int) -> None:
    case, differences = two_readings(seed)
    if not 1 <= len(differences) <= 7:
        return
    every = subsets(differences)
    whole = case | {"readings": {f"H{k}": hybrid(case, differences, some) for k, some in enumerate(every)}}
    try:
        judged = locarno.loads(json.dumps(whole)).verdicts(arrangements=["T"])
    except locarno.CaseError:
        return  # some hybrid leaves no state at all
    verdict = {some: one.rung for some, one in zip(every, judged.verdicts, strict=True)}
    found = locarno.loads(json.dumps(case)).crux(FIRST, SECOND, "T")
    nothing, all_ = frozenset[Belief](), frozenset(differences)
    assert found.verdicts == (verdict[nothing], verdict[all_])
    names = names_of(found, differences)
    if found.agree:
        assert not found.forth["statements"].sets and not found.back["statements"].sets
    else:
        forth = minimal([some for some in every if verdict[some] == verdict[all_]])
        back = minimal([all_ - some for some in every if verdict[some] == verdict[nothing]])
        assert told(found.forth["statements"], names) == forth
        assert told(found.back["statements"], names) == back
        for turning, wanted in ((found.forth["statements"], forth), (found.back["statements"], back)):
            assert turning.complete
            assert turning.smallest == sum(len(one) == min(map(len, wanted)) for one in wanted)
            assert [len(ids) for ids in turning.sets] == sorted(len(ids) for ids in turning.sets)
    other = locarno.loads(json.dumps(case)).crux(SECOND, FIRST, "T")
    assert other.verdicts == found.verdicts[::-1]
    assert set(map(frozenset, other.forth["statements"].sets)) == set(map(frozenset, found.back["statements"].sets))
    shares = {one.atom: one.share for one in found.shares}
    assert {one.atom: -one.share for one in other.shares} == pytest.approx(shares)
    assert sum(shares.values()) == pytest.approx(VALUES[found.verdicts[1]] - VALUES[found.verdicts[0]])
    if len(differences) <= 5:
        sampled = locarno.loads(json.dumps(case)).crux(FIRST, SECOND, "T", samples=400)
        for one in sampled.shares:
            mine = names[one.atom]
            gain = 0
            for order in permutations(differences):
                before = frozenset(order[: order.index(mine)])
                gain += VALUES[verdict[before | {mine}]] - VALUES[verdict[before]]
            exact = gain / factorial(len(differences))
            assert abs(one.share - exact) <= 5 * one.error + 1e-9


def test_most_seeds_are_asked_about() -> None:
    sizes = [len(two_readings(seed)[1]) for seed in range(40)]
    assert sum(1 <= size <= 7 for size in sizes) >= 25


@pytest.mark.parametrize("seed", range(40))
def test_where_not_every_hybrid_is_judged(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    case, differences = two_readings(seed)
    if not 3 <= len(differences) <= 8:
        return
    loaded = locarno.loads(json.dumps(case))
    whole = loaded.crux(FIRST, SECOND, "T")
    monkeypatch.setattr("locarno.sweeps.crux.MOST_HYBRIDS", 2)
    part = loaded.crux(FIRST, SECOND, "T", most_size=1)
    for exact, bounded in ((whole.forth, part.forth), (whole.back, part.back)):
        for grain in ("lists", "statements"):
            found, wanted = bounded[grain], set(exact[grain].sets)
            if whole.agree:
                assert not found.sets
                continue
            assert not found.complete and found.excluded == 1
            assert {ids for ids in found.sets if len(ids) <= 1} == {ids for ids in wanted if len(ids) <= 1}
    assert [one.atom for one in part.shares] == [one.atom for one in whole.shares]
    assert all(
        abs(one.share - other.share) <= 5 * one.error + 1e-9
        for one, other in zip(part.shares, whole.shares, strict=True)
    )


def test_what_is_shown_beyond_the_size_tried_turns_the_verdict_and_has_no_needless_atom(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown = 0
    for seed in range(200):
        if shown == 3:
            break
        case, differences = two_readings(seed)
        lists_only = {kind for kind, *_ in differences}
        if len(differences) <= len(lists_only) or len(differences) > 8:
            continue
        monkeypatch.setattr("locarno.sweeps.crux.MOST_HYBRIDS", 1 << len(differences) - 1)
        found = locarno.loads(json.dumps(case)).crux(FIRST, SECOND, "T", most_size=1)
        names = names_of(found, differences)
        beyond = [frozenset(names[id_] for id_ in ids) for ids in found.forth["statements"].sets if len(ids) > 1][:1]
        if not beyond:
            continue
        shown += 1
        tried = [beyond[0], *(beyond[0] - {one} for one in beyond[0])]
        readings = {f"H{k}": hybrid(case, differences, some) for k, some in enumerate(tried)}
        judged = locarno.loads(json.dumps(case | {"readings": readings})).verdicts(arrangements=["T"])
        rungs = [one.rung for one in judged.verdicts]
        assert rungs[0] == found.verdicts[1] and found.verdicts[1] not in rungs[1:]
    assert shown == 3


PLANTED = """
locarno: 1
case: {title: Planted, goal: {when: a and b, label: both act}}
actors: {ann: A, bob: B}
options: {a: ann, b: bob, c: bob}
status_quo: []
common: {preferences: {ann: [a, c], bob: [b]}}
readings:
  first: {preferences: {ann: [a, c], bob: [{statement: b, refs: [S1]}, c]}}
  second: {preferences: {ann: [c, {statement: a, refs: [S2]}], bob: [c, not b]}, rules: {R: {impossible: c and not a}}}
sources: {S1: {title: One}, S2: {title: Another}}
"""


def test_a_planted_crux_is_found() -> None:
    case = locarno.loads(PLANTED)
    holds = case.crux("first", "second")
    assert (holds.goal, holds.label, holds.verdicts) == ("goal", "both act", ("interest", "breaks"))
    assert holds.forth["statements"].sets == (("bob: b",),)
    assert holds.back["statements"].sets == (("bob: b",),)
    assert holds.atom("bob: b").refs == ("S1",)
    assert {one.atom: one.share for one in holds.shares if one.share} == {"bob": -3.0}
    reached = case.crux("first", "second", question="reached")
    assert reached.verdicts == ("reached", "reached") and reached.agree


def test_the_same_answer_whatever_the_number_of_threads() -> None:
    cases = (locarno.loads(json.dumps(two_readings(seed)[0])) for seed in range(100))
    case = next(one for one in cases if any(s.share % 1 for s in one.crux(FIRST, SECOND, "T").shares))
    pools = [ThreadPoolExecutor(threads) for threads in (1, 2, 8)]
    answers = [repr(replace(case, _pool=pool).crux(FIRST, SECOND, "T", samples=51, seed=3)) for pool in pools]
    assert len(set(answers)) == 1
    assert repr(case.crux(FIRST, SECOND, "T", samples=51, seed=4)) not in answers


def test_what_the_five_readings_turn_on() -> None:
    case = locarno.load("cases/ukraine")
    found = case.crux("R2", "R3", most_size=1)
    assert found.verdicts == ("interest", "bluff")
    assert found.forth["statements"].sets == found.back["statements"].sets == (("UA: ua_break",),)
    assert found.atom("UA: ua_break").refs == ("S3-27",)
    assert {one.atom: one.share for one in found.shares if one.share} == {"UA": -2.0}


def test_refusals() -> None:
    case = locarno.loads(PLANTED)
    for arguments, words in (
        (("first", "third"), "there is no reading `third`"),
        (("first", "first"), "the same reading twice"),
        (("first", "second", "nothing such"), "`nothing such`"),
        (("first", "second", "d"), "`d` is no arrangement"),
    ):
        with pytest.raises(locarno.Refusal, match=words):
            case.crux(*arguments)
    with pytest.raises(locarno.Refusal, match="no goal"):
        locarno.loads(PLANTED.replace(", goal: {when: a and b, label: both act}", "")).crux("first", "second")
