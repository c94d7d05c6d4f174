"""What play over time becomes at its ends: at random, best replies, no tomorrow, nobody who minds, ever finer steps."""

import json
from dataclasses import replace
from random import Random
from typing import Any

import numpy as np
import pytest

import locarno
from locarno.analyses.play.course import course
from locarno.analyses.play.game import Manner
from locarno.analyses.play.numbers import figures_of
from locarno.analyses.play.numbers import middle as in_the_middle
from locarno.analyses.play.stage import Likes, Stage
from oracle import State
from oracle_play import Chain, Play, PlayGame, Solved, Terms, chain, expected, forward, in_continuous_time, solve
from random_play import PlayCase, graph_play_case, option_play_case


def some_case(seed: int) -> PlayCase:
    return option_play_case(seed, 4) if seed % 2 else graph_play_case(seed, 8)


def least_pace(game: PlayGame) -> int:
    return max(1, -int(-(sum(game.rates.values()) + sum(rate for rate, _ in game.events)) // 1))


def outcomes_at_end(made: PlayCase, text: str = "", **how: Any) -> dict[str, float]:
    found = locarno.loads(text or made.text).play(start="today", goal="T", points=0, **how)
    return {band.outcome: band.then[-1].middle for band in found.bands}


def by_outcome(made: PlayCase, spread: dict[State, float]) -> dict[str, float]:
    found: dict[str, float] = {}
    for x, p in spread.items():
        found[made.outcome[x]] = found.get(made.outcome[x], 0.0) + p
    return found


def follow(made: PlayCase, rows: Chain, steps: int) -> dict[str, float]:
    return by_outcome(made, forward([rows] * steps, {made.today: 1.0})[-1])


def assert_alike(found: dict[str, float], wanted: dict[str, float], near: float = 1e-8) -> None:
    for outcome, p in found.items():
        assert p == pytest.approx(wanted.get(outcome, 0.0), abs=near)
    assert sum(found.values()) == pytest.approx(1)


def at_random(game: PlayGame) -> Play:
    return {j: {x: dict.fromkeys(menu, 1 / len(menu)) for x, menu in game.menus[j].items()} for j in game.actors}


@pytest.mark.parametrize("seed", range(8))
def test_without_precision_everybody_plays_at_random(seed: int) -> None:
    made = some_case(seed)
    game = made.game()
    pace = least_pace(game)
    rows = chain(game, Terms(0.9, 1, pace, 3), at_random(game))
    found = outcomes_at_end(made, months=3, horizon=3, setting={"precision": 1e-6, "discount": 0.9})
    assert_alike(found, follow(made, rows, 3 * pace), 1e-5)


@pytest.mark.parametrize("seed", range(8))
def test_who_does_not_mind_drifts(seed: int) -> None:
    """However precisely it chooses, and however much others mind: of a case in which nobody does, nothing is left."""
    made = some_case(seed)
    text = json.loads(made.text)
    text["common"]["preferences"] = {actor: [] for actor in made.actors}
    game = made.game()
    pace = least_pace(game)
    rows = chain(game, Terms(0.9, 1, pace, 3), at_random(game))
    found = outcomes_at_end(made, json.dumps(text), months=3, horizon=3, setting={"precision": 500, "discount": 0.9})
    assert_alike(found, follow(made, rows, 3 * pace))


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("discount", [0, 1e-30])
def test_without_a_tomorrow_flows_are_all_that_counts(seed: int, discount: float) -> None:
    """Choices are in proportion to e^(lambda u), and the same in each step; near 0 as at 0."""
    made = some_case(seed)
    game, utility = made.game(), made.utility("even")
    pace = least_pace(game)
    play: Play = {j: {} for j in game.actors}
    for j in game.actors:
        for x, menu in game.menus[j].items():
            weights = {y: np.exp(2 * expected(game.lands[x][y], utility[j])) for y in menu}
            play[j][x] = {y: float(weight / sum(weights.values())) for y, weight in weights.items()}
    rows = chain(game, Terms(0.9, 1, pace, 2), play)
    found = outcomes_at_end(
        made, months=2, horizon=2, utility="even", setting={"precision": 2, "discount": discount}, closure="mistakes"
    )
    near = 1e-8 if discount == 0 else 0.02
    if discount == 0 or pace == 1:  # near 0 the worth of a step tends to that of a turn, but slowly
        assert_alike(found, follow(made, rows, 2 * pace), near)


def surely(solved: Solved) -> bool:
    """Whether every choice is between worths that are the same, or so far apart that precision leaves no doubt."""
    game, terms = solved.game, solved.terms
    for k in range(terms.steps):
        for j in game.actors:
            g = {y: terms.step_worth * solved.utility[j][y] + terms.kept * solved.value[k][j][y] for y in game.states}
            for x, menu in game.menus[j].items():
                worths = [expected(game.lands[x][y], g) for y in menu]
                short = [max(worths) - worth for worth in worths]
                if any(1e-10 < gap < 30 / terms.strength(game.rates[j]) for gap in short):
                    return False
    return True


def test_with_all_precision_everybody_replies_best() -> None:
    checked = 0
    for seed in range(60):
        made = some_case(seed)
        game = replace(made.game(), rates={actor: max(made.game().rates[actor], 0.1) for actor in made.actors})
        utility = made.utility("centroid")
        pace = least_pace(game)
        terms = Terms(0.9, 1e4, pace, 2)
        solved = solve(game, terms, utility, best_replies=True)
        if not surely(solved):
            continue
        setting = {"precision": 1e4, "discount": 0.9} | {f"rate:{a}": rate for a, rate in game.rates.items()}
        found = outcomes_at_end(made, months=2, horizon=2, utility="centroid", setting=setting)
        steps = [chain(game, terms, play) for play in reversed(solved.play)]
        assert_alike(found, by_outcome(made, forward(steps, {made.today: 1.0})[-1]), 1e-6)
        checked += 1
        if checked == 15:
            return
    raise AssertionError(f"only {checked} cases were sure")


@pytest.mark.parametrize("seed", range(6))
def test_half_the_step_is_half_the_error(seed: int) -> None:
    """Against the play without steps."""
    made = option_play_case(2 * seed + 1, 2) if seed < 4 else graph_play_case(2 * seed, 4)
    rng = Random(f"order {seed}")
    game = replace(made.game(), rates={actor: max(made.game().rates[actor], 0.25) for actor in made.actors})
    closure = rng.choice(("mistakes", "shocks"))
    pace = least_pace(game)
    terms = Terms(0.9, 4, pace, 2, closure)  # type: ignore[arg-type]
    _, end = in_continuous_time(game, terms, made.utility("centroid"), {made.today: 1.0})
    wanted = by_outcome(made, end)
    setting = {"precision": 4, "discount": 0.9} | {f"rate:{a}": rate for a, rate in game.rates.items()}
    errors = []
    for finer in (8, 16, 32):
        found = outcomes_at_end(
            made, months=2, horizon=2, steps=pace * finer, setting=setting, closure=closure, utility="centroid"
        )
        errors.append(max(abs(p - wanted.get(outcome, 0.0)) for outcome, p in found.items()))
    if errors[0] > 1e-5:
        assert errors[0] / errors[1] == pytest.approx(2, rel=0.15)
        assert errors[1] / errors[2] == pytest.approx(2, rel=0.08)


@pytest.mark.parametrize("seed", range(12))
def test_what_flows_in_and_does_not_flow_out_is_there(seed: int) -> None:
    made = some_case(seed)
    space = locarno.loads(made.text)._spaces.space("common")
    start = np.array([list(made.outcome).index(made.today)], np.int32)
    stage = Stage(space, [start], [np.ones(space.frame.size, bool)])
    game = stage.game(in_the_middle(figures_of(space.reading.play, space.as_of)), Likes(), Manner(horizon=3.0))
    found = course(game, stage.mass(game.board, 0), np.ones(game.board.size, bool), 3)
    kinds = game.board.kinds
    turned = found.turns.sum(axis=0) - found.turns.sum(axis=1)
    assert found.then[-1] - found.then[0] == pytest.approx(turned, abs=1e-12)
    assert found.then.sum(axis=1) == pytest.approx(np.ones(4)) and found.spent.sum() == pytest.approx(3)
    assert (np.diff(found.arrived, axis=0) >= -1e-12).all() and found.then.shape == (4, kinds)
    assert (found.arrived - found.then >= -1e-12).all()
