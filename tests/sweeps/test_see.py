"""What one would see, against sets and loops over the states of small games."""

import json
from dataclasses import replace
from functools import cache
from itertools import combinations
from random import Random
from typing import Any

import pytest
from test_crux import FIRST, SECOND, hybrid, named, two_readings

import locarno
from case_texts import graph_case, option_case
from locarno.answers.see import STANDINGS, Signs
from locarno.sweeps.atoms import pairing
from oracle import Game, OptionConflict, State, equilibria, legal_sequences, option_game
from random_conflicts import graph_conflict, option_arrangement, option_conflict

Where = dict[str, frozenset[State]]
EXCLUDED, POSSIBLE, REACHABLE, LASTING, PREDICTED = range(5)


def shuffled(rng: Random, rank: dict[Any, int]) -> dict[Any, int]:
    """Return the ranks, dealt out anew more often than not."""
    if rng.random() < 0.4:
        return rank
    return dict(zip(rank, rng.sample(list(rank.values()), len(rank)), strict=True))


def groups(rank: dict[Any, int], name: Any) -> list[list[str]]:
    return [[name(s) for s in rank if rank[s] == level] for level in sorted(set(rank.values()), reverse=True)]


read_once = cache(locarno.loads)
ukraine = cache(lambda: locarno.load("cases/ukraine"))


@cache
def option_readings(seed: int) -> tuple[str, dict[str, Game], int, Where, set[str]]:
    """Return a case in option form with readings A, B, C; each one's game; today; all events; the pairs among them."""
    conflict = option_conflict(seed)
    rng = Random(f"see {seed}")
    n = conflict.n_options
    states = [code for code in range(2**n) if code not in conflict.impossible]
    _, today = option_arrangement(seed, conflict)
    case = json.loads(option_case(conflict, states, today, [today]))
    games: dict[str, Game] = {}
    case["readings"] = {}
    for name in "ABC":
        gone = rng.randrange(n) if name == "C" else None
        left = [s for s in states if gone is None or s == today or not s >> gone & 1]
        rank = {actor: shuffled(rng, conflict.rank[actor]) for actor in conflict.actors}
        of_left = {actor: {s: rank[actor][s] for s in left} for actor in rank}
        here: OptionConflict = replace(conflict, impossible=frozenset(range(2**n)) - frozenset(left), rank=of_left)
        games[name] = option_game(here)
        reading: dict[str, Any] = {
            "preferences": {
                actor: {"ranking": groups(rank[actor], lambda s: "".join("NY"[s >> o & 1] for o in range(n)))}
                for actor in conflict.actors
            }
        }
        if len(left) < len(states):
            now = " and ".join(("" if today >> o & 1 else "not ") + f"o{o}" for o in range(n))
            reading["rules"] = {"G1": {"impossible": f"o{gone} and not ({now})"}}
        case["readings"][name] = reading
    case["outcomes"] = {"first": {"when": "o0"}, "second": {"when": "o1"}, "third": {"when": "true"}}
    every = frozenset(range(2**n))
    where: Where = {
        "first": frozenset(s for s in every if s & 1),
        "second": frozenset(s for s in every if not s & 1 and s & 2),
        "third": frozenset(s for s in every if not s & 3),
    }
    for o in range(n):
        where[f"o{o}"] = frozenset(s for s in every if s >> o & 1)
        where[f"not o{o}"] = every - where[f"o{o}"]
    pairs: set[str] = set()
    for o, p in combinations(range(n), 2):
        for one in (f"o{o}", f"not o{o}"):
            for other in (f"o{p}", f"not o{p}"):
                where[f"{one} and {other}"] = where[one] & where[other]
                pairs.add(f"{one} and {other}")
    return json.dumps(case), games, today, where, pairs


def graph_readings(seed: int) -> tuple[str, dict[str, Game], State, Where, set[str]]:
    """Return the same in graph form, with two readings; events are outcomes and single states."""
    game = graph_conflict(seed)
    rng = Random(f"see {seed}")
    today = rng.choice(game.states)
    case = json.loads(graph_case(game, today, [today]))
    games: dict[str, Game] = {}
    case["readings"] = {}
    for name in "AB":
        rank = {actor: shuffled(rng, game.rank[actor]) for actor in game.actors}
        games[name] = replace(game, rank=rank)
        case["readings"][name] = {
            "preferences": {actor: {"ranking": groups(rank[actor], str)} for actor in game.actors}
        }
    some = game.states[: max(1, len(game.states) // 2)]
    case["outcomes"] = {"some": {"when": " or ".join(map(str, some))}, "rest": {"when": "true"}}
    where: Where = {"some": frozenset(some), "rest": frozenset(game.states) - frozenset(some)}
    where |= {str(state): frozenset([state]) for state in game.states}
    return json.dumps(case), games, today, where, set()


def standings(game: Game, today: State, where: Where, concept: Any) -> dict[str, int]:
    """Return what a reading makes of each event, by sets."""
    reached = legal_sequences(game, game.actors, today, True) | {today}
    resting = reached & equilibria(game, concept)
    found = {}
    for event, inside in where.items():
        feasible = inside & frozenset(game.states)
        if not feasible:
            found[event] = EXCLUDED
        elif not feasible & reached:
            found[event] = POSSIBLE
        elif not feasible & resting:
            found[event] = REACHABLE
        else:
            found[event] = PREDICTED if resting <= feasible else LASTING
    return found


def against(here: dict[str, int]) -> set[str]:
    """Return the readings that are contradicted if the event takes place."""
    if max(here.values()) >= REACHABLE:
        return {name for name, place in here.items() if place < REACHABLE}
    return {name for name in here if here[name] == EXCLUDED} if max(here.values()) == POSSIBLE else set()


def compare(found: Signs, games: dict[str, Game], today: State, where: Where, pairs: set[str], concept: str) -> int:
    """Compare everything but what makes the difference; return how many events tell the readings apart."""
    by_reading = {name: standings(game, today, where, concept) for name, game in games.items()}
    here = {event: {name: places[event] for name, places in by_reading.items()} for event in where}
    wanted = {event for event in where if event not in pairs and len(set(here[event].values())) > 1}
    for event in pairs:
        parts = event.split(" and ")
        if against(here[event]) - against(here[parts[0]]) - against(here[parts[1]]):
            wanted.add(event)
    assert {one.event.id for one in found.tellings} == wanted
    assert found.alike == len(where) - len(pairs) - sum(event not in pairs for event in wanted)
    for one in found.tellings:
        places = here[one.event.id]
        assert {name: STANDINGS.index(standing) for name, standing in one.standing.items()} == places
        assert set(one.seen) == against(places)
        lasts = max(places.values()) >= LASTING
        assert set(one.stays) == {name for name in places if places[name] == REACHABLE and lasts}
        predict = {name for name in places if places[name] == PREDICTED}
        assert set(one.never) == (predict if len(predict) < len(places) else set())
        assert one.event.today == (today in where[one.event.id])
        assert one.gap == max(places.values()) - min(places.values())
    gaps = [(not one.seen, -one.gap) for one in found.tellings]
    assert gaps == sorted(gaps)
    return len(wanted)


@pytest.mark.parametrize("concept", ["seq", "gmr"])
@pytest.mark.parametrize("seed", range(12))
def test_option_form_against_sets(seed: int, concept: str) -> None:
    events_of(seed, concept)


@cache
def events_of(seed: int, concept: str) -> int:
    """Compare a random case; return how many events tell its readings apart."""
    if option_conflict(seed).n_options > 5:
        return 0
    text, games, today, where, pairs = option_readings(seed)
    return compare(read_once(text).see(concept=concept), games, today, where, pairs, concept)


def test_the_random_cases_say_something() -> None:
    assert sum(events_of(seed, "seq") for seed in range(12)) > 60


@pytest.mark.parametrize("seed", range(12))
def test_graph_form_against_sets(seed: int) -> None:
    text, games, today, where, pairs = graph_readings(seed)
    compare(locarno.loads(text).see(), games, today, where, pairs, "seq")


@cache
def signs(seed: int) -> Signs:
    """What two random readings would show."""
    return read_once(json.dumps(two_readings(seed)[0])).see([FIRST, SECOND])


@pytest.mark.parametrize("seed", range(12))
def test_what_makes_the_difference(seed: int) -> None:
    """Single beliefs, each written out as a reading that has taken it over, and asked whether the event is reached."""
    case, differences = two_readings(seed)
    if not differences:
        return
    try:
        loaded = read_once(json.dumps(case))
    except locarno.CaseError:
        return
    pairs = ((FIRST, SECOND), (SECOND, FIRST))
    readings = loaded.case.readings
    names = {
        one: named(pairing(loaded.case, readings[one], readings[other]).atoms, differences) for one, other in pairs
    }
    for one in signs(seed).tellings:
        for make in one.makes:
            if one.standing[make.reading] == "excluded":
                continue
            told = {names[make.reading][atom.id] for atom in make.beliefs}
            for belief in differences:
                others = frozenset(differences) - {belief}
                taken = frozenset({belief}) if make.reading == FIRST else others
                whole = case | {"readings": {"H": hybrid(case, differences, taken)}}
                try:
                    way = locarno.loads(json.dumps(whole)).paths(to=[one.event.id])[one.event.id, "H"]
                except locarno.CaseError:
                    continue
                assert (belief in told) == (way.there or way.by_gains is not None), (one.event.id, belief)


@pytest.mark.parametrize("seed", range(12))
def test_rules_that_exclude(seed: int) -> None:
    """Without one of the sets an event is feasible; without a part of one it is not."""
    case, _ = two_readings(seed)
    try:
        found = signs(seed)
    except (locarno.CaseError, locarno.Refusal):
        return
    for one in found.tellings:
        for make in one.makes:
            if any(" held " in name for ids in make.rules for name in ids):
                continue
            for ids in make.rules:
                assert feasible(case, make.reading, one.event.id, ids)
                assert not any(
                    feasible(case, make.reading, one.event.id, ids[:k] + ids[k + 1 :]) for k in range(len(ids))
                )


def test_the_smallest_sets_of_rules_come_first() -> None:
    text = """
locarno: 1
case: {title: Small}
actors: {ann: A}
options: {x: ann, a: ann}
status_quo: []
common: {preferences: {ann: [x]}}
readings:
  one: {rules: {R0: {impossible: x and a}, R1: {impossible: a and x}, R2: {impossible: x and not a}}}
  two: {}
"""
    [make] = locarno.loads(text).see()["x"].makes
    assert (make.reading, make.rules) == ("one", (("R2",), ("R0", "R1")))


def feasible(case: dict[str, Any], reading: str, event: str, gone: tuple[str, ...]) -> bool:
    made = json.loads(json.dumps(case))
    for rules in (made["rules"], made["readings"][reading].get("rules", {})):
        for id_ in gone:
            rules.pop(id_, None)
    made["arrangements"] = {"E": {"name": "E", "require": event}, "all": {"name": "all"}}
    return bool(locarno.loads(json.dumps(made)).verdicts(["E"], [reading])["E", reading].states)


def test_the_ukraine_case() -> None:
    found = ukraine().see()
    assert found["us_assure"].standing["R0"] == "excluded" and found["us_assure"].makes[0].rules == (("no_offer",),)
    without = "ru_truce and not (us_assure or eu_relief or ua_neutral or ua_withdraw)"
    assert "R0" in found[without].seen and found[without].said["R0"] == "very_unlikely"
    assert found["us_assure"].said == {} and found[without].said == {"R0": "very_unlikely"}
    assert found["ld_ground"].makes[2].rules == (("ld_ground held no",),)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"readings": ["R0"]}, "one reading"),
        ({"readings": ["R0", "R9"]}, "no reading `R9`"),
        ({"events": ["ru_true"]}, "`ru_true`"),
        ({"concept": "l2"}, "no concept `l2`"),
    ],
)
def test_what_cannot_be_asked(asked: dict[str, Any], words: str) -> None:
    with pytest.raises(locarno.Refusal, match=words):
        ukraine().see(**asked)
