"""The condition graph: pledges and options, who waits for what, who brings it and who refuses it."""

from collections.abc import Mapping

from ...answers.given import PledgeView
from ...answers.pledges_loops import Loops, OptionStand
from ...case.expressions import names, parse
from ...case.nouns import Case
from ..words import count_words
from .boxes import LETTERS, WIDE, Box, Stroke, boxes_and_lines, cut, shortened
from .layers import layered
from .style import FALLS, LEANS, NOTHING, PARTLY, QUIET, STANDS, Spec, figure

_MOST_LINES = 3
_NEEDS, _NEEDS_NO, _BRINGS, _REFUSES = "waits for it", "waits for its end", "brings it", "refuses it"
_STROKES = {
    _NEEDS: Stroke(QUIET),
    _NEEDS_NO: Stroke(QUIET, dashed=True),
    _BRINGS: Stroke(STANDS),
    _REFUSES: Stroke(FALLS, dashed=True, end="bar"),
}

_YES, _FORCE, _WAITS, _REFUSED, _NOBODY, _STUCK = "yes", "in force", "waits", "refused", "nobody promised", "stuck"
_FILLS = {
    _YES: STANDS,
    _FORCE: PARTLY,
    _WAITS: LEANS,
    _REFUSED: FALLS,
    _NOBODY: NOTHING,
    _STUCK: "#efd9cd",
}


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
    placed = layered({name: box.height for name, box in boxes.items()}, list(edges), back, WIDE)
    waiting = sum(one.stand == "waits" for one in found.waits)
    of = count_words(len(found.waits), "pledge", "pledges")
    title = f"{waiting} of {of} {'waits' if waiting == 1 else 'wait'} for something that is not there"
    subtitle = [
        f"{case.title}: who waits for whom, if nobody moves first{_when(found)}",
        "Round boxes are options, others pledges. A grey arrow into a pledge: it waits for that option; dashed: it is "
        "due only while that is no.",
        "A blue arrow out of a pledge: it brings the option about. A rust line with a bar: it refuses it.",
    ]
    return figure(title, boxes_and_lines(boxes, edges, _STROKES, placed), subtitle)


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


def _pledge_box(found: Loops, group: list[PledgeView]) -> Box:
    one = group[0]
    stand = found.stand(one.id).stand
    status = {"in force": _FORCE, "waits": _WAITS, "due": _STUCK, "undecided": _STUCK}[stand]
    word = {"in force": "in force", "waits": "waits", "due": "due, not kept", "undecided": "undecided"}[stand]
    who = "+".join(dict.fromkeys(actor for other in group for actor in other.by))
    lines = shortened(one.text, _MOST_LINES)
    head = cut(" ".join(other.id for other in group), LETTERS - 8)
    return Box(head, lines, f"{who} {one.kind}: {word}", _FILLS[status], False)


def _option_box(stand: OptionStand, case: Case, threats: set[str]) -> Box:
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
    lines = shortened(label, _MOST_LINES) if label else ()
    return Box(option.id, lines, f"{'+'.join(option.owners)}: {word}", _FILLS[status], True)
