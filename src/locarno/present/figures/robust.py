"""Robustness of the matrix: a bar for each arrangement and reading, divided by how often the samples give each rung."""

from ...answers.robust import Robust
from ...case.nouns import Case
from ..robust import drawing_words, percent, robust_sentence
from ..words import RUNGS
from .cells import LABELS, shown
from .style import INK, PAPER, RUNG_COLOURS, SMALL, Spec, figure, wrapped

_CELL, _ROW, _LINE = 84, 22, 110
_ON_DARK = ("interest", "breaks")


def robust_figure(found: Robust, case: Case) -> Spec:
    """The rung as written stands first in a bar, with its sign and the share of samples in which it stays."""
    values: list[Spec] = []
    for one in found:
        label = found.labels[one.arrangement]
        name = one.arrangement if label == one.arrangement else f"{one.arrangement} {label}"
        name = shown(name)
        start = 0.0
        for rung in sorted(one.counts, key=lambda rung: rung != one.rung):
            share = one.counts[rung] / found.samples
            written = rung == one.rung
            if share or written:
                sign, told = (RUNGS[rung].sign, percent(share)) if written else ("", "")
                on = PAPER if rung in _ON_DARK and share > 0.5 else INK
                values.append(
                    {
                        "row": name, "reading": one.reading, "verdict": RUNGS[rung].word, "start": start,
                        "end": start + share, "sign": sign, "told": told, "on": on,
                    }
                )  # fmt: skip
            start += share
    y: Spec = {"field": "row", "type": "nominal", "sort": None}
    y["axis"] = {"title": None, "domain": False, "ticks": False, "labelLimit": LABELS}
    used = [rung for rung in RUNG_COLOURS if any(one.counts[rung] for one in found)]
    colour: Spec = {"field": "verdict", "type": "nominal", "title": None}
    colour["scale"] = {"domain": [RUNGS[rung].word for rung in used], "range": [RUNG_COLOURS[rung] for rung in used]}
    colour["legend"] = {"symbolType": "square", "symbolSize": 140, "direction": "horizontal"}
    x: Spec = {"field": "start", "type": "quantitative", "scale": {"domain": [0, 1]}, "axis": None}
    body: Spec = {
        "data": {"values": values},
        "facet": {"column": {"field": "reading", "type": "nominal", "sort": list(found.readings), "title": None}},
        "spacing": 6,
        "spec": {
            "width": _CELL,
            "height": {"step": _ROW},
            "encoding": {"y": y},
            "layer": [
                {
                    "mark": {"type": "bar", "height": {"band": 0.86}, "cornerRadiusEnd": 0},
                    "encoding": {"x": x, "x2": {"field": "end"}, "color": colour},
                },
                _text("sign", 5),
                _text("told", 20),
            ],
        },
    }
    lines = [*wrapped(robust_sentence(found), _LINE), *wrapped(drawing_words(found), _LINE)]
    lines.append(f"Each bar: {found.samples:,} samples; first the verdict as written, with how often it stays.")
    return figure("How robust are the verdicts?", body, [case.title, *lines])


def _text(field: str, at: int) -> Spec:
    """Signs apart from numbers, for a font that lacks a sign is changed for a whole text."""
    return {
        "mark": {"type": "text", "align": "left", "dx": at, "fontSize": SMALL},
        "encoding": {
            "x": {"datum": 0, "type": "quantitative"},
            "text": {"field": field, "type": "nominal"},
            "color": {"field": "on", "type": "nominal", "scale": None, "legend": None},
        },
    }
