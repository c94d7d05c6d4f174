"""Who waits for whom, and what comes into force: if nobody moves first, if everybody trusts, in stable settlements."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from .answer import Answer
from .asked import Asked
from .given import Given, Lacking, PledgeView

Stand = Literal["in force", "due", "waits", "undecided"]
"""What a pledge is if nobody moves first; `due`: and not kept, because something is in the way."""

Coming = Literal["yes", "undecided", "promised", "refused", "partly", "nobody", "never"]
"""What becomes of an option if nobody moves first.

`promised`: no, though all owners promised it, and all that waits for something; `refused`: no, because a refusal is
due; `partly`: no, some owners promised it; `nobody`: no, and no owner did; `never`: it cannot come about.
"""


@dataclass(frozen=True, slots=True)
class Settlement:
    """Options that are yes, pledges in force (due and kept), and those that are due and are not kept."""

    holds: tuple[str, ...]
    in_force: tuple[str, ...]
    due: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Waits:
    """What a pledge is if nobody moves first, and what its condition lacks, if it is not due.

    `ends`: for a refusal that is due, what would have to change for it to be due no longer.
    """

    pledge: str
    stand: Stand
    lacks: tuple[Lacking, ...]
    ends: tuple[Lacking, ...]


@dataclass(frozen=True, slots=True)
class OptionStand:
    """What becomes of an option if nobody moves first.

    `round`: in which step it comes about, 0 for what is so from the start, None if it does not. `delivered`: the
    pledges that count and would bring it about, as far as their givers own it; `refused`: the refusals by its owners
    that are due; `refusable`: those that are not due. `silent`: its owners who have not promised it. `uncounted`:
    pledges that speak of delivering or blocking it and do not count.
    """

    option: str
    today: bool
    coming: Coming
    round: int | None
    delivered: tuple[str, ...]
    refused: tuple[str, ...]
    refusable: tuple[str, ...]
    silent: tuple[str, ...]
    uncounted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Loop:
    """Pledges and the options between them, each of which waits for each; all of them would be so with trust."""

    pledges: tuple[str, ...]
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Loops(Answer):
    """Who waits for whom, and three kinds of settlements.

    `supposed`: options taken for granted. `others`: pledges that are there and do not count. `first`: nobody moves
    first, the least fixed point (well-founded model); `undecided`: options of which it does not say whether they are
    yes; `breaches`: rules that it does not keep. `trust`: everybody trusts, all self-supporting states with no other
    above them. `stable`: the stable settlements; `always` and `sometimes`: pledges in force in all of them, in some.
    Where there is none, `contradictions` are the minimal sets of pledges that allow none, and `broken` the minimal
    sets to be broken for there to be one; both empty, too, where there is none even so. `..._complete`: these are
    all; else the search was stopped, after `most` or after `seconds`.
    """

    asked: Asked
    given: Given
    supposed: tuple[str, ...]
    pledges: tuple[PledgeView, ...]
    others: tuple[PledgeView, ...]
    first: Settlement
    undecided: tuple[str, ...]
    breaches: tuple[str, ...]
    waits: tuple[Waits, ...]
    options: Mapping[str, OptionStand]
    loops: tuple[Loop, ...]
    trust: tuple[Settlement, ...]
    trust_complete: bool
    stable: tuple[Settlement, ...]
    stable_complete: bool
    always: tuple[str, ...]
    sometimes: tuple[str, ...]
    contradictions: tuple[tuple[str, ...], ...]
    contradictions_complete: bool
    broken: tuple[tuple[str, ...], ...]
    broken_complete: bool
    most: int
    seconds: float

    def stand(self, id_: str) -> Waits:
        """What a pledge is if nobody moves first; raises KeyError if it does not count."""
        for one in self.waits:
            if one.pledge == id_:
                return one
        raise KeyError(id_)
