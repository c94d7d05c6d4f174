"""Who is on duty month by month: states as bands on top of each other, against the size asked."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import TypeVar

from ...answers.forces import ForceCount
from ...answers.rota import Deployment
from ...case.nouns import Case
from ..forces_words import number_words, pools_by
from .style import FALLS, INK, NOTHING, QUIET, SERIES, SMALL, TEXT, Spec, figure

_WIDTH, _HEIGHT = 640, 170
_HEADROOM = 1.06
_T = TypeVar("_T")


def rota_figure(found: ForceCount, case: Case) -> Spec:
    """The figure: one panel for each rotation, months from left to right."""
    rules = found.deployments[0].rules
    states = [pool.state for pool in rules.pools]
    highest = max(max((*one.total, one.rules.target)) * one.rules.unit for one in found.deployments)
    body: Spec = {"vconcat": [_panel(one, states, highest) for one in found.deployments], "spacing": 26}
    targets = {one.rules.target * one.rules.unit for one in found.deployments}
    size = f"{targets.pop():,} soldiers" if len(targets) == 1 else "as many as the pools keep up"
    day = f", as of {found.asked.as_of}" if found.asked.as_of else ""
    units = {f"{one.rules.unit:,}" for one in found.deployments}
    lines = [f"{case.title}{day}", f"Units of {' or '.join(sorted(units))} soldiers. Black line: the size asked."]
    return figure(f"Who would be on duty: {size}, from the pools {pools_by(rules.counting)}", body, lines)


def _panel(one: Deployment, states: Sequence[str], highest: int) -> Spec:
    return {
        "title": {
            "text": _heading(one),
            "fontSize": TEXT,
            "color": INK,
            "anchor": "start",
            "frame": "group",
            "offset": 8,
        },
        "width": _WIDTH,
        "height": _HEIGHT,
        "layer": [_bands(one, states, highest), *_gaps(one), _target(one.rules.target * one.rules.unit)],
    }


def _bands(one: Deployment, states: Sequence[str], highest: int) -> Spec:
    """A band for each state, and for each run of months that are alike."""
    rules = one.rules
    duty = [one.on_duty(state) for state in states]
    values: list[Spec] = []
    for units, begin, end in _runs(rules.months, lambda month: tuple(of[month] for of in duty)):
        low = 0
        for state, count in zip(states, units, strict=True):
            if count:
                high = low + count * rules.unit
                values.append({"begin": begin, "end": end, "state": state, "low": low, "high": high})
                low = high
    return {
        "data": {"values": values},
        "mark": {"type": "rect", "strokeWidth": 0.75, "stroke": "#ffffff"},
        "encoding": {
            "x": {
                "field": "begin",
                "type": "quantitative",
                "scale": {"domain": [0.5, rules.months + 0.5], "nice": False, "zero": False},
                "axis": {"title": "month", "grid": False, "values": _ticks(rules.months), "format": "d"},
            },
            "x2": {"field": "end"},
            "y": {
                "field": "low",
                "type": "quantitative",
                "scale": {"domain": [0, highest * _HEADROOM], "nice": False},
                "axis": {"title": "on duty", "format": ",d", "tickCount": 5},
            },
            "y2": {"field": "high"},
            "color": {
                "field": "state",
                "type": "nominal",
                "scale": {"domain": list(states), "range": [SERIES[n % len(SERIES)] for n in range(len(states))]},
                "legend": {"title": None, "symbolType": "square"},
            },
        },
    }


def _runs(months: int, of: Callable[[int], _T]) -> Iterator[tuple[_T, float, float]]:
    """Runs of months that are alike: what they have, and where they begin and end on the axis."""
    for alike, run in groupby(range(months), key=of):
        inside = list(run)
        yield alike, inside[0] + 0.5, inside[-1] + 1.5


def _ticks(months: int) -> list[int]:
    step = next(one for one in (1, 2, 3, 6, 12, 24) if months / one <= 24)
    return sorted({1, *range(step, months + 1, step)})


def _gaps(one: Deployment) -> list[Spec]:
    """Months below the target: how much is short, in words in each run of months that is long enough."""
    rules = one.rules
    target = rules.target * rules.unit
    values: list[Spec] = [
        {
            "begin": begin,
            "end": end,
            "middle": (begin + end) / 2,
            "low": target - short,
            "high": target,
            "text": f"{short:,} short",
            "wide": end - begin >= rules.months / 8,
        }
        for short, begin, end in _runs(rules.months, lambda month: _short(one, month))
        if short
    ]
    early = _early(rules.first - 1, target) if rules.first > 1 else []
    if not values:
        return early
    x: Spec = {"type": "quantitative"}
    boxes: Spec = {
        "data": {"values": values},
        "mark": {"type": "rect", "fill": FALLS, "fillOpacity": 0.10, "stroke": FALLS, "strokeDash": [3, 3]},
        "encoding": {
            "x": {"field": "begin"} | x,
            "x2": {"field": "end"},
            "y": {"field": "low"} | x,
            "y2": {"field": "high"},
        },
    }
    words: Spec = {
        "data": {"values": [value for value in values if value["wide"]]},
        "mark": {"type": "text", "color": FALLS, "fontSize": SMALL, "baseline": "top", "dy": 6},
        "encoding": {"x": {"field": "middle"} | x, "y": {"field": "high"} | x, "text": {"field": "text"}},
    }
    return [*early, boxes, words]


def _short(one: Deployment, month: int) -> int:
    rules = one.rules
    return max(0, rules.target - one.total[month]) * rules.unit if month in one.counted_months else 0


def _early(months: int, target: int) -> list[Spec]:
    """The months in which nobody can be there yet."""
    x: Spec = {"type": "quantitative"}
    data: Spec = {"values": [{"begin": 0.5, "end": months + 0.5, "low": 0, "high": target, "text": "too early"}]}
    box: Spec = {
        "data": data,
        "mark": {"type": "rect", "fill": NOTHING},
        "encoding": {
            "x": {"field": "begin"} | x,
            "x2": {"field": "end"},
            "y": {"field": "low"} | x,
            "y2": {"field": "high"},
        },
    }
    words: Spec = {
        "data": data,
        "mark": {
            "type": "text",
            "color": QUIET,
            "fontSize": SMALL,
            "align": "left",
            "baseline": "top",
            "dx": 5,
            "dy": 6,
        },
        "encoding": {"x": {"field": "begin"} | x, "y": {"field": "high"} | x, "text": {"field": "text"}},
    }
    return [box, words]


def _target(target: int) -> Spec:
    return {
        "data": {"values": [{"target": target}]},
        "mark": {"type": "rule", "color": INK, "strokeWidth": 1.5},
        "encoding": {"y": {"field": "target", "type": "quantitative"}},
    }


def _heading(one: Deployment) -> str:
    rules = one.rules
    kind = "best rota" if one.method == "optimal" else "plain rota"
    least, short = (units * rules.unit for units in (one.least, rules.target - one.least))
    result = "the size asked is met" if one.meets else f"{least:,} in the least month, {short:,} short"
    result += f"; for good {one.for_good * rules.unit:,}" if one.least > one.for_good else ""
    return (
        f"{number_words(rules.rotation.cycle)}:1, {rules.tour} months on duty, {rules.rest} of rest ({kind}): {result}"
    )
