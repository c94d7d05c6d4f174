"""What is each pledge worth: would it be kept when it comes to it, and which verdicts hang on it?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from ..case.basis import Basis
from ..case.pledge_nouns import Binding, PledgeKind
from .answer import Answer
from .asked import Asked, Rung
from .given import Given

Sort = Literal["deliver", "hold", "act"]
"""What is called for: to do what was pledged, to hold to a refusal, to do what comes due later."""

Will = Literal["always", "never", "sometimes", "indifferent", "uncalled"]
"""Whether the pledger would rather keep its word than not, over the states that call it; uncalled: there is none."""

Standing = Literal["later", "withdrawn", "waits", "kept", "due", "unseen"]
"""Where a pledge stands today: not given yet, withdrawn, its condition false, kept, due and not kept, or due and of a
kind that no option shows."""

Taken = Literal["kept", "acts", "struck"]
"""How a pledge is taken: at its word; at its word with all it triggers, as if that were owed; struck out."""


@dataclass(frozen=True, slots=True)
class Decider:
    """A statement by which a pledger decides when it comes to it.

    In so many states it decides `for_it` (to keep its word) and `against` it. `place`: its number from 1, 0 for weights
    (all that differ, joined) and for a ranking (empty).
    """

    statement: str
    place: int
    basis: Basis | None
    for_it: int
    against: int


@dataclass(frozen=True, slots=True)
class Moment:
    """The moment of truth of one pledger for one part of a pledge, under one reading.

    `options` are its own that this is about; `binding` that of the part. All are counts of states: `due`, where this
    is called for at all; of these `already`, where it is done (for `hold`: where the refusal is broken already), and
    `unable`, where the pledger has no move that does it (for `hold`: none that breaks it). The rest is the moment of
    truth: it `would` rather keep its word, `would_not`, or is `indifferent`. `condition`: an expression over the
    options that is true in exactly those states of the rest where it would; empty if no simple one is, or none needed.
    """

    pledge: str
    actor: str
    reading: str
    sort: Sort
    options: tuple[str, ...]
    binding: Binding
    due: int
    already: int
    unable: int
    would: int
    would_not: int
    indifferent: int
    condition: str
    deciders: tuple[Decider, ...]

    @property
    def called(self) -> int:
        """How many states there are in which it comes to it."""
        return self.would + self.would_not + self.indifferent

    @property
    def will(self) -> Will:
        """The answer in a word."""
        if not self.called:
            return "uncalled"
        if self.would == self.called:
            return "always"
        if self.would:
            return "sometimes"
        return "never" if self.would_not else "indifferent"


@dataclass(frozen=True, slots=True)
class Change:
    """A verdict that is another one if the pledge is taken so."""

    arrangement: str
    reading: str
    before: Rung
    after: Rung


@dataclass(frozen=True, slots=True)
class Variant:
    """What changes under one reading if a pledge, or several together, is taken at its word or struck out.

    `possible`: whether it can be; if not, `why` says why. `held_no`: for a pledge struck out the options that are held
    no; `shared`: those that it carries too, with the other pledges of the given word that do.
    """

    taken: Taken
    reading: str
    possible: bool
    why: str
    held_no: tuple[str, ...]
    shared: Mapping[str, tuple[str, ...]]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class PledgeWorth:
    """The worth of one pledge, or of several taken together; `ids` in the order of the case.

    `kinds`, `bindings` and `today` (None: the case says nothing about today) in the same order. `readings`: under
    which it is there, of those asked about. `given`: under how many of these it is part of the given word. `moments`
    are empty where several are taken together.
    """

    ids: tuple[str, ...]
    kinds: tuple[PledgeKind, ...]
    bindings: tuple[Binding, ...]
    today: tuple[Standing | None, ...]
    readings: tuple[str, ...]
    given: int
    moments: tuple[Moment, ...]
    variants: tuple[Variant, ...]

    def under(self, reading: str) -> tuple[Moment, ...]:
        """The moments of truth under a reading."""
        return tuple(one for one in self.moments if one.reading == reading)

    def variant(self, taken: Taken, reading: str) -> Variant | None:
        """What changes under a reading if it is taken so; None if that is not asked."""
        return next((one for one in self.variants if (one.taken, one.reading) == (taken, reading)), None)

    def changes(self, taken: Taken) -> tuple[Change, ...]:
        """All verdicts that change if it is taken so, reading by reading."""
        return tuple(change for one in self.variants if one.taken == taken for change in one.changes)


@dataclass(frozen=True)
class Worth(Answer):
    """The worth of pledges, in the order of the case; several together come last.

    `givens`: the given word under each reading. `within`: the arrangements whose states moments of truth are sought in,
    and whose verdicts are compared; empty: all states, and all arrangements. `verdicts`: how many there are to compare.
    `assumed_shares`: for each reading, how much of what its answers rest on is assumed, from 0 to 1.
    """

    asked: Asked
    readings: tuple[str, ...]
    givens: tuple[Given, ...]
    within: tuple[str, ...]
    verdicts: int
    assumed_shares: Mapping[str, float]
    pledges: tuple[PledgeWorth, ...]

    def __iter__(self) -> Iterator[PledgeWorth]:
        return iter(self.pledges)

    def __getitem__(self, id_: str) -> PledgeWorth:
        """The worth of one pledge by itself; raises KeyError if it was not asked for."""
        for one in self.pledges:
            if one.ids == (id_,):
                return one
        raise KeyError(id_)
