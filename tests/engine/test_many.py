"""Many profiles at once against one at a time, in conflicts of up to 64 states and above."""

from itertools import permutations, product

import numpy as np
import pytest
from numpy.typing import NDArray

import locarno
import random_conflicts
from case_texts import graph_case, option_case
from locarno.answers.asked import CONCEPTS
from oracle import option_game

PROFILES = 5


def agree(case: locarno.Loaded, seed: int) -> None:
    """Each profile gives what a case with these preferences would; the case's own is one of them."""
    own = case.stability()
    rng = np.random.default_rng(seed)
    actors, states = own.ranks.shape
    ranks = rng.integers(0, states, (PROFILES, actors, states), dtype=np.int32)
    ranks[0] = own.ranks
    found = case.stability_many(ranks)
    assert found.shape == (PROFILES, len(CONCEPTS), actors, states)
    for place, concept in enumerate(CONCEPTS):
        assert (found[0, place] == own.stable[concept]).all(), (seed, concept)
    assert (found == one_by_one(case, ranks)).all(), seed


def one_by_one(case: locarno.Loaded, ranks: NDArray[np.int32]) -> NDArray[np.bool_]:
    from locarno.analyses.many import _one_by_one

    found = np.empty((ranks.shape[0], len(CONCEPTS), *ranks.shape[1:]), bool)
    _one_by_one(case._spaces.frame(None, (), None), ranks, CONCEPTS, found)
    return found


@pytest.mark.parametrize("batch", range(10))
def test_option_form(batch: int) -> None:
    for seed in range(batch * 20, batch * 20 + 20):
        conflict = random_conflicts.option_conflict(seed)
        game = option_game(conflict)
        if len(game.states) <= 64:
            today = int(game.states[0])
            agree(locarno.loads(option_case(conflict, game.states, today, frozenset({today}))), seed)


@pytest.mark.parametrize("batch", range(10))
def test_graph_form(batch: int) -> None:
    for seed in range(batch * 20, batch * 20 + 20):
        game = random_conflicts.graph_conflict(seed)
        agree(locarno.loads(graph_case(game, game.states[0], frozenset({game.states[0]}))), seed)


FULL = """
locarno: 1
case: {{title: full}}
actors: {{a: A, b: B, c: C}}
options: {{{options}}}
common: {{preferences: {{a: [o1, not o2], b: [o2, not o1], c: [o3 implies o1]}}}}
"""


@pytest.mark.parametrize("options", [6, 7])
def test_exactly_64_states_and_more(options: int) -> None:
    text = FULL.format(options=", ".join(f"o{n}: {'abc'[n % 3]}" for n in range(options)))
    agree(locarno.loads(text), options)


def test_concepts_come_in_the_order_asked_for() -> None:
    case = locarno.loads(FULL.format(options=", ".join(f"o{n}: {'abc'[n % 3]}" for n in range(6))))
    own = case.stability()
    found = case.stability_many(own.ranks[None], concepts=("gmr", "nash"))
    assert (found[0, 0] == own.stable["gmr"]).all() and (found[0, 1] == own.stable["nash"]).all()


def test_in_how_many_of_the_576_pairs_of_orders_a_state_of_a_two_by_two_game_is_stable() -> None:
    """Counted on paper: for one player 12 of 24 orders are Nash, 16 GMR, 14 SMR; a guide to GMCR+ has 420 for the 384.

    With s the state, s1 what the player can move to, s2 the answer and s3 the reply: Nash if s beats s1; GMR fails only
    if s is the worst of s, s1, s2 (8 of 24); SMR if Nash, or s comes second after s1. The guide's figure is recalled.
    """
    case = locarno.loads(
        "locarno: 1\ncase: {title: two}\nactors: {a: A, b: B}\noptions: {left: a, right: b}\n"
        "common: {preferences: {a: [left], b: [right]}}\n"
    )
    orders = list(permutations(range(4)))
    pairs = np.array(list(product(orders, orders)), np.int32)
    found = case.stability_many(pairs, concepts=("nash", "gmr", "smr"))
    for state in range(4):
        assert found[:, :, 0, state].sum(axis=0).tolist() == [288, 384, 336]
        assert found[:, :, 1, state].sum(axis=0).tolist() == [288, 384, 336]
        assert found[:, :, :, state].all(axis=2).sum(axis=0).tolist() == [144, 256, 196]


@pytest.mark.parametrize(
    ("ranks", "why"),
    [
        (np.zeros((1, 3, 63), np.int32), "shape"),
        (np.zeros((3, 64), np.int32), "shape"),
        (np.full((1, 3, 64), 64, np.int32), "from 64 to 64"),
        (np.full((1, 3, 64), -1, np.int32), "from -1"),
    ],
)
def test_ranks_of_another_shape_or_range_are_refused(ranks: NDArray[np.int32], why: str) -> None:
    case = locarno.loads(FULL.format(options=", ".join(f"o{n}: {'abc'[n % 3]}" for n in range(6))))
    with pytest.raises(locarno.Refusal, match=why):
        case.stability_many(ranks)
