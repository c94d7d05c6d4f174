"""Which joint improvements of a coalition the others deter (Kilgour et al. 2001; Inohara & Hipel 2008).

Let s be the state asked about, H the coalition, D the states that every member of H prefers to s. The improvements are
what H can bring about in D. Some member does not gain at t exactly if t is not in D. So an improvement t is deterred

| under | if from t |
|---|---|
| nash | never |
| gmr | the others can bring about a state outside D, by any legal sequence |
| seq | the same by improvements: of single others, or steps of coalitions of others |
| smr | the others can bring about, by any legal sequence, a state from which H can not get into D again |

Each is one or two searches backwards, whatever the number of improvements.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ...answers.coalitions import Answers, CoalitionConcept
from ...kernels.types import Bool
from ...space.moves import Spread
from ...space.reach import reach_back
from ...space.space import Space
from .answers import Credible, credible
from .moves import Members, Together


@dataclass(frozen=True)
class Front:
    """What a coalition can do better than a state.

    `wanted[S]`: D, the states all members prefer. `improvements[S]`: those of them that the coalition can bring about;
    `ways`: by legal sequences, how.
    """

    members: Members
    others: Members
    start: int
    wanted: Bool
    improvements: Bool
    ways: Spread


@dataclass(frozen=True)
class Sanctions:
    """`undeterred[concept][S]`: the improvements that no answer deters. `good[S]`: the states that deter under SMR.

    `good` is empty if nothing deters under GMR. `steps` is how coalitions of others answer, None where they do not.
    """

    undeterred: Mapping[CoalitionConcept, Bool]
    good: Bool
    steps: Credible | None


def better_than(space: Space, start: int) -> NDArray[np.uint8]:
    """For each actor the states it prefers to one, eight to a byte: what `front` looks at for every coalition."""
    return np.packbits(space.rank > space.rank[:, start, None], axis=1)


def front(together: Together, members: Members, start: int, better: NDArray[np.uint8]) -> Front | None:
    """The improvements of a coalition from a state, R_H^{++}(s); None if it has none. `better`: as `better_than`."""
    space = together.space
    common = np.bitwise_and.reduce(better[list(members)], axis=0)
    if not common.any():
        return None
    wanted = np.unpackbits(common, count=space.frame.size).astype(bool)
    ways = together.ways(members, start)
    improvements = wanted & ((ways.length > 0) | together.one_move(members, start))
    if not improvements.any():
        return None
    others = tuple(actor for actor in range(len(space.frame.players)) if actor not in members)
    return Front(members, others, start, wanted, improvements, ways)


def sanctions(together: Together, found: Front, answers: Answers) -> Sanctions:
    """What the others can do about the improvements of a coalition."""
    others, improvements, outside = found.others, found.improvements, ~found.wanted
    good = seq = smr = gmr = np.zeros_like(improvements)
    steps = None
    if others:
        gmr = improvements & together.can_get(others, outside)
        if answers == "all":
            steps = credible(together, others, outside, improvements)
            seq = steps.deterred(improvements)
        else:
            seq = improvements & reach_back(together.space, others, outside, True)
    if gmr.any():
        good = ~together.can_get(found.members, found.wanted)
        smr = improvements & together.can_get(others, good)
    undeterred: dict[CoalitionConcept, Bool] = {
        "nash": improvements,
        "seq": improvements & ~seq,
        "smr": improvements & ~smr,
        "gmr": improvements & ~gmr,
    }
    return Sanctions(undeterred, good, steps)
