"""How moves, wishes and states are told in a sentence, in the words of the case."""

from collections.abc import Iterable, Sequence

from ...answers.explanation import Decision
from ...answers.states import StateView, Step
from ...case.expressions import (
    And,
    AtLeast,
    Constant,
    Expression,
    ExpressionError,
    Iff,
    Implies,
    Name,
    Not,
    Or,
    parse,
)
from ...case.nouns import Case
from .blocks import Line
from .language import Language

_LONGEST_WISH = 6
"""A wish of more parts than these is told as it is written."""


class Speech:
    """Tells of a case in a language: names and labels stay as the case gives them, whole and unchanged."""

    def __init__(self, case: Case, language: Language) -> None:
        self.case, self.language = case, language
        self.say = language.say

    def actor(self, id_: str) -> str:
        """The name of an actor."""
        one = self.case.actors.get(id_)
        return one.name if one and one.name else id_

    def actors(self, ids: Iterable[str]) -> str:
        """Several of them."""
        return self.language.all_of(self.actor(id_) for id_ in ids)

    def option(self, id_: str) -> str:
        """What an option is called, in quotation marks; a state of a case in graph form likewise."""
        label = self.case.options[id_].label if id_ in self.case.options else ""
        if not label and id_ in self.case.states:
            label = self.case.states[id_].label
        return self.say("quoted", text=label or id_)

    def outcome(self, id_: str) -> str:
        """What an outcome is called, in quotation marks; empty for none."""
        return self.say("quoted", text=self.case.outcomes[id_].label or id_) if id_ in self.case.outcomes else ""

    def arrangement(self, id_: str) -> str:
        """The id and the name of an arrangement."""
        one = self.case.arrangements.get(id_)
        return f"{id_} {one.name}" if one and one.name and one.name != id_ else id_

    def reading(self, id_: str) -> str:
        """The id and the name of a reading."""
        one = self.case.readings.get(id_)
        return f"{id_}: {one.name}" if one and one.name and one.name != id_ else id_

    def under(self, id_: str) -> str:
        """A reading as it is named in a sentence: its id, unless it is the only one and goes by no name."""
        one = self.case.readings[id_]
        unnamed = len(self.case.readings) == 1 and not (one.source or (one.name and one.name != id_))
        return self.say("only-reading") if unnamed else id_

    def changes(self, change: Sequence[str]) -> str:
        """What a move changes: `“sends troops”; no longer “guarantees”`."""
        return "; ".join(self._change(one) for one in change)

    def _change(self, one: str) -> str:
        if one.startswith("+"):
            return self.option(one[1:])
        if one.startswith("-") and not one.startswith("->"):
            return self.say("no-longer", what=self.option(one[1:]))
        return self.say("moves-to", state=self.option(one.removeprefix("->").strip()))

    def step(self, step: Step) -> str:
        """A move: who, what, into which outcome."""
        told = self.say("step", actor=self.actor(step.actor), changes=self.changes(step.change))
        outcome = step.end.outcome
        if outcome and outcome != step.start.outcome:
            return self.say("step-into", step=told, outcome=self.outcome(outcome))
        return told

    def state(self, state: StateView) -> str:
        """What is so in a state."""
        if state.id:
            return self.option(state.id)
        return "; ".join(self.option(id_) for id_ in state.holds) or self.say("nothing-done")

    def wish(self, text: str) -> str:
        """A statement in words; as it is written where that is long or no expression over options."""
        try:
            found = parse(text)
        except ExpressionError:
            return self.say("quoted", text=text)
        return text if _size(found) > _LONGEST_WISH else self._said(found)

    def _said(self, one: Expression) -> str:
        match one:
            case Name(id=id_):
                owners = self.case.options[id_].owners if id_ in self.case.options else ()
                return self.say("does", who="+".join(owners), what=self.option(id_)) if owners else self.option(id_)
            case Constant(value=value):
                return self.say("always" if value else "never")
            case Not(part=part):
                return self.say("not", what=self._inside(part))
            case And(parts=parts):
                return self.say("both").join(self._inside(part) for part in parts)
            case Or(parts=parts):
                return self.say("either").join(self._inside(part) for part in parts)
            case Implies(condition=condition, consequence=consequence):
                return self.say("if-then", condition=self._said(condition), consequence=self._said(consequence))
            case Iff(left=left, right=right):
                return self.say("exactly-if", left=self._inside(left), right=self._inside(right))
            case AtLeast(count=count, parts=parts):
                return self.say("at-least", count=count, parts="; ".join(self._said(part) for part in parts))

    def _inside(self, one: Expression) -> str:
        return self._said(one) if isinstance(one, (Name, Constant, Not)) else f"({self._said(one)})"

    def because(self, one: Decision) -> Line:
        """Why a state is better or worse for an actor than another, with what that rests on."""
        actor = self.actor(one.actor)
        refs = one.basis.refs if one.basis else ()
        assumed = bool(one.basis and one.basis.assumed)
        if one.better is None:
            return Line(self.say("why-same", actor=actor), refs, assumed)
        way = "gains" if one.better else "loses"
        if not one.statement:
            return Line(self.say(f"why-{way}-ranking", actor=actor), refs, assumed)
        if not one.place:
            return Line(self.say(f"why-{way}-weights", actor=actor), refs, assumed, one.statement)
        wish, against = self._wish(one.statement)
        exact = "" if wish == one.statement else one.statement
        told = self.say(f"why-{way}{'-not' if against else ''}", actor=actor, wish=wish, place=one.place)
        return Line(told, refs, assumed, exact)

    def _wish(self, text: str) -> tuple[str, bool]:
        """A statement in words; or what it is against, which reads better than twice not."""
        try:
            found = parse(text)
        except ExpressionError:
            return self.say("quoted", text=text), False
        if isinstance(found, Not) and _size(found) <= _LONGEST_WISH:
            return self._said(found.part), True
        return self.wish(text), False


def _size(one: Expression) -> int:
    match one:
        case Name() | Constant():
            return 1
        case Not(part=part):
            return _size(part)
        case Implies(condition=first, consequence=second) | Iff(left=first, right=second):
            return _size(first) + _size(second)
        case And(parts=parts) | Or(parts=parts) | AtLeast(parts=parts):
            return sum(_size(part) for part in parts)
