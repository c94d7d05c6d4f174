"""Which pledges a question is about, and which count as given under several readings at once."""

from collections.abc import Mapping, Sequence
from datetime import date

from ...answers.given import Given
from ...case.given_word import FIRMNESS
from ...case.nouns import Case
from ...case.pledge_nouns import Pledge
from ...space.given import given, pledge_named
from ...space.refusal import Refusal


def asked_about(case: Case, pledges: Sequence[str] | None, by: Sequence[str]) -> tuple[Pledge, ...]:
    """These pledges, in the order of the case, or all; of these actors, if any are named.

    Raises Refusal for names that the case does not have, and if none is left.
    """
    if not case.pledges:
        raise Refusal("the case has no pledges", "add a section `pledges`")
    for id_ in by:
        if id_ not in case.actors:
            raise Refusal(f"there is no actor `{id_}` in this case", f"its actors: {', '.join(case.actors)}")
    named = {pledge_named(case, id_).id for id_ in (case.pledges if pledges is None else pledges)}
    left = tuple(one for one in case.pledges.values() if one.id in named and (not by or {*by} & {*one.by}))
    if not left:
        raise Refusal(f"none of these pledges is by {' or '.join(by)}", "name other pledges, or leave out `--by`")
    return left


def given_under(
    case: Case, readings: Sequence[str], as_of: date | None, word: str, take: Sequence[str], leave: Sequence[str]
) -> dict[str, tuple[Pledge, ...]]:
    """The given word under each reading; a pledge to `take` need be there in one of them only.

    Raises Refusal as `given` does.
    """
    for id_ in take:
        only = pledge_named(case, id_).readings
        if only and not {*only} & {*readings}:
            given(case, readings[0], as_of, word, (id_,))  # says why not
    found = {}
    for reading in readings:
        there = [id_ for id_ in take if not case.pledges[id_].readings or reading in case.pledges[id_].readings]
        found[reading] = given(case, reading, as_of, word, there, leave)
    for id_ in take:
        if id_ in leave:
            given(case, None, as_of, word, take, leave)  # says why not
    return found


def told(
    words: Mapping[str, tuple[Pledge, ...]], word: str, take: Sequence[str], leave: Sequence[str]
) -> tuple[Given, ...]:
    """The same as it is kept with an answer."""
    binding = next(one for one in FIRMNESS if one == word)
    return tuple(
        Given(reading, binding, tuple(take), tuple(leave), tuple(one.id for one in pledges))
        for reading, pledges in words.items()
    )
