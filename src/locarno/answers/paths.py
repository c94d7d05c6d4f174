"""Can an arrangement be reached from today, and whose interest is it against?"""

from collections.abc import Iterator
from dataclasses import dataclass

from .answer import Answer
from .asked import Asked
from .states import StateView, Step


@dataclass(frozen=True, slots=True)
class PathStep:
    """One move on the way; `gains` says whether it improves its own mover's position at the time."""

    step: Step
    gains: bool


@dataclass(frozen=True, slots=True)
class Together:
    """A smallest set of actors that get into the arrangement by one joint move from today.

    `change` is the joint move that fewest of them lose by; `losers` are those of them who end worse off than today,
    `indifferent` those who end as well off.
    """

    actors: tuple[str, ...]
    change: tuple[str, ...]
    end: StateView
    losers: tuple[str, ...]
    indifferent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class JointStep:
    """A joint move by which each of the actors gains; `change` as in `Step`."""

    actors: tuple[str, ...]
    change: tuple[str, ...]
    start: StateView
    end: StateView


@dataclass(frozen=True, slots=True)
class Reach:
    """The answer for one goal under one reading; `arrangement` is its id, an outcome's, or an expression.

    `there`: the start already agrees. `possible`: the start is feasible under these rules, and some state agrees; if
    not, the rest is empty. `by_gains`: a shortest legal sequence of moves that each mover gains by, None if there is
    none. `by_any`: of all legal sequences one with the fewest moves that do not improve their mover's position, then
    the shortest; None if there is none. `by_joint_gains`: a shortest sequence of joint moves by which all who take
    part gain each time, None if none was found; `joint_complete`: the search for it came to its end. `together`: the
    smallest sets of actors for whom one joint move leads there.
    """

    arrangement: str
    reading: str
    there: bool
    possible: bool
    by_gains: tuple[PathStep, ...] | None
    by_any: tuple[PathStep, ...] | None
    by_joint_gains: tuple[JointStep, ...] | None
    joint_complete: bool
    together: tuple[Together, ...]

    @property
    def against(self) -> tuple[str, ...]:
        """Who has to move against, or without, its own interest on the way by any moves."""
        return tuple(dict.fromkeys(one.step.actor for one in self.by_any or () if not one.gains))


@dataclass(frozen=True)
class Paths(Answer):
    """All answers, goal by goal: arrangements in the order of the case, then what else was asked for.

    `start`: where the ways begin, `today` or as it was named. `arrangements`: the goals.
    """

    asked: Asked
    start: str
    arrangements: tuple[str, ...]
    readings: tuple[str, ...]
    reaches: tuple[Reach, ...]

    def __iter__(self) -> Iterator[Reach]:
        return iter(self.reaches)

    def __getitem__(self, cell: tuple[str, str]) -> Reach:
        """The answer for (arrangement, reading); raises KeyError if it was not asked for."""
        for reach in self.reaches:
            if (reach.arrangement, reach.reading) == cell:
                return reach
        raise KeyError(cell)


@dataclass(frozen=True, slots=True)
class Within:
    """How much of an outcome can be reached; `outcome` empty for states without one.

    `states` has so many; `by_gains` of them are reached by moves that each mover gains by, the nearest in
    `gains_steps`; `by_any` by any legal moves, the nearest in `any_steps`. Steps are None where none is reached.
    """

    outcome: str
    states: int
    by_gains: int
    gains_steps: int | None
    by_any: int
    any_steps: int | None


@dataclass(frozen=True, slots=True)
class Reachable(Answer):
    """What can be reached at all from a start under one reading, outcome by outcome, in the order of the case.

    `possible`: the start is feasible under these rules; if not, the rest is empty.
    """

    asked: Asked
    reading: str
    start: str
    possible: bool
    outcomes: tuple[Within, ...]
