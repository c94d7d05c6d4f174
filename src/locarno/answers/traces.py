"""Why a state is stable or is not, under any concept: each improvement, what counts as an answer, and what answers it.

One family of records for all concepts. A concept says which moves draw an actor away, what may happen then, and what
counts as harm (`Counting`). A `Trace` tells one move of the actor, and the `Line` of what follows: moves of the others
one after the other, moves of the others at the same time, or both actors in turn. Every comparison of two states is
told by its relation and by what decides it (`Weighed`).
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ..case.basis import Basis
from .answer import Answer
from .asked import Asked
from .explanation import Decision
from .marks import Mark
from .states import StateView, Step

Relation = Literal[
    "strongly_better", "better", "slightly_better", "equal", "unknown", "slightly_worse", "worse", "strongly_worse"
]
"""What one state is to another; `slightly_better` is better, but not by enough where that matters."""

RELATIONS: tuple[Relation, ...] = (
    "strongly_better", "better", "slightly_better", "equal", "unknown", "slightly_worse", "worse", "strongly_worse",
)  # fmt: skip

Way = Literal["none", "sequence", "together", "foresight"]
"""How others come in: not at all, by legal sequences, all at once from the same state, or the two in turn."""


@dataclass(frozen=True, slots=True)
class Degree:
    """How much better the second of two states is: from -1, surely worse, to 1, surely better; or in points.

    `enough`: from where on that counts; None: anything above 0 does.
    """

    value: Decimal
    unit: Literal["certainty", "points"]
    enough: Decimal | None


@dataclass(frozen=True, slots=True)
class Weighed:
    """Two states compared by an actor: what the second is to the first, and what decides it.

    `degree`: under fuzzy concepts, else None. `readings`: in a mixture, what each of its readings says; else empty.
    """

    decision: Decision
    relation: Relation
    degree: Degree | None = None
    readings: tuple[tuple[str, Relation], ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A move in what follows.

    `result`: for its mover, what the move brings against where it starts; looking ahead, what it all ends in. `looks`:
    how many moves the mover looks ahead, 0 where nobody does.
    """

    step: Step
    result: Weighed
    looks: int


@dataclass(frozen=True, slots=True)
class Line:
    """What follows a move of an actor; without links nothing does.

    `end`: where it ends; `result`: for the actor, against where it started. `stays`: looking ahead, who stays there;
    empty if nobody looks further. `reply`: the best that the actor can still do, None if replies do not count or none
    is better than to stay; `reply_result`: against where it started.
    """

    links: tuple[Link, ...]
    end: StateView
    result: Weighed
    stays: str = ""
    reply: Step | None = None
    reply_result: Weighed | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several that are as good for who chooses: a move, or None to stay; `end`: where it all ends then."""

    step: Step | None
    end: StateView


@dataclass(frozen=True, slots=True)
class Tie:
    """Where a tie leaves open what comes about: `actor`, looking `looks` moves ahead, is indifferent in `state`.

    `choices` are two of its best, which the other actor is not indifferent between.
    """

    actor: str
    state: StateView
    looks: int
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Counting:
    """What counts as what under a concept, in relations to the state asked about.

    `gain`: what draws the actor away. `answers`: what a move of the others is to where it starts, for its mover;
    empty where they do not come in. `harm`: what deters. `reply`: whether all replies of the actor must be harm too.
    """

    way: Way
    gain: tuple[Relation, ...]
    answers: tuple[Relation, ...]
    harm: tuple[Relation, ...]
    reply: bool


@dataclass(frozen=True, slots=True)
class Trace:
    """A move of an actor, and whether it is deterred under `concept`.

    `deterred`: None if ties leave it open. `deterred_by`: of the concepts that the actor was judged by, those that
    deter it, from the strongest down.

    `line`: what deters; the shortest sequence, the fewest others. If nothing does, what leaves the actor worst off. Of
    foresight, what comes about; where ties leave it open whether it is better than to stay, the worst for the actor,
    and `otherwise` the best, else None; `ties` are the nearest places that leave it open.

    `answers`: how many states the others can bring about after the move; or how many combinations of their moves there
    are, of which `infeasible` lead nowhere.
    """

    concept: str
    counting: Counting
    step: Step
    gain: Weighed
    deterred: bool | None
    deterred_by: tuple[str, ...]
    line: Line
    answers: int
    infeasible: int = 0
    otherwise: Line | None = None
    ties: tuple[Tie, ...] = ()


@dataclass(frozen=True, slots=True)
class Horizon:
    """How far an actor looks ahead: `looks` moves, by which its moves are told.

    For non-myopic stability what comes about repeats every `period` looks from `first` on, 0 for both elsewhere;
    `leaves` are those of the looks that recur at which the actor leaves, `open` at which ties leave that open.
    """

    looks: int
    first: int = 0
    period: int = 0
    leaves: tuple[int, ...] = ()
    open: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """How a state stands with one actor.

    `judged`: the concepts it was judged by; `stable_under`: those under which it is stable for the actor;
    `ambiguous_under`: those under which ties leave that open. `moves` and `improvements` count what the actor can do,
    and what of that draws it away; looking ahead, what may end better than to stay. `told` are those that are told:
    what is not deterred first, then by size; looking ahead, all moves may be.
    """

    actor: str
    judged: tuple[str, ...]
    stable_under: tuple[str, ...]
    ambiguous_under: tuple[str, ...]
    moves: int
    improvements: int
    told: tuple[Trace, ...]
    horizon: Horizon | None = None


@dataclass(frozen=True, slots=True)
class Together:
    """A concept that judges a state for all actors at once: the equilibria of Fraser and Hipel.

    `unstable`: the actors for whom the state is not SEQ stable; `sanctioned`: those of them for whom it is SIM stable.
    """

    concept: str
    stable: bool
    unstable: tuple[str, ...]
    sanctioned: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StateExplanation(Answer):
    """Why a state is stable or not, actor by actor, for concept after concept.

    `concepts`: those asked about; `marks`: the degrees of preference that they rest on; `rules`: those in force.
    """

    asked: Asked
    reading: str
    state: StateView
    concepts: tuple[str, ...]
    standings: tuple[Standing, ...]
    together: Together | None
    marks: tuple[Mark, ...]
    rules: tuple[str, ...]
    later: tuple[Basis, ...]

    @property
    def equilibrium_under(self) -> tuple[str, ...]:
        """The concepts under which the state is stable for all actors that were asked about."""
        return tuple(id_ for id_ in self.concepts if self._stable(id_))

    def _stable(self, id_: str) -> bool:
        if self.together is not None and id_ == self.together.concept:
            return self.together.stable
        return all(id_ in one.stable_under for one in self.standings if id_ in one.judged)
