"""Sets of states as a person names them, for questions that list no states."""

from collections.abc import Collection

from ...case.expressions import Constant, Expression, ExpressionError, conjunction, names, parse
from ...case.given_word import done, due
from ...case.pledge_nouns import Pledge
from ...space.given import pledge_named
from ...space.known import did_you_mean
from ...space.refusal import Refusal
from .board import Board, arrangement_where, outcome_where

_SHOWN = 6


def goal_where(board: Board, text: str, pledges: bool = False) -> Expression:
    """Where a goal is reached: an outcome, an arrangement, an expression, or with `pledges` one that comes into force.

    Raises Refusal if it is none of these, and for a pledge that does not count.
    """
    case = board.case
    text = text.strip()
    if text in case.outcomes:
        return outcome_where(case, text)
    if text in case.arrangements:
        return arrangement_where(case, text)
    if text in case.pledges:
        if not pledges:
            raise Refusal(f"`{text}` is a pledge, and here a set of states is asked for", _expected(board))
        return in_force(counted(board, text))
    try:
        one = parse(text)
    except ExpressionError as wrong:
        expected = f"expected {wrong.expected}" if wrong.expected else wrong.way_out
        raise Refusal(f"`{text}`: {wrong.found}", expected or _expected(board)) from wrong
    atoms = (*case.options, *case.states)
    for name in names(one):
        if name.id not in atoms:
            others = [*atoms, *case.outcomes, *case.arrangements, *(case.pledges if pledges else ())]
            near = did_you_mean(name.id, others)
            what = (
                "outcome, arrangement, pledge, option or state" if pledges else "outcome, arrangement, option or state"
            )
            raise Refusal(f"`{name.id}` is no {what} of this case", near.rstrip() or _expected(board))
    return one


def counted(board: Board, id_: str) -> Pledge:
    """The pledge, if it counts; raises Refusal if it does not, or if there is none."""
    pledge = pledge_named(board.case, id_)
    if pledge not in board.pledges:
        word = f"a `{pledge.kind}`" if pledge.kind == "proposal" else f"`{pledge.binding}`"
        raise Refusal(f"`{id_}` does not count: it is {word}", f"`--take {id_}` counts it")
    return pledge


def in_force(pledge: Pledge) -> Expression:
    """Where a pledge is due and kept."""
    parts = [one for one in (due(pledge), done(pledge)) if one != Constant(True)]
    return conjunction(parts)


def _expected(board: Board) -> str:
    said = []
    for what, ids in (("an outcome", board.case.outcomes), ("an arrangement", board.case.arrangements)):
        if ids:
            said.append(f"{what} ({_some(ids)})")
    return f"name {', '.join([*said, f'or an expression over options ({_some(board.case.options)})'])}"


def _some(ids: Collection[str]) -> str:
    shown = list(ids)[:_SHOWN]
    more = f" and {len(ids) - _SHOWN} more" if len(ids) > _SHOWN else ""
    return f"{', '.join(shown)}{more}"
