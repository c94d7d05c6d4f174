"""What the pledges are in a state, or in all states of an arrangement."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from ..case.pledge_nouns import Binding
from .answer import Answer
from .asked import Asked
from .given import Given, Lacking, PledgeView
from .states import StateView

Status = Literal["waits", "due", "kept", "broken", "not used", "blocked"]

STATUSES: tuple[Status, ...] = ("waits", "due", "kept", "broken", "not used", "blocked")
"""`due` is said of pledges without options, of which no state shows whether they are kept."""


@dataclass(frozen=True, slots=True)
class Called:
    """An act that a pledge triggers, where that is called; `owed` if it must follow, `done` if the option is yes."""

    option: str
    binding: Binding
    owed: bool
    done: bool


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What keeps the pledger from keeping a pledge by a move.

    `others`: options that would have to change and are not the pledger's alone, with their owners; `fixed`: options
    that would have to change and cannot, with the rule that says so; `rules`: a smallest set of rules that leaves no
    state to move to, `held` for what a scenario holds; `bars`: rules that bar the move. In graph form `moves` says
    that no listed move leads there, and the others are empty.
    """

    others: Mapping[str, tuple[str, ...]]
    fixed: Mapping[str, str]
    rules: tuple[str, ...]
    bars: tuple[str, ...]
    moves: bool


@dataclass(frozen=True, slots=True)
class InState:
    """What a pledge is in a state.

    `lacks`: what its condition waits for, if it waits; `obstacle` if it is blocked; `called`: acts that it triggers
    now; `met`: for what asks something of others, whether all of that is yes, else None.
    """

    pledge: PledgeView
    status: Status
    lacks: tuple[Lacking, ...]
    obstacle: Obstacle | None
    called: tuple[Called, ...]
    met: bool | None


@dataclass(frozen=True, slots=True)
class Due(Answer):
    """The pledges that count, in one state. `named`: how the state was named; `supposed`: what was changed in it."""

    asked: Asked
    given: Given
    named: str
    supposed: tuple[str, ...]
    state: StateView
    pledges: tuple[InState, ...]

    def __getitem__(self, id_: str) -> InState:
        """What a pledge is; raises KeyError if it does not count."""
        for one in self.pledges:
            if one.pledge.id == id_:
                return one
        raise KeyError(id_)


@dataclass(frozen=True, slots=True)
class InStates:
    """In how many states a pledge is what, and `met`: in how many all it asks for is yes, None if it asks nothing."""

    pledge: PledgeView
    count: Mapping[Status, int]
    met: int | None


@dataclass(frozen=True, slots=True)
class DueOver(Answer):
    """The pledges that count, over all `states` of a goal: an arrangement, an outcome or an expression."""

    asked: Asked
    given: Given
    goal: str
    states: int
    pledges: tuple[InStates, ...]
