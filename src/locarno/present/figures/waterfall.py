"""From all that was said to what is in force: states step by step, with what falls away beside each step.

A dark bar is what is sure, a light one goes up to what it may be at most, a grey one is the step before. Beside it
stands in words what fell away, and what is left. Where the case counts no states, bars are pledges.
"""

from collections.abc import Sequence

from ...answers.forces import ForceCount, WaterfallStep
from ...case.nouns import Case
from ..forces_words import STEPS, counting_words, reason_words, rounded, sum_words
from .style import FALLS, INK, NOTHING, PARTLY, QUIET, SMALL, STANDS, TEXT, Spec, figure, wrapped

_BAR, _LINE, _GAP, _LEAST = 22, 14, 16, 40
_LABELS, _BARS, _COUNTS, _WORDS = 150, 280, 84, 70
"""Pixels for the names of the steps, the bars, their counts; characters of a line of words."""


def waterfall_figure(found: ForceCount, case: Case) -> Spec:
    """The figure; steps run from top to bottom."""
    steps = _shown(found.waterfall)
    heads = steps[0].states is not None
    rows: list[Spec] = []
    top = 0
    for number, step in enumerate(steps):
        row = _row(found, step, steps[max(0, number - 1)], heads)
        lines = len(row["fallen"]) + len(row["left"])
        height = max(_LEAST, lines * _LINE + _GAP)
        rows.append(row | {"top": top, "bottom": top + _BAR, "middle": top + _BAR / 2})
        top += height
    most = max(row["was"] for row in rows) or 1
    width = _LABELS + _BARS + _COUNTS + _WORDS * 6
    body: Spec = {
        "data": {"values": rows},
        "width": width,
        "height": top,
        "layer": [*_bars(most, width, top), *_texts(rows, most, width, top)],
    }
    return figure(_title(found, case), body, _subtitle(found, case, heads))


def _shown(steps: Sequence[WaterfallStep]) -> list[WaterfallStep]:
    """Without the steps after the last pledge has fallen away, but for the end."""
    kept: list[WaterfallStep] = []
    for step in steps:
        if not kept or kept[-1].pledges or step.name == "in force":
            kept.append(step)
    return kept


def _row(found: ForceCount, step: WaterfallStep, before: WaterfallStep, heads: bool) -> Spec:
    low, high = _count(step, heads)
    told = "none" if not high else f"{low:g}" if low == high else f"{low:g} to {high:g}"
    if step is before:
        told += " states" if heads else " pledges"
    fallen = _fallen(found, step, before)
    return {
        "step": STEPS[step.name].format(name=found.name),
        "zero": 0,
        "least": low,
        "most": high,
        "was": _count(before, heads)[1],
        "count": told,
        "left": [line for said in _left(found, step, before) for line in wrapped(said, _WORDS)],
        "fallen": wrapped(f"falls away: {fallen}", _WORDS) if fallen else [],
    }


def _count(step: WaterfallStep, heads: bool) -> tuple[float, float]:
    if not heads or step.states is None:
        return float(len(step.pledges)), float(len(step.pledges))
    return float(step.states[0]), float(step.states[1])


def _left(found: ForceCount, step: WaterfallStep, before: WaterfallStep) -> list[str]:
    if step.name in ("whole", "some form") or step.pledges == before.pledges:
        return []
    return [f"{found.name} by {counting_words(one.counting)}: {sum_words(one)}" for one in step.sums]


def _fallen(found: ForceCount, step: WaterfallStep, before: WaterfallStep) -> str:
    if step.name == "some form" and step.states and before.states and step is not before:
        return f"{rounded((before.states[0] - step.states[1], before.states[1] - step.states[0]))} states"
    told: dict[str, list[str]] = {}
    for one in step.fallen:
        told.setdefault(reason_words(found.contribution(one.pledge), one.reason, found.name), []).append(one.pledge)
    parts = [f"{', '.join(ids)} ({reason})" for reason, ids in told.items()]
    if step.name == "named" and (backs := found.refusals):
        parts.append(f"{', '.join(one.pledge for one in backs)} hold back")
    return "; ".join(parts)


def _across(most: float, width: int) -> Spec:
    """The scale that puts counts between the names of the steps and the words."""
    first, last = -most * _LABELS / _BARS, most * (width - _LABELS) / _BARS
    return {"type": "quantitative", "axis": None, "scale": {"domain": [first, last], "nice": False, "zero": False}}


def _down(height: int) -> Spec:
    return {"type": "quantitative", "axis": None, "scale": {"domain": [height, 0], "nice": False, "zero": False}}


def _bars(most: float, width: int, height: int) -> list[Spec]:
    x, y = _across(most, width), _down(height)

    def bar(field: str, colour: str) -> Spec:
        return {
            "transform": [{"filter": f"datum.{field} > 0"}],
            "mark": {"type": "rect", "color": colour, "cornerRadius": 2},
            "encoding": {
                "x": {"field": "zero"} | x,
                "x2": {"field": field},
                "y": {"field": "top"} | y,
                "y2": {"field": "bottom"},
            },
        }

    return [bar("was", NOTHING), bar("most", PARTLY), bar("least", STANDS)]


def _texts(rows: Sequence[Spec], most: float, width: int, height: int) -> list[Spec]:
    x, y = _across(most, width), _down(height)
    middle = {"field": "middle"} | y
    names: Spec = {
        "mark": {"type": "text", "align": "right", "dx": -10, "fontSize": TEXT, "color": INK},
        "encoding": {"x": {"field": "zero"} | x, "y": middle, "text": {"field": "step"}},
    }
    counts: Spec = {
        "mark": {"type": "text", "align": "left", "dx": 8, "fontSize": TEXT, "fontWeight": 600, "color": INK},
        "encoding": {"x": {"field": "was"} | x, "y": middle, "text": {"field": "count"}},
    }
    made = [names, counts]
    for row in rows:
        top = row["top"]
        for lines, colour in ((row["fallen"], FALLS), (row["left"], QUIET)):
            if lines:
                made.append(_paragraph(lines, top, colour, most, width, height))
                top += len(lines) * _LINE
    return made


def _paragraph(lines: Sequence[str], top: float, colour: str, most: float, width: int, height: int) -> Spec:
    start = most * (_BARS + _COUNTS) / _BARS
    return {
        "data": {"values": [{"x": start, "y": top, "lines": list(lines)}]},
        "mark": {
            "type": "text",
            "align": "left",
            "baseline": "top",
            "dy": 5,
            "fontSize": SMALL,
            "lineHeight": _LINE,
            "color": colour,
        },
        "encoding": {
            "x": {"field": "x"} | _across(most, width),
            "y": {"field": "y"} | _down(height),
            "text": {"field": "lines"},
        },
    }


def _title(found: ForceCount, case: Case) -> str:
    where = "today" if found.place == "today" else f"in {found.place}" if found.place in case.arrangements else "there"
    first = found.waterfall[0]
    if first.name == "whole" and first.states is not None and found.waterfall[1].states is not None:
        return (
            f"From {rounded(found.waterfall[1].states)} of {rounded(first.states)} states to what is in force {where}"
        )
    return f"From what was said to what is in force {where}"


def _subtitle(found: ForceCount, case: Case, heads: bool) -> list[str]:
    day = f", as of {found.asked.as_of}" if found.asked.as_of else ""
    lines = [f"{case.title}{day}"]
    if heads:
        lines.append("Dark: states that pledges name. Light: as many as it may be. Grey: the step before.")
    else:
        lines.append("Dark: pledges that are left. Grey: the step before.")
    waits = dict.fromkeys(part for one in found.contributions for part in one.waits_for if part in case.options)
    lines += [f"{id_}: {'+'.join(case.options[id_].owners)} {case.options[id_].label}" for id_ in waits]
    return lines
