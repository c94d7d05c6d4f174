"""Whether an expression is true where given names are: for one state, without laying any out."""

from collections.abc import Collection

from ..case.expressions import And, AtLeast, Constant, Expression, Iff, Implies, Name, Not, Or


def true_where(one: Expression, names: Collection[str]) -> bool:
    """Whether an expression is true where exactly these options (in graph form, and the state) are."""
    match one:
        case Name(id_):
            return id_ in names
        case Constant(value):
            return value
        case Not(part):
            return not true_where(part, names)
        case And(parts):
            return all(true_where(part, names) for part in parts)
        case Or(parts):
            return any(true_where(part, names) for part in parts)
        case Implies(condition, consequence):
            return not true_where(condition, names) or true_where(consequence, names)
        case Iff(left, right):
            return true_where(left, names) == true_where(right, names)
        case AtLeast(count, parts):
            return sum(true_where(part, names) for part in parts) >= count
