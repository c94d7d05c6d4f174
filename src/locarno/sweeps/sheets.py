"""One reading's column of cells under some circumstances, and why a cell reads otherwise than it did.

What flips is told by its first piece of evidence: who leaves now, what deters now, what cannot be done any more. What
led out before is looked for in the new states by what is yes in it, for its number there is another.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from ..analyses.breaks import ways_out
from ..analyses.explain import Move, temptation
from ..analyses.paths import start_of
from ..analyses.verdicts import Board, Cell, arrangement_of, board_of, check_day
from ..analyses.views import step
from ..answers.asked import Concept
from ..answers.whatif import CellQuestion, CellWord, Way, Why
from ..case.nouns import Arrangement, Case
from ..space.moves import Spread
from ..space.naming import TODAY
from ..space.refusal import Refusal
from ..space.space import Spaces
from .goals import goal_named

GOAL = "goal"
"""The id of the case's own goal among arrangements."""

QUESTIONS: tuple[CellQuestion, ...] = ("verdicts", "paths")
_FROM_STRONG = ("interest", "credible", "bluff", "breaks")


def asked_about(case: Case, arrangements: Sequence[str] | None) -> tuple[Arrangement, ...]:
    """These arrangements, outcomes or expressions; None: the case's own goal, then all arrangements.

    Raises Refusal for what is none of these, and if there is nothing to be asked about.
    """
    if arrangements is not None:
        return tuple(goal_named(case, "" if id_ == GOAL and case.goal else id_) for id_ in dict.fromkeys(arrangements))
    own = [goal_named(case, None)] if case.goal is not None and GOAL not in case.arrangements else []
    found = (*own, *(arrangement_of(case, id_) for id_ in case.arrangements))
    if not found:
        raise Refusal("the case has neither arrangements nor a goal", "name an outcome or an expression to ask about")
    return found


def check_start(case: Case, as_of: date | None) -> None:
    """Raise Refusal if there is no today to start from on that day."""
    if not case.status_quo:
        raise Refusal("the case has no `status_quo` to start from", "say in the case which options are yes today")
    check_day(case, as_of)


@dataclass
class Sheet:
    """One reading under some circumstances: a word for each arrangement, made when it is asked for."""

    board: Board
    question: CellQuestion
    goals: dict[str, Arrangement]
    _cells: dict[str, Cell] = field(default_factory=dict)
    _gains: Spread | None = None

    @property
    def start(self) -> int | None:
        """The number of today's state; None if the case has none, or it is not feasible here."""
        return start_of(self.board.space, TODAY)

    def cell(self, id_: str) -> Cell:
        """An arrangement on this board."""
        if id_ not in self._cells:
            self._cells[id_] = Cell(self.board, self.goals[id_])
        return self._cells[id_]

    def gains(self, start: int) -> Spread:
        """Everything that is reached from today by moves from which each mover gains."""
        if self._gains is None:
            space = self.board.space
            self._gains = space.frame.moves.spread(start, True, space.rank, space.order)
        return self._gains

    def word(self, id_: str) -> CellWord:
        """What the cell of an arrangement reads."""
        return self.cell(id_).rung() if self.question == "verdicts" else self._way(id_)

    def _way(self, id_: str) -> Way:
        inside = self.cell(id_).inside
        if not inside.any():
            return "impossible"
        start = self.start
        if start is None:
            return "no today"
        if inside[start]:
            return "there"
        return "reached" if (self.gains(start).length[inside] >= 0).any() else "not reached"

    def way(self, id_: str) -> list[Move]:
        """A shortest way into an arrangement by gains; empty if there is none."""
        start, inside = self.start, self.cell(id_).inside
        if start is None or not inside.any():
            return []
        length = self.gains(start).length
        reached = np.flatnonzero(inside & (length >= 0))
        return self.gains(start).way(int(reached[np.argmin(length[reached])])) if reached.size else []


def sheet_of(
    spaces: Spaces,
    pool: ThreadPoolExecutor,
    goals: Sequence[Arrangement],
    reading: str,
    scenarios: Sequence[str],
    as_of: date | None,
    question: CellQuestion,
) -> Sheet:
    """The sheet of a reading; raises Refusal as `Spaces.space` does."""
    return Sheet(board_of(spaces, reading, scenarios, as_of, pool), question, {one.id: one for one in goals})


def why(before: Sheet, after: Sheet, id_: str) -> Why:
    """Why the cell of an arrangement reads otherwise than it did."""
    word = after.word(id_)
    if word == "impossible":
        return _ruled_out(before, after, id_)
    if after.question == "paths":
        return _why_way(before, after, id_, word)
    cell = after.cell(id_)
    if word == "breaks":
        return _leaves(cell)
    if word == "interest":
        return _old_way(before, after, id_) or Why("nobody leaves")
    concept = cell.holds_by()
    if concept is None:
        return Why("elsewhere")
    return _old_way(before, after, id_) or _deterred(cell, concept)


def _ruled_out(before: Sheet, after: Sheet, id_: str) -> Why:
    one, given, was = after.goals[id_], after.board.space.frame.constraints, before.board.space.frame.constraints
    yes, no = given.held_yes - was.held_yes, given.held_no - was.held_no
    against = [
        option for option in after.board.space.case.options if option in (one.held_yes & no) | (one.held_no & yes)
    ]
    return Why("held", options=tuple(against)) if against else Why("nothing")


def _leaves(cell: Cell) -> Why:
    space = cell.board.space
    for start in cell.opening:
        for way in ways_out(space, cell.inside, cell.board.levels["gmr"], int(start)):
            return Why("leaves", step(space, *way.moves[-1]), tuple(step(space, *one) for one in way.moves[:-1]))
    return Why("elsewhere")


def _deterred(cell: Cell, concept: Concept) -> Why:
    """Who would leave if nobody answered, and what answers."""
    space = cell.board.space
    start = int(cell.deciding(concept)[0])
    for way in ways_out(space, cell.inside, cell.board.levels["nash"], start):
        return _answered(cell.board, concept, way.moves[-1])
    return Why("unanswered")


def _answered(board: Board, concept: Concept, move: Move) -> Why:
    told = temptation(board, concept, move)
    if told.deterred and told.answer:
        return Why("answered", told.step, told.answer)
    return Why("unanswered", told.step)


def _old_way(before: Sheet, after: Sheet, id_: str) -> Why | None:
    """What has become of the way by which it broke; None if it did not break, or it says nothing."""
    if before.word(id_) != "breaks":
        return None
    old, new = before.board.space, after.board.space
    cell = before.cell(id_)
    for start in cell.opening:
        for way in ways_out(old, cell.inside, before.board.levels["gmr"], int(start)):
            actor, begin, end = way.moves[-1]
            told = step(old, actor, begin, end)
            here = _same(after, before, begin), _same(after, before, end)
            if here[0] is None or here[1] is None:
                return Why("barred", told)
            if here[1] not in new.frame.moves.targets(actor, here[0]):
                return Why("barred", told)
            if new.rank[actor, here[1]] <= new.rank[actor, here[0]]:
                return Why("no gain", told)
            concept = after.cell(id_).holds_by()
            if concept is None or concept == "nash":
                return None
            found = _answered(after.board, concept, (actor, here[0], here[1]))
            return found if found.word == "answered" else None
    return None


def _same(after: Sheet, before: Sheet, state: int) -> int | None:
    """The number that a state of one sheet has on another; None if it is not feasible there."""
    return after.board.space.frame.index(int(before.board.space.frame.codes[state]))


def _why_way(before: Sheet, after: Sheet, id_: str, word: CellWord) -> Why:
    if word == "reached":
        told = [step(after.board.space, *move) for move in after.way(id_)]
        return Why("goes", told[0], tuple(told[1:]))
    if word in ("no today", "there"):
        return Why("elsewhere")
    if before.word(id_) != "reached":
        return Why("opens" if before.word(id_) == "impossible" else "elsewhere")
    new = after.board.space
    for actor, begin, end in before.way(id_):
        told_step = step(before.board.space, actor, begin, end)
        here = _same(after, before, begin), _same(after, before, end)
        if here[0] is None or here[1] is None or here[1] not in new.frame.moves.targets(actor, here[0]):
            return Why("barred", told_step)
        if new.rank[actor, here[1]] <= new.rank[actor, here[0]]:
            return Why("stops", told_step)
    return Why("elsewhere")
