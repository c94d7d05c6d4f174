"""Where something stands in a text, and what is wrong there."""

import re
from dataclasses import dataclass
from enum import StrEnum

_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of one line of a file.

    `file` is the name as the user gave it; `line` and `column` count from 1; `length` is in characters, at least 1.
    """

    file: str
    line: int
    column: int
    length: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a text, broken where YAML breaks them (and nowhere else, unlike `str.splitlines`)."""
    lines = _BREAK.split(text)
    return tuple(lines if lines[-1] else lines[:-1])


def line_starts(text: str) -> list[int]:
    """Where the lines of a text begin, in characters from 0; broken as `lines_of` breaks them."""
    return [0, *(found.end() for found in _BREAK.finditer(text))]


class Severity(StrEnum):
    """An `ERROR` keeps a case from being answered; a `WARNING` does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with a case.

    `code` names the kind (see `codes`), `rule` the rule of the language reference it breaks. `found` says what is
    there, `expected` what should be, `way_out` what to do about it; the last two may be empty. `line_text` is the
    line itself.
    """

    code: str
    rule: str
    severity: Severity
    place: Place | None
    line_text: str
    found: str
    expected: str = ""
    way_out: str = ""
