"""A case as YAML text that a person can go on with: short entries on one line, long ones on several.

Quoting and folding are PyYAML's; what is decided here is which entries stand on one line, and that a plain word stays
without quotes, because in a case every plain value is the text that stands there.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Union

import yaml

Tree = Union[str, None, Sequence["Tree"], Mapping[str, "Tree"]]  # noqa: UP007 - refers to itself
"""A text, nothing at all, a list, or a mapping."""

WIDTH = 110
_SHORT_ITEM = 24
_FILE, _SECTION, _ENTRY = 0, 1, 2
_READ_AS_NOTHING = frozenset(("", "~", "null", "Null", "NULL", "=", "<<"))
_Dumper: type[yaml.SafeDumper] | type[yaml.CSafeDumper] = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def case_yaml(sections: Mapping[str, Tree], head: Sequence[str] = (), notes: Mapping[str, Sequence[str]] = {}) -> str:
    """The text of a case; `head` are comment lines at its top, `notes` those before a section."""
    parts = ["".join(f"# {line}".rstrip() + "\n" for line in head)]
    for key, section in sections.items():
        comment = "".join(f"# {line}".rstrip() + "\n" for line in notes.get(key, ()))
        parts.append(("" if key == "locarno" else "\n") + comment + _emitted({key: section}))
    return "".join(parts)


def _emitted(tree: Mapping[str, Tree]) -> str:
    events = [
        yaml.StreamStartEvent(),
        yaml.DocumentStartEvent(explicit=False),
        *_events(tree, 0, 0, _FILE),
        yaml.DocumentEndEvent(explicit=False),
        yaml.StreamEndEvent(),
    ]
    text: str = yaml.emit(events, Dumper=_Dumper, allow_unicode=True, width=WIDTH)
    return text.removesuffix("...\n")


def _events(tree: Tree, indent: int, used: int, level: int) -> Iterator[yaml.Event]:
    """The events of a tree. `used` characters of its first line are taken. In a section each entry has its line."""
    if tree is None or isinstance(tree, str):
        yield _scalar(tree)
    elif isinstance(tree, Mapping):
        single = len(tree) == 1 and not any(isinstance(inner, Mapping) for inner in tree.values())
        flow = not tree or (level > _FILE and (level > _SECTION or single) and _fits(tree, used))
        yield yaml.MappingStartEvent(anchor=None, tag=None, implicit=True, flow_style=flow)
        inside = indent + 2 if level else 0
        for key, inner in tree.items():
            yield _scalar(key)
            yield from _events(inner, inside, inside + len(key) + 2, level + 1)
        yield yaml.MappingEndEvent()
    else:
        short = all(isinstance(item, str) and len(item) <= _SHORT_ITEM and " " not in item for item in _leaves(tree))
        flow = not tree or short or _fits(tree, used)
        yield yaml.SequenceStartEvent(anchor=None, tag=None, implicit=True, flow_style=flow)
        for inner in tree:
            yield from _events(inner, indent + 2, indent + 2, _ENTRY)
        yield yaml.SequenceEndEvent()


def _scalar(text: str | None) -> yaml.ScalarEvent:
    style = None
    if text is not None and text in _READ_AS_NOTHING:
        style = "'"
    elif text is not None and "\n" in text.strip("\n"):
        style = "|"
    return yaml.ScalarEvent(anchor=None, tag=None, implicit=(True, True), value=text or "", style=style)


def _leaves(tree: Sequence[Tree]) -> Iterator[Tree]:
    """The items of a list, and those of the lists in it."""
    for item in tree:
        if isinstance(item, (list, tuple)):
            yield from _leaves(item)
        else:
            yield item


def _fits(tree: Tree, used: int) -> bool:
    """Whether a tree fits on what is left of a line."""
    return _length(tree, WIDTH - used) <= WIDTH - used


def _length(tree: Tree, most: int) -> int:
    """How long a tree is on one line, told only up to about `most`; very long where it cannot stand on one."""
    if tree is None:
        return 10 * WIDTH  # nothing at all has no place between brackets
    if isinstance(tree, str):
        return 10 * WIDTH if "\n" in tree else len(tree) + 2
    length = 2
    parts = [part for pair in tree.items() for part in pair] if isinstance(tree, Mapping) else tree
    for part in parts:
        length += _length(part, most)
        if length > most:
            break
    return length
