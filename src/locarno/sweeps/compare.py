"""Readings side by side: what all believe, what each would judge the same without, where verdicts agree and part."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from itertools import combinations

from ..analyses.security import Progress, unheard
from ..analyses.verdicts import check_day
from ..answers.asked import Asked, Rung
from ..answers.compared import Agreement, Compared, Held
from ..answers.crux import VALUES
from ..case.basis import Basis
from ..case.nouns import Prioritised, Ranked, Reading, Weighted
from ..space.refusal import Refusal
from ..space.space import Spaces, check_decided, reading_of
from ..space.word import at_their_word, kept_pledges
from .atoms import rule_text
from .judge import Judge

Key = tuple[str, str, str]
"""Kind, actor, text."""


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
    held: dict[Key, dict[str, tuple[int, Basis]]] = {}
    without: list[tuple[Key, Reading, Reading]] = []
    for reading in chosen:
        for key, place, basis, lesser in _beliefs(reading, as_of):
            held.setdefault(key, {}).setdefault(reading.id, (place, basis))
            if lesser is not None:
                without.append((key, reading, lesser))
    matters: dict[Key, list[str]] = {key: [] for key in held}
    if idle and arrangements:
        judged = pool.map(verdicts, (lesser for _, _, lesser in without))
        for done, ((key, reading, _), found) in enumerate(zip(without, judged, strict=True), 1):
            if found != base[reading.id] and reading.id not in matters[key]:
                matters[key].append(reading.id)
            progress(done, len(without))
    tried = {key for key, _, _ in without} if idle and arrangements else set()
    beliefs = tuple(
        Held(
            *key,
            {id_: place for id_, (place, _) in places.items()},
            tuple(matters[key]) if key in tried else None,
            tuple(dict.fromkeys(ref for _, basis in places.values() for ref in basis.refs)),
        )
        for key, places in held.items()
    )
    agreements = [
        _agreement(one.id, {id_: rungs[k] for id_, rungs in base.items()}) for k, one in enumerate(arrangements)
    ]
    return Compared(
        asked=Asked(case.id, tuple(scenarios), as_of),
        readings=tuple(reading.id for reading in chosen),
        beliefs=beliefs,
        agreed=tuple(sorted(agreements, key=_by_height, reverse=True)),
        contested=tuple(sorted(agreements, key=lambda one: -one.distance)),
        evaluated=judge.asked,
    )


def _beliefs(reading: Reading, as_of: date | None) -> Iterator[tuple[Key, int, Basis, Reading | None]]:
    """What a reading believes: key, place, what it rests on, and the reading without it, None if it cannot lack it."""
    for actor, preference in reading.preferences.items():
        order = preference.order
        if isinstance(order, Ranked):
            yield ("statement", actor, "a ranking of states"), 1, order.basis, None
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
            yield ("statement", actor, one.text), place, one.basis, replace(reading, preferences=wants)
    for rule in reading.rules:
        if rule.basis.counts(as_of):
            rules = tuple(one for one in reading.rules if one is not rule)
            yield ("rule", "", rule_text(rule)), 1, rule.basis, replace(reading, rules=rules)
    for supposed in reading.scenarios:
        if supposed.basis.counts(as_of):
            rest = tuple(one for one in reading.scenarios if one is not supposed)
            yield ("scenario", "", supposed.scenario), 1, supposed.basis, replace(reading, scenarios=rest)
    for pledge in reading.keeps:
        rest_ = tuple(one for one in reading.keeps if one != pledge)
        yield ("pledge", "", pledge), 1, reading.basis, replace(reading, keeps=rest_)


def _agreement(arrangement: str, rungs: dict[str, Rung]) -> Agreement:
    values = [VALUES[rung] for rung in rungs.values()]
    return Agreement(arrangement, rungs, sum(abs(a - b) for a, b in combinations(values, 2)))


def _by_height(one: Agreement) -> tuple[int, ...]:
    """Under how many readings it holds by interest; by that or a credible answer; at all; and is possible."""
    values = [VALUES[rung] for rung in one.rungs.values()]
    return tuple(sum(value >= least for value in values) for least in range(max(VALUES.values()), 0, -1))
