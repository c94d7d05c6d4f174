"""What the others can bring about from one state, whatever order the states of a cell are held in.

R_{N-i}(t), or R+_{N-i}(t) with `improving`: the states that everybody but the focal actor can reach from t by a legal
sequence, nobody twice in a row (Fang, Hipel & Kilgour 1993, ch. 3). The search can end early at a state that does
enough harm. If it does not, what it found is *shut*: no move of the others leads out of it, or with `improving` no
improvement of theirs; `edge_cells` and `edge_arcs` list the moves for which that must stay so. `kernels.reach` finds
shortest sequences as well, and is faster where the states of a cell are in the order of the ranks asked about; here
the ranks change from call to call. Cost: the moves of the others from the states that are found.
"""

import numpy as np

from .compiled import kernel
from .types import Bool, Int32, Int64


@kernel
def brought_about_cells(
    start: int,
    focal: int,
    improving: bool,
    rank: Int32,
    harm: Int32,
    limit: int,
    cell_at: Int32,
    cells: Int32,
    onto_start: Int32,
    onto: Int32,
    members: Int32,
    found: Bool,
) -> bool:
    """Over cells; arrays as in `kernels.cells`, `rank[A, S]`, `harm[S]`.

    Fills `found[S]`, which comes in as false: the start and all states brought about. Ends early, and returns True, at
    the first state with `harm` at most `limit`.
    """
    actors = cell_at.shape[1]
    stack = np.empty(cell_at.shape[0], np.int32)
    looked_at = np.zeros(cells.shape[0], np.bool_)  # without `improving` a cell that was gone through holds no more
    stack[0] = start
    found[start] = True
    height = 1
    while height:
        height -= 1
        begin = stack[height]
        if harm[begin] <= limit:
            return True
        for mover in range(actors):
            if mover == focal:
                continue
            here = cell_at[begin, mover]
            for pair in range(onto_start[here], onto_start[here + 1]):
                target = onto[pair]
                if looked_at[target]:
                    continue
                looked_at[target] = not improving
                for at in range(cells[target, 2], cells[target, 3]):
                    end = members[at]
                    if not found[end] and (not improving or rank[mover, end] > rank[mover, begin]):
                        found[end] = True
                        stack[height] = end
                        height += 1
    return False


@kernel
def brought_about_arcs(
    start: int,
    focal: int,
    improving: bool,
    rank: Int32,
    harm: Int32,
    limit: int,
    out_start: Int64,
    out_to: Int32,
    found: Bool,
) -> bool:
    """The same over arcs, on nodes (state, last mover): node `state * A + mover`, and `S * A` for the start.

    Fills `found[S * A + 1]`, which comes in as false.
    """
    actors, states = rank.shape
    stack = np.empty(states * actors + 1, np.int32)
    stack[0] = states * actors
    found[states * actors] = True
    height = 1
    while height:
        height -= 1
        node = stack[height]
        begin = start if node == states * actors else node // actors
        last = -1 if node == states * actors else node % actors
        if harm[begin] <= limit:
            return True
        for mover in range(actors):
            if mover in (focal, last):
                continue
            for arc in range(out_start[mover, begin], out_start[mover, begin + 1]):
                end = out_to[arc]
                after = end * actors + mover
                if not found[after] and (not improving or rank[mover, end] > rank[mover, begin]):
                    found[after] = True
                    stack[height] = after
                    height += 1
    return False


@kernel
def edge_cells(
    found: Bool,
    mover: int,
    kind: Int32,
    cell_at: Int32,
    cells: Int32,
    onto_start: Int32,
    onto: Int32,
    members: Int32,
    pairs: Bool,
) -> None:
    """Over cells: sets `pairs[kind of s, kind of t]` for all moves of a mover from s in `found[S]` to t outside it."""
    for begin in range(found.size):
        if not found[begin]:
            continue
        here = cell_at[begin, mover]
        for pair in range(onto_start[here], onto_start[here + 1]):
            target = onto[pair]
            for at in range(cells[target, 2], cells[target, 3]):
                end = members[at]
                if not found[end]:
                    pairs[kind[begin], kind[end]] = True


@kernel
def edge_arcs(found: Bool, start: int, mover: int, kind: Int32, out_start: Int64, out_to: Int32, pairs: Bool) -> None:
    """Over arcs: the same for nodes `found[S * A + 1]`, and moves that may follow the last mover's."""
    states = kind.size
    actors = out_start.shape[0]
    for begin in range(states):
        open_ = begin == start
        for last in range(actors):
            open_ = open_ or (last != mover and found[begin * actors + last])
        if not open_:
            continue
        for arc in range(out_start[mover, begin], out_start[mover, begin + 1]):
            end = out_to[arc]
            if not found[end * actors + mover]:
                pairs[kind[begin], kind[end]] = True
