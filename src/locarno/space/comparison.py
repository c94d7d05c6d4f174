"""Which states count as better: one order for each actor, or one for each kind of state that is compared with.

Every preference that this program knows can be said so. With plain ranks there is one kind of state for each actor.
Where some wishes are unknown there is a kind for each way to decide them; where small differences do not count, the
level lies above the rank; where only strong differences count, it lies below.
"""

from dataclasses import dataclass

import numpy as np

from ..kernels.types import Int32


@dataclass(frozen=True, eq=False)
class Comparison:
    """For actor a, state t counts as above state s if `value[kind[a, s], t] > level[a, s]`.

    `value[R, S]` at least 0: rows of ranks, some for each actor; `kind[A, S]`: rows of `value`; `level[A, S]`, -1 if
    every state is above.
    """

    value: Int32
    kind: Int32
    level: Int32

    @classmethod
    def by_rank(cls, rank: Int32) -> "Comparison":
        """The plain one: above is what has a higher rank; `rank[A, S]`."""
        return cls(rank, constant_kinds(rank), rank)

    def plain_for(self, actor: int, rank: Int32) -> bool:
        """Whether for this actor above is what has a higher rank; `rank[S]`."""
        kind = self.kind[actor]
        same = kind.size == 0 or bool((kind == kind[0]).all())
        return same and np.array_equal(self.level[actor], rank) and np.array_equal(self.value[kind[0]], rank)


def constant_kinds(rank: Int32) -> Int32:
    """One kind of state for each actor, whose row is the actor's number; `rank[A, S]`."""
    return np.repeat(np.arange(rank.shape[0], dtype=np.int32)[:, None], rank.shape[1], axis=1)
