"""The oracle of play over time, itself judged: by hand, by Gambit, by Storm, path by path, and by drawing lots."""

from dataclasses import replace
from importlib import import_module
from importlib.util import find_spec
from math import exp, log
from pathlib import Path
from random import Random

import numpy as np
import pytest

from oracle import Game, State, graph_game
from oracle_play import (
    PlayGame,
    Solved,
    Terms,
    Utility,
    chain,
    chains,
    changes_only,
    every_path,
    expected,
    forward,
    graph_play,
    in_continuous_time,
    kept_throughout,
    months_in,
    passed,
    simulate,
    solve,
    stationary,
)
from random_play import PlayCase, graph_play_case, middle, option_play_case
from solvers_play import (
    TooLarge,
    Tree,
    answers_by_storm,
    play_by_gambit,
    prism_text,
    settled_text,
    stationary_by_homotopy,
)


def whole_pace(game: PlayGame) -> int:
    """The least whole number of steps a month in which no more than one clock rings."""
    return max(1, -int(-sum(game.rates.values()) - sum(rate for rate, _ in game.events)) + 1)


def some_case(seed: int, most_options: int, most_states: int) -> tuple[PlayCase, PlayGame, Utility, Random]:
    """A case, the play of it, and utilities; option form for odd seeds."""
    made = option_play_case(seed, most_options) if seed % 2 else graph_play_case(seed, most_states)
    rng = Random(f"some case {seed}")
    return made, made.game(), made.utility(rng.choice(("halving", "centroid", "even"))), rng


def some_terms(made: PlayCase, game: PlayGame, rng: Random, months: int) -> Terms:
    """What the case says of discount and precision, and everything else by lot."""
    return Terms(
        float(made.discount),
        middle(made.precision),
        whole_pace(game),
        months,
        rng.choice(("mistakes", "shocks")),
        rng.choice(("turn", "life")),
        rng.choice(("moves", "outcomes")),
    )


def lonely_climb() -> tuple[PlayGame, Utility]:
    """One actor, who can go from low to high and not back, and gets to move once a month."""
    game: Game = graph_game(["low", "high"], {"ada": {"low": ["high"]}}, {"ada": {"low": 0, "high": 1}})
    return graph_play(game, {"ada": 1.0}, {"low": "", "high": ""}), {"ada": {"low": 0.0, "high": 1.0}}


def test_two_months_by_hand() -> None:
    game, utility = lonely_climb()
    terms = Terms(discount=1, precision=log(3), pace=1, months=2)
    solved = solve(game, terms, utility)
    # the last month: 3 to 1 for the better state, which is then worth 1
    assert solved.play[0]["ada"]["low"] == pytest.approx({"low": 1 / 4, "high": 3 / 4})
    assert solved.value[1]["ada"] == pytest.approx({"low": 3 / 4, "high": 1})
    # the month before: high is worth 2, low 0 and then 3/4
    goes = 3**2 / (3**2 + 3**0.75)
    assert solved.play[1]["ada"]["low"]["high"] == pytest.approx(goes)
    assert solved.value[2]["ada"]["low"] == pytest.approx(goes * 2 + (1 - goes) * 0.75)
    spreads = forward(chains(solved), {"low": 1.0})
    assert spreads[2]["low"] == pytest.approx((1 - goes) / 4)
    shocks = solve(game, Terms(1, log(3), 1, 2, "shocks"), utility)
    assert shocks.value[1]["ada"]["low"] == pytest.approx(log(4) / log(3))
    life = solve(game, Terms(1, log(3), 1, 2, stake="life"), utility)
    assert life.play[0]["ada"]["low"]["high"] == pytest.approx(3**0.5 / (3**0.5 + 1))


def test_a_clock_that_rings_every_other_step_by_hand() -> None:
    game, utility = lonely_climb()
    solved = solve(game, Terms(discount=0.25, precision=2, pace=2, months=1), utility)
    rho, kept = log(4), 0.5
    flow = (1 - kept) / rho
    goes = 1 / (1 + exp(-2 * (1 + rho) * flow))
    assert solved.play[0]["ada"]["low"]["high"] == pytest.approx(goes)
    assert solved.value[1]["ada"]["low"] == pytest.approx(goes * flow / 2)
    assert solved.value[2]["ada"]["high"] == pytest.approx((1 - 0.25) / rho)


def slowed(game: PlayGame) -> PlayGame:
    """The same with clocks so slow that one step a month will do."""
    by = whole_pace(game)
    return replace(
        game,
        rates={actor: rate / by for actor, rate in game.rates.items()},
        events=tuple((rate / by, ends) for rate, ends in game.events),
    )


def tree_case(seed: int, most: int) -> tuple[Solved, Tree] | None:
    """A play of two to four steps with its tree; None if that is too large, or nobody has a choice."""
    made, game, utility, rng = some_case(seed, 4, 6)
    game = slowed(game)
    terms = some_terms(made, game, rng, rng.choice((2, 2, 3, 4)))
    terms = replace(terms, discount=terms.discount or 0.9, closure="mistakes")
    try:
        tree = Tree(game, terms, utility, made.today, most)
    except TooLarge:
        return None
    return (solve(game, terms, utility), tree) if tree.decisions else None


def judge_by_gambit(seed: int, most: int = 500) -> bool:
    """Hold the logit equilibrium that Gambit follows from random play against the oracle's; False: too large."""
    gambit = pytest.importorskip("pygambit", reason="NOT CHECKED AGAINST GAMBIT: it has no wheels for this system")
    found = tree_case(seed, most)
    if found is None:
        return False
    solved, tree = found
    for actor, step, x, chosen in play_by_gambit(gambit, tree):
        mine = solved.play[solved.terms.steps - 1 - step][actor][x]
        assert mine == pytest.approx(chosen, abs=1e-8), f"seed {seed}: {actor} in {x} at step {step}"
    return True


def test_gambit_finds_the_same_logit_equilibrium() -> None:
    assert sum(judge_by_gambit(seed) for seed in range(45)) >= 18


@pytest.mark.parametrize("seed", range(16))
def test_storm_finds_the_same_passages(seed: int, tmp_path: Path) -> None:
    stormpy = pytest.importorskip("stormpy", reason="NOT CHECKED AGAINST STORM: it has no wheels for this system")
    made, game, utility, rng = some_case(seed, 5, 10)
    terms = some_terms(made, game, rng, 2)
    steps = chains(solve(game, terms, utility))
    start = dict.fromkeys(made.opening, 1 / len(made.opening))
    inside = rng.choice((made.arrangement, frozenset(rng.sample(game.states, 1))))
    end, half = terms.steps, terms.steps // 2
    asked = [
        f'P=? [F<={half + 1} "in"]',
        'P=? [F "in"]',
        f'P=? [("in" | t=-1) U ("in" & t={end})]',
        f'P=? [F ("in" & t={end})]',
        f"R=? [C<={end + 2}]",
    ]
    spreads = forward(steps, start)
    expected_ = [
        passed(steps, start, inside)[half],
        passed(steps, start, inside)[end],
        kept_throughout(steps, start, inside)[end],
        sum(p for x, p in spreads[end].items() if x in inside),
        months_in(terms, spreads, inside) * terms.pace,
    ]
    found = answers_by_storm(stormpy, prism_text(steps, start, inside), tmp_path, asked)
    assert found == pytest.approx(expected_, abs=1e-12)


@pytest.mark.parametrize("seed", range(12))
def test_storm_and_plain_sums_agree_on_settled_play(seed: int, tmp_path: Path) -> None:
    stormpy = pytest.importorskip("stormpy", reason="NOT CHECKED AGAINST STORM: it has no wheels for this system")
    made, game, utility, rng = some_case(seed, 3, 6)
    terms = some_terms(made, game, rng, 1)
    terms = Terms(0.5, min(terms.precision, 4), terms.pace, 1, terms.closure, "turn", terms.menu)
    rows = chain(game, terms, stationary(game, terms, utility)[0])
    start, target = made.today, rng.choice(game.states)
    by_seven = passed([rows] * 7, {start: 1.0}, {target})[7]
    ever, late, seven = answers_by_storm(
        stormpy, settled_text(rows, start, [target]), tmp_path, ['P=? [F "in"]', 'R=? [F "in"]', 'P=? [F<=7 "in"]']
    )
    assert seven == pytest.approx(by_seven, abs=1e-12)
    if ever == 1 and late < 60:
        by_now = passed([rows] * 2000, {start: 1.0}, {target})
        assert sum(1 - p for p in by_now) == pytest.approx(late, rel=1e-9, abs=1e-9)


@pytest.mark.parametrize("seed", range(20))
def test_settled_play_answers_the_values_that_it_has(seed: int) -> None:
    """The values of a play by linear equations, not by iteration, make everybody choose that play."""
    made, game, utility, rng = some_case(seed, 3, 7)
    terms = some_terms(made, game, rng, 3)
    terms = Terms(rng.choice((0.3, 0.5, 0.8)), terms.precision, terms.pace, 3, "mistakes", terms.stake, terms.menu)
    play, value = stationary(game, terms, utility)
    rows = chain(game, terms, play)
    here = np.array([[rows[x].get(z, 0.0) for z in game.states] for x in game.states])
    for actor in game.actors:
        flow = terms.step_worth * here @ np.array([utility[actor][z] for z in game.states])
        solved = np.linalg.solve(np.eye(len(game.states)) - terms.kept * here, flow)
        assert list(value[actor].values()) == pytest.approx(list(solved), abs=1e-10)
        strength = terms.strength(game.rates[actor])
        for x in game.states:
            worth = {
                z: terms.step_worth * utility[actor][z] + terms.kept * float(solved[game.states.index(z)])
                for z in game.states
            }
            for y, p in play[actor][x].items():
                for z, q in play[actor][x].items():
                    gap = expected(game.lands[x][y], worth) - expected(game.lands[x][z], worth)
                    if terms.menu == "moves" and min(p, q) > 1e-9:
                        assert log(p / q) == pytest.approx(strength * gap, abs=1e-6)


def judge_by_homotopy(seed: int) -> bool:
    """Hold stationary play that sGameSolver follows from random play against the oracle's; False: not its kind.

    It is no test dependency: it has no wheel. Where it is not installed, nothing is judged.
    """
    if find_spec("sgamesolver") is None:
        return False
    np.NaN = np.nan  # type: ignore[attr-defined]  # the name it knows, which numpy has dropped
    sgamesolver = import_module("sgamesolver")
    made, game, utility, rng = some_case(seed, 4, 8)
    terms = Terms(rng.choice((0.5, 0.9)), min(middle(made.precision), 10), whole_pace(game), 1)
    if len(game.states) * (len(game.actors) + len(game.events) + 1) > 32:
        return False
    play, _ = stationary(game, terms, utility)
    found = stationary_by_homotopy(sgamesolver, game, terms, utility)
    for j in game.actors:
        for x in game.states:
            assert found[j][x] == pytest.approx(play[j][x], abs=1e-6), f"seed {seed}: {j} in {x}"
    return True


def tiny(seed: int) -> tuple[PlayCase, Solved]:
    made, game, utility, rng = some_case(seed, 3, 4)
    terms = some_terms(made, game, rng, 1)
    return made, solve(game, terms, utility)


@pytest.mark.parametrize("seed", [s for s in range(40) if tiny(s)[1].terms.steps <= 5][:24])
def test_path_by_path(seed: int) -> None:
    made, solved = tiny(seed)
    start = made.today
    steps, end = chains(solved), solved.terms.steps
    inside = made.arrangement
    at_end: dict[State, float] = {}
    total = reached = kept = months = 0.0
    for path, p in every_path(solved, start):
        assert len(path) == end + 1 and changes_only(path)[0] == start
        total += p
        at_end[path[-1]] = at_end.get(path[-1], 0.0) + p
        reached += p * any(x in inside for x in path)
        kept += p * all(x in inside for x in path)
        months += p * sum(x in inside for x in path[1:]) / solved.terms.pace
    assert total == pytest.approx(1)
    spreads = forward(steps, {start: 1.0})
    assert {x: p for x, p in spreads[end].items() if p > 0} == pytest.approx(at_end, abs=1e-12)
    assert reached == pytest.approx(passed(steps, {start: 1.0}, inside)[end])
    assert kept == pytest.approx(kept_throughout(steps, {start: 1.0}, inside)[end])
    assert months == pytest.approx(months_in(solved.terms, spreads, inside))


@pytest.mark.parametrize("seed", [1, 3, 5, 7, 9, 11])
def test_drawing_lots(seed: int) -> None:
    made, game, utility, rng = some_case(seed, 4, 8)
    solved = solve(game, some_terms(made, game, rng, 3), utility)
    start = dict.fromkeys(made.opening, 1 / len(made.opening))
    inside, times = made.arrangement, 2000
    drawn = [simulate(solved, start, rng) for _ in range(times)]
    steps = chains(solved)
    for share, p in (
        (sum(path[-1] in inside for path in drawn), sum(forward(steps, start)[-1].get(x, 0.0) for x in inside)),
        (sum(all(x in inside for x in path) for path in drawn), kept_throughout(steps, start, inside)[-1]),
    ):
        assert abs(share / times - p) <= 5 * (p * max(1 - p, 0) / times) ** 0.5 + 1e-9


@pytest.mark.parametrize("seed", range(10))
def test_what_the_step_changes_falls_in_proportion_to_it(seed: int) -> None:
    """Against the play without steps: half the step, half the error."""
    made, game, utility, rng = some_case(seed, 2, 4)
    game = replace(game, rates={actor: max(rate, 0.25) for actor, rate in game.rates.items()})
    terms = some_terms(made, game, rng, 2)
    terms = replace(terms, discount=rng.choice((0.5, 0.9, 1.0)), precision=rng.choice((1.0, 4.0)))
    values, end = in_continuous_time(game, terms, utility, {made.today: 1.0})
    errors = []
    for finer in (8, 16, 32):
        solved = solve(game, replace(terms, pace=terms.pace * finer), utility)
        here = forward(chains(solved), {made.today: 1.0})[-1]
        by_value = max(abs(solved.value[-1][i][x] - values[i][x]) for i in game.actors for x in game.states)
        errors.append((by_value, max(abs(here.get(x, 0.0) - end[x]) for x in game.states)))
    for coarse, half, quarter in zip(*errors, strict=True):
        if coarse > 1e-5:
            assert coarse / half == pytest.approx(2, rel=0.15)
            assert half / quarter == pytest.approx(2, rel=0.08)
