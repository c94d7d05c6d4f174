"""`locarno play`."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from ..answers.play import TODAY, Played, PlayTable
from ..api.loaded import Loaded
from ..present.figures.play import play_figure
from ..present.figures.play_table import play_table_figure
from ..present.play import play_tables
from ..present.play_shapes import play_rows, play_shape, play_table_rows, play_table_shape
from ..present.play_table import play_table_tables
from ..space.refusal import Refusal, WhichReading
from .asking import answer, asking, console, day_of, load_case, progress_of
from .playing import Asked, check_figure, check_goal, heralded, tell_games, weights_of
from .writing import write_figure


@dataclass(frozen=True)
class Extra:
    """What only one kind of answer has: weights of readings as they were written, and checks of a full answer."""

    mix: tuple[str, ...]
    sensitivity: bool
    stationary: bool


def show_play(
    path: Path,
    start: str | None,
    readings: Sequence[str] | None,
    goal: str | None,
    asked: Asked,
    extra: Extra,
    scenarios: Sequence[str],
    as_of: str | None,
    figure: Path | None,
    force: bool,
    format_: str,
) -> int:
    """One start under one reading in full, else the table."""

    def ask() -> int:
        weights, day = weights_of(extra.mix), day_of(as_of)
        asked.how()  # a number that is none is told before a case is read
        check_figure(figure, path, force)
        case = load_case(path)
        one = _one_reading(case, readings, bool(weights))
        from_ = start if start is not None else _only_start(case)
        if start is None or start == TODAY or one is None:
            check_goal(case.case, goal)
        begin = perf_counter()
        found: Played | PlayTable
        if one is None or from_ is None:
            _no_checks(case, extra, asked, one, from_)
            with progress_of("playing") as progress:
                found = case.play_table(
                    None if start is None else [start], list(readings) if readings else None, goal, weights or None,
                    scenarios, day, heralded(progress), **asked.how(),
                )  # fmt: skip
        else:
            with progress_of("playing") as progress:
                found = case.play(
                    one, from_, goal, extra.sensitivity, extra.stationary, scenarios, day, heralded(progress),
                    **asked.how(),
                )  # fmt: skip
        tell_games(found.solved, perf_counter() - begin)
        return _show(found, case, path, figure, force, format_)

    return asking(ask)


def _show(found: Played | PlayTable, case: Loaded, path: Path, figure: Path | None, force: bool, format_: str) -> int:
    if isinstance(found, Played):
        if figure is not None:
            write_figure(figure, path, lambda: play_figure(found, case.case), force)
        return answer(
            format_,
            lambda: play_shape(found, case.case),
            lambda: play_rows(found),
            lambda: play_tables(found, case.case, console().width),
        )
    if figure is not None:
        write_figure(figure, path, lambda: play_table_figure(found, case.case), force)
    return answer(
        format_,
        lambda: play_table_shape(found),
        lambda: play_table_rows(found),
        lambda: play_table_tables(found, case.case, console().width),
    )


def _one_reading(case: Loaded, readings: Sequence[str] | None, mixed: bool) -> str | None:
    """The reading, if it is one that is asked about."""
    named = list(readings or case.case.readings)
    return named[0] if len(named) == 1 and not mixed else None


def _only_start(case: Loaded) -> str | None:
    """Today, where there is nothing else to begin from."""
    return TODAY if case.case.status_quo and not case.case.arrangements else None


def _no_checks(case: Loaded, extra: Extra, asked: Asked, one: str | None, start: str | None) -> None:
    """Refuse what a table has no place for."""
    words = ["--sensitivity"] * extra.sensitivity + ["--stationary"] * extra.stationary
    words += ["--draws"] * bool(asked.draws)
    if not words:
        return
    if one is None and start is not None and not extra.mix:
        raise WhichReading(case.case.readings, f"`{words[0]}` is for one reading")
    way_out = "name a start and one reading" if start is None else "leave out the mixture, and name one reading"
    raise Refusal(f"`{words[0]}` is for one start under one reading", way_out)
