"""The report of the Ukraine case as a page of this site: made when the site is built, and never by hand.

A hook of mkdocs (`hooks` in mkdocs.yml). With LOCARNO_SHOWCASE=quick it is the report of `--quick`, for checks in which
the site itself matters.
"""

import os
from functools import cache
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

import locarno
from locarno.present.report.page import html_page

ROOT = Path(__file__).resolve().parents[1]
PAGE = "showcase/ukraine.html"


@cache
def page() -> str:
    """The report, made once however often the site is built in one run."""
    case = locarno.load(ROOT / "cases" / "ukraine")
    return html_page(case.report(quick=os.environ.get("LOCARNO_SHOWCASE") == "quick"))


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the page to those of the site, so that links to it are checked as all others are."""
    files.append(File.generated(config, PAGE, content=page()))
    return files
