"""Lines of defence by readings: at which does an attack stop paying, and can that be relied on?"""

from ...answers.defence import Lines
from ...answers.worth import Will
from ...case.nouns import Case
from ..defence import cell_words
from .style import INK, PAPER, Spec, figure, wrapped
from .worth import COLOURS

_WORDS: dict[Will, str] = {
    "always": "k: it stops paying at line k, if only those answer who would (0: unanswered)",
    "indifferent": "(k): only if some answer who would rather not",
    "never": "pays: in spite of all lines",
    "uncalled": "– no attack is possible",
}
_DARK: tuple[Will, ...] = ("always", "never")
_CELL, _ROW, _LONGEST, _WIDE = 64, 22, 56, 76


def lines_figure(found: Lines, case: Case) -> Spec:
    """The matrix of arrangements by readings; without arrangements, of all states by readings."""
    rows = found.by_arrangement or found.everywhere
    values: list[Spec] = []
    for one in rows:
        word, will = cell_words(one, plain_signs=False)
        word = "pays" if will == "never" else word
        name = f"{one.arrangement} {case.arrangements[one.arrangement].name}" if one.arrangement else "all states"
        name = name if len(name) <= _LONGEST else name[: _LONGEST - 1].rstrip() + "…"
        values.append(
            {"row": name, "reading": one.reading, "word": word, "answer": _WORDS[will], "dark": will in _DARK}
        )
    x: Spec = {"field": "reading", "type": "nominal", "sort": list(found.readings)}
    x["axis"] = {
        "title": None,
        "orient": "top",
        "labelAngle": 0,
        "domain": False,
        "ticks": False,
        "labelFontWeight": 600,
    }
    y: Spec = {"field": "row", "type": "nominal", "sort": None}
    y["axis"] = {"title": None, "domain": False, "ticks": False, "labelLimit": 460}
    used = [will for will in _WORDS if any(value["answer"] == _WORDS[will] for value in values)]
    colour: Spec = {"field": "answer", "type": "nominal", "title": None}
    colour["scale"] = {"domain": [_WORDS[will] for will in used], "range": [COLOURS[will] for will in used]}
    colour["legend"] = {"columns": 1, "labelLimit": 600}
    text: Spec = {"field": "dark", "type": "nominal", "legend": None}
    text["scale"] = {"domain": [True, False], "range": [PAPER, INK]}
    body: Spec = {
        "data": {"values": values},
        "width": {"step": _CELL},
        "height": {"step": _ROW},
        "encoding": {"x": x, "y": y},
        "layer": [
            {"mark": {"type": "rect", "stroke": PAPER, "strokeWidth": 2}, "encoding": {"color": colour}},
            {"mark": {"type": "text", "fontSize": 13}, "encoding": {"text": {"field": "word"}, "color": text}},
        ],
        "resolve": {"scale": {"color": "independent"}},
    }
    lines = case.defence.lines if case.defence else {}
    order = "; ".join(f"{k} {lines[id_].label or id_}" for k, id_ in enumerate(found.lines, 1))
    title = f"{case.title}: which line deters?"
    told = f"The attack: {found.attacker} {' '.join(found.attack)}. Lines: {order}."
    return figure(title, body, wrapped(told, _WIDE))
