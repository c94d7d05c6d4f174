"""One step of play over time where moves are listed (graph form; moves barred in some states).

What `kernels.play_step` does over cells, move by move; arrays as there, moves as in `space.moves.ArcMoves`.
"""

from math import exp, log

import numpy as np

from .compiled import kernel
from .types import Float64, Int32, Int64


@kernel
def shares_of(
    state: int,
    mover: int,
    precision: float,
    value: Float64,
    out_start: Int64,
    out_to: Int32,
    kind: Int32,
    rows: Int32,
    sign: Int32,
    count: Float64,
    target: Int32,
    share: Float64,
) -> tuple[int, float, float]:
    """The rows of `value` a mover can arrive at from a state, staying first, and their shares before division.

    Fills `target`, `share`; `count[K]` is scratch. Returns how many there are, the greatest exponent, and the sum.
    """
    drawn = rows.shape[0] - 1 & ~sign[state]
    begin, end = out_start[mover, state], out_start[mover, state + 1]
    if count.size > 1:
        count[:] = 0.0
        count[kind[state]] = 1.0
        for at in range(begin, end):
            count[kind[out_to[at]]] += 1.0
    target[0] = state
    top = precision * value[state, mover]
    for at in range(begin, end):
        row = rows[drawn, out_to[at]]
        target[at - begin + 1] = row
        top = max(top, precision * value[row, mover])
    whole = 0.0
    for place in range(end - begin + 1):
        share[place] = exp(precision * value[target[place], mover] - top)
        if count.size > 1:
            share[place] /= count[kind[state] if place == 0 else kind[out_to[begin + place - 1]]]
        whole += share[place]
    return end - begin + 1, top, whole


@kernel
def most_targets(out_start: Int64) -> int:
    """How many moves there are at most from one state by one mover, staying included."""
    most = 0
    for mover in range(out_start.shape[0]):
        for state in range(out_start.shape[1] - 1):
            most = max(most, out_start[mover, state + 1] - out_start[mover, state])
    return most + 1


@kernel
def expect_arcs(
    low: int,
    high: int,
    precision: Float64,
    chance: Float64,
    shocks: bool,
    value: Float64,
    out_start: Int64,
    out_to: Int32,
    kind: Int32,
    kinds: int,
    rows: Int32,
    sign: Int32,
    happens: Int32,
    happening: Float64,
    extreme: Int32,
    out: Float64,
) -> None:
    """What the states `low` to `high` are worth before a step; `kinds` 1 counts every move by itself."""
    columns, most = value.shape[1], most_targets(out_start)
    target, share, count = np.empty(most, np.int32), np.empty(most), np.empty(kinds)
    for state in range(low, high):
        rest = 1.0
        for column in range(columns):
            out[state, column] = 0.0
        for mover in range(chance.size):
            if chance[mover] == 0.0 or out_start[mover, state] == out_start[mover, state + 1]:
                continue
            rest -= chance[mover]
            number, top, whole = shares_of(
                state, mover, precision[mover], value, out_start, out_to, kind, rows, sign, count, target, share
            )
            for column in range(columns):
                if extreme[column] == mover + 1 or extreme[column] == -mover - 1:
                    best = value[target[0], column]
                    for place in range(1, number):
                        worth = value[target[place], column]
                        best = max(best, worth) if extreme[column] > 0 else min(best, worth)
                    out[state, column] += chance[mover] * best
                elif shocks and column == mover:
                    out[state, column] += chance[mover] * (top + log(whole)) / precision[mover]
                else:
                    mean = 0.0
                    for place in range(number):
                        mean += share[place] * value[target[place], column]
                    out[state, column] += chance[mover] * mean / whole
        for event in range(happening.size):
            at = happens[event, state]
            if at >= 0:
                rest -= happening[event]
                for column in range(columns):
                    out[state, column] += happening[event] * value[at, column]
        for column in range(columns):
            out[state, column] += rest * value[state, column]
