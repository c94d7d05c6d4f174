"""All that a report tells: the answers to the questions that a case and the installed program can answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from ..case.nouns import Case
from .asked import Asked, Concept
from .compared import Compared
from .crux import Crux
from .defence import Lines
from .explanation import Explanation
from .forces import ForceCount
from .paths import Paths
from .play import PlayTable
from .pledges_fit import Fit
from .pledges_loops import Loops
from .robust import Robust
from .see import Signs
from .threshold import Thresholds
from .timeline import Timeline
from .verdicts import Verdicts
from .whatif import WhatIf
from .worth import Worth

Part = Literal[
    "paths", "pledges", "worth", "lines", "forces", "whatif", "compare", "crux", "robust", "play", "threshold",
    "timeline", "see",
]  # fmt: skip

PARTS: tuple[Part, ...] = (
    "paths", "pledges", "worth", "lines", "forces", "whatif", "compare", "crux", "robust", "play", "threshold",
    "timeline", "see",
)  # fmt: skip
"""What a report can tell besides its verdicts, in its order."""

SLOW: tuple[Part, ...] = ("crux", "robust", "play", "threshold")
"""Parts that take half a minute each for a case of forty arrangements under five readings; a quick report has none."""

WhyNot = Literal["not chosen", "quick", "lacks", "refused"]
Lacking = Literal["", "arrangements", "pledges", "defence", "forces", "scenarios", "readings", "goal", "play"]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A part that is not there: left out as asked, because it is slow, or because it cannot be asked.

    `lacks`: of what the case has none, or of readings only one. `found` says what the question was refused for
    otherwise, in the words of the program.
    """

    part: Part
    why: WhyNot
    lacks: Lacking = ""
    found: str = ""


@dataclass(frozen=True, slots=True)
class Resting:
    """A state of a case without arrangements that rests under one reading or another.

    `state`: its id in graph form, else empty; `holds`: the options that are yes. `by`: for each reading under which it
    rests for all actors the strongest concept of the ladder for which that is true, and the same for each actor alone.
    """

    state: str
    holds: tuple[str, ...]
    outcome: str
    by: Mapping[str, Concept]
    for_actor: Mapping[str, Mapping[str, Concept]]


@dataclass(frozen=True, slots=True)
class Settings:
    """With what the report was made: versions of the program and of what it computes with, and what was asked.

    `samples` and `seed`: of the part on robustness; `crux_size`: up to how many statements a crux was sought for;
    `scan`: at how many values a threshold was first looked for.
    """

    versions: Mapping[str, str]
    parts: tuple[Part, ...]
    quick: bool
    samples: int
    seed: int
    crux_size: int
    scan: int


@dataclass(frozen=True)
class Gathered:
    """The answers, each None where it is among `left_out`.

    `explanations`: the trace of every verdict, by (arrangement, reading). `resting` only where the case has no
    arrangements; `of_resting`: how many states rest, more than are told. `ways`:
    those from today to outcomes, reading by reading. `forces`: of today, then of the arrangement
    of which the case says how large it is, if there is one. `cruxes`: each pair of readings that parts about the goal.
    """

    case: Case
    asked: Asked
    settings: Settings
    verdicts: Verdicts
    explanations: Mapping[tuple[str, str], Explanation]
    left_out: tuple[LeftOut, ...]
    resting: tuple[Resting, ...] = ()
    of_resting: int = 0
    paths: Paths | None = None
    ways: tuple[Paths, ...] = ()
    loops: Loops | None = None
    fit: Fit | None = None
    worth: Worth | None = None
    lines: Lines | None = None
    forces: tuple[ForceCount, ...] = ()
    whatif: WhatIf | None = None
    compared: Compared | None = None
    cruxes: tuple[Crux, ...] = ()
    robust: Robust | None = None
    play: PlayTable | None = None
    threshold: Thresholds | None = None
    timeline: Timeline | None = None
    signs: Signs | None = None
