"""Weighted votes: a coalition wins if its weights come to the quota, and to every further quota there is."""

import os
from collections.abc import Mapping, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from decimal import Decimal
from fractions import Fraction
from math import gcd, lcm

from ...answers.power import PowerIndex, Share
from ...space.refusal import Refusal
from ..security import Progress, unheard
from .counting import SAMPLES, Swings, counted, fits, sampled
from .gates import Gates, Node

Number = int | float | Decimal | Fraction
_MOST_BITS = 128


def power_index(
    quota: Number,
    weights: Mapping[str, Number] | Sequence[Number],
    also: Sequence[tuple[Number, Sequence[Number]]] = (),
    samples: int = SAMPLES,
    seed: int = 0,
    progress: Progress = unheard,
) -> PowerIndex:
    """The Shapley-Shubik and Banzhaf indices of a weighted vote.

    A coalition wins if its `weights` add up to `quota` or more. `weights` by the names of the players, or in a
    sequence, whose players are then called 1, 2, 3, ... `also`: further quotas, each with the weights of the same
    players in the same order, that must be reached as well, as in the Council of the European Union. Up to 30 players
    with influence all coalitions are counted, in seconds; above, `samples` orders are drawn with `seed`, and standard
    errors are told.

    Raises Refusal for weights below zero, for a quota that is not above zero, and for lists of different lengths.

    >>> [round(share.shapley, 4) for share in power_index(3, {"a": 2, "b": 1, "c": 1})]
    [0.6667, 0.1667, 0.1667]
    """
    named = dict(weights) if isinstance(weights, Mapping) else {str(k): w for k, w in enumerate(weights, 1)}
    if not named:
        raise Refusal("a vote without players", "give each player a weight")
    gates = Gates(len(named))
    goal = gates.all_of(
        [_quota_reached(gates, least, parts) for least, parts in [(quota, tuple(named.values())), *also]]
    )
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return index_of(gates, goal, tuple(named), pool, samples, seed, progress)


def index_of(
    gates: Gates,
    goal: Node,
    names: Sequence[str],
    pool: Executor,
    samples: int = SAMPLES,
    seed: int = 0,
    progress: Progress = unheard,
) -> PowerIndex:
    """The indices of the players of a game in gates; drawn at random where not all coalitions can be gone through."""
    if samples < 1:
        raise Refusal(f"{samples} orders to draw", "draw at least 1")
    program = gates.program(goal)
    exact = fits(program)
    found = counted(program, pool, progress) if exact else sampled(program, pool, samples, seed, progress)
    return told(found, names, seed)


def told(found: Swings, names: Sequence[str], seed: int) -> PowerIndex:
    """What was counted, for all players by their names."""
    place = {player: k for k, player in enumerate(found.players)}
    total = sum(found.banzhaf, Fraction(0))

    def share(number: int, name: str) -> Share:
        k = place.get(number)
        if k is None:
            return Share(name, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
        return Share(
            name,
            float(found.shapley[k]),
            float(found.undoes[k]),
            float(found.banzhaf[k]),
            float(found.banzhaf[k] / total) if total else 0.0,
            float(found.banzhaf_undoes[k]),
            found.errors[k],
            found.banzhaf_errors[k],
        )

    return PowerIndex(
        tuple(share(number, name) for number, name in enumerate(names)),
        len(found.players),
        not found.samples,
        found.samples,
        seed if found.samples else 0,
        found.nobody,
        found.everybody,
    )


def _quota_reached(gates: Gates, quota: Number, weights: Sequence[Number]) -> Node:
    if len(weights) != gates.players:
        raise Refusal(f"{len(weights)} weights for {gates.players} players", "give each player one in each list")
    if _fraction(quota) <= 0:
        raise Refusal(f"a quota of {quota}", "above 0: else nobody is needed")
    if min(map(_fraction, weights)) < 0:
        raise Refusal(f"a weight of {min(weights, key=_fraction)}", "weights are not below 0")
    return reaches(gates, quota, [(gates.player(number), weight) for number, weight in enumerate(weights)])


def reaches(gates: Gates, quota: Number, weights: Sequence[tuple[Node, Number]]) -> Node:
    """Where the weights, at least 0, of the true nodes come to a quota above 0; Refusal for numbers too long."""
    least, parts = _fraction(quota), [_fraction(weight) for _, weight in weights]
    unit = lcm(*(part.denominator for part in parts))
    whole = [int(part * unit) for part in parts]
    common = gcd(*whole) or 1
    whole = [part // common for part in whole]
    needed = int(-(-least * unit // common))
    if max(sum(whole), needed).bit_length() > _MOST_BITS:
        raise Refusal("numbers with very many digits", "round them")
    return gates.at_least(needed, [(node, weight) for (node, _), weight in zip(weights, whole, strict=True)])


def _fraction(number: Number) -> Fraction:
    """The number as it is written: 0.1 is a tenth."""
    try:
        return Fraction(str(number)) if isinstance(number, float | Decimal) else Fraction(number)
    except (ValueError, TypeError, OverflowError):
        raise Refusal(f"`{number}` is no number", "weights and quotas are numbers, such as 3, 0.5 or 1e6") from None
