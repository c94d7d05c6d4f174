"""One visual language for all figures: type, colour, spacing.

Colours run from blue (stands) over grey to rust (falls), which readers with any colour vision tell apart, and in print
by lightness; no figure says anything by colour alone.
"""

from collections.abc import Sequence
from typing import Any

from ...answers.asked import Rung

Spec = dict[str, Any]
"""A Vega-Lite specification (version 5 or later), or a part of one: mappings, lists, texts, numbers."""

INK, QUIET, LINE, PAPER = "#1c1f24", "#5c6370", "#d5d8dd", "#ffffff"
STANDS, PARTLY, LEANS, FALLS, NOTHING = "#08519c", "#6baed6", "#fdae6b", "#a63603", "#e3e5e8"
ON_DARK = (STANDS, FALLS)
"""The colours on which type is white."""
SERIES = (STANDS, "#d95f0e", PARTLY, "#6a51a3", "#238b8b", LEANS, "#8c6d31", QUIET)
"""Colours for things without an order, in the order in which they are to be used."""

MORE_SERIES = ("#c6dbef", "#9e9ac8", "#74c476", "#e7ba52", "#ce6dbd", "#636363")
"""Those that come after them where there are more."""
MIDDLE, FLOW = "#f2f3f5", "#bcc4cf"
"""Neither likely nor unlikely; a line as wide as something is likely."""

RUNG_COLOURS: dict[Rung, str] = {
    "interest": STANDS,
    "credible": PARTLY,
    "bluff": LEANS,
    "breaks": FALLS,
    "impossible": NOTHING,
}
FONT = "Liberation Sans, Helvetica Neue, Arial, sans-serif"
SMALL, TEXT, TITLE = 11, 12, 16
"""Sizes of type, in pixels."""

_CONFIG: Spec = {
    "font": FONT,
    "background": PAPER,
    "padding": 16,
    "view": {"stroke": None},
    "title": {
        "anchor": "start",
        "frame": "bounds",
        "fontSize": TITLE,
        "fontWeight": 600,
        "color": INK,
        "subtitleColor": QUIET,
        "subtitleFontSize": TEXT,
        "subtitlePadding": 6,
        "offset": 16,
    },
    "axis": {
        "labelColor": INK,
        "labelFontSize": TEXT,
        "titleColor": QUIET,
        "titleFontSize": TEXT,
        "titleFontWeight": "normal",
        "gridColor": LINE,
        "domainColor": QUIET,
        "tickColor": LINE,
        "labelLimit": 340,
    },
    "legend": {
        "labelColor": INK,
        "labelFontSize": TEXT,
        "titleColor": QUIET,
        "titleFontSize": TEXT,
        "titleFontWeight": "normal",
        "orient": "top",
        "symbolStrokeWidth": 0,
    },
    "header": {"labelColor": INK, "labelFontSize": TEXT, "labelFontWeight": 600, "titleColor": QUIET},
    "text": {"color": INK, "fontSize": TEXT},
    "bar": {"cornerRadiusEnd": 2},
}


def figure(title: str, body: Spec, subtitle: str | Sequence[str] = "") -> Spec:
    """A whole figure: what it shows in a sentence, and a line or several on how to read it or what it rests on.

    `body` holds data, marks and sizes; what it says itself counts.
    """
    lines = [subtitle] if isinstance(subtitle, str) else list(subtitle)
    heading: Spec = {"text": title} | ({"subtitle": lines} if any(lines) else {})
    if "vconcat" in body:
        heading["frame"] = "group"  # level with the titles of the parts
    return {"$schema": SCHEMA, "title": heading, "config": _CONFIG} | body


SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
"""Which language the specification is in; nothing is fetched from there."""


def wrapped(text: str, width: int) -> list[str]:
    """A text in lines of at most so many characters, as Vega takes it."""
    from textwrap import wrap

    return wrap(text, width) or [""]
