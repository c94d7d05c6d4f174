"""What one state's stability asks of one actor's preferences: a formula over comparisons of that state with others.

With s >= u for "s is at least as good as u for i", the definitions of stability say (Kinsara, Petersons, Hipel &
Kilgour 2015; as logical and as matrix conditions in Wang, Hipel, Fang & Dang 2018), for every move of i from s to t:

| concept | s >= t, or |
|---|---|
| nash | nothing else |
| gmr, seq | s >= u for some u that the others can bring about from t |
| smr, sseq | for some such u: s >= u, and s >= v for all v that i can then move to |

Under SEQ and SSEQ the others answer by improvements, so what they can bring about hangs on their preferences, which are
taken as given. In every one of these formulas s >= u only ever helps: they are *monotone*.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ...answers.asked import Concept
from ...kernels.types import Bool, Int32
from ...space.space import Space
from .searches import Searches

MOST_COMPARISONS = 1_000_000
"""So many comparisons of one actor's formula are written down, and so many answers gone through for each of its moves
where a reply counts, divided by `_REPLIED`."""
_REPLIED = 25
MOST_CLAUSES = 4000
"""So many moves of one actor are looked at, and so many ways compared to simplify."""


@dataclass(frozen=True)
class Replied:
    """An answer that spoils a move if the state asked about is at least as good as all of `states`: it, and replies.

    In increasing number, without the state asked about.
    """

    answer: int
    states: Int32


@dataclass(frozen=True)
class Clause:
    """What a move to `end` asks: that the state is at least as good as one of `alone`, or as all of one of `replied`.

    `alone`: the end of the move, then the nearest first. Both are empty where it asks nothing (`always`).
    """

    end: int
    alone: Int32
    replied: tuple[Replied, ...]
    always: bool

    @property
    def ways(self) -> int:
        """How many alternatives there are."""
        return int(self.alone.size) + len(self.replied)


@dataclass(frozen=True)
class Formula:
    """All clauses of one actor, joined by *and*.

    `moves`: how many moves there are; if not all have a clause, there were too many to write down.
    """

    actor: int
    state: int
    concept: Concept
    moves: int
    clauses: tuple[Clause, ...]

    @property
    def whole(self) -> bool:
        """Whether every move has its clause."""
        return len(self.clauses) == self.moves


def formula(
    searches: Searches, concept: Concept, actor: int, state: int, rank: Int32, but: Bool | None = None
) -> Formula:
    """The formula of an actor; `rank[A, S]`, `but[S]`: moves into these states ask nothing."""
    targets = searches.space.frame.moves.targets(actor, state)
    if but is not None:
        targets = targets[~but[targets]]
    targets = nearest(searches.space, state, targets)
    clauses: list[Clause] = []
    written = 0
    for end in targets[:MOST_CLAUSES]:
        one = _clause(searches, concept, actor, state, int(end), rank)
        if one is None:
            break
        written += int(one.alone.size) + sum(way.states.size for way in one.replied)
        if written > MOST_COMPARISONS:
            break
        clauses.append(one)
    return Formula(actor, state, concept, int(targets.size), tuple(clauses))


def nearest(space: Space, state: int, states: Int32) -> Int32:
    """States by how much they differ from one; in graph form as they are."""
    if space.frame.state_ids:
        return states
    codes = space.frame.codes
    size = np.bitwise_count((codes[states] ^ codes[state]).astype(np.uint64))
    found: Int32 = states[np.argsort(size, kind="stable")]
    return found


def _clause(searches: Searches, concept: Concept, actor: int, state: int, end: int, rank: Int32) -> Clause | None:
    """The clause of one move; None if there are too many answers to it."""
    itself = np.array([end], np.int32)
    if concept == "nash":
        return Clause(end, itself, (), False)
    improving = concept in ("seq", "sseq")
    brought = searches.brought_about(end, actor, improving, rank, rank[actor], -1).states
    near = nearest(searches.space, state, brought)
    if concept in ("gmr", "seq"):
        if (near == state).any():
            return Clause(end, itself[:0], (), True)
        return Clause(end, np.concatenate([itself, near[near != end]]), (), False)
    if near.size > MOST_COMPARISONS // _REPLIED:
        return None
    replied: dict[bytes, Replied] = {}
    for answer, reply in searches.replies(actor, near):
        states = np.sort(reply[reply != state])
        replied.setdefault(states.tobytes(), Replied(answer, states))
    if b"" in replied:
        return Clause(end, itself[:0], (), True)
    alone = list(dict.fromkeys([end, *(int(way.states[0]) for way in replied.values() if way.states.size == 1)]))
    lone = np.array(alone, np.int32)
    enough = np.zeros(searches.space.frame.size, bool)
    enough[lone] = True
    several = [way for way in replied.values() if way.states.size > 1 and not enough[way.states].any()]
    return Clause(end, lone, _least(several), False)


def _least(ways: Sequence[Replied]) -> tuple[Replied, ...]:
    """Those that do not ask for all that another asks for, and more."""
    if not ways or np.unique(np.concatenate([way.states for way in ways])).size == sum(way.states.size for way in ways):
        return tuple(ways)  # no two have a state in common
    kept: dict[int, list[frozenset[int]]] = {}  # by one of their states
    least: list[Replied] = []
    for way in sorted(ways, key=lambda way: way.states.size):
        states = frozenset(way.states.tolist())
        if not any(other <= states for state in states for other in kept.get(state, ())):
            kept.setdefault(min(states), []).append(states)
            least.append(way)
    wanted = {id(way) for way in least}
    return tuple(way for way in ways if id(way) in wanted)


def simplest(clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """The clauses that ask something and do not follow from another of them."""
    asking = [one for one in clauses if not one.always]
    if sum(one.ways for one in asking) > MOST_CLAUSES:
        return tuple(asking)
    kept: list[Clause] = []
    for one in sorted(asking, key=lambda clause: clause.ways):
        if not any(_follows(one, other) for other in kept):
            kept.append(one)
    wanted = {one.end for one in kept}
    return tuple(one for one in asking if one.end in wanted)


def _follows(one: Clause, other: Clause) -> bool:
    """Whether a clause is true whenever another is."""
    alone = set(one.alone.tolist())
    if not alone.issuperset(other.alone.tolist()):
        return False
    mine = [set(way.states.tolist()) for way in one.replied]
    return all(
        not alone.isdisjoint(theirs.states.tolist()) or any(some.issubset(theirs.states.tolist()) for some in mine)
        for theirs in other.replied
    )
