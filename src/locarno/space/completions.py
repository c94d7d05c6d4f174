"""Preferences of which not all is known: every way to decide what is not, and who compares by which.

Let an actor have K unknown statements. A *completion* decides each of them, true or false is better, and gives a rank
to every state. For a state s take the completion in which for every unknown statement the side that s is not on is
the better one. Then the states that rank above s in it are exactly those that are better than s or cannot be compared
with it: where the first statement on which they differ from s is known, it decides alike in all completions; where it
is unknown, they are on the other side. In the opposite completion, s's own side always better, exactly those rank
above s that are better for certain. So one rank and one number for each kind of state stand in for a relation between
states.

States of a ranking whose order is unknown get places in their group, and the K binary digits of the place act as
unknown statements: two different places differ in some digit.

A completion is named by a number below 2^K, whose bit b is 1 if unknown statement b is better true.
"""

from dataclasses import dataclass

import numpy as np

from ..case.nouns import Prioritised, Ranked
from ..kernels.types import Bool, Int32, Int64
from .comparison import Comparison
from .memory import check_completions_fit
from .ranks import dense, groups_of, rank_by_truth
from .refusal import Refusal
from .space import Space

MOST_UNKNOWN = 8
"""So many unknown statements may an actor have; every one doubles the work."""


@dataclass(frozen=True, eq=False)
class Completions:
    """The completions of all actors.

    `value[R, S]`: the rank of each state under each completion of each actor, those of actor a from row `first[a]` on;
    `side[A, S]`: bit b is 1 if unknown statement b is true in the state; `bits[A]`: how many an actor has.
    """

    value: Int32
    first: Int32
    side: Int32
    bits: Int32

    @classmethod
    def of(cls, space: Space) -> "Completions":
        """All of them; raises Refusal if an actor has too many, or if they do not fit into memory."""
        wishes = [_wishes(space, row) for row in range(len(space.frame.players))]
        bits = np.array([one.bits for one in wishes], np.int32)
        for actor, count in zip(space.frame.players, bits, strict=True):
            if count > MOST_UNKNOWN:
                raise Refusal(
                    f"what `{actor}` wants can be completed in 2^{count} ways, and each is looked at",
                    f"at most {MOST_UNKNOWN} unknown statements, or {1 << MOST_UNKNOWN} unknown entries of a ranking, "
                    "for one actor: decide those that matter least",
                )
        first = np.concatenate([[0], np.cumsum(1 << bits)]).astype(np.int32)
        check_completions_fit(space.frame.size, len(wishes), int(first[-1]))
        value = np.empty((int(first[-1]), space.frame.size), np.int32)
        for row, one in enumerate(wishes):
            for number in range(1 << one.bits):
                value[first[row] + number] = one.rank(number)
        return cls(value, first, np.stack([one.side for one in wishes]), bits)

    def compare(self, completion: Int32) -> Comparison:
        """The comparison in which each state is compared by a completion of its own, `completion[A, S]`."""
        kind = completion + self.first[:-1, None]
        return Comparison(self.value, kind, self.value[kind, np.arange(kind.shape[1])])

    def possible(self) -> Comparison:
        """Above a state is what is better, or cannot be compared with it."""
        everything = ((1 << self.bits) - 1).astype(np.int32)[:, None]
        return self.compare(everything & ~self.side)

    def certain(self) -> Comparison:
        """Above a state is what is better for certain."""
        return self.compare(self.side)


@dataclass(frozen=True, eq=False)
class _Statements:
    """An actor's statements that count, the most important first; `tables`: where each is true, [S]."""

    tables: tuple[Bool, ...]
    unknown: tuple[bool, ...]
    states: int

    @property
    def bits(self) -> int:
        return sum(self.unknown)

    @property
    def side(self) -> Int32:
        side = np.zeros(self.states, np.int32)
        doubtful = [table for table, unknown in zip(self.tables, self.unknown, strict=True) if unknown]
        for bit, table in enumerate(doubtful):
            side |= table.astype(np.int32) << bit
        return side

    def rank(self, completion: int) -> Int32:
        decided = []
        bit = 0
        for table, unknown in zip(self.tables, self.unknown, strict=True):
            decided.append(~table if unknown and not completion >> bit & 1 else table)
            bit += unknown
        return rank_by_truth(decided, self.states)


@dataclass(frozen=True, eq=False)
class _Places:
    """Groups of states, `group[S]`, higher is better; in one of unknown order `side[S]` is the place, else 0."""

    group: Int64
    side: Int32
    bits: int

    def rank(self, completion: int) -> Int32:
        agreeing = ~(self.side ^ completion) & ((1 << self.bits) - 1)
        return dense((self.group << self.bits) + agreeing)


def _wishes(space: Space, row: int) -> _Statements | _Places:
    actor = space.frame.players[row]
    order = space.reading.preferences[actor].order
    if isinstance(order, Prioritised):
        counted = space.statements(actor)
        tables = tuple(space.frame.truth(statement.expression) for statement in counted)
        return _Statements(tables, tuple(statement.unknown for statement in counted), space.frame.size)
    if not isinstance(order, Ranked):
        return _Places(space.rank[row].astype(np.int64), np.zeros(space.frame.size, np.int32), 0)
    number = groups_of(space.frame, actor, order)
    group = len(order.groups) - number.astype(np.int64)
    side = np.zeros(space.frame.size, np.int32)
    most = 1
    for first, end in order.unknown:
        inside = (first <= number) & (number < end)
        places, of = np.unique(number[inside], return_inverse=True)
        side[inside] = of
        group[inside] = len(order.groups) - first
        most = max(most, places.size)
    return _Places(group, side, (most - 1).bit_length())
