"""Verdicts under thousands of readings that are much alike: what did not change is not computed again.

What depends on one actor's preferences alone is kept for each list of an actor that has come up: its ranks, the states
in its order, and its security where anybody may do anything (GMR). Only answers that must be in the answerers' own
interest (SEQ) depend on what everybody wants. A verdict asks for them last, and only for actors that could be tempted.
Of the concepts of the ladder three decide a rung: Nash, SEQ and GMR, because SSEQ implies SEQ and SMR implies GMR.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from threading import Lock

import numpy as np

from ..analyses.breaks import opening_states
from ..analyses.security import levels_over
from ..answers.asked import Rung
from ..case.nouns import Arrangement, Ranked, Reading, Weighted
from ..kernels.types import Bool, Int32
from ..space.constraints import Constraints, constraints
from ..space.frame import Frame
from ..space.moves import CellMoves, Order
from ..space.naming import today_state
from ..space.ranks import ranks_of
from ..space.refusal import Refusal
from ..space.space import Space, Spaces, outcomes

_KEPT_BYTES = 1 << 30
"""So much memory may rows take before they are forgotten."""


@dataclass
class _Row:
    """One actor with one list in one frame: its rank, its order of the states, and its security under GMR, all [S]."""

    rank: Int32
    members: Int32
    member_rank: Int32
    gmr: Int32 | None = None


@dataclass
class _Ground:
    """A frame, and what is the same in it under all readings: the states inside arrangements, where they open."""

    frame: Frame
    space: Space
    inside: dict[str, tuple[Bool, Int32]] = field(default_factory=dict)


class Judge:
    """Judges readings that need not be in the case; safe to be asked by several threads at once.

    `scenarios` and `as_of` are those of the question. `asked` counts the verdicts it has given.
    """

    def __init__(self, spaces: Spaces, scenarios: Sequence[str] = (), as_of: date | None = None) -> None:
        self._spaces, self._scenarios, self._as_of = spaces, tuple(scenarios), as_of
        self._grounds: dict[Constraints, _Ground] = {}
        self._rows: dict[tuple[int, int, object], _Row] = {}
        self._lock = Lock()
        self.asked = 0

    def rungs(self, reading: Reading, arrangements: Sequence[Arrangement]) -> tuple[Rung, ...]:
        """By what each arrangement holds; refuses as `Spaces.under` does, except that what is unknown is as written.

        The reading's pledges are taken to be in its preferences already.
        """
        return tuple(self.each_rung(reading, arrangements))

    def each_rung(self, reading: Reading, arrangements: Sequence[Arrangement]) -> Iterator[Rung]:
        """The same, one after the other, each computed when it is asked for."""
        ground = self._ground(reading)
        table = None
        if ground.frame.size:
            table = _Table(ground, [self._row(ground, reading, actor) for actor in range(len(ground.frame.players))])
        for one in arrangements:
            self._count(1)
            yield table.rung(*self._place(ground, one)) if table else "impossible"

    def reached(self, reading: Reading, goal: Arrangement) -> bool:
        """Whether it can be reached from today by moves from which each mover gains."""
        return next(self.each_reached(reading, (goal,)))

    def each_reached(self, reading: Reading, goals: Sequence[Arrangement]) -> Iterator[bool]:
        """The same of several, one after the other."""
        ground = self._ground(reading)
        reached: Bool | None = None
        for goal in goals:
            self._count(1)
            inside, _ = self._place(ground, goal)
            if reached is None and inside.any():
                found = self._from_today(ground, reading)
                reached = np.zeros(ground.frame.size, bool) if found is None else found
            yield reached is not None and bool(reached[inside].any())

    def reached_states(self, reading: Reading) -> tuple[Frame, Bool | None]:
        """All states reached from today by moves from which each mover gains, [S]; None if today is not feasible."""
        ground = self._ground(reading)
        self._count(1)
        return ground.frame, self._from_today(ground, reading)

    def _from_today(self, ground: _Ground, reading: Reading) -> Bool | None:
        try:
            start = today_state(ground.space)
        except Refusal:  # these rules rule out today
            return None
        frame = ground.frame
        table = _Table(ground, [self._row(ground, reading, actor) for actor in range(len(frame.players))])
        return frame.moves.spread(start, True, table.rank, table.order).length >= 0

    def _count(self, verdicts: int) -> None:
        with self._lock:  # or threads that count at once lose some
            self.asked += verdicts

    def _ground(self, reading: Reading) -> _Ground:
        given = constraints(self._spaces.case, reading, self._scenarios, self._as_of)
        found = self._grounds.get(given)
        if found is None:
            frame = self._spaces.frame(reading, self._scenarios, self._as_of)
            nobody = np.zeros((len(frame.players), frame.size), np.int32)
            number, apart = outcomes(frame)
            empty = np.empty(0, np.int32)
            order = Order(empty, empty, empty.reshape(0, 0))
            space = Space(frame, reading, self._scenarios, self._as_of, nobody, order, number, apart)
            found = self._grounds.setdefault(given, _Ground(frame, space))
        return found

    def _place(self, ground: _Ground, one: Arrangement) -> tuple[Bool, Int32]:
        found = ground.inside.get(one.id)
        if found is None:
            inside = ground.frame.members(one.held_yes, one.held_no, one.require)
            found = ground.inside.setdefault(one.id, (inside, opening_states(ground.space, inside)))
        return found

    def _row(self, ground: _Ground, reading: Reading, actor: int) -> _Row:
        frame = ground.frame
        name = frame.players[actor]
        order = reading.preferences[name].order
        counted = () if isinstance(order, Ranked) else [s for s in order.statements if s.basis.counts(self._as_of)]
        said = order if isinstance(order, Ranked | Weighted) else tuple(one.expression for one in counted)
        key = (id(ground), actor, said)
        found = self._rows.get(key)
        if found is None:
            rank = ranks_of(frame, name, order, counted)
            members = np.empty(0, np.int32)
            if isinstance(frame.moves, CellMoves):
                members = np.empty_like(rank)
                frame.moves.sort_cells(actor, rank, members)
            found = _Row(rank, members, rank[members])
            with self._lock:
                if len(self._rows) * rank.nbytes * 4 > _KEPT_BYTES:
                    self._rows.clear()
                self._rows[key] = found
        return found


class _Table:
    """What everybody wants, over one ground: rows put together, security where it is asked for."""

    def __init__(self, ground: _Ground, rows: Sequence[_Row]) -> None:
        self._frame, self._rows = ground.frame, rows
        self.rank = np.stack([row.rank for row in rows])
        members = [np.concatenate([getattr(row, name) for row in rows]) for name in ("members", "member_rank")]
        self.order = Order(members[0], members[1], np.ascontiguousarray(self.rank.T))
        self._gmr: Int32 | None = None
        self._seq: dict[int, Int32] = {}

    def rung(self, inside: Bool, opening: Int32) -> Rung:
        """The rung of an arrangement with these states, which opens in those."""
        if not inside.any():
            return "impossible"
        held = self._kept(inside, self._any_answer())
        if not held[opening].any():
            return "breaks"
        if self._kept(held, self.rank)[opening].any():
            return "interest"
        return "credible" if self._kept_by_own_answers(held)[opening].any() else "bluff"

    def _kept(self, inside: Bool, level: Int32) -> Bool:
        return self._frame.moves.keep(inside, self.rank, level, self.order)

    def _any_answer(self) -> Int32:
        """Security under GMR, [A, S]."""
        if self._gmr is None:
            for actor, row in enumerate(self._rows):
                if row.gmr is None:
                    row.gmr = levels_over(self._frame.moves, self.rank, self.order, "gmr", actor)
            self._gmr = np.stack([row.gmr for row in self._rows if row.gmr is not None])
        return self._gmr

    def _kept_by_own_answers(self, held: Bool) -> Bool:
        """The largest set in `held` that nobody leaves under SEQ; `held` is what is kept under GMR.

        Security under GMR is a lower bound of that under SEQ, and the rank an upper one. An actor's SEQ is computed
        only if, by the upper bound, it would leave what the others keep by what is known so far. In the end nobody
        for whom it is not known has any improvement that leads out, so the set is exact. Nearly always nobody is
        tempted, so all are asked together first.
        """
        level = self._any_answer().copy()
        for actor, known in self._seq.items():
            level[actor] = known
        while True:
            held = self._kept(held, level)
            unknown = [actor for actor in range(len(self._rows)) if actor not in self._seq]
            if not unknown or not self._leave(unknown, held, level):
                return held
            for actor in unknown:
                if len(unknown) == 1 or self._leave([actor], held, level):
                    self._seq[actor] = levels_over(self._frame.moves, self.rank, self.order, "seq", actor)
                    level[actor] = self._seq[actor]

    def _leave(self, actors: Sequence[int], held: Bool, level: Int32) -> bool:
        """Whether these actors would break up the set if nobody answered them."""
        unanswered = level.copy()
        unanswered[actors] = self.rank[actors]
        return bool((self._kept(held, unanswered) != held).any())
