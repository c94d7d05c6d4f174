"""Verdicts that reuse what did not change, against the engine that computes each by itself."""

import json
from dataclasses import replace
from random import Random
from typing import Any

import pytest

import locarno
from locarno.answers.crux import VALUES
from locarno.case.expressions import parse, write
from locarno.case.nouns import Case, Reading
from locarno.space.space import Spaces
from locarno.space.word import at_their_word, kept_pledges
from locarno.sweeps.atoms import pairing
from locarno.sweeps.judge import Judge
from random_pledges import graph_pledges, pledge_conflict, random_tree, said


def option_readings(seed: int) -> dict[str, Any]:
    """Return a case with six readings: statements, weights or rankings, rules, scenarios, pledges kept."""
    rng = Random(f"judge {seed}")
    made = pledge_conflict(seed, 4)
    n = made.conflict.n_options
    case = json.loads(made.text)
    rankings = case["common"]["preferences"]
    case["scenarios"] = {"S": {"without": [f"o{n - 1}"]}}
    for pledge in case["pledges"].values():
        pledge.pop("readings", None)
    pool = [write(parse(said(random_tree(rng, n, 1)))) for _ in range(8)]
    case["readings"] = {}
    for number in range(6):
        wants: dict[str, Any] = {}
        for actor in made.conflict.actors:
            some = list(dict.fromkeys(rng.sample(pool, rng.randint(0, 4))))
            kind = rng.random()
            if kind < 0.6 and some:
                wants[actor] = some
            elif kind < 0.8 and some:
                wants[actor] = {"weights": [{"statement": one, "weight": rng.randint(-5, 5)} for one in some]}
            else:
                wants[actor] = rankings[actor]
        reading: dict[str, Any] = {"preferences": wants}
        if rng.random() < 0.3:
            reading["rules"] = {"R": rng.choice(("o0 and not o1", "o1 and not o0"))}
        if rng.random() < 0.3:
            reading["scenarios"] = ["S"]
        if rng.random() < 0.4 and all("ranking" not in one for one in wants.values()):
            reading["keeps"] = rng.sample([p.id for p in made.pledges], 1)
        case["readings"][f"H{number}"] = reading
    case["arrangements"] |= {
        f"T{number}": {"name": "T", "require": write(parse(said(random_tree(rng, n, 2))))} for number in range(3)
    }
    return dict(case)


def graph_readings(seed: int) -> dict[str, Any]:
    """Return a case in graph form with four readings, which share some rankings."""
    rng = Random(f"judge {seed}")
    case = json.loads(graph_pledges(seed, 2).text)
    case.pop("pledges", None)
    rankings = case["common"]["preferences"]
    case["readings"] = {}
    for number in range(4):
        wants = {}
        for actor, want in rankings.items():
            groups = list(want["ranking"])
            if rng.random() < 0.6:
                rng.shuffle(groups)
            wants[actor] = {"ranking": groups}
        case["readings"][f"H{number}"] = {"preferences": wants}
    states = list(case["states"])
    for number in range(3):
        some = rng.sample(states, rng.randint(1, len(states)))
        case["arrangements"][f"T{number}"] = {"name": "T", "require": " or ".join(some)}
    return dict(case)


def loaded(case: dict[str, Any]) -> locarno.Loaded | None:
    try:
        return locarno.loads(json.dumps(case))
    except locarno.CaseError:
        return None  # some reading leaves no state at all


def as_kept(case: Case, reading: Reading) -> Reading:
    return at_their_word(case, reading, kept_pledges(case, reading, (), None))


def compared(seed: int, text: dict[str, Any]) -> int:
    """Return how many verdicts were compared: of all readings by one judge, twice, in another order."""
    case = loaded(text)
    if case is None:
        return 0
    arrangements = list(case.case.arrangements.values())
    wanted, paths = case.verdicts(), case.paths()
    judge = Judge(Spaces(case.case))
    readings = list(case.case.readings.values())
    Random(seed).shuffle(readings)
    for reading in [*readings, *readings[::-1]]:
        kept = as_kept(case.case, reading)
        found = judge.rungs(kept, arrangements)
        assert found == tuple(wanted[one.id, reading.id].rung for one in arrangements), (seed, reading.id)
        for one in arrangements:
            reach = paths[one.id, reading.id]
            assert judge.reached(kept, one) == (reach.possible and reach.by_gains is not None), (seed, reading.id)
    return len(readings) * len(arrangements)


@pytest.mark.parametrize("seeds", [range(at, at + 15) for at in range(0, 60, 15)], ids=str)
def test_option_form_against_the_engine(seeds: range) -> None:
    assert sum(compared(seed, option_readings(seed)) for seed in seeds) > 50


@pytest.mark.parametrize("seeds", [range(at, at + 20) for at in range(0, 60, 20)], ids=str)
def test_graph_form_against_the_engine(seeds: range) -> None:
    assert sum(compared(seed, graph_readings(seed)) for seed in seeds) > 100


def test_hybrids_against_the_engine() -> None:
    """A hybrid put back into the case as a reading is judged by the engine as the judge judges it."""
    count = 0
    for seed in range(40):
        case = loaded(option_readings(seed))
        if case is None:
            continue
        first, second = list(case.case.readings.values())[:2]
        try:
            pair = pairing(case.case, first, second)
            taken = Random(seed).randrange(1 << len(pair.atoms))
            hybrid = pair.hybrid(taken)
            judge = Judge(Spaces(case.case))
            found = judge.rungs(hybrid, list(case.case.arrangements.values()))
        except locarno.Refusal:
            continue  # keeps a pledge over a ranking, or a ranking that leaves out what a rule of the other ruled out
        whole = replace(case.case, readings={"H": replace(hybrid, id="H")})
        wanted = replace(case, case=whole, _spaces=Spaces(whole)).verdicts()
        assert found == tuple(one.rung for one in wanted), seed
        count += len(found)
    assert count > 60


def test_every_rung_comes_up() -> None:
    seen = set()
    for seed in range(60):
        case = loaded(option_readings(seed))
        seen |= {one.rung for one in case.verdicts()} if case else set()
    assert seen == {rung for rung in VALUES if "reached" not in rung}


def test_verdicts_are_counted() -> None:
    case = locarno.load("cases/chicken.yaml")
    judge = Judge(Spaces(case.case))
    [reading] = case.case.readings.values()
    arrangements = list(case.case.arrangements.values())
    judge.rungs(reading, arrangements)
    judge.reached(reading, arrangements[0])
    assert judge.asked == len(arrangements) + 1
