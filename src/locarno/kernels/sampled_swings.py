"""Swings in orders and coalitions drawn at random, 64 of them a machine word; games as in `kernels.truth_tables`.

Castro, Gomez & Tejada (2009) for orders: each order adds its players one after the other, and who changes whether the
goal is reached has the swing of this order.
"""

import numpy as np

from .compiled import kernel
from .truth_tables import count_bits, run_gates
from .types import Int32, Int64, UInt64


@kernel
def sampled_orders(gates: Int64, registers: int, goal: int, order: Int32, counts: Int64) -> None:
    """Add up the swings in `order[K, n]`, K orders, a multiple of 64: `counts[2, n]`, made to win and to lose."""
    draws, players = order.shape
    width = draws // 64
    words = np.zeros((registers, width), np.uint64)
    words[1, :] = ~np.uint64(0)
    run_gates(gates, words)
    before = words[goal].copy()
    for step in range(players):
        for draw in range(draws):
            words[2 + order[draw, step], draw >> 6] |= np.uint64(1) << np.uint64(draw & 63)
        run_gates(gates, words)
        for word in range(width):
            after = words[goal, word]
            changed = before[word] ^ after
            while changed:
                lowest = changed & (~changed + np.uint64(1))
                place = np.int64(count_bits(lowest - np.uint64(1)))
                player = order[word * 64 + place, step]
                counts[0 if after & lowest else 1, player] += 1
                changed ^= lowest
            before[word] = after


@kernel
def sampled_coalitions(gates: Int64, registers: int, goal: int, members: UInt64, counts: Int64) -> None:
    """Add up the swings in 64 W coalitions: `members[n, W]` has a bit for each coalition, of each player."""
    players, width = members.shape
    words = np.zeros((registers, width), np.uint64)
    words[1, :] = ~np.uint64(0)
    words[2 : 2 + players, :] = members
    for player in range(players):
        words[2 + player, :] = 0
        run_gates(gates, words)
        before = words[goal].copy()
        words[2 + player, :] = ~np.uint64(0)
        run_gates(gates, words)
        for word in range(width):
            counts[0, player] += np.int64(count_bits(words[goal, word] & ~before[word]))
            counts[1, player] += np.int64(count_bits(before[word] & ~words[goal, word]))
        words[2 + player, :] = members[player]
