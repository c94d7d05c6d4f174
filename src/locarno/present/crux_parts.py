"""What is told of any crux, about one goal or about the whole matrix: beliefs, sets that turn it, shares."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, Literal

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ..answers.beliefs import Atom
from ..answers.crux import CruxVerdict, Parting, Turning
from ..case.nouns import Case
from .words import RUNGS, count_words

MOST = 6
"""So many sets are told one by one."""


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
    if atom.kind == "together":
        return f"{atom.text}, together"
    if atom.kind == "likelihood":
        held = [
            f"{word.replace('_', ' ')} in {id_}" for word, id_ in zip(atom.words, (first, second), strict=True) if word
        ]
        return f"how likely it is that {atom.text} ({', '.join(held)})"
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
    return f"“{atom.text}” ({holder})"


def plain_verdict(verdict: CruxVerdict) -> str:
    """A verdict in a word."""
    return RUNGS[verdict].word if verdict in RUNGS else verdict


def nearest(found: Parting) -> tuple[Literal["forth", "back"], Turning] | None:
    """The way that takes the fewest statements; None if no set was found."""
    ways: list[tuple[Literal["forth", "back"], Turning]] = [
        ("forth", found.forth["statements"]),
        ("back", found.back["statements"]),
    ]
    return min((one for one in ways if one[1].sets), key=lambda one: len(one[1].sets[0]), default=None)


def told_options(found: Parting, case: Case, also: str = "") -> set[str]:
    """The options in what is told, and in some other text."""
    texts = [also]
    sets = [ids for ways in (found.forth, found.back) for turning in ways.values() for ids in turning.sets[:MOST]]
    texts += [found.atom(id_).text for ids in sets for id_ in ids]
    return {word for text in texts for word in re.findall(r"[\w-]+", text) if word in case.options}


def reading_legend(readings: Iterable[str], case: Case) -> Iterator[RenderableType]:
    """What the readings are called."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column()
    named = [case.readings[id_] for id_ in case.readings if id_ in {*readings} and case.readings[id_].name != id_]
    for one in named:
        grid.add_row(one.id, one.name)
    if named:
        yield Text("\nReadings", style="dim")
        yield Padding(grid, (0, 0, 0, 2), style="dim")


def ways_table(found: Parting, turning: Turning, title: str) -> RenderableType:
    """The sets that turn the verdict one way, and how sure it is that there are no others."""
    table = Table(box=SIMPLE_HEAD, title=title, title_justify="left", title_style="bold", pad_edge=False)
    table.add_column("", justify="right")
    table.add_column("belief")
    table.add_column("refs")
    for number, ids in enumerate(turning.sets[:MOST], 1):
        for place, id_ in enumerate(ids):
            atom = found.atom(id_)
            refs = " ".join(atom.refs) or "assumed"
            mark = f"{number}" + (" more" if number > turning.smallest else "")
            table.add_row("" if place else mark, Text(belief_words(atom, found.first, found.second)), refs)
    return Group(table, Text(_how_sure(turning) + "\n", style="dim"))


def _how_sure(turning: Turning) -> str:
    more = len(turning.sets) - MOST
    text = f"{count_words(more, 'further set', 'further sets')}: see --format json. " if more > 0 else ""
    if turning.complete:
        return f"{text}All sets of which no part is enough were found: every hybrid was judged."
    if not turning.sets:
        return f"{text}No set of up to {turning.excluded} does it; larger ones were not tried."
    if len(turning.sets[0]) > turning.excluded:
        found = "What is shown was found by making larger sets smaller; there may be others, and smaller ones."
        return f"{text}No set of up to {turning.excluded} does it: all were tried. {found}"
    return f"{text}All sets of up to {turning.excluded} were tried. Larger ones may do it too."


def shares_table(found: Parting, unit: str) -> RenderableType:
    """Shares as numbers and bars; `unit`: what they are counted in."""
    table = Table(
        box=SIMPLE_HEAD, title=f"Share of each in the way from {found.first} to {found.second} (Shapley), in {unit}",
        title_justify="left", title_style="bold", pad_edge=False,
    )  # fmt: skip
    for head in ("belief", "share", ""):
        table.add_column(head, justify="right" if head == "share" else "left")
    shares = shown_shares(found)
    top = max((abs(share) for _, share, _ in shares), default=0.0)
    for atom, share, error in shares:
        bar = "█" * max(1, round(20 * abs(share) / top))
        sure = f" ± {error:.2f}" if error else ""
        table.add_row(Text(belief_words(atom, found.first, found.second)), f"{share:+.2f}{sure}", bar)
    parts: list[RenderableType] = [table] if shares else []
    likely = sum(not atom.decides for atom in found.atoms[found.shares_of])
    nothing = len(found.shares) - len(shares) - likely
    notes = []
    if nothing:
        notes.append(f"{count_words(nothing, 'difference changes', 'differences change')} nothing.")
    if likely:
        what = count_words(likely, "difference is", "differences are")
        notes.append(f"{what} about how likely something is; no verdict of stability depends on that.")
    notes.append(f"{found.evaluated:,} verdicts were given for this answer.")
    return Group(*parts, Text(" ".join(notes), style="dim"))


def shown_shares(found: Parting) -> list[tuple[Atom, float, float]]:
    """The atoms that have a share, with it and its error, the largest first."""
    shares = sorted((one for one in found.shares if one.share), key=lambda one: -abs(one.share))
    return [(found.atom(one.atom), one.share, one.error) for one in shares]


def parting_shape(found: Parting) -> dict[str, Any]:
    """What the JSON of any crux has behind its head."""
    return {
        "atoms": {grain: [atom_shape(atom) for atom in atoms] for grain, atoms in found.atoms.items()},
        "forth": {grain: _turning_shape(one) for grain, one in found.forth.items()},
        "back": {grain: _turning_shape(one) for grain, one in found.back.items()},
        "shares_of": found.shares_of,
        "shares": [{"atom": s.atom, "share": s.share, "error": s.error} for s in found.shares],
        "evaluated": found.evaluated,
    }


def atom_shape(atom: Atom) -> dict[str, Any]:
    """A belief in which two readings differ."""
    return {
        "id": atom.id,
        "kind": atom.kind,
        "actor": atom.actor or None,
        "text": atom.text,
        "places": list(atom.places),
        "likelihoods": [word or None for word in atom.words],
        "refs": list(atom.refs),
        "assumed": atom.assumed,
    }


def set_rows(found: Parting) -> Iterator[dict[str, Any]]:
    """The last cells of CSV: a row for each atom of each set; one with nothing where there is no set."""
    empty = True
    for direction, ways in (("forth", found.forth), ("back", found.back)):
        for grain, turning in ways.items():
            for number, ids in enumerate(turning.sets, 1):
                for id_ in ids:
                    atom = found.atom(id_)
                    empty = False
                    yield {
                        "direction": direction,
                        "grain": grain,
                        "set": number,
                        "smallest": number <= turning.smallest,
                        "atom": id_,
                        "refs": " ".join(atom.refs),
                        "assumed": atom.assumed,
                    }
    if empty:
        yield dict.fromkeys(("direction", "grain", "set", "smallest", "atom", "refs", "assumed"), "")


def _turning_shape(one: Turning) -> dict[str, Any]:
    return {
        "sets": [list(ids) for ids in one.sets],
        "smallest": one.smallest,
        "excluded": one.excluded,
        "complete": one.complete,
    }
