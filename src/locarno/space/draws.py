"""Changes that are no actor's move: what an event makes of a state, what chances make of a move that sets them off."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ..case.play_nouns import Chance, Change, Event
from ..kernels.types import Bool, Float64, Int32, Int64
from .frame import Frame
from .refusal import Refusal

MOST_CHANCES = 5


@dataclass(frozen=True)
class Draws:
    """What chances make of arriving in a state, in the arrays of `kernels.play_step`.

    `sign[S]`: the chances whose condition holds in a state, a bit each. `rows[2^n, S]`. `start[L + 1]`, `to`: where
    each further row leads; `made` and `failed`, masks of the chances that succeed and fail on the way there. `live[S]`:
    the chances that can be drawn on arriving in a state.
    """

    sign: Int32
    rows: Int32
    start: Int64
    to: Int32
    made: Int32
    failed: Int32
    live: Int32

    def probabilities(self, likelihoods: Sequence[float]) -> Float64:
        """How likely each of `to` is, the chances having these likelihoods."""
        found = np.ones(self.to.size)
        for bit, likelihood in enumerate(likelihoods):
            found *= np.where(self.made >> bit & 1, likelihood, 1.0)
            found *= np.where(self.failed >> bit & 1, 1.0 - likelihood, 1.0)
        return found


def changed(frame: Frame, changes: Sequence[Change], start: Int32, stays: Collection[Change]) -> Int32:
    """The states that changes lead to, one option after the other, as the rules allow; option form only.

    `start`: numbers of states, of any shape [n]. `stays`: values that an option, once it has them, keeps.
    """
    at = start.copy()
    for option, raised in changes:
        if (option, not raised) in stays:
            continue
        bit = frame.mask((option,))
        code = frame.codes[at] | bit if raised else frame.codes[at] & ~bit
        place = np.minimum(np.searchsorted(frame.codes, code), frame.size - 1)
        at = np.where(frame.codes[place] == code, place, at).astype(np.int32)
    return at


def event_targets(frame: Frame, events: Sequence[Event], stays: Collection[Change]) -> Int32:
    """Where each event leads from each state, -1 where it cannot happen, [E, S]."""
    states = np.arange(frame.size, dtype=np.int32)
    found = np.full((len(events), frame.size), -1, np.int32)
    for place, event in enumerate(events):
        to = changed(frame, event.changes, states, stays)
        can = frame.truth(event.condition) & (to != states)
        found[place, can] = to[can]
    return found


def draws_of(frame: Frame, chances: Mapping[str, Chance], stays: Collection[Change]) -> Draws:
    """Lay out what chances make of arriving in each state; raises Refusal for more than `MOST_CHANCES`."""
    if len(chances) > MOST_CHANCES:
        raise Refusal(
            f"{len(chances)} chances in force: {', '.join(chances)}",
            f"at most {MOST_CHANCES}; leave some out with `--without`, or without a likelihood",
        )
    states = np.arange(frame.size, dtype=np.int32)
    holds = [frame.truth(chance.on) for chance in chances.values()]
    after = [changed(frame, chance.changes, states, stays) for chance in chances.values()]
    sign = np.zeros(frame.size, np.int32)
    for bit, table in enumerate(holds):
        sign |= table.astype(np.int32) << bit
    sets = 1 << len(holds)
    rows = np.tile(states, (sets, 1))
    live = np.zeros(frame.size, np.int32)
    counts, parts = [np.zeros(1, np.int64)], []
    for drawn in range(1, sets):
        leaves, active = _leaves(drawn, holds, after, states)
        live |= active
        touched = np.flatnonzero(active)
        rows[drawn, touched] = frame.size - 1 + sum(count.size for count in counts) + np.arange(touched.size)
        real = np.stack([leaf.real[touched] for leaf in leaves], axis=1)
        counts.append(real.sum(axis=1))
        each = [np.stack([leaf.to, leaf.made, leaf.failed], axis=1)[touched] for leaf in leaves]
        parts.append(np.stack(each, axis=1)[real])
    ends = np.concatenate(parts).astype(np.int32) if parts else np.zeros((0, 3), np.int32)
    start = np.cumsum(np.concatenate(counts))
    to, made, failed = (np.ascontiguousarray(column) for column in ends.T)
    return Draws(sign, rows, start, to, made, failed, live)


@dataclass(frozen=True)
class _Leaf:
    """One end of the draws from every state: where it is, which chances succeeded and failed, whether it exists."""

    to: Int32
    made: Int32
    failed: Int32
    real: Bool


def _leaves(drawn: int, holds: Sequence[Bool], after: Sequence[Int32], states: Int32) -> tuple[list[_Leaf], Int32]:
    """The ends of drawing a set of chances one after the other from each state, and which of them are ever drawn."""
    none = np.zeros(states.size, np.int32)
    leaves, active = [_Leaf(states, none, none, np.ones(states.size, bool))], none.copy()
    for bit, (holding, leads) in enumerate(zip(holds, after, strict=True)):
        if not drawn >> bit & 1:
            continue
        further = []
        for leaf in leaves:
            live = leaf.real & holding[leaf.to] & (leads[leaf.to] != leaf.to)
            active |= live.astype(np.int32) << bit
            mark = live.astype(np.int32) << bit
            further.append(_Leaf(np.where(live, leads[leaf.to], leaf.to), leaf.made | mark, leaf.failed, live))
            further.append(_Leaf(leaf.to, leaf.made, leaf.failed | mark, leaf.real))
        leaves = further
    return leaves, active
