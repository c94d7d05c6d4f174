"""`locarno pledges unlock`."""

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
    SupposeOption,
    TakeOption,
    WordOption,
)


def unlock(
    case: CaseArgument,
    goal: Annotated[
        str,
        typer.Argument(
            metavar="GOAL", help="an outcome, an arrangement, an expression, or a pledge that is to come into force"
        ),
    ],
    trust: Annotated[
        bool, typer.Option("--trust", help="it is enough if it sustains itself: everybody trusts")
    ] = False,
    suppose: SupposeOption = None,
    actor: Annotated[
        list[str] | None, typer.Option("--actor", metavar="ID", help="ask only these for changes; may be repeated")
    ] = None,
    withdraw: Annotated[bool, typer.Option("--withdraw", help="pledges may be taken back, too")] = False,
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
    """What smallest changes would bring a goal about, and who would have to make them?"""
    from ..doors_pledges import show_unlock

    asking = (reading, word, take or [], leave or [], scenario or [], as_of)
    raise typer.Exit(
        show_unlock(case, goal, trust, suppose or [], actor or [], withdraw, asking, most, seconds, every, format_)
    )
