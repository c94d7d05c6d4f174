"""Who waits for whom, and what comes into force: as JSON, as rows."""

from collections.abc import Iterator
from typing import Any

from ..answers.pledges_loops import Loops, OptionStand, Settlement, Waits
from .pledge_parts import lacking_shape, lacking_words, pledge_shape, question_row, question_shape


def loops_shape(found: Loops) -> dict[str, Any]:
    """`locarno.loops/1`."""
    views = {one.id: one for one in found.pledges}
    return question_shape("locarno.loops/1", found.asked, found.given) | {
        "supposed": list(found.supposed),
        "pledges": [pledge_shape(views[one.pledge]) | _waits(one) for one in found.waits],
        "not_counted": [pledge_shape(one) for one in found.others],
        "options": [_option(one) for one in found.options.values()],
        "loops": [{"pledges": list(one.pledges), "options": list(one.options)} for one in found.loops],
        "nobody_first": _settlement(found.first)
        | {"undecided": list(found.undecided), "breaches": list(found.breaches)},
        "trust": [_settlement(one) for one in found.trust],
        "trust_complete": found.trust_complete,
        "stable": [_settlement(one) for one in found.stable],
        "stable_complete": found.stable_complete,
        "in_all": list(found.always),
        "in_some": list(found.sometimes),
        "contradictions": [list(one) for one in found.contradictions],
        "contradictions_complete": found.contradictions_complete,
        "to_be_broken": [list(one) for one in found.broken],
        "to_be_broken_complete": found.broken_complete,
        "most": found.most,
        "seconds": found.seconds,
    }


def _waits(one: Waits) -> dict[str, Any]:
    return {"stand": one.stand, "waits_for": lacking_shape(one.lacks), "ends_with": lacking_shape(one.ends)}


def _option(one: OptionStand) -> dict[str, Any]:
    return {
        "option": one.option,
        "today": one.today,
        "coming": one.coming,
        "round": one.round,
        "promised_by": list(one.delivered),
        "refused_by": list(one.refused),
        "refusable_by": list(one.refusable),
        "silent": list(one.silent),
        "uncounted": list(one.uncounted),
    }


def _settlement(one: Settlement) -> dict[str, Any]:
    return {"yes": list(one.holds), "in_force": list(one.in_force), "due_not_kept": list(one.due)}


def loops_rows(found: Loops) -> Iterator[dict[str, Any]]:
    """One row for each pledge."""
    views = {one.id: one for one in found.pledges}
    trusted = {id_ for one in found.trust for id_ in one.in_force}
    for one in found.waits:
        view = views[one.pledge]
        yield question_row(found.asked, found.given) | {
            "supposed": ", ".join(found.supposed),
            "id": view.id,
            "by": " ".join(view.by),
            "kind": view.kind,
            "binding": view.binding,
            "text": view.text,
            "stand": one.stand,
            "waits_for": lacking_words(one.lacks),
            "ends_with": lacking_words(one.ends),
            "in_force_with_trust": view.id in trusted,
            "in_all": view.id in found.always,
            "in_some": view.id in found.sometimes,
            "loops": " ".join(str(number + 1) for number, loop in enumerate(found.loops) if view.id in loop.pledges),
            "refs": " ".join(view.refs),
        }
