"""`locarno paths`."""

from typing import Annotated

import typer

from ..options import (
    ArrangementsOption,
    AsOfOption,
    CaseArgument,
    Format,
    FormatOption,
    FromOption,
    ReadingsOption,
    ScenarioOption,
    ToOption,
)


def paths(
    case: CaseArgument,
    arrangement: ArrangementsOption = None,
    to: ToOption = None,
    start: FromOption = "today",
    reachable: Annotated[
        bool, typer.Option("--reachable", help="count what can be reached at all, outcome by outcome")
    ] = False,
    reading: ReadingsOption = None,
    scenario: ScenarioOption = None,
    as_of: AsOfOption = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Can each arrangement be reached from today, and against whose interest?"""
    from ..doors_paths import show_paths, show_reachable

    if reachable:
        if arrangement or to:
            raise typer.BadParameter("--reachable counts all outcomes: it takes no goals", param_hint="--reachable")
        raise typer.Exit(show_reachable(case, start, reading, scenario or [], as_of, format_))
    raise typer.Exit(show_paths(case, arrangement, to or [], start, reading, scenario or [], as_of, format_))
