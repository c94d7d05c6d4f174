"""`locarno figure`."""

from collections.abc import Sequence
from pathlib import Path

from rich.table import Table

from ..api.figures import FIGURES
from ..space.known import meant_of
from ..space.refusal import Refusal
from .asking import ANSWERED, asking, day_of, load_case, progress_of, show
from .loudness import aside
from .writing import check_target, write_figure


def list_figures() -> int:
    """Every figure with the question that it answers."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    for name, kind in FIGURES.items():
        grid.add_row(name, kind.question)
    show("Figures, each by `locarno figure NAME CASE -o FILE`:\n")
    show(grid)
    return ANSWERED


def show_figure(
    name: str,
    path: Path | None,
    words: tuple[Sequence[str], Sequence[str], Sequence[str], Sequence[str]],
    as_of: str | None,
    out: Path | None,
    force: bool,
) -> int:
    """Draw one; `words`: arrangements, readings, goals, scenarios."""

    def ask() -> int:
        known = meant_of(name, FIGURES, "figure")
        if path is None:
            raise Refusal(f"the figure `{known}` of which case?", f"name one: `locarno figure {known} CASE`")
        target = out or Path(f"{known}.svg")
        check_target(target, path, force)
        day = day_of(as_of)
        case = load_case(path)
        with progress_of("drawing"):
            write_figure(target, path, lambda: case.figure(known, *words, day).spec, force)
        aside(f"written: {target}")
        return ANSWERED

    return asking(ask)
