"""A problem as a person reads it: where and what; the line with the spot marked; what was expected; the way out."""

from collections.abc import Sequence
from unicodedata import combining, east_asian_width

from ..case.places import Problem, Severity

_WIDEST = 100


def problem_text(problem: Problem) -> str:
    """One problem, three to five lines."""
    place = f"{problem.place}: " if problem.place else ""
    mild = "warning: " if problem.severity is Severity.WARNING else ""
    lines = [f"{place}{problem.code} {mild}{problem.found}  [{problem.rule}]", *_line(problem)]
    if problem.expected:
        lines.append(f"  expected: {problem.expected}")
    if problem.way_out:
        lines.append(f"  way out: {problem.way_out}")
    return "\n".join(lines)


def _line(problem: Problem) -> list[str]:
    """The line itself, cut to what fits, and the spot under it."""
    place = problem.place
    if place is None or not problem.line_text.strip():
        return []
    text, column = problem.line_text.replace("\t", " "), place.column - 1
    start = max(0, min(column - _WIDEST // 2, len(text) - _WIDEST))
    shown = text[start : start + _WIDEST]
    shown = "".join(c if c.isprintable() else "?" for c in shown)
    mark = max(_width(shown[column - start :][: place.length]), 1)
    gutter = f"{place.line:>6} | "
    return [
        gutter + ("…" if start else "") + shown + ("…" if start + _WIDEST < len(text) else ""),
        " " * (len(gutter) - 2) + "| " + " " * (_width(shown[: column - start]) + bool(start)) + "^" * mark,
    ]


def _width(text: str) -> int:
    """The columns a text takes in a terminal."""
    return sum(0 if combining(sign) else 2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def summary_text(problems: Sequence[Problem]) -> str:
    """How many there are, in one line."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = len(problems) - errors
    parts = [f"{errors} error{'s' * (errors != 1)}"] if errors else []
    parts += [f"{warnings} warning{'s' * (warnings != 1)}"] if warnings else []
    return " and ".join(parts) or "no problems"
