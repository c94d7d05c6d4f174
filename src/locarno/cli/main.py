"""The command line: which commands there are, and in which order help lists them."""

import io
import sys
from collections.abc import Callable
from typing import Annotated

import typer

from .commands.case import check, schema, show
from .commands.coalitions import coalitions
from .commands.convert import convert
from .commands.explain import explain
from .commands.hypergame import hypergame
from .commands.inverse import inverse
from .commands.paths import paths
from .commands.stability import concepts, stability
from .commands.verdicts import verdicts
from .strict import Command

app = typer.Typer(
    name="locarno",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    help="Will the peace hold, and by what - interest, a credible answer, or bluff?\n\n"
    "Start with `locarno check CASE`, then `locarno verdicts CASE`; `locarno explain` says why.\n\n"
    "CASE is a case file, a `.gmcr` file, or a folder with a `case.yaml`. "
    "Exit codes: 0 answered, 1 the case has problems, 2 misuse.",
)

COMMANDS: dict[str, tuple[Callable[..., None], ...]] = {
    "Arrangements": (verdicts, explain, paths, inverse),
    "States": (stability, concepts, coalitions, hypergame),
    "The case": (check, show, convert, schema),
}
"""Every command, under the heading that help puts it."""

for heading, commands in COMMANDS.items():
    for command in commands:
        app.command(cls=Command, rich_help_panel=heading)(command)


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
