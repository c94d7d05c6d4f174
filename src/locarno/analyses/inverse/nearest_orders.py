"""The orders of statements nearest to the one given in which a state is Nash stable, for any number up to twenty."""

from collections.abc import Sequence

import numpy as np

from ...kernels.precede import MOST_ITEMS, NEVER, precede
from ...kernels.types import Int32, Int64
from .demands import Asked, Demand, all_demands

MOST_LISTED = 500


def nearest_orders(asked: Sequence[Asked], count: int) -> list[tuple[int, ...]] | None:
    """The orders of so many statements that meet all that is asked, nearest to the one given; empty if none does.

    None if there is a choice of what to meet, which sets of statements cannot tell, or if there are too many of them.
    """
    if any(not one.alternatives for one in asked):
        return []
    demands = all_demands(asked)
    if demands is None or count > MOST_ITEMS:
        return None
    fewest, _ = _solved(demands, count)
    found: list[tuple[int, ...]] = []

    def write(written: int, order: tuple[int, ...]) -> None:
        if len(found) >= MOST_LISTED:
            return
        if len(order) == count:
            found.append(order)
            return
        for item in range(count):
            after = written | 1 << item
            if after == written or fewest[after] == NEVER or not _allowed(demands, written, item):
                continue
            passed = (~written & ((1 << item) - 1)).bit_count()
            if passed + fewest[after] == fewest[written]:
                write(after, (*order, item))

    if fewest[0] != NEVER:
        write(0, ())
    return found


def orders_that_meet(asked: Sequence[Asked], count: int) -> int | None:
    """How many orders of so many statements meet all that is asked; None as for `nearest_orders`."""
    if any(not one.alternatives for one in asked):
        return 0
    demands = all_demands(asked)
    if demands is None or count > MOST_ITEMS:
        return None
    return int(_solved(demands, count)[1][0])


def _solved(demands: Sequence[Demand], count: int) -> tuple[Int32, Int64]:
    fewest, orders = np.empty(1 << count, np.int32), np.empty(1 << count, np.int64)
    first = np.array([one.first for one in demands], np.int64)
    later = np.array([one.later for one in demands], np.int64)
    precede(count, first, later, fewest, orders)
    return fewest, orders


def _allowed(demands: Sequence[Demand], written: int, item: int) -> bool:
    return all(one.first & written or not one.later >> item & 1 for one in demands)
