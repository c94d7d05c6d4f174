"""What makes the difference for an event between two readings, as far as single entries do."""

from collections.abc import Sequence
from datetime import date

import numpy as np

from ..answers.beliefs import Atom, Grain
from ..answers.see import Makes, Standing
from ..case.nouns import Impossible, Reading
from ..kernels.types import Bool, Int64
from ..space.constraints import Constraints, constraints
from ..space.frame import Frame, build_frame
from ..space.refusal import Refusal
from ..space.space import Spaces, reading_of
from .atoms import Pairing, pairing
from .events import Sought
from .judge import Judge

MOST_COMBINATIONS = 1 << 20
_MOST_RULES = 62
_MOST_SETS = 3


class Making:
    """Looks for single entries; what it has computed for one event it knows for the next."""

    def __init__(self, spaces: Spaces, scenarios: Sequence[str], as_of: date | None) -> None:
        self._spaces, self._scenarios, self._as_of = spaces, tuple(scenarios), as_of
        self._judge = Judge(spaces, scenarios, as_of)
        self._free: Frame | None = None
        self._broken: dict[Constraints, tuple[tuple[str, ...], Int64, Int64]] = {}
        self._pairs: dict[tuple[str, str, bool], Pairing] = {}
        self._swapped: dict[tuple[str, str, bool, int], tuple[Frame, Bool | None] | None] = {}

    def makes(self, event: Sought, reading: str, other: str, standing: Standing) -> Makes:
        """What keeps the event from coming under a reading, where another sees it coming."""
        if standing == "excluded":
            return Makes(reading, other, self._excluding(event, reading), (), ())
        lists = [
            atom.actor
            for k, atom in self._atoms(reading, other, True)
            if atom.kind == "list" and self._reaches(event, reading, other, True, k)
        ]
        beliefs = [
            atom
            for k, atom in self._atoms(reading, other, False)
            if atom.kind != "list" and atom.decides and self._reaches(event, reading, other, False, k)
        ]
        return Makes(reading, other, (), tuple(lists), tuple(beliefs))

    def _pair(self, reading: str, other: str, lists: bool) -> Pairing:
        key = reading, other, lists
        if key not in self._pairs:
            case = self._spaces.case
            readings = reading_of(case, reading), reading_of(case, other)
            grain: Grain = "lists" if lists else "statements"
            self._pairs[key] = pairing(case, *readings, grain, self._scenarios, self._as_of)
        return self._pairs[key]

    def _atoms(self, reading: str, other: str, lists: bool) -> list[tuple[int, Atom]]:
        return list(enumerate(self._pair(reading, other, lists).atoms))

    def _reaches(self, event: Sought, reading: str, other: str, lists: bool, atom: int) -> bool:
        """Whether the event is reached by gains once this belief alone is taken over."""
        key = reading, other, lists, atom
        if key not in self._swapped:
            try:
                self._swapped[key] = self._judge.reached_states(self._pair(reading, other, lists).hybrid(1 << atom))
            except Refusal:  # a ranking does not rank the states that the other reading's rules leave
                self._swapped[key] = None
        found = self._swapped[key]
        return found is not None and found[1] is not None and bool((event.within(found[0]) & found[1]).any())

    def _excluding(self, event: Sought, reading: str) -> tuple[tuple[str, ...], ...]:
        """The smallest sets of rules and held options that all states of the event break, at most three."""
        told, masks, kind_of = self._violated(reading_of(self._spaces.case, reading))
        if not told or self._free is None:
            return ()
        there = np.zeros(masks.size, bool)
        there[kind_of[event.within(self._free)]] = True
        found: list[int] = []
        for mask in sorted((int(one) for one in masks[there]), key=lambda one: (one.bit_count(), one)):
            if not any(known & mask == known for known in found):
                found.append(mask)
            if len(found) == _MOST_SETS:
                break
        return tuple(tuple(id_ for bit, id_ in enumerate(told) if mask >> bit & 1) for mask in found)

    def _violated(self, reading: Reading) -> tuple[tuple[str, ...], Int64, Int64]:
        """Names of rules and held options; the sets of them that some state breaks; of each state, which set."""
        given = constraints(self._spaces.case, reading, self._scenarios, self._as_of)
        if given not in self._broken:
            case = self._spaces.case
            rules = [rule for rule in given.rules if isinstance(rule, Impossible)]
            names = [rule.id for rule in rules]
            yes, no = ([o for o in case.options if o in held] for held in (given.held_yes, given.held_no))
            names += [f"{o} held yes" for o in yes] + [f"{o} held no" for o in no]
            if len(names) > _MOST_RULES or (case.form == "option" and 1 << len(case.options) > MOST_COMBINATIONS):
                empty = np.empty(0, np.int64)
                return (), empty, empty
            if self._free is None:
                self._free = build_frame(case, Constraints((), frozenset(), frozenset()))
            truth = self._free.truth
            tables = [truth(rule.when) for rule in rules]
            tables += [~truth.atom(o) for o in yes] + [truth.atom(o) for o in no]
            mask = np.zeros(self._free.size, np.int64)
            for bit, table in enumerate(tables):
                mask |= table.astype(np.int64) << bit
            masks, kind_of = np.unique(mask, return_inverse=True)
            self._broken[given] = tuple(names), masks, kind_of.astype(np.int64)
        return self._broken[given]
