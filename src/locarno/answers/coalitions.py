"""Which coalitions would upset a state, by which joint improvement, and what holds them back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from .answer import Answer
from .asked import Asked, Rung
from .explanation import Decision
from .states import StateView

CoalitionConcept = Literal["nash", "seq", "smr", "gmr"]
COALITION_CONCEPTS: tuple[CoalitionConcept, ...] = ("nash", "seq", "smr", "gmr")
"""Coalitional Nash, SEQ, SMR and GMR stability; there is no coalitional SSEQ in the literature followed here."""

Answers = Literal["single", "all"]
ANSWERS: tuple[Answers, ...] = ("single", "all")
"""Who may answer under SEQ: each of the others by itself, or every coalition of others."""


@dataclass(frozen=True, slots=True)
class JointStep:
    """One move of a coalition: of one member, or of several together.

    `change` as in `answers.states.Step`; `gains` says for each of `actors` whether, and by what, the step itself makes
    it better off.
    """

    actors: tuple[str, ...]
    start: StateView
    end: StateView
    change: tuple[str, ...]
    gains: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class CoalitionImprovement:
    """A state that a coalition can bring about and that all its members prefer.

    `steps`: a shortest way there. `gains`: why each member prefers the end to the state asked about. `leaves`: whether
    it leads out of the arrangement, None if no arrangement was asked about. `deterred` under the concept asked;
    `answer` is then a sequence of the others after which `spoiled` members do not gain against the state asked about
    (under SMR, from there the coalition can also bring about nothing that all its members prefer to it). Both are empty
    if it is not deterred.
    """

    steps: tuple[JointStep, ...]
    end: StateView
    gains: tuple[Decision, ...]
    leaves: bool | None
    deterred: bool
    answer: tuple[JointStep, ...]
    spoiled: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class Coalition:
    """What one coalition can do about one state.

    `improvements`: how many states it can reach that all members prefer; `undeterred` by concept: how many of them no
    answer deters; none means that the state is stable for the coalition. `upsetting`: how many are not deterred under
    the concept asked and, if an arrangement was asked about, lead out of it. `told`: one of these, reached by the
    fewest moves; if there is none, one that would lead out but for an answer, or else any improvement. `jumps`: how
    many improvements are equilibria again, `jump` one of them with the fewest moves, counted only for two members or
    more, from a state that is an equilibrium.
    """

    members: tuple[str, ...]
    improvements: int
    undeterred: Mapping[CoalitionConcept, int]
    upsetting: int
    told: CoalitionImprovement
    jumps: int
    jump: StateView | None

    def stable(self, concept: CoalitionConcept) -> bool:
        """Whether the state is stable for the coalition."""
        return not self.undeterred[concept]


@dataclass(frozen=True, slots=True)
class Place:
    """One state asked about, under one reading.

    `name`: as it was asked for; `arrangement`: whose opening state it is; both empty for an equilibrium that was found.
    `others` counts further opening states as near; `rung` is the arrangement's verdict. `state` None: impossible under
    these rules, and the rest is empty. `equilibrium`: stable for every actor alone under the concept asked. `asked`
    counts the coalitions looked at, `coalitions` are those of them that have an improvement, the smallest first.

    `universal`: stable for every coalition under the concept. `stable_for`: the actors for whom it is coalitionally
    stable, that is, stable for every coalition they are in. Both None if not all coalitions were looked at.
    """

    name: str
    arrangement: str
    reading: str
    rung: Rung | None
    state: StateView | None
    others: int
    equilibrium: bool
    asked: int
    coalitions: tuple[Coalition, ...]
    universal: bool | None
    stable_for: tuple[str, ...] | None

    @property
    def upset_by(self) -> tuple[Coalition, ...]:
        """The smallest coalitions that would upset it: those that contain no other one that would."""
        found: list[Coalition] = []
        for one in self.coalitions:
            if one.upsetting and not any(set(other.members) < set(one.members) for other in found):
                found.append(one)
        return tuple(found)

    @property
    def held_back(self) -> tuple[Coalition, ...]:
        """The smallest coalitions that could do better, out of the arrangement, but for what the others answer."""
        upset = [set(one.members) for one in self.upset_by]
        found: list[Coalition] = []
        for one in self.coalitions:
            told, members = one.told, set(one.members)
            if one.upsetting or not told.deterred or told.leaves is False:
                continue
            if not any(set(other.members) < members for other in found) and not any(other < members for other in upset):
                found.append(one)
        return tuple(found)


@dataclass(frozen=True)
class Coalitions(Answer):
    """All answers, state by state, for each reading.

    `concept`, `answers`, `joint` are as asked for. `actors`: all that can be in a coalition. `all_coalitions`: whether
    every coalition of them was looked at.
    """

    asked: Asked
    concept: CoalitionConcept
    answers: Answers
    joint: bool
    actors: tuple[str, ...]
    all_coalitions: bool
    readings: tuple[str, ...]
    places: tuple[Place, ...]

    def __iter__(self) -> Iterator[Place]:
        return iter(self.places)

    def __getitem__(self, place: tuple[str, str]) -> Place:
        """The answer for (arrangement, reading); raises KeyError if it was not asked for."""
        for one in self.places:
            if (one.arrangement, one.reading) == place:
                return one
        raise KeyError(place)
