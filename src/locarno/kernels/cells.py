"""Cells: how the moves of an actor are held without a list of moves (option form).

Let an actor own the bits O of a state, D of them in one direction only (some only up, some only down). A move changes
bits of O only. A *cell* is the set of feasible states that agree on everything but O without D: inside a cell every
state is one move from every other, and a move from cell c leads into cell d if and only if d differs from c by
allowed changes of D. So "all states from which the actor can move to t" is a union of whole cells, 2^k of them where
k bits of D are set in t.

States are numbered 0..S-1 in increasing order of their code, bit o of which is option o. Cells of all actors are
numbered through, C in all. Arrays, all int32:

* `cell_at[S, A]`: the cell of each state for each actor; `rank_at[S, A]` its rank.
* `cells[C, 4]`: for each cell where in `into` the cells begin from which a move leads into it (itself included), where
they end; where in `members` its states begin, where they end. * `members[A * S]`: the states, actor by actor, cell by
cell, in a cell by increasing rank; `member_rank[A * S]`: that rank.
* `onto_start[C + 1]`, `onto`: `into` the other way round.

Cost: linear in states times actors, and in the number of (cell, cell) pairs.
"""

from .compiled import kernel
from .types import Int32, Int64


@kernel
def number_cells(codes: Int64, own_free: int, table: Int32, cell: Int32) -> int:
    """Number the cells in the order in which their first state comes.

    `codes[S]`: feasible states; `own_free`: mask of the actor's bits that go both ways; `table[2^n]`: scratch, all
    -1, restored. Fills `cell[S]`, returns C.
    """
    count = 0
    for state in range(codes.size):
        key = codes[state] & ~own_free
        if table[key] < 0:
            table[key] = count
            count += 1
        cell[state] = table[key]
    for state in range(codes.size):
        table[codes[state] & ~own_free] = -1
    return count


@kernel
def count_sort(keys: Int32, order: Int32, top: int, start: Int32, out: Int32) -> None:
    """Stable counting sort.

    `keys[S]` in 0..top-1; `order[S]`: the states in some order, which is kept among equal keys. Fills `start[top +
    1]` and `out[S]`.
    """
    start[:] = 0
    for state in range(keys.size):
        start[keys[state] + 1] += 1
    for key in range(top):
        start[key + 1] += start[key]
    at = start[:-1].copy()
    for place in range(order.size):
        state = order[place]
        key = keys[state]
        out[at[key]] = state
        at[key] += 1


@kernel
def cells_into(keys: Int64, up: int, down: int, table: Int32, into_start: Int32, into: Int32, most: int) -> int:
    """For each cell the cells from which a move leads into it.

    `keys[C]`: a cell's code without the bits that go both ways; `up`, `down`: masks of the actor's bits that only
    rise, only fall; `table[2^n]`: cell by key, -1 where there is none. Called twice: with an empty `into` it only
    counts, into `into_start[C + 1]`, and returns the number of pairs, or -1 as soon as there are more than `most`;
    then it fills `into`.
    """
    fill = into.size > 0
    total = 0
    for cell in range(keys.size):
        key = keys[cell]
        risen = key & up
        fallen = ~key & down
        into_start[cell] = total
        if total > most:
            return -1
        a = risen
        while True:
            b = fallen
            while True:
                source = table[(key & ~risen) | a | b]
                if source >= 0:
                    if fill:
                        into[total] = source
                    total += 1
                if b == 0:
                    break
                b = (b - 1) & fallen
            if a == 0:
                break
            a = (a - 1) & risen
    into_start[keys.size] = total
    return total


@kernel
def transpose(cells: Int32, into: Int32, onto_start: Int32, onto: Int32) -> None:
    """Turn `into` round: fill `onto_start[C + 1]`, `onto`."""
    onto_start[:] = 0
    for pair in range(into.size):
        onto_start[into[pair] + 1] += 1
    for cell in range(cells.shape[0]):
        onto_start[cell + 1] += onto_start[cell]
    at = onto_start[:-1].copy()
    for target in range(cells.shape[0]):
        for pair in range(cells[target, 0], cells[target, 1]):
            source = into[pair]
            onto[at[source]] = target
            at[source] += 1
