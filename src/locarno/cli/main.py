"""The command line: what can be asked and how it is shown; the rest is done by `locarno.api` and `present`.

Imports of what a command needs stand inside it, so that help is quick.
"""

import io
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Optional

import typer

app = typer.Typer(
    name="locarno",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    help="Will the peace hold, and by what - interest, a credible answer, or bluff?\n\n"
    "Start with `locarno check CASE`, then `locarno verdicts CASE`; `locarno explain` says why.\n\n"
    "CASE is a case file, or a folder with a `case.yaml`. "
    "Exit codes: 0 answered, 1 the case has problems, 2 misuse.",
)


class Format(StrEnum):
    """How an answer is written."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


CaseArgument = Annotated[Path, typer.Argument(metavar="CASE", help="a case file, or a folder with a `case.yaml`")]
FormatOption = Annotated[Format, typer.Option("--format", "-f", help="how to write the answer")]
ScenarioOption = Annotated[
    Optional[list[str]],  # noqa: UP045 - typer reads it
    typer.Option("--scenario", "-s", help="ask under this scenario; may be repeated"),
]
AsOfOption = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--as-of", metavar="DATE", help="ask as of this day: 2026-01-07, 2025-09 or 2025"),
]
ReadingOption = Annotated[Optional[str], typer.Option("--reading", "-r", help="the reading to ask under")]  # noqa: UP045


@app.command()
def check(case: CaseArgument, format_: FormatOption = Format.TABLE) -> None:
    """Say everything that is wrong with a case, and the way out."""
    from .doors import show_check

    raise typer.Exit(show_check(case, format_.value))


@app.command()
def show(
    case: CaseArgument,
    section: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option("--section", help="only this section, such as `options` or `readings`; may be repeated"),
    ] = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Show the case as meant: defaults filled in, inheritance done."""
    from .doors import show_case

    raise typer.Exit(show_case(case, section or [], format_.value))


@app.command()
def verdicts(
    case: CaseArgument,
    arrangement: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option("--arrangement", "-a", help="only this arrangement; may be repeated"),
    ] = None,
    reading: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option("--reading", "-r", help="only under this reading; may be repeated"),
    ] = None,
    scenario: ScenarioOption = None,
    as_of: AsOfOption = None,
    compact: Annotated[bool, typer.Option("--compact", help="one line for each arrangement")] = False,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Does each arrangement hold under each reading, and by what?"""
    from .doors import show_verdicts

    raise typer.Exit(show_verdicts(case, arrangement, reading, scenario or [], as_of, compact, format_.value))


@app.command()
def paths(
    case: CaseArgument,
    arrangement: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option("--arrangement", "-a", help="only to this arrangement; may be repeated"),
    ] = None,
    reading: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option("--reading", "-r", help="only under this reading; may be repeated"),
    ] = None,
    scenario: ScenarioOption = None,
    as_of: AsOfOption = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Can each arrangement be reached from today, and against whose interest?"""
    from .doors import show_paths

    raise typer.Exit(show_paths(case, arrangement, reading, scenario or [], as_of, format_.value))


@app.command()
def explain(
    case: CaseArgument,
    arrangement: Annotated[str, typer.Argument(metavar="ARRANGEMENT", help="the arrangement")],
    reading: Annotated[
        Optional[str],  # noqa: UP045
        typer.Argument(metavar="READING", help="the reading; not needed if there is one"),
    ] = None,
    scenario: ScenarioOption = None,
    as_of: AsOfOption = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Why one arrangement holds or breaks under one reading, move by move."""
    from .doors import show_explanation

    raise typer.Exit(show_explanation(case, arrangement, reading, scenario or [], as_of, format_.value))


@app.command()
def stability(
    case: CaseArgument,
    reading: ReadingOption = None,
    concept: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option("--concept", "-c", help="this concept instead of the five of the ladder; may be repeated"),
    ] = None,
    scenario: ScenarioOption = None,
    as_of: AsOfOption = None,
    every: Annotated[bool, typer.Option("--every", help="list every state, not only equilibria")] = False,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Which states are stable for whom: Nash, SSEQ, SEQ, SMR, GMR, and more by `--concept`."""
    from .doors import show_stability

    raise typer.Exit(show_stability(case, reading, concept or [], scenario or [], as_of, every, format_.value))


@app.command()
def schema() -> None:
    """Print the JSON Schema of case files, for completion and checks in an editor."""
    from .doors import show_schema

    raise typer.Exit(show_schema())


def _version(asked: bool) -> None:
    if asked:
        from .. import __version__

        typer.echo(f"locarno {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="print the version and stop")
    ] = False,
) -> None:
    del version


def main() -> None:
    """Run the command line; a closed pipe is no error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that lacks a letter gets a `?`, not a crash
    try:
        app()
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
