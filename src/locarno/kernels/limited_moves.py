"""Limited moves: where does an actor end up who looks h moves ahead, moving in turn with one other?

Let G_0(i, s) = s. Let T be the states G_{h-1}(j, t) in which i ends up by moving to one of its states t, from where j
goes on with one move less to look ahead. If T is empty, or nothing in T is better than s for i, then i stays: G_h(i, s)
= s. Otherwise G_h(i, s) is the best of T for i (Zagare 1984; Kilgour 1985; Fang, Hipel & Kilgour 1993, ch. 3).

**Ties.** If several of the best differ, the definition does not say which comes about. Here O_h(i, s) is the set of all
that can come about, each tie being resolved in any way and on its own wherever it is met. Let L be what i is sure of by
moving: the greatest, over t, of the least rank in O_{h-1}(j, t). Then

    O_h(i, s) = { e in some O_{h-1}(j, t) : rank(e) >= L and rank(e) > rank(s) }, and s as well if L <= rank(s)

For e comes about if it is met at some t and no other t' gives more, and every t' can be resolved to give no more than
its least, which is at most L; and i stays if every t can be resolved to give no more than s. Without ties every set has
one element.

**How sets are held.** States that rank alike for both actors are one *kind*: nothing here tells them apart, except that
whether s itself is in O(s) is kept on its own. Nothing but least and greatest ranks is ever asked of a set, or of the
part of it in which an actor's rank is at least so much. So a kind can be left out if the set has one that is better for
j and as good for i, and one that is better for i and as good for j: in whatever part it is, they are too, and each of
its ranks is that of one of them. What is left is at most one kind for each rank of i and of j.

States that share a list of moves (see `space.choices`) share a row: the kinds that can come about, from i's best down,
of which each state takes the first so many. If a kind comes about only by moving to u, then u, which cannot move to
itself, has a row of its own.

Cost of one h: linear in the lists and in the sizes of the sets, and sorting the shared rows.
"""

from typing import NamedTuple

import numpy as np

from .compiled import kernel
from .types import Bool, Int32, Int64

_NOBODY = -1
_HIGHEST = 2**31 - 1


class Choices(NamedTuple):
    """Group g: each of the states `who[who_start[g]:who_start[g + 1]]` can move to the states of a list but itself.

    The list is `to[start[g]:start[g + 1]]`. `who_start[G + 1]`, `start[G + 1]` int64; `who[S]`, every state once, and
    `to[E]` int32.
    """

    who_start: Int64
    who: Int32
    start: Int64
    to: Int32


class Wishes(NamedTuple):
    """What the mover and the other actor want, by kind of state; all int32.

    `kind[S]`; ranks `mine[K]`, `others[K]`; `place[K]`: where a kind stands from the mover's worst to its best, and in
    ties from the other's; `kind_at[K]`: the kind at a place.
    """

    kind: Int32
    mine: Int32
    others: Int32
    place: Int32
    kind_at: Int32


class Ends(NamedTuple):
    """The sets O(s) for one mover: s itself if `stays[s]`, and the kinds `table[row[s]:row[s] + size[s]]`.

    `least[S]`, `most[S]`: the least and greatest rank in them for the *other* actor. `row` int64, the rest int32.
    """

    stays: Bool
    row: Int64
    size: Int32
    least: Int32
    most: Int32
    table: Int32


class _Notes(NamedTuple):
    """Scratch of a search, which has a number: `met[K]` and `lone[S]` hold the last search that marked them.

    `only_by[K]`: the one move by which a kind comes about, or nobody's; `found[K]`: their places, then the kinds from
    the best down; `had[ranks]`: the last row that has a kind of this rank for the other actor; `low`, `high`[K]: the
    other actor's least and greatest rank in the beginning of the shared row.
    """

    met: Int64
    lone: Int64
    only_by: Int32
    found: Int32
    had: Int64
    low: Int32
    high: Int32


def look_ahead(choices: Choices, wishes: Wishes, before: Ends, limit: int) -> Ends:
    """From the sets O_{h-1} of the other actor to O_h of the mover.

    Stops once the table is longer than `limit`: what is returned then is not complete.
    """
    states, kinds = wishes.kind.size, wishes.mine.size
    stays, row = np.zeros(states, np.bool_), np.zeros(states, np.int64)
    size, least, most = (np.zeros(states, np.int32) for _ in range(3))
    out = Ends(stays, row, size, least, most, np.empty(0, np.int32))
    met, lone = np.full(kinds, -1, np.int64), np.full(states, -1, np.int64)
    only_by, found, low, high = (np.empty(kinds, np.int32) for _ in range(4))
    had = np.full(int(wishes.others.max()) + 1, -1, np.int64)
    notes = _Notes(met, lone, only_by, found, had, low, high)
    table, used = _look_ahead(choices, wishes, before, notes, out, np.empty(64, np.int32), limit)
    return out._replace(table=table[:used].copy())


@kernel
def _look_ahead(
    choices: Choices, wishes: Wishes, before: Ends, notes: _Notes, out: Ends, table: Int32, limit: int
) -> tuple[Int32, int]:
    """Fills `out` but for its table; returns that, longer than needed, and how much of it is used."""
    used = 0
    one = np.empty(1, np.int32)
    for group in range(choices.who_start.size - 1):
        movers = choices.who[choices.who_start[group] : choices.who_start[group + 1]]
        ends = choices.to[choices.start[group] : choices.start[group + 1]]
        best, by, second = _surest(ends, before.least)
        apart = _NOBODY  # who cannot move to where the best is sure, because it is there
        if second < best:
            for state in movers:
                if state == by:
                    apart = by
        for search in range(1 if apart == _NOBODY else 2):
            sure, passed = best, apart
            if search == 1:
                one[0] = apart
                movers, sure, passed = one, second, _NOBODY
            table, used = _decide(
                2 * group + search, movers, passed, ends, sure, wishes, before, notes, out, table, used
            )
        if used > limit:
            break
    return table, used


@kernel
def _surest(ends: Int32, least: Int32) -> tuple[int, int, int]:
    """What is sure by moving, by moving where, and what is sure by moving elsewhere; -1 for nothing."""
    best, by, second = -1, _NOBODY, -1
    for end in ends:
        if least[end] > best:
            best, by, second = least[end], end, best
        elif least[end] > second:
            second = least[end]
    return best, by, second


@kernel
def _decide(
    number: int,
    movers: Int32,
    apart: int,
    ends: Int32,
    sure: int,
    wishes: Wishes,
    before: Ends,
    notes: _Notes,
    out: Ends,
    table: Int32,
    used: int,
) -> tuple[Int32, int]:
    """The sets of all movers but `apart`, who are sure of the same rank by moving.

    Fills `out`; returns the table, which may have grown, and how much of it is used.
    """
    worst = _HIGHEST
    for state in movers:
        if state != apart:
            worst = min(worst, wishes.mine[wishes.kind[state]])
    if worst == _HIGHEST:
        return table, used
    count = _gather(number, ends, max(sure, worst + 1), wishes, before, notes)
    table = _room(table, used + count)
    row = used
    used += _line_up(number, _NOBODY, count, table[row:], wishes, notes)
    shared = table[row:used]
    low, high = _HIGHEST, -1
    for rank in range(shared.size):
        low, high = min(low, wishes.others[shared[rank]]), max(high, wishes.others[shared[rank]])
        notes.low[rank], notes.high[rank] = low, high
    for state in movers:
        if state == apart:
            continue
        mine, others = wishes.mine[wishes.kind[state]], wishes.others[wishes.kind[state]]
        size = _above(shared, wishes.mine, max(sure, mine + 1))
        out.stays[state], out.row[state], out.size[state] = sure <= mine, row, size
        out.least[state], out.most[state] = _HIGHEST, -1
        if notes.lone[state] == number:
            many = _above(notes.found[:count], wishes.mine, max(sure, mine + 1))
            table = _room(table, used + many)
            size = _line_up(-2 - state, state, many, table[used:], wishes, notes)
            out.row[state], out.size[state] = used, size
            for one in table[used : used + size]:
                out.least[state] = min(out.least[state], wishes.others[one])
                out.most[state] = max(out.most[state], wishes.others[one])
            used += size
        elif size > 0:
            out.least[state], out.most[state] = notes.low[size - 1], notes.high[size - 1]
        if out.stays[state]:
            out.least[state], out.most[state] = min(out.least[state], others), max(out.most[state], others)
    return table, used


@kernel
def _gather(number: int, ends: Int32, bar: int, wishes: Wishes, before: Ends, notes: _Notes) -> int:
    """Note the kinds of at least the rank `bar` that can come about by moving, from the best down; how many."""
    count = 0
    for end in ends:
        if before.most[end] < bar:
            continue
        first = before.row[end] - (1 if before.stays[end] else 0)
        for entry in range(first, before.row[end] + before.size[end]):
            one = wishes.kind[end] if entry < before.row[end] else before.table[entry]
            if wishes.mine[one] < bar:
                continue
            if notes.met[one] != number:
                notes.met[one], notes.only_by[one] = number, end
                notes.found[count] = wishes.place[one]
                count += 1
            elif notes.only_by[one] != end:
                notes.only_by[one] = _NOBODY
    found = notes.found[:count]
    found.sort()
    for rank in range((count + 1) // 2):
        first, last = wishes.kind_at[found[rank]], wishes.kind_at[found[count - 1 - rank]]
        found[rank], found[count - 1 - rank] = last, first
    for one in found:
        if notes.only_by[one] != _NOBODY:
            notes.lone[notes.only_by[one]] = number
    return count


@kernel
def _line_up(number: int, without: int, count: int, row: Int32, wishes: Wishes, notes: _Notes) -> int:
    """Write the first of the kinds noted as a row, but those that only moving to `without` brings; how long it is.

    `number` is that of no other row. Of kinds that are as good for the mover, the best for the other comes first; the
    rest of them are left out if their rank for the other is in the row.
    """
    size = 0
    mine = -1
    for one in notes.found[:count]:
        if without != _NOBODY and notes.only_by[one] == without:
            continue
        if wishes.mine[one] != mine or notes.had[wishes.others[one]] != number:
            row[size] = one
            size += 1
            mine = wishes.mine[one]
            notes.had[wishes.others[one]] = number
    return size


@kernel
def _above(row: Int32, mine: Int32, bar: int) -> int:
    """How many kinds at the beginning of a row, sorted from the best down, have at least the rank `bar`."""
    low, high = 0, row.size
    while low < high:
        middle = (low + high) // 2
        if mine[row[middle]] >= bar:
            low = middle + 1
        else:
            high = middle
    return low


@kernel
def _room(table: Int32, needed: int) -> Int32:
    """The table, or a longer one that begins with it, with room for so many entries."""
    if needed <= table.size:
        return table
    longer = np.empty(max(needed, 2 * table.size), np.int32)
    for entry in range(table.size):
        longer[entry] = table[entry]
    return longer
