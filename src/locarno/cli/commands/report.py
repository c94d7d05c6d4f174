"""`locarno report`."""

from pathlib import Path
from typing import Annotated

import typer

from ..options import AsOfOption, CaseArgument, ForceOption, ScenarioOption, count_from, word_of
from ..report_words import Tongue


def _sections() -> list[str]:
    from ...answers.report import PARTS

    return list(PARTS)


def report(
    case: CaseArgument,
    out: Annotated[
        Path,
        typer.Option("--out", "-o", metavar="FILE", help="where to write it: .html, .md, or .pdf through a browser"),
    ],
    language: Annotated[
        Tongue,
        typer.Option(
            "--language",
            "-l",
            metavar="en|de",
            parser=word_of(Tongue, "language of the report"),
            autocompletion=lambda: list(Tongue),
            help="English or German; a page has both, and opens in this one",
        ),
    ] = Tongue.EN,
    section: Annotated[
        list[str] | None,
        typer.Option(
            "--section",
            metavar="SECTION",
            autocompletion=_sections,
            help="besides the verdicts only this section; may be repeated",
        ),
    ] = None,
    quick: Annotated[
        bool, typer.Option("--quick", help="without crux, robustness and play, which take the longest")
    ] = False,
    scenario: ScenarioOption = None,
    as_of: AsOfOption = None,
    samples: Annotated[
        int, typer.Option("--samples", metavar="N", parser=count_from(1), help="how many samples robustness draws")
    ] = 100,
    seed: Annotated[
        int, typer.Option("--seed", metavar="N", parser=count_from(0), help="what the samples are drawn by")
    ] = 0,
    force: ForceOption = False,
) -> None:
    """All answers in one file to hand on: a page, a PDF, or Markdown."""
    from ..doors_report import show_report

    raise typer.Exit(show_report(case, out, language, section, quick, scenario or [], as_of, samples, seed, force))
