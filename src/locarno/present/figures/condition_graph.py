"""The condition graph: pledges and options, who waits for what, who brings it and who refuses it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ...answers.given import PledgeView
from ...answers.pledges_loops import Loops, OptionStand
from ...case.expressions import names, parse
from ...case.nouns import Case
from ..words import count_words
from .layers import Layers, Point, layered
from .style import FALLS, INK, LEANS, LINE, NOTHING, PAPER, PARTLY, QUIET, SMALL, STANDS, Spec, figure, wrapped

_WIDE, _LETTERS, _ROW, _EDGE = 196.0, 31, 14.0, 8.0
_MOST_LINES = 3
_NEEDS, _NEEDS_NO, _BRINGS, _REFUSES = "waits for it", "waits for its end", "brings it", "refuses it"
_COLOURS = {_NEEDS: QUIET, _NEEDS_NO: QUIET, _BRINGS: STANDS, _REFUSES: FALLS}

_YES, _FORCE, _WAITS, _REFUSED, _NOBODY, _STUCK = "yes", "in force", "waits", "refused", "nobody promised", "stuck"
_FILLS = {
    _YES: STANDS,
    _FORCE: PARTLY,
    _WAITS: LEANS,
    _REFUSED: FALLS,
    _NOBODY: NOTHING,
    _STUCK: "#efd9cd",
}


@dataclass(frozen=True)
class _Box:
    """What stands in a box: a line in bold, lines under it, and how it is with it, in a word and as a colour."""

    head: str
    lines: tuple[str, ...]
    status: str
    fill: str
    option: bool

    @property
    def height(self) -> float:
        return _ROW * (2 + len(self.lines)) + _EDGE


def condition_graph(found: Loops, case: Case) -> Spec:
    """Who waits for whom, from left to right; pledges that say the same of options stand in one box.

    Left out are pledges that wait for nothing and speak of no option. What is told is how it is if nobody moves first.
    """
    groups = _groups(found)
    boxes = {f"p {ids[0].id}": _pledge_box(found, ids) for ids in groups}
    edges: dict[tuple[str, str], str] = {}
    for group in groups:
        one, name = group[0], f"p {group[0].id}"
        for option, wanted in _conditions(one).items():
            edges[f"o {option}", name] = _NEEDS if wanted else _NEEDS_NO
        for option in one.delivers:
            edges[name, f"o {option}"] = _BRINGS
        for option in one.blocks:
            edges[name, f"o {option}"] = _REFUSES
    threats = {one.id for one in found.pledges if one.kind == "threat"}
    for stand in found.options.values():
        if any(f"o {stand.option}" in edge for edge in edges):
            boxes[f"o {stand.option}"] = _option_box(stand, case, threats)
    back = [edge for edge, kind in edges.items() if kind == _REFUSES and _would_turn(edge, edges)]
    placed = layered({name: box.height for name, box in boxes.items()}, list(edges), back, _WIDE)
    waiting = sum(one.stand == "waits" for one in found.waits)
    of = count_words(len(found.waits), "pledge", "pledges")
    title = f"{waiting} of {of} {'waits' if waiting == 1 else 'wait'} for something that is not there"
    subtitle = [
        f"{case.title}: who waits for whom, if nobody moves first{_when(found)}",
        "Round boxes are options, others pledges. A grey arrow into a pledge: it waits for that option; dashed: it is "
        "due only while that is no.",
        "A blue arrow out of a pledge: it brings the option about. A rust line with a bar: it refuses it.",
    ]
    return figure(title, _drawn(boxes, edges, placed), subtitle)


def _when(found: Loops) -> str:
    parts = [f"as of {found.asked.as_of}"] if found.asked.as_of else []
    parts += [found.given.reading] if found.given.reading else []
    parts += [f"supposing {', '.join(found.supposed)}"] if found.supposed else []
    return f" ({'; '.join(parts)})" if parts else ""


def _groups(found: Loops) -> list[list[PledgeView]]:
    """Pledges that say the same of options and stand alike, together."""
    stands = {one.pledge: one.stand for one in found.waits}
    groups: dict[object, list[PledgeView]] = {}
    for one in found.pledges:
        if _conditions(one) or one.delivers or one.blocks:
            alike = (one.condition, one.kind, frozenset(one.delivers), frozenset(one.blocks), stands[one.id])
            # what has no effect on options stands for itself: only its words say what it is
            key = alike if one.delivers or one.blocks else (one.id,)
            groups.setdefault(key, []).append(one)
    return list(groups.values())


def _conditions(one: PledgeView) -> dict[str, bool]:
    """The options that a condition names, and whether it asks for them to be yes; yes where it asks for both."""
    if not one.condition:
        return {}
    tree = parse(one.condition)
    found = dict.fromkeys((name.id for name in names(tree)), True)
    for option in found:
        found[option] = f"not {option}" not in f" {one.condition} ".replace("(", "")
    return found


def _would_turn(edge: tuple[str, str], edges: Mapping[tuple[str, str], str]) -> bool:
    """Whether a refusal goes back to what it hangs on, over whatever is brought and waited for."""
    reached, todo = {edge[1]}, [edge[1]]
    while todo:
        here = todo.pop()
        for (first, last), kind in edges.items():
            if first == here and last not in reached and (kind != _REFUSES or last != edge[1]):
                reached.add(last)
                todo.append(last)
    return edge[0] in reached


def _pledge_box(found: Loops, group: list[PledgeView]) -> _Box:
    one = group[0]
    stand = found.stand(one.id).stand
    status = {"in force": _FORCE, "waits": _WAITS, "due": _STUCK, "undecided": _STUCK}[stand]
    word = {"in force": "in force", "waits": "waits", "due": "due, not kept", "undecided": "undecided"}[stand]
    who = "+".join(dict.fromkeys(actor for other in group for actor in other.by))
    lines = _shortened(one.text, _MOST_LINES)
    head = _cut(" ".join(other.id for other in group), _LETTERS - 8)
    return _Box(head, lines, f"{who} {one.kind}: {word}", _FILLS[status], False)


def _option_box(stand: OptionStand, case: Case, threats: set[str]) -> _Box:
    option = case.options[stand.option]
    word, status = {
        "yes": ("yes", _YES),
        "undecided": ("undecided", _STUCK),
        "promised": ("threatened" if threats.issuperset(stand.delivered) else "promised, and waits", _WAITS),
        "refused": (f"refused by {' '.join(stand.refused)}", _REFUSED),
        "partly": (f"{' '.join(stand.silent)} did not promise it", _NOBODY),
        "nobody": ("nobody promised it", _NOBODY),
        "never": ("cannot come about", _NOBODY),
    }[stand.coming]
    label = option.label if option.label != option.id else ""
    lines = _shortened(label, _MOST_LINES) if label else ()
    return _Box(option.id, lines, f"{'+'.join(option.owners)}: {word}", _FILLS[status], True)


def _shortened(text: str, most: int) -> tuple[str, ...]:
    """A text in so many lines at most; the last ends with a sign that there is more."""
    lines = wrapped(text, _LETTERS)
    if len(lines) <= most:
        return tuple(lines)
    last = lines[most - 1]
    return (*lines[: most - 1], f"{last}…" if len(last) < _LETTERS else _cut(f"{last} more", _LETTERS))


def _cut(text: str, letters: int) -> str:
    """A text of at most so many letters, cut between words if it is longer."""
    if len(text) <= letters:
        return text
    return f"{text[:letters].rsplit(' ', 1)[0].rstrip(' ,;…')}…"


def _drawn(boxes: Mapping[str, _Box], edges: Mapping[tuple[str, str], str], placed: Layers) -> Spec:
    rows = [
        {
            "x": at.x,
            "y": at.y,
            "x2": at.x + at.width,
            "y2": at.y + at.height,
            "fill": box.fill,
            "option": box.option,
            "head": box.head,
            "text": list(box.lines) or [""],
            "status": _cut(box.status, _LETTERS + 3),
            "ink": PAPER if box.fill in (STANDS, FALLS) else INK,
            "left": at.x + 9,
            "head_y": at.y + 13,
            "text_y": at.y + 13 + _ROW,
            "status_y": at.y + at.height - 12,
        }
        for name, box in boxes.items()
        for at in (placed.boxes[name],)
    ]
    lines = [
        {"edge": number, "step": step, "x": x, "y": y, "kind": kind}
        for number, (edge, kind) in enumerate(edges.items())
        for step, (x, y) in enumerate(placed.lines[edge])
    ]
    heads = [_head(placed.lines[edge], kind) for edge, kind in edges.items()]
    plane: Spec = {
        "x": {
            "field": "x",
            "type": "quantitative",
            "axis": None,
            "scale": {"domain": [0, placed.width], "nice": False},
        },
        "y": {
            "field": "y",
            "type": "quantitative",
            "axis": None,
            "scale": {"domain": [placed.height, 0], "nice": False, "zero": False},
        },
    }
    return {
        "width": placed.width,
        "height": placed.height,
        "layer": [
            *(_strokes(lines, kind, plane) for kind in _COLOURS),
            *(_corners(rows, option, plane) for option in (False, True)),
            *(_words(rows, field, plane) for field in ("head", "text", "status")),
            _arrows([one for one in heads if one["kind"] != _REFUSES], "triangle", 46, plane),
            _arrows([one for one in heads if one["kind"] == _REFUSES], "stroke", 150, plane),
        ],
    }


def _strokes(lines: Iterable[Spec], kind: str, plane: Spec) -> Spec:
    dash = {"strokeDash": [5, 4]} if kind in (_NEEDS_NO, _REFUSES) else {}
    return {
        "data": {"values": [one for one in lines if one["kind"] == kind]},
        "mark": {"type": "line", "strokeWidth": 1.6, "color": _COLOURS[kind], "opacity": 0.85, "clip": False} | dash,
        "encoding": plane
        | {"detail": {"field": "edge", "type": "nominal"}, "order": {"field": "step", "type": "quantitative"}},
    }


def _corners(rows: Iterable[Spec], option: bool, plane: Spec) -> Spec:
    return {
        "data": {"values": [one for one in rows if one["option"] == option]},
        "mark": {"type": "rect", "cornerRadius": 14 if option else 2, "stroke": LINE, "strokeWidth": 1},
        "encoding": plane
        | {
            "x2": {"field": "x2"},
            "y2": {"field": "y2"},
            "fill": {"field": "fill", "type": "nominal", "scale": None},
        },
    }


def _words(rows: Iterable[Spec], field: str, plane: Spec) -> Spec:
    mark: Spec = {"type": "text", "align": "left", "baseline": "middle", "fontSize": SMALL, "lineHeight": _ROW}
    styles: dict[str, Spec] = {"head": {"fontWeight": 700, "fontSize": SMALL + 1}, "status": {"fontStyle": "italic"}}
    mark |= styles.get(field, {})
    return {
        "data": {"values": list(rows)},
        "mark": mark,
        "encoding": {
            "x": plane["x"] | {"field": "left"},
            "y": plane["y"] | {"field": f"{field}_y"},
            "text": {"field": field, "type": "nominal"},
            "color": {"field": "ink", "type": "nominal", "scale": None},
        },
    }


def _head(line: tuple[Point, ...], kind: str) -> Spec:
    """The end of a line; all lines end level, from the left."""
    x, y = line[-1]
    return {"x": x - (4 if kind != _REFUSES else 3), "y": y, "kind": kind, "colour": _COLOURS[kind]}


def _arrows(heads: list[Spec], shape: str, size: int, plane: Spec) -> Spec:
    return {
        "data": {"values": heads},
        "mark": {"type": "point", "shape": shape, "angle": 90, "size": size, "filled": shape != "stroke", "opacity": 1}
        | ({"strokeWidth": 2.6} if shape == "stroke" else {}),
        "encoding": plane | {"color": {"field": "colour", "type": "nominal", "scale": None}},
    }
