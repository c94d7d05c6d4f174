"""The moves of every player, in one of two forms that answer the same questions.

`CellMoves`: option form; no list of moves at all (see `kernels.cells`). `ArcMoves`: every move listed; graph form,
and option form where rules bar moves in some states. Neither holds anything of size states times states.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from ..kernels.arcs import list_arcs
from ..kernels.best_move import best_move_arcs, best_move_cells
from ..kernels.carry import carry_arcs, carry_cells
from ..kernels.cells import cells_into, count_sort, number_cells, transpose
from ..kernels.keep import keep_arcs, keep_cells
from ..kernels.settle import settle_cells
from ..kernels.spread import spread_arcs, spread_cells
from ..kernels.types import Bool, Int32, Int64
from .memory import check_arcs_fit, most_arcs, most_pairs, too_many_pairs

_LOOKS = 64
"""So many looks for each state and actor are worth sweeping; after that a search is sure to be done sooner."""


class Masks(NamedTuple):
    """The bits an actor can change: both ways, only from no to yes, only from yes to no."""

    free: int
    up: int
    down: int


def by_value(value: Int32) -> Int32:
    """The states by increasing value, in increasing number where it is equal. `value[S]` at least 0."""
    top = int(value.max(initial=0)) + 1
    order = np.empty(value.size, np.int32)
    count_sort(value, np.arange(value.size, dtype=np.int32), top, np.zeros(top + 1, np.int32), order)
    return order


class Order(NamedTuple):
    """The states of every cell by rank, and the ranks state by state: what one reading adds to `CellMoves`."""

    members: Int32
    member_rank: Int32
    rank_at: Int32


@dataclass(frozen=True)
class Spread:
    """Cheapest legal sequences from one state to all others (see `kernels.spread`).

    `against[S]` and `length[S]`: the price, -1 where there is none. `node[S]`: the last node of the way to a state, in
    `parent` and `mover`, arrays over nodes, with `state_of` the state of each; the start is the node without a parent.
    """

    against: Int32
    length: Int32
    node: Int32
    parent: Int32
    mover: Int32
    state_of: Int32

    def way(self, state: int) -> list[tuple[int, int, int]]:
        """The moves (actor, from, to) to a state that is reached."""
        moves = []
        node = int(self.node[state])
        while (before := int(self.parent[node])) >= 0:
            moves.append((int(self.mover[node]), int(self.state_of[before]), int(self.state_of[node])))
            node = before
        return moves[::-1]


@dataclass(frozen=True)
class CellMoves:
    """Moves held as cells, in the arrays of `kernels.cells`. `first[A + 1]`: the number of each actor's first cell."""

    codes: Int64
    masks: tuple[Masks, ...]
    cell_at: Int32
    first: Int64
    cells: Int32
    into: Int32
    onto_start: Int32
    onto: Int32

    @classmethod
    def from_options(cls, codes: Int64, options: int, masks: Sequence[Masks]) -> "CellMoves":
        """Lay out the cells of every actor. `codes[S]` increasing, below 2^options."""
        cell_at = np.empty((codes.size, len(masks)), np.int32)
        table = np.full(2**options, -1, np.int32)
        first = np.zeros(len(masks) + 1, np.int64)
        tables, intos = [], []
        pairs_before = 0
        for actor, mask in enumerate(masks):
            cell = np.empty(codes.size, np.int32)
            count = number_cells(codes, mask.free, table, cell)
            keys = np.empty(count, np.int64)
            keys[cell] = codes & ~mask.free
            table[keys] = np.arange(count, dtype=np.int32)
            into_start = np.empty(count + 1, np.int32)
            most = most_pairs() - pairs_before
            pairs = cells_into(keys, mask.up, mask.down, table, into_start, np.empty(0, np.int32), most)
            if pairs < 0:
                raise too_many_pairs((mask.up | mask.down).bit_count())
            into = np.empty(pairs, np.int32)
            cells_into(keys, mask.up, mask.down, table, into_start, into, pairs)
            table[keys] = -1
            end = np.cumsum(np.bincount(cell, minlength=count)) + actor * codes.size
            begin = np.concatenate([[actor * codes.size], end[:-1]]) if count else end
            into_start += pairs_before
            tables.append(np.stack([into_start[:-1], into_start[1:], begin, end], axis=1).astype(np.int32))
            intos.append(into + np.int32(first[actor]))
            cell_at[:, actor] = cell + first[actor]
            first[actor + 1] = first[actor] + count
            pairs_before += pairs
        cells, into = np.concatenate(tables), np.concatenate(intos)
        onto_start, onto = np.empty(cells.shape[0] + 1, np.int32), np.empty_like(into)
        transpose(cells, into, onto_start, onto)
        return cls(codes, tuple(masks), cell_at, first, cells, into, onto_start, onto)

    def order(self, rank: Int32) -> Order:
        """The states by cell, and in a cell by rank; `rank[A, S]`."""
        actors, states = rank.shape
        members, member_rank = np.empty(actors * states, np.int32), np.empty(actors * states, np.int32)
        for actor in range(actors):
            mine = slice(actor * states, (actor + 1) * states)
            self.sort_cells(actor, rank[actor], members[mine])
            member_rank[mine] = rank[actor][members[mine]]
        return Order(members, member_rank, np.ascontiguousarray(rank.T))

    def sort_cells(self, actor: int, rank: Int32, members: Int32) -> None:
        """Fill `members[S]` with the states by the actor's cell, and in a cell by its `rank[S]`."""
        first, last = self.first[actor], self.first[actor + 1]
        cell = self.cell_at[:, actor] - np.int32(first)
        count_sort(cell, by_value(rank), int(last - first), np.zeros(last - first + 1, np.int32), members)

    def carry(self, value: Int32, focal: int, any_move: bool, rank: Int32, order: Order) -> Int32:
        """See `kernels.carry`; `order` is `order(rank)`."""
        out = value.copy()
        first = self.first.astype(np.int32)
        if settle_cells(
            out, focal, any_move, self.cell_at, self.cells, self.onto_start, self.onto, self.into,
            order.members, order.member_rank, first, _LOOKS * rank.size,
        ):  # fmt: skip
            return out
        carry_cells(
            by_value(value), value, focal, any_move, self.cell_at, order.rank_at, self.cells, self.into,
            order.members, order.member_rank, out,
        )  # fmt: skip
        return out

    def best(self, actor: int, value: Int32) -> Int32:
        """The greatest value the actor can move to, staying included. `value[S]` at least 0."""
        first, last = int(self.first[actor]), int(self.first[actor + 1])
        scratch = np.empty((2, last - first), np.int32)
        out = np.empty_like(value)
        cell = np.ascontiguousarray(self.cell_at[:, actor])
        best_move_cells(value, cell, first, self.cells, self.into, scratch[0], scratch[1], out)
        return out

    def keep(self, kept: Bool, rank: Int32, security: Int32, order: Order) -> Bool:  # noqa: ARG002
        """See `kernels.keep`; returns a new set."""
        left = kept.copy()
        keep_cells(
            left, security, self.cell_at, order.rank_at, self.cells, self.into, self.onto_start, self.onto,
            order.members, order.member_rank,
        )  # fmt: skip
        return left

    def targets(self, actor: int, state: int) -> Int32:
        """The states the actor can move to from a state, in increasing number."""
        mask, code = self.masks[actor], int(self.codes[state])
        change = np.array(_submasks(mask.free | (~code & mask.up) | (code & mask.down)), np.int64) ^ code
        at = np.searchsorted(self.codes, change)
        found = at[(at < self.codes.size) & (self.codes[np.minimum(at, self.codes.size - 1)] == change)]
        return np.sort(found[found != state]).astype(np.int32)

    def spread(self, start: int, gains_only: bool, rank: Int32, order: Order) -> Spread:  # noqa: ARG002
        """See `kernels.spread`; nodes are states."""
        states = np.arange(self.codes.size, dtype=np.int32)
        against, length, parent, mover = (np.empty_like(states) for _ in range(4))
        spread_cells(
            start, gains_only, self.cell_at, order.rank_at, self.cells, self.onto_start, self.onto,
            order.members, order.member_rank, against, length, parent, mover,
        )  # fmt: skip
        return Spread(against, length, states, parent, mover, states)


def _submasks(mask: int) -> list[int]:
    found, sub = [], mask
    while True:
        found.append(sub)
        if sub == 0:
            return found
        sub = (sub - 1) & mask


@dataclass(frozen=True)
class ArcMoves:
    """Moves listed: by where they lead, `in_start[A, S + 1]` into `in_from[E]`, and `out_*` by where they start."""

    in_start: Int64
    in_from: Int32
    out_start: Int64
    out_to: Int32

    @classmethod
    def from_pairs(cls, states: int, arcs: Sequence[Sequence[tuple[int, int]]]) -> "ArcMoves":
        """From pairs (state, state moved to) of every actor, without repetition."""
        check_arcs_fit(states, len(arcs), sum(len(pairs) for pairs in arcs))
        ins = [np.array(pairs, np.int64).reshape(-1, 2)[:, ::-1] for pairs in arcs]
        return cls._from_columns(states, ins)

    @classmethod
    def _from_columns(cls, states: int, ins: Sequence[Int64]) -> "ArcMoves":
        in_start, in_from = _listed(states, [pairs[:, 0] for pairs in ins], [pairs[:, 1] for pairs in ins])
        out_start, out_to = _listed(states, [pairs[:, 1] for pairs in ins], [pairs[:, 0] for pairs in ins])
        return cls(in_start, in_from, out_start, out_to)

    @classmethod
    def from_options(
        cls,
        codes: Int64,
        options: int,
        masks: Sequence[Masks],
        barred: Sequence[tuple[Int64, Int64, Bool, Bool]],
    ) -> "ArcMoves":
        """List the moves in option form that no rule bars; `barred` for each actor as `kernels.arcs` wants it."""
        position = np.full(2**options, -1, np.int32)
        position[codes] = np.arange(codes.size, dtype=np.int32)
        columns, listed = [], 0
        for mask, (raises, drops, starts, ends) in zip(masks, barred, strict=True):
            start = np.empty(codes.size + 1, np.int64)
            fixed = (codes, position, mask.free, mask.up, mask.down, raises, drops, starts, ends, start)
            count = list_arcs(*fixed, np.empty(0, np.int32), most_arcs() - listed)
            listed += count
            check_arcs_fit(codes.size, len(masks), listed)
            begin = np.empty(count, np.int32)
            list_arcs(*fixed, begin, count)
            end = np.repeat(np.arange(codes.size), np.diff(start))
            columns.append(np.stack([end, begin.astype(np.int64)], axis=1))
        return cls._from_columns(codes.size, columns)

    def order(self, rank: Int32) -> Order:  # noqa: ARG002
        """Arcs need no order; there for both forms to be called alike."""
        nothing = np.empty(0, np.int32)
        return Order(nothing, nothing, nothing.reshape(0, 0))

    def carry(self, value: Int32, focal: int, any_move: bool, rank: Int32, order: Order) -> Int32:  # noqa: ARG002
        """See `kernels.carry`."""
        out = np.empty_like(value)
        carry_arcs(by_value(value), value, focal, any_move, rank, self.in_start, self.in_from, out)
        return out

    def best(self, actor: int, value: Int32) -> Int32:
        """The greatest value the actor can move to, staying included."""
        out = np.empty_like(value)
        best_move_arcs(value, self.in_start[actor], self.in_from, out)
        return out

    def keep(self, kept: Bool, rank: Int32, security: Int32, order: Order) -> Bool:  # noqa: ARG002
        """See `kernels.keep`; returns a new set."""
        left = kept.copy()
        keep_arcs(left, rank, security, self.in_start, self.in_from)
        return left

    def targets(self, actor: int, state: int) -> Int32:
        """The states the actor can move to from a state, in increasing number."""
        return np.sort(self.out_to[self.out_start[actor, state] : self.out_start[actor, state + 1]])

    def spread(self, start: int, gains_only: bool, rank: Int32, order: Order) -> Spread:  # noqa: ARG002
        """See `kernels.spread`; nodes are pairs of a state and the last mover, and one more for the start."""
        actors, states = rank.shape
        nodes = np.arange(states * actors + 1, dtype=np.int32)
        against, length, parent = (np.empty_like(nodes) for _ in range(3))
        spread_arcs(start, gains_only, rank, self.out_start, self.out_to, against, length, parent)
        state_of = nodes // actors
        state_of[-1] = start
        price = np.where(against < 0, np.iinfo(np.int64).max, against.astype(np.int64) * nodes.size + length)
        by_state = price[:-1].reshape(states, actors)
        node = (by_state.argmin(axis=1) + np.arange(states) * actors).astype(np.int32)
        node[start] = nodes[-1]
        return Spread(against[node], length[node], node, parent, nodes % actors, state_of)


def _listed(states: int, keys: Sequence[Int64], values: Sequence[Int64]) -> tuple[Int64, Int32]:
    """Compressed rows: for each actor and key the values, the actors one after the other in one array."""
    start = np.zeros((len(keys), states + 1), np.int64)
    parts, base = [], 0
    for actor, (key, value) in enumerate(zip(keys, values, strict=True)):
        start[actor, 1:] = np.cumsum(np.bincount(key, minlength=states)[:states])
        start[actor] += base
        base += key.size
        parts.append(value[np.argsort(key, kind="stable")].astype(np.int32))
    return start, np.concatenate(parts) if parts else np.empty(0, np.int32)


Moves = CellMoves | ArcMoves
