"""Whose word a goal hangs on: a bar for each player, how often it makes the goal reached, how often it undoes it."""

from ...answers.power import PledgePower
from ...case.nouns import Case
from ..power import goal_words
from .style import FALLS, STANDS, Spec, figure, wrapped

_ROW, _WIDTH, _LINE = 30, 420, 58
_MAKES, _UNDOES = "makes the goal reached", "undoes it"


def power_figure(found: PledgePower, case: Case) -> Spec:
    """Bars of the shares of all orders, those who make it reached first; players without a part are left out."""
    values: list[Spec] = []
    shares = sorted((one for one in found.index if not one.null), key=lambda one: -one.shapley - 2 * one.undoes)
    for one in shares:
        name = f"{one.player} {_name(found, case, one.player)}"
        name = name if len(name) <= _LINE else name[: _LINE - 1].rstrip() + "…"
        for what, share in ((_MAKES, one.shapley + one.undoes), (_UNDOES, one.undoes)):
            if share:
                low, high = max(share - one.error, 0.0), min(share + one.error, 1.0)
                values.append({"player": name, "what": what, "share": share, "low": low, "high": high})
    y: Spec = {"field": "player", "type": "nominal", "sort": None}
    y["axis"] = {"title": None, "domain": False, "ticks": False, "labelLimit": 420}
    x: Spec = {"field": "share", "type": "quantitative", "scale": {"domain": [0, 1]}}
    x["axis"] = {"title": "share of all orders in which the word could be given", "format": ".0%", "tickCount": 5}
    colour: Spec = {"field": "what", "type": "nominal", "title": None}
    colour["scale"] = {"domain": [_MAKES, _UNDOES], "range": [STANDS, FALLS]}
    layer: list[Spec] = [
        {"mark": {"type": "bar", "height": {"band": 0.7}}, "encoding": {"x": x, "color": colour}},
        {
            "mark": {"type": "text", "align": "left", "dx": 4},
            "encoding": {"x": x, "text": {"field": "share", "type": "quantitative", "format": ".1%"}},
        },
    ]
    if not found.index.exact:
        ends: Spec = {"x": {"field": "low", "type": "quantitative"}, "x2": {"field": "high"}}
        layer.append({"mark": {"type": "rule", "strokeWidth": 2}, "encoding": ends})
    body: Spec = {
        "data": {"values": values},
        "width": _WIDTH,
        "height": {"step": _ROW},
        "encoding": {"y": y, "yOffset": {"field": "what"}},
        "layer": layer,
    }
    if not any(one.undoes for one in shares) or not any(one.shapley + one.undoes for one in shares):
        body["encoding"] = {"y": y}
    lines = wrapped(f"The goal: that {goal_words(found.goal, case)}." + _supposed(found), 100)
    lines.append(_how(found))
    return figure("Whose word does it hang on?", body, lines)


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
