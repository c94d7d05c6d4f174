"""Outcomes over months: bands on top of each other, as wide as likely; a panel for each reading."""

from collections.abc import Sequence

from ...answers.play import Band, Played
from ...case.nouns import Case
from ..play import at_end, told_bands
from ..play_words import NO_FORECAST, chance_words, months_words, range_words, start_words
from .style import INK, LINE, MORE_SERIES, NOTHING, PAPER, SERIES, SMALL, TEXT, Spec, figure, wrapped

_WIDTH, _HEIGHT, _LINE, _LABEL = 520, 240, 124, 56
_LEAST_LABEL, _ROW = 0.05, 0.07
_COLOURS = (*SERIES[:-1], *MORE_SERIES)


def play_figure(found: Played | Sequence[Played], case: Case) -> Spec:
    """One panel for each answer, with the same colours; labels stand at the right end of the bands."""
    answers = [found] if isinstance(found, Played) else list(found)
    kinds = _kinds(answers)
    colours = {one: NOTHING if one == "" else _COLOURS[at % len(_COLOURS)] for at, one in enumerate(kinds)}
    body: Spec = {"vconcat": [_panel(one, colours) for one in answers], "spacing": 28}
    return figure(_title(answers[0], case), body, _lines(answers, case))


def _kinds(answers: Sequence[Played]) -> list[str]:
    """Outcomes that come about under any reading, in the order of the case."""
    told = {band.outcome for one in answers for band in told_bands(one)}
    return [band.outcome for band in answers[0].bands if band.outcome in told]


def _title(one: Played, case: Case) -> str:
    goal = one.goal.label or one.goal.id
    if not case.outcomes:
        return f"How likely is it, month by month: {goal}?"
    begin = start_words(one.start, "", case).replace("“", "").replace("”", "")
    return f"What comes {begin}, month by month"


def _lines(answers: Sequence[Played], case: Case) -> list[str]:
    first = answers[0]
    what = f"{case.title}, {start_words(first.start, first.start_label, case)}"
    what += f", as of {first.asked.as_of}" if first.asked.as_of else ""
    lines = wrapped(f"{what}. Each band is as wide as its outcome is likely in the middle of all ranges.", _LINE)
    what = "has not been broken yet" if first.goal.kept is not None else "is so"
    lines += wrapped(f"Black line: how likely it is that “{first.goal.label}” {what}.", _LINE)
    return [*lines, *wrapped(NO_FORECAST, _LINE)]


def _panel(one: Played, colours: dict[str, str]) -> Spec:
    end = at_end(one)
    spread = f" ({range_words(end)})" if range_words(end) else ""
    what = "unbroken" if one.goal.kept is not None else "so"
    heading = f"{one.reading}: {what} after {months_words(one.settings.months)} with {chance_words(end.middle)}{spread}"
    return {
        "title": {
            "text": heading, "fontSize": TEXT, "color": INK, "anchor": "start", "frame": "group", "offset": 8,
        },
        "width": _WIDTH,
        "height": _HEIGHT,
        "layer": [_bands(one, colours), *_goal(one), *_labels(one, colours)],
    }  # fmt: skip


def _stacked(one: Played, colours: dict[str, str]) -> list[tuple[Band, list[tuple[float, float]]]]:
    """The bands with their lower and upper edge, month by month; the first outcome of the case on top."""
    told = [band for band in reversed(one.bands) if band.outcome in colours]
    level = [0.0] * (one.settings.months + 1)
    found = []
    for band in told:
        edges = []
        for month, span in enumerate(band.then):
            edges.append((level[month], level[month] + span.middle))
            level[month] += span.middle
        found.append((band, edges))
    return found


def _bands(one: Played, colours: dict[str, str]) -> Spec:
    values: list[Spec] = [
        {"month": month, "outcome": band.label, "low": round(low, 5), "high": round(high, 5)}
        for band, edges in _stacked(one, colours)
        for month, (low, high) in enumerate(edges)
    ]
    named = {band.outcome: band.label for band in one.bands}
    months = one.settings.months
    return {
        "data": {"values": values},
        "mark": {"type": "area", "stroke": PAPER, "strokeWidth": 0.75},
        "encoding": {
            "x": {
                "field": "month",
                "type": "quantitative",
                "scale": {"domain": [0, months], "nice": False},
                "axis": {"title": "months", "grid": False, "values": _ticks(months), "format": "d"},
            },
            "y": {
                "field": "low",
                "type": "quantitative",
                "scale": {"domain": [0, 1]},
                "axis": {"title": "probability", "tickCount": 5, "format": ".2~f", "gridColor": LINE},
            },
            "y2": {"field": "high"},
            "color": {
                "field": "outcome",
                "type": "nominal",
                "scale": {"domain": [named[id_] for id_ in colours], "range": list(colours.values())},
                "legend": None,
            },
        },
    }


def _ticks(months: int) -> list[int]:
    step = next(step for step in (1, 2, 3, 6, 12, 24, 60, 120, 240) if months / step <= 12)
    return list(range(0, months + 1, step))


def _goal(one: Played) -> list[Spec]:
    """A black line with a white edge, to be seen on every colour."""
    spans = one.goal.then if one.goal.kept is None else one.goal.kept
    values = [{"month": month, "goal": round(span.middle, 5)} for month, span in enumerate(spans)]
    encoding: Spec = {
        "x": {"field": "month", "type": "quantitative"},
        "y": {"field": "goal", "type": "quantitative"},
    }
    return [
        {
            "data": {"values": values},
            "mark": {"type": "line", "color": color, "strokeWidth": wide},
            "encoding": encoding,
        }
        for color, wide in ((PAPER, 4.5), (INK, 2.5))
    ]


def _labels(one: Played, colours: dict[str, str]) -> list[Spec]:
    """To the right, names: with the probability at the end, or how likely they were before they went."""
    values: list[Spec] = []
    for band, edges in _stacked(one, colours):
        low, high = edges[-1]
        peak = max(top - foot for foot, top in edges)
        if peak < _LEAST_LABEL / 2:
            continue
        told = chance_words(high - low) if high - low >= _LEAST_LABEL / 2 else f"up to {chance_words(peak)}"
        text = f"{told} {_cut(band.label)}"
        values.append({"at": (low + high) / 2, "text": text, "colour": colours[band.outcome]})
    _apart(values)
    month: Spec = {"datum": one.settings.months, "type": "quantitative"}
    y: Spec = {"field": "at", "type": "quantitative"}
    colour: Spec = {"field": "colour", "type": "nominal", "scale": None, "legend": None}
    words: Spec = {
        "data": {"values": values},
        "mark": {"type": "text", "align": "left", "dx": 22, "baseline": "middle", "fontSize": SMALL},
        "encoding": {"x": month, "y": y, "text": {"field": "text", "type": "nominal"}},
    }
    squares: Spec = {
        "data": {"values": values},
        "mark": {"type": "square", "size": 90, "xOffset": 12, "opacity": 1},
        "encoding": {
            "x": month,
            "y": y,
            "color": colour,
        },
    }
    return [squares, words]


def _apart(values: list[Spec]) -> None:
    """Move labels that would overlap apart, and none beyond the panel."""
    for number, one in enumerate(values):
        one["at"] = max(one["at"], values[number - 1]["at"] + _ROW if number else 0.02)
    for number, one in reversed(list(enumerate(values))):
        one["at"] = min(one["at"], values[number + 1]["at"] - _ROW if number + 1 < len(values) else 0.98)


def _cut(label: str) -> str:
    return label if len(label) <= _LABEL else label[: _LABEL - 1].rstrip() + "…"
