"""Beliefs as atoms: what differs is listed, and any hybrid is a reading that can be written down and asked about."""

import json
from collections.abc import Iterator
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from test_judge import loaded, option_readings

import locarno
from locarno.case.nouns import Prioritised, Reading
from locarno.space.space import Spaces
from locarno.space.word import at_their_word, kept_pledges
from locarno.sweeps.atoms import Pairing, pairing
from locarno.sweeps.judge import Judge

WORDS = ("rare", "even", "sure")


def likely_readings(seed: int) -> dict[str, Any]:
    """Return readings that differ in likelihoods of events, rules and scenarios, and in scenarios of every kind."""
    rng = Random(f"atoms {seed}")
    case = option_readings(seed)
    case["likelihood_scale"] = {"rare": [0, 0.2], "even": [0.4, 0.6], "sure": [0.9, 1]}
    case["scenarios"]["K"] = {"keeps": [rng.choice(list(case["pledges"]))]}
    if case["rules"]:
        case["scenarios"]["L"] = {"lifts": [rng.choice(list(case["rules"]))]}
    for reading in case["readings"].values():
        ranked = any("ranking" in one for one in reading["preferences"].values() if isinstance(one, dict))
        supposed = {id_ for id_ in case["scenarios"] if rng.random() < 0.4}
        supposed -= {"K", "L"} if ranked else set()
        reading["scenarios"] = {id_: some_word(rng) for id_ in case["scenarios"] if id_ in supposed}
        for id_, text in list(reading.get("rules", {}).items()):
            reading["rules"][id_] = {"impossible": text} | some_word(rng)
        reading["likelihoods"] = {
            f"E{k}": {"event": f"event {k}", "likelihood": rng.choice(WORDS)}
            | ({"statement": rng.choice(("o0", "o1"))} if k == 0 else {})
            for k in range(3)
            if rng.random() < 0.6
        }
    return case


def some_word(rng: Random) -> dict[str, str]:
    return {"likelihood": rng.choice(WORDS)} if rng.random() < 0.7 else {}


def pairs(seed: int) -> Iterator[tuple[locarno.Loaded, Pairing, Random]]:
    case = loaded(likely_readings(seed))
    if case is None:
        return
    rng = Random(seed)
    readings = list(case.case.readings.values())
    for _ in range(3):
        first, second = rng.sample(readings, 2)
        for grain in ("lists", "statements"):
            yield case, pairing(case.case, first, second, grain), rng


def believed(reading: Reading) -> dict[str, Any]:
    """What a reading says of likelihoods, rules and scenarios, whatever it rests on."""
    return {
        "events": {one.id: (one.likelihood, one.statement) for one in reading.likelihoods},
        "rules": {(repr(replace(one, id="", why="", basis=locarno_basis(one)))) for one in reading.rules},
        "scenarios": {one.scenario: one.likelihood for one in reading.scenarios},
    }


def locarno_basis(rule: Any) -> Any:
    return type(rule.basis)()


@pytest.mark.parametrize("seed", range(25))
def test_all_from_one_side_is_that_reading(seed: int) -> None:
    for case, pair, _ in pairs(seed):
        for taken, reading in ((0, pair.readings[0]), ((1 << len(pair.atoms)) - 1, pair.readings[1])):
            hybrid = pair.hybrid(taken)
            assert believed(hybrid) == believed(reading)
            wanted = case.verdicts(readings=[reading.id])
            found = Judge(Spaces(case.case)).rungs(hybrid, list(case.case.arrangements.values()))
            assert found == tuple(one.rung for one in wanted)


@pytest.mark.parametrize("seed", range(25))
def test_any_hybrid_is_a_reading(seed: int) -> None:
    """Put back into the case, it is judged by the engine as by the judge: no belief stands that needs another."""
    for case, pair, rng in pairs(seed):
        hybrid = replace(pair.hybrid(rng.randrange(1 << len(pair.atoms))), id="H")
        ids = [one.id for one in hybrid.rules], [one.id for one in hybrid.likelihoods]
        assert all(len(set(some)) == len(some) for some in ids)
        found = Judge(Spaces(case.case)).rungs(hybrid, list(case.case.arrangements.values()))
        whole = replace(case.case, readings={"H": hybrid})
        wanted = replace(case, case=whole, _spaces=Spaces(whole)).verdicts()
        assert found == tuple(one.rung for one in wanted)


@pytest.mark.parametrize("seed", range(25))
def test_likelihoods_that_differ_are_listed_and_change_no_verdict(seed: int) -> None:
    text = likely_readings(seed)
    for case, pair, _ in pairs(seed):
        one, other = (text["readings"][reading.id] for reading in pair.readings)
        wanted = {
            f"likelihood: {id_}"
            for id_ in {**one["likelihoods"], **other["likelihoods"]}
            if one["likelihoods"].get(id_) != other["likelihoods"].get(id_)
        }
        wanted |= {
            f"likelihood: scenario {id_}"
            for id_ in {*one["scenarios"]} & {*other["scenarios"]}
            if one["scenarios"][id_] != other["scenarios"][id_]
        }
        rules = [said.get("rules", {}).get("R") for said in (one, other)]
        if rules[0] and rules[1] and rules[0]["impossible"] == rules[1]["impossible"] and rules[0] != rules[1]:
            wanted.add("likelihood: rule R")
        likely = [atom for atom in pair.atoms if not atom.decides]
        assert {atom.id for atom in likely} == wanted
        assert list(pair.atoms[pair.deciding :]) == likely
        judge, arrangements = Judge(Spaces(case.case)), list(case.case.arrangements.values())
        ones = (1 << len(pair.atoms)) - 1
        assert judge.rungs(pair.hybrid(ones), arrangements) == judge.rungs(
            pair.hybrid((1 << pair.deciding) - 1), arrangements
        )
        for k, atom in enumerate(likely, pair.deciding):
            said = believed(pair.hybrid(1 << k))
            assert said != believed(pair.readings[0]), atom.id


TIED = """
locarno: 1
case: {title: T}
actors: {ann: A, bob: B}
options: {a: ann, b: bob}
status_quo: []
rules: {N1: {impossible: a and b}}
pledges:
  P: {by: ann, kind: pledge, binding: must, if: b, delivers: [a], text: P}
  Q: {by: bob, kind: pledge, binding: must, if: a, delivers: [b], text: Q}
scenarios: {K: {keeps: [Q]}, L: {label: all goes, lifts: [N1]}}
common: {preferences: {ann: [a], bob: [b]}}
readings:
  one: {preferences: {ann: {ranking: [YN, NY, NN]}}}
  two: {keeps: [P], scenarios: [K]}
  three: {scenarios: [L]}
"""


def test_what_goes_together() -> None:
    case = locarno.loads(TIED).case
    one, two, three = case.readings.values()
    found = pairing(case, one, two)
    assert [(atom.id, atom.kind) for atom in found.atoms] == [
        ("ann + keeps: P", "together"),
        ("scenario: K + keeps: Q", "together"),
    ]
    assert found.atoms[0].text == "what ann wants and keeping P"
    assert found.atoms[1].text == "“K” and keeping Q"
    assert [atom.id for atom in pairing(case, one, three).atoms] == ["ann + scenario: L"]
    assert [atom.id for atom in pairing(case, two, three, scenarios=["K"]).atoms] == [
        "scenario: L",
        "keeps: P",
        "keeps: Q",
    ]
    told = locarno.loads(TIED).crux("one", "two", "a")
    assert {share.atom for share in told.shares} == {"ann + keeps: P", "scenario: K + keeps: Q"}


def test_rules_of_one_name_are_told_apart() -> None:
    text = TIED.replace("  one: {", "  one: {rules: {R: {impossible: a}}, ").replace(
        "  two: {", "  two: {rules: {R: {impossible: b}}, "
    )
    case = locarno.loads(text).case
    found = pairing(case, case.readings["one"], case.readings["two"])
    both = sum(1 << k for k, atom in enumerate(found.atoms) if atom.id == "rule: R (2)")
    assert [rule.id for rule in found.hybrid(both).rules] == ["R", "R_2"]


def test_what_decides_comes_first() -> None:
    text = TIED.replace("scenarios: {K", "likelihood_scale: {rare: [0, 0.2], sure: [1, 1]}\nscenarios: {K")
    text = text.replace(
        "  one: {preferences: {ann: {ranking: [YN, NY, NN]}}}", "  one: {rules: {R: {impossible: a, likelihood: rare}}}"
    )
    text = text.replace("  three: {", "  three: {rules: {R: {impossible: a, likelihood: sure}}, ")
    case = locarno.loads(text).case
    found = pairing(case, case.readings["one"], case.readings["three"])
    assert [(atom.id, atom.words) for atom in found.atoms] == [
        ("scenario: L", ("", "")),
        ("likelihood: rule R", ("rare", "sure")),
    ]
    assert [rule.likelihood for taken in (0, 1, 2) for rule in found.hybrid(taken).rules] == ["rare", "rare", "sure"]


def test_json_names_every_difference() -> None:
    """Two readings of the first case differ in a list of beliefs, likelihoods among them."""
    case = locarno.load("cases/ukraine")
    compared = case.compare(["R0", "R2"], idle=False)
    assert {one.matters for one in compared.beliefs if one.kind == "likelihood"} == {()}
    [found] = compared.differences
    kinds = [atom.kind for atom in found.atoms]
    assert len(kinds) == 42 and kinds.count("likelihood") == 8
    words = {atom.id: atom.words for atom in found.atoms if any(atom.words)}
    assert words["likelihood: money_lasts"] == ("very_unlikely", "")
    assert words["scenario: no_majority"] == ("", "very_likely")
    assert json.dumps(words)


def test_pledges_at_their_word_once_more_change_nothing() -> None:
    """The order in which they are kept is the hybrid's own, also where a scenario keeps one of them."""
    text = TIED.replace(
        "  Q: {by: bob, kind: pledge, binding: must, if: a, delivers: [b]",
        "  Q: {by: ann, kind: pledge, binding: must, if: b, delivers: [a]",
    )
    text = text.replace("  one: {preferences: {ann: {ranking: [YN, NY, NN]}}}", "  one: {scenarios: [K]}")
    case = locarno.loads(text).case
    found = pairing(case, case.readings["one"], case.readings["two"])
    hybrid = found.hybrid((1 << len(found.atoms)) - 1)
    assert hybrid.keeps == ("P", "Q")
    again = at_their_word(case, hybrid, kept_pledges(case, hybrid, (), None))
    order, once_more = (one.preferences["ann"].order for one in (hybrid, again))
    assert isinstance(order, Prioritised) and isinstance(once_more, Prioritised)
    kept = [one.text for one in order.statements][:2]
    assert [one.text for one in once_more.statements][:4] == [*kept, *kept]
