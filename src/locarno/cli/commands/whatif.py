"""`locarno whatif`."""

from enum import StrEnum
from typing import Annotated

import typer

from ..options import (
    ArrangementsOption,
    AsOfOption,
    CaseArgument,
    EveryOption,
    Format,
    FormatOption,
    ReadingsOption,
    word_of,
)


class Question(StrEnum):
    """What is asked of each cell."""

    VERDICTS = "verdicts"
    PATHS = "paths"


QuestionOption = Annotated[
    Question,
    typer.Option(
        "--question",
        metavar="WORD",
        parser=word_of(Question, "question"),
        help="by what it holds, or whether it can be reached from today by gains",
    ),
]


def whatif(
    case: CaseArgument,
    scenario: Annotated[
        list[str] | None,
        typer.Option("--scenario", "-s", metavar="ID", help="suppose this scenario; may be repeated. None: all"),
    ] = None,
    suppose: Annotated[
        list[str] | None,
        typer.Option("--suppose", metavar="OPTIONS", help="suppose options held, `x` or `not y`; may be repeated"),
    ] = None,
    keeps: Annotated[
        list[str] | None,
        typer.Option("--keeps", metavar="ID", help="take this pledge at its word; may be repeated"),
    ] = None,
    together: Annotated[bool, typer.Option("--together", help="suppose all of it at once")] = False,
    pairs: Annotated[bool, typer.Option("--pairs", help="suppose every two of it")] = False,
    question: QuestionOption = Question.VERDICTS,
    arrangement: ArrangementsOption = None,
    reading: ReadingsOption = None,
    as_of: AsOfOption = None,
    every: EveryOption = False,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Which verdicts flip if something is supposed: scenarios, options held, pledges at their word?"""
    from ..doors_whatif import show_whatif

    raise typer.Exit(
        show_whatif(
            case, scenario, suppose or [], keeps or [], together, pairs, question.value, arrangement, reading, as_of,
            every, format_,
        )
    )  # fmt: skip
