"""Truth tables of games: for every coalition of players whether it wins, 64 coalitions a machine word.

Bit j of word w of a table is the coalition of number `64 * w + j`; player k belongs to coalitions with bit k in their
number. A game is a list of gates over words, each `(gate, into, left, right)` over registers: `and`, `or`, `xor`,
`and not`. Tables are filled block by block, a block being the words that agree on all but the lowest players. What
depends on low players only is the same in every block and computed once; what depends on high players only is one word
a block; only gates that mix both run over all words (a truth table by bitwise operations: Knuth, TAOCP 4A, 7.1.2).

Swings (Shapley & Shubik 1954; Banzhaf 1965): coalitions without a player that lose, and win once it joins; and the
other way round where games are not monotone. Linear in the number of words, for each gate and for each player.
"""

import numpy as np

from .compiled import kernel
from .types import Int64, UInt64

AND, OR, XOR, AND_NOT = 0, 1, 2, 3
FALSE, TRUE, FIRST = 0, 1, 2
"""Registers that hold a constant, and that of player 0; those of the other players follow."""

IN_WORD = 6
"""So many players vary within a word."""


@kernel
def run_gates(gates: Int64, words: UInt64) -> None:
    """Run gates over `words[R, W]` in place; registers `FALSE` and `TRUE` and those of the players are filled."""
    width = words.shape[1]
    for at in range(gates.shape[0]):
        into, left, right = gates[at, 1], gates[at, 2], gates[at, 3]
        if gates[at, 0] == 0:
            for word in range(width):
                words[into, word] = words[left, word] & words[right, word]
        elif gates[at, 0] == 1:
            for word in range(width):
                words[into, word] = words[left, word] | words[right, word]
        elif gates[at, 0] == 2:
            for word in range(width):
                words[into, word] = words[left, word] ^ words[right, word]
        else:
            for word in range(width):
                words[into, word] = words[left, word] & ~words[right, word]


@kernel
def fill_table(
    first: int,
    last: int,
    block_bits: int,
    players: int,
    registers: int,
    low: Int64,
    high: Int64,
    spread: Int64,
    mixed: Int64,
    goal: int,
    in_word: UInt64,
    table: UInt64,
) -> None:
    """Fill blocks first to last, not included, of `table`; a block has 2^block_bits words.

    `in_word[6]`: the words of the players that vary within a word. `low`, `high`, `mixed`: gates. `spread[K]`:
    registers that hold one word a block and that mixed gates, or the goal, read.
    """
    width = 1 << block_bits
    words = np.zeros((registers, width), np.uint64)
    once = np.zeros((registers, 1), np.uint64)
    everything = ~np.uint64(0)
    words[1, :] = everything
    once[1, 0] = everything
    for player in range(min(players, 6)):
        words[2 + player, :] = in_word[player]
    for player in range(6, min(players, 6 + block_bits)):
        for word in range(width):
            if word >> (player - 6) & 1:
                words[2 + player, word] = everything
    run_gates(low, words)
    for block in range(first, last):
        for player in range(6 + block_bits, players):
            there = block >> (player - 6 - block_bits) & 1
            once[2 + player, 0] = everything if there else np.uint64(0)
        run_gates(high, once)
        for at in range(spread.size):
            if words[spread[at], 0] != once[spread[at], 0] or block == first:
                words[spread[at], :] = once[spread[at], 0]
        run_gates(mixed, words)
        table[block * width : (block + 1) * width] = words[goal]


@kernel
def count_bits(word: np.uint64) -> np.uint64:
    """How many bits of a word are set; compilers know this form and use the machine's own instruction."""
    word = word - ((word >> np.uint64(1)) & np.uint64(0x5555555555555555))
    word = (word & np.uint64(0x3333333333333333)) + ((word >> np.uint64(2)) & np.uint64(0x3333333333333333))
    word = (word + (word >> np.uint64(4))) & np.uint64(0x0F0F0F0F0F0F0F0F)
    return (word * np.uint64(0x0101010101010101)) >> np.uint64(56)


@kernel
def count_swings(table: UInt64, player: int, in_word: UInt64, sized: UInt64, counts: Int64) -> None:
    """Count a player's swings by the size of the coalition it joins: `counts[0]` it makes win, `counts[1]` lose.

    `sized[7]`: the bits of a word whose number has so many bits set. `counts[2, n]` is filled. Words are taken in
    chunks of 64; sums stay apart by place in the chunk until the end, so that no sum waits for another.
    """
    inside = player < 6
    apart = 0 if inside else 1 << (player - 6)
    shift = np.uint64(1 << player) if inside else np.uint64(0)
    without = ~in_word[player] if inside else ~np.uint64(0)
    lanes = min(table.size, 64)
    sums = np.zeros((64, 2, 7, lanes), np.uint64)
    won, lost = np.zeros(lanes, np.uint64), np.zeros(lanes, np.uint64)
    for chunk in range(table.size // lanes):
        begin = chunk * lanes
        if apart >= lanes and begin & apart:
            continue
        differ = np.uint64(0)
        if inside:
            for lane in range(lanes):
                before, after = table[begin + lane], table[begin + lane] >> shift
                won[lane] = after & ~before & without
                lost[lane] = before & ~after & without
                differ |= won[lane] | lost[lane]
        elif apart < lanes:
            for lane in range(lanes):
                if not lane & apart:
                    before, after = table[begin + lane], table[begin + lane + apart]
                    won[lane] = after & ~before
                    lost[lane] = before & ~after
                    differ |= won[lane] | lost[lane]
        else:
            for lane in range(lanes):
                before, after = table[begin + lane], table[begin + apart + lane]
                won[lane] = after & ~before
                lost[lane] = before & ~after
                differ |= won[lane] | lost[lane]
        if differ:
            here = sums[np.int64(count_bits(np.uint64(chunk)))]
            for more in range(7):
                for lane in range(lanes):
                    here[0, more, lane] += count_bits(won[lane] & sized[more])
                for lane in range(lanes):
                    here[1, more, lane] += count_bits(lost[lane] & sized[more])
    counts[:] = 0
    for size in range(64):
        for sign in range(2):
            for more in range(7):
                for lane in range(lanes):
                    found = np.int64(sums[size, sign, more, lane])
                    if found:
                        counts[sign, size + more + np.int64(count_bits(np.uint64(lane)))] += found
