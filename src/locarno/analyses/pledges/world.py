"""The states of a case as models: options as atoms under the rules, or listed states. No state is laid out."""

from collections.abc import Iterable
from typing import Any

from ...case.expressions import Expression
from ...case.nouns import Impossible
from .board import Board
from .logic import Literal, Logic


class World(Logic):
    """Each model is a feasible state. `rules`: by its id, what is to be assumed for a rule to count.

    What a scenario holds stands under `held`. Only if `apart`, rules are to be assumed; else they always count.
    """

    def __init__(self, board: Board, *settings: str, apart: bool = False) -> None:
        super().__init__(*settings)
        self.rules: dict[str, Literal] = {}
        self._apart = apart
        case = board.case
        if case.form == "graph":
            self._listed(board)
        else:
            self.atoms = {id_: self.free() for id_ in case.options}
        for rule in board.constraints.rules:
            if isinstance(rule, Impossible):
                self.forbid(self.literal(rule.when), *self._under(rule.id))
        for option in case.options:
            if option in board.constraints.held_yes:
                self.forbid(-self.atoms[option], *self._under("held"))
            if option in board.constraints.held_no:
                self.forbid(self.atoms[option], *self._under("held"))

    def _listed(self, board: Board) -> None:
        states = {id_: self.free() for id_ in board.case.states}
        self.forbid(*(-atom for atom in states.values()))
        self.forbid(self.at_least(2, list(states.values())))
        self.atoms = states | {
            option: self.defined(*([states[id_]] for id_, one in board.case.states.items() if option in one.holds))
            for option in board.case.options
        }

    def _under(self, rule: str) -> tuple[Literal, ...]:
        if not self._apart:
            return ()
        if rule not in self.rules:
            self.rules[rule] = self.free()
        return (self.rules[rule],)

    def soft(self, wanted: Iterable[tuple[str, Expression]]) -> dict[str, Literal]:
        """For each name an atom that is true where its expression is."""
        return {id_: self.defined([self.literal(one)]) for id_, one in wanted}

    def yes(self, model: Any, board: Board) -> tuple[str, ...]:
        """The options that are yes in a model, in the order of the case."""
        return tuple(option for option in board.case.options if model.is_true(self.atoms[option]))

    def listed(self, model: Any, board: Board) -> str:
        """The id of the state in graph form, else empty."""
        return next((id_ for id_ in board.case.states if model.is_true(self.atoms[id_])), "")
