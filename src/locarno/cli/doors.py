"""What the commands do: ask through the API, show through `present`."""

import sys
from collections.abc import Sequence
from pathlib import Path

from ..answers.asked import CONCEPTS
from ..api import check
from ..case.written import json_schema
from ..present.case_text import SECTIONS, case_tables
from ..present.explain_text import explanation_text
from ..present.parts import to_json
from ..present.problem_text import problem_text, summary_text
from ..present.shapes import (
    PROBLEM_COLUMNS,
    case_rows,
    case_shape,
    explanation_rows,
    explanation_shape,
    path_rows,
    paths_shape,
    problem_rows,
    problems_shape,
    verdict_rows,
    verdicts_shape,
)
from ..present.stability import stability_rows, stability_shape, stability_tables
from ..present.tables import path_tables, verdict_tables
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
        for name in sections:
            if name not in SECTIONS:
                raise Refusal(f"there is no section `{name}`", f"sections: {', '.join(SECTIONS)}")
        case = load_case(path).case
        shape = case_shape(case)
        return answer(format_, lambda: shape, lambda: case_rows(shape), lambda: case_tables(case, sections))

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


def show_paths(
    path: Path,
    arrangements: Sequence[str] | None,
    readings: Sequence[str] | None,
    scenarios: Sequence[str],
    as_of: str | None,
    format_: str,
) -> int:
    """`locarno paths`."""

    def ask() -> int:
        case = load_case(path)
        with progress_of("searching") as progress:
            found = case.paths(arrangements, readings, scenarios, day_of(as_of), progress)
        return answer(
            format_,
            lambda: paths_shape(found),
            lambda: path_rows(found),
            lambda: path_tables(found, case.case, plain_signs()),
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


def show_stability(
    path: Path,
    reading: str | None,
    concepts: Sequence[str],
    scenarios: Sequence[str],
    as_of: str | None,
    every: bool,
    format_: str,
) -> int:
    """`locarno stability`."""

    def ask() -> int:
        case = load_case(path)
        with progress_of("stability") as progress:
            found = case.stability(
                only_reading(case, reading), scenarios, day_of(as_of), concepts or CONCEPTS, progress
            )
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
