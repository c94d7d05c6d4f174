"""What one reading believes and another does not, belief by belief."""

from dataclasses import dataclass
from typing import Literal

from ..case.basis import Basis

AtomKind = Literal["statement", "list", "rule", "scenario", "pledge"]
Grain = Literal["lists", "statements"]
"""How finely preferences are taken apart: an actor's whole list, or each statement and its place in the list."""


@dataclass(frozen=True, slots=True)
class Atom:
    """One belief in which two readings, the first and the second, differ.

    `text`: the statement, rule, scenario or pledge; empty for a whole list. `places`: for a statement its place, from
    1, in the list of each reading, None where it does not stand; else 1 where the reading has it, None where not.
    `bases`: what it rests on in each reading, None where it is not there; for a list what its statements rest on is
    put together.
    """

    id: str
    kind: AtomKind
    actor: str
    text: str
    places: tuple[int | None, int | None]
    bases: tuple[Basis | None, Basis | None]

    @property
    def refs(self) -> tuple[str, ...]:
        """The refs of both sides, without repetition."""
        return tuple(dict.fromkeys(ref for basis in self.bases if basis for ref in basis.refs))

    @property
    def assumed(self) -> bool:
        """Whether no source says it, on either side."""
        return all(basis.assumed for basis in self.bases if basis)
