"""What was said when, a lane for each actor, and what held as of each day, a strip for each reading.

The days on which something was said stand side by side at the same distance, because most lie within a few months and
some years before; what lies between two of them is no duration. Each mark names its entry, so that none needs a key.
"""

from collections.abc import Sequence
from datetime import date

from ...answers.timeline import Dated, Timeline
from ...answers.whatif import CellWord
from ...case.nouns import Case
from ..cell_words import told_of
from .style import FALLS, INK, LEANS, LINE, NOTHING, PAPER, PARTLY, QUIET, SMALL, STANDS, TEXT, Spec, figure, wrapped

_LANE, _COLUMN, _LABELS, _LINE, _STRIP, _HEAD = 14, 150, 220, 15, 26, 40
_LETTERS, _MOST_LINES = 24, 3
_COLOURS: dict[CellWord, str] = {
    "there": STANDS,
    "reached": PARTLY,
    "interest": STANDS,
    "credible": PARTLY,
    "bluff": LEANS,
    "breaks": FALLS,
    "not reached": FALLS,
    "impossible": NOTHING,
    "no today": NOTHING,
}
_KINDS = {"pledge": STANDS, "refusal": FALLS, "threat": FALLS, "demand": "#6a51a3", "proposal": QUIET}
_TEXT: Spec = {"type": "text", "align": "left", "baseline": "top"}
_TODAY, _OTHER = "today", "beliefs and rules"


def timeline_figure(found: Timeline, case: Case) -> Spec:
    """The figure: time from left to right, lanes from top to bottom, the strip of the first goal below them."""
    days = sorted({one.day for one in found.ledger if one.kind != "source"} | {m.day for m in found.moments if m.day})
    lanes = _lanes(found, case)
    column = {day: number for number, day in enumerate(days)}
    width = _LABELS + _COLUMN * max(1, len(days))
    marks, names, top = _marks(found, lanes, column)
    strip, below = _strip(found, column, len(days), top)
    height = below + _LINE
    body: Spec = {
        "width": width,
        "height": height,
        "layer": [
            *_grid(found, days, width, height),
            *_lane_names(names, width, height),
            *_entries(marks, width, height),
            *_cells(strip, width, height),
        ],
    }
    goal = found.names[next(iter(found.names))]
    lines = [
        case.title,
        "Above: who said what when: + said, - withdrawn, ? open or asked for. Blue: given. Rust: refused, threatened. "
        "Violet: demanded. Grey: proposed.",
    ]
    lines.append(f"Below: {goal}, as of each day on which something changed. Distances are not to scale.")
    return figure("What was said when, and what held then", body, lines)


def _lanes(found: Timeline, case: Case) -> list[tuple[str, str]]:
    """Ids and names of the lanes that have something in them."""
    used = {actor for one in found.ledger for actor in one.by}
    lanes = [(id_, case.actors[id_].name) for id_ in case.actors if id_ in used]
    if any(one.kind == "status quo" for one in found.ledger):
        lanes.append((_TODAY, "what is so today"))
    if any(one.kind in ("rule", "scenario") for one in found.ledger):
        lanes.append((_OTHER, "rules and scenarios"))
    return lanes


def _lane_of(one: Dated) -> tuple[str, ...]:
    if one.by:
        return one.by
    return (_TODAY,) if one.kind == "status quo" else (_OTHER,)


def _marks(
    found: Timeline, lanes: Sequence[tuple[str, str]], column: dict[date, int]
) -> tuple[list[Spec], list[Spec], float]:
    """Entries with their places; the names of the lanes with theirs; where the lanes end."""
    marks: list[Spec] = []
    names: list[Spec] = []
    top = float(_HEAD)
    for id_, name in lanes:
        filled: dict[int, int] = {}
        for one in found.ledger:
            if one.kind == "source" or id_ not in _lane_of(one):
                continue
            place = column[one.day]
            lines = _lines(one, id_)
            y = top + filled.get(place, 0) * _LINE
            colour = _KINDS.get(one.word.split(",")[0], INK)
            marks += [
                {"x": _LABELS + place * _COLUMN + 6, "y": y + n * _LINE, "text": line, "colour": colour}
                for n, line in enumerate(lines)
            ]
            filled[place] = filled.get(place, 0) + len(lines)
        deep = max(filled.values(), default=1)
        names.append({"y": top, "name": wrapped(name, 30), "rule": top - _LANE / 2})
        top += max(deep, len(names[-1]["name"])) * _LINE + _LANE
    return marks, names, top


def _lines(one: Dated, lane: str) -> list[str]:
    """An entry in at most three lines; where several give it, in full with the first of them only."""
    told = _short(one)
    if one.by and lane != one.by[0]:
        told = f"{told.split()[0]} {one.id} with {one.by[0]}"
    lines = wrapped(told, _LETTERS)
    return lines if len(lines) <= _MOST_LINES else [*lines[: _MOST_LINES - 1], lines[_MOST_LINES - 1] + " …"]


def _short(one: Dated) -> str:
    if one.kind == "status quo":
        return one.text
    kind, _, binding = one.word.partition(", ")
    sign = "-" if one.turn == "ends" else "?" if binding in ("open", "may") or kind in ("demand", "proposal") else "+"
    return f"{sign} {one.id} {one.text}"


def _strip(found: Timeline, column: dict[date, int], days: int, top: float) -> tuple[list[Spec], float]:
    id_ = next(iter(found.names))
    places = [0 if moment.day is None else column[moment.day] for moment in found.moments]
    cells: list[Spec] = []
    y = top + _LINE
    for reading in found.readings:
        cells.append({"x": 0, "x2": 0, "y": y, "y2": y + _STRIP - 4, "text": f"{reading}", "fill": PAPER, "ink": INK})
        for moment, begin, end in zip(found.moments, places, [*places[1:], days], strict=True):
            if begin == end:
                continue  # the first date is the first that anything rests on
            word = moment.words[id_, reading]
            dark = _COLOURS[word] in (STANDS, FALLS)
            cells.append({
                "x": _LABELS + begin * _COLUMN + 2, "x2": _LABELS + end * _COLUMN - 2, "y": y, "y2": y + _STRIP - 4,
                "text": told_of(word).word, "fill": _COLOURS[word], "ink": PAPER if dark else INK,
            })  # fmt: skip
        y += _STRIP
    return cells, y


def _x(width: float) -> Spec:
    return {"type": "quantitative", "axis": None, "scale": {"domain": [0, width], "nice": False, "zero": False}}


def _y(height: float) -> Spec:
    return {"type": "quantitative", "axis": None, "scale": {"domain": [height, 0], "nice": False, "zero": False}}


def _grid(found: Timeline, days: Sequence[date], width: float, height: float) -> list[Spec]:
    written = {one.day: one.when for one in found.ledger if one.kind != "source"}
    values = [
        {"x": _LABELS + n * _COLUMN, "middle": _LABELS + n * _COLUMN + 6, "y": 0, "day": written.get(day, str(day))}
        for n, day in enumerate(days)
    ]
    x, y = _x(width), _y(height)
    return [
        {
            "data": {"values": values},
            "mark": {"type": "rule", "color": LINE},
            "encoding": {"x": {"field": "x"} | x},
        },
        {
            "data": {"values": values},
            "mark": _TEXT | {"fontSize": TEXT, "fontWeight": 600, "color": INK},
            "encoding": {"x": {"field": "middle"} | x, "y": {"field": "y"} | y, "text": {"field": "day"}},
        },
    ]  # fmt: skip


def _lane_names(names: Sequence[Spec], width: float, height: float) -> list[Spec]:
    values = [one | {"x": 0, "x2": width} for one in names]
    x, y = _x(width), _y(height)
    return [
        {
            "data": {"values": values},
            "mark": {"type": "rule", "color": LINE},
            "encoding": {"x": {"field": "x"} | x, "x2": {"field": "x2"}, "y": {"field": "rule"} | y},
        },
        {
            "data": {"values": values},
            "mark": _TEXT | {"fontSize": TEXT, "lineHeight": _LINE, "color": INK},
            "encoding": {"x": {"field": "x"} | x, "y": {"field": "y"} | y, "text": {"field": "name"}},
        },
    ]  # fmt: skip


def _entries(marks: Sequence[Spec], width: float, height: float) -> list[Spec]:
    return [
        {
            "data": {"values": list(marks)},
            "mark": {"type": "text", "align": "left", "baseline": "top", "fontSize": SMALL - 1},
            "encoding": {
                "x": {"field": "x"} | _x(width),
                "y": {"field": "y"} | _y(height),
                "text": {"field": "text"},
                "color": {"field": "colour", "type": "nominal", "scale": None},
            },
        }
    ]


def _cells(cells: Sequence[Spec], width: float, height: float) -> list[Spec]:
    x, y = _x(width), _y(height)
    place: Spec = {"x": {"field": "x"} | x, "y": {"field": "y"} | y}
    boxes: Spec = {
        "data": {"values": list(cells)},
        "mark": {"type": "rect", "cornerRadius": 2},
        "encoding": place
        | {"x2": {"field": "x2"}, "y2": {"field": "y2"}, "color": {"field": "fill", "type": "nominal", "scale": None}},
    }
    words: Spec = {
        "data": {"values": list(cells)},
        "mark": {"type": "text", "align": "left", "baseline": "top", "dx": 6, "dy": 6, "fontSize": SMALL},
        "encoding": place | {"text": {"field": "text"}, "color": {"field": "ink", "type": "nominal", "scale": None}},
    }
    return [boxes, words]
