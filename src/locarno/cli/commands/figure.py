"""`locarno figure`."""

from pathlib import Path
from typing import Annotated

import typer

from ..completing import figures
from ..options import (
    ArrangementsOption,
    AsOfOption,
    ForceOption,
    ReadingsOption,
    ScenarioOption,
    ToOption,
)


def figure(
    name: Annotated[
        str | None,
        typer.Argument(metavar="NAME", help="which figure; without it, all of them are listed", autocompletion=figures),
    ] = None,
    case: Annotated[
        Path | None, typer.Argument(metavar="CASE", help="a case file, a `.gmcr` file, or a folder with a `case.yaml`")
    ] = None,
    arrangement: ArrangementsOption = None,
    reading: ReadingsOption = None,
    to: ToOption = None,
    scenario: ScenarioOption = None,
    as_of: AsOfOption = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="FILE", help="into this file: .svg, .png, .pdf or .json; else `NAME.svg`"),
    ] = None,
    force: ForceOption = False,
) -> None:
    """Draw a figure: the matrix, paths, pledges, lines of defence, forces and more."""
    from ..doors_figure import list_figures, show_figure

    if name is None:
        raise typer.Exit(list_figures())
    words = (arrangement or [], reading or [], to or [], scenario or [])
    raise typer.Exit(show_figure(name, case, words, as_of, out, force))
