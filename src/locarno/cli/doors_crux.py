"""`locarno crux` and `locarno compare`."""

from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from ..answers.crux import CruxQuestion
from ..present.compared import compared_rows, compared_shape, compared_tables
from ..present.crux import crux_rows, crux_shape, crux_tables, cruxes_shape, cruxes_tables
from ..present.figures.crux import crux_figure
from ..space.refusal import Refusal
from .asking import answer, asking, day_of, load_case, plain_signs, progress_of, tell_speed
from .writing import check_target, write_figure

_QUESTIONS: dict[str, CruxQuestion] = {"verdicts": "holds", "paths": "reached"}


def show_crux(
    path: Path,
    first: str | None,
    second: str | None,
    to: str | None,
    question: str | None,
    size: int,
    samples: int,
    seed: int,
    scenarios: Sequence[str],
    as_of: str | None,
    figure: Path | None,
    force: bool,
    format_: str,
) -> int:
    """The crux of one pair, or of all."""

    def ask() -> int:
        words: tuple[CruxQuestion, ...] = ("holds", "reached") if first is None else ("holds",)
        if question is not None:
            words = (_QUESTIONS[question],)
        if first is not None and second is None:
            raise Refusal("one reading to compare with nothing", "name a second one, or none for every pair")
        if first is None and samples:
            raise Refusal("`--samples` without a pair", "name two readings")
        if figure is not None and first is None:
            raise Refusal("a figure of every pair", "name two readings")
        case = load_case(path)
        if figure is not None:
            check_target(figure, path, force)
        day = day_of(as_of)
        start = perf_counter()
        with progress_of("judging hybrids") as progress:
            if first is not None and second is not None:
                found = tuple(
                    case.crux(first, second, to, word, scenarios, day, size, samples, seed, progress=progress)
                    for word in words
                )
            else:
                found = case.cruxes(to, words, None, scenarios, day, size, progress)
        tell_speed(sum(one.evaluated for one in found), perf_counter() - start)
        if not found:
            raise Refusal("the case has one reading", "there is nobody to disagree with: add another to `readings`")
        if first is not None and len(found) == 1:
            one = found[0]
            if figure is not None:
                write_figure(figure, path, lambda: crux_figure(one, case.case), force)
            return answer(
                format_, lambda: crux_shape(one), lambda: crux_rows(found), lambda: crux_tables(one, case.case)
            )
        return answer(
            format_, lambda: cruxes_shape(found), lambda: crux_rows(found), lambda: cruxes_tables(found, case.case)
        )

    return asking(ask)


def show_comparison(
    path: Path,
    readings: Sequence[str] | None,
    quick: bool,
    scenarios: Sequence[str],
    as_of: str | None,
    every: bool,
    format_: str,
) -> int:
    """Readings side by side."""

    def ask() -> int:
        case = load_case(path)
        start = perf_counter()
        with progress_of("leaving out beliefs") as progress:
            found = case.compare(readings or None, scenarios, day_of(as_of), not quick, progress)
        tell_speed(found.evaluated, perf_counter() - start)
        return answer(
            format_,
            lambda: compared_shape(found),
            lambda: compared_rows(found),
            lambda: compared_tables(found, case.case, plain_signs(), every),
        )

    return asking(ask)
