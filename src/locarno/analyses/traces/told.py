"""What all families share: what a question is about, and which of an actor's moves are told."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from ...answers.traces import Standing, Together
from ...space.space import Space
from ..security import Progress
from ..views import move_size

MOST_TOLD = 3
"""So many moves of an actor are told where nothing else is asked for."""


@dataclass(frozen=True)
class Asking:
    """A state of a space, the actors asked about by number, and how many moves of each are told, None for all."""

    space: Space
    here: int
    actors: Sequence[int]
    most: int | None
    pool: ThreadPoolExecutor
    progress: Progress

    def by_size(self, ends: Sequence[int], deterred: dict[int, bool | None], actor: int) -> list[int]:
        """The ends of moves, those that are not deterred first, then by size, then the best for the actor."""
        order: dict[bool | None, int] = {False: 0, None: 1, True: 2}
        rank = self.space.rank[actor]

        def importance(end: int) -> tuple[int, int, int, int]:
            return order[deterred[end]], move_size(self.space, self.here, end), -int(rank[end]), end

        return sorted(ends, key=importance)


@dataclass(frozen=True)
class Told:
    """How the state stands with each actor, under one concept after the other."""

    standings: tuple[Standing, ...]
    together: Together | None = None


Tell = Callable[[Asking, Sequence[str]], Told]
"""Tells about concepts of one family, by id."""
