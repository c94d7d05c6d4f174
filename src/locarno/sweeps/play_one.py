"""Play over time from one beginning under one reading, in full."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from typing import TypeVar

import numpy as np

from ..analyses.play.course import Course, Sketch, Way, course, flows_met, sketch, ways
from ..analyses.play.game import Game
from ..analyses.play.solve import Asking, Worth, back, end_of, with_asking
from ..analyses.play.stage import Stage
from ..analyses.play.stationary import alike, settle, under
from ..analyses.security import Progress, unheard
from ..analyses.verdicts import check_day
from ..answers.asked import Asked
from ..answers.play import (
    CLOSURES,
    TODAY,
    Band,
    Closure,
    GoalOverTime,
    Hand,
    Played,
    PlayPath,
    Sensitive,
    Span,
    StationaryPlay,
    Turn,
)
from ..case.nouns import Arrangement
from ..kernels.types import Bool, Float64
from ..space.refusal import Refusal
from ..space.space import Spaces, reading_of
from .cast import Beginning, Cast, Playing, assumed_share, beginnings, cast_of, likes_of, span, used
from .goals import goal_named

THEN, KEPT = 0, 1
_PATHS = 8
_STARTS = 4
_SPEEDS = (0.25, 0.5, 2.0, 4.0)
_PRECISIONS = (0.5, 2.0)

Found = TypeVar("Found")


def play(
    spaces: Spaces,
    pool: ThreadPoolExecutor,
    reading: str,
    start: str = TODAY,
    goal: str | None = None,
    playing: Playing | None = None,
    sensitivity: bool = False,
    stationary: bool = False,
    scenarios: Sequence[str] = (),
    as_of: date | None = None,
    progress: Progress = unheard,
) -> Played:
    """What comes of one beginning under one reading, month by month.

    `start`: `today`, an arrangement, an outcome or an expression. `goal` None: the case's own, else the beginning
    itself. `stationary`: also play without end, as a check. Raises Refusal for names the case does not have, for
    settings that cannot be, where there is no such state, and as `verdicts` does.
    """
    case = spaces.case
    playing = (playing or Playing()).checked(case)
    check_day(case, as_of)
    beginning = beginnings(case, [start])[0]
    wanted = goal_for(spaces, goal, beginning)
    space = spaces.space(reading_of(case, reading).id, scenarios, as_of)
    cast = cast_of(space, wanted, [beginning], playing, outcomes=True, values=False, pool=pool)
    if not cast.here:
        raise Refusal(
            f"under `{space.reading.id}` there is no state of `{beginning.id}`", "`locarno verdicts` says why"
        )
    work = _Work(cast, sensitivity, stationary)
    work.run(pool, progress)
    game, main = work.game, work.main
    names, labels = [*case.outcomes, ""], [*(one.label or one.id for one in case.outcomes.values()), "no outcome"]
    followed = ways(game, work.mass, main.turns, playing.months, _PATHS)
    kept = bool(work.inside[cast.stage.here(game.board, 0)].all())
    return Played(
        asked=Asked(case.id, tuple(scenarios), as_of),
        reading=space.reading.id,
        start=beginning.id,
        start_label=beginning.label,
        states=tuple(space.frame.label(int(state)) for state in cast.stage.starts[0]),
        settings=playing.settings(game.steps),
        numbers=used(case, space, playing),
        bands=tuple(_band(names[kind], labels[kind], kind, work) for kind in range(len(names))),
        goal=_over_time(wanted, work, kept),
        paths=tuple(_path(game, way, names) for way in followed if way.probability > 0),
        hands=tuple(work.hands),
        sensitivity=tuple(work.sensitive),
        ensemble=span([_end(main, kept), *work.drawn]) if work.drawn else None,
        stationary=work.stationary,
        unraised=game.board.unraised(),
        assumed_share=assumed_share(cast, game.board),
        solved=work.solved,
        states_solved=game.board.size,
    )


def goal_for(spaces: Spaces, goal: str | None, beginning: Beginning) -> Arrangement:
    """What is asked about: named, or the case's own goal, or the beginning itself; refuses where there is none."""
    if goal is None and spaces.case.goal is None and beginning.arrangement is not None:
        return beginning.arrangement
    return goal_named(spaces.case, goal)


def mode_of(inside: Bool, here: Sequence[int]) -> int:
    """Whether the goal is to be kept all the time, or to be so then, because it is not so at the beginning."""
    return KEPT if bool(inside[list(here)].all()) else THEN


def probability(game: Game, inside: Bool, months: int, modes: Sequence[int]) -> Worth:
    """What every state is worth, and the probability of the goal after so many months, a column for each mode."""
    return asked_of(game, [Asking(inside, mode) for mode in modes], months)


def asked_of(game: Game, asking: Sequence[Asking], months: int) -> Worth:
    """What every state is worth, with columns of probabilities that are about the first so many months."""
    shown = months * game.steps
    worth = end_of(game)
    back(worth, max(round(game.manner.horizon * game.steps) - shown, 0))
    worth = with_asking(worth, asking)
    back(worth, shown)
    return worth


class _Work:
    """All games that one answer needs, and what came of them."""

    def __init__(self, cast: Cast, sensitivity: bool, stationary: bool) -> None:
        self.cast = cast
        playing = cast.playing
        self.points = cast.points()
        self.game = cast.game(self.points[0])
        self.mass = cast.stage.mass(self.game.board, 0)
        self.inside = cast.stage.inside(self.game.board, cast.goal)
        self.other: Closure = CLOSURES[1 - CLOSURES.index(playing.closure)]
        self._changed = _changes(cast) if sensitivity else []
        self._draws = [likes_of(cast.space, playing, "drawn", playing.seed + one) for one in range(playing.draws)]
        self.courses: list[Course | Sketch] = []
        self.otherwise: Sketch | None = None
        self.hands: list[Hand] = []
        self.sensitive: list[Sensitive] = []
        self.drawn: list[float] = []
        self.stationary: StationaryPlay | None = None
        self._ask_stationary = stationary

    @property
    def solved(self) -> int:
        """How many games there were."""
        return len(self.points) + 2 + len(self._changed) + len(self._draws)

    @property
    def main(self) -> Course:
        """The course in the middle of all ranges."""
        found = self.courses[0]
        assert isinstance(found, Course)
        return found

    def run(self, pool: ThreadPoolExecutor, progress: Progress) -> None:
        """Solve them all, spread over threads; the order of answers does not depend on who is done first."""
        months = self.cast.playing.months
        jobs: list[Callable[[], object]] = [
            (lambda one=one: sketch(self.cast.game(one), self.mass, self.inside, months))  # type: ignore[misc]
            for one in self.points[1:]
        ]
        jobs.insert(0, lambda: course(self.game, self.mass, self.inside, months))
        jobs.append(lambda: sketch(self.cast.game(self.points[0], self.other), self.mass, self.inside, months))
        jobs.append(lambda: _hands(self.cast, self.game, self.inside, self._worth()))
        jobs.append(lambda: _stationary(self.cast, self.game, self.inside) if self._ask_stationary else None)
        jobs += [(lambda one=one: self._end(one)) for _, one in self._changed]  # type: ignore[misc]
        jobs += [(lambda one=one: self._end(self.cast.game(self.points[0], likes=one))) for one in self._draws]  # type: ignore[misc]
        found = list(_in_order(pool, self.game.threads is not None, jobs, progress))
        cut = len(self.points)
        self.courses = found[:cut]  # type: ignore[assignment]
        self.otherwise, self.hands = found[cut], found[cut + 1]  # type: ignore[assignment]
        self.stationary = found[cut + 2]  # type: ignore[assignment]
        ends = found[cut + 3 :]
        self.sensitive = [Sensitive(what, end) for (what, _), end in zip(self._changed, ends, strict=False)]  # type: ignore[arg-type]
        self.drawn = ends[len(self._changed) :]  # type: ignore[assignment]

    def _worth(self) -> list[float]:
        """What it is worth to each actor, from 0 to 1; asked of the game with all that anybody likes."""
        cast = self.cast
        stage = Stage(cast.space, cast.stage.starts, [cast.goal], outcomes=False, values=True)
        game = stage.game(self.points[0], likes_of(cast.space, cast.playing), cast.playing.manner())
        steps = max(round(game.manner.horizon * game.steps), cast.playing.months * game.steps)
        if game.shocks:  # their values count reasons that nobody else sees; what is told is what states give
            return (flows_met(game, stage.mass(game.board, 0), steps) / _whole(game, steps)).tolist()  # type: ignore[no-any-return]
        worth = end_of(game)
        back(worth, steps)
        return [float(one) for one in worth.at(stage.here(game.board, 0)) / _whole(game, worth.steps)]

    def _end(self, game: Game) -> float:
        here = self.cast.stage.here(game.board, 0)
        inside = self.cast.stage.inside(game.board, self.cast.goal)
        mode = mode_of(inside, here.tolist())
        return float(probability(game, inside, self.cast.playing.months, [mode]).at(here)[-1])


def _in_order(
    pool: ThreadPoolExecutor, big: bool, jobs: Sequence[Callable[[], Found]], progress: Progress
) -> Sequence[Found]:
    """The answers in the order of the jobs, which are spread over threads unless each takes all threads itself."""
    found = []
    for done, one in enumerate((job() for job in jobs) if big else pool.map(lambda job: job(), jobs), 1):
        found.append(one)
        progress(done, len(jobs))
    return found


def _changes(cast: Cast) -> list[tuple[str, Game]]:
    """The game with other speeds and precisions, each by itself."""
    numbers = cast.points()[0]
    found = []
    for factor in _SPEEDS:
        changed = replace(cast, playing=replace(cast.playing, speed=cast.playing.speed * factor, steps=None))
        found.append((f"speed x{factor:g}", changed.game(numbers)))
    more = [(factor, numbers.having("precision", numbers.precision * factor)) for factor in _PRECISIONS]
    return found + [(f"precision x{factor:g}", cast.game(one)) for factor, one in more]


def _stationary(cast: Cast, game: Game, inside: Bool) -> StationaryPlay:
    """Play without end, from several starts."""
    here = cast.stage.here(game.board, 0)
    asking = [Asking(inside, mode_of(inside, here.tolist()))]
    found = settle(game, _STARTS, cast.playing.seed)
    ends = [float(under(one, asking, cast.playing.months * game.steps).at(here)[-1]) for one in found]
    return StationaryPlay(
        ends=tuple(ends),
        residual=max(one.residual for one in found),
        sweeps=max(one.sweeps for one in found),
        settled=all(one.settled for one in found),
        alike=alike(ends),
    )


def _hands(cast: Cast, game: Game, inside: Bool, worth_to: Sequence[float]) -> list[Hand]:
    """What each actor could make of the goal alone, and what it is worth to it."""
    here, months = cast.stage.here(game.board, 0), cast.playing.months
    mode = mode_of(inside, here.tolist())
    actors = len(game.board.frame.players)
    asking = [Asking(inside, mode, sign * (actor + 1)) for actor in range(actors) for sign in (-1, 1)]
    found = asked_of(game, asking, months).at(here)
    return [
        Hand(actor, float(found[actors + 2 * row]), float(found[actors + 2 * row + 1]), worth_to[row])
        for row, actor in enumerate(game.board.frame.players)
    ]


def _whole(game: Game, steps: int) -> float:
    """What the best state all the time is worth: the sum of what counts, at the rate at which the flows count."""
    unit = game.unit
    return float(unit * ((1 - game.keep ** (steps + 1)) / (1 - game.keep) if game.keep < 1 else steps + 1))


def _end(one: Course | Sketch, kept: bool) -> float:
    return float((one.kept if kept else one.goal)[-1])


def _spans(columns: Sequence[Float64]) -> tuple[Span, ...]:
    """By month, over all points."""
    table = np.stack(columns)
    low, high = table.min(axis=0), table.max(axis=0)
    return tuple(Span(float(m), float(a), float(b)) for m, a, b in zip(table[0], low, high, strict=True))


def _band(name: str, label: str, kind: int, work: _Work) -> Band:
    assert work.otherwise is not None
    main = work.main
    arrived = main.arrived[:, kind]
    return Band(
        outcome=name,
        label=label,
        then=_spans([one.then[:, kind] for one in work.courses]),
        arrived=tuple(arrived.tolist()),
        until=float(main.until[kind]) if arrived[-1] > 1e-9 else None,
        spent=span([float(one.spent[kind]) for one in work.courses]),
        other=float(work.otherwise.then[-1, kind]),
    )


def _over_time(goal: Arrangement, work: _Work, kept: bool) -> GoalOverTime:
    assert work.otherwise is not None
    return GoalOverTime(
        id=goal.id,
        label=goal.name,
        then=_spans([one.goal for one in work.courses]),
        kept=_spans([one.kept for one in work.courses]) if kept else None,
        reached=tuple(work.main.reached.tolist()),
        other=_end(work.otherwise, kept),
    )


def _path(game: Game, way: Way, names: Sequence[str]) -> PlayPath:
    who = [*game.board.frame.players, *game.board.events]
    turns = []
    for kind, by, month in zip(way.outcomes[1:], way.by, way.month, strict=True):
        order = sorted(range(len(who)), key=lambda one: (-by[one], one))  # used at once
        shares = tuple((who[one], float(by[one])) for one in order if by[one] > 0.005)
        turns.append(Turn(names[kind], shares, month))
    return PlayPath(names[way.outcomes[0]], tuple(turns), way.probability)
