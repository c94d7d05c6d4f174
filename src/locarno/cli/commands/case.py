"""`locarno check`, `show`, `schema`: the case itself."""

from typing import Annotated

import typer

from ..options import CaseArgument, Format, FormatOption


def check(case: CaseArgument, format_: FormatOption = Format.TABLE) -> None:
    """Say everything that is wrong with a case, and the way out."""
    from ..doors import show_check

    raise typer.Exit(show_check(case, format_))


def show(
    case: CaseArgument,
    section: Annotated[
        list[str] | None,
        typer.Option(
            "--section", metavar="SECTION", help="only this section, such as `options` or `readings`; may be repeated"
        ),
    ] = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Show the case as meant: defaults filled in, inheritance done."""
    from ..doors import show_case

    raise typer.Exit(show_case(case, section or [], format_))


def schema() -> None:
    """Print the JSON Schema of case files, for completion and checks in an editor."""
    from ..doors import show_schema

    raise typer.Exit(show_schema())
