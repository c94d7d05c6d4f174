"""The words of the command line that mean the same in every command: one name, one letter, one meaning.

A command that needs one of them takes its type from here; what only one command has stands there.
"""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

STATE = "`today`, `nothing`, the options that are yes in it, a pattern, its number or its id"
"""How a person names a state."""


class Format(StrEnum):
    """How an answer is written."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


CaseArgument = Annotated[
    Path, typer.Argument(metavar="CASE", help="a case file, a `.gmcr` file, or a folder with a `case.yaml`")
]
ArrangementArgument = Annotated[
    str | None, typer.Argument(metavar="ARRANGEMENT", help="the arrangement; left out where a state is asked about")
]
ReadingArgument = Annotated[
    str | None, typer.Argument(metavar="READING", help="the reading; not needed if there is one")
]

# what is asked about
ArrangementsOption = Annotated[
    list[str] | None, typer.Option("--arrangement", "-a", metavar="ID", help="only this arrangement; may be repeated")
]
StateOption = Annotated[
    str | None, typer.Option("--state", metavar="STATE", help=f"ask about this state instead: {STATE}")
]
StatesOption = Annotated[
    list[str] | None, typer.Option("--state", metavar="STATE", help=f"ask about this state: {STATE}; may be repeated")
]
ActorsOption = Annotated[
    list[str] | None, typer.Option("--actor", metavar="ID", help="only this actor; may be repeated")
]
ToOption = Annotated[
    list[str] | None,
    typer.Option("--to", metavar="GOAL", help="to this outcome, or where this expression is true; may be repeated"),
]
FromOption = Annotated[str, typer.Option("--from", metavar="STATE", help=f"start there instead of today: {STATE}")]

# whose game it is, and when
ReadingOption = Annotated[
    str | None,
    typer.Option("--reading", "-r", metavar="ID", help="the reading to ask under; not needed if there is one"),
]
ReadingsOption = Annotated[
    list[str] | None,
    typer.Option("--reading", "-r", metavar="ID", help="only under this reading; may be repeated"),
]
ScenarioOption = Annotated[
    list[str] | None,
    typer.Option("--scenario", "-s", metavar="ID", help="ask under this scenario; may be repeated"),
]
AsOfOption = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="ask as of this day: 2026-01-07, 2025-09 or 2025"),
]

# how much is told, and how
EveryOption = Annotated[bool, typer.Option("--every", help="tell all that there is, not only what matters most")]
MostOption = Annotated[int, typer.Option("--most", metavar="N", min=0, help="how many of a kind are told one by one")]
FormatOption = Annotated[Format, typer.Option("--format", "-f", help="how to write the answer")]


def one_of(argument: str | None, option: str | None) -> str | None:
    """The reading, which may be named by its place or by `--reading`; two different ones are a misuse."""
    if argument is not None and option not in (None, argument):
        raise typer.BadParameter(f"two readings, `{argument}` and `{option}`: name one", param_hint="--reading")
    return option or argument
