"""Answers by coalitions: legal sequences of coalition improvements (Inohara & Hipel 2008).

A step of a coalition K leads from u to a state t that K can reach by a legal sequence of its members (or by one joint
move) and that every member of K prefers to u. Steps follow one another, no coalition twice in a row. Asked is from
which states some sequence of steps of the coalitions allowed leads into a set: round by round, those that get there by
one step, by two, and so on.

Over cells what one coalition gains by two steps it gains by one, so the rule forbids nothing. States from which K
reaches the same states form a *region*, and regions lead one way (see `join_cells`). A state u settles if a settled
state in its region, or further on, is better for all of K; to know that, only those settled states have to be kept that
no other one matches for every member: the front. Cost: states times the size of fronts, for each coalition and round.

Over arcs nodes are pairs of a state and the coalition that moved last, and each is expanded by a search of its own:
nodes times what a coalition can reach. Both count what they do, and stop below 0.
"""

import numpy as np

from .compiled import kernel
from .types import Int32, Int64

UNKNOWN, WAITING = -1, 0


@kernel
def join_cells(cell_at: Int32, movers: Int32, cells: int, region: Int32) -> int:
    """Number the regions of a coalition: states that are linked by cells of its members. Fills `region[S]`, returns R.

    Inside a cell every state is one move from every other, so each of a region can be reached from each; and other
    moves take options the one way they can go, so none leads back.
    """
    states = cell_at.shape[0]
    first = np.full(cells, -1, np.int32)
    parent = np.arange(states).astype(np.int32)
    for state in range(states):
        for mover in movers:
            cell = cell_at[state, mover]
            if first[cell] < 0:
                first[cell] = state
            a, b = state, first[cell]
            while parent[a] != a:
                parent[a] = parent[parent[a]]
                a = parent[a]
            while parent[b] != b:
                parent[b] = parent[parent[b]]
                b = parent[b]
            if a != b:
                parent[max(a, b)] = min(a, b)
    count = 0
    for state in range(states):
        root = state
        while parent[root] != root:
            root = parent[root]
        if root == state:
            region[state] = count
            count += 1
        else:
            region[state] = region[root]
    return count


@kernel
def steps_regions(
    sequence: Int32,
    region_start: Int32,
    members: Int32,
    onto_start: Int32,
    onto: Int32,
    gainers: Int32,
    rank_at: Int32,
    now: int,
    settled: Int32,
    via: Int32,
    front_start: Int32,
    front_end: Int32,
    fronts: Int32,
    budget: int,
) -> tuple[int, int]:
    """One coalition's steps from all states that are not settled.

    `sequence[R]`: the regions, none before one that it leads to; `region_start[R + 1]` into `members[S]`: their states;
    `onto_start[R + 1]` into `onto`: the regions each leads to. `settled[S]`: the round in which a state was settled,
    above 0, else not; what was settled before round `now` counts. `via[S]`: the state that a settled one leads to.
    `front_start[R]`, `front_end[R]`, `fronts`: scratch. Returns how many settled, and the comparisons left; below 0 if
    there were too many, or the fronts are longer than their scratch.
    """
    fresh = 0
    top = 0
    for place in range(sequence.size):
        here = sequence[place]
        front_start[here] = top
        for source in range(onto_start[here], onto_start[here + 1] + 1):
            own = source == onto_start[here + 1]
            low = region_start[here] if own else front_start[onto[source]]
            high = region_start[here + 1] if own else front_end[onto[source]]
            for at in range(low, high):
                offer = members[at] if own else fronts[at]
                if settled[offer] <= 0 or settled[offer] >= now:
                    continue
                kept = front_start[here]
                matched = False
                for k in range(front_start[here], top):
                    known = fronts[k]
                    more, less = False, False
                    for gainer in gainers:
                        more |= rank_at[offer, gainer] > rank_at[known, gainer]
                        less |= rank_at[offer, gainer] < rank_at[known, gainer]
                    budget -= 1
                    if not more:
                        matched = True
                        break
                    if less:
                        fronts[kept] = known
                        kept += 1
                if matched:
                    continue
                top = kept
                if top >= fronts.size:
                    return fresh, -1
                fronts[top] = offer
                top += 1
            if budget < 0:
                return fresh, budget
        front_end[here] = top
        for at in range(region_start[here], region_start[here + 1]):
            state = members[at]
            if settled[state] > 0:
                continue
            for k in range(front_start[here], top):
                gain = True
                for gainer in gainers:
                    if rank_at[fronts[k], gainer] <= rank_at[state, gainer]:
                        gain = False
                        break
                budget -= 1
                if gain:
                    settled[state] = now
                    via[state] = fronts[k]
                    fresh += 1
                    break
    return fresh, budget


@kernel
def steps_arcs(
    waiting: Int32,
    count: int,
    width: int,
    slot: int,
    movers: Int32,
    gainers: Int32,
    settled_in: int,
    settled: Int32,
    via: Int32,
    out_start: Int64,
    out_to: Int32,
    rank: Int32,
    budget: int,
) -> tuple[int, int]:
    """One coalition's steps from all waiting nodes, over arcs.

    A node is `state * width + slot`, where `slot` is the number of the coalition that moved last, 0 for none.
    `waiting`: the nodes known and not settled at first, `count` of them, to which what is found is added. `movers`
    number rows of `out_start`; their sequences are searched on pairs of a state and the last mover; `gainers` have to
    gain by `rank[A, S]`. `settled[nodes]`: -1 for one not met yet, 0 for one that waits, and the round in which it was
    settled; what was settled before round `settled_in` counts. `via[nodes]`: the node that a settled one leads to.
    Returns the new count and the visits left, below 0 if there were too many.
    """
    states = rank.shape[1]
    rows = out_start.shape[0]
    stamp = np.full(states * rows, -1, np.int32)
    met = np.full(states, -1, np.int32)
    stack = np.empty(states * rows + 1, np.int32)
    known = count
    for place in range(known):
        node = waiting[place]
        if settled[node] > 0 or node % width == slot:
            continue
        start = node // width
        stack[0] = states * rows
        height = 1
        while height and settled[node] <= 0:
            height -= 1
            pair = stack[height]
            begin = start if pair == states * rows else pair // rows
            last = -1 if pair == states * rows else pair % rows
            for mover in movers:
                if mover == last:
                    continue
                budget -= out_start[mover, begin + 1] - out_start[mover, begin]
                for arc in range(out_start[mover, begin], out_start[mover, begin + 1]):
                    end = out_to[arc]
                    if stamp[end * rows + mover] == place:
                        continue
                    stamp[end * rows + mover] = place
                    stack[height] = end * rows + mover
                    height += 1
                    if met[end] == place:
                        continue
                    met[end] = place
                    gain = True
                    for gainer in gainers:
                        if rank[gainer, end] <= rank[gainer, start]:
                            gain = False
                            break
                    if not gain:
                        continue
                    after = end * width + slot
                    if 0 < settled[after] < settled_in and settled[node] <= 0:
                        settled[node] = settled_in
                        via[node] = after
                    elif settled[after] == UNKNOWN:
                        settled[after] = WAITING
                        waiting[count] = after
                        count += 1
        if budget < 0:
            return count, budget
    return count, budget
