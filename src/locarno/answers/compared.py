"""What readings have in common, where they part, and which of what they believe makes no difference."""

from collections.abc import Mapping
from dataclasses import dataclass

from .answer import Answer
from .asked import Asked, Rung
from .beliefs import Atom


@dataclass(frozen=True, slots=True)
class Held:
    """Something that some of the readings believe: `places` is its place in each reading that does, from 1.

    `kind`: `statement`, with the actor; `rule`, `scenario`, `pledge` or `likelihood`, without one and each at place 1.
    The statement of an actor whose preferences are a ranking is the whole ranking; a likelihood is that of an event.
    `words`: how likely it is in each reading that says so, a word of the scale; of events, rules and scenarios.
    `matters`: the readings in which some verdict would be another without it; None where that was not asked, or it
    cannot be left out (a ranking). No verdict of stability depends on a likelihood. `refs`: of all readings.
    """

    kind: str
    actor: str
    text: str
    places: Mapping[str, int]
    matters: tuple[str, ...] | None
    refs: tuple[str, ...]
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Difference:
    """All beliefs in which two readings differ: a hybrid may take each of them from either."""

    first: str
    second: str
    atoms: tuple[Atom, ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """How the readings judge one arrangement; `distance`: how many rungs they part, summed over pairs of readings."""

    arrangement: str
    rungs: Mapping[str, Rung]
    distance: int


@dataclass(frozen=True)
class Compared(Answer):
    """Beliefs and verdicts of several readings side by side.

    `agreed`: all arrangements, those first that hold by the highest rungs under the most readings. `contested`: the
    same, those first on which the readings part the most. `differences`: of every two readings. `evaluated`: how many
    verdicts were given.
    """

    asked: Asked
    readings: tuple[str, ...]
    beliefs: tuple[Held, ...]
    agreed: tuple[Agreement, ...]
    contested: tuple[Agreement, ...]
    differences: tuple[Difference, ...]
    evaluated: int

    @property
    def ground(self) -> tuple[Held, ...]:
        """What all of them believe, at whatever place."""
        return tuple(one for one in self.beliefs if len(one.places) == len(self.readings))

    @property
    def idle(self) -> tuple[Held, ...]:
        """What makes no difference to any verdict under any of the readings that believe it."""
        return tuple(one for one in self.beliefs if one.matters == ())
