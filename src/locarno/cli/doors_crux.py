"""`locarno crux` and `locarno compare`."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from ..answers.crux import Crux, CruxQuestion, MatrixCrux, Parting
from ..api.loaded import Loaded
from ..present.compared import compared_rows, compared_shape, compared_tables
from ..present.crux import crux_rows, crux_shape, crux_tables, cruxes_shape, cruxes_tables
from ..present.crux_matrix import matrices_shape, matrices_tables, matrix_rows, matrix_shape, matrix_tables
from ..present.figures.crux import crux_figure, matrix_crux_figure
from ..space.refusal import Refusal
from .asking import answer, asking, day_of, load_case, plain_signs, progress_of, tell_speed
from .writing import check_target, write_figure

_QUESTIONS: dict[str, CruxQuestion] = {"verdicts": "holds", "paths": "reached"}


@dataclass(frozen=True)
class Wanted:
    """What is asked of `locarno crux`, as it stands on the command line."""

    first: str | None
    second: str | None
    to: str | None
    matrix: bool
    arrangements: Sequence[str] | None
    question: str | None
    size: int
    samples: int
    seed: int
    scenarios: Sequence[str]
    as_of: str | None

    def check(self, figure: Path | None) -> None:
        """Raise Refusal for words that do not go together."""
        if self.first is not None and self.second is None:
            raise Refusal("one reading to compare with nothing", "name a second one, or none for every pair")
        if self.first is None and self.samples:
            raise Refusal("`--samples` without a pair", "name two readings")
        if figure is not None and self.first is None:
            raise Refusal("a figure of every pair", "name two readings")
        if self.matrix and self.to is not None:
            raise Refusal("`--to` with `--matrix`", "ask about one goal or about the matrix")
        if self.arrangements and not self.matrix:
            raise Refusal(
                "`--arrangement` without `--matrix`", "about one arrangement: `--to`; about several: `--matrix`"
            )


def show_crux(path: Path, wanted: Wanted, figure: Path | None, force: bool, format_: str) -> int:
    """The crux of one pair, or of all; about one goal, or about the matrix."""

    def ask() -> int:
        wanted.check(figure)
        case = load_case(path)
        if figure is not None:
            check_target(figure, path, force)
        show = _show_matrix if wanted.matrix else _show_goal
        return show(case, path, wanted, figure, force, format_)

    return asking(ask)


def _show_goal(case: Loaded, path: Path, wanted: Wanted, figure: Path | None, force: bool, format_: str) -> int:
    words: tuple[CruxQuestion, ...] = ("holds", "reached") if wanted.first is None else ("holds",)
    if wanted.question is not None:
        words = (_QUESTIONS[wanted.question],)
    day, w = day_of(wanted.as_of), wanted
    start = perf_counter()
    with progress_of("judging hybrids") as progress:
        if w.first is not None and w.second is not None:
            one = case.crux(
                w.first, w.second, w.to, words[0], w.scenarios, day, w.size, w.samples, w.seed, progress=progress
            )
            found: tuple[Crux, ...] = (one,)
        else:
            found = case.cruxes(w.to, words, None, w.scenarios, day, w.size, progress)
    _told(found, perf_counter() - start)
    one = found[0]
    if w.first is None:
        return answer(
            format_, lambda: cruxes_shape(found), lambda: crux_rows(found), lambda: cruxes_tables(found, case.case)
        )
    if figure is not None:
        write_figure(figure, path, lambda: crux_figure(one, case.case), force)
    return answer(format_, lambda: crux_shape(one), lambda: crux_rows(found), lambda: crux_tables(one, case.case))


def _show_matrix(case: Loaded, path: Path, wanted: Wanted, figure: Path | None, force: bool, format_: str) -> int:
    question, day, w = _QUESTIONS[wanted.question or "verdicts"], day_of(wanted.as_of), wanted
    some = w.arrangements or None
    start = perf_counter()
    with progress_of("judging hybrids") as progress:
        if w.first is not None and w.second is not None:
            one = case.matrix_crux(
                w.first, w.second, some, question, w.scenarios, day, w.size, w.samples, w.seed, progress=progress
            )
            found: tuple[MatrixCrux, ...] = (one,)
        else:
            found = case.matrix_cruxes(some, question, None, w.scenarios, day, w.size, progress)
    _told(found, perf_counter() - start)
    one = found[0]
    if w.first is None:
        return answer(
            format_,
            lambda: matrices_shape(found),
            lambda: matrix_rows(found),
            lambda: matrices_tables(found, case.case),
        )
    if figure is not None:
        write_figure(figure, path, lambda: matrix_crux_figure(one, case.case), force)
    return answer(
        format_,
        lambda: matrix_shape(one),
        lambda: matrix_rows(found),
        lambda: matrix_tables(one, case.case, plain_signs()),
    )


def _told(found: Sequence[Parting], seconds: float) -> None:
    """Say how fast it went; raises Refusal if there is no pair."""
    tell_speed(sum(one.evaluated for one in found), seconds)
    if not found:
        raise Refusal("the case has one reading", "there is nobody to disagree with: add another to `readings`")


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
