"""What a section of the report is made of: blocks of text, tables and figures, before anything is laid out.

Sections make blocks; `page.py` lays them out as HTML, `markdown.py` as Markdown. All text is plain: what it needs on a
page, escapes among it, is put there by whoever lays it out.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from ..figures.style import Spec

Tone = Literal["", "interest", "credible", "bluff", "breaks", "impossible", "apart", "quiet"]
"""What a cell says by its colour, beside its sign and its word; empty for nothing."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence or several, with the refs it rests on; `assumed` if no source says it.

    `exact`: the same as an expression of the case. `links`: addresses where more is to be had, as the case gives them.
    """

    text: str
    refs: tuple[str, ...] = ()
    assumed: bool = False
    exact: str = ""
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; a `lead` comes first and says the most, a `note` is beside the point."""

    line: Line
    kind: Literal["text", "lead", "note"] = "text"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section."""

    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """Lines beside each other, or one after the other if they are `steps`."""

    lines: tuple[Line, ...]
    steps: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: a sign, a text, what it means by colour. `more`: a second, quiet text."""

    text: str
    tone: Tone = ""
    sign: str = ""
    more: str = ""
    refs: tuple[str, ...] = ()
    assumed: bool = False
    number: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the first cell of each row is its head."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """Words and what they stand for. `anchors`: the words are refs, to which others lead."""

    pairs: tuple[tuple[str, Line], ...]
    anchors: bool = False


@dataclass(frozen=True, slots=True)
class Code:
    """What can be typed."""

    text: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure, made only if it can be drawn; `text` says the same in words, `command` draws it alone."""

    spec: Callable[[], Spec]
    text: str
    command: str


@dataclass(frozen=True, slots=True)
class Fold:
    """Blocks that are told when they are asked for."""

    summary: str
    blocks: "tuple[Block, ...]"


Block = Paragraph | Heading | Bullets | Table | Terms | Code | Figure | Fold


@dataclass(frozen=True, slots=True)
class Section:
    """A section; `id` is the same in all languages."""

    id: str
    title: str
    blocks: tuple[Block, ...]
