"""What the commands do: ask through the API, show through `present`."""

import sys
from collections.abc import Sequence
from pathlib import Path

from ..answers.asked import CONCEPTS
from ..api.loading import check
from ..case.written import json_schema
from ..present.case_text import SECTIONS, case_tables
from ..present.explain_state import state_text
from ..present.explain_text import explanation_text
from ..present.parts import to_json
from ..present.problem_text import problem_text, summary_text
from ..present.shapes import (
    PROBLEM_COLUMNS,
    case_rows,
    case_shape,
    explanation_rows,
    explanation_shape,
    problem_rows,
    problems_shape,
    verdict_rows,
    verdicts_shape,
)
from ..present.stability import stability_rows, stability_shape, stability_tables
from ..present.tables import verdict_tables
from ..present.trace_shapes import state_explanation_rows, state_explanation_shape
from ..space.known import meant_of
from ..space.refusal import Refusal
from .asking import (
    ANSWERED,
    PROBLEMS,
    answer,
    asking,
    console,
    day_of,
    load_case,
    only_reading,
    plain_signs,
    progress_of,
    write_rows,
)
from .marks import enough_of, mix_of, strong_of, unknown_of

MOST_ROWS = 50_000
"""So many rows are laid out as a table; these take about a minute."""


def show_check(path: Path, format_: str) -> int:
    """`locarno check`."""

    def ask() -> int:
        with progress_of("reading"):
            case, problems = check(path)
        if format_ == "json":
            sys.stdout.write(to_json(problems_shape(str(path), problems)))
        elif format_ == "csv":
            write_rows(problem_rows(problems), PROBLEM_COLUMNS)
        else:
            for problem in problems:
                print(problem_text(problem), end="\n\n")
            print(f"{path}: {summary_text(problems)}")
        return PROBLEMS if case is None else ANSWERED

    return asking(ask)


def show_case(path: Path, sections: Sequence[str], format_: str) -> int:
    """`locarno show`."""

    def ask() -> int:
        chosen = [meant_of(name, SECTIONS, "section") for name in sections]
        case = load_case(path).case
        shape = case_shape(case)
        return answer(format_, lambda: shape, lambda: case_rows(shape), lambda: case_tables(case, chosen))

    return asking(ask)


def show_verdicts(
    path: Path,
    arrangements: Sequence[str] | None,
    readings: Sequence[str] | None,
    scenarios: Sequence[str],
    as_of: str | None,
    compact: bool,
    format_: str,
) -> int:
    """`locarno verdicts`."""

    def ask() -> int:
        case = load_case(path)
        if not case.case.arrangements:
            raise Refusal("the case has no arrangements", "add a section `arrangements`, or ask for `stability`")
        with progress_of("judging") as progress:
            found = case.verdicts(arrangements, readings, scenarios, day_of(as_of), progress)
        return answer(
            format_,
            lambda: verdicts_shape(found),
            lambda: verdict_rows(found),
            lambda: verdict_tables(found, case.case, compact, plain_signs(), console().width),
        )

    return asking(ask)


def show_explanation(
    path: Path, arrangement: str, reading: str | None, scenarios: Sequence[str], as_of: str | None, format_: str
) -> int:
    """`locarno explain`."""

    def ask() -> int:
        case = load_case(path)
        with progress_of("explaining"):
            found = case.explain(arrangement, only_reading(case, reading), scenarios, day_of(as_of))
        return answer(
            format_,
            lambda: explanation_shape(found),
            lambda: explanation_rows(found),
            lambda: explanation_text(found, case.case),
        )

    return asking(ask)


def show_state(
    path: Path,
    state: str,
    reading: str | None,
    actors: Sequence[str] | None,
    concept: str | None,
    degrees: tuple[Sequence[str], Sequence[str], Sequence[str], Sequence[str]],
    scenarios: Sequence[str],
    as_of: str | None,
    every: bool,
    format_: str,
) -> int:
    """`locarno explain --state`; `degrees`: what is unknown, strong, enough, and mixed."""

    def ask() -> int:
        unknown, strong = unknown_of(degrees[0]), strong_of(degrees[1])
        enough, mix = enough_of(degrees[2]), mix_of(degrees[3])
        case = load_case(path)
        with progress_of("explaining") as progress:
            found = case.explain_state(
                state, reading if mix else only_reading(case, reading), actors, concept, scenarios, day_of(as_of),
                every, unknown, strong, enough, mix, progress,
            )  # fmt: skip
        return answer(
            format_,
            lambda: state_explanation_shape(found),
            lambda: state_explanation_rows(found),
            lambda: state_text(found, case.case),
        )

    return asking(ask)


def show_stability(
    path: Path,
    reading: str | None,
    concepts: Sequence[str],
    degrees: tuple[Sequence[str], Sequence[str], Sequence[str], Sequence[str]],
    scenarios: Sequence[str],
    as_of: str | None,
    every: bool,
    format_: str,
) -> int:
    """`locarno stability`; `degrees`: what is unknown, strong, enough, and mixed."""

    def ask() -> int:
        unknown, strong = unknown_of(degrees[0]), strong_of(degrees[1])
        enough, mix = enough_of(degrees[2]), mix_of(degrees[3])
        meant = ["fuzzy"] * bool(enough or mix) + ["strength"] * bool(strong) or ["unknown"] * bool(unknown)
        case = load_case(path)
        with progress_of("stability") as progress:
            found = case.stability(
                reading if mix else only_reading(case, reading), scenarios, day_of(as_of),
                concepts or meant or CONCEPTS, progress, unknown, strong, enough, mix,
            )  # fmt: skip
        if every and format_ == "table" and found.states.size > MOST_ROWS:
            size = f"{found.states.size:,} states are too many for a table, the most is {MOST_ROWS:,}"
            raise Refusal(size, "`--format csv` writes them all; without `--every` the first equilibria are shown")
        return answer(
            format_,
            lambda: stability_shape(found),
            lambda: stability_rows(found),
            lambda: stability_tables(found, case.case, every, plain_signs()),
        )

    return asking(ask)


def show_schema() -> int:
    """`locarno schema`."""
    sys.stdout.write(to_json(json_schema()))
    return ANSWERED
