#!/usr/bin/env python3
"""More random conflicts than the test run has patience for, by the ten thousand, against the same oracles.

python tests/engine/nightly.py [--first 100000] [--count 10000] [--only NAME]

Every seed is a conflict, for some checks a batch of them, of which a hundredth is run; seeds of the test run are below
10,000. Stops at the first difference and names the seed.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import test_coalitions
import test_degrees
import test_explain_state
import test_forces
import test_hypergame
import test_inverse
import test_kernels
import test_limited_moves
import test_lines
import test_metamorphic
import test_paths
import test_play_engine
import test_play_oracle
import test_pledges
import test_power
import test_simultaneous
import test_traces
import test_vetoes
import test_worth

import random_conflicts

CHECKS: dict[str, Callable[[int], object]] = {
    "kernels, option form": lambda s: test_kernels.judge_option_form(random_conflicts.option_conflict(s), s),
    "kernels, graph form": lambda s: test_kernels.judge_graph_form(random_conflicts.graph_conflict(s), s),
    "kernels, 5-6 actors": lambda s: test_kernels.judge_option_form(random_conflicts.crowded_conflict(s), s),
    "paths, option form": test_paths.test_option_form,
    "paths, graph form": test_paths.test_graph_form,
    "explain a state, option form": test_explain_state.test_option_form,
    "explain a state, graph form": test_explain_state.test_graph_form,
    "options permuted": test_metamorphic.test_permuting_options,
    "an option flipped": test_metamorphic.test_flipping_the_sense_of_an_option,
    "coalitions, option form": test_coalitions.test_option_form,
    "coalitions, graph form": test_coalitions.test_graph_form,
    "simultaneous sanctioning": test_simultaneous.test_random_conflicts,
    "limited moves, option form": lambda s: test_limited_moves.check_batch("option", s),
    "limited moves, graph form": lambda s: test_limited_moves.check_batch("graph", s),
    "unknown preference": test_degrees.test_unknown_preference,
    "strength of preference": test_degrees.test_strength_of_preference,
    "fuzzy preference": test_degrees.test_fuzzy_preference,
    "traces, unknown": test_traces.test_traces_where_something_is_unknown,
    "traces, strong": test_traces.test_traces_where_something_is_strong,
    "traces, fuzzy": test_traces.test_traces_where_it_matters_how_sure_something_is,
    "traces, mixtures": test_traces.test_traces_under_mixtures_of_readings,
    "traces, simultaneous": test_traces.test_traces_of_simultaneous_sanctions,
    "traces, foresight": test_traces.test_traces_of_looking_ahead,
    "hypergames, option form": lambda s: test_hypergame.test_against_the_definitions("option", s),
    "hypergames, graph form": lambda s: test_hypergame.test_against_the_definitions("graph", s),
    "pledges: moments of truth, option form": test_worth.check_option_form,
    "pledges: moments of truth, graph form": test_worth.check_graph_form,
    "pledges kept and struck out": test_worth.check_kept_and_struck,
    "lines of defence": test_lines.check_lines,
    "the smallest change of orders": test_inverse.test_the_smallest_change_of_orders,
    "what is asked, how many orders": test_inverse.test_what_is_asked_and_how_many_orders_do_it,
    "power in random games": test_power.judge_game,
    "power of pledges": test_power.judge_pledges,
    "power over rungs": test_power.judge_rungs,
    "vetoes and prices": test_vetoes.check_prices,
    "vetoes, graph form": test_vetoes.judge_graph,
    "contributions in force": test_forces.check_contributions,
    "the best rota": test_forces.check_rota,
    "pledges in a state": test_pledges.check_due,
    "pledges in a state, graph form": test_pledges.check_due_in_graph_form,
    "pledges that do not fit": test_pledges.check_fit,
    "settlements of pledges": lambda s: test_pledges.check_loops(s, deep=s % 20 == 0),
    "pledges unlocked": test_pledges.check_unlocked,
    "play over time": test_play_engine.judge,
    "play over time: ranges and the table": test_play_engine.judge_ranges,
    "play over time: speeds and precisions": test_play_engine.judge_one_number_moved,
    "play over time: without end": test_play_engine.judge_without_end,
    "play over time: the oracle by Gambit": test_play_oracle.judge_by_gambit,
    "play over time: the oracle by sGameSolver": test_play_oracle.judge_by_homotopy,
}
"""What is done with a seed; raises where something differs."""

SLOW = ("limited moves", "unknown", "strength", "fuzzy", "coalitions", "simultaneous", "hypergames", "traces", "play")
"""Checks, by how their names begin, for which a seed is a batch, or takes as long: they get a hundredth."""


def batch(name: str, seeds: range) -> None:
    """Check so many seeds; the error names the seed."""
    for seed in seeds:
        try:
            CHECKS[name](seed)
        except Exception as wrong:
            raise AssertionError(f"{name}: seed {seed}: {wrong}") from wrong


def main() -> None:
    """Run the checks, each over all seeds."""
    parser = argparse.ArgumentParser(description="random conflicts by the ten thousand")
    parser.add_argument("--first", type=int, default=100_000)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--only", choices=CHECKS, help="one check instead of all")
    words = parser.parse_args()
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for name in [words.only] if words.only else CHECKS:
            begin = time.perf_counter()
            count = max(1, words.count // 100) if name.startswith(SLOW) else words.count
            step = max(1, min(100, count // 20))
            batches = [
                range(at, min(at + step, words.first + count)) for at in range(words.first, words.first + count, step)
            ]
            for _ in pool.map(batch, [name] * len(batches), batches):
                pass
            what = "batches" if name.startswith(SLOW) else "seeds"
            print(f"{name}: {count:,} {what}, no difference, {time.perf_counter() - begin:.0f} s", flush=True)


if __name__ == "__main__":
    main()
