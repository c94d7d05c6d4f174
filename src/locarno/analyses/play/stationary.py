"""Play without end: the limit of long horizons, sought from several starts, with what is left of the search."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ...space.refusal import Refusal
from .game import Game
from .solve import Asking, Worth, back, end_of, with_asking

_TOLERANCE = 1e-9
_LOOK = 25
_MOST = 20_000
_SAME = 1e-6


@dataclass(frozen=True)
class Settled:
    """What one start led to. `residual`: the greatest change of a value in the last sweep, a month at best being 1."""

    worth: Worth
    residual: float
    sweeps: int

    @property
    def settled(self) -> bool:
        """Whether nothing moves any more."""
        return self.residual <= _TOLERANCE


def settle(game: Game, starts: int, seed: int) -> list[Settled]:
    """Go back from the end until nothing moves, from values of 0 and from random ones.

    Raises Refusal where later months count as much as the first, so that there is no limit.
    """
    if game.keep >= 1:
        raise Refusal("stationary play with a discount of 1", "set one below 1, such as `--set discount=0.98`")
    found = []
    whole = game.unit / (1 - game.keep)
    for start in range(starts):
        worth = end_of(game)
        if start:
            drawn = np.random.default_rng([seed, start]).random((game.board.size, game.flow.shape[1]))
            worth.value[: game.board.size] = drawn * whole
        residual = float("inf")
        while worth.steps < _MOST and residual > _TOLERANCE:
            back(worth, _LOOK - 1)
            before = worth.value[: game.board.size].copy()
            back(worth, 1)
            residual = float(np.abs(worth.value[: game.board.size] - before).max()) * game.steps
        found.append(Settled(worth, residual, worth.steps))
    return found


def under(settled: Settled, asking: Sequence[Asking], steps: int) -> Worth:
    """Probabilities under play that has settled."""
    worth = with_asking(settled.worth, asking)
    back(worth, steps)
    return worth


def alike(ends: Sequence[float]) -> bool:
    """Whether all starts end in the same, as far as can be told."""
    return max(ends) - min(ends) <= _SAME
