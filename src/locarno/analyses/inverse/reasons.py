"""Why a choice of orders fails, kept in a form that tells at once which other choices fail for the same reason.

A way out of an arrangement is a list of moves, each an improvement for its mover that is not deterred. That it stays
open takes little: that each mover still likes its move better than staying, likes better than staying all that the
others can bring about afterwards, and, if only improvements count as answers, that nobody finds an improvement that
leads out of what can be brought about. As long as that stays so, the way stays open, whatever else changes. So one
failure rules out many choices: those that change none of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ...kernels.types import Bool, Int32


@dataclass(frozen=True)
class Stays:
    """The mover likes some kinds of states better than `start`: all of `alone`, and of each of `together` at least one.

    `together` is there where a reply counts: the mover needs one good state among those it can reach.
    """

    actor: int
    start: int
    alone: Int32
    together: tuple[Int32, ...]

    def still(self, rank: Int32) -> Bool:
        """In which orders it stays so; `rank[C, K]` ranks of the kinds."""
        start = rank[:, self.start]
        found: Bool = np.all(rank[:, self.alone] > start[:, None], axis=1)
        for some in self.together:
            np.logical_and(found, rank[:, some].max(axis=1) > start, out=found)
        return found


@dataclass(frozen=True)
class Shut:
    """An actor gains by none of the moves from kinds `begin` to kinds `end` of states."""

    actor: int
    begin: Int32
    end: Int32

    def still(self, rank: Int32) -> Bool:
        """In which orders it stays so."""
        found: Bool = np.all(rank[:, self.end] <= rank[:, self.begin], axis=1)
        return found


@dataclass(frozen=True)
class Reason:
    """Ways out that stay open as long as all `parts` stay so: one from each state at which an arrangement may start."""

    parts: tuple[Stays | Shut, ...]

    def escapes(self, actor: int, rank: Int32) -> Bool:
        """In which of an actor's orders something of this changes, shape [C]."""
        found = np.zeros(rank.shape[0], bool)
        for part in self.parts:
            if part.actor == actor:
                np.logical_or(found, ~part.still(rank), out=found)
        return found


def joined(reasons: Sequence[Reason]) -> Reason:
    """The reason that all of these are."""
    return Reason(tuple(part for reason in reasons for part in reason.parts))


def fewest(sets: Sequence[Int32]) -> tuple[Int32, ...]:
    """The sets of kinds that contain no other of them: if one of a set must be good, that of a larger one follows."""
    found: list[frozenset[int]] = []
    for one in sorted({frozenset(some.tolist()) for some in sets}, key=lambda some: (len(some), sorted(some))):
        if not any(other <= one for other in found):
            found.append(one)
    return tuple(np.array(sorted(some), np.int32) for some in found)
