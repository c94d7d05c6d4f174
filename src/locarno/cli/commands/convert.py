"""`locarno convert`."""

from pathlib import Path
from typing import Annotated

import typer

from ..options import (
    STATE,
    AsOfOption,
    CaseArgument,
    Format,
    FormatOption,
    ReadingOption,
    ScenarioOption,
    count_from,
)


def convert(
    case: CaseArgument,
    out: Annotated[
        Path, typer.Option("--out", "-o", metavar="FILE", help="the file to write; `-`: the output stream")
    ] = Path("-"),
    into: Annotated[
        str | None,
        typer.Option(
            "--into",
            metavar="FORMAT",
            help="case, graph-form, option-form, gmcr, nfg, efg, prism, graphml, dot; else as the ending of FILE says",
        ),
    ] = None,
    reading: ReadingOption = None,
    scenario: ScenarioOption = None,
    as_of: AsOfOption = None,
    start: Annotated[
        str, typer.Option("--from", metavar="STATE", help=f"efg, prism: start there instead of today: {STATE}")
    ] = "today",
    order: Annotated[
        str | None,
        typer.Option("--order", metavar="A,B,...", help="efg, prism: who has the turn after whom"),
    ] = None,
    horizon: Annotated[
        int | None,
        typer.Option("--horizon", metavar="N", parser=count_from(1), help="efg: how many turns"),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="write over a file that exists")] = False,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Write a case in another program's format, or a `.gmcr` file as a case."""
    from ..doors_convert import show_conversion

    raise typer.Exit(
        show_conversion(case, out, into, reading, scenario or [], as_of, start, order, horizon, force, format_)
    )
