"""What is told of a state against the oracle: who is stable, what is deterred by what, how many answers there are."""

from pathlib import Path

import pytest

import locarno
import oracle
import random_conflicts
from case_texts import graph_case, option_case, pattern
from locarno.answers.asked import CONCEPTS
from locarno.answers.states import StateView
from locarno.answers.traces import StateExplanation, Trace

ROOT = Path(__file__).parents[2]


def check(found: StateExplanation, game: oracle.Game, here: oracle.State, name: dict[StateView, oracle.State]) -> None:
    for one in found.standings:
        wanted = tuple(c for c in CONCEPTS if oracle.is_stable(game, c, one.actor, here))
        assert one.stable_under == wanted
        assert one.moves == len(game.moves[one.actor][here])
        better = oracle.improvements(game, one.actor, here)
        assert one.improvements == len(better)
        assert {name[told.step.end] for told in one.told} == better
        for told in one.told:
            check_improvement(told, game, here, name)


def check_improvement(told: Trace, game: oracle.Game, here: oracle.State, name: dict[StateView, oracle.State]) -> None:
    actor, end = told.step.actor, name[told.step.end]
    deterring = tuple(c for c in CONCEPTS if c != "nash" and oracle.deterred(game, c, actor, here, end))
    assert told.deterred_by == deterring
    assert told.concept == (deterring[0] if deterring else "gmr")
    assert told.deterred == bool(deterring)
    answers = oracle.answers(game, actor, end, told.concept in ("seq", "sseq"))
    assert told.answers == len(answers - {end})
    at = end
    for link in told.line.links:
        step, gain = link.step, link.result.decision
        assert name[step.start] == at and step.actor != actor
        at = name[step.end]
        assert at in game.moves[step.actor][name[step.start]]
        gains = oracle.is_better(game, step.actor, at, name[step.start])
        assert (gain.better is True) == gains and (gains or told.concept in ("gmr", "smr"))
    if deterring:  # where it ends the actor is not better off, and no reply helps where replies count
        assert at in answers and not oracle.is_better(game, actor, at, here)
        if told.concept in ("smr", "sseq"):
            assert not any(oracle.is_better(game, actor, t, here) for t in game.moves[actor][at])
    else:  # and if nothing deters, nothing the others can do is worse for it than where the answer ends
        assert all(not oracle.is_better(game, actor, at, other) for other in answers | {end})


@pytest.mark.parametrize("seed", range(150))
def test_option_form(seed: int) -> None:
    conflict = random_conflicts.option_conflict(seed)
    game = oracle.option_game(conflict)
    case = locarno.loads(option_case(conflict, game.states, int(game.states[0]), {int(game.states[0])}))
    name = {}
    for s in game.states:
        held = tuple(f"o{bit}" for bit in range(conflict.n_options) if int(s) >> bit & 1)
        name[StateView("", held, "")] = s
    for here in game.states[:: max(1, len(game.states) // 6)]:
        found = case.explain_state(pattern(int(here), conflict.n_options), every=True)
        assert name[found.state] == here
        check(found, game, here, name)


@pytest.mark.parametrize("seed", range(150))
def test_graph_form(seed: int) -> None:
    game = random_conflicts.graph_conflict(seed)
    case = locarno.loads(graph_case(game, game.states[0], {game.states[0]}))
    for here in game.states:
        found = case.explain_state(str(here), every=True)
        check(found, game, here, {StateView(str(s), (), ""): s for s in game.states})


def test_one_actor_and_one_concept() -> None:
    case = locarno.load(ROOT / "cases" / "chicken.yaml")
    found = case.explain_state("row_swerves column_swerves", actors=["row"], concept="seq")
    [one] = found.standings
    [told] = one.told
    assert one.actor == "row" and one.stable_under == ("smr", "gmr")
    assert told.concept == "seq" and not told.deterred and told.answers == 0
    assert told.deterred_by == ("smr", "gmr") and found.equilibrium_under == ("smr", "gmr")


def test_without_every_the_improvements_that_are_not_deterred_come_first() -> None:
    case = locarno.load(ROOT / "cases" / "ukraine")
    found = case.explain_state("ru_truce ld_ground us_backstop ld_guarantee", "R4", ["US"])
    [us] = found.standings
    assert us.improvements == 8 and len(us.told) == 3 and not any(told.deterred_by for told in us.told)
    assert us.told[0].step.change == ("-us_backstop",)


@pytest.mark.parametrize(
    ("state", "words", "why"),
    [
        ("nowhere", {}, "not an option"),
        ("today", {}, "no `status_quo`"),
        ("nothing", {"actors": ["nobody"]}, "no actor"),
        ("nothing", {"concept": "sims"}, "no concept `sims`"),
        ("YNN", {}, "not an option"),
        ("4", {}, "not an option"),
    ],
)
def test_what_cannot_be_explained_is_refused(state: str, words: dict[str, str], why: str) -> None:
    with pytest.raises(locarno.Refusal, match=why):
        locarno.load(ROOT / "cases" / "chicken.yaml").explain_state(state, **words)  # type: ignore[arg-type]
