"""`locarno see`."""

from typing import Annotated

import typer

from ..options import AsOfOption, CaseArgument, Format, FormatOption, MostOption, ScenarioOption


def see(
    case: CaseArgument,
    readings: Annotated[
        list[str] | None, typer.Argument(metavar="[READING]...", help="two readings or more; left out, all")
    ] = None,
    event: Annotated[
        list[str] | None,
        typer.Option("--event", metavar="EVENT", help="ask about this outcome or expression too; may be repeated"),
    ] = None,
    concept: Annotated[
        str, typer.Option("--concept", "-c", metavar="ID", help="by which concept it is judged what lasts")
    ] = "seq",
    most: MostOption = 12,
    scenario: ScenarioOption = None,
    as_of: AsOfOption = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    """What would we see: which events fit one reading and contradict another?"""
    from ..doors_see import show_see

    raise typer.Exit(show_see(case, readings or None, event or [], concept, most, scenario or [], as_of, format_))
