"""`locarno new`."""

from pathlib import Path
from typing import Annotated

import typer

from ..options import ForceOption


def new(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="the file to be written")] = Path("case.yaml"),
    force: ForceOption = False,
) -> None:
    """Write a small case to start from, with words on every part."""
    from ..doors_new import write_starter

    raise typer.Exit(write_starter(file, force))
