"""The shortest ways out of a set of states, by moves that nobody can spoil: forward from one state, level by level.

An improvement of actor a from s to t is not deterred if and only if rank(s) < level(t) for a, where level is its
security level (see `analyses.security`). The search goes through states of the set along such moves; it ends after the
first level on which one of them leads outside. Every state inside is looked at once: the cost is the number of moves
from the states that are reached.
"""

import numpy as np

from .compiled import kernel
from .types import Bool, Int32, Int64

UNREACHED = -1


@kernel
def way_out_cells(
    start: int,
    inside: Bool,
    level: Int32,
    rank: Int32,
    everything: bool,
    cell_at: Int32,
    cells: Int32,
    onto_start: Int32,
    onto: Int32,
    members: Int32,
    parent: Int32,
    mover_of: Int32,
    last_from: Int32,
    last_to: Int32,
    tempted: Bool,
) -> bool:
    """Over cells; arrays as in `kernels.cells`, `level[A, S]`, `rank[A, S]`.

    `parent[S]`, `mover_of[S]` come in as -1 and tell how a state was reached. `last_from[A]`, `last_to[A]` come in as
    -1 and tell for each actor the first move found that leads outside. `tempted[A]` is set for actors with any such
    move, outside or not. `everything`: do not end at the first level that leads outside. Returns whether one does.
    """
    actors = cell_at.shape[1]
    queue = np.empty(cell_at.shape[0], np.int32)
    queue[0] = start
    parent[start] = start
    first, tail = 0, 1
    found = False
    while first < tail and (everything or not found):
        last = tail
        while first < last:
            begin = queue[first]
            first += 1
            for actor in range(actors):
                here = cell_at[begin, actor]
                limit = rank[actor, begin]
                for pair in range(onto_start[here], onto_start[here + 1]):
                    target = onto[pair]
                    for at in range(cells[target, 2], cells[target, 3]):
                        end = members[at]
                        if level[actor, end] <= limit:
                            continue
                        tempted[actor] = True
                        if not inside[end]:
                            found = True
                            if last_to[actor] == UNREACHED:
                                last_from[actor] = begin
                                last_to[actor] = end
                        elif parent[end] == UNREACHED:
                            parent[end] = begin
                            mover_of[end] = actor
                            queue[tail] = end
                            tail += 1
    return found


@kernel
def way_out_arcs(
    start: int,
    inside: Bool,
    level: Int32,
    rank: Int32,
    everything: bool,
    out_start: Int64,
    out_to: Int32,
    parent: Int32,
    mover_of: Int32,
    last_from: Int32,
    last_to: Int32,
    tempted: Bool,
) -> bool:
    """The same over arcs: `out_start[A, S + 1]` into `out_to[E]`."""
    actors, states = rank.shape
    queue = np.empty(states, np.int32)
    queue[0] = start
    parent[start] = start
    first, tail = 0, 1
    found = False
    while first < tail and (everything or not found):
        last = tail
        while first < last:
            begin = queue[first]
            first += 1
            for actor in range(actors):
                limit = rank[actor, begin]
                for arc in range(out_start[actor, begin], out_start[actor, begin + 1]):
                    end = out_to[arc]
                    if level[actor, end] <= limit:
                        continue
                    tempted[actor] = True
                    if not inside[end]:
                        found = True
                        if last_to[actor] == UNREACHED:
                            last_from[actor] = begin
                            last_to[actor] = end
                    elif parent[end] == UNREACHED:
                        parent[end] = begin
                        mover_of[end] = actor
                        queue[tail] = end
                        tail += 1
    return found
