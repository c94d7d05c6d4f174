"""Orders in which something must come first: how many there are, and which lie nearest to the order given.

Items 0..m-1 stand in the order given. A *demand* (P, N), two disjoint sets of items, is met by an order if N is empty,
or if some item of P comes before all items of N. An order meets all demands if and only if it can be written down from
the front so that no item of an N is written while none of its P has been: whether that is allowed depends on the set
of items written so far and not on their order. So both questions are solved set by set, m of them from each (Bellman
1962; Held & Karp 1962), in time 2^m m. The distance of two orders is the number of pairs that stand the other way round
(Kendall 1938), which is the fewest swaps of neighbours; writing x after the set D adds the items before x in the order
given that are not in D.
"""

import numpy as np

from .compiled import kernel
from .types import Int32, Int64

MOST_ITEMS = 20
"""20! is the largest factorial in 64 bits."""
NEVER = np.int32(2**31 - 1)


@kernel
def precede(items: int, first: Int64, later: Int64, fewest: Int32, orders: Int64) -> None:
    """For every set of items written so far, told by its bits: the fewest swaps of the rest, and the ways to write it.

    `first[D]`, `later[D]`: the masks P and N of each demand. Fills `fewest[2^m]`, `NEVER` where the rest cannot be
    written, and `orders[2^m]`, how many ways there are to write the rest.
    """
    full = (1 << items) - 1
    fewest[full] = 0
    orders[full] = 1
    for written in range(full - 1, -1, -1):
        best = NEVER
        ways = np.int64(0)
        for item in range(items):
            if written >> item & 1:
                continue
            allowed = True
            for demand in range(first.size):
                if later[demand] >> item & 1 and not first[demand] & written:
                    allowed = False
                    break
            after = written | 1 << item
            if not allowed or fewest[after] == NEVER:
                continue
            passed = 0
            for earlier in range(item):
                passed += not written >> earlier & 1
            best = min(best, np.int32(passed + fewest[after]))
            ways += orders[after]
        fewest[written] = best
        orders[written] = ways
