"""Strength of preference: how far down must a state be for it to be strongly worse than another.

Strong differences respect the order: what is strongly worse than s is all that ranks at or below some rank. So one
number for each state says it. For statements, the first n of them strong, two states are in different *classes* if one
of the n tells them apart, and strong is what a class decides; so it is for a ranking with strong steps. For weights it
is what scores less by `strong_gap` or more.
"""

import numpy as np

from ..case.nouns import Prioritised, Ranked, Weighted
from ..kernels.types import Int32, Int64
from .comparison import Comparison, constant_kinds
from .ranks import groups_of, rank_by_truth, scores
from .space import Space

NOTHING = np.int32(-1)


def has_strength(space: Space, actor: str) -> bool:
    """Whether an actor's preferences say of anything that it is strongly preferred."""
    order = space.reading.preferences[actor].order
    match order:
        case Prioritised():
            return any(statement.strong for statement in space.statements(actor))
        case Weighted():
            return order.strong_gap is not None
        case Ranked():
            return bool(order.strong)


def not_strongly_worse(space: Space) -> Comparison:
    """Above a state is all that is not strongly worse."""
    level = np.stack([_strongly_below(space, row) for row in range(len(space.frame.players))])
    return Comparison(space.rank, constant_kinds(space.rank), level)


def _strongly_below(space: Space, row: int) -> Int32:
    """The highest rank that is strongly worse than each state, [S]; -1 if there is none."""
    actor = space.frame.players[row]
    order = space.reading.preferences[actor].order
    rank = space.rank[row]
    match order:
        case Prioritised():
            strong = [one for one in space.statements(actor) if one.strong]
            tables = [space.frame.truth(statement.expression) for statement in strong]
            return _below_class(rank, rank_by_truth(tables, rank.size))
        case Ranked():
            groups = groups_of(space.frame, actor, order)
            return _below_class(rank, -np.searchsorted(np.array(order.strong, np.int64), groups, side="right"))
        case Weighted():
            if order.strong_gap is None:
                return np.full_like(rank, NOTHING)
            score = scores(space.frame, order, space.statements(actor))
            gap = int(order.strong_gap * score.scale)
            below = np.searchsorted(score.score, score.score - gap, side="right") - 1
            level: Int32 = below.astype(np.int32)[rank]
            return level


def _below_class(rank: Int32, class_: Int32 | Int64) -> Int32:
    """The rank before the first of each state's class; classes are in the order of ranks."""
    number = np.unique(class_, return_inverse=True)[1]
    lowest = np.full(int(number.max(initial=-1)) + 1, np.iinfo(np.int32).max, np.int32)
    np.minimum.at(lowest, number, rank)
    below: Int32 = lowest[number] - np.int32(1)
    return below
