"""`locarno pledges fit`."""

from typing import Annotated

import typer

from ..options import (
    AsOfOption,
    CaseArgument,
    EveryOption,
    Format,
    FormatOption,
    GivenInOption,
    LeaveOption,
    MostOption,
    ScenarioOption,
    SecondsOption,
    TakeOption,
    WordOption,
)


def fit(
    case: CaseArgument,
    given: Annotated[
        str | None,
        typer.Option(
            "--given",
            metavar="GOAL",
            help="given that this is to be possible: an outcome, an arrangement or an expression; without it, each "
            "pledge is asked about where it is due",
        ),
    ] = None,
    reading: GivenInOption = None,
    word: WordOption = "conditional",
    take: TakeOption = None,
    leave: LeaveOption = None,
    scenario: ScenarioOption = None,
    as_of: AsOfOption = None,
    most: MostOption = 100,
    seconds: SecondsOption = 10.0,
    every: EveryOption = False,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Which pledges and refusals cannot all be kept, and what would have to be broken?"""
    from ..doors_pledges import show_fit

    asking = (reading, word, take or [], leave or [], scenario or [], as_of)
    raise typer.Exit(show_fit(case, given, asking, most, seconds, every, format_))
