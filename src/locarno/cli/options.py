"""The words of the command line that mean the same in every command: one name, one letter, one meaning.

A command that needs one of them takes its type from here; what only one command has stands there.
"""

import re
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from .completing import ids_in

STATE = "`today`, `nothing`, the options that are yes in it, a pattern, its number or its id"
"""How a person names a state."""

Words = TypeVar("Words", bound=StrEnum)


class Format(StrEnum):
    """How an answer is written."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


def count_from(least: int) -> Callable[[str | int], int]:
    """Reads a whole number, from the least on; typer's own words for a wrong one are those of a library."""

    def count(text: str | int) -> int:
        if not re.fullmatch(r"[+-]?\d{1,9}", str(text).strip(), re.ASCII) or int(text) < least:
            raise typer.BadParameter(f"`{text}` is no whole number from {least} up: write one such as {least + 2}")
        return int(text)

    return count


def seconds(text: str | float) -> float:
    """Reads a number of seconds above 0."""
    if not re.fullmatch(r"\d{1,6}(\.\d{1,6})?", str(text).strip(), re.ASCII) or not float(text):
        raise typer.BadParameter(f"`{text}` is no number of seconds above 0: write one such as 30 or 0.5")
    return float(text)


def word_of(kind: type[Words], what: str) -> Callable[[str], Words]:
    """Reads one of some words, in any case of letters; `what` it is."""

    def word(text: str) -> Words:
        for one in kind:
            if one == text.strip().lower():
                return one
        *most, last = kind
        raise typer.BadParameter(f"`{text}` is no {what}: say {', '.join(most)} or {last}")

    return word


CaseArgument = Annotated[
    Path, typer.Argument(metavar="CASE", help="a case file, a `.gmcr` file, or a folder with a `case.yaml`")
]
ArrangementArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="ARRANGEMENT",
        help="the arrangement; left out where a state is asked about",
        autocompletion=ids_in("arrangements"),
    ),
]
ReadingArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="READING", help="the reading; not needed if there is one", autocompletion=ids_in("readings")
    ),
]

# what is asked about
ArrangementsOption = Annotated[
    list[str] | None,
    typer.Option(
        "--arrangement",
        "-a",
        metavar="ID",
        help="only this arrangement; may be repeated",
        autocompletion=ids_in("arrangements"),
    ),
]
StateOption = Annotated[
    str | None, typer.Option("--state", metavar="STATE", help=f"ask about this state instead: {STATE}")
]
StatesOption = Annotated[
    list[str] | None, typer.Option("--state", metavar="STATE", help=f"ask about this state: {STATE}; may be repeated")
]
ActorsOption = Annotated[
    list[str] | None,
    typer.Option("--actor", metavar="ID", help="only this actor; may be repeated", autocompletion=ids_in("actors")),
]
ToOption = Annotated[
    list[str] | None,
    typer.Option(
        "--to",
        metavar="GOAL",
        help="to this outcome, or where this expression is true; may be repeated",
        autocompletion=ids_in("outcomes", "arrangements"),
    ),
]
FromOption = Annotated[str, typer.Option("--from", metavar="STATE", help=f"start there instead of today: {STATE}")]

# whose game it is, and when
ReadingOption = Annotated[
    str | None,
    typer.Option(
        "--reading",
        "-r",
        metavar="ID",
        help="the reading to ask under; not needed if there is one",
        autocompletion=ids_in("readings"),
    ),
]
ReadingsOption = Annotated[
    list[str] | None,
    typer.Option(
        "--reading",
        "-r",
        metavar="ID",
        help="only under this reading; may be repeated",
        autocompletion=ids_in("readings"),
    ),
]
ScenarioOption = Annotated[
    list[str] | None,
    typer.Option(
        "--scenario",
        "-s",
        metavar="ID",
        help="ask under this scenario; may be repeated",
        autocompletion=ids_in("scenarios"),
    ),
]
AsOfOption = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="ask as of this day: 2026-01-07, 2025-09 or 2025"),
]

# which pledges count
GivenInOption = Annotated[
    str | None,
    typer.Option(
        "--reading",
        "-r",
        metavar="ID",
        help="ask under this reading; without it, by what all readings have in common",
        autocompletion=ids_in("readings"),
    ),
]
WordOption = Annotated[
    str,
    typer.Option(
        "--word", metavar="WORD", help="count pledges down to this word: must, declared, conditional, may or open"
    ),
]
TakeOption = Annotated[
    list[str] | None,
    typer.Option(
        "--take",
        metavar="ID",
        help="count this pledge too, whatever its kind and word; may be repeated",
        autocompletion=ids_in("pledges"),
    ),
]
LeaveOption = Annotated[
    list[str] | None,
    typer.Option(
        "--leave", metavar="ID", help="do not count this pledge; may be repeated", autocompletion=ids_in("pledges")
    ),
]
SupposeOption = Annotated[
    list[str] | None,
    typer.Option("--suppose", metavar="OPTIONS", help="suppose options, `x` or `not y`; several with commas"),
]
SecondsOption = Annotated[
    float,
    typer.Option("--seconds", metavar="N", parser=seconds, help="stop a search after so many seconds, and say so"),
]
FigureOption = Annotated[
    Path | None, typer.Option("--figure", metavar="FILE", help="draw it into a file: .svg, .png, .pdf or .json")
]
DocumentsOption = Annotated[
    Path, typer.Option("--documents", metavar="DIR", help="the folder that the documents of the sources are in")
]
ForceOption = Annotated[bool, typer.Option("--force", help="write over a file that is there")]

# what is supposed of preferences, on top of the case
UnknownOption = Annotated[
    list[str] | None,
    typer.Option(
        "--unknown",
        metavar="ACTOR:N[=P]",
        help="suppose that it is unknown whether the actor wants its N-th statement (or likely, with P); may be "
        "repeated",
    ),
]
StrongOption = Annotated[
    list[str] | None,
    typer.Option(
        "--strong", metavar="ACTOR:N", help="suppose that the actor's first N statements are strong; may be repeated"
    ),
]
EnoughOption = Annotated[
    list[str] | None,
    typer.Option("--enough", metavar="ACTOR:X", help="the actor's threshold for fuzzy stability; may be repeated"),
]
MixOption = Annotated[
    list[str] | None,
    typer.Option(
        "--mix",
        metavar="READING=W",
        help="fuzzy stability under a mixture of readings, this one with weight W; may be repeated",
    ),
]

# how much is told, and how
EveryOption = Annotated[bool, typer.Option("--every", help="tell all that there is, not only what matters most")]
MostOption = Annotated[
    int, typer.Option("--most", metavar="N", parser=count_from(0), help="how many of a kind are told one by one")
]
FormatOption = Annotated[
    Format,
    typer.Option(
        "--format",
        "-f",
        metavar="table|json|csv",
        parser=word_of(Format, "way to write an answer"),
        autocompletion=lambda: list(Format),
        help="how to write the answer",
    ),
]


def one_of(argument: str | None, option: str | None) -> str | None:
    """The reading, which may be named by its place or by `--reading`; two different ones are a misuse."""
    if argument is not None and option not in (None, argument):
        raise typer.BadParameter(f"two readings, `{argument}` and `{option}`: name one", param_hint="--reading")
    return option or argument
