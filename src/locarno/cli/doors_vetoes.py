"""`locarno vetoes`."""

from collections.abc import Sequence
from pathlib import Path

from ..present.figures.vetoes import vetoes_figure
from ..present.veto_shapes import veto_rows, vetoes_shape
from ..present.vetoes import veto_tables
from .asking import answer, asking, day_of, load_case, plain_signs, progress_of
from .writing import check_target, write_figure


def show_vetoes(
    path: Path,
    arrangements: Sequence[str],
    readings: Sequence[str] | None,
    rung: str,
    most: int,
    scenarios: Sequence[str],
    as_of: str | None,
    every: bool,
    figure: Path | None,
    force: bool,
    format_: str,
) -> int:
    """Who can block, and at what price."""

    def ask() -> int:
        case = load_case(path)
        if figure is not None:
            check_target(figure, path, force)
        with progress_of("seeking prices") as progress:
            found = case.vetoes(arrangements, readings, rung, most, scenarios, day_of(as_of), progress)
        if figure is not None:
            write_figure(figure, path, lambda: vetoes_figure(found, case.case), force)
        return answer(
            format_,
            lambda: vetoes_shape(found),
            lambda: veto_rows(found),
            lambda: veto_tables(found, case.case, every, plain_signs()),
        )

    return asking(ask)
