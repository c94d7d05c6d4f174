"""`locarno vetoes`."""

from typing import Annotated

import typer

from ..options import (
    AsOfOption,
    CaseArgument,
    EveryOption,
    FigureOption,
    ForceOption,
    Format,
    FormatOption,
    ReadingsOption,
    ScenarioOption,
    count_from,
)


def vetoes(
    case: CaseArgument,
    arrangements: Annotated[list[str], typer.Argument(metavar="ARRANGEMENT...", help="these arrangements")],
    reading: ReadingsOption = None,
    rung: Annotated[
        str,
        typer.Option(
            "--rung",
            metavar="RUNG",
            help="how well it is to hold once the block is lifted, or better: interest, credible or bluff",
        ),
    ] = "credible",
    most: Annotated[
        int,
        typer.Option(
            "--most", metavar="N", parser=count_from(0), help="add up to so many things at once; 0: seek no price"
        ),
    ] = 2,
    scenario: ScenarioOption = None,
    as_of: AsOfOption = None,
    every: EveryOption = False,
    figure: FigureOption = None,
    force: ForceOption = False,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Who can block an arrangement, who of them would, and what would lift the block?"""
    from ..doors_vetoes import show_vetoes

    raise typer.Exit(
        show_vetoes(case, arrangements, reading, rung, most, scenario or [], as_of, every, figure, force, format_)
    )
