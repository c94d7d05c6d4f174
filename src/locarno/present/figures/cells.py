"""A matrix of cells: a colour and a word in each, names of rows to the left, of columns above."""

from collections.abc import Mapping, Sequence

from .style import INK, ON_DARK, PAPER, SMALL, Spec

LONGEST, LABELS = 72, 470
"""So many letters of the name of a row are shown, in so many pixels."""


def cell(row: str, column: str, what: str | None, text: str, sign: str = "") -> Spec:
    """One cell: `what` it means, a word of the key (None: it is empty), and what stands in it.

    A sign stands apart from the text, for a font that lacks a sign is changed for a whole text.
    """
    return {"row": shown(row), "column": column, "text": text, "sign": sign} | ({"what": what} if what else {})


def shown(name: str) -> str:
    """The name of a row, cut if it is too long."""
    return name if len(name) <= LONGEST else name[: LONGEST - 1].rstrip() + "…"


def matrix_of(
    values: Sequence[Spec],
    columns: Sequence[str],
    key: Mapping[str, str],
    wide: int = 64,
    high: int = 24,
    letters: int = SMALL,
    key_columns: int = 0,
) -> Spec:
    """The body of a figure; rows in the order of `values`, `key`: what colours mean. Sizes in pixels."""
    used = {what: colour for what, colour in key.items() if any(one.get("what") == what for one in values)}
    for one in values:
        one["ink"] = PAPER if used.get(one.get("what", "")) in ON_DARK else INK
    x: Spec = {"field": "column", "type": "nominal", "sort": list(columns)}
    x["axis"] = {
        "title": None,
        "orient": "top",
        "labelAngle": 0,
        "domain": False,
        "ticks": False,
        "labelFontWeight": 600,
    }
    y: Spec = {"field": "row", "type": "nominal", "sort": list(dict.fromkeys(one["row"] for one in values))}
    y["axis"] = {"title": None, "domain": False, "ticks": False, "labelLimit": LABELS}
    colour: Spec = {"field": "what", "type": "nominal", "title": None}
    colour["scale"] = {"domain": list(used), "range": list(used.values())}
    colour["legend"] = {"symbolType": "square", "symbolSize": 140, "labelLimit": 600}
    colour["legend"] |= {"columns": key_columns} if key_columns else {"direction": "horizontal"}
    signs = any(one["sign"] for one in values)
    return {
        "data": {"values": list(values)},
        "width": {"step": wide},
        "height": {"step": high},
        "encoding": {"x": x, "y": y},
        "layer": [
            {"mark": {"type": "rect", "stroke": PAPER, "strokeWidth": 2}, "encoding": {"color": colour}},
            _text("text", letters, {"align": "left", "dx": 20 - wide / 2} if signs else {}),
            *([_text("sign", letters + 1, {"align": "left", "dx": 5 - wide / 2})] if signs else []),
        ],
    }


def _text(field: str, size: int, more: Spec) -> Spec:
    return {
        "mark": {"type": "text", "fontSize": size} | more,
        "encoding": {
            "text": {"field": field, "type": "nominal"},
            "color": {"field": "ink", "type": "nominal", "scale": None},
        },
    }
