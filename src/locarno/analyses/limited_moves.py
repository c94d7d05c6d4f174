"""Foresight of two actors: limited moves, non-myopic stability, Stackelberg equilibria.

A state is L_h stable for an actor who, looking h moves ahead, does best to stay (Zagare 1984; Kilgour 1985; Fang,
Hipel & Kilgour 1993; `kernels.limited_moves` has the definition). It is non-myopically stable if it is L_h stable for
all h from some h on (Brams & Wittman 1981; Kilgour 1984). A Stackelberg equilibrium is L_2 stable for the leader and
Nash stable for the follower. For more than two actors there are two definitions that compete, both criticised (Soares
et al. 2026): here none.

Where ties leave open what an actor would do, a state is *ambiguous* if the actor stays under some ways of resolving
them and leaves under others; it is stable only if the actor stays under all.

What comes about at h depends only on what comes about at h - 1, and there are finitely many possibilities. So the looks
repeat with a period from some h on, which decides what holds for all large h. It is found as in Brent (1980): a look is
kept and compared with each that follows, entry by entry; kept are the looks at 1, 2, 4, 8, ... steps.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from ..answers.concepts import horizon_of, leader_of
from ..kernels.limited_moves import Ends, Wishes, look_ahead
from ..kernels.types import Bool
from ..space.choices import choices
from ..space.memory import memory_limit
from ..space.refusal import Refusal
from ..space.space import Space
from .judged import Judged
from .security import Progress

MOST_LOOKS = 10_000
FOLLOWER, LEADER = 1, 2
"""How many moves each looks ahead in a Stackelberg equilibrium."""


@dataclass(frozen=True)
class Look:
    """What comes about at one horizon, for both actors."""

    ends: tuple[Ends, ...]

    @property
    def stays(self) -> Bool:
        """Whether the actor stays under some way of resolving ties, shape [A, S]."""
        return np.stack([one.stays for one in self.ends])

    @property
    def leaves(self) -> Bool:
        """Whether the actor leaves under some way of resolving ties, shape [A, S]."""
        return np.stack([one.size > 0 for one in self.ends])

    def judged(self) -> Judged:
        """Stable is what is not left under any."""
        return Judged(self.stays & ~self.leaves, self.stays & self.leaves)

    def same(self, other: "Look") -> bool:
        """Whether all that comes about is the same."""
        pairs = list(zip(self.ends, other.ends, strict=True))
        return all(
            np.array_equal(getattr(one, name), getattr(two, name)) for name in Ends._fields for one, two in pairs
        )


def each_leader(concepts: Sequence[str], actors: Sequence[str]) -> list[str]:
    """The concepts asked for, each once; `stackelberg` alone stands for each actor as the leader."""
    found: list[str] = []
    for id_ in concepts:
        found += [f"{id_}:{actor}" for actor in actors] if id_ == "stackelberg" else [id_]
    return list(dict.fromkeys(found))


def check_foresight(space: Space, concepts: Sequence[str]) -> dict[str, str]:
    """The leader of each Stackelberg concept; raises Refusal unless there are two actors, and leaders among them."""
    actors = space.frame.players
    if len(actors) != 2:
        asked = concepts[0].partition(":")[0]
        raise Refusal(
            f"`{asked}` is defined for two actors with preferences, and this case has {len(actors)}",
            "ask for another concept, or merge actors who act as one; for more than two actors two definitions compete "
            "and both are criticised (Soares et al. 2026), so none is computed",
        )
    leaders = {id_: leader for id_ in concepts if (leader := leader_of(id_)) is not None}
    for id_, leader in leaders.items():
        if leader not in actors:
            raise Refusal(f"`{id_}` names no actor with preferences", f"the leader is one of {', '.join(actors)}")
    return leaders


def judge_foresight(
    space: Space, concepts: Sequence[str], pool: ThreadPoolExecutor, progress: Progress
) -> dict[str, Judged]:
    """`l1`, `l2`, ..., `nonmyopic`, `stackelberg:ACTOR`.

    Raises Refusal unless there are two actors with preferences, for a leader that is none of them, and where it does
    not fit.
    """
    leaders = check_foresight(space, concepts)
    actors = space.frame.players
    horizons = {id_: horizon for id_ in concepts if (horizon := horizon_of(id_)) is not None}
    wanted = {*horizons.values(), *([FOLLOWER, LEADER] if leaders else [])}
    at, always = _look(space, wanted, "nonmyopic" in concepts, pool, progress)
    found = {id_: at[horizon] for id_, horizon in horizons.items()}
    found |= {id_: _stackelberg(actors.index(leader), at) for id_, leader in leaders.items()}
    return found if always is None else found | {"nonmyopic": always}


def _stackelberg(leader: int, at: dict[int, Judged]) -> Judged:
    """Row by row what is asked of the leader and of the follower."""
    rows = [at[LEADER if actor == leader else FOLLOWER] for actor in range(2)]
    stable = [row.stable[actor] for actor, row in enumerate(rows) if row.stable is not None]
    ambiguous = [row.ambiguous[actor] for actor, row in enumerate(rows) if row.ambiguous is not None]
    return Judged(np.stack(stable), np.stack(ambiguous))


class _Period:
    """Watches the looks one after the other for the first that repeats, and what holds at all of those that recur."""

    def __init__(self, first: Look) -> None:
        self._kept, self._kept_at, self._wait = first, 0, 1
        self._always = self._never = np.zeros(0, bool)

    @property
    def next_kept_at(self) -> int:
        """The horizon at which a look will be kept if none repeats before."""
        return self._kept_at + self._wait

    def see(self, horizon: int, look: Look) -> int:
        """Take in the next look; the period if it is the one that was kept, else 0."""
        stable, unstable = ~look.leaves, ~look.stays
        new = horizon == self._kept_at + 1
        self._always = stable if new else self._always & stable
        self._never = unstable if new else self._never | unstable
        if look.same(self._kept):
            return horizon - self._kept_at
        if horizon == self.next_kept_at:
            self._kept, self._kept_at, self._wait = look, horizon, 2 * self._wait
        return 0

    def judged(self) -> Judged:
        """What holds at all horizons from some on, once a look has repeated."""
        return Judged(self._always, ~self._always & ~self._never)


def _look(
    space: Space, wanted: set[int], forever: bool, pool: ThreadPoolExecutor, progress: Progress
) -> tuple[dict[int, Judged], Judged | None]:
    """What is judged at these horizons and, if asked for, at all large ones."""
    found: dict[int, Judged] = {}
    ahead = looks_of(space, pool)
    period = _Period(next(ahead))
    repeats, horizon = 0, 0
    while not repeats and (forever or len(found) < len(wanted)):
        horizon, look = horizon + 1, next(ahead)
        if horizon in wanted:
            found[horizon] = look.judged()
        repeats = period.see(horizon, look)
        progress(horizon, period.next_kept_at if forever else max(wanted))
        if forever and not repeats and horizon >= max(MOST_LOOKS, *wanted, 0):
            raise Refusal(
                f"what the actors would do has not begun to repeat after looking {horizon:,} moves ahead",
                f"ask for `l{horizon - 1}` or less instead of `nonmyopic`",
            )
    later = {far for far in wanted if far > horizon}
    more = 0
    while later:
        more, look = more + 1, next(ahead)
        found |= {far: look.judged() for far in later if (far - horizon - more) % repeats == 0}
        later -= found.keys()
    return found, period.judged() if forever else None


def looks_of(space: Space, pool: ThreadPoolExecutor) -> Iterator[Look]:
    """What comes about at horizons 0, 1, 2, ...; raises Refusal where it does not fit into memory."""
    lists = [choices(space, actor) for actor in range(2)]
    wishes = wishes_of(space)
    limit = memory_limit() // 64
    now = tuple(_at_once(wishes[actor]) for actor in range(2))
    while True:
        yield Look(now)
        before = now

        def ahead(actor: int, before: tuple[Ends, ...] = before) -> Ends:
            return look_ahead(lists[actor], wishes[actor], before[1 - actor], limit)

        now = tuple(pool.map(ahead, range(2)))
        if any(one.table.size > limit for one in now):
            raise Refusal(
                f"ties leave more than {limit:,} outcomes open while looking ahead, which does not fit into memory",
                "look fewer moves ahead, break ties by more statements, or raise LOCARNO_MEMORY_GIB",
            )


def _at_once(wishes: Wishes) -> Ends:
    """Where an actor ends up who makes no move: where it is. Ranks are those of the other actor."""
    states = wishes.kind.size
    rank = wishes.others[wishes.kind]
    nothing = np.zeros(states, np.int32)
    return Ends(np.ones(states, bool), nothing.astype(np.int64), nothing, rank, rank, np.empty(0, np.int32))


def wishes_of(space: Space) -> tuple[Wishes, Wishes]:
    """The kinds of states, as each of the two actors sees them."""
    rank = space.rank.astype(np.int64)
    key = rank[0] * (rank[1].max() + 1) + rank[1]
    _, example, kind = np.unique(key, return_index=True, return_inverse=True)
    by_kind = space.rank[:, example]

    def seen_by(actor: int) -> Wishes:
        kind_at = np.argsort(by_kind[actor], kind="stable").astype(np.int32)
        place = np.empty_like(kind_at)
        place[kind_at] = np.arange(kind_at.size, dtype=np.int32)
        mine, others = (np.ascontiguousarray(by_kind[one]) for one in (actor, 1 - actor))
        return Wishes(kind.astype(np.int32), mine, others, place, kind_at)

    return seen_by(0), seen_by(1)
