"""Limited moves, non-myopic stability and Stackelberg equilibria against the oracle, through the public interface."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random

import numpy as np
import pytest

import locarno
import oracle
import oracle_more
import random_conflicts
from case_texts import graph_case, option_case
from locarno.analyses import limited_moves

ROOT = Path(__file__).parents[2]
HORIZONS = (1, 2, 3, 4, 5, 8, 23, 9999)
IDS = [*(f"l{horizon}" for horizon in HORIZONS), "nonmyopic", "stackelberg"]


def two_actors(form: str, seeds: range) -> Iterator[tuple[int, oracle.Game, locarno.Loaded]]:
    """The random conflicts of two actors among these seeds."""
    for seed in seeds:
        if form == "option":
            conflict = random_conflicts.option_conflict(seed)
            if len(conflict.actors) == 2:
                game = oracle.option_game(conflict)
                first = int(game.states[0])
                yield seed, game, locarno.loads(option_case(conflict, game.states, first, {first}))
        else:
            game = random_conflicts.graph_conflict(seed)
            if len(game.actors) == 2:
                yield seed, game, locarno.loads(graph_case(game, game.states[0], {game.states[0]}))


def told(found: locarno.Stability, id_: str, row: int, number: int) -> str:
    stable, ambiguous = found.stable[id_][row, number], found.ambiguous[id_][row, number]
    assert not (stable and ambiguous)
    return "ambiguous" if ambiguous else "stable" if stable else "unstable"


def check(game: oracle.Game, case: locarno.Loaded, label: object) -> set[str]:
    """Compare everything; returns which verdicts there were."""
    found = case.stability(concepts=IDS)
    cycle = oracle_more.recurring(game)
    ends = dict(enumerate(islice(oracle_more.horizons(game), 23 + len(cycle)), 1))
    first = next(horizon for horizon, one in ends.items() if one in cycle)
    start = cycle.index(ends[first])
    ends[9999] = cycle[(9999 - first + start) % len(cycle)]
    seen = set()
    for row, actor in enumerate(found.actors):
        for number, state in enumerate(game.states):
            where = (label, actor, state)
            for horizon in HORIZONS:
                wanted = oracle_more.verdict(ends[horizon], actor, state)
                seen.add(wanted)
                assert told(found, f"l{horizon}", row, number) == wanted, (*where, horizon)
            assert told(found, "nonmyopic", row, number) == oracle_more.nonmyopic_verdict(cycle, actor, state), where
            for leader in found.actors:
                wanted = oracle_more.verdict(ends[2 if actor == leader else 1], actor, state)
                assert told(found, f"stackelberg:{leader}", row, number) == wanted, where
    assert np.array_equal(found.stable["l1"], case.stability(concepts=["nash"]).stable["nash"])
    assert not found.ambiguous["l1"].any()
    for id_ in found.concepts:
        undecided = (found.stable[id_] | found.ambiguous[id_]).all(axis=0) & ~found.stable[id_].all(axis=0)
        assert list(found.undecided(id_)) == list(np.flatnonzero(undecided))
    return seen


def check_batch(form: str, batch: int) -> set[str]:
    """A hundred seeds against the oracle; the verdicts that came up."""
    seen = set()
    for seed, game, case in two_actors(form, range(batch * 100, (batch + 1) * 100)):
        seen |= check(game, case, seed)
    return seen


@pytest.mark.parametrize("form", ["option", "graph"])
@pytest.mark.parametrize("batch", range(3))
def test_random_conflicts(form: str, batch: int) -> None:
    assert check_batch(form, batch) == {"stable", "ambiguous", "unstable"}


def sparse(seed: int, prefix: str) -> oracle.Game:
    """A conflict of two actors with few moves, most of which cannot be taken back, and no ties."""
    rng = Random(seed)
    states = [f"{prefix}{number}" for number in range(rng.randint(6, 24))]
    moves: dict[str, dict[str, set[str]]] = {actor: {state: set() for state in states} for actor in ("ada", "ben")}
    for of_actor in moves.values():
        for state in states:
            ends = {rng.choice(states) for _ in range(rng.choice((1, 1, 2)))}
            of_actor[state] = ends - {state}
    rank = {actor: dict(zip(states, rng.sample(range(len(states)), len(states)), strict=True)) for actor in moves}
    return oracle.graph_game(states, moves, rank)


@pytest.mark.parametrize("seeds", [(29, 1304), (742, 1659), (584,), (2660, 1304)])
def test_long_periods(seeds: tuple[int, ...]) -> None:
    """Several conflicts side by side, with periods of 8 and 10, repeat together only after 40 horizons."""
    parts = [sparse(seed, f"p{number}_") for number, seed in enumerate(seeds)]
    game = oracle.graph_game(
        [str(state) for part in parts for state in part.states],
        {
            a: {str(s): [str(t) for t in part.moves[a][s]] for part in parts for s in part.states}
            for a in ("ada", "ben")
        },
        {a: {str(s): part.rank[a][s] for part in parts for s in part.states} for a in ("ada", "ben")},
    )
    assert len(oracle_more.recurring(game)) == (40 if len(seeds) == 2 else 8)
    check(game, locarno.loads(graph_case(game, game.states[0], {game.states[0]})), seeds)


@pytest.mark.parametrize("seed", range(60))
def test_the_oracle_finds_what_writing_out_all_ways_finds(seed: int) -> None:
    rng = Random(seed)
    states = [f"s{number}" for number in range(rng.randint(2, 5))]
    moves = {a: {s: {t for t in states if t != s and rng.random() < 0.6} for s in states} for a in ("ada", "ben")}
    rank = {a: {s: rng.randrange(rng.choice((2, 3, 5))) for s in states} for a in ("ada", "ben")}
    game = oracle.graph_game(states, moves, rank)
    for horizon, ends in enumerate(islice(oracle_more.horizons(game), 3), 1):
        for (actor, state), found in ends.items():
            if horizon < 3 or all(len(ways) <= 2 for of_actor in moves.values() for ways in of_actor.values()):
                assert found == set(oracle_more.all_ways(game, actor, state, horizon))


def test_a_tie_by_hand() -> None:
    """Ada can go to `good` or `bad` by way of Ben, who gains by either alike."""
    text = """
locarno: 1
case: {title: tie}
actors: {ada: Ada, ben: Ben}
states: {s: start, m: middle, good: good, bad: bad}
moves:
  ada: {s: [m]}
  ben: {m: [good, bad]}
common:
  preferences:
    ada: {ranking: [good, s, m, bad]}
    ben: {ranking: [[good, bad], [s, m]]}
"""
    found = locarno.loads(text).stability(concepts=["l1", "l2", "l3", "nonmyopic", "stackelberg:ada"])
    assert [told(found, f"l{h}", 0, 0) for h in (1, 2, 3)] == ["stable", "ambiguous", "ambiguous"]
    assert told(found, "nonmyopic", 0, 0) == "ambiguous" == told(found, "stackelberg:ada", 0, 0)
    assert told(found, "l1", 1, 1) == "unstable"  # Ben leaves the middle, wherever to
    assert list(found.undecided("l2")) == [0] and 0 not in found.equilibria("l2")
    sure = locarno.loads(text.replace("[good, s, m, bad]", "[s, good, bad, m]")).stability(concepts=["l2"])
    assert told(sure, "l2", 0, 0) == "stable"  # neither is better than staying
    sure = locarno.loads(text.replace("[good, s, m, bad]", "[good, bad, s, m]")).stability(concepts=["l2"])
    assert told(sure, "l2", 0, 0) == "unstable"  # both are


def test_the_number_of_threads_does_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    tables = []
    for workers in ("1", "4"):
        monkeypatch.setenv("LOCARNO_WORKERS", workers)
        found = locarno.load(ROOT / "cases" / "korea_2017_sensitivity.yaml").stability("pacifist", concepts=IDS)
        tables.append(found)
    assert all(np.array_equal(tables[0].stable[id_], tables[1].stable[id_]) for id_ in tables[0].concepts)


def test_where_it_cannot_be_asked_the_refusal_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    elmira = locarno.load(ROOT / "cases" / "elmira.yaml")
    for id_ in ("l2", "nonmyopic", "stackelberg", "stackelberg:moe"):
        with pytest.raises(locarno.Refusal, match=r"two actors with preferences, and this case has 3.*Soares"):
            elmira.stability(concepts=[id_])
    chicken = locarno.load(ROOT / "cases" / "chicken.yaml")
    with pytest.raises(locarno.Refusal, match=r"`stackelberg:moe` names no actor.*row, column"):
        chicken.stability(concepts=["stackelberg:moe"])
    for id_ in ("l0", "l", "l10000", "l01", "stackelberg_row", "sims"):
        with pytest.raises(locarno.Refusal, match=rf"no concept `{id_}`.*`locarno concepts`"):
            chicken.stability(concepts=[id_])
    monkeypatch.setattr(limited_moves, "MOST_LOOKS", 3)
    with pytest.raises(locarno.Refusal, match=r"not begun to repeat after looking 3 moves ahead.*`l2`"):
        chicken.stability(concepts=["nonmyopic"])
    assert chicken.stability(concepts=["l9999"]).concepts == ("l9999",)
    monkeypatch.setenv("LOCARNO_MEMORY_GIB", "0.0000005")
    with pytest.raises(locarno.Refusal, match="looking ahead over 4 states"):
        chicken.stability(concepts=["l2"])
