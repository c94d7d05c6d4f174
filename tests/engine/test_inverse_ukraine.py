"""The inverse question on the first case: every change that is told is put into the reading and asked by the engine."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import permutations
from pathlib import Path

import numpy as np
import pytest

import locarno
import oracle_inverse as slow
from locarno.analyses.inverse.hitting import Limits, Search
from locarno.analyses.inverse.orders import kinds_of, orders_of
from locarno.analyses.inverse.trial import Trial
from locarno.analyses.security import securities
from locarno.analyses.verdicts import Board, Cell
from locarno.answers.asked import Concept
from locarno.answers.inverse import Way
from locarno.case.nouns import Prioritised, Reading, Statement

UKRAINE = Path(__file__).parents[2] / "cases" / "ukraine"
RUNGS: tuple[Concept, ...] = ("nash", "seq", "gmr")


@pytest.fixture(scope="module")
def case() -> locarno.Loaded:
    return locarno.load(UKRAINE)


def day(case: locarno.Loaded) -> date | None:
    return case.case.as_of.first if case.case.as_of else None


def changed(reading: Reading, orders: dict[str, Sequence[Statement]]) -> Reading:
    """The reading with the statements of some actors in another order."""
    preferences = dict(reading.preferences)
    for actor, order in orders.items():
        preferences[actor] = replace(preferences[actor], order=Prioritised(tuple(order)))
    return replace(reading, preferences=preferences)


def holds(case: locarno.Loaded, arrangement: str, reading: Reading, concept: Concept) -> bool:
    """The ordinary verdict under a reading that need not be in the case."""
    space = case._spaces.under(reading, (), day(case))
    cell = Cell(Board(space, securities(space, ("gmr", concept), case._pool)), case.case.arrangements[arrangement])
    return bool(cell.deciding(concept).size)


def does(case: locarno.Loaded, arrangement: str, reading: Reading, way: Way, concept: Concept) -> bool:
    return holds(case, arrangement, changed(reading, {edit.actor: edit.order for edit in way.edits}), concept)


def one_swap(reading: Reading) -> Iterator[Reading]:
    """Every reading that is one swap of neighbours away."""
    for actor, preference in reading.preferences.items():
        statements = list(getattr(preference.order, "statements", ()))
        for place in range(len(statements) - 1):
            order = [*statements]
            order[place : place + 2] = order[place + 1], order[place]
            yield changed(reading, {actor: order})


@pytest.mark.parametrize(
    ("arrangement", "reading"), [("A25", "R1"), ("A06", "R1"), ("A29", "R1"), ("A01", "R4"), ("A35", "R3")]
)
def test_what_is_told_makes_it_hold(case: locarno.Loaded, arrangement: str, reading: str) -> None:
    found = case.inverse(arrangement, reading)
    given = case.case.readings[reading]
    for finding in found.findings:
        ways = [*finding.least.ways, *(finding.dropped.ways if finding.dropped else ())]
        assert finding.holds or ways
        for way in ways[:4]:
            assert does(case, arrangement, given, way, finding.concept)
        if finding.least.status == "found" and finding.least.ways[0].swaps > 1:
            assert not any(holds(case, arrangement, near, finding.concept) for near in one_swap(given))


def test_the_change_of_a_nearer_rung_is_no_smaller(case: locarno.Loaded) -> None:
    """What holds by interest holds by a credible answer, and what does that holds by bluff."""
    for arrangement in ("A02", "A31"):
        for reading in ("R1", "R4"):
            found = case.inverse(arrangement, reading)
            prices = []
            for finding in found.findings:
                ways = finding.least.ways or (finding.dropped.ways if finding.dropped else ())
                prices.append((ways[0].given_up, ways[0].swaps) if ways else (0, 0) if finding.holds else (99, 0))
            assert prices == sorted(prices, reverse=True)


def test_it_turns_on_one_swap_of_the_leads(case: locarno.Loaded) -> None:
    [way] = case.inverse("A18", "R3", concepts=["nash"])["nash"].least.ways
    [edit] = way.edits
    assert (edit.actor, edit.swaps) == ("LEAD", 1)
    assert [one.statement.text for one in edit.moved] == ["ld_guarantee"]


def test_a_state_is_asked_for_in_words(case: locarno.Loaded) -> None:
    found = case.inverse("today", "R1", state=True)
    assert found.state is not None and found.state.holds == ("ld_guarantee", "de_coprod", "eu_fund")
    finding = found["nash"]
    assert finding.least.status == "none" and finding.dropped is not None
    [way] = finding.dropped.ways
    assert [[one.text for one in edit.given_up] for edit in way.edits] == [["us_press"]]
    stability = case.stability("R1")
    state = next(s for s in range(stability.states.size) if stability.holds(s) == found.state.holds)
    for concept in RUNGS:
        for row, asks in enumerate(found[concept].asks):
            assert asks.stable == bool(stability.stable[concept][row, state])
    strict = [asks.strict for asks in finding.asks]
    assert all(share is not None for share in strict)
    for asks in finding.asks:  # under Nash it must be the best of itself and all it can move to
        assert asks.strict is not None and asks.strict.share == pytest.approx(1 / (asks.moves + 1))


# limits


def test_a_search_that_is_stopped_says_up_to_where_it_looked(case: locarno.Loaded) -> None:
    assert case.inverse("A06", "R1", concepts=["seq"])["seq"].least.ways[0].swaps == 9
    for most in (0, 3, 8):
        found = case.inverse("A06", "R1", concepts=["seq"], swaps=most)["seq"]
        assert (found.least.status, found.least.cleared, found.dropped) == ("stopped", most, None)
    assert case.inverse("A06", "R1", concepts=["seq"], swaps=9)["seq"].least.status == "found"


def test_too_many_trials_or_nodes_stop_it(case: locarno.Loaded) -> None:
    space = case._spaces.space("R1", (), day(case))
    kinds = [kinds_of(space, actor) for actor in range(7)]
    orders = [None if one is None else orders_of(one, False) for one in kinds]
    arrangement = case.case.arrangements["A06"]
    inside = space.frame.members(arrangement.held_yes, arrangement.held_no, arrangement.require)
    cell = Cell(Board(space, {}), arrangement)
    for limits in (Limits(99, 7, trials=3), Limits(99, 7, nodes=20)):
        trial = Trial(space, kinds, (inside, cell.opening), "seq", case._pool)
        found = Search(trial, orders, lambda done, everything: None).cheapest(range(7), limits)
        assert not found.choices and found.cleared is not None and found.cleared < 9


def test_where_not_all_orders_are_laid_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """With a few orders only the search says up to where it knows; for a state under Nash it needs no more."""
    text = {
        "locarno": "1",
        "case": {"title": "many wishes"},
        "actors": {"a": "A"},
        "options": {f"o{k}": "a" for k in range(4)},
        "common": {"preferences": {"a": ["not o3", "o2", "not o1", "o3 and o1", "o0"]}},
    }
    case = locarno.loads(str(text).replace("'", '"'))
    good = []
    for order in permutations(range(5)):
        ranks = [tuple(wishes(code)[number] for number in order) for code in range(16)]
        if max(ranks) == ranks[15]:
            good.append(order)
    least = min(slow.swaps(order) for order in good)
    assert least == 3
    whole = case.inverse("o0 o1 o2 o3", state=True, concepts=["nash", "seq"])
    monkeypatch.setattr("locarno.analyses.inverse.orders.MOST_ORDERS", 20)
    few = case.inverse("o0 o1 o2 o3", state=True, concepts=["nash", "seq"])
    for found in (whole, few):
        assert [way.swaps for way in found["nash"].least.ways] == [least] * len(whole["nash"].least.ways)
        share = found["nash"].asks[0].statements
        assert share is not None and share.orders == len(good)
    assert whole["seq"].least.status == "found"
    dropped = case.inverse("o0 o1 o2 o3", state=True, concepts=["seq"], swaps=1)["seq"]
    assert dropped.least.status == "stopped" and dropped.least.cleared is not None and dropped.least.cleared <= 2
    assert few["seq"].least.status == "stopped" and few["seq"].least.cleared == least - 1


def wishes(code: int) -> tuple[bool, ...]:
    o = [bool(code >> bit & 1) for bit in range(4)]
    return (not o[3], o[2], not o[1], o[3] and o[1], o[0])


def test_long_formulas_are_not_written_down(case: locarno.Loaded, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = case.inverse("today", "R0", state=True, concepts=["smr"])["smr"]
    monkeypatch.setattr("locarno.analyses.inverse.formulas.MOST_COMPARISONS", 1000)
    short = case.inverse("today", "R0", state=True, concepts=["smr"])["smr"]
    assert [asks.stable for asks in short.asks] == [asks.stable for asks in whole.asks]
    assert any(asks.clauses is None and asks.conditions is None and asks.strict is None for asks in short.asks)
    assert short.least == whole.least


def test_ranks_are_those_of_the_engine(case: locarno.Loaded) -> None:
    for reading in case.case.readings:
        space = case._spaces.space(reading, (), day(case))
        for actor in range(space.rank.shape[0]):
            kinds = kinds_of(space, actor)
            assert kinds is not None
            orders = orders_of(kinds, True)
            assert np.array_equal(orders.ranks(0), space.rank[actor]) and orders.cost[0] == 0
            assert (np.diff(orders.cost) >= 0).all()
