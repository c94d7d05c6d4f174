"""A probability over a number: a panel for each reading, with crossings, the reading's own belief, historical marks."""

from ...answers.play import NumberUsed
from ...answers.threshold import Curve, Thresholds
from ...case.nouns import Case
from ..play_words import NO_FORECAST, OTHER, chance_words, number_words
from ..threshold import above, axis_words, scanned_words, threshold_sentences
from .style import FALLS, INK, LINE, NOTHING, PAPER, PARTLY, QUIET, SMALL, STANDS, TEXT, Spec, figure, wrapped

_WIDTH, _HEIGHT, _LINE, _ACROSS = 330, 190, 118, 2
_NEAR = 0.1


def threshold_figure(found: Thresholds, case: Case) -> Spec:
    """Curves side by side on the same scales; what marks mean is told below the title, with refs."""
    panels = [_panel(found, one) for one in found.curves]
    rows = [{"hconcat": panels[at : at + _ACROSS], "spacing": 30} for at in range(0, len(panels), _ACROSS)]
    body: Spec = {"vconcat": rows, "spacing": 18}
    return figure(_title(found), body, _lines(found, case))


def _title(found: Thresholds) -> str:
    kind = "belief" if found.over.knob.startswith("chance:") else "value"
    goal = found.goal_label or found.goal
    return f"{goal[:1].upper()}{goal[1:]}: which {kind} does it need?"


def _lines(found: Thresholds, case: Case) -> list[str]:
    day = f", as of {found.asked.as_of}" if found.asked.as_of else ""
    lines = [case.title + day, *wrapped(threshold_sentences(found, case)[0].rstrip(":") + ".", _LINE)]
    key = "Blue line: the probability; blue below: where it is at least the mark. Dots: where it crosses the mark."
    if any(one.own for one in found.curves):
        key += " Grey field: what the reading itself believes."
    key += f" Thin line: {OTHER[found.settings.closure]}."
    if any(one.break_even and one.break_even.at for one in found.curves):
        key += " Rust triangles: where an attack breaks even."
    lines += wrapped(key, _LINE)
    lines += wrapped(f"{found.over.knob}: {scanned_words(found.over)}.", _LINE)
    if _marks(found):
        told = "; ".join(f"{number_words(one.value)} {one.label} [{' '.join(one.refs)}]" for one in found.marks)
        lines += wrapped(f"Dashed: shares of duties kept when war came: {told}.", _LINE)
    return [*lines, *wrapped(NO_FORECAST, _LINE)]


def _marks(found: Thresholds) -> list[float]:
    if not found.over.knob.startswith("chance:"):
        return []
    return [one.value for one in found.marks if found.over.low <= one.value <= found.over.high]


def _panel(found: Thresholds, one: Curve) -> Spec:
    name = found.readings[one.reading]
    heading = one.reading if name == one.reading else f"{one.reading}: {name}"
    layers = [_level(found), *_own(found, one), *_inside(found, one), *_history(found), _other(one), _curve(found, one)]
    return {
        "title": {
            "text": wrapped(heading, 52), "fontSize": TEXT, "color": INK, "anchor": "start", "frame": "group",
            "offset": 16,
        },
        "width": _WIDTH,
        "height": _HEIGHT,
        "layer": [*layers, *_crossings(found, one), *_even(found, one)],
    }  # fmt: skip


def _x(found: Thresholds, field: str) -> Spec:
    log = found.over.knob.startswith(("rate:", "precision")) and found.over.low > 0
    scale: Spec = {"domain": [found.over.low, found.over.high], "nice": False, "zero": False}
    scale |= {"type": "log"} if log else {}
    axis: Spec = {"title": axis_words(found.over), "grid": False, "tickCount": 6}
    return {"field": field, "type": "quantitative", "scale": scale, "axis": axis}


def _y(field: str) -> Spec:
    axis: Spec = {"title": "probability", "tickCount": 5, "format": ".2~f", "gridColor": LINE}
    return {"field": field, "type": "quantitative", "scale": {"domain": [0, 1]}, "axis": axis}


def _y_at(value: float) -> Spec:
    return {key: one for key, one in _y("").items() if key != "field"} | {"datum": value}


def _curve(found: Thresholds, one: Curve) -> Spec:
    values = [{"value": value, "p": round(p, 5)} for value, p in one.points]
    return {
        "data": {"values": values},
        "mark": {"type": "line", "color": STANDS, "strokeWidth": 2},
        "encoding": {"x": _x(found, "value"), "y": _y("p")},
    }


def _other(one: Curve) -> Spec:
    values = [{"value": value, "p": round(p, 5)} for value, p in one.other]
    return {
        "data": {"values": values},
        "mark": {"type": "line", "color": QUIET, "strokeWidth": 0.8},
        "encoding": {"x": {"field": "value", "type": "quantitative"}, "y": _y("p")},
    }


def _inside(found: Thresholds, one: Curve) -> list[Spec]:
    """A bar at the foot where the probability is at least the mark."""
    values = [{"low": low, "high": high, "foot": 0, "top": 0.025} for low, high in above(found, one)]
    if not values:
        return []
    encoding = {"x": _x(found, "low"), "x2": {"field": "high"}, "y": _y("foot"), "y2": {"field": "top"}}
    return [{"data": {"values": values}, "mark": {"type": "rect", "color": PARTLY}, "encoding": encoding}]


def _own(found: Thresholds, one: Curve) -> list[Spec]:
    """The range that the reading gives the number; a line where it gives one number."""
    if one.own is None or one.own.set or one.own.high < found.over.low or one.own.low > found.over.high:
        return []
    low, high = max(one.own.low, found.over.low), min(one.own.high, found.over.high)
    data: Spec = {"values": [{"low": low, "high": high, "word": _own_name(found, one.own)}]}
    if high > low:
        mark: Spec = {"type": "rect", "color": NOTHING, "opacity": 0.7}
    else:
        mark = {"type": "rule", "color": NOTHING, "strokeWidth": 6}
    words: Spec = {
        "mark": {"type": "text", "align": "left", "baseline": "bottom", "dx": 4, "dy": -3, "fontSize": SMALL},
        "encoding": {
            "x": _x(found, "low"), "y": _y_at(0.03),
            "text": {"field": "word", "type": "nominal"}, "color": {"value": QUIET},
        },
    }  # fmt: skip
    field: Spec = {
        "mark": mark,
        "encoding": {"x": _x(found, "low")} | ({"x2": {"field": "high"}} if high > low else {}),
    }
    return [{"data": data} | field, {"data": data} | words]


def _own_name(found: Thresholds, own: NumberUsed) -> str:
    word = own.word.replace("_", " ")
    if own.knob != found.over.knob:
        return " ".join(part for part in (own.knob.partition(":")[2], word) if part)
    return word or "its own belief"


def _history(found: Thresholds) -> list[Spec]:
    values: list[Spec] = [{"value": value, "text": number_words(value)} for value in _marks(found)]
    if not values:
        return []
    rule: Spec = {
        "mark": {"type": "rule", "color": QUIET, "strokeDash": [2, 3], "strokeWidth": 1},
        "encoding": {"x": _x(found, "value")},
    }
    words: Spec = {
        "mark": {"type": "text", "align": "center", "baseline": "bottom", "dy": -2, "fontSize": 10, "color": QUIET},
        "encoding": {
            "x": _x(found, "value"), "y": _y_at(1),
            "text": {"field": "text", "type": "nominal"},
        },
    }  # fmt: skip
    return [{"data": {"values": values}} | rule, {"data": {"values": values}} | words]


def _level(found: Thresholds) -> Spec:
    return {
        "data": {"values": [{"level": found.level}]},
        "mark": {"type": "rule", "color": INK, "strokeWidth": 0.8},
        "encoding": {"y": _y("level")},
    }


def _crossings(found: Thresholds, one: Curve) -> list[Spec]:
    if not one.crossings:
        return []
    values: list[Spec] = []
    last = -1.0
    for cross in one.crossings:
        place = (cross.at - found.over.low) / (found.over.high - found.over.low)
        far = place - last >= _NEAR
        last = place if far else last
        told = chance_words(cross.at) if found.over.knob.startswith("chance:") else number_words(cross.at)
        values.append({"at": cross.at, "level": found.level, "text": told if far else "", "up": cross.rising})
    x, y = _x(found, "at"), _y("level")
    dots: Spec = {
        "mark": {"type": "circle", "color": STANDS, "size": 60, "opacity": 1, "stroke": PAPER, "strokeWidth": 1},
        "encoding": {"x": x, "y": y},
    }
    halo: Spec = {"type": "text", "fontSize": SMALL, "fontWeight": 600, "baseline": "bottom", "dy": -6}
    text: Spec = {"field": "text", "type": "nominal"}
    data: Spec = {"data": {"values": values}}
    return [
        data | dots,
        data | {"mark": halo | {"stroke": PAPER, "strokeWidth": 3}, "encoding": {"x": x, "y": y, "text": text}},
        data | {"mark": halo, "encoding": {"x": x, "y": y, "text": text}},
    ]


def _even(found: Thresholds, one: Curve) -> list[Spec]:
    if one.break_even is None or not one.break_even.at:
        return []
    values = [{"at": cross.at, "foot": 0.0} for cross in one.break_even.at]
    mark: Spec = {"type": "point", "shape": "triangle-up", "color": FALLS, "filled": True, "size": 70, "opacity": 1}
    return [{"data": {"values": values}, "mark": mark, "encoding": {"x": _x(found, "at"), "y": _y("foot")}}]
