"""`locarno pledges due`, `fit`, `loops` and `unlock`: ask through the API, show through `present`."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..present.pledges_due import (
    due_over_rows,
    due_over_shape,
    due_over_text,
    due_rows,
    due_shape,
    due_text,
)
from ..present.pledges_fit import FIT_COLUMNS, fit_rows, fit_shape, fit_text
from ..present.pledges_loops import loops_text
from ..present.pledges_loops_shapes import loops_rows, loops_shape
from ..present.pledges_unlock import UNLOCK_COLUMNS, unlock_rows, unlock_shape, unlock_text
from .asking import answer, asking, day_of, load_case, progress_of
from .writing import check_target, write_figure

Asked = tuple[str | None, str, Sequence[str], Sequence[str], Sequence[str], str | None]
"""Reading, binding word, pledges taken and left, scenarios, day."""


def show_due(path: Path, state: str, suppose: Sequence[str], how: Asked, format_: str) -> int:
    """The pledges in one state."""

    def ask() -> int:
        case = load_case(path)
        found = case.pledges_due(state, suppose, **_words(how))
        return answer(format_, lambda: due_shape(found), lambda: due_rows(found), lambda: due_text(found, case.case))

    return asking(ask)


def show_due_over(path: Path, goal: str, how: Asked, format_: str) -> int:
    """The pledges over all states of a goal."""

    def ask() -> int:
        case = load_case(path)
        with progress_of("laying out states"):
            found = case.pledges_due_over(goal, **_words(how))
        return answer(
            format_,
            lambda: due_over_shape(found),
            lambda: due_over_rows(found),
            lambda: due_over_text(found, case.case),
        )

    return asking(ask)


def show_fit(path: Path, goal: str | None, how: Asked, most: int, seconds: float, every: bool, format_: str) -> int:
    """Which pledges cannot all be kept."""

    def ask() -> int:
        case = load_case(path)
        with progress_of("searching"):
            found = case.pledges_fit(goal, **_words(how), most=most, seconds=seconds)
        return answer(
            format_,
            lambda: fit_shape(found),
            lambda: fit_rows(found),
            lambda: fit_text(found, case.case, every),
            FIT_COLUMNS,
        )

    return asking(ask)


def show_loops(
    path: Path,
    suppose: Sequence[str],
    how: Asked,
    most: int,
    seconds: float,
    every: bool,
    figure: Path | None,
    force: bool,
    format_: str,
) -> int:
    """Who waits for whom."""

    def ask() -> int:
        case = load_case(path)
        if figure is not None:
            check_target(figure, path, force)
        with progress_of("searching"):
            found = case.pledges_loops(suppose, **_words(how), most=most, seconds=seconds)
        if figure is not None:
            from ..present.figures.condition_graph import condition_graph

            write_figure(figure, path, lambda: condition_graph(found, case.case), force)
        return answer(
            format_, lambda: loops_shape(found), lambda: loops_rows(found), lambda: loops_text(found, case.case, every)
        )

    return asking(ask)


def show_unlock(
    path: Path,
    goal: str,
    trust: bool,
    suppose: Sequence[str],
    actors: Sequence[str],
    withdraw: bool,
    how: Asked,
    most: int,
    seconds: float,
    every: bool,
    format_: str,
) -> int:
    """What would unlock a goal."""

    def ask() -> int:
        case = load_case(path)
        with progress_of("searching"):
            found = case.unlock(goal, trust, suppose, actors, withdraw, **_words(how), most=most, seconds=seconds)
        return answer(
            format_,
            lambda: unlock_shape(found),
            lambda: unlock_rows(found),
            lambda: unlock_text(found, case.case, every),
            UNLOCK_COLUMNS,
        )

    return asking(ask)


def _words(how: Asked) -> dict[str, Any]:
    reading, word, take, leave, scenarios, as_of = how
    return {
        "reading": reading,
        "word": word,
        "take": take,
        "leave": leave,
        "scenarios": scenarios,
        "as_of": day_of(as_of),
    }
