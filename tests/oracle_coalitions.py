"""Coalitional stability read aloud from the definitions, slow and obvious, to judge the engine by.

Coalition improvements: Kilgour, Hipel, Fang & Peng, *Group Decision and Negotiation* 10 (2001). Coalitional Nash, GMR,
SMR and SEQ stability: Inohara & Hipel, *Systems Engineering* 11(4) (2008). Sets and loops only; nothing is shared with
the engine.
"""

from collections.abc import Callable, Collection, Iterator
from itertools import combinations
from typing import Literal

from oracle import Game, OptionConflict, State, is_better, legal_sequences

Coalition = frozenset[str]
CoalitionConcept = Literal["nash", "gmr", "smr", "seq"]
Answers = Literal["single", "all"]
Reach = Callable[[Coalition, State], frozenset[State]]
"""What a coalition can bring about from a state."""

CONCEPTS: tuple[CoalitionConcept, ...] = ("nash", "seq", "smr", "gmr")


def all_coalitions(actors: Collection[str]) -> Iterator[Coalition]:
    """Every non-empty set of actors."""
    for size in range(1, len(actors) + 1):
        for members in combinations(actors, size):
            yield frozenset(members)


def by_sequences(game: Game) -> Reach:
    """R_H(s): legal sequences of moves of single members."""
    known: dict[tuple[Coalition, State], frozenset[State]] = {}

    def reach(coalition: Coalition, s: State) -> frozenset[State]:
        if (coalition, s) not in known:
            known[coalition, s] = legal_sequences(game, coalition, s, False)
        return known[coalition, s]

    return reach


def can_change(conflict: OptionConflict, members: Coalition, s: int, t: int) -> bool:
    """Whether members can make t of s at once: all owners raise an option, any one drops it, none is irreversible."""
    for option, owners in enumerate(conflict.owners):
        was, will = bool(s >> option & 1), bool(t >> option & 1)
        if was != will and (
            (option, was) in conflict.irreversible or not (owners <= members if will else owners & members)
        ):
            return False
    return True


def by_joint_moves(game: Game, conflict: OptionConflict) -> Reach:
    """The same, or one joint move: a change at once that no single member could make by its own options."""
    sequences = by_sequences(game)

    def reach(coalition: Coalition, s: State) -> frozenset[State]:
        jumps = {
            t
            for t in game.states
            if t != s
            and can_change(conflict, coalition, int(s), int(t))
            and not any(can_change(conflict, frozenset({i}), int(s), int(t)) for i in coalition)
        }
        return sequences(coalition, s) | jumps

    return reach


def gains(game: Game, coalition: Coalition, t: State, s: State) -> bool:
    """Whether t is better than s for every member."""
    return all(is_better(game, i, t, s) for i in coalition)


def improvements(game: Game, reach: Reach, coalition: Coalition, s: State) -> frozenset[State]:
    """R_H^{++}(s), the coalition improvements."""
    return frozenset(t for t in reach(coalition, s) if gains(game, coalition, t, s))


def answers_by_coalitions(game: Game, reach: Reach, others: Coalition, s1: State) -> frozenset[State]:
    """What legal sequences of coalition improvements of sets of others lead to; no coalition twice in a row."""
    pairs: set[tuple[State, Coalition]] = set()
    waiting: list[tuple[State, Coalition]] = [(s1, frozenset())]
    while waiting:
        s, last = waiting.pop()
        for coalition in all_coalitions(sorted(others)):
            if coalition == last:
                continue
            for t in improvements(game, reach, coalition, s):
                if (t, coalition) not in pairs:
                    pairs.add((t, coalition))
                    waiting.append((t, coalition))
    return frozenset(t for t, _ in pairs)


def deterred(
    game: Game, reach: Reach, concept: CoalitionConcept, answers: Answers, coalition: Coalition, s: State, s1: State
) -> bool:
    """Whether the others have a sanction s2 against the coalition's improvement from s to s1.

    nash   never
    gmr    some s2 the others can bring about is not better than s for some member
    smr    and so is every s3 that the coalition can bring about from s2; who that member is may differ
    seq    as gmr, with s2 brought about by improvements: of single others, or of coalitions of others
    """
    others = frozenset(game.actors) - coalition
    if concept == "nash" or not others:
        return False
    if concept == "seq":
        if answers == "single":
            replies = legal_sequences(game, others, s1, True)
        else:
            replies = answers_by_coalitions(game, reach, others, s1)
    else:
        replies = reach(others, s1)
    for s2 in replies:
        if gains(game, coalition, s2, s):
            continue
        if concept == "smr" and any(gains(game, coalition, s3, s) for s3 in reach(coalition, s2)):
            continue
        return True
    return False


def undeterred(
    game: Game, reach: Reach, concept: CoalitionConcept, answers: Answers, coalition: Coalition, s: State
) -> frozenset[State]:
    """The improvements that no answer deters; the state is stable for the coalition if there are none."""
    found = improvements(game, reach, coalition, s)
    return frozenset(s1 for s1 in found if not deterred(game, reach, concept, answers, coalition, s, s1))
