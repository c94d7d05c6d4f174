"""Traces of foresight: for each move of an actor the line of play that it would start, up to the horizon.

What comes about is known for all states and horizons as kinds of states (`kernels.limited_moves`). A line of play is
read off it: a kind that comes about from a state at some horizon does so because the mover stays there, or because it
comes about one move on at a horizon that is smaller by one. Where ties leave open whether a move ends better than to
stay, both are told, the worst and the best for the actor, and the nearest places with a tie that matters.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import combinations, pairwise

from ...answers.concepts import horizon_of
from ...answers.traces import Choice, Counting, Horizon, Line, Link, Standing, Tie, Trace
from ...kernels.limited_moves import Ends
from ...kernels.types import Int32
from ...space.memory import memory_limit
from ...space.refusal import Refusal
from ...space.space import Space
from ..limited_moves import FOLLOWER, LEADER, MOST_LOOKS, Look, check_foresight, each_leader, looks_of, wishes_of
from ..views import move_size, step, view
from .told import Asking, Told
from .weighing import Weigh, weigh_plainly

_MOST_TIES = 3
_MOST_VISITED = 20_000
COUNTING = Counting("foresight", ("better",), ("better",), ("equal", "worse"), False)


def tell_foresight(asking: Asking, concepts: Sequence[str]) -> Told:
    """`l1`, `l2`, ..., `nonmyopic`, `stackelberg:ACTOR`; raises Refusal as `analyses.limited_moves`."""
    space = asking.space
    concepts = each_leader(concepts, space.frame.players)
    leaders = check_foresight(space, concepts)
    horizons = [looked for id_ in concepts if (looked := horizon_of(id_)) is not None]
    looks = Looks.up_to(asking, max([*horizons, LEADER]), "nonmyopic" in concepts)
    found = []
    for id_ in concepts:
        for actor in asking.actors:
            if id_ == "nonmyopic":
                horizon = looks.recurring(actor, asking.here)
            elif id_ in leaders:
                leads = leaders[id_] == space.frame.players[actor]
                horizon = Horizon(LEADER if leads else FOLLOWER)
            else:
                horizon = Horizon(horizon_of(id_) or 0)
            found.append(_Play(asking, looks, id_, actor, horizon).standing())
    return Told(tuple(found))


@dataclass(frozen=True)
class Looks:
    """What comes about at each horizon from 0; from `first` on it repeats every `period`, if that was seen."""

    seen: list[Look]
    first: int
    period: int

    @classmethod
    def up_to(cls, asking: Asking, horizon: int, forever: bool) -> "Looks":
        """All looks up to a horizon or to where they repeat; raises Refusal where they do not fit."""
        seen: list[Look] = []
        known: dict[bytes, list[int]] = {}
        held = 0
        for number, look in enumerate(looks_of(asking.space, asking.pool)):
            for other in known.setdefault(_digest(look), []):
                if look.same(seen[other]):
                    return cls(seen, other, number - other)
            known[_digest(look)].append(number)
            seen.append(look)
            held += sum(part.nbytes for one in look.ends for part in one)
            if held > memory_limit():
                raise Refusal(
                    f"what comes about at {number} horizons does not fit into memory",
                    "look fewer moves ahead, or raise LOCARNO_MEMORY_GIB",
                )
            if number >= horizon and not forever:
                break
            if number >= max(MOST_LOOKS, horizon):
                raise Refusal(
                    f"what the actors would do has not begun to repeat after looking {number:,} moves ahead",
                    f"ask for `l{MOST_LOOKS - 1}` or less instead of `nonmyopic`",
                )
            asking.progress(number, max(number + 1, horizon))
        return cls(seen, 0, 0)

    def at(self, horizon: int, actor: int) -> Ends:
        """What comes about where an actor looks that many moves ahead."""
        if horizon >= len(self.seen):
            horizon = self.first + (horizon - self.first) % self.period
        return self.seen[horizon].ends[actor]

    def recurring(self, actor: int, state: int) -> Horizon:
        """The horizons that come again and again, and the one by which moves are told: the first that is not stable."""
        first = max(self.first, 1)
        again = range(first, first + self.period)
        leaves = tuple(one for one in again if not self.at(one, actor).stays[state])
        open_ = tuple(one for one in again if self.at(one, actor).stays[state] and self.at(one, actor).size[state])
        return Horizon((*leaves, *open_, first)[0], first, self.period, leaves, open_)


def _digest(look: Look) -> bytes:
    made = blake2b(digest_size=16)
    for one in look.ends:
        for part in one:
            made.update(part.tobytes())
    return made.digest()


@dataclass(frozen=True)
class _Node:
    """Who has the move where, and how many moves it looks ahead."""

    actor: int
    state: int
    looks: int


class _Play:
    """One actor, who looks so many moves ahead from the state asked about."""

    def __init__(self, asking: Asking, looks: Looks, concept: str, actor: int, horizon: Horizon) -> None:
        self.asking, self.looks, self.concept, self.actor, self.horizon = asking, looks, concept, actor, horizon
        self.space: Space = asking.space
        self.weigh: Weigh = weigh_plainly(asking.space)
        self.wishes = wishes_of(asking.space)
        self.kind: Int32 = self.wishes[0].kind

    def standing(self) -> Standing:
        """Where each move would end."""
        space, here, actor = self.space, self.asking.here, self.actor
        moves = [int(end) for end in space.frame.moves.targets(actor, here)]
        after = self.looks.at(self.horizon.looks - 1, 1 - actor)
        rank = int(space.rank[actor, here])
        deterred: dict[int, bool | None] = {
            end: True if after.most[end] <= rank else False if after.least[end] > rank else None for end in moves
        }
        ends = self.asking.by_size(moves, deterred, actor)
        order: dict[bool | None, int] = {False: 0, None: 1, True: 2}
        ends.sort(key=lambda end: (order[deterred[end]], -int(after.most[end])))
        told = tuple(self._trace(end, deterred[end]) for end in ends[: self.asking.most])
        stable, open_ = self._verdict()
        better = sum(one is not True for one in deterred.values())
        name = space.frame.players[actor]
        return Standing(name, (self.concept,), stable, open_, len(moves), better, told, self.horizon)

    def _verdict(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        one, here = (self.concept,), self.asking.here
        if self.horizon.period:
            if self.horizon.leaves:
                return (), ()
            return ((), one) if self.horizon.open else (one, ())
        found = self.looks.at(self.horizon.looks, self.actor)
        if not found.stays[here]:
            return (), ()
        return ((), one) if found.size[here] else (one, ())

    def _trace(self, end: int, deterred: bool | None) -> Trace:
        space, here, actor = self.space, self.asking.here, self.actor
        node = _Node(1 - actor, end, self.horizon.looks - 1)
        kinds = sorted(self._kinds(node), key=lambda kind: int(self.wishes[actor].mine[kind]))
        open_ = deterred is None
        return Trace(
            concept=self.concept,
            counting=COUNTING,
            step=step(space, actor, here, end),
            gain=self.weigh(actor, here, end),
            deterred=deterred,
            deterred_by=(self.concept,) if deterred else (),
            line=self._line(node, kinds[-1] if deterred else kinds[0]),
            answers=0,
            otherwise=self._line(node, kinds[-1]) if open_ else None,
            ties=tuple(self._ties(node)) if open_ else (),
        )

    def _kinds(self, node: _Node) -> list[int]:
        """The kinds that can come about."""
        ends = self.looks.at(node.looks, node.actor)
        first = int(ends.row[node.state])
        kinds = ends.table[first : first + int(ends.size[node.state])].tolist()
        return [*kinds, int(self.kind[node.state])] if ends.stays[node.state] else kinds

    def _stays_for(self, node: _Node, kind: int) -> bool:
        """Whether the kind comes about because the mover stays, or looks no further."""
        return int(self.kind[node.state]) == kind and bool(self.looks.at(node.looks, node.actor).stays[node.state])

    def _moves(self, node: _Node) -> Iterator[_Node]:
        for end in self.space.frame.moves.targets(node.actor, node.state):
            yield _Node(1 - node.actor, int(end), node.looks - 1)

    def _walk(self, node: _Node, kind: int) -> list[_Node]:
        """The nodes by which a kind comes about, from the first on; where it can end, it does."""
        walk = [node]
        while node.looks and not self._stays_for(node, kind):
            ways = [after for after in self._moves(node) if kind in self._kinds(after)]

            def nearest(after: _Node, before: _Node = node) -> tuple[bool, int, int]:
                return not self._stays_for(after, kind), move_size(self.space, before.state, after.state), after.state

            node = min(ways, key=nearest)
            walk.append(node)
        return walk

    def _line(self, node: _Node, kind: int) -> Line:
        walk = self._walk(node, kind)
        last = walk[-1].state
        links = tuple(
            Link(
                step(self.space, one.actor, one.state, after.state),
                self.weigh(one.actor, one.state, last),
                one.looks,
            )
            for one, after in pairwise(walk)
        )
        stays = self.space.frame.players[walk[-1].actor] if walk[-1].looks else ""
        return Line(links, view(self.space, last), self.weigh(self.actor, self.asking.here, last), stays)

    def _ties(self, node: _Node) -> list[Tie]:
        """The nearest places where a tie leaves open what comes about from a node."""
        found: list[Tie] = []
        waiting, seen = [node], {node}
        for one in waiting:
            if not one.looks:
                continue
            tie = self._tie(one)
            if tie is not None:
                found.append(tie)
                if len(found) == _MOST_TIES:
                    break
            if len(seen) < _MOST_VISITED:
                fresh = [after for after in self._open_after(one) if after not in seen]
                seen.update(fresh)
                waiting += fresh
        return found

    def _bar(self, node: _Node) -> int:
        """The least rank for the mover of what it would move for."""
        after = self.looks.at(node.looks - 1, 1 - node.actor)
        sure = max((int(after.least[one.state]) for one in self._moves(node)), default=-1)
        return max(sure, int(self.space.rank[node.actor, node.state]) + 1)

    def _open_after(self, node: _Node) -> Iterator[_Node]:
        """The nodes one move on that may come about, and leave something open."""
        bar = self._bar(node)
        for one in self._moves(node):
            ends = self.looks.at(one.looks, one.actor)
            if len(self._kinds(one)) > 1 and ends.most[one.state] >= bar:
                yield one

    def _tie(self, node: _Node) -> Tie | None:
        """Two moves of the mover that are as good for it and not for the other; None if there are none."""
        mine, others = self.wishes[node.actor].mine, self.wishes[node.actor].others
        bar = self._bar(node)
        ways = [(after, kind) for after in self._moves(node) for kind in self._kinds(after) if mine[kind] >= bar]
        ways.sort(key=lambda way: (-int(mine[way[1]]), int(others[way[1]]), way[0].state))
        by_rank: dict[int, dict[int, list[tuple[_Node, int]]]] = {}
        for after, kind in ways:
            by_rank.setdefault(int(mine[kind]), {}).setdefault(int(others[kind]), []).append((after, kind))
        for by_other in by_rank.values():
            for worst, best in combinations(by_other, 2):
                pair = _two_moves(by_other[worst], by_other[best])
                if pair is not None:
                    return self._told(node, pair)
        return None

    def _told(self, node: _Node, pair: Sequence[tuple[_Node, int]]) -> Tie:
        choices = tuple(
            Choice(
                step(self.space, node.actor, node.state, after.state),
                view(self.space, self._walk(after, kind)[-1].state),
            )
            for after, kind in pair
        )
        return Tie(self.space.frame.players[node.actor], view(self.space, node.state), node.looks, choices)


def _two_moves(ones: Sequence[tuple[_Node, int]], twos: Sequence[tuple[_Node, int]]) -> list[tuple[_Node, int]] | None:
    """One of each, by different moves."""
    return next(([one, two] for one in ones[:2] for two in twos[:2] if one[0] != two[0]), None)
