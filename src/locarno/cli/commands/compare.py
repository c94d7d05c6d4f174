"""`locarno compare`."""

from typing import Annotated

import typer

from ..options import AsOfOption, CaseArgument, EveryOption, Format, FormatOption, ScenarioOption


def compare(
    case: CaseArgument,
    readings: Annotated[
        list[str] | None, typer.Argument(metavar="READING", help="the readings; all of them if none is named")
    ] = None,
    quick: Annotated[
        bool, typer.Option("--quick", help="do not ask which beliefs change no verdict, which takes a while")
    ] = False,
    scenario: ScenarioOption = None,
    as_of: AsOfOption = None,
    every: EveryOption = False,
    format_: FormatOption = Format.TABLE,
) -> None:
    """What do readings have in common, and where do their verdicts agree and part?"""
    from ..doors_crux import show_comparison

    raise typer.Exit(show_comparison(case, readings, quick, scenario or [], as_of, every, format_))
