"""How far a state must rise in actors' rankings to be stable, all other states keeping their places.

A state s is stable for i exactly if no state t that i can move to has a security level g(t) above the rank of s (see
`analyses.security`). No g(t) falls below the rank of s because s rises, so s need only be as good as the states at the
greatest g(t): a tie is no gain.

Raising s alone is a smallest change. Measure the distance of two rankings with ties by the number of pairs of states
whose relation differs, or with weight p in [1/2, 1] where only one of the two has a tie (Kendall 1938; with ties Fagin,
Kumar, Mahdian, Sivakumar & Vee 2006). Stability of s is a monotone condition on B, the states not better than s. Let L
be the least level that s must reach. A ranking that fulfils the condition has some u in B that was at level L or above:
else B would lie below L, and s need not have reached it. So u was above s and is not now. For every state x that was
at the level of s, of u, or between, the pair of u and x or that of x and s has changed: had neither, x would stand
between u and s as before, and u above s. If x was strictly between, both pairs were strict, and either one is turned
round (1) or both are at least tied (p + p >= 1); if x was tied with s or u, one pair changes from or to a tie (p). And
the pair of u and s itself has changed (p at least). Raising s to a tie with level L changes exactly the pairs of s with
the states from its own level to L, at exactly these prices; and with u higher than L there are only more of them.

Under Nash, GMR and SMR stability of s for i hangs on i's ranking alone, so the smallest changes of all actors together
are those of each. Under SEQ and SSEQ raising s for one also changes how it answers others. There s is raised again
until it is stable for all; that is enough, but another change may be smaller.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

import numpy as np

from ...answers.asked import Concept
from ...kernels.types import Bool, Int32
from ...space.space import Space
from ..security import security
from .formulas import nearest
from .searches import Searches

EXAMPLES = 6


@dataclass(frozen=True)
class Raised:
    """`rank[A, S]` after the state has risen; `blocked`: actors for whom it would have to, but may not."""

    state: int
    rank: Int32
    blocked: tuple[int, ...]


def raised(space: Space, concept: Concept, state: int, actors: Sequence[int], harmless: Bool) -> Raised:
    """Raise a state for some actors until it is stable for them; moves into `harmless[S]` need not be deterred."""
    now = space
    while True:
        rank = now.rank.copy()
        blocked = []
        for actor in range(rank.shape[0]):
            targets = space.frame.moves.targets(actor, state)
            targets = targets[~harmless[targets]]
            if not (rank[actor, targets] > rank[actor, state]).any():
                continue
            needed = int(security(now, concept, actor)[targets].max())
            if needed > rank[actor, state]:
                if actor in actors:
                    rank[actor, state] = needed
                else:
                    blocked.append(actor)
        changed = bool((rank != now.rank).any())
        if not changed or concept in ("nash", "gmr", "smr"):
            return Raised(state, rank, tuple(blocked))
        now = replace(now, rank=rank, order=space.frame.moves.order(rank))


def does(space: Space, found: Raised, concept: Concept, inside: Bool, pool: ThreadPoolExecutor) -> bool:
    """Whether nobody leaves a set from the state once it has risen."""
    if found.blocked:
        return False
    after = replace(space, rank=found.rank, order=space.frame.moves.order(found.rank))
    level = np.stack([security(after, concept, actor) for actor in range(found.rank.shape[0])])
    return not Searches(after, pool).ways(found.state, inside, level, found.rank)


def pairs_changed(before: Int32, after: Int32, state: int) -> int:
    """Of how many pairs with the state the relation differs between two rankings, each of shape [S]."""
    was, is_ = np.sign(before - before[state]), np.sign(after - after[state])
    return int((was != is_).sum())


def overtaken(space: Space, before: Int32, after: Int32, state: int) -> tuple[Int32, Int32]:
    """The states that it is now better than and was not, and those that it is now as good as; the nearest first."""
    was, is_ = np.sign(before - before[state]), np.sign(after - after[state])
    passed = np.flatnonzero((was >= 0) & (is_ < 0)).astype(np.int32)
    joined = np.flatnonzero((was != 0) & (is_ == 0)).astype(np.int32)
    return nearest(space, state, passed), nearest(space, state, joined)


def place_of(rank: Int32, state: int) -> int:
    """The place of a state in a ranking, counted from the best, 1."""
    return int(np.unique(rank[rank > rank[state]]).size) + 1
