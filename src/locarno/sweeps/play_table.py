"""Play over time as a table: the goal's probability from every beginning under every reading."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date

import numpy as np

from ..analyses.play.numbers import Numbers
from ..analyses.security import Progress, unheard
from ..analyses.verdicts import check_day
from ..answers.asked import Asked
from ..answers.play import CLOSURES, Closure, PlayCell, PlayTable, Span
from ..kernels.types import Float64
from ..space.refusal import Refusal
from ..space.space import Spaces, reading_of
from .cast import Beginning, Cast, Playing, assumed_share, beginnings, cast_of, span, used, weights_named
from .goals import goal_named
from .play_one import KEPT, THEN, probability


@dataclass(frozen=True)
class _Job:
    """One game: a reading, numbers, a closure."""

    reading: str
    numbers: Numbers
    closure: Closure


def play_table(
    spaces: Spaces,
    pool: ThreadPoolExecutor,
    starts: Sequence[str] | None = None,
    readings: Sequence[str] | None = None,
    goal: str | None = None,
    playing: Playing | None = None,
    weights: Mapping[str, float] | None = None,
    scenarios: Sequence[str] = (),
    as_of: date | None = None,
    progress: Progress = unheard,
) -> PlayTable:
    """How likely the goal is after some months: kept all the time once agreed, so then from today.

    `starts` None: today and all arrangements; `readings` None: all. `weights`: of readings in a mixture. One game for
    each reading, point and closure answers for all beginnings. Raises Refusal for names the case does not have, for
    settings that cannot be, for a case without a goal if none is named, and as `verdicts` does.
    """
    case = spaces.case
    playing = (playing or Playing()).checked(case)
    check_day(case, as_of)
    asked = beginnings(case, starts)
    if not asked:
        raise Refusal("nothing to begin from", "the case has neither a status quo nor arrangements; name an expression")
    wanted = goal_named(case, goal)
    mixture = weights_named(case, weights or {})
    named = list(mixture) if mixture and readings is None else list(case.readings if readings is None else readings)
    who = list(dict.fromkeys(reading_of(case, id_).id for id_ in named))
    if set(mixture) - set(who):
        raise Refusal("a mixture with readings that are not asked about", "ask about all readings that are weighed")
    casts = {
        id_: cast_of(
            spaces.space(id_, scenarios, as_of), wanted, asked, playing, outcomes=False, values=False, pool=pool
        )
        for id_ in who
    }
    other: Closure = CLOSURES[1 - CLOSURES.index(playing.closure)]
    jobs = []
    for id_, cast in casts.items():
        points = cast.points()
        jobs += [_Job(id_, one, playing.closure) for one in points] + [_Job(id_, points[0], other)]
    games = [cast.game(cast.points()[0]) for cast in casts.values()]  # boards are laid out once, before threads
    big = any(game.threads is not None for game in games)

    def solve(job: _Job) -> dict[str, float]:
        return _solve(casts[job.reading], job)

    found: dict[str, list[dict[str, float]]] = {id_: [] for id_ in who}
    for done, (job, ends) in enumerate(zip(jobs, (map if big else pool.map)(solve, jobs), strict=True)):
        found[job.reading].append(ends)
        progress(done + 1, len(jobs))
    cells = tuple(_cell(one, id_, casts[id_], found[id_]) for one in asked for id_ in who)
    shares = [assumed_share(cast, game.board) for cast, game in zip(casts.values(), games, strict=True)]
    return PlayTable(
        asked=Asked(case.id, tuple(scenarios), as_of),
        readings={id_: case.readings[id_].name for id_ in who},
        labels={one.id: one.label for one in asked},
        goal=wanted.id,
        goal_label=wanted.name,
        settings=playing.settings(max(game.steps for game in games)),
        numbers={id_: used(case, cast.space, playing) for id_, cast in casts.items()},
        cells=cells,
        weights=mixture,
        mixed={one.id: _mixed([cell for cell in cells if cell.start == one.id], mixture) for one in asked}
        if mixture
        else {},
        unraised=games[0].board.unraised(),
        assumed_share=float(np.mean(shares)),
        solved=len(jobs),
    )


def kept_from(cast: Cast, start: Beginning) -> bool:
    """Whether the goal is so at a beginning, so that it can be kept."""
    return bool(cast.goal[cast.stage.starts[cast.here[start.id]]].all())


def _solve(cast: Cast, job: _Job) -> dict[str, float]:
    """The goal's probability at the end, from each beginning that has states."""
    if not cast.here:
        return {}
    game = cast.game(job.numbers, job.closure)
    inside = cast.stage.inside(game.board, cast.goal)
    worth = probability(game, inside, cast.playing.months, (THEN, KEPT))
    found: dict[str, float] = {}
    for id_, place in cast.here.items():
        ends: Float64 = worth.at(cast.stage.here(game.board, place))
        kept = bool(cast.goal[cast.stage.starts[place]].all())
        found[id_] = float(ends[-1] if kept else ends[-2])
    return found


def _cell(start: Beginning, reading: str, cast: Cast, ends: Sequence[Mapping[str, float]]) -> PlayCell:
    if start.id not in cast.here:
        return PlayCell(start.id, reading, start.arrangement is not None, None, None)
    *points, other = [one[start.id] for one in ends]
    return PlayCell(start.id, reading, kept_from(cast, start), span(points), other)


def _mixed(cells: Sequence[PlayCell], weights: Mapping[str, float]) -> Span | None:
    """The mean over the readings of a mixture that have a probability, weights made to sum to 1 among these."""
    there = [(weights.get(cell.reading, 0.0), cell.probability) for cell in cells if cell.probability is not None]
    whole = sum(weight for weight, _ in there)
    if whole == 0:
        return None
    parts = [(weight / whole, one) for weight, one in there]
    return Span(
        sum(w * one.middle for w, one in parts),
        sum(w * one.low for w, one in parts),
        sum(w * one.high for w, one in parts),
    )
