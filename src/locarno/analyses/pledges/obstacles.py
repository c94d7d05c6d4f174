"""Can a pledger keep a pledge by a move from a state, and if not, what is in the way?"""

from ...answers.pledges_due import Obstacle
from ...case.given_word import done
from ...case.nouns import Barred
from ...case.pledge_nouns import Pledge
from ...space.valuation import true_where
from .board import Board
from .logic import Literal
from .movers import Mover, movers_of
from .state import State, broken_rules
from .world import World


def obstacle(board: Board, pledge: Pledge, state: State) -> Obstacle | None:
    """What is in the way of keeping a pledge that is not kept; None if a move of the pledger does."""
    if board.case.form == "graph":
        return _no_move_listed(board, pledge, state)
    movers = movers_of(board, pledge)
    if any(_Moves(board, pledge, one, state).possible() for one in movers):
        return None
    widest = movers[-1]
    changes = {option: True for option in pledge.delivers if option not in state.holds}
    changes |= {option: False for option in pledge.blocks if option in state.holds}
    stuck = {option: to for option, to in changes.items() if not widest.can(option, to)}
    fixed = {option: board.fixed[option, not to] for option, to in stuck.items() if (option, not to) in board.fixed}
    others = {option: board.case.options[option].owners for option in stuck if option not in fixed}
    if others or fixed:
        return Obstacle(others, fixed, (), (), False)
    rules, bars = _Moves(board, pledge, widest, state).in_the_way()
    return Obstacle({}, {}, rules, bars, False)


def _no_move_listed(board: Board, pledge: Pledge, state: State) -> Obstacle | None:
    kept = done(pledge)
    for actor in pledge.by:
        if board.case.actors[actor].nature:
            continue
        bars = [rule for rule in board.constraints.rules if isinstance(rule, Barred) and rule.actor in ("", actor)]
        for end_id in board.case.moves.get(actor, {}).get(state.id, ()):
            end = State(board.case.states[end_id].holds, end_id)
            if not true_where(kept, end.names) or broken_rules(board, end):
                continue
            if not any(true_where(rule.start, state.names) and true_where(rule.end, end.names) for rule in bars):
                return None
    return Obstacle({}, {}, (), (), True)


class _Moves:
    """The states to which a mover can go from a state, in which a pledge is kept, as models."""

    def __init__(self, board: Board, pledge: Pledge, by: Mover, state: State) -> None:
        self._world = World(board, apart=True)
        self._bars: dict[str, Literal] = {}
        atoms = self._world.atoms
        changed: dict[str, Literal] = {}
        for option in board.case.options:
            held = option in state.holds
            if by.can(option, not held):
                changed[option] = -atoms[option] if held else atoms[option]
            else:
                self._world.forbid(-atoms[option] if held else atoms[option])
        self._world.forbid(self._world.literal(done(pledge), False))
        for rule in by.barred:
            if true_where(rule.start, state.names):
                self._bars.setdefault(rule.id, self._world.free())
                for change in _barred_changes(rule, state, changed):
                    self._world.forbid(self._bars[rule.id], change, self._world.literal(rule.end))
        self._world.done()

    def possible(self) -> bool:
        """Whether there is one."""
        return self._world.possible([*self._world.rules.values(), *self._bars.values()])

    def in_the_way(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """A minimal set of rules, and of bars, that leave none; bars only where the rules leave some."""
        core = self._world.core([], [*self._bars.values(), *self._world.rules.values()]) or []
        return (
            tuple(id_ for id_, atom in self._world.rules.items() if atom in core),
            tuple(id_ for id_, atom in self._bars.items() if atom in core),
        )


def _barred_changes(rule: Barred, state: State, changed: dict[str, Literal]) -> list[Literal]:
    """What has to be true for a move to be of those that a rule bars: one of these."""
    if not rule.raises and not rule.drops:
        return list(changed.values())
    return [
        literal
        for option, literal in changed.items()
        if option in (rule.drops if option in state.holds else rule.raises)
    ]
