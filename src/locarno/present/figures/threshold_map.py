"""How likely the goal is over two numbers: a map for each reading, darker where it is likelier."""

from collections.abc import Sequence
from itertools import pairwise

from ...answers.threshold import Map, Scanned, Thresholds
from ...case.nouns import Case
from ..play_words import NO_FORECAST
from ..threshold import axis_words, scanned_words, threshold_sentences
from .play_table import shades
from .style import INK, TEXT, Spec, figure, wrapped

_SIDE, _LINE, _ACROSS = 240, 116, 3


def threshold_map_figure(found: Thresholds, case: Case) -> Spec:
    """A square for each reading; a line where the probability crosses the mark."""
    assert found.second is not None
    panels = [_panel(found, one, found.second) for one in found.maps]
    rows = [{"hconcat": panels[at : at + _ACROSS], "spacing": 26} for at in range(0, len(panels), _ACROSS)]
    body: Spec = {"vconcat": rows, "spacing": 22}
    lines = [case.title, *wrapped(threshold_sentences(found, case)[0], _LINE)]
    lines += wrapped(f"Black lines: where the probability crosses {found.level:g}.", _LINE)
    for one in (found.over, found.second):
        lines += wrapped(f"{one.knob}: {scanned_words(one)}.", _LINE)
    title = f"How likely is {found.goal_label or found.goal}, over two numbers?"
    return figure(title, body, [*lines, *wrapped(NO_FORECAST, _LINE)])


def _panel(found: Thresholds, one: Map, second: Scanned) -> Spec:
    left, down = _edges(one.first), _edges(one.second)
    values: list[Spec] = [
        {"x": left[column], "x2": left[column + 1], "y": down[row], "y2": down[row + 1], "p": round(p, 5)}
        for row, line in enumerate(one.probability)
        for column, p in enumerate(line)
    ]
    x, y = _axis(found.over, one.first), _axis(second, one.second)
    return {
        "title": {"text": one.reading, "fontSize": TEXT, "color": INK, "anchor": "start", "frame": "group"},
        "width": _SIDE,
        "height": _SIDE,
        "layer": [
            {
                "data": {"values": values},
                "mark": {"type": "rect", "strokeWidth": 0},
                "encoding": {
                    "x": {"field": "x"} | x, "x2": {"field": "x2"}, "y": {"field": "y"} | y, "y2": {"field": "y2"},
                    "color": shades("p"),
                },
            },
            *_border(one, left, down, found.level, x, y),
        ],
    }  # fmt: skip


def _axis(one: Scanned, values: Sequence[float]) -> Spec:
    even = abs((values[1] - values[0]) - (values[-1] - values[-2])) < 1e-9 * max(abs(values[-1]), 1)
    scale: Spec = {"nice": False, "zero": False, "domain": [_edges(values)[0], _edges(values)[-1]]}
    scale |= {} if even else {"type": "log"}
    return {
        "type": "quantitative",
        "scale": scale,
        "axis": {"title": axis_words(one), "grid": False, "tickCount": 5 if even else 3},
    }


def _edges(values: Sequence[float]) -> list[float]:
    """Half way between neighbours; where values grow by a factor, half way on that scale."""
    even = abs((values[1] - values[0]) - (values[-1] - values[-2])) < 1e-9 * max(abs(values[-1]), 1)
    between = [(a + b) / 2 if even else (a * b) ** 0.5 for a, b in pairwise(values)]
    return [values[0], *between, values[-1]]


def _border(one: Map, left: Sequence[float], down: Sequence[float], level: float, x: Spec, y: Spec) -> list[Spec]:
    """Lines between neighbours on different sides of the mark."""
    table = [[p >= level for p in line] for line in one.probability]
    values: list[Spec] = []
    for row, line in enumerate(table):
        for column, here in enumerate(line):
            if column and line[column - 1] != here:
                values.append({"x": left[column], "x2": left[column], "y": down[row], "y2": down[row + 1]})
            if row and table[row - 1][column] != here:
                values.append({"x": left[column], "x2": left[column + 1], "y": down[row], "y2": down[row]})
    if not values:
        return []
    encoding = {"x": {"field": "x"} | x, "x2": {"field": "x2"}, "y": {"field": "y"} | y, "y2": {"field": "y2"}}
    return [{"data": {"values": values}, "mark": {"type": "rule", "color": INK}, "encoding": encoding}]
