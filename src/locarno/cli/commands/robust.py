"""`locarno robust`."""

import math
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ..options import (
    ArrangementsOption,
    AsOfOption,
    CaseArgument,
    EveryOption,
    FigureOption,
    ForceOption,
    Format,
    FormatOption,
    ScenarioOption,
    count_from,
    word_of,
)


class Model(StrEnum):
    """How beliefs are drawn."""

    MALLOWS = "mallows"
    SWAPS = "swaps"
    ASSUMED = "assumed"


def _share(text: str | float) -> float:
    """Reads a number from 0 to 1."""
    try:
        found = float(text)
    except ValueError:
        found = math.nan
    if not 0 <= found <= 1:
        raise typer.BadParameter(f"`{text}` is no number from 0 to 1: write one such as 0.3")
    return found


def robust(
    case: CaseArgument,
    readings: Annotated[
        list[str] | None, typer.Argument(metavar="READING", help="the readings; all of them if none is named")
    ] = None,
    arrangement: ArrangementsOption = None,
    to: Annotated[
        str | None,
        typer.Option("--to", metavar="GOAL", help="about this arrangement, outcome or expression alone"),
    ] = None,
    model: Annotated[
        Model,
        typer.Option(
            "--model",
            metavar="mallows|swaps|assumed",
            parser=word_of(Model, "model"),
            help="orders near the one written; orders exactly so many swaps away; or what no source says is free",
        ),
    ] = Model.MALLOWS,
    spread: Annotated[
        float | None,
        typer.Option(
            "--spread",
            metavar="X",
            parser=_share,
            help="how far orders lie apart, from 0, as written, to 1, all alike; 0.2 if nothing is said",
        ),
    ] = None,
    swaps: Annotated[
        int | None,
        typer.Option(
            "--swaps", metavar="N", parser=count_from(0), help="so many swaps of neighbours; 1 if nothing is said"
        ),
    ] = None,
    certain: Annotated[
        bool, typer.Option("--certain", help="rules and scenarios with a word of likelihood count for sure")
    ] = False,
    samples: Annotated[
        int, typer.Option("--samples", metavar="N", parser=count_from(1), help="so many samples of each reading")
    ] = 200,
    seed: Annotated[int, typer.Option("--seed", metavar="N", parser=count_from(0), help="which samples are drawn")] = 0,
    region: Annotated[
        bool, typer.Option("--region", help="tell where the verdict flips; for one arrangement under one reading")
    ] = False,
    keep: Annotated[
        Path | None,
        typer.Option("--keep", metavar="FILE", help="keep finished samples in this file, and go on from there"),
    ] = None,
    scenario: ScenarioOption = None,
    as_of: AsOfOption = None,
    figure: FigureOption = None,
    force: ForceOption = False,
    every: EveryOption = False,
    format_: FormatOption = Format.TABLE,
) -> None:
    """How often do verdicts stay if the beliefs are a little other than written?"""
    from ..doors_robust import show_robust

    drawn = (model.value, spread, swaps, not certain)
    raise typer.Exit(
        show_robust(
            case, readings, arrangement, to, drawn, samples, seed, region, keep, scenario or [], as_of, figure, force,
            every, format_,
        )
    )  # fmt: skip
