"""Spread from one state along legal sequences of all actors: how far is each state, and at what price.

The price of a sequence is first the number of its steps that do not improve the mover's own position, then its
length. For every state the cheapest sequence from the start is found, nobody moving twice in a row (Fang, Hipel &
Kilgour 1993, ch. 3; shortest paths of conflict evolution as in Xu, Kilgour, Hipel & Kemkes 2010). With `gains_only`
steps that do not improve are not taken.

Method: levels of the first part of the price, one after the other; inside a level breadth first along improvements,
from the nodes of the level in order of length; then one step of any kind leads into the next level. Over cells two
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
    level = np.empty(states, np.int32)
    queue = np.empty(states, np.int32)
    against[start] = 0
    length[start] = 0
    level[0] = start
    waiting = 1
    price = 0
    while waiting:
        head = 0
        tail = 0
        entry = 0
        while head < tail or entry < waiting:
            if head < tail and (entry >= waiting or length[queue[head]] <= length[level[entry]]):
                begin = queue[head]
                head += 1
            else:
                begin = level[entry]
                entry += 1
            for mover in range(actors):
                here = cell_at[begin, mover]
                for pair in range(onto_start[here], onto_start[here + 1]):
                    target = onto[pair]
                    at = top[target]
                    while at > cells[target, 2] and member_rank[at - 1] > rank_at[begin, mover]:
                        at -= 1
                        end = members[at]
                        if against[end] == UNREACHED:
                            against[end] = price
                            length[end] = length[begin] + 1
                            parent[end] = begin
                            mover_of[end] = mover
                            queue[tail] = end
                            tail += 1
                    top[target] = at
        if gains_only:
            return
        # every node of this level, in order of length, takes one step that its mover does not gain by
        done = waiting + tail
        merged = np.empty(done, np.int32)
        head = 0
        entry = 0
        for place in range(done):
            if head < tail and (entry >= waiting or length[queue[head]] <= length[level[entry]]):
                merged[place] = queue[head]
                head += 1
            else:
                merged[place] = level[entry]
                entry += 1
        waiting = 0
        for place in range(done):
            begin = merged[place]
            for mover in range(actors):
                here = cell_at[begin, mover]
                for pair in range(onto_start[here], onto_start[here + 1]):
                    target = onto[pair]
                    at = bottom[target]
                    while at < cells[target, 3]:
                        end = members[at]
                        at += 1
                        if against[end] == UNREACHED:
                            against[end] = price + 1
                            length[end] = length[begin] + 1
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
    against[nodes] = 0
    length[nodes] = 0
    level = np.empty(nodes + 1, np.int32)
    queue = np.empty(nodes + 1, np.int32)
    level[0] = nodes
    waiting = 1
    price = 0
    while waiting:
        merged = np.empty(nodes + 1, np.int32)
        done = 0
        head = 0
        tail = 0
        entry = 0
        while head < tail or entry < waiting:
            if head < tail and (entry >= waiting or length[queue[head]] <= length[level[entry]]):
                node = queue[head]
                head += 1
            else:
                node = level[entry]
                entry += 1
            merged[done] = node
            done += 1
            begin = start if node == nodes else node // actors
            last = -1 if node == nodes else node % actors
            for mover in range(actors):
                if mover == last:
                    continue
                for arc in range(out_start[mover, begin], out_start[mover, begin + 1]):
                    end = out_to[arc]
                    after = end * actors + mover
                    if against[after] == UNREACHED and rank[mover, end] > rank[mover, begin]:
                        against[after] = price
                        length[after] = length[node] + 1
                        parent[after] = node
                        queue[tail] = after
                        tail += 1
        if gains_only:
            return
        waiting = 0
        for place in range(done):
            node = merged[place]
            begin = start if node == nodes else node // actors
            last = -1 if node == nodes else node % actors
            for mover in range(actors):
                if mover == last:
                    continue
                for arc in range(out_start[mover, begin], out_start[mover, begin + 1]):
                    after = out_to[arc] * actors + mover
                    if against[after] == UNREACHED:
                        against[after] = price + 1
                        length[after] = length[node] + 1
                        parent[after] = node
                        level[waiting] = after
                        waiting += 1
        price += 1
