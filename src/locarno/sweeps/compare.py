"""Readings side by side: what all believe, what each would judge the same without, where verdicts agree and part."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from itertools import combinations
from typing import NamedTuple

from ..analyses.security import Progress, unheard
from ..analyses.verdicts import check_day
from ..answers.asked import Asked, Rung
from ..answers.compared import Agreement, Compared, Difference, Held
from ..answers.crux import VALUES
from ..case.basis import Basis
from ..case.expressions import write
from ..case.nouns import Prioritised, Ranked, Reading, Weighted
from ..space.refusal import Refusal
from ..space.space import Spaces, check_decided, reading_of
from ..space.word import at_their_word, kept_pledges
from .atoms import pairing, rule_text
from .judge import Judge

Key = tuple[str, str, str]
"""Kind, actor, and what is believed."""


class _Believed(NamedTuple):
    """Something that a reading believes; `lesser`: the reading without it, None if it is not to be left out."""

    key: Key
    text: str
    place: int
    basis: Basis
    lesser: Reading | None
    word: str = ""


def compare(
    spaces: Spaces,
    pool: ThreadPoolExecutor,
    readings: Sequence[str] | None = None,
    scenarios: Sequence[str] = (),
    as_of: date | None = None,
    idle: bool = True,
    progress: Progress = unheard,
) -> Compared:
    """These readings (None: all) side by side; `idle`: also ask which beliefs change no verdict.

    Raises Refusal for names the case does not have, for fewer than two readings, and as `verdicts` does.
    """
    case = spaces.case
    check_day(case, as_of)
    chosen = [reading_of(case, id_) for id_ in dict.fromkeys(case.readings if readings is None else readings)]
    if len(chosen) < 2:
        raise Refusal("one reading to compare with nothing", f"name two or more of: {', '.join(case.readings)}")
    for reading in chosen:
        check_decided(case, reading, as_of)
    arrangements = list(case.arrangements.values())
    judge = Judge(spaces, scenarios, as_of)

    def verdicts(reading: Reading) -> tuple[Rung, ...]:
        kept = kept_pledges(case, reading, scenarios, as_of)
        return judge.rungs(at_their_word(case, reading, kept), arrangements)

    base = {reading.id: verdicts(reading) for reading in chosen}
    held: dict[Key, dict[str, _Believed]] = {}
    without: list[tuple[Key, Reading, Reading]] = []
    for reading in chosen:
        for one in _beliefs(reading, as_of):
            held.setdefault(one.key, {}).setdefault(reading.id, one)
            if one.lesser is not None:
                without.append((one.key, reading, one.lesser))
    matters: dict[Key, list[str]] = {key: [] for key in held}
    if idle and arrangements:
        judged = pool.map(verdicts, (lesser for _, _, lesser in without))
        for done, ((key, reading, _), found) in enumerate(zip(without, judged, strict=True), 1):
            if found != base[reading.id] and reading.id not in matters[key]:
                matters[key].append(reading.id)
            progress(done, len(without))
    tried = {key for key, _, _ in without} if idle and arrangements else set()
    tried |= {key for key in held if key[0] == "likelihood"}
    beliefs = tuple(
        _held(key, by_reading, tuple(matters[key]) if key in tried else None) for key, by_reading in held.items()
    )
    agreements = [
        _agreement(one.id, {id_: rungs[k] for id_, rungs in base.items()}) for k, one in enumerate(arrangements)
    ]
    differences = tuple(
        Difference(one.id, other.id, pairing(case, one, other, "statements", scenarios, as_of).atoms)
        for one, other in combinations(chosen, 2)
    )
    return Compared(
        asked=Asked(case.id, tuple(scenarios), as_of),
        readings=tuple(reading.id for reading in chosen),
        beliefs=beliefs,
        agreed=tuple(sorted(agreements, key=_by_height, reverse=True)),
        contested=tuple(sorted(agreements, key=lambda one: -one.distance)),
        differences=differences,
        evaluated=judge.asked,
    )


def _held(key: Key, by_reading: dict[str, _Believed], matters: tuple[str, ...] | None) -> Held:
    kind, actor, _ = key
    return Held(
        kind,
        actor,
        next(iter(by_reading.values())).text,
        {id_: one.place for id_, one in by_reading.items()},
        matters,
        tuple(dict.fromkeys(ref for one in by_reading.values() for ref in one.basis.refs)),
        {id_: one.word for id_, one in by_reading.items() if one.word},
    )


def _beliefs(reading: Reading, as_of: date | None) -> Iterator[_Believed]:
    """What a reading believes."""
    for actor, preference in reading.preferences.items():
        order = preference.order
        if isinstance(order, Ranked):
            said = f"{order.groups} {order.unknown} {order.strong}"
            text = f"a ranking of states, {' '.join(order.groups[0])} first" if order.groups else "a ranking of states"
            yield _Believed(("statement", actor, said), text, 1, order.basis, None)
            continue
        counted = [one for one in order.statements if one.basis.counts(as_of)]
        for place, one in enumerate(counted, 1):
            if isinstance(order, Weighted):
                pairs = [(s, w) for s, w in zip(order.statements, order.weights, strict=True) if s is not one]
                weights = tuple(weight for _, weight in pairs)
                lesser: Prioritised | Weighted = replace(order, statements=tuple(s for s, _ in pairs), weights=weights)
            else:
                lesser = replace(order, statements=tuple(s for s in order.statements if s is not one))
            wants = dict(reading.preferences) | {actor: replace(preference, order=lesser)}
            without = replace(reading, preferences=wants)
            yield _Believed(("statement", actor, one.text), one.text, place, one.basis, without)
    for rule in reading.rules:
        if rule.basis.counts(as_of):
            rules = tuple(one for one in reading.rules if one is not rule)
            text = rule_text(rule)
            yield _Believed(("rule", "", text), text, 1, rule.basis, replace(reading, rules=rules), rule.likelihood)
    for supposed in reading.scenarios:
        if supposed.basis.counts(as_of):
            rest = tuple(one for one in reading.scenarios if one is not supposed)
            text, without = supposed.scenario, replace(reading, scenarios=rest)
            yield _Believed(("scenario", "", text), text, 1, supposed.basis, without, supposed.likelihood)
    for pledge in reading.keeps:
        without = replace(reading, keeps=tuple(one for one in reading.keeps if one != pledge))
        yield _Believed(("pledge", "", pledge), pledge, 1, reading.basis, without)
    for event in reading.likelihoods:
        if event.basis.counts(as_of):
            said = "" if event.statement is None else write(event.statement)
            key = ("likelihood", "", f"{event.id}: {said}")
            yield _Believed(key, event.event, 1, event.basis, None, event.likelihood)


def _agreement(arrangement: str, rungs: dict[str, Rung]) -> Agreement:
    values = [VALUES[rung] for rung in rungs.values()]
    return Agreement(arrangement, rungs, sum(abs(a - b) for a, b in combinations(values, 2)))


def _by_height(one: Agreement) -> tuple[int, ...]:
    """Under how many readings it holds by interest; by that or a credible answer; at all; and is possible."""
    values = [VALUES[rung] for rung in one.rungs.values()]
    return tuple(sum(value >= least for value in values) for least in range(max(VALUES.values()), 0, -1))
