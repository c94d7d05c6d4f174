"""`locarno pledges due`."""

from typing import Annotated

import typer

from ..options import (
    STATE,
    AsOfOption,
    CaseArgument,
    Format,
    FormatOption,
    GivenInOption,
    LeaveOption,
    ScenarioOption,
    SupposeOption,
    TakeOption,
    WordOption,
)


def due(
    case: CaseArgument,
    state: Annotated[
        str | None, typer.Option("--state", metavar="STATE", help=f"in this state instead of today's: {STATE}")
    ] = None,
    suppose: SupposeOption = None,
    within: Annotated[
        str | None,
        typer.Option(
            "--in", metavar="GOAL", help="in all states of this arrangement, outcome or expression, as counts of states"
        ),
    ] = None,
    reading: GivenInOption = None,
    word: WordOption = "conditional",
    take: TakeOption = None,
    leave: LeaveOption = None,
    scenario: ScenarioOption = None,
    as_of: AsOfOption = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Which pledges are due, kept, broken or blocked in a state, and what do the others wait for?"""
    from ..doors_pledges import show_due, show_due_over

    asking = (reading, word, take or [], leave or [], scenario or [], as_of)
    if within is not None:
        if state is not None or suppose:
            raise typer.BadParameter("ask about one state, or about all states of a goal", param_hint="--in")
        raise typer.Exit(show_due_over(case, within, asking, format_))
    raise typer.Exit(show_due(case, state or "today", suppose or [], asking, format_))
