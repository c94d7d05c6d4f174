"""What some actors can reach by legal sequences, forward and backward, whatever the form of the moves."""

from collections.abc import Sequence

import numpy as np

from ..kernels.reach import reach_arcs, reach_back_arcs, reach_back_cells, reach_cells
from ..kernels.types import Bool
from .moves import CellMoves, Spread
from .space import Space


def reach(space: Space, movers: Sequence[int], start: int, improving: bool) -> Spread:
    """Shortest legal sequences of some actors from one state (see `kernels.reach`).

    The price of a sequence is first its length, then the steps `against` interest. The start has length 0.
    """
    moves, rank, order = space.frame.moves, space.rank, space.order
    who = np.array(movers, np.int32)
    if isinstance(moves, CellMoves):
        states = np.arange(space.frame.size, dtype=np.int32)
        length, against, parent, mover = (np.empty_like(states) for _ in range(4))
        reach_cells(
            start, who, improving, moves.cell_at, order.rank_at, moves.cells, moves.onto_start, moves.onto,
            order.members, order.member_rank, length, against, parent, mover,
        )  # fmt: skip
        return Spread(against, length, states, parent, mover, states)
    actors, count = rank.shape
    nodes = np.arange(count * actors + 1, dtype=np.int32)
    length, against, parent = (np.empty_like(nodes) for _ in range(3))
    reach_arcs(start, who, improving, rank, moves.out_start, moves.out_to, length, against, parent)
    price = np.where(length < 0, np.iinfo(np.int64).max, length.astype(np.int64) * nodes.size + against)
    node = (price[:-1].reshape(count, actors).argmin(axis=1) + np.arange(count) * actors).astype(np.int32)
    node[start] = nodes[-1]
    state_of = nodes // actors
    state_of[-1] = start
    return Spread(against[node], length[node], node, parent, nodes % actors, state_of)


def reach_back(space: Space, movers: Sequence[int], goal: Bool, improving: bool) -> Bool:
    """The states from which a legal sequence of some actors leads into a set, and the set itself; shape [S]."""
    moves, rank, order = space.frame.moves, space.rank, space.order
    found = goal.copy()
    who = np.array(movers, np.int32)
    if isinstance(moves, CellMoves):
        reach_back_cells(
            found, who, improving, moves.cell_at, order.rank_at, moves.cells, moves.into,
            order.members, order.member_rank,
        )  # fmt: skip
    else:
        reach_back_arcs(found, who, improving, rank, moves.in_start, moves.in_from)
    return found
