"""The likeliest courses as a tree: outcomes one after another, lines as wide as likely, who brought each about."""

from ...answers.play import Played, PlayPath, Turn
from ...case.nouns import Case
from ..play_words import NO_FORECAST, chance_words, month_words, months_words, mover_words, small, start_words
from .boxes import WIDE, Box, boxes_and_lines, shortened
from .layers import Layers, layered
from .style import FLOW, NOTHING, PAPER, PARTLY, Spec, figure, wrapped

_LINE, _WIDEST, _ENDS = 112, 26.0, 0.05


def play_paths_figure(found: Played, case: Case) -> Spec:
    """One box for each outcome on a course; courses that begin alike share their boxes."""
    told = [one for one in found.paths if not small(one.probability)] or list(found.paths[:1])
    nodes: dict[str, Box] = {}
    edges: dict[tuple[str, str], float] = {}
    ends = {_name(one, len(one.turns)): one.probability for one in told}
    for one in told:
        for length in range(len(one.turns) + 1):
            name = _name(one, length)
            nodes.setdefault(name, _box(one, length, ends.get(name), case))
            if length:
                edge = _name(one, length - 1), name
                edges[edge] = edges.get(edge, 0.0) + one.probability
    placed = layered({name: box.height for name, box in nodes.items()}, list(edges), [], WIDE)
    body = boxes_and_lines(nodes, {}, {}, placed)
    body["layer"] = [*_flows(edges, placed), *body["layer"]]
    return figure(_title(found, case), body, _lines(found, told, case))


def _name(one: PlayPath, length: int) -> str:
    return " > ".join([one.start or "-", *(turn.outcome or "-" for turn in one.turns[:length])])


def _box(one: PlayPath, length: int, ends: float | None, case: Case) -> Box:
    outcome = one.turns[length - 1].outcome if length else one.start
    label = case.outcomes[outcome].label if outcome in case.outcomes else ""
    lines = [*shortened(label, 2)] if label and label != outcome else []
    if length:
        lines += shortened(_by(one.turns[length - 1], case), 3)
    else:
        lines += ["at the start"]
    status = f"{chance_words(ends)} stay so to the end" if ends is not None else ""
    likely = ends is not None and ends >= _ENDS
    return Box(
        outcome or "no outcome", tuple(lines), status, NOTHING if not length else PARTLY if likely else PAPER, False
    )


def _by(turn: Turn, case: Case) -> str:
    names = [mover_words(who, case) for who, _ in turn.by[:2]]
    return f"by {' or '.join(names)}, after {month_words(turn.month)} months"


def _flows(edges: dict[tuple[str, str], float], placed: Layers) -> list[Spec]:
    if not edges:
        return []
    values: list[Spec] = [
        {
            "edge": number, "step": step, "x": x, "y": y, "wide": max(1.0, _WIDEST * edges[edge]),
        }
        for number, edge in enumerate(edges)
        for step, (x, y) in enumerate(placed.lines[edge])
    ]  # fmt: skip
    across: Spec = {"domain": [0, placed.width], "nice": False}
    encoding: Spec = {
        "x": {"field": "x", "type": "quantitative", "axis": None, "scale": across},
        "y": {
            "field": "y", "type": "quantitative", "axis": None,
            "scale": {"domain": [placed.height, 0], "nice": False, "zero": False},
        },
        "detail": {"field": "edge", "type": "nominal"},
        "order": {"field": "step", "type": "quantitative"},
        "strokeWidth": {"field": "wide", "type": "quantitative", "scale": None, "legend": None},
    }  # fmt: skip
    return [{"data": {"values": values}, "mark": {"type": "line", "color": FLOW, "opacity": 1}, "encoding": encoding}]


def _title(found: Played, case: Case) -> str:
    begin = start_words(found.start, "", case).replace("“", "").replace("”", "")
    return f"The likeliest courses {begin}, under {found.reading}"


def _lines(found: Played, told: list[PlayPath], case: Case) -> list[str]:
    share = sum(one.probability for one in told)
    day = f", as of {found.asked.as_of}" if found.asked.as_of else ""
    what = f"{case.title}{day}, {months_words(found.settings.months)}. "
    what += (
        f"The courses drawn have a probability of {chance_words(min(share, 1.0))} together; all others are left out. "
    )
    what += "Lines are as wide as likely. A month is when it comes about on average."
    return [*wrapped(what, _LINE), *wrapped(NO_FORECAST, _LINE)]
