"""Kernels against the oracle, on thousands of random conflicts of both forms; and what must be true of any answer."""

from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest
from numpy.typing import NDArray

import oracle
import random_conflicts
from locarno.analyses.security import security
from locarno.answers.asked import CONCEPTS, Concept
from locarno.kernels.types import Bool, Int32, Int64
from locarno.space.moves import ArcMoves, CellMoves, Masks, Moves
from locarno.space.space import Space

BATCH = 100


def option_moves(conflict: oracle.OptionConflict, codes: Int64) -> Moves:
    masks = []
    for actor in conflict.actors:
        free = up = down = 0
        for option, owners in enumerate(conflict.owners):
            rises = owners == {actor} and (option, False) not in conflict.irreversible
            falls = actor in owners and (option, True) not in conflict.irreversible
            free |= (rises and falls) << option
            up |= (rises and not falls) << option
            down |= (falls and not rises) << option
        masks.append(Masks(free, up, down))
    if not conflict.barred:
        return CellMoves.from_options(codes, conflict.n_options, masks)
    return ArcMoves.from_options(
        codes, conflict.n_options, masks, [barred(conflict, a, codes) for a in conflict.actors]
    )


def barred(conflict: oracle.OptionConflict, actor: str, codes: Int64) -> tuple[Int64, Int64, Bool, Bool]:
    mine = [rule for rule in conflict.barred if rule.actor in (None, actor)]
    shape = (len(mine), codes.size)
    return (
        np.array([sum(1 << o for o in rule.raises) for rule in mine], np.int64),
        np.array([sum(1 << o for o in rule.drops) for rule in mine], np.int64),
        np.array([[r.start is None or int(s) in r.start for s in codes] for r in mine], bool).reshape(shape),
        np.array([[r.end is None or int(s) in r.end for s in codes] for r in mine], bool).reshape(shape),
    )


def space_of(moves: Moves, rank: Int32, actors: tuple[str, ...]) -> Space:
    """As much of a state space as security levels need."""
    frame = SimpleNamespace(moves=moves, players=actors)
    return cast("Space", SimpleNamespace(frame=frame, rank=rank, order=moves.order(rank)))


def ranks(game: oracle.Game) -> Int32:
    rows = [[game.rank[actor][state] for state in game.states] for actor in game.actors]
    return np.array([np.unique(row, return_inverse=True)[1] for row in rows], np.int32)


def judge(game: oracle.Game, moves: Moves, arrangement: frozenset[oracle.State], why: str) -> None:
    space, numbers = space_of(moves, ranks(game), game.actors), range(len(game.actors))
    inside = np.array([state in arrangement for state in game.states])
    for concept in CONCEPTS:
        levels = np.stack([security(space, concept, actor) for actor in numbers])
        wanted = oracle.stable(game, concept)
        for actor in numbers:
            stable = moves.best(actor, levels[actor]) <= space.rank[actor]
            assert named(game, stable) == wanted[game.actors[actor]], (why, concept, game.actors[actor])
        kept = moves.keep(inside, space.rank, levels, space.order)
        assert named(game, kept) == oracle.kept_set(game, concept, arrangement), (why, concept)


def named(game: oracle.Game, chosen: NDArray[np.bool_]) -> frozenset[oracle.State]:
    return frozenset(game.states[number] for number in np.flatnonzero(chosen))


def judge_option_form(conflict: oracle.OptionConflict, seed: int) -> None:
    game = oracle.option_game(conflict)
    assert list(game.states) == sorted(game.states)
    moves = option_moves(conflict, np.array(game.states, np.int64))
    judge(game, moves, frozenset(random_conflicts.option_arrangement(seed, conflict)[0]), f"option {seed}")


def judge_graph_form(game: oracle.Game, seed: int) -> None:
    number = {state: place for place, state in enumerate(game.states)}
    arcs = [
        [(number[s], number[t]) for s in game.states for t in game.moves[actor].get(s, ())] for actor in game.actors
    ]
    moves = ArcMoves.from_pairs(len(game.states), arcs)
    judge(game, moves, random_conflicts.graph_arrangement(seed, game)[0], f"graph {seed}")


@pytest.mark.parametrize("batch", range(20))
def test_option_form_agrees_with_the_oracle(batch: int) -> None:
    for seed in range(batch * BATCH, (batch + 1) * BATCH):
        judge_option_form(random_conflicts.option_conflict(seed), seed)


@pytest.mark.parametrize("batch", range(10))
def test_five_and_six_actors_agree_with_the_oracle(batch: int) -> None:
    for seed in range(batch * 20, (batch + 1) * 20):
        judge_option_form(random_conflicts.crowded_conflict(seed), seed)


@pytest.mark.parametrize("batch", range(5))
def test_where_sweeps_would_take_too_long_a_search_gives_the_same(batch: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("locarno.space.moves._LOOKS", 0)
    for seed in range(batch * BATCH, (batch + 1) * BATCH):
        judge_option_form(random_conflicts.option_conflict(seed), seed)


@pytest.mark.parametrize("batch", range(20))
def test_graph_form_agrees_with_the_oracle(batch: int) -> None:
    for seed in range(batch * BATCH, (batch + 1) * BATCH):
        judge_graph_form(random_conflicts.graph_conflict(seed), seed)


@pytest.mark.parametrize("seed", range(300))
def test_targets_are_the_moves_and_both_forms_of_moves_agree(seed: int) -> None:
    conflict = random_conflicts.option_conflict(seed)
    game = oracle.option_game(conflict)
    codes = np.array(game.states, np.int64)
    moves = option_moves(conflict, codes)
    arcs: list[list[tuple[int, int]]] = []
    for row, actor in enumerate(game.actors):
        arcs.append([])
        for place, state in enumerate(game.states):
            reached = {int(codes[t]) for t in moves.targets(row, place)}
            assert reached == game.moves[actor].get(state, frozenset())
            arcs[-1] += [(place, int(t)) for t in moves.targets(row, place)]
    listed = ArcMoves.from_pairs(codes.size, arcs)
    rank = ranks(game)
    one, other = space_of(moves, rank, game.actors), space_of(listed, rank, game.actors)
    for concept in CONCEPTS:
        for row in range(len(game.actors)):
            np.testing.assert_array_equal(security(one, concept, row), security(other, concept, row))


STRONGER: tuple[tuple[Concept, Concept], ...] = (
    ("nash", "sseq"), ("sseq", "seq"), ("sseq", "smr"), ("seq", "gmr"), ("smr", "gmr"),
)  # fmt: skip


@pytest.mark.parametrize("seed", range(200))
def test_a_stronger_concept_is_stable_in_fewer_states(seed: int) -> None:
    """Larger cubes than the oracle can judge: 10 options, 4 actors."""
    rng = np.random.default_rng(seed)
    options, actors = 10, 4
    codes = np.flatnonzero(rng.random(2**options) < rng.uniform(0.1, 1)).astype(np.int64)
    owner = rng.integers(0, actors, options)
    kind = rng.choice(3, options, p=[0.7, 0.2, 0.1])
    masks = [
        Masks(*(int(sum(1 << o for o in range(options) if owner[o] == a and kind[o] == k)) for k in range(3)))
        for a in range(actors)
    ]
    moves = CellMoves.from_options(codes, options, masks)
    raw = rng.integers(0, rng.choice([3, 50, 1000]), (actors, codes.size))
    rank = np.array([np.unique(row, return_inverse=True)[1] for row in raw], np.int32)
    space = space_of(moves, rank, tuple("abcd"))
    stable = {
        concept: np.stack([moves.best(a, security(space, concept, a)) <= rank[a] for a in range(actors)])
        for concept in CONCEPTS
    }
    for strong, weak in STRONGER:
        assert not (stable[strong] & ~stable[weak]).any(), (strong, weak)
