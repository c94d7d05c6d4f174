"""List the improvements of every actor, R_i^+(s), as changes of options.

A change is a mask: the options in which the end of the move differs from its start. Rows are pairs of a state and an
actor, the actors of one state side by side: row `place * A + actor`. Cost: linear in the improvements there are; in
cells, where the states are sorted by rank, counting them takes no walk through them.
"""

from .compiled import kernel
from .types import Int32, Int64


@kernel
def count_gains_cells(
    states: Int32,
    cell_at: Int32,
    rank_at: Int32,
    cells: Int32,
    onto_start: Int32,
    onto: Int32,
    member_rank: Int32,
    out: Int64,
) -> None:
    """How many improvements each actor has; arrays as in `kernels.cells`, `states[P]`. Fills `out[P * A]`."""
    actors = cell_at.shape[1]
    for place in range(states.size):
        state = states[place]
        for actor in range(actors):
            cell = cell_at[state, actor]
            count = 0
            for pair in range(onto_start[cell], onto_start[cell + 1]):
                target = onto[pair]
                count += cells[target, 3] - _above(
                    member_rank, cells[target, 2], cells[target, 3], rank_at[state, actor]
                )
            out[place * actors + actor] = count


@kernel
def _above(ranks: Int32, low: int, high: int, rank: int) -> int:
    """The first place from `low` on where the rank is above this one; ranks increase up to `high`."""
    while low < high:
        middle = (low + high) // 2
        if ranks[middle] > rank:
            high = middle
        else:
            low = middle + 1
    return low


@kernel
def list_gains_cells(
    states: Int32,
    codes: Int64,
    cell_at: Int32,
    rank_at: Int32,
    cells: Int32,
    onto_start: Int32,
    onto: Int32,
    members: Int32,
    member_rank: Int32,
    change: Int64,
) -> None:
    """The improvements themselves, row by row, in each cell the best first. Fills `change[E]`."""
    actors = cell_at.shape[1]
    at = 0
    for place in range(states.size):
        state = states[place]
        for actor in range(actors):
            cell = cell_at[state, actor]
            rank = rank_at[state, actor]
            for pair in range(onto_start[cell], onto_start[cell + 1]):
                target = onto[pair]
                member = cells[target, 3] - 1
                while member >= cells[target, 2] and member_rank[member] > rank:
                    change[at] = codes[members[member]] ^ codes[state]
                    at += 1
                    member -= 1


@kernel
def count_gains_arcs(states: Int32, rank: Int32, out_start: Int64, out_to: Int32, out: Int64) -> None:
    """As `count_gains_cells`, over listed moves: `rank[A, S]`, `out_start[A, S + 1]` into `out_to[E]`."""
    actors = rank.shape[0]
    for place in range(states.size):
        state = states[place]
        for actor in range(actors):
            count = 0
            for arc in range(out_start[actor, state], out_start[actor, state + 1]):
                count += rank[actor, out_to[arc]] > rank[actor, state]
            out[place * actors + actor] = count


@kernel
def list_gains_arcs(states: Int32, codes: Int64, rank: Int32, out_start: Int64, out_to: Int32, change: Int64) -> None:
    """As `list_gains_cells`, over listed moves, in their order."""
    actors = rank.shape[0]
    at = 0
    for place in range(states.size):
        state = states[place]
        for actor in range(actors):
            for arc in range(out_start[actor, state], out_start[actor, state + 1]):
                end = out_to[arc]
                if rank[actor, end] > rank[actor, state]:
                    change[at] = codes[end] ^ codes[state]
                    at += 1
