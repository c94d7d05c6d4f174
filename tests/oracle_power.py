"""Power and vetoes straight from the definitions: every order, every subset, every state, in plain sets."""

from collections.abc import Callable, Collection, Iterable, Iterator
from fractions import Fraction
from itertools import chain, combinations, permutations
from typing import TypeVar

from oracle import Game, OptionConflict, State
from random_pledges import PlainPledge, Tree

T = TypeVar("T")
Coalition = frozenset[int]


def subsets(of: Collection[T]) -> Iterator[frozenset[T]]:
    """All subsets, the smaller ones first."""
    listed = list(of)
    return map(frozenset, chain.from_iterable(combinations(listed, size) for size in range(len(listed) + 1)))


# power indices


def by_orders(players: int, wins: Callable[[Coalition], bool]) -> list[tuple[Fraction, Fraction]]:
    """For each player the share of all orders in which it makes it win, and in which it makes it lose."""
    makes, undoes, orders = [0] * players, [0] * players, 0
    for order in permutations(range(players)):
        orders += 1
        there: Coalition = frozenset()
        for player in order:
            before, after = wins(there), wins(there | {player})
            makes[player] += after and not before
            undoes[player] += before and not after
            there |= {player}
    return [(Fraction(m, orders), Fraction(u, orders)) for m, u in zip(makes, undoes, strict=True)]


def by_subsets(players: int, wins: Callable[[Coalition], bool]) -> list[tuple[Fraction, Fraction]]:
    """The same among all coalitions of the others."""
    found = []
    for player in range(players):
        others = [one for one in range(players) if one != player]
        made = sum(wins(c | {player}) and not wins(c) for c in subsets(others))
        lost = sum(wins(c) and not wins(c | {player}) for c in subsets(others))
        found.append((Fraction(made, 2 ** len(others)), Fraction(lost, 2 ** len(others))))
    return found


def dynamic(quota: int, weights: list[int]) -> list[Fraction]:
    """Shapley-Shubik of a weighted vote by counting coalitions of each size and weight (Mann & Shapley 1962)."""
    players, total = len(weights), sum(weights)
    factorial = [1]
    for number in range(1, players + 1):
        factorial.append(factorial[-1] * number)
    ways = [[0] * (total + 1) for _ in range(players + 1)]
    ways[0][0] = 1
    for weight in weights:
        for size in range(players - 1, -1, -1):
            for sum_ in range(total - weight, -1, -1):
                ways[size + 1][sum_ + weight] += ways[size][sum_]
    shares = {}
    for weight in set(weights):
        without = [[0] * (total + 1) for _ in range(players)]
        for size in range(players):
            for sum_ in range(total + 1):
                less = without[size - 1][sum_ - weight] if size and sum_ >= weight else 0
                without[size][sum_] = ways[size][sum_] - less
        share = Fraction(0)
        for size in range(players):
            swings = sum(without[size][max(quota - weight, 0) : quota])
            share += Fraction(swings * factorial[size] * factorial[players - 1 - size], factorial[players])
        shares[weight] = share
    return [shares[weight] for weight in weights]


# what comes into force if nobody moves first


def truth(tree: Tree, yes: Collection[int], maybe: Collection[int]) -> bool | None:
    """True, false or (None) not known, where some options are yes for sure and others may be."""
    match tree:
        case ("o", option):
            return True if option in yes else None if option in maybe else False
        case ("const", value):
            return bool(value)
        case ("not", part):
            inner = truth(part, yes, maybe)
            return None if inner is None else not inner
        case ("and", *parts):
            values = [truth(part, yes, maybe) for part in parts]
            return False if False in values else None if None in values else True
        case ("or", *parts):
            return truth(("not", ("and", *(("not", part) for part in parts))), yes, maybe)
        case ("implies", left, right):
            return truth(("or", ("not", left), right), yes, maybe)
        case ("iff", left, right):
            both = ("and", left, right), ("and", ("not", left), ("not", right))
            return truth(("or", *both), yes, maybe)
        case ("least", count, *parts):
            return truth(("or", *(("and", *some) for some in combinations(parts, count))), yes, maybe)
    raise ValueError(tree)


def settlement(
    conflict: OptionConflict, today: int, pledges: Iterable[PlainPledge], supposed: Collection[int] = ()
) -> tuple[frozenset[int], frozenset[int]]:
    """The options that are yes for sure, and those that may be, by unfounded sets (Van Gelder, Ross & Schlipf 1991).

    From nothing known: what must follow is yes; the largest set of options that could only hold each other up is no;
    again, until nothing is added.
    """
    given = list(pledges)
    options = range(conflict.n_options)
    stays = conflict.irreversible
    fixed_yes = {o for o in options if o in supposed or (today >> o & 1 and (o, True) in stays)}
    fixed_no = {o for o in options if o not in supposed and not today >> o & 1 and (o, False) in stays}

    def due(pledge: PlainPledge, yes: Collection[int], maybe: Collection[int]) -> bool | None:
        return True if pledge.condition is None else truth(pledge.condition, yes, maybe)

    def refused(option: int, yes: Collection[int], maybe: Collection[int]) -> bool | None:
        those = [p for p in given if option in p.blocks and conflict.owners[option] & set(p.by)]
        values = [due(p, yes, maybe) for p in those]
        return True if True in values else None if None in values else False

    def brought(option: int, yes: Collection[int], maybe: Collection[int], enough: tuple[bool | None, ...]) -> bool:
        if today >> option & 1:
            return True
        return all(
            any(owner in p.by and option in p.delivers and due(p, yes, maybe) in enough for p in given)
            for owner in conflict.owners[option]
        )

    yes: set[int] = set(fixed_yes)
    no: set[int] = set(fixed_no)
    while True:
        maybe = set(options) - yes - no
        must = {o for o in maybe if refused(o, yes, maybe) is False and brought(o, yes, maybe, (True,))}
        founded: set[int] = set(yes)  # what could come about step by step, whatever is not known taken in its favour
        while True:
            more = {
                o
                for o in maybe - founded
                if refused(o, yes, maybe) is not True and _could(conflict, today, given, o, founded, yes, maybe)
            }
            if not more:
                break
            founded |= more
        unfounded = maybe - founded
        if not must and not unfounded:
            return frozenset(yes), frozenset(yes | maybe)
        yes |= must
        no |= unfounded


def _could(
    conflict: OptionConflict, today: int, given: list[PlainPledge], option: int, founded: set[int], yes: set[int],
    maybe: set[int],
) -> bool:  # fmt: skip
    """Whether an option could be brought about by what is founded; options asked to be no need only not be sure."""
    if today >> option & 1:
        return True
    return all(
        any(owner in p.by and option in p.delivers and _can(p.condition, founded, yes) for p in given)
        for owner in conflict.owners[option]
    )


def _can(tree: Tree | None, founded: Collection[int], sure: Collection[int], wanted: bool = True) -> bool:
    match tree:
        case None:
            return wanted
        case ("o", option):
            return option in founded if wanted else option not in sure
        case ("const", value):
            return bool(value) == wanted
        case ("not", part):
            return _can(part, founded, sure, not wanted)
        case ("and", *parts):
            values = [_can(part, founded, sure, wanted) for part in parts]
            return all(values) if wanted else any(values)
        case ("or", *parts):
            values = [_can(part, founded, sure, wanted) for part in parts]
            return any(values) if wanted else all(values)
        case ("implies", left, right):
            return _can(("or", ("not", left), right), founded, sure, wanted)
        case ("iff", left, right):
            both = ("or", ("and", left, right), ("and", ("not", left), ("not", right)))
            other = ("or", ("and", left, ("not", right)), ("and", ("not", left), right))
            return _can(both if wanted else other, founded, sure)
        case ("least", count, *parts):
            least = count if wanted else len(parts) - count + 1
            able = [part for part in parts if _can(part, founded, sure, wanted)]
            return len(able) >= int(least)
    raise ValueError(tree)


# vetoes


def minimal(sets: Iterable[frozenset[T]]) -> set[frozenset[T]]:
    """Those that contain no other."""
    known = set(sets)
    return {one for one in known if not any(other < one for other in known)}


def can_go(conflict: OptionConflict, members: Collection[str], start: int, end: int) -> bool:
    """Whether these actors can change one state into another by one joint move."""
    for option, owners in enumerate(conflict.owners):
        before, after = start >> option & 1, end >> option & 1
        if before != after:
            able = owners <= set(members) if after else bool(owners & set(members))
            if not able or (option, bool(before)) in conflict.irreversible:
                return False
    return True


def bring_about(
    actors: Collection[str], reaches: Callable[[frozenset[str]], bool]
) -> tuple[set[frozenset[str]], set[frozenset[str]]]:
    """The smallest sets that reach it, and the smallest without which the others do not."""
    able = {who for who in subsets(actors) if reaches(who)}
    keep = {who for who in subsets(actors) if frozenset(actors) - who not in able}
    return minimal(able), minimal(keep)


def sequences(game: Game, members: Collection[str], start: State) -> set[State]:
    """Where legal sequences of these actors lead."""
    found: set[tuple[State, str]] = set()
    frontier = [(start, "")]
    while frontier:
        state, last = frontier.pop()
        for actor in members:
            if actor != last:
                for end in game.moves[actor][state]:
                    if (end, actor) not in found:
                        found.add((end, actor))
                        frontier.append((end, actor))
    return {state for state, _ in found}
