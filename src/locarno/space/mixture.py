"""Preferences that are a mixture of readings: how much weight has it that a state is preferred.

Several readings, each with a weight, say what an actor wants. The degree to which it prefers t to s is the part of all
weight that the readings have under which it does, and half of what those have under which it does not care: a fuzzy
preference (Bashar, Kilgour & Hipel 2012), and where nobody is indifferent the probability of a preference (Rego & dos
Santos 2015). A majority need not be transitive.

States that every reading ranks alike are of one *kind*. What is preferred to a state by enough depends on its kind
alone, so a row of truth values for each kind holds it all.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import numpy as np

from ..kernels.types import Int32
from .comparison import Comparison
from .memory import check_kinds_fit

MOST_PARTS = 2**60
"""All weights of a mixture together, in whole numbers, stay below this."""


@dataclass(frozen=True, eq=False)
class Mixture:
    """`ranks`: for each reading [A, S]; `parts`: their weights in whole numbers; `enough[A]`: thresholds, None: any."""

    ranks: Sequence[Int32]
    parts: Sequence[int]
    enough: Sequence[Decimal | None]

    def surely_enough(self) -> Comparison:
        """Above a state is what is preferred to it to a degree that is enough; raises Refusal if that does not fit."""
        actors, states = self.ranks[0].shape
        different, kinds = [], []
        for row in range(actors):
            found = np.unique(np.stack([rank[row] for rank in self.ranks], axis=1), axis=0, return_inverse=True)
            different.append(found[0])
            kinds.append(found[1].reshape(-1))
        counts = [rows.shape[0] for rows in different]
        check_kinds_fit(states, actors, counts)
        first = np.concatenate([[0], np.cumsum(counts)])
        value = np.empty((int(first[-1]), states), np.int32)
        parts = np.array(self.parts, np.int64)
        for row, (rows, of) in enumerate(zip(different, kinds, strict=True)):
            least = _least(self.enough[row], sum(self.parts))
            for number, ranks in enumerate(rows):
                surer = np.sign(rows - ranks) @ parts
                value[first[row] + number] = (surer >= least)[of]
        kind = np.stack([of + first[row] for row, of in enumerate(kinds)]).astype(np.int32)
        return Comparison(value, kind, np.zeros_like(kind))


def _least(enough: Decimal | None, total: int) -> int:
    """The least difference of weights that is enough."""
    if enough is None:
        return 1
    least = Fraction(enough) * total
    return -(-least.numerator // least.denominator)
