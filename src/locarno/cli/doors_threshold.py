"""`locarno threshold`."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from ..answers.play import TODAY
from ..api.loaded import Loaded
from ..present.figures.threshold import threshold_figure
from ..present.figures.threshold_map import threshold_map_figure
from ..present.threshold import threshold_tables
from ..present.threshold_shapes import threshold_rows, threshold_shape
from ..space.refusal import Refusal
from .asking import answer, asking, console, day_of, load_case, progress_of
from .playing import Asked, check_figure, check_goal, heralded, tell_games
from .writing import write_figure


@dataclass(frozen=True)
class Scan:
    """What is scanned: a number from where to where, another one for a map, the mark, and how many values first."""

    over: str | None
    low: float | None
    high: float | None
    second: str | None
    second_low: float | None
    second_high: float | None
    level: float
    scan: int


def show_threshold(
    path: Path,
    start: str | None,
    wanted: Scan,
    readings: Sequence[str] | None,
    goal: str | None,
    asked: Asked,
    scenarios: Sequence[str],
    as_of: str | None,
    figure: Path | None,
    force: bool,
    format_: str,
) -> int:
    """Where a probability crosses a mark."""

    def ask() -> int:
        day, how = day_of(as_of), asked.how()
        if wanted.second is None and (wanted.second_low is not None or wanted.second_high is not None):
            raise Refusal("`--and-low` and `--and-high` without `--and`", "name the second number, or leave them out")
        check_figure(figure, path, force)
        case = load_case(path)
        over = _over(case, wanted)
        if start is None or start == TODAY:
            check_goal(case.case, goal)
        begin = perf_counter()
        with progress_of("scanning") as progress:
            found = case.threshold(
                over, start, list(readings) if readings else None, goal, wanted.low, wanted.high, wanted.scan,
                wanted.level, wanted.second, wanted.second_low, wanted.second_high, scenarios, day,
                heralded(progress), **how,
            )  # fmt: skip
        tell_games(found.solved, perf_counter() - begin)
        if figure is not None:
            draw = threshold_figure if found.second is None else threshold_map_figure
            write_figure(figure, path, lambda: draw(found, case.case), force)
        return answer(
            format_,
            lambda: threshold_shape(found, case.case),
            lambda: threshold_rows(found),
            lambda: threshold_tables(found, case.case, console().width),
        )

    return asking(ask)


def _over(case: Loaded, wanted: Scan) -> str:
    """The number that is scanned; refuses where none is named, and says which there are."""
    if wanted.over is not None:
        return wanted.over
    knobs = case.play_numbers()
    example = next((one for one in knobs if one.startswith("chance:")), "precision").removeprefix("chance:")
    raise Refusal("over which number?", f"name one, such as `--over {example}`; its numbers: {', '.join(knobs)}")
