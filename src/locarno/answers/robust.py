"""How often verdicts stay where beliefs are a little other than written, and on what that hangs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from .answer import Answer
from .asked import Asked, Rung

Model = Literal["mallows", "swaps", "assumed"]
MODELS: tuple[Model, ...] = ("mallows", "swaps", "assumed")
"""How beliefs around a reading are drawn."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """How the samples were drawn.

    `spread`: of `mallows`, from 0, as written, to 1, all orders alike; None under other models. `swaps`: of `swaps`;
    else None. `likelihoods`: what carries a word of likelihood counts with a probability from the word's range.
    """

    model: Model
    spread: float | None
    swaps: int | None
    likelihoods: bool
    seed: int


@dataclass(frozen=True, slots=True)
class Stays:
    """One cell: the rung as written, and how often the samples give each rung.

    `share` of the samples in which it stays; `low` and `high`: where that share lies with a confidence of 95 %
    (Wilson 1927). `other`: the most frequent other rung, None if it always stays; of two as frequent the higher.
    """

    arrangement: str
    reading: str
    rung: Rung
    counts: Mapping[Rung, int]
    share: float
    low: float
    high: float
    other: Rung | None


@dataclass(frozen=True, slots=True)
class Sampled:
    """What was drawn around one reading: how many beliefs could change, and swaps of neighbours, on average."""

    reading: str
    beliefs: int
    swaps: float


@dataclass(frozen=True, slots=True)
class Decides:
    """How much an assumed entry decides under a reading.

    `contrast`: `in`, samples that have the entry against samples that do not; `high`, samples in which it stands higher
    in its list than on average against all others that have it. `difference`: how much more of the cells stay in the
    first, on average, from -1 to 1; `error`: the standard error of that. `samples`: how many there are of each.
    """

    reading: str
    kind: str
    actor: str
    text: str
    contrast: Literal["in", "high"]
    difference: float
    error: float
    samples: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Condition:
    """What is the case in a part of the samples: `first` stands above `second`, or `first` is there.

    `actor`: whose statements these are, empty for a rule or a scenario. `second` empty: `first` is believed at all.
    `holds` False: it is not so. `written`: it is so in the reading as written.
    """

    kind: str
    actor: str
    first: str
    second: str
    holds: bool
    written: bool
    refs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the samples of one cell, by conditions that all hold; `rung` is the most frequent in it.

    `samples`: how many lie in it. `density`: the share of these that have the rung. `coverage`: the share of all
    samples with that rung that lie here.
    """

    conditions: tuple[Condition, ...]
    rung: Rung
    samples: int
    density: float
    coverage: float


@dataclass(frozen=True, slots=True)
class Region:
    """Where the verdict of one cell flips: parts that cover all samples, one part if nothing tells them apart."""

    arrangement: str
    reading: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Robust(Answer):
    """How robust verdicts are; iterates over its cells, and is asked for one with `found[arrangement, reading]`.

    `samples`: how many were judged for each reading; `wanted`: how many were asked for, more if it was stopped.
    `decides`: assumed entries, those first that decide most: by the difference less two standard errors. `evaluated`:
    how many verdicts the answer rests on, `resumed` of them from an earlier run.
    """

    asked: Asked
    drawing: Drawing
    samples: int
    wanted: int
    labels: Mapping[str, str]
    readings: tuple[str, ...]
    cells: tuple[Stays, ...]
    sampled: tuple[Sampled, ...]
    decides: tuple[Decides, ...]
    region: Region | None
    evaluated: int
    resumed: int

    def __iter__(self) -> Iterator[Stays]:
        return iter(self.cells)

    def __len__(self) -> int:
        return len(self.cells)

    def __getitem__(self, cell: tuple[str, str]) -> Stays:
        return next(one for one in self.cells if (one.arrangement, one.reading) == cell)

    @property
    def arrangements(self) -> tuple[str, ...]:
        """The arrangements, or the one goal, in order."""
        return tuple(self.labels)
