"""Moves that several actors make at once: the smallest sets that get there in one, and ways by which all of them gain.

A joint move changes options of several actors at once, joint options among them, and may pass over infeasible states;
in graph form it is a legal sequence of the set's members. Rules that bar moves bar single actors' moves only.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from math import comb

import numpy as np

from ..answers.paths import JointStep, Together
from ..case.nouns import Irreversible
from ..kernels.joint_steps import spread_jointly
from ..kernels.types import Bool, Int32, Int64
from ..space.space import Space
from .views import change_of, move_size, view

MOST_SETS = 20_000
"""So many sets of actors of one size are looked at; up to 17 actors that is all of them."""
MOST_LOOKS = 500_000_000
"""So many pairs of states are compared in search of ways by joint gains: some seconds."""
MOST_SEQUENCES = 100_000
"""So many searches by a set of actors from a state are made in graph form."""


def together(space: Space, start: int, inside: Bool) -> list[Together]:
    """The smallest sets of actors for whom one joint move leads into a set of states, each with its best such move."""
    needed = _by_sequences(space, start, inside) if space.frame.state_ids else _by_change(space, start, inside)
    found = []
    for actors, ends in needed.items():
        rows = np.array(actors)
        worse = space.rank[np.ix_(rows, ends)] < space.rank[rows, start][:, None]
        size = np.array([move_size(space, start, int(end)) for end in ends])
        end = int(ends[np.lexsort((ends, size, worse.sum(axis=0)))[0]])
        change = space.rank[rows, end].astype(np.int64) - space.rank[rows, start]
        names = [space.frame.players[actor] for actor in actors]
        found.append(
            Together(
                tuple(names),
                change_of(space, start, end),
                view(space, end),
                tuple(name for name, by in zip(names, change, strict=True) if by < 0),
                tuple(name for name, by in zip(names, change, strict=True) if by == 0),
            )
        )
    return found


def _sizes(actors: int) -> Iterator[int]:
    """Sizes of sets to look at, from the smallest, as long as there are not more than `MOST_SETS` of a size."""
    for size in range(1, actors + 1):
        if comb(actors, size) > MOST_SETS:
            return
        yield size


def _by_change(space: Space, start: int, inside: Bool) -> dict[tuple[int, ...], Int32]:
    """Option form: for each smallest set of actors that can change what must change, the states they can get to."""
    frame = space.frame
    states = np.flatnonzero(inside).astype(np.int32)
    here = int(frame.codes[start])
    codes = frame.codes[states]
    for size in _sizes(len(frame.players)):
        found = {}
        for actors in combinations(range(len(frame.players)), size):
            may_rise, may_fall = joint_masks(space, actors)
            good = ((~here & codes) & ~may_rise == 0) & ((here & ~codes) & ~may_fall == 0)
            if good.any():
                found[actors] = states[good]
        if found:
            return found
    return {}


def joint_masks(space: Space, actors: Sequence[int]) -> tuple[int, int]:
    """The options that a set of actors can raise together, and those that it can drop, as masks."""
    names = {space.frame.players[actor] for actor in actors}
    stays = {(r.option, r.value) for r in space.frame.constraints.rules if isinstance(r, Irreversible)}
    rise = fall = 0
    for bit, id_ in enumerate(space.frame.option_ids):
        owners = set(space.case.options[id_].owners)
        rise |= (owners <= names and (id_, False) not in stays) << bit
        fall |= (bool(owners & names) and (id_, True) not in stays) << bit
    return rise, fall


def _by_sequences(space: Space, start: int, inside: Bool) -> dict[tuple[int, ...], Int32]:
    """Graph form: the same by legal sequences of the members, each search over (state, last mover)."""
    for size in _sizes(len(space.frame.players)):
        found = {}
        for actors in combinations(range(len(space.frame.players)), size):
            reached = reached_by(space, start, actors)
            good = np.array(sorted(state for state in reached if inside[state]), np.int32)
            if good.size:
                found[actors] = good
        if found:
            return found
    return {}


def reached_by(space: Space, start: int, actors: Sequence[int]) -> set[int]:
    """The states that legal sequences of these actors lead to, one or more moves long."""
    seen, frontier = set(), [(start, -1)]
    while frontier:
        node = frontier.pop()
        for actor in actors:
            if actor == node[1]:
                continue
            for target in space.frame.moves.targets(actor, node[0]):
                if (int(target), actor) not in seen:
                    seen.add((int(target), actor))
                    frontier.append((int(target), actor))
    return {state for state, _ in seen}


Node = tuple[int, tuple[int, ...]]
"""A state and the actors of the step that led there; none at the start."""


@dataclass(frozen=True)
class JointWays:
    """What can be reached by joint gains: `length[S]` in steps, -1 where nothing leads.

    `complete`: the search came to its end. `trail` gives for a state reached the nodes of the way, the start first.
    """

    space: Space
    length: Int32
    complete: bool
    trail: Callable[[int], list[Node]]

    def way(self, end: int) -> tuple[JointStep, ...]:
        """The steps to a state that is reached."""
        names, space = self.space.frame.players, self.space
        return tuple(
            JointStep(
                tuple(names[actor] for actor in actors),
                change_of(space, before[0], after),
                view(space, before[0]),
                view(space, after),
            )
            for before, (after, actors) in pairwise(self.trail(end))
        )


def joint_ways(space: Space, start: int, goals: Sequence[Bool]) -> JointWays:
    """Fewest joint steps from a state into each set of states, all who take part gaining by every step."""
    wanted = np.array(goals, bool).reshape(len(goals), space.frame.size)
    return _listed_ways(space, start, wanted) if space.frame.state_ids else _changed_ways(space, start, wanted)


def _changed_ways(space: Space, start: int, wanted: Bool) -> JointWays:
    frame, actors = space.frame, range(len(space.frame.players))
    may_rise, may_fall = joint_masks(space, actors)
    owned = np.array(
        [frame.mask([o for o in frame.option_ids if name in space.case.options[o].owners]) for name in frame.players],
        np.int64,
    )
    length, parent = np.empty(frame.size, np.int32), np.empty(frame.size, np.int32)
    rank_at = np.ascontiguousarray(space.rank.T)
    complete = spread_jointly(
        start, frame.codes, rank_at, may_rise, may_fall, owned, owned, wanted, MOST_LOOKS, length, parent
    )

    def trail(end: int) -> list[Node]:
        nodes: list[Node] = []
        while (begin := int(parent[end])) >= 0:
            nodes.append((end, _members(space, owned, begin, end)))
            end = begin
        return [(end, ()), *reversed(nodes)]

    return JointWays(space, length, bool(complete), trail)


def _members(space: Space, owned: Int64, begin: int, end: int) -> tuple[int, ...]:
    """Who takes part in a joint step: whoever is needed to raise, and for each other drop the first owner to gain."""
    here, there = int(space.frame.codes[begin]), int(space.frame.codes[end])
    rises, falls = there & ~here, here & ~there
    members = [actor for actor, mask in enumerate(owned) if rises & int(mask)]
    for actor in members:
        falls &= ~int(owned[actor])
    for actor, mask in enumerate(owned):
        if falls & int(mask) and space.rank[actor, end] > space.rank[actor, begin]:
            members.append(actor)
            falls &= ~int(mask)
    return tuple(sorted(members))


def _listed_ways(space: Space, start: int, wanted: Bool) -> JointWays:
    """Graph form: breadth first over (state, last set of actors), for no set moves twice in a row."""
    players = len(space.frame.players)
    sets = [actors for size in _sizes(players) for actors in combinations(range(players), size)]
    first: Node = (start, ())
    entry = {start: first}
    before: dict[Node, Node] = {first: first}
    length = np.full(space.frame.size, -1, np.int32)
    length[start] = 0
    ends: dict[Node, list[int]] = {}
    frontier = [first]
    complete, depth = True, 0
    while frontier and complete and not all((length[goal] >= 0).any() for goal in wanted):
        depth += 1
        onward = []
        for node in frontier:
            for actors in sets:
                if actors == node[1]:
                    continue
                search = (node[0], actors)
                if search not in ends:
                    complete = complete and len(ends) < MOST_SEQUENCES
                    ends[search] = _gaining(space, *search) if complete else []
                for end in ends[search]:
                    if (end, actors) not in before:
                        before[end, actors] = node
                        onward.append((end, actors))
                        if end not in entry:
                            entry[end] = (end, actors)
                            length[end] = depth
        frontier = onward

    def trail(end: int) -> list[Node]:
        nodes = [entry[end]]
        while nodes[-1] != first:
            nodes.append(before[nodes[-1]])
        return nodes[::-1]

    return JointWays(space, length, complete, trail)


def _gaining(space: Space, begin: int, actors: tuple[int, ...]) -> list[int]:
    rows = list(actors)
    return [
        end
        for end in sorted(reached_by(space, begin, actors))
        if (space.rank[rows, end] > space.rank[rows, begin]).all()
    ]
