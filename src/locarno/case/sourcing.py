"""Documents, and what was taken from which place in them (L15, L16, L41)."""

import re
from collections.abc import Mapping

from .fingerprint import DIGITS, FINGERPRINT
from .lookup import Lookup, Path
from .nouns import Fact, Source
from .wording import Report
from .written import FactWritten, SourceWritten

_NUMBER = re.compile(r"[1-9]\d{0,8}", re.ASCII)
_PLACE = re.compile(r"(?P<first>[1-9]\d{0,8})(?:-(?P<last>[1-9]\d{0,8}))?", re.ASCII)
_FROM_STAMP = "`locarno sources stamp` writes the table"


def read_sources(written: Mapping[str, SourceWritten], look: Lookup, report: Report) -> dict[str, Source]:
    """The documents of a case."""
    made = {}
    for id_, w in written.items():
        marks = _marks(w, ("sources", id_, "paragraphs"), look, report)
        made[id_] = Source(
            id_, w.title, w.author, look.when(w.date), w.date_basis, w.document, tuple(w.address), w.kind, w.note, marks
        )
    return made


def _marks(w: SourceWritten, path: Path, look: Lookup, report: Report) -> dict[int, str]:
    if w.paragraphs and not w.document and not look.hurt(path):
        report.error("E516", look.place(path), "`paragraphs` without `document`", "the file that they are counted in")
    marks = {}
    for number, mark in w.paragraphs.items():
        here = (*path, number)
        if not _NUMBER.fullmatch(number):
            report.error("E516", look.entry(here), f"`{number}` as the number of a paragraph", "a whole number from 1")
        elif not FINGERPRINT.fullmatch(mark):
            expected = f"{DIGITS} hexadecimal digits in small letters"
            report.error("E516", look.place(here), f"`{_short(mark)}` is not a fingerprint", expected, _FROM_STAMP)
        else:
            marks[int(number)] = mark
    return marks


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"


def read_facts(written: Mapping[str, FactWritten], look: Lookup, report: Report) -> dict[str, Fact]:
    """The numbered statements of a case."""
    sources = look.declared("sources")
    made = {}
    for id_, w in written.items():
        if w.source is not None:
            look.id(w.source, sources, ("facts", id_, "source"), "E303", "source")
        elif not w.addresses and not w.assumed and not look.hurt(("facts", id_)):
            report.error(
                "E506",
                look.place(("facts", id_)),
                f"fact `{id_}` has neither `source` nor `addresses`",
                "where it is from",
                "if nobody says it: `assumed: true`",
            )
        for number, figure in enumerate(w.own_figures):
            if figure not in w.text:
                here = ("facts", id_, "own_figures", number)
                found = f"`{_short(figure)}` does not stand in the text of `{id_}`"
                report.error("E516", look.place(here), found, "a figure as it is written there")
        made[id_] = Fact(
            id_, w.text, w.source or "", w.place, tuple(w.addresses), tuple(w.kind), w.voice, w.basis,
            look.when(w.date), w.note, tuple(w.own_figures),
        )  # fmt: skip
    return made


def paragraphs_in(place: str) -> tuple[int, ...] | None:
    """The paragraphs that a place names, by number: `¶2`, `¶6-7`, `¶2, ¶5`; None if it is of another kind."""
    numbers: list[int] = []
    for part in place.replace("–", "-").split(","):
        found = _PLACE.fullmatch(part.strip().removeprefix("¶").strip().replace("-¶", "-"))
        if not found:
            return None
        first = int(found["first"])
        last = int(found["last"] or first)
        if not first <= last < first + 1000:
            return None
        numbers += range(first, last + 1)
    return tuple(dict.fromkeys(numbers))
