"""What a sweep asks about: an arrangement, an outcome, any set of states, or the case's own goal."""

from ..analyses.verdicts import arrangement_of
from ..case.basis import Basis
from ..case.expressions import And, Constant, Expression, ExpressionError, Not, names, parse
from ..case.nouns import Arrangement, Case
from ..space.refusal import Refusal


def goal_named(case: Case, text: str | None) -> Arrangement:
    """The arrangement of that id, or one made of an outcome or an expression; None or empty: the case's own goal.

    Raises Refusal if it is none of these, or nothing is named and the case has no goal.
    """
    if not text:
        if case.goal is None:
            raise Refusal(
                "no goal, and the case has none of its own",
                "name an arrangement, an outcome or an expression; or give the case one: `case: {goal: ...}`",
            )
        return _made("goal", case.goal.label, case.goal.when)
    if text in case.arrangements:
        return arrangement_of(case, text)
    if text in case.outcomes:
        outcome = case.outcomes[text]
        return _made(text, outcome.label, _first(case, text))
    try:
        expression = parse(text)
    except ExpressionError as wrong:
        known = "an arrangement, an outcome or an expression over options"
        expected = f"expected {wrong.expected}; " if wrong.expected else ""
        raise Refusal(f"`{text}`: {wrong.found}", f"{expected}name {known}") from wrong
    atoms = {*case.options, *case.states}
    for name in names(expression):
        if name.id not in atoms:
            raise Refusal(
                f"`{name.id}` is no arrangement, outcome, option or state of this case",
                f"its options: {', '.join(case.options)}; `locarno show` lists the rest",
            )
    return _made(text, text, expression)


def _first(case: Case, id_: str) -> Expression:
    """Where an outcome is the first that is true."""
    parts: list[Expression] = []
    for outcome in case.outcomes.values():
        if outcome.id == id_:
            return And((*parts, outcome.when)) if parts else outcome.when
        parts.append(Not(outcome.when))
    return Constant(False)


def _made(id_: str, label: str, when: Expression) -> Arrangement:
    return Arrangement(id_, label, frozenset(), frozenset(), when, "", {}, None, "", Basis())
