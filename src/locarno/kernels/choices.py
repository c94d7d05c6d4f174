"""For each cell the states that an actor can move to from it: the members of all cells onto which moves lead."""

from .compiled import kernel
from .types import Int32, Int64


@kernel
def list_choices(
    first: int, last: int, cells: Int32, onto_start: Int32, onto: Int32, members: Int32, start: Int64, to: Int32
) -> int:
    """Arrays as in `kernels.cells`; the actor's cells are those from `first` to before `last`.

    Called twice: with an empty `to` it only counts, into `start[last - first + 1]`; then it fills `to[E]`. Returns E.
    """
    fill = to.size > 0
    total = 0
    for cell in range(first, last):
        start[cell - first] = total
        for pair in range(onto_start[cell], onto_start[cell + 1]):
            for place in range(cells[onto[pair], 2], cells[onto[pair], 3]):
                if fill:
                    to[total] = members[place]
                total += 1
    start[last - first] = total
    return total
