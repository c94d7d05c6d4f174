"""Preferences to ranks: for each actor one number a state, higher is better, ties equal, 0 the worst."""

from collections.abc import Sequence
from fractions import Fraction
from math import lcm
from typing import NamedTuple, cast

import numpy as np
from numpy.typing import NDArray

from ..case.nouns import Prioritised, Ranked, Statement, Weighted
from ..kernels.types import Int32, Int64
from .frame import Frame
from .refusal import Refusal

_TABLE_BITS = 24
_BLOCK_BITS = 16


def ranks_of(frame: Frame, actor: str, order: Prioritised | Weighted | Ranked, counted: Sequence[Statement]) -> Int32:
    """The rank of every state for an actor, shape [S], dense from 0.

    `counted` are the statements of `order` that count as of the day asked about (rule L33 for what each kind means).
    Raises Refusal if a ranking leaves out a state that is feasible under these rules.
    """
    match order:
        case Prioritised():
            return rank_by_truth([frame.truth(statement.expression) for statement in counted], frame.size)
        case Weighted():
            return scores(frame, order, counted).rank
        case Ranked():
            return dense(len(order.groups) - 1 - groups_of(frame, actor, order).astype(np.int64))


def rank_by_truth(tables: Sequence[NDArray[np.bool_]], states: int) -> Int32:
    """Option prioritisation, exactly, for any number of statements: ranks are made dense again before bits run out.

    `tables`: where each statement is true, [S], the most important first.
    """
    key = np.zeros(states, np.int64)
    bits = 0
    for table in tables:
        key = key * 2 + table
        bits += 1
        if bits == _BLOCK_BITS:
            key = dense(key).astype(np.int64)
            bits = int(key.max(initial=0)).bit_length()
            bits = bits if bits < _BLOCK_BITS else 0  # from here on by sorting; 63 bits are far away
    return dense(key)


def dense(key: Int64) -> Int32:
    """Replace values, at least 0, by their places among the different values."""
    top = int(key.max(initial=0)) + 1
    if top <= 2**_TABLE_BITS:
        place = np.zeros(top, np.int32)
        place[key] = 1
        np.cumsum(place, out=place)
        return (place[key] - 1).astype(np.int32)
    return np.unique(key, return_inverse=True)[1].astype(np.int32)


class Scores(NamedTuple):
    """Sums of weights, exactly: `rank[S]`, and `score` of each rank, in whole numbers of 1 / `scale`."""

    rank: Int32
    score: NDArray[np.int64] | NDArray[np.object_]
    scale: int


def scores(frame: Frame, order: Weighted, counted: Sequence[Statement]) -> Scores:
    """Weights, and gaps between them, become whole numbers, of any length where 64 bits are too few."""
    wanted = set(counted)
    pairs = zip(order.statements, order.weights, strict=True)
    fractions = [(frame.truth(one.expression), Fraction(weight)) for one, weight in pairs if one in wanted]
    gaps = [Fraction(gap) for gap in (order.strong_gap, order.enough) if gap is not None]
    scale = lcm(*(fraction.denominator for fraction in (*(weight for _, weight in fractions), *gaps)))
    exact = sum(abs(number) * scale for number in (*(weight for _, weight in fractions), *gaps)) < 2**62
    score: NDArray[np.int64] | NDArray[np.object_] = np.zeros(frame.size, np.int64 if exact else object)
    for table, weight in fractions:
        score[table] += int(weight * scale)
    different, rank = np.unique(score, return_inverse=True)
    return Scores(rank.astype(np.int32), cast("NDArray[np.int64]", different), scale)


def groups_of(frame: Frame, actor: str, order: Ranked) -> Int32:
    """The number of the group that each state stands in, from 0, the best, shape [S].

    Raises Refusal if the ranking leaves out a state.
    """
    number = np.full(frame.size, -1, np.int32)
    for place, group in reversed(list(enumerate(order.groups))):
        for state in group:
            number[matching(frame, state)] = place
    missing = np.flatnonzero(number < 0)
    if missing.size:
        raise Refusal(
            f"the ranking of `{actor}` leaves out {missing.size} states that these rules allow, such as "
            f"`{pattern(frame, int(missing[0]))}`",
            "rank them, or ask without the scenario that allows them",
        )
    return number


def matching(frame: Frame, state: str) -> NDArray[np.bool_]:
    """The states that a pattern (option form) or an id (graph form) stands for, shape [S]."""
    if frame.state_ids:
        return frame.truth.atom(state)
    care = sum(1 << bit for bit, letter in enumerate(state) if letter != "-")
    want = sum(1 << bit for bit, letter in enumerate(state) if letter == "Y")
    found: NDArray[np.bool_] = (frame.codes & care) == want
    return found


def pattern(frame: Frame, state: int) -> str:
    """A state as a pattern of Y and N, or as its id in graph form."""
    if frame.state_ids:
        return frame.label(state)
    code = int(frame.codes[state])
    return "".join("Y" if code >> bit & 1 else "N" for bit in range(len(frame.option_ids)))
