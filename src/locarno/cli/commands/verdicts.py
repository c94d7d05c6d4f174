"""`locarno verdicts`."""

from typing import Annotated

import typer

from ..options import (
    ArrangementsOption,
    AsOfOption,
    CaseArgument,
    Format,
    FormatOption,
    ReadingsOption,
    ScenarioOption,
)


def verdicts(
    case: CaseArgument,
    arrangement: ArrangementsOption = None,
    reading: ReadingsOption = None,
    scenario: ScenarioOption = None,
    as_of: AsOfOption = None,
    compact: Annotated[bool, typer.Option("--compact", help="one line for each arrangement")] = False,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Does each arrangement hold under each reading, and by what?"""
    from ..doors import show_verdicts

    raise typer.Exit(show_verdicts(case, arrangement, reading, scenario or [], as_of, compact, format_))
