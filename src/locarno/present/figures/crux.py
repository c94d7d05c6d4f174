"""The crux of two readings: the smallest sets of beliefs that turn the verdict, and each belief's share as a bar.

One figure about a goal, and one about the whole matrix.
"""

from ...answers.beliefs import Atom
from ...answers.crux import Crux, MatrixCrux, Parting, Turning
from ...case.nouns import Case
from ..crux_parts import belief_words, shown_shares, verdict_words
from .style import FALLS, INK, QUIET, STANDS, TEXT, Spec, figure, wrapped

_WIDTH, _LINE, _STEP, _BAR, _SETS, _SHARES, _LABEL = 720, 112, 18, 26, 4, 12, 60


def crux_figure(found: Crux, case: Case) -> Spec:
    """In words what would have to be taken over each way; below, who makes how much of the difference."""
    names = [f"{id_}: {case.readings[id_].name}" for id_ in (found.first, found.second)]
    heads = [
        f"{name} – “{found.label}” {verdict_words(verdict)}"
        for name, verdict in zip(names, found.verdicts, strict=True)
    ]
    title = f"On what do {found.first} and {found.second} part?"
    lines = [line for head in heads for line in wrapped(head, _LINE)]
    if found.agree:
        return figure(title, _texts([("They agree.", True)], ""), lines)
    panels = [
        _texts(
            _set_lines(found, ways["statements"] if ways["statements"].sets else ways["lists"], start),
            f"{start} would say that it {_said(verdict)} if it",
        )
        for ways, start, verdict in (
            (found.forth, found.first, found.verdicts[1]),
            (found.back, found.second, found.verdicts[0]),
        )
    ]
    if any(one.share for one in found.shares):
        panels.append(_bars(found, "rungs"))
    return figure(title, {"vconcat": panels, "spacing": 26}, lines)


def matrix_crux_figure(found: MatrixCrux, case: Case) -> Spec:
    """The same for all arrangements at once: one smallest set each way, belief by belief."""
    title = f"On what do {found.first} and {found.second} part?"
    number, every = len(found.parted), len(found.verdicts)
    what = "judge" if found.question == "holds" else "see the way from today to"
    lines = [f"{id_}: {case.readings[id_].name}" for id_ in (found.first, found.second)]
    lines = [line for one in lines for line in wrapped(one, _LINE)]
    if found.agree:
        all_ = "the one arrangement" if every == 1 else f"all {every} arrangements"
        return figure(title, _texts([(f"They {what} {all_} alike.", True)], ""), lines)
    lines.append(f"They {what} {number} of {every} arrangements differently.")
    panels = []
    for ways, start, end in ((found.forth, found.first, found.second), (found.back, found.second, found.first)):
        turning = ways["statements"] if ways["statements"].sets else ways["lists"]
        head = f"{start} would {what} every arrangement as {end} does if it"
        panels.append(_texts(_one_set(found, turning, start), head))
    panels.append(_bars(found, "arrangements"))
    return figure(title, {"vconcat": panels, "spacing": 26}, lines)


def _one_set(found: Parting, turning: Turning, start: str) -> list[tuple[str, bool]]:
    if not turning.sets:
        return [(f"No set of up to {turning.excluded} beliefs does it; larger ones were not tried.", True)]
    told = [_told(found, id_, start) for id_ in turning.sets[0]]
    told = [f"and {one}" if at else one for at, one in enumerate(told)]
    lines = [(line, at == 0) for one in told for at, line in enumerate(wrapped(one, _LINE))]
    if turning.complete:
        more = turning.smallest - 1
        return [*lines, (f"({more} more as small)", False)] if more else lines
    return [*lines, (f"(No set of up to {turning.excluded} does it; there may be smaller ones than this.)", False)]


def _told(found: Parting, id_: str, start: str) -> str:
    atom = found.atom(id_)
    return f"{_swapped(atom, found, start)} [{' '.join(atom.refs[:6]) or 'assumed'}]"


def _said(verdict: str) -> str:
    words = {"reached": "can be reached", "not reached": "cannot be reached", "impossible": "is impossible"}
    words |= {"breaks": "does not hold", "interest": "holds by interest", "bluff": "holds by bluff"}
    return words.get(verdict, "holds by a credible answer")


def _set_lines(found: Parting, turning: Turning, start: str) -> list[tuple[str, bool]]:
    """Lines of text, and whether each begins a set."""
    lines: list[tuple[str, bool]] = []
    shown = turning.sets[: min(turning.smallest or _SETS, _SETS)]
    for ids in shown:
        told = [_told(found, id_, start) for id_ in ids]
        lines += [(line, at == 0) for at, line in enumerate(wrapped("; and ".join(told), _LINE))]
    if not shown:
        return [(f"No set of up to {turning.excluded} beliefs does it; larger ones were not tried.", True)]
    more = (turning.smallest or len(shown)) - len(shown)
    return [*lines, (f"and {more} more as small", False)] if more > 0 else lines


def _swapped(atom: Atom, found: Parting, start: str) -> str:
    """What a reading does that takes an atom over from the other, as the end of a sentence."""
    forth = start == found.first
    other = found.second if forth else found.first
    here, there = atom.places if forth else atom.places[::-1]
    if atom.kind == "list":
        return f"took over all that {atom.actor} wants from {other}"
    if atom.kind == "together":
        return f"took over from {other}, together, {atom.text}"
    what = f"{atom.actor} wants {atom.text}" if atom.kind == "statement" else atom.text
    if atom.kind == "scenario":
        what = f"“{atom.text}” is the case"
    if atom.kind == "pledge":
        what = f"{atom.id.removeprefix('keeps: ')} is kept ({atom.text})"
    if here is None:
        return f"also believed, as {other} does{f' at place {there}' if atom.kind == 'statement' else ''}, that {what}"
    if there is None:
        return f"did not believe that {what}{f' (place {here})' if atom.kind == 'statement' else ''}"
    return f"put at place {there}, as {other} does, and not at {here}, that {what}"


def _texts(lines: list[tuple[str, bool]], title: str) -> Spec:
    values: list[Spec] = [
        {"line": number, "text": text.replace("`", ""), "dot": "•" if first else ""}
        for number, (text, first) in enumerate(lines)
    ]
    y: Spec = {"field": "line", "type": "ordinal", "axis": None}

    def text(field: str, x: int, colour: str) -> Spec:
        mark: Spec = {"type": "text", "align": "left", "x": x, "color": colour, "fontSize": TEXT}
        return {"mark": mark, "encoding": {"y": y, "text": {"field": field, "type": "nominal"}}}

    body: Spec = {
        "data": {"values": values},
        "width": _WIDTH,
        "height": {"step": _STEP},
        "layer": [text("dot", 0, QUIET), text("text", 14, INK)],
    }
    return body | {"title": _small(title)} if title else body


def _small(title: str) -> Spec:
    return {"text": title, "fontSize": TEXT + 1, "offset": 6, "frame": "group"}


def _bars(found: Parting, unit: str) -> Spec:
    shares = shown_shares(found)
    values: list[Spec] = []
    for atom, share, error in shares[:_SHARES]:
        name = belief_words(atom, found.first, found.second).replace("`", "")
        values.append(
            {
                "belief": name if len(name) <= _LABEL else name[: _LABEL - 1].rstrip() + "…",
                "share": share,
                "told": f"{share:+.2f}",
                "low": share - error,
                "high": share + error,
            }
        )
    reach = max(abs(share) for _, share, _ in shares) * 1.3
    y: Spec = {"field": "belief", "type": "nominal", "sort": None}
    y["axis"] = {"title": None, "domain": False, "ticks": False, "labelLimit": 400}
    x: Spec = {"field": "share", "type": "quantitative", "axis": None}
    x["scale"] = {"domain": [-reach if any(share < 0 for _, share, _ in shares) else 0.0, reach]}
    colour: Spec = {"condition": {"test": "datum.share < 0", "value": FALLS}, "value": STANDS}
    layer: list[Spec] = [
        {"mark": {"type": "bar", "height": {"band": 0.64}}, "encoding": {"x": x, "color": colour}},
        _number("datum.share >= 0", "left", 5, x),
        _number("datum.share < 0", "right", -5, x),
    ]
    if any(error for _, _, error in shares):
        layer.append({"mark": {"type": "rule"}, "encoding": {"x": x | {"field": "low"}, "x2": {"field": "high"}}})
    title = f"Share of each in the way from {found.first} to {found.second}, in {unit} (Shapley value)"
    return {
        "data": {"values": values},
        "width": _WIDTH - 260,
        "height": {"step": _BAR},
        "title": _small(title),
        "encoding": {"y": y},
        "layer": layer,
    }


def _number(test: str, align: str, shift: int, x: Spec) -> Spec:
    mark: Spec = {"type": "text", "align": align, "dx": shift, "fontSize": TEXT}
    return {
        "transform": [{"filter": test}],
        "mark": mark,
        "encoding": {"x": x, "text": {"field": "told", "type": "nominal"}},
    }
