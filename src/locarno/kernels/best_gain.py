"""The best of something that an actor finds among its improvements: a maximum over the states it gains by moving to.

A state t is an improvement from s if `value[t] > level[s]`; sought is the greatest `prize[t]` among the improvements of
each state, -1 where there is none. Over cells the states of a cell stand by increasing value, with the greatest prize
from each on to the end; an improvement is found by halving. Cost: (state, cell) pairs times the logarithm of a cell's
size. Over arcs each arc is looked at once.
"""

import numpy as np

from .compiled import kernel
from .types import Int32, Int64

NONE = np.int32(-1)


@kernel
def best_gain_cells(
    who: Int32,
    value: Int32,
    level: Int32,
    prize: Int32,
    cell: Int32,
    cells: Int32,
    onto_start: Int32,
    onto: Int32,
    first_member: int,
    members: Int32,
    out: Int32,
) -> None:
    """Best over cells of one actor.

    `who`: the states asked about; `cell[S]` the actor's cell of each; `cells`, `onto_start`, `onto` as in
    `kernels.cells`, with the actor's members from `first_member` on. `members[S]`: the actor's part, in a cell by
    increasing `value[S]`. Fills `out` at the states asked about.
    """
    top = np.empty(members.size + 1, np.int32)  # the greatest prize from a place on to the end of its cell
    for at in range(members.size - 1, -1, -1):
        top[at] = prize[members[at]]
        if at + 1 < members.size and cell[members[at + 1]] == cell[members[at]]:
            top[at] = max(top[at], top[at + 1])
    for place in range(who.size):
        state = who[place]
        best = NONE
        for pair in range(onto_start[cell[state]], onto_start[cell[state] + 1]):
            target = onto[pair]
            low = cells[target, 2] - first_member
            end = cells[target, 3] - first_member
            high = end
            while low < high:
                middle = (low + high) // 2
                if value[members[middle]] > level[state]:
                    high = middle
                else:
                    low = middle + 1
            if low < end:
                best = max(best, top[low])
        out[state] = best


@kernel
def best_gain_arcs(
    who: Int32, value: Int32, level: Int32, prize: Int32, out_start: Int64, out_to: Int32, out: Int32
) -> None:
    """Best over arcs: `out_start[S + 1]` of one actor into `out_to[E]`."""
    for place in range(who.size):
        state = who[place]
        best = NONE
        for arc in range(out_start[state], out_start[state + 1]):
            end = out_to[arc]
            if value[end] > level[state]:
                best = max(best, prize[end])
        out[state] = best
