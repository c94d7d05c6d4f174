"""The entries of a case by the days on which they begin and end to count, and the case without some of these turns.

A turn that has not taken place is a change of dates: what would begin begins a day later, what would end does not. So
the case as of the day, without some turns of that day, is a case like any other.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeVar

from ..answers.timeline import Dated, EntryKind
from ..case.basis import Basis, When
from ..case.nouns import Case, Preference, Ranked, Reading, Rule, StatusQuo
from ..case.pledge_nouns import Pledge
from ..space.constraints import supposed

R = TypeVar("R", bound=Rule)


@dataclass(frozen=True, slots=True)
class Turned:
    """An entry that begins or ends to count, with what it rests on: that tells it apart in the case."""

    told: Dated
    basis: Basis


def ledger(case: Case, readings: Sequence[str], scenarios: Sequence[str]) -> tuple[Turned, ...]:
    """All turns by day; of statements, rules and scenarios those of these readings. Raises Refusal as `supposed`."""
    found = _Ledger()
    for source in case.sources.values():
        read_in = [id_ for id_, reading in case.readings.items() if reading.source == source.id]
        basis = Basis(since=source.dated)
        found.add(source.id, "source", basis, (), " ".join(read_in), source.title, source.author, False)
    before: StatusQuo | None = None
    for now in sorted(case.status_quo, key=lambda one: one.since.first if one.since else date.min):
        found.add("status quo", "status quo", now.basis, (), "", _today(case, before, now), "", True, now.since)
        before = now
    taken = taken_at_their_word(case, readings, scenarios)
    for pledge in case.pledges.values():
        word = f"{pledge.kind}, {pledge.binding}"
        only = " ".join(pledge.readings)
        found.add(pledge.id, "pledge", pledge.basis, pledge.by, only, pledge.text, word, pledge.id in taken)
    switched = {one.id: one for id_ in readings for one in supposed(case, case.readings[id_], scenarios, None)}
    for rule in (*case.rules.values(), *(rule for one in switched.values() for rule in one.rules)):
        found.add(rule.id, "rule", rule.basis, (), "", rule.why, "", True)
    for id_ in readings:
        _add_reading(found, case, case.readings[id_])
    return tuple(sorted(found.turns, key=lambda one: one.told.day))


class _Ledger:
    """Turns in the making; what several readings inherit is told once, with an id of its own."""

    def __init__(self) -> None:
        self.turns: list[Turned] = []
        self._seen: set[int] = set()
        self._ids: set[tuple[str, str, date]] = set()

    def add(
        self,
        id_: str,
        kind: EntryKind,
        basis: Basis,
        by: tuple[str, ...],
        reading: str,
        text: str,
        word: str,
        matters: bool,
        since: When | None = None,
    ) -> None:
        """Add the turns of an entry, none if it is undated."""
        if id(basis) in self._seen:
            return
        self._seen.add(id(basis))
        since = since or basis.since
        if since is not None and basis.withdrawn is not None and basis.withdrawn.first <= since.first:
            return  # it never counts
        if since is not None:
            self._turn(Dated(id_, kind, "begins", since.first, since.text, by, reading, text, word, basis.refs,
                             basis.assumed, matters), basis)  # fmt: skip
        if basis.withdrawn is not None:
            day = basis.withdrawn
            self._turn(Dated(id_, kind, "ends", day.first, day.text, by, reading, text, word, basis.refs,
                             basis.assumed, matters), basis)  # fmt: skip

    def _turn(self, told: Dated, basis: Basis) -> None:
        ids = (told.id if n == 1 else f"{told.id} ({n})" for n in range(1, len(self._ids) + 2))
        id_ = next(one for one in ids if (one, told.turn, told.day) not in self._ids)
        self._ids.add((id_, told.turn, told.day))
        self.turns.append(Turned(replace(told, id=id_), basis))


def _add_reading(found: _Ledger, case: Case, reading: Reading) -> None:
    for rule in reading.rules:
        found.add(f"{reading.id} {rule.id}", "rule", rule.basis, (), reading.id, rule.why, "", True)
    for item in reading.scenarios:
        label = case.scenarios[item.scenario].label
        found.add(f"{reading.id} {item.scenario}", "scenario", item.basis, (), reading.id, label, "", True)
    for actor, preference in reading.preferences.items():
        if isinstance(preference.order, Ranked):
            continue  # a ranking counts whatever its date
        only = reading.id if preference.origin == reading.id else ""
        for place, one in enumerate(preference.order.statements, 1):
            id_ = f"{preference.origin} {actor} {place}"
            found.add(id_, "statement", one.basis, (actor,), only, one.text, "", True)


def taken_at_their_word(case: Case, readings: Sequence[str], scenarios: Sequence[str]) -> frozenset[str]:
    """The pledges that some of these readings, or a scenario under them, takes at their word on some day."""
    found: set[str] = set()
    for id_ in readings:
        reading = case.readings[id_]
        own = [case.scenarios[item.scenario] for item in reading.scenarios]
        found |= {*reading.keeps, *(pledge for one in own for pledge in one.keeps)}
    return frozenset(found | {pledge for id_ in scenarios for pledge in case.scenarios[id_].keeps})


def _today(case: Case, before: StatusQuo | None, now: StatusQuo) -> str:
    if case.form == "graph":
        return f"-> {now.state}"
    if before is None:
        return " ".join(option for option in case.options if option in now.holds) or "nothing"
    changes = [
        ("+" if option in now.holds else "-") + option
        for option in case.options
        if (option in now.holds) != (option in before.holds)
    ]
    return " ".join(changes) or "as before"


def without(case: Case, turns: Iterable[Turned]) -> Case:
    """The case as it would be if these turns had not taken place on their day."""
    moved: dict[int, tuple[Basis, When | None]] = {}
    for one in turns:
        if one.told.turn == "begins":
            day = one.told.day + timedelta(days=1)
            late = When(day.isoformat(), day)
            moved[id(one.basis)] = replace(one.basis, since=late), late
        else:
            moved[id(one.basis)] = replace(one.basis, withdrawn=None), one.basis.since
    return _rebased(case, moved)


def _rebased(case: Case, moved: Mapping[int, tuple[Basis, When | None]]) -> Case:
    def other(basis: Basis) -> Basis:
        return moved[id(basis)][0] if id(basis) in moved else basis

    def rules(of: Iterable[Rule]) -> tuple[Rule, ...]:
        return tuple(replace(rule, basis=other(rule.basis)) for rule in of)

    def status(now: StatusQuo) -> StatusQuo:
        if id(now.basis) not in moved:
            return now
        basis, since = moved[id(now.basis)]
        return replace(now, basis=basis, since=since)

    def pledge(one: Pledge) -> Pledge:
        return replace(one, basis=other(one.basis))

    return replace(
        case,
        rules=dict(zip(case.rules, rules(case.rules.values()), strict=True)),
        status_quo=tuple(status(now) for now in case.status_quo),
        pledges={id_: pledge(one) for id_, one in case.pledges.items()},
        scenarios={id_: replace(one, rules=rules(one.rules)) for id_, one in case.scenarios.items()},
        readings={id_: _reading(one, other, rules) for id_, one in case.readings.items()},
    )


def _reading(
    reading: Reading, other: Callable[[Basis], Basis], rules: Callable[[Iterable[Rule]], tuple[Rule, ...]]
) -> Reading:
    def wants(preference: Preference) -> Preference:
        order = preference.order
        if isinstance(order, Ranked):
            return preference
        statements = tuple(replace(one, basis=other(one.basis)) for one in order.statements)
        return replace(preference, order=replace(order, statements=statements))

    return replace(
        reading,
        preferences={actor: wants(one) for actor, one in reading.preferences.items()},
        rules=rules(reading.rules),
        scenarios=tuple(replace(item, basis=other(item.basis)) for item in reading.scenarios),
    )
