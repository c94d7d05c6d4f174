"""Pledges by readings: would each be kept when it comes to it?"""

from ...answers.worth import Will, Worth
from ...case.nouns import Case
from ..worth import act_wills, main_will
from ..worth_words import WILLS
from .cells import cell, matrix_of
from .style import FALLS, LEANS, NOTHING, PARTLY, STANDS, Spec, figure

COLOURS: dict[Will, str] = {
    "always": STANDS,
    "sometimes": PARTLY,
    "indifferent": LEANS,
    "never": FALLS,
    "uncalled": NOTHING,
}


def worth_figure(found: Worth, case: Case) -> Spec:
    """The matrix of pledges by readings, a field with a word for each; what a pledge triggers has a row of its own."""
    values: list[Spec] = []
    rows: list[str] = []
    for one in sorted(found, key=lambda one: not one.given):
        if len(one.ids) > 1 or not one.moments:
            continue
        pledge = case.pledges[one.ids[0]]
        label = f"{pledge.id} {' '.join(pledge.by)}: {pledge.text}"
        acts = list(dict.fromkeys(m.options[0] for m in one.moments if m.sort == "act"))
        names = [label, *(f"{pledge.id} what it triggers: {option}" for option in acts)]
        rows += names
        for reading in found.readings:
            will = main_will(one, reading)
            wills = [will, *(act_wills(one, reading) or [None] * len(acts))]
            values += [_value(name, reading, each) for name, each in zip(names, wills, strict=True)]
    key = {told.word: COLOURS[will] for will, told in WILLS.items()}
    body = matrix_of(values, found.readings, key)
    where = f" In the states of {', '.join(found.within)}." if found.within else ""
    lines = ["When it comes to it, would the pledger rather keep its word than not?" + where]
    lines.append("An empty field: the pledge is not made in that reading. " + _hidden(found))
    return figure(f"{case.title}: what is each pledge worth?", body, lines)


def _hidden(found: Worth) -> str:
    hidden = [one.ids[0] for one in found if not one.moments and len(one.ids) == 1]
    return f"No option shows {len(hidden)} further pledges." if hidden else ""


def _value(name: str, reading: str, will: Will | None) -> Spec:
    word = None if will is None else WILLS[will].word
    return cell(name, reading, word, word or "")
