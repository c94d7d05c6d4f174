"""JSON text to a tree of nodes that know their place.

Python's own reader says where a text stops being JSON, but not where a value stands that is JSON and makes no sense.
Depth and size are bounded before they can hurt; what is no JSON is told once, at its place.
"""

import json
import re
from bisect import bisect_right
from dataclasses import dataclass

from ..case.places import Place, line_starts
from ..case.yaml_text import DEEPEST, MOST_NODES, TextError

_BLANK = re.compile(r"[ \t\n\r]*")
_TOKEN = re.compile(
    r'(?P<text>"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")'
    r"|(?P<number>-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)(?![\w.+-])"
    r"|(?P<word>true|false|null)(?!\w)"
    r"|(?P<sign>[\[\]{}:,])"
)
_WORDS = {"true": True, "false": False, "null": None}
_WHOLE = re.compile(r"-?[0-9]{1,15}")


@dataclass(frozen=True, slots=True)
class Value:
    """A text, a number, a truth value or null; a number that is not whole, or has over 15 digits, is a float."""

    value: str | int | float | bool | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Array:
    """A list."""

    items: tuple["Node", ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Object:
    """An object, in the order of the text; keys may be repeated."""

    entries: tuple[tuple[Value, "Node"], ...]
    start: int
    end: int

    def get(self, key: str) -> "Node | None":
        """The value of the first entry with this key."""
        return next((value for name, value in self.entries if name.value == key), None)


Node = Value | Array | Object


class Text:
    """A JSON text and its places; `file` names it in messages."""

    def __init__(self, text: str, file: str) -> None:
        self.text, self.file = text, file
        self._starts = line_starts(text)

    def place(self, start: int, end: int) -> Place:
        """The place of a stretch of the text; its first line, where it has several."""
        line = bisect_right(self._starts, start)
        begin = self._starts[line - 1]
        last = self._starts[line] - 1 if line < len(self._starts) else len(self.text)
        return Place(self.file, line, start - begin + 1, max(min(end, last) - start, 1))

    def parse(self) -> Node:
        """The tree. Raises TextError at the first place where the text is not JSON or out of bounds."""
        return _Reader(self).document()


class _Reader:
    def __init__(self, text: Text) -> None:
        self._text = text
        self._at = 0
        self._read = 0

    def document(self) -> Node:
        node = self._value(*self._token(), 0)
        self._at = self._after_blank()
        if self._at < len(self._text.text):
            raise self._wrong(self._at, "something after the end", "one JSON value and nothing after it")
        return node

    def _after_blank(self) -> int:
        found = _BLANK.match(self._text.text, self._at)
        return found.end() if found else self._at

    def _wrong(self, start: int, found: str, expected: str = "", way: str = "", code: str = "E701") -> TextError:
        return TextError(code, self._text.place(start, start + 1), found, expected, way)

    def _token(self) -> tuple[str, str, int]:
        """The kind, the text and the place of the next token; the kind of a sign is the sign itself."""
        start = self._after_blank()
        found = _TOKEN.match(self._text.text, start)
        if found is None:
            raise self._no_token(start)
        self._at = found.end()
        kind = str(found.lastgroup)
        return (found.group() if kind == "sign" else kind), found.group(), start

    def _no_token(self, start: int) -> TextError:
        text = self._text.text
        if start >= len(text):
            return self._wrong(max(len(text.rstrip()) - 1, 0), "the text ends too soon", way="is the file whole?")
        sign = text[start]
        if sign == '"':
            way = 'inside a text, line breaks and quotes are escaped: `\\n`, `\\"`'
            return self._wrong(start, "a text that is not closed or has a sign it may not have", "", way)
        if sign == "'":
            return self._wrong(start, "a text in single quotes", 'double quotes: `"`')
        word = re.match(r"[\w.+-]{1,30}", text[start:])
        shown = word.group() if word else sign
        return self._wrong(start, f"`{shown}` is not JSON", 'a text in `"`, a number, true, false, null, `[` or `{`')

    def _value(self, kind: str, token: str, start: int, depth: int) -> Node:
        self._read += 1
        if self._read > MOST_NODES:
            raise self._wrong(start, f"more than {MOST_NODES:,} values", f"at most {MOST_NODES:,}", code="E107")
        if depth > DEEPEST:
            raise self._wrong(start, f"nested more than {DEEPEST} deep", f"at most {DEEPEST} levels", code="E106")
        match kind:
            case "text":
                return Value(json.loads(token), start, self._at)
            case "number":
                return Value(int(token) if _WHOLE.fullmatch(token) else float(token), start, self._at)
            case "word":
                return Value(_WORDS[token], start, self._at)
            case "[":
                return self._array(start, depth)
            case "{":
                return self._object(start, depth)
        raise self._wrong(start, f"`{token}` stands where a value should", "", "is there a comma too many?")

    def _array(self, start: int, depth: int) -> Array:
        items: list[Node] = []
        kind, token, at = self._token()
        while kind != "]" or items:
            items.append(self._value(kind, token, at, depth + 1))
            kind, token, at = self._token()
            if kind == "]":
                break
            if kind != ",":
                raise self._wrong(at, f"`{token[:30]}` after a value of a list", "`,` or `]`")
            kind, token, at = self._token()
        return Array(tuple(items), start, self._at)

    def _object(self, start: int, depth: int) -> Object:
        entries: list[tuple[Value, Node]] = []
        kind, token, at = self._token()
        while kind != "}" or entries:
            if kind != "text":
                raise self._wrong(at, f"`{token[:30]}` in place of a key", 'a key in `"`')
            key = Value(json.loads(token), at, self._at)
            kind, token, at = self._token()
            if kind != ":":
                raise self._wrong(at, f"`{token[:30]}` after a key", "`:`")
            kind, token, at = self._token()
            entries.append((key, self._value(kind, token, at, depth + 1)))
            kind, token, at = self._token()
            if kind == "}":
                break
            if kind != ",":
                raise self._wrong(at, f"`{token[:30]}` after a value of an object", "`,` or `}`")
            kind, token, at = self._token()
        return Object(tuple(entries), start, self._at)
