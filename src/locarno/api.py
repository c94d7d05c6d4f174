"""The Python interface: load a case, ask it questions. Doors call these functions and no others.

>>> import locarno
>>> case = locarno.load("cases/prisoners_dilemma.yaml")
>>> sorted(case.stability().equilibria("nash"))
[0]
"""

import math
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from .analyses.explain import explain
from .analyses.paths import paths
from .analyses.security import Progress, unheard
from .analyses.stability import stability
from .analyses.verdicts import verdicts
from .answers.asked import CONCEPTS
from .answers.explanation import Explanation
from .answers.paths import Paths
from .answers.stability import Stability
from .answers.verdicts import Verdicts
from .case.nouns import Case, read_when
from .case.places import Problem
from .case.reader import Read, read, read_text
from .space.memory import setting
from .space.refusal import Refusal
from .space.soundness import check_states
from .space.space import Spaces


class CaseError(Exception):
    """A case has errors; `problems` are all of them, and the warnings."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        lines = [f"{p.place or 'case'}: {p.code} {p.found}" for p in problems]
        super().__init__("\n" + "\n".join(lines))


@dataclass(frozen=True)
class Loaded:
    """A case that is sound, ready to be asked. `warnings` are the problems it can live with."""

    case: Case
    warnings: tuple[Problem, ...]
    _spaces: Spaces = field(repr=False)
    _pool: ThreadPoolExecutor = field(repr=False)

    def verdicts(
        self,
        arrangements: Sequence[str] | None = None,
        readings: Sequence[str] | None = None,
        scenarios: Sequence[str] = (),
        as_of: date | None = None,
        progress: Progress = unheard,
    ) -> Verdicts:
        """Does each arrangement hold under each reading, and by what (Q1)?

        None: all of them. `as_of` None: the case's own day. Raises Refusal for names the case does not have.
        """
        return verdicts(self._spaces, self._pool, arrangements, readings, scenarios, self._day(as_of), progress)

    def paths(
        self,
        arrangements: Sequence[str] | None = None,
        readings: Sequence[str] | None = None,
        scenarios: Sequence[str] = (),
        as_of: date | None = None,
        progress: Progress = unheard,
    ) -> Paths:
        """Can each arrangement be reached from today, and against whose interest (Q2)?

        None: all of them. `as_of` None: the case's own day. Raises Refusal for names the case does not have, and for a
        case without a status quo.
        """
        return paths(self._spaces, arrangements, readings, scenarios, self._day(as_of), progress)

    def explain(
        self, arrangement: str, reading: str, scenarios: Sequence[str] = (), as_of: date | None = None
    ) -> Explanation:
        """Why one arrangement holds or breaks under one reading. Raises Refusal for names the case does not have."""
        return explain(self._spaces, self._pool, arrangement, reading, scenarios, self._day(as_of))

    def stability(
        self,
        reading: str | None = None,
        scenarios: Sequence[str] = (),
        as_of: date | None = None,
        concepts: Sequence[str] = CONCEPTS,
        progress: Progress = unheard,
    ) -> Stability:
        """Which states are stable for whom. `reading` may be left out if the case has only one.

        `concepts`: ids of `answers.concepts.KNOWN`, and `l1`, `l2`, ... for limited moves. Raises Refusal for names
        the case does not have, and for concepts that do not fit it.
        """
        if reading is None:
            if len(self.case.readings) > 1:
                raise Refusal("which reading?", f"the case has {', '.join(self.case.readings)}")
            reading = next(iter(self.case.readings))
        return stability(self._spaces, reading, self._pool, scenarios, self._day(as_of), concepts, progress)

    def _day(self, as_of: date | None) -> date | None:
        return as_of or (self.case.as_of.first if self.case.as_of else None)


def check(path: str | Path) -> tuple[Case | None, tuple[Problem, ...]]:
    """Read a case and check it, its states included; never raises for what the files hold."""
    found = read(path)
    if found.case is not None:
        check_states(found.case, found.report)
    return (None if found.report.failed else found.case), found.problems


def load(path: str | Path) -> Loaded:
    """Read the case at `path`, a file or a folder with a `case.yaml`; raises CaseError if it has errors."""
    return _load(read(path))


def loads(text: str, file: str = "<text>") -> Loaded:
    """Read a case that is one text; `file` names it in messages. Raises CaseError if it has errors."""
    return _load(read_text(text, file))


def _load(found: Read) -> Loaded:
    spaces = None if found.case is None else check_states(found.case, found.report)
    if found.case is None or spaces is None or found.report.failed:
        raise CaseError(found.problems)
    return Loaded(found.case, found.problems, spaces, ThreadPoolExecutor(workers()))


def read_day(text: str) -> date | None:
    """The day that a date in the language counts from (L9); None if the text is none."""
    when = read_when(text)
    return when.first if when else None


def workers() -> int:
    """How many threads to use: the processors there are, or what the environment variable LOCARNO_WORKERS says."""
    return math.ceil(setting("LOCARNO_WORKERS", os.cpu_count() or 1))
