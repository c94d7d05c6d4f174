"""Swings counted: over all coalitions by a truth table, or over orders drawn at random.

Shapley and Shubik (1954): in how many of all orders of the players does one make the goal reached by joining. Penrose
(1946), Banzhaf (1965): in how many of all coalitions of the others. A goal that a player can also undo has swings the
other way, which are counted apart. Players that a goal does not depend on have no swing, and leaving them out changes
the share of nobody else (Dubey & Shapley 1979).
"""

from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from fractions import Fraction
from math import factorial, sqrt

import numpy as np

from ...kernels.sampled_swings import sampled_coalitions, sampled_orders
from ...kernels.truth_tables import FIRST, IN_WORD, count_swings, fill_table
from ...kernels.types import Int64, UInt64
from ..security import Progress, unheard
from .gates import Program

MOST_EXACT = 30
"""Up to so many players all coalitions are gone through: a table of 128 MiB."""
MOST_WORK, MOST_DRAWN = 2**36, 2**34
"""So many gates of 64 coalitions, or of 64 that are drawn, are worked through: some ten seconds."""
BLOCK_BITS = 8
SAMPLES = 2**18
_CHUNK, IN_A_WORD = 2**12, 64
_PIECES = 16

_IN_WORD = np.array([sum(1 << j for j in range(64) if j >> k & 1) for k in range(IN_WORD)], np.uint64)
_SIZED = np.array([sum(1 << j for j in range(64) if j.bit_count() == k) for k in range(IN_WORD + 1)], np.uint64)


@dataclass(frozen=True)
class Swings:
    """What was counted; `players` are those that the goal depends on, k counts within them.

    Exact, or estimates where `samples` is not 0. For each: `shapley` (the share of orders in which it makes the goal
    reached, less that in which it undoes it), `undoes` the latter alone, `banzhaf` and `banzhaf_undoes` the shares of
    coalitions of the others. `errors` and `banzhaf_errors`: standard errors of `shapley` and `banzhaf`, 0 where exact.
    `nobody`, `everybody`: whether the goal is reached by the empty coalition and by that of all.
    """

    players: tuple[int, ...]
    shapley: tuple[Fraction, ...]
    undoes: tuple[Fraction, ...]
    banzhaf: tuple[Fraction, ...]
    banzhaf_undoes: tuple[Fraction, ...]
    errors: tuple[float, ...]
    banzhaf_errors: tuple[float, ...]
    nobody: bool
    everybody: bool
    samples: int


def fits(program: Program) -> bool:
    """Whether all coalitions can be gone through."""
    players = len(program.players)
    return players <= MOST_EXACT and (max(len(program.reads), 1) << max(players - IN_WORD, 0)) <= MOST_WORK


def counted(program: Program, pool: Executor, progress: Progress = unheard) -> Swings:
    """Swings of all players over all coalitions; the same whatever the number of threads."""
    table = truth_table(program, pool, progress)
    return swings_of(table, program.players, pool, progress)


def truth_table(program: Program, pool: Executor, progress: Progress = unheard) -> UInt64:
    """Which coalitions win: bit j of word w for the coalition of number 64 w + j, by place in `program.players`."""
    players = len(program.players)
    table = np.zeros(1 << max(players - IN_WORD, 0), np.uint64)
    block_bits = min(BLOCK_BITS, max(players - IN_WORD, 0))
    low_players = (1 << (IN_WORD + block_bits)) - 1
    low = np.array([not reads & ~low_players for reads in program.reads], bool)
    high = np.array([not reads & low_players for reads in program.reads], bool) & ~low
    gates = program.gates
    mixed = gates[~low & ~high]
    narrow = {FIRST + k for k in range(IN_WORD + block_bits, players)} | set(gates[high, 1].tolist())
    read = {*mixed[:, 2].tolist(), *mixed[:, 3].tolist(), program.goal}
    spread = np.array(sorted(narrow & read), np.int64)
    blocks = table.size >> block_bits
    pieces = min(_PIECES, blocks)
    bounds = [blocks * piece // pieces for piece in range(pieces + 1)]

    def fill(piece: int) -> None:
        fill_table(
            bounds[piece], bounds[piece + 1], block_bits, players, program.registers, gates[low], gates[high], spread,
            mixed, program.goal, _IN_WORD, table,
        )  # fmt: skip

    for done, _ in enumerate(pool.map(fill, range(pieces)), 1):
        progress(done, pieces + players)
    if players < IN_WORD:
        table &= np.uint64((1 << (1 << players)) - 1)
    return table


def swings_of(table: UInt64, numbers: Sequence[int], pool: Executor, progress: Progress = unheard) -> Swings:
    """Swings by a table over so many players, who are told by these numbers."""
    players = len(numbers)

    def count(player: int) -> Int64:
        counts = np.zeros((2, players + 2 * IN_WORD), np.int64)
        count_swings(table, player, _IN_WORD, _SIZED, counts)
        return counts

    found = []
    for done, counts in enumerate(pool.map(count, range(players)), 1):
        found.append(counts.tolist())
        progress(_PIECES + done, _PIECES + players)
    orders = [Fraction(factorial(size) * factorial(players - 1 - size), factorial(players)) for size in range(players)]
    coalitions = 1 << max(players - 1, 0)

    def share(swings: list[int]) -> Fraction:
        return sum((swings[size] * orders[size] for size in range(players)), Fraction(0))

    last = (1 << players) - 1
    return Swings(
        tuple(numbers),
        tuple(share(won) - share(lost) for won, lost in found),
        tuple(share(lost) for _, lost in found),
        tuple(Fraction(sum(won), coalitions) for won, _ in found),
        tuple(Fraction(sum(lost), coalitions) for _, lost in found),
        (0.0,) * players,
        (0.0,) * players,
        bool(table[0] & np.uint64(1)),
        bool(int(table[last >> IN_WORD]) >> (last & 63) & 1),
        0,
    )


def sampled(
    program: Program, pool: Executor, samples: int = SAMPLES, seed: int = 0, progress: Progress = unheard
) -> Swings:
    """Estimates from so many orders, and as many coalitions, rounded up to whole chunks of 4,096.

    Fewer are drawn where there are so many gates that it would take long; how many is told. The k-th chunk has the k-th
    child of the seed, so that the answer does not depend on the number of threads.
    """
    program = program.narrow()
    players = len(program.players)
    each = (3 * players + 1) * max(len(program.reads), 1) * (_CHUNK // IN_A_WORD)
    chunks = max(min(-(-samples // _CHUNK), MOST_DRAWN // each), 1)

    def draw(chunk: int) -> Int64:
        chance = np.random.default_rng(np.random.SeedSequence(seed, spawn_key=(chunk,)))
        order = np.argsort(chance.random((_CHUNK, players)), axis=1).astype(np.int32)
        counts = np.zeros((4, players), np.int64)
        sampled_orders(program.gates, program.registers, program.goal, order, counts[:2])
        members = chance.integers(0, 1 << 64, (players, _CHUNK // IN_A_WORD), np.uint64)
        sampled_coalitions(program.gates, program.registers, program.goal, members, counts[2:])
        return counts

    total = np.zeros((4, players), np.int64)
    for done, counts in enumerate(pool.map(draw, range(chunks)), 1):
        total += counts
        progress(done, chunks)
    drawn = chunks * _CHUNK
    won, lost, wins, losses = (tuple(Fraction(int(n), drawn) for n in row) for row in total)
    ends = np.zeros((program.registers, 1), np.uint64)
    return Swings(
        program.players,
        tuple(w - x for w, x in zip(won, lost, strict=True)),
        lost,
        wins,
        losses,
        tuple(_error(w + x, w - x, drawn) for w, x in zip(won, lost, strict=True)),
        tuple(_error(w, w, drawn) for w in wins),
        _wins(program, ends, False),
        _wins(program, ends, True),
        drawn,
    )


def _error(square: Fraction, mean: Fraction, drawn: int) -> float:
    """The standard error of a mean of draws of -1, 0 and 1, whose squares have a mean too."""
    return sqrt((square - mean * mean) / (drawn - 1))


def _wins(program: Program, words: UInt64, everybody: bool) -> bool:
    from ...kernels.truth_tables import run_gates

    words[:] = 0
    words[1] = ~np.uint64(0)
    if everybody:
        words[FIRST : FIRST + len(program.players)] = ~np.uint64(0)
    run_gates(program.gates, words)
    return bool(words[program.goal, 0] & np.uint64(1))
