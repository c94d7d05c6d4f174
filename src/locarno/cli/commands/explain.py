"""`locarno explain`."""

from typing import Annotated

import typer

from ..options import (
    ActorsOption,
    ArrangementArgument,
    AsOfOption,
    CaseArgument,
    EnoughOption,
    EveryOption,
    Format,
    FormatOption,
    MixOption,
    ReadingArgument,
    ReadingOption,
    ScenarioOption,
    StateOption,
    StrongOption,
    UnknownOption,
    one_of,
)


def explain(
    case: CaseArgument,
    arrangement: ArrangementArgument = None,
    reading: ReadingArgument = None,
    state: StateOption = None,
    actor: ActorsOption = None,
    concept: Annotated[
        str | None,
        typer.Option(
            "--concept", "-c", metavar="ID", help="with --state: under this concept; `locarno concepts` lists them"
        ),
    ] = None,
    unknown: UnknownOption = None,
    strong: StrongOption = None,
    enough: EnoughOption = None,
    mix: MixOption = None,
    every: EveryOption = False,
    reading_: ReadingOption = None,
    scenario: ScenarioOption = None,
    as_of: AsOfOption = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Why one arrangement holds or breaks under one reading, or why a state is stable or not, move by move."""
    from ..doors import show_explanation, show_state

    if state is not None:
        if reading is not None:
            raise typer.BadParameter("ask about an arrangement or about a state, not both", param_hint="--state")
        who = one_of(arrangement, reading_)
        degrees = (unknown or [], strong or [], enough or [], mix or [])
        raise typer.Exit(show_state(case, state, who, actor, concept, degrees, scenario or [], as_of, every, format_))
    if actor or concept or every:
        raise typer.BadParameter("--actor, --concept and --every go with --state", param_hint="--state")
    if unknown or strong or enough or mix:
        raise typer.BadParameter("--unknown, --strong, --enough and --mix go with --state", param_hint="--state")
    who = one_of(reading, reading_)
    if arrangement is None:
        raise typer.BadParameter("say which arrangement, or which state by --state", param_hint="ARRANGEMENT")
    raise typer.Exit(show_explanation(case, arrangement, who, scenario or [], as_of, format_))
