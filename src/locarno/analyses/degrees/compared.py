"""Stability by comparisons: one computation for every concept that says itself what is better, and what is harm.

State s is stable for actor i under such a concept if for every state t that i can move to and that *counts as a gain*
over s there is a *sanction*: a state u that the others can lead t to and that *counts as harm* against s; where a reply
counts, all states that i can move to from u must be harm as well. What is a gain is said by one comparison; harm is
what is not above s by another; the others' moves are any, or improvements by a third. Without answers every gain makes
s unstable.

With the least value v(t) that the others can bring about after t (see `analyses.security`), s is stable exactly if
v(t) is at most the level of s for all its gains t: the greatest of these v decides.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

import numpy as np

from ...kernels.types import Bool, Int32
from ...space.compared_moves import ComparedMoves, best_gain
from ...space.comparison import Comparison
from ...space.moves import Moves
from ...space.space import Space

Base = Literal["nash", "gmr", "smr", "seq", "sseq"]
"""The concept that another one varies."""

_REPLY = ("smr", "sseq")
_ANY_MOVE = ("gmr", "smr")


@dataclass(frozen=True, eq=False)
class Look:
    """How one concept looks at states: what is a gain, and what is not harm.

    `apart`: a gain may count as harm by itself; it is no answer to itself, and is left out.
    """

    gain: Comparison
    harm: Comparison
    apart: bool = False


class Answering:
    """The others' moves by which all concepts of one family are judged; sorted once, used by all threads."""

    def __init__(self, space: Space, others: Comparison) -> None:
        self.space, self._others = space, others
        self._plain = [others.plain_for(actor, space.rank[actor]) for actor in range(space.rank.shape[0])]

    @cached_property
    def _any_move(self) -> ComparedMoves:
        return ComparedMoves.of(self.space.frame.moves, None)

    @cached_property
    def _gains(self) -> ComparedMoves:
        return ComparedMoves.of(self.space.frame.moves, self._others)

    def least(self, base: Base, actor: int, value: Int32, apart: bool) -> Int32:
        """The least value that the others can bring about, shape [S]; `value[S]` at least 0.

        That of the state itself counts too, unless `apart`.
        """
        any_move = base in _ANY_MOVE
        if not apart and (any_move or all(plain for other, plain in enumerate(self._plain) if other != actor)):
            moves, rank, order = self.space.frame.moves, self.space.rank, self.space.order
            return moves.carry(value, actor, any_move, rank, order)
        return (self._any_move if any_move else self._gains).carry(value, actor, apart)


def judge(base: Base, actor: int, looks: Mapping[str, Look], answering: Answering) -> dict[str, Bool]:
    """Which states are stable for one actor, [S] for each look; their comparisons share one array of values."""
    moves, states = answering.space.frame.moves, answering.space.frame.size
    alike = _alike(looks, actor)
    found = {look: np.empty(states, bool) for look in dict.fromkeys(alike.values())}
    for row in np.unique(np.stack([look.harm.kind[actor] for look in found])):
        least = _Least(base, actor, answering)
        for look, stable in found.items():
            harm = look.harm
            who = np.flatnonzero(harm.kind[actor] == row).astype(np.int32)
            value, level = harm.value[row], harm.level[actor][who]
            if base == "nash":
                stable[who] = _worst(moves, actor, look.gain, value, who) < 0
            elif look.gain is harm:  # what is no gain is then no better than harm, and need not be told apart
                stable[who] = moves.best(actor, np.minimum(value, least.of(value, False)))[who] <= level
            else:
                stable[who] = _worst(moves, actor, look.gain, least.of(value, look.apart), who) <= level
    return {id_: found[look] for id_, look in alike.items()}


def _alike(looks: Mapping[str, Look], actor: int) -> dict[str, Look]:
    """The looks, those that are the same for this actor as one: where nothing is unknown to it, all extensions are."""
    different: list[Comparison] = []
    made: dict[tuple[int, int, bool], Look] = {}
    found = {}
    for id_, look in looks.items():
        gain, harm = _known(look.gain, actor, different), _known(look.harm, actor, different)
        apart = look.apart and gain is not harm
        found[id_] = made.setdefault((id(gain), id(harm), apart), Look(gain, harm, apart))
    return found


def _known(one: Comparison, actor: int, different: list[Comparison]) -> Comparison:
    """A comparison that is the same for this actor and known already; else this one, which is known from now on."""
    for other in different:
        same = one.value is other.value and np.array_equal(one.kind[actor], other.kind[actor])
        if same and np.array_equal(one.level[actor], other.level[actor]):
            return other
    different.append(one)
    return one


@dataclass(eq=False)
class _Least:
    """What the others can bring about where harm is measured by one row of values; made when first asked for."""

    base: Base
    actor: int
    answering: Answering
    made: dict[bool, Int32] = field(default_factory=dict)

    def of(self, value: Int32, apart: bool) -> Int32:
        """The least value, [S]; `value` is always the same."""
        if apart not in self.made:
            moves = self.answering.space.frame.moves
            reached = moves.best(self.actor, value) if self.base in _REPLY else value
            self.made[apart] = self.answering.least(self.base, self.actor, reached, apart)
        return self.made[apart]


def _worst(moves: Moves, actor: int, gain: Comparison, prize: Int32, who: Int32) -> Int32:
    """The greatest prize among the gains of the states `who`, in their order; -1 where there are none."""
    worst = np.empty_like(who)
    for row, places in _by_kind(gain.kind[actor][who], np.arange(who.size, dtype=np.int32)):
        states = who[places]
        worst[places] = best_gain(moves, actor, states, gain.value[row], gain.level[actor], prize)[states]
    return worst


def _by_kind(kind: Int32, numbers: Int32) -> Iterator[tuple[int, Int32]]:
    """Each kind once, with its numbers; both arrays of one shape."""
    for row in np.unique(kind):
        yield int(row), numbers[kind == row]
