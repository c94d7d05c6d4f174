"""Does each arrangement hold under each reading, and by what?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..case.basis import Basis
from .answer import Answer
from .asked import Asked, Concept, Rung
from .states import StateView, Step


@dataclass(frozen=True, slots=True)
class Break:
    """One way in which an arrangement breaks: `step` leaves it, `after` are the moves inside it that come before."""

    step: Step
    after: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer for one arrangement under one reading.

    `concept` is the strongest stability concept by which it holds, None if it does not. `states` counts the
    arrangement's feasible states, `kept_states` those of the largest set that nobody leaves, under `concept`, or
    under `gmr` if it breaks. `would_hold`: it breaks from the opening states, but that set has states outside
    irreversible outcomes; `would_hold_by` is then the strongest rung of which that is true, else None. `apart`: the
    opening states that decide lie in irreversible outcomes. `breaks`: the shortest ways out, by the smallest moves.
    `assumed_share` from 0 to 1, of `entries` entries.
    """

    arrangement: str
    reading: str
    rung: Rung
    concept: Concept | None
    would_hold: bool
    would_hold_by: Rung | None
    apart: bool
    opening_states: tuple[StateView, ...]
    states: int
    kept_states: int
    kept_outcomes: Mapping[str, int]
    breaks: tuple[Break, ...]
    assumed_share: float
    entries: int


@dataclass(frozen=True)
class Verdicts(Answer):
    """All verdicts, arrangement by arrangement, in the order of the case.

    `later`: the rules and statements that do not count because they are dated after the day asked about.
    """

    asked: Asked
    later: tuple[Basis, ...]
    arrangements: tuple[str, ...]
    readings: tuple[str, ...]
    verdicts: tuple[Verdict, ...]

    def __iter__(self) -> Iterator[Verdict]:
        return iter(self.verdicts)

    def __getitem__(self, cell: tuple[str, str]) -> Verdict:
        """The verdict for (arrangement, reading); raises KeyError if it was not asked for."""
        for verdict in self.verdicts:
            if (verdict.arrangement, verdict.reading) == cell:
                return verdict
        raise KeyError(cell)
