"""Who can block an arrangement, who of them would, and what would lift the block?"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from .answer import Answer
from .asked import Asked, Rung
from .explanation import Decision
from .states import StateView
from .verdicts import Break

ElementKind = Literal["option", "pledge", "offer", "proposal"]
Among = Literal["every", "some", "none"]
"""In every opening state of the arrangement, in some of them, in none."""


@dataclass(frozen=True, slots=True)
class Blocking:
    """A smallest set of actors without whose moves nobody else can bring the arrangement about.

    `prefers`: in which of its opening states all of them are worse off than today, so that all of them would rather
    not move.
    """

    actors: tuple[str, ...]
    prefers: Among


@dataclass(frozen=True, slots=True)
class Leaving:
    """A smallest set of actors that can leave the arrangement from its opening states, and from which of them."""

    actors: tuple[str, ...]
    can: Among


@dataclass(frozen=True, slots=True)
class Will:
    """What one actor thinks of the arrangement as it opens.

    `worse`: in which opening states it is worse off than today; `better` likewise. `because` decides between today and
    the first opening state, None if there is nothing to compare. `leaves`: its shortest way out of which it is not
    deterred by an answer that counts for the rung asked for; None if it has none.
    """

    actor: str
    worse: Among
    better: Among
    because: Decision | None
    leaves: Break | None


@dataclass(frozen=True, slots=True)
class Element:
    """One thing that is added to an arrangement.

    `option`: that it is yes, `id` and `text` are its own. Else a pledge taken at its word: `pledge` for pledges,
    refusals and threats; `offer` for a demand, of which the pledger keeps its own side; `proposal` if nobody gave it.
    `same`: further pledges that would come to exactly the same. `overrides`: the arrangement itself rules the option
    out. `payers`: the owners, or those who would have to keep
    their word.
    """

    kind: ElementKind
    id: str
    same: tuple[str, ...]
    text: str
    payers: tuple[str, ...]
    overrides: bool
    refs: tuple[str, ...]
    assumed: bool


@dataclass(frozen=True, slots=True)
class Price:
    """A smallest addition that lifts the block: nobody is left who can block and would, and it holds well enough.

    `rung`: by what the arrangement then holds. `opening`: the states in which it then opens. `worse`: actors for which
    the worst of these is worse than the worst before, by what they wanted before. `against`: who would still rather
    have today, and cannot block it.
    """

    elements: tuple[Element, ...]
    rung: Rung
    opening: tuple[StateView, ...]
    worse: tuple[str, ...]
    against: tuple[str, ...]

    @property
    def payers(self) -> tuple[str, ...]:
        """Who pays."""
        return tuple(dict.fromkeys(actor for element in self.elements for actor in element.payers))


@dataclass(frozen=True, slots=True)
class Turned:
    """A smallest addition that wins over everybody who blocks now, and turns others against the arrangement.

    `blocking`: the sets of actors that then keep it out; `leaving`: who then leaves it.
    """

    elements: tuple[Element, ...]
    blocking: tuple[tuple[str, ...], ...]
    leaving: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Veto:
    """The answer for one arrangement under one reading.

    `rung`: its verdict. `start`: today is feasible under these rules; `there`: it already agrees with the arrangement.
    `opening`: the states of the arrangement nearest to today. `bring_about`: the smallest sets of actors who can bring
    it about together, by any moves of theirs; empty if nobody can, or if it is there. `blocking`, `leaving`: see there.
    `wills`: actor by actor. `wanted`: the rung asked for. `prices` and `turned` are empty if there is no block;
    `complete` is up to how many elements all additions were looked at, and `tried` how many there were.
    `assumed_share` from 0 to 1, of `entries` entries.
    """

    arrangement: str
    reading: str
    rung: Rung
    wanted: Rung
    start: bool
    there: bool
    opening: tuple[StateView, ...]
    bring_about: tuple[tuple[str, ...], ...]
    blocking: tuple[Blocking, ...]
    leaving: tuple[Leaving, ...]
    wills: tuple[Will, ...]
    prices: tuple[Price, ...]
    turned: tuple[Turned, ...]
    complete: int
    tried: int
    assumed_share: float
    entries: int

    @property
    def keep_out(self) -> tuple[Blocking, ...]:
        """The sets that can keep it out and would: all of them are worse off in every opening state than today."""
        return tuple(one for one in self.blocking if one.prefers == "every")

    @property
    def leavers(self) -> tuple[str, ...]:
        """Who would leave it, and nobody makes them regret it."""
        return tuple(will.actor for will in self.wills if will.leaves is not None)

    @property
    def blocked(self) -> bool:
        """Whether something is to be lifted."""
        return bool(self.keep_out or self.leavers) or not self.possible or not self.reachable

    @property
    def possible(self) -> bool:
        """Whether the rules leave the arrangement a state."""
        return self.rung != "impossible"

    @property
    def reachable(self) -> bool:
        """Whether somebody can bring it about, or it is there."""
        return self.there or not self.start or bool(self.bring_about)


@dataclass(frozen=True)
class Vetoes(Answer):
    """All answers, arrangement by arrangement in the order asked, with the readings side by side.

    `most`: how many elements an addition has at most.
    """

    asked: Asked
    wanted: Rung
    most: int
    arrangements: tuple[str, ...]
    readings: tuple[str, ...]
    vetoes: tuple[Veto, ...]

    def __iter__(self) -> Iterator[Veto]:
        return iter(self.vetoes)

    def __getitem__(self, cell: tuple[str, str]) -> Veto:
        """The answer for (arrangement, reading); raises KeyError if it was not asked for."""
        for veto in self.vetoes:
            if (veto.arrangement, veto.reading) == cell:
                return veto
        raise KeyError(cell)
