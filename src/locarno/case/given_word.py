"""What a pledge says about a state: when it counts, when it is due, where it is kept (L27)."""

from collections.abc import Mapping
from datetime import date

from .expressions import And, Constant, Expression, Implies, Name, Not, conjunction
from .nouns import Option
from .pledge_nouns import Binding, Pledge

FIRMNESS: tuple[Binding, ...] = ("must", "declared", "conditional", "may", "open")
"""The binding words, the firmest first."""

OWED: frozenset[Binding] = frozenset({"must", "declared", "conditional"})
"""What is due under these words and not done breaks them; under the others nothing is owed."""


def is_there(pledge: Pledge, reading: str, as_of: date | None) -> bool:
    """Whether a pledge has been given in that reading by that day, and not withdrawn."""
    return pledge.basis.counts(as_of) and (not pledge.readings or reading in pledge.readings)


def due(pledge: Pledge) -> Expression:
    """Where its condition is true."""
    return Constant(True) if pledge.condition is None else pledge.condition


def done(pledge: Pledge, among: frozenset[str] | None = None) -> Expression:
    """Where all it delivers is yes and nothing it blocks is; of the options `among` only, if given."""
    raised = [Name(o) for o in pledge.delivers if among is None or o in among]
    lowered = [Not(Name(o)) for o in pledge.blocks if among is None or o in among]
    return conjunction([*raised, *lowered])


def called_acts(pledge: Pledge) -> Expression:
    """Where what it triggers comes due: the pledge is due and kept, its trigger is true; false without a trigger."""
    if pledge.trigger is None or not pledge.triggered:
        return Constant(False)
    return conjunction([*_parts(due(pledge)), *_parts(done(pledge)), pledge.trigger])


def _parts(one: Expression) -> tuple[Expression, ...]:
    if one == Constant(True):
        return ()
    return one.parts if isinstance(one, And) else (one,)


def words(pledge: Pledge, options: Mapping[str, Option], actor: str) -> tuple[Expression, ...]:
    """What an actor keeps who is taken at its word: true wherever the pledge is not due to it, or kept by it.

    Only options that the actor owns, alone or with others, are its to keep; empty if there is none among them. What is
    triggered is part of it if it is owed and has a trigger.
    """
    own = frozenset(id_ for id_, option in options.items() if actor in option.owners)
    made: list[Expression] = []
    if own & {*pledge.delivers, *pledge.blocks}:
        made.append(_implied(due(pledge), done(pledge, own)))
    owed = [Name(o) for o, binding in pledge.triggered.items() if binding in OWED and o in own]
    if owed and pledge.trigger is not None:
        made.append(_implied(called_acts(pledge), conjunction(owed)))
    return tuple(made)


def _implied(condition: Expression, consequence: Expression) -> Expression:
    return consequence if condition == Constant(True) else Implies(condition, consequence)
