"""What stability asks of the order of an actor's statements: what a mediator can work with.

Let P be the statements that are true in s and not in u, and N those that are true in u and not in s. Then s is at least
as good as u exactly if N is empty, or if one of P comes before all of N: the first statement on which the two states
differ decides (Fang, Hipel, Kilgour & Peng 2003, for option prioritisation as such). So a formula over comparisons of
states becomes one over *demands* (P, N), of which there are few: only which statements are true counts. One with an
empty P no order can meet.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from ...kernels.types import Bool, Int32
from .formulas import Clause, Formula
from .orders import Kinds
from .reasons import fewest


class Demand(NamedTuple):
    """One of the statements `first` must come before all of `later`: masks, bit k for the k-th statement."""

    first: int
    later: int

    def follows(self, other: "Demand") -> bool:
        """Whether every order that meets another demand meets this one."""
        return other.first & ~self.first == 0 and self.later & ~other.later == 0

    def met(self) -> bool:
        """Whether the order given meets it."""
        both = self.first | self.later
        return bool(both & -both & self.first)


@dataclass(frozen=True)
class Alternative:
    """Demands to be met together. `answer`: a state that the others bring about; the move's own end if none."""

    answer: int
    demands: frozenset[Demand]

    def met(self) -> bool:
        """Whether the order given meets all of them."""
        return all(one.met() for one in self.demands)


@dataclass(frozen=True)
class Asked:
    """What some moves ask, all the same: one of `alternatives`; none where no order of the statements will do.

    `tempting`: a mask; then the statements that are true at the ends of the moves and not where they start.
    """

    ends: tuple[int, ...]
    alternatives: tuple[Alternative, ...]
    tempting: int

    def met(self) -> bool:
        """Whether the order given does."""
        return any(one.met() for one in self.alternatives)


def asked_of(formula: Formula, kinds: Kinds) -> tuple[Asked, ...]:
    """What a formula asks of the order of statements, simplified: nothing that any order meets, or that follows."""
    here = int(kinds.kind[formula.state])
    same: dict[tuple[frozenset[frozenset[Demand]], int], tuple[list[int], dict[frozenset[Demand], int]]] = {}
    for clause in formula.clauses:
        ways = None if clause.always else _ways(clause, kinds, here)
        if ways is not None:
            tempting = 0 if ways else kinds.masks(here, int(kinds.kind[clause.end]))[1]
            same.setdefault((frozenset(ways), tempting), ([], ways))[0].append(clause.end)
    kept: list[frozenset[frozenset[Demand]]] = []
    for one, _ in sorted(same, key=lambda key: len(key[0])):
        if one and not any(_follows(one, other) for other in kept):
            kept.append(one)
    asked = []
    for (key, tempting), (ends, ways) in same.items():
        if not key or key in kept:
            alternatives = tuple(Alternative(answer, demands) for demands, answer in ways.items())
            asked.append(Asked(tuple(ends), alternatives, tempting))
    return tuple(asked)


def _ways(clause: Clause, kinds: Kinds, here: int) -> dict[frozenset[Demand], int] | None:
    """The alternatives of a clause, those that any order meets making it None; each with its nearest answer."""
    found: dict[frozenset[Demand], int] = {}
    alone, first = np.unique(kinds.kind[clause.alone], return_index=True)
    order = np.argsort(first)
    some = {alone[at : at + 1].tobytes(): int(clause.alone[first[at]]) for at in order}
    for way in clause.replied:
        some.setdefault(np.unique(kinds.kind[way.states]).tobytes(), way.answer)
    for others, answer in some.items():
        demands = _demands(np.frombuffer(others, np.int32).tolist(), kinds, here)
        if demands is not None:
            found.setdefault(demands, answer)
    if frozenset() in found:
        return None
    least: list[frozenset[Demand]] = []
    for demands in sorted(found, key=len):
        if not any(_implied(other, demands) for other in least):
            least = [one for one in least if not _implied(demands, one)]
            least.append(demands)
    return {demands: answer for demands, answer in found.items() if demands in least}


def _demands(others: Iterable[int], kinds: Kinds, here: int) -> frozenset[Demand] | None:
    """What makes one kind at least as good as all others given, the least that says so; None if no order can."""
    least: list[Demand] = []
    for other in others:
        one = Demand(*kinds.masks(here, other))
        if not one.later:
            continue
        if not one.first:
            return None
        if not any(one.follows(known) for known in least):
            least = [known for known in least if not known.follows(one)]
            least.append(one)
    return frozenset(least)


def _implied(weak: frozenset[Demand], strong: frozenset[Demand]) -> bool:
    """Whether all of `weak` are met whenever all of `strong` are, each by one of them."""
    return all(any(one.follows(other) for other in strong) for one in weak)


def _follows(one: frozenset[frozenset[Demand]], other: frozenset[frozenset[Demand]]) -> bool:
    """Whether an *or* is true whenever another is."""
    return all(any(_implied(mine, theirs) for mine in one) for theirs in other)


def stable_in(formula: Formula, kinds: Kinds, rank: Int32) -> Bool:
    """In which orders the state is stable for the actor; `rank[C, K]` ranks of the kinds. Returns bool [C]."""
    here = rank[:, kinds.kind[formula.state]][:, None]
    found = np.ones(rank.shape[0], bool)
    done: set[tuple[bytes, ...]] = set()
    for clause in formula.clauses:
        if clause.always:
            continue
        alone = np.unique(kinds.kind[clause.alone])
        replied = fewest([np.unique(kinds.kind[way.states]) for way in clause.replied])
        key = (alone.tobytes(), *(some.tobytes() for some in replied))
        if key in done:
            continue
        done.add(key)
        good = (rank[:, alone] <= here).any(axis=1)
        for some in replied:
            good |= (rank[:, some] <= here).all(axis=1)
        found &= good
    return found


def all_demands(asked: Sequence[Asked]) -> tuple[Demand, ...] | None:
    """The demands that have to be met, all of them; None if there is a choice, or something that no order meets."""
    if any(len(one.alternatives) != 1 for one in asked):
        return None
    return tuple(demand for one in asked for demand in sorted(one.alternatives[0].demands))
