"""`locarno sources`."""

import sys
from collections.abc import Sequence
from pathlib import Path

from ..api.sourced import compare_coders
from ..present.coders import CODERS_COLUMNS, coders_rows, coders_shape, coders_tables
from ..present.sources import (
    SOURCES_COLUMNS,
    sources_rows,
    sources_shape,
    sources_tables,
    stamps_rows,
    stamps_shape,
    stamps_text,
)
from ..space.refusal import Refusal
from .asking import ANSWERED, PROBLEMS, answer, asking, day_of, load_case, progress_of
from .writing import check_target, write_whole

_OUTPUT = "-"


def show_sources(path: Path, documents: Path, every: bool, format_: str) -> int:
    """`locarno sources check`: 0 if every place still reads as coded and nothing is missing."""

    def ask() -> int:
        case = load_case(path)
        found = case.sources_check(documents)
        answer(
            format_, lambda: sources_shape(found), lambda: sources_rows(found),
            lambda: sources_tables(found, case.case, every), SOURCES_COLUMNS,
        )  # fmt: skip
        return ANSWERED if found.passes else PROBLEMS

    return asking(ask)


def show_stamps(path: Path, documents: Path, out: Path, force: bool, format_: str) -> int:
    """`locarno sources stamp`; nothing is written into the case."""

    def ask() -> int:
        if str(out) != _OUTPUT:
            if format_ != "table":
                raise Refusal("`--out` and `--format`", "a file gets the table for the case; leave out one of the two")
            check_target(out, path, force)
        found = load_case(path).sources_stamp(documents)
        if not found.stamps and not found.missing:
            raise Refusal("no source of the case names a `document`", "say which file each source is in (L15)")
        if str(out) != _OUTPUT:
            write_whole(out, stamps_text(found))
        elif format_ == "table":
            sys.stdout.write(stamps_text(found))
        else:
            answer(format_, lambda: stamps_shape(found), lambda: stamps_rows(found), lambda: "", ("case",))
        for id_, why in found.missing.items():
            print(f"the document of {id_} cannot be stamped: {why}", file=sys.stderr)
        return PROBLEMS if found.missing else ANSWERED

    return asking(ask)


def show_coders(
    path: Path,
    other: Path,
    arrangements: Sequence[str] | None,
    readings: Sequence[str] | None,
    scenarios: Sequence[str],
    as_of: str | None,
    every: bool,
    format_: str,
) -> int:
    """`locarno sources compare`."""

    def ask() -> int:
        day = day_of(as_of)
        cases = load_case(path), load_case(other)
        with progress_of("judging both codings") as progress:
            found = compare_coders(*cases, arrangements, readings, scenarios, day, progress)
        return answer(
            format_, lambda: coders_shape(found), lambda: coders_rows(found),
            lambda: coders_tables(found, cases[0].case, every), CODERS_COLUMNS,
        )  # fmt: skip

    return asking(ask)
