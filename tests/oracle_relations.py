"""The oracle for degrees of preference: relations between pairs of states, and the definitions read aloud over them.

A preference is a dictionary from pairs of states to one of seven words, or to a fraction; nothing is ranked, sorted or
completed. Nothing here is shared with the engine, neither code nor method.

Words for what s is to t: `>>` strongly preferred, `>` preferred, `~` equal, `U` unknown, and `<`, `<<` the other way.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from typing import Literal

from oracle import State

Word = Literal[">>", ">", "~", "U", "<", "<<"]
Relation = dict[tuple[State, State], Word]
Degrees = dict[tuple[State, State], Fraction]
Base = Literal["nash", "gmr", "smr", "seq", "sseq"]
_BACK: dict[Word, Word] = {">>": "<<", ">": "<", "~": "~", "U": "U", "<": ">", "<<": ">>"}


@dataclass(frozen=True)
class Wish:
    """A statement of an actor: the states it is true in, and its marks; `likely` is how likely it is wanted true."""

    true_in: frozenset[State]
    unknown: bool = False
    likely: Fraction = Fraction(1, 2)
    strong: bool = False


# --- What a preference says of two states (rules L33, L35) ------------------------------------------------------------


def by_statements(wishes: Sequence[Wish], states: Collection[State]) -> Relation:
    """The first statement on which two states differ decides: better where it is true, strong, or unknown."""
    relation: Relation = {}
    for s, t in product(states, states):
        relation[s, t] = "~"
        for wish in wishes:
            if (s in wish.true_in) != (t in wish.true_in):
                better: Word = ">>" if wish.strong else ">"
                relation[s, t] = "U" if wish.unknown else better if s in wish.true_in else _BACK[better]
                break
    return relation


def by_places(entries: Sequence[object], states: Collection[State]) -> Relation:
    """A ranking, best first: sets of states that tie, lists of such sets whose order is unknown, and the word `>>`."""
    where: dict[State, tuple[int, int]] = {}
    steps = {place for place, entry in enumerate(entries) if entry == ">>"}
    for place, entry in enumerate(entries):
        inner = entry if isinstance(entry, list) else [] if entry == ">>" else [entry]
        for number, ties in enumerate(inner):
            where |= dict.fromkeys(ties, (place, number))
    relation: Relation = {}
    for s, t in product(states, states):
        (here, inside), (there, other) = where[s], where[t]
        if here == there:
            relation[s, t] = "~" if inside == other else "U"
        else:
            strong = any(min(here, there) < step < max(here, there) for step in steps)
            better: Word = ">>" if strong else ">"
            relation[s, t] = better if here < there else _BACK[better]
    return relation


def by_scores(score: Mapping[State, Fraction], gap: Fraction | None, states: Collection[State]) -> Relation:
    """More points are better, and so many points more are strongly better; without a gap nothing is."""
    relation: Relation = {}
    for s, t in product(states, states):
        more = score[s] - score[t]
        strong = gap is not None and abs(more) >= gap
        relation[s, t] = "~" if more == 0 else (">>" if strong else ">") if more > 0 else ("<<" if strong else "<")
    return relation


def degrees_of(wishes: Sequence[Wish], states: Collection[State]) -> Degrees:
    """How sure it is that s is preferred to t: as the first statement on which they differ says; 1/2 for equals."""
    degrees: Degrees = {}
    for s, t in product(states, states):
        degrees[s, t] = Fraction(1, 2)
        for wish in wishes:
            if (s in wish.true_in) != (t in wish.true_in):
                wanted = wish.likely if wish.unknown else Fraction(1)
                degrees[s, t] = wanted if s in wish.true_in else 1 - wanted
                break
    return degrees


# --- Moves ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, eq=False)
class Board:
    """States, actors, and R_i(s) for every actor and state."""

    states: tuple[State, ...]
    actors: tuple[str, ...]
    moves: Mapping[str, Mapping[State, frozenset[State]]]

    def sequences(self, actor: str, start: State, allows: Callable[[str, State, State], bool]) -> frozenset[State]:
        """Where legal sequences of everybody else lead, each step one that is allowed; nobody twice in a row."""
        pairs: set[tuple[State, str]] = set()
        waiting: list[tuple[State, str]] = [(start, "")]
        while waiting:
            s, last = waiting.pop()
            for mover in self.actors:
                if mover in (actor, last):
                    continue
                for t in self.moves[mover][s]:
                    if allows(mover, s, t) and (t, mover) not in pairs:
                        pairs.add((t, mover))
                        waiting.append((t, mover))
        return frozenset(t for t, _ in pairs)


def stable(
    board: Board,
    base: Base,
    actor: str,
    s: State,
    draws: Callable[[State], bool],
    harms: Callable[[State], bool],
    allows: Callable[[str, State, State], bool],
) -> bool:
    """Whether each move of the actor from s to a state that draws it is answered by one that harms it.

    `allows`: which moves the others make where they move for their own good. An answer leads somewhere else than to the
    very state that the actor moved to.
    """
    for s1 in board.moves[actor][s]:
        if not draws(s1):
            continue
        if base == "nash":
            return False
        anything = base in ("gmr", "smr")
        answers = board.sequences(actor, s1, (lambda *_: True) if anything else allows) - {s1}
        for s2 in answers:
            replies = board.moves[actor][s2] if base in ("smr", "sseq") else frozenset()
            if harms(s2) and all(harms(s3) for s3 in replies):
                break
        else:
            return False
    return True


# --- Unknown preference (Li, Hipel, Kilgour & Fang 2004) --------------------------------------------------------------


def better(relation: Relation, t: State, s: State) -> bool:
    return relation[t, s] in (">", ">>")


def unknown_stable(
    board: Board, base: Base, letter: str, relations: Mapping[str, Relation], actor: str, s: State
) -> bool:
    """One of the sixteen definitions; `letter` a, b, c or d."""
    mine = relations[actor]

    def possible(t: State) -> bool:
        return better(mine, t, s) or mine[t, s] == "U"

    def certain(t: State) -> bool:
        return better(mine, t, s)

    draws = possible if letter in "ac" else certain
    spared = possible if letter in "ab" else certain

    def allows(mover: str, u: State, t: State) -> bool:
        return better(relations[mover], t, u) or relations[mover][t, u] == "U"

    return stable(board, base, actor, s, draws, lambda t: not spared(t), allows)


# --- Strength of preference (Hamouda, Kilgour & Hipel 2004, 2006) -----------------------------------------------------


def strongly_stable(board: Board, base: Base, relations: Mapping[str, Relation], actor: str, s: State) -> bool:
    """As the general definition, with sanctions to which s is strongly preferred."""
    mine = relations[actor]

    def allows(mover: str, u: State, t: State) -> bool:
        return better(relations[mover], t, u)

    return stable(board, base, actor, s, lambda t: better(mine, t, s), lambda t: mine[s, t] == ">>", allows)


# --- Fuzzy preference (Bashar, Kilgour & Hipel 2012) ------------------------------------------------------------------


def fuzzy_stable(
    board: Board,
    base: Base,
    degrees: Mapping[str, Degrees],
    threshold: Mapping[str, Fraction | None],
    actor: str,
    s: State,
) -> bool:
    """What draws an actor is preferred by at least its threshold (by anything, without one); all else harms it."""

    def enough(who: str, t: State, u: State) -> bool:
        surer = degrees[who][t, u] - degrees[who][u, t]
        least = threshold[who]
        return surer > 0 if least is None else surer >= least

    return stable(
        board, base, actor, s,
        lambda t: enough(actor, t, s),
        lambda t: not enough(actor, t, s),
        lambda mover, u, t: enough(mover, t, u),
    )  # fmt: skip
