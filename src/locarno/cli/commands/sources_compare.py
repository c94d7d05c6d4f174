"""`locarno sources compare`."""

from pathlib import Path
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
    ScenarioOption,
)


def sources_compare(
    case: CaseArgument,
    other: Annotated[Path, typer.Argument(metavar="OTHER", help="the case of another coder of the same sources")],
    arrangement: ArrangementsOption = None,
    reading: ReadingsOption = None,
    scenario: ScenarioOption = None,
    as_of: AsOfOption = None,
    every: EveryOption = False,
    format_: FormatOption = Format.TABLE,
) -> None:
    """How far do two coders of the same sources agree, and what does it do to the verdicts?"""
    from ..doors_sources import show_coders

    raise typer.Exit(show_coders(case, other, arrangement, reading, scenario or [], as_of, every, format_))
