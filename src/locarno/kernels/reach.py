"""Reach along legal sequences of some movers: forward from one state, and backward to a set of states.

A legal sequence of a set of movers: one or more moves of its members, each from where the last one ended, nobody twice
in a row (Fang, Hipel & Kilgour 1993, ch. 3). With `improving` every step is an improvement for its own mover at the
time it is made. Forward: which states can be reached, each by a shortest sequence. Backward: from which states some
state of a set can be reached, the set itself included.

Method: plain searches. Forward, length by length; of the shortest sequences one with the fewest steps that do not
improve their mover's position, for it is the one to tell. Over cells a pointer for each cell visits every state once
for each mover, since all that a mover can improve upon from t, and all that are improvements upon t, stand together in
the cell's order by rank. Moves of one mover in a row are one move there, so the rule forbids nothing, and a shortest
sequence keeps it by itself. Over arcs nodes are pairs of a state and the last mover, each expanded once. Linear in what
is found, times movers.
"""

import numpy as np

from .compiled import kernel
from .types import Bool, Int32, Int64

UNREACHED = -1
HIGHEST = np.int32(2**31 - 1)


@kernel
def reach_cells(
    start: int,
    movers: Int32,
    improving: bool,
    cell_at: Int32,
    rank_at: Int32,
    cells: Int32,
    onto_start: Int32,
    onto: Int32,
    members: Int32,
    member_rank: Int32,
    length: Int32,
    against: Int32,
    parent: Int32,
    mover_of: Int32,
) -> None:
    """Forward over cells; arrays as in `kernels.cells`.

    Fills for every state [S] `length`, the fewest moves, 0 for the start, -1 if it cannot be reached; `against`, how
    few of so many moves do not improve their mover's position; `parent` and `mover_of`: the last step's start and mover
    in such a sequence, -1 at the start.
    """
    length[:] = UNREACHED
    against[:] = UNREACHED
    parent[:] = UNREACHED
    mover_of[:] = UNREACHED
    top = cells[:, 3].copy()  # what of a cell is left for steps that improve, from the best down
    left = cells[:, 2].copy()  # and for steps of any kind, from the worst up
    queue = np.empty(cell_at.shape[0], np.int32)
    queue[0] = start
    length[start] = 0
    against[start] = 0
    first, tail = 0, 1
    while first < tail:  # one round for each length, from the fewest steps against interest to the most
        last = tail
        gaining, losing = first, last if improving else first
        while gaining < last or losing < last:
            gains = losing >= last or (gaining < last and against[queue[gaining]] <= against[queue[losing]] + 1)
            begin = queue[gaining] if gains else queue[losing]
            price = against[begin] if gains else against[begin] + 1
            gaining += gains
            losing += not gains
            for mover in movers:
                here = cell_at[begin, mover]
                for pair in range(onto_start[here], onto_start[here + 1]):
                    target = onto[pair]
                    low, high = cells[target, 2], cells[target, 3]
                    at = top[target] if gains else left[target]
                    while low < at if gains else at < high:
                        if gains and member_rank[at - 1] <= rank_at[begin, mover]:
                            break
                        at += -1 if gains else 1
                        end = members[at] if gains else members[at - 1]
                        if length[end] == UNREACHED:
                            length[end] = length[begin] + 1
                            against[end] = price
                            parent[end] = begin
                            mover_of[end] = mover
                            queue[tail] = end
                            tail += 1
                    if gains:
                        top[target] = at
                    else:
                        left[target] = at
        first = last


@kernel
def reach_back_cells(
    found: Bool,
    movers: Int32,
    improving: bool,
    cell_at: Int32,
    rank_at: Int32,
    cells: Int32,
    into: Int32,
    members: Int32,
    member_rank: Int32,
) -> None:
    """Backward over cells: grows `found[S]` in place to all states from which a sequence leads into it."""
    bottom = cells[:, 2].copy()  # what of a cell is left, from the worst up
    stack = np.empty(found.size, np.int32)
    height = 0
    for state in range(found.size):
        if found[state]:
            stack[height] = state
            height += 1
    while height:
        height -= 1
        end = stack[height]
        for mover in movers:
            limit = rank_at[end, mover] if improving else HIGHEST
            here = cell_at[end, mover]
            for pair in range(cells[here, 0], cells[here, 1]):
                source = into[pair]
                at = bottom[source]
                last = cells[source, 3]
                while at < last and member_rank[at] < limit:
                    begin = members[at]
                    at += 1
                    if not found[begin]:
                        found[begin] = True
                        stack[height] = begin
                        height += 1
                bottom[source] = at


@kernel
def reach_arcs(
    start: int,
    movers: Int32,
    improving: bool,
    rank: Int32,
    out_start: Int64,
    out_to: Int32,
    length: Int32,
    against: Int32,
    parent: Int32,
) -> None:
    """Forward over arcs, on nodes (state, last mover): node `state * A + mover`, and `S * A` for the start.

    `out_start[A, S + 1]` into `out_to[E]`. Fills for every node `length`, `against`, as over cells, and `parent`, the
    node before, -1 at the start.
    """
    actors, states = rank.shape
    nodes = states * actors
    length[:] = UNREACHED
    against[:] = UNREACHED
    parent[:] = UNREACHED
    queue = np.empty(nodes + 1, np.int32)
    queue[0] = nodes
    length[nodes] = 0
    against[nodes] = 0
    first, tail = 0, 1
    while first < tail:
        last = tail
        gaining, losing = first, last if improving else first
        while gaining < last or losing < last:
            gains = losing >= last or (gaining < last and against[queue[gaining]] <= against[queue[losing]] + 1)
            node = queue[gaining] if gains else queue[losing]
            price = against[node] if gains else against[node] + 1
            gaining += gains
            losing += not gains
            begin = start if node == nodes else node // actors
            before = -1 if node == nodes else node % actors
            for mover in movers:
                if mover == before:
                    continue
                for arc in range(out_start[mover, begin], out_start[mover, begin + 1]):
                    end = out_to[arc]
                    after = end * actors + mover
                    if length[after] == UNREACHED and (not gains or rank[mover, end] > rank[mover, begin]):
                        length[after] = length[node] + 1
                        against[after] = price
                        parent[after] = node
                        queue[tail] = after
                        tail += 1
        first = last


@kernel
def reach_back_arcs(found: Bool, movers: Int32, improving: bool, rank: Int32, in_start: Int64, in_from: Int32) -> None:
    """Backward over arcs: grows `found[S]` in place. `in_start[A, S + 1]` into `in_from[E]`; at most 62 actors."""
    states = rank.shape[1]
    allowed = np.int64(0)
    for mover in movers:
        allowed |= np.int64(1) << mover
    arrived = np.zeros(states, np.int64)  # by whom a state may be arrived at, so that the rest of a sequence is legal
    stack_state = np.empty(states * movers.size, np.int32)
    stack_mover = np.empty(states * movers.size, np.int32)
    height = 0
    for state in range(states):
        if found[state]:
            arrived[state] = allowed
            for mover in movers:
                stack_state[height] = state
                stack_mover[height] = mover
                height += 1
    while height:
        height -= 1
        end = stack_state[height]
        mover = stack_mover[height]
        for arc in range(in_start[mover, end], in_start[mover, end + 1]):
            begin = in_from[arc]
            if improving and rank[mover, begin] >= rank[mover, end]:
                continue
            found[begin] = True
            fresh = allowed & ~arrived[begin] & ~(np.int64(1) << mover)
            arrived[begin] |= fresh
            for earlier in movers:
                if (fresh >> earlier) & 1:
                    stack_state[height] = begin
                    stack_mover[height] = earlier
                    height += 1
