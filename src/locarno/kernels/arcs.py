"""List the moves of an actor one by one, for what cells cannot hold: moves barred in some states (option form)."""

from .compiled import kernel
from .types import Bool, Int32, Int64


@kernel
def list_arcs(
    codes: Int64,
    position: Int32,
    free: int,
    up: int,
    down: int,
    raises: Int64,
    drops: Int64,
    starts: Bool,
    ends: Bool,
    in_start: Int64,
    in_from: Int32,
    most: int,
) -> int:
    """The arcs into every state.

    `codes[S]`, `position[2^n]` (state by code, -1 if infeasible), masks of the actor's bits that go both ways, only
    up, only down. The barred rules of this actor: `raises[B]`, `drops[B]` masks (both 0: any change), `starts[B, S]`,
    `ends[B, S]`. Called twice: with an empty `in_from` it counts into `in_start[S + 1]`, and stops as soon as there are
    more than `most`; then it fills `in_from[E]`.
    Returns E.
    """
    fill = in_from.size > 0
    total = 0
    for end in range(codes.size):
        in_start[end] = total
        if total > most:
            return total
        code = codes[end]
        may_change = free | (code & up) | (~code & down)
        change = may_change
        while change:
            begin = position[code ^ change]
            if begin >= 0:
                risen = change & code
                fallen = change & ~code
                barred = False
                for rule in range(raises.size):
                    if not (starts[rule, begin] and ends[rule, end]):
                        continue
                    anything = raises[rule] == 0 and drops[rule] == 0
                    if anything or (risen & raises[rule]) or (fallen & drops[rule]):
                        barred = True
                        break
                if not barred:
                    if fill:
                        in_from[total] = begin
                    total += 1
            change = (change - 1) & may_change
    in_start[codes.size] = total
    return total
