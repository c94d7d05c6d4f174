"""Under which circumstances a question was asked: kept with every answer."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Rung = Literal["interest", "credible", "bluff", "breaks", "impossible"]
Concept = Literal["nash", "sseq", "seq", "smr", "gmr"]

CONCEPTS: tuple[Concept, ...] = ("nash", "sseq", "seq", "smr", "gmr")
"""From the strongest to the weakest, as verdicts ask for them."""

RUNG_OF: dict[Concept, Rung] = {
    "nash": "interest",
    "sseq": "credible",
    "seq": "credible",
    "smr": "bluff",
    "gmr": "bluff",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """The case, the scenarios asked for, and the day; `as_of` None if the case has no dates and none was given."""

    case: str
    scenarios: tuple[str, ...]
    as_of: date | None
