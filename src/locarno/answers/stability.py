"""Which states are stable for whom, under which concept."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from .answer import Answer
from .asked import Asked
from .marks import Mark


@dataclass(frozen=True)
class Stability(Answer):
    """Stability of every feasible state for every actor.

    `states[S]` int64: codes, bit o set if option o is yes (graph form: numbers of the listed states); `labels`: state
    ids in graph form, else empty. `ranks[A, S]` int32, higher is better. `stable[concept][A, S]` bool, for concepts
    that judge a state for each actor; `ambiguous[concept][A, S]` where ties leave it open, only for concepts where
    they can. `together[concept][S]` bool, for concepts that judge a state for all actors at once. `outcome[S]`
    int16: the place of each state's outcome in `outcome_ids`, -1 (the last, empty one) for none. Concepts by id
    (`answers.concepts`). `marks`: the degrees of preference that concepts about them rest on; ranks are those in which
    everything unknown is as it is written.
    """

    asked: Asked
    reading: str
    actors: tuple[str, ...]
    options: tuple[str, ...]
    states: NDArray[np.int64]
    labels: tuple[str, ...]
    outcome: NDArray[np.int16]
    outcome_ids: tuple[str, ...]
    ranks: NDArray[np.int32]
    stable: Mapping[str, NDArray[np.bool_]]
    ambiguous: Mapping[str, NDArray[np.bool_]] = field(default_factory=dict)
    together: Mapping[str, NDArray[np.bool_]] = field(default_factory=dict)
    marks: tuple[Mark, ...] = ()

    @cached_property
    def outcomes(self) -> tuple[str, ...]:
        """The id of each state's outcome, empty for none."""
        return tuple(self.outcome_ids[number] for number in self.outcome)

    @property
    def concepts(self) -> tuple[str, ...]:
        """The concepts that were asked for."""
        return (*self.stable, *self.together)

    def equilibria(self, concept: str) -> NDArray[np.int64]:
        """The numbers of the states that are stable for every actor."""
        if concept in self.together:
            return np.flatnonzero(self.together[concept])
        return np.flatnonzero(self.stable[concept].all(axis=0))

    def undecided(self, concept: str) -> NDArray[np.int64]:
        """The numbers of the states that ties alone keep from being equilibria: ambiguous for some, unstable for none.

        Empty for concepts under which nothing is ambiguous.
        """
        if concept not in self.ambiguous:
            return np.empty(0, np.int64)
        stable = self.stable[concept]
        return np.flatnonzero((stable | self.ambiguous[concept]).all(axis=0) & ~stable.all(axis=0))

    def holds(self, state: int) -> tuple[str, ...]:
        """The options that are yes in a state of a case in option form."""
        code = int(self.states[state])
        return tuple(option for bit, option in enumerate(self.options) if code >> bit & 1)
