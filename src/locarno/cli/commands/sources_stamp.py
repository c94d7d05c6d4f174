"""`locarno sources stamp`."""

from pathlib import Path
from typing import Annotated

import typer

from ..options import CaseArgument, DocumentsOption, ForceOption, Format, FormatOption


def sources_stamp(
    case: CaseArgument,
    documents: DocumentsOption,
    out: Annotated[
        Path, typer.Option("--out", "-o", metavar="FILE", help="write it into this file; `-`: the output stream")
    ] = Path("-"),
    force: ForceOption = False,
    format_: FormatOption = Format.TABLE,
) -> None:
    """The fingerprints of the documents' paragraphs, to be put into the case by hand."""
    from ..doors_sources import show_stamps

    raise typer.Exit(show_stamps(case, documents, out, force, format_))
