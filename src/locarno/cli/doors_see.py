"""`locarno see`."""

from collections.abc import Sequence
from pathlib import Path

from ..present.see import SEE_COLUMNS, see_rows, see_shape, see_tables
from .asking import answer, asking, day_of, load_case, plain_signs, progress_of


def show_see(
    path: Path,
    readings: Sequence[str] | None,
    events: Sequence[str],
    concept: str,
    most: int,
    scenarios: Sequence[str],
    as_of: str | None,
    format_: str,
) -> int:
    """The events that tell readings apart."""

    def ask() -> int:
        day = day_of(as_of)
        case = load_case(path)
        with progress_of("looking ahead") as progress:
            found = case.see(readings, events, concept.strip().lower(), scenarios, day, progress)
        return answer(
            format_,
            lambda: see_shape(found),
            lambda: see_rows(found),
            lambda: see_tables(found, case.case, most, plain_signs()),
            SEE_COLUMNS,
        )

    return asking(ask)
