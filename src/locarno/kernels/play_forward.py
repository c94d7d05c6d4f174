"""Play over time forwards: one step of the Markov chain that everybody's choices make (see `kernels.play_step`).

Mass is moved in columns. A column can stand for a history: `label[S]` sorts the states, and mass of column h that
arrives at a state of label l goes on in column `onward[h, l]`; -1 drops it, as where only the first arrival counts.
Whatever changes its column is counted in `flow[A + E, H, labels]`, by whose move or which event brought it there.

Mass is gathered cell by cell, divided by the sum of what the mover weighs, put together for each cell that is led into,
and handed out there: two looks at each state and mover, whatever the number of moves.
"""

from math import exp

import numpy as np

from .compiled import kernel
from .play_arcs import most_targets, shares_of
from .play_step import CLOSED, weigh_cells
from .types import Float64, Int32, Int64

_LEAST = -1.0e300


@kernel
def arrive(
    who: int,
    row: int,
    amount: Float64,
    label: Int32,
    onward: Int32,
    drawn_start: Int64,
    drawn_to: Int32,
    drawn_chance: Float64,
    flow: Float64,
    out: Float64,
) -> None:
    """Let `amount[H]` arrive at a row of `kernels.play_step`: at a state, or by a draw at one of several."""
    states = label.size
    if row < states:
        begin, end = 0, 1
    else:
        begin, end = drawn_start[row - states], drawn_start[row - states + 1]
    for at in range(begin, end):
        state, part = (row, 1.0) if row < states else (drawn_to[at], drawn_chance[at])
        kind = label[state]
        for column in range(amount.size):
            if amount[column] == 0.0:
                continue
            goes = onward[column, kind]
            if goes == column:
                out[state, column] += part * amount[column]
            else:
                flow[who, column, kind] += part * amount[column]
                if goes >= 0:
                    out[state, goes] += part * amount[column]


@kernel
def _rest(
    mass: Float64,
    chance: Float64,
    moves: Int32,
    happens: Int32,
    happening: Float64,
    label: Int32,
    onward: Int32,
    drawn_start: Int64,
    drawn_to: Int32,
    drawn_chance: Float64,
    flow: Float64,
    out: Float64,
) -> None:
    """What stays because no clock rings, and what events move; `moves[S, A]`: 0 where an actor can only stay."""
    actors, columns = chance.size, mass.shape[1]
    amount = np.empty(columns)
    for state in range(label.size):
        some = False
        for column in range(columns):
            some |= mass[state, column] != 0.0
        if not some:
            continue
        rest = 1.0
        for mover in range(actors):
            if moves[state, mover]:
                rest -= chance[mover]
        for event in range(happening.size):
            row = happens[event, state]
            if row >= 0:
                rest -= happening[event]
                for column in range(columns):
                    amount[column] = happening[event] * mass[state, column]
                arrive(
                    actors + event, row, amount, label, onward, drawn_start, drawn_to, drawn_chance, flow, out
                )  # fmt: skip
        for column in range(columns):
            out[state, column] += rest * mass[state, column]


@kernel
def _gather(
    mover: int, chance: float, cell_at: Int32, alone: Int32, about: Int32, sign: Int32, sets: int, mass: Float64,
    gathered: Float64,
) -> None:  # fmt: skip
    """Bring the mass that a mover acts on together, by cell and by the chances that may be drawn."""
    for state in range(sign.size):
        cell = cell_at[state, mover]
        if alone[cell] == 0 or alone[cell] == CLOSED:
            row = cell * sets + (about[cell] & ~sign[state])
            for column in range(mass.shape[1]):
                gathered[row, column] += chance * mass[state, column]


@kernel
def _divide(
    cell: int,
    drawn: int,
    sets: int,
    onto_start: Int32,
    onto: Int32,
    lively: Int32,
    alike: Int32,
    peak: Float64,
    weight: Float64,
    gathered: Float64,
    handed: Float64,
) -> None:
    """Hand the mass of one cell to all cells it leads into, in shares; there each state takes its weight times that."""
    kinds, top, whole = alike.shape[1], _LEAST, 0.0
    count = np.ones(kinds)
    begin, end = onto_start[cell], onto_start[cell + 1]
    if kinds > 1:
        count[:] = 0.0
        for pair in range(begin, end):
            count += alike[onto[pair]]
    for pair in range(begin, end):
        base = (onto[pair] * sets + (drawn & lively[onto[pair]])) * kinds
        for row in range(base, base + kinds):
            top = max(top, peak[row])
    for pair in range(begin, end):
        base = (onto[pair] * sets + (drawn & lively[onto[pair]])) * kinds
        for one in range(kinds):
            if weight[base + one] > 0.0:
                whole += exp(peak[base + one] - top) / count[one] * weight[base + one]
    for pair in range(begin, end):
        base = (onto[pair] * sets + (drawn & lively[onto[pair]])) * kinds
        for one in range(kinds):
            if weight[base + one] > 0.0:
                scale = exp(peak[base + one] - top) / count[one] / whole
                for column in range(gathered.shape[1]):
                    handed[base + one, column] += scale * gathered[cell * sets + drawn, column]


@kernel
def _some(table: Float64, low: int, high: int) -> bool:
    """Whether anything in these rows is not zero."""
    for row in range(low, high):
        for column in range(table.shape[1]):
            if table[row, column] != 0.0:
                return True
    return False


@kernel
def forward_cells(
    value: Float64,
    precision: Float64,
    chance: Float64,
    first: Int64,
    cell_at: Int32,
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
    label: Int32,
    onward: Int32,
    moves: Int32,
    peak: Float64,
    weight: Float64,
    gathered: Float64,
    handed: Float64,
    mass: Float64,
    flow: Float64,
    out: Float64,
) -> None:
    """One step; `mass[S, H]` before it, `out` after it. `value`, mixed, is what states are worth after the step.

    `gathered[C * 2^n, H]` and `handed[C * 2^n * K, H]` are scratch.
    """
    sets, kinds = rows.shape[0], alike.shape[1]
    out[:] = 0.0
    flow[:] = 0.0
    _rest(
        mass, chance, moves, happens, happening, label, onward, drawn_start, drawn_to, drawn_chance, flow, out
    )  # fmt: skip
    nothing, no_extreme = np.empty((cells.shape[0] * sets * kinds, 0)), np.empty(0, np.int32)
    amount = np.empty(mass.shape[1])
    for mover in range(chance.size):
        if chance[mover] == 0.0:
            continue
        low, high = first[mover], first[mover + 1]
        weigh_cells(
            low, high, mover, precision[mover], value, rows, cells, members, lively, alone, kind, no_extreme,
            False, peak, weight, nothing,
        )  # fmt: skip
        gathered[low * sets : high * sets] = 0.0
        handed[low * sets * kinds : high * sets * kinds] = 0.0
        _gather(mover, chance[mover], cell_at, alone, about, sign, sets, mass, gathered)
        for cell in range(low, high):
            if alone[cell] == 0 or alone[cell] == CLOSED:
                for drawn in range(sets):
                    row = cell * sets + drawn
                    if drawn & about[cell] == drawn and _some(gathered, row, row + 1):
                        _divide(cell, drawn, sets, onto_start, onto, lively, alike, peak, weight, gathered, handed)
        for cell in range(low, high):
            if alone[cell] == 2:
                continue
            for drawn in range(sets):
                base = (cell * sets + drawn) * kinds
                if drawn & lively[cell] != drawn or not _some(handed, base, base + kinds):
                    continue
                for place in range(cells[cell, 2], cells[cell, 3]):
                    state = members[place]
                    row = base + (kind[state] if kinds > 1 else 0)
                    share = exp(precision[mover] * value[rows[drawn, state], mover] - peak[row])
                    for column in range(amount.size):
                        amount[column] = share * handed[row, column]
                    arrive(
                        mover, rows[drawn, state], amount, label, onward, drawn_start, drawn_to, drawn_chance, flow, out
                    )  # fmt: skip


@kernel
def forward_arcs(
    value: Float64,
    precision: Float64,
    chance: Float64,
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
    label: Int32,
    onward: Int32,
    moves: Int32,
    mass: Float64,
    flow: Float64,
    out: Float64,
) -> None:
    """The same over listed moves."""
    most, columns = most_targets(out_start), mass.shape[1]
    target, share, count = np.empty(most, np.int32), np.empty(most), np.empty(kinds)
    amount = np.empty(columns)
    out[:] = 0.0
    flow[:] = 0.0
    _rest(
        mass, chance, moves, happens, happening, label, onward, drawn_start, drawn_to, drawn_chance, flow, out
    )  # fmt: skip
    for state in range(sign.size):
        some = False
        for column in range(columns):
            some |= mass[state, column] != 0.0
        if not some:
            continue
        for mover in range(chance.size):
            if chance[mover] == 0.0 or not moves[state, mover]:
                continue
            number, _, whole = shares_of(
                state, mover, precision[mover], value, out_start, out_to, kind, rows, sign, count, target, share
            )
            for place in range(number):
                for column in range(columns):
                    amount[column] = chance[mover] * share[place] / whole * mass[state, column]
                arrive(
                    mover, target[place], amount, label, onward, drawn_start, drawn_to, drawn_chance, flow, out
                )  # fmt: skip
