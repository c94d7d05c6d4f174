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
    "CASE is a case file, a `.gmcr` file, or a folder with a `case.yaml`. "
    "Exit codes: 0 answered, 1 the case has problems, 2 misuse.",
)


class Format(StrEnum):
    """How an answer is written."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


CaseArgument = Annotated[
    Path, typer.Argument(metavar="CASE", help="a case file, a `.gmcr` file, or a folder with a `case.yaml`")
]
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
    to: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option("--to", help="to this outcome, or where this expression is true; may be repeated"),
    ] = None,
    start: Annotated[str, typer.Option("--from", metavar="STATE", help="start there instead of today")] = "today",
    reachable: Annotated[
        bool, typer.Option("--reachable", help="count what can be reached at all, outcome by outcome")
    ] = False,
    reading: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option("--reading", "-r", help="only under this reading; may be repeated"),
    ] = None,
    scenario: ScenarioOption = None,
    as_of: AsOfOption = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Can each arrangement be reached from today, and against whose interest?"""
    from .doors_paths import show_paths, show_reachable

    if reachable:
        if arrangement or to:
            raise typer.BadParameter("--reachable counts all outcomes: it takes no goals", param_hint="--reachable")
        raise typer.Exit(show_reachable(case, start, reading, scenario or [], as_of, format_.value))
    raise typer.Exit(show_paths(case, arrangement, to or [], start, reading, scenario or [], as_of, format_.value))


@app.command()
def explain(
    case: CaseArgument,
    arrangement: Annotated[
        Optional[str],  # noqa: UP045
        typer.Argument(metavar="ARRANGEMENT", help="the arrangement; left out where a state is asked about"),
    ] = None,
    reading: Annotated[
        Optional[str],  # noqa: UP045
        typer.Argument(metavar="READING", help="the reading; not needed if there is one"),
    ] = None,
    state: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--state", help="ask about this state instead: `today`, its options, pattern, number or id"),
    ] = None,
    actor: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option("--actor", help="with --state: only for this actor; may be repeated"),
    ] = None,
    concept: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--concept", "-c", help="with --state: under nash, sseq, seq, smr or gmr"),
    ] = None,
    every: Annotated[bool, typer.Option("--every", help="with --state: tell every improvement")] = False,
    reading_: ReadingOption = None,
    scenario: ScenarioOption = None,
    as_of: AsOfOption = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Why one arrangement holds or breaks under one reading, or why a state is stable or not, move by move."""
    from .doors import show_explanation, show_state

    if state is not None:
        if reading is not None:
            raise typer.BadParameter("ask about an arrangement or about a state, not both", param_hint="--state")
        reading, arrangement = arrangement, None
    elif actor or concept or every:
        raise typer.BadParameter("--actor, --concept and --every go with --state", param_hint="--state")
    if reading is not None and reading_ not in (None, reading):
        raise typer.BadParameter(f"two readings, `{reading}` and `{reading_}`: name one", param_hint="--reading")
    who = reading_ or reading
    if state is not None:
        raise typer.Exit(show_state(case, state, who, actor, concept, scenario or [], as_of, every, format_.value))
    if arrangement is None:
        raise typer.BadParameter("say which arrangement, or which state by --state", param_hint="ARRANGEMENT")
    raise typer.Exit(show_explanation(case, arrangement, who, scenario or [], as_of, format_.value))


@app.command()
def stability(
    case: CaseArgument,
    reading: ReadingOption = None,
    concept: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option(
            "--concept",
            "-c",
            help="this concept instead of the five of the ladder; may be repeated. `locarno concepts` lists them",
        ),
    ] = None,
    unknown: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option(
            "--unknown",
            metavar="ACTOR:N[=P]",
            help="suppose that it is unknown whether the actor wants its N-th statement (or likely, with P); may be "
            "repeated",
        ),
    ] = None,
    strong: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option("--strong", metavar="ACTOR:N", help="suppose that the actor's first N statements are strong"),
    ] = None,
    enough: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option("--enough", metavar="ACTOR:X", help="the actor's threshold for fuzzy stability"),
    ] = None,
    mix: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option(
            "--mix", metavar="READING=W", help="fuzzy stability under a mixture of readings, this one with weight W"
        ),
    ] = None,
    scenario: ScenarioOption = None,
    as_of: AsOfOption = None,
    every: Annotated[bool, typer.Option("--every", help="list every state, not only equilibria")] = False,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Which states are stable for whom: Nash, SSEQ, SEQ, SMR, GMR, and more by `--concept`."""
    from .doors import show_stability

    degrees = (unknown or [], strong or [], enough or [], mix or [])
    raise typer.Exit(show_stability(case, reading, concept or [], degrees, scenario or [], as_of, every, format_.value))


@app.command()
def hypergame(
    case: CaseArgument,
    named: Annotated[
        Optional[str],  # noqa: UP045
        typer.Argument(metavar="HYPERGAME", help="a hypergame of the case; not needed if there is one"),
    ] = None,
    sees: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option(
            "--sees",
            metavar="ACTOR=READING",
            help="the reading that an actor takes to be the case, with scenarios: `US=R1`, `US,UA=R3+no_money`; may be "
            "repeated",
        ),
    ] = None,
    reading: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--reading", "-r", help="the reading of all actors that `--sees` does not name"),
    ] = None,
    truth: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--truth", metavar="READING", help="each knows itself: it wants what this reading says"),
    ] = None,
    concept: Annotated[
        str, typer.Option("--concept", "-c", help="how states are judged: nash, sseq, seq, smr or gmr")
    ] = "seq",
    arrangement: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option("--arrangement", "-a", help="only this arrangement; may be repeated"),
    ] = None,
    scenario: ScenarioOption = None,
    as_of: AsOfOption = None,
    states: Annotated[bool, typer.Option("--states", help="tell states, not arrangements")] = False,
    why: Annotated[bool, typer.Option("--why", help="say why the one who leaves gains, and others missed it")] = False,
    most: Annotated[int, typer.Option("--most", min=0, help="how many states of a kind are told one by one")] = 10,
    format_: FormatOption = Format.TABLE,
) -> None:
    """What rests if each actor plays the game that it sees, and who is surprised?"""
    from .doors_hypergame import show_hypergame

    raise typer.Exit(
        show_hypergame(
            case, named, sees or [], reading, truth, concept, arrangement, scenario or [], as_of, states, why, most,
            format_.value,
        )
    )  # fmt: skip


@app.command()
def coalitions(
    case: CaseArgument,
    state: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option("--state", help="ask about this state, as a person names it; may be repeated"),
    ] = None,
    arrangement: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option("--arrangement", "-a", help="ask about where this arrangement opens; may be repeated"),
    ] = None,
    equilibria: Annotated[
        bool, typer.Option("--equilibria", help="ask about all states that are stable for every single actor")
    ] = False,
    reading: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option("--reading", "-r", help="only under this reading; may be repeated"),
    ] = None,
    coalition: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option("--coalition", metavar="ACTOR,ACTOR", help="only this coalition; may be repeated"),
    ] = None,
    size: Annotated[
        Optional[int],  # noqa: UP045
        typer.Option("--size", metavar="N", help="only coalitions of up to so many members"),
    ] = None,
    concept: Annotated[str, typer.Option("--concept", "-c", help="what deters: nash, seq, smr or gmr")] = "seq",
    answers: Annotated[
        str, typer.Option("--answers", help="who answers under seq: `single` actors, or `all` coalitions of others")
    ] = "single",
    joint: Annotated[
        bool, typer.Option("--joint", help="members may also change options at once, jointly owned ones among them")
    ] = False,
    scenario: ScenarioOption = None,
    as_of: AsOfOption = None,
    every: Annotated[bool, typer.Option("--every", help="list every coalition that could gain")] = False,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Which coalitions would upset an arrangement, or a state that everybody alone would keep?"""
    from .doors_coalitions import show_coalitions

    raise typer.Exit(
        show_coalitions(
            case, state, arrangement, equilibria, reading, coalition, size, concept, answers, joint, scenario or [],
            as_of, every, format_.value,
        )
    )  # fmt: skip


@app.command()
def convert(
    case: CaseArgument,
    out: Annotated[
        Path, typer.Option("--out", "-o", metavar="FILE", help="the file to write; `-`: the output stream")
    ] = Path("-"),
    to: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option(
            "--to",
            metavar="FORMAT",
            help="case, graph-form, option-form, gmcr, nfg, efg, prism, graphml, dot; else as the ending of FILE says",
        ),
    ] = None,
    reading: ReadingOption = None,
    scenario: ScenarioOption = None,
    as_of: AsOfOption = None,
    start: Annotated[
        str, typer.Option("--start", metavar="STATE", help="efg, prism: the state to start from")
    ] = "today",
    order: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--order", metavar="A,B,...", help="efg, prism: who has the turn after whom"),
    ] = None,
    horizon: Annotated[
        Optional[int],  # noqa: UP045
        typer.Option("--horizon", metavar="N", help="efg: how many turns"),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="write over a file that exists")] = False,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Write a case in another program's format, or a `.gmcr` file as a case."""
    from .doors_convert import show_conversion

    raise typer.Exit(
        show_conversion(case, out, to, reading, scenario or [], as_of, start, order, horizon, force, format_.value)
    )


@app.command()
def inverse(
    case: CaseArgument,
    arrangement: Annotated[
        Optional[str],  # noqa: UP045
        typer.Argument(metavar="ARRANGEMENT", help="the arrangement; left out where a state is asked about"),
    ] = None,
    reading: Annotated[
        Optional[str],  # noqa: UP045
        typer.Argument(metavar="READING", help="the reading; not needed if there is one"),
    ] = None,
    state: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--state", help="ask about this state instead: `today`, its options, pattern, number or id"),
    ] = None,
    concept: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option("--concept", "-c", help="under nash, sseq, seq, smr or gmr; may be repeated"),
    ] = None,
    rung: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option("--rung", help="so that it holds by interest, credible or bluff at least; may be repeated"),
    ] = None,
    actors: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--actors", metavar="A,B,...", help="only these may be asked to change"),
    ] = None,
    most: Annotated[
        Optional[int],  # noqa: UP045
        typer.Option("--most", min=0, metavar="N", help="by so many swaps at most"),
    ] = None,
    reading_: ReadingOption = None,
    scenario: ScenarioOption = None,
    as_of: AsOfOption = None,
    every: Annotated[bool, typer.Option("--every", help="tell conditions that are met already as well")] = False,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Which preferences would make it hold, and what is the smallest change?"""
    from .doors_inverse import show_inverse

    if state is not None:
        if reading is not None:
            raise typer.BadParameter("ask about an arrangement or about a state, not both", param_hint="--state")
        arrangement, reading = state, arrangement
    if reading is not None and reading_ not in (None, reading):
        raise typer.BadParameter(f"two readings, `{reading}` and `{reading_}`: name one", param_hint="--reading")
    reading = reading_ or reading
    if arrangement is None:
        raise typer.BadParameter("say which arrangement, or which state by --state", param_hint="ARRANGEMENT")
    raise typer.Exit(
        show_inverse(
            case, arrangement, reading, state is not None, concept or [], rung or [], actors, most, scenario or [],
            as_of, every, format_.value,
        )
    )  # fmt: skip


@app.command()
def concepts(format_: FormatOption = Format.TABLE) -> None:
    """List the concepts of stability that can be asked for, with what they mean and where they come from."""
    from .doors_concepts import show_concepts

    raise typer.Exit(show_concepts(format_.value))


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
