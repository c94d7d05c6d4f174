"""What some actors can reach by legal sequences in which every move counts by a comparison.

As `space.reach`, where what counts is not a rank: better need not be transitive then, and nobody moves twice in a row,
so the search runs over pairs of a state and the last mover, in option form too. Breadth first; whoever has moved from a
state once need not do so again, for it would lead to the same states.
"""

from collections.abc import Sequence

import numpy as np

from ...space.comparison import Comparison
from ...space.moves import Spread
from ...space.space import Space

_NEW = -2


def reach_compared(space: Space, counts: Comparison, movers: Sequence[int], start: int) -> Spread:
    """Shortest legal sequences from one state; the start has length 0, and so it stays if it is led back to.

    Cost: states times movers, times the moves of each, in Python; what is reached is seldom much.
    """
    actors, states = space.rank.shape
    first = states * actors
    parent = np.full(first + 1, _NEW, np.int32)
    parent[first] = -1
    length = np.full(states, -1, np.int32)
    node_of = np.full(states, -1, np.int32)
    length[start], node_of[start] = 0, first
    moved = np.zeros((actors, states), bool)
    frontier = [first]
    far = 0
    while frontier:
        far += 1
        onward: list[int] = []
        for node in frontier:
            state, last = (start, -1) if node == first else divmod(node, actors)
            for mover in movers:
                if mover == last or moved[mover, state]:
                    continue
                moved[mover, state] = True
                ends = space.frame.moves.targets(mover, state)
                ends = ends[counts.value[counts.kind[mover, state]][ends] > counts.level[mover, state]]
                ends = ends[parent[ends * actors + mover] == _NEW]
                parent[ends * actors + mover] = node
                fresh = ends[length[ends] < 0]
                length[fresh], node_of[fresh] = far, fresh * actors + mover
                onward += (ends * actors + mover).tolist()
        frontier = onward
    nodes = np.arange(first + 1, dtype=np.int32)
    state_of = nodes // actors
    state_of[first] = start
    return Spread(np.zeros_like(length), length, node_of, parent, nodes % actors, state_of)
