"""`locarno pledges worth`."""

from typing import Annotated

import typer

from ..options import (
    ArrangementsOption,
    AsOfOption,
    CaseArgument,
    EveryOption,
    FigureOption,
    ForceOption,
    Format,
    FormatOption,
    LeaveOption,
    ReadingsOption,
    ScenarioOption,
    TakeOption,
    WordOption,
)


def worth(
    case: CaseArgument,
    pledges: Annotated[
        list[str] | None,
        typer.Argument(metavar="PLEDGE...", help="these pledges, one by one; without any, all in short"),
    ] = None,
    by: Annotated[
        list[str] | None, typer.Option("--by", metavar="ID", help="only pledges by this actor; may be repeated")
    ] = None,
    together: Annotated[
        bool, typer.Option("--together", help="also take these pledges at their word, and strike them out, all at once")
    ] = False,
    arrangement: ArrangementsOption = None,
    reading: ReadingsOption = None,
    word: WordOption = "conditional",
    take: TakeOption = None,
    leave: LeaveOption = None,
    scenario: ScenarioOption = None,
    as_of: AsOfOption = None,
    every: EveryOption = False,
    figure: FigureOption = None,
    force: ForceOption = False,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Would each pledge be kept when it comes to it, and which verdicts hang on it?"""
    from ..doors_worth import show_worth

    counted = (word, take or [], leave or [])
    under = (scenario or [], as_of)
    raise typer.Exit(
        show_worth(
            case, pledges, by or [], together, arrangement, reading, counted, *under, every, figure, force, format_
        )
    )
