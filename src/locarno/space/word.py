"""Pledges taken at their word: keeping them comes before all else that the pledgers want (L40)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from ..case.expressions import write
from ..case.given_word import is_there, words
from ..case.nouns import Case, Preference, Ranked, Reading, Statement, Weighted
from ..case.pledge_nouns import Pledge
from .constraints import supposed
from .refusal import Refusal


def kept_pledges(case: Case, reading: Reading, scenarios: Sequence[str], as_of: date | None) -> tuple[Pledge, ...]:
    """The pledges that a reading and these scenarios take at their word, as far as they are there; in their order.

    Raises Refusal for an unknown scenario.
    """
    switched = supposed(case, reading, scenarios, as_of)
    named = dict.fromkeys([*reading.keeps, *(id_ for scenario in switched for id_ in scenario.keeps)])
    return tuple(case.pledges[id_] for id_ in named if is_there(case.pledges[id_], reading.id, as_of))


def at_their_word(case: Case, reading: Reading, pledges: Iterable[Pledge]) -> Reading:
    """The reading in which the pledgers want to keep these pledges before anything else, the first the most.

    Raises Refusal if a pledger's preferences are a ranking, which leaves no place before it.
    """
    wants = dict(reading.preferences)
    for pledge in reversed(tuple(pledges)):
        for actor in dict.fromkeys(pledge.by):
            said = words(pledge, case.options, actor)
            if said and actor in wants:
                statements = [Statement(one, f"{pledge.id} kept: {write(one)}", pledge.basis) for one in said]
                wants[actor] = _first(wants[actor], statements, pledge)
    return replace(reading, preferences=wants)


def _first(preference: Preference, statements: Sequence[Statement], pledge: Pledge) -> Preference:
    """The preference with further statements on top."""
    order = preference.order
    if isinstance(order, Ranked):
        raise Refusal(
            f"`{pledge.id}` cannot be taken at its word: what `{preference.actor}` wants is a ranking of states",
            "write its preferences as statements or weights; before these, keeping a pledge has a place",
        )
    # statements that are dated or unknown do not stand above: the pledge has been checked, and is wanted for sure
    undated = [replace(one, basis=replace(one.basis, since=None, withdrawn=None)) for one in statements]
    if isinstance(order, Weighted):
        top = sum((abs(weight) for weight in order.weights), Decimal(1))
        weights = tuple(top * 2**place for place in reversed(range(len(undated))))
        return replace(
            preference,
            order=replace(order, statements=(*undated, *order.statements), weights=(*weights, *order.weights)),
        )
    if any(one.strong for one in order.statements):
        undated = [replace(one, strong=True) for one in undated]
    return replace(preference, order=replace(order, statements=(*undated, *order.statements)))
