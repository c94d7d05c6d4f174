"""On which beliefs the disagreement of two readings turns."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from .answer import Answer
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


@dataclass(frozen=True, kw_only=True)
class Parting(Answer):
    """On which beliefs two readings part, about whatever was asked.

    `atoms`: all beliefs in which they differ. `lists`: which actors' whole lists, rules, scenarios and pledges make the
    difference; `statements`: which single statements and their places. Each `forth`, from the first reading to the
    second, and `back`. `shares`: of the atoms of `shares_of`. Empty where both judge alike. `evaluated`: how many
    verdicts were given for it.
    """

    asked: Asked
    first: str
    second: str
    question: CruxQuestion
    atoms: Mapping[Grain, tuple[Atom, ...]]
    forth: Mapping[Grain, Turning]
    back: Mapping[Grain, Turning]
    shares_of: Grain
    shares: tuple[Share, ...]
    evaluated: int

    def atom(self, id_: str) -> Atom:
        """The atom of that id."""
        return next(atom for atoms in self.atoms.values() for atom in atoms if atom.id == id_)


@dataclass(frozen=True, kw_only=True)
class Crux(Parting):
    """On what two readings part about one goal; shares are in rungs."""

    goal: str
    label: str
    verdicts: tuple[CruxVerdict, CruxVerdict]

    @property
    def agree(self) -> bool:
        """Whether both readings give the same verdict."""
        return self.verdicts[0] == self.verdicts[1]


@dataclass(frozen=True, kw_only=True)
class MatrixCrux(Parting):
    """On what two readings part about all arrangements at once: what turns one's column of the matrix into the other's.

    `verdicts`: those of both readings on each arrangement. Shares are in arrangements on which the readings part; an
    arrangement that a hybrid judges like neither counts half.
    """

    verdicts: Mapping[str, tuple[CruxVerdict, CruxVerdict]]

    @property
    def parted(self) -> tuple[str, ...]:
        """The arrangements that the readings judge differently."""
        return tuple(id_ for id_, (one, other) in self.verdicts.items() if one != other)

    @property
    def agree(self) -> bool:
        """Whether both readings judge every arrangement alike."""
        return not self.parted
