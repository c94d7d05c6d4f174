"""Q2: can an arrangement, or any set of states, be reached from today?

By moves that each mover gains from; by joint moves that all who take part gain from; else by any legal moves, with as
few as can be against the mover's interest; and which smallest sets of actors get there by one joint move, and who of
them loses. Sequences are legal: nobody moves twice in a row. Reachable and holding are different questions.
"""

from collections.abc import Callable, Sequence
from datetime import date

import numpy as np

from ..answers.asked import Asked
from ..answers.paths import JointStep, Paths, PathStep, Reach, Reachable, Within
from ..case.nouns import Arrangement
from ..kernels.types import Bool
from ..space.moves import Spread
from ..space.naming import TODAY, state_named, states_named
from ..space.refusal import Refusal
from ..space.space import Space, Spaces
from .security import Progress, unheard
from .together import JointWays, joint_ways, together
from .verdicts import arrangement_of, check_day
from .views import move_size, step


def paths(
    spaces: Spaces,
    arrangements: Sequence[str] | None = None,
    readings: Sequence[str] | None = None,
    scenarios: Sequence[str] = (),
    as_of: date | None = None,
    to: Sequence[str] = (),
    start: str = TODAY,
    progress: Progress = unheard,
) -> Paths:
    """How these arrangements, and the sets of states `to`, can be reached under these readings.

    `arrangements` None: all of them, or none if there is something in `to`, where each is the id of an outcome or an
    expression. `start`: where to begin, a state as a person names it. Raises Refusal as `verdicts` does, for a goal or
    a start that is none, for nothing to reach, and for a case without a status quo if it is to be the start.
    """
    case = spaces.case
    check_day(case, as_of, needed=start == TODAY)
    if arrangements is None:
        arrangements = () if to else tuple(case.arrangements)
    chosen = [arrangement_of(case, id_) for id_ in arrangements]
    if not chosen and not to:
        raise Refusal("the case has no arrangements", "say where to, with an outcome or an expression")
    goals = list(dict.fromkeys([*(one.id for one in chosen), *to]))
    readings = tuple(case.readings if readings is None else readings)
    found: dict[tuple[str, str], Reach] = {}
    for number, reading in enumerate(readings):
        progress(number, len(readings))
        space = spaces.space(reading, scenarios, as_of)
        inside = {one.id: _members(space, one) for one in chosen} | {text: states_named(space, text) for text in to}
        trip = Trip(space, start, list(inside.values()))
        for goal, states in inside.items():
            found[goal, reading] = trip.to(goal, states)
    progress(len(readings), len(readings))
    return Paths(
        Asked(case.id, tuple(scenarios), as_of),
        start,
        tuple(goals),
        readings,
        tuple(found[goal, reading] for goal in goals for reading in readings),
    )


def _members(space: Space, one: Arrangement) -> Bool:
    return space.frame.members(one.held_yes, one.held_no, one.require)


def reachable(
    spaces: Spaces,
    reading: str,
    scenarios: Sequence[str] = (),
    as_of: date | None = None,
    start: str = TODAY,
) -> Reachable:
    """What can be reached at all from a start, outcome by outcome. Raises Refusal as `paths` does."""
    check_day(spaces.case, as_of, needed=start == TODAY)
    space = spaces.space(reading, scenarios, as_of)
    trip = Trip(space, start, ())
    asked = Asked(spaces.case.id, tuple(scenarios), as_of)
    if trip.start is None:
        return Reachable(asked, reading, start, False, ())
    rows = [
        _within(id_, space.outcome == number, trip.gains, trip.any)
        for number, id_ in [*enumerate(space.case.outcomes), (-1, "")]
    ]
    return Reachable(asked, reading, start, True, tuple(row for row in rows if row.states))


def _within(outcome: str, states: Bool, gains: Spread, any_: Spread) -> Within:
    def told(spread: Spread) -> tuple[int, int | None]:
        reached = states & (spread.length >= 0)
        return int(reached.sum()), int(spread.length[reached].min()) if reached.any() else None

    return Within(outcome, int(states.sum()), *told(gains), *told(any_))


class Trip:
    """Everything that can be reached from a start under one reading."""

    def __init__(self, space: Space, start: str, goals: Sequence[Bool]) -> None:
        self.space = space
        self.start = start_of(space, start)
        if self.start is not None:
            moves, rank, order = space.frame.moves, space.rank, space.order
            self.gains = moves.spread(self.start, True, rank, order)
            self.any = moves.spread(self.start, False, rank, order)
            wanted = [goal for goal in goals if goal.any() and not goal[self.start]]
            self.joint = joint_ways(space, self.start, wanted)

    def to(self, goal: str, inside: Bool) -> Reach:
        """The ways into one set of states."""
        space, reading = self.space, self.space.reading.id
        if self.start is None or not inside.any():
            return Reach(goal, reading, False, False, None, None, None, True, ())
        return Reach(
            goal,
            reading,
            bool(inside[self.start]),
            True,
            self._cheapest(self.gains, inside),
            self._cheapest(self.any, inside),
            _jointly(self.joint, self._smallest, inside),
            self.joint.complete,
            () if inside[self.start] else tuple(together(space, self.start, inside)),
        )

    def _smallest(self, end: int) -> tuple[int, int]:
        return move_size(self.space, self.start or 0, end), end

    def _cheapest(self, spread: Spread, inside: Bool) -> tuple[PathStep, ...] | None:
        reached = np.flatnonzero(inside & (spread.against >= 0))
        if not reached.size:
            return None
        space, against, length = self.space, spread.against[reached], spread.length[reached]
        cheapest = reached[(against == against.min()) & (length == length[against == against.min()].min())]
        best = min((int(end) for end in cheapest), key=self._smallest)
        return tuple(
            PathStep(step(space, *move), bool(space.rank[move[0], move[2]] > space.rank[move[0], move[1]]))
            for move in spread.way(best)
        )


def _jointly(joint: JointWays, size: Callable[[int], tuple[int, int]], inside: Bool) -> tuple[JointStep, ...] | None:
    reached = np.flatnonzero(inside & (joint.length >= 0))
    if not reached.size:
        return None
    nearest = reached[joint.length[reached] == joint.length[reached].min()]
    return joint.way(min((int(end) for end in nearest), key=size))


def start_of(space: Space, start: str) -> int | None:
    """The state to begin with; None if today is not feasible under these rules."""
    if start != TODAY:
        return state_named(space, start) if space.frame.size else None
    today = space.case.today(space.as_of)
    if today is None or not space.frame.size:
        return None
    frame = space.frame
    return frame.index(list(frame.state_ids).index(today.state) if frame.state_ids else frame.mask(today.holds))
