"""What a condition waits for in a state: the options that are not as it wants them."""

from collections.abc import Collection

from ...answers.given import Lacking
from ...case.expressions import And, AtLeast, Constant, Expression, Iff, Implies, Name, Not, Or
from ...space.valuation import true_where


def lacking(one: Expression, names: Collection[str], wanted: bool = True) -> tuple[Lacking, ...]:
    """What would have to change for an expression to become true, or false if it is not `wanted`.

    Nothing if it is so already, or can never be. An option is `needed` if the expression asks for it in every case;
    where parts are alternatives, each is told as one that would do.
    """
    found: dict[tuple[str, bool], bool] = {}
    _look(one, names, wanted, True, found)
    return tuple(Lacking(option, value, needed) for (option, value), needed in found.items())


def _look(
    one: Expression, names: Collection[str], wanted: bool, needed: bool, found: dict[tuple[str, bool], bool]
) -> None:
    if true_where(one, names) == wanted:
        return
    match one:
        case Name(id_):
            found[id_, wanted] = found.get((id_, wanted), False) or needed
        case Constant():
            pass
        case Not(part):
            _look(part, names, not wanted, needed, found)
        case And(parts) | Or(parts):
            every = isinstance(one, And) == wanted
            for part in parts:
                _look(part, names, wanted, needed and (every or len(parts) == 1), found)
        case Implies(condition, consequence):
            _look(condition, names, not wanted, needed and not wanted, found)
            _look(consequence, names, wanted, needed and not wanted, found)
        case Iff(left, right):
            for part in (left, right):
                _look(part, names, not true_where(part, names), False, found)
        case AtLeast(count, parts):
            every = count == (len(parts) if wanted else 1)
            for part in parts:
                _look(part, names, wanted, needed and every, found)
