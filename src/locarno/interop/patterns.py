"""Sets of states as patterns: some options yes, some no, the others either.

A pattern is a pair of bit masks, `care` the options it speaks of and `want` those of them that are yes; a state with
code c agrees with it if c & care == want. An expression becomes patterns as a disjunctive normal form; a set of codes
by splitting the combinations until a part is all inside or all outside.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from math import comb
from typing import NamedTuple

import numpy as np

from ..case.expressions import And, AtLeast, Constant, Expression, Iff, Implies, Name, Not, Or
from ..kernels.types import Int64

MOST_TERMS = 2_000
_MOST_WORK = 2**29
_MOST_COMPARED = 3_000
_MOST_LISTED = 22


class Cube(NamedTuple):
    """The codes c with c & care == want; `want` has no bit that `care` has not."""

    care: int
    want: int


class TooManyTerms(Exception):
    """A disjunctive normal form has more terms than are wanted."""


def agree(codes: Int64, cube: Cube) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Which codes agree with a pattern."""
    found: np.ndarray[tuple[int], np.dtype[np.bool_]] = (codes & cube.care) == cube.want
    return found


def normal_form(expression: Expression, bit: Mapping[str, int], most: int = MOST_TERMS) -> list[Cube]:
    """Patterns of which one agrees exactly where the expression is true; `bit` is the number of each option.

    Raises TooManyTerms if there would be more than `most` on the way.
    """
    return _Terms(bit, most).of(expression, True)


class _Terms:
    def __init__(self, bit: Mapping[str, int], most: int) -> None:
        self._bit, self._most = bit, most
        self._made: dict[tuple[int, bool], list[Cube]] = {}

    def of(self, expression: Expression, value: bool) -> list[Cube]:
        """Where the expression has this value; each part of it is worked out once."""
        key = (id(expression), value)
        if key not in self._made:
            self._made[key] = self._of(expression, value)
        return self._made[key]

    def _of(self, expression: Expression, value: bool) -> list[Cube]:
        match expression:
            case Name(id_):
                care = 1 << self._bit[id_]
                return [Cube(care, care if value else 0)]
            case Constant(truth):
                return [Cube(0, 0)] if truth == value else []
            case Not(part):
                return self.of(part, not value)
            case And(parts) | Or(parts):
                every = [self.of(part, value) for part in parts]
                return self._all(every) if isinstance(expression, And) == value else self._any(every)
            case Implies(condition, consequence):
                sides = [self.of(condition, not value), self.of(consequence, value)]
                return self._any(sides) if value else self._all(sides)
            case Iff(left, right):
                alike = self._all([self.of(left, True), self.of(right, value)])
                return self._any([alike, self._all([self.of(left, False), self.of(right, not value)])])
            case AtLeast(count, parts):
                needed = count if value else len(parts) - count + 1
                if comb(len(parts), needed) > self._most:
                    raise TooManyTerms
                every = [self.of(part, value) for part in parts]
                return self._any([self._all(list(some)) for some in combinations(every, needed)])

    def _any(self, sides: Sequence[Sequence[Cube]]) -> list[Cube]:
        return self._bounded([cube for side in sides for cube in side])

    def _all(self, sides: Sequence[Sequence[Cube]]) -> list[Cube]:
        made = [Cube(0, 0)]
        for side in sides:
            if len(made) * len(side) > 20 * self._most:
                raise TooManyTerms
            both = [
                Cube(one.care | other.care, one.want | other.want)
                for one in made
                for other in side
                if (one.want ^ other.want) & one.care & other.care == 0
            ]
            made = self._bounded(both)
        return made

    def _bounded(self, cubes: Sequence[Cube]) -> list[Cube]:
        kept = without_parts(cubes)
        if len(kept) > self._most:
            raise TooManyTerms
        return kept


def without_parts(cubes: Sequence[Cube]) -> list[Cube]:
    """The patterns, in their order, without those that are part of another."""
    once = list(dict.fromkeys(cubes))
    if len(once) > _MOST_COMPARED:
        return once
    wide = sorted(once, key=lambda cube: cube.care.bit_count())
    kept: list[Cube] = []
    for cube in wide:
        if not any(cube.care & other.care == other.care and cube.want & other.care == other.want for other in kept):
            kept.append(cube)
    good = set(kept)
    return [cube for cube in once if cube in good]


def outside(codes: Int64, options: int, most: int) -> list[Cube] | None:
    """Patterns, no two of which share a code, of all combinations that are not in `codes`; None if more than `most`.

    `codes[S]` increasing. Takes time in proportion to S times the options.
    """
    found: list[Cube] = []
    waiting = [(0, codes.size, options, 0)]
    whole = (1 << options) - 1
    while waiting:
        first, last, free, want = waiting.pop()
        if first == last:
            found.append(Cube(whole & ~((1 << free) - 1), want))
            if len(found) > most:
                return None
        elif last - first < 1 << free:
            middle = int(np.searchsorted(codes[first:last], want | 1 << (free - 1))) + first
            waiting.append((middle, last, free - 1, want | 1 << (free - 1)))
            waiting.append((first, middle, free - 1, want))
    return found


def parts_alike(codes: Int64, value: Int64, options: int, most: int) -> list[tuple[Cube, int]] | None:
    """Patterns in each of which all codes have the same value, each code in exactly one; None if more than `most`.

    `codes[S]` increasing, `value[S]` of each. A pattern may hold combinations that are not in `codes`.
    """
    found: list[tuple[Cube, int]] = []
    waiting = [(0, codes.size, options, 0, 0)]
    while waiting:
        first, last, free, care, want = waiting.pop()
        if first == last:
            continue
        if (value[first:last] == value[first]).all():
            found.append((Cube(care, want), int(value[first])))
            if len(found) > most:
                return None
            continue
        top = 1 << (free - 1)
        base = int(codes[first]) & ~((1 << free) - 1)
        middle = int(np.searchsorted(codes[first:last], base | top)) + first
        if middle in (first, last):  # all codes agree on this option: it need not be named
            waiting.append((first, last, free - 1, care, want))
            continue
        waiting.append((middle, last, free - 1, care | top, want | top))
        waiting.append((first, middle, free - 1, care | top, want))
    return found


def shortened(cubes: Sequence[Cube], feasible: Int64, options: int) -> list[Cube]:
    """Fewer and wider patterns that exclude the same combinations, none of them feasible.

    Each pattern drops what it can without taking in a feasible code; then those go that others make needless. Left
    out where that would take too long.
    """
    made = without_parts(cubes)
    names = sum(cube.care.bit_count() for cube in made)
    if names * feasible.size <= _MOST_WORK:
        made = without_parts([_widened(cube, feasible) for cube in made])
    if options <= _MOST_LISTED and len(made) << options <= _MOST_WORK:
        made = _needed(made, options)
    return made


def _widened(cube: Cube, feasible: Int64) -> Cube:
    """The pattern without the conditions that it can do without; the last option is tried first."""
    for bit in reversed(range(cube.care.bit_length())):
        if cube.care >> bit & 1:
            wider = Cube(cube.care & ~(1 << bit), cube.want & ~(1 << bit))
            if not agree(feasible, wider).any():
                cube = wider
    return cube


def _needed(cubes: Sequence[Cube], options: int) -> list[Cube]:
    """The patterns without those whose codes others have too; the narrowest are tried first."""
    codes = np.arange(1 << options, dtype=np.int64)
    times = np.zeros(codes.size, np.int32)
    for cube in cubes:
        times += agree(codes, cube)
    kept = set(cubes)
    for cube in sorted(cubes, key=lambda cube: -cube.care.bit_count()):
        inside = agree(codes, cube)
        if (times[inside] > 1).all():
            times -= inside
            kept.discard(cube)
    return [cube for cube in cubes if cube in kept]


def letters(cube: Cube, options: int) -> str:
    """The pattern with one letter for each option: `Y`, `N`, or `-` for either."""
    signs = (("Y" if cube.want >> bit & 1 else "N") if cube.care >> bit & 1 else "-" for bit in range(options))
    return "".join(signs)


def conjunction_of(cube: Cube, name: Callable[[int], Expression]) -> Expression:
    """The pattern as an expression; `name` gives that of an option by its number."""
    parts = [
        name(bit) if cube.want >> bit & 1 else Not(name(bit))
        for bit in range(cube.care.bit_length())
        if cube.care >> bit & 1
    ]
    return And(tuple(parts)) if len(parts) > 1 else parts[0] if parts else Constant(True)
