"""What two readings have in common and in what they differ, entry by entry: atoms in the making."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, NamedTuple, TypeVar

from ..answers.beliefs import Atom, AtomKind
from ..case.basis import Basis

Pair = tuple[int | None, int | None]
T = TypeVar("T")


class Said(NamedTuple, Generic[T]):
    """Something that a reading believes: what tells it apart, how it is named and told, what it rests on.

    `word`: how likely it is; `also`: what else may differ between two that are told apart by nothing.
    """

    thing: T
    key: Hashable
    name: str
    text: str
    basis: Basis
    word: str = ""
    also: Hashable = None


@dataclass(frozen=True)
class Entry(Generic[T]):
    """Something that one reading or both believe, at its places; `atom` is None if that is the same in both."""

    things: tuple[T | None, T | None]
    places: Pair
    atom: int | None


class Numbering:
    """Atoms in the making, each with its number; `earlier`: the reading, 0 or 1, whose beliefs are numbered first."""

    def __init__(self, earlier: int) -> None:
        self._earlier = earlier
        self.atoms: list[Atom] = []
        self._ids: set[str] = set()

    def add(
        self,
        kind: AtomKind,
        head: str,
        name: str,
        text: str,
        places: Pair,
        bases: tuple[Basis | None, Basis | None],
        words: tuple[str, str] = ("", ""),
    ) -> int:
        """The number of a new atom; `head`: the actor, or what stands before the name in its id."""
        stem = f"{head}: {name}" if name else head
        ids = (stem if n == 1 else f"{stem} ({n})" for n in range(1, len(self._ids) + 2))
        id_ = next(id_ for id_ in ids if id_ not in self._ids)
        self._ids.add(id_)
        actor = head if kind in ("statement", "list") else ""
        self.atoms.append(Atom(id_, kind, actor, text, places, bases, words))
        return len(self.atoms) - 1

    def entries(
        self, kind: AtomKind, head: str, mine: Sequence[Said[T]], other: Sequence[Said[T]], ordered: bool = True
    ) -> list[Entry[T]]:
        """What stands in either list, with its places; what has the same in both is no atom.

        `ordered`: the place in the list counts; else only whether something is in it, and then how likely it is.
        """
        sides = []
        for side in (mine, other):
            seen: dict[Hashable, int] = {}
            found: dict[Hashable, tuple[int, Said[T]]] = {}
            for place, said in enumerate(side, 1):
                seen[said.key] = seen.get(said.key, 0) + 1
                found[said.key, seen[said.key]] = (place if ordered else 1, said)
            sides.append(found)
        keys = dict.fromkeys([*sides[self._earlier], *sides[1 - self._earlier]])
        return [self._entry(kind, head, sides[0].get(key), sides[1].get(key)) for key in keys]

    def _entry(
        self, kind: AtomKind, head: str, mine: tuple[int, Said[T]] | None, other: tuple[int, Said[T]] | None
    ) -> Entry[T]:
        """Something at its places in either list, with its atom if that is not the same in both."""
        at = (other, mine) if self._earlier else (mine, other)
        said = next(one[1] for one in at if one)
        name = said.name
        places = (mine[0] if mine else None, other[0] if other else None)
        things = (mine[1].thing if mine else None, other[1].thing if other else None)
        bases = (mine[1].basis if mine else None, other[1].basis if other else None)
        words = (mine[1].word if mine else "", other[1].word if other else "")
        if mine and other and places[0] == places[1]:
            if (mine[1].word, mine[1].also) == (other[1].word, other[1].also):
                return Entry(things, places, None)
            if kind != "likelihood":
                kind, head, name = "likelihood", "likelihood", f"{head} {name}"
        return Entry(things, places, self.add(kind, head, name, said.text, places, bases, words))


def one_sided(entries: Sequence[Entry[T]]) -> Iterator[tuple[T, int]]:
    """What only one of the readings has, with its atom."""
    for one in entries:
        mine, other = one.things
        if one.atom is not None and (mine is None) != (other is None):
            thing = other if mine is None else mine
            assert thing is not None
            yield thing, one.atom


def numbered(entries: Sequence[Entry[T]], number: Mapping[int, int]) -> list[Entry[T]]:
    """Entries with the new numbers of their atoms."""
    return [one if one.atom is None else replace(one, atom=number[one.atom]) for one in entries]


def settled(atoms: Sequence[Atom], ties: Sequence[tuple[int, int]]) -> tuple[tuple[Atom, ...], dict[int, int]]:
    """The atoms with those tied put together, on which a verdict may depend first; and the new number of each."""
    groups = [[k] for k in range(len(atoms))]
    if ties:
        import networkx as nx  # a fifth of a second, and seldom needed

        graph: nx.Graph[int] = nx.Graph(ties)
        graph.add_nodes_from(range(len(atoms)))
        groups = [sorted(group) for group in nx.connected_components(graph)]
    groups.sort(key=lambda group: (not atoms[group[0]].decides, group))
    number = {old: new for new, group in enumerate(groups) for old in group}
    return tuple(_put_together([atoms[k] for k in group]) for group in groups), number


def _part(atom: Atom) -> str:
    if atom.kind == "list":
        return f"what {atom.actor} wants"
    return f"keeping {atom.id.removeprefix('keeps: ')}" if atom.kind == "pledge" else f"“{atom.text}”"


def _put_together(atoms: Sequence[Atom]) -> Atom:
    if len(atoms) == 1:
        return atoms[0]
    parts = [_part(one) for one in atoms]
    sides = [[one.bases[side] for one in atoms] for side in (0, 1)]
    bases = [merged([basis for basis in side if basis is not None]) for side in sides]
    id_ = " + ".join(one.id for one in atoms)
    return Atom(id_, "together", "", " and ".join(parts), (1, 1), (bases[0], bases[1]))


def merged(bases: Sequence[Basis]) -> Basis | None:
    """What several entries rest on together; None if there are none."""
    if not bases:
        return None
    refs = tuple(dict.fromkeys(ref for basis in bases for ref in basis.refs))
    return Basis(refs, assumed=all(basis.assumed for basis in bases))
