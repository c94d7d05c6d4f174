"""`locarno pledges worth` and `locarno pledges lines`."""

from collections.abc import Sequence
from pathlib import Path

from ..present.defence import lines_rows, lines_shape, lines_tables
from ..present.figures.defence import lines_figure
from ..present.figures.worth import worth_figure
from ..present.worth import worth_tables
from ..present.worth_shapes import worth_rows, worth_shape
from .asking import answer, asking, console, day_of, load_case, plain_signs, progress_of
from .writing import check_target, write_figure


def show_worth(
    path: Path,
    pledges: Sequence[str] | None,
    by: Sequence[str],
    together: bool,
    arrangements: Sequence[str] | None,
    readings: Sequence[str] | None,
    word: tuple[str, Sequence[str], Sequence[str]],
    scenarios: Sequence[str],
    as_of: str | None,
    every: bool,
    figure: Path | None,
    force: bool,
    format_: str,
) -> int:
    """What each pledge is worth; `word`: which pledges count, as the least firm word, taken and left ones."""

    def ask() -> int:
        case = load_case(path)
        if figure is not None:
            check_target(figure, path, force)
        with progress_of("weighing") as progress:
            found = case.pledges_worth(
                pledges or None, readings, arrangements, by, together, *word, scenarios, day_of(as_of), progress
            )
        if figure is not None:
            write_figure(figure, path, lambda: worth_figure(found, case.case), force)
        return answer(
            format_,
            lambda: worth_shape(found, case.case),
            lambda: worth_rows(found, case.case),
            lambda: worth_tables(found, case.case, bool(pledges) or every, plain_signs(), console().width),
        )

    return asking(ask)


def show_lines(
    path: Path,
    arrangements: Sequence[str] | None,
    readings: Sequence[str] | None,
    scenarios: Sequence[str],
    as_of: str | None,
    figure: Path | None,
    force: bool,
    format_: str,
) -> int:
    """Which line deters."""

    def ask() -> int:
        case = load_case(path)
        if figure is not None:
            check_target(figure, path, force)
        with progress_of("attacking") as progress:
            found = case.lines(arrangements, readings, scenarios, day_of(as_of), progress)
        if figure is not None:
            write_figure(figure, path, lambda: lines_figure(found, case.case), force)
        return answer(
            format_,
            lambda: lines_shape(found, case.case),
            lambda: lines_rows(found),
            lambda: lines_tables(found, case.case, plain_signs(), console().width),
        )

    return asking(ask)
