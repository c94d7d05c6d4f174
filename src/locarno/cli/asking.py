"""What all commands share: load, ask, write, say what went wrong, show that work goes on."""

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

from ..api.loaded import Loaded
from ..api.loading import CaseError, load, read_day, workers
from ..case.nouns import Case
from ..case.places import Problem
from ..present.json_pieces import json_pieces
from ..present.problem_text import problem_text, summary_text
from ..space.memory import memory_limit
from ..space.refusal import Refusal, WhichReading
from .loudness import aside, detail, is_quiet, timed
from .strict import asked_with

ANSWERED, PROBLEMS, MISUSE = 0, 1, 2
_PIPED_WIDTH = 100
_QUIET_SECONDS = 1.0


def console() -> Console:
    """Where tables go: as wide as the terminal, or as COLUMNS says; 100 where there is neither."""
    known = sys.stdout.isatty() or os.environ.get("COLUMNS", "").isdecimal()
    return Console(width=None if known else _PIPED_WIDTH, highlight=False)


def plain_signs() -> bool:
    """Whether the terminal cannot show more than ASCII."""
    return not (sys.stdout.encoding or "").lower().startswith("utf")


def tell(problems: Iterable[Problem]) -> None:
    """Problems to the error stream."""
    for problem in problems:
        print(problem_text(problem), end="\n\n", file=sys.stderr)


def write_rows(rows: Iterable[dict[str, Any]], columns: Sequence[str] = ()) -> None:
    """Write CSV; `columns` are the heads if there is no row to take them from. Truth values as in JSON."""
    writer: csv.DictWriter[str] | None = None
    for row in rows:
        if writer is None:
            writer = csv.DictWriter(sys.stdout, list(row), lineterminator="\n")
            writer.writeheader()
        writer.writerow({key: str(cell).lower() if isinstance(cell, bool) else cell for key, cell in row.items()})
    if writer is None and columns:
        csv.writer(sys.stdout, lineterminator="\n").writerow(columns)


def answer(
    format_: str,
    shape: Callable[[], Any],
    rows: Callable[[], Any],
    table: Callable[[], RenderableType],
    columns: Sequence[str] = (),
) -> int:
    """Write an answer in the format asked for; only that format is made. `columns`: the heads if there are no rows."""
    with timed(f"writing {format_}"):
        if format_ == "json":
            for piece in json_pieces(shape()):
                sys.stdout.write(piece)
            sys.stdout.write("\n")
        elif format_ == "csv":
            write_rows(rows(), columns)
        else:
            show(table())
    return ANSWERED


def show(table: RenderableType) -> None:
    """A table to the terminal; into a pipe without the blanks that fill its lines."""
    target = console()
    if sys.stdout.isatty():
        target.print(table)
        return
    with target.capture() as written:
        target.print(table)
    sys.stdout.write("".join(f"{line.rstrip()}\n" for line in written.get().splitlines()))


def asking(ask: Callable[[], int]) -> int:
    """Run a command; a case with errors and a question that cannot be asked become words and exit codes."""
    try:
        return ask()
    except CaseError as wrong:
        tell(wrong.problems)
        print(f"{summary_text(wrong.problems)}; nothing was computed", file=sys.stderr)
        return PROBLEMS
    except Refusal as refused:
        print(f"locarno: {refused.found}", file=sys.stderr)
        way_out = refused.way_out
        if isinstance(refused, WhichReading):
            way_out += f"; for example `{asked_with('-r', refused.readings[0])}`"
        if way_out:
            print(f"  way out: {way_out}", file=sys.stderr)
        return MISUSE


def load_case(path: Path) -> Loaded:
    """Read a case, with progress shown."""
    detail(_settings())
    with progress_of("reading"):
        case = load(path)
    detail(f"loaded: {path}, {_counts(case.case)}")
    if case.warnings:
        detail(f"{len(case.warnings)} warnings, told by `locarno check`")
    return case


def _settings() -> str:
    from .. import __version__

    python = ".".join(str(part) for part in sys.version_info[:3])
    limit = memory_limit() / 2**30
    return f"version {__version__}, Python {python}, {workers()} threads, at most {limit:g} GiB for states"


def _counts(case: Case) -> str:
    named = {
        "actors": case.actors, "options": case.options, "states": case.states, "pledges": case.pledges,
        "arrangements": case.arrangements, "readings": case.readings,
    }  # fmt: skip
    counted = ", ".join(f"{len(listed)} {name}" for name, listed in named.items() if listed)
    return f"`{case.id}` in {case.form} form, {counted}" + (f", as of {case.as_of}" if case.as_of else "")


def only_reading(case: Loaded, reading: str | None) -> str:
    """The reading named, or the only one there is; raises Refusal if there are several, and for an arrangement."""
    if reading is not None:
        if reading in case.case.arrangements and reading not in case.case.readings:
            found = f"`{reading}` is an arrangement, and it stands where the reading does"
            raise Refusal(found, "ask about an arrangement or about a state, not both")
        return reading
    if len(case.case.readings) > 1:
        raise WhichReading(case.case.readings)
    return next(iter(case.case.readings))


def day_of(text: str | None) -> date | None:
    """A day as written on the command line; raises Refusal if it is none."""
    if text is None:
        return None
    day = read_day(text)
    if day is None:
        raise Refusal(f"`{text}` is not a date", "write 2026-01-07, 2025-09 or 2025")
    return day


@contextmanager
def progress_of(what: str) -> Iterator[Callable[[int, int], None]]:
    """Show on the error stream that work goes on, once it takes over a second; only in a terminal."""
    with (
        timed(what),
        Bar(console=Console(stderr=True), transient=True, disable=is_quiet() or not sys.stderr.isatty()) as bar,
    ):
        task = bar.add_task(what, visible=False, total=None)
        late = Timer(_QUIET_SECONDS, lambda: bar.update(task, visible=True))
        late.daemon = True
        late.start()
        try:
            yield lambda done, everything: bar.update(task, completed=done, total=everything)
        finally:
            late.cancel()


def tell_speed(verdicts: int, seconds: float) -> None:
    """Say on the error stream how many verdicts were given and how fast, where that took over a second."""
    if seconds > _QUIET_SECONDS:
        aside(f"locarno: {verdicts:,} verdicts, {round(verdicts / seconds):,} a second")
