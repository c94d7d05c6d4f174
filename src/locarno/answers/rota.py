"""Who is on duty month by month: soldiers in units, tours and rests."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from ..case.pledge_nouns import Rotation

Method = Literal["greedy", "optimal"]


@dataclass(frozen=True, slots=True)
class UnitPool:
    """The whole units of a state, there from month `ready` on at the earliest; `left` soldiers are too few for one."""

    state: str
    units: int
    left: int
    ready: int


@dataclass(frozen=True, slots=True)
class Rules:
    """What every rota keeps: `unit` soldiers go together, for tours of `tour` months, then rest at least `rest`.

    `said`: the tour is the rotation's own and not the usual six months. `target`: units wanted on duty every month.
    `first`: the first month, from 1, in which anybody can be there; `months`: the last.
    """

    counting: str
    rotation: Rotation
    unit: int
    tour: int
    said: bool
    rest: int
    target: int
    first: int
    months: int
    pools: tuple[UnitPool, ...]

    @property
    def cycle(self) -> int:
        """Months from the beginning of a unit's tour to the earliest of its next."""
        return self.tour + self.rest

    @property
    def units(self) -> int:
        """All units of all states."""
        return sum(pool.units for pool in self.pools)


@dataclass(frozen=True, slots=True)
class TooMuch:
    """Months, counted from 1, in which no rota can meet the target, by counting alone.

    `served`: unit-months that all units can serve between `begin` and `end` at most, whatever the rota; `wanted`: those
    that the target takes, more than these.
    """

    begin: int
    end: int
    served: int
    wanted: int


@dataclass(frozen=True, slots=True)
class Relief:
    """A state one more unit of which would help; the least month and all shortage, in units, with it."""

    state: str
    least: int
    short: int


@dataclass(frozen=True, slots=True)
class Deployment:
    """A rota. `starts[state][m]`: units that begin a tour in month m + 1.

    `optimal`: no rota has more units in its least month (counted up to the target), and none of those less shortage in
    all, then later shortage, then fewer above the target, then parts nearer to the size of the pools. `relief`: for an
    optimal rota that falls short, the states one more unit of which would help. `too_much`: why no rota at all can meet
    the target, by counting; None where it can, or where only the solver can tell.
    """

    method: Method
    rules: Rules
    starts: Mapping[str, tuple[int, ...]]
    relief: tuple[Relief, ...]
    too_much: TooMuch | None

    def on_duty(self, state: str) -> tuple[int, ...]:
        """Units of a state on duty in each month."""
        begun = self.starts[state]
        tour = self.rules.tour
        return tuple(sum(begun[max(0, month - tour + 1) : month + 1]) for month in range(len(begun)))

    @property
    def total(self) -> tuple[int, ...]:
        """Units on duty in each month."""
        by_state = [self.on_duty(state) for state in self.starts]
        return tuple(sum(units) for units in zip(*by_state, strict=True))

    @property
    def counted_months(self) -> range:
        """The months, from 0, in which somebody can be there."""
        return range(self.rules.first - 1, self.rules.months)

    @property
    def least(self) -> int:
        """Units on duty in the least of these months, at most the target."""
        return min((min(self.total[month], self.rules.target) for month in self.counted_months), default=0)

    @property
    def short(self) -> int:
        """Unit-months below the target, over these months."""
        return sum(max(0, self.rules.target - self.total[month]) for month in self.counted_months)

    @property
    def for_good(self) -> int:
        """Units that could be on duty without end, rounded down; in a short time there may be more."""
        return self.rules.units * self.rules.tour // self.rules.cycle

    @property
    def meets(self) -> bool:
        """Whether the target is met in each of these months."""
        return self.rules.target > 0 and not self.short and self.rules.first <= self.rules.months
