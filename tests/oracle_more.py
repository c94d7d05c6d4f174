"""More of the oracle: simultaneous sanctioning and foresight, read aloud from their definitions, slow and obvious.

Sets, dictionaries and loops only; nothing here is shared with the engine.
"""

from collections.abc import Iterator
from itertools import product

from oracle import Game, OptionConflict, State, improvements, is_better, is_stable, yes_options

# --- Simultaneous sanctioning (Fraser & Hipel 1979, 1984) -------------------------------------------------------------


def joined(conflict: OptionConflict, s: int, ends: list[int]) -> int:
    """Return the code in which everything is changed that any of these moves from s changes."""
    changed = {o for t in ends for o in yes_options(s, conflict.n_options) ^ yes_options(t, conflict.n_options)}
    return sum(1 << o for o in yes_options(s, conflict.n_options) ^ changed)


def sim_sanctioned(conflict: OptionConflict, game: Game, actor: str, s: int, s1: int) -> bool:
    """Return whether some of the others, at least one, spoil the improvement by improvements at the same time.

    All moves start at s. Infeasible combinations are no sanctions.
    """
    others = [j for j in game.actors if j != actor]
    for parts in product(*([None, *sorted(improvements(game, j, s))] for j in others)):
        taking_part = [int(t) for t in parts if t is not None]
        if not taking_part:
            continue
        q = joined(conflict, s, [s1, *taking_part])
        if q in game.states and not is_better(game, actor, q, s):
            return True
    return False


def is_sim_stable(conflict: OptionConflict, game: Game, actor: str, s: int) -> bool:
    """Return whether every improvement of the actor is sanctioned simultaneously."""
    return all(sim_sanctioned(conflict, game, actor, s, int(s1)) for s1 in improvements(game, actor, s))


def is_fraser_hipel(conflict: OptionConflict, game: Game, s: int) -> bool:
    """Return whether all are SEQ stable, or at least two are not and each of these is SIM stable."""
    unstable = [i for i in game.actors if not is_stable(game, "seq", i, s)]
    if not unstable:
        return True
    return len(unstable) >= 2 and all(is_sim_stable(conflict, game, i, s) for i in unstable)


# --- Foresight of two actors ------------------------------------------------------------------------------------------

Ends = dict[tuple[str, State], frozenset[State]]
"""For each actor to move and each state, all states in which it can end up."""


def other(game: Game, actor: str) -> str:
    """Return the other of two actors."""
    [name] = [j for j in game.actors if j != actor]
    return name


def without_looking(game: Game) -> Ends:
    """Return the ends at horizon 0: everybody stays."""
    return {(i, s): frozenset({s}) for i in game.actors for s in game.states}


def one_further(game: Game, ends: Ends) -> Ends:
    """Return the ends at horizon h from those at h - 1 (Zagare 1984; Kilgour 1985; Fang, Hipel & Kilgour 1993).

    The actor looks at its moves one after the other and keeps the best end so far; of two that are as good it may keep
    either. What any move ends in may be any of its ends, whatever the others end in. Then it goes to the end it kept if
    that is better than where it is, and else stays.
    """
    result: Ends = {}
    for i in game.actors:
        for s in game.states:
            kept: set[State | None] = {None}
            for t in game.moves[i][s]:
                kept = {
                    one for best in kept for end in ends[other(game, i), t] for one in better_of(game, i, best, end)
                }
            result[i, s] = frozenset(best if best is not None and is_better(game, i, best, s) else s for best in kept)
    return result


def better_of(game: Game, actor: str, one: State | None, two: State) -> set[State | None]:
    """Return the better of two for the actor; both if they are as good."""
    if one is None or is_better(game, actor, two, one):
        return {two}
    if is_better(game, actor, one, two):
        return {one}
    return {one, two}


def horizons(game: Game) -> Iterator[Ends]:
    """Yield the ends at horizon 1, 2, 3, ..."""
    ends = without_looking(game)
    while True:
        ends = one_further(game, ends)
        yield ends


def verdict(ends: Ends, actor: str, s: State) -> str:
    """Return whether the actor stays in s: `stable` if in any case, `unstable` if in none, else `ambiguous`."""
    if ends[actor, s] == {s}:
        return "stable"
    return "ambiguous" if s in ends[actor, s] else "unstable"


def recurring(game: Game) -> list[Ends]:
    """Return the ends at all the horizons that come again and again, once each."""
    seen: list[Ends] = []
    for ends in horizons(game):
        if ends in seen:
            return seen[seen.index(ends) :]
        seen.append(ends)
    raise AssertionError


def nonmyopic_verdict(cycle: list[Ends], actor: str, s: State) -> str:
    """Return whether the actor stays in s at all horizons from some on (Brams & Wittman 1981; Kilgour 1984)."""
    verdicts = {verdict(ends, actor, s) for ends in cycle}
    if "unstable" in verdicts:
        return "unstable"
    return "ambiguous" if "ambiguous" in verdicts else "stable"


def all_ways(game: Game, actor: str, s: State, h: int) -> list[State]:
    """Return where the actor ends up, once for every way of resolving the ties in the whole tree of moves.

    Writes all the ways out, so it is for trees of a few moves only.
    """
    if h == 0:
        return [s]
    found: list[State] = []
    below = [all_ways(game, other(game, actor), t, h - 1) for t in sorted(game.moves[actor][s], key=str)]
    for ends in product(*below):
        better = [end for end in ends if is_better(game, actor, end, s)]
        best = [end for end in better if not any(is_better(game, actor, two, end) for two in better)]
        found += list(dict.fromkeys(best)) or [s]
    return found
