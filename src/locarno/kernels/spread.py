"""Spread from one state along legal sequences of all actors: how far is each state, and at what price.

The price of a sequence is first the number of its steps that do not improve the mover's own position, then its
length. For every state the cheapest sequence from the start is found, nobody moving twice in a row (Fang, Hipel &
Kilgour 1993, ch. 3; shortest paths of conflict evolution as in Xu, Kilgour, Hipel & Kemkes 2010). With `gains_only`
steps that do not improve are not taken.

Method: levels of the first part of the price, one after the other. One step of any kind from what a level reached makes
the entries of the next, at most one for each node; there the search goes breadth first along improvements, entries
coming in as their length comes up, unless improvements led there by a shorter way. Over cells two
pointers, one for improvements from the top of a cell's order, one for all of it, make every state be reached once for
each mover: linear in states times actors. Two moves of one actor in a row are one move there, so the shortest
sequence never has them. Over arcs nodes are pairs of a state and the last mover.
"""

import numpy as np

from .compiled import kernel
from .types import Int32, Int64

UNREACHED = -1


@kernel
def spread_cells(  # noqa: PLR0915 - one search, told in one piece
    start: int,
    gains_only: bool,
    cell_at: Int32,
    rank_at: Int32,
    cells: Int32,
    onto_start: Int32,
    onto: Int32,
    members: Int32,
    member_rank: Int32,
    against: Int32,
    length: Int32,
    parent: Int32,
    mover_of: Int32,
) -> None:
    """Spread over cells; arrays as in `kernels.cells`.

    Fills, for every state [S]: `against` and `length`, the price, -1 if it cannot be reached; `parent` and `mover_of`,
    the last step's start and mover, -1 at the start.
    """
    states, actors = cell_at.shape
    against[:] = UNREACHED
    length[:] = UNREACHED
    parent[:] = UNREACHED
    mover_of[:] = UNREACHED
    top = cells[:, 3].copy()  # improvements: what of a cell is left, from the best down
    bottom = cells[:, 2].copy()  # any move: what of a cell is left, from the worst up
    level = np.empty(states, np.int32)  # entries of this level by length, at most one for each state
    entry_length = np.full(states, UNREACHED, np.int32)
    queue = np.empty(states, np.int32)
    done = np.empty(states, np.int32)
    level[0] = start
    entry_length[start] = 0
    waiting = 1
    price = 0
    while waiting:
        head = 0
        tail = 0
        entry = 0
        count = 0
        while head < tail or entry < waiting:
            if entry < waiting and (head >= tail or entry_length[level[entry]] <= length[queue[head]]):
                begin = level[entry]
                entry += 1
                if against[begin] != UNREACHED:
                    continue
                against[begin] = price
                length[begin] = entry_length[begin]
            else:
                begin = queue[head]
                head += 1
            done[count] = begin
            count += 1
            for mover in range(actors):
                here = cell_at[begin, mover]
                for pair in range(onto_start[here], onto_start[here + 1]):
                    target = onto[pair]
                    at = top[target]
                    while at > cells[target, 2] and member_rank[at - 1] > rank_at[begin, mover]:
                        at -= 1
                        end = members[at]
                        comes_in = 0 <= entry_length[end] <= length[begin] + 1
                        if against[end] == UNREACHED and not comes_in:
                            against[end] = price
                            length[end] = length[begin] + 1
                            parent[end] = begin
                            mover_of[end] = mover
                            queue[tail] = end
                            tail += 1
                    top[target] = at
        if gains_only:
            return
        # every node of this level, in order of length, takes one step of any kind: the entries of the next
        waiting = 0
        for place in range(count):
            begin = done[place]
            for mover in range(actors):
                here = cell_at[begin, mover]
                for pair in range(onto_start[here], onto_start[here + 1]):
                    target = onto[pair]
                    at = bottom[target]
                    while at < cells[target, 3]:
                        end = members[at]
                        at += 1
                        if against[end] == UNREACHED and entry_length[end] == UNREACHED:
                            entry_length[end] = length[begin] + 1
                            parent[end] = begin
                            mover_of[end] = mover
                            level[waiting] = end
                            waiting += 1
                    bottom[target] = at
        price += 1


@kernel
def spread_arcs(  # noqa: PLR0915 - one search, told in one piece
    start: int,
    gains_only: bool,
    rank: Int32,
    out_start: Int64,
    out_to: Int32,
    against: Int32,
    length: Int32,
    parent: Int32,
) -> None:
    """Spread over arcs, on nodes (state, last mover): node `state * A + mover`, and `S * A` for the start.

    `out_start[A, S + 1]` into `out_to[E]`. Fills, for every node: `against` and `length`, -1 if it cannot be reached;
    `parent`, the node before, -1 at the start.
    """
    actors, states = rank.shape
    nodes = states * actors
    against[:] = UNREACHED
    length[:] = UNREACHED
    parent[:] = UNREACHED
    level = np.empty(nodes + 1, np.int32)
    entry_length = np.full(nodes + 1, UNREACHED, np.int32)
    queue = np.empty(nodes + 1, np.int32)
    done = np.empty(nodes + 1, np.int32)
    level[0] = nodes
    entry_length[nodes] = 0
    waiting = 1
    price = 0
    while waiting:
        head = 0
        tail = 0
        entry = 0
        count = 0
        while head < tail or entry < waiting:
            if entry < waiting and (head >= tail or entry_length[level[entry]] <= length[queue[head]]):
                node = level[entry]
                entry += 1
                if against[node] != UNREACHED:
                    continue
                against[node] = price
                length[node] = entry_length[node]
            else:
                node = queue[head]
                head += 1
            done[count] = node
            count += 1
            begin = start if node == nodes else node // actors
            last = -1 if node == nodes else node % actors
            for mover in range(actors):
                if mover == last:
                    continue
                for arc in range(out_start[mover, begin], out_start[mover, begin + 1]):
                    end = out_to[arc]
                    after = end * actors + mover
                    comes_in = 0 <= entry_length[after] <= length[node] + 1
                    gains = rank[mover, end] > rank[mover, begin]
                    if against[after] == UNREACHED and gains and not comes_in:
                        against[after] = price
                        length[after] = length[node] + 1
                        parent[after] = node
                        queue[tail] = after
                        tail += 1
        if gains_only:
            return
        waiting = 0
        for place in range(count):
            node = done[place]
            begin = start if node == nodes else node // actors
            last = -1 if node == nodes else node % actors
            for mover in range(actors):
                if mover == last:
                    continue
                for arc in range(out_start[mover, begin], out_start[mover, begin + 1]):
                    after = out_to[arc] * actors + mover
                    if against[after] == UNREACHED and entry_length[after] == UNREACHED:
                        entry_length[after] = length[node] + 1
                        parent[after] = node
                        level[waiting] = after
                        waiting += 1
        price += 1
