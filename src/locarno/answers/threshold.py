"""Thresholds: at which value of a number a probability crosses a mark."""

from collections.abc import Mapping
from dataclasses import dataclass

from .answer import Answer
from .asked import Asked
from .play import NumberUsed, PlaySettings


@dataclass(frozen=True, slots=True)
class Scanned:
    """A number that is scanned: its knob, what it is called, from where to where, and how finely.

    `refs` and `assumed` of the chance, event or rate that it belongs to.
    """

    knob: str
    label: str
    low: float
    high: float
    refs: tuple[str, ...]
    assumed: bool


@dataclass(frozen=True, slots=True)
class Crossing:
    """Where the curve crosses a mark: between `low` and `high` of the number, `at` the best guess.

    `rising`: from below the mark to above it, as the number grows. `jump`: the curve leaps over the mark between two
    values as close as numbers can be told apart here.
    """

    mark: float
    at: float
    low: float
    high: float
    rising: bool
    jump: bool


@dataclass(frozen=True, slots=True)
class BreakEven:
    """Where the attacker is as well off attacking as with the best that it can do else, from where play begins.

    `gains`: values of the number and what the attack gains it there, from -1 to 1, in the order of the values; the unit
    is the best state against the worst, for ever. `at`: where that crosses 0. `actor` and `attack`: whose, and its
    options.
    """

    actor: str
    attack: tuple[str, ...]
    gains: tuple[tuple[float, float], ...]
    at: tuple[Crossing, ...]


@dataclass(frozen=True, slots=True)
class Curve:
    """One reading: values of the number with the probability, in the order of the values.

    `other`: the same values under the other closure. `own`: the range that the reading itself gives the number, else
    another chance that draws the same option and is put aside here (see its knob); None if neither. `left`: the
    probability where the number is left out, that is, left to the actors; None for other numbers than chances.
    `widest`: the largest distance between two values, within which a crossing back and forth could hide. `kept`:
    whether it is the probability that the goal is kept all the time; else that it is so at the end.
    """

    reading: str
    points: tuple[tuple[float, float], ...]
    other: tuple[tuple[float, float], ...]
    crossings: tuple[Crossing, ...]
    own: NumberUsed | None
    left: float | None
    widest: float
    kept: bool
    break_even: BreakEven | None
    assumed_share: float


@dataclass(frozen=True, slots=True)
class MarkFrom:
    """A likelihood from elsewhere to hold a threshold against."""

    id: str
    label: str
    value: float
    refs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Map:
    """One reading over two numbers: `probability[row][column]`, rows by the second number, columns by the first.

    `kept`: as in `Curve`.
    """

    reading: str
    first: tuple[float, ...]
    second: tuple[float, ...]
    probability: tuple[tuple[float, ...], ...]
    kept: bool


@dataclass(frozen=True)
class Thresholds(Answer):
    """Curves of all readings that have the beginning, or maps over two numbers.

    `missing`: readings without such a state. `level`: the mark that crossings are of. `marks`: from elsewhere.
    """

    asked: Asked
    start: str
    start_label: str
    goal: str
    goal_label: str
    settings: PlaySettings
    over: Scanned
    second: Scanned | None
    level: float
    readings: Mapping[str, str]
    curves: tuple[Curve, ...]
    maps: tuple[Map, ...]
    missing: tuple[str, ...]
    marks: tuple[MarkFrom, ...]
    solved: int

    def __getitem__(self, reading: str) -> Curve:
        """The curve of a reading."""
        return next(curve for curve in self.curves if curve.reading == reading)
