"""On which beliefs two readings part: in a sentence, as tables, as JSON, as rows."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from ..answers.beliefs import Atom
from ..answers.crux import Crux, CruxVerdict, Turning
from ..case.nouns import Case
from .parts import asked_row, asked_shape
from .pledge_parts import option_legend
from .tables import asked_text
from .words import RUNGS, count_words

_MOST = 6


def verdict_words(verdict: CruxVerdict) -> str:
    """A verdict as the end of a sentence about a goal."""
    match verdict:
        case "reached":
            return "can be reached from today by moves from which each mover gains"
        case "not reached":
            return "cannot be reached from today by such moves"
        case "breaks":
            return "does not hold"
        case "impossible":
            return "is impossible"
        case _:
            return f"holds by {RUNGS[verdict].by}"


def belief_words(atom: Atom, first: str, second: str) -> str:
    """An atom in words: who is believed to want what, and under which reading."""
    here, there = atom.places
    if atom.kind == "list":
        return f"what {atom.actor} wants"
    if atom.kind == "statement":
        said = f"`{atom.text}`"
        if here is None:
            return f"{atom.actor} wants {said} ({second}, place {there})"
        if there is None:
            return f"{atom.actor} wants {said} ({first}, place {here})"
        return f"how much {atom.actor} wants {said} (place {here} in {first}, {there} in {second})"
    holder = first if here is not None else second
    if atom.kind == "pledge":
        return f"{atom.id.removeprefix('keeps: ')} is taken at its word ({holder}): {atom.text}"
    return f"{atom.text} ({holder})"


def crux_sentence(found: Crux) -> str:
    """What the disagreement turns on, in a sentence or two."""
    one, other = found.verdicts
    if found.agree:
        word = verdict_words(one).replace("by such moves", "by moves from which each mover gains")
        return f"{found.first} and {found.second} agree: “{found.label}” {word}."
    text = (
        f"Under {found.first} “{found.label}” {verdict_words(one)}; under {found.second} it {verdict_words(other)}."
        if one != "not reached"
        else f"Under {found.second} “{found.label}” {verdict_words(other)}; under {found.first} it is not so."
    )
    best = min(
        ((way, sets) for way, sets in (("forth", found.forth), ("back", found.back)) if sets["statements"].sets),
        key=lambda one: len(one[1]["statements"].sets[0]),
        default=None,
    )
    if best is None:
        return f"{text} No few statements make the difference; see the lists."
    way, sets = best
    told = sets["statements"].sets[0]
    words = [belief_words(found.atom(id_), found.first, found.second) for id_ in told]
    refs = list(dict.fromkeys(ref for id_ in told for ref in found.atom(id_).refs))
    others = sets["statements"].smallest - 1
    turned = found.first if way == "forth" else found.second
    verdict = found.verdicts[1] if way == "forth" else found.verdicts[0]
    beliefs = "one belief" if len(told) == 1 else f"{len(told)} beliefs together"
    text += f" It turns on {beliefs}: {'; '.join(words)}{f' [{chr(32).join(refs)}]' if refs else ' [assumed]'}."
    swapped = "it" if len(told) == 1 else "them"
    text += f" {turned} with {swapped} swapped {_short(verdict)}"
    return text + (f"; so would {count_words(others, 'other set', 'other sets')} as small." if others else ".")


def _short(verdict: CruxVerdict) -> str:
    return {"reached": "would see it reached", "not reached": "would not see it reached"}.get(
        verdict, f"would say that it {verdict_words(verdict)}"
    )


def cruxes_tables(found: Sequence[Crux], case: Case) -> RenderableType:
    """A sentence for each pair."""
    parts: list[RenderableType] = [asked_text(found[0].asked, f"{case.title}: on what does it turn?")]
    for question, head in (("holds", "Does it hold, and by what?"), ("reached", "Can it be reached by gains alone?")):
        here = [one for one in found if one.question == question]
        if not here:
            continue
        grid = Table.grid(padding=(0, 2, 1, 0))
        for one in here:
            style = "dim" if one.agree else ""
            grid.add_row(Text(f"{one.first} {one.second}", style="bold"), Text(crux_sentence(one), style=style))
        parts += [Text(f"\n{head}\n", style="bold"), grid]
    parts.append(Text("For one pair in full: locarno crux CASE FIRST SECOND", style="dim"))
    said = " ".join(crux_sentence(one) for one in found)
    named = {word for word in re.findall(r"[\w-]+", said) if word in case.options}
    return Group(*parts, *option_legend(named, case))


def _named(found: Sequence[Crux], case: Case) -> set[str]:
    """The options in the goal and in what is told."""
    texts = [case.goal.label if case.goal else ""]
    for one in found:
        sets = [ids for ways in (one.forth, one.back) for turning in ways.values() for ids in turning.sets[:_MOST]]
        texts += [one.atom(id_).text for ids in sets for id_ in ids]
    return {word for text in texts for word in re.findall(r"[\w-]+", text) if word in case.options}


def crux_tables(found: Crux, case: Case) -> RenderableType:
    """One pair in full."""
    title = f"{case.title}: on what do {found.first} and {found.second} part?"
    parts: list[RenderableType] = [asked_text(found.asked, title), Text(crux_sentence(found) + "\n")]
    if found.agree:
        return Group(*parts)
    for ways, start, end in ((found.forth, found.first, found.second), (found.back, found.second, found.first)):
        verdict = found.verdicts[1] if start == found.first else found.verdicts[0]
        head = f"What {start} would have to take over from {end} for the verdict “{_plain(verdict)}”"
        parts.append(_ways(found, ways["lists"], f"{head}: whole lists, rules, scenarios, pledges"))
        parts.append(_ways(found, ways["statements"], f"{head}: single statements and their places"))
    parts.append(_shares(found))
    return Group(*parts, *option_legend(_named((found,), case), case))


def _plain(verdict: CruxVerdict) -> str:
    return RUNGS[verdict].word if verdict in RUNGS else verdict


def _ways(found: Crux, turning: Turning, title: str) -> RenderableType:
    table = Table(box=SIMPLE_HEAD, title=title, title_justify="left", title_style="bold", pad_edge=False)
    table.add_column("", justify="right")
    table.add_column("belief")
    table.add_column("refs")
    for number, ids in enumerate(turning.sets[:_MOST], 1):
        for place, id_ in enumerate(ids):
            atom = found.atom(id_)
            refs = " ".join(atom.refs) or "assumed"
            mark = f"{number}" + (" more" if number > turning.smallest else "")
            table.add_row("" if place else mark, Text(belief_words(atom, found.first, found.second)), refs)
    return Group(table, Text(_how_sure(turning) + "\n", style="dim"))


def _how_sure(turning: Turning) -> str:
    more = len(turning.sets) - _MOST
    text = f"{count_words(more, 'further set', 'further sets')}: see --format json. " if more > 0 else ""
    if turning.complete:
        return f"{text}All sets of which no part is enough were found: every hybrid was judged."
    if not turning.sets:
        return f"{text}No set of up to {turning.excluded} does it; larger ones were not tried."
    shown = (
        "" if len(turning.sets[0]) <= turning.excluded else " What is shown was found by making larger sets smaller;"
    )
    return f"{text}All sets of up to {turning.excluded} were tried.{shown} Larger ones may do it too."


def _shares(found: Crux) -> RenderableType:
    table = Table(
        box=SIMPLE_HEAD, title="Share of each in the way from one verdict to the other (Shapley), in rungs",
        title_justify="left", title_style="bold", pad_edge=False,
    )  # fmt: skip
    for head in ("belief", "share", ""):
        table.add_column(head, justify="right" if head == "share" else "left")
    top = max((abs(one.share) for one in found.shares), default=0.0)
    for one in sorted(found.shares, key=lambda one: -abs(one.share)):
        if not one.share:
            continue
        atom = found.atom(one.atom)
        bar = "█" * max(1, round(20 * abs(one.share) / top))
        error = f" ± {one.error:.2f}" if one.error else ""
        table.add_row(Text(belief_words(atom, found.first, found.second)), f"{one.share:+.2f}{error}", bar)
    nothing = sum(not one.share for one in found.shares)
    note = f"{count_words(nothing, 'difference changes', 'differences change')} nothing" if nothing else ""
    judged = f"{found.evaluated:,} verdicts were given for this answer."
    return Group(table, Text(f"{note}{'. ' if note else ''}{judged}", style="dim"))


def crux_shape(found: Crux) -> dict[str, Any]:
    """`locarno.crux/1`."""
    return (
        {"schema": "locarno.crux/1"}
        | asked_shape(found.asked)
        | {
            "first": found.first,
            "second": found.second,
            "goal": found.goal,
            "label": found.label,
            "question": found.question,
            "verdicts": list(found.verdicts),
            "sentence": crux_sentence(found),
            "atoms": {
                grain: [
                    {
                        "id": atom.id,
                        "kind": atom.kind,
                        "actor": atom.actor or None,
                        "text": atom.text,
                        "places": list(atom.places),
                        "refs": list(atom.refs),
                        "assumed": atom.assumed,
                    }
                    for atom in atoms
                ]
                for grain, atoms in found.atoms.items()
            },
            "forth": {grain: _turning_shape(one) for grain, one in found.forth.items()},
            "back": {grain: _turning_shape(one) for grain, one in found.back.items()},
            "shares_of": found.shares_of,
            "shares": [{"atom": s.atom, "share": s.share, "error": s.error} for s in found.shares],
            "evaluated": found.evaluated,
        }
    )


def _turning_shape(one: Turning) -> dict[str, Any]:
    return {
        "sets": [list(ids) for ids in one.sets],
        "smallest": one.smallest,
        "excluded": one.excluded,
        "complete": one.complete,
    }


def cruxes_shape(found: Sequence[Crux]) -> dict[str, Any]:
    """`locarno.cruxes/1`: one `locarno.crux/1` for each pair and question."""
    return {"schema": "locarno.cruxes/1", "cruxes": [crux_shape(one) for one in found]}


def crux_rows(found: Sequence[Crux]) -> Iterator[dict[str, Any]]:
    """A row for each atom of each set; a row without one where the readings agree, or no set was found."""
    for one in found:
        head = asked_row(one.asked) | {
            "first": one.first,
            "second": one.second,
            "goal": one.goal,
            "question": one.question,
            "verdict_first": one.verdicts[0],
            "verdict_second": one.verdicts[1],
        }
        empty = True
        for direction, ways in (("forth", one.forth), ("back", one.back)):
            for grain, turning in ways.items():
                for number, ids in enumerate(turning.sets, 1):
                    for id_ in ids:
                        atom = one.atom(id_)
                        empty = False
                        yield head | {
                            "direction": direction,
                            "grain": grain,
                            "set": number,
                            "smallest": number <= turning.smallest,
                            "atom": id_,
                            "refs": " ".join(atom.refs),
                            "assumed": atom.assumed,
                        }
        if empty:
            yield head | dict.fromkeys(("direction", "grain", "set", "smallest", "atom", "refs", "assumed"), "")
