"""YAML text to a tree of nodes that know their place (rules L1, L4, L5, L6).

Works on the event stream of libyaml and not on a loader: nothing is resolved to a type, no object is ever constructed,
depth and size are counted before they can hurt, and every value keeps its line and column.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

import yaml

from .places import Place

LARGEST_FILE = 16 * 2**20
DEEPEST = 32
MOST_NODES = 500_000

TOP = "a mapping with `locarno: 1` and `case:`"
_Loader: type[yaml.SafeLoader] | type[yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value as it stands in the text; `plain` if without quotes.

    `exact` is the column at which `text` starts when the text stands on its line letter by letter, else 0.
    """

    text: str
    place: Place
    plain: bool
    exact: int

    def within(self, offset: int, length: int) -> Place:
        """The place of a part of the text, `offset` in characters from 0."""
        if not self.exact:
            return self.place
        return Place(self.place.file, self.place.line, self.exact + offset, length)


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


def parse(text: str, file: str) -> Node:
    """Read one YAML document.

    `file` is the name for messages. Raises TextError at the first place where the text is not YAML or out of bounds.
    """
    try:
        return _Reader(text, file).document()
    except yaml.MarkedYAMLError as wrong:
        mark = wrong.problem_mark or wrong.context_mark
        place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file, 1, 1)
        found = " ".join(part for part in (wrong.context, wrong.problem) if part)
        raise TextError("E104", place, f"not YAML: {found}", "", _yaml_hint(text, place)) from None
    except yaml.reader.ReaderError as wrong:
        line = text.count("\n", 0, wrong.position) + 1
        raise TextError(
            "E104", Place(file, line, 1), f"a character that YAML does not allow: {wrong.character!r}", "", "delete it"
        ) from None


def _yaml_hint(text: str, place: Place) -> str:
    lines = text.splitlines()
    line = lines[place.line - 1] if 0 < place.line <= len(lines) else ""
    if "\t" in line[: place.column]:
        return "indent with spaces, not with tabs"
    if line.count(": ") > 1 and "{" not in line:
        return "put quotes around a value that holds `: `"
    if line.count("{") != line.count("}") or line.count("[") != line.count("]"):
        return "is a bracket missing on this line, or the one before?"
    return "is the indentation of this line that of its neighbours, and does a `:` follow each key?"


class _Mark(Protocol):
    line: int
    column: int


def _marks(event: yaml.Event) -> tuple[_Mark, _Mark]:
    """Start and end; the parser gives every event both."""
    assert event.start_mark is not None and event.end_mark is not None
    return event.start_mark, event.end_mark


class _Reader:
    def __init__(self, text: str, file: str) -> None:
        self._events: Iterator[yaml.Event] = yaml.parse(text, Loader=_Loader)
        self._file = file
        self._anchors: dict[str, tuple[Node, int]] = {}
        self._open: set[str] = set()
        self._read = 0

    def document(self) -> Node:
        root: Node | None = None
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    raise TextError("E110", self._place(event), "a second YAML document", "one document in a file")
                root = self._node(next(self._events), 0)[0]
        if root is None:
            raise TextError("E110", Place(self._file, 1, 1), "the file is empty", TOP)
        return root

    def _place(self, event: yaml.Event) -> Place:
        start, end = _marks(event)
        length = end.column - start.column if end.line == start.line else 1
        return Place(self._file, start.line + 1, start.column + 1, max(length, 1))

    def _node(self, event: yaml.Event, depth: int) -> tuple[Node, int]:
        """The node that starts with this event, and its size with aliases counted as often as they are used."""
        place = self._place(event)
        self._read += 1
        self._bound(self._read, place)
        if isinstance(event, yaml.AliasEvent):
            return self._alias(str(event.anchor), place)
        if depth > DEEPEST:
            raise TextError("E106", place, f"nested more than {DEEPEST} deep", f"at most {DEEPEST} levels")
        assert isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent))
        if event.tag is not None:
            raise TextError("E109", place, f"the tag `{event.tag}`", "plain values without tags", "delete the tag")
        anchor = event.anchor
        if anchor is not None:
            self._open.add(anchor)
        if isinstance(event, yaml.ScalarEvent):
            plain = bool(event.implicit[0]) and event.style is None
            start, end = _marks(event)
            one_line = start.line == end.line
            quoted = event.style in ("'", '"')
            written = place.length - 2 * quoted
            exact = place.column + quoted if one_line and written == len(event.value) else 0
            node: Node = Scalar(event.value, place, plain, exact)
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
            raise TextError("E108", place, f"the alias `*{anchor}` names nothing", f"an anchor `&{anchor}` before it")
        node, size = self._anchors[anchor]
        self._bound(size, place)
        return node, size

    def _bound(self, size: int, place: Place) -> None:
        """Refuse before anything walks the tree: `size` counts aliases as often as they are used."""
        if size > MOST_NODES:
            raise TextError(
                "E107",
                place,
                f"more than {MOST_NODES:,} entries, with every alias written out",
                f"at most {MOST_NODES:,}",
                "do aliases (`*x`) stand inside what other aliases name?",
            )
