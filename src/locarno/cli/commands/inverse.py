"""`locarno inverse`."""

from typing import Annotated

import typer

from ..options import (
    ActorsOption,
    ArrangementArgument,
    AsOfOption,
    CaseArgument,
    EveryOption,
    Format,
    FormatOption,
    ReadingArgument,
    ReadingOption,
    ScenarioOption,
    StateOption,
    count_from,
    one_of,
)


def inverse(
    case: CaseArgument,
    arrangement: ArrangementArgument = None,
    reading: ReadingArgument = None,
    state: StateOption = None,
    concept: Annotated[
        list[str] | None,
        typer.Option("--concept", "-c", metavar="ID", help="under nash, sseq, seq, smr or gmr; may be repeated"),
    ] = None,
    rung: Annotated[
        list[str] | None,
        typer.Option(
            "--rung", metavar="RUNG", help="so that it holds by interest, credible or bluff at least; may be repeated"
        ),
    ] = None,
    actor: ActorsOption = None,
    swaps: Annotated[
        int | None,
        typer.Option("--swaps", metavar="N", parser=count_from(0), help="by so many swaps of statements at most"),
    ] = None,
    reading_: ReadingOption = None,
    scenario: ScenarioOption = None,
    as_of: AsOfOption = None,
    every: EveryOption = False,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Which preferences would make it hold, and what is the smallest change?"""
    from ..doors_inverse import show_inverse

    if state is not None:
        if reading is not None:
            raise typer.BadParameter("ask about an arrangement or about a state, not both", param_hint="--state")
        target, who = state, one_of(arrangement, reading_)
    elif arrangement is None:
        raise typer.BadParameter("say which arrangement, or which state by --state", param_hint="ARRANGEMENT")
    else:
        target, who = arrangement, one_of(reading, reading_)
    raise typer.Exit(
        show_inverse(
            case, target, who, state is not None, concept or [], rung or [], actor, swaps, scenario or [], as_of,
            every, format_,
        )
    )  # fmt: skip
