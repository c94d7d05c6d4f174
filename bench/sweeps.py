#!/usr/bin/env python3
"""How fast many hybrids and samples are judged: verdicts a second of crux, compare and robust, and all cruxes.

python bench/sweeps.py [--case cases/ukraine] [--samples 100]

The case is loaded and each kernel called once before anything is timed.
"""

import argparse
import time
from pathlib import Path

import locarno
from locarno.answers.crux import CruxQuestion

ROOT = Path(__file__).resolve().parents[1]


def told(what: str, verdicts: int, seconds: float) -> None:
    print(f"{what:<34} {seconds:7.2f} s {verdicts:8,} verdicts {verdicts / seconds:8,.0f} a second", flush=True)


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--case", default=str(ROOT / "cases" / "ukraine"))
    words.add_argument("--samples", type=int, default=100)
    asked = words.parse_args()
    case = locarno.load(asked.case)
    first, second = list(case.case.readings)[:2]
    case.robust(samples=1)
    start = time.perf_counter()
    one = case.crux(first, second)
    told(f"crux {first} {second}", one.evaluated, time.perf_counter() - start)
    questions: tuple[CruxQuestion, ...] = ("holds", "reached")
    for question in questions:
        start = time.perf_counter()
        found = case.cruxes(questions=[question])
        told(f"all {len(found)} cruxes, {question}", sum(c.evaluated for c in found), time.perf_counter() - start)
    start = time.perf_counter()
    told("compare", case.compare().evaluated, time.perf_counter() - start)
    for model in ("mallows", "swaps", "assumed"):
        start = time.perf_counter()
        robust = case.robust(model=model, samples=asked.samples)
        told(f"robust, {model}, {robust.samples} samples", robust.evaluated, time.perf_counter() - start)


if __name__ == "__main__":
    main()
