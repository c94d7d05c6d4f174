"""What play over time costs: seconds for a case, ns a state, mover and step, growth, and what other solvers take.

python bench/play.py [CASE] [--most 22] [--no-case]

Measured in one run, after a warm-up: the case as it is asked about (what does not matter left out) and in full; random
conflicts of 2^14 states and more with four actors, against copying all values once in memory; the oracle of the tests
and the solvers that the tests compare with, as far as they are installed, on what they can still do.
"""

import argparse
import importlib.util
import os
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

import locarno
from engine import random_case
from locarno.analyses.play.board import board_of
from locarno.analyses.play.course import course
from locarno.analyses.play.game import Game, Manner, game_of
from locarno.analyses.play.numbers import figures_of, middle
from locarno.analyses.play.solve import back, end_of
from locarno.space.flows import flows
from locarno.space.space import Space
from locarno.sweeps.cast import Beginning, Playing, cast_of
from locarno.sweeps.goals import goal_named
from locarno.sweeps.play_one import KEPT, probability

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
import oracle_play
from random_play import middle as between
from random_play import option_play_case
from solvers_play import TooLarge, Tree, answers_by_storm, play_by_gambit, prism_text

MONTHS = 120


def seconds(work: Callable[[], object], times: int = 1) -> float:
    """The least of so many runs."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return min(found)


def full(space: Space, manner: Manner, pool: ThreadPoolExecutor | None = None) -> Game:
    """The game on all states."""
    numbers = middle(figures_of(space.reading.play, space.as_of))
    board = board_of(space, list(numbers.chances), list(numbers.events))
    return game_of(board, numbers, flows(space, "centroid", np.random.default_rng(0), {}), manner, pool)


def loaded(text: str) -> locarno.Loaded:
    """A case from its text."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "case.yaml"
        path.write_text(text, encoding="utf-8")
        return locarno.load(path)


def the_case(path: Path) -> None:
    """A case that people ask about: every reading, 120 months, from the goal once agreed."""
    case = locarno.load(path)
    playing = Playing(horizon=MONTHS, months=MONTHS)
    goal = goal_named(case.case, None)
    start = Beginning(goal.id, goal.name, goal)
    print(f"{case.case.id}, {MONTHS} months, once agreed; seconds, warm, on one thread")
    print("`kept`: how likely the goal is kept. `course`: all outcomes by month, with first arrivals.")
    print("reading  states   kept   states  course   in full: states   kept")
    sums = np.zeros(3)
    tasks: list[tuple[Game, Any]] = []
    for id_ in case.case.readings:
        space = case._spaces.space(id_)
        lean = cast_of(space, goal, [start], playing, outcomes=False, values=False)
        rich = cast_of(space, goal, [start], playing, outcomes=True, values=False)
        numbers = lean.points()[0]
        small, large, whole = lean.game(numbers), rich.game(numbers), full(space, playing.manner())
        few, many = lean.stage.inside(small.board, lean.goal), rich.stage.inside(large.board, rich.goal)
        mass = rich.stage.mass(large.board, 0)
        course(large, mass, many, 1)
        probability(small, few, 1, [KEPT])
        took = [
            seconds(lambda g=small, i=few: probability(g, i, MONTHS, [KEPT])),  # type: ignore[misc]
            seconds(lambda g=large, m=mass, i=many: course(g, m, i, MONTHS)),  # type: ignore[misc]
            seconds(lambda g=whole, i=lean.goal: probability(g, i, MONTHS, [KEPT])),  # type: ignore[misc]
        ]
        sums += took
        tasks.append((whole, lean.goal))
        print(
            f"{id_:8}{small.board.size:7,}{took[0]:7.2f}{large.board.size:9,}{took[1]:8.2f}"
            f"{whole.board.size:18,}{took[2]:7.2f}"
        )
    print(f"{'all':15}{sums[0]:7.2f}{sums[1]:17.2f}{sums[2]:25.2f}")
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        spread = seconds(lambda: list(pool.map(lambda task: probability(task[0], task[1], MONTHS, [KEPT]), tasks)))
    print(f"in full, all readings, on {os.cpu_count()} threads: {spread:.2f} s\n")


def growth(most: int) -> None:
    """How the cost grows with states; four actors, a move a month each."""
    print("random conflicts, 4 actors; one sweep")
    print("states       ms, 1 thread   ms, threads   ns a state, mover, step   times copying   exponent")
    before = None
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for options in range(14, most + 1, 2):
            space = loaded(random_case(options, 4, 1))._spaces.space("common")
            game = full(space, Manner())
            alone, spread = end_of(game), end_of(replace(game, threads=pool))
            steps = max(1, 2**20 // game.board.size)
            took = []
            for worth in (alone, spread):
                back(worth, 1)
                took.append(seconds(lambda w=worth, n=steps: back(w, n), 3) / steps)  # type: ignore[misc]
            target = np.empty_like(alone.value)
            copied = seconds(lambda a=target, b=alone.value: np.copyto(a, b), 5)  # type: ignore[misc]
            best, size = min(took), game.board.size
            exponent = "" if before is None else f"{np.log(best / before) / np.log(4):.2f}"
            before = best
            print(
                f"2^{options:<3}{size:11,}{took[0] * 1e3:12.2f}{took[1] * 1e3:14.2f}{best / size / 4 * 1e9:20.1f}"
                f"{best / copied:20.1f}{exponent:>13}",
                flush=True,
            )
    print()


def others() -> None:
    """The same games by the oracle of the tests and by other solvers; seconds, and how many times ours that is."""
    print("other solvers, each with the whole of a small play; seconds (times ours)")
    print("states  steps     ours            oracle          Gambit (tree)       Storm (chain)")
    for seed, options, months in ((1, 3, 1), (3, 3, 1), (5, 4, 2), (7, 5, 4), (9, 6, 12)):
        made = option_play_case(seed, options)
        game = made.game()
        pace = max(1, -int(-sum(game.rates.values()) - sum(rate for rate, _ in game.events)) + 1)
        terms = oracle_play.Terms(
            float(made.discount), between(made.precision), pace, months, "mistakes", "turn", "moves"
        )
        utility = made.utility("centroid")
        space = loaded(made.text)._spaces.space("common")
        mine = full(space, Manner(horizon=months, steps=pace))
        back(end_of(mine), 1)
        ours = seconds(lambda g=mine, n=months * pace: back(end_of(g), n), 5)  # type: ignore[misc]
        solved = oracle_play.solve(game, terms, utility)
        slow = seconds(lambda g=game, t=terms, u=utility: oracle_play.solve(g, t, u))  # type: ignore[misc]
        told = [f"{slow:9.4f} ({slow / ours:,.0f})"]
        told.append(_gambit(game, terms, utility, made, ours))
        told.append(_storm(solved, made, ours))
        print(
            f"{len(made.outcome):6}{months * pace:7}{ours:11.5f}   " + "".join(f"{one:>20}" for one in told), flush=True
        )


def _gambit(game: Any, terms: Any, utility: Any, made: Any, ours: float) -> str:
    if importlib.util.find_spec("pygambit") is None:
        return "not installed"
    import pygambit

    try:
        tree = Tree(game, terms, utility, made.today, 4000)
    except TooLarge:
        return "too large"
    took = seconds(lambda: play_by_gambit(pygambit, tree))
    return f"{took:9.4f} ({took / ours:,.0f})"


def _storm(solved: Any, made: Any, ours: float) -> str:
    if importlib.util.find_spec("stormpy") is None:
        return "not installed"
    import stormpy

    steps = oracle_play.chains(solved)
    text = prism_text(steps, {made.today: 1.0}, made.arrangement)
    with tempfile.TemporaryDirectory() as folder:
        took = seconds(lambda: answers_by_storm(stormpy, text, Path(folder), [f'P=? [F<={len(steps)} "in"]']))
    return f"{took:9.4f} ({took / ours:,.0f})"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("case", nargs="?", type=Path, default=Path(__file__).parents[1] / "cases" / "ukraine")
    parser.add_argument("--most", type=int, default=20)
    parser.add_argument("--no-case", action="store_true")
    given = parser.parse_args()
    others()
    growth(given.most)
    if not given.no_case:
        the_case(given.case)
