"""`locarno pledges lines`."""

import typer

from ..options import (
    ArrangementsOption,
    AsOfOption,
    CaseArgument,
    FigureOption,
    ForceOption,
    Format,
    FormatOption,
    ReadingsOption,
    ScenarioOption,
)


def lines(
    case: CaseArgument,
    arrangement: ArrangementsOption = None,
    reading: ReadingsOption = None,
    scenario: ScenarioOption = None,
    as_of: AsOfOption = None,
    figure: FigureOption = None,
    force: ForceOption = False,
    format_: FormatOption = Format.TABLE,
) -> None:
    """At which line of defence does a renewed attack stop paying, and would that line answer?"""
    from ..doors_worth import show_lines

    raise typer.Exit(show_lines(case, arrangement, reading, scenario or [], as_of, figure, force, format_))
