"""Preferences to ranks: for each actor one number a state, higher is better, ties equal, 0 the worst."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from math import lcm

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
            return _lexicographic([frame.truth(statement.expression) for statement in counted], frame.size)
        case Weighted():
            pairs = zip(order.statements, order.weights, strict=True)
            wanted = set(counted)
            return _weighted(
                [(frame.truth(statement.expression), weight) for statement, weight in pairs if statement in wanted],
                frame.size,
            )
        case Ranked():
            return _ranked(frame, actor, order)


def _lexicographic(tables: Sequence[NDArray[np.bool_]], states: int) -> Int32:
    """Option prioritisation, exactly, for any number of statements: ranks are made dense again before bits run out."""
    key = np.zeros(states, np.int64)
    bits = 0
    for table in tables:
        key = key * 2 + table
        bits += 1
        if bits == _BLOCK_BITS:
            key = _dense(key).astype(np.int64)
            bits = int(key.max(initial=0)).bit_length()
            bits = bits if bits < _BLOCK_BITS else 0  # from here on by sorting; 63 bits are far away
    return _dense(key)


def _dense(key: Int64) -> Int32:
    """Replace values by their places among the different values."""
    top = int(key.max(initial=0)) + 1
    if top <= 2**_TABLE_BITS:
        place = np.zeros(top, np.int32)
        place[key] = 1
        np.cumsum(place, out=place)
        return (place[key] - 1).astype(np.int32)
    return np.unique(key, return_inverse=True)[1].astype(np.int32)


def _weighted(pairs: Sequence[tuple[NDArray[np.bool_], Decimal]], states: int) -> Int32:
    """Sums of weights, exactly: weights become whole numbers, of any length where 64 bits are too few."""
    fractions = [Fraction(weight) for _, weight in pairs]
    scale = lcm(*(fraction.denominator for fraction in fractions)) if fractions else 1
    whole = [int(fraction * scale) for fraction in fractions]
    exact = sum(abs(weight) for weight in whole) < 2**62
    score: NDArray[np.int64] | NDArray[np.object_]
    score = np.zeros(states, np.int64 if exact else object)
    for (table, _), weight in zip(pairs, whole, strict=True):
        score[table] += weight
    return np.unique(score, return_inverse=True)[1].astype(np.int32)


def _ranked(frame: Frame, actor: str, order: Ranked) -> Int32:
    rank = np.full(frame.size, -1, np.int32)
    for place, group in enumerate(reversed(order.groups)):
        for state in group:
            rank[matching(frame, state)] = place
    missing = np.flatnonzero(rank < 0)
    if missing.size:
        raise Refusal(
            f"the ranking of `{actor}` leaves out {missing.size} states that these rules allow, such as "
            f"`{pattern(frame, int(missing[0]))}`",
            "rank them, or ask without the scenario that allows them",
        )
    return _dense(rank.astype(np.int64))


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
