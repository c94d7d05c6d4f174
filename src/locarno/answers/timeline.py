"""What was said, given and withdrawn when; what holds as of each day, and which entries of the day changed it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from .answer import Answer
from .asked import Asked
from .whatif import CellQuestion, CellWord, Why

EntryKind = Literal["status quo", "pledge", "rule", "statement", "scenario", "source"]
Turn = Literal["begins", "ends"]


@dataclass(frozen=True, slots=True)
class Dated:
    """An entry of the case that begins or ends counting on a day; `when` as it is written there.

    `id` is its own, or what tells it apart. `kind` `source`: a text that appeared, which by itself changes nothing.
    `by`: whose it is, `reading`: the only reading that has it, both empty where that says nothing. `word`: for a pledge
    its kind and binding word. `matters`: it is asked about when verdicts are; pledges are that are taken at their word.
    """

    id: str
    kind: EntryKind
    turn: Turn
    day: date
    when: str
    by: tuple[str, ...]
    reading: str
    text: str
    word: str
    refs: tuple[str, ...]
    assumed: bool
    matters: bool


@dataclass(frozen=True, slots=True)
class Changed:
    """A cell that reads otherwise from a day on.

    `sets`: the smallest sets of entries of that day that alone, added to the day before, make the cell read as it does
    now; ids as in `Dated`. Empty if the search stopped before it found one; all sets of up to `tried` were tried.
    """

    arrangement: str
    reading: str
    before: CellWord
    after: CellWord
    why: Why
    sets: tuple[tuple[str, ...], ...]
    tried: int


@dataclass(frozen=True)
class Moment:
    """A day as of which verdicts are given; `day` None: before the first day on which anything changes.

    `words` has a word for each (arrangement, reading).
    """

    day: date | None
    entries: tuple[Dated, ...]
    words: Mapping[tuple[str, str], CellWord]
    changed: tuple[Changed, ...]


@dataclass(frozen=True)
class Timeline(Answer):
    """The ledger, by day, and what holds as of each day on which something changes that verdicts rest on.

    `names`: what each arrangement is called; the case's own goal is `goal` where it was asked about.
    """

    asked: Asked
    question: CellQuestion
    names: dict[str, str]
    readings: tuple[str, ...]
    ledger: tuple[Dated, ...]
    moments: tuple[Moment, ...]

    @property
    def quiet(self) -> bool:
        """Whether no cell ever changes."""
        return not any(moment.changed for moment in self.moments)
