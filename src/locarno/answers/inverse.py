"""Which preferences would make a state or an arrangement hold, and what is the smallest change that does it?"""

from dataclasses import dataclass
from typing import Literal

from ..case.nouns import Statement
from .answer import Answer
from .asked import Asked, Concept, Rung
from .states import StateView

Status = Literal["holds", "found", "none", "stopped", "fixed"]
"""`holds` as it is; a change was `found`; `none` does it; the search was `stopped`; `fixed`: no order may change."""

Change = tuple[str, ...]
"""What differs between two states: `+option`, `-option`; in graph form `-> state`."""


# what is asked of preferences


@dataclass(frozen=True, slots=True)
class Comparison:
    """That the state is at least as good as another one, told by what differs; `holds` in the reading."""

    change: Change
    holds: bool


@dataclass(frozen=True, slots=True)
class Alternative:
    """Comparisons that must be so together; `in_all` of them, some listed."""

    comparisons: tuple[Comparison, ...]
    in_all: int
    holds: bool


@dataclass(frozen=True, slots=True)
class Clause:
    """What the move asks of an actor's ranking: one of so many alternatives `in_all`, some of them listed."""

    move: Change
    alternatives: tuple[Alternative, ...]
    in_all: int
    holds: bool


@dataclass(frozen=True, slots=True)
class Precedence:
    """One of the statements `first` must come before all of `later`."""

    first: tuple[Statement, ...]
    later: tuple[Statement, ...]
    holds: bool


@dataclass(frozen=True, slots=True)
class Ordering:
    """Precedences that must hold together.

    `answer`: then the move is no gain because the others can bring about this state, told by what differs from the
    state asked about; empty if the move is then no gain by itself.
    """

    precedences: tuple[Precedence, ...]
    answer: Change
    holds: bool


@dataclass(frozen=True, slots=True)
class Condition:
    """What some moves, all alike, ask of the order of an actor's statements: one of the orderings.

    `in_all` of them, some listed; none at all where no order will do. Then `tempting` are the statements that are true
    after the move and not before, for which there is no reason to stay.
    """

    moves: tuple[Change, ...]
    orderings: tuple[Ordering, ...]
    in_all: int
    tempting: tuple[Statement, ...]
    holds: bool


@dataclass(frozen=True, slots=True)
class Share:
    """How many orders do it, of how many; None where only the `share` is known. `error`: its standard error."""

    orders: int | None
    of: int | None
    share: float
    error: float


@dataclass(frozen=True, slots=True)
class Asks:
    """What the stability of a state asks of one actor, the others' preferences being as they are.

    `moves`: how many moves it has there; `settled`: of them, those that ask nothing of its preferences. `clauses` over
    states, `in_all` of them after simplifying; `conditions` over statements, None if its preferences are no order of
    statements; both None if they are too many to write down. Of all orders without ties, with ties, and of its
    statements, the share in which the state is stable for it; None where that was not counted.
    """

    actor: str
    stable: bool
    moves: int
    settled: int
    clauses: tuple[Clause, ...] | None
    in_all: int
    conditions: tuple[Condition, ...] | None
    strict: Share | None
    weak: Share | None
    statements: Share | None


# changes


@dataclass(frozen=True, slots=True)
class Move:
    """A statement that is put `before` others which stood before it, or `after` others which stood after it."""

    statement: Statement
    before: tuple[Statement, ...]
    after: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """A new order of one actor's statements. `given_up`: those that are left out; `swaps` of neighbours for the rest.

    `alike`: so many orders as near rank the states alike, this one included.
    """

    actor: str
    order: tuple[Statement, ...]
    moved: tuple[Move, ...]
    given_up: tuple[Statement, ...]
    swaps: int
    alike: int

    @property
    def turned(self) -> tuple[tuple[Statement, Statement], ...]:
        """The pairs of statements of which the first now stands before the second, and did not."""
        up = [(one.statement, other) for one in self.moved for other in one.before]
        return (*up, *((other, one.statement) for one in self.moved for other in one.after))


@dataclass(frozen=True, slots=True)
class Way:
    """Edits that together make it hold."""

    edits: tuple[Edit, ...]

    @property
    def swaps(self) -> int:
        """In all."""
        return sum(edit.swaps for edit in self.edits)

    @property
    def given_up(self) -> int:
        """Statements in all."""
        return sum(len(edit.given_up) for edit in self.edits)


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways that change least, of those that so few actors could take; `more` if not all are listed.

    `cleared`: no way of at most so many swaps does it, but those listed; None: no other way as small or smaller.
    """

    status: Status
    ways: tuple[Way, ...]
    more: bool
    cleared: int | None

    @property
    def common(self) -> tuple[tuple[str, Statement, Statement], ...]:
        """What all ways have in common: actors, and statements of which they put the first before the second.

        Empty if not all ways are listed.
        """
        each = [[(edit.actor, *pair) for edit in way.edits for pair in edit.turned] for way in self.ways]
        if self.more or not each:
            return ()
        return tuple(one for one in each[0] if all(one in other for other in each[1:]))


@dataclass(frozen=True, slots=True)
class Alone:
    """The same for one actor alone."""

    actor: str
    ways: Ways


@dataclass(frozen=True, slots=True)
class Raise:
    """The state put higher in an actor's ranking, just enough, all others as they are.

    From place `place` of `places` to place `to`, counted from the best, equally good states sharing one. `passed`: so
    many states it is then better than and was not, `joined`: so many it is then as good as; of these `examples`.
    `pairs`: of how many pairs of states the relation changes, ties included.
    """

    actor: str
    place: int
    places: int
    to: int
    passed: int
    joined: int
    pairs: int
    examples: tuple[StateView, ...]


@dataclass(frozen=True, slots=True)
class Raises:
    """Raising `state` for some actors. `least`: no change of rankings makes less difference.

    `blocked`: actors for whom it would have to be raised as well, but who may not be asked; then it does not do.
    """

    state: StateView
    raises: tuple[Raise, ...]
    least: bool
    blocked: tuple[str, ...]

    @property
    def pairs(self) -> int:
        """Of how many pairs of states the order changes, for all actors."""
        return sum(one.pairs for one in self.raises)


@dataclass(frozen=True, slots=True)
class Finding:
    """The answer under one concept.

    `least`: the smallest change of the order of statements; `fewest`: the smallest by the fewest actors, if that is
    another; `alone`: by each actor alone. `dropped`: if no order does it, the fewest statements to be given up.
    `raised`: what raising the state (or a state at which the arrangement starts) in rankings takes, None if that does
    not do. `asks`: of each actor, what the state asks; for an arrangement what the moves ask that leave it from there.
    `together`: the share of all orders in which it is stable for everybody, without ties, with ties, and of statements;
    for a state only. `tried`: how many choices of orders were judged.
    """

    concept: Concept
    rung: Rung
    holds: bool
    possible: bool
    least: Ways
    fewest: Ways | None
    alone: tuple[Alone, ...]
    dropped: Ways | None
    raised: Raises | None
    asks: tuple[Asks, ...]
    together: tuple[Share | None, Share | None, Share | None]
    tried: int


@dataclass(frozen=True)
class Inverse(Answer):
    """All findings about one target under one reading.

    `arrangement`: its id, empty if a state was asked about. `state`: the state, or the first at which the arrangement
    starts; None if there is none; `opening`: how many there are. `actors`: who may be asked to change.
    `fixed`: who has no order of statements that could change.
    """

    asked: Asked
    reading: str
    arrangement: str
    state: StateView | None
    opening: int
    actors: tuple[str, ...]
    fixed: tuple[str, ...]
    findings: tuple[Finding, ...]

    def __getitem__(self, concept: Concept) -> Finding:
        """The finding under a concept; raises KeyError if it was not asked for."""
        for finding in self.findings:
            if finding.concept == concept:
                return finding
        raise KeyError(concept)
