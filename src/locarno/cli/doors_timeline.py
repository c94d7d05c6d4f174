"""`locarno timeline`."""

from collections.abc import Sequence
from pathlib import Path
from typing import cast

from ..answers.whatif import CellQuestion
from ..present.figures.timeline import timeline_figure
from ..present.timeline import TIMELINE_COLUMNS, timeline_rows, timeline_shape, timeline_tables
from ..space.refusal import Refusal
from .asking import answer, asking, load_case, plain_signs, progress_of
from .writing import check_target, write_figure


def show_timeline(
    path: Path,
    arrangements: Sequence[str] | None,
    readings: Sequence[str] | None,
    scenarios: Sequence[str],
    question: str,
    figure: Path | None,
    force: bool,
    format_: str,
) -> int:
    """The ledger, what held when, and what changed it."""

    def ask() -> int:
        if figure is not None:
            check_target(figure, path, force)
        case = load_case(path)
        with progress_of("judging day by day") as progress:
            found = case.timeline(arrangements, readings, scenarios, cast("CellQuestion", question), progress)
        if figure is not None:
            if all(one.kind == "source" for one in found.ledger):
                raise Refusal("nothing but sources has a date: there is no timeline to be drawn", "ask for the table")
            write_figure(figure, path, lambda: timeline_figure(found, case.case), force)
        return answer(
            format_,
            lambda: timeline_shape(found),
            lambda: timeline_rows(found),
            lambda: timeline_tables(found, case.case, plain_signs()),
            TIMELINE_COLUMNS,
        )

    return asking(ask)
