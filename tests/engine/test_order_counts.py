"""How many orders there are of a kind, and which is nearest: against going through all of them."""

from itertools import combinations, permutations
from random import Random

import numpy as np
import pytest

import oracle_inverse as slow
from locarno.analyses.inverse.demands import Alternative, Asked, Demand
from locarno.analyses.inverse.formulas import Clause, Replied
from locarno.analyses.inverse.monotone import monotone
from locarno.analyses.inverse.nearest_orders import nearest_orders, orders_that_meet
from locarno.analyses.inverse.order_counts import _sampled, fubini, strict_share, weak_share


def random_clauses(rng: Random, states: int, big: bool) -> list[Clause]:
    """Clauses over states 1, 2, ...; state 0 is the one asked about."""
    clauses = []
    for _ in range(rng.randint(0, 3)):
        alone = rng.sample(range(1, states), rng.randint(0 if big else 1, min(3, states - 1)))
        replied = [
            sorted(rng.sample(range(1, states), rng.randint(2, min(4, states - 1)))) for _ in range(rng.randint(0, 3))
        ]
        replied = replied if big else []
        if not alone and not replied:
            continue
        ways = tuple(Replied(some[0], np.array(some, np.int32)) for some in replied)
        clauses.append(Clause(0, np.array(alone, np.int32), ways, False))
    return clauses


def fulfilled(clauses: list[Clause], states: set[int]) -> bool:
    return all(
        any(int(u) in states for u in one.alone) or any(set(way.states.tolist()) <= states for way in one.replied)
        for one in clauses
    )


@pytest.mark.parametrize("seed", range(150))
def test_sets_are_counted_size_by_size(seed: int) -> None:
    rng = Random(seed)
    clauses = random_clauses(rng, rng.randint(5, 11), True)
    counted = monotone(clauses)
    occur = sorted(
        {u for one in clauses for some in (one.alone, *(w.states for w in one.replied)) for u in some.tolist()}
    )
    everything = [set(some) for size in range(len(occur) + 1) for some in combinations(occur, size)]
    sizes = counted.sizes()
    assert sizes is not None
    # states that turned out not to matter are free: what is counted without them, is counted for each choice of them
    free = len(occur) - counted.states
    found = [0] * (len(occur) + 1)
    for w, number in enumerate(sizes, counted.needed):
        for more in range(free + 1):
            found[w + more] += number * len(list(combinations(range(free), more)))
    wanted = [
        sum(len(some) == size and fulfilled(clauses, some) for some in everything) for size in range(len(occur) + 1)
    ]
    assert found == wanted


@pytest.mark.parametrize("seed", range(60))
def test_rankings_are_counted(seed: int) -> None:
    rng = Random(seed)
    states = rng.randint(3, 5)
    clauses = random_clauses(rng, states, seed % 2 == 0 and states > 4)
    counted = monotone(clauses)
    for share, rankings in (
        (strict_share(counted, states), slow.strict_orders(range(states))),
        (weak_share(counted, states), slow.weak_orders(range(states))),
    ):
        listed = list(rankings)
        good = sum(fulfilled(clauses, {u for u in range(1, states) if rank[u] <= rank[0]}) for rank in listed)
        assert share is not None and (share.orders, share.of) == (good, len(listed))


def test_weak_orders_are_as_many_as_known() -> None:
    assert [fubini(count) for count in range(7)] == [1, 1, 3, 13, 75, 541, 4683]  # OEIS A000670


@pytest.mark.parametrize("seed", range(20))
def test_a_sample_comes_near(seed: int) -> None:
    rng = Random(seed)
    clauses = random_clauses(rng, rng.randint(6, 12), True) or random_clauses(Random(1000 + seed), 8, True)
    counted = monotone(clauses)
    exact = strict_share(counted, 12)
    if not counted.variables or exact is None:
        return
    found = _sampled(counted, seed)
    assert found is not None and found.orders is None
    assert abs(found.share - exact.share) <= 5 * found.error + 1e-3
    assert found == _sampled(counted, seed)


def test_thousands_of_states_are_counted_where_one_of_them_is_enough() -> None:
    clauses = [
        Clause(0, np.arange(1, 3001, dtype=np.int32), (), False),
        Clause(0, np.array([3001], np.int32), (), False),
    ]
    found = strict_share(monotone(clauses), 5000)
    # s above the one state, and not below all of 3000: one half, less the orders in which s and that one come last
    assert found is not None and found.error == 0
    assert found.share == pytest.approx(1 / 2 - 1 / (3002 * 3001))


@pytest.mark.parametrize("seed", range(80))
def test_the_nearest_orders_in_which_some_come_before_others(seed: int) -> None:
    rng = Random(seed)
    count = rng.randint(1, 6)
    asked = []
    for _ in range(rng.randint(0, 4)):
        place = {item: rng.randrange(3) for item in range(count)}
        first = sum(1 << item for item in place if place[item] == 1)
        later = sum(1 << item for item in place if place[item] == 2)
        if first and later:
            asked.append(Asked((0,), (Alternative(0, frozenset([Demand(first, later)])),), 0))
    good = [order for order in permutations(range(count)) if all(meets(order, one) for one in asked)]
    assert orders_that_meet(asked, count) == len(good)
    least = min((slow.swaps(order) for order in good), default=None)
    found = nearest_orders(asked, count)
    assert found is not None
    assert sorted(found) == sorted(order for order in good if slow.swaps(order) == least)


def meets(order: tuple[int, ...], asked: Asked) -> bool:
    [way] = asked.alternatives
    [demand] = way.demands
    decides = next(item for item in order if (demand.first | demand.later) >> item & 1)
    return bool(demand.first >> decides & 1)
