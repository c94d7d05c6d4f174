"""Resolving what the text names: options, states, actors, refs, expressions; each miss is told where it stands."""

from collections.abc import Collection, Iterable, Mapping

from .expressions import RESERVED, Constant, Expression, ExpressionError, Name, names, parse
from .files import Document, find
from .nouns import Basis, When
from .places import Place
from .wording import Report
from .written import EntryWritten, read_when
from .yaml_text import Entries, Items, Node, Scalar

Path = tuple[str | int, ...]


class Lookup:
    """What a case declares, and where.

    Ids count as declared when the text declares them, even where the entry itself is wrong, so that one mistake is
    told once.
    """

    def __init__(self, document: Document, report: Report) -> None:
        self._root = document.root
        self._report = report
        self._declared: dict[str, Mapping[str, None]] = {}
        self.options = self.declared("options")
        self.states = self.declared("states")
        self.actors = self.declared("actors")
        self.atoms = dict.fromkeys((*self.states, *self.options))
        self._refs = dict.fromkeys((*self.declared("facts"), *self.declared("sources")))

    def declared(self, section: str) -> Mapping[str, None]:
        """The ids that a section of the text declares, in its order."""
        if section not in self._declared:
            node = self._root.get(section)
            ids = [entry.key.text for entry in node.entries] if isinstance(node, Entries) else []
            self._declared[section] = dict.fromkeys(ids)
        return self._declared[section]

    def node(self, path: Path) -> Node:
        """The deepest node of the text along the path."""
        return find(self._root, path)

    def place(self, path: Path) -> Place:
        """Where the value at the path stands; the key, where the value is a mapping or a list."""
        node = find(self._root, path)
        holder = find(self._root, path[:-1])
        if path and not isinstance(node, Scalar) and isinstance(holder, Entries) and (key := holder.key(str(path[-1]))):
            return key.place
        return node.place

    def has(self, path: Path, key: str) -> bool:
        """Whether the text has this key at the path, even if its value was wrong."""
        node = find(self._root, path)
        return isinstance(node, Entries) and node.key(key) is not None

    def id(self, word: str, known: Collection[str], path: Path, code: str, what: str) -> bool:
        """Whether `word` is known; if not, it is reported."""
        if word in known:
            return True
        way = self._report.did_you_mean(word, known)
        place = self._name_place(path, word)
        self._report.error(code, place, f"unknown {what} `{word}`", f"{_article(what)} {what} of the case", way)
        return False

    def _name_place(self, path: Path, word: str) -> Place:
        """The place of a name that may be a value, one of a list, or a key."""
        node = find(self._root, path)
        if isinstance(node, Items):
            for item in node.items:
                if isinstance(item, Scalar) and item.text == word:
                    return item.place
        if isinstance(node, Entries) and (key := node.key(word)):
            return key.place
        return node.place

    def some_options(self, words: Iterable[str], path: Path) -> tuple[str, ...]:
        """Those of the words that are options, each once; the others are reported."""
        return tuple(dict.fromkeys(w for w in words if self.id(w, self.options, path, "E301", "option")))

    def some_actors(self, words: Iterable[str], path: Path) -> tuple[str, ...]:
        """Those of the words that are actors, each once; the others are reported."""
        return tuple(dict.fromkeys(w for w in words if self.id(w, self.actors, path, "E302", "actor")))

    def expression(self, text: str | None, path: Path) -> Expression:
        """The expression at a place of the text; `true` in place of one that is wrong or missing."""
        if text is None:
            return Constant(True)
        node = find(self._root, path)
        scalar = node if isinstance(node, Scalar) else None
        try:
            made = parse(text)
        except ExpressionError as wrong:
            place = scalar.within(wrong.offset, wrong.length) if scalar else node.place
            self._report.error(wrong.code, place, wrong.found, wrong.expected, wrong.way_out)
            return Constant(True)
        good = True
        for name in names(made):
            good &= self._known_atom(name, scalar, node.place)
        return made if good else Constant(True)

    def _known_atom(self, name: Name, scalar: Scalar | None, fallback: Place) -> bool:
        if name.id in self.atoms:
            return True
        place = scalar.within(name.offset, len(name.id)) if scalar else fallback
        what = "state or option" if self.states else "option"
        expected = f"{_article(what)} {what} of the case"
        way = self._report.did_you_mean(name.id, self.atoms)
        if name.id in RESERVED or name.id.lower() in ("yes", "no"):
            way = "say what is meant with an option: `x` for yes, `not x` for no"
        elif name.id in self.actors:
            way = f"`{name.id}` is an actor; {way}"
        self._report.error("E301", place, f"unknown {what} `{name.id}`", expected, way)
        return False

    def basis(self, written: EntryWritten | None, path: Path) -> Basis:
        """What an entry rests on; a short form carries nothing and is assumed."""
        if written is None:
            return Basis(assumed=True, place=self.place(path))
        refs = tuple(ref for ref in written.refs if self.ref(ref, (*path, "refs")))
        if written.assumed is False and not written.refs:
            self._report.error(
                "E506",
                self.place((*path, "assumed")),
                "`assumed: false` without refs",
                "refs to what supports the entry",
                "give `refs`, or leave `assumed` out: what no source says is assumed",
            )
        since, withdrawn = self.when(written.date), self.when(written.withdrawn)
        if since and withdrawn and withdrawn.first <= since.first:
            self._report.error(
                "E507", self.place((*path, "withdrawn")), f"withdrawn `{withdrawn}`, said `{since}`", "a later date"
            )
        assumed = written.assumed if written.assumed is not None else not written.refs and not written.definition
        assumed = assumed and not written.definition
        return Basis(refs, assumed, written.definition, since, withdrawn, written.note, self.place(path))

    def ref(self, ref: str, path: Path) -> bool:
        """Whether a ref names a fact or a source."""
        return self.id(ref, self._refs, path, "E303", "fact or source")

    @staticmethod
    def when(text: str | None) -> When | None:
        """A date that has been checked already."""
        return read_when(text) if text else None


def _article(what: str) -> str:
    return "an" if what[0] in "aeiou" else "a"
