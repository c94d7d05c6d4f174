"""`locarno coalitions`."""

import re
from collections.abc import Sequence
from pathlib import Path

from ..present.coalition_shapes import coalition_rows, coalitions_shape
from ..present.coalitions import coalition_tables
from .asking import answer, asking, day_of, load_case, progress_of


def show_coalitions(
    path: Path,
    states: Sequence[str] | None,
    arrangements: Sequence[str] | None,
    equilibria: bool,
    readings: Sequence[str] | None,
    coalitions: Sequence[str] | None,
    size: int | None,
    concept: str,
    answers: str,
    joint: bool,
    scenarios: Sequence[str],
    as_of: str | None,
    every: bool,
    format_: str,
) -> int:
    """Which coalitions would upset a state."""

    def ask() -> int:
        case = load_case(path)
        who = (
            None if coalitions is None else [[name for name in re.split(r"[\s,+]+", one) if name] for one in coalitions]
        )
        with progress_of("forming coalitions") as progress:
            found = case.coalitions(
                states, arrangements, equilibria, readings, who, size, concept, answers, joint, scenarios,
                day_of(as_of), progress,
            )  # fmt: skip
        return answer(
            format_,
            lambda: coalitions_shape(found),
            lambda: coalition_rows(found),
            lambda: coalition_tables(found, case.case, every),
        )

    return asking(ask)
