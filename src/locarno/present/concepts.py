"""The concepts of stability: as tables by family, as JSON, as rows; and what those asked for mean."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from ..answers.concepts import TOGETHER_AS, ConceptInfo, Family, all_concepts, concept_named
from ..answers.stability import Stability

_FAMILIES: dict[Family, str] = {
    "ladder": "By answers: the five that carry verdicts, asked if no other is named",
    "simultaneous": "By moves at the same time",
    "foresight": "By looking ahead",
    "unknown": "Where preferences are unknown",
    "strength": "Where some preferences are strong",
    "fuzzy": "Where preferences are more or less certain",
    "coalitions": "For a coalition: asked by `locarno coalitions CASE --concept ID`",
    "hypergames": "Where each actor plays the game that it sees: asked by `locarno hypergame CASE --concept ID`",
}
_EXPLAINED: tuple[Family, ...] = ("simultaneous", "foresight")


def concept_tables() -> RenderableType:
    """A table for each family, and how to ask."""
    groups = {family: [one for one in all_concepts() if one.family == family] for family in _FAMILIES}
    tables = [_table(family, members) for family, members in groups.items() if members]
    how = "Ask by `locarno stability CASE --concept ID` where no other command is named; there it may be repeated."
    return Group(*tables, Text(how))


def _table(family: Family, members: list[ConceptInfo]) -> Table:
    title = _FAMILIES[family]
    if len({one.needs for one in members}) == 1 and members[0].needs:
        title += f" (needs {members[0].needs})"
    if family in TOGETHER_AS:
        title += f"; all together: -c {family}"
    table = Table(box=SIMPLE_HEAD, pad_edge=False, title=title, title_justify="left", title_style="italic", expand=True)
    table.add_column("id", style="bold", min_width=16)
    table.add_column("a state is stable if", ratio=3)
    table.add_column("source", ratio=2, style="dim")
    for one in members:
        table.add_row(one.id, one.meaning, one.source)
    return table


def concepts_shape() -> dict[str, Any]:
    """`locarno.concepts/1`."""
    return {
        "schema": "locarno.concepts/1",
        "concepts": [asdict(one) for one in all_concepts()],
        "several": {name: list(ids) for name, ids in TOGETHER_AS.items()},
    }


def concept_rows() -> Iterator[dict[str, Any]]:
    """One row for each concept."""
    return (asdict(one) for one in all_concepts())


def meanings_text(found: Stability) -> Text | None:
    """What concepts beyond the ladder ask, of those that were asked for; None if there are none."""
    infos = [info for id_ in found.concepts if (info := concept_named(id_)) and info.family in _EXPLAINED]
    lines = [f"{info.name}: {info.meaning}." for info in infos]
    return Text("\n".join(lines), style="dim") if lines else None
