"""The concepts of stability that can be asked for: id, name, meaning, source.

The five of the ladder carry verdicts (`answers.asked.CONCEPTS`). The others are asked for by name. A concept judges
each state for each actor; those of `TOGETHER` judge a state for all actors at once.
"""

import re
from dataclasses import dataclass
from typing import Literal

Family = Literal["ladder", "simultaneous", "foresight", "unknown", "strength", "fuzzy"]


@dataclass(frozen=True, slots=True)
class ConceptInfo:
    """`id` as asked for; `name` as in the literature; `meaning`: when is a state stable; `source`: the paper."""

    id: str
    name: str
    family: Family
    meaning: str
    source: str


_LADDER = (
    ConceptInfo("nash", "Nash", "ladder", "the actor has no improvement", "Nash 1950"),
    ConceptInfo(
        "sseq", "SSEQ", "ladder", "each improvement is answered by improvements of the others, and no reply helps",
        "Rêgo & Vieira 2017",
    ),
    ConceptInfo(
        "seq", "SEQ", "ladder", "each improvement is answered by improvements of the others", "Fraser & Hipel 1979"
    ),
    ConceptInfo("smr", "SMR", "ladder", "each improvement can be answered, and no reply helps", "Howard 1971"),
    ConceptInfo("gmr", "GMR", "ladder", "each improvement can be answered", "Howard 1971"),
)  # fmt: skip

KNOWN: dict[str, ConceptInfo] = {one.id: one for one in _LADDER}
"""The concepts by id; limited-move concepts `l1`, `l2`, ... come on top, for any horizon."""

TOGETHER: frozenset[str] = frozenset()
"""Ids of concepts that judge a state for all actors at once."""


def concept_named(id_: str) -> ConceptInfo | None:
    """The concept of that id; None if there is none."""
    if id_ in KNOWN:
        return KNOWN[id_]
    found = re.fullmatch(r"l([1-9]\d{0,3})", id_)
    if found is None:
        return None
    meaning = f"looking {found[1]} moves ahead, the actor stays"
    return ConceptInfo(id_, f"L{found[1]}", "foresight", meaning, "Kilgour 1985; Fang, Hipel & Kilgour 1993")
