"""Truth tables: in which states is an expression true."""

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from ..case.expressions import And, AtLeast, Constant, Expression, Iff, Implies, Name, Not, Or

Table = NDArray[np.bool_]
_KEPT_UP_TO = 2**18


class Truth:
    """Evaluates expressions over a fixed list of states.

    `atoms` maps an option or state id to what makes its table, a bool array over the `states`. Tables made once are
    kept, unless there are so many states that keeping them would cost more than making them again.
    """

    def __init__(self, atoms: Mapping[str, Callable[[], Table]], states: int) -> None:
        self._atoms, self.states = atoms, states
        self._made: dict[Expression, Table] = {}

    def atom(self, id_: str) -> Table:
        """The table of an option or state, shape [S]; read only."""
        return self(Name(id_))

    def __call__(self, expression: Expression) -> Table:
        """The table of an expression, shape [S]; read only."""
        table = self._made.get(expression)
        if table is None:
            table = self._make(expression)
            table.flags.writeable = False
            if self.states <= _KEPT_UP_TO:
                self._made[expression] = table
        return table

    def _make(self, expression: Expression) -> Table:
        made: Table
        match expression:
            case Name(id_):
                made = self._atoms[id_]()
            case Constant(value):
                made = np.full(self.states, value)
            case Not(part):
                made = ~self(part)
            case And(parts):
                made = np.logical_and.reduce([self(part) for part in parts])
            case Or(parts):
                made = np.logical_or.reduce([self(part) for part in parts])
            case Implies(condition, consequence):
                made = ~self(condition) | self(consequence)
            case Iff(left, right):
                made = self(left) == self(right)
            case AtLeast(count, parts):
                true = np.zeros(self.states, np.int32)
                for part in parts:
                    true += self(part)
                made = true >= count
        return made
