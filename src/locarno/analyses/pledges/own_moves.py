"""The smallest move of an actor from each state into a set of states.

Of an actor's moves into the set the one that changes fewest options; of these the best for it; of these the first.
Over cells, where a move is any change of the actor's own options, that is a distance on a hypercube with one way
streets: it is settled bit by bit over the table of all combinations, in as many passes as there are options.
"""

import numpy as np

from ...kernels.types import Bool, Int32, Int64
from ...space.memory import check_table_fits
from ...space.moves import ArcMoves, CellMoves, Masks
from ...space.space import Space

_PLACE, _RANK = 28, 28
"""Bits that the number of a state and its rank take below the number of changes."""
_ONE = np.int64(1 << (_PLACE + _RANK))
_NEVER = np.int64(1 << 62)


def smallest_moves(space: Space, actor: int, goal: Bool) -> Int32:
    """For each state, [S], the state in `goal` that the actor's smallest move leads to; -1 if it has none.

    States in the goal itself get some state of it, which means nothing. Raises Refusal if the table does not fit.
    """
    ends = np.flatnonzero(goal)
    price = (np.int64(space.rank[actor].max(initial=0)) - space.rank[actor].astype(np.int64)) << _PLACE
    price |= np.arange(space.frame.size, dtype=np.int64)
    match space.frame.moves:
        case CellMoves() as cells:
            found = _over_cells(space.frame.codes, cells.masks[actor], len(space.frame.option_ids), ends, price)
        case ArcMoves() as arcs:
            found = _over_arcs(space, arcs, actor, goal, price)
    place = (found & np.int64((1 << _PLACE) - 1)).astype(np.int32)
    return np.where(found < _NEVER, place, np.int32(-1))


def _over_cells(codes: Int64, mask: Masks, options: int, ends: Int64, price: Int64) -> Int64:
    check_table_fits(options)
    table = np.full(1 << options, _NEVER, np.int64)
    table[codes[ends]] = price[ends]
    for bit in range(options):
        pairs = table.reshape(-1, 2, 1 << bit)
        low, high = pairs[:, 0, :], pairs[:, 1, :]
        up, down = (mask.free | mask.up) >> bit & 1, (mask.free | mask.down) >> bit & 1
        raised = np.minimum(low, high + _ONE) if up else None
        if down:
            np.minimum(high, low + _ONE, out=high)
        if raised is not None:
            low[:] = raised
    return table[codes]


def _over_arcs(space: Space, arcs: ArcMoves, actor: int, goal: Bool, price: Int64) -> Int64:
    start = arcs.out_start[actor]
    begin = np.repeat(np.arange(space.frame.size), np.diff(start))
    end = arcs.out_to[start[0] : start[-1]]
    good = goal[end]
    begin, end = begin[good], end[good]
    changes = np.ones(begin.size, np.int64)
    if not space.frame.state_ids:
        changed = (space.frame.codes[begin] ^ space.frame.codes[end]).astype(np.uint64)
        changes = np.bitwise_count(changed).astype(np.int64)
    found = np.full(space.frame.size, _NEVER, np.int64)
    np.minimum.at(found, begin, changes * _ONE + price[end])
    return found
