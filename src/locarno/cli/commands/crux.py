"""`locarno crux`."""

from typing import Annotated

import typer

from ..options import (
    ArrangementsOption,
    AsOfOption,
    CaseArgument,
    FigureOption,
    ForceOption,
    Format,
    FormatOption,
    ScenarioOption,
    count_from,
    word_of,
)
from .whatif import Question


def crux(
    case: CaseArgument,
    first: Annotated[
        str | None, typer.Argument(metavar="FIRST", help="a reading; left out, every pair is asked")
    ] = None,
    second: Annotated[str | None, typer.Argument(metavar="SECOND", help="another reading")] = None,
    to: Annotated[
        str | None,
        typer.Option("--to", metavar="GOAL", help="about this arrangement, outcome or expression, not the case's goal"),
    ] = None,
    matrix: Annotated[
        bool, typer.Option("--matrix", help="about all arrangements at once, or those of -a, not one goal")
    ] = False,
    arrangement: ArrangementsOption = None,
    question: Annotated[
        Question | None,
        typer.Option(
            "--question",
            metavar="WORD",
            parser=word_of(Question, "question"),
            help="`verdicts`: by what it holds; `paths`: whether it can be reached by gains; for every pair both",
        ),
    ] = None,
    size: Annotated[
        int, typer.Option("--size", metavar="N", parser=count_from(1), help="try all sets of up to so many statements")
    ] = 2,
    samples: Annotated[
        int,
        typer.Option(
            "--samples", metavar="N", parser=count_from(0), help="shares of single statements, over so many orders"
        ),
    ] = 0,
    seed: Annotated[
        int, typer.Option("--seed", metavar="N", parser=count_from(0), help="what the orders are drawn by")
    ] = 0,
    scenario: ScenarioOption = None,
    as_of: AsOfOption = None,
    figure: FigureOption = None,
    force: ForceOption = False,
    format_: FormatOption = Format.TABLE,
) -> None:
    """On which beliefs does the disagreement of two readings turn?"""
    from ..doors_crux import Wanted, show_crux

    wanted = Wanted(first, second, to, matrix, arrangement, question, size, samples, seed, scenario or [], as_of)
    raise typer.Exit(show_crux(case, wanted, figure, force, format_))
