"""Preferences to numbers: what each state gives an actor a month, for questions that need more than an order.

The worst feasible state gives 0, the best 1; an actor to whom all are alike gets 0. Given weights are used as they are.
Where there is only an order, a rule makes the numbers: `halving`, a statement weighs twice the next, so that the order
of states is kept; `centroid`, the mean of all weights that keep the order of importance (Barron & Barrett 1996,
doi:10.1287/mnsc.42.11.1515); `even`, all the same; `drawn`, uniform among those that keep the order of importance
(Lahdelma, Hokkanen & Salminen 1998, doi:10.1016/S0377-2217(97)00163-X). A ranking has its places at equal distances, or
`drawn` ones.
"""

from collections.abc import Sequence

import numpy as np

from ..case.nouns import Ranked, Weighted
from ..case.play_nouns import UtilityRule
from ..kernels.types import Float64
from .ranks import groups_of, scores
from .space import Space


def flows(
    space: Space, rule: UtilityRule, generator: np.random.Generator, weighed: dict[str, Sequence[float]]
) -> Float64:
    """What each state gives each actor a month, [S, A], from 0 to 1.

    `generator` is used by `drawn` alone. `weighed`: weights of an actor's statements that take the place of the rule's,
    one for each statement that counts.
    """
    found = np.zeros((space.frame.size, len(space.frame.players)))
    for column, actor in enumerate(space.frame.players):
        found[:, column] = _scaled(_flow(space, actor, rule, generator, weighed.get(actor)))
    return found


def weights_by(rule: UtilityRule, number: int, generator: np.random.Generator) -> Float64:
    """Weights of so many statements, the most important first; they sum to 1."""
    if number == 0:
        return np.zeros(0)
    match rule:
        case "halving":
            weights = 0.5 ** np.arange(1.0, number + 1)
        case "centroid":
            weights = np.cumsum(1 / np.arange(number, 0, -1.0))[::-1]
        case "even":
            weights = np.ones(number)
        case "drawn":
            weights = np.sort(generator.dirichlet(np.ones(number)))[::-1]
    return np.asarray(weights / weights.sum(), np.float64)


def _flow(
    space: Space, actor: str, rule: UtilityRule, generator: np.random.Generator, weighed: Sequence[float] | None
) -> Float64:
    order = space.reading.preferences[actor].order
    counted = space.statements(actor)
    if isinstance(order, Ranked):
        steps = len(order.groups) - 1
        gaps = generator.dirichlet(np.ones(steps)) if rule == "drawn" and steps else np.ones(steps)
        level = np.concatenate([np.cumsum(gaps[::-1])[::-1], [0.0]])
        return np.asarray(level[groups_of(space.frame, actor, order)], np.float64)
    if isinstance(order, Weighted) and weighed is None:
        exact = scores(space.frame, order, counted)
        return np.array([float(score) / exact.scale for score in exact.score])[exact.rank]
    weights = weights_by(rule, len(counted), generator) if weighed is None else np.asarray(weighed, np.float64)
    flow = np.zeros(space.frame.size)
    for statement, weight in zip(counted, weights, strict=True):
        flow += weight * space.frame.truth(statement.expression)
    return flow


def _scaled(flow: Float64) -> Float64:
    low, high = float(flow.min()), float(flow.max())
    return (flow - low) / (high - low) if high > low else np.zeros_like(flow)
