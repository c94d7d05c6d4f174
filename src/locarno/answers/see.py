"""What we would see: events that one reading allows or predicts and another excludes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from .answer import Answer
from .asked import Asked, Concept
from .beliefs import Atom

EventKind = Literal["option", "state", "outcome", "pair", "likelihood", "asked"]

Standing = Literal["excluded", "possible", "reachable", "lasting", "predicted"]

STANDINGS: tuple[Standing, ...] = ("excluded", "possible", "reachable", "lasting", "predicted")
"""From the least to the most expected.

`excluded`: no feasible state has it. `possible`: some has. `reachable`: one of these is reached from today by moves
from which each mover gains. `lasting`: one of these is an equilibrium. `predicted`: all equilibria that are so reached
have it, and there is one.
"""

Sight = Literal["seen", "stays", "never"]
"""What is observed: that an event takes place, that it stays, that it does not come."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something one could see. `id` is an expression or an outcome's id; `today` whether it is so already.

    `parts`: for a pair the ids of its two events.
    """

    id: str
    kind: EventKind
    label: str
    today: bool
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Makes:
    """What makes the difference for an event between a reading that does not see it coming and one that does.

    `rules`: smallest sets of rules and held options of `reading` that exclude the event, where any set as a whole would
    have to go. `lists`: actors whose whole list, taken over from `other`, lets it be reached. `beliefs`: single
    statements, rules, scenarios and pledges that do so alone, of which `reading` is the first and `other` the second.
    """

    reading: str
    other: str
    rules: tuple[tuple[str, ...], ...]
    lists: tuple[str, ...]
    beliefs: tuple[Atom, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """An event with what each reading makes of it.

    `seen`: readings that it contradicts if it takes place: those that exclude it and, where another sees a way there by
    gains, those in which nobody's gains lead there; never all. `stays`: readings that it contradicts only if it stays,
    since no equilibrium of theirs has it, while one of another has. `never`: readings that predict it, while others do
    not: contradicted if it never comes. `said`: how likely the texts of these readings call it. `gap`: how many
    standings lie between the least and the most, 1 to 4.
    """

    event: Event
    standing: Mapping[str, Standing]
    seen: tuple[str, ...]
    stays: tuple[str, ...]
    never: tuple[str, ...]
    said: Mapping[str, str]
    gap: int
    makes: tuple[Makes, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """What is known of a reading: how many states it reaches by gains, how many of them rest, how much is assumed.

    `no_today`: today is not possible under it, so that it says only what it excludes.
    """

    reading: str
    states: int
    reached: int
    resting: int
    no_today: bool
    assumed_share: float
    entries: int


@dataclass(frozen=True)
class Signs(Answer):
    """The events that tell readings apart, the strongest first; `alike` events were asked about and do not."""

    asked: Asked
    concept: Concept
    readings: tuple[str, ...]
    grounds: tuple[Ground, ...]
    tellings: tuple[Telling, ...]
    alike: int

    def __getitem__(self, event: str) -> Telling:
        """The telling of an event; raises KeyError if it does not tell the readings apart."""
        for telling in self.tellings:
            if telling.event.id == event:
                return telling
        raise KeyError(event)
