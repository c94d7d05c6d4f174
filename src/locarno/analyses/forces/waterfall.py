"""From all that was said to what is in force: step by step, what falls away and why.

The steps, each a part of the one before: all states there are (`whole`); those said to take part (`some form`); what
speaks of the amount asked about (`named`); firm words, given on this day (`word`); the condition is true (`due`); no
rule and no other owner is in the way (`possible`); kept (`in force`); no refusal has to be broken for it (`unopposed`).
"""

from collections.abc import Callable, Sequence
from decimal import Decimal

from ...answers.forces import TROOPS, Contribution, Fallen, Reason, StepName, WaterfallStep
from ...case.pledge_nouns import Range
from .contributions import HEADS, NOTHING, WHOLE_OF, range_of, sums

_Test = Callable[[Contribution], Reason]


def waterfall(name: str, found: Sequence[Contribution]) -> tuple[WaterfallStep, ...]:
    """The steps for the amounts of one name; states are counted for troops, where a pledge counts them."""
    wanted = {name, HEADS} if name == TROOPS else {name}
    said = [one for one in found if one.kind != "refusal" and wanted & set(one.amounts)]
    whole, some = _heads(said, WHOLE_OF + HEADS), _heads(said, HEADS)
    tests: tuple[tuple[StepName, _Test], ...] = (
        ("named", lambda one: "" if name in one.amounts else "silent"),
        ("word", lambda one: one.reason if one.standing == "not counted" else ""),
        ("due", lambda one: one.reason if one.standing in ("on its way", "dropped out") else ""),
        ("possible", lambda one: one.reason if one.standing == "blocked" else ""),
        ("in force", lambda one: one.reason if one.standing == "not kept" else ""),
        ("unopposed", lambda one: "opposed" if one.broken else ""),
    )
    steps = []
    if whole is not None:
        steps.append(_step(name, "whole", whole, said, ()))
    if some is not None:
        steps.append(_step(name, "some form", some, said, ()))
    most = None if some is None and whole is None else (some or whole or NOTHING)[1]
    for step, test in tests:
        fallen = tuple(Fallen(one.pledge, reason) for one in said if (reason := test(one)))
        gone = {one.pledge for one in fallen}
        said = [one for one in said if one.pledge not in gone]
        steps.append(_step(name, step, _heads_left(said, most), said, fallen))
    return tuple(steps)


def _heads(found: Sequence[Contribution], name: str) -> Range | None:
    """The highest count of states there is."""
    counts = [range_of(amount) for one in found if not isinstance(amount := one.amounts.get(name, ""), str)]
    return max(counts, key=lambda one: (one[1], one[0]), default=None)


def _heads_left(left: Sequence[Contribution], most: Decimal | None) -> Range | None:
    """How many states are left at least and at most: as many as are named, and no more than before."""
    if most is None:
        return None
    if not left:
        return NOTHING
    least = Decimal(len(_named(left)))
    return min(least, most), most


def _named(found: Sequence[Contribution]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(state for one in found for state in one.states))


def _step(
    name: str, step: StepName, states: Range | None, left: Sequence[Contribution], fallen: tuple[Fallen, ...]
) -> WaterfallStep:
    return WaterfallStep(step, states, _named(left), tuple(one.pledge for one in left), sums((name,), left), fallen)
