"""How long power indices take: all coalitions of 2^20 to 2^30 by truth table, against plain Python at 2^16.

    python bench/power.py [--most 30]

Swings of every player are counted, by the size of coalitions. `simple` wants some of each pair of players; `weighted`
is a vote with random weights up to 1,000; `layered` has conditions on conditions, with refusals among them.
"""

import argparse
import time
from concurrent.futures import ThreadPoolExecutor
from random import Random

from locarno.analyses.power.counting import counted
from locarno.analyses.power.gates import Gates, Node

POOL = ThreadPoolExecutor(2)


def simple(players: int) -> tuple[Gates, Node]:
    """Some of each pair of players."""
    gates = Gates(players)
    pairs = [gates.any_of([gates.player(k), gates.player(k + 1)]) for k in range(0, players - 1, 2)]
    return gates, gates.all_of(pairs)


def weighted(players: int) -> tuple[Gates, Node]:
    """A majority of random weights."""
    rng = Random(players)
    gates = Gates(players)
    weights = [rng.randint(1, 1_000) for _ in range(players)]
    return gates, gates.at_least(sum(weights) // 2 + 1, [(gates.player(k), w) for k, w in enumerate(weights)])


def layered(players: int) -> tuple[Gates, Node]:
    """Conditions in three layers, each of and, or, not, and at least two of three, over what is below."""
    rng = Random(players)
    gates = Gates(players)
    below = [gates.player(k) for k in range(players)]
    for _ in range(3):
        layer = []
        for k in range(players):
            one, other, third = rng.sample(below, 3)
            either = gates.at_least(2, [(one, 1), (other, 1), (third, 1)])
            layer.append(gates.any_of([gates.without(either, rng.choice(below)), gates.all_of([below[k], other])]))
        below = layer
    return gates, gates.at_least(players // 4, [(node, 1) for node in below])


def plain(players: int) -> float:
    """Seconds for the swings of the weighted game, coalition by coalition."""
    rng = Random(players)
    weights = [rng.randint(1, 1_000) for _ in range(players)]
    quota = sum(weights) // 2 + 1
    begin = time.perf_counter()
    wins = [sum(w for k, w in enumerate(weights) if c >> k & 1) >= quota for c in range(2**players)]
    swings = [
        sum(wins[c | 1 << k] and not wins[c] for c in range(2**players) if not c >> k & 1) for k in range(players)
    ]
    taken = time.perf_counter() - begin
    gates, goal = weighted(players)
    assert [share * 2 ** (players - 1) for share in counted(gates.program(goal), POOL).banzhaf] == swings
    return taken


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--most", type=int, default=30, metavar="N", help="up to so many players")
    most = parser.parse_args().most
    gates, goal = weighted(8)
    counted(gates.program(goal), POOL)  # compiled, or read from the cache
    print(f"2^16 weighted, plain Python: {plain(16):.2f} s")
    for players in (16, *range(20, most + 1, 2)):
        for game in (simple, weighted, layered):
            gates, goal = game(players)
            program = gates.program(goal)
            begin = time.perf_counter()
            counted(program, POOL)
            taken = time.perf_counter() - begin
            print(
                f"2^{players} {game.__name__:9} {len(program.players)} players, "
                f"{len(program.reads):4} gates: {taken:.3f} s"
            )


if __name__ == "__main__":
    main()
