"""`locarno paths`."""

from collections.abc import Sequence
from pathlib import Path

from ..present.paths import (
    path_rows,
    path_tables,
    paths_shape,
    reachable_rows,
    reachable_shape,
    reachable_tables,
)
from ..space.refusal import Refusal
from .asking import answer, asking, day_of, load_case, plain_signs, progress_of


def show_paths(
    path: Path,
    arrangements: Sequence[str] | None,
    to: Sequence[str],
    start: str,
    readings: Sequence[str] | None,
    scenarios: Sequence[str],
    as_of: str | None,
    format_: str,
) -> int:
    """Ways to arrangements, outcomes and expressions."""

    def ask() -> int:
        case = load_case(path)
        with progress_of("searching") as progress:
            found = case.paths(arrangements, readings, scenarios, day_of(as_of), to, start, progress)
        return answer(
            format_,
            lambda: paths_shape(found),
            lambda: path_rows(found),
            lambda: path_tables(found, case.case, plain_signs()),
        )

    return asking(ask)


def show_reachable(
    path: Path,
    start: str,
    readings: Sequence[str] | None,
    scenarios: Sequence[str],
    as_of: str | None,
    format_: str,
) -> int:
    """What can be reached at all."""

    def ask() -> int:
        case = load_case(path)
        asked = list(case.case.readings) if readings is None else readings
        if not case.case.outcomes:
            raise Refusal("the case has no outcomes to count by", "add a section `outcomes`, or name a goal by `--to`")
        with progress_of("searching") as progress:
            found = []
            for number, reading in enumerate(asked):
                progress(number, len(asked))
                found.append(case.reachable(reading, scenarios, day_of(as_of), start))
        return answer(
            format_,
            lambda: reachable_shape(found),
            lambda: reachable_rows(found),
            lambda: reachable_tables(found, case.case, plain_signs()),
        )

    return asking(ask)
