"""What a shell offers at a tab: the ids of the case that stands on the line.

Only the text of the case is read, not its meaning, so that it takes a moment; a case with errors offers what it can.
"""

import os
from collections.abc import Callable
from pathlib import Path

import typer

Offer = Callable[[typer.Context, str], list[tuple[str, str]]]


def ids_in(*sections: str) -> Offer:
    """Offers the ids of some sections that begin as the word does, with what they are called."""

    def offered(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
        try:
            return [
                (id_, told)
                for id_, told in _entries(ctx.params.get("case") or _case_on_line(), sections)
                if id_.startswith(incomplete)
            ]
        except Exception:  # a shell must never see a traceback
            return []

    return offered


def figures(incomplete: str) -> list[tuple[str, str]]:
    """Offers the names of figures, with the question of each."""
    from ..api.figures import FIGURES

    return [(name, kind.question) for name, kind in FIGURES.items() if name.startswith(incomplete)]


def _case_on_line() -> str:
    """The first word that is a case; half a line does not always come to be read as arguments."""
    line = os.environ.get("_TYPER_COMPLETE_ARGS") or os.environ.get("COMP_WORDS", "")
    words = line.split()[1:]
    return next((word for word in words if Path(word).is_file() or (Path(word) / "case.yaml").is_file()), "")


def _entries(path: object, sections: tuple[str, ...]) -> list[tuple[str, str]]:
    if not path or Path(str(path)).suffix.lower() == ".gmcr":
        return []
    from ..case.files import plain, read_document
    from ..case.wording import Report

    document = read_document(Path(str(path)), Report())
    written = plain(document.root) if document else None
    if not isinstance(written, dict):
        return []
    named = [written.get(section) for section in sections]
    return [(str(id_), _told(entry)) for one in named if isinstance(one, dict) for id_, entry in one.items()]


def _told(entry: object) -> str:
    """What an entry is called, in one line, as far as its text says so."""
    if isinstance(entry, str):
        return entry
    if isinstance(entry, dict):
        words = (entry.get(key) for key in ("name", "label", "text", "why"))
        return next((" ".join(word.split()) for word in words if isinstance(word, str)), "")
    return ""
