"""What the commands do: ask through the API, show through `present`, turn refusals into exit codes."""

import csv
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from threading import Timer
from typing import Any

from rich.console import Console, RenderableType
from rich.progress import Progress as Bar

from ..api import CaseError, Loaded, check, load, read_day
from ..case.places import Problem
from ..case.written import json_schema
from ..present.case_text import SECTIONS, case_tables
from ..present.explain_text import explanation_text
from ..present.problem_text import problem_text, summary_text
from ..present.shapes import (
    PROBLEM_COLUMNS,
    case_rows,
    case_shape,
    explanation_rows,
    explanation_shape,
    path_rows,
    paths_shape,
    problem_rows,
    problems_shape,
    stability_rows,
    stability_shape,
    to_json,
    verdict_rows,
    verdicts_shape,
)
from ..present.tables import path_tables, stability_tables, verdict_tables
from ..space.refusal import Refusal

ANSWERED, PROBLEMS, MISUSE = 0, 1, 2
_PIPED_WIDTH = 100
_QUIET_SECONDS = 1.0


def _console() -> Console:
    """Where tables go: as wide as the terminal, or as COLUMNS says; 100 where there is neither."""
    known = sys.stdout.isatty() or os.environ.get("COLUMNS", "").isdecimal()
    return Console(width=None if known else _PIPED_WIDTH, highlight=False)


def _plain_signs() -> bool:
    """Whether the terminal cannot show more than ASCII."""
    return not (sys.stdout.encoding or "").lower().startswith("utf")


def _tell(problems: Iterable[Problem]) -> None:
    for problem in problems:
        print(problem_text(problem), end="\n\n", file=sys.stderr)


def _write_rows(rows: Iterable[dict[str, Any]], columns: Sequence[str] = ()) -> None:
    """Write CSV; `columns` are the heads if there is no row to take them from. Truth values as in JSON."""
    writer: csv.DictWriter[str] | None = None
    for row in rows:
        if writer is None:
            writer = csv.DictWriter(sys.stdout, list(row), lineterminator="\n")
            writer.writeheader()
        writer.writerow({key: str(cell).lower() if isinstance(cell, bool) else cell for key, cell in row.items()})
    if writer is None and columns:
        csv.writer(sys.stdout, lineterminator="\n").writerow(columns)


def _answer(
    format_: str, shape: Callable[[], Any], rows: Callable[[], Any], table: Callable[[], RenderableType]
) -> int:
    if format_ == "json":
        sys.stdout.write(to_json(shape()))
    elif format_ == "csv":
        _write_rows(rows())
    else:
        _print(table())
    return ANSWERED


def _print(table: RenderableType) -> None:
    """A table to the terminal; into a pipe without the blanks that fill its lines."""
    console = _console()
    if sys.stdout.isatty():
        console.print(table)
        return
    with console.capture() as written:
        console.print(table)
    sys.stdout.write("".join(f"{line.rstrip()}\n" for line in written.get().splitlines()))


def _asking(ask: Callable[[], int]) -> int:
    """Run a command; a case with errors and a question that cannot be asked become words and exit codes."""
    try:
        return ask()
    except CaseError as wrong:
        _tell(wrong.problems)
        print(f"{summary_text(wrong.problems)}; nothing was computed", file=sys.stderr)
        return PROBLEMS
    except Refusal as refused:
        print(f"locarno: {refused.found}", file=sys.stderr)
        if refused.way_out:
            print(f"  way out: {refused.way_out}", file=sys.stderr)
        return MISUSE


def show_check(path: Path, format_: str) -> int:
    """`locarno check`."""

    def ask() -> int:
        with _progress("reading"):
            case, problems = check(path)
        if format_ == "json":
            sys.stdout.write(to_json(problems_shape(str(path), problems)))
        elif format_ == "csv":
            _write_rows(problem_rows(problems), PROBLEM_COLUMNS)
        else:
            for problem in problems:
                print(problem_text(problem), end="\n\n")
            print(f"{path}: {summary_text(problems)}")
        return PROBLEMS if case is None else ANSWERED

    return _asking(ask)


def show_case(path: Path, sections: Sequence[str], format_: str) -> int:
    """`locarno show`."""

    def ask() -> int:
        for name in sections:
            if name not in SECTIONS:
                raise Refusal(f"there is no section `{name}`", f"sections: {', '.join(SECTIONS)}")
        case = _load(path).case
        shape = case_shape(case)
        return _answer(format_, lambda: shape, lambda: case_rows(shape), lambda: case_tables(case, sections))

    return _asking(ask)


def show_verdicts(
    path: Path,
    arrangements: Sequence[str] | None,
    readings: Sequence[str] | None,
    scenarios: Sequence[str],
    as_of: str | None,
    compact: bool,
    format_: str,
) -> int:
    """`locarno verdicts`."""

    def ask() -> int:
        case = _load(path)
        if not case.case.arrangements:
            raise Refusal("the case has no arrangements", "add a section `arrangements`, or ask for `stability`")
        with _progress("judging") as progress:
            found = case.verdicts(arrangements, readings, scenarios, _day(as_of), progress)
        return _answer(
            format_,
            lambda: verdicts_shape(found),
            lambda: verdict_rows(found),
            lambda: verdict_tables(found, case.case, compact, _plain_signs(), _console().width),
        )

    return _asking(ask)


def show_paths(
    path: Path,
    arrangements: Sequence[str] | None,
    readings: Sequence[str] | None,
    scenarios: Sequence[str],
    as_of: str | None,
    format_: str,
) -> int:
    """`locarno paths`."""

    def ask() -> int:
        case = _load(path)
        with _progress("searching") as progress:
            found = case.paths(arrangements, readings, scenarios, _day(as_of), progress)
        return _answer(
            format_,
            lambda: paths_shape(found),
            lambda: path_rows(found),
            lambda: path_tables(found, case.case, _plain_signs()),
        )

    return _asking(ask)


def show_explanation(
    path: Path, arrangement: str, reading: str | None, scenarios: Sequence[str], as_of: str | None, format_: str
) -> int:
    """`locarno explain`."""

    def ask() -> int:
        case = _load(path)
        with _progress("explaining"):
            found = case.explain(arrangement, _only_reading(case, reading), scenarios, _day(as_of))
        return _answer(
            format_,
            lambda: explanation_shape(found),
            lambda: explanation_rows(found),
            lambda: explanation_text(found, case.case),
        )

    return _asking(ask)


def show_stability(
    path: Path, reading: str | None, scenarios: Sequence[str], as_of: str | None, every: bool, format_: str
) -> int:
    """`locarno stability`."""

    def ask() -> int:
        case = _load(path)
        with _progress("stability") as progress:
            found = case.stability(_only_reading(case, reading), scenarios, _day(as_of), progress=progress)
        return _answer(
            format_,
            lambda: stability_shape(found),
            lambda: stability_rows(found),
            lambda: stability_tables(found, case.case, every, _plain_signs()),
        )

    return _asking(ask)


def show_schema() -> int:
    """`locarno schema`."""
    sys.stdout.write(to_json(json_schema()))
    return ANSWERED


def _load(path: Path) -> Loaded:
    with _progress("reading"):
        return load(path)


def _only_reading(case: Loaded, reading: str | None) -> str:
    if reading is not None:
        return reading
    if len(case.case.readings) > 1:
        raise Refusal("which reading?", f"name one of {', '.join(case.case.readings)}")
    return next(iter(case.case.readings))


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    day = read_day(text)
    if day is None:
        raise Refusal(f"`{text}` is not a date", "write 2026-01-07, 2025-09 or 2025")
    return day


@contextmanager
def _progress(what: str) -> Iterator[Callable[[int, int], None]]:
    """Show on the error stream that work goes on, once it takes over a second; only in a terminal."""
    with Bar(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task(what, visible=False, total=None)
        late = Timer(_QUIET_SECONDS, lambda: bar.update(task, visible=True))
        late.daemon = True
        late.start()
        try:
            yield lambda done, everything: bar.update(task, completed=done, total=everything)
        finally:
            late.cancel()
