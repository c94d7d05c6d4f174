"""What several actors can bring about together.

By the published definition, legal sequences of moves of single members (Fang, Hipel & Kilgour 1993; Kilgour, Hipel,
Fang & Peng 2001). As an extension of ours also one joint move: options of several members change at once, options owned
jointly among them, and what lies between need not be feasible. A joint move needs two members; what one member could do
by options of its own is none, so that rules which bar it still do. In graph form there are no joint moves.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from ...kernels.cells import count_sort
from ...kernels.coalition_steps import join_cells
from ...kernels.types import Bool, Int32, Int64
from ...space.moves import ArcMoves, CellMoves, Masks, Moves, Spread
from ...space.reach import reach, reach_back
from ...space.space import Space
from ..together import joint_masks

Members = tuple[int, ...]
_MOST_KEPT = 2**28


@dataclass(frozen=True)
class Regions:
    """What a coalition can get to over cells: regions, in each of which every state leads to every other.

    `sequence[R]`: their numbers, none before one that it leads to; `start[R + 1]` into `members[S]`: their states;
    `onto_start[R + 1]` into `onto`: the regions each leads to by one move.
    """

    sequence: Int32
    start: Int32
    members: Int32
    onto_start: Int32
    onto: Int32


@dataclass(frozen=True)
class Together:
    """A space in which coalitions move; `joint`: whether joint moves count.

    Joint moves of a coalition are held as those of one actor, and its regions, up to `_MOST_KEPT` bytes of each.
    """

    space: Space
    joint: bool
    _held: dict[Members, Moves] = field(init=False, default_factory=dict, repr=False)
    _regions: dict[Members, Regions] = field(init=False, default_factory=dict, repr=False)

    def ways(self, members: Members, start: int) -> Spread:
        """The shortest legal sequences of members from a state."""
        return reach(self.space, members, start, False)

    def one_move(self, members: Members, start: int) -> Bool:
        """The states that a joint move of all or some members leads to, shape [S]; none where they do not count."""
        codes = self.space.frame.codes
        if not self.joins(members):
            return np.zeros(codes.size, bool)
        found = self._changes(members, start)
        if isinstance(self.space.frame.moves, ArcMoves):
            for member in members:
                found &= ~self._changes((member,), start)
        found[start] = False
        return found

    def can_get(self, members: Members, goal: Bool) -> Bool:
        """The states from which members can bring about a state of a set, and the set itself; shape [S]."""
        found = reach_back(self.space, members, goal, False)
        if self.joins(members):
            found |= self.joint_moves(members).best(0, goal.astype(np.int32)) > 0
        return found

    def joins(self, members: Members) -> bool:
        """Whether these members have joint moves that count."""
        return self.joint and len(members) > 1 and not self.space.frame.state_ids

    def joint_moves(self, members: Members) -> Moves:
        """The joint moves of some members, as those of one actor."""
        found = self._held.get(members)
        if found is None:
            found = self._laid_out(members)
            if (len(self._held) + 1) * self.space.frame.size * 32 <= _MOST_KEPT:
                self._held[members] = found
        return found

    def regions(self, members: Members) -> Regions:
        """The regions of a coalition, where moves are held as cells."""
        found = self._regions.get(members)
        if found is None:
            joint = self.joint_moves(members) if self.joins(members) else None
            found = _regions(joint, (0,)) if joint is not None else _regions(self.space.frame.moves, members)
            if (len(self._regions) + 1) * self.space.frame.size * 8 <= _MOST_KEPT:
                self._regions[members] = found
        return found

    def _changes(self, members: Members, start: int) -> Bool:
        """The states that differ from one only in what these members can change at once."""
        codes = self.space.frame.codes
        rise, fall = joint_masks(self.space, members)
        here = int(codes[start])
        found: Bool = ((codes & ~here & ~rise) == 0) & ((here & ~codes & ~fall) == 0)
        return found

    def _laid_out(self, members: Members) -> Moves:
        frame = self.space.frame
        rise, fall = joint_masks(self.space, members)
        masks = [Masks(rise & fall, rise & ~fall, fall & ~rise)]
        if isinstance(frame.moves, CellMoves):
            return CellMoves.from_options(frame.codes, len(frame.option_ids), masks)
        nothing = np.empty(0, np.int64)
        no_state = np.empty((0, frame.size), bool)
        listed = ArcMoves.from_options(
            frame.codes, len(frame.option_ids), masks, [(nothing, nothing, no_state, no_state)]
        )
        end = np.repeat(np.arange(frame.size), np.diff(listed.in_start[0]))
        begin = listed.in_from.astype(np.int64)
        together = ~self._by_one(members, frame.codes[begin], frame.codes[end])
        return ArcMoves.from_pairs(
            frame.size, [list(zip(begin[together].tolist(), end[together].tolist(), strict=True))]
        )

    def _by_one(self, members: Members, before: Int64, after: Int64) -> Bool:
        """Which of these changes one member could make by its own options."""
        found = np.zeros(before.size, bool)
        for member in members:
            rise, fall = joint_masks(self.space, (member,))
            found |= ((after & ~before & ~rise) == 0) & ((before & ~after & ~fall) == 0)
        return found


def _regions(moves: Moves, movers: Members) -> Regions:
    if not isinstance(moves, CellMoves):
        raise TypeError("regions are made of cells")
    states, who = moves.cell_at.shape[0], np.array(movers, np.int32)
    region = np.empty(states, np.int32)
    count = join_cells(moves.cell_at, who, moves.cells.shape[0], region)
    start, members = np.zeros(count + 1, np.int32), np.empty(states, np.int32)
    count_sort(region, np.arange(states, dtype=np.int32), count, start, members)
    in_cell = np.empty(moves.cells.shape[0], np.int32)
    pairs = []
    for mover in movers:
        mine = np.arange(moves.first[mover], moves.first[mover + 1])
        in_cell[moves.cell_at[:, mover]] = region
        begin = np.repeat(mine, np.diff(moves.onto_start)[mine])
        end = moves.onto[moves.onto_start[mine[0]] : moves.onto_start[mine[-1] + 1]]
        pairs.append(in_cell[begin].astype(np.int64) * count + in_cell[end])
    leads = np.unique(np.concatenate(pairs))
    begin, end = leads // count, leads % count
    begin, end = begin[begin != end], end[begin != end]
    one_way = [(mask.up, mask.down) for mask in (moves.masks[mover] for mover in movers)]
    codes = moves.codes[members[start[:-1]]]
    gone = sum(
        np.bitwise_count((codes & up | ~codes & down).astype(np.uint64)).astype(np.int64) for up, down in one_way
    )
    onto_start = np.concatenate([[0], np.cumsum(np.bincount(begin, minlength=count))]).astype(np.int32)
    return Regions(np.argsort(-gone, kind="stable").astype(np.int32), start, members, onto_start, end.astype(np.int32))


def who_changes(space: Space, members: Sequence[int], start: int, end: int) -> Members:
    """Who of the members takes part in a joint move: all owners of what is raised, an owner of what is dropped."""
    frame = space.frame
    number = {id_: actor for actor, id_ in enumerate(frame.players)}
    before, after = int(frame.codes[start]), int(frame.codes[end])
    changed = [(bit, id_) for bit, id_ in enumerate(frame.option_ids) if (before ^ after) >> bit & 1]
    owners = {
        bit: [number[owner] for owner in space.case.options[id_].owners if number.get(owner) in members]
        for bit, id_ in changed
    }
    found = {owner for bit, _ in changed if after >> bit & 1 or len(owners[bit]) == 1 for owner in owners[bit]}
    for bit, _ in changed:
        if not found & set(owners[bit]):
            found.add(min(owners[bit]))
    return tuple(sorted(found))
