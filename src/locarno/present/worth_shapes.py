"""What each pledge is worth: as JSON and as rows."""

from collections.abc import Iterator
from typing import Any

from ..answers.given import Given
from ..answers.worth import Decider, Moment, PledgeWorth, Variant, Worth
from ..case.nouns import Case
from .parts import asked_row, asked_shape

_EMPTY = (
    "actor", "sort", "options", "binding", "will", "due", "already", "unable", "would", "would_not", "indifferent",
    "condition", "decided_by", "refs",
)  # fmt: skip


def worth_shape(found: Worth, case: Case) -> dict[str, Any]:
    """`locarno.worth/1`."""
    return (
        {"schema": "locarno.worth/1"}
        | asked_shape(found.asked)
        | {
            "readings": list(found.readings),
            "within": list(found.within),
            "verdicts": found.verdicts,
            "assumed": [{"reading": one, "assumed_share": share} for one, share in found.assumed_shares.items()],
            "given": [given_shape(one) for one in found.givens],
            "pledges": [_pledge(one, case) for one in found],
        }
    )


def given_shape(one: Given) -> dict[str, Any]:
    """Which pledges count under a reading."""
    return {
        "reading": one.reading or None,
        "word": one.word,
        "take": list(one.take),
        "leave": list(one.leave),
        "pledges": list(one.pledges),
    }


def _pledge(one: PledgeWorth, case: Case) -> dict[str, Any]:
    return {
        "ids": list(one.ids),
        "texts": [case.pledges[id_].text for id_ in one.ids],
        "kinds": list(one.kinds),
        "bindings": list(one.bindings),
        "refs": _refs(one, case),
        "today": list(one.today),
        "readings": list(one.readings),
        "given_under": one.given,
        "moments": [_moment(moment) for moment in one.moments],
        "variants": [_variant(variant) for variant in one.variants],
    }


def _refs(one: PledgeWorth, case: Case) -> list[str]:
    return list(dict.fromkeys(ref for id_ in one.ids for ref in case.pledges[id_].basis.refs))


def _moment(one: Moment) -> dict[str, Any]:
    return {
        "reading": one.reading,
        "actor": one.actor,
        "sort": one.sort,
        "options": list(one.options),
        "binding": one.binding,
        "will": one.will,
        "due": one.due,
        "already": one.already,
        "unable": one.unable,
        "would": one.would,
        "would_not": one.would_not,
        "indifferent": one.indifferent,
        "condition": one.condition or None,
        "deciders": [decider_shape(decider) for decider in one.deciders],
    }


def decider_shape(one: Decider) -> dict[str, Any]:
    """A statement that decides, and how often which way."""
    return {
        "statement": one.statement or None,
        "place": one.place or None,
        "refs": list(one.basis.refs) if one.basis else [],
        "assumed": one.basis.assumed if one.basis else None,
        "for_it": one.for_it,
        "against": one.against,
    }


def _variant(one: Variant) -> dict[str, Any]:
    return {
        "taken": one.taken,
        "reading": one.reading,
        "possible": one.possible,
        "why_not": one.why or None,
        "held_no": list(one.held_no),
        "shared": [{"option": option, "with": list(others)} for option, others in one.shared.items()],
        "changes": [
            {"arrangement": change.arrangement, "before": change.before, "after": change.after}
            for change in one.changes
        ],
    }


def worth_rows(found: Worth, case: Case) -> Iterator[dict[str, Any]]:
    """One row for each moment of truth; one for each reading where a pledge has none."""
    for one in found:
        for reading in one.readings:
            head = asked_row(found.asked) | {
                "within": " ".join(found.within),
                "pledges": " ".join(one.ids),
                "text": "; ".join(case.pledges[id_].text for id_ in one.ids),
                "pledge_refs": " ".join(_refs(one, case)),
                "today": " ".join(today or "" for today in one.today),
                "reading": reading,
            }
            tail: dict[str, Any] = {}
            for taken in ("kept", "acts", "struck"):
                variant = one.variant(taken, reading)
                tail[f"changes_{taken}"] = len(variant.changes) if variant and variant.possible else ""
            for moment in one.under(reading):
                yield head | _moment_row(moment) | tail
            if not one.under(reading):
                yield head | dict.fromkeys(_EMPTY, "") | tail


def _moment_row(one: Moment) -> dict[str, Any]:
    first = one.deciders[0] if one.deciders else None
    return {
        "actor": one.actor,
        "sort": one.sort,
        "options": " ".join(one.options),
        "binding": one.binding,
        "will": one.will,
        "due": one.due,
        "already": one.already,
        "unable": one.unable,
        "would": one.would,
        "would_not": one.would_not,
        "indifferent": one.indifferent,
        "condition": one.condition,
        "decided_by": first.statement if first else "",
        "refs": " ".join(first.basis.refs) if first and first.basis else "",
    }
