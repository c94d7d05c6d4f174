"""The shape of a case: every key known, every value of the kind that is meant (rules L6 to L10).

Validation is pydantic's; this module says in the language's own words, and at the right place, what it found. One
mistake is told once: a misspelled key is read as what it was meant to be, and what was told here is handed on as
`hurt`, so that nobody takes offence at its consequences.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, Tag, ValidationError
from pydantic_core import ErrorDetails

from .files import Document, find, plain
from .hints import date_hint, odd_sign
from .places import Place
from .wording import Report
from .written import CaseWritten
from .written_entry import EntryWritten
from .written_values import DATES, LIST, MAPPING, TAGS, TEXT
from .yaml_text import Entries, Entry, Items, Node, Scalar

Path = tuple[str | int, ...]

_KINDS = {TEXT: "a text", LIST: "a list", MAPPING: "a mapping", DATES: "a mapping from dates"}
_SPOKEN = {"dict_type": "a mapping", "list_type": "a list", "string_type": "a text"}
_RANGE = "two numbers: `[low, high]`"
_OF_KEYS = ("reserved", "no_id", "no_date")
_ATTEMPTS = 8
_SURE = 0.75  # from this likeness on a misspelled key is read as the one it is like
_LIKELY = 0.5  # from this likeness on a key that is missing is taken to be the one that is unknown
_MOST_RESPELLED = 100
_OTHER_WORDS = {"players": "actors"}  # what others call it, where another key is more like it


@dataclass(frozen=True, slots=True)
class Shaped:
    """A case as written, and the text it was made from, misspelled keys put right.

    `hurt` are the paths at which, or inside which, something was wrong; `wrong` those at which something was.
    """

    written: CaseWritten
    document: Document
    hurt: frozenset[Path]
    wrong: frozenset[Path]


def read_shape(document: Document, report: Report) -> Shaped | None:
    """The case as written; every error of shape goes into `report`.

    Entries with errors are left out, so that the rest can still be checked; None if nothing can be made of what is
    left.
    """
    root = _respelled(document.root, report)
    document = Document(root, document.name, document.whole)
    data = plain(root)
    wrong: set[Path] = set()
    for attempt in range(_ATTEMPTS):
        written, errors = _validated(data)
        if written is not None:
            hurt = {path[:end] for path in wrong for end in range(len(path) + 1)}
            return Shaped(written, document, frozenset(hurt), frozenset(wrong))
        wrong |= {_path(error) for error in errors}
        if attempt == 0:
            _tell(errors, document, report)
        for error in errors:
            _prune(data, error)
    return None


def _validated(data: object) -> tuple[CaseWritten | None, list[ErrorDetails]]:
    try:
        return CaseWritten.model_validate(data), []
    except ValidationError as wrong:
        return None, wrong.errors(include_url=False, include_input=False, include_context=True)


def _path(error: ErrorDetails) -> Path:
    """Where in the text the error is, without what pydantic says on the way."""
    loc = error["loc"][:-1] if _of_key(error) else error["loc"]
    named = _of_key(error) or error["type"] == "extra_forbidden"  # then the last step is the text's, whatever it says
    last = len(loc) - 1
    return tuple(step for place, step in enumerate(loc) if step not in TAGS or (named and place == last))


def _of_key(error: ErrorDetails) -> bool:
    """Whether it is a key that is wrong, and not its value."""
    return error["type"] in _OF_KEYS and error["loc"][-1:] == ("[key]",)


def _respelled(root: Entries, report: Report) -> Entries:
    """The tree with keys that are nearly right put right, each told."""
    left = _MOST_RESPELLED
    while left > 0:
        _, errors = _validated(plain(root))
        before = left
        for error in errors:
            path = _path(error)
            holder = find(root, path[:-1])
            if error["type"] != "extra_forbidden" or not isinstance(holder, Entries) or left == 0:
                continue
            known = _keys_at(error["loc"][:-1])
            meant = report.nearest(str(path[-1]), known, _SURE)
            if meant and holder.key(meant) is None:
                _tell_unknown(error, root, report)
                root = _with_key(root, path, meant)
                left -= 1
        if left == before:
            break
    return root


def _with_key(root: Entries, path: Path, meant: str) -> Entries:
    """The tree with the key at `path` read as another."""
    step, *rest = path
    entries = list(root.entries)
    for number, (key, value) in enumerate(entries):
        if key.text == step and rest:
            entries[number] = Entry(key, _inside(value, tuple(rest), meant))
        elif key.text == step:
            entries[number] = Entry(Scalar(meant, key.place, key.plain, key.lines, key.inside), value)
    return Entries(tuple(entries), root.place)


def _inside(node: Node, path: Path, meant: str) -> Node:
    if isinstance(node, Entries):
        return _with_key(node, path, meant)
    if isinstance(node, Items) and isinstance(path[0], int):
        items = list(node.items)
        items[path[0]] = _inside(items[path[0]], path[1:], meant)
        return Items(tuple(items), node.place)
    return node


def _prune(data: Any, error: ErrorDetails) -> None:
    """Take out the smallest mapping entry to blame; a missing key takes out the entry that misses it."""
    top = data
    way: list[tuple[Any, Any]] = []
    path = _path(error)
    for step in path[:-1] if error["type"] == "missing" else path:
        inside = isinstance(data, dict) and step in data
        if not inside and not (isinstance(data, list) and isinstance(step, int) and step < len(data)):
            return  # what is wrong has been taken out already
        way.append((data, step))
        data = data[step]
    if error["type"] != "missing" or path not in (("case",), ("case", "title"), ("actors",)):
        while way and isinstance(way[-1][0], list):
            way.pop()  # the whole list goes: places of its other items would shift
        if way:
            holder, step = way[-1]
            holder.pop(step, None)
    if isinstance(top.setdefault("case", {}), dict):
        top["case"].setdefault("title", "?")
    top.setdefault("actors", {})


def _tell(errors: list[ErrorDetails], document: Document, report: Report) -> None:
    root = document.root
    unknown: dict[Path, list[str]] = {}
    for error in errors:
        if error["type"] == "extra_forbidden":
            unknown.setdefault(_path(error)[:-1], []).append(str(error["loc"][-1]))
    missing: dict[Path, list[str]] = {}
    for error in errors:
        path = _path(error)
        if error["type"] == "missing" and not isinstance(path[-1], int):
            # a key that is missing may be the one that is misspelled, or stand in the file that could not be read
            same = unknown.get(path[:-1], [])
            excused = len(path) == 1 and (same or not document.whole)
            if not excused and not any(report.nearest(word, [str(path[-1])], _LIKELY) for word in same):
                missing.setdefault(path[:-1], []).append(str(path[-1]))
        else:
            _say(error, root, report)
    for path, keys in missing.items():
        names = ", ".join(f"`{key}`" for key in keys)
        report.error("E202", _head_of(root, path), f"no {names}{_in(path)}", f"the key{'s' * (len(keys) > 1)} {names}")


def _say(error: ErrorDetails, root: Entries, report: Report) -> None:
    path = _path(error)
    kind = error["type"]
    if _of_key(error):
        key = _key(find(root, path[:-1]), str(path[-1]))
        place = key.place if key else find(root, path[:-1]).place
        _say_text(kind, str(path[-1]), place, report)
        return
    node = find(root, path)
    if kind == "extra_forbidden":
        _tell_unknown(error, root, report)
    elif isinstance(node, Scalar) and node.empty:
        needed = not path or isinstance(path[-1], int) or (path[-1], True) in _fields_at(error["loc"][: len(path) - 1])
        way = "fill it in" + f", or take {_name(path)} out" * (not needed)
        report.error("E203", node.place, f"nothing{_for(path)}", _expected(error), way)
    elif kind == "literal_error":
        words = [str(word) for word in _words_at(error["loc"])]
        expected = "one of " + ", ".join(f"`{word}`" for word in words)
        text = node.text if isinstance(node, Scalar) else ""
        near = report.nearest(text, words)
        way = f"did you mean `{near}`?" if near else ""
        report.error("E208", node.place, f"{_what(node)}{_for(path)}", expected, way)
    elif isinstance(node, Scalar) and kind in _OF_KEYS:
        _say_text(kind, node.text, node.place, report)
    elif kind in ("no_truth", "no_number", "no_amount", "no_range"):
        _say_value(kind, node, path, report)
    else:
        way = ""
        if kind == "list_type" and isinstance(node, Scalar):
            way = f"put it in brackets: `[{node.text if len(node.text) < 40 else '...'}]`"
        elif kind == "dict_type" and isinstance(node, Items):
            way = "one line for each, `id: ...`"
        elif isinstance(node, Scalar) and node.text[:1] in "–—" and (odd := odd_sign(node.text[:1])):
            way = odd
        elif isinstance(node, Scalar) and re.match(r"-[^\s-]", node.text):
            way = "an item of a list begins with `-` and a blank: `- x`"
        elif isinstance(node, Scalar) and (found := re.match(r"(\w+):\S", node.text)):
            way = f"a blank follows the `:`, as in `{found[1]}: ...`"
        about = path[:-1] if kind == "missing" else path
        report.error("E203", node.place, f"{_sort(node)}{_for(about)}", _expected(error), way)


def _tell_unknown(error: ErrorDetails, root: Entries, report: Report) -> None:
    path = _path(error)
    word, holder = str(path[-1]), find(root, path[:-1])
    key = _key(holder, word)
    known = _keys_at(error["loc"][:-1])
    other = _OTHER_WORDS.get(word.casefold(), "")
    near = other if other in known else report.nearest(word, known)
    way = f"did you mean `{near}`?" if near else ""
    value = find(root, path)
    if word == "<<":
        way = "merging with `<<` is not part of the language: write the entries out"
    elif odd := odd_sign(word):
        way = odd
    elif isinstance(value, Scalar) and value.empty and not near:
        way = "in brackets a `,` ends a text: put quotes around a text that holds one"
    expected = "one of " + ", ".join(f"`{name}`" for name in known)
    report.error("E201", (key or holder).place, f"unknown key `{word}`{_in(path[:-1])}", expected, way)


def _say_text(kind: str, text: str, place: Place, report: Report) -> None:
    match kind:
        case "reserved":
            yaml_word = text.casefold() in ("yes", "no", "on", "off", "true", "false", "null", "y", "n", "~")
            why = f"YAML programs read `{text}` as a truth value or as nothing" if yaml_word else "expressions use it"
            report.error("E205", place, f"`{text}` as an id", "a word that is not reserved", f"{why}: choose another")
        case "no_id":
            better = "".join(c if c.isalnum() or c == "-" else "_" for c in text[:60])
            better = re.sub("-+", "-", better).strip("_-")
            way = f"for example `{better}`" if better and better[0].isalpha() else "begin with a letter"
            if text == "<<":
                way = "merging with `<<` is not part of the language: write the entries out"
            found = f"`{text}` is not an id" if text else "nothing in place of an id"
            report.error("E204", place, found, "a letter, then letters, digits, `_` and single `-`", way)
        case _:
            expected = "a day, month or year, such as 2026-01-07, 2025-09 or 2015"
            report.error("E206", place, f"`{text}` is not a date", expected, date_hint(text))


def _say_value(kind: str, node: Node, path: Path, report: Report) -> None:
    text = node.text if isinstance(node, Scalar) else ""
    way = ""
    match kind:
        case "no_truth":
            expected = "`true` or `false`"
            meant = {"yes": "true", "on": "true", "y": "true", "1": "true", "true": "true"}
            meant |= {"no": "false", "off": "false", "n": "false", "0": "false", "false": "false"}
            way = f"write `{meant[text.casefold()]}`" if text.casefold() in meant else ""
        case "no_number":
            expected = "a number such as 3 or 0.25"
            if text.count(",") == 1:
                way = "with a point: " + text.replace(",", ".")
            elif text.endswith("%"):
                way = "as a part of 1: 10 % is 0.1"
            elif re.fullmatch(r"[0-9.]+:1", text):
                way = f"write {text[:-2]}: it means {text}"
        case "no_range":
            expected = "a number such as 3 or 80000, or a range `[low, high]`"
            plain = re.sub(r"(?<=\d)[,.' ](?=\d{3}\b)", "", text)
            way = f"without signs between the digits: {plain}" if plain != text and plain.isdigit() else ""
        case _:
            expected = "a number, a range `[low, high]`, or a word"
    what = {"no_truth": " is not a truth value", "no_number": " is not a number"}.get(kind, _for(path))
    report.error("E207", node.place, f"{_what(node)}{what}", expected, way)


def _expected(error: ErrorDetails) -> str:
    kind = error["type"]
    if kind == "union_tag_invalid":
        tags = [tag.strip().strip("'") for tag in str((error.get("ctx") or {})["expected_tags"]).split(",")]
        return " or ".join(_KINDS[tag] for tag in tags)
    if kind in ("tuple_type", "too_short", "too_long", "missing"):
        return _RANGE
    if kind in ("model_type", "model_attributes_type"):
        needed = [name for name, needs in _fields_at(error["loc"]) if needs]
        return "a mapping" + (" with " + " and ".join(f"`{name}`" for name in needed) if needed else "")
    texts = {
        "no_truth": "`true` or `false`",
        "no_number": "a number",
        "no_amount": "a number, a range, or a word",
        "no_range": "a number or a range",
    }
    return (_SPOKEN | texts).get(kind, "one of " + ", ".join(f"`{word}`" for word in _words_at(error["loc"])))


def _sort(node: Node) -> str:
    return "a text" if isinstance(node, Scalar) else "a mapping" if isinstance(node, Entries) else "a list"


def _what(node: Node) -> str:
    return f"`{node.text}`" if isinstance(node, Scalar) else _sort(node)


def _key(node: Node, key: str) -> Scalar | None:
    return node.key(key) if isinstance(node, Entries) else None


def _head_of(root: Entries, path: Path) -> Place:
    """The key of the entry at `path`, or the entry itself where it has none."""
    if path and isinstance(path[-1], str):
        key = _key(find(root, path[:-1]), path[-1])
        return (key or find(root, path)).place
    return find(root, path).place


def _name(path: Path) -> str:
    names = [step for step in path if isinstance(step, str)]
    return f"`{names[-1]}`" if names else "the file"


def _for(path: Path) -> str:
    return f" {'for' if isinstance(path[-1], str) else 'in'} {_name(path)}" if path else ""


def _in(path: Path) -> str:
    return f" in {_name(path)}" if path else " at the top of the file"


def _keys_at(loc: Path) -> list[str]:
    """The keys that the written model allows at a place, its own first."""
    return [name for name, _ in _fields_at(loc)]


def _fields_at(loc: Path) -> tuple[tuple[str, bool], ...]:
    """The keys that the written model allows at a place, and whether each is needed."""
    kind = _type_at(loc)
    return _fields(kind) if isinstance(kind, type) and issubclass(kind, BaseModel) else ()


@cache
def _fields(kind: type[BaseModel]) -> tuple[tuple[str, bool], ...]:
    own = [name for name in kind.model_fields if name not in EntryWritten.model_fields]
    shared = [name for name in kind.model_fields if name in EntryWritten.model_fields]
    fields = [kind.model_fields[name] for name in own + shared]
    names = [field.alias or name for name, field in zip(own + shared, fields, strict=True)]
    return tuple((name, field.is_required()) for name, field in zip(names, fields, strict=True))


def _words_at(loc: Path) -> tuple[Any, ...]:
    kind = _type_at(loc)
    return get_args(kind) if get_origin(kind) is Literal else ()


def _type_at(loc: Path) -> Any:
    """The type of the written model at a place, found by walking its types along `loc`."""
    kind: Any = CaseWritten
    for step in loc:
        kind = _step(kind, step)
    return _bare(kind)


def _step(kind: Any, step: int | str) -> Any:
    kind = _bare(kind)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        for name, info in kind.model_fields.items():
            if step in (name, info.alias):
                return info.annotation if not info.metadata else Annotated[info.annotation, *info.metadata]
        return kind
    args = get_args(kind)
    if get_origin(kind) in (Union, UnionType):
        return next((choice for tag, choice in _choices(args) if tag == step), kind)
    if get_origin(kind) is dict:
        return args[1]
    if get_origin(kind) is list:
        return args[0]
    return kind


def _choices(args: tuple[Any, ...]) -> Iterator[tuple[str, Any]]:
    for choice in args:
        for extra in get_args(choice)[1:] if get_origin(choice) is Annotated else ():
            if isinstance(extra, Tag):
                yield extra.tag, get_args(choice)[0]


def _bare(kind: Any) -> Any:
    """The type without annotations and without `| None`."""
    while True:
        origin, args = get_origin(kind), get_args(kind)
        if origin is Annotated:
            kind = args[0]
        elif origin in (Union, UnionType) and len(args) == 2 and type(None) in args:
            kind = args[0] if args[1] is type(None) else args[1]
        else:
            return kind
