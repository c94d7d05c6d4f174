"""The orders an actor's statements can be in, and what each makes of its preferences.

Two states in which the same statements are true are as good as each other in every order: they have the same *kind*.
So an order of the statements is an order of the kinds, of which there are few, whatever the number of states. Orders
that rank the kinds alike make no difference, and are held once, the cheapest of them.

An order may also leave statements out: those are *given up*. What it costs is first how many, then the fewest swaps of
neighbours that put the rest in that order, which is the number of pairs that stand the other way round (Kendall 1938).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice

import numpy as np

from ...case.nouns import Prioritised, Statement
from ...kernels.types import Bool, Int32, Int64
from ...space.space import Space

MOST_ORDERS = 45_000
"""So many orders of one actor's statements are gone through, the cheapest first: all 40,320 of eight."""
MOST_STATEMENTS = 60
MOST_KINDS = 4096
GIVEN_UP = 10_000
"""What giving up a statement costs, in swaps: more than any number of swaps."""
_CHUNK = 4096


@dataclass(frozen=True)
class Kinds:
    """`kind[S]`: the number of each state's kind; `truth[K, M]`: which statements are true in states of a kind."""

    statements: tuple[Statement, ...]
    kind: Int32
    truth: Bool

    def masks(self, here: int, there: int) -> tuple[int, int]:
        """The statements true in one kind and not in another, and the other way round; bit k for statement k."""
        only_here = np.flatnonzero(self.truth[here] & ~self.truth[there])
        only_there = np.flatnonzero(self.truth[there] & ~self.truth[here])
        return sum(1 << int(bit) for bit in only_here), sum(1 << int(bit) for bit in only_there)


@dataclass(frozen=True)
class Orders:
    """Orders of one actor's statements that rank the states differently, the cheapest first: so first the one given.

    `order[c]`: statements by number, most important first; `cost[C]`: `GIVEN_UP` for each one left out, and 1 for each
    swap; `rank[C, K]`: ranks of the kinds; `alike[C]`: how many orders as cheap as this one rank the states alike, and
    `all_alike[C]` how many orders of any cost do. `complete`: whether these are all; if not, all those that cost at
    most `up_to`.
    """

    kinds: Kinds
    order: tuple[tuple[int, ...], ...]
    cost: Int64
    rank: Int32
    alike: Int64
    all_alike: Int64
    complete: bool
    up_to: int

    def ranks(self, which: int) -> Int32:
        """The rank of every state in one of these orders, shape [S]."""
        found: Int32 = self.rank[which][self.kinds.kind]
        return found


def kinds_of(space: Space, actor: int) -> Kinds | None:
    """The kinds of states for an actor; None if it has no order of statements, or one too long to ask about."""
    name = space.frame.players[actor]
    if not isinstance(space.reading.preferences[name].order, Prioritised):
        return None
    statements = space.statements(name)
    if not statements or len(statements) > MOST_STATEMENTS:
        return None
    key = np.zeros(space.frame.size, np.int64)
    for statement in statements:
        key = key * 2 + space.frame.truth(statement.expression)
    keys, kind = np.unique(key, return_inverse=True)
    if keys.size > MOST_KINDS:
        return None
    places = np.arange(len(statements) - 1, -1, -1)
    truth: Bool = (keys[:, None] >> places & 1).astype(bool)
    return Kinds(statements, kind.astype(np.int32), truth)


def orders_of(kinds: Kinds, giving_up: bool) -> Orders:
    """The orders of an actor's statements; `giving_up`: also those that leave statements out."""
    most = MOST_ORDERS
    count = len(kinds.statements)
    listed: list[tuple[int, tuple[int, ...]]] = []
    for left_out in range(count + 1 if giving_up else 1):
        kept = list(combinations(range(count), count - left_out))
        listed += [(left_out, order) for order in islice(_nearest_first(kept), most + 1 - len(listed))]
    complete = len(listed) <= most
    costs = [left_out * GIVEN_UP + inversions(order) for left_out, order in listed]
    up_to = costs[-1] if complete else costs[-1] - 1
    if not complete:  # the last price is not there in full
        listed = [one for one, cost in zip(listed, costs, strict=True) if cost <= up_to]
    return orders_in(kinds, [order for _, order in listed], complete, up_to)


def orders_in(kinds: Kinds, listed: Sequence[tuple[int, ...]], complete: bool, up_to: int) -> Orders:
    """These orders, the cheapest first, those that rank the kinds alike held once."""
    count = len(kinds.statements)
    number: dict[bytes, int] = {}
    order: list[tuple[int, ...]] = []
    cost: list[int] = []
    rank: list[Int32] = []
    alike: list[int] = []
    all_alike: list[int] = []
    for begin in range(0, len(listed), _CHUNK):
        part = listed[begin : begin + _CHUNK]
        for one, ranks in zip(part, _ranks(kinds, part), strict=True):
            price = (count - len(one)) * GIVEN_UP + inversions(one)
            at = number.setdefault(ranks.tobytes(), len(order))
            if at == len(order):
                order.append(one)
                cost.append(price)
                rank.append(ranks)
                alike.append(0)
                all_alike.append(0)
            alike[at] += price == cost[at]
            all_alike[at] += 1
    return Orders(
        kinds,
        tuple(order),
        np.array(cost, np.int64),
        np.array(rank, np.int32).reshape(len(order), kinds.truth.shape[0]),
        np.array(alike, np.int64),
        np.array(all_alike, np.int64),
        complete,
        up_to,
    )


def inversions(order: Sequence[int]) -> int:
    """How many pairs stand the other way round than their numbers."""
    return sum(later < earlier for place, earlier in enumerate(order) for later in order[place + 1 :])


def _nearest_first(chosen: Sequence[tuple[int, ...]]) -> Iterator[tuple[int, ...]]:
    """All orders of these sets of equal size, by increasing number of inversions."""
    size = len(chosen[0])
    for swaps in range(size * (size - 1) // 2 + 1):
        for items in chosen:
            yield from _with_inversions(items, swaps)


def _with_inversions(items: tuple[int, ...], swaps: int) -> Iterator[tuple[int, ...]]:
    """The orders of increasing items with exactly so many inversions; whoever comes first passes all before it."""
    if not items:
        if swaps == 0:
            yield ()
        return
    rest = (len(items) - 1) * (len(items) - 2) // 2  # the most inversions that the others can have
    for passed in range(max(0, swaps - rest), min(swaps, len(items) - 1) + 1):
        head, others = items[passed], items[:passed] + items[passed + 1 :]
        for tail in _with_inversions(others, swaps - passed):
            yield (head, *tail)


def _ranks(kinds: Kinds, listed: Sequence[tuple[int, ...]]) -> Iterator[Int32]:
    """The ranks of the kinds, dense from 0, in each of these orders."""
    truth = kinds.truth.astype(np.int64)
    for size in sorted({len(one) for one in listed}, reverse=True):
        part = [one for one in listed if len(one) == size]
        key = np.zeros((len(part), truth.shape[0]), np.int64)
        for place in np.array(part, np.int64).reshape(len(part), size).T:
            key = key * 2 + truth[:, place].T
        by_key = np.argsort(key, axis=1, kind="stable")
        ordered = np.take_along_axis(key, by_key, axis=1)
        rises = np.zeros(key.shape, np.int32)
        rises[:, 1:] = np.cumsum(ordered[:, 1:] != ordered[:, :-1], axis=1)
        rank = np.empty_like(rises)
        np.put_along_axis(rank, by_key, rises, axis=1)
        yield from rank
