"""`locarno pledges loops`."""

from ..options import (
    AsOfOption,
    CaseArgument,
    EveryOption,
    FigureOption,
    ForceOption,
    Format,
    FormatOption,
    GivenInOption,
    LeaveOption,
    MostOption,
    ScenarioOption,
    SecondsOption,
    SupposeOption,
    TakeOption,
    WordOption,
)


def loops(
    case: CaseArgument,
    suppose: SupposeOption = None,
    reading: GivenInOption = None,
    word: WordOption = "conditional",
    take: TakeOption = None,
    leave: LeaveOption = None,
    scenario: ScenarioOption = None,
    as_of: AsOfOption = None,
    most: MostOption = 100,
    seconds: SecondsOption = 10.0,
    every: EveryOption = False,
    figure: FigureOption = None,
    force: ForceOption = False,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Who waits for whom, and what comes into force if nobody moves first, if everybody trusts?"""
    import typer

    from ..doors_pledges import show_loops

    asking = (reading, word, take or [], leave or [], scenario or [], as_of)
    raise typer.Exit(show_loops(case, suppose or [], asking, most, seconds, every, figure, force, format_))
