"""One step of play over time: what columns of values are worth before somebody's clock rings (option form).

A column is a number for each state: what an actor expects from there on, or the probability of something. A step takes
what each state is worth after it to what it is worth before it. One mover at most acts in it, and chooses by the logit
rule over its own column (McKelvey & Palfrey 1998); the model is described on the documentation page *Play over time*.

Nothing is a matrix of states by states. The states that a mover can move to from x are those of the cells that x's cell
leads into (`kernels.cells`), and what a choice among them is worth is the same for all states of a cell: so weighted
sums are made cell by cell, put together along `onto`, and handed out. One exponential a state and mover, not a move.

**Draws.** What comes of a move can be drawn at once (*chances*), which depends on what was already so where the move
began. `sign[x]`: which chances' conditions hold in x, a bit each. `rows[2^n, S]`: for a set of chances that may be
drawn, where in `value` the worth of arriving in y stands: y itself, or a row from S on, which `mix` makes from
`drawn_*`. `lively[C]`: the chances that can matter in a cell, `about[C]` in all cells it leads into.

Arrays: `value[S + L, N]` float64, the first columns those of the actors; `cell_at`, `cells`, `members`, `onto_*` as in
`kernels.cells`; `kind[S]` in 0..K-1, and `alike[C, K]`, how many states of each kind a cell holds: where K is above 1,
each kind of state that a move can lead to has the same weight to begin with, shared among its states.
"""

from math import exp, log

import numpy as np

from .compiled import kernel
from .types import Float64, Int32, Int64

_LEAST = -1.0e300
CLOSED = 3
"""In `alone`: a cell of several states that leads into no other and is led into from none."""


@kernel
def mix(value: Float64, states: int, drawn_start: Int64, drawn_to: Int32, drawn_chance: Float64) -> None:
    """Fill the rows of `value` from `states` on: what a draw is worth, the mean of where it leads."""
    columns = value.shape[1]
    for row in range(drawn_start.size - 1):
        for column in range(columns):
            value[states + row, column] = 0.0
        for at in range(drawn_start[row], drawn_start[row + 1]):
            for column in range(columns):
                value[states + row, column] += drawn_chance[at] * value[drawn_to[at], column]


@kernel
def weigh_cells(
    low: int,
    high: int,
    mover: int,
    precision: float,
    value: Float64,
    rows: Int32,
    cells: Int32,
    members: Int32,
    lively: Int32,
    alone: Int32,
    kind: Int32,
    extreme: Int32,
    fused: bool,
    peak: Float64,
    weight: Float64,
    total: Float64,
) -> None:
    """Sums over the states of the cells `low` to `high`, cells of one mover.

    Fills, for each set of chances (subset of `lively`) and kind, row (cell * 2^n + set) * K + kind: `peak`, the
    greatest precision times own value; `weight`, the sum of exponentials below that peak; `total[row, N]`, the same
    times each column. `alone[C]`: 1 for cells of one state in which the mover can only stay, 2 if nothing leads into
    them either, `CLOSED`, else 0. `fused`: leave out what `act_closed` does. `extreme[N]`: +1 + mover or -1 - mover for
    a column of which that mover takes the greatest or the least and not the mean; then `total` holds that.
    """
    sets, kinds, columns = rows.shape[0], total.shape[0] // (cells.shape[0] * rows.shape[0]), total.shape[1]
    for cell in range(low, high):
        if alone[cell] == 2 or (fused and alone[cell] == CLOSED and lively[cell] == 0):
            continue
        begin, end = cells[cell, 2], cells[cell, 3]
        for drawn in range(sets):
            if drawn & lively[cell] != drawn:
                continue
            base = (cell * sets + drawn) * kinds
            for row in range(base, base + kinds):
                peak[row] = _LEAST
                weight[row] = 0.0
                for column in range(columns):
                    total[row, column] = 0.0
            for place in range(begin, end):
                state = members[place]
                row = base + (kind[state] if kinds > 1 else 0)
                own = precision * value[rows[drawn, state], mover]
                peak[row] = max(own, peak[row])
            for place in range(begin, end):
                state = members[place]
                row = base + (kind[state] if kinds > 1 else 0)
                at = rows[drawn, state]
                share = exp(precision * value[at, mover] - peak[row]) if end - begin > 1 else 1.0
                weight[row] += share
                for column in range(columns):
                    total[row, column] += share * value[at, column]
            for column in range(columns):
                if extreme[column] == mover + 1 or extreme[column] == -mover - 1:
                    for row in range(base, base + kinds):
                        total[row, column] = _LEAST if extreme[column] > 0 else -_LEAST
                    for place in range(begin, end):
                        state = members[place]
                        row = base + (kind[state] if kinds > 1 else 0)
                        worth = value[rows[drawn, state], column]
                        if extreme[column] > 0:
                            total[row, column] = max(total[row, column], worth)
                        else:
                            total[row, column] = min(total[row, column], worth)


@kernel
def choose_cells(
    low: int,
    high: int,
    mover: int,
    precision: float,
    shocks: bool,
    sets: int,
    onto_start: Int32,
    onto: Int32,
    lively: Int32,
    about: Int32,
    alone: Int32,
    alike: Int32,
    extreme: Int32,
    fused: bool,
    peak: Float64,
    weight: Float64,
    total: Float64,
    choice: Float64,
) -> None:
    """What a choice of the mover is worth, from each of its cells `low` to `high`.

    Fills `choice[cell * 2^n + set, N]` for each set of chances within `about`. `shocks`: the mover's own column is the
    expected greatest value (log of the sum of exponentials), else the mean like all others.
    """
    kinds, columns = alike.shape[1], choice.shape[1]
    count = np.ones(kinds)
    for cell in range(low, high):
        if alone[cell] and (alone[cell] != CLOSED or (fused and lively[cell] == 0)):
            continue
        first, last = onto_start[cell], onto_start[cell + 1]
        if kinds > 1:
            count[:] = 0.0
            for pair in range(first, last):
                for one in range(kinds):
                    count[one] += alike[onto[pair], one]
        for drawn in range(sets):
            if drawn & about[cell] != drawn:
                continue
            out = cell * sets + drawn
            top = _LEAST
            for pair in range(first, last):
                base = (onto[pair] * sets + (drawn & lively[onto[pair]])) * kinds
                for row in range(base, base + kinds):
                    top = max(top, peak[row])
            whole = 0.0
            for column in range(columns):
                choice[out, column] = 0.0
            for pair in range(first, last):
                base = (onto[pair] * sets + (drawn & lively[onto[pair]])) * kinds
                for one in range(kinds):
                    row = base + one
                    if weight[row] == 0.0:
                        continue
                    scale = exp(peak[row] - top) / count[one] if last - first > 1 or kinds > 1 else 1.0
                    whole += scale * weight[row]
                    for column in range(columns):
                        choice[out, column] += scale * total[row, column]
            for column in range(columns):
                choice[out, column] /= whole
                if extreme[column] == mover + 1 or extreme[column] == -mover - 1:
                    best = _LEAST if extreme[column] > 0 else -_LEAST
                    for pair in range(first, last):
                        base = (onto[pair] * sets + (drawn & lively[onto[pair]])) * kinds
                        for row in range(base, base + kinds):
                            best = (
                                max(best, total[row, column]) if extreme[column] > 0 else min(best, total[row, column])
                            )
                    choice[out, column] = best
            if shocks:
                choice[out, mover] = (top + log(whole)) / precision


@kernel
def hand_out(
    low: int,
    high: int,
    chance: float,
    sets: int,
    cells: Int32,
    members: Int32,
    sign: Int32,
    about: Int32,
    alone: Int32,
    fused: bool,
    choice: Float64,
    out: Float64,
) -> None:
    """Add what a choice is worth, `chance` times, to each state of the mover's cells `low` to `high`."""
    columns = out.shape[1]
    for cell in range(low, high):
        if alone[cell] and (alone[cell] != CLOSED or (fused and about[cell] == 0)):
            continue
        for place in range(cells[cell, 2], cells[cell, 3]):
            state = members[place]
            row = cell * sets + (about[cell] & ~sign[state])
            for column in range(columns):
                out[state, column] += chance * choice[row, column]


@kernel
def act_closed(
    low: int,
    high: int,
    mover: int,
    precision: float,
    chance: float,
    shocks: bool,
    value: Float64,
    cells: Int32,
    members: Int32,
    lively: Int32,
    alone: Int32,
    out: Float64,
) -> None:
    """All of the above at once, for cells that are not left, nor entered, and in which nothing is drawn.

    That is what most cells are. Only for a mover who chooses for all
    columns, with every move counted by itself.
    """
    columns = value.shape[1]
    mean = np.empty(columns)
    for cell in range(low, high):
        if alone[cell] != CLOSED or lively[cell] != 0:
            continue
        begin, end = cells[cell, 2], cells[cell, 3]
        one, two = members[begin], members[begin + 1]
        if end - begin == 2:
            gap = precision * (value[two, mover] - value[one, mover])
            odds = exp(-abs(gap))
            part = 1.0 / (1.0 + odds) if gap > 0 else odds / (1.0 + odds)
            for column in range(columns):
                worth = chance * (value[one, column] + part * (value[two, column] - value[one, column]))
                out[one, column] += worth
                out[two, column] += worth
            if shocks:
                mean_own = value[one, mover] + part * (value[two, mover] - value[one, mover])
                own = max(value[one, mover], value[two, mover]) + log(1.0 + odds) / precision
                out[one, mover] += chance * (own - mean_own)
                out[two, mover] += chance * (own - mean_own)
            continue
        top = value[one, mover]
        for place in range(begin + 1, end):
            top = max(top, value[members[place], mover])
        whole = 0.0
        for column in range(columns):
            mean[column] = 0.0
        for place in range(begin, end):
            state = members[place]
            weight = exp(precision * (value[state, mover] - top))
            whole += weight
            for column in range(columns):
                mean[column] += weight * value[state, column]
        for column in range(columns):
            mean[column] *= chance / whole
        if shocks:
            mean[mover] = chance * (top + log(whole) / precision)
        for place in range(begin, end):
            state = members[place]
            for column in range(columns):
                out[state, column] += mean[column]


@kernel
def wait_cells(
    low: int,
    high: int,
    value: Float64,
    chance: Float64,
    moves: Int32,
    happens: Int32,
    happening: Float64,
    out: Float64,
) -> None:
    """What the states `low` to `high` are worth where nobody can act in a step, or an event happens.

    `chance[A]`: how likely each actor's clock rings in it; `moves[S, A]`: 0 where an actor can only stay; `happens[E,
    S]`: the row of `value` that an event leads to, -1 where it cannot happen; `happening[E]`: how likely. Sets
    `out[S, N]`; what choices are worth is added to it.
    """
    columns = value.shape[1]
    for state in range(low, high):
        rest = 1.0
        for mover in range(chance.size):
            if moves[state, mover]:
                rest -= chance[mover]
        for event in range(happening.size):
            if happens[event, state] >= 0:
                rest -= happening[event]
        for column in range(columns):
            out[state, column] = rest * value[state, column]
        for event in range(happening.size):
            at = happens[event, state]
            if at >= 0:
                for column in range(columns):
                    out[state, column] += happening[event] * value[at, column]
