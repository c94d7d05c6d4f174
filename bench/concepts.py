"""What each concept of stability costs: seconds and peak memory as the state space grows, and against three marks.

python bench/concepts.py [--most 22] [--large]

The marks, measured in the same run: reading the ranks once from memory (the physical floor), a program straight from
the definitions (the oracle of the tests), and how many small conflicts can be analysed in a second on one core.
`--large` adds 2^24 states. Peak memory is what the process held at most while the question was asked, above what it
held before (Linux: VmHWM, reset before each question); None where that cannot be had.
"""

import argparse
import os
import re
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np

import locarno
from engine import random_case, timed
from locarno.analyses.many import stable_many
from locarno.answers.asked import CONCEPTS
from locarno.answers.concepts import KNOWN

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
import oracle

SLOWEST = 60.0
"""A concept that took longer than so many seconds is not asked about larger spaces."""


def high_water() -> int | None:
    """The most memory the process has held since `reset_high_water`, in bytes."""
    try:
        found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    except OSError:
        return None
    return int(found[1]) * 1024 if found else None


def reset_high_water() -> int | None:
    """Forget the peak so far; returns what is held now."""
    try:
        Path("/proc/self/clear_refs").write_text("5")
    except OSError:
        return None
    return high_water()


def asked(case: locarno.Loaded, concepts: tuple[str, ...]) -> tuple[float, int | None]:
    """Seconds and bytes above what was held before; for strong stability each actor's first two statements are."""
    before = reset_high_water()
    start = time.perf_counter()
    strong = dict.fromkeys(case.case.players(), 2) if concepts[0].startswith("strong_") else None
    case.stability(concepts=concepts, strong=strong)
    seconds = time.perf_counter() - start
    peak = high_water()
    return seconds, None if peak is None or before is None else peak - before


def questions() -> list[tuple[str, tuple[str, ...], int]]:
    """A name, the concepts asked for, and with how many actors: two for those that are defined for two only."""
    found: list[tuple[str, tuple[str, ...], int]] = [("all five", tuple(CONCEPTS), 5)]
    for id_, info in KNOWN.items():
        found.append((id_, (id_,), 2 if info.family == "foresight" else 5))
    found += [(f"l{horizon}", (f"l{horizon}",), 2) for horizon in (2, 4)]
    return found


def growth(sizes: list[int]) -> None:
    """Seconds, memory and growth of each question."""
    print("Random conflicts; seconds (peak MiB) by number of states; exponent fitted from 2^14 states on")
    print(f"  {'concept':<14}{'actors':>7}" + "".join(f"{f'2^{size}':>16}" for size in sizes) + f"{'exponent':>10}")
    cases = {}
    for name, concepts, actors in questions():
        cells: list[str] = []
        points: list[tuple[int, float]] = []
        for size in sizes:
            if (size, actors) not in cases and size < 22:
                cases[size, actors] = locarno.loads(random_case(size, actors, size))
            case = cases.get((size, actors)) or locarno.loads(random_case(size, actors, size))
            if cells and (cells[-1] in ("", "refused") or points[-1][1] > SLOWEST):
                cells.append("")
                continue
            try:
                if size < 18:
                    asked(case, concepts)
                seconds, peak = min(asked(case, concepts) for _ in range(2 if size < 20 else 1))
            except locarno.Refusal:
                cells.append("refused")
                continue
            points.append((2**size, seconds))
            cells.append(f"{seconds:.3f} ({'?' if peak is None else round(peak / 2**20)})")
        late = [(states, seconds) for states, seconds in points if states >= 2**14]
        exponent = f"{slope(late):.2f}" if len(late) > 2 else ""
        print(f"  {name:<14}{actors:>7}" + "".join(f"{cell:>16}" for cell in cells) + f"{exponent:>10}", flush=True)


def slope(points: list[tuple[int, float]]) -> float:
    """The power of the number of states with which the seconds grow."""
    states, seconds = np.log(np.array(points)).T
    return float(np.polyfit(states, seconds, 1)[0])


def by_actors(size: int) -> None:
    """The cost for each state, actor and concept, and how far it is from the floor."""
    print(f"\n2^{size} states, the five concepts: by number of actors")
    for actors in range(3, 7):
        case = locarno.loads(random_case(size, actors, size))
        found = case.stability()
        seconds, _ = timed(lambda case=case: case.stability(), 3)  # type: ignore[misc]
        ranks = np.ascontiguousarray(found.ranks)
        ranks.sum()
        floor, _ = timed(lambda ranks=ranks: ranks.sum(), 5)  # type: ignore[misc]
        share = seconds / ranks.size / len(CONCEPTS) * 1e9
        print(
            f"  {actors} actors: {seconds:8.4f} s, {share:6.1f} ns for each state, actor and concept, "
            f"{seconds / floor:8,.0f} times the reading of the ranks ({floor * 1e3:.2f} ms)"
        )


def against_the_oracle() -> None:
    """The same conflict of 2^9 states in the program that reads the definitions aloud."""
    print("\n2^9 states, three actors: against the oracle of the tests, with the same answer")
    case = locarno.loads(random_case(9, 3, 9))
    found = case.stability()
    actors = found.actors
    masks = [sum(1 << bit for bit, o in enumerate(case.case.options.values()) if a in o.owners) for a in actors]
    stays = sum(1 << n for n in range(0, 9, 8))
    states = [int(code) for code in found.states]
    moves = {
        actor: {
            s: frozenset(t for t in states if t != s and (s ^ t) & ~mask == 0 and s & ~t & stays == 0) for s in states
        }
        for actor, mask in zip(actors, masks, strict=True)
    }
    rank = {actor: {s: int(found.ranks[row, n]) for n, s in enumerate(states)} for row, actor in enumerate(actors)}
    game = oracle.graph_game(states, moves, rank)
    for concept in CONCEPTS:
        mine, _ = timed(lambda concept=concept: case.stability(concepts=(concept,)), 3)  # type: ignore[misc]
        theirs, wanted = timed(lambda concept=concept: oracle.stable(game, concept))  # type: ignore[misc]
        for row, actor in enumerate(actors):
            assert {s for n, s in enumerate(states) if found.stable[concept][row, n]} == wanted[actor]
        print(f"  {concept:<5} {mine:.5f} s against {theirs:8.3f} s, ratio {theirs / mine:,.0f}")


def small(profiles: int = 20_000) -> None:
    """Many profiles of preferences over one conflict of 64 states and four actors."""
    case = locarno.loads(random_case(6, 4, 6))
    frame = case._spaces.frame(None, (), None)
    rng = np.random.default_rng(1)
    ranks = np.argsort(rng.random((profiles, 4, 64)), axis=2).astype(np.int32)
    print("\n64 states, four actors, all five concepts: analyses a second")
    for threads in (1, os.cpu_count() or 1):
        with ThreadPoolExecutor(threads) as pool:
            stable_many(frame, ranks[:2000], CONCEPTS, pool)
            seconds, _ = timed(lambda pool=pool: stable_many(frame, ranks, CONCEPTS, pool), 3)  # type: ignore[misc]
        print(f"  {threads} thread{'s' * (threads > 1)}: {profiles / seconds:,.0f}")


def main() -> None:
    """Print everything."""
    parser = argparse.ArgumentParser(description="what each concept costs")
    parser.add_argument("--most", type=int, default=22, help="the largest number of options in the growth table")
    parser.add_argument("--large", action="store_true", help="also 2^24 states")
    words = parser.parse_args()
    print(f"{os.cpu_count()} processors, Python {sys.version.split()[0]}, numpy {np.__version__}\n")
    growth([*range(10, words.most + 1, 4 if words.most < 18 else 2), *([24] if words.large else [])])
    by_actors(18)
    against_the_oracle()
    small()


if __name__ == "__main__":
    main()
