"""Carry a minimum back along legal sequences: the worst that the others can bring about.

Given a value for each state, the result at s is the least value among s and all states that the coalition of
everybody but the focal actor can reach from s by a legal sequence: moves of its members, nobody twice in a row (Fang,
Hipel & Kilgour 1993, ch. 3); under `any_move` False every step is an improvement for its own mover at the time it is
made.

Method: take the states by increasing value and search backwards from each; what a search reaches for the first time
has that value, because all smaller ones are done. Every node is expanded once. It stops when all states have been
taken.

In cells (option form) the moves of one actor are transitive, so that two moves in a row are one and the rule forbids
nothing; and all states of a cell from which t is an improvement for the mover are the first ones in the cell's order
by rank, so that a pointer for each cell visits every state once for each mover: linear in states times actors. Over
arcs (graph form, barred moves) the search runs on pairs of a state and the last mover, each expanded once: linear in
arcs.
"""

import numpy as np

from .compiled import kernel
from .types import Int32, Int64

HIGHEST = np.int32(2**31 - 1)


@kernel
def carry_cells(
    by_value: Int32,
    value: Int32,
    focal: int,
    any_move: bool,
    cell_at: Int32,
    rank_at: Int32,
    cells: Int32,
    into: Int32,
    members: Int32,
    member_rank: Int32,
    out: Int32,
) -> None:
    """Carry over cells.

    `by_value[S]`: states by increasing `value[S]`. The other arrays as in `kernels.cells`: what belongs to one state
    or to one cell lies side by side, because the search jumps and every jump costs a line of memory. Fills `out[S]`.
    """
    states, actors = cell_at.shape
    out[:] = HIGHEST
    left = cells.copy()  # column 2 moves on over the states of a cell that have been seen
    stack = np.empty(states, np.int32)
    for first in range(states):
        seed = by_value[first]
        if out[seed] != HIGHEST:
            continue
        least = value[seed]
        out[seed] = least
        stack[0] = seed
        height = 1
        while height:
            height -= 1
            end = stack[height]
            for mover in range(actors):
                if mover == focal:
                    continue
                limit = HIGHEST if any_move else rank_at[end, mover]
                here = cell_at[end, mover]
                for pair in range(left[here, 0], left[here, 1]):
                    source = into[pair]
                    at = left[source, 2]
                    last = left[source, 3]
                    while at < last and member_rank[at] < limit:
                        begin = members[at]
                        at += 1
                        if out[begin] == HIGHEST:
                            out[begin] = least
                            stack[height] = begin
                            height += 1
                    left[source, 2] = at


@kernel
def carry_arcs(
    by_value: Int32,
    value: Int32,
    focal: int,
    any_move: bool,
    rank: Int32,
    in_start: Int64,
    in_from: Int32,
    out: Int32,
) -> None:
    """Carry over arcs.

    `in_start[A, S + 1]`: for each actor and state where its arcs into the state begin in `in_from[E]`. At most 62
    actors. Fills `out[S]`.
    """
    actors, states = rank.shape
    out[:] = HIGHEST
    others = np.int64(0)
    for mover in range(actors):
        if mover != focal:
            others |= np.int64(1) << mover
    arrived = np.zeros(states, np.int64)
    stack_state = np.empty(states * actors, np.int32)
    stack_mover = np.empty(states * actors, np.int32)
    for first in range(states):
        seed = by_value[first]
        least = value[seed]
        if out[seed] == HIGHEST:
            out[seed] = least
        height = 0
        fresh = others & ~arrived[seed]
        arrived[seed] |= fresh
        for mover in range(actors):
            if (fresh >> mover) & 1:
                stack_state[height] = seed
                stack_mover[height] = mover
                height += 1
        while height:
            height -= 1
            end = stack_state[height]
            mover = stack_mover[height]
            for arc in range(in_start[mover, end], in_start[mover, end + 1]):
                begin = in_from[arc]
                if not any_move and rank[mover, begin] >= rank[mover, end]:
                    continue
                if out[begin] == HIGHEST:
                    out[begin] = least
                fresh = others & ~arrived[begin] & ~(np.int64(1) << mover)
                arrived[begin] |= fresh
                for earlier in range(actors):
                    if (fresh >> earlier) & 1:
                        stack_state[height] = begin
                        stack_mover[height] = earlier
                        height += 1
