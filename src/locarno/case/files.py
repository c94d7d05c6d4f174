"""The files of a case: found, bounded, read, and put together into one tree (rules L1 to L3, L8)."""

from dataclasses import dataclass
from pathlib import Path

from .places import Place
from .wording import Report
from .yaml_text import LARGEST_FILE, TOP, Entries, Entry, Items, Node, Scalar, TextError, parse

ROOT_NAME = "case.yaml"
ROOT_ONLY = ("locarno", "case")
VERSION = "1"


@dataclass(frozen=True, slots=True)
class Document:
    """All files of a case as one mapping; `name` is the id the case has if it does not give itself one."""

    root: Entries
    name: str


def read_document(path: Path, report: Report) -> Document | None:
    """Read the case at `path`, a file or a folder with a `case.yaml`.

    What is wrong goes into `report`; None if there is nothing to go on with.
    """
    file = path / ROOT_NAME if path.is_dir() else path
    reader = _Files(file.parent, report)
    root = reader.read(file, Place(str(path), 1, 1))
    if root is None:
        return None
    _check_version(root, report)
    merged = reader.with_includes(root, file, (file.resolve(),))
    name = path.resolve().name if path.is_dir() else path.stem
    return Document(_one_mapping(merged, root.place, report), name)


def document_of_text(text: str, file: str, report: Report) -> Document | None:
    """Read a case that is one text; it cannot include files. `file` names it in messages."""
    report.keep_lines(file, text)
    try:
        root = _top(parse(text, file))
    except TextError as wrong:
        report.error(wrong.code, wrong.place, wrong.found, wrong.expected, wrong.way_out)
        return None
    _check_version(root, report)
    include = root.get("include")
    if include is not None:
        report.error("E112", include.place, "`include` in a case that is not a file", "", "put the text into one piece")
    return Document(
        _one_mapping([e for e in root.entries if e.key.text != "include"], root.place, report), Path(file).stem
    )


class _Files:
    def __init__(self, folder: Path, report: Report) -> None:
        self._folder = folder.resolve()
        self._report = report
        self._seen: set[Path] = set()

    def read(self, file: Path, asked: Place) -> Entries | None:
        """One file; `asked` is the place to blame if it cannot be read."""
        self._seen.add(file.resolve())
        try:
            if not file.is_file():
                what = "no such file" if not file.exists() else "not a file"
                self._report.error("E101", asked, f"{what}: `{file}`", "a case file, or a folder with a `case.yaml`")
                return None
            size = file.stat().st_size
            if size > LARGEST_FILE:
                self._report.error(
                    "E102",
                    asked,
                    f"`{file}` has {size / 2**20:,.0f} MiB",
                    f"at most {LARGEST_FILE // 2**20} MiB",
                    "is this the right file? A long case can be split with `include`",
                )
                return None
            data = file.read_bytes()
        except OSError as wrong:
            self._report.error("E101", asked, f"`{file}` cannot be read: {wrong.strerror}", "a file you may read")
            return None
        return self._parse(data, file)

    def _parse(self, data: bytes, file: Path) -> Entries | None:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as wrong:
            line = data.count(b"\n", 0, wrong.start) + 1
            column = wrong.start - (data.rfind(b"\n", 0, wrong.start) + 1) + 1
            place = Place(str(file), line, column)
            self._report.error(
                "E103",
                place,
                f"the byte 0x{data[wrong.start]:02x} is not UTF-8",
                "UTF-8 text",
                "save the file as UTF-8",
            )
            return None
        self._report.keep_lines(str(file), text)
        try:
            return _top(parse(text, str(file)))
        except TextError as wrong:
            self._report.error(wrong.code, wrong.place, wrong.found, wrong.expected, wrong.way_out)
            return None

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
                if not isinstance(name, Scalar):
                    self._report.error("E203", name.place, "something else than a file name", "a file name")
                    continue
                entries.extend(self._include(name, file, chain))
        return entries

    def _include(self, name: Scalar, file: Path, chain: tuple[Path, ...]) -> list[Entry]:
        target = file.parent / name.text
        try:
            resolved = target.resolve()
        except (OSError, ValueError, RuntimeError):
            resolved = Path("/")
        if resolved in chain:
            self._report.error("E113", name.place, f"`{name.text}` includes itself", "", "take it out of the list")
            return []
        if not resolved.is_relative_to(self._folder):
            self._report.error(
                "E112",
                name.place,
                f"`{name.text}` is outside the folder of the case",
                "a file inside it",
                "move it there",
            )
            return []
        if resolved in self._seen:
            self._report.error(
                "E112", name.place, f"`{name.text}` is included twice", "each file once", "delete this line"
            )
            return []
        if not target.is_file():
            near = [p.name for p in sorted(target.parent.glob("*.y*ml"))] if target.parent.is_dir() else []
            way = self._report.did_you_mean(name.text, near)
            self._report.error("E112", name.place, f"there is no file `{name.text}`", "a file beside this one", way)
            return []
        inner = self.read(target, name.place)
        return [] if inner is None else self.with_includes(inner, target, (*chain, resolved))


def _top(root: Node) -> Entries:
    if not isinstance(root, Entries):
        kind = "a list" if isinstance(root, Items) else "a single value"
        raise TextError("E110", root.place, f"{kind} on top", TOP)
    return root


def _check_version(root: Entries, report: Report) -> None:
    version = root.get("locarno")
    if version is None:
        report.error("E111", root.place, "no version of the language", "`locarno: 1`", "put it on the first line")
    elif not isinstance(version, Scalar) or version.text != VERSION:
        report.error("E111", version.place, "an unknown version of the language", f"`locarno: {VERSION}`")


def _one_mapping(entries: list[Entry], place: Place, report: Report) -> Entries:
    """Put sections of several files together, then report every key that is there twice."""
    sections: dict[str, list[Entry]] = {}
    for entry in entries:
        sections.setdefault(entry.key.text, []).append(entry)
    merged: list[Entry] = []
    for same in sections.values():
        first, *more = same
        one_file = {entry.key.place.file for entry in same}
        if more and len(one_file) == len(same) and all(isinstance(entry.value, Entries) for entry in same):
            inner = [e for entry in same if isinstance(entry.value, Entries) for e in entry.value.entries]
            first = Entry(first.key, Entries(tuple(inner), first.value.place))
            more = []
        for again in more:
            _twice(first.key, again.key, report)
        merged.append(Entry(first.key, _without_twins(first.value, report, section=first.key.text)))
    return Entries(tuple(merged), place)


def _without_twins(node: Node, report: Report, section: str = "") -> Node:
    """The tree with the first of each repeated key; each repetition is reported."""
    if isinstance(node, Items):
        return Items(tuple(_without_twins(item, report) for item in node.items), node.place)
    if isinstance(node, Scalar):
        return node
    first: dict[str, Entry] = {}
    for entry in node.entries:
        twin = first.get(entry.key.text)
        if twin is None:
            first[entry.key.text] = Entry(entry.key, _without_twins(entry.value, report))
        elif section == "options" and (owners := (_owner(twin.value), _owner(entry.value)))[0] != owners[1]:
            report.error(
                "E305",
                entry.key.place,
                f"option `{entry.key.text}` of `{owners[0]}` (line {twin.key.place.line}) belongs to `{owners[1]}` too",
                "one owner",
                "an act that needs them all is a joint option: `owners: [...]`; two different acts need two ids",
            )
        else:
            _twice(twin.key, entry.key, report)
    return Entries(tuple(first.values()), node.place)


def _owner(option: Node) -> str:
    if isinstance(option, Entries):
        owner = option.get("owner") or option.get("owners")
        if isinstance(owner, Items):
            return ", ".join(item.text for item in owner.items if isinstance(item, Scalar))
        return owner.text if isinstance(owner, Scalar) else ""
    return option.text if isinstance(option, Scalar) else ""


def _twice(first: Scalar, again: Scalar, report: Report) -> None:
    where = f"line {first.place.line}" if first.place.file == again.place.file else str(first.place)
    report.error(
        "E105",
        again.place,
        f"`{again.text}` is declared twice; the first time at {where}",
        "each id and key once",
        "delete one of the two, or give it another id",
    )


def plain(node: Node) -> object:
    """The tree as lists, dictionaries and texts; an empty plain value is None."""
    if isinstance(node, Scalar):
        return None if node.plain and not node.text else node.text
    if isinstance(node, Items):
        return [plain(item) for item in node.items]
    return {entry.key.text: plain(entry.value) for entry in node.entries}


def find(root: Node, path: tuple[str | int, ...]) -> Node:
    """The deepest node on the way along `path`; steps that lead nowhere are passed over."""
    node = root
    for step in path:
        inner: Node | None = None
        if isinstance(node, Entries) and isinstance(step, str):
            inner = node.get(step)
        elif isinstance(node, Items) and isinstance(step, int) and step < len(node.items):
            inner = node.items[step]
        node = inner if inner is not None else node
    return node
