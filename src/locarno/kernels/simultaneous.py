"""Simultaneous sanctioning: does an improvement turn out badly if others make improvements of their own at once?

State s is stable for actor i if for each of its improvements there are others, at least one, and an improvement of
each of them, all from s, such that the state with all these changes made at once is feasible and not better than s for
i (Fraser & Hipel 1979; 1984, ch. 3). The changes are united: what one of them changes is changed, so that a joint
option is dropped if any of its owners drops it.

Method: for each improvement of i go through the combinations of the others' improvements, an odometer whose wheels are
the others that have any, and stop at the first that sanctions. What sanctioned one improvement is tried first on the
next. It stops when an improvement has no sanction (unstable) or all have one (stable). At most n_i times the product of
(n_j + 1) looks for each state, n the numbers of improvements; far fewer where there is a sanction or a clear want of
one.
"""

import numpy as np

from .compiled import kernel
from .types import Bool, Int32, Int64


@kernel
def judge_simultaneous(
    states: Int32, start: Int64, change: Int64, codes: Int64, position: Int32, rank: Int32, asked: Bool, out: Bool
) -> None:
    """Whether states are stable.

    `states[P]`; `start[P * A + 1]` into `change[E]`: improvements by row (see `kernels.gains`); `codes[S]`;
    `position[2^n]`: state by code, -1 if infeasible; `rank[A, S]`; `asked[A, S]`: which pairs to judge. Fills
    `out[A, S]` where asked.
    """
    actors = rank.shape[0]
    begin = np.empty(actors, np.int64)
    end = np.empty(actors, np.int64)
    at = np.empty(actors, np.int64)
    done = np.empty(actors + 1, np.int64)
    for place in range(states.size):
        state = states[place]
        for actor in range(actors):
            if not asked[actor, state]:
                continue
            wheels = 0
            for other in range(actors):
                row = place * actors + other
                if other != actor and start[row] < start[row + 1]:
                    begin[wheels], end[wheels] = start[row], start[row + 1]
                    if wheels > 0 and end[wheels] - begin[wheels] < end[wheels - 1] - begin[wheels - 1]:
                        begin[wheels - 1], begin[wheels] = begin[wheels], begin[wheels - 1]
                        end[wheels - 1], end[wheels] = end[wheels], end[wheels - 1]
                    wheels += 1  # the longest comes last, where it turns fastest
            row = place * actors + actor
            stable = True
            worked = 0
            for gain in range(start[row], start[row + 1]):
                worked = _sanction(
                    codes[state], change[gain], worked, wheels, begin, end, at, done, change, position, rank[actor],
                    rank[actor, state],
                )  # fmt: skip
                if worked == 0:
                    stable = False
                    break
            out[actor, state] = stable


@kernel
def least_that_others_leave(codes: Int64, theirs: int, rank: Int32, scratch: Int32, out: Int32) -> None:
    """For each state the least rank among the feasible states that differ from it only in `theirs`, a mask of options.

    What others do at the same time cannot leave an actor with less: a bound that spares most searches. `codes[S]`,
    `rank[S]`, `scratch[2^n]`; fills `out[S]`.
    """
    scratch[:] = 2**31 - 1
    for state in range(codes.size):
        key = codes[state] & ~theirs
        scratch[key] = min(scratch[key], rank[state])
    for state in range(codes.size):
        out[state] = scratch[codes[state] & ~theirs]


@kernel
def _sanction(
    code: int,
    gain: int,
    first: int,
    wheels: int,
    begin: Int64,
    end: Int64,
    at: Int64,
    done: Int64,
    change: Int64,
    position: Int32,
    rank: Int32,
    had: int,
) -> int:
    """The united change of others that sanctions an improvement, 0 if there is none; `first` is tried first.

    `at[wheel]` is the change it shows, one before its first for none; `done[wheel]`: what the wheels before it change.
    """
    if first != 0 and _spoils(code ^ (gain | first), position, rank, had):
        return first
    if wheels == 0:
        return 0
    last = wheels - 1
    done[0] = 0
    for wheel in range(last):
        at[wheel] = begin[wheel] - 1
        done[wheel + 1] = 0
    while True:
        before: int = done[last]
        if before != 0 and _spoils(code ^ (gain | before), position, rank, had):
            return before
        for one in range(begin[last], end[last]):
            united: int = before | change[one]
            if _spoils(code ^ (gain | united), position, rank, had):
                return united
        wheel = last - 1
        while wheel >= 0 and at[wheel] + 1 == end[wheel]:
            at[wheel] = begin[wheel] - 1
            wheel -= 1
        if wheel < 0:
            return 0
        at[wheel] += 1
        while wheel < last:
            done[wheel + 1] = done[wheel] | (change[at[wheel]] if at[wheel] >= begin[wheel] else 0)
            wheel += 1


@kernel
def _spoils(code: int, position: Int32, rank: Int32, had: int) -> bool:
    """Whether a combination is feasible and no better than what the actor had."""
    state = position[code]
    return bool(state >= 0 and rank[state] <= had)
