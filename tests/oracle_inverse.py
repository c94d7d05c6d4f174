"""The oracle of the inverse question: every order of everything is tried, and the least change that does it is kept.

Nothing is shared with the engine. What makes a state or an arrangement hold is judged by `oracle`.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import combinations, permutations, product

import oracle
from oracle import Concept, Game, State

Order = tuple[int, ...]
"""Statements by their number in the reading, most important first; some may be left out."""


def swaps(order: Order) -> int:
    """How many swaps of neighbours put the numbers into this order: by doing them, one by one (Kendall 1938)."""
    here, done = list(order), 0
    while here != sorted(here):
        for place in range(len(here) - 1):
            if here[place] > here[place + 1]:
                here[place], here[place + 1] = here[place + 1], here[place]
                done += 1
    return done


def all_orders(count: int, giving_up: bool) -> Iterator[Order]:
    """All orders of so many statements; `giving_up`: also of some of them."""
    for size in range(0 if giving_up else count, count + 1):
        for kept in combinations(range(count), size):
            yield from permutations(kept)


def price(order: Order, count: int) -> tuple[int, int]:
    """What an order costs: how many statements it gives up, then how many swaps the rest takes."""
    return count - len(order), swaps(order)


def game_under(game: Game, truths: Mapping[str, Sequence[Mapping[State, bool]]], orders: Mapping[str, Order]) -> Game:
    """The game in which actors order their statements so; those not named keep their ranks."""
    rank = dict(game.rank)
    for actor, order in orders.items():
        rank[actor] = oracle.rank_by_statements([truths[actor][number] for number in order], game.states)
    return replace(game, rank=rank)


def holds(game: Game, concept: Concept, target: Collection[State], opening: Collection[State]) -> bool:
    """Whether an opening state is kept."""
    return bool(oracle.kept_set(game, concept, target) & set(opening))


def cheapest(
    game: Game,
    truths: Mapping[str, Sequence[Mapping[State, bool]]],
    actors: Sequence[str],
    most_actors: int,
    works: Callable[[Game], bool],
    giving_up: bool,
) -> tuple[tuple[int, int] | None, set[frozenset[tuple[str, Order]]]]:
    """The least price of changed orders that work, and all choices of that price: every order of everybody is tried.

    Of orders that rank states alike only the cheapest of an actor are listed, all of them.
    """
    given = {actor: tuple(range(len(truths[actor]))) for actor in truths}

    @cache
    def ranks(actor: str, order: Order) -> tuple[tuple[State, int], ...]:
        return tuple(oracle.rank_by_statements([truths[actor][n] for n in order], game.states).items())

    @cache
    def judged(profile: tuple[tuple[tuple[State, int], ...], ...]) -> bool:
        rank = dict(game.rank) | {actor: dict(one) for actor, one in zip(truths, profile, strict=True)}
        return works(replace(game, rank=rank))

    lists = {a: list(all_orders(len(truths[a]), giving_up)) if a in actors else [given[a]] for a in truths}
    best: tuple[int, int] | None = None
    found: set[frozenset[tuple[str, Order]]] = set()
    for chosen in product(*lists.values()):
        orders = dict(zip(truths, chosen, strict=True))
        changed = {a: o for a, o in orders.items() if o != given[a]}
        if len(changed) > most_actors:
            continue
        prices = [price(o, len(truths[a])) for a, o in changed.items()]
        cost = (sum(p[0] for p in prices), sum(p[1] for p in prices))
        if best is not None and cost > best:
            continue
        if judged(tuple(ranks(a, o) for a, o in orders.items())):
            if best is None or cost < best:
                best, found = cost, set()
            found.add(frozenset(changed.items()))
    return best, found


# rankings


def weak_orders(states: Sequence[State]) -> Iterator[dict[State, int]]:
    """All rankings with ties, as ranks dense from 0."""
    for levels in product(range(len(states)), repeat=len(states)):
        if set(levels) == set(range(max(levels, default=-1) + 1)):
            yield dict(zip(states, levels, strict=True))


def strict_orders(states: Sequence[State]) -> Iterator[dict[State, int]]:
    """All rankings without ties."""
    for order in permutations(range(len(states))):
        yield dict(zip(states, order, strict=True))


def stable_under(game: Game, concept: Concept, actor: str, state: State, rank: Mapping[State, int]) -> bool:
    """Whether a state is stable for an actor if it ranks the states so, the others being as they are."""
    return oracle.is_stable(replace(game, rank=dict(game.rank) | {actor: dict(rank)}), concept, actor, state)


def pairs_apart(one: Mapping[State, int], other: Mapping[State, int], tie: float) -> float:
    """The distance of two rankings: 1 for each pair turned round, `tie` for each that only one of them ties."""
    apart = 0.0
    for s, t in combinations(one, 2):
        a, b = _sign(one[s] - one[t]), _sign(other[s] - other[t])
        if a != b:
            apart += tie if 0 in (a, b) else 1
    return apart


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


def least_apart(rank: Mapping[State, int], rankings: Iterable[Mapping[State, int]], tie: float) -> float:
    """How far the nearest of some rankings is."""
    return min(pairs_apart(rank, one, tie) for one in rankings)
