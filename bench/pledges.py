#!/usr/bin/env python3
"""How long questions about pledges take: as many options as pledges, random conditions, no state laid out.

python bench/pledges.py [--seed 1] [--sizes 50 100 200] [--most 100] [--seconds 10]

Cases of this size are read and not laid out, for which the language allows 32 options. The settlements of the largest
are timed as well; `n` is how many answers there are, `+` that the search was stopped.
"""

import argparse
import json
import time
from collections.abc import Callable
from random import Random

from locarno.analyses.pledges.board import Asking, board
from locarno.analyses.pledges.first import well_founded
from locarno.analyses.pledges.fit import Limit, fit
from locarno.analyses.pledges.loops import loops
from locarno.analyses.pledges.parts import parts_of
from locarno.analyses.pledges.settlements import stable, trusting
from locarno.analyses.pledges.unlock import unlock
from locarno.case.nouns import Case
from locarno.case.reader import read_text

ASKING = Asking(word="open")


def random_case(size: int, seed: int, refusing: float = 0.16, excluded: int = 10) -> Case:
    """As many pledges as options: most wait for one to three options, a share refuse, rules exclude some pairs."""
    rng = Random(f"{size} {seed}")
    actors = [f"a{k}" for k in range(max(4, size // 10))]
    owner = {f"o{k}": rng.choice(actors) for k in range(size)}
    own = {actor: [option for option, one in owner.items() if one == actor] for actor in actors}
    pledges = {}
    for number in range(size):
        actor = rng.choice([one for one in actors if own[one]])
        refuses = rng.random() < refusing
        condition = [
            f"not {option}" if rng.random() < 0.1 else option
            for option in rng.sample(list(owner), rng.choice((0, 1, 1, 1, 2, 3)))
        ]
        key = "blocks" if refuses else "delivers"
        entry: dict[str, object] = {
            "by": actor,
            "kind": "refusal" if refuses else "pledge",
            "binding": "declared",
            "text": f"pledge {number}",
            key: rng.sample(own[actor], min(len(own[actor]), rng.choice((1, 1, 2)))),
        }
        if condition:
            entry["if"] = rng.choice((" and ", " or ")).join(condition)
        pledges[f"P{number}"] = entry
    today = rng.sample(list(owner), size // 20)
    pairs = [rng.sample([o for o in owner if o not in today], 2) for _ in range(size * excluded // 100)]
    case = {
        "locarno": "1",
        "case": {"title": "random"},
        "actors": {actor: actor for actor in actors},
        "options": {option: {"owners": [one]} for option, one in owner.items()},
        "rules": {f"F{k}": {"impossible": " and ".join(pair)} for k, pair in enumerate(pairs)},
        "status_quo": today,
        "pledges": pledges,
        "common": {"preferences": {actor: [] for actor in actors}},
    }
    found = read_text(json.dumps(case), "random.yaml")
    assert found.case is not None and not found.report.failed, found.problems
    return found.case


def timed(what: str, ask: Callable[[], str]) -> None:
    begin = time.perf_counter()
    told = ask()
    print(f"  {what:42s} {time.perf_counter() - begin:8.3f} s  {told}", flush=True)


def counted(count: int, complete: bool) -> str:
    return f"n = {count}{'' if complete else '+'}"


def measure(size: int, seed: int, most: int, seconds: float) -> None:
    case = random_case(size, seed)
    rng = Random(seed)
    goal = " and ".join(rng.sample([f"o{k}" for k in range(size)], 3))
    print(f"{size} pledges over {size} options, seed {seed}")

    def ask_fit(given: str | None) -> str:
        found = fit(case, ASKING, given, most, seconds)
        ways = f", to be broken {counted(len(found.ways_out), found.ways_complete)}" if given else ""
        return f"{counted(len(found.misfits), found.complete)}{ways}"

    def ask_loops() -> str:
        found = loops(case, ASKING, (), most, seconds)
        told = [
            f"loops {len(found.loops)}",
            f"trust {counted(len(found.trust), found.trust_complete)}",
            f"stable {counted(len(found.stable), found.stable_complete)}",
            f"contradictions {counted(len(found.contradictions), found.contradictions_complete)}",
            f"to be broken {counted(len(found.broken), found.broken_complete)}",
        ]
        return ", ".join(told)

    def ask_unlock(trust: bool) -> str:
        found = unlock(case, ASKING, goal, trust, most=most, seconds=seconds)
        return counted(len(found.keys), found.complete)

    timed("fit", lambda: ask_fit(None))
    timed("fit, given three options", lambda: ask_fit(goal))
    timed("loops", ask_loops)
    timed("unlock three options", lambda: ask_unlock(False))
    timed("unlock three options, with trust", lambda: ask_unlock(True))


def measure_settlements(size: int, seed: int, seconds: float) -> None:
    case = random_case(size, seed, refusing=0.03, excluded=0)
    on = board(case, ASKING)
    parts = parts_of(on, ())
    print(f"{size} pledges over {size} options, seed {seed}")

    def ask_first() -> str:
        sure, maybe = well_founded(on.pledges, parts)
        return f"{len(sure.yes)} options yes, {len(maybe.yes) - len(sure.yes)} undecided"

    timed("nobody moves first", ask_first)
    timed("first stable settlement", lambda: counted(*_lengths(stable(on, parts, Limit(1, seconds)))))
    timed("100 stable settlements", lambda: counted(*_lengths(stable(on, parts, Limit(100, seconds)))))
    timed("everybody trusts", lambda: counted(*_lengths(trusting(on, parts, Limit(100, seconds)))))


def _lengths(found: tuple[tuple[object, ...], bool]) -> tuple[int, bool]:
    return len(found[0]), found[1]


if __name__ == "__main__":
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--sizes", type=int, nargs="*", default=[50, 100, 200])
    words.add_argument("--largest", type=int, default=1000)
    words.add_argument("--most", type=int, default=100)
    words.add_argument("--seconds", type=float, default=10.0)
    said = words.parse_args()
    for each in said.sizes:
        measure(each, said.seed, said.most, said.seconds)
    measure_settlements(said.largest, said.seed, said.seconds)
