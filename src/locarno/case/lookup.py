"""Resolving what the text names: options, states, actors, refs, expressions; each miss is told where it stands."""

from collections.abc import Iterable

from .basis import Basis, When, read_when
from .expressions import RESERVED, Constant, Expression, ExpressionError, Name, names, parse
from .files import at, find
from .places import Place
from .shape import Path, Shaped
from .wording import Report
from .written import CaseWritten
from .written_entry import EntryWritten
from .yaml_text import Entries, Items, Scalar

__all__ = ["Lookup", "Names", "Path"]


class Names(dict[str, None]):
    """Ids in the order of the text; `sure` if they are all there are, so that another word can be called unknown."""

    def __init__(self, ids: Iterable[str], sure: bool = True) -> None:
        super().__init__(dict.fromkeys(ids))
        self.sure = sure

    def joined(self, other: "Names") -> "Names":
        """The ids of both."""
        return Names((*self, *other), self.sure and other.sure)


class Lookup:
    """What a case declares, and where.

    Ids count as declared when the text declares them, even where the entry itself is wrong, so that one mistake is
    told once.
    """

    def __init__(self, shaped: Shaped, report: Report) -> None:
        self._root = shaped.document.root
        self._hurt, self._wrong = shaped.hurt, shaped.wrong
        self._report = report
        self._declared: dict[str, Names] = {}
        self._stray = any(entry.key.text not in CaseWritten.model_fields for entry in self._root.entries)
        self.options = self.declared("options")
        self.states = self.declared("states")
        self.actors = self.declared("actors")
        self.atoms = self.states.joined(self.options)
        self.graph = self.has((), "states")
        self._told_missing: set[str] = set()
        self._refs = self.declared("facts").joined(self.declared("sources"))

    def declared(self, section: str) -> Names:
        """The ids that a section of the text declares, in its order."""
        if section not in self._declared:
            node = self._root.get(section)
            if isinstance(node, Entries):
                names = Names(entry.key.text for entry in node.entries)
            elif isinstance(node, Items):
                names = Names((item.text for item in node.items if isinstance(item, Scalar)), sure=False)
            else:  # a section that is not there may be the one whose name is wrong, or has been missed already
                names = Names((), sure=node is None and not self._stray and not self._missed(section))
            self._declared[section] = names
        return self._declared[section]

    def _missed(self, section: str) -> bool:
        """Whether a section that is not there is one that no case can do without."""
        match section:
            case "options":
                return not self.has((), "states")
            case "states":
                return self.has((), "moves")
            case _:
                return section == "actors"

    def inside(self, path: Path) -> Names:
        """The ids that a mapping inside a section declares, in its order."""
        node = at(self._root, path)
        if isinstance(node, Entries):
            return Names(entry.key.text for entry in node.entries)
        return Names((), sure=node is None and not self.wrong(path[:-1]))

    def hurt(self, path: Path) -> bool:
        """Whether something at the path, or inside it, has been told to be wrong."""
        return path in self._hurt

    def wrong(self, path: Path) -> bool:
        """Whether what stands right at the path has been told to be wrong."""
        return path in self._wrong

    def place(self, path: Path) -> Place:
        """Where the value at the path stands; the key, where the value is a mapping or a list."""
        node = find(self._root, path)
        holder = find(self._root, path[:-1])
        if path and not isinstance(node, Scalar) and isinstance(holder, Entries) and (key := holder.key(str(path[-1]))):
            return key.place
        return node.place

    def entry(self, path: Path) -> Place:
        """Where the entry at the path stands: its key, or the entry of a list itself."""
        holder = find(self._root, path[:-1])
        key = holder.key(str(path[-1])) if path and isinstance(holder, Entries) else None
        return key.place if key else self.place(path)

    def size(self, path: Path) -> int:
        """How many keys the mapping at the path has; 0 if there is none."""
        node = at(self._root, path)
        return len(node.entries) if isinstance(node, Entries) else 0

    def has(self, path: Path, key: str) -> bool:
        """Whether the text has this key at the path, even if its value was wrong."""
        node = at(self._root, path)
        return isinstance(node, Entries) and node.key(key) is not None

    def id(self, word: str, known: Names, path: Path, code: str, what: str, skip: int = 0) -> bool:
        """Whether `word` is known; if not, it is reported.

        The path leads to the word, as a value, as one of a list, or as a key; `skip` characters stand before it there.
        """
        if word in known:
            return True
        if known.sure:
            self._unknown(word, known, self._name_place(path, word, skip), code, what)
        return False

    def _unknown(self, word: str, known: Names, place: Place, code: str, what: str) -> None:
        way = self._hint(word, known, code)
        if not known:
            if what in self._told_missing:
                return  # where nothing is declared, one word that is missed says it
            self._told_missing.add(what)
            way = "; ".join([way] * bool(way) + [f"no {what} is declared"])
        self._report.error(code, place, f"unknown {what} `{word}`", _meant(what), way)

    def _hint(self, word: str, known: Names, code: str) -> str:
        way = self._report.did_you_mean(word, known)
        others = {"an actor": self.actors, "an option": self.options, "a state": self.states}
        is_another = [name for name, ids in others.items() if code in ("E301", "E302") and word in ids]
        return "; ".join([f"`{word}` is {name}" for name in is_another] + [way] * bool(way))

    def _name_place(self, path: Path, word: str, skip: int) -> Place:
        node = find(self._root, path)
        holder = find(self._root, path[:-1])
        if isinstance(holder, Entries) and path[-1] == word and (key := holder.key(word)):
            return key.place
        return node.within(skip, len(word)) if skip and isinstance(node, Scalar) else node.place

    def some(self, words: Iterable[str], known: Names, path: Path, code: str, what: str) -> tuple[str, ...]:
        """Those of the words at the path that are known, each once; the others are reported."""
        good = [word for number, word in enumerate(words) if self.id(word, known, (*path, number), code, what)]
        return tuple(dict.fromkeys(good))

    def some_options(self, words: Iterable[str], path: Path) -> tuple[str, ...]:
        """Those of the words at the path that are options, each once; the others are reported."""
        return self.some(words, self.options, path, "E301", "option")

    def some_actors(self, words: Iterable[str], path: Path) -> tuple[str, ...]:
        """Those of the words at the path that are actors, each once; the others are reported."""
        return self.some(words, self.actors, path, "E302", "actor")

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
        if not self.atoms.sure:
            return False
        place = scalar.within(name.offset, len(name.id)) if scalar else fallback
        what = "state or option" if self.states else "option"
        if name.id.lower() in RESERVED:
            way = "say what is meant with an option: `x` for yes, `not x` for no"
            self._report.error("E301", place, f"unknown {what} `{name.id}`", _meant(what), way)
        else:
            self._unknown(name.id, self.atoms, place, "E301", what)
        return False

    def basis(self, written: EntryWritten | None, path: Path) -> Basis:
        """What an entry rests on; a short form carries nothing and is assumed."""
        if written is None:
            return Basis(assumed=True, place=self.entry(path))
        refs = self.some(written.refs, self._refs, (*path, "refs"), "E303", "fact or source")
        if written.assumed is False and not written.refs and not self.hurt((*path, "refs")):
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
                "E507",
                self.place((*path, "withdrawn")),
                f"withdrawn as of `{withdrawn}`, said as of `{since}`",
                "a later date",
                "are the two exchanged?",
            )
        assumed = written.assumed if written.assumed is not None else not written.refs and not written.definition
        assumed = assumed and not written.definition
        return Basis(refs, assumed, written.definition, since, withdrawn, written.note, self.entry(path))

    @staticmethod
    def when(text: str | None) -> When | None:
        """A date that has been checked already."""
        return read_when(text) if text else None


def _meant(what: str) -> str:
    if what == "likelihood":
        return "a word of `likelihood_scale`"
    return f"{'an' if what[0] in 'aeiou' else 'a'} {what} of the case"
