"""The improvements of every actor from given states, as changes of options (option form)."""

from typing import NamedTuple

import numpy as np

from ..kernels.gains import count_gains_arcs, count_gains_cells, list_gains_arcs, list_gains_cells
from ..kernels.types import Int32, Int64
from .moves import CellMoves
from .space import Space


class Gains(NamedTuple):
    """`start[P * A + 1]` into `change[E]`: row `place * A + actor` has the masks of what its improvements change."""

    start: Int64
    change: Int64


def count_gains(space: Space, states: Int32) -> Int64:
    """How many improvements each actor has in each of these states, shape [P, A]."""
    moves, order = space.frame.moves, space.order
    actors = len(space.frame.players)
    counts = np.empty(states.size * actors, np.int64)
    if isinstance(moves, CellMoves):
        count_gains_cells(
            states, moves.cell_at, order.rank_at, moves.cells, moves.onto_start, moves.onto, order.member_rank, counts
        )
    else:
        count_gains_arcs(states, space.rank, moves.out_start, moves.out_to, counts)
    return counts.reshape(states.size, actors)


def list_gains(space: Space, states: Int32, counts: Int64) -> Gains:
    """The improvements of these states; `counts` as `count_gains` has them."""
    moves, order, codes = space.frame.moves, space.order, space.frame.codes
    start = np.concatenate([[0], np.cumsum(counts)])
    change = np.empty(int(start[-1]), np.int64)
    if isinstance(moves, CellMoves):
        list_gains_cells(
            states, codes, moves.cell_at, order.rank_at, moves.cells, moves.onto_start, moves.onto,
            order.members, order.member_rank, change,
        )  # fmt: skip
    else:
        list_gains_arcs(states, codes, space.rank, moves.out_start, moves.out_to, change)
    return Gains(start, change)
