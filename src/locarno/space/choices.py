"""Who chooses among which states: the moves of one actor, listed once for all states that share them.

In option form all states of a cell (see `kernels.cells`) can move to the same states, but none to itself; so they share
one list, in which they stand too. Over listed moves each state has a list of its own.
"""

import numpy as np

from ..kernels.choices import list_choices
from ..kernels.limited_moves import Choices
from .memory import check_foresight_fits
from .moves import CellMoves
from .space import Space


def choices(space: Space, actor: int) -> Choices:
    """The choices of one actor; raises Refusal if they do not fit into memory."""
    moves, states = space.frame.moves, space.frame.size
    if not isinstance(moves, CellMoves):
        check_foresight_fits(states, moves.out_to.size)
        return Choices(
            np.arange(states + 1, dtype=np.int64), np.arange(states, dtype=np.int32), moves.out_start[actor],
            moves.out_to,
        )  # fmt: skip
    first, last = int(moves.first[actor]), int(moves.first[actor + 1])
    cells = moves.cells[first:last]
    who_start = np.append(cells[:, 2], cells[-1, 3]).astype(np.int64) - actor * states
    start = np.empty(last - first + 1, np.int64)
    fixed = (first, last, moves.cells, moves.onto_start, moves.onto, space.order.members, start)
    listed = list_choices(*fixed, np.empty(0, np.int32))
    check_foresight_fits(states, listed)
    to = np.empty(listed, np.int32)
    list_choices(*fixed, to)
    return Choices(who_start, space.order.members[actor * states : (actor + 1) * states], start, to)
