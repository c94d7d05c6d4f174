"""What a case is asked about play over time: how likely, how soon, and from which belief on."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import TypedDict, Unpack

from ..analyses.security import Progress, unheard
from ..answers.play import TODAY, Closure, Menu, Played, PlayTable, Stake
from ..answers.threshold import Thresholds
from ..case.nouns import Case
from ..case.play_nouns import UtilityRule
from ..space.space import Spaces


class How(TypedDict, total=False):
    """How play is asked about, the same in all three questions; what is left out is as `locarno play` has it.

    `closure`: a choice that is not the best is a mistake ("mistakes") or has private reasons ("shocks"). `stake`:
    precision is measured by one "turn" or by the whole "life". `menu`: "moves" or "outcomes" weigh the same to begin
    with. `utility`: how numbers are made of orders, "centroid", "halving", "even" or "drawn"; `draws`: so many drawn
    ones besides. `horizon`: months that actors look ahead, `months` that are shown, `steps` a month (None: as many as
    needed), `speed`: all rates of actors times this. `points`: so many points within the ranges of numbers. `setting`:
    numbers in place of the reading's, by knob: `discount`, `precision`, `rate:ACTOR`, `chance:ID`, `event:ID`,
    `weight:ACTOR:K`. `without`: chances and events that are not in force.
    """

    closure: Closure
    stake: Stake
    menu: Menu
    utility: UtilityRule
    horizon: float
    months: int
    steps: int | None
    speed: float
    draws: int
    points: int
    seed: int
    setting: Mapping[str, float]
    without: Sequence[str]


class PlayedOut:
    """The questions about play over time."""

    case: Case
    _spaces: Spaces
    _pool: ThreadPoolExecutor

    def _day(self, as_of: date | None) -> date | None:
        raise NotImplementedError

    def _one(self, reading: str | None) -> str:
        raise NotImplementedError

    def play_numbers(self) -> tuple[str, ...]:
        """The numbers that `setting` and `over` can name, weights of statements left out."""
        from ..sweeps.cast import knobs_of  # what few questions need is not read for all

        return tuple(knobs_of(self.case))

    def play(
        self,
        reading: str | None = None,
        start: str = TODAY,
        goal: str | None = None,
        sensitivity: bool = False,
        stationary: bool = False,
        scenarios: Sequence[str] = (),
        as_of: date | None = None,
        progress: Progress = unheard,
        **how: Unpack[How],
    ) -> Played:
        """How likely is each outcome by month, what comes first, and whose choices does it hang on?

        `start`: `today`, an arrangement once agreed, an outcome or an expression. `goal`: what the answer is about;
        None: the case's own goal, else the start itself. `sensitivity`: also with other rates and precisions.
        `stationary`: also play without end, as a check. `how`: the words of `How`, such as `months=36`. Raises Refusal
        for names the case does not have, for numbers that cannot be, and where there is nothing to start from.
        """
        from ..sweeps.cast import Playing  # what few questions need is not read for all
        from ..sweeps.play_one import play

        return play(
            self._spaces, self._pool, self._one(reading), start, goal, Playing(**how), sensitivity, stationary,
            scenarios, self._day(as_of), progress,
        )  # fmt: skip

    def play_table(
        self,
        starts: Sequence[str] | None = None,
        readings: Sequence[str] | None = None,
        goal: str | None = None,
        weights: Mapping[str, float] | None = None,
        scenarios: Sequence[str] = (),
        as_of: date | None = None,
        progress: Progress = unheard,
        **how: Unpack[How],
    ) -> PlayTable:
        """How likely is the goal after some months, from each start under each reading?

        `starts` None: today and all arrangements; `readings` None: all. `weights`: of readings in a mixture, such as
        `{"R0": 1, "R3": 2}`. `goal` and `how` as in `play`. Raises Refusal as `play` does, and where no goal is named
        and the case has none.
        """
        from ..sweeps.cast import Playing
        from ..sweeps.play_table import play_table

        return play_table(
            self._spaces, self._pool, starts, readings, goal, Playing(**how), weights, scenarios, self._day(as_of),
            progress,
        )  # fmt: skip

    def threshold(
        self,
        over: str,
        start: str | None = None,
        readings: Sequence[str] | None = None,
        goal: str | None = None,
        low: float | None = None,
        high: float | None = None,
        scan: int = 33,
        level: float = 0.5,
        second: str | None = None,
        second_low: float | None = None,
        second_high: float | None = None,
        scenarios: Sequence[str] = (),
        as_of: date | None = None,
        progress: Progress = unheard,
        **how: Unpack[How],
    ) -> Thresholds:
        """At which value of a number does the probability of the goal cross a mark?

        `over`: a knob, as in `How.setting`; `low`, `high` None: its usual range; `scan`: so many values to begin with.
        `start` None: the goal itself, once agreed. `level`: the mark. `second`: another knob, for a map over both in
        place of a curve. `goal` and `how` as in `play`. Raises Refusal as `play` does.
        """
        from ..sweeps.cast import Playing
        from ..sweeps.threshold import threshold

        return threshold(
            self._spaces, self._pool, over, start, readings, goal, Playing(**how), low, high, scan, level, second,
            second_low, second_high, scenarios, self._day(as_of), progress,
        )  # fmt: skip
