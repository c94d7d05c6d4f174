"""Readings side by side: as tables, as JSON, as rows."""

from collections.abc import Iterator, Sequence
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from ..answers.compared import Agreement, Compared, Held
from ..case.nouns import Case
from .parts import asked_row, asked_shape
from .tables import asked_text
from .words import RUNGS, count_words

_MOST = 5


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
    parts.append(_beliefs(found.ground, found, f"What all of them believe ({len(found.ground)})"))
    rest = [one for one in found.beliefs if len(one.places) < len(found.readings)]
    shared = [one for one in rest if len(one.places) > 1]
    parts.append(
        _beliefs(
            rest if every or not shared else shared,
            found,
            f"What some of them believe ({len(shared)} shared by two or more, {len(rest)} in all)",
        )
    )
    if any(one.matters is not None for one in found.beliefs):
        idle = found.idle
        number = f"{len(idle)} of {count_words(len(found.beliefs), 'belief', 'beliefs')}"
        text = f"{number} change no verdict: left out alone, each reading judges every arrangement the same"
        parts.append(Text(text + ("." if every else "; marked `=`, and all shown with --every.")))
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
            cells.append("" if place is None else f"{place}{mark}")
        table.add_row(one.actor or one.kind, Text(one.text), *cells)
    idle = "; = no verdict of this reading changes without it" if any(one.matters is not None for one in some) else ""
    return Group(table, Text(f"  place in the list, from 1{idle}\n", style="dim"))


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
                    "refs": list(one.refs),
                }
                for one in found.beliefs
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
            | {"matters": matters, "refs": " ".join(one.refs)}
        )
