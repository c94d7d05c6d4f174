"""What stability of one state asks of every actor's preferences, and how many of all orders do it."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from math import factorial, prod

import numpy as np

from ...answers.asked import Concept
from ...answers.inverse import Alternative, Asks, Clause, Comparison, Condition, Ordering, Precedence, Share
from ...case.nouns import Statement
from ...kernels.types import Bool, Int32
from ...space.space import Space
from ..security import security
from ..views import change_of
from . import demands as of_statements
from . import formulas as of_states
from .nearest_orders import orders_that_meet
from .order_counts import count_of, strict_share, weak_share
from .orders import Kinds, Orders
from .searches import Searches
from .trial import Trial

LISTED = 24
"""So many alternatives of one clause or condition are told."""
_MOST_BITS = 100_000
MOST_TOGETHER = 3000
"""So many choices of orders of all actors are gone through one by one."""


def asks_of(
    space: Space,
    concept: Concept,
    state: int,
    inside: Bool,
    counted: bool,
    orders: Sequence[Orders | None],
    pool: ThreadPoolExecutor,
) -> tuple[Asks, ...]:
    """What moves from a state out of a set ask of each actor; `counted`: also how many orders do it."""
    searches = Searches(space, pool)
    return tuple(
        _asks(searches, concept, state, inside, counted, actor, orders[actor])
        for actor in range(len(space.frame.players))
    )


def _asks(
    searches: Searches, concept: Concept, state: int, inside: Bool, counted: bool, actor: int, orders: Orders | None
) -> Asks:
    space = searches.space
    rank = space.rank[actor]
    one = of_states.formula(searches, concept, actor, state, space.rank, inside)
    least = of_states.simplest(one.clauses)
    clauses = [_clause(space, clause, state, rank) for clause in least]
    asked = None if orders is None or not one.whole else of_statements.asked_of(one, orders.kinds)
    counts = counted and one.whole
    told = count_of(one) if counts else None
    return Asks(
        actor=space.frame.players[actor],
        stable=all(clause.holds for clause in clauses) if one.whole else _stable(space, concept, actor, state, inside),
        moves=one.moves,
        settled=sum(clause.always for clause in one.clauses),
        clauses=tuple(sorted(clauses, key=lambda clause: clause.holds)) if one.whole else None,
        in_all=len(least),
        conditions=None if asked is None or orders is None else _conditions(space, asked, orders.kinds, state),
        strict=None if told is None else strict_share(told, space.frame.size),
        weak=None if told is None else weak_share(told, space.frame.size),
        statements=_of_statements(one, asked, orders) if counts and orders is not None and asked is not None else None,
    )


def _stable(space: Space, concept: Concept, actor: int, state: int, inside: Bool) -> bool:
    """Whether every move of an actor out of a set is deterred, or no improvement: without a formula."""
    targets = space.frame.moves.targets(actor, state)
    out = targets[~inside[targets]]
    return bool((security(space, concept, actor)[out] <= space.rank[actor, state]).all())


def _clause(space: Space, clause: of_states.Clause, state: int, rank: Int32) -> Clause:
    here = rank[state]
    alone = clause.alone[np.argsort(rank[clause.alone] > here, kind="stable")]
    told = [_alternative(space, [int(u)], state, rank) for u in alone[:LISTED]]
    told += [_alternative(space, way.states.tolist(), state, rank) for way in clause.replied[: LISTED - len(told)]]
    good = bool((rank[clause.alone] <= here).any())
    good = good or any(bool((rank[way.states] <= here).all()) for way in clause.replied)
    return Clause(change_of(space, state, clause.end), tuple(told), clause.ways, good)


def _alternative(space: Space, states: Sequence[int], state: int, rank: Int32) -> Alternative:
    near = of_states.nearest(space, state, np.array(states, np.int32))
    comparisons = [Comparison(change_of(space, state, int(u)), bool(rank[u] <= rank[state])) for u in near[:LISTED]]
    return Alternative(tuple(comparisons), len(states), bool((rank[near] <= rank[state]).all()))


def _conditions(space: Space, asked: Sequence[of_statements.Asked], kinds: Kinds, state: int) -> tuple[Condition, ...]:
    found = []
    for one in asked:
        ways = sorted(one.alternatives, key=lambda way: (not way.met(), len(way.demands)))
        orderings = [
            Ordering(
                precedences=tuple(_precedence(demand, kinds.statements) for demand in sorted(way.demands)),
                answer=() if way.answer in one.ends else change_of(space, state, way.answer),
                holds=way.met(),
            )
            for way in ways[:LISTED]
        ]
        moves = tuple(change_of(space, state, end) for end in one.ends)
        tempting = _those(one.tempting, kinds.statements)
        found.append(Condition(moves, tuple(orderings), len(ways), tempting, one.met()))
    return tuple(sorted(found, key=lambda condition: condition.holds))


def _precedence(demand: of_statements.Demand, statements: Sequence[Statement]) -> Precedence:
    return Precedence(_those(demand.first, statements), _those(demand.later, statements), demand.met())


def _those(mask: int, statements: Sequence[Statement]) -> tuple[Statement, ...]:
    return tuple(one for bit, one in enumerate(statements) if mask >> bit & 1)


def _of_statements(one: of_states.Formula, asked: Sequence[of_statements.Asked], orders: Orders) -> Share | None:
    """Of all orders of the statements those in which the state is stable; None if there are too many to tell."""
    count = len(orders.kinds.statements)
    every = factorial(count)
    if orders.complete:
        good = int(orders.all_alike[of_statements.stable_in(one, orders.kinds, orders.rank)].sum())
    else:
        met = orders_that_meet(asked, count)
        if met is None:
            return None
        good = met
    return Share(good, every, good / every, 0.0)


def together(
    space: Space, concept: Concept, asks: Sequence[Asks], trial: Trial, orders: Sequence[Orders | None]
) -> tuple[Share | None, Share | None, Share | None]:
    """The shares of all orders of all actors in which the state is stable for everybody.

    Under Nash, GMR and SMR what is asked of one actor does not hang on the others, and shares multiply. Under SEQ and
    SSEQ it does: there orders of statements are gone through one by one, if there are few, and rankings not at all.
    """
    if concept in ("nash", "gmr", "smr"):
        strict, weak = _product([one.strict for one in asks]), _product([one.weak for one in asks])
        free = [one.statements for one, mine in zip(asks, orders, strict=True) if mine is not None]
        held = all(one.stable for one, mine in zip(asks, orders, strict=True) if mine is None)
        return strict, weak, _product(free) if held else _nothing(free)
    return None, None, _one_by_one(space, trial, orders)


def _product(shares: Sequence[Share | None]) -> Share | None:
    known = [one for one in shares if one is not None]
    if len(known) < len(shares) or not known:
        return None
    share = prod(one.share for one in known)
    relative = sum((one.error / one.share) ** 2 for one in known if one.share) ** 0.5
    orders = [one.orders for one in known if one.orders is not None]
    of = [one.of for one in known if one.of is not None]
    exact = len(orders) == len(of) == len(known) and sum(number.bit_length() for number in of) < _MOST_BITS
    return Share(prod(orders) if exact else None, prod(of) if exact else None, share, share * relative)


def _nothing(shares: Sequence[Share | None]) -> Share | None:
    every = _product(shares)
    return None if every is None else Share(0, every.of, 0.0, 0.0)


def _one_by_one(space: Space, trial: Trial, orders: Sequence[Orders | None]) -> Share | None:
    free = [(actor, mine) for actor, mine in enumerate(orders) if mine is not None]
    choices = prod(len(mine.order) for _, mine in free)
    if not free or not all(mine.complete for _, mine in free) or choices * space.frame.size > MOST_TOGETHER * 1000:
        return None
    if choices > MOST_TOGETHER:
        return None
    good = 0
    for which in product(*(range(len(mine.order)) for _, mine in free)):
        chosen = {actor: one for (actor, _), one in zip(free, which, strict=True)}
        if trial.judge(orders, chosen):
            good += prod(int(mine.all_alike[one]) for (_, mine), one in zip(free, which, strict=True))
    every = prod(factorial(len(mine.kinds.statements)) for _, mine in free)
    return Share(good, every, good / every, 0.0)
