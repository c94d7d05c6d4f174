"""Carry minima back along legal sequences, where what counts as better depends on the state that is compared with.

As `kernels.carry`, for preferences that are not one order: a move of an actor from s to t is an improvement if
`value[kind[a, s], t] > level[a, s]`. Each kind of state has values of its own to compare others by; with one kind for
each actor, and the ranks as values and levels, it is the plain order. Each state s is told not only the least value
that the others can bring about, but on demand the second least as well, of another state: the least that is left if
one state, such as s itself, is not to be counted.

Better need not be transitive here: if it is unknown which of s and t is better, and which of t and u, then s may still
be better than u. Two improvements of one actor in a row are then not one improvement, and so the search runs on
pairs of a state and a mover, over cells too, for nobody moves twice in a row (Fang, Hipel & Kilgour 1993, ch. 3).

Method: states are taken by increasing value, and from each, the *seed*, a search runs backwards. What the first
`needed` seeds have reached needs no other: behind it they reach everything that a later seed could. Over cells the
states of a cell are held in groups, one for each kind, by increasing level: those from which a given state is an
improvement are then the first ones of each group. A group has two pointers. All states before `head` have been left by
its actor towards as many seeds as needed; all up to `scan` have been looked at for the present seed. What was looked
at for two seeds is before `head` at the third, so each state is looked at a fixed number of times in each group:
linear in states times actors times kinds. Over arcs each arc is looked at for so many seeds as needed.
"""

import numpy as np

from .compiled import kernel
from .types import Int32, Int64

NONE = np.int32(-1)


@kernel
def _note(first: Int32, second: Int32, at: int, seed: int, needed: int) -> bool:
    """Note that a seed reaches a node; returns whether that is new, and wanted."""
    if first[at] == NONE:
        first[at] = seed
        return True
    if needed == 1 or first[at] == seed or second[at] != NONE:
        return False
    second[at] = seed
    return True


@kernel
def carry_compared_cells(
    by_value: Int32,
    focal: int,
    any_move: bool,
    needed: int,
    searched: int,
    value: Int32,
    cell_at: Int32,
    cells: Int32,
    into: Int32,
    group_start: Int32,
    groups: Int32,
    members: Int32,
    member_level: Int32,
    first: Int32,
    second: Int32,
) -> None:
    """Carry over cells.

    `by_value[S]`: states by increasing value; a seed is known by its place there. `any_move`: every move counts, and
    neither `value[R, S]` nor levels are looked at. `searched`: seeds from this place on are told of to nobody but
    themselves, for they have the greatest value, and so has whoever is led nowhere else. `cell_at`, `cells`, `into` as
    in `kernels.cells`. `group_start[C + 1]`: where the groups of each cell begin in `groups[G, 3]`: row in `value`,
    where the group begins and ends in `members[A * S]`, states by increasing `member_level[A * S]`. Fills, for each
    state, `first[S]` and with `needed` 2 also `second[S]`: the places of the two states of least value among itself
    and all that it can be led to, -1 if there is none.
    """
    states, actors = cell_at.shape
    first[:] = NONE
    second[:] = NONE
    into_first = np.full(states * actors, NONE, np.int32)  # node state * actors + mover: about to be moved into
    into_second = np.full(states * actors if needed == 2 else 0, NONE, np.int32)
    out_first = np.full(states * actors, NONE, np.int32)  # the same node: left by the mover
    out_second = np.full(states * actors if needed == 2 else 0, NONE, np.int32)
    out_last = out_first if needed == 1 else out_second
    head = groups[:, 1].copy()
    scan = head.copy()
    seen_for = np.full(groups.shape[0], NONE, np.int32)
    stack = np.empty(states * actors, np.int32)
    for place in range(states):
        seed = by_value[place]
        _note(first, second, seed, place, needed)
        if place >= searched:
            continue
        height = 0
        for mover in range(actors):
            if mover != focal and _note(into_first, into_second, seed * actors + mover, place, needed):
                stack[height] = seed * actors + mover
                height += 1
        while height:
            height -= 1
            end = stack[height] // actors
            mover = stack[height] % actors
            here = cell_at[end, mover]
            for pair in range(cells[here, 0], cells[here, 1]):
                source = into[pair]
                for group in range(group_start[source], group_start[source + 1]):
                    last = groups[group, 2]
                    if seen_for[group] != place:
                        seen_for[group] = place
                        at = head[group]
                        while at < last and out_last[members[at] * actors + mover] != NONE:
                            at += 1
                        head[group] = at
                        scan[group] = at
                    limit = np.int32(0) if any_move else value[groups[group, 0], end]
                    at = scan[group]
                    while at < last and (any_move or member_level[at] < limit):
                        begin = members[at]
                        at += 1
                        if not _note(out_first, out_second, begin * actors + mover, place, needed):
                            continue
                        _note(first, second, begin, place, needed)
                        for earlier in range(actors):
                            node = begin * actors + earlier
                            if earlier not in (focal, mover) and _note(into_first, into_second, node, place, needed):
                                stack[height] = node
                                height += 1
                    scan[group] = at


@kernel
def carry_compared_arcs(
    by_value: Int32,
    focal: int,
    any_move: bool,
    needed: int,
    searched: int,
    value: Int32,
    kind: Int32,
    level: Int32,
    in_start: Int64,
    in_from: Int32,
    first: Int32,
    second: Int32,
) -> None:
    """Carry over arcs: the same with `kind[A, S]`, `level[A, S]`, and `in_start`, `in_from` as in `carry_arcs`."""
    actors, states = kind.shape
    first[:] = NONE
    second[:] = NONE
    into_first = np.full(states * actors, NONE, np.int32)
    into_second = np.full(states * actors if needed == 2 else 0, NONE, np.int32)
    stack = np.empty(states * actors, np.int32)
    for place in range(states):
        seed = by_value[place]
        _note(first, second, seed, place, needed)
        if place >= searched:
            continue
        height = 0
        for mover in range(actors):
            if mover != focal and _note(into_first, into_second, seed * actors + mover, place, needed):
                stack[height] = seed * actors + mover
                height += 1
        while height:
            height -= 1
            end = stack[height] // actors
            mover = stack[height] % actors
            for arc in range(in_start[mover, end], in_start[mover, end + 1]):
                begin = in_from[arc]
                if not any_move and value[kind[mover, begin], end] <= level[mover, begin]:
                    continue
                _note(first, second, begin, place, needed)
                for earlier in range(actors):
                    node = begin * actors + earlier
                    if earlier not in (focal, mover) and _note(into_first, into_second, node, place, needed):
                        stack[height] = node
                        height += 1
