"""Q2: can an arrangement be reached from today?

By moves that each mover gains from; else by any legal moves, with as few as can be against the mover's interest; and
which smallest sets of actors get there by one joint move, and who of them loses. Sequences are legal: moves of single
actors, nobody twice in a row. A joint move changes options of several actors at once, joint options among them, and
may pass over infeasible states; in graph form it is a legal sequence of the set's members. Reachable and holding are
different questions.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations
from math import comb

import numpy as np

from ..answers.asked import Asked
from ..answers.paths import Paths, PathStep, Reach, Together
from ..case.nouns import Arrangement, Irreversible
from ..kernels.types import Bool, Int32
from ..space.moves import Spread
from ..space.space import Space, Spaces
from .security import Progress, unheard
from .verdicts import arrangement_of, check_day
from .views import change_of, move_size, step, view

MOST_SETS = 20_000
"""So many sets of actors of one size are looked at; up to 17 actors that is all of them."""


def paths(
    spaces: Spaces,
    arrangements: Sequence[str] | None = None,
    readings: Sequence[str] | None = None,
    scenarios: Sequence[str] = (),
    as_of: date | None = None,
    progress: Progress = unheard,
) -> Paths:
    """How these arrangements can be reached under these readings; all of them where none are named.

    Raises Refusal as `verdicts` does, and for a case without a status quo.
    """
    case = spaces.case
    check_day(case, as_of, needed=True)
    chosen = [arrangement_of(case, id_) for id_ in (case.arrangements if arrangements is None else arrangements)]
    readings = tuple(case.readings if readings is None else readings)
    found: dict[tuple[str, str], Reach] = {}
    for number, reading in enumerate(readings):
        progress(number, len(readings))
        trip = Trip(spaces.space(reading, scenarios, as_of))
        for one in chosen:
            found[one.id, reading] = trip.to(one)
    progress(len(readings), len(readings))
    return Paths(
        Asked(case.id, tuple(scenarios), as_of),
        tuple(one.id for one in chosen),
        readings,
        tuple(found[one.id, reading] for one in chosen for reading in readings),
    )


class Trip:
    """Everything that can be reached from today under one reading."""

    def __init__(self, space: Space) -> None:
        self.space = space
        self.start = _today(space)
        if self.start is not None:
            moves, rank, order = space.frame.moves, space.rank, space.order
            self.gains = moves.spread(self.start, True, rank, order)
            self.any = moves.spread(self.start, False, rank, order)

    def to(self, arrangement: Arrangement) -> Reach:
        """The ways to one arrangement."""
        space = self.space
        inside = space.frame.members(arrangement.held_yes, arrangement.held_no, arrangement.require)
        if self.start is None or not inside.any():
            return Reach(arrangement.id, space.reading.id, False, False, None, None, ())
        return Reach(
            arrangement.id,
            space.reading.id,
            bool(inside[self.start]),
            True,
            self._cheapest(self.gains, inside),
            self._cheapest(self.any, inside),
            () if inside[self.start] else tuple(together(space, self.start, inside)),
        )

    def _cheapest(self, spread: Spread, inside: Bool) -> tuple[PathStep, ...] | None:
        reached = np.flatnonzero(inside & (spread.against >= 0))
        if not reached.size:
            return None
        space, against, length = self.space, spread.against[reached], spread.length[reached]
        cheapest = reached[(against == against.min()) & (length == length[against == against.min()].min())]
        best = min(cheapest, key=lambda end: (move_size(space, self.start or 0, int(end)), end))
        return tuple(
            PathStep(step(space, *move), bool(space.rank[move[0], move[2]] > space.rank[move[0], move[1]]))
            for move in spread.way(int(best))
        )


def _today(space: Space) -> int | None:
    today = space.case.today(space.as_of)
    if today is None or not space.frame.size:
        return None
    frame = space.frame
    code = list(frame.state_ids).index(today.state) if frame.state_ids else frame.mask(today.holds)
    return frame.index(code)


def together(space: Space, start: int, inside: Bool) -> list[Together]:
    """The smallest sets of actors for whom one joint move leads into a set of states, each with its best such move."""
    needed = _by_sequences(space, start, inside) if space.frame.state_ids else _by_change(space, start, inside)
    found = []
    for actors, ends in needed.items():
        rows = np.array(actors)
        worse = space.rank[np.ix_(rows, ends)] < space.rank[rows, start][:, None]
        size = np.array([move_size(space, start, int(end)) for end in ends])
        end = int(ends[np.lexsort((ends, size, worse.sum(axis=0)))[0]])
        change = space.rank[rows, end].astype(np.int64) - space.rank[rows, start]
        names = [space.frame.players[actor] for actor in actors]
        found.append(
            Together(
                tuple(names),
                change_of(space, start, end),
                view(space, end),
                tuple(name for name, by in zip(names, change, strict=True) if by < 0),
                tuple(name for name, by in zip(names, change, strict=True) if by == 0),
            )
        )
    return found


def _sizes(actors: int) -> Iterator[int]:
    """Sizes of sets to look at, from the smallest, as long as there are not more than `MOST_SETS` of a size."""
    for size in range(1, actors + 1):
        if comb(actors, size) > MOST_SETS:
            return
        yield size


def _by_change(space: Space, start: int, inside: Bool) -> dict[tuple[int, ...], Int32]:
    """Option form: for each smallest set of actors that can change what must change, the states they can get to."""
    frame = space.frame
    states = np.flatnonzero(inside).astype(np.int32)
    here = int(frame.codes[start])
    codes = frame.codes[states]
    for size in _sizes(len(frame.players)):
        found = {}
        for actors in combinations(range(len(frame.players)), size):
            may_rise, may_fall = joint_masks(space, actors)
            good = ((~here & codes) & ~may_rise == 0) & ((here & ~codes) & ~may_fall == 0)
            if good.any():
                found[actors] = states[good]
        if found:
            return found
    return {}


def joint_masks(space: Space, actors: Sequence[int]) -> tuple[int, int]:
    """The options that a set of actors can raise together, and those that it can drop, as masks."""
    names = {space.frame.players[actor] for actor in actors}
    stays = {(r.option, r.value) for r in space.frame.constraints.rules if isinstance(r, Irreversible)}
    rise = fall = 0
    for bit, id_ in enumerate(space.frame.option_ids):
        owners = set(space.case.options[id_].owners)
        rise |= (owners <= names and (id_, False) not in stays) << bit
        fall |= (bool(owners & names) and (id_, True) not in stays) << bit
    return rise, fall


def _by_sequences(space: Space, start: int, inside: Bool) -> dict[tuple[int, ...], Int32]:
    """Graph form: the same by legal sequences of the members, each search over (state, last mover)."""
    for size in _sizes(len(space.frame.players)):
        found = {}
        for actors in combinations(range(len(space.frame.players)), size):
            reached = _sequences(space, start, actors)
            good = np.array(sorted(state for state in reached if inside[state]), np.int32)
            if good.size:
                found[actors] = good
        if found:
            return found
    return {}


def _sequences(space: Space, start: int, actors: tuple[int, ...]) -> set[int]:
    seen, frontier = set(), [(start, -1)]
    while frontier:
        node = frontier.pop()
        for actor in actors:
            if actor == node[1]:
                continue
            for target in space.frame.moves.targets(actor, node[0]):
                if (int(target), actor) not in seen:
                    seen.add((int(target), actor))
                    frontier.append((int(target), actor))
    return {state for state, _ in seen}
