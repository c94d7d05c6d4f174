"""The best an actor can get by one move, staying included: a maximum over the states it can move to."""

from .compiled import kernel
from .types import Int32, Int64

LOWEST = -1


@kernel
def best_move_cells(
    value: Int32, cell: Int32, into_start: Int32, into: Int32, best: Int32, top: Int32, out: Int32
) -> None:
    """Best over cells.

    `value[S]`, at least 0; `cell[S]`, `into_start[C + 1]`, `into[...]` of one actor; `best[C]`, `top[C]`: scratch.
    Fills `out[S]`.
    """
    cells = best.size
    best[:] = LOWEST
    top[:] = LOWEST
    for state in range(value.size):
        top[cell[state]] = max(top[cell[state]], value[state])
    for target in range(cells):
        for pair in range(into_start[target], into_start[target + 1]):
            source = into[pair]
            best[source] = max(best[source], top[target])
    for state in range(value.size):
        out[state] = best[cell[state]]


@kernel
def best_move_arcs(value: Int32, in_start: Int64, in_from: Int32, out: Int32) -> None:
    """Best over arcs: `in_start[S + 1]` of one actor into `in_from[E]`. Fills `out[S]`."""
    out[:] = value
    for end in range(value.size):
        for arc in range(in_start[end], in_start[end + 1]):
            begin = in_from[arc]
            out[begin] = max(out[begin], value[end])
