"""Q3: which pledges are due in a state, which are kept, broken or blocked, and what do the others wait for?"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from ...answers.pledges_due import STATUSES, Called, Due, DueOver, InState, InStates, Status
from ...case.expressions import Name, conjunction
from ...case.given_word import OWED, called_acts, done, due
from ...case.nouns import Barred, Case
from ...case.pledge_nouns import Pledge
from ...kernels.types import Bool, Int64
from ...space.frame import Frame, build_frame
from ...space.moves import ArcMoves, CellMoves, Masks
from ...space.refusal import Refusal
from ...space.valuation import true_where
from .board import Asking, Board, board, view
from .goals import goal_where
from .lacking import lacking
from .movers import Mover, movers_of
from .obstacles import obstacle
from .state import TODAY, State, state_on, state_view


def due_in(case: Case, asking: Asking, state: str = TODAY, suppose: Sequence[str] = ()) -> Due:
    """What each pledge that counts is in a state, with what is supposed changed in it.

    No other state is laid out. Raises Refusal for names that the case does not have, for a state that is not feasible,
    and if no pledge counts.
    """
    on = board(case, asking)
    where = state_on(on, state, suppose)
    told = tuple(_in_state(on, pledge, where) for pledge in on.pledges)
    return Due(on.asked, on.given, state.strip(), tuple(suppose), state_view(on, where), told)


def _in_state(on: Board, pledge: Pledge, state: State) -> InState:
    status, found = "waits", None
    if true_where(due(pledge), state.names):
        status = "due"
        if pledge.delivers or pledge.blocks:
            status = "kept"
            if not true_where(done(pledge), state.names):
                found = obstacle(on, pledge, state)
                status = "blocked" if found else "broken" if pledge.binding in OWED else "not used"
    lacks = lacking(due(pledge), state.names) if status == "waits" else ()
    met = all(option in state.holds for option in pledge.asks) if pledge.asks else None
    return InState(view(pledge), status, lacks, found, _called(on, pledge, state), met)  # type: ignore[arg-type]


def _called(on: Board, pledge: Pledge, state: State) -> tuple[Called, ...]:
    """What a pledge triggers here: where its trigger says so; without one, where it could be done by a move."""
    if not pledge.triggered or not true_where(conjunction([due(pledge), done(pledge)]), state.names):
        return ()
    told = []
    for option, binding in pledge.triggered.items():
        is_done = option in state.holds
        if pledge.trigger is not None:
            here = true_where(called_acts(pledge), state.names)
        else:
            here = is_done or obstacle(on, _doing(pledge, option), state) is None
        if here:
            told.append(Called(option, binding, binding in OWED, is_done))
    return tuple(told)


def _doing(pledge: Pledge, option: str) -> Pledge:
    """A pledge by the same to do an act now."""
    return replace(pledge, delivers=(option,), blocks=(), condition=None)


def due_over(case: Case, asking: Asking, goal: str) -> DueOver:
    """In how many states of a goal each pledge that counts is what; the states are laid out for that.

    `goal`: an arrangement, an outcome or an expression. Raises Refusal as `due_in`, where the states do not fit into
    memory, and for a goal that no feasible state has.
    """
    on = board(case, asking)
    where = goal_where(on, goal)
    frame = build_frame(case, on.constraints)
    inside = frame.truth(where)
    if not inside.any():
        raise Refusal(f"no feasible state has `{goal.strip()}`", "name another, or ask under another scenario")
    able = _Able(frame)
    told = tuple(_in_states(on, frame, pledge, inside, able) for pledge in on.pledges)
    return DueOver(on.asked, on.given, goal.strip(), int(inside.sum()), told)


def _in_states(on: Board, frame: Frame, pledge: Pledge, inside: Bool, movable: "_Able") -> InStates:
    is_due, kept = frame.truth(due(pledge)) & inside, frame.truth(done(pledge))
    found: dict[Status, Bool] = dict.fromkeys(STATUSES, np.zeros(frame.size, bool))
    found["waits"] = inside & ~is_due
    if pledge.delivers or pledge.blocks:
        open_ = is_due & ~kept
        able = np.zeros(frame.size, bool)
        if open_.any():
            for one in movers_of(on, pledge):
                able |= movable.to(one, kept)
        found["kept"] = is_due & kept
        found["blocked"] = open_ & ~able
        found["broken" if pledge.binding in OWED else "not used"] = open_ & able
    else:
        found["due"] = is_due
    asked = frame.truth(conjunction([Name(option) for option in pledge.asks]))
    met = int((inside & asked).sum()) if pledge.asks else None
    return InStates(view(pledge), {status: int(found[status].sum()) for status in STATUSES}, met)


class _Able:
    """From where a mover reaches some of a set of states by a move, or is there; its moves are laid out once."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._moves: dict[tuple[str, ...], ArcMoves | CellMoves] = {}

    def to(self, by: Mover, states: Bool) -> Bool:
        """Shape [S]."""
        frame, value = self._frame, states.astype(np.int32)
        if frame.state_ids:
            if len(by.actors) > 1 or by.actors[0] not in frame.players:
                return np.zeros(frame.size, bool)
            return frame.moves.best(frame.players.index(by.actors[0]), value) > 0
        if by.actors not in self._moves:
            self._moves[by.actors] = _laid_out(frame, by)
        return self._moves[by.actors].best(0, value) > 0


def _laid_out(frame: Frame, by: Mover) -> ArcMoves | CellMoves:
    masks = Masks(
        free=frame.mask(by.rises & by.falls), up=frame.mask(by.rises - by.falls), down=frame.mask(by.falls - by.rises)
    )
    if by.barred:
        return ArcMoves.from_options(frame.codes, len(frame.option_ids), [masks], [_bars(frame, by.barred)])
    return CellMoves.from_options(frame.codes, len(frame.option_ids), [masks])


def _bars(frame: Frame, barred: Sequence[Barred]) -> tuple[Int64, Int64, Bool, Bool]:
    """Rules that bar moves, as masks of what they bar and tables of where; as `ArcMoves.from_options` takes them."""
    return (
        np.array([frame.mask(rule.raises) for rule in barred], np.int64),
        np.array([frame.mask(rule.drops) for rule in barred], np.int64),
        np.array([frame.truth(rule.start) for rule in barred], bool),
        np.array([frame.truth(rule.end) for rule in barred], bool),
    )
