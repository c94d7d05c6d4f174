"""What could be seen in a case: options, outcomes, pairs of options, and what its texts call likely or not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from ..answers.see import Event, EventKind
from ..case.expressions import And, Expression, Name, Not, write
from ..case.nouns import Case
from ..kernels.types import Bool
from ..space.frame import Frame
from .goals import goal_named

MOST_OPTIONS_PAIRED = 24
"""Pairs are asked about up to so many options: there are 2 n (n - 1) of them."""


@dataclass(frozen=True)
class Sought:
    """An event and where it takes place."""

    id: str
    kind: EventKind
    label: str
    when: Expression
    parts: tuple[str, ...] = ()

    def within(self, frame: Frame) -> Bool:
        """The states of a frame in which it is so, [S]."""
        return frame.truth(self.when)

    def told(self, today: bool) -> Event:
        """As part of an answer."""
        return Event(self.id, self.kind, self.label, today, self.parts)


def sought(case: Case, asked: Sequence[str], readings: Sequence[str]) -> tuple[Sought, ...]:
    """All events of a case, those asked for first. Raises Refusal for what is no outcome and no expression."""
    found: dict[str, Sought] = {}
    for one in (*_asked(case, asked), *_single(case), *_likelihoods(case, readings), *_pairs(case)):
        found.setdefault(one.id, one)
    return tuple(found.values())


def _asked(case: Case, asked: Sequence[str]) -> Iterator[Sought]:
    for text in asked:
        goal = goal_named(case, text)
        yield Sought(text, "asked", goal.name if goal.name != text else "", _where(case, text))


def _where(case: Case, text: str) -> Expression:
    goal = goal_named(case, text)
    held = [Name(o) for o in case.options if o in goal.held_yes]
    parts = [*held, *(Not(Name(o)) for o in case.options if o in goal.held_no), goal.require]
    return And(tuple(parts)) if len(parts) > 1 else goal.require


def _likelihoods(case: Case, readings: Sequence[str]) -> Iterator[Sought]:
    for id_ in readings:
        for one in case.readings[id_].likelihoods:
            if one.statement is not None:
                yield Sought(write(one.statement), "likelihood", one.event, one.statement)


def _single(case: Case) -> Iterator[Sought]:
    for outcome in case.outcomes.values():
        yield Sought(outcome.id, "outcome", outcome.label, _where(case, outcome.id))
    for option in case.options.values():
        yield Sought(option.id, "option", option.label, Name(option.id))
        yield Sought(f"not {option.id}", "option", f"not: {option.label}", Not(Name(option.id)))
    for state in case.states.values():
        yield Sought(state.id, "state", state.label, Name(state.id))


def _pairs(case: Case) -> Iterator[Sought]:
    if len(case.options) > MOST_OPTIONS_PAIRED:
        return
    for one, other in combinations(case.options, 2):
        for first in (Name(one), Not(Name(one))):
            for second in (Name(other), Not(Name(other))):
                parts = write(first), write(second)
                yield Sought(" and ".join(parts), "pair", "", And((first, second)), parts)
