"""`locarno threshold`."""

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
    SetOption,
    SpeedOption,
    Stake,
    StakeOption,
    StepsOption,
    Utility,
    UtilityOption,
    WithoutOption,
    number_of,
)


def threshold(
    case: CaseArgument,
    start: Annotated[
        str | None,
        typer.Argument(
            metavar="START",
            autocompletion=ids_in("arrangements", "outcomes"),
            help="where play begins: `today`, an arrangement once agreed, an outcome or an expression; else the goal "
            "itself, once agreed",
        ),
    ] = None,
    over: Annotated[
        str | None,
        typer.Option(
            "--over",
            metavar="NUMBER",
            help="which number: the id of a chance or event, rate:ACTOR, precision, discount or weight:ACTOR:K",
        ),
    ] = None,
    low: Annotated[
        float | None, typer.Option("--low", metavar="X", parser=number_of("0.1"), help="from this value on")
    ] = None,
    high: Annotated[
        float | None, typer.Option("--high", metavar="X", parser=number_of("0.9"), help="up to this value")
    ] = None,
    and_: Annotated[
        str | None, typer.Option("--and", metavar="NUMBER", help="a map over this number too, in place of curves")
    ] = None,
    and_low: Annotated[
        float | None, typer.Option("--and-low", metavar="X", parser=number_of("0.1"), help="of the map, likewise")
    ] = None,
    and_high: Annotated[
        float | None, typer.Option("--and-high", metavar="X", parser=number_of("0.9"), help="of the map, likewise")
    ] = None,
    reading: ReadingsOption = None,
    goal: GoalOption = None,
    mark: Annotated[
        float,
        typer.Option("--mark", metavar="X", parser=number_of("0.5"), help="the probability that is to be reached"),
    ] = 0.5,
    scan: Annotated[
        int,
        typer.Option("--scan", metavar="N", parser=count_from(3), help="look at so many values to begin with"),
    ] = 33,
    months: MonthsShownOption = 24,
    horizon: HorizonOption = 60,
    closure: ClosureOption = Closure.MISTAKES,
    stake: StakeOption = Stake.TURN,
    menu: MenuOption = Menu.MOVES,
    utility: UtilityOption = Utility.CENTROID,
    seed: PlaySeedOption = 0,
    steps: StepsOption = None,
    speed: SpeedOption = 1,
    set_: SetOption = None,
    without: WithoutOption = None,
    scenario: ScenarioOption = None,
    as_of: AsOfOption = None,
    figure: FigureOption = None,
    force: ForceOption = False,
    format_: FormatOption = Format.TABLE,
) -> None:
    """From which value of a number on is the goal likely enough: which belief must be held, and how firmly?"""
    from ..doors_threshold import Scan, show_threshold
    from ..playing import Asked

    asked = Asked(
        months, horizon, closure.value, stake.value, menu.value, utility.value, 0, 0, seed, steps, speed,
        tuple(set_ or ()), tuple(without or ()),
    )  # fmt: skip
    wanted = Scan(over, low, high, and_, and_low, and_high, mark, scan)
    raise typer.Exit(
        show_threshold(case, start, wanted, reading, goal, asked, scenario or [], as_of, figure, force, format_)
    )
