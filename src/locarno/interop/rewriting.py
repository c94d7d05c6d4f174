"""Expressions with other expressions put in place of names, and simplified where that makes something certain."""

from collections.abc import Mapping

from ..case.expressions import And, AtLeast, Constant, Expression, Iff, Implies, Name, Not, Or

YES, NO = Constant(True), Constant(False)


def put(expression: Expression, values: Mapping[str, Expression]) -> Expression:
    """The expression with these in place of the names they stand for; true where it was."""
    match expression:
        case Name(id_):
            return values.get(id_, expression)
        case Constant():
            return expression
        case Not(part):
            return negation(put(part, values))
        case And(parts):
            return every(*(put(part, values) for part in parts))
        case Or(parts):
            return some(*(put(part, values) for part in parts))
        case Implies(condition, consequence):
            return some(negation(put(condition, values)), put(consequence, values))
        case Iff(left, right):
            return _alike(put(left, values), put(right, values))
        case AtLeast(count, parts):
            return _at_least(count, tuple(put(part, values) for part in parts))


def negation(part: Expression) -> Expression:
    """True where the part is false."""
    if isinstance(part, Constant):
        return Constant(not part.value)
    return part.part if isinstance(part, Not) else Not(part)


def every(*parts: Expression) -> Expression:
    """True where all parts are."""
    left = [part for part in parts if part != YES]
    if NO in left:
        return NO
    return And(tuple(left)) if len(left) > 1 else left[0] if left else YES


def some(*parts: Expression) -> Expression:
    """True where some part is."""
    left = [part for part in parts if part != NO]
    if YES in left:
        return YES
    return Or(tuple(left)) if len(left) > 1 else left[0] if left else NO


def _alike(left: Expression, right: Expression) -> Expression:
    if isinstance(left, Constant):
        return right if left.value else negation(right)
    if isinstance(right, Constant):
        return left if right.value else negation(left)
    return Iff(left, right)


def _at_least(count: int, parts: tuple[Expression, ...]) -> Expression:
    count -= sum(part == YES for part in parts)
    open_ = tuple(part for part in parts if not isinstance(part, Constant))
    if count <= 0:
        return YES
    if count > len(open_):
        return NO
    return every(*open_) if count == len(open_) else some(*open_) if count == 1 else AtLeast(count, open_)
