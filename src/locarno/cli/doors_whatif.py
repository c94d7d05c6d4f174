"""`locarno whatif`."""

from collections.abc import Sequence
from pathlib import Path
from typing import cast

from ..answers.whatif import CellQuestion
from ..present.whatif import WHATIF_COLUMNS, whatif_rows, whatif_shape, whatif_tables
from .asking import answer, asking, day_of, load_case, plain_signs, progress_of


def show_whatif(
    path: Path,
    scenarios: Sequence[str] | None,
    suppose: Sequence[str],
    keeps: Sequence[str],
    together: bool,
    pairs: bool,
    question: str,
    arrangements: Sequence[str] | None,
    readings: Sequence[str] | None,
    as_of: str | None,
    every: bool,
    format_: str,
) -> int:
    """What flips where something is supposed."""

    def ask() -> int:
        day = day_of(as_of)
        case = load_case(path)
        with progress_of("judging what-ifs") as progress:
            found = case.whatif(
                scenarios, suppose, keeps, together, pairs, cast("CellQuestion", question), arrangements, readings,
                day, progress,
            )  # fmt: skip
        return answer(
            format_,
            lambda: whatif_shape(found),
            lambda: whatif_rows(found),
            lambda: whatif_tables(found, case.case, every, plain_signs()),
            WHATIF_COLUMNS,
        )

    return asking(ask)
