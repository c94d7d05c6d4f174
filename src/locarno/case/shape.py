"""The shape of a case: every key known, every value of the kind that is meant (rules L6 to L10).

Validation is pydantic's; this module says in the language's own words, and at the right place, what it found.
"""

from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, Tag, ValidationError
from pydantic_core import ErrorDetails

from .files import Document, find, plain
from .places import Place
from .wording import Report
from .written import CaseWritten, EntryWritten
from .yaml_text import Entries, Node, Scalar

_KINDS = {
    "text": "a text",
    "list": "a list",
    "mapping": "a mapping",
    "dates": "a mapping from dates",
}
_ATTEMPTS = 8
_YAML_WORDS = "YAML programs read it as a truth value or as nothing"


def read_shape(document: Document, report: Report) -> CaseWritten | None:
    """The case as written; every error of shape goes into `report`.

    Entries with errors are left out, so that the rest can still be checked; None if nothing can be made of what is
    left.
    """
    data = plain(document.root)
    for attempt in range(_ATTEMPTS):
        try:
            return CaseWritten.model_validate(data)
        except ValidationError as wrong:
            errors = wrong.errors(include_url=False)
        if attempt == 0:
            for error in errors:
                _say(error, document.root, report)
        for error in errors:
            _prune(data, error)
    return None


def _prune(data: Any, error: ErrorDetails) -> None:
    """Take out the smallest mapping entry to blame; a missing key takes out the entry that misses it."""
    loc = list(error["loc"])
    if loc and loc[-1] == "[key]":
        loc.pop()
    way: list[tuple[Any, Any]] = []
    for step in loc:
        inside = isinstance(data, dict) and step in data
        if inside or (isinstance(data, list) and isinstance(step, int) and step < len(data)):
            way.append((data, step))
            data = data[step]
    if error["type"] == "missing" and error["loc"] == ("case", "title"):
        data["title"] = "?"
    else:
        while way and isinstance(way[-1][0], list):
            way.pop()  # the whole list goes: places of its other items would shift
        if way:
            holder, step = way[-1]
            holder.pop(step, None)


def _say(error: ErrorDetails, root: Entries, report: Report) -> None:
    loc = tuple(error["loc"])
    kind = error["type"]
    if loc and loc[-1] == "[key]":
        key = _key(find(root, loc[:-2]), str(loc[-2]))
        _say_text(kind, str(loc[-2]), key.place if key else find(root, loc[:-2]).place, report)
        return
    node = find(root, loc)
    if kind == "extra_forbidden":
        key = _key(find(root, loc[:-1]), str(loc[-1]))
        known = _keys_at(loc[:-1])
        report.error(
            "E201",
            key.place if key else node.place,
            f"unknown key `{loc[-1]}`{_in(loc[:-1])}",
            "one of " + ", ".join(f"`{name}`" for name in known),
            report.did_you_mean(str(loc[-1]), known) if _near(str(loc[-1]), known, report) else "",
        )
    elif kind == "missing":
        report.error("E202", _head_of(root, loc[:-1]), f"no `{loc[-1]}`{_in(loc[:-1])}", f"the key `{loc[-1]}`")
    elif kind == "literal_error":
        words = str((error.get("ctx") or {}).get("expected", ""))
        known = [word.strip().strip("'") for word in words.replace(" or ", ", ").split(",")]
        found = str(error["input"])
        report.error("E208", node.place, f"`{found}`", "one of " + ", ".join(known), report.did_you_mean(found, known))
    elif kind in ("no_id", "reserved", "no_date", "no_truth", "no_number", "no_amount"):
        _say_text(kind, str((error.get("ctx") or {}).get("text", "")), node.place, report)
    else:
        _say_kind(error, node, loc, report)


def _say_text(kind: str, text: str, place: Place, report: Report) -> None:
    match kind:
        case "reserved":
            way = f"choose another: {_YAML_WORDS}, or expressions use it"
            report.error("E205", place, f"`{text}` as an id", "an id", way)
        case "no_id":
            better = "".join(c if c.isalnum() else "_" for c in text).strip("_") if len(text) < 60 else ""
            way = f"for example `{better}`" if better and better[0].isalpha() else "begin with a letter"
            report.error("E204", place, f"`{text[:60]}` is not an id", "letters, digits, `_` and single `-`", way)
        case "no_date":
            report.error("E206", place, f"`{text[:60]}` is not a date", "2026-01-07, 2025-09 or 2015", _date_hint(text))
        case "no_truth":
            way = f"write `{'true' if text in ('yes', 'on', 'True', 'Yes') else 'false'}`" if len(text) < 6 else ""
            report.error("E207", place, f"`{text[:60]}` is not a truth value", "`true` or `false`", way)
        case _:
            report.error("E207", place, f"`{text[:60]}` is not a number", "a number such as 3 or 0.25")


def _date_hint(text: str) -> str:
    parts = text.replace("/", "-").replace(".", "-").split("-")
    if len(parts) == 3 and len(parts[2]) == 4 and all(part.isdigit() for part in parts):
        return f"year first: {parts[2]}-{parts[1]:0>2}-{parts[0]:0>2}"
    if len(parts) == 3 and all(part.isdigit() for part in parts) and text != "-".join(parts):
        return f"with `-`: {'-'.join(part.zfill(2) for part in parts)}"
    return "is there such a day? Months go from 01 to 12" if len(parts) == 3 else ""


def _say_kind(error: ErrorDetails, node: Node, loc: tuple[int | str, ...], report: Report) -> None:
    found = "a text" if isinstance(node, Scalar) else "a mapping" if isinstance(node, Entries) else "a list"
    if isinstance(node, Scalar) and node.plain and not node.text:
        found = "nothing"
    context = error.get("ctx") or {}
    if error["type"] == "union_tag_invalid":
        tags = [tag.strip().strip("'") for tag in str(context["expected_tags"]).split(",")]
        expected = " or ".join(_KINDS[tag] for tag in tags)
    else:
        spoken = {"dict_type": "a mapping", "list_type": "a list", "string_type": "a text", "tuple_type": "a list"}
        spoken |= {"model_type": "a mapping", "too_short": "more", "too_long": "fewer", "missing": "more"}
        expected = spoken.get(error["type"], error["msg"])
    names = [step for step in loc if isinstance(step, str) and step not in _KINDS]
    what = f" for `{names[-1]}`" if names else ""
    way = "put it in brackets: `[...]`" if expected == "a list" and found == "a text" else ""
    report.error("E203", node.place, f"{found}{what}", expected, way)


def _near(word: str, known: list[str], report: Report) -> bool:
    return report.did_you_mean(word, known).startswith("did")


def _key(node: Node, key: str) -> Scalar | None:
    return node.key(key) if isinstance(node, Entries) else None


def _head_of(root: Entries, loc: tuple[int | str, ...]) -> Place:
    """The key of the entry at `loc`, or the entry itself where it has none."""
    names = [step for step in loc if isinstance(step, int) or step not in _KINDS]
    node = find(root, tuple(names))
    if names and isinstance(names[-1], str):
        key = _key(find(root, tuple(names[:-1])), names[-1])
        return key.place if key else node.place
    return node.place


def _in(loc: tuple[int | str, ...]) -> str:
    names = [str(step) for step in loc if isinstance(step, str) and step not in _KINDS]
    return f" in `{names[-1]}`" if names else " at the top of the file"


def _keys_at(loc: tuple[int | str, ...]) -> list[str]:
    """The keys that the written model allows at a place, found by walking its types along `loc`."""
    kind: Any = CaseWritten
    for step in loc:
        kind = _step(kind, step)
    kind = _bare(kind)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        own = [name for name in kind.model_fields if name not in EntryWritten.model_fields]
        shared = [name for name in kind.model_fields if name in EntryWritten.model_fields]
        return [kind.model_fields[name].alias or name for name in own + shared]
    return []


def _step(kind: Any, step: int | str) -> Any:
    kind = _bare(kind)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        for name, info in kind.model_fields.items():
            if step in (name, info.alias):
                return info.annotation if not info.metadata else Annotated[info.annotation, *info.metadata]
        return kind
    origin, args = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        for choice in args:
            if get_origin(choice) is Annotated and Tag(str(step)) in get_args(choice)[1:]:
                return get_args(choice)[0]
        return kind
    if origin is dict:
        return args[1]
    if origin is list:
        return args[0]
    return kind


def _bare(kind: Any) -> Any:
    """The type without annotations and without `| None`."""
    while True:
        origin, args = get_origin(kind), get_args(kind)
        if origin is Annotated:
            if any(isinstance(extra, Tag) for extra in args[1:]):
                return args[0]
            kind = args[0]
        elif origin in (Union, UnionType) and len(args) == 2 and type(None) in args:
            kind = args[0] if args[1] is type(None) else args[1]
        elif origin is Literal or origin is None:
            return kind
        else:
            return kind
