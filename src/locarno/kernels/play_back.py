"""Play over time backwards: many steps of `kernels.play_step` in one call, each with one more step to go."""

from .compiled import kernel
from .play_arcs import expect_arcs
from .play_step import act_closed, choose_cells, hand_out, mix, wait_cells, weigh_cells
from .types import Bool, Float64, Int32, Int64


@kernel
def settle_values(
    low: int, high: int, flow: Float64, keep: float, mask: Bool, mode: Int32, before: Float64, value: Float64
) -> None:
    """From what states are worth before a step to what they are worth after the one before, states `low` to `high`.

    The first columns: `flow[S, A]`, what the step itself gives, plus `keep` times what comes. The others, `mask[S, F]`
    and `mode[F]`: 0, probability that the mask is true at the end; 1, that it is true all the time; 2, at some time.
    """
    actors = flow.shape[1]
    for state in range(low, high):
        for column in range(actors):
            value[state, column] = flow[state, column] + keep * before[state, column]
        for place in range(mode.size):
            column = actors + place
            if mode[place] == 1 and not mask[state, place]:
                value[state, column] = 0.0
            elif mode[place] == 2 and mask[state, place]:
                value[state, column] = 1.0
            else:
                value[state, column] = before[state, column]


@kernel
def back_cells(
    steps: int,
    precision: Float64,
    chance: Float64,
    shocks: bool,
    flow: Float64,
    keep: float,
    mask: Bool,
    mode: Int32,
    first: Int64,
    moves: Int32,
    cells: Int32,
    members: Int32,
    onto_start: Int32,
    onto: Int32,
    lively: Int32,
    about: Int32,
    alone: Int32,
    kind: Int32,
    alike: Int32,
    rows: Int32,
    sign: Int32,
    drawn_start: Int64,
    drawn_to: Int32,
    drawn_chance: Float64,
    happens: Int32,
    happening: Float64,
    extreme: Int32,
    peak: Float64,
    weight: Float64,
    total: Float64,
    choice: Float64,
    before: Float64,
    value: Float64,
) -> None:
    """`steps` steps; `value` and `before`, what states are worth after and before a step, are replaced."""
    states, sets = sign.size, rows.shape[0]
    for _ in range(steps):
        mix(value, states, drawn_start, drawn_to, drawn_chance)
        wait_cells(0, states, value, chance, moves, happens, happening, before)
        for mover in range(precision.size):
            if chance[mover] == 0.0:
                continue
            low, high = first[mover], first[mover + 1]
            fused = alike.shape[1] == 1
            for column in range(extreme.size):
                fused &= extreme[column] != mover + 1 and extreme[column] != -mover - 1
            weigh_cells(
                low, high, mover, precision[mover], value, rows, cells, members, lively, alone, kind, extreme, fused,
                peak, weight, total,
            )  # fmt: skip
            choose_cells(
                low, high, mover, precision[mover], shocks, sets, onto_start, onto, lively, about, alone, alike,
                extreme, fused, peak, weight, total, choice,
            )  # fmt: skip
            hand_out(
                low, high, chance[mover], sets, cells, members, sign, about, alone, fused, choice, before
            )  # fmt: skip
            if fused:
                act_closed(
                    low, high, mover, precision[mover], chance[mover], shocks, value, cells, members, lively, alone,
                    before,
                )  # fmt: skip
        settle_values(0, states, flow, keep, mask, mode, before, value)


@kernel
def back_arcs(
    steps: int,
    precision: Float64,
    chance: Float64,
    shocks: bool,
    flow: Float64,
    keep: float,
    mask: Bool,
    mode: Int32,
    out_start: Int64,
    out_to: Int32,
    kind: Int32,
    kinds: int,
    rows: Int32,
    sign: Int32,
    drawn_start: Int64,
    drawn_to: Int32,
    drawn_chance: Float64,
    happens: Int32,
    happening: Float64,
    extreme: Int32,
    before: Float64,
    value: Float64,
) -> None:
    """The same over listed moves."""
    states = sign.size
    for _ in range(steps):
        mix(value, states, drawn_start, drawn_to, drawn_chance)
        expect_arcs(
            0, states, precision, chance, shocks, value, out_start, out_to, kind, kinds, rows, sign, happens,
            happening, extreme, before,
        )  # fmt: skip
        settle_values(0, states, flow, keep, mask, mode, before, value)
