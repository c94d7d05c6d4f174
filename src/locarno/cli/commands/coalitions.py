"""`locarno coalitions`."""

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
    StatesOption,
    count_from,
)


def coalitions(
    case: CaseArgument,
    state: StatesOption = None,
    arrangement: ArrangementsOption = None,
    equilibria: Annotated[
        bool, typer.Option("--equilibria", help="ask about all states that are stable for every single actor")
    ] = False,
    reading: ReadingsOption = None,
    coalition: Annotated[
        list[str] | None,
        typer.Option("--coalition", metavar="ACTOR,ACTOR", help="only this coalition; may be repeated"),
    ] = None,
    size: Annotated[
        int | None,
        typer.Option("--size", metavar="N", parser=count_from(1), help="only coalitions of up to so many members"),
    ] = None,
    concept: Annotated[
        str, typer.Option("--concept", "-c", metavar="ID", help="what deters: nash, seq, smr or gmr")
    ] = "seq",
    answers: Annotated[
        str,
        typer.Option(
            "--answers", metavar="WHO", help="who answers under seq: `single` actors, or `all` coalitions of others"
        ),
    ] = "single",
    joint: Annotated[
        bool, typer.Option("--joint", help="members may also change options at once, jointly owned ones among them")
    ] = False,
    scenario: ScenarioOption = None,
    as_of: AsOfOption = None,
    every: EveryOption = False,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Which coalitions would upset an arrangement, or a state that everybody alone would keep?"""
    from ..doors_coalitions import show_coalitions

    raise typer.Exit(
        show_coalitions(
            case, state, arrangement, equilibria, reading, coalition, size, concept, answers, joint, scenario or [],
            as_of, every, format_,
        )
    )  # fmt: skip
