"""What changes where something is supposed: which cells of arrangements by readings read otherwise, and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from .answer import Answer
from .asked import Asked, Rung
from .states import Step

CellQuestion = Literal["verdicts", "paths"]
"""By what an arrangement holds, or whether it can be reached from today by moves from which each mover gains."""

Way = Literal["there", "reached", "not reached", "impossible", "no today"]
"""`there`: today agrees already; `no today`: what is supposed rules out today, so that nothing starts there."""

CellWord = Rung | Way

WhyWord = Literal[
    "leaves", "answered", "unanswered", "barred", "no gain", "nobody leaves", "held", "nothing", "goes", "stops",
    "opens", "elsewhere",
]  # fmt: skip
"""Why a cell reads as it does now; see `Why`."""


@dataclass(frozen=True, slots=True)
class Why:
    """What makes the difference, by its first piece of evidence.

    `leaves`: `step` leaves it now and is not deterred. `answered`: `step` would leave it, and `answer` deters that now.
    `unanswered`: it is deterred, by no single chain that can be told. `barred`: `step`, by which it broke or was
    reached, cannot be made any more. `no gain`: its mover no longer gains by it. `nobody leaves`: no improvement leads
    out. `held`: these `options` are held the other way. `nothing`: the rules leave no such state. `goes`: `step` and
    `answer` are the way that is there now. `stops`: on the old way nobody gains by `step` any more. `opens`: there are
    states of it now. `elsewhere`: it starts in other states than before.
    """

    word: WhyWord
    step: Step | None = None
    answer: tuple[Step, ...] = ()
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Supposition:
    """One what-if: scenarios of the case, options held, pledges taken at their word, alone or together.

    `parts`: the ids of the what-ifs that it puts together, itself if it is single. `options`: held, `x` or `not x`.
    `inside`: the readings that take all of it to be the case anyway. `nothing`: readings under which no state is left;
    `no_today`: readings under which today is not possible. `idle`: pledges among `keeps` that can change nothing: not
    given under these readings on that day, or without options of whoever gave them.
    """

    id: str
    parts: tuple[str, ...]
    label: str
    options: tuple[str, ...]
    keeps: tuple[str, ...]
    refs: tuple[str, ...]
    assumed: bool
    inside: tuple[str, ...]
    nothing: tuple[str, ...]
    no_today: tuple[str, ...]
    idle: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Flip:
    """A cell that reads otherwise than in the base. `alone`: which parts of several do the same by themselves."""

    supposed: str
    arrangement: str
    reading: str
    before: CellWord
    after: CellWord
    why: Why
    alone: tuple[str, ...]


@dataclass(frozen=True)
class WhatIf(Answer):
    """All cells that flip, what-if by what-if, arrangement by arrangement.

    `names`: what each arrangement is called; the case's own goal is `goal` where it was asked about. `cells`: how many
    cells there are under each what-if.
    """

    asked: Asked
    question: CellQuestion
    names: dict[str, str]
    readings: tuple[str, ...]
    suppositions: tuple[Supposition, ...]
    flips: tuple[Flip, ...]

    def __iter__(self) -> Iterator[Flip]:
        return iter(self.flips)

    @property
    def cells(self) -> int:
        """How many cells are compared under each what-if."""
        return len(self.names) * len(self.readings)

    def of(self, supposed: str) -> tuple[Flip, ...]:
        """The flips under one what-if."""
        return tuple(flip for flip in self.flips if flip.supposed == supposed)
