"""What one reading believes and another does not, belief by belief."""

from dataclasses import dataclass
from typing import Literal

from ..case.basis import Basis

AtomKind = Literal["statement", "list", "rule", "scenario", "pledge", "likelihood", "together"]
Grain = Literal["lists", "statements"]
"""How finely preferences are taken apart: an actor's whole list, or each statement and its place in the list."""


@dataclass(frozen=True, slots=True)
class Atom:
    """One belief in which two readings, the first and the second, differ.

    `text`: the statement, rule, scenario, pledge or event; empty for a whole list. `places`: for a statement its place,
    from 1, in the list of each reading, None where it does not stand; else 1 where the reading has it, None where not.
    `bases`: what it rests on in each reading, None where it is not there; for a list what its statements rest on is
    put together. `words`: how likely it is in each reading, a word of the scale, empty where none is given; for an
    atom of kind `likelihood`, of an event, or of a rule or scenario that both have, this is what they differ in. An
    atom of kind `together` is several beliefs that no reading could have one without the other; `text` names them.
    """

    id: str
    kind: AtomKind
    actor: str
    text: str
    places: tuple[int | None, int | None]
    bases: tuple[Basis | None, Basis | None]
    words: tuple[str, str] = ("", "")

    @property
    def decides(self) -> bool:
        """Whether a verdict of stability may depend on it; on how likely something is none does."""
        return self.kind != "likelihood"

    @property
    def refs(self) -> tuple[str, ...]:
        """The refs of both sides, without repetition."""
        return tuple(dict.fromkeys(ref for basis in self.bases if basis for ref in basis.refs))

    @property
    def assumed(self) -> bool:
        """Whether no source says it, on either side."""
        return all(basis.assumed for basis in self.bases if basis)
