"""The command line: which commands there are, and in which order help lists them."""

import io
import signal
import sys
from collections.abc import Callable
from typing import Annotated

import typer

from .commands.case import check, schema, show
from .commands.coalitions import coalitions
from .commands.compare import compare
from .commands.convert import convert
from .commands.crux import crux
from .commands.explain import explain
from .commands.figure import figure
from .commands.forces import forces
from .commands.hypergame import hypergame
from .commands.inverse import inverse
from .commands.new import new
from .commands.paths import paths
from .commands.play import play
from .commands.pledges_due import due
from .commands.pledges_fit import fit
from .commands.pledges_lines import lines
from .commands.pledges_loops import loops
from .commands.pledges_power import power
from .commands.pledges_unlock import unlock
from .commands.pledges_worth import worth
from .commands.report import report
from .commands.robust import robust
from .commands.see import see
from .commands.sources_check import sources_check
from .commands.sources_compare import sources_compare
from .commands.sources_stamp import sources_stamp
from .commands.stability import concepts, stability
from .commands.threshold import threshold
from .commands.timeline import timeline
from .commands.verdicts import verdicts
from .commands.vetoes import vetoes
from .commands.whatif import whatif
from .loudness import QuietOption, VerboseOption, be, with_loudness
from .strict import Command

app = typer.Typer(
    name="locarno",
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    help="Will the peace hold, and by what - interest, a credible answer, or bluff?\n\n"
    "Start with `locarno new`, then `locarno check CASE` and `locarno verdicts CASE`; `locarno explain` says why.\n\n"
    "CASE is a case file, a `.gmcr` file, or a folder with a `case.yaml`. "
    "Exit codes: 0 answered, 1 the case has problems, 2 misuse.",
)

COMMANDS: dict[str, tuple[Callable[..., None], ...]] = {
    "Arrangements": (verdicts, explain, paths, vetoes, inverse),
    "States": (stability, concepts, coalitions, hypergame),
    "Readings": (
        compare,
        crux,
        robust,
        whatif,
        timeline,
        see,
    ),
    "Over time": (play, threshold),
    "Pledges": (forces,),
    "What an analyst hands on": (report, figure),
    "The case": (new, check, show, convert, schema),
}
"""Every command, under the heading that help puts it."""

PLEDGES: tuple[Callable[..., None], ...] = (due, fit, loops, unlock, worth, lines, power)
"""Every command of `locarno pledges`."""

SOURCES: dict[str, Callable[..., None]] = {
    "check": sources_check,
    "stamp": sources_stamp,
    "compare": sources_compare,
}
"""Every command of `locarno sources`, by its name there."""

pledges = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode="markdown",
    help="Do the pledges fit together, who waits for whom, what is each worth?",
)
sources = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode="markdown",
    help="Do the sources still read as coded, and do two coders of them agree?",
)
for heading, commands in COMMANDS.items():
    for command in commands:
        app.command(cls=Command, rich_help_panel=heading)(with_loudness(command))
for command in PLEDGES:
    pledges.command(cls=Command)(with_loudness(command))
app.add_typer(pledges, name="pledges", rich_help_panel="Pledges")
for name, command in SOURCES.items():
    sources.command(name, cls=Command)(with_loudness(command))
app.add_typer(sources, name="sources", rich_help_panel="The case")


def _version(asked: bool) -> None:
    if asked:
        from .. import __version__

        typer.echo(f"locarno {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def _options(
    ctx: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="print the version and stop")
    ] = False,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> None:
    del version
    be(quiet, verbose)
    if ctx.invoked_subcommand is None:
        from .welcome import first_steps

        typer.echo(first_steps())


def main() -> None:
    """Run the command line; where the reader of a pipe goes away it ends at once and says nothing."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # as `cat` does; Python would raise wherever it writes
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that lacks a letter gets a `?`, not a crash
    try:
        app()
    except BrokenPipeError:  # where there is no such signal
        sys.stderr.close()
        sys.exit(0)
