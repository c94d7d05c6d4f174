"""The shortest ways out of an arrangement, by moves that are not deterred."""

from typing import NamedTuple

import numpy as np

from ..kernels.types import Bool, Int32
from ..space.space import Space
from .views import move_size


class Way(NamedTuple):
    """Moves (actor, from, to), each from where the one before led; all stay inside but the last."""

    moves: tuple[tuple[int, int, int], ...]


def tempting(space: Space, level: Int32, actor: int, state: int) -> Int32:
    """The states that are improvements for the actor and not deterred; `level[S]` is its security."""
    targets = space.frame.moves.targets(actor, state)
    found: Int32 = targets[level[targets] > space.rank[actor, state]]
    return found


def smallest(space: Space, actor: int, state: int, targets: Int32) -> int:
    """Of the states an actor can move to the one with the fewest changes; then the best for it; then the first."""
    return min((int(t) for t in targets), key=lambda t: (move_size(space, state, t), -int(space.rank[actor, t]), t))


def ways_out(space: Space, inside: Bool, level: Int32, start: int) -> list[Way]:
    """The shortest ways from a state out of a set, one for each actor that can take the last step.

    Each by the smallest move.

    `inside[S]`; `level[A, S]`: security levels. Empty if there is none. Breadth first; every state inside is looked
    at once.
    """
    parent: dict[int, tuple[int, int, int] | None] = {start: None}
    frontier = [start]
    while frontier:
        found: dict[int, Way] = {}
        onward: dict[int, tuple[int, int, int]] = {}
        for state in frontier:
            for actor in range(len(space.frame.players)):
                targets = tempting(space, level[actor], actor, state)
                out = targets[~inside[targets]]
                if out.size:
                    last = (actor, state, smallest(space, actor, state, out))
                    way = Way((*_path(parent, state), last))
                    if actor not in found or _size(space, way) < _size(space, found[actor]):
                        found[actor] = way
                for target in targets[inside[targets]]:
                    if int(target) not in parent:
                        known = onward.get(int(target))
                        move = (actor, state, int(target))
                        if known is None or move_size(space, *move[1:]) < move_size(space, *known[1:]):
                            onward[int(target)] = move
        if found:
            return [found[actor] for actor in sorted(found)]
        parent.update(onward)
        frontier = sorted(onward)
    return []


def _path(parent: dict[int, tuple[int, int, int] | None], state: int) -> tuple[tuple[int, int, int], ...]:
    moves = []
    while (move := parent[state]) is not None:
        moves.append(move)
        state = move[1]
    return tuple(reversed(moves))


def _size(space: Space, way: Way) -> int:
    return sum(move_size(space, begin, end) for _, begin, end in way.moves)


def opening_states(space: Space, inside: Bool) -> Int32:
    """The states of a set that differ least from today (numbers, increasing); all of them if the case has no today.

    Option form: fewest options changed. Graph form: today itself, else the fewest moves of anybody away, else all.
    """
    members = np.flatnonzero(inside).astype(np.int32)
    today = space.case.today(space.as_of)
    if today is None or members.size == 0:
        return members
    frame = space.frame
    if not frame.state_ids:
        distance = np.bitwise_count((frame.codes[members] ^ frame.mask(today.holds)).astype(np.uint64))
        nearest: Int32 = members[distance == distance.min()]
        return nearest
    start = frame.index(list(frame.state_ids).index(today.state))
    if start is None:
        return members
    seen, frontier = {start}, [start]
    while frontier:
        here = [state for state in frontier if inside[state]]
        if here:
            return np.array(sorted(here), np.int32)
        reached = {
            int(t)
            for state in frontier
            for actor in range(len(frame.players))
            for t in frame.moves.targets(actor, state)
        }
        frontier = sorted(reached - seen)
        seen |= reached
    return members
