"""The best an actor can get by one move, staying included: a maximum over the states it can move to."""

from .compiled import kernel
from .types import Int32, Int64

LOWEST = -1


@kernel
def best_move_cells(
    value: Int32, cell: Int32, first: int, cells: Int32, into: Int32, best: Int32, top: Int32, out: Int32
) -> None:
    """Best over cells of one actor.

    `value[S]`, at least 0; `cell[S]`: numbers of its cells, which are those from `first` on, `best.size` of them;
    `cells`, `into` as in `kernels.cells`; `best`, `top`: scratch. Fills `out[S]`.
    """
    best[:] = LOWEST
    top[:] = LOWEST
    for state in range(value.size):
        here = cell[state] - first
        top[here] = max(top[here], value[state])
    for target in range(best.size):
        for pair in range(cells[first + target, 0], cells[first + target, 1]):
            source = into[pair] - first
            best[source] = max(best[source], top[target])
    for state in range(value.size):
        out[state] = best[cell[state] - first]


@kernel
def best_move_arcs(value: Int32, in_start: Int64, in_from: Int32, out: Int32) -> None:
    """Best over arcs: `in_start[S + 1]` of one actor into `in_from[E]`. Fills `out[S]`."""
    out[:] = value
    for end in range(value.size):
        for arc in range(in_start[end], in_start[end + 1]):
            begin = in_from[arc]
            out[begin] = max(out[begin], value[end])
