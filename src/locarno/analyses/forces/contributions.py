"""What pledges contribute in a state: in force, on its way, dropped out, blocked, not counted; and why.

A contribution is in force where its pledge is given, its condition is true, and all it delivers is yes and nothing it
blocks is. It is blocked where its condition is true, it is not kept, and no legal move of one of the pledgers alone
leads to a state in which it is in force; or where the rules leave no state at all in which it is.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import numpy as np

from ...answers.forces import Contribution, Reason, Standing, Sum
from ...case.expressions import And, Expression, Name, Not, write
from ...case.given_word import done, due, is_there
from ...case.nouns import Case, Impossible
from ...case.pledge_nouns import Amount, Pledge, Range
from ...kernels.types import Bool
from ...space.frame import Frame, truth_over

NOTHING: Range = (Decimal(0), Decimal(0))

WHOLE_OF = "of_"
"""`of_states` beside `states` is the whole of which these are a part."""

HEADS = "states"
"""The name under which states are counted."""


def contributions(
    frame: Frame, state: int, given: Sequence[Pledge], reading: str, as_of: date | None, leave: Sequence[str]
) -> tuple[Contribution, ...]:
    """All pledges that contribute something, in the order of the case, as they stand in a state; `given` count."""
    refusals = [one for one in given if one.kind == "refusal"]
    counted = {one.id for one in given}
    found = []
    for pledge in frame.case.pledges.values():
        if pledge.contributes:
            uncounted = "" if pledge.id in counted else _uncounted(pledge, reading, as_of, leave)
            found.append(_contribution(frame, state, pledge, uncounted, refusals))
    return tuple(found)


def _uncounted(pledge: Pledge, reading: str, as_of: date | None, leave: Sequence[str]) -> Reason:
    """Why a pledge does not count as given."""
    basis = pledge.basis
    if not basis.counts(as_of):
        late = as_of is not None and basis.since is not None and basis.since.first > as_of
        return "later" if late else "withdrawn"
    if not is_there(pledge, reading, as_of):
        return "reading"
    if pledge.id in leave:
        return "left"
    return "proposal" if pledge.kind == "proposal" else "word"


def _contribution(
    frame: Frame, state: int, pledge: Pledge, uncounted: Reason, refusals: Sequence[Pledge]
) -> Contribution:
    is_due, is_done = frame.truth(due(pledge)), frame.truth(done(pledge))
    there = is_due & is_done
    standing, reason = _standing(frame, state, pledge, uncounted, there)
    against = () if pledge.kind == "refusal" or not there.any() else tuple(_against(frame, there, refusals))
    broken = tuple(one.id for one in against if frame.truth(due(one))[state] and not frame.truth(done(one))[state])
    open_ = standing not in ("in force", "not counted", "holds back")
    return Contribution(
        pledge=pledge.id,
        by=pledge.by,
        states=pledge.states,
        kind=pledge.kind,
        binding=pledge.binding,
        text=pledge.text,
        amounts=pledge.contributes,
        condition="" if pledge.condition is None else write(pledge.condition),
        standing=standing,
        reason=reason,
        waits_for=_missing(frame, state, due(pledge)) if open_ else (),
        undone=_missing(frame, state, done(pledge)) if open_ else (),
        rules=_rules_against(frame, state, pledge) if standing == "blocked" else (),
        against=tuple(one.id for one in against),
        broken=broken,
        countings=countings(frame.case, pledge),
        refs=pledge.basis.refs,
        assumed=pledge.basis.assumed,
    )


def _standing(
    frame: Frame, state: int, pledge: Pledge, uncounted: Reason, there: Bool
) -> tuple[Standing, Reason]:  # fmt: skip
    if uncounted:
        return "not counted", uncounted
    if pledge.kind == "refusal":
        return "holds back", "refusal"
    if there[state]:
        return "in force", ""
    if not there.any():
        return "blocked", "rule"
    if not frame.truth(due(pledge))[state]:
        return ("dropped out" if pledge.binding == "conditional" else "on its way"), "condition"
    alone = (frame.moves.targets(frame.players.index(one), state) for one in pledge.by if one in frame.players)
    return ("not kept", "option") if any(there[ends].any() for ends in alone) else ("blocked", "owner")


def _against(frame: Frame, there: Bool, refusals: Iterable[Pledge]) -> Iterable[Pledge]:
    """The refusals that cannot be kept wherever the contribution is in force."""
    for one in refusals:
        kept = ~frame.truth(due(one)) | frame.truth(done(one))
        if not (there & kept).any():
            yield one


def _missing(frame: Frame, state: int, wanted: Expression) -> tuple[str, ...]:
    """The parts of a conjunction that are false in a state."""
    return tuple(dict.fromkeys(write(part) for part in _parts(wanted) if not frame.truth(part)[state]))


def _parts(one: Expression) -> tuple[Expression, ...]:
    return one.parts if isinstance(one, And) else (one,)


def _rules_against(frame: Frame, state: int, pledge: Pledge) -> tuple[str, ...]:
    """The rules that are broken if just what is missing is so; empty in graph form."""
    if frame.state_ids:
        return ()
    code = int(frame.codes[state])
    for part in (*_parts(due(pledge)), *_parts(done(pledge))):
        if isinstance(part, Name):
            code |= frame.mask((part.id,))
        elif isinstance(part, Not) and isinstance(part.part, Name):
            code &= ~frame.mask((part.part.id,))
    truth = truth_over(frame.case, np.array([code], np.int64))
    rules = (rule for rule in frame.constraints.rules if isinstance(rule, Impossible))
    return tuple(rule.id for rule in rules if truth(rule.when)[0])


def countings(case: Case, pledge: Pledge) -> tuple[str, ...]:
    """The sources that a pledge's refs lead to; if none has a source, the facts themselves; empty name: assumed."""
    refs = pledge.basis.refs
    sources = [case.facts[ref].source if ref in case.facts else ref for ref in refs]
    return tuple(dict.fromkeys(one for one in sources if one)) or refs or ("",)


def counted_names(case: Case) -> tuple[str, ...]:
    """The names that some pledge counts with a number, but for states and what they are a part of."""
    names = (
        name
        for one in case.pledges.values()
        for name, amount in one.contributes.items()
        if not isinstance(amount, str) and name != HEADS and not name.startswith(WHOLE_OF)
    )
    return tuple(dict.fromkeys(names))


def sums(names: Iterable[str], found: Iterable[Contribution]) -> tuple[Sum, ...]:
    """What contributions come to, name by name and source by source, in the order in which these come first."""
    made: dict[tuple[str, str], Sum] = {}
    by_name = [(name, one) for name in names for one in found if name in one.amounts]
    for name, one in by_name:
        for counting in one.countings:
            so_far = made.get((name, counting)) or Sum(name, counting, NOTHING, (), ())
            made[name, counting] = _added(so_far, one.pledge, one.amounts[name])
    return tuple(made.values())


def _added(so_far: Sum, pledge: str, amount: Amount) -> Sum:
    if isinstance(amount, str):
        return replace(so_far, unknown=(*so_far.unknown, pledge))
    low, high = range_of(amount)
    return replace(so_far, amount=(so_far.amount[0] + low, so_far.amount[1] + high), known=(*so_far.known, pledge))


def range_of(amount: Decimal | tuple[Decimal, Decimal]) -> Range:
    """An amount as a range."""
    return amount if isinstance(amount, tuple) else (amount, amount)
