"""The moves of the others under a comparison: minima carried back, and the best among improvements.

What `CellMoves.carry` and `ArcMoves.carry` do for plain ranks (see `kernels.carry_compared`, `kernels.best_gain`).
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from ..kernels.best_gain import best_gain_arcs, best_gain_cells
from ..kernels.carry_compared import carry_compared_arcs, carry_compared_cells
from ..kernels.cells import count_sort
from ..kernels.types import Int32
from .comparison import Comparison
from .moves import CellMoves, Moves, by_value

NOTHING_LEFT = np.int32(2**31 - 1)
"""The least of no states at all: more than any value."""


class Groups(NamedTuple):
    """The states of each cell by kind and level, as `kernels.carry_compared` wants them."""

    start: Int32
    groups: Int32
    members: Int32
    member_level: Int32


@dataclass(frozen=True, eq=False)
class ComparedMoves:
    """Moves of which only improvements by a comparison count; all of them if it is None.

    `groups` is there for moves held as cells.
    """

    moves: Moves
    comparison: Comparison | None
    groups: Groups | None

    @classmethod
    def of(cls, moves: Moves, comparison: Comparison | None) -> "ComparedMoves":
        """Sort the states of every cell, once for all that is asked about."""
        if not isinstance(moves, CellMoves):
            return cls(moves, comparison, None)
        if comparison is None:
            nothing = np.zeros(moves.cell_at.shape[::-1], np.int32)
            return cls(moves, None, _groups(moves, nothing, nothing))
        return cls(moves, comparison, _groups(moves, comparison.kind, comparison.level))

    def carry(self, value: Int32, focal: int, apart: bool) -> Int32:
        """For each state the least value of itself and all that everybody but the focal actor can lead it to.

        `apart`: of all these but the state itself; `NOTHING_LEFT` if there are no others. `value[S]` at least 0.
        """
        order = by_value(value)
        first, second = np.empty_like(order), np.empty_like(order)
        needed = 2 if apart else 1
        searched = order.size if apart else int(np.count_nonzero(value < value.max(initial=0)))
        any_move = self.comparison is None
        if isinstance(self.moves, CellMoves):
            assert self.groups is not None
            compared = np.zeros((1, 1), np.int32) if self.comparison is None else self.comparison.value
            carry_compared_cells(
                order, focal, any_move, needed, searched, compared, self.moves.cell_at, self.moves.cells,
                self.moves.into, *self.groups, first, second,
            )  # fmt: skip
        else:
            shape = self.moves.in_start.shape[0], order.size
            nothing = Comparison(*(np.zeros(shape, np.int32),) * 3)
            compared_by = self.comparison or nothing
            carry_compared_arcs(
                order, focal, any_move, needed, searched, compared_by.value, compared_by.kind, compared_by.level,
                self.moves.in_start, self.moves.in_from, first, second,
            )  # fmt: skip
        if not apart:
            least: Int32 = value[order[first]]
            return least
        other = np.where(order[first] == np.arange(order.size), second, first)
        return np.where(other < 0, NOTHING_LEFT, value[order[other]])


def _groups(moves: CellMoves, kind: Int32, level: Int32) -> Groups:
    """`kind[A, S]` (rows of a comparison) and `level[A, S]`."""
    actors, states = kind.shape
    members, starts, levels, cells = [], [], [], []
    for actor in range(actors):
        cell = moves.cell_at[:, actor]
        order = np.lexsort((level[actor], kind[actor], cell)).astype(np.int32)
        new = np.ones(states, bool)
        new[1:] = (np.diff(cell[order]) != 0) | (np.diff(kind[actor][order]) != 0)
        begin = np.flatnonzero(new)
        end = np.append(begin[1:], states)
        rows = kind[actor][order[begin]]
        starts.append(np.stack([rows, begin + actor * states, end + actor * states], axis=1).astype(np.int32))
        cells.append(cell[order[begin]])
        members.append(order)
        levels.append(level[actor][order])
    of_cell = np.concatenate(cells)
    start = np.searchsorted(of_cell, np.arange(moves.cells.shape[0] + 1)).astype(np.int32)
    return Groups(start, np.concatenate(starts), np.concatenate(members), np.concatenate(levels).astype(np.int32))


def best_gain(moves: Moves, actor: int, who: Int32, value: Int32, level: Int32, prize: Int32) -> Int32:
    """For the states `who` the greatest prize among the moves to states above them, -1 where there are none.

    A state t is above s if `value[t] > level[s]`; all arrays [S], `value` at least 0. Elsewhere the result is
    undefined.
    """
    out = np.empty_like(prize)
    if not isinstance(moves, CellMoves):
        best_gain_arcs(who, value, level, prize, moves.out_start[actor], moves.out_to, out)
        return out
    low, high = int(moves.first[actor]), int(moves.first[actor + 1])
    cell = np.ascontiguousarray(moves.cell_at[:, actor])
    members = np.empty_like(prize)
    count_sort(cell - np.int32(low), by_value(value), high - low, np.zeros(high - low + 1, np.int32), members)
    best_gain_cells(
        who, value, level, prize, cell, moves.cells, moves.onto_start, moves.onto, actor * value.size, members, out
    )
    return out
