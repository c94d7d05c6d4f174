"""Whose word a goal hangs on: a bar for each player, how often it makes the goal reached, how often it undoes it."""

from ...answers.power import PledgePower
from ...case.nouns import Case
from ..power import answer_texts, goal_words
from .style import FALLS, STANDS, Spec, figure, wrapped

_ROW, _WIDTH, _LINE, _MOST = 28, 420, 58, 40
_TITLE = "Whose word does it hang on?"
_MAKES, _UNDOES = "makes the goal reached", "undoes it"


def power_figure(found: PledgePower, case: Case) -> Spec:
    """Bars of the shares of all orders, to the right what makes it reached and to the left what undoes it.

    The greatest come first, at most 40; players without a part are left out.
    """
    values: list[Spec] = []
    shares = sorted((one for one in found.index if not one.null), key=lambda one: -one.shapley - 2 * one.undoes)
    for one in shares[:_MOST]:
        name = f"{one.player} {_name(found, case, one.player)}"
        name = name if len(name) <= _LINE else name[: _LINE - 1].rstrip() + "…"
        for what, share in ((_MAKES, one.shapley + one.undoes), (_UNDOES, -one.undoes)):
            if share:
                ends = {"low": share - one.error, "high": share + one.error}
                values.append({"player": name, "what": what, "share": share, "said": f"{abs(share):.1%}"} | ends)
    if not values:
        nothing: Spec = {"type": "text", "text": "No single word makes or undoes it.", "align": "left", "x": 0}
        body: Spec = {"data": {"values": [{}]}, "width": _WIDTH, "height": _ROW, "mark": nothing}
        return figure(_TITLE, body, _head(found, case))
    used = [what for what in (_MAKES, _UNDOES) if any(value["what"] == what for value in values)]
    y: Spec = {"field": "player", "type": "nominal", "sort": None}
    y["axis"] = {"title": None, "domain": False, "ticks": False, "labelLimit": 420}
    x: Spec = {"field": "share", "type": "quantitative"}
    x["scale"] = {"domain": [-1 if _UNDOES in used else 0, 1 if _MAKES in used else 0]}
    x["axis"] = {"title": "share of all orders in which the words could be given", "tickCount": 5}
    x["axis"]["labelExpr"] = "format(abs(datum.value), '.0%')"
    colour: Spec = {"field": "what", "type": "nominal", "title": None}
    colour["scale"] = {"domain": used, "range": [STANDS if what == _MAKES else FALLS for what in used]}
    text: Spec = {"x": x, "text": {"field": "said", "type": "nominal"}}
    layer: list[Spec] = [
        {"mark": {"type": "bar", "height": {"band": 0.7}}, "encoding": {"x": x, "color": colour}},
        *(
            {
                "transform": [{"filter": f"datum.what === '{what}'"}],
                "mark": {"type": "text", "align": side, "dx": shift},
                "encoding": text,
            }
            for what, side, shift in ((_MAKES, "left", 5), (_UNDOES, "right", -5))
        ),
    ]
    if not found.index.exact:
        between: Spec = {"x": {"field": "low", "type": "quantitative"}, "x2": {"field": "high"}}
        layer.append({"mark": {"type": "rule", "strokeWidth": 2}, "encoding": between})
    body = {
        "data": {"values": values},
        "width": _WIDTH,
        "height": {"step": _ROW},
        "encoding": {"y": y},
        "layer": layer,
    }
    lines = _head(found, case)
    more = len(shares) - _MOST
    lines.append(_how(found) + (f" {more} smaller ones are left out." if more > 0 else ""))
    return figure(_TITLE, body, lines)


def _head(found: PledgePower, case: Case) -> list[str]:
    goal = f"The goal: that {goal_words(found.goal, case)}.{_supposed(found)}"
    told = [goal, *(text.plain.replace("`", "") for text in answer_texts(found, case))]
    return [line for one in told for line in wrapped(one, 100)]


def _name(found: PledgePower, case: Case, player: str) -> str:
    if found.players == "pledgers":
        return case.actors[player].name
    one = case.pledges[player]
    return f"{', '.join(one.by)}: {one.text}"


def _supposed(found: PledgePower) -> str:
    return f" Supposed: {', '.join(found.supposed)}." if found.supposed else ""


def _how(found: PledgePower) -> str:
    index = found.index
    if index.exact:
        return f"Shapley-Shubik shares, over all {2**index.counted:,} sets of {index.counted} {found.players}."
    drawn = f"{index.samples:,} orders of {index.counted} {found.players} drawn"
    return f"Shapley-Shubik shares, {drawn}; lines: one standard error."
