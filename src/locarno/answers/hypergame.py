"""Who plays which game, what rests then, and who is surprised by whom."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from ..case.basis import Basis
from .answer import Answer
from .asked import Asked, Concept, Rung
from .explanation import Decision, Temptation
from .states import StateView, Step
from .verdicts import Verdict

Kind = Literal["expected", "unexpected", "surprising", "half_seen", "unstable"]
"""What a state is in a hypergame; every state is exactly one (see `Hypergame.kinds`)."""

KINDS: tuple[Kind, ...] = ("expected", "unexpected", "surprising", "half_seen", "unstable")

Why = Literal["unseen_state", "unseen_move", "no_gain", "deterred", "expected"]
"""Why a game did not foresee a move: the first of these that is true."""


@dataclass(frozen=True, slots=True)
class Sight:
    """The game of one actor: a reading, with scenarios on top of those asked for.

    `wants`: the reading that says what the actor itself wants. `game`: the same number for actors with the same game,
    from 0. `states`: how many states its game has; `alone`: how many of them some other actor does not see.
    """

    actor: str
    reading: str
    scenarios: tuple[str, ...]
    wants: str
    game: int
    states: int
    alone: int


@dataclass(frozen=True, slots=True)
class Tally:
    """States under one concept: how many of each kind, and how many each actor believes to be equilibria.

    `kinds` in the order of `KINDS`; `believed` in the order of the actors.
    """

    kinds: tuple[int, ...]
    believed: tuple[int, ...]

    @property
    def equilibria(self) -> int:
        """How many hypergame equilibria there are."""
        return self.kinds[0] + self.kinds[1]


@dataclass(frozen=True, slots=True)
class Mind:
    """What one actor's game says about a move of another: why it was not foreseen.

    `gain`: what decides about the move in that game, None where the game does not know it. `deterrent`: the answer that
    it counts on, where `why` is `deterred` and reasons were asked for.
    """

    actor: str
    why: Why
    gain: Decision | None
    deterrent: Temptation | None


@dataclass(frozen=True, slots=True)
class Departure:
    """A move by which an actor leaves, in its own game an improvement that is not deterred.

    `agrees`: where it leads still agrees with the arrangement asked about, but somebody cannot see that state. `gain`:
    why it improves. `trace`: the same with the harshest answer it sees, where reasons were asked for. `minds`: what the
    games of others say about it.
    """

    step: Step
    agrees: bool
    gain: Decision
    trace: Temptation | None
    minds: tuple[Mind, ...]


@dataclass(frozen=True, slots=True)
class Surprise:
    """A state that some actors believe to rest, and that others leave; for each of these its smallest such move."""

    state: StateView
    believers: tuple[str, ...]
    departures: tuple[Departure, ...]


@dataclass(frozen=True, slots=True)
class Alarm:
    """A move that one actor expects another to make, and that is not made: `mind` is the supposed mover's own."""

    actor: str
    step: Step
    mind: Mind


@dataclass(frozen=True, slots=True)
class Rest:
    """A hypergame equilibrium that some actors do not believe to be one: for each of them a move it expects."""

    state: StateView
    alarms: tuple[Alarm, ...]


@dataclass(frozen=True, slots=True)
class HyperVerdict:
    """Whether one arrangement holds where each actor plays its own game.

    `eyes`: the verdict in each actor's own game. `verdict`: that of the hypergame; its reading is empty, `states`
    counts those that everybody sees. `by_seers`: the rung if whoever cannot see a state did nothing in it; never weaker
    than that of `verdict`. `departures`: one for each of its breaks, in the same order; the minds are those
    of all other actors. `surprised`: in their eyes it holds, and it breaks. `alarmed`: in their eyes it breaks, and it
    holds; for each such actor the move that it expects. `unseen_by`: in their eyes it is impossible.
    """

    arrangement: str
    eyes: tuple[Verdict, ...]
    verdict: Verdict
    by_seers: Rung
    departures: tuple[Departure, ...]
    surprised: tuple[str, ...]
    alarms: tuple[Alarm, ...]
    unseen_by: tuple[str, ...]


@dataclass(frozen=True)
class Hypergame(Answer):
    """The answer. Axes: A actors, U states that some actor sees.

    `named`: the hypergame of the case that was asked about, empty if the question alone says who sees what. `truth`:
    the reading that says what each actor itself wants, empty if each actor's game says so. `concept`: the
    one that the tables are about. `states[U]` int64 and `labels`, `outcomes` as in `Stability`. `seen[A, U]`: whether
    the actor's game has the state; `stable[A, U]`: whether the actor stays there, judged in its own game;
    `believes[A, U]`: whether it is an equilibrium of the actor's game. `tallies`: for all five concepts. `surprises`
    and `rests`: the first of these states, nearest to today first.
    """

    asked: Asked
    later: tuple[Basis, ...]
    named: str
    truth: str
    concept: Concept
    sights: tuple[Sight, ...]
    options: tuple[str, ...]
    states: NDArray[np.int64]
    labels: tuple[str, ...]
    outcomes: tuple[str, ...]
    seen: NDArray[np.bool_]
    stable: NDArray[np.bool_]
    believes: NDArray[np.bool_]
    tallies: Mapping[Concept, Tally]
    surprises: tuple[Surprise, ...]
    rests: tuple[Rest, ...]
    arrangements: tuple[HyperVerdict, ...]

    @property
    def actors(self) -> tuple[str, ...]:
        """The actors, in the order of the case."""
        return tuple(sight.actor for sight in self.sights)

    @property
    def kinds(self) -> NDArray[np.int8]:
        """The kind of every state, a number in `KINDS`, shape [U]."""
        return kinds_of(self.seen, self.stable, self.believes)

    @property
    def equilibria(self) -> NDArray[np.int64]:
        """The numbers of the hypergame equilibria: seen by all, and stable for each in its own game."""
        return np.flatnonzero((self.seen & self.stable).all(axis=0))

    @property
    def startled(self) -> NDArray[np.int64]:
        """[A, A]: how many states the actor of the column believes to rest, and the actor of the row leaves."""
        leaves = (self.seen & ~self.stable).astype(np.int64)
        return leaves @ self.believes.astype(np.int64).T

    def holds(self, state: int) -> tuple[str, ...]:
        """The options that are yes in a state of a case in option form."""
        code = int(self.states[state])
        return tuple(option for bit, option in enumerate(self.options) if code >> bit & 1)

    def __iter__(self) -> Iterator[HyperVerdict]:
        return iter(self.arrangements)

    def __getitem__(self, arrangement: str) -> HyperVerdict:
        """The answer for one arrangement; raises KeyError if it was not asked for."""
        for one in self.arrangements:
            if one.arrangement == arrangement:
                return one
        raise KeyError(arrangement)


def kinds_of(seen: NDArray[np.bool_], stable: NDArray[np.bool_], believes: NDArray[np.bool_]) -> NDArray[np.int8]:
    """The kind of every state from who sees it, who stays, and who believes it to rest."""
    left = (seen & ~stable).any(axis=0)
    by_all, by_some = believes.all(axis=0), believes.any(axis=0)
    resting = np.where(seen.all(axis=0), np.where(by_all, 0, 1), 3)
    return np.where(left, np.where(by_some, 2, 4), resting).astype(np.int8)
