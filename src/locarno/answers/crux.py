"""On which beliefs the disagreement of two readings turns."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from .asked import Asked, Rung
from .beliefs import Atom, Grain

CruxQuestion = Literal["holds", "reached"]
"""By what a goal holds, or whether it can be reached from today by moves from which each mover gains."""

CruxVerdict = Rung | Literal["reached", "not reached"]

VALUES: dict[CruxVerdict, int] = {
    "impossible": 0,
    "breaks": 1,
    "bluff": 2,
    "credible": 3,
    "interest": 4,
    "not reached": 0,
    "reached": 1,
}
"""Verdicts as numbers, for shares: how many rungs of the way an atom makes."""


@dataclass(frozen=True, slots=True)
class Turning:
    """Which atoms, taken over by the first reading from the second, give it the second's verdict.

    `sets`: ids of atoms, the smallest sets, all of them; then, behind `smallest` of them, further sets of which no part
    is enough, of which there may be more. `excluded`: no set of up to so many atoms is left out. `complete`: nothing
    is left out.
    """

    sets: tuple[tuple[str, ...], ...]
    smallest: int
    excluded: int
    complete: bool


@dataclass(frozen=True, slots=True)
class Share:
    """An atom's Shapley share, in rungs, of the way from one verdict to the other; `error` 0 where it is exact.

    `error`: the standard error of the mean over sampled orders.
    """

    atom: str
    share: float
    error: float


@dataclass(frozen=True)
class Crux:
    """On what two readings part about one goal.

    `lists`: which actors' whole lists, rules, scenarios and pledges make the difference; `statements`: which single
    statements and their places. Each `forth`, from the first reading to the second, and `back`. `shares`: of the
    atoms of `shares_of`. Empty where both give the same verdict. `evaluated`: how many verdicts were given for it.
    """

    asked: Asked
    first: str
    second: str
    goal: str
    label: str
    question: CruxQuestion
    verdicts: tuple[CruxVerdict, CruxVerdict]
    atoms: Mapping[Grain, tuple[Atom, ...]]
    forth: Mapping[Grain, Turning]
    back: Mapping[Grain, Turning]
    shares_of: Grain
    shares: tuple[Share, ...]
    evaluated: int

    def atom(self, id_: str) -> Atom:
        """The atom of that id."""
        return next(atom for atoms in self.atoms.values() for atom in atoms if atom.id == id_)

    @property
    def agree(self) -> bool:
        """Whether both readings give the same verdict."""
        return self.verdicts[0] == self.verdicts[1]
