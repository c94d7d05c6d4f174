"""What some actors can reach by legal sequences in which every move counts by a comparison.

As `space.reach`, where what counts is not a rank: better need not be transitive then, and nobody moves twice in a row,
so the search runs over pairs of a state and the last mover, in option form too. Breadth first, all states of one
distance at a time; whoever has moved from a state once need not do so again, for it would lead to the same states.

Cost: every move of the movers from what is reached is looked at once, many at a time.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np

from ...kernels.types import Int32, Int64
from ...space.comparison import Comparison
from ...space.moves import CellMoves, Moves, Spread
from ...space.space import Space

_NEW = -2
_AT_ONCE = 2**20


def reach_compared(space: Space, counts: Comparison, movers: Sequence[int], start: int) -> Spread:
    """Shortest legal sequences from one state; the start has length 0, and so it stays if it is led back to."""
    actors, states = space.rank.shape
    first = states * actors
    parent = np.full(first + 1, _NEW, np.int32)
    parent[first] = -1
    length = np.full(states, -1, np.int32)
    node_of = np.full(states, -1, np.int32)
    length[start], node_of[start] = 0, first
    state_of = np.arange(first + 1, dtype=np.int32) // actors
    state_of[first] = start
    last = np.arange(first + 1, dtype=np.int32) % actors
    last[first] = -1
    moved = np.zeros((actors, states), bool)
    ways = {mover: _Ways.of(space.frame.moves, mover) for mover in movers}
    frontier = np.array([first], np.int32)
    far = 0
    while frontier.size:
        far += 1
        onward = [np.empty(0, np.int32)]
        for mover in movers:
            free = frontier[(last[frontier] != mover) & ~moved[mover, state_of[frontier]]]
            nodes = free[np.unique(state_of[free], return_index=True)[1]]
            moved[mover, state_of[nodes]] = True
            for begin, end in ways[mover].from_states(state_of[nodes]):
                source = state_of[nodes[begin]]
                good = counts.value[counts.kind[mover, source], end] > counts.level[mover, source]
                begin_, to = nodes[begin[good]], end[good] * actors + mover
                new = parent[to] == _NEW
                to, at = np.unique(to[new], return_index=True)
                parent[to] = begin_[new][at]
                fresh = to[length[to // actors] < 0]
                length[fresh // actors], node_of[fresh // actors] = far, fresh
                onward.append(to)
        frontier = np.concatenate(onward)
    return Spread(np.zeros_like(length), length, node_of, parent, last, state_of)


@dataclass(frozen=True)
class _Ways:
    """The moves of one actor, from many states at a time; `changes`: those of options that it can ever make at once."""

    moves: Moves
    actor: int
    changes: Int64

    @classmethod
    def of(cls, moves: Moves, actor: int) -> "_Ways":
        """List the changes, if moves are held as cells."""
        if not isinstance(moves, CellMoves):
            return cls(moves, actor, np.empty(0, np.int64))
        mask = moves.masks[actor]
        own = mask.free | mask.up | mask.down
        bits = [1 << bit for bit in range(own.bit_length()) if own >> bit & 1]
        nothing = np.zeros(1, np.int64)
        return cls(moves, actor, reduce(lambda made, bit: np.concatenate([made, made | bit]), bits, nothing)[1:])

    def from_states(self, states: Int32) -> Iterator[tuple[Int64, Int32]]:
        """Pairs of arrays: places in `states`, and the states that can be moved to from there."""
        if not isinstance(self.moves, CellMoves):
            yield self._listed(states)
            return
        step = max(1, _AT_ONCE // max(1, self.changes.size))
        for low in range(0, states.size if self.changes.size else 0, step):
            place, end = self._changed(states[low : low + step])
            yield place + low, end

    def _changed(self, states: Int32) -> tuple[Int64, Int32]:
        assert isinstance(self.moves, CellMoves)
        codes, mask = self.moves.codes, self.moves.masks[self.actor]
        code = codes[states][:, None]
        to = code ^ self.changes
        at = np.minimum(np.searchsorted(codes, to), codes.size - 1).astype(np.int32)
        legal = (codes[at] == to) & (self.changes & mask.up & code == 0) & (self.changes & mask.down & ~code == 0)
        place, change = np.nonzero(legal)
        return place, at[place, change]

    def _listed(self, states: Int32) -> tuple[Int64, Int32]:
        assert not isinstance(self.moves, CellMoves)
        low, high = self.moves.out_start[self.actor, states], self.moves.out_start[self.actor, states + 1]
        place = np.repeat(np.arange(states.size), high - low)
        within = np.arange(place.size) - np.repeat(np.cumsum(high - low) - (high - low), high - low)
        return place, self.moves.out_to[low[place] + within]
