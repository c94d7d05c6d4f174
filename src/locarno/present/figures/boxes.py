"""Boxes with words in them, and lines between them: what figures that tell who comes after whom are drawn with."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from .layers import Layers, Point
from .style import INK, LINE, ON_DARK, PAPER, SMALL, Spec, wrapped

WIDE, LETTERS = 196.0, 31
"""Pixels of a box, and how many letters go into a line of it."""

_ROW, _EDGE = 14.0, 11.0


@dataclass(frozen=True)
class Box:
    """What stands in a box: a line in bold, lines under it, and how it is with it, in a word and as a colour."""

    head: str
    lines: tuple[str, ...]
    status: str
    fill: str
    round: bool

    @property
    def height(self) -> float:
        """Pixels."""
        return _ROW * (1 + len(self.lines) + bool(self.status)) + _EDGE


@dataclass(frozen=True)
class Stroke:
    """A kind of line: its colour, whether it is dashed, and whether it ends in an arrow or in a bar."""

    colour: str
    dashed: bool = False
    end: Literal["arrow", "bar"] = "arrow"


def shortened(text: str, most: int) -> tuple[str, ...]:
    """A text in so many lines at most; the last ends with a sign that there is more."""
    lines = wrapped(text, LETTERS)
    if len(lines) <= most:
        return tuple(lines)
    last = lines[most - 1]
    return (*lines[: most - 1], f"{last}…" if len(last) < LETTERS else cut(f"{last} more", LETTERS))


def cut(text: str, letters: int) -> str:
    """A text of at most so many letters, cut between words if it is longer."""
    if len(text) <= letters:
        return text
    return f"{text[:letters].rsplit(' ', 1)[0].rstrip(' ,;…')}…"


def boxes_and_lines(
    boxes: Mapping[str, Box], edges: Mapping[tuple[str, str], str], strokes: Mapping[str, Stroke], placed: Layers
) -> Spec:
    """The body of a figure; `edges` have the names of their `strokes`."""
    rows = [_row(box, placed, name) for name, box in boxes.items()]
    lines = [
        {"edge": number, "step": step, "x": x, "y": y, "kind": kind}
        for number, (edge, kind) in enumerate(edges.items())
        for step, (x, y) in enumerate(placed.lines[edge])
    ]
    heads = [_head(placed.lines[edge], strokes[kind]) for edge, kind in edges.items()]
    plane: Spec = {
        "x": {
            "field": "x",
            "type": "quantitative",
            "axis": None,
            "scale": {"domain": [0, placed.width], "nice": False},
        },
        "y": {
            "field": "y",
            "type": "quantitative",
            "axis": None,
            "scale": {"domain": [placed.height, 0], "nice": False, "zero": False},
        },
    }
    return {
        "width": placed.width,
        "height": placed.height,
        "layer": [
            *(_strokes(lines, name, stroke, plane) for name, stroke in strokes.items()),
            *(_corners(rows, rounded, plane) for rounded in (False, True)),
            *(_words(rows, field, plane) for field in ("head", "text", "status")),
            _ends([one for one in heads if one["end"] == "arrow"], "triangle", 46, plane),
            _ends([one for one in heads if one["end"] == "bar"], "stroke", 150, plane),
        ],
    }


def _row(box: Box, placed: Layers, name: str) -> Spec:
    at = placed.boxes[name]
    return {
        "x": at.x,
        "y": at.y,
        "x2": at.x + at.width,
        "y2": at.y + at.height,
        "fill": box.fill,
        "round": box.round,
        "head": box.head,
        "text": list(box.lines) or [""],
        "status": cut(box.status, LETTERS + 3),
        "ink": PAPER if box.fill in ON_DARK else INK,
        "left": at.x + 9,
        "head_y": at.y + 13,
        "text_y": at.y + 13 + _ROW,
        "status_y": at.y + at.height - 12,
    }


def _strokes(lines: Iterable[Spec], kind: str, stroke: Stroke, plane: Spec) -> Spec:
    dash = {"strokeDash": [5, 4]} if stroke.dashed else {}
    return {
        "data": {"values": [one for one in lines if one["kind"] == kind]},
        "mark": {"type": "line", "strokeWidth": 1.6, "color": stroke.colour, "opacity": 0.85, "clip": False} | dash,
        "encoding": plane
        | {"detail": {"field": "edge", "type": "nominal"}, "order": {"field": "step", "type": "quantitative"}},
    }


def _corners(rows: Iterable[Spec], rounded: bool, plane: Spec) -> Spec:
    return {
        "data": {"values": [one for one in rows if one["round"] == rounded]},
        "mark": {"type": "rect", "cornerRadius": 14 if rounded else 2, "stroke": LINE, "strokeWidth": 1},
        "encoding": plane
        | {
            "x2": {"field": "x2"},
            "y2": {"field": "y2"},
            "fill": {"field": "fill", "type": "nominal", "scale": None},
        },
    }


def _words(rows: Iterable[Spec], field: str, plane: Spec) -> Spec:
    mark: Spec = {"type": "text", "align": "left", "baseline": "middle", "fontSize": SMALL, "lineHeight": _ROW}
    styles: dict[str, Spec] = {"head": {"fontWeight": 700, "fontSize": SMALL + 1}, "status": {"fontStyle": "italic"}}
    mark |= styles.get(field, {})
    return {
        "data": {"values": list(rows)},
        "mark": mark,
        "encoding": {
            "x": plane["x"] | {"field": "left"},
            "y": plane["y"] | {"field": f"{field}_y"},
            "text": {"field": field, "type": "nominal"},
            "color": {"field": "ink", "type": "nominal", "scale": None},
        },
    }


def _head(line: Sequence[Point], stroke: Stroke) -> Spec:
    """The end of a line; all lines end level, from the left."""
    x, y = line[-1]
    return {"x": x - (4 if stroke.end == "arrow" else 3), "y": y, "end": stroke.end, "colour": stroke.colour}


def _ends(heads: list[Spec], shape: str, size: int, plane: Spec) -> Spec:
    return {
        "data": {"values": heads},
        "mark": {"type": "point", "shape": shape, "angle": 90, "size": size, "filled": shape != "stroke", "opacity": 1}
        | ({"strokeWidth": 2.6} if shape == "stroke" else {}),
        "encoding": plane | {"color": {"field": "colour", "type": "nominal", "scale": None}},
    }
