"""`locarno stability`, and `concepts`, which it is asked by."""

from typing import Annotated

import typer

from ..options import AsOfOption, CaseArgument, EveryOption, Format, FormatOption, ReadingOption, ScenarioOption


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
    unknown: Annotated[
        list[str] | None,
        typer.Option(
            "--unknown",
            metavar="ACTOR:N[=P]",
            help="suppose that it is unknown whether the actor wants its N-th statement (or likely, with P); may be "
            "repeated",
        ),
    ] = None,
    strong: Annotated[
        list[str] | None,
        typer.Option(
            "--strong",
            metavar="ACTOR:N",
            help="suppose that the actor's first N statements are strong; may be repeated",
        ),
    ] = None,
    enough: Annotated[
        list[str] | None,
        typer.Option("--enough", metavar="ACTOR:X", help="the actor's threshold for fuzzy stability; may be repeated"),
    ] = None,
    mix: Annotated[
        list[str] | None,
        typer.Option(
            "--mix",
            metavar="READING=W",
            help="fuzzy stability under a mixture of readings, this one with weight W; may be repeated",
        ),
    ] = None,
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
