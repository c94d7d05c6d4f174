"""Readings taken apart into beliefs, and put together again from the beliefs of two.

Two readings differ in a list of **atoms**. A hybrid takes each atom from one of the two, and is a reading like any
other. A statement is an atom together with its place in its actor's list: taken from a reading, it stands at the place
that this reading gives it, or does not stand at all. In a hybrid the statements of an actor are sorted by place; where
both readings put one at the same place, that of the reading which stands first in the case comes first. So all atoms
from one side give that reading back, exactly, and it does not matter which of the two is named first.

Where an actor's preferences are weights or a ranking in one of the readings, its whole list is one atom: places of
one kind mean nothing in the other.

What no reading could hold one without the other is one atom: a scenario and the pledges that it keeps; the ranking of
an actor, which leaves no place for keeping a pledge, and the pledges of that actor that only one reading keeps;
rankings, and a scenario that lifts rules, for it may allow states that they do not rank.

How likely an event is, or a rule or a scenario that both have, is an atom as well. No verdict of stability depends on
it, so these atoms come last, and a search for what turns a verdict leaves them where they are.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple, TypeVar

from ..answers.beliefs import Atom, Grain
from ..case.basis import Basis
from ..case.expressions import write
from ..case.nouns import (
    Barred,
    Case,
    Impossible,
    Likelihood,
    Prioritised,
    Ranked,
    Reading,
    Rule,
    Statement,
    Supposed,
    Weighted,
)
from ..case.pledge_nouns import Pledge
from ..space.word import at_their_word, kept_pledges
from .differing import Entry, Numbering, Said, merged, numbered, one_sided, settled

Order = Prioritised | Weighted | Ranked
T = TypeVar("T")


@dataclass(frozen=True)
class Pairing:
    """Two readings, the atoms in which they differ, and all hybrids of them.

    A hybrid is a number: bit k is 1 where atom k is taken from the second reading. The first `deciding` atoms are those
    on which a verdict may depend.
    """

    case: Case
    readings: tuple[Reading, Reading]
    atoms: tuple[Atom, ...]
    as_of: date | None
    _earlier: int = field(repr=False)
    _orders: dict[str, list[Entry[Statement]]] = field(repr=False)
    _lists: dict[str, int] = field(repr=False)
    _rules: list[Entry[Rule]] = field(repr=False)
    _scenarios: list[Entry[Supposed]] = field(repr=False)
    _pledges: list[Entry[Pledge]] = field(repr=False)
    _likelihoods: list[Entry[Likelihood]] = field(repr=False)

    @property
    def deciding(self) -> int:
        """How many atoms a verdict may depend on."""
        return sum(atom.decides for atom in self.atoms)

    def hybrid(self, taken: int) -> Reading:
        """The reading with these atoms from the second, the rest from the first.

        Its pledges are at their word already; to take them so once more changes nothing.
        """
        first, second = self.readings
        wants = dict(first.preferences)
        for actor, entries in self._orders.items():
            order = Prioritised(tuple(self._mixed(entries, taken)))
            wants[actor] = replace(first.preferences[actor], order=order)
        for actor, atom in self._lists.items():
            wants[actor] = (second if taken >> atom & 1 else first).preferences[actor]
        kept = self._mixed(self._pledges, taken)
        made = replace(
            first,
            id=f"{first.id}~{second.id}",
            preferences=wants,
            rules=_told_apart(self._mixed(self._rules, taken)),
            scenarios=tuple(self._mixed(self._scenarios, taken)),
            likelihoods=tuple(self._mixed(self._likelihoods, taken)),
            keeps=tuple(pledge.id for pledge in kept),
        )
        return at_their_word(self.case, made, kept)

    def _mixed(self, entries: Sequence[Entry[T]], taken: int) -> list[T]:
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
    ids = list(case.readings)
    places = [ids.index(one.id) if one.id in ids else len(ids) for one in readings]
    earlier = int(places[1] < places[0])
    made = Numbering(earlier)
    orders: dict[str, list[Entry[Statement]]] = {}
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
    mine_said, other_said = (_said(case, one, scenarios, as_of) for one in readings)
    ruled = made.entries("rule", "rule", mine_said.rules, other_said.rules, ordered=False)
    cases = made.entries("scenario", "scenario", mine_said.scenarios, other_said.scenarios, ordered=False)
    word = made.entries("pledge", "keeps", mine_said.pledges, other_said.pledges)
    events = made.entries("likelihood", "likelihood", mine_said.events, other_said.events, ordered=False)
    atoms, number = settled(made.atoms, _ties(case, readings, lists, cases, word))
    return Pairing(
        case,
        readings,
        atoms,
        as_of,
        earlier,
        {actor: numbered(entries, number) for actor, entries in orders.items()},
        {actor: number[atom] for actor, atom in lists.items()},
        numbered(ruled, number),
        numbered(cases, number),
        numbered(word, number),
        numbered(events, number),
    )


class _AllSaid(NamedTuple):
    """What a reading believes besides what actors want."""

    rules: list[Said[Rule]]
    scenarios: list[Said[Supposed]]
    pledges: list[Said[Pledge]]
    events: list[Said[Likelihood]]


def _said(case: Case, reading: Reading, scenarios: Sequence[str], as_of: date | None) -> _AllSaid:
    return _AllSaid(
        [Said(r, _logic(r), r.id, rule_text(r), r.basis, r.likelihood) for r in reading.rules if r.basis.counts(as_of)],
        [
            Said(s, s.scenario, s.scenario, case.scenarios[s.scenario].label, s.basis, s.likelihood)
            for s in reading.scenarios
            if s.basis.counts(as_of) and s.scenario not in scenarios
        ],
        [Said(p, p.id, p.id, p.text, p.basis) for p in kept_pledges(case, reading, scenarios, as_of)],
        [
            Said(e, e.id, e.id, e.event, e.basis, e.likelihood, e.statement)
            for e in reading.likelihoods
            if e.basis.counts(as_of)
        ],
    )


def _ties(
    case: Case,
    readings: tuple[Reading, Reading],
    lists: Mapping[str, int],
    scenarios: Sequence[Entry[Supposed]],
    pledges: Sequence[Entry[Pledge]],
) -> list[tuple[int, int]]:
    """Atoms that cannot come from different readings, two by two."""
    ranked = {
        actor: atom
        for actor, atom in lists.items()
        if any(isinstance(one.preferences[actor].order, Ranked) for one in readings)
    }
    kept = list(one_sided(pledges))
    ties = [(ranked[actor], atom) for pledge, atom in kept for actor in pledge.by if actor in ranked]
    for supposed, atom in one_sided(scenarios):
        scenario = case.scenarios[supposed.scenario]
        ties += [(atom, other) for pledge, other in kept if pledge.id in scenario.keeps]
        if scenario.lifts:
            ties += [(atom, other) for other in ranked.values()]
    return ties


def _statements(order: Prioritised, as_of: date | None) -> list[Said[Statement]]:
    """The statements that count. They are told apart by what they say, not by what they rest on."""
    return [
        Said(
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
    return merged(bases) or Basis(assumed=True)


def _told_apart(rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """Rules with an id each: two readings may call different rules by one."""
    made: list[Rule] = []
    ids: set[str] = set()
    for rule in rules:
        id_, number = rule.id, 1
        while id_ in ids:
            number += 1
            id_ = f"{rule.id}_{number}"
        ids.add(id_)
        made.append(rule if id_ == rule.id else replace(rule, id=id_))
    return tuple(made)


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
