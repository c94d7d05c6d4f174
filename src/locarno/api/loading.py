"""From files to a case that can be asked.

>>> import locarno
>>> case = locarno.load("cases/prisoners_dilemma.yaml")
>>> sorted(case.stability().equilibria("nash"))
[0]
"""

import math
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

from ..answers.converted import Converted
from ..case.basis import read_when
from ..case.nouns import Case
from ..case.places import Problem
from ..case.reader import Read, read, read_text
from ..space.memory import setting
from ..space.refusal import Refusal
from ..space.soundness import check_states
from .loaded import Loaded


class CaseError(Exception):
    """A case has errors; `problems` are all of them, and the warnings."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        lines = [f"{p.place or 'case'}: {p.code} {p.found}" for p in problems]
        super().__init__("\n" + "\n".join(lines))


def check(path: str | Path) -> tuple[Case | None, tuple[Problem, ...]]:
    """Read a case and check it, its states included; never raises for what the files hold."""
    found = _read(path)
    if found.case is not None:
        check_states(found.case, found.report)
    return (None if found.report.failed else found.case), found.problems


def load(path: str | Path) -> Loaded:
    """Read the case at `path`, a file, a `.gmcr` file or a folder with a `case.yaml`; raises CaseError for errors."""
    return _load(_read(path))


def loads(text: str, file: str = "<text>") -> Loaded:
    """Read a case that is one text; `file` names it in messages. Raises CaseError if it has errors."""
    return _load(read_text(text, file))


def convert(
    path: str | Path,
    into: str,
    reading: str | None = None,
    scenarios: Sequence[str] = (),
    as_of: date | None = None,
    start: str = "today",
    order: Sequence[str] = (),
    horizon: int | None = None,
) -> Converted:
    """The case at `path` as the text of another file.

    `into`: `case`, everything in one case file, or a format of `Loaded.convert`, where the other arguments are told.
    Raises CaseError if the case has errors, Refusal as `Loaded.convert` does.
    """
    case = load(path)
    if into != "case":
        return case.convert(into, reading, scenarios, as_of, start, order, horizon)
    from .. import __version__
    from ..interop.merged import one_file_of

    if reading or scenarios or as_of or order or horizon is not None or start != "today":
        raise Refusal("`case` writes the whole case", "`graph-form` and `option-form` write it under one reading")
    return one_file_of(Path(path), case.case, __version__)


def _read(path: str | Path) -> Read:
    if Path(path).suffix.lower() != ".gmcr":
        return read(path)
    from ..interop.gmcr_in import read_gmcr

    return read_gmcr(path)


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
