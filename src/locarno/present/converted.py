"""What was written in another format: in a sentence or two, as JSON, as a row."""

from typing import Any

from ..answers.converted import Converted
from .parts import asked_row, asked_shape

FORMAT_TITLES = {
    "case": "the case in one file",
    "graph-form": "the case in graph form",
    "option-form": "the case in option form",
    "gmcr": "a file of GMCR+",
    "nfg": "a one-shot game for Gambit",
    "efg": "a game tree for Gambit",
    "prism": "a turn-based game for PRISM-games",
    "graphml": "a graph of states in GraphML",
    "dot": "a graph of states for Graphviz",
}
"""What is written, in words, by the id of the format."""


def converted_text(found: Converted, target: str) -> str:
    """What was written where, what is said there in another way, and what is not in it."""
    under = f" under `{found.reading}`" if found.reading else ""
    lines = [f"{target}: {FORMAT_TITLES[found.format]}{under}: {found.holds}."]
    if found.changed:
        lines.append(f"Said in another way: {'; '.join(found.changed)}.")
    if found.lost:
        lines.append(f"Not in it: {'; '.join(found.lost)}.")
    return "\n".join(lines)


def converted_shape(found: Converted, target: str) -> dict[str, Any]:
    """`locarno.converted/1`."""
    return (
        {"schema": "locarno.converted/1"}
        | asked_shape(found.asked)
        | {
            "reading": found.reading or None,
            "format": found.format,
            "file": target,
            "bytes": len(found.text.encode("utf-8")),
            "holds": found.holds,
            "changed": list(found.changed),
            "lost": list(found.lost),
        }
    )


def converted_row(found: Converted, target: str) -> dict[str, Any]:
    """The same as one row; several entries of a cell are parted by `; `."""
    return asked_row(found.asked) | {
        "reading": found.reading,
        "format": found.format,
        "file": target,
        "bytes": len(found.text.encode("utf-8")),
        "holds": found.holds,
        "changed": "; ".join(found.changed),
        "lost": "; ".join(found.lost),
    }
