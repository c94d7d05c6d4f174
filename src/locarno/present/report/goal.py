"""Whether an arrangement starts with what the case asks about, such as a ceasefire that nobody breaks."""

from collections.abc import Set as AbstractSet

from ...answers.states import StateView
from ...answers.verdicts import Verdict
from ...case.expressions import And, AtLeast, Constant, Expression, Iff, Implies, Name, Not, Or
from ...case.nouns import Case


def has_goal(one: Verdict, case: Case) -> bool:
    """Whether the case's goal is true in every state that the arrangement can start in."""
    if case.goal is None or not one.opening_states:
        return False
    goal = case.goal.when
    return all(true_in(goal, _true_names(state, case)) for state in one.opening_states)


def _true_names(state: StateView, case: Case) -> AbstractSet[str]:
    if state.id in case.states:
        return case.states[state.id].holds | {state.id}
    return set(state.holds)


def true_in(one: Expression, names: AbstractSet[str]) -> bool:
    """Whether an expression is true where these names are, and no others."""
    match one:
        case Name(id=id_):
            return id_ in names
        case Constant(value=value):
            return value
        case Not(part=part):
            return not true_in(part, names)
        case And(parts=parts):
            return all(true_in(part, names) for part in parts)
        case Or(parts=parts):
            return any(true_in(part, names) for part in parts)
        case Implies(condition=condition, consequence=consequence):
            return not true_in(condition, names) or true_in(consequence, names)
        case Iff(left=left, right=right):
            return true_in(left, names) == true_in(right, names)
        case AtLeast(count=count, parts=parts):
            return sum(true_in(part, names) for part in parts) >= count
