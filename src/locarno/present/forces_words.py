"""The words in which forces are told: amounts, why a contribution is not there, who stands against it."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from ..answers.forces import Contribution, Reason, StepName, Sum
from ..case.pledge_nouns import Amount, Range
from .words import range_words

_ROUNDED_FROM = 20

STEPS: dict[StepName, str] = {
    "whole": "all there are",
    "some form": "take part in some form",
    "named": "speak of {name}",
    "word": "firm word, given",
    "due": "condition is true",
    "possible": "nothing in the way",
    "in force": "in force",
    "unopposed": "no refusal broken",
}
"""The steps from all that was said to what is in force."""

REASONS: dict[Reason, str] = {
    "silent": "says nothing of {name}",
    "proposal": "a proposal: nobody's word",
    "word": "`{binding}` is no firm word",
    "later": "given later",
    "withdrawn": "withdrawn by then",
    "reading": "made in other readings only",
    "left": "left out as asked",
    "condition": "waiting for {waits}",
    "option": "not kept: {undone} missing",
    "owner": "not for the pledger alone: {undone} missing",
    "rule": "the rules leave no state with it",
    "opposed": "only where {broken} is given up",
    "refusal": "a refusal",
    "": "",
}
"""Why a contribution is not there."""


def number_words(one: Decimal) -> str:
    """A number as one says it: large ones without a fraction, small ones with one digit of it."""
    shown = round(one) if abs(one) >= _ROUNDED_FROM or one == one.to_integral_value() else round(one, 1)
    return f"{shown:,}"


def rounded(amount: Range) -> str:
    """A range in such numbers."""
    low, high = (number_words(bound) for bound in amount)
    return low if low == high else f"{low} to {high}"


def counting_words(counting: str) -> str:
    """Whose counting of pledges it is."""
    return counting or "no source"


def pools_by(counting: str) -> str:
    """Pools by their counting: `by S3`."""
    return f"by {counting}" if counting else "of the case"


def amounts_words(amounts: Mapping[str, Amount]) -> str:
    """Named amounts in one line; a whole stands beside its part: `states 26 of 35`."""
    told = []
    for name, amount in amounts.items():
        if name.startswith("of_") and name[3:] in amounts:
            continue
        whole = amounts.get(f"of_{name}")
        said = f"{name} {_amount(amount)}"
        told.append(said if whole is None else f"{said} of {_amount(whole)}")
    return "; ".join(told)


def _amount(amount: Amount) -> str:
    if isinstance(amount, str):
        return amount
    return range_words(amount if isinstance(amount, tuple) else (amount, amount))


def listed(ids: Iterable[str], last: str = "and") -> str:
    """Ids in a sentence: `a, b and c`."""
    *most, end = tuple(ids) or ("nothing",)
    return f"{', '.join(most)} {last} {end}" if most else end


def who_words(one: Contribution) -> str:
    """Who pledged, with the states named."""
    by = "+".join(one.by)
    return f"{by} ({', '.join(one.states)})" if one.states else by


def reason_words(one: Contribution, reason: Reason, name: str) -> str:
    """Why a contribution is not there, in a few words."""
    told = REASONS[reason].format(
        name=name,
        binding=one.binding,
        waits=listed(one.waits_for),
        undone=listed(one.undone),
        broken=listed(one.broken),
    )
    return f"{told} ({', '.join(one.rules)})" if one.rules and reason in ("owner", "rule") else told


def against_words(one: Contribution) -> str:
    """Which refusals stand against a contribution; empty if there are none."""
    if not one.against:
        return ""
    stands = "stand" if len(one.against) > 1 else "stands"
    broken = ", broken here" if one.broken else ""
    return f"{listed(one.against)} {stands} against it{broken}"


def sum_words(one: Sum) -> str:
    """What one counting comes to: `10,000 to 30,000, and an unknown number (P06, P27)`."""
    open_ = f"an unknown number ({', '.join(one.unknown)})" if one.unknown else ""
    if not one.known:
        return open_ or "0"
    return f"{range_words(one.amount)}{f', and {open_}' if open_ else ''}"
