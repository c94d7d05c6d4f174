"""`locarno stability`, and `concepts`, which it is asked by."""

from typing import Annotated

import typer

from ..options import (
    AsOfOption,
    CaseArgument,
    EnoughOption,
    EveryOption,
    Format,
    FormatOption,
    MixOption,
    ReadingOption,
    ScenarioOption,
    StrongOption,
    UnknownOption,
)


def stability(
    case: CaseArgument,
    reading: ReadingOption = None,
    concept: Annotated[
        list[str] | None,
        typer.Option(
            "--concept",
            "-c",
            metavar="ID",
            help="this concept instead of the five of the ladder; may be repeated. `locarno concepts` lists them",
        ),
    ] = None,
    unknown: UnknownOption = None,
    strong: StrongOption = None,
    enough: EnoughOption = None,
    mix: MixOption = None,
    scenario: ScenarioOption = None,
    as_of: AsOfOption = None,
    every: EveryOption = False,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Which states are stable for whom: Nash, SSEQ, SEQ, SMR, GMR, and more by `--concept`."""
    from ..doors import show_stability

    degrees = (unknown or [], strong or [], enough or [], mix or [])
    raise typer.Exit(show_stability(case, reading, concept or [], degrees, scenario or [], as_of, every, format_))


def concepts(format_: FormatOption = Format.TABLE) -> None:
    """List the concepts of stability that can be asked for, with what they mean and where they come from."""
    from ..doors_concepts import show_concepts

    raise typer.Exit(show_concepts(format_))
