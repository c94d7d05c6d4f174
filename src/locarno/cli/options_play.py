"""The words that `locarno play` and `locarno threshold` share: how play is asked about."""

import math
from collections.abc import Callable
from enum import StrEnum
from typing import Annotated

import typer

from .completing import ids_in
from .options import count_from, word_of


class Closure(StrEnum):
    """What a choice is that is not the best."""

    MISTAKES = "mistakes"
    SHOCKS = "shocks"


class Stake(StrEnum):
    """What precision is measured by."""

    TURN = "turn"
    LIFE = "life"


class Menu(StrEnum):
    """What weighs the same to begin with."""

    MOVES = "moves"
    OUTCOMES = "outcomes"


class Utility(StrEnum):
    """How numbers are made of orders."""

    CENTROID = "centroid"
    HALVING = "halving"
    EVEN = "even"
    DRAWN = "drawn"


def number_of(example: str) -> Callable[[str | float], float]:
    """Reads a number; which numbers can be is for the question to say."""

    def number(text: str | float) -> float:
        try:
            found = float(text)
        except ValueError:
            found = math.nan
        if not math.isfinite(found):
            raise typer.BadParameter(f"`{text}` is no number: write one such as {example}")
        return found

    return number


GoalOption = Annotated[
    str | None,
    typer.Option(
        "--goal",
        metavar="GOAL",
        autocompletion=ids_in("outcomes", "arrangements"),
        help="what the probability is of: an arrangement, an outcome or an expression; else the case's own goal",
    ),
]
MonthsShownOption = Annotated[
    int, typer.Option("--months", metavar="N", parser=count_from(1), help="show so many months")
]
HorizonOption = Annotated[
    float, typer.Option("--horizon", metavar="N", parser=number_of("60"), help="actors look so many months ahead")
]
ClosureOption = Annotated[
    Closure,
    typer.Option(
        "--closure",
        metavar="mistakes|shocks",
        parser=word_of(Closure, "kind of choice"),
        autocompletion=lambda: list(Closure),
        help="a choice that is not the best is a mistake, or has private reasons; the other is told beside it",
    ),
]
StakeOption = Annotated[
    Stake,
    typer.Option(
        "--stake",
        metavar="turn|life",
        parser=word_of(Stake, "stake"),
        autocompletion=lambda: list(Stake),
        help="precision is measured by what one turn, or the whole horizon, is worth",
    ),
]
MenuOption = Annotated[
    Menu,
    typer.Option(
        "--menu",
        metavar="moves|outcomes",
        parser=word_of(Menu, "menu of choices"),
        autocompletion=lambda: list(Menu),
        help="what weighs the same to begin with: every move, or every outcome that moves lead to",
    ),
]
UtilityOption = Annotated[
    Utility,
    typer.Option(
        "--utility",
        metavar="centroid|halving|even|drawn",
        parser=word_of(Utility, "rule for numbers made of orders"),
        autocompletion=lambda: list(Utility),
        help="how numbers are made of an order of statements",
    ),
]
PointsOption = Annotated[
    int,
    typer.Option(
        "--points",
        metavar="N",
        parser=count_from(0),
        help="solve at so many points within the ranges of numbers, besides their middle and ends",
    ),
]
PlaySeedOption = Annotated[
    int, typer.Option("--seed", metavar="N", parser=count_from(0), help="which points and utilities are drawn")
]
StepsOption = Annotated[
    int | None,
    typer.Option("--steps", metavar="N", parser=count_from(1), help="steps a month; else as many as the rates need"),
]
SpeedOption = Annotated[
    float, typer.Option("--speed", metavar="X", parser=number_of("2"), help="multiply the rates of all actors")
]
SetOption = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="NUMBER=VALUE",
        help="a number in place of the reading's: precision, discount, rate:ACTOR, the id of a chance or event, or "
        "weight:ACTOR:K; may be repeated",
    ),
]
WithoutOption = Annotated[
    list[str] | None,
    typer.Option("--without", metavar="ID", help="leave this chance to the actors, or this event out; may be repeated"),
]
