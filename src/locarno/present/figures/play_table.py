"""How likely the goal is from every start under every reading: a matrix, darker where it is likelier."""

from ...answers.play import PlayTable
from ...case.nouns import Case
from ..play_table import table_sentences
from ..play_words import NO_FORECAST, chance_words, months_words
from .cells import LABELS, shown
from .style import FALLS, INK, LEANS, MIDDLE, NOTHING, PAPER, PARTLY, SMALL, STANDS, Spec, figure, wrapped

_LINE, _CELL, _ROW = 116, 64, 22
_DARK_LOW, _DARK_HIGH = 0.1, 0.8


def play_table_figure(found: PlayTable, case: Case) -> Spec:
    """A field for each start and reading with the probability in it; empty where there is no such state."""
    values: list[Spec] = []
    for start, label in found.labels.items():
        name = start if label in (start, "from today") else f"{start} {label}"
        for reading in found.readings:
            one = found[start, reading]
            value: Spec = {"row": shown(name), "column": reading, "text": "", "probability": None, "dark": False}
            if one.probability is not None:
                p = one.probability.middle
                dark = not _DARK_LOW <= p <= _DARK_HIGH
                value |= {"text": chance_words(p) + ("" if one.kept else "'"), "probability": round(p, 5), "dark": dark}
            values.append(value)
    body: Spec = {
        "data": {"values": values},
        "width": {"step": _CELL},
        "height": {"step": _ROW},
        "encoding": {
            "x": {
                "field": "column", "type": "nominal", "sort": list(found.readings),
                "axis": {"title": None, "orient": "top", "labelAngle": 0, "domain": False, "ticks": False},
            },
            "y": {
                "field": "row", "type": "nominal", "sort": list(dict.fromkeys(one["row"] for one in values)),
                "axis": {"title": None, "domain": False, "ticks": False, "labelLimit": LABELS},
            },
        },
        "layer": [
            {
                "transform": [{"filter": "datum.probability === null"}],
                "mark": {"type": "rect", "stroke": PAPER, "strokeWidth": 2, "color": NOTHING},
            },
            {
                "transform": [{"filter": "datum.probability !== null"}],
                "mark": {"type": "rect", "stroke": PAPER, "strokeWidth": 2},
                "encoding": {"color": shades("probability")},
            },
            {
                "mark": {"type": "text", "fontSize": SMALL},
                "encoding": {
                    "text": {"field": "text", "type": "nominal"},
                    "color": {"condition": {"test": "datum.dark", "value": PAPER}, "value": INK},
                },
            },
        ],
    }  # fmt: skip
    lines = [case.title, *wrapped(" ".join(table_sentences(found)), _LINE)]
    if any(not one.kept and one.probability for one in found.cells):
        lines.append(
            f"' not so at the start: the probability that it is so after {months_words(found.settings.months)}."
        )
    return figure(f"How likely is {found.goal_label or found.goal}?", body, [*lines, *wrapped(NO_FORECAST, _LINE)])


def shades(field: str) -> Spec:
    """The colour of a probability: from rust (unlikely) over grey to blue (likely)."""
    scale: Spec = {"domain": [0, 0.25, 0.5, 0.75, 1], "range": [FALLS, LEANS, MIDDLE, PARTLY, STANDS]}
    legend: Spec = {"title": "probability", "gradientLength": 180, "direction": "horizontal", "values": [0, 0.5, 1]}
    return {"field": field, "type": "quantitative", "scale": scale | {"interpolate": "rgb"}, "legend": legend}
