"""YAML text to a tree of nodes that know their place (rules L1, L4, L5, L6).

Works on the event stream of libyaml and not on a loader: nothing is resolved to a type, no object is ever constructed,
depth and size are counted before they can hurt, and every value keeps its line and column.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple, Protocol

import yaml

from .hints import yaml_hint
from .places import Place, lines_of

LARGEST_FILE = 16 * 2**20
DEEPEST = 32
MOST_NODES = 500_000

_NOT_YAML = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ANCHOR = re.compile(r"&\S+[ \t]+")
_Loader: type[yaml.SafeLoader] | type[yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value as it stands in the text; `plain` if without quotes.

    `lines` are those of the file, and `inside` says between which two of its spots, (line, column) from 0, the text
    stands there without its quotes or its block sign.
    """

    text: str
    place: Place
    plain: bool
    lines: Sequence[str] = field(repr=False, compare=False)
    inside: tuple[tuple[int, int], tuple[int, int]] = field(repr=False, compare=False)
    _walked: list[tuple[list[tuple[int, int]], list[int]]] = field(default_factory=list, repr=False, compare=False)

    @property
    def empty(self) -> bool:
        """Whether nothing at all stands there."""
        return self.plain and not self.text

    def within(self, offset: int, length: int) -> Place:
        """The place of a part of the text, `offset` in characters from 0; the whole value if it holds escapes.

        Folding changes nothing but white space, so the signs of the text and those of the file are walked together.
        """
        (first, start), (last, end) = self.inside
        if first == last and end - start == len(self.text):
            return Place(self.place.file, first + 1, start + offset + 1, length)
        if not self._walked:
            signs = accumulate((not sign.isspace() for sign in self.text), initial=0)
            self._walked.append((self._spots(), list(signs)))
        [(spots, before)] = self._walked
        if not spots or len(spots) != before[-1]:
            return self.place
        line, column = spots[min(before[offset], len(spots) - 1)]
        return Place(self.place.file, line + 1, column + 1, min(length, max(len(self.lines[line]) - column, 1)))

    def _spots(self) -> list[tuple[int, int]]:
        (first, start), (last, end) = self.inside
        spots = []
        for line in range(first, min(last + 1, len(self.lines))):
            since, until = start if line == first else 0, end if line == last else len(self.lines[line])
            signs = self.lines[line][since:until]
            spots += [(line, since + at) for at, sign in enumerate(signs) if not sign.isspace()]
        return spots


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple["Node", ...]
    place: Place


class Entry(NamedTuple):
    """A key of a mapping and its value."""

    key: Scalar
    value: "Node"


@dataclass(frozen=True, slots=True)
class Entries:
    """A mapping, in the order of the text; keys may still be repeated."""

    entries: tuple[Entry, ...]
    place: Place
    _first: dict[str, Entry] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_first", {entry.key.text: entry for entry in reversed(self.entries)})

    def get(self, key: str) -> "Node | None":
        """The value of the first entry with this key."""
        return entry.value if (entry := self._first.get(key)) else None

    def key(self, key: str) -> Scalar | None:
        """The key itself, as it stands in the text."""
        return entry.key if (entry := self._first.get(key)) else None


Node = Scalar | Items | Entries


class TextError(Exception):
    """The text is not one that can be a case: `code`, where, what was found, what was expected, the way out."""

    def __init__(self, code: str, place: Place, found: str, expected: str = "", way_out: str = "") -> None:
        super().__init__(found)
        self.code, self.place = code, place
        self.found, self.expected, self.way_out = found, expected, way_out


def parse(text: str, file: str, already: int = 0) -> tuple[Node, int]:
    """Read one YAML document: its root, and its size in entries, aliases counted as often as they are used.

    `file` is the name for messages, `already` the entries that other files of the case have. Raises TextError at the
    first place where the text is not YAML or out of bounds.
    """
    lines = lines_of(text)
    if odd := _NOT_YAML.search(text):
        before = lines_of(text[: odd.start()] + "x")
        place = Place(file, len(before), len(before[-1]))
        way = "is this a text file?" if odd.group() == "\0" else "delete it"
        raise TextError("E104", place, f"a character that YAML does not allow: U+{ord(odd.group()):04X}", "", way)
    try:
        return _Reader(text, lines, file, already).document()
    except yaml.MarkedYAMLError as wrong:
        mark, opened = wrong.problem_mark or wrong.context_mark, wrong.context_mark
        at_end = mark is None or not any(line.strip() for line in (*lines[mark.line + 1 :], *_rest(lines, mark)))
        found = " ".join(part for part in (wrong.context, wrong.problem) if part)
        if opened is not None and (at_end or "simple key" in found):
            mark = opened  # what was begun there is more telling than where it was missed
        place = _within_file(file, lines, mark.line, mark.column, 1) if mark else Place(file, 1, 1)
        way = yaml_hint(found, lines, place.line, place.column, opened.line + 1 if opened else place.line)
        raise TextError("E104", place, f"not YAML: {found}", "", way) from None


def _rest(lines: Sequence[str], mark: "_Mark") -> Sequence[str]:
    return [line[mark.column :] for line in lines[mark.line : mark.line + 1]]


def _within_file(file: str, lines: Sequence[str], line: int, column: int, length: int) -> Place:
    """A place from marks that count from 0; what lies behind the end of the text is told at its end."""
    if line >= len(lines):
        line, column, length = max(len(lines) - 1, 0), len(lines[-1]) if lines else 0, 1
    return Place(file, line + 1, column + 1, max(length, 1))


class _Mark(Protocol):
    line: int
    column: int


def _marks(event: yaml.Event) -> tuple[_Mark, _Mark]:
    """Start and end; the parser gives every event both."""
    assert event.start_mark is not None and event.end_mark is not None
    return event.start_mark, event.end_mark


class _Reader:
    def __init__(self, text: str, lines: Sequence[str], file: str, already: int) -> None:
        self._events: Iterator[yaml.Event] = yaml.parse(text, Loader=_Loader)
        self._lines = lines
        self._file = file
        self._anchors: dict[str, tuple[Node, int]] = {}
        self._open: set[str] = set()
        self._already = already
        self._read = 0

    def document(self) -> tuple[Node, int]:
        root: tuple[Node, int] | None = None
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    way = "several files of a case are joined with `include`"
                    raise TextError("E110", self._place(event), "a second YAML document", "one document in a file", way)
                root = self._node(next(self._events), 0)
        nothing = Scalar("", Place(self._file, 1, 1), True, self._lines, ((0, 0), (0, 0)))
        return root or (nothing, 1)

    def _place(self, event: yaml.Event) -> Place:
        start, end = _marks(event)
        length = end.column - start.column if end.line == start.line else 1
        return _within_file(self._file, self._lines, start.line, start.column, length)

    def _scalar(self, event: yaml.ScalarEvent, place: Place) -> Scalar:
        start, end = _marks(event)
        plain = bool(event.implicit[0]) and not event.style
        named = _ANCHOR.match(self._lines[place.line - 1], place.column - 1) if event.anchor else None
        column = named.end() if named else start.column
        if named:
            length = end.column - column if end.line == start.line else 1
            place = _within_file(self._file, self._lines, start.line, column, length)
        if event.style in ("|", ">"):
            inside = ((start.line + 1, 0), (end.line, end.column))
        else:
            quote = int(event.style in ("'", '"'))
            inside = ((start.line, column + quote), (end.line, end.column - quote))
        return Scalar(event.value, place, plain, self._lines, inside)

    def _node(self, event: yaml.Event, depth: int) -> tuple[Node, int]:
        """The node that starts with this event, and its size with aliases counted as often as they are used."""
        place = self._place(event)
        self._read += 1
        self._bound(self._read, place)
        if isinstance(event, yaml.AliasEvent):
            return self._alias(str(event.anchor), place)
        if depth > DEEPEST:
            raise TextError(
                "E106",
                place,
                f"nested more than {DEEPEST} deep",
                f"at most {DEEPEST} levels",
                "is a bracket not closed?",
            )
        assert isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent))
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            way = "delete the tag, or put quotes around a value that begins with `!`"
            if not tag.startswith("!!"):
                way = "for the contrary of `x` write `not x`; put quotes around a text that begins with `!`"
            raise TextError("E109", place, f"the tag `{tag[:80]}`", "plain values without tags", way)
        anchor = event.anchor
        if anchor is not None:
            self._open.add(anchor)
        if isinstance(event, yaml.ScalarEvent):
            node: Node = self._scalar(event, place)
            size = 1
        elif isinstance(event, yaml.SequenceStartEvent):
            items, size = [], 1
            while not isinstance(inner := next(self._events), yaml.SequenceEndEvent):
                item, more = self._node(inner, depth + 1)
                items.append(item)
                size += more
            node = Items(tuple(items), place)
        else:
            node, size = self._mapping(place, depth)
        if anchor is not None:
            self._open.discard(anchor)
            self._anchors[anchor] = (node, size)
        self._bound(size, place)
        return node, size

    def _mapping(self, place: Place, depth: int) -> tuple[Node, int]:
        entries, size = [], 1
        while not isinstance(inner := next(self._events), yaml.MappingEndEvent):
            key, _ = self._node(inner, depth + 1)
            if not isinstance(key, Scalar):
                raise TextError("E203", key.place, "a key that is a list or a mapping", "a word as key")
            value, more = self._node(next(self._events), depth + 1)
            entries.append(Entry(key, value))
            size += 1 + more
        return Entries(tuple(entries), place), size

    def _alias(self, anchor: str, place: Place) -> tuple[Node, int]:
        if anchor in self._open:
            raise TextError("E108", place, f"the alias `*{anchor}` contains itself", "", "write the entry out")
        if anchor not in self._anchors:
            way = "put quotes around a value that begins with `*`"
            raise TextError(
                "E108", place, f"the alias `*{anchor}` names nothing", f"an anchor `&{anchor}` before it", way
            )
        node, size = self._anchors[anchor]
        self._bound(size, place)
        return node, size

    def _bound(self, size: int, place: Place) -> None:
        """Refuse before anything walks the tree: `size` counts aliases as often as they are used."""
        if self._already + size > MOST_NODES:
            found = f"more than {MOST_NODES:,} entries, with every alias written out"
            way = "do aliases (`*x`) stand inside what other aliases name?" if self._anchors else ""
            raise TextError("E107", place, found, f"at most {MOST_NODES:,} in a case", way)
