"""Stability in small conflicts, of at most 64 states: a set of states is one number, bit s for state s.

For many preference profiles over the same moves (samples of beliefs, hybrids of readings) what `kernels.settle`,
`kernels.carry` and `kernels.best_move` do is done with a few operations on 64 bits at a time. The idea is the same:
states are taken by increasing value, and what a search backwards along the moves of the others reaches for the first
time has that value. After the states of rank r the ones not yet reached are exactly those with a security level above
r, so a state of rank r is stable if its actor can move to none of them.
"""

from collections.abc import Callable
from typing import Any, cast

import numpy as np
from numba import types
from numba.extending import intrinsic

from .compiled import kernel
from .types import Bool, Int32, UInt64

MOST_STATES = 64


def _lowest(typing_context: Any, bits: Any) -> Any:  # noqa: ARG001 - numba hands over more than is needed
    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:  # noqa: ARG001
        return builder.cttz(arguments[0], context.get_constant(types.boolean, True))

    return types.int64(types.uint64), generate


lowest = cast("Callable[[Any], int]", intrinsic(_lowest))
"""The place of the lowest bit that is set, of a 64-bit number that is not 0: one instruction."""


@kernel
def stable_small(
    rank: Int32, move: UInt64, into: UInt64, chains: bool, wanted: Bool, everything: np.uint64, out: Bool
) -> None:
    """Judge so many profiles.

    `rank[K, A, S]`, each from 0 to S-1; `move[A, S]` and `into[A, S]`: the states an actor can move to from a state,
    and from which it can move to it. `chains`: two moves of one actor in a row are one move. `wanted[5]`: which of
    Nash, SSEQ, SEQ, SMR, GMR; `everything`: all states. Fills `out[K, C, A, S]`, C the number of concepts wanted.
    """
    profiles, actors, states = rank.shape
    none, one = np.uint64(0), np.uint64(1)
    level = np.empty((actors, states), np.uint64)  # the states of each rank
    gain = np.empty((actors, states), np.uint64)  # the states from which a state is an improvement for an actor
    best = np.empty(states, np.uint64)  # the states from which the best an actor can get is a rank
    for profile in range(profiles):
        level[:] = none
        for actor in range(actors):
            for state in range(states):
                level[actor, rank[profile, actor, state]] |= one << np.uint64(state)
            worse = none
            for value in range(states):
                left = level[actor, value]
                while left:
                    state = lowest(left)
                    left &= left - one
                    gain[actor, state] = into[actor, state] & worse
                worse |= level[actor, value]
        for actor in range(actors):
            place = 0
            if wanted[0]:
                leaving = none
                for state in range(states):
                    leaving |= gain[actor, state]
                for state in range(states):
                    out[profile, place, actor, state] = not (leaving >> np.uint64(state)) & one
                place += 1
            if wanted[1] or wanted[3]:
                _best(level[actor], into[actor], best, everything)
            for concept in range(1, 5):
                if wanted[concept]:
                    values = best if concept in (1, 3) else level[actor]
                    steps = into if concept >= 3 else gain
                    _judge(
                        actor, values, level[actor], steps, move[actor], chains, everything, out[profile, place, actor]
                    )
                    place += 1


@kernel
def _best(level: UInt64, into: UInt64, best: UInt64, everything: np.uint64) -> None:
    left = everything
    for value in range(level.size - 1, -1, -1):
        found = level[value]
        ends = level[value]
        while ends:
            found |= into[lowest(ends)]
            ends &= ends - np.uint64(1)
        best[value] = found & left
        left &= ~found


@kernel
def _judge(
    focal: int,
    values: UInt64,
    level: UInt64,
    steps: UInt64,
    move: UInt64,
    chains: bool,
    everything: np.uint64,
    out: Bool,
) -> None:
    """One concept for one actor: `values[S]` the states of each value, `level[S]` those of each rank."""
    one = np.uint64(1)
    actors = steps.shape[0]
    above = everything  # states of a higher rank
    fresh = everything  # states not reached yet
    waiting = np.zeros(actors, np.uint64)
    arrived = np.full(actors, everything, np.uint64)  # for each mover the states at which it has not been looked at yet
    for value in range(level.size):
        if chains:
            queue = values[value] & fresh
            fresh &= ~queue
            while queue:
                end = lowest(queue)
                queue &= queue - one
                found = np.uint64(0)
                for mover in range(actors):
                    if mover != focal:
                        found |= steps[mover, end]
                found &= fresh
                fresh &= ~found
                queue |= found
        else:
            fresh &= ~values[value]
            for mover in range(actors):
                if mover != focal:
                    waiting[mover] = values[value] & arrived[mover]
                    arrived[mover] &= ~values[value]
            busy = True
            while busy:
                busy = False
                for mover in range(actors):
                    while waiting[mover]:
                        busy = True
                        end = lowest(waiting[mover])
                        waiting[mover] &= waiting[mover] - one
                        found = steps[mover, end]
                        fresh &= ~found
                        for earlier in range(actors):
                            if earlier not in (mover, focal):
                                waiting[earlier] |= found & arrived[earlier]
                                arrived[earlier] &= ~found
        above &= ~level[value]
        tempting = fresh & above
        here = level[value]
        while here:
            state = lowest(here)
            here &= here - one
            out[state] = not move[state] & tempting
