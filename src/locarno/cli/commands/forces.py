"""`locarno forces`."""

from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Annotated

import typer

from ..options import (
    STATE,
    AsOfOption,
    CaseArgument,
    FigureOption,
    ForceOption,
    Format,
    FormatOption,
    GivenInOption,
    LeaveOption,
    ScenarioOption,
    TakeOption,
    WordOption,
    count_from,
    word_of,
)


class FigureOf(StrEnum):
    """What a figure shows."""

    WATERFALL = "waterfall"
    ROTA = "rota"


class Part(StrEnum):
    """A part of the table."""

    PLEDGES = "pledges"
    WATERFALL = "waterfall"
    ASKED = "asked"
    POOLS = "pools"
    MONTHS = "months"


def _number(text: str | Decimal) -> Decimal:
    try:
        found = Decimal(text)
    except InvalidOperation:
        found = Decimal("nan")
    if not found.is_finite():
        raise typer.BadParameter(f"`{text}` is not a number: write one such as 3 or 4.5")
    return found


def forces(
    case: CaseArgument,
    arrangement: Annotated[
        str | None,
        typer.Argument(metavar="ARRANGEMENT", help="what asks for forces; without it, what is in force today"),
    ] = None,
    state: Annotated[
        str | None, typer.Option("--state", metavar="STATE", help=f"what is in force in this state: {STATE}")
    ] = None,
    troops: Annotated[
        str | None,
        typer.Option("--troops", metavar="N", help="ask for a force of this size, 64000 or 10000-30000"),
    ] = None,
    cycle: Annotated[
        Decimal | None,
        typer.Option("--cycle", metavar="N", parser=_number, help="N soldiers in the cycle for one on duty"),
    ] = None,
    counting: Annotated[
        str | None, typer.Option("--counting", metavar="NAME", help="only pools counted in this way")
    ] = None,
    amount: Annotated[
        str, typer.Option("--amount", metavar="NAME", help="follow this amount on its way into force")
    ] = "troops",
    months: Annotated[
        int | None,
        typer.Option(
            "--months", metavar="N", parser=count_from(1), help="who is on duty month by month, by a plain rota"
        ),
    ] = None,
    rota: Annotated[
        bool, typer.Option("--rota", help="seek the best rota there is, or prove what is short (needs a solver)")
    ] = False,
    unit: Annotated[
        int | None,
        typer.Option(
            "--unit", metavar="N", parser=count_from(1), help="soldiers who go together; else up to a brigade of 5,000"
        ),
    ] = None,
    tour: Annotated[
        Decimal | None,
        typer.Option("--tour", metavar="MONTHS", parser=_number, help="months of a tour; else the rotation's, or 6"),
    ] = None,
    lead: Annotated[
        Decimal | None,
        typer.Option("--lead", metavar="MONTHS", parser=_number, help="months until pools that say none can be there"),
    ] = None,
    reading: GivenInOption = None,
    word: WordOption = "conditional",
    take: TakeOption = None,
    leave: LeaveOption = None,
    scenario: ScenarioOption = None,
    as_of: AsOfOption = None,
    part: Annotated[
        list[Part] | None,
        typer.Option(
            "--part",
            metavar="PART",
            parser=word_of(Part, "part"),
            help=f"only this part of the table: {', '.join(Part)}; may be repeated",
        ),
    ] = None,
    figure: FigureOption = None,
    figure_of: Annotated[
        FigureOf | None,
        typer.Option(
            "--figure-of",
            metavar="waterfall|rota",
            parser=word_of(FigureOf, "figure"),
            help="what the figure shows; else the rota where months are asked about",
        ),
    ] = None,
    force: ForceOption = False,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Do the numbers add up: what is in force, what is asked, what can be kept up and by whom?"""
    from ..doors_forces import show_forces

    raise typer.Exit(
        show_forces(
            case, arrangement, state, troops, cycle, counting, amount, months, rota, unit, tour, lead, reading, word,
            take or [], leave or [], scenario or [], as_of, part, figure, figure_of, force, format_,
        )
    )  # fmt: skip
