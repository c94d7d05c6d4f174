"""Why one arrangement holds or breaks under one reading: a trace that a person can follow."""

from dataclasses import dataclass

from ..case.basis import Basis
from .answer import Answer
from .asked import Asked, Concept
from .states import StateView, Step
from .verdicts import Verdict


@dataclass(frozen=True, slots=True)
class Decision:
    """What decides between two states for an actor.

    `better`: whether the second is better, worse or (None) as good. `statement` is the first statement on which they
    differ, `place` its number from 1; for weights the statements that differ are joined, for a ranking it is empty.

    """

    actor: str
    better: bool | None
    statement: str
    place: int
    basis: Basis | None


@dataclass(frozen=True, slots=True)
class Temptation:
    """An improvement of an actor, and what answers it.

    `gain` decides why it improves. `deterred` under the concept asked. `answer`: the moves of the others found, the
    shortest that deter, or, if none does, those that bring the actor lowest; empty if the others cannot lower it at
    all. `gains` of the answer: why each move improves its mover, None where it does not, or need not. `result`
    decides between where it started and where the answer ends. `reply`: the best the actor can still do, None if it
    does not count under the concept, or stays; `reply_result` decides between the start and that.
    """

    step: Step
    gain: Decision
    deterred: bool
    answer: tuple[Step, ...]
    gains: tuple[Decision, ...]
    result: Decision
    reply: Step | None
    reply_result: Decision | None


@dataclass(frozen=True, slots=True)
class LadderStep:
    """One concept: the largest kept set, whether an opening state is in it, and what happens there.

    If it holds, `temptations` are the improvements that would leave, by their smallest moves, all deterred. `answered`
    are the first moves of the ways out under stronger concepts, where this one deters them. If it does not hold,
    they are the moves of the shortest way out, none deterred.
    """

    concept: Concept
    kept_states: int
    holds: bool
    temptations: tuple[Temptation, ...]
    answered: tuple[Temptation, ...]


@dataclass(frozen=True, slots=True)
class Explanation(Answer):
    """The trace of one verdict: the opening state that decides, and the concepts down to the one that settles it."""

    asked: Asked
    verdict: Verdict
    today: StateView | None
    opening: StateView | None
    ladder: tuple[LadderStep, ...]
    rules: tuple[str, ...]
    later: tuple[Basis, ...]
