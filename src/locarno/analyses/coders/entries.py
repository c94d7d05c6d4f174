"""What two coders say that an actor wants: which statements are the same, and where they stand.

Two statements are the same if they are true in the same feasible states, however they are written.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np

from ...answers.coders import Alpha, CodedEntry, EntryAgreement, EntryKind
from ...case.nouns import Case, Prioritised, Statement
from ...space.refusal import Refusal
from ...space.truth import Truth
from .alpha import nominal_alpha, ordinal_alpha

_COMMON = "common"
_Key = bytes
_Said = dict[_Key, tuple[int, Statement]]


def entries_of(
    case: Case, other: Case, readings: Sequence[str], truth: Truth
) -> tuple[tuple[CodedEntry, ...], dict[tuple[str, str], tuple[_Said, _Said]]]:
    """Every statement of either coder, and for each reading and actor what each says, by what it is true in."""
    keys = _Keys(truth)
    found: list[CodedEntry] = []
    said: dict[tuple[str, str], tuple[_Said, _Said]] = {}
    for reading in readings:
        for actor in case.players():
            pair = tuple(keys.list_of(_own(one, reading, actor)) for one in (case, other))
            lists = (pair[0][0], pair[1][0])
            said[reading, actor] = lists
            found += _compared(reading, actor, lists, keys)
            for side, (_, idle) in enumerate(pair):
                found += [_entry(reading, actor, "says nothing", one, side) for one in idle]
    return tuple(found), said


def _own(case: Case, reading: str, actor: str) -> tuple[Statement, ...]:
    """What a coder says about an actor itself; nothing where `common` fills in."""
    preference = case.readings[reading].preferences[actor]
    if preference.origin == _COMMON and reading != _COMMON:
        return ()
    if not isinstance(preference.order, Prioritised):
        found = f"in `{case.id}` the preferences of `{actor}` in `{reading}` are no list of statements"
        raise Refusal(found, "codings are compared statement by statement")
    return preference.order.statements


class _Keys:
    """What tells statements apart: the states in which they are true, packed."""

    def __init__(self, truth: Truth) -> None:
        self._truth = truth

    def list_of(self, statements: Iterable[Statement]) -> tuple[_Said, list[tuple[int, Statement]]]:
        """Statements by key, with places, the first of equals; and those that are the same in all states."""
        said: _Said = {}
        idle = []
        for place, one in enumerate(statements, 1):
            table = self._truth(one.expression)
            if table.all() or not table.any():
                idle.append((place, one))
            else:
                said.setdefault(np.packbits(table).tobytes(), (place, one))
        return said, idle

    def opposite(self, one: Statement) -> _Key:
        """The key of what is true where a statement is false."""
        return np.packbits(~self._truth(one.expression)).tobytes()


def _compared(reading: str, actor: str, lists: tuple[_Said, _Said], keys: _Keys) -> Iterator[CodedEntry]:
    ones, others = lists
    met = set()
    for key, one in ones.items():
        against = keys.opposite(one[1])
        if key in others:
            met.add(key)
            yield _pair(reading, actor, "both", one, others[key])
        elif against in others and against not in ones:
            met.add(against)
            yield _pair(reading, actor, "opposite", one, others[against])
        else:
            yield _entry(reading, actor, "only one", one, 0)
    for key, other in others.items():
        if key not in met:
            yield _entry(reading, actor, "only other", other, 1)


def _pair(
    reading: str, actor: str, kind: EntryKind, one: tuple[int, Statement], other: tuple[int, Statement]
) -> CodedEntry:
    assumed = one[1].basis.assumed or other[1].basis.assumed
    return CodedEntry(
        reading, actor, kind, one[1].text, other[1].text, one[0], other[0], assumed, one[1].basis.refs,
        other[1].basis.refs, one[1].basis.note, other[1].basis.note,
    )  # fmt: skip


def _entry(reading: str, actor: str, kind: EntryKind, said: tuple[int, Statement], side: int) -> CodedEntry:
    place, one = said
    basis = one.basis
    if side == 0:
        return CodedEntry(
            reading, actor, kind, one.text, "", place, None, basis.assumed, basis.refs, (), basis.note, ""
        )
    return CodedEntry(reading, actor, kind, "", one.text, None, place, basis.assumed, (), basis.refs, "", basis.note)


def agreement_of(
    entries: Sequence[CodedEntry], readings: Sequence[str], actors: Sequence[str]
) -> tuple[EntryAgreement, ...]:
    """Of all, of each reading, of each reading and actor about whom anybody says anything."""
    found = [_counted("", "", entries)]
    found += [_counted(id_, "", [one for one in entries if one.reading == id_]) for id_ in readings]
    for reading in readings:
        for actor in actors:
            here = [one for one in entries if (one.reading, one.actor) == (reading, actor)]
            if here:
                found.append(_counted(reading, actor, here))
    return tuple(found)


def _counted(reading: str, actor: str, entries: Sequence[CodedEntry]) -> EntryAgreement:
    shared = [one for one in entries if one.kind == "both"]
    pairs = [
        (one, other)
        for one, other in combinations(shared, 2)
        if (one.reading, one.actor) == (other.reading, other.actor)
    ]
    same = sum(
        ((a.place_one or 0) < (b.place_one or 0)) == ((a.place_other or 0) < (b.place_other or 0)) for a, b in pairs
    )
    return EntryAgreement(
        reading,
        actor,
        len(shared),
        sum(one.kind == "opposite" for one in entries),
        sum(one.kind == "only one" for one in entries),
        sum(one.kind == "only other" for one in entries),
        sum(one.place_one == one.place_other for one in shared),
        len(pairs),
        same,
    )


def presence_alpha(said: Mapping[tuple[str, str], tuple[_Said, _Said]], assumed: bool) -> Alpha:
    """Alpha, nominal, of whether each coder has a statement.

    A unit is a statement about an actor in a reading; the statements about an actor are all that either coder has about
    it in any reading, so that both may be without one. `assumed`: whether what is assumed counts as said.
    """
    counted = {
        place: tuple(
            frozenset(key for key, (_, one) in side.items() if assumed or not one.basis.assumed) for side in both
        )
        for place, both in said.items()
    }
    pools: dict[str, set[_Key]] = {}
    for (_, actor), both in counted.items():
        pools.setdefault(actor, set()).update(*both)
    return nominal_alpha(
        [[key in side for side in both] for (_, actor), both in counted.items() for key in pools[actor]]
    )


def rank_alpha(entries: Iterable[CodedEntry]) -> Alpha:
    """Alpha, ordinal, of the places at which the two coders put the statements that both have."""
    return ordinal_alpha([(one.place_one, one.place_other) for one in entries if one.kind == "both"])
