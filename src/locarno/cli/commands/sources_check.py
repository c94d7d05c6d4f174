"""`locarno sources check`."""

import typer

from ..options import CaseArgument, DocumentsOption, EveryOption, Format, FormatOption


def sources_check(
    case: CaseArgument,
    documents: DocumentsOption,
    every: EveryOption = False,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Do the sources still read as coded, and what of them is not coded or not used?"""
    from ..doors_sources import show_sources

    raise typer.Exit(show_sources(case, documents, every, format_))
