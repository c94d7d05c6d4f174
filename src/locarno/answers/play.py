"""Play over time: how likely each outcome is by month, what comes first, and what it rests on."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from ..case.play_nouns import UtilityRule
from .answer import Answer
from .asked import Asked

Closure = Literal["mistakes", "shocks"]
CLOSURES: tuple[Closure, ...] = ("mistakes", "shocks")
"""Whether a choice that is not the best is a mistake, or has a reason that nobody else sees."""

Stake = Literal["turn", "life"]
STAKES: tuple[Stake, ...] = ("turn", "life")
"""What precision is measured by: the best against the worst for one turn, or for the whole horizon."""

Menu = Literal["moves", "outcomes"]
MENUS: tuple[Menu, ...] = ("moves", "outcomes")
"""What has the same weight to begin with: every move, or every outcome that a move can lead to."""

UTILITIES: tuple[UtilityRule, ...] = ("halving", "centroid", "even", "drawn")
"""How numbers are made of an order of statements."""

TODAY = "today"


@dataclass(frozen=True, slots=True)
class PlaySettings:
    """How a play was solved.

    `horizon`: months that actors look ahead; `months`: that are shown; `steps` a month; `speed` multiplies the rates of
    actors. `draws`: so many drawn utilities besides `utility`. `points`: so many points within the ranges of numbers,
    ends of ranges and their middle not counted. `seed` of draws and points.
    """

    closure: Closure
    stake: Stake
    menu: Menu
    utility: UtilityRule
    horizon: float
    months: int
    steps: int
    speed: float
    draws: int
    points: int
    seed: int


@dataclass(frozen=True, slots=True)
class Span:
    """A number in the middle of all ranges, and the least and the greatest that came up in them."""

    middle: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class NumberUsed:
    """A number that the play rests on. `knob`: how a question names it; `set`: the question set it."""

    knob: str
    label: str
    low: float
    high: float
    word: str
    refs: tuple[str, ...]
    assumed: bool
    set: bool


@dataclass(frozen=True, slots=True)
class Band:
    """One outcome by month, from month 0.

    `then`: probability that the play is in it; `arrived`: that it has ever been, in the middle of all ranges. `until`:
    the month in which it first is, on average over what arrives in the months shown; None if nothing does. `spent`:
    months spent in it on average. `other`: probability at the end under the other closure.
    """

    outcome: str
    label: str
    then: tuple[Span, ...]
    arrived: tuple[float, ...]
    until: float | None
    spent: Span
    other: float


@dataclass(frozen=True, slots=True)
class GoalOverTime:
    """What the question is about, by month, from month 0.

    `then`: probability that it is so; `kept`: that it has been so all the time, None if it is not so at the beginning;
    `reached`: that it has ever been so. `other`: `kept` at the end under the other closure, `then` where that is None.
    """

    id: str
    label: str
    then: tuple[Span, ...]
    kept: tuple[Span, ...] | None
    reached: tuple[float, ...]
    other: float


@dataclass(frozen=True, slots=True)
class Turn:
    """A change of outcome on a path. `by`: whose move or which event brought it about, with shares, greatest first.

    `month`: when, on average.
    """

    outcome: str
    by: tuple[tuple[str, float], ...]
    month: float


@dataclass(frozen=True, slots=True)
class PlayPath:
    """A sequence of outcomes, and how likely play is to go through exactly these in the months shown."""

    start: str
    turns: tuple[Turn, ...]
    probability: float


@dataclass(frozen=True, slots=True)
class Hand:
    """What one actor could make of the goal alone, all others playing as they do; and what it is worth to the actor.

    `least`, `most`: probability of the goal (kept, else then). `value`: what the actor expects, from 0, its worst state
    all the time, to 1, its best.
    """

    actor: str
    least: float
    most: float
    value: float


@dataclass(frozen=True, slots=True)
class Sensitive:
    """The goal's probability at the end with one thing otherwise: `what` names it, such as `speed x4`."""

    what: str
    probability: float


@dataclass(frozen=True, slots=True)
class StationaryPlay:
    """Play without end, sought from several starts: the goal's probability at the end of the months shown, by start.

    `residual`: the greatest change of a value in the last sweep of any start, a month in the best state being 1;
    `sweeps`: the most that any start took. `settled`: nothing moved any more; `alike`: all starts led to the same.
    """

    ends: tuple[float, ...]
    residual: float
    sweeps: int
    settled: bool
    alike: bool


@dataclass(frozen=True)
class Played(Answer):
    """One reading from one beginning. `start`: an arrangement's id or `today`; `states`: where play begins, in words.

    `unraised`: joint options, which nobody raises in play. `solved`: how many games were; `states_solved`: the states
    of the largest, what does not matter left out. `ensemble`: the goal under drawn utilities, None if none were drawn.
    `stationary`: None if it was not asked for.
    """

    asked: Asked
    reading: str
    start: str
    start_label: str
    states: tuple[str, ...]
    settings: PlaySettings
    numbers: tuple[NumberUsed, ...]
    bands: tuple[Band, ...]
    goal: GoalOverTime
    paths: tuple[PlayPath, ...]
    hands: tuple[Hand, ...]
    sensitivity: tuple[Sensitive, ...]
    ensemble: Span | None
    stationary: StationaryPlay | None
    unraised: tuple[str, ...]
    assumed_share: float
    solved: int
    states_solved: int


@dataclass(frozen=True, slots=True)
class PlayCell:
    """The goal's probability at the end from one beginning under one reading; None: no such state, or no goal in it.

    `kept`: all the time (once agreed); else that it is so then (from today). `other`: under the other closure.
    """

    start: str
    reading: str
    kept: bool
    probability: Span | None
    other: float | None


@dataclass(frozen=True)
class PlayTable(Answer):
    """All beginnings under all readings. `labels` of beginnings, `goal` in words.

    `weights`: of each reading in a mixture, empty if none was asked for; `mixed`: the mixture's probability by
    beginning, over the readings that have one; None where none has.
    """

    asked: Asked
    readings: Mapping[str, str]
    labels: Mapping[str, str]
    goal: str
    goal_label: str
    settings: PlaySettings
    numbers: Mapping[str, tuple[NumberUsed, ...]]
    cells: tuple[PlayCell, ...]
    weights: Mapping[str, float]
    mixed: Mapping[str, Span | None]
    unraised: tuple[str, ...]
    assumed_share: float
    solved: int

    def __getitem__(self, key: tuple[str, str]) -> PlayCell:
        """The cell of a beginning and a reading."""
        return next(cell for cell in self.cells if (cell.start, cell.reading) == key)
