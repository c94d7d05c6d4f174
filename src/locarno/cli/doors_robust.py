"""`locarno robust`."""

import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from ..present.figures.robust import robust_figure
from ..present.robust import robust_rows, robust_shape, robust_tables
from .asking import answer, asking, console, day_of, load_case, plain_signs, progress_of, tell_speed
from .writing import check_target, write_figure


def show_robust(
    path: Path,
    readings: Sequence[str] | None,
    arrangements: Sequence[str] | None,
    to: str | None,
    drawn: tuple[str, float | None, int | None, bool],
    samples: int,
    seed: int,
    region: bool,
    keep: Path | None,
    scenarios: Sequence[str],
    as_of: str | None,
    figure: Path | None,
    force: bool,
    every: bool,
    format_: str,
) -> int:
    """How often verdicts stay; `drawn`: model, spread, swaps, whether words of likelihood count."""

    def ask() -> int:
        case = load_case(path)
        if figure is not None:
            check_target(figure, path, force)
        model, spread, swaps, likelihoods = drawn
        start = perf_counter()
        with progress_of("drawing beliefs") as progress:
            found = case.robust(
                readings or None, arrangements, to, model, spread, swaps, likelihoods, samples, seed, region,
                scenarios, day_of(as_of), keep, progress,
            )  # fmt: skip
        if found.samples < found.wanted:
            done = f"stopped after {found.samples:,} of {found.wanted:,} samples; this is what they say"
            print(f"locarno: {done}{_go_on(keep)}", file=sys.stderr)
        tell_speed(found.evaluated - found.resumed, perf_counter() - start)
        if figure is not None:
            write_figure(figure, path, lambda: robust_figure(found, case.case), force)
        return answer(
            format_,
            lambda: robust_shape(found),
            lambda: robust_rows(found),
            lambda: robust_tables(found, case.case, plain_signs(), console().width, every),
        )

    return asking(ask)


def _go_on(keep: Path | None) -> str:
    if keep is None:
        return ""
    return f"; they are kept in `{keep}`, and the same command goes on from there"
