"""What play over time costs: seconds for a case, ns a state, mover and step, growth, and what other solvers take.

python bench/play.py [CASE] [--most 22]

Measured in one run, after a warm-up: the case as it is asked about (what does not matter left out) and in full; random
conflicts of 2^14 states and more with four actors, against reading all values and writing them once from memory; the
solvers that the tests compare with, as far as they are installed, on what they can still do.
"""

import argparse
import os
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np

import locarno
from engine import random_case
from locarno.analyses.play.board import Board, board_of
from locarno.analyses.play.course import course
from locarno.analyses.play.game import Game, Manner, game_of
from locarno.analyses.play.numbers import figures_of, middle
from locarno.analyses.play.solve import back, end_of
from locarno.space.flows import flows
from locarno.space.space import Space
from locarno.sweeps.cast import Playing, beginnings, cast_of
from locarno.sweeps.goals import goal_named
from locarno.sweeps.play_one import probability

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
    numbers = middle(figures_of(space.reading.play))
    board: Board = board_of(space, list(numbers.chances), list(numbers.events))
    return game_of(board, numbers, flows(space, "centroid", np.random.default_rng(0), {}), manner, pool)


def the_case(path: Path) -> None:
    """A case that people ask about: every reading, 120 months, from the goal once agreed."""
    case = locarno.load(path)
    spaces = case._spaces
    playing = Playing(horizon=MONTHS, months=MONTHS)
    goal = goal_named(case.case, None)
    begin = beginnings(case.case, [goal.id])[0] if goal.id in case.case.arrangements else None
    whole = whole_full = 0.0
    print(f"{case.case.id}, {MONTHS} months, once agreed; seconds warm on one thread")
    print("reading  states  kept  course   in full: states  kept")
    for id_ in case.case.readings:
        space = spaces.space(id_)
        wanted = begin or type(beginnings(case.case, ["today"])[0])(goal.id, goal.name, goal)
        cast = cast_of(space, goal, [wanted], playing, outcomes=True, values=False)
        lean = cast_of(space, goal, [wanted], playing, outcomes=False, values=False)
        numbers = cast.points()[0]
        game, small = cast.game(numbers), lean.game(numbers)
        inside, inside_small = cast.stage.inside(game.board, cast.goal), lean.stage.inside(small.board, lean.goal)
        mass = cast.stage.mass(game.board, 0)
        course(game, mass, inside, 1)
        probability(small, inside_small, 1, (1,))
        one = seconds(lambda s=small, i=inside_small: probability(s, i, MONTHS, (1,)))  # type: ignore[misc]
        two = seconds(lambda g=game, m=mass, i=inside: course(g, m, i, MONTHS))  # type: ignore[misc]
        everything = full(space, playing.manner())
        three = seconds(lambda e=everything, c=cast: probability(e, c.goal, MONTHS, (1,)))  # type: ignore[misc]
        whole, whole_full = whole + one, whole_full + three
        print(f"{id_:8} {small.board.size:6,} {one:5.2f} {two:7.2f}   {everything.board.size:15,} {three:5.2f}")
    print(f"all {len(case.case.readings)}: {whole:.2f} s, in full {whole_full:.2f} s")
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        games = [full(spaces.space(id_), playing.manner()) for id_ in case.case.readings]
        goals = [
            spaces.space(id_).frame.truth(goal.when if hasattr(goal, "when") else goal.require)
            for id_ in case.case.readings
        ]
        spread = seconds(
            lambda: list(pool.map(lambda pair: probability(*pair, MONTHS, (1,)), zip(games, goals, strict=True)))
        )
    print(f"in full on {os.cpu_count()} threads: {spread:.2f} s\n")


def growth(most: int) -> None:
    """How the cost grows with states; four actors, a move a month each."""
    print("random conflicts, 4 actors; one sweep")
    print("states      ms, 1 thread   ms, threads   ns a state, mover, step   times streaming   exponent")
    before = None
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for options in range(14, most + 1, 2):
            case = locarno.loads(random_case(options, 4, 1)) if hasattr(locarno, "loads") else _from_text(options)
            space = case._spaces.space("common")
            game, spread = full(space, Manner()), full(space, Manner(), pool)
            if spread.threads is None:
                spread = Game(**{**spread.__dict__, "threads": pool})
            worth, wide = end_of(game), end_of(spread)
            back(worth, 1)
            back(wide, 1)
            steps = max(1, 2**20 // game.board.size)
            one = seconds(lambda w=worth, n=steps: back(w, n), 3) / steps  # type: ignore[misc]
            two = seconds(lambda w=wide, n=steps: back(w, n), 3) / steps  # type: ignore[misc]
            source, target = worth.value, np.empty_like(worth.value)
            stream = seconds(lambda s=source, t=target: np.copyto(t, s), 5)  # type: ignore[misc]
            best = min(one, two)
            exponent = "" if before is None else f"{np.log(best / before) / np.log(4):.2f}"
            each = best / game.board.size / 4 * 1e9
            print(
                f"2^{options:<3} {game.board.size:>11,} {one * 1e3:9.2f} {two * 1e3:12.2f} {each:18.1f}"
                f" {best / stream:18.1f} {exponent:>12}"
            )
            before = best


def _from_text(options: int) -> locarno.Loaded:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        path = Path(folder) / "case.yaml"
        path.write_text(random_case(options, 4, 1))
        return locarno.load(path)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("case", nargs="?", type=Path, default=Path(__file__).parents[1] / "cases" / "ukraine")
    parser.add_argument("--most", type=int, default=20)
    given = parser.parse_args()
    the_case(given.case)
    growth(given.most)
