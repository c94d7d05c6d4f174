"""The definitions of a hypergame read aloud, slow and obvious: sets, dictionaries and loops over `oracle`.

H = (G_1, ..., G_n): for each actor the whole conflict as it sees it (Bennett 1977). The actors are the same in all
games; states, moves and rankings may differ. A state is the same state in two games if it has the same name.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import oracle
from oracle import Concept, Game, Rung, State


@dataclass(frozen=True, eq=False)
class Hyper:
    """`games[i]` is the conflict as actor i sees it."""

    games: Mapping[str, Game]

    @property
    def actors(self) -> tuple[str, ...]:
        return tuple(self.games)

    def sees(self, i: str, s: State) -> bool:
        return s in self.games[i].states

    def anybody_sees(self) -> frozenset[State]:
        return frozenset(s for i in self.actors for s in self.games[i].states)

    def everybody_sees(self) -> frozenset[State]:
        return frozenset(s for s in self.anybody_sees() if all(self.sees(i, s) for i in self.actors))


def stays(hyper: Hyper, concept: Concept, i: str, s: State) -> bool:
    """Whether i, in its own game, is stable in s; a state it does not see it neither keeps nor leaves: False."""
    return hyper.sees(i, s) and oracle.is_stable(hyper.games[i], concept, i, s)


def leaves(hyper: Hyper, concept: Concept, i: str, s: State) -> bool:
    """Whether i sees s and has, in its own game, an improvement that is not deterred."""
    return hyper.sees(i, s) and not oracle.is_stable(hyper.games[i], concept, i, s)


def believes(hyper: Hyper, concept: Concept, i: str, s: State) -> bool:
    """Whether s is an equilibrium of the game of i."""
    game = hyper.games[i]
    return s in game.states and all(oracle.is_stable(game, concept, j, s) for j in game.actors)


def equilibria(hyper: Hyper, concept: Concept) -> frozenset[State]:
    """The states that everybody sees and that are stable for each in its own game."""
    return frozenset(
        s for s in hyper.everybody_sees() if all(oracle.is_stable(hyper.games[i], concept, i, s) for i in hyper.actors)
    )


def kind(hyper: Hyper, concept: Concept, s: State) -> str:
    """What the state is."""
    believers = [i for i in hyper.actors if believes(hyper, concept, i, s)]
    leavers = [i for i in hyper.actors if leaves(hyper, concept, i, s)]
    if s in equilibria(hyper, concept):
        return "expected" if len(believers) == len(hyper.actors) else "unexpected"
    if leavers and believers:
        return "surprising"
    if leavers:
        return "unstable"
    return "half_seen"


def ways_off(hyper: Hyper, concept: Concept, whose: str, mover: str, s: State) -> frozenset[State]:
    """Where, in somebody's game, the mover's improvements from s lead that are not deterred; nowhere if s is unseen."""
    game = hyper.games[whose]
    if s not in game.states:
        return frozenset()
    return frozenset(t for t in oracle.improvements(game, mover, s) if not oracle.deterred(game, concept, mover, s, t))


def why(hyper: Hyper, concept: Concept, whose: str, mover: str, s: State, t: State) -> str:
    """What somebody's game says about the mover's move from s to t."""
    game = hyper.games[whose]
    if s not in game.states or t not in game.states:
        return "unseen_state"
    if t not in game.moves[mover][s]:
        return "unseen_move"
    if not oracle.is_better(game, mover, t, s):
        return "no_gain"
    return "deterred" if oracle.deterred(game, concept, mover, s, t) else "expected"


def is_left(hyper: Hyper, concept: Concept, s: State, inside: Collection[State]) -> bool:
    """Whether some actor has, in its own game, an improvement from s out of the set that is not deterred."""
    return any(t not in inside for i in hyper.actors for t in ways_off(hyper, concept, i, i, s))


def kept_set(hyper: Hyper, concept: Concept, arrangement: Collection[State]) -> frozenset[State]:
    """The largest set of states of the arrangement, seen by all, that nobody leaves."""
    kept = {s for s in arrangement if s in hyper.everybody_sees()}
    while True:
        drop = {s for s in kept if is_left(hyper, concept, s, kept)}
        if not drop:
            return frozenset(kept)
        kept -= drop


def rung_by_seers(hyper: Hyper, arrangement: Collection[State], opening: Collection[State]) -> Rung:
    """The same, if states that only some see belong to it too, and nobody leaves a state it cannot see."""
    inside = {s for s in arrangement if s in hyper.anybody_sees()}
    if not inside:
        return "impossible"
    for name, concept in oracle.RUNGS:
        kept = set(inside)
        while drop := {s for s in kept if is_left(hyper, concept, s, kept)}:
            kept -= drop
        if any(s in kept for s in opening):
            return name
    return "breaks"


def rung(hyper: Hyper, arrangement: Collection[State], opening: Collection[State]) -> tuple[Rung, Concept | None]:
    """By what the arrangement holds."""
    if not any(s in hyper.everybody_sees() for s in arrangement):
        return "impossible", None
    for name, concept in oracle.RUNGS:
        kept = kept_set(hyper, concept, arrangement)
        if any(s in kept for s in opening):
            return name, concept
    return "breaks", None


def graph_opening(games: Collection[tuple[str, Game]], inside: Collection[State], today: State) -> frozenset[State]:
    """Graph form: the states of a set reached from today by the fewest moves; all of it if none can be reached.

    `games` are pairs of a mover and the game in which it moves.
    """
    here = {today} if any(today in game.states for _, game in games) else set()
    seen = set(here)
    while here:
        if here & set(inside):
            return frozenset(here & set(inside))
        here = {t for mover, game in games for s in here if s in game.states for t in game.moves[mover][s]} - seen
        seen |= here
    return frozenset(inside)


def shortest_breaks(hyper: Hyper, inside: Collection[State], start: State) -> frozenset[tuple[str, State, State, int]]:
    """How the set is left first from a state: who leaves, from which state, into which, at which step (GMR)."""
    here: set[State] = {start}
    seen: set[State] = {start}
    step = 1
    while here:
        moves = [(i, s, t) for s in here for i in hyper.actors for t in ways_off(hyper, "gmr", i, i, s)]
        out = {(i, s, t, step) for i, s, t in moves if t not in inside}
        if out:
            return frozenset(out)
        here = {t for _, _, t in moves} - seen
        seen |= here
        step += 1
    return frozenset()
