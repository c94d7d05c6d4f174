"""How many sets fulfil a monotone formula, size by size, without going through the sets.

The formula joins clauses by *and*; a clause is true of a set of states if it contains one of some states, or all of one
of some sets of states (see `analyses.inverse.formulas`). What always occurs together becomes one variable: states that
stand in the same sets and nowhere else (all are needed), alternatives that stand in the same clauses (one is enough).
The variables fall into parts that share no clause, and each part is counted by a table of truth values, 64 to a word.
Counts are polynomials, the coefficient of x^w for the sets of w states; those of independent parts multiply. A
polynomial is held as its value at a power of two so high that coefficients cannot run into each other, so that its
arithmetic is that of whole numbers.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .formulas import Clause

MOST_STATES = 1000
"""So many states that occur, beside those that are needed anyway, are counted exactly."""
MOST_VARIABLES = 22
"""So many variables of one part have a table."""
_MOST_BITS = 2**27
"""Of all whole numbers that are multiplied for one part: a second or two."""
_PATTERNS = np.array(
    [0xAAAAAAAAAAAAAAAA, 0xCCCCCCCCCCCCCCCC, 0xF0F0F0F0F0F0F0F0, 0xFF00FF00FF00FF00, 0xFFFF0000FFFF0000, 2**64 - 2**32],
    np.uint64,
)
Words = NDArray[np.uint64]


@dataclass(frozen=True)
class Variable:
    """So many states in groups: true if one group is contained in the set; `groups` holds the sizes of equal groups."""

    groups: tuple[int, ...]

    @property
    def states(self) -> int:
        """How many states it stands for."""
        return sum(self.groups)

    def count(self, base: int) -> tuple[int, int]:
        """The polynomials of the sets for which it is false and true, at 2^base."""
        x = 1 << base
        everything = (1 + x) ** self.states
        false = 1
        for size, many in Counter(self.groups).items():
            false *= ((1 + x) ** size - x**size) ** many
        return false, everything - false

    def chance(self, each: NDArray[np.float64]) -> NDArray[np.float64]:
        """How likely it is true if every state is in the set with this probability, independently."""
        false = np.ones_like(each)
        for size, many in Counter(self.groups).items():
            false *= (1 - each**size) ** many
        return 1 - false


@dataclass(frozen=True)
class Monotone:
    """A formula over variables. `needed`: states without which nothing fulfils it, not among the variables.

    `clauses`: each a list of sets of variables, all of one of which must be true.
    """

    needed: int
    variables: tuple[Variable, ...]
    clauses: tuple[tuple[frozenset[int], ...], ...]

    @property
    def states(self) -> int:
        """How many states occur."""
        return self.needed + sum(one.states for one in self.variables)

    def sizes(self) -> list[int] | None:
        """How many sets of w of the variables' states fulfil it, for every w; None if it is too large to count."""
        states = self.states - self.needed
        if states > MOST_STATES:
            return None
        base = states + 1
        found = 1
        for variables, clauses in self._parts():
            one = self._part(variables, clauses, base)
            if one is None:
                return None
            found *= one
        mask = (1 << base) - 1
        return [found >> base * size & mask for size in range(states + 1)]

    def either(self) -> list[int] | None:
        """If all it asks beside what is needed is one of some states, and one of some others, ...: how many each time.

        None if it asks anything else.
        """
        found = []
        for variables, clauses in self._parts():
            groups = self.variables[variables[0]].groups
            if len(variables) > 1 or len(clauses) > 1 or set(groups) != {1}:
                return None
            found.append(len(groups))
        return found

    def fulfilled(self, true: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Whether it is fulfilled, in samples of the truth of the variables, [V, N]. Returns bool [N]."""
        found = np.ones(true.shape[1], bool)
        for clause in self.clauses:
            good = np.zeros(true.shape[1], bool)
            for some in clause:
                good |= true[sorted(some)].all(axis=0)
            found &= good
        return found

    def _parts(self) -> list[tuple[list[int], list[tuple[frozenset[int], ...]]]]:
        """Variables that share clauses, with these clauses."""
        part = list(range(len(self.variables)))

        def root(at: int) -> int:
            while part[at] != at:
                part[at] = part[part[at]]
                at = part[at]
            return at

        for clause in self.clauses:
            used = sorted(set().union(*clause))
            for other in used[1:]:
                part[root(other)] = root(used[0])
        found: dict[int, tuple[list[int], list[tuple[frozenset[int], ...]]]] = {}
        for variable in range(len(self.variables)):
            found.setdefault(root(variable), ([], []))[0].append(variable)
        for clause in self.clauses:
            found[root(min(min(some) for some in clause))][1].append(clause)
        return list(found.values())

    def _part(self, variables: list[int], clauses: list[tuple[frozenset[int], ...]], base: int) -> int | None:
        if clauses == [(frozenset(variables),)]:
            found = 1
            for variable in variables:
                found *= self.variables[variable].count(base)[1]
            return found
        if len(variables) > MOST_VARIABLES:
            return None
        kinds = list(dict.fromkeys(self.variables[variable] for variable in variables))
        ordered = sorted(variables, key=lambda variable: kinds.index(self.variables[variable]))
        counts = [sum(self.variables[variable] == kind for variable in variables) for kind in kinds]
        keys = int(np.prod([count + 1 for count in counts]))
        if keys * len(kinds) * sum(self.variables[variable].states for variable in variables) * base > _MOST_BITS:
            return None
        by_key = _table(ordered, clauses, counts)
        powers = []
        for kind, count in zip(kinds, counts, strict=True):
            false, true = kind.count(base)
            powers.append([false ** (count - many) * true**many for many in range(count + 1)])
        total = 0
        for key in np.flatnonzero(by_key):
            rest, term = int(key), int(by_key[key])
            for power in powers:
                rest, true = divmod(rest, len(power))
                term *= power[true]
            total += term
        return total


def _table(ordered: list[int], clauses: list[tuple[frozenset[int], ...]], counts: list[int]) -> NDArray[np.int64]:
    """How many assignments fulfil the clauses, by how many variables of each kind are true (mixed radix)."""
    place = {variable: bit for bit, variable in enumerate(ordered)}
    words = 1 << max(len(ordered) - 6, 0)
    good = np.full(words, 2**64 - 1, np.uint64)
    for clause in clauses:
        either = np.zeros(words, np.uint64)
        for some in clause:
            both = np.full(words, 2**64 - 1, np.uint64)
            for variable in some:
                both &= _literal(place[variable], words)
            either |= both
        good &= either
    fulfilled = np.unpackbits(good.view(np.uint8), bitorder="little")[: 1 << len(ordered)].view(bool)
    number = np.flatnonzero(fulfilled).astype(np.uint32)
    key = np.zeros(number.size, np.int64)
    radix, bit = 1, 0
    for count in counts:
        mask = np.uint32(((1 << count) - 1) << bit)
        key += radix * np.bitwise_count(number & mask).astype(np.int64)
        radix *= count + 1
        bit += count
    return np.bincount(key, minlength=radix)


def _literal(bit: int, words: int) -> Words:
    """The truth values of one variable in the table."""
    if bit < 6:
        return np.full(words, _PATTERNS[bit], np.uint64)
    high = (np.arange(words) >> (bit - 6) & 1).astype(bool)
    return np.where(high, np.uint64(2**64 - 1), np.uint64(0))


def monotone(clauses: Sequence[Clause]) -> Monotone:
    """The formula of clauses, with as few variables as can easily be seen."""
    asking = [one for one in clauses if not one.always]
    needed = {int(one.alone[0]) for one in asking if one.ways == 1 and one.alone.size}
    open_ = [one for one in asking if not _given(one, needed)]
    where: dict[int, list[tuple[int, int]]] = {}  # for each state the (clause, set) in which it occurs; -1: alone
    for number, one in enumerate(open_):
        for state in one.alone.tolist():
            where.setdefault(state, []).append((number, -1))
        for at, way in enumerate(one.replied):
            for state in way.states.tolist():
                if state in needed:
                    continue
                where.setdefault(state, []).append((number, at))
    # states that stand in the same sets, and nowhere alone, are all needed or none is
    groups: dict[tuple[tuple[int, int], ...], list[int]] = {}
    for state, stands in where.items():
        alone = any(at == -1 for _, at in stands)
        groups.setdefault((*stands, (-1, state)) if alone else tuple(stands), []).append(state)
    sets: dict[tuple[int, int], list[int]] = {}
    lone: dict[int, list[int]] = {}
    sizes = [len(states) for states in groups.values()]
    for group, places in enumerate(groups):
        for number, at in places:
            if number >= 0 and at >= 0:
                sets.setdefault((number, at), []).append(group)
            elif number >= 0:
                lone.setdefault(group, []).append(number)
    for (number, _at), inside in sets.items():
        if len(inside) == 1:
            lone.setdefault(inside[0], []).append(number)
    # alternatives that stand in the same clauses, and in no larger set, are as good as each other
    shared = {group for inside in sets.values() if len(inside) > 1 for group in inside}
    merged: dict[object, list[int]] = {}
    for group in range(len(sizes)):
        merged.setdefault(group if group in shared else tuple(sorted(set(lone[group]))), []).append(group)
    variable = {group: number for number, some in enumerate(merged.values()) for group in some}
    written: list[dict[frozenset[int], None]] = [{} for _ in open_]
    for group, numbers in lone.items():
        for number in numbers:
            written[number][frozenset([variable[group]])] = None
    for (number, _at), inside in sets.items():
        if len(inside) > 1:
            written[number][frozenset(variable[group] for group in inside)] = None
    return Monotone(
        len(needed),
        tuple(Variable(tuple(sorted(sizes[group] for group in some))) for some in merged.values()),
        tuple(tuple(one) for one in {frozenset(clause): tuple(clause) for clause in written}.values()),
    )


def _given(clause: Clause, needed: set[int]) -> bool:
    """Whether a clause is true of every set that contains what is needed."""
    return not needed.isdisjoint(clause.alone.tolist()) or any(
        needed.issuperset(way.states.tolist()) for way in clause.replied
    )
