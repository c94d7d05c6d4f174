"""Fuzzy preference: how sure is it that a state is preferred, and is that enough to count.

Let r(t, s) be the degree to which an actor prefers t to s, from 0 to 1, with r(t, s) + r(s, t) = 1. The difference
r(t, s) - r(s, t), from -1 to 1, is compared with the actor's threshold: t counts as above s if it is at least that
(Bashar, Kilgour & Hipel 2012). Without a threshold it counts if it is above 0. Two kinds of preference say degrees
here:

* Statements with a likelihood: the first statement on which two states differ decides, and r(t, s) is the likelihood
  that the actor wants it as it is in t; 1 or 0 where it is known. For each state s and unknown statement, the other
  side counts as above s or it does not: so there is a completion for each state by which ranks say what is above it.
* Weights: r(t, s) grows with the points that t scores more than s, so a threshold is a number of points.
"""

from decimal import Decimal

import numpy as np

from ..case.nouns import Prioritised, Weighted
from ..kernels.types import Int32
from .comparison import Comparison
from .completions import Completions
from .ranks import scores
from .space import Space


def surely_enough(space: Space) -> Comparison:
    """Above a state is what is preferred to it to a degree that is enough for the actor."""
    completions = Completions.of(space)
    chosen = np.stack([_completion(space, row, completions.side[row]) for row in range(len(space.frame.players))])
    compared = completions.compare(chosen)
    level = compared.level.copy()
    for row, actor in enumerate(space.frame.players):
        order = space.reading.preferences[actor].order
        if isinstance(order, Weighted) and order.enough is not None:
            score = scores(space.frame, order, space.statements(actor))
            gap = int(order.enough * score.scale)
            enough = np.searchsorted(score.score, score.score + gap, side="left")
            level[row] = (enough - 1).astype(np.int32)[space.rank[row]]
    return Comparison(compared.value, compared.kind, level)


def _completion(space: Space, row: int, side: Int32) -> Int32:
    """By which completion each state is compared, [S]: the other side is better where that is sure enough."""
    actor = space.frame.players[row]
    order = space.reading.preferences[actor].order
    chosen = side.copy()
    if not isinstance(order, Prioritised):
        return chosen
    unknown = [statement for statement in space.statements(actor) if statement.unknown]
    for bit, statement in enumerate(unknown):
        sure = 2 * statement.likely - 1
        on = side >> bit & 1 == 1
        if _enough(sure, order.enough):
            chosen[~on] |= 1 << bit
        if _enough(-sure, order.enough):
            chosen[on] &= ~(1 << bit)
    return chosen


def _enough(sure: Decimal, threshold: Decimal | None) -> bool:
    return sure > 0 if threshold is None else sure >= threshold
