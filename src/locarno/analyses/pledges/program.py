"""The settlements of pledges as models: what sustains itself, with or without leaning on itself.

The program of `parts`: an option is yes if something brings it about. Its stable models (Gelfond & Lifschitz 1988) are
settlements in which everything comes about step by step, refusals and options asked to be no taken for granted. Its
supported models (Clark 1978) are the states that sustain themselves; these are made with options as free atoms that
agree with what brings them about, so that no loop of pledges is lost. Rules `impossible` are constraints.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from ...answers.pledges_unlock import Change, ChangeKind
from ...case.expressions import Constant
from ...case.given_word import done, due
from ...case.nouns import Impossible
from ...case.pledge_nouns import Pledge
from .board import Board
from .logic import Literal, Logic
from .parts import Part


class Program(Logic):
    """Its models are settlements.

    `due`, `in_force`: an atom for each pledge. `unbroken`: where breaking is allowed, an atom for each pledge that
    delivers or blocks something; false: it delivers and blocks nothing. `changes`: an atom for each that may be made.
    """

    def __init__(
        self,
        board: Board,
        parts: Mapping[str, Part],
        *settings: str,
        trust: bool = False,
        breaking: bool = False,
        changes: Sequence[Change] = (),
    ) -> None:
        super().__init__(*settings)
        self._board = board
        self.changes = {change: self.free() for change in changes}
        self.atoms = {id_: self.free() if trust else self.atom() for id_ in board.case.options}
        self.unbroken: dict[str, Literal] = {}
        if breaking:
            self.unbroken = {one.id: self.free() for one in board.pledges if one.delivers or one.blocks}
        self.due = {one.id: self._is_due(one) for one in board.pledges}
        acting = {one.id: self._acts(one) for one in board.pledges}
        for part in parts.values():
            self._option(part, acting, trust)
        for rule in board.constraints.rules:
            if isinstance(rule, Impossible):
                self.forbid(self.literal(rule.when))
        self.in_force = {one.id: self.defined([self.due[one.id], self.literal(done(one))]) for one in board.pledges}

    def _change(self, kind: ChangeKind, subject: str) -> Literal | None:
        return self.changes.get(Change(kind, subject))

    def _is_due(self, pledge: Pledge) -> Literal:
        bodies = [[] if due(pledge) == Constant(True) else [self.literal(due(pledge))]]
        dropped = self._change("drop", pledge.id)
        return self.defined(*bodies, *([[dropped]] if dropped else []))

    def _acts(self, pledge: Pledge) -> Literal:
        """Where a pledge is due and neither broken nor taken back."""
        body = [self.due[pledge.id]]
        if pledge.id in self.unbroken:
            body.append(self.unbroken[pledge.id])
        kinds: tuple[ChangeKind, ...] = ("lift", "withdraw")
        for kind in kinds:
            taken_back = self._change(kind, pledge.id)
            body += [-taken_back] if taken_back else []
        return self.defined(body)

    def _option(self, part: Part, acting: Mapping[str, Literal], trust: bool) -> None:
        atom = self.atoms[part.option]
        bodies: list[list[Literal]] = []
        if part.sure:
            bodies = [[]]
        elif not part.barred:
            free = [-self.defined(*([acting[one]] for one in part.refused))] if part.refused else []
            if part.stands:
                given_up = self._change("give up", part.option)
                bodies.append([*free, -given_up] if given_up else free)
            taken = self._change("take", part.option)
            bodies += [[taken, *free]] if taken else []
            if all(part.promised.values()):
                owners = [self.defined(*([acting[one]] for one in ids)) for ids in part.promised.values()]
                bodies.append([*owners, *free])
        if not trust:
            for body in bodies:
                self.holds_if(atom, body)
            return
        brought = self.defined(*bodies)
        self.forbid(atom, -brought)
        self.forbid(-atom, brought)

    def yes(self, model: Any) -> tuple[str, ...]:
        """The options that are yes in a model, in the order of the case."""
        return tuple(option for option in self._board.case.options if model.is_true(self.atoms[option]))

    def told(self, model: Any, atoms: Mapping[str, Literal]) -> tuple[str, ...]:
        """The pledges whose atoms are true in a model, in the order of the case."""
        return tuple(one.id for one in self._board.pledges if one.id in atoms and model.is_true(atoms[one.id]))
