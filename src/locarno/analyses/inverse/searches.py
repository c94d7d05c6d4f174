"""The searches that questions about changed preferences need, over either form of the moves."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from ...answers.asked import Concept
from ...kernels.brought_about import brought_about_arcs, brought_about_cells, edge_arcs, edge_cells
from ...kernels.types import Bool, Int32
from ...kernels.way_out import UNREACHED, way_out_arcs, way_out_cells
from ...space.moves import CellMoves
from ...space.space import Space
from .orders import Kinds

NEVER = -1
"""A security level so low that nobody is tempted."""


@dataclass(frozen=True)
class Brought:
    """What the others can bring about from a `start`. `ended`: the search ended early, at a state with harm enough.

    `states`: the numbers of the states found, the start included; `found`: the same as the kernels have it.
    """

    start: int
    ended: bool
    states: Int32
    found: Bool


class Searches:
    """Searches in one space, under ranks that are given each time, [A, S]."""

    def __init__(self, space: Space, pool: ThreadPoolExecutor) -> None:
        self.space, self._pool = space, pool
        moves = space.frame.moves
        if isinstance(moves, CellMoves):
            self._cells = (moves.cell_at, moves.cells, moves.onto_start, moves.onto, space.order.members)

    def ways(self, start: int, inside: Bool, level: Int32, rank: Int32) -> list[tuple[tuple[int, int, int], ...]]:
        """The shortest ways out of a set, one for each actor that can take the last step; the shortest first."""
        actors, states = rank.shape
        parent, mover = np.full(states, UNREACHED, np.int32), np.full(states, UNREACHED, np.int32)
        begin, end = np.full(actors, UNREACHED, np.int32), np.full(actors, UNREACHED, np.int32)
        out = (parent, mover, begin, end, np.zeros(actors, bool))
        if not self._way_out(start, inside, level, rank, False, out):
            return []
        found = []
        for actor in np.flatnonzero(end != UNREACHED):
            way = [(int(actor), int(begin[actor]), int(end[actor]))]
            while (at := way[-1][1]) != start:
                way.append((int(mover[at]), int(parent[at]), at))
            found.append(tuple(way[::-1]))
        return sorted(found, key=len)

    def tempted(self, start: int, inside: Bool, rank: Int32) -> tuple[Bool, bool]:
        """Which actors have an improvement somewhere on the ways of gains through a set, and whether one leaves it."""
        actors, states = rank.shape
        parent, mover = np.full(states, UNREACHED, np.int32), np.full(states, UNREACHED, np.int32)
        begin, end = np.full(actors, UNREACHED, np.int32), np.full(actors, UNREACHED, np.int32)
        tempted = np.zeros(actors, bool)
        leaves = self._way_out(start, inside, rank, rank, True, (parent, mover, begin, end, tempted))
        return tempted, leaves

    def _way_out(
        self,
        start: int,
        inside: Bool,
        level: Int32,
        rank: Int32,
        everything: bool,
        out: tuple[Int32, Int32, Int32, Int32, Bool],
    ) -> bool:
        moves = self.space.frame.moves
        if isinstance(moves, CellMoves):
            return bool(way_out_cells(start, inside, level, rank, everything, *self._cells, *out))
        return bool(way_out_arcs(start, inside, level, rank, everything, moves.out_start, moves.out_to, *out))

    def brought_about(self, start: int, focal: int, improving: bool, rank: Int32, harm: Int32, limit: int) -> Brought:
        """What the others can bring about from a state, up to the first state with `harm[S]` at most `limit`."""
        moves = self.space.frame.moves
        actors, states = rank.shape
        if isinstance(moves, CellMoves):
            found = np.zeros(states, bool)
            ended = brought_about_cells(start, focal, improving, rank, harm, limit, *self._cells, found)
            return Brought(start, bool(ended), np.flatnonzero(found).astype(np.int32), found)
        found = np.zeros(states * actors + 1, bool)
        ended = brought_about_arcs(start, focal, improving, rank, harm, limit, moves.out_start, moves.out_to, found)
        by_state: Bool = np.any(found[:-1].reshape(states, actors), axis=1)
        by_state[start] = True
        return Brought(start, bool(ended), np.flatnonzero(by_state).astype(np.int32), found)

    def edge(self, brought: Brought, mover: int, kinds: Kinds) -> tuple[Int32, Int32]:
        """The moves of an actor out of what the others can bring about, by kinds for that actor: from which to which.

        Moves between states of one kind are left out: they are never improvements.
        """
        moves = self.space.frame.moves
        count = kinds.truth.shape[0]
        pairs = np.zeros((count, count), bool)
        if isinstance(moves, CellMoves):
            edge_cells(brought.found, mover, kinds.kind, *self._cells, pairs)
        else:
            edge_arcs(brought.found, brought.start, mover, kinds.kind, moves.out_start, moves.out_to, pairs)
        np.fill_diagonal(pairs, False)
        begin, end = np.nonzero(pairs)
        return begin.astype(np.int32), end.astype(np.int32)

    def replies(self, actor: int, states: Int32) -> Iterator[tuple[int, Int32]]:
        """Each of these states, and those an actor can move to from it, itself included.

        Of states from which it can move to the same ones, only the first.
        """
        moves = self.space.frame.moves
        if not isinstance(moves, CellMoves):
            for state in states:
                yield int(state), np.append(moves.targets(actor, int(state)), state)
            return
        _cell_at, cells, onto_start, onto, members = self._cells
        _, first = np.unique(moves.cell_at[states, actor], return_index=True)
        for place in np.sort(first):
            cell = moves.cell_at[states[place], actor]
            targets = onto[onto_start[cell] : onto_start[cell + 1]]
            yield int(states[place]), np.concatenate([members[cells[at, 2] : cells[at, 3]] for at in targets])

    def own_level(self, concept: Concept, actor: int, rank: Int32) -> Int32:
        """Security levels under GMR or SMR, which hang on the actor's own ranks alone, shape [S]."""
        moves = self.space.frame.moves
        value = moves.best(actor, rank[actor]) if concept == "smr" else rank[actor]
        level: Int32 = np.minimum(rank[actor], moves.carry(value, actor, True, self.space.rank, self.space.order))
        return level

    def levels(self, concept: Concept, rank: Int32, actors: Bool) -> Int32:
        """Security levels under SEQ or SSEQ of some actors, [A, S]; the others' are `NEVER`."""
        found = np.full_like(rank, NEVER)
        self.add_levels(concept, rank, actors, found)
        return found

    def add_levels(self, concept: Concept, rank: Int32, actors: Bool, levels: Int32) -> None:
        """Fill in those of more actors."""
        moves = self.space.frame.moves
        missing = [int(actor) for actor in np.flatnonzero(actors) if levels[actor, 0] == NEVER]
        if not missing:
            return
        order = moves.order(rank)

        def fill(actor: int) -> None:
            value = moves.best(actor, rank[actor]) if concept == "sseq" else rank[actor]
            np.minimum(rank[actor], moves.carry(value, actor, False, rank, order), out=levels[actor])

        list(self._pool.map(fill, missing))
