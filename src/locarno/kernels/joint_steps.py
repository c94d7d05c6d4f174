"""Spread from one state by joint improvements: steps that several actors take together and all gain by.

A set of actors moves jointly from s to t if t differs from s only by what they can change together (an option with
several owners is raised by all of them and dropped by any one), and t is better than s for each of them (Kilgour,
Hipel, Fang & Peng 2001, for moves made at once). Whoever has to take part is given by what changes, so that no set of
actors has to be tried: t is one step from s if every actor needed to raise an option gains, and every option dropped
has an owner who gains.

Method: breadth first, each state looked at from each state found: states times states at the worst, in nothing but
time; the kernel stops after `most` looks and says so. What has been found is left out, so that it is mostly far less.
"""

import numpy as np

from .compiled import kernel
from .types import Bool, Int32, Int64


@kernel
def spread_jointly(
    start: int,
    codes: Int64,
    rank_at: Int32,
    raisable: int,
    droppable: int,
    raises: Int64,
    drops: Int64,
    goals: Bool,
    most: int,
    length: Int32,
    parent: Int32,
) -> bool:
    """Spread from `start`.

    `codes[S]`, `rank_at[S, A]`; masks of the options that can be raised at all, and dropped; `raises[A]`, `drops[A]`:
    those that cannot be raised without an actor, and that it can drop. `goals[G, S]`: it stops once a state of each
    has been found. Fills `length[S]`, the fewest steps, -1 if not found; `parent[S]`. Returns whether it got to the
    end.
    """
    states, actors = rank_at.shape
    length[:] = -1
    parent[:] = -1
    length[start] = 0
    left = np.empty(states, np.int32)  # states not found yet
    count = 0
    for state in range(states):
        if state != start:
            left[count] = state
            count += 1
    queue = np.empty(states, np.int32)
    queue[0] = start
    head, tail = 0, 1
    open_goals = 0
    met = np.zeros(goals.shape[0], np.bool_)
    for goal in range(goals.shape[0]):
        met[goal] = goals[goal, start]
        open_goals += not met[goal]
    looks = 0
    while head < tail and open_goals and count:
        begin = queue[head]
        head += 1
        looks += count
        if looks > most:
            return False
        here = codes[begin]
        kept = 0
        for place in range(count):
            end = left[place]
            there = codes[end]
            rises, falls = there & ~here, here & ~there
            good = (rises & ~raisable) == 0 and (falls & ~droppable) == 0
            if good:
                for actor in range(actors):
                    if rank_at[end, actor] > rank_at[begin, actor]:
                        falls &= ~drops[actor]
                    elif rises & raises[actor]:
                        good = False
                        break
            if good and falls == 0:
                length[end] = length[begin] + 1
                parent[end] = begin
                queue[tail] = end
                tail += 1
                for goal in range(goals.shape[0]):
                    if not met[goal] and goals[goal, end]:
                        met[goal] = True
                        open_goals -= 1
            else:
                left[kept] = end
                kept += 1
        count = kept
    return True
