"""Readings taken apart into beliefs, and put together again from the beliefs of two.

Two readings differ in a list of **atoms**. A hybrid takes each atom from one of the two, and is a reading like any
other. A statement is an atom together with its place in its actor's list: taken from a reading, it stands at the place
that this reading gives it, or does not stand at all. In a hybrid the statements of an actor are sorted by place; where
both readings put one at the same place, that of the reading which stands first in the case comes first. So all atoms
from one side give that reading back, exactly, and it does not matter which of the two is named first.

Where an actor's preferences are weights or a ranking in one of the readings, its whole list is one atom: places of
one kind mean nothing in the other.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Generic, NamedTuple, TypeVar

from ..answers.beliefs import Atom, AtomKind, Grain
from ..case.basis import Basis
from ..case.expressions import write
from ..case.nouns import Barred, Case, Impossible, Prioritised, Ranked, Reading, Rule, Statement, Supposed, Weighted
from ..case.pledge_nouns import Pledge
from ..space.word import at_their_word, kept_pledges

Pair = tuple[int | None, int | None]
Order = Prioritised | Weighted | Ranked
T = TypeVar("T")


class _Said(NamedTuple, Generic[T]):
    """Something that a reading believes: what tells it apart, how it is named and told, what it rests on."""

    thing: T
    key: Hashable
    name: str
    text: str
    basis: Basis


@dataclass(frozen=True)
class _Entry(Generic[T]):
    """Something that one reading or both believe, at its places; `atom` is None if that is the same in both."""

    things: tuple[T | None, T | None]
    places: Pair
    atom: int | None


@dataclass(frozen=True)
class Pairing:
    """Two readings, the atoms in which they differ, and all hybrids of them.

    A hybrid is a number: bit k is 1 where atom k is taken from the second reading.
    """

    case: Case
    readings: tuple[Reading, Reading]
    atoms: tuple[Atom, ...]
    as_of: date | None
    _earlier: int = field(repr=False)
    _orders: dict[str, list[_Entry[Statement]]] = field(repr=False)
    _lists: dict[str, int] = field(repr=False)
    _rules: list[_Entry[Rule]] = field(repr=False)
    _scenarios: list[_Entry[Supposed]] = field(repr=False)
    _pledges: list[_Entry[Pledge]] = field(repr=False)

    def hybrid(self, taken: int) -> Reading:
        """The reading with these atoms from the second, the rest from the first; keeping pledges is part of it."""
        first, second = self.readings
        wants = dict(first.preferences)
        for actor, entries in self._orders.items():
            order = Prioritised(tuple(self._mixed(entries, taken)))
            wants[actor] = replace(first.preferences[actor], order=order)
        for actor, atom in self._lists.items():
            wants[actor] = (second if taken >> atom & 1 else first).preferences[actor]
        made = replace(
            first,
            id=f"{first.id}~{second.id}",
            preferences=wants,
            rules=tuple(self._mixed(self._rules, taken)),
            scenarios=tuple(self._mixed(self._scenarios, taken)),
            keeps=(),
        )
        return at_their_word(self.case, made, self._mixed(self._pledges, taken))

    def _mixed(self, entries: Sequence[_Entry[T]], taken: int) -> list[T]:
        placed: list[tuple[int, bool, T]] = []
        for entry in entries:
            side = 0 if entry.atom is None else taken >> entry.atom & 1
            place, thing = entry.places[side], entry.things[side]
            if place is not None and thing is not None:
                placed.append((place, side != self._earlier, thing))
        return [thing for _, _, thing in sorted(placed, key=lambda one: one[:2])]


def pairing(
    case: Case,
    first: Reading,
    second: Reading,
    grain: Grain = "statements",
    scenarios: Sequence[str] = (),
    as_of: date | None = None,
) -> Pairing:
    """The atoms in which two readings differ, as of a day; what both believe is none.

    `scenarios` are those asked under, which may take pledges at their word. Raises Refusal for an unknown scenario.
    """
    readings = (first, second)
    made = _Numbering()
    orders: dict[str, list[_Entry[Statement]]] = {}
    lists: dict[str, int] = {}
    for actor in case.players():
        mine, other = first.preferences[actor].order, second.preferences[actor].order
        if _same(mine, other, as_of):
            continue
        if grain == "statements" and isinstance(mine, Prioritised) and isinstance(other, Prioritised):
            orders[actor] = made.entries("statement", actor, _statements(mine, as_of), _statements(other, as_of))
        else:
            bases = (_together(mine, as_of), _together(other, as_of))
            lists[actor] = made.add("list", actor, "", "", (1, 1), bases)
    rules = [
        [_Said(r, _logic(r), r.id, rule_text(r), r.basis) for r in one.rules if r.basis.counts(as_of)]
        for one in readings
    ]
    supposed = [
        [
            _Said(s, s.scenario, s.scenario, case.scenarios[s.scenario].label, s.basis)
            for s in one.scenarios
            if s.basis.counts(as_of) and s.scenario not in scenarios
        ]
        for one in readings
    ]
    kept = [
        [_Said(p, p.id, p.id, p.text, p.basis) for p in kept_pledges(case, one, scenarios, as_of)] for one in readings
    ]
    ids = list(case.readings)
    places = [ids.index(one.id) if one.id in ids else len(ids) for one in readings]
    said = (
        made.entries("rule", "", rules[0], rules[1], ordered=False),
        made.entries("scenario", "", supposed[0], supposed[1], ordered=False),
        made.entries("pledge", "", kept[0], kept[1]),
    )
    return Pairing(case, readings, tuple(made.atoms), as_of, int(places[1] < places[0]), orders, lists, *said)


class _Numbering:
    """Atoms in the making, each with its number."""

    def __init__(self) -> None:
        self.atoms: list[Atom] = []
        self._ids: set[str] = set()

    def add(
        self, kind: AtomKind, actor: str, name: str, text: str, places: Pair, bases: tuple[Basis | None, Basis | None]
    ) -> int:
        """The number of a new atom."""
        heads = {"statement": actor, "list": actor, "rule": "rule", "scenario": "scenario", "pledge": "keeps"}
        stem = heads[kind] + (f": {name}" if name else "")
        ids = (stem if n == 1 else f"{stem} ({n})" for n in range(1, len(self._ids) + 2))
        id_ = next(id_ for id_ in ids if id_ not in self._ids)
        self._ids.add(id_)
        self.atoms.append(Atom(id_, kind, actor, text, places, bases))
        return len(self.atoms) - 1

    def entries(
        self, kind: AtomKind, actor: str, mine: Sequence[_Said[T]], other: Sequence[_Said[T]], ordered: bool = True
    ) -> list[_Entry[T]]:
        """What stands in either list, with its places; what has the same in both is no atom.

        `ordered`: the place in the list counts; else only whether something is in it.
        """
        sides = []
        for side in (mine, other):
            seen: dict[Hashable, int] = {}
            found: dict[Hashable, tuple[int, _Said[T]]] = {}
            for place, said in enumerate(side, 1):
                seen[said.key] = seen.get(said.key, 0) + 1
                found[said.key, seen[said.key]] = (place if ordered else 1, said)
            sides.append(found)
        made = []
        for key in dict.fromkeys([*sides[0], *sides[1]]):
            at = [side.get(key) for side in sides]
            said = next(one[1] for one in at if one)
            places = (at[0][0] if at[0] else None, at[1][0] if at[1] else None)
            things = (at[0][1].thing if at[0] else None, at[1][1].thing if at[1] else None)
            bases = (at[0][1].basis if at[0] else None, at[1][1].basis if at[1] else None)
            same = places[0] == places[1]
            made.append(
                _Entry(things, places, None if same else self.add(kind, actor, said.name, said.text, places, bases))
            )
        return made


def _statements(order: Prioritised, as_of: date | None) -> list[_Said[Statement]]:
    """The statements that count. They are told apart by what they say, not by what they rest on."""
    return [
        _Said(
            one,
            (one.expression, one.unknown, one.likely if one.unknown else None, one.strong),
            one.text,
            one.text,
            one.basis,
        )
        for one in order.statements
        if one.basis.counts(as_of)
    ]


def _same(mine: Order, other: Order, as_of: date | None) -> bool:
    """Whether two orders mean the same on a day, whatever they rest on."""
    if isinstance(mine, Prioritised) and isinstance(other, Prioritised):
        return [one.key for one in _statements(mine, as_of)] == [one.key for one in _statements(other, as_of)]
    return mine == other


def _together(order: Order, as_of: date | None) -> Basis:
    """What a whole list rests on."""
    if isinstance(order, Ranked):
        return order.basis
    bases = [one.basis for one in order.statements if one.basis.counts(as_of)]
    refs = tuple(dict.fromkeys(ref for basis in bases for ref in basis.refs))
    return Basis(refs, assumed=all(basis.assumed for basis in bases))


def _logic(rule: Rule) -> Rule:
    """What a rule says, whatever its name and what it rests on."""
    return replace(rule, id="", why="", likelihood="", basis=Basis())


def rule_text(rule: Rule) -> str:
    """A rule in a few words."""
    if isinstance(rule, Impossible):
        return f"{write(rule.when)} is impossible"
    if isinstance(rule, Barred):
        changes = " ".join([*(f"+{o}" for o in sorted(rule.raises)), *(f"-{o}" for o in sorted(rule.drops))])
        return f"{changes or 'any change'} is barred"
    return f"{rule.option} {'stays once it is yes' if rule.value else 'stays no once it is no'}"
