"""Thresholds: a probability over one number, scanned first and refined then, or over two as a map.

A curve need not be monotone, so no interval is halved that has not been looked into: the whole range is scanned, points
are added where the curve moves most, and only then a crossing is closed in on, between two neighbouring points.
"""

import itertools
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import date
from heapq import heapify, heappop, heappush
from threading import Lock

import numpy as np
from scipy.optimize import brentq

from ..analyses.play.game import Game
from ..analyses.play.numbers import limits
from ..analyses.security import Progress, unheard
from ..analyses.verdicts import check_day
from ..answers.asked import Asked
from ..answers.play import CLOSURES, Closure, NumberUsed
from ..answers.threshold import BreakEven, Crossing, Curve, Map, MarkFrom, Scanned, Thresholds
from ..case.basis import Basis
from ..case.nouns import Arrangement, Case, Reading
from ..space.refusal import Refusal
from ..space.space import Spaces, reading_of
from .attack import Attack, attack_of
from .cast import Beginning, Cast, Playing, assumed_share, beginnings, cast_of, in_the_way, knob_named, likes_of, used
from .goals import goal_named
from .play_one import goal_for, mode_of, probability

SCAN, MOST_ADDED = 33, 48
_STEEP, _CLOSE = 0.04, 1 / 512
_EXACT = 1e-5

Points = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class _Knob:
    """The number that is scanned, and how far."""

    name: str
    low: float
    high: float
    even: bool

    def values(self, number: int) -> list[float]:
        """So many values over the range; where it spans several sizes, evenly on a logarithmic scale."""
        if self.even:
            return [float(one) for one in np.linspace(self.low, self.high, number)]
        return [float(one) for one in np.geomspace(self.low, self.high, number)]


def threshold(
    spaces: Spaces,
    pool: ThreadPoolExecutor,
    over: str,
    start: str | None = None,
    readings: Sequence[str] | None = None,
    goal: str | None = None,
    playing: Playing | None = None,
    low: float | None = None,
    high: float | None = None,
    scan: int = SCAN,
    level: float = 0.5,
    second: str | None = None,
    second_low: float | None = None,
    second_high: float | None = None,
    scenarios: Sequence[str] = (),
    as_of: date | None = None,
    progress: Progress = unheard,
) -> Thresholds:
    """The goal's probability at the end of the months shown, over one number, with every crossing of `level` found.

    `over`: a knob (see `Playing`); `low`, `high` None: its usual range. `start` None: the goal itself, once agreed.
    `scan`: so many values first. `second`: another number, for a map of `scan` / 2 by as many values instead of a
    curve. Raises Refusal for names the case does not have, for ranges and settings that cannot be, and as `verdicts`
    does.
    """
    case = spaces.case
    check_day(case, as_of)
    if not 3 <= scan <= 1000:
        raise Refusal(f"a scan of {scan} values", "from 3 to 1000")
    if not 0 < level < 1:
        raise Refusal(f"a mark of {level:g}", "a probability between 0 and 1")
    playing = (playing or Playing()).checked(case)
    wanted, beginning = _asked(spaces, start, goal)
    knob = _knob(case, over, low, high)
    other = _knob(case, second, second_low, second_high) if second else None
    if other is not None and other.name == knob.name:
        raise Refusal(f"a map of `{knob.name}` over itself", "name two different numbers")
    playing = replace(playing, without=(*playing.without, *_aside(case, playing, [knob, other])))
    who = [reading_of(case, id_).id for id_ in (case.readings if readings is None else dict.fromkeys(readings))]
    stage = [
        cast_of(spaces.space(id_, scenarios, as_of), wanted, [beginning], playing, False, False, pool) for id_ in who
    ]
    casts = [_settled(cast, [one for one in (knob, other) if one]) for cast in stage if cast.here]
    if not casts:
        raise Refusal(f"no reading that is asked about has a state of `{beginning.id}`", "`locarno verdicts` says why")
    games = [_Scan(cast, knob, beginning, level, playing.closure).game(knob.high) for cast in casts]  # before threads
    spread = map if any(game.threads is not None for game in games) else pool.map
    counted = _Count(progress, len(casts) * (2 * scan if other is None else max(scan // 2, 3) ** 2))
    if other is None:
        jobs = [_Scan(cast, knob, beginning, level, playing.closure) for cast in casts]
        curves = tuple(spread(lambda job: job.curve(scan, counted), jobs))
        maps: tuple[Map, ...] = ()
    else:
        number = max(scan // 2, 3)
        curves = ()
        maps = tuple(spread(lambda cast: _map(cast, knob, other, beginning, number, counted), casts))
    found_in = {cast.space.reading.id for cast in casts}
    return Thresholds(
        asked=Asked(case.id, tuple(scenarios), as_of),
        start=beginning.id,
        start_label=beginning.label,
        goal=wanted.id,
        goal_label=wanted.name,
        settings=playing.settings(max(cast.game(cast.points()[0]).steps for cast in casts)),
        over=_scanned(case, knob, casts),
        second=_scanned(case, other, casts) if other else None,
        level=level,
        readings={id_: case.readings[id_].name for id_ in who},
        curves=curves,
        maps=maps,
        missing=tuple(id_ for id_ in who if id_ not in found_in),
        marks=_marks(casts[0].space.reading),
        solved=counted.done,
    )


@dataclass
class _Count:
    """Games solved so far; told as they are solved, by whichever thread."""

    progress: Progress
    expected: int
    done: int = 0
    lock: Lock = field(default_factory=Lock)

    def one(self) -> None:
        with self.lock:
            self.done += 1
            self.progress(min(self.done, self.expected), max(self.expected, self.done))


def _asked(spaces: Spaces, start: str | None, goal: str | None) -> tuple[Arrangement, Beginning]:
    if start is None:
        wanted = goal_named(spaces.case, goal)
        return wanted, Beginning(wanted.id, wanted.name, wanted)
    beginning = beginnings(spaces.case, [start])[0]
    return goal_for(spaces, goal, beginning), beginning


def _knob(case: Case, over: str, low: float | None, high: float | None) -> _Knob:
    name = knob_named(case, over)
    kind = name.partition(":")[0]
    usual = {"discount": (0.8, 1.0), "precision": (10.0, 1000.0), "rate": (0.1, 10.0), "chance": (0.0, 1.0)}.get(
        kind, (0.0, 1.0)
    )
    low, high = usual[0] if low is None else low, usual[1] if high is None else high
    least, most = (0.0, 1e6) if kind == "weight" else limits(name)
    if not least <= low < high <= most:
        raise Refusal(
            f"`{name}` from {low:g} to {high:g}", f"a range within {least:g} to {most:g}, the lower end first"
        )
    return _Knob(name, low, high, not (kind in ("precision", "rate") and low > 0))


def _aside(case: Case, playing: Playing, knobs: Sequence[_Knob | None]) -> list[str]:
    """The chances that are not in force because what is scanned draws the same options; refuses if that is set too."""
    scanned = [knob.name for knob in knobs if knob is not None]
    aside = [other for name in scanned for other in in_the_way(case, name)]
    clash = [f"`{name}`" for name in (*scanned, *playing.setting) if name in aside]
    if clash:
        raise Refusal(f"{', '.join(clash)} would draw the same option as what is scanned", "scan or set one of them")
    return aside


def _settled(cast: Cast, knobs: Sequence[_Knob]) -> Cast:
    """The same with so many steps a month that they do for all values of the numbers scanned."""
    if cast.playing.steps is not None or not any(one.name.startswith(("rate:", "event:")) for one in knobs):
        return cast
    numbers = cast.points()[0]
    for one in knobs:
        numbers = numbers.having(one.name, one.high) if not one.name.startswith("weight:") else numbers
    return replace(cast, playing=replace(cast.playing, steps=cast.game(numbers).steps))


def _marks(reading: Reading) -> tuple[MarkFrom, ...]:
    return tuple(MarkFrom(one.id, one.label, float(one.value), one.basis.refs) for one in reading.play.marks.values())


def _scanned(case: Case, knob: _Knob, casts: Sequence[Cast]) -> Scanned:
    """What is scanned, in words, with what it rests on."""
    kind, _, id_ = knob.name.partition(":")
    play = casts[0].space.reading.play
    basis = Basis(assumed=True)
    label = {"discount": "what a month later counts", "precision": "how precisely actors choose"}.get(kind, "")
    if kind == "rate":
        label, basis = f"how often {case.actors[id_].name} moves, times a month", play.rates[id_].basis
    elif kind == "chance":
        label, basis = play.chances[id_].label or id_, play.chances[id_].basis
    elif kind == "event":
        label, basis = f"{play.events[id_].label or id_}, times a month", play.events[id_].basis
    elif kind == "weight":
        actor, place = id_.split(":")
        label = f"what statement {place} of {case.actors[actor].name} weighs"
    return Scanned(knob.name, label, knob.low, knob.high, basis.refs, basis.assumed)


class _Scan:
    """One reading and one number: the probability at any of its values."""

    def __init__(self, cast: Cast, knob: _Knob, beginning: Beginning, level: float, closure: Closure) -> None:
        self.cast, self.knob, self.level, self.closure = cast, knob, level, closure
        self.place = cast.here[beginning.id]
        self.kept = bool(cast.goal[cast.stage.starts[self.place]].all())

    def game(self, value: float, closure: Closure | None = None) -> Game:
        """The game with the number at a value, all ranges in their middle."""
        return _game(self.cast, {self.knob.name: value}, closure or self.closure)

    def at(self, value: float, closure: Closure | None = None) -> float:
        """The goal's probability there."""
        return _at(self.cast, self.game(value, closure), self.place)

    def curve(self, scan: int, counted: _Count) -> Curve:
        """Scan, look closer where it moves, close in on crossings."""

        def seen(value: float) -> float:
            counted.one()
            return self.at(value)

        found = {value: seen(value) for value in self.knob.values(scan)}
        self._closer(found, seen)
        points = tuple(sorted(found.items()))
        crossings = _crossings(points, self.level, seen, self.knob.high - self.knob.low)
        points = tuple(sorted(found.items()))
        other: Closure = CLOSURES[1 - CLOSURES.index(self.closure)]
        second = []
        for value in self.knob.values(scan):
            counted.one()
            second.append((value, self.at(value, other)))
        cast = self.cast
        own = self._own()
        board = self.game(self.knob.low).board
        attack = attack_of(cast, self.place) if self.kept else None
        return Curve(
            reading=cast.space.reading.id,
            points=points,
            other=tuple(second),
            crossings=crossings,
            own=own,
            left=self._left(),
            widest=max(b - a for (a, _), (b, _) in itertools.pairwise(points)),
            kept=self.kept,
            break_even=self._break_even(attack, scan) if attack is not None else None,
            assumed_share=assumed_share(cast, board),
        )

    def _closer(self, found: dict[float, float], seen: Callable[[float], float]) -> None:
        """Add values between neighbours, where the curve moves most first, until it moves little or they are close."""
        least = _CLOSE * (self.knob.high - self.knob.low)

        def steep(a: float, b: float) -> tuple[float, float, float]:
            return -abs(found[b] - found[a]), a, b

        order = sorted(found)
        queue = [steep(a, b) for a, b in itertools.pairwise(order)]
        heapify(queue)
        added = 0
        while queue and added < MOST_ADDED:
            move, a, b = heappop(queue)
            if -move < _STEEP:
                break
            if b - a < least:
                continue
            middle = (a + b) / 2
            found[middle] = seen(middle)
            added += 1
            heappush(queue, steep(a, middle))
            heappush(queue, steep(middle, b))

    def _own(self) -> NumberUsed | None:
        """What the reading itself says of the number, or else of another chance that draws the same option."""
        space = self.cast.space
        as_written = used(space.case, space, replace(self.cast.playing, without=(), setting={}))
        wanted = [self.knob.name, *in_the_way(space.case, self.knob.name)]
        return next((one for name in wanted for one in as_written if one.knob == name), None)

    def _left(self) -> float | None:
        """The probability where the chance is not in force, so that the actors decide; None for other numbers."""
        if not self.knob.name.startswith("chance:"):
            return None
        without = replace(
            self.cast.playing,
            without=(*self.cast.playing.without, self.knob.name),
            setting={name: value for name, value in self.cast.playing.setting.items() if name != self.knob.name},
        )
        cast = replace(self.cast, playing=without)
        return _at(cast, cast.game(cast.points()[0], self.closure), self.place)

    def _break_even(self, attack: Attack, scan: int) -> BreakEven:
        gains = {value: attack.gain(self.game(value)) for value in self.knob.values(scan)}
        points = tuple(sorted(gains.items()))
        at = _crossings(points, 0.0, lambda value: attack.gain(self.game(value)), self.knob.high - self.knob.low)
        return BreakEven(attack.actor, attack.options, points, at)


def _game(cast: Cast, values: Mapping[str, float], closure: Closure | None) -> Game:
    numbers = cast.points()[0]
    weighed = {name: value for name, value in values.items() if name.startswith("weight:")}
    for name, value in values.items():
        if name not in weighed:
            numbers = numbers.having(name, value)
    if not weighed:
        return cast.game(numbers, closure)
    playing = replace(cast.playing, setting={**cast.playing.setting, **weighed})
    return cast.game(numbers, closure, likes_of(cast.space, playing))


def _at(cast: Cast, game: Game, place: int) -> float:
    here = cast.stage.here(game.board, place)
    inside = cast.stage.inside(game.board, cast.goal)
    mode = mode_of(inside, here.tolist())
    return float(probability(game, inside, cast.playing.months, [mode]).at(here)[-1])


def _crossings(points: Points, level: float, value_at: Callable[[float], float], whole: float) -> tuple[Crossing, ...]:
    """Every crossing between neighbouring points, closed in on."""
    found = []
    for (a, low), (b, high) in itertools.pairwise(points):
        if (low < level) == (high < level):
            continue
        looked: dict[float, float] = {a: low, b: high}

        def apart(value: float, looked: dict[float, float] = looked) -> float:
            if value not in looked:
                looked[value] = value_at(value)
            return looked[value] - level

        at = float(brentq(apart, a, b, xtol=_EXACT * whole)) if apart(a) * apart(b) < 0 else (b if high == level else a)
        below = [value for value, one in looked.items() if (one < level) == (low < level)]
        above = [value for value, one in looked.items() if (one < level) == (high < level)]
        left, right = max(below, default=a), min(above, default=b)
        jump = abs(looked[right] - looked[left]) > _STEEP and right - left < 10 * _EXACT * whole
        found.append(Crossing(level, at, left, right, high > low, jump))
    return tuple(found)


def _map(cast: Cast, first: _Knob, second: _Knob, beginning: Beginning, number: int, counted: _Count) -> Map:
    rows = []
    for other in second.values(number):
        row = []
        for one in first.values(number):
            counted.one()
            game = _game(cast, {first.name: one, second.name: other}, None)
            row.append(_at(cast, game, cast.here[beginning.id]))
        rows.append(tuple(row))
    kept = bool(cast.goal[cast.stage.starts[cast.here[beginning.id]]].all())
    return Map(cast.space.reading.id, tuple(first.values(number)), tuple(second.values(number)), tuple(rows), kept)
