"""How fast the engine is: the Ukraine case, growth with the number of states, a naive program beside it, in one run.

python bench/engine.py [--most 20]

Cold: a new process, kernels loaded from the cache on disk. First: the same with an empty cache, so that kernels are
compiled. Warm: asked again in a process that has asked before. All wall-clock seconds; `states x actors x concepts
per second` is what the growth table divides by.
"""

import argparse
import math
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import numpy as np

import locarno
from locarno.answers.asked import CONCEPTS
from locarno.case.nouns import Irreversible

ROOT = Path(__file__).resolve().parents[1]
UKRAINE = ROOT / "cases" / "ukraine"
T = TypeVar("T")


def timed(work: Callable[[], T], times: int = 1) -> tuple[float, T]:
    """The least seconds of so many runs, and the last result."""
    best = math.inf
    for _ in range(times):
        start = time.perf_counter()
        result = work()
        best = min(best, time.perf_counter() - start)
    return best, result


def command(environment: dict[str, str], *words: str) -> tuple[float, float]:
    """Wall and CPU seconds of the program as a whole process."""
    before = os.times()
    seconds, _ = timed(
        lambda: subprocess.run(
            [sys.executable, "-m", "locarno", *words], env=os.environ | environment, capture_output=True, check=True
        )
    )
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return seconds, cpu


def random_case(options: int, actors: int, seed: int) -> str:
    """A conflict in option form: every eighth option irreversible, eight statements for each actor."""
    rng = random.Random(seed)
    ids = [f"o{n}" for n in range(options)]

    def statement() -> str:
        a, b, c = rng.sample(ids, 3)
        return rng.choice([f"not {a}", a, f"{a} implies {b}", f"{a} and not ({b} or {c})", f"{a} iff {b}"])

    lines = ["locarno: 1", "case: {title: random}", "actors: {" + ", ".join(f"a{n}: A" for n in range(actors)) + "}"]
    lines += ["options:", *(f"  {id_}: a{n % actors}" for n, id_ in enumerate(ids))]
    lines += ["rules:", *(f"  I{n}: {{irreversible: {ids[n]}}}" for n in range(0, options, 8))]
    lines += ["common:", "  preferences:"]
    lines += [f"    a{n}: [{', '.join(repr(statement()) for _ in range(8))}]" for n in range(actors)]
    return "\n".join(lines)


def naive_sequential(case: locarno.Loaded) -> np.ndarray:
    """Sequential stability by matrices of states by states, as the matrix method has it (Xu, Hipel & Kilgour 2009)."""
    found = case.stability()
    codes, ranks = found.states, found.ranks
    actors, states = ranks.shape
    owners = [sum(1 << b for b, o in enumerate(case.case.options.values()) if a in o.owners) for a in found.actors]
    once = {rule.option for rule in case.case.rules.values() if isinstance(rule, Irreversible)}
    stays = sum(1 << bit for bit, option in enumerate(found.options) if option in once)
    differ = codes[:, None] ^ codes[None, :]
    falls = codes[:, None] & ~codes[None, :]
    moves = [(differ & ~mask == 0) & (differ != 0) & (falls & stays == 0) for mask in owners]
    better = [ranks[a][None, :] > ranks[a][:, None] for a in range(actors)]
    improve = [moves[a] & better[a] for a in range(actors)]
    stable = np.ones((actors, states), bool)
    for a in range(actors):
        reach = np.zeros((states, states), bool)
        last = [improve[b] for b in range(actors) if b != a]
        steps = [improve[b] for b in range(actors) if b != a]
        while True:
            total = np.logical_or.reduce(last)
            if not (total & ~reach).any():
                break
            reach |= total
            last = [
                np.logical_or.reduce([last[k] for k in range(len(last)) if k != j]).astype(np.float32) @ steps[j] > 0
                for j in range(len(steps))
            ]
        answered = reach.astype(np.float32) @ (~better[a]).T.astype(np.float32) > 0  # s1, s: an answer no better
        stable[a] = ~(improve[a] & ~answered.T).any(axis=1)
    return stable


def ukraine() -> None:
    """The whole matrix: all arrangements, readings and concepts."""
    print("Ukraine case: 40 arrangements x 5 readings, 24,576 states, 7 actors, 5 concepts")
    with tempfile.TemporaryDirectory() as empty:
        first, _ = command({"XDG_CACHE_HOME": empty}, "verdicts", str(UKRAINE), "-f", "json")
    command({}, "verdicts", str(UKRAINE), "-f", "json")
    cold, cold_cpu = min(command({}, "verdicts", str(UKRAINE), "-f", "json") for _ in range(3))
    loading, case = timed(lambda: locarno.load(UKRAINE))
    case.verdicts()
    asking, _ = timed(lambda: locarno.load(UKRAINE).verdicts(), 5)
    _, case = timed(lambda: locarno.load(UKRAINE))
    warm = min(timed(case.verdicts)[0] for _ in range(5))
    helping, helping_cpu = min(command({}, "--help") for _ in range(5))
    print(f"  first, kernels compiled        {first:8.2f} s")
    print(f"  cold, a new process            {cold:8.2f} s  (CPU {cold_cpu:.2f} s)")
    print(f"  read and checked               {loading:8.3f} s")
    print(f"  read, checked and asked, warm  {asking:8.3f} s")
    print(f"  asked again, warm              {warm:8.3f} s")
    print(f"  locarno --help                 {helping:8.3f} s  (CPU {helping_cpu:.3f} s)")


def growth(most: int, actors: int = 5) -> None:
    """Stability of every state for every actor under all concepts, on random conflicts; laying out is timed apart."""
    print(f"\nGrowth: random conflicts, {actors} actors, all {len(CONCEPTS)} concepts")
    print(f"  {'states':>12} {'lay out s':>10} {'stability s':>12} {'states x actors/s':>18} {'x concepts/s':>14}")
    sizes, seconds = [], []
    for options in range(10, most + 1, 2):
        text = random_case(options, actors, options)
        layout, case = timed(lambda text=text: locarno.loads(text))  # type: ignore[misc]
        case.stability()
        took, found = timed(lambda case=case: case.stability(), 3 if options < 18 else 1)  # type: ignore[misc]
        states = found.states.size
        sizes.append(states)
        seconds.append(took)
        rate = states * actors / took
        print(f"  {states:>12,} {layout:>10.3f} {took:>12.4f} {rate:>18,.0f} {rate * len(CONCEPTS):>14,.0f}")
    exponent = np.polyfit(np.log(sizes[2:]), np.log(seconds[2:]), 1)[0]
    print(f"  seconds grow with states to the power {exponent:.2f} (fitted from {sizes[2]:,} states on)")


def side_by_side() -> None:
    """Sequential stability against the matrix method, on the same conflict, with the same answer."""
    print("\nSide by side: sequential stability, this engine against the matrix method in numpy")
    for options in (6, 8, 10):
        case = locarno.loads(random_case(options, 3, options))
        case.stability(concepts=("seq",))
        mine, found = timed(lambda case=case: case.stability(concepts=("seq",)), 3)  # type: ignore[misc]
        theirs, other = timed(lambda case=case: naive_sequential(case))  # type: ignore[misc]
        assert (found.stable["seq"] == other).all()
        print(f"  {2**options:>6,} states: {mine:.5f} s against {theirs:.4f} s, ratio {theirs / mine:,.0f}")


def main() -> None:
    """Print everything."""
    parser = argparse.ArgumentParser(description="how fast the engine is")
    parser.add_argument("--most", type=int, default=20, help="the largest number of options in the growth table")
    most = parser.parse_args().most
    print(f"{os.cpu_count()} processors, Python {sys.version.split()[0]}, numpy {np.__version__}\n")
    ukraine()
    growth(most)
    side_by_side()


if __name__ == "__main__":
    main()
