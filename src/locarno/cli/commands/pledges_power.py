"""`locarno pledges power`."""

from typing import Annotated

import typer

from ..options import (
    AsOfOption,
    CaseArgument,
    FigureOption,
    ForceOption,
    Format,
    FormatOption,
    GivenInOption,
    LeaveOption,
    ScenarioOption,
    SupposeOption,
    TakeOption,
    WordOption,
    count_from,
)


def power(
    case: CaseArgument,
    goal: Annotated[
        str | None,
        typer.Argument(
            metavar="GOAL", help="an outcome, an expression, an arrangement, or a pledge that is to be in force"
        ),
    ] = None,
    troops: Annotated[
        str | None, typer.Option("--troops", metavar="N", help="the goal is that so many soldiers are in force")
    ] = None,
    amount: Annotated[
        str | None,
        typer.Option("--total", metavar="NAME=N", help="the goal is that so much of what is contributed is in force"),
    ] = None,
    bound: Annotated[
        str, typer.Option("--bound", metavar="low|high", help="which end of a range counts towards an amount")
    ] = "low",
    rung: Annotated[
        str | None,
        typer.Option(
            "--rung",
            metavar="RUNG",
            help="the goal is that the arrangement GOAL holds by this rung or better: interest, credible or bluff",
        ),
    ] = None,
    pledgers: Annotated[bool, typer.Option("--pledgers", help="the shares of those who gave the pledges")] = False,
    suppose: SupposeOption = None,
    reading: GivenInOption = None,
    word: WordOption = "conditional",
    take: TakeOption = None,
    leave: LeaveOption = None,
    scenario: ScenarioOption = None,
    as_of: AsOfOption = None,
    samples: Annotated[
        int,
        typer.Option(
            "--samples", metavar="N", parser=count_from(1), help="orders to draw where there are too many to count"
        ),
    ] = 262_144,
    seed: Annotated[int, typer.Option("--seed", metavar="N", parser=count_from(0), help="which orders are drawn")] = 0,
    figure: FigureOption = None,
    force: ForceOption = False,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Whose word does a goal hang on, and by how much?"""
    from ..doors_power import show_power

    counted = (word, take or [], leave or [])
    raise typer.Exit(
        show_power(
            case, goal, troops, amount, bound, rung, pledgers, suppose or [], reading, counted, scenario or [], as_of,
            samples, seed, figure, force, format_,
        )
    )  # fmt: skip
