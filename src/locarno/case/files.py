"""The files of a case: found, bounded, read, and put together into one tree (rules L1 to L3, L8)."""

from dataclasses import dataclass
from pathlib import Path

from .places import Place, lines_of
from .wording import Report
from .yaml_text import DEEPEST, LARGEST_FILE, Entries, Entry, Items, Node, Scalar, TextError, parse

ROOT_NAME = "case.yaml"
ROOT_ONLY = ("locarno", "case")
VERSION = "1"
_OF_GMCR = "decisionMakers"  # no case has such a key
_ROOT_TOP = "a mapping with `locarno: 1` and `case:`"
_SECTIONS = "a mapping of sections"
_A_CASE = "a case file, or a folder with a `case.yaml`"


@dataclass(frozen=True, slots=True)
class Document:
    """All files of a case as one mapping; `name` is the id the case has if it does not give itself one.

    `whole` is false if a file of the case could not be had, so that much of what it declares is not here.
    """

    root: Entries
    name: str
    whole: bool


def read_document(path: Path, report: Report) -> Document | None:
    """Read the case at `path`, a file or a folder with a `case.yaml`.

    What is wrong goes into `report`; None if there is nothing to go on with.
    """
    try:
        folder = path.is_dir()
        file = path / ROOT_NAME if folder else path
        resolved = file.resolve()
        name = path.resolve().name if folder else path.stem
    except (OSError, ValueError, RuntimeError):
        report.error("E101", Place(str(path), 1, 1), f"`{path}` cannot be the name of a file", _A_CASE)
        return None
    reader = _Files(resolved.parent, report)
    root = reader.read(file, Place(str(path), 1, 1), _ROOT_TOP)
    if root is None:
        return None
    if not _of_the_language(root, report):
        return None
    merged = reader.with_includes(root, file, (resolved,))
    return Document(_one_mapping(merged, root.place, report), name, reader.whole)


def document_of_text(text: str, file: str, report: Report) -> Document | None:
    """Read a case that is one text; it cannot include files. `file` names it in messages."""
    text = text.removeprefix("\ufeff")
    report.keep_lines(file, text)
    if len(text) > LARGEST_FILE:
        _too_large(file, len(text), Place(file, 1, 1), report)
        return None
    try:
        root, _ = _mapping(text, file, _ROOT_TOP, 0)
    except TextError as wrong:
        report.error(wrong.code, wrong.place, wrong.found, wrong.expected, wrong.way_out)
        return None
    if not _of_the_language(root, report):
        return None
    include = root.key("include")
    if include is not None:
        report.error("E112", include.place, "`include` in a case that is not a file", "", "put the text into one piece")
    entries = [entry for entry in root.entries if entry.key.text != "include"]
    return Document(_one_mapping(entries, root.place, report), Path(file).stem, include is None)


def _too_large(file: str, size: int, place: Place, report: Report) -> None:
    report.error(
        "E102",
        place,
        f"`{file}` has {size / 2**20:,.1f} MiB",
        f"at most {LARGEST_FILE // 2**20} MiB",
        "is this the right file? A long case can be split with `include`",
    )


class _Files:
    """Reads the files of one case; `whole` as in `Document`."""

    def __init__(self, folder: Path, report: Report) -> None:
        self._folder = folder
        self._report = report
        self._seen: set[Path] = set()
        self._entries = 0
        self.whole = True

    def read(self, file: Path, asked: Place, top: str) -> Entries | None:
        """One file; `asked` is the place to blame if it cannot be read, `top` what it should hold."""
        try:
            self._seen.add(file.resolve())
            if not file.is_file():
                what = "not a file" if file.exists() else "no such file"
                way = self._near(file)
                self._report.error("E101", asked, f"{what}: `{file}`", _A_CASE, way)
                return None
            with file.open("rb") as stream:
                data = stream.read(LARGEST_FILE + 1)
            if len(data) > LARGEST_FILE:
                _too_large(str(file), file.stat().st_size, asked, self._report)
                return None
        except OSError as wrong:
            self._report.error("E101", asked, f"`{file}` cannot be read: {wrong.strerror}", "a file you may read")
            return None
        return self._parse(data.removeprefix(b"\xef\xbb\xbf"), str(file), top)

    def _near(self, file: Path) -> str:
        """A case file whose name is like the one that is not there."""
        beside = [str(p) for p in sorted(file.parent.glob("*.y*ml"))] if file.parent.is_dir() else []
        return self._report.did_you_mean(str(file), beside) if beside else ""

    def _parse(self, data: bytes, file: str, top: str) -> Entries | None:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as wrong:
            self._report.keep_lines(file, data.decode("utf-8", "replace"))
            before = data[: wrong.start].decode("utf-8")
            lines = lines_of(before + "x")
            found = f"the byte 0x{data[wrong.start]:02x} is not UTF-8"
            way = "save the file as UTF-8" if b"\0" not in data else "is this a text file? If so, save it as UTF-8"
            self._report.error("E103", Place(file, len(lines), len(lines[-1])), found, "UTF-8 text", way)
            return None
        self._report.keep_lines(file, text)
        try:
            root, size = _mapping(text, file, top, self._entries)
        except TextError as wrong:
            self._report.error(wrong.code, wrong.place, wrong.found, wrong.expected, wrong.way_out)
            return None
        self._entries += size
        return root

    def with_includes(self, root: Entries, file: Path, chain: tuple[Path, ...]) -> list[Entry]:
        """The entries of a file, with those of the files it includes in the place of `include`."""
        entries: list[Entry] = []
        for entry in root.entries:
            if entry.key.text != "include":
                if len(chain) > 1 and entry.key.text in ROOT_ONLY:
                    self._report.error(
                        "E201", entry.key.place, f"`{entry.key.text}` in an included file", "it in the root file only"
                    )
                    continue
                entries.append(entry)
                continue
            names = entry.value.items if isinstance(entry.value, Items) else (entry.value,)
            for name in names:
                if not isinstance(name, Scalar) or not name.text:
                    self._report.error("E203", name.place, "something else than a file name", "a file name")
                    self.whole = False
                    continue
                inner = self._include(name, file, chain)
                self.whole &= inner is not None
                entries.extend(inner or [])
        return entries

    def _include(self, name: Scalar, file: Path, chain: tuple[Path, ...]) -> list[Entry] | None:
        """The entries of an included file; None if it could not be had, no entries if it is here already."""
        target = file.parent / name.text
        try:
            resolved = target.resolve()
            there = target.is_file()
        except (OSError, ValueError, RuntimeError):
            self._report.error("E112", name.place, f"`{name.text}` cannot be the name of a file", "a file name")
            return None
        if resolved in chain:
            circle = [*chain[chain.index(resolved) :], resolved]
            shown = " -> ".join(step.name for step in circle)
            self._report.error(
                "E113", name.place, f"`{name.text}` includes itself: {shown}", "", "take it out of the list"
            )
            return []
        if not resolved.is_relative_to(self._folder):
            found = f"`{name.text}` is outside the folder of the case"
            self._report.error("E112", name.place, found, "a file inside it", "move or copy it there")
            return None
        if resolved in self._seen:
            found = f"`{name.text}` is included twice"
            self._report.error("E112", name.place, found, "each file once", "take it out of the list")
            return []
        if not there:
            self._report.error("E112", name.place, *self._missing(name.text, target, file))
            return None
        if len(chain) > DEEPEST:
            found = f"files that include each other, more than {DEEPEST} deep"
            self._report.error(
                "E106", name.place, found, f"at most {DEEPEST} levels", "include them from the root file"
            )
            return None
        inner = self.read(target, name.place, _SECTIONS)
        return None if inner is None else self.with_includes(inner, target, (*chain, resolved))

    def _missing(self, name: str, target: Path, file: Path) -> tuple[str, str, str]:
        if target.is_dir():
            return f"`{name}` is a folder", "a file", "name each file in it"
        beside = [p for folder in {target.parent, file.parent} if folder.is_dir() for p in folder.glob("*.y*ml")]
        near = [p.relative_to(file.parent).as_posix() for p in sorted(beside) if p.is_relative_to(file.parent)]
        near = [other for other in near if (file.parent / other).resolve() not in self._seen]
        expected = "a file, named as seen from the one that includes it"
        return f"there is no file `{name}`", expected, self._report.did_you_mean(name, near) if near else ""


def _mapping(text: str, file: str, top: str, already: int) -> tuple[Entries, int]:
    """The mapping that a file holds, and its size; `top` says what should be in it."""
    root, size = parse(text, file, already)
    if not isinstance(root, Entries):
        single = "the file is empty" if isinstance(root, Scalar) and root.empty else "a single value on top"
        raise TextError("E110", root.place, "a list on top" if isinstance(root, Items) else single, top)
    return root, size


def _of_the_language(root: Entries, report: Report) -> bool:
    """Whether it is worth to go on; the version of the language is looked at, and told if it is wrong."""
    version = root.get("locarno")
    if version is None and root.key(_OF_GMCR) is not None:
        found, way = "this looks like a file of GMCR+", "give it a name that ends in `.gmcr`, and it is read as one"
        report.error("E111", root.place, found, "`locarno: 1`", way)
        return False
    if version is None:
        report.error("E111", root.place, "no version of the language", "`locarno: 1`", "put it on the first line")
    elif not isinstance(version, Scalar) or version.text != VERSION:
        report.error("E111", version.place, "an unknown version of the language", f"`locarno: {VERSION}`")
    return True


def _one_mapping(entries: list[Entry], place: Place, report: Report) -> Entries:
    """Put sections of several files together, then report every key that is there twice."""
    sections: dict[str, list[Entry]] = {}
    for entry in entries:
        sections.setdefault(entry.key.text, []).append(entry)
    merged = []
    for name, same in sections.items():
        first = same[0]
        in_file: dict[str, list[Entry]] = {}
        for entry in same:
            in_file.setdefault(entry.key.place.file, []).append(entry)
        for one, *more in in_file.values():
            for again in more:
                _twice(one.key, again.key, report)
        parts = [_joined(group) for group in in_file.values()]
        for group, part in zip(in_file.values(), parts, strict=True):
            if group[0] is not first and not (isinstance(part, Entries) and isinstance(parts[0], Entries)):
                _twice(first.key, group[0].key, report)
        inner = [entry for part in parts if isinstance(part, Entries) for entry in part.entries]
        whole = Entries(tuple(inner), first.value.place) if isinstance(first.value, Entries) else first.value
        merged.append(Entry(first.key, _without_twins(whole, report, section=name)))
    return Entries(tuple(merged), place)


def _joined(same: list[Entry]) -> Node:
    """The value of a key that should be there once; of a repeated mapping, what is new in it is not lost."""
    first = same[0].value
    if len(same) == 1 or not isinstance(first, Entries):
        return first
    known = {entry.key.text for entry in first.entries}
    more = [e for again in same[1:] if isinstance(again.value, Entries) for e in again.value.entries]
    return Entries((*first.entries, *(entry for entry in more if entry.key.text not in known)), first.place)


def _without_twins(node: Node, report: Report, section: str = "") -> Node:
    """The tree with each key once; each repetition is reported."""
    if isinstance(node, Items):
        return Items(tuple(_without_twins(item, report) for item in node.items), node.place)
    if isinstance(node, Scalar):
        return node
    groups: dict[str, list[Entry]] = {}
    for entry in node.entries:
        groups.setdefault(entry.key.text, []).append(entry)
    for first, *more in groups.values():
        for again in more:
            owners = _owners_of(first.value), _owners_of(again.value)
            if section == "options" and all(owners) and owners[0] != owners[1]:
                report.error(
                    "E305",
                    again.key.place,
                    f"option `{again.key.text}` of {_quoted(owners[0])} ({_where(first.key, again.key)}) "
                    f"belongs to {_quoted(owners[1])} too",
                    "one owner",
                    "an act that needs them all is a joint option: `owners: [...]`; two different acts need two ids",
                )
            else:
                _twice(first.key, again.key, report)
    values = {key: _joined(same) if section == "common" else same[0].value for key, same in groups.items()}
    once = [Entry(groups[key][0].key, _without_twins(value, report)) for key, value in values.items()]
    return Entries(tuple(once), node.place)


def _owners_of(option: Node) -> tuple[str, ...]:
    """Who owns an option as written, in its short or its long form."""
    if isinstance(option, Entries):
        option = option.get("owner") or option.get("owners") or Items((), option.place)
    if isinstance(option, Items):
        return tuple(item.text for item in option.items if isinstance(item, Scalar))
    return (option.text,) if isinstance(option, Scalar) and option.text else ()


def _quoted(words: tuple[str, ...]) -> str:
    return " and ".join(f"`{word}`" for word in words)


def _where(first: Scalar, again: Scalar) -> str:
    return f"line {first.place.line}" if first.place.file == again.place.file else str(first.place)


def _twice(first: Scalar, again: Scalar, report: Report) -> None:
    report.error(
        "E105",
        again.place,
        f"`{again.text}` is declared twice; the first time at {_where(first, again)}",
        "each id and key once",
        "delete one of the two, or give it another id",
    )


class Nothing:
    """What stands where nothing stands; no value that a case may hold, so that what is left empty is told."""

    def __repr__(self) -> str:
        return "nothing"


NOTHING = Nothing()


def plain(node: Node) -> object:
    """The tree as lists, dictionaries and texts; `NOTHING` where nothing stands."""
    if isinstance(node, Scalar):
        return NOTHING if node.empty else node.text
    if isinstance(node, Items):
        return [plain(item) for item in node.items]
    return {entry.key.text: plain(entry.value) for entry in node.entries}


def at(root: Node, path: tuple[str | int, ...]) -> Node | None:
    """The node at `path`; None if there is none."""
    node: Node | None = root
    for step in path:
        node = _inside(node, step)
    return node


def find(root: Node, path: tuple[str | int, ...]) -> Node:
    """The deepest node on the way along `path`; steps that lead nowhere are passed over."""
    node = root
    for step in path:
        node = _inside(node, step) or node
    return node


def _inside(node: Node | None, step: str | int) -> Node | None:
    if isinstance(node, Entries) and isinstance(step, str):
        return node.get(step)
    if isinstance(node, Items) and isinstance(step, int) and step < len(node.items):
        return node.items[step]
    return None
