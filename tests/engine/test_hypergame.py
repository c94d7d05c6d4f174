"""Hypergames against the definitions, on random cases of both forms; and what follows where all see the same game."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

import locarno
import oracle
import oracle_hypergame
from locarno.answers.asked import CONCEPTS, Concept
from locarno.answers.hypergame import KINDS, Departure, Hypergame, HyperVerdict
from locarno.answers.states import StateView, Step
from oracle import State
from random_hypergames import READINGS, Drawn, graph_hypergame, option_hypergame

ROOT = Path(__file__).parents[2]
FORMS = {"option": option_hypergame, "graph": graph_hypergame}
BATCH, BATCHES = 8, 6


def name(drawn: Drawn, state: StateView) -> State:
    return sum(1 << int(option[1:]) for option in state.holds) if drawn.option_form else state.id


def deed(drawn: Drawn, step: Step) -> tuple[str, State, State]:
    return step.actor, name(drawn, step.start), name(drawn, step.end)


@cache
def ask(form: str, seed: int) -> tuple[Drawn, Hypergame]:
    drawn = FORMS[form](seed)
    case, concept = locarno.loads(drawn.text), CONCEPTS[seed % len(CONCEPTS)]
    return drawn, case.hypergame(sees=drawn.sees, truth=drawn.truth, concept=concept, reasons=True, most=10_000)


def check(drawn: Drawn, found: Hypergame) -> None:
    hyper, concept = drawn.hyper, found.concept
    states: list[State] = [code if drawn.option_form else f"s{code + 1}" for code in found.states.tolist()]
    assert set(states) == hyper.anybody_sees() and len(states) == len(set(states))
    assert found.actors == hyper.actors
    for row, i in enumerate(hyper.actors):
        for place, s in enumerate(states):
            assert found.seen[row, place] == hyper.sees(i, s)
            assert found.stable[row, place] == oracle_hypergame.stays(hyper, concept, i, s)
            assert found.believes[row, place] == oracle_hypergame.believes(hyper, concept, i, s)
    kinds = {s: KINDS[number] for s, number in zip(states, found.kinds, strict=True)}
    assert kinds == {s: oracle_hypergame.kind(hyper, concept, s) for s in states}
    assert {states[place] for place in found.equilibria} == oracle_hypergame.equilibria(hyper, concept)
    for each, tally in found.tallies.items():
        wanted = [oracle_hypergame.kind(hyper, each, s) for s in states]
        assert tally.kinds == tuple(wanted.count(one) for one in KINDS)
        assert tally.equilibria == len(oracle_hypergame.equilibria(hyper, each))
    check_sights(found, drawn)
    check_surprises(found, drawn, kinds)
    check_rests(found, drawn, kinds)
    [verdict] = found
    check_verdict(verdict, drawn)


def check_sights(found: Hypergame, drawn: Drawn) -> None:
    everybody = drawn.hyper.everybody_sees()
    for sight in found.sights:
        mine = set(drawn.hyper.games[sight.actor].states)
        assert (sight.states, sight.alone) == (len(mine), len(mine - everybody))
        assert "+".join((sight.reading, *sight.scenarios)) == drawn.sees[sight.actor]
        assert sight.wants == (drawn.truth or sight.reading)


def check_departure(departure: Departure, drawn: Drawn, concept: Concept) -> None:
    hyper = drawn.hyper
    mover, s, t = deed(drawn, departure.step)
    assert t in oracle_hypergame.ways_off(hyper, concept, mover, mover, s)
    assert departure.gain.better is True and departure.gain.actor == mover
    assert departure.trace is not None and not departure.trace.deterred
    for mind in departure.minds:
        assert mind.why == oracle_hypergame.why(hyper, concept, mind.actor, mover, s, t)
        assert (mind.gain is None) == (mind.why in ("unseen_state", "unseen_move"))
        if mind.gain is not None:
            assert (mind.gain.better is True) == (mind.why != "no_gain")
        assert (mind.deterrent is None) == (mind.why != "deterred")
        if mind.deterrent is not None:
            game, here = hyper.games[mind.actor], t
            assert mind.deterrent.deterred and mind.deterrent.answer
            for one in mind.deterrent.answer:
                who, begin, end = deed(drawn, one)
                assert who != mover and begin == here and end in game.moves[who][begin]
                here = end
            assert not oracle.is_better(game, mover, here, s)


def smallest(drawn: Drawn, s: State, ends: frozenset[State]) -> int:
    return min((s ^ t).bit_count() if isinstance(s, int) and isinstance(t, int) else 1 for t in ends)


def check_surprises(found: Hypergame, drawn: Drawn, kinds: dict[State, str]) -> None:
    hyper, concept = drawn.hyper, found.concept
    told = [name(drawn, one.state) for one in found.surprises]
    assert len(told) == len(set(told)) and set(told) == {s for s in kinds if kinds[s] == "surprising"}
    for one in found.surprises:
        s = name(drawn, one.state)
        assert one.believers == tuple(i for i in hyper.actors if oracle_hypergame.believes(hyper, concept, i, s))
        leavers = [i for i in hyper.actors if oracle_hypergame.leaves(hyper, concept, i, s)]
        assert [departure.step.actor for departure in one.departures] == leavers
        for departure in one.departures:
            check_departure(departure, drawn, concept)
            mover, begin, end = deed(drawn, departure.step)
            assert begin == s and tuple(mind.actor for mind in departure.minds) == one.believers
            assert not any(mind.why == "expected" for mind in departure.minds)
            ways = oracle_hypergame.ways_off(hyper, concept, mover, mover, s)
            assert smallest(drawn, s, ways) == smallest(drawn, s, frozenset({end}))
    startled = {
        (j, i): sum(j in [d.step.actor for d in one.departures] and i in one.believers for one in found.surprises)
        for j in hyper.actors
        for i in hyper.actors
    }
    assert startled == {
        (j, i): found.startled[row, column]
        for row, j in enumerate(found.actors)
        for column, i in enumerate(found.actors)
    }


def check_rests(found: Hypergame, drawn: Drawn, kinds: dict[State, str]) -> None:
    hyper, concept = drawn.hyper, found.concept
    assert {name(drawn, one.state) for one in found.rests} == {s for s in kinds if kinds[s] == "unexpected"}
    for one in found.rests:
        s = name(drawn, one.state)
        assert kinds[s] == "unexpected"
        doubters = [i for i in hyper.actors if not oracle_hypergame.believes(hyper, concept, i, s)]
        assert [alarm.actor for alarm in one.alarms] == doubters
        for alarm in one.alarms:
            mover, begin, end = deed(drawn, alarm.step)
            assert begin == s and end in oracle_hypergame.ways_off(hyper, concept, alarm.actor, mover, s)
            assert alarm.mind.actor == mover != alarm.actor
            assert alarm.mind.why == oracle_hypergame.why(hyper, concept, mover, mover, s, end) != "expected"


def opening(drawn: Drawn, inside: frozenset[State], games: list[tuple[str, oracle.Game]]) -> frozenset[State]:
    if drawn.option_form:
        assert isinstance(drawn.today, int)
        return frozenset(oracle.opening_states(frozenset(int(s) for s in inside), drawn.today))
    return oracle_hypergame.graph_opening(games, inside, drawn.today)


def check_verdict(found: HyperVerdict, drawn: Drawn) -> None:
    hyper = drawn.hyper
    inside = drawn.arrangement & hyper.everybody_sees()
    starts = opening(drawn, inside, list(hyper.games.items()))
    rung, concept = oracle_hypergame.rung(hyper, drawn.arrangement, starts)
    verdict = found.verdict
    assert (verdict.rung, verdict.concept) == (rung, concept)
    assert {name(drawn, state) for state in verdict.opening_states} == starts
    kept = oracle_hypergame.kept_set(hyper, concept or "gmr", drawn.arrangement)
    assert (verdict.states, verdict.kept_states) == (len(inside), len(kept))
    assert verdict.would_hold == (rung == "breaks" and bool(kept))
    by_seers = starts or opening(drawn, drawn.arrangement & hyper.anybody_sees(), list(hyper.games.items()))
    assert found.by_seers == oracle_hypergame.rung_by_seers(hyper, drawn.arrangement, by_seers)
    for i, one in zip(hyper.actors, found.eyes, strict=True):
        game = hyper.games[i]
        mine = drawn.arrangement & set(game.states)
        wanted = oracle.rung(game, mine, opening(drawn, mine, [(j, game) for j in game.actors]))
        assert (one.rung, one.concept) == wanted
    check_errors(found, drawn)
    check_breaks(found, drawn, inside, starts)


def check_errors(found: HyperVerdict, drawn: Drawn) -> None:
    rungs = dict(zip(drawn.hyper.actors, (one.rung for one in found.eyes), strict=True))
    holds = found.verdict.concept is not None
    broken = found.verdict.rung == "breaks"
    resting = ("interest", "credible", "bluff")
    assert found.surprised == tuple(i for i, rung in rungs.items() if broken and rung in resting)
    assert found.unseen_by == tuple(i for i, rung in rungs.items() if rung == "impossible")
    assert [alarm.actor for alarm in found.alarms] == [i for i, rung in rungs.items() if holds and rung == "breaks"]
    for alarm in found.alarms:
        mover, s, t = deed(drawn, alarm.step)
        assert t in oracle_hypergame.ways_off(drawn.hyper, "gmr", alarm.actor, mover, s)
        assert t not in drawn.arrangement
        assert alarm.mind.why == oracle_hypergame.why(drawn.hyper, "gmr", mover, mover, s, t)


def check_breaks(found: HyperVerdict, drawn: Drawn, inside: frozenset[State], starts: frozenset[State]) -> None:
    hyper, told = drawn.hyper, found.verdict.breaks
    assert len(found.departures) == len(told)
    if found.verdict.rung != "breaks":
        assert not told
        return
    for one, departure in zip(told, found.departures, strict=True):
        assert departure.step == one.step
        check_departure(departure, drawn, "gmr")
        assert [mind.actor for mind in departure.minds] == [i for i in hyper.actors if i != one.step.actor]
        assert departure.agrees == (deed(drawn, one.step)[2] in drawn.arrangement)
        steps = [deed(drawn, step) for step in (*one.after, one.step)]
        here = steps[0][1]
        assert here in starts
        for i, s, t in steps:
            assert s == here and t in oracle_hypergame.ways_off(hyper, "gmr", i, i, s)
            here = t
        assert [t in inside for _, _, t in steps] == [True] * (len(steps) - 1) + [False]
    lasts = {(*deed(drawn, one.step)[:2], len(one.after) + 1) for one in told}
    for start in starts:
        wanted = oracle_hypergame.shortest_breaks(hyper, inside, start)
        assert {i for i, _, _, length in wanted} <= {i for i, _, length in lasts if length == min(w[3] for w in wanted)}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("batch", range(BATCHES))
def test_against_the_definitions(form: str, batch: int) -> None:
    for seed in range(batch * BATCH, (batch + 1) * BATCH):
        check(*ask(form, seed))


def test_everything_was_met() -> None:
    """The random hypergames must be able to tell the kinds apart, or the tests above prove little."""
    asked = [ask(form, seed)[1] for form in FORMS for seed in range(BATCH * BATCHES)]
    for half in (asked[: len(asked) // 2], asked[len(asked) // 2 :]):
        assert {KINDS[kind] for found in half for kind in found.kinds} == set(KINDS)
    departures = [d for found in asked for one in found.surprises for d in one.departures]
    departures += [d for found in asked for one in found for d in one.departures]
    whys = {mind.why for departure in departures for mind in departure.minds}
    assert whys == {"unseen_state", "unseen_move", "no_gain", "deterred", "expected"}
    verdicts = [one for found in asked for one in found]
    assert {one.verdict.rung for one in verdicts} == {"interest", "credible", "bluff", "breaks", "impossible"}
    for told in ([one.surprised for one in verdicts], [one.alarms for one in verdicts]):
        assert sum(map(bool, told)) > 2
    assert any(one.unseen_by for one in verdicts)
    assert any(one.by_seers != one.verdict.rung != "impossible" for one in verdicts)
    assert any(departure.agrees for departure in departures)


def same_for_all(draw: Callable[[int], Drawn], seed: int) -> None:
    drawn = draw(seed)
    case = locarno.loads(drawn.text)
    for reading in READINGS:
        found = case.hypergame(reading=reading)
        alone = case.stability(reading)
        assert (found.states == alone.states).all() and found.labels == alone.labels
        assert found.outcomes == alone.outcomes
        for concept in CONCEPTS:
            count = len(alone.equilibria(concept))
            assert found.tallies[concept].kinds == (count, 0, 0, 0, len(alone.states) - count)
        assert found.equilibria.tolist() == alone.equilibria("seq").tolist()
        assert not found.surprises and not found.rests and not found.startled.any()
        [verdict], [wanted] = found, case.verdicts(readings=[reading])
        assert replace(verdict.verdict, reading=reading) == wanted
        assert all(one == wanted for one in verdict.eyes)
        assert not verdict.surprised and not verdict.alarms
        assert all(mind.why == "expected" for d in verdict.departures for mind in d.minds)
        known = case.hypergame(reading=reading, truth=reading)
        assert [one.verdict for one in known] == [one.verdict for one in found]


@pytest.mark.parametrize("form", FORMS)
def test_where_all_see_the_same_game_it_is_that_game(form: str) -> None:
    for seed in range(10):
        same_for_all(FORMS[form], seed)
