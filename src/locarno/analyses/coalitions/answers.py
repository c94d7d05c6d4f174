"""Answers by coalitions of the others: legal sequences of coalition improvements (Inohara & Hipel 2008).

See `kernels.coalition_steps` for the search. It is bounded: joint gains cannot be looked up in an order by rank.
"""

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from ...kernels.coalition_steps import UNKNOWN, WAITING, steps_arcs, steps_regions
from ...kernels.types import Bool, Int32
from ...space.moves import ArcMoves, CellMoves
from ...space.refusal import Refusal
from .moves import Members, Together

MOST_VISITS = 500_000_000
MOST_NODES = 2**26
_AIM = 1


@dataclass(frozen=True)
class Credible:
    """From where coalitions of others can bring about a state that deters.

    A node is `state * width + slot`. `settled[nodes]`: above 0 if they can; `via[nodes]`: the node the next step leads
    to, itself where no step is needed; `by[nodes]`: the number of the coalition that takes it.
    """

    width: int
    settled: Int32
    via: Int32
    by: Int32
    coalitions: tuple[Members, ...]

    def deterred(self, states: Bool) -> Bool:
        """Which of these states are deterred, shape [S]."""
        found: Bool = states & (self.settled[:: self.width] > 0)
        return found

    def answer(self, state: int) -> list[tuple[Members, int, int]]:
        """Steps (coalition, from, to) from a deterred state to one that deters; over cells the fewest."""
        steps = []
        node = state * self.width
        while self.via[node] != node:
            after = int(self.via[node])
            steps.append((self.coalitions[self.by[node]], node // self.width, after // self.width))
            node = after
        return steps


def credible(together: Together, others: Members, aim: Bool, starts: Bool) -> Credible:
    """Search answers of coalitions of `others` from `starts[S]` to `aim[S]`.

    Raises Refusal if there are too many nodes, or it takes more than `MOST_VISITS`.
    """
    coalitions = tuple(who for size in range(1, len(others) + 1) for who in combinations(others, size))
    if isinstance(together.space.frame.moves, CellMoves):
        return _over_cells(together, coalitions, aim)
    return _over_arcs(together, coalitions, aim, starts)


def _over_cells(together: Together, coalitions: tuple[Members, ...], aim: Bool) -> Credible:
    space = together.space
    settled = np.where(aim, _AIM, WAITING).astype(np.int32)
    via = np.arange(aim.size, dtype=np.int32)
    by = np.zeros_like(via)
    fronts = np.empty(4 * aim.size, np.int32)
    budget, now, changed = MOST_VISITS, _AIM, True
    while changed:
        now += 1
        changed = False
        for number, who in enumerate(coalitions):
            regions = together.regions(who)
            scratch = np.zeros((2, regions.sequence.size), np.int32)
            before = settled == now
            fresh, budget = steps_regions(
                regions.sequence, regions.start, regions.members, regions.onto_start, regions.onto,
                np.array(who, np.int32), space.order.rank_at, now, settled, via, scratch[0], scratch[1], fronts, budget,
            )  # fmt: skip
            if budget < 0:
                raise _too_long(together, coalitions[-1])
            if fresh:
                by[(settled == now) & ~before] = number
                changed = True
    return Credible(1, settled, via, by, coalitions)


def _over_arcs(together: Together, coalitions: tuple[Members, ...], aim: Bool, starts: Bool) -> Credible:
    width = len(coalitions) + 1
    if aim.size * width > MOST_NODES:
        raise Refusal(
            f"answers by coalitions: {aim.size:,} states times {len(coalitions):,} coalitions that may answer; at most "
            f"{MOST_NODES:,}",
            "let the others answer one by one (`single`)",
        )
    settled = np.where(np.repeat(aim, width), _AIM, UNKNOWN).astype(np.int32)
    via = np.arange(settled.size, dtype=np.int32)
    by = np.full(settled.size, -1, np.int32)
    begin = np.flatnonzero(starts & ~aim).astype(np.int32) * width
    settled[begin] = WAITING
    waiting = np.empty(settled.size, np.int32)
    waiting[: begin.size] = begin
    count, budget, now, changed = begin.size, MOST_VISITS, _AIM, True
    while changed:
        now += 1
        changed = False
        for slot, who in enumerate(coalitions, 1):
            known = count
            for moves, movers in _arcs_of(together, who):
                count, budget = steps_arcs(
                    waiting, count, width, slot, movers, np.array(who, np.int32), now, settled, via,
                    moves.out_start, moves.out_to, together.space.rank, budget,
                )  # fmt: skip
            if budget < 0:
                raise _too_long(together, coalitions[-1])
            fresh = waiting[:count][(settled[waiting[:count]] == now) & (by[waiting[:count]] < 0)]
            by[fresh] = slot - 1
            changed |= bool(fresh.size) or count > known
        left = waiting[:count][settled[waiting[:count]] == WAITING]
        count = left.size
        waiting[:count] = left
    return Credible(width, settled, via, by, coalitions)


def _arcs_of(together: Together, who: Members) -> list[tuple[ArcMoves, Int32]]:
    """The moves a coalition steps by, and which rows of them: its members' own, and joint ones."""
    own = together.space.frame.moves
    joint = together.joint_moves(who) if together.joins(who) else None
    found = [(own, np.array(who, np.int32))] if isinstance(own, ArcMoves) else []
    return [*found, (joint, np.zeros(1, np.int32))] if isinstance(joint, ArcMoves) else found


def _too_long(together: Together, others: Members) -> Refusal:
    names = ", ".join(together.space.frame.players[actor] for actor in others)
    return Refusal(
        f"answers by coalitions of {names} take more than {MOST_VISITS:,} steps to search",
        "let the others answer one by one (`single`), or ask about other coalitions",
    )
