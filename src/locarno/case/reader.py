"""The language's front door: a path or a text in, a case and its problems out."""

from dataclasses import dataclass
from pathlib import Path

from .files import Document, document_of_text, read_document
from .meaning import read_meaning
from .nouns import Case
from .places import Problem
from .shape import read_shape
from .wording import Report


@dataclass(frozen=True, slots=True)
class Read:
    """What reading gave: the case, None if it has errors, and the report, to which later checks may add."""

    case: Case | None
    report: Report

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All problems found so far, in the order of the text."""
        return self.report.problems()


def read(path: str | Path) -> Read:
    """Read the case at `path`, a file or a folder with a `case.yaml`; never raises for what the files hold."""
    report = Report()
    return _read(read_document(Path(path), report), report)


def read_text(text: str, file: str = "<text>", report: Report | None = None) -> Read:
    """Read a case that is one text; `file` names it in messages, `report` is one to go on with."""
    report = report or Report()
    return _read(document_of_text(text, file, report), report)


def _read(document: Document | None, report: Report) -> Read:
    if document is None:
        return Read(None, report)
    shaped = read_shape(document, report)
    if shaped is None or not document.whole:  # what is named may stand in the file that is missing
        return Read(None, report)
    case = read_meaning(shaped, report)
    return Read(None if report.failed else case, report)
