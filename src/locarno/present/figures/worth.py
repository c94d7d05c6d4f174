"""Pledges by readings: would each be kept when it comes to it?"""

from ...answers.worth import Will, Worth
from ...case.nouns import Case
from ..worth import act_wills, main_will
from ..worth_words import WILLS
from .style import FALLS, INK, LEANS, NOTHING, PAPER, PARTLY, SMALL, STANDS, Spec, figure

COLOURS: dict[Will, str] = {
    "always": STANDS,
    "sometimes": PARTLY,
    "indifferent": LEANS,
    "never": FALLS,
    "uncalled": NOTHING,
}
_DARK: tuple[Will, ...] = ("always", "never")
_LONGEST = 58
_CELL, _ROW = 64, 24


def worth_figure(found: Worth, case: Case) -> Spec:
    """The matrix of pledges by readings, a field with a word for each; what a pledge triggers has a row of its own."""
    values: list[Spec] = []
    rows: list[str] = []
    for one in sorted(found, key=lambda one: not one.given):
        if len(one.ids) > 1 or not one.moments:
            continue
        pledge = case.pledges[one.ids[0]]
        label = _cut(f"{pledge.id} {' '.join(pledge.by)}: {pledge.text}")
        acts = list(dict.fromkeys(m.options[0] for m in one.moments if m.sort == "act"))
        names = [label, *(f"{pledge.id} what it triggers: {option}" for option in acts)]
        rows += names
        for reading in found.readings:
            will = main_will(one, reading)
            wills = [will, *(act_wills(one, reading) or [None] * len(acts))]
            values += [_value(name, reading, each) for name, each in zip(names, wills, strict=True)]
    x: Spec = {"field": "reading", "type": "nominal", "sort": list(found.readings)}
    x["axis"] = {
        "title": None,
        "orient": "top",
        "labelAngle": 0,
        "domain": False,
        "ticks": False,
        "labelFontWeight": 600,
    }
    y: Spec = {"field": "pledge", "type": "nominal", "sort": list(dict.fromkeys(rows))}
    y["axis"] = {"title": None, "domain": False, "ticks": False, "labelLimit": 460}
    words = [told.word for told in WILLS.values()]
    colour: Spec = {"field": "answer", "type": "nominal", "title": None}
    colour["scale"] = {"domain": words, "range": [COLOURS[will] for will in WILLS]}
    sign: Spec = {"field": "dark", "type": "nominal", "legend": None}
    sign["scale"] = {"domain": [True, False], "range": [PAPER, INK]}
    body: Spec = {
        "data": {"values": values},
        "width": {"step": _CELL},
        "height": {"step": _ROW},
        "encoding": {"x": x, "y": y},
        "layer": [
            {"mark": {"type": "rect", "stroke": PAPER, "strokeWidth": 2}, "encoding": {"color": colour}},
            {
                "mark": {"type": "text", "fontSize": SMALL},
                "encoding": {"text": {"field": "answer"}, "color": sign},
            },
        ],
        "resolve": {"scale": {"color": "independent"}},
    }
    where = f" In the states of {', '.join(found.within)}." if found.within else ""
    lines = ["When it comes to it, would the pledger rather keep its word than not?" + where]
    lines.append("An empty field: the pledge is not made in that reading. " + _hidden(found))
    return figure(f"{case.title}: what is each pledge worth?", body, lines)


def _hidden(found: Worth) -> str:
    hidden = [one.ids[0] for one in found if not one.moments and len(one.ids) == 1]
    return f"No option shows {len(hidden)} further pledges." if hidden else ""


def _value(name: str, reading: str, will: Will | None) -> Spec:
    if will is None:
        return {"pledge": name, "reading": reading}
    return {"pledge": name, "reading": reading, "answer": WILLS[will].word, "dark": will in _DARK}


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
