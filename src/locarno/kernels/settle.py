"""Settle a minimum along legal sequences by sweeps over cells: what `kernels.carry` computes, in the order of memory.

Given a value for each state, the result at s is the least value among s and all states that everybody but the focal
actor can reach from s by a legal sequence (Fang, Hipel & Kilgour 1993, ch. 3); under `any_move` False every step is an
improvement for its own mover at the time it is made.

Method: start with the values. A sweep of one mover goes through its cells in the order of their numbers, and in a cell
through the states from the best for the mover down; a state takes over the least result among the states that the
mover can move to from it. Sweeps follow each other until no cell is left from which a mover can move to a state that
another has changed since; what a mover changed itself needs no second sweep of it, because its moves are transitive.
That is the least fixed point, the same whatever the order. Cells next to each other in number have states next to each
other in memory, so a sweep runs at the speed at which memory is read, where a search would jump about: this is what
makes large spaces cost hardly more a state than small ones.

A state can change more than once, so there are conflicts on which sweeps take long: after `most` looks at states the
kernel gives up and says so, and the caller takes `kernels.carry`, which is linear on every conflict.
"""

import numpy as np

from .compiled import kernel
from .types import Int32


@kernel
def settle_cells(
    out: Int32,
    focal: int,
    any_move: bool,
    cell_at: Int32,
    cells: Int32,
    onto_start: Int32,
    onto: Int32,
    into: Int32,
    members: Int32,
    member_rank: Int32,
    first: Int32,
    most: int,
) -> bool:
    """Settle over cells; arrays as in `kernels.cells`, `first[A + 1]` the number of each actor's first cell.

    `out[S]` holds the values and is overwritten with the result. Returns False if it gave up: `out` is then between
    the two.
    """
    actors = cell_at.shape[1]
    waiting = np.ones(cells.shape[0], np.bool_)  # cells into which a move may bring something new
    looks = 0
    moved = True
    while moved:
        moved = False
        for mover in range(actors):
            if mover == focal:
                continue
            for cell in range(first[mover], first[mover + 1]):
                if not waiting[cell]:
                    continue
                waiting[cell] = False
                for pair in range(onto_start[cell], onto_start[cell + 1]):
                    target = onto[pair]
                    low, at = cells[target, 2], cells[target, 3]
                    looks += at - low + cells[cell, 3] - cells[cell, 2]
                    least = np.int32(2**31 - 1)
                    if any_move:
                        while at > low:
                            at -= 1
                            least = min(least, out[members[at]])
                    for place in range(cells[cell, 3] - 1, cells[cell, 2] - 1, -1):
                        rank = member_rank[place]
                        while at > low and member_rank[at - 1] > rank:
                            at -= 1
                            least = min(least, out[members[at]])
                        state = members[place]
                        if least < out[state]:
                            out[state] = least
                            moved = True
                            for other in range(actors):
                                if other not in (focal, mover):
                                    here = cell_at[state, other]
                                    for source in range(cells[here, 0], cells[here, 1]):
                                        waiting[into[source]] = True
                if looks > most:
                    return False
    return True
