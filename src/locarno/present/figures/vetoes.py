"""Arrangements by readings and actors: who needs to move and is worse off, who leaves, who is won."""

from ...answers.vetoes import Veto, Vetoes
from ...case.nouns import Case
from ..words import RUNGS
from .style import FALLS, INK, LEANS, NOTHING, PAPER, PARTLY, STANDS, Spec, figure

_COLOURS = {
    "keeps it out and would": FALLS,
    "would leave it": LEANS,
    "could keep it out, and would not": PARTLY,
    "better off in it, no veto": STANDS,
    "no veto": NOTHING,
}
_CELL, _ROW, _LONGEST = 52, 24, 60


def vetoes_figure(found: Vetoes, case: Case) -> Spec:
    """A cell for each actor under each arrangement and reading."""
    values: list[Spec] = []
    for one in found:
        name = f"{one.arrangement} under {one.reading} ({RUNGS[one.rung].word})"
        values += [
            {"row": name, "actor": will.actor, "what": _what(one, will.actor), "sign": _sign(one, will.actor)}
            for will in one.wills
        ]
    x: Spec = {"field": "actor", "type": "nominal", "sort": None}
    x["axis"] = {
        "title": None,
        "orient": "top",
        "labelAngle": 0,
        "domain": False,
        "ticks": False,
        "labelFontWeight": 600,
    }
    y: Spec = {"field": "row", "type": "nominal", "sort": None}
    y["axis"] = {"title": None, "domain": False, "ticks": False, "labelLimit": 420}
    used = [what for what in _COLOURS if any(value["what"] == what for value in values)]
    colour: Spec = {"field": "what", "type": "nominal", "title": None}
    colour["scale"] = {"domain": used, "range": [_COLOURS[what] for what in used]}
    colour["legend"] = {"columns": 2, "labelLimit": 400}
    text: Spec = {"field": "what", "type": "nominal", "legend": None}
    dark = {"keeps it out and would", "better off in it, no veto"}
    text["scale"] = {"domain": used, "range": [PAPER if what in dark else INK for what in used]}
    body: Spec = {
        "data": {"values": values},
        "width": {"step": _CELL},
        "height": {"step": _ROW},
        "encoding": {"x": x, "y": y},
        "layer": [
            {"mark": {"type": "rect", "stroke": PAPER, "strokeWidth": 2}, "encoding": {"color": colour}},
            {"mark": {"type": "text", "fontSize": 11}, "encoding": {"text": {"field": "sign"}, "color": text}},
        ],
        "resolve": {"scale": {"color": "independent"}},
    }
    lines = [f"{id_} {case.arrangements[id_].name}"[:100] for id_ in found.arrangements]
    how = f"out: keeps it out; leaves: would leave it; both. Asked for: {RUNGS[found.wanted].by}."
    return figure("Who can block it, and would?", body, [*lines, how])


def _what(one: Veto, actor: str) -> str:
    will = next(will for will in one.wills if will.actor == actor)
    if any(actor in sets.actors for sets in one.keep_out):
        return "keeps it out and would"
    if will.leaves is not None:
        return "would leave it"
    if any(actor in sets.actors for sets in one.blocking):
        return "could keep it out, and would not"
    return "better off in it, no veto" if will.better == "every" else "no veto"


def _sign(one: Veto, actor: str) -> str:
    out = any(actor in sets.actors for sets in one.keep_out)
    leaves = actor in one.leavers
    return "both" if out and leaves else "out" if out else "leaves" if leaves else ""
