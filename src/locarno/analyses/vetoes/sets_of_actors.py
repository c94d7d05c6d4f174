"""Smallest sets of actors: who can go somewhere together, and without whom nobody can.

A set of actors can go from a state to another if the options that differ are theirs to change, all at once: each that
is raised needs all its owners, each that is dropped any one of them, and nothing irreversible is taken back; the way
may lead over infeasible states. Whatever they can do one after the other they can do at once in this sense. In graph
form they go by legal sequences of their moves.

Who can keep a set of states out is the other side of who can bring it about: a set keeps it out if it has a member of
each set that can bring it about (for simple games: Shapley 1962; Isbell 1958, dual games). So the smallest sets that
keep it out are the smallest that meet all the smallest that bring it about, and the other way round.
"""

from collections.abc import Iterable
from itertools import combinations

import numpy as np

from ...case.nouns import Irreversible
from ...kernels.types import Bool, Int64
from ...space.refusal import Refusal
from ...space.space import Space
from ..together import reached_by

Members = int
"""A set of actors, as bits."""

MOST_LISTED_ACTORS = 12
"""In graph form all sets of up to so many actors are searched, one by one."""


def goers(space: Space, start: int, goal: Bool) -> tuple[Members, ...]:
    """The smallest sets of actors that can go from a state into a set of states; the empty one if it is in there.

    Raises Refusal in graph form with more than 12 actors.
    """
    if goal[start]:
        return (0,)
    if not goal.any():
        return ()
    return _by_search(space, start, goal) if space.frame.state_ids else _by_change(space, start, goal)


def _by_change(space: Space, start: int, goal: Bool) -> tuple[Members, ...]:
    frame = space.frame
    actor = {name: 1 << number for number, name in enumerate(frame.players)}
    stays = {(r.option, r.value) for r in frame.constraints.rules if isinstance(r, Irreversible)}
    here = int(frame.codes[start])
    codes = frame.codes[np.flatnonzero(goal)]
    needed = np.zeros(codes.size, np.int64)
    possible = np.ones(codes.size, bool)
    shared: list[tuple[int, list[Members]]] = []  # options that any one of several can drop
    for bit, id_ in enumerate(frame.option_ids):
        owners = space.case.options[id_].owners
        before = here >> bit & 1
        changed = (codes >> bit & 1) != before
        if (id_, bool(before)) in stays or (not before and any(owner not in actor for owner in owners)):
            possible &= ~changed
        elif before and len(owners) > 1:
            shared.append((bit, [actor[owner] for owner in owners if owner in actor]))
        elif owners[0] in actor:
            needed[changed] |= sum(actor[owner] for owner in owners)
        else:
            possible &= ~changed
    return _smallest_needed(codes[possible] ^ here, needed[possible], shared)


def _smallest_needed(change: Int64, needed: Int64, shared: list[tuple[int, list[Members]]]) -> tuple[Members, ...]:
    """Of all changes with who is needed for them, and options that one of several must drop besides."""
    mask = sum(1 << bit for bit, _ in shared)
    kinds = {(int(n), int(c)) for n, c in np.unique(np.stack([needed, change & mask], axis=1), axis=0)}
    found: set[Members] = set()
    for members, dropped in kinds:
        ways = {members}
        for bit, owners in shared:
            if dropped >> bit & 1:
                ways = {way | owner for way in ways for owner in ([0] if any(way & o for o in owners) else owners)}
                ways = set(smallest(ways))
        found |= ways
    return smallest(found)


def _by_search(space: Space, start: int, goal: Bool) -> tuple[Members, ...]:
    players = range(len(space.frame.players))
    if len(players) > MOST_LISTED_ACTORS:
        raise Refusal(
            f"{len(players)} actors in a case whose moves are listed: every set of them would be searched",
            f"at most {MOST_LISTED_ACTORS}",
        )
    found: list[Members] = []
    for size in range(1, len(players) + 1):
        for actors in combinations(players, size):
            members = sum(1 << actor for actor in actors)
            if not any(one & members == one for one in found) and any(
                goal[state] for state in reached_by(space, start, actors)
            ):
                found.append(members)
    return smallest(found)


def smallest(sets: Iterable[Members]) -> tuple[Members, ...]:
    """Those that contain no other, by size and then in the order of the case."""
    found: list[Members] = []
    for one in sorted(set(sets), key=in_order):
        if not any(other & one == other for other in found):
            found.append(one)
    return tuple(found)


def union(sets: Iterable[Members]) -> Members:
    """Everybody in some of these."""
    found = 0
    for one in sets:
        found |= one
    return found


def in_order(members: Members) -> tuple[int, list[int]]:
    """By size, and then in the order of the case."""
    return members.bit_count(), [bit for bit in range(members.bit_length()) if members >> bit & 1]


def meeting_all(sets: Iterable[Members]) -> tuple[Members, ...]:
    """The smallest sets that meet all of these (Berge 1989: transversals); the empty one if there are none to meet.

    None of them if the empty set is to be met. One after the other: what meets the first ones is widened to meet the
    next.
    """
    found: tuple[Members, ...] = (0,)
    for one in sets:
        singles = [1 << bit for bit in range(one.bit_length()) if one >> bit & 1]
        found = smallest(
            way if way & one else way | single for way in found for single in ([0] if way & one else singles)
        )
    return found
