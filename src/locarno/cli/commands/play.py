"""`locarno play`."""

from typing import Annotated

import typer

from ..completing import ids_in
from ..options import (
    AsOfOption,
    CaseArgument,
    FigureOption,
    ForceOption,
    Format,
    FormatOption,
    ReadingsOption,
    ScenarioOption,
    count_from,
)
from ..options_play import (
    Closure,
    ClosureOption,
    GoalOption,
    HorizonOption,
    Menu,
    MenuOption,
    MonthsShownOption,
    PlaySeedOption,
    PointsOption,
    SetOption,
    SpeedOption,
    Stake,
    StakeOption,
    StepsOption,
    Utility,
    UtilityOption,
    WithoutOption,
)


def play(
    case: CaseArgument,
    start: Annotated[
        str | None,
        typer.Argument(
            metavar="START",
            autocompletion=ids_in("arrangements", "outcomes"),
            help="where play begins: `today`, an arrangement once agreed, an outcome or an expression; else all",
        ),
    ] = None,
    reading: ReadingsOption = None,
    goal: GoalOption = None,
    months: MonthsShownOption = 24,
    horizon: HorizonOption = 60,
    closure: ClosureOption = Closure.MISTAKES,
    stake: StakeOption = Stake.TURN,
    menu: MenuOption = Menu.MOVES,
    utility: UtilityOption = Utility.CENTROID,
    draws: Annotated[
        int,
        typer.Option(
            "--draws", metavar="N", parser=count_from(0), help="also with so many drawn utilities; of one full answer"
        ),
    ] = 0,
    points: PointsOption = 8,
    seed: PlaySeedOption = 0,
    steps: StepsOption = None,
    speed: SpeedOption = 1,
    set_: SetOption = None,
    without: WithoutOption = None,
    mix: Annotated[
        list[str] | None,
        typer.Option(
            "--mix", metavar="READING=W", help="a mixture of readings, this one with weight W; may be repeated"
        ),
    ] = None,
    sensitivity: Annotated[
        bool, typer.Option("--sensitivity", help="also with other rates and precisions; of one full answer")
    ] = False,
    stationary: Annotated[
        bool, typer.Option("--stationary", help="also with actors that look ahead for ever; of one full answer")
    ] = False,
    scenario: ScenarioOption = None,
    as_of: AsOfOption = None,
    figure: FigureOption = None,
    force: ForceOption = False,
    format_: FormatOption = Format.TABLE,
) -> None:
    """How likely is each outcome by month, how soon, and whose choices does it hang on?

    With START and one reading a full answer; else a table of starts by readings.
    """
    from ..doors_play import Extra, show_play
    from ..playing import Asked

    asked = Asked(
        months, horizon, closure.value, stake.value, menu.value, utility.value, draws, points, seed, steps, speed,
        tuple(set_ or ()), tuple(without or ()),
    )  # fmt: skip
    extra = Extra(tuple(mix or ()), sensitivity, stationary)
    raise typer.Exit(show_play(case, start, reading, goal, asked, extra, scenario or [], as_of, figure, force, format_))
