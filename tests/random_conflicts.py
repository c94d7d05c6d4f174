"""Random conflicts for the tests, one for each seed: small, crooked, and the same on every machine.

They are drawn to be awkward rather than likely: many ties and few, states that nobody can leave, options that cannot be
taken back, moves two actors share, moves that do not chain.
"""

from random import Random
from typing import TypeVar

from oracle import Barred, Game, OptionConflict, State, graph_game

ACTORS = ("ada", "ben", "cem", "dan")
MANY_ACTORS = (*ACTORS, "eva", "fay")

Code = TypeVar("Code", int, str)


def option_conflict(seed: int) -> OptionConflict:
    """Return a conflict of 1-4 actors and 2-7 options, up to 70 % of its codes infeasible, at least one feasible."""
    rng = Random(seed)
    actors = ACTORS[: rng.choice((1, 2, 2, 2, 3, 3, 3, 4, 4))]
    return _option_conflict(rng, actors, rng.randint(2, 7))


def crowded_conflict(seed: int) -> OptionConflict:
    """Return the same with 5 or 6 actors and 5-7 options."""
    rng = Random(f"crowded {seed}")
    return _option_conflict(rng, MANY_ACTORS[: rng.choice((5, 6))], rng.randint(5, 7))


def _option_conflict(rng: Random, actors: tuple[str, ...], n_options: int) -> OptionConflict:
    impossible = _impossible(rng, n_options)
    feasible = [code for code in range(2**n_options) if code not in impossible]
    return OptionConflict(
        n_options=n_options,
        owners=_owners(rng, actors, n_options),
        impossible=impossible,
        irreversible=_irreversible(rng, n_options),
        barred=_barred(rng, actors, n_options),
        actors=actors,
        rank={actor: _option_rank(rng, n_options, feasible) for actor in actors},
    )


def graph_conflict(seed: int) -> Game:
    """Return a conflict of 1-4 actors and 2-14 states s1, s2, ... with arcs of any density, not closed in any way."""
    rng = Random(seed)
    actors = ACTORS[: rng.choice((1, 2, 2, 2, 3, 3, 3, 4, 4))]
    states = [f"s{k + 1}" for k in range(rng.randint(2, 14))]
    dead_ends = {s for s in states if rng.random() < rng.choice((0.0, 0.1, 0.3))}
    moves: dict[str, dict[str, set[str]]] = {actor: {s: set() for s in states} for actor in actors}
    for actor in actors:
        density = rng.choice((0.0, 0.05, 0.1, 0.2, 0.2, 0.4, 0.7, 1.0))
        way_back = rng.choice((0.0, 0.5, 1.0))
        for s in states:
            for t in states:
                if s != t and rng.random() < density:
                    moves[actor][s].add(t)
                    if rng.random() < way_back:
                        moves[actor][t].add(s)
    if rng.random() < 0.3:  # moves in common: one actor can do some of what another can
        giver, taker = rng.choice(actors), rng.choice(actors)
        for s in states:
            moves[taker][s] |= {t for t in states if t in moves[giver][s] and rng.random() < 0.5}
    for actor in actors:
        for s in states:
            if s in dead_ends:
                moves[actor][s] = set()
    return graph_game(states, moves, {actor: _rank(rng, states) for actor in actors})


def option_arrangement(seed: int, conflict: OptionConflict) -> tuple[frozenset[int], int]:
    """Return an arrangement (feasible states with some values given or one combination ruled out) and a feasible today.

    The arrangement may have no state.
    """
    rng = Random(f"arrangement {seed}")
    feasible = [code for code in range(2**conflict.n_options) if code not in conflict.impossible]
    today = rng.choice(feasible)
    if rng.random() < 0.4:
        return frozenset(feasible) - _where(rng, conflict.n_options, rng.randint(1, 3)), today
    share = rng.choice((0.1, 0.2, 0.4, 0.6))
    held = {o: rng.random() < 0.5 for o in range(conflict.n_options) if rng.random() < share}
    agree = frozenset(code for code in feasible if all((code >> o & 1 == 1) == value for o, value in held.items()))
    return agree, today


def graph_arrangement(seed: int, game: Game) -> tuple[frozenset[State], frozenset[State]]:
    """Return an arrangement (any non-empty set of states, often nearly all) and some states in it to open with."""
    rng = Random(f"arrangement {seed}")
    outside = rng.choice((rng.randint(1, 2), rng.randint(0, len(game.states) - 1)))
    arrangement = rng.sample(game.states, max(1, len(game.states) - outside))
    opening = rng.sample(arrangement, rng.randint(1, min(3, len(arrangement))))
    return frozenset(arrangement), frozenset(opening)


def _impossible(rng: Random, n_options: int) -> frozenset[int]:
    n_codes = 2**n_options
    share = rng.choice((0.0, rng.uniform(0.0, 0.7), rng.uniform(0.3, 0.7)))
    if rng.random() < 0.5:  # any codes
        return frozenset(rng.sample(range(n_codes), int(share * n_codes)))
    impossible: frozenset[int] = frozenset()
    for _ in range(rng.randint(1, 6)):  # patterns such as YN--Y
        wider = impossible | _where(rng, n_options, rng.randint(1, 3))
        if len(wider) <= share * n_codes:
            impossible = wider
    return impossible


def _where(rng: Random, n_options: int, literals: int) -> frozenset[int]:
    """Return the codes in which a few options have given values: where an expression is true."""
    fixed = {rng.randrange(n_options): rng.random() < 0.5 for _ in range(literals)}
    return frozenset(
        code for code in range(2**n_options) if all((code >> o & 1 == 1) == value for o, value in fixed.items())
    )


def _owners(rng: Random, actors: tuple[str, ...], n_options: int) -> tuple[frozenset[str], ...]:
    joint = rng.choice((0.0, 0.0, 0.4)) if len(actors) > 1 else 0.0
    return tuple(
        frozenset(rng.sample(actors, rng.randint(2, len(actors)) if rng.random() < joint else 1))
        for _ in range(n_options)
    )


def _irreversible(rng: Random, n_options: int) -> frozenset[tuple[int, bool]]:
    share = rng.choice((0.0, 0.0, 0.15, 0.4))
    return frozenset((o, value) for o in range(n_options) for value in (False, True) if rng.random() < share)


def _barred(rng: Random, actors: tuple[str, ...], n_options: int) -> tuple[Barred, ...]:
    rules: list[Barred] = []
    for _ in range(rng.choice((0, 0, 1, 2, 4))):
        changes = rng.sample(range(n_options), rng.choice((0, 1, 1, 2)))
        raises = frozenset(o for o in changes if rng.random() < 0.5)
        drops = frozenset(changes) - raises
        if changes and rng.random() < 0.1:
            drops |= raises  # an option barred both ways
        actor = rng.choice(actors) if rng.random() < 0.4 else None
        start = _where(rng, n_options, rng.randint(1, 3)) if rng.random() < 0.5 else None
        end = _where(rng, n_options, rng.randint(1, 3)) if rng.random() < 0.5 else None
        if changes or actor is not None or start is not None or end is not None:
            rules.append(Barred(raises, drops, actor, start, end))
    return tuple(rules)


def _option_rank(rng: Random, n_options: int, feasible: list[int]) -> dict[int, int]:
    if rng.random() < 0.5:
        return _rank(rng, feasible)
    weights = [rng.choice((-8, -4, -2, -1, 0, 1, 2, 4, 8)) for _ in range(n_options)]
    score = {code: sum(weights[o] for o in range(n_options) if code >> o & 1) for code in feasible}
    places = sorted(set(score.values()))
    return {code: places.index(score[code]) for code in feasible}


def _rank(rng: Random, states: list[Code]) -> dict[Code, int]:
    levels = rng.choice((1, 2, 3, 5, len(states), 0, 0, 0))
    if levels:  # ties: many with few levels
        return {s: rng.randrange(levels) for s in states}
    order = rng.sample(range(len(states)), len(states))  # no ties
    return dict(zip(states, order, strict=True))
