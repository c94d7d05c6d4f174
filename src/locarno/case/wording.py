"""Collecting problems: one place that knows the line a problem stands on and what a word may have been meant to be."""

import re
from collections.abc import Collection, Iterable
from difflib import get_close_matches
from itertools import islice

from .codes import CODES
from .places import Place, Problem, Severity, lines_of

_SHOWN = 6
_LONGEST_WORD = 80
_WORD = re.compile("`([^`]*)`")
_LONG = re.compile(f"[^`]{{{_LONGEST_WORD + 1}}}")
_PATIENCE = 100_000


class Report:
    """The problems found so far, and the lines of the files they were found in."""

    def __init__(self) -> None:
        self._problems: list[Problem] = []
        self._lines: dict[str, tuple[str, ...]] = {}
        self._compared = 0

    def keep_lines(self, file: str, text: str) -> None:
        """Remember a file's lines, so that problems can show theirs."""
        self._lines[file] = lines_of(text)

    def error(self, code: str, place: Place | None, found: str, expected: str = "", way_out: str = "") -> None:
        """Add a problem that keeps the case from being answered."""
        self._add(Severity.ERROR, code, place, found, expected, way_out)

    def warn(self, code: str, place: Place | None, found: str, expected: str = "", way_out: str = "") -> None:
        """Add a problem that the case can live with."""
        self._add(Severity.WARNING, code, place, found, expected, way_out)

    def _add(self, severity: Severity, code: str, place: Place | None, found: str, expected: str, way_out: str) -> None:
        lines = self._lines.get(place.file, ()) if place else ()
        line = lines[place.line - 1] if place and 0 < place.line <= len(lines) else ""
        found, expected, way_out = _short(found), _short(expected), _short(way_out)
        self._problems.append(Problem(code, CODES[code].rule, severity, place, line, found, expected, way_out))

    @property
    def failed(self) -> bool:
        """Whether there is an error among the problems."""
        return any(problem.severity is Severity.ERROR for problem in self._problems)

    def problems(self) -> tuple[Problem, ...]:
        """All problems in the order of the files, each once."""
        order = {file: number for number, file in enumerate(self._lines)}

        def key(problem: Problem) -> tuple[int, int, int]:
            place = problem.place
            return (order.get(place.file, -1), place.line, place.column) if place else (-1, 0, 0)

        return tuple(sorted(dict.fromkeys(self._problems), key=key))

    def nearest(self, word: str, known: Iterable[str], cutoff: float = 0.7) -> str:
        """The known word that is most like this one; empty if none is, or if enough has been compared in this report.

        `cutoff` from 0, anything will do, to 1, only the same.
        """
        if self._compared > _PATIENCE:
            return ""
        folded = {_folded(name): name for name in reversed(list(known))}
        self._compared += len(folded)
        near = get_close_matches(_folded(word), folded, n=1, cutoff=cutoff)
        return folded[near[0]] if near else ""

    def did_you_mean(self, word: str, known: Collection[str]) -> str:
        """`Did you mean ...?` if something known is near, else what is known, if that is short enough to say."""
        near = self.nearest(word, known)
        if near:
            return f"did you mean `{near}`?"
        if not known:
            return ""
        all_known = list(islice(dict.fromkeys(known), _SHOWN))
        shown = ", ".join(f"`{name}`" for name in all_known)
        return f"known: {shown}" + (f" and {len(known) - _SHOWN} more" if len(known) > _SHOWN else "")


def _folded(word: str) -> str:
    return word[:_LONGEST_WORD].casefold().replace("-", "_")


def _short(said: str) -> str:
    """What is said, with quoted words cut that are too long to be read."""
    return _WORD.sub(_cut, said) if _LONG.search(said) else said


def _cut(word: re.Match[str]) -> str:
    return word.group() if len(word.group(1)) <= _LONGEST_WORD else f"`{word.group(1)[:_LONGEST_WORD]}…`"
