"""The largest set that nobody leaves: a greatest fixed point.

Start with a set of states; as long as from some state in it some actor has an improvement to a state outside that is
not deterred, drop that state (compare the closedness of CURB sets, Basu & Weibull 1991). An improvement of actor a
from s to t is not deterred if and only if rank(s) < security(t) for a, where security is the least rank that a can be
held down to after moving to t (see `analyses`); so one search backwards from the outside finds all that must be
dropped. Every state is dropped once.
"""

import numpy as np

from .compiled import kernel
from .types import Bool, Int32, Int64

UNKNOWN = np.int32(-2)
NONE = np.int32(-1)


@kernel
def keep_cells(
    kept: Bool,
    security: Int32,
    cell_at: Int32,
    rank_at: Int32,
    cells: Int32,
    into: Int32,
    onto_start: Int32,
    onto: Int32,
    members: Int32,
    member_rank: Int32,
) -> None:
    """Keep over cells: shrinks `kept[S]` in place.

    Arrays as in `kernels.cells`; `security[A, S]`. Looks only at cells that states of the set can move to: the cost
    follows the size of the set, not of the space.
    """
    actors = cell_at.shape[1]
    inside = np.flatnonzero(kept)
    temptation = np.full(cells.shape[0], UNKNOWN, np.int32)  # for each cell the best security a move leads to outside
    pointer = cells[:, 2].copy()
    stack = np.empty(inside.size, np.int32)
    height = 0
    for place in range(inside.size):
        for mover in range(actors):
            here = cell_at[inside[place], mover]
            if temptation[here] == UNKNOWN:
                best = NONE
                for pair in range(onto_start[here], onto_start[here + 1]):
                    target = onto[pair]
                    for at in range(cells[target, 2], cells[target, 3]):
                        end = members[at]
                        if not kept[end]:
                            best = max(best, security[mover, end])
                temptation[here] = best
    for place in range(inside.size):
        state = inside[place]
        for mover in range(actors):
            if rank_at[state, mover] < temptation[cell_at[state, mover]]:
                kept[state] = False
                stack[height] = state
                height += 1
                break
    while height:
        height -= 1
        end = stack[height]
        for mover in range(actors):
            limit = security[mover, end]
            here = cell_at[end, mover]
            for pair in range(cells[here, 0], cells[here, 1]):
                source = into[pair]
                if limit <= temptation[source]:
                    continue
                temptation[source] = limit
                at = pointer[source]
                last = cells[source, 3]
                while at < last and member_rank[at] < limit:
                    begin = members[at]
                    at += 1
                    if kept[begin]:
                        kept[begin] = False
                        stack[height] = begin
                        height += 1
                pointer[source] = at


@kernel
def keep_arcs(kept: Bool, rank: Int32, security: Int32, in_start: Int64, in_from: Int32) -> None:
    """Keep over arcs: shrinks `kept[S]` in place. Arrays as in `carry_arcs`; `security[A, S]`."""
    actors, states = rank.shape
    stack = np.empty(states, np.int32)
    height = 0
    for state in range(states):
        if not kept[state]:
            stack[height] = state
            height += 1
    while height:
        height -= 1
        end = stack[height]
        for mover in range(actors):
            limit = security[mover, end]
            for arc in range(in_start[mover, end], in_start[mover, end + 1]):
                begin = in_from[arc]
                if kept[begin] and rank[mover, begin] < limit:
                    kept[begin] = False
                    stack[height] = begin
                    height += 1
