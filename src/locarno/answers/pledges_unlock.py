"""What would unlock a goal: the smallest changes after which it comes about."""

from dataclasses import dataclass
from typing import Literal

from .answer import Answer
from .asked import Asked
from .given import Given, PledgeView

ChangeKind = Literal["drop", "lift", "withdraw", "take", "give up"]


@dataclass(frozen=True, slots=True)
class Change:
    """One change: a kind, and the id of the pledge or option that it is made to.

    `drop` the condition of a pledge; `lift` a refusal or threat; `withdraw` a pledge; `take` an option that is no
    today; `give up` one that is yes.
    """

    kind: ChangeKind
    subject: str


@dataclass(frozen=True, slots=True)
class Asks:
    """A change, and who would have to make it."""

    change: Change
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Key:
    """A minimal set of changes.

    `smallest`: no other set has fewer changes. `surely`: after it, every settlement has the goal. `holds`: the options
    that are yes in a settlement that has it, and `in_force` the pledges that are due and kept there.
    """

    changes: tuple[Asks, ...]
    smallest: bool
    surely: bool
    holds: tuple[str, ...]
    in_force: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unlock(Answer):
    """`goal` as it was named. `trust`: a self-supporting state is enough; else a stable settlement is asked for.

    `supposed`: options taken for granted. `actors`: who may be asked for changes, empty for everybody; `withdraw`:
    whether pledges may be taken back. `possible`: some feasible state has the goal. `keys`: the minimal sets, the
    smallest first; the empty one alone if the goal holds already. `complete`: these are all of them; else the search
    was stopped, after `most` of them or after `seconds`.
    """

    asked: Asked
    given: Given
    goal: str
    trust: bool
    supposed: tuple[str, ...]
    actors: tuple[str, ...]
    withdraw: bool
    possible: bool
    pledges: tuple[PledgeView, ...]
    keys: tuple[Key, ...]
    complete: bool
    most: int
    seconds: float
