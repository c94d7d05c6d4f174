"""Simultaneous sanctioning, and the equilibria of Fraser & Hipel that build on it (Fraser & Hipel 1979, 1984).

An improvement of actor i from s is sanctioned simultaneously if some of the others, at least one, have improvements
from s with which, made at the same time, it leads to a feasible state that is not better than s for i. State s is
SIM stable for i if all its improvements are. Who moves at the same time can only be said of options: the concept has no
meaning where states and moves are listed.

State s is an equilibrium in the sense of Fraser & Hipel if it is sequentially stable (SEQ) for every actor; or if at
least two actors have improvements that are not deterred in sequence, and it is SIM stable for each of them. One actor
alone cannot be sanctioned by moves that nobody else means to make.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import numpy as np

from ..kernels.simultaneous import judge_simultaneous, least_that_others_leave
from ..kernels.types import Bool, Int64
from ..space.gains import count_gains, list_gains
from ..space.refusal import Refusal
from ..space.space import Space
from .judged import Judged
from .security import Progress, securities

_MOST_LOOKS = 10**12
_CHUNK = 2**18


def check_option_form(space: Space, concepts: Sequence[str]) -> None:
    """Refuse graph form."""
    if space.frame.state_ids:
        raise Refusal(
            f"`{concepts[0]}` cannot be asked of a case in graph form: what moves at the same time lead to can be said "
            "of options, not of listed states",
            "ask for another concept, or write the case with `options` instead of `states`",
        )


def judge_simultaneously(
    space: Space, concepts: Sequence[str], pool: ThreadPoolExecutor, progress: Progress
) -> dict[str, Judged]:
    """`sim` and `fraser_hipel`; raises Refusal in graph form, and where it would take too long."""
    check_option_form(space, concepts)
    found: dict[str, Judged] = {}
    stable: Bool | None = None
    if "sim" in concepts:
        stable = simultaneous(space, np.ones(space.rank.shape, bool), pool, progress)
        found["sim"] = Judged(stable)
    if "fraser_hipel" in concepts:
        found["fraser_hipel"] = Judged(together=fraser_hipel(space, stable, pool, progress))
    return found


def fraser_hipel(space: Space, sim: Bool | None, pool: ThreadPoolExecutor, progress: Progress) -> Bool:
    """The equilibria, shape [S]; `sim[A, S]` if it is known, else only what is needed of it is computed."""
    level = securities(space, ["seq"], pool)["seq"]
    open_ = np.stack([space.frame.moves.best(actor, row) > space.rank[actor] for actor, row in enumerate(level)])
    several = open_.sum(axis=0) >= 2
    if sim is None:
        sim = simultaneous(space, open_ & several, pool, progress)
    found: Bool = ~open_.any(axis=0) | (several & (sim | ~open_).all(axis=0))
    return found


def simultaneous(space: Space, asked: Bool, pool: ThreadPoolExecutor, progress: Progress) -> Bool:
    """SIM stability, shape [A, S], of the pairs asked for; what it says of others means nothing.

    Raises Refusal if it takes too long.
    """
    codes = space.frame.codes
    stable = np.stack(list(pool.map(lambda actor: _has_hope(space, actor), range(len(space.frame.players)))))
    open_ = asked & stable
    states = np.flatnonzero(open_.any(axis=0)).astype(np.int32)
    counts = count_gains(space, states)
    _check_looks(counts, open_[:, states].T)
    position = np.full(2 ** len(space.frame.option_ids), -1, np.int32)
    position[codes] = np.arange(codes.size, dtype=np.int32)
    chunks = _chunks(counts)

    def judge(chunk: slice) -> None:
        gains = list_gains(space, states[chunk], counts[chunk])
        judge_simultaneous(states[chunk], gains.start, gains.change, codes, position, space.rank, open_, stable)

    for done, _ in enumerate(pool.map(judge, chunks)):
        progress(done + 1, len(chunks))
    return stable


def _has_hope(space: Space, actor: int) -> Bool:
    """Whether others can spoil each improvement of an actor by changing anything they can at all, shape [S]."""
    case, ids = space.case, space.frame.option_ids
    others = [player for player in space.frame.players if player != space.frame.players[actor]]
    theirs = space.frame.mask([id_ for id_ in ids if set(others) & set(case.options[id_].owners)])
    least = np.empty_like(space.rank[actor])
    scratch = np.empty(2 ** len(ids), np.int32)
    least_that_others_leave(space.frame.codes, theirs, space.rank[actor], scratch, least)
    hope: Bool = space.frame.moves.best(actor, least) <= space.rank[actor]
    return hope


def _check_looks(counts: Int64, asked: Bool) -> None:
    """Refuse what could take more looks than there is patience for; `counts[P, A]`, `asked[P, A]`."""
    combinations = np.prod(counts + 1.0, axis=1, keepdims=True)
    looks = float((counts * (combinations / (counts + 1) - 1) * asked).sum())
    if looks > _MOST_LOOKS:
        raise Refusal(
            f"simultaneous sanctions could take {looks:.1e} looks at combinations of improvements, and the limit is "
            f"{_MOST_LOOKS:.0e}",
            "hold options with a scenario, or ask for other concepts; `fraser_hipel` alone looks only at states that "
            "sequential stability leaves open",
        )


def _chunks(counts: Int64) -> list[slice]:
    """The places cut into pieces with not too many improvements each: what is listed at a time stays small."""
    total = np.cumsum(counts.sum(axis=1))
    pieces = int(total[-1]) // _CHUNK + 1 if total.size else 1
    cuts = np.searchsorted(total, np.arange(1, pieces) * _CHUNK)
    ends = [int(cut) for cut in np.unique([0, *cuts, total.size])]
    return [slice(low, high) for low, high in pairwise(ends)]
