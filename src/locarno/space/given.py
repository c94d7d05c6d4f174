"""Which pledges count in a question: the given word, and what is asked for by name (L27)."""

from collections.abc import Iterable, Sequence
from datetime import date

from ..case.given_word import FIRMNESS, is_there
from ..case.nouns import Case
from ..case.pledge_nouns import Binding, Pledge
from .known import did_you_mean
from .refusal import Refusal

WORD: Binding = "conditional"
"""Down to which binding pledges count if nothing else is said."""

_SHOWN = 50


def given(
    case: Case,
    reading_id: str | None = None,
    as_of: date | None = None,
    word: str = WORD,
    take: Sequence[str] = (),
    leave: Sequence[str] = (),
) -> tuple[Pledge, ...]:
    """The pledges that count, in the order of the case.

    Those that are there on that day and in that reading, are no `proposal`, and have the binding `word` or a firmer
    one; with those of `take` whatever their kind and binding, and without those of `leave`. `reading_id` None: of
    those made in some readings only, none counts unless `take` names it. Raises Refusal for a reading, a word or a
    pledge that there is none of, for one both taken and left, and for one taken that is not there.
    """
    if reading_id is not None and reading_id not in case.readings:
        near = did_you_mean(reading_id, case.readings)
        raise Refusal(f"there is no reading `{reading_id}` in this case", f"{near}its readings: {_some(case.readings)}")
    counted = FIRMNESS[: FIRMNESS.index(binding_of(word)) + 1]
    for id_ in (*take, *leave):
        pledge_named(case, id_)
    for id_ in take:
        if id_ in leave:
            raise Refusal(f"`{id_}` is both to be taken and to be left", "say one of the two")
        _check_there(case.pledges[id_], reading_id, as_of)
    return tuple(
        one
        for one in case.pledges.values()
        if one.id in take
        or (
            one.id not in leave
            and one.kind != "proposal"
            and one.binding in counted
            and is_there(one, reading_id or "", as_of)
        )
    )


def is_there_on(pledge: Pledge, reading_id: str | None, as_of: date | None) -> bool:
    """Whether a pledge has been given by that day and not withdrawn; without a reading, in whichever reading."""
    if reading_id is None:
        return pledge.basis.counts(as_of)
    return is_there(pledge, reading_id, as_of)


def pledge_named(case: Case, id_: str) -> Pledge:
    """The pledge of that id; raises Refusal if there is none."""
    if id_ not in case.pledges:
        if not case.pledges:
            raise Refusal(f"there is no pledge `{id_}`: the case has no pledges", "add a section `pledges`")
        near = did_you_mean(id_, case.pledges)
        raise Refusal(f"there is no pledge `{id_}` in this case", f"{near}its pledges: {_some(case.pledges)}")
    return case.pledges[id_]


def binding_of(word: str) -> Binding:
    """The binding word; raises Refusal if it is none."""
    for one in FIRMNESS:
        if word == one:
            return one
    raise Refusal(f"there is no binding word `{word}`", f"from the firmest: {', '.join(FIRMNESS)}")


def _check_there(pledge: Pledge, reading_id: str | None, as_of: date | None) -> None:
    basis = pledge.basis
    if not basis.counts(as_of):
        late = as_of is not None and basis.since is not None and basis.since.first > as_of
        when = f"not given before {basis.since}" if late else f"withdrawn on {basis.withdrawn}"
        raise Refusal(f"`{pledge.id}` cannot be taken: it was {when}", "ask as of another day with `--as-of`")
    if reading_id is not None and pledge.readings and reading_id not in pledge.readings:
        only = " and ".join(f"`{one}`" for one in pledge.readings)
        raise Refusal(f"`{pledge.id}` cannot be taken: it is made in {only} only", f"ask under {only}, or under none")


def _some(ids: Iterable[str]) -> str:
    known = tuple(ids)
    more = f" and {len(known) - _SHOWN} more" if len(known) > _SHOWN else ""
    return f"{', '.join(known[:_SHOWN])}{more}"
