"""`locarno timeline`."""

from pathlib import Path

import typer

from ..options import (
    ArrangementsOption,
    CaseArgument,
    FigureOption,
    ForceOption,
    Format,
    FormatOption,
    ReadingsOption,
    ScenarioOption,
)
from .whatif import Question, QuestionOption


def timeline(
    case: CaseArgument,
    arrangement: ArrangementsOption = None,
    reading: ReadingsOption = None,
    scenario: ScenarioOption = None,
    question: QuestionOption = Question.VERDICTS,
    figure: FigureOption = None,
    force: ForceOption = False,
    format_: FormatOption = Format.TABLE,
) -> None:
    """What was said and given when, what held as of each day, and what changed it?"""
    from ..doors_timeline import show_timeline

    target: Path | None = figure
    raise typer.Exit(show_timeline(case, arrangement, reading, scenario or [], question.value, target, force, format_))
