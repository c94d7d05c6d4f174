"""Readings side by side: as tables, as JSON, as rows."""

from collections.abc import Iterator, Sequence
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from ..answers.compared import Agreement, Compared, Held
from ..case.nouns import Case
from .crux_parts import atom_shape, belief_words
from .parts import asked_row, asked_shape
from .tables import asked_text
from .words import RUNGS, count_words

_MOST = 5
_LIKELY = "likelihood"


def compared_tables(found: Compared, case: Case, plain_signs: bool, every: bool) -> RenderableType:
    """Common ground, what only some believe, what makes no difference, where verdicts agree and part."""
    parts: list[RenderableType] = [asked_text(found.asked, f"{case.title}: {' '.join(found.readings)} side by side")]
    most = None if every else _MOST
    if found.agreed:
        parts.append(
            _arrangements(
                found.agreed[:most], found, case, plain_signs, "Most agreed: the highest rungs under the most readings"
            )
        )
        parted = [one for one in found.contested if one.distance]
        if parted:
            parts.append(
                _arrangements(
                    parted[:most], found, case, plain_signs, "Most contested: the readings part by the most rungs"
                )
            )
        else:
            parts.append(Text("They judge every arrangement alike.\n"))
    ground = [one for one in found.ground if one.kind != _LIKELY]
    parts.append(_beliefs(ground, found, f"What all of them believe ({len(ground)})"))
    rest = [one for one in found.beliefs if len(one.places) < len(found.readings) and one.kind != _LIKELY]
    shared = [one for one in rest if len(one.places) > 1]
    parts.append(
        _beliefs(
            rest if every or not shared else shared,
            found,
            f"What some of them believe ({len(shared)} shared by two or more, {len(rest)} in all)",
        )
    )
    asked = [one for one in found.beliefs if one.matters is not None and one.kind != _LIKELY]
    if asked:
        idle = sum(one.matters == () for one in asked)
        number = f"{idle} of {count_words(len(rest) + len(ground), 'belief', 'beliefs')}"
        text = f"{number} change no verdict: left out alone, each reading judges every arrangement the same"
        parts.append(Text(text + ("." if every else "; marked `=`, and all shown with --every.") + "\n"))
    likely = [one for one in found.beliefs if one.kind == _LIKELY]
    if likely:
        parts.append(_likelihoods(likely))
    parts.append(_differences(found))
    return Group(*parts)


def _arrangements(
    some: Sequence[Agreement], found: Compared, case: Case, plain_signs: bool, title: str
) -> RenderableType:
    table = Table(box=SIMPLE_HEAD, title=title, title_justify="left", title_style="bold", pad_edge=False)
    table.add_column("arrangement", overflow="fold")
    for reading in found.readings:
        table.add_column(reading)
    for one in some:
        cells = []
        for reading in found.readings:
            told = RUNGS[one.rungs[reading]]
            cells.append(Text(f"{told.ascii if plain_signs else told.sign} {told.word}", style=told.style))
        table.add_row(Text(f"{one.arrangement} {case.arrangements[one.arrangement].name}"), *cells)
    return table


def _beliefs(some: Sequence[Held], found: Compared, title: str) -> RenderableType:
    if not some:
        return Text(f"{title}: nothing\n", style="bold")
    table = Table(box=SIMPLE_HEAD, title=title, title_justify="left", title_style="bold", pad_edge=False)
    table.add_column("who")
    table.add_column("belief", overflow="fold")
    for reading in found.readings:
        table.add_column(reading, justify="right")
    for one in some:
        cells = []
        for reading in found.readings:
            place = one.places.get(reading)
            mark = "=" if one.matters is not None and reading not in one.matters else ""
            cells.append("" if place is None else f"{_place(one, reading, place)}{mark}")
        table.add_row(one.actor or one.kind, Text(one.text), *cells)
    idle = "; = no verdict of this reading changes without it" if any(one.matters is not None for one in some) else ""
    return Group(table, Text(f"  place in the list, from 1{idle}\n", style="dim"))


def _place(one: Held, reading: str, place: int) -> str:
    """The place of a statement; of a rule or scenario how likely it is, if the reading says so."""
    return str(place) if one.kind == "statement" else one.words.get(reading, "yes")


def _likelihoods(some: Sequence[Held]) -> RenderableType:
    table = Table(box=SIMPLE_HEAD, title=f"How likely they hold what to be ({len(some)})", title_justify="left")
    table.title_style, table.pad_edge = "bold", False
    table.add_column("event", overflow="fold")
    table.add_column("how likely", overflow="fold")
    for one in some:
        by_word: dict[str, list[str]] = {}
        for reading, word in one.words.items():
            by_word.setdefault(word, []).append(reading)
        told = "; ".join(f"{word.replace('_', ' ')} ({' '.join(who)})" for word, who in by_word.items())
        table.add_row(Text(one.text), told)
    return Group(table, Text("  no verdict of stability depends on these\n", style="dim"))


def _differences(found: Compared) -> RenderableType:
    """The beliefs in which two readings differ, one by one; of more readings, how many they are."""
    if len(found.differences) == 1:
        [one] = found.differences
        title = f"In what {one.first} and {one.second} differ ({len(one.atoms)})"
        table = Table(box=SIMPLE_HEAD, title=title, title_justify="left", title_style="bold", pad_edge=False)
        table.add_column("belief", overflow="fold")
        table.add_column("refs")
        for atom in one.atoms:
            refs = " ".join(atom.refs) or "assumed"
            table.add_row(Text(belief_words(atom, one.first, one.second)), refs)
        return table
    title = "In how many beliefs every two differ"
    table = Table(box=SIMPLE_HEAD, title=title, title_justify="left", title_style="bold", pad_edge=False)
    table.add_column("")
    for head in ("wants", "rules, scenarios, pledges", "likelihoods", "all"):
        table.add_column(head, justify="right")
    for one in found.differences:
        statements = sum(atom.kind in ("statement", "list") for atom in one.atoms)
        likely = sum(not atom.decides for atom in one.atoms)
        counts = (statements, len(one.atoms) - statements - likely, likely, len(one.atoms))
        table.add_row(f"{one.first} {one.second}", *(str(count) for count in counts))
    return Group(table, Text("  named one by one for two readings, and with --format json", style="dim"))


def compared_shape(found: Compared) -> dict[str, Any]:
    """`locarno.compare/1`."""
    return (
        {"schema": "locarno.compare/1"}
        | asked_shape(found.asked)
        | {
            "readings": list(found.readings),
            "agreed": [_agreement_shape(one) for one in found.agreed],
            "contested": [one.arrangement for one in found.contested],
            "beliefs": [
                {
                    "kind": one.kind,
                    "actor": one.actor or None,
                    "text": one.text,
                    "places": dict(one.places),
                    "matters": None if one.matters is None else list(one.matters),
                    "likelihoods": dict(one.words),
                    "refs": list(one.refs),
                }
                for one in found.beliefs
            ],
            "differences": [
                {"first": one.first, "second": one.second, "atoms": [atom_shape(atom) for atom in one.atoms]}
                for one in found.differences
            ],
            "evaluated": found.evaluated,
        }
    )


def _agreement_shape(one: Agreement) -> dict[str, Any]:
    return {"arrangement": one.arrangement, "rungs": dict(one.rungs), "distance": one.distance}


def compared_rows(found: Compared) -> Iterator[dict[str, Any]]:
    """A row for each belief."""
    for one in found.beliefs:
        matters = "" if one.matters is None else " ".join(one.matters)
        places = {f"place_{reading}": one.places.get(reading, "") for reading in found.readings}
        yield (
            asked_row(found.asked)
            | {"kind": one.kind, "actor": one.actor, "text": one.text}
            | places
            | {f"likelihood_{reading}": one.words.get(reading, "") for reading in found.readings}
            | {"matters": matters, "refs": " ".join(one.refs)}
        )
