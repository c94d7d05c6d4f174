"""The oracle: the definitions of stability read aloud, slow and obvious, to judge the compiled kernels by.

Sets, dictionaries and loops only. Nothing here is shared with the engine, neither code nor method: "there is a sanction
s2 such that for all replies s3 ..." is a loop in a loop.

The model (Fang, Hipel & Kilgour, *Interactive Decision Making: The Graph Model for Conflict Resolution*, Wiley 1993):
decision makers i in N, feasible states S, moves R_i(s) of i from s, and for each i a ranking of S. "t is better than s
for i" means ranked strictly higher. A tie is never an improvement, and always counts as a sanction.
"""

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import combinations
from typing import Literal, TypeVar

State = int | str
Concept = Literal["nash", "gmr", "smr", "seq", "sseq"]
Rung = Literal["interest", "credible", "bluff", "breaks", "impossible"]

CONCEPTS: tuple[Concept, ...] = ("nash", "gmr", "smr", "seq", "sseq")

# The rungs of "does it hold, and by what", strongest first, with the concept that carries each.
RUNGS: tuple[tuple[Rung, Concept], ...] = (
    ("interest", "nash"),
    ("credible", "sseq"),
    ("credible", "seq"),
    ("bluff", "smr"),
    ("bluff", "gmr"),
)

Ordered = TypeVar("Ordered", bound=Hashable)
Named = TypeVar("Named", int, str)


@dataclass(frozen=True, eq=False)
class Game:
    """A conflict in graph form. Compared by identity; do not change the dictionaries once a question was asked."""

    states: tuple[State, ...]
    """The feasible states. In option form their codes, ascending."""
    actors: tuple[str, ...]
    """Those whose moves and wishes count. Nature is not among them."""
    moves: dict[str, dict[State, frozenset[State]]]
    """R_i(s), written out for every actor and every state; empty if the actor cannot move there."""
    rank: dict[str, dict[State, int]]
    """Higher is better, equal is a tie. Only the order counts, not the distance."""


def graph_game(
    states: Sequence[Named],
    moves: Mapping[str, Mapping[Named, Collection[Named]]],
    rank: Mapping[str, Mapping[Named, int]],
) -> Game:
    """Return the game of a graph form (rule L23): nothing is added to the moves listed.

    The actors are those that have a ranking. An actor or a state that `moves` leaves out has no moves.
    """
    for actor, listed in moves.items():
        for s, ends in listed.items():
            if s in ends or s not in states or any(t not in states for t in ends):
                raise ValueError(f"moves of {actor} from {s}: {sorted(ends)}")
    return Game(
        states=tuple(states),
        actors=tuple(rank),
        moves={actor: {s: frozenset(moves.get(actor, {}).get(s, ())) for s in states} for actor in rank},
        rank={actor: {s: rank[actor][s] for s in states} for actor in rank},
    )


# --- Option form ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Barred:
    """Moves that rule L21 forbids: those that do one of the changes, by the actor, from the start into the end.

    A key left out stands for any change, any actor, any state. Not all are left out.
    """

    raises: frozenset[int] = frozenset()
    """Options. With `drops`, the list `change`: a move that raises one of these or drops one of those.
    Both empty: any change."""
    drops: frozenset[int] = frozenset()
    """Options. See `raises`."""
    actor: str | None = None
    """None: any actor."""
    start: frozenset[int] | None = None
    """Codes. None: any state. (An empty set is no state at all: the rule never applies.)"""
    end: frozenset[int] | None = None
    """Codes. None: any state."""

    def __post_init__(self) -> None:
        if not self.raises and not self.drops and self.actor is None and self.start is None and self.end is None:
            raise ValueError("a barred move says nothing")


@dataclass(frozen=True)
class OptionConflict:
    """A conflict in option form. A state is a code: bit o is 1 if option o is yes, option 0 being the lowest bit."""

    n_options: int
    """Codes run from 0 to 2**n_options - 1."""
    owners: tuple[frozenset[str], ...]
    """Who owns each option. Several owners: a joint option. Owners that are not in `actors` (Nature) never move."""
    impossible: frozenset[int]
    """Codes that are not feasible."""
    irreversible: frozenset[tuple[int, bool]]
    """Values that cannot be left: (o, True) - once yes, o stays yes; (o, False) - once no, o stays no."""
    barred: tuple[Barred, ...]
    """Moves that are not legal though the end state is feasible."""
    actors: tuple[str, ...]
    """Those whose moves and wishes count."""
    rank: dict[str, dict[int, int]]
    """For every actor and every feasible code: higher is better, equal is a tie."""


def yes_options(code: int, n_options: int) -> frozenset[int]:
    """Return the options that are yes in the state."""
    return frozenset(o for o in range(n_options) if code >> o & 1 == 1)


def can_raise(conflict: OptionConflict, actor: str) -> frozenset[int]:
    """Return the options the actor alone can turn to yes: its own, unless once no they stay no (rules L18, L21)."""
    return frozenset(
        o
        for o in range(conflict.n_options)
        if conflict.owners[o] == {actor} and (o, False) not in conflict.irreversible
    )


def can_drop(conflict: OptionConflict, actor: str) -> frozenset[int]:
    """Return the options the actor alone can turn to no: its own and joint ones, unless once yes they stay yes."""
    return frozenset(
        o for o in range(conflict.n_options) if actor in conflict.owners[o] and (o, True) not in conflict.irreversible
    )


def is_barred(rule: Barred, actor: str, s: int, t: int, raised: frozenset[int], dropped: frozenset[int]) -> bool:
    """Return whether the rule forbids the actor's move from s to t, which raises and drops these options (rule L21)."""
    any_change = not rule.raises and not rule.drops
    return (
        (any_change or bool(raised & rule.raises) or bool(dropped & rule.drops))
        and (rule.actor is None or rule.actor == actor)
        and (rule.start is None or s in rule.start)
        and (rule.end is None or t in rule.end)
    )


def option_moves(conflict: OptionConflict, actor: str, states: Sequence[int]) -> dict[State, frozenset[State]]:
    """Return R_i(s) of every feasible state s: each feasible state is tried as an end (rules L21, L22).

    A move changes one option or several, each in a direction the actor can, and is not barred. What lies between does
    not matter.
    """
    yes = {s: yes_options(s, conflict.n_options) for s in states}
    raisable = can_raise(conflict, actor)
    droppable = can_drop(conflict, actor)
    moves: dict[State, frozenset[State]] = {}
    for s in states:
        ends: set[int] = set()
        for t in states:
            raised = yes[t] - yes[s]
            dropped = yes[s] - yes[t]
            if s == t or not raised <= raisable or not dropped <= droppable:
                continue
            if not any(is_barred(rule, actor, s, t, raised, dropped) for rule in conflict.barred):
                ends.add(t)
        moves[s] = frozenset(ends)
    return moves


def option_game(conflict: OptionConflict) -> Game:
    """Return the game of an option form: every combination of yes and no is tried as a state."""
    states = tuple(code for code in range(2**conflict.n_options) if code not in conflict.impossible)
    return Game(
        states=states,
        actors=conflict.actors,
        moves={actor: option_moves(conflict, actor, states) for actor in conflict.actors},
        rank={actor: {s: conflict.rank[actor][s] for s in states} for actor in conflict.actors},
    )


# --- Preference -------------------------------------------------------------------------------------------------------


def is_better_by_statements(truths: Sequence[Mapping[Ordered, bool]], s: Ordered, t: Ordered) -> bool:
    """Return whether the first statement on which s and t differ is true in s (option prioritisation, rule L33)."""
    for truth in truths:
        if truth[s] != truth[t]:
            return truth[s]
    return False


def rank_by_statements(truths: Sequence[Mapping[Ordered, bool]], states: Iterable[Ordered]) -> dict[Ordered, int]:
    """Return as the rank of a state how many states it is better than. Most important statement first; may be none."""
    listed = tuple(states)
    return {s: sum(is_better_by_statements(truths, s, t) for t in listed) for s in listed}


def rank_by_weights(
    truths: Sequence[Mapping[Ordered, bool]],
    weights: Sequence[int | str | Decimal | Fraction],
    states: Iterable[Ordered],
) -> dict[Ordered, int]:
    """Return as the rank of a state how many states score less than it (rule L33).

    A state scores the exact sum of the weights of its true statements. Weights are whole numbers, fractions, or
    decimals as text ("0.1"), never binary floats.
    """
    score = {
        s: sum((Fraction(weight) for truth, weight in zip(truths, weights, strict=True) if truth[s]), Fraction(0))
        for s in states
    }
    return {s: sum(score[t] < score[s] for t in score) for s in score}


def rank_by_ranking(ranking: Sequence[Collection[Ordered]]) -> dict[Ordered, int]:
    """Return ranks of a list of ties, best first (rule L33)."""
    return {s: -place for place, ties in enumerate(ranking) for s in ties}


# --- Moves, improvements, legal sequences -----------------------------------------------------------------------------


def is_better(game: Game, actor: str, t: State, s: State) -> bool:
    """Return whether t is strictly better than s for the actor."""
    return game.rank[actor][t] > game.rank[actor][s]


def improvements(game: Game, actor: str, s: State) -> frozenset[State]:
    """Return R_i^+(s), the unilateral improvements of the actor from s (Fang, Hipel & Kilgour 1993)."""
    return frozenset(t for t in game.moves[actor][s] if is_better(game, actor, t, s))


def steps(game: Game, actor: str, s: State, improving_only: bool) -> frozenset[State]:
    """Return what the actor can reach from s in one step: R_i(s), or R_i^+(s) if only improvements count."""
    return improvements(game, actor, s) if improving_only else game.moves[actor][s]


def legal_sequences(game: Game, coalition: Collection[str], start: State, improving_only: bool) -> frozenset[State]:
    """Return R_H(start), or R_H^+(start): what legal sequences of one step or more reach (Fang, Hipel & Kilgour 1993).

    In a legal sequence members of H move, each from where the last one ended; anyone may move several times, but never
    twice in a row. An improving step is an improvement for its own mover, judged where it is made; where it all ends
    need not be better than the start for anybody. Leaving and coming back makes the start itself one of the states
    reached. Found by search over pairs (state, who moved last).
    """
    pairs: set[tuple[State, str]] = set()
    waiting: list[tuple[State, str | None]] = [(start, None)]
    while waiting:
        s, last = waiting.pop()
        for mover in coalition:
            if mover == last:
                continue
            for t in steps(game, mover, s, improving_only):
                if (t, mover) not in pairs:
                    pairs.add((t, mover))
                    waiting.append((t, mover))
    return frozenset(t for t, _ in pairs)


def legal_sequences_by_induction(
    game: Game, coalition: Collection[str], start: State, improving_only: bool
) -> frozenset[State]:
    """Return the same as `legal_sequences`, by the induction over last movers (Fang, Hipel & Kilgour 1993).

    last[t] is Omega_H(start, t), the possible last movers. (i) j in H and t in R_j(start): t is reached, j in last[t].
    (ii) t reached, j in H, u in R_j(t), last[t] is not {j}: u is reached, j in last[u]. Repeat until nothing is added.
    """
    last: dict[State, set[str]] = {}
    for j in coalition:
        for t in steps(game, j, start, improving_only):
            last.setdefault(t, set()).add(j)
    added = True
    while added:
        added = False
        for t in tuple(last):
            for j in coalition:
                if last[t] == {j}:
                    continue
                for u in steps(game, j, t, improving_only):
                    if j not in last.setdefault(u, set()):
                        last[u].add(j)
                        added = True
    return frozenset(last)


def legal_sequences_by_matrix(
    game: Game, coalition: Collection[str], improving_only: bool
) -> dict[State, frozenset[State]]:
    """Return the same as `legal_sequences` for every start, by the matrix form (Xu et al. 2018, ch. 4).

    J_j has 1 at (s, t) if t in R_j(s). M_j at length 1 is J_j; at length k it is the sign of (the union of M_i at
    length k - 1 over i other than j) times J_j; M_H is the union over members and lengths up to the number of arcs.
    Stops earlier at a length that adds nothing to any member's union: a longer one could only repeat.
    """
    n = range(len(game.states))
    one_step = {
        j: [[t in steps(game, j, s, improving_only) for t in game.states] for s in game.states] for j in coalition
    }
    arcs = sum(sum(row) for matrix in one_step.values() for row in matrix)
    exactly = one_step
    up_to = one_step
    for _ in range(2, arcs + 1):
        by_others = {j: [[any(exactly[i][s][t] for i in coalition if i != j) for t in n] for s in n] for j in coalition}
        exactly = {
            j: [[any(by_others[j][s][u] and one_step[j][u][t] for u in n) for t in n] for s in n] for j in coalition
        }
        union = {j: [[up_to[j][s][t] or exactly[j][s][t] for t in n] for s in n] for j in coalition}
        if union == up_to:
            break
        up_to = union
    return {game.states[s]: frozenset(game.states[t] for t in n if any(up_to[j][s][t] for j in coalition)) for s in n}


# --- Stability --------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=4096)
def answers(game: Game, actor: str, s1: State, improving_only: bool) -> frozenset[State]:
    """Return R_{N-i}(s1), or R_{N-i}^+(s1): where the others can go after the actor went to s1. Kept once found."""
    others = tuple(j for j in game.actors if j != actor)
    return legal_sequences(game, others, s1, improving_only)


def deterred(game: Game, concept: Concept, actor: str, s: State, s1: State) -> bool:
    """Return whether the actor's improvement from s to s1 is deterred under the concept, by some sanction s2.

    nash   nothing is (Nash 1950)
    gmr    some s2 in R_{N-i}(s1) is not better than s (Howard 1971)
    smr    some s2 in R_{N-i}(s1) is not better than s, and no s3 in R_i(s2) is better than s (Howard 1971)
    seq    as gmr, with s2 in R_{N-i}^+(s1) (Fraser & Hipel 1979)
    sseq   as smr, with s2 in R_{N-i}^+(s1) (Rego & Vieira, Group Decision and Negotiation 26, 2017)

    The reply s3 is any single move, not only an improvement on s2; all is compared with s, where the actor started.
    """
    if concept == "nash":
        return False
    credible_only = concept in ("seq", "sseq")
    replies_count = concept in ("smr", "sseq")
    for s2 in answers(game, actor, s1, credible_only):
        if is_better(game, actor, s2, s):
            continue  # no harm in it
        if replies_count and any(is_better(game, actor, s3, s) for s3 in game.moves[actor][s2]):
            continue  # the actor escapes
        return True
    return False


def is_stable(game: Game, concept: Concept, actor: str, s: State) -> bool:
    """Return whether every improvement of the actor from s is deterred: always so if it has none."""
    return all(deterred(game, concept, actor, s, s1) for s1 in improvements(game, actor, s))


def stable(game: Game, concept: Concept) -> dict[str, frozenset[State]]:
    """Return for each actor the states that are stable for it."""
    return {actor: frozenset(s for s in game.states if is_stable(game, concept, actor, s)) for actor in game.actors}


def equilibria(game: Game, concept: Concept) -> frozenset[State]:
    """Return the states that are stable for every actor."""
    return frozenset(s for s in game.states if all(is_stable(game, concept, actor, s) for actor in game.actors))


# --- Does it hold, and by what ----------------------------------------------------------------------------------------


def leaves(game: Game, concept: Concept, s: State, inside: Collection[State]) -> bool:
    """Return whether from s some actor has an improvement that leads outside and is not deterred."""
    return any(
        s1 not in inside and not deterred(game, concept, actor, s, s1)
        for actor in game.actors
        for s1 in improvements(game, actor, s)
    )


def kept_set(game: Game, concept: Concept, arrangement: Iterable[State]) -> frozenset[State]:
    """Return the largest part of the arrangement that no undeterred improvement leaves (compare Basu & Weibull 1991).

    Start with the arrangement, drop the states from which one leads outside what is left, until nothing drops. Whether
    an improvement is deterred is judged in the whole game, not within the arrangement.
    """
    kept = set(arrangement)
    while True:
        drop = {s for s in kept if leaves(game, concept, s, kept)}
        if not drop:
            return frozenset(kept)
        kept -= drop


def kept_set_by_subsets(game: Game, concept: Concept, arrangement: Iterable[State]) -> frozenset[State]:
    """Return the same as `kept_set` for a small arrangement: try all its subsets, the largest first."""
    listed = tuple(arrangement)
    for size in range(len(listed), 0, -1):
        for subset in combinations(listed, size):
            if not any(leaves(game, concept, s, subset) for s in subset):
                return frozenset(subset)
    return frozenset()


def opening_states(arrangement: Collection[int], today: int) -> frozenset[int]:
    """Return the states of an arrangement in option form that differ from today in the fewest options."""
    changes = {s: (s ^ today).bit_count() for s in arrangement}
    return frozenset(s for s in changes if changes[s] == min(changes.values()))


def rung(game: Game, arrangement: Collection[State], opening: Collection[State]) -> tuple[Rung, Concept | None]:
    """Return by what the arrangement holds: the first concept, strongest first, that keeps an opening state."""
    if not arrangement:
        return "impossible", None
    for name, concept in RUNGS:
        kept = kept_set(game, concept, arrangement)
        if any(s in kept for s in opening):
            return name, concept
    return "breaks", None


def shortest_breaks(
    game: Game, arrangement: Collection[State], opening: Collection[State], concept: Concept = "gmr"
) -> frozenset[tuple[str, State, State, int]]:
    """Return how the arrangement is left first: who leaves, from which state inside, into which outside, at which step.

    From each opening state by itself, breadth first through improvements that are not deterred and stay inside (anybody
    may move again: each step is a decision of its own), to the first step at which one leads outside; all that do so at
    that step count. An opening state from which none ever leads outside is kept, and contributes nothing. The first
    step is number 1.
    """
    found: set[tuple[str, State, State, int]] = set()
    for first in opening:
        here: set[State] = {first}
        seen: set[State] = {first}
        step = 1
        while here:
            undeterred = [
                (actor, s, s1)
                for s in here
                for actor in game.actors
                for s1 in improvements(game, actor, s)
                if not deterred(game, concept, actor, s, s1)
            ]
            breaks = {(actor, s, s1, step) for actor, s, s1 in undeterred if s1 not in arrangement}
            if breaks:
                found |= breaks
                break
            here = {s1 for _, _, s1 in undeterred} - seen
            seen |= here
            step += 1
    return frozenset(found)
