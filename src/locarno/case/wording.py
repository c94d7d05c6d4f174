"""Collecting problems: one place that knows the line a problem stands on and what a word may have been meant to be."""

from collections.abc import Iterable
from difflib import get_close_matches

from .codes import CODES
from .places import Place, Problem, Severity

_SHOWN = 6
_LONGEST_WORD = 80


class Report:
    """The problems found so far, and the lines of the files they were found in."""

    def __init__(self) -> None:
        self._problems: list[Problem] = []
        self._lines: dict[str, tuple[str, ...]] = {}

    def keep_lines(self, file: str, text: str) -> None:
        """Remember a file's lines, so that problems can show theirs."""
        self._lines[file] = tuple(text.splitlines())

    def error(self, code: str, place: Place | None, found: str, expected: str = "", way_out: str = "") -> None:
        """Add a problem that keeps the case from being answered."""
        self._add(Severity.ERROR, code, place, found, expected, way_out)

    def warn(self, code: str, place: Place | None, found: str, expected: str = "", way_out: str = "") -> None:
        """Add a problem that the case can live with."""
        self._add(Severity.WARNING, code, place, found, expected, way_out)

    def _add(self, severity: Severity, code: str, place: Place | None, found: str, expected: str, way_out: str) -> None:
        lines = self._lines.get(place.file, ()) if place else ()
        line = lines[place.line - 1] if place and 0 < place.line <= len(lines) else ""
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

    @staticmethod
    def did_you_mean(word: str, known: Iterable[str]) -> str:
        """`Did you mean ...?` if something known is near, else what is known, if that is short enough to say."""
        all_known = list(dict.fromkeys(known))
        word = word[:_LONGEST_WORD]
        folded = {name.casefold().replace("-", "_"): name for name in reversed(all_known)}
        near = get_close_matches(word.casefold().replace("-", "_"), folded, n=1, cutoff=0.6)
        if near:
            return f"did you mean `{folded[near[0]]}`?"
        if not all_known:
            return ""
        shown = ", ".join(f"`{name}`" for name in all_known[:_SHOWN])
        return f"known: {shown}" + (f" and {len(all_known) - _SHOWN} more" if len(all_known) > _SHOWN else "")
