"""One space for a hypergame: every state that some actor sees, and each actor moving and wanting as in its own game.

States are the same state in two games if they have the same code, so that the joint space is laid out over the union of
the codes. An actor has no moves from and to states that its own game does not have. Nobody looks ahead in the joint
space: what an actor expects of the others is a matter of its own game alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, NoReturn

import numpy as np

from ..kernels.cells import transpose
from ..kernels.types import Bool, Int32, Int64
from .constraints import Constraints
from .frame import Frame, truth_over
from .memory import most_pairs
from .moves import CellMoves, Moves, Order
from .refusal import Refusal
from .space import Space, outcomes

NOWHERE = -1


class _Row(NamedTuple):
    """One actor's own moves as cells over the joint states, numbered from 0 (see `kernels.cells`)."""

    cell_at: Int32
    cells: Int32
    into: Int32
    members: Int32
    member_rank: Int32


@dataclass(frozen=True)
class OwnMoves(CellMoves):
    """Each actor's moves as in its own game, in the arrays of `kernels.cells`; listed moves as cells of one state each.

    `own[A]`: the moves of each actor's game; `local[A, U]`: the number of a joint state in it, -1 if it is not there;
    `joint[A]`: the joint number of each of its states. States that an actor does not see lie in a cell of their own,
    into which and out of which no move leads.
    """

    own: tuple[Moves, ...]
    local: Int32
    joint: tuple[Int32, ...]

    def targets(self, actor: int, state: int) -> Int32:
        """The states the actor can move to from a state, in increasing number; none from one it does not see."""
        here = int(self.local[actor, state])
        if here == NOWHERE:
            return np.empty(0, np.int32)
        found: Int32 = self.joint[actor][self.own[actor].targets(actor, here)]
        return found

    def order(self, *_: object, **__: object) -> NoReturn:
        """Not to be asked: the order comes with the moves, each actor's from its own game."""
        raise TypeError("each actor ranks states in its own game")

    def best(self, *_: object, **__: object) -> NoReturn:
        """Not to be asked."""
        raise TypeError("each actor looks ahead in its own game")

    def carry(self, *_: object, **__: object) -> NoReturn:
        """Not to be asked."""
        raise TypeError("each actor looks ahead in its own game")

    def spread(self, *_: object, **__: object) -> NoReturn:
        """Not to be asked: where moves are listed, two in a row are not one."""
        raise TypeError("ways through a hypergame are not sought")


@dataclass(frozen=True)
class Joint:
    """The joint space of the actors' own games.

    `space`: its rank[A, U] is each actor's own, -1 where it does not see a state; `seen[A, U]`; `joint[A]`: the joint
    number of each state of an actor's game; `local[A, U]`: the other way round, -1 where there is none.
    """

    space: Space
    seen: Bool
    joint: tuple[Int32, ...]
    local: Int32

    def lift(self, actor: int, values: Int32) -> Int32:
        """Values of the states of an actor's game as values of the joint states, -1 where it does not see them."""
        lifted = np.full(self.space.frame.size, NOWHERE, np.int32)
        lifted[self.joint[actor]] = values
        return lifted

    def lift_truth(self, actor: int, values: Bool) -> Bool:
        """The same for truth values, false where it does not see them."""
        lifted = np.zeros(self.space.frame.size, bool)
        lifted[self.joint[actor]] = values
        return lifted


def join(games: Sequence[Space]) -> Joint:
    """The joint space; `games[a]` is the one of actor a. All are of one case, and have states."""
    first = games[0]
    frames = list({id(game.frame): game.frame for game in games}.values())
    codes: Int64 = frames[0].codes
    if len(frames) > 1:
        codes = np.unique(np.concatenate([frame.codes for frame in frames]))
    joint = tuple(np.searchsorted(codes, game.frame.codes).astype(np.int32) for game in games)
    local = np.full((len(games), codes.size), NOWHERE, np.int32)
    rank = np.full((len(games), codes.size), NOWHERE, np.int32)
    for actor, game in enumerate(games):
        local[actor, joint[actor]] = np.arange(game.frame.size, dtype=np.int32)
        rank[actor, joint[actor]] = game.rank[actor]
    moves, order = _moves(games, codes, joint, local, rank)
    rules = dict.fromkeys(rule for frame in frames for rule in frame.constraints.rules)
    frame = Frame(
        case=first.case,
        constraints=Constraints(tuple(rules), frozenset(), frozenset()),
        codes=codes,
        players=first.frame.players,
        option_ids=first.frame.option_ids,
        state_ids=first.frame.state_ids,
        moves=moves,
        truth=truth_over(first.case, codes),
    )
    wants = {actor: game.reading.preferences[actor] for actor, game in zip(first.frame.players, games, strict=True)}
    reading = replace(first.reading, id="", name="", preferences=wants, rules=(), scenarios=(), likelihoods=())
    outcome, apart = outcomes(frame)
    space = Space(frame, reading, first.scenarios, first.as_of, rank, order, outcome, apart)
    return Joint(space, local >= 0, joint, local)


def _moves(
    games: Sequence[Space], codes: Int64, joint: tuple[Int32, ...], local: Int32, rank: Int32
) -> tuple[OwnMoves, Order]:
    rows = [_row(game, actor, joint[actor], local[actor]) for actor, game in enumerate(games)]
    first = np.concatenate([[0], np.cumsum([row.cells.shape[0] for row in rows])]).astype(np.int64)
    pairs = np.concatenate([[0], np.cumsum([row.into.size for row in rows])]).astype(np.int64)
    places = np.concatenate([[0], np.cumsum([row.members.size for row in rows])]).astype(np.int64)
    if pairs[-1] > most_pairs():
        raise Refusal(f"the moves of all actors make {pairs[-1]:,} pairs; at most {most_pairs():,}")
    cells = np.concatenate([row.cells for row in rows])
    for actor in range(len(rows)):
        mine = slice(int(first[actor]), int(first[actor + 1]))
        cells[mine, :2] += np.int32(pairs[actor])
        cells[mine, 2:] += np.int32(places[actor])
    into = np.concatenate([row.into + np.int32(first[actor]) for actor, row in enumerate(rows)])
    onto_start, onto = np.empty(cells.shape[0] + 1, np.int32), np.empty_like(into)
    transpose(cells, into, onto_start, onto)
    moves = OwnMoves(
        codes=codes,
        masks=(),
        cell_at=np.stack([row.cell_at + np.int32(first[actor]) for actor, row in enumerate(rows)], axis=1),
        first=first,
        cells=cells,
        into=into,
        onto_start=onto_start,
        onto=onto,
        own=tuple(game.frame.moves for game in games),
        local=local,
        joint=joint,
    )
    members, ranks = np.concatenate([row.members for row in rows]), np.concatenate([row.member_rank for row in rows])
    return moves, Order(members, ranks, np.ascontiguousarray(rank.T))


def _row(game: Space, actor: int, joint: Int32, local: Int32) -> _Row:
    moves = game.frame.moves
    states = game.frame.size
    if isinstance(moves, CellMoves):
        low, high = int(moves.first[actor]), int(moves.first[actor + 1])
        cells = moves.cells[low:high].copy()
        begin, end = int(cells[0, 0]), int(cells[-1, 1])
        cells[:, :2] -= np.int32(begin)
        cells[:, 2:] -= np.int32(actor * states)
        into = moves.into[begin:end] - np.int32(low)
        cell = moves.cell_at[:, actor] - np.int32(low)
        mine = slice(actor * states, (actor + 1) * states)
        members, member_rank = joint[game.order.members[mine]], game.order.member_rank[mine]
    else:
        start = moves.in_start[actor]
        into = moves.in_from[start[0] : start[-1]]
        cell = np.arange(states, dtype=np.int32)
        arcs = start - start[0]
        cells = np.stack([arcs[:-1], arcs[1:], cell, cell + 1], axis=1).astype(np.int32)
        members, member_rank = joint, game.rank[actor]
    nowhere = np.array([[into.size, into.size, members.size, members.size]], np.int32)
    cell_at = np.where(local == NOWHERE, np.int32(cells.shape[0]), cell[np.maximum(local, 0)])
    return _Row(cell_at.astype(np.int32), np.concatenate([cells, nowhere]), into, members, member_rank)
