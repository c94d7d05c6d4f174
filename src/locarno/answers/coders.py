"""How far two codings of the same sources agree, and what it does to the verdicts."""

from dataclasses import dataclass
from typing import Literal

from .answer import Answer
from .asked import Asked, Rung

RUNGS_UP: tuple[Rung, ...] = ("impossible", "breaks", "bluff", "credible", "interest")
"""The ladder on which verdicts are compared, from its foot."""

EntryKind = Literal["both", "opposite", "only one", "only other", "says nothing"]
Basis = Literal["all", "said"]


@dataclass(frozen=True, slots=True)
class CodedEntry:
    """One thing that one coder or both say an actor wants.

    `one`, `other`: the statement as each wrote it, empty where a coder has none; places count from 1 in each coder's
    list. `both`: true in the same feasible states. `opposite`: true in just those in which the other is false. `says
    nothing`: the same in every feasible state, so that it cannot agree with anything. Notes are the coders' own.
    """

    reading: str
    actor: str
    kind: EntryKind
    one: str
    other: str
    place_one: int | None
    place_other: int | None
    assumed: bool
    refs_one: tuple[str, ...]
    refs_other: tuple[str, ...]
    note_one: str
    note_other: str


@dataclass(frozen=True, slots=True)
class Alpha:
    """Krippendorff's alpha; None where it is not defined (fewer than two different values) or cannot be computed.

    `units` counts those that both coders gave a value. 1: they agree in all; 0: as much as by chance; below: less.
    """

    value: float | None
    level: Literal["nominal", "ordinal"]
    units: int


@dataclass(frozen=True, slots=True)
class EntryAgreement:
    """How far the statements agree: of one reading and actor, of a reading, or of all (empty ids).

    `same_order` of `pairs`: pairs of statements that both coders have, and put in the same order.
    """

    reading: str
    actor: str
    both: int
    opposite: int
    only_one: int
    only_other: int
    same_place: int
    pairs: int
    same_order: int

    @property
    def share(self) -> float | None:
        """Statements of both, of all that there are; None if there is none."""
        every = self.both + self.opposite + self.only_one + self.only_other
        return self.both / every if every else None


@dataclass(frozen=True, slots=True)
class CodedLikelihood:
    """An event that at least one coder gives a word; empty where one does not."""

    reading: str
    id: str
    event: str
    one: str
    other: str


@dataclass(frozen=True, slots=True)
class CodedFeasibility:
    """How many states, of those that the common rules leave, a reading leaves under each coder."""

    reading: str
    states: int
    both: int
    only_one: int
    only_other: int
    neither: int


@dataclass(frozen=True, slots=True)
class CodedCell:
    """A verdict under both coders; `preferences_only`: the other's preferences, with the rules and scenarios of one."""

    arrangement: str
    reading: str
    one: Rung
    other: Rung
    preferences_only: Rung


@dataclass(frozen=True, slots=True)
class CodedList:
    """What one actor's list does to the verdicts of a reading, if it alone is taken from the other coder.

    `equal`: verdicts that are then those of the other coder. `changed`: verdicts that are no longer those of the one.
    """

    reading: str
    actor: str
    equal: int
    changed: int


@dataclass(frozen=True, slots=True)
class CellAgreement:
    """How far verdicts agree: of a reading, or of all (empty id). A unit of each alpha is a cell.

    `weighted`: 1 minus the mean distance on the ladder of rungs (impossible, breaks, bluff, credible, interest) in
    parts of the longest one, 4 steps; `alpha` is ordinal on that ladder. `preferences_*`: the same where only what the
    actors want is the other's. `possible_alpha`: nominal, whether the arrangement is possible at all.
    """

    reading: str
    cells: int
    equal: int
    weighted: float
    alpha: Alpha
    preferences_equal: int
    preferences_weighted: float
    preferences_alpha: Alpha
    possible_alpha: Alpha


@dataclass(frozen=True)
class Coders(Answer):
    """Two codings compared. `one` and `other` are the ids of the cases; `readings` those that both have.

    `agreement`: by `all` statements or by those `said`, which leaves out what is assumed; for all, each reading, each
    reading and actor, in this order. `presence`: alpha of whether a coder has a statement; `ranks`: of the places
    of the statements that both have. `lists`: for each reading and actor about whom they differ. `with_alpha`: whether
    the library for it is there.
    """

    asked: Asked
    one: str
    other: str
    readings: tuple[str, ...]
    only_one_has: tuple[str, ...]
    only_other_has: tuple[str, ...]
    entries: tuple[CodedEntry, ...]
    agreement: dict[Basis, tuple[EntryAgreement, ...]]
    presence: dict[Basis, Alpha]
    ranks: Alpha
    likelihoods: tuple[CodedLikelihood, ...]
    likelihood_alpha: Alpha
    feasibility: tuple[CodedFeasibility, ...]
    cells: tuple[CodedCell, ...]
    cell_agreement: tuple[CellAgreement, ...]
    lists: tuple[CodedList, ...]
    with_alpha: bool


def steps_between(one: Rung, other: Rung) -> int:
    """How far two rungs are apart on the ladder, from 0 to 4."""
    return abs(RUNGS_UP.index(one) - RUNGS_UP.index(other))
