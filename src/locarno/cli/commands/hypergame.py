"""`locarno hypergame`."""

from typing import Annotated

import typer

from ..options import (
    ArrangementsOption,
    AsOfOption,
    CaseArgument,
    Format,
    FormatOption,
    MostOption,
    ScenarioOption,
)


def hypergame(
    case: CaseArgument,
    named: Annotated[
        str | None,
        typer.Argument(metavar="HYPERGAME", help="a hypergame of the case; not needed if there is one"),
    ] = None,
    sees: Annotated[
        list[str] | None,
        typer.Option(
            "--sees",
            metavar="ACTOR=READING",
            help="the reading that an actor takes to be the case, with scenarios: `US=R1`, `US,UA=R3+no_money`; may be "
            "repeated",
        ),
    ] = None,
    reading: Annotated[
        str | None,
        typer.Option("--reading", "-r", metavar="ID", help="the reading of all actors that `--sees` does not name"),
    ] = None,
    truth: Annotated[
        str | None,
        typer.Option("--truth", metavar="READING", help="each knows itself: it wants what this reading says"),
    ] = None,
    concept: Annotated[
        str,
        typer.Option("--concept", "-c", metavar="ID", help="how states are judged: nash, sseq, seq, smr or gmr"),
    ] = "seq",
    arrangement: ArrangementsOption = None,
    scenario: ScenarioOption = None,
    as_of: AsOfOption = None,
    states: Annotated[bool, typer.Option("--states", help="tell states, not arrangements")] = False,
    why: Annotated[bool, typer.Option("--why", help="say why the one who leaves gains, and others missed it")] = False,
    most: MostOption = 10,
    format_: FormatOption = Format.TABLE,
) -> None:
    """What rests if each actor plays the game that it sees, and who is surprised?"""
    from ..doors_hypergame import show_hypergame

    if states and arrangement:
        raise typer.BadParameter(
            "it tells states, not arrangements: leave out --states or --arrangement", param_hint="--states"
        )
    raise typer.Exit(
        show_hypergame(
            case, named, sees or [], reading, truth, concept, arrangement, scenario or [], as_of, states, why, most,
            format_,
        )
    )  # fmt: skip
