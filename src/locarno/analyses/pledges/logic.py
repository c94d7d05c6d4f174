"""Questions of logic put to clingo: expressions as literals, models one by one, until a time.

Conditions are carried into literals with `not` inwards, so that only whether an option must be yes or no counts, not
how that is written (nested expressions: Lifschitz, Tang & Turner 1999). An auxiliary atom is never negated. Solver:
Gebser, Kaminski, Kaufmann & Schaub 2019.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from time import monotonic
from typing import Any

from ...case.expressions import And, AtLeast, Constant, Expression, Iff, Implies, Name, Not, Or

Literal = int
"""An atom, or minus an atom."""


class Logic:
    """A program under construction, then asked for its models.

    `atoms` maps ids of options (and listed states) to their atoms; who builds fills it before making literals of
    expressions. `ran_out`: the last question was stopped by the clock.
    """

    def __init__(self, *settings: str) -> None:
        import clingo
        from clingo.backend import HeuristicType

        control: Any = clingo.Control(["--warn=none", *settings], logger=lambda *_: None)
        self._control = control
        self._types: Any = HeuristicType
        self._backend: Any = control.backend()
        self._backend.__enter__()
        self._made: dict[tuple[Expression, bool], Literal] = {}
        self.atoms: dict[str, Literal] = {}
        self.ran_out = False
        self._symbol: Any = lambda number: clingo.Function("x", [clingo.Number(number)])
        self._shown: dict[Any, str] = {}
        self.true = self.fact()

    # building

    def free(self) -> Literal:
        """A new atom that may be true or false."""
        atom = int(self._backend.add_atom())
        self._backend.add_rule([atom], [], True)
        return atom

    def fact(self) -> Literal:
        """A new atom that is true."""
        atom = int(self._backend.add_atom())
        self._backend.add_rule([atom], [])
        return atom

    def defined(self, *bodies: Sequence[Literal]) -> Literal:
        """A new atom that is true where one of the bodies is."""
        atom = int(self._backend.add_atom())
        for body in bodies:
            self.holds_if(atom, body)
        return atom

    def atom(self) -> Literal:
        """A new atom that is false unless something says otherwise."""
        return int(self._backend.add_atom())

    def holds_if(self, atom: Literal, body: Sequence[Literal]) -> None:
        """An atom is true where all of the body is."""
        self._backend.add_rule([atom], list(body))

    def forbid(self, *body: Literal) -> None:
        """Not all of these together."""
        self._backend.add_rule([], list(body))

    def at_least(self, count: int, parts: Sequence[Literal]) -> Literal:
        """A new atom that is true where so many of the parts are."""
        atom = int(self._backend.add_atom())
        self._backend.add_weight_rule([atom], count, [(part, 1) for part in parts])
        return atom

    def prefer(self, atoms: Iterable[Literal], value: bool) -> None:
        """Decide these atoms first, and for this value: the first model has a largest or smallest set of them."""
        kind = self._types.True_ if value else self._types.False_
        for atom in (self.free(), *atoms):  # without any, the solver would not look for largest or smallest sets
            self._backend.add_heuristic(atom, kind, 1, 1, [])

    def show(self, name: str, literal: Literal) -> None:
        """From now on `first_shown` tells this name where a literal is true."""
        symbol = self._symbol(len(self._shown))
        self._shown[symbol] = name
        self.holds_if(int(self._backend.add_atom(symbol)), [literal])

    def minimize(self, literals: Iterable[Literal]) -> None:
        """Ask for models with as few of these as can be."""
        self._backend.add_minimize(0, [(literal, 1) for literal in literals])

    def literal(self, one: Expression, wanted: bool = True) -> Literal:
        """A literal that is true where an expression is, or, if it is not `wanted`, where it is not."""
        key = (one, wanted)
        if key not in self._made:
            self._made[key] = self._literal(one, wanted)
        return self._made[key]

    def _literal(self, one: Expression, wanted: bool) -> Literal:
        match one:
            case Name(id_):
                return self.atoms[id_] if wanted else -self.atoms[id_]
            case Constant(value):
                return self.true if value == wanted else -self.true
            case Not(part):
                return self.literal(part, not wanted)
            case And(parts):
                return self._joined([self.literal(part, wanted) for part in parts], wanted)
            case Or(parts):
                return self._joined([self.literal(part, wanted) for part in parts], not wanted)
            case Implies(condition, consequence):
                return self._joined(
                    [self.literal(condition, not wanted), self.literal(consequence, wanted)], not wanted
                )
            case Iff(left, right):
                return self.defined(
                    [self.literal(left), self.literal(right, wanted)],
                    [self.literal(left, False), self.literal(right, not wanted)],
                )
            case AtLeast(count, parts):
                least = count if wanted else len(parts) - count + 1
                return self.at_least(least, [self.literal(part, wanted) for part in parts])

    def _joined(self, parts: Sequence[Literal], every: bool) -> Literal:
        return self.defined(parts) if every else self.defined(*([part] for part in parts))

    def done(self) -> None:
        """The program is complete."""
        # clingo takes an atom above all that occur in rules for free in the first question, and drops rules that cannot
        # fire; so the last atom is one that does occur
        self.fact()
        self._backend.__exit__(None, None, None)

    def add(self, *body: Literal) -> None:
        """Not all of these together, said after the program was complete."""
        with self._control.backend() as backend:
            backend.add_rule([], list(body))

    # asking

    def models(self, assumed: Iterable[Literal] = (), until: float = float("inf")) -> Iterator[Any]:
        """Models in which what is assumed is true, as long as there is time; each only until the next is asked for."""
        self.ran_out = False
        with self._control.solve(assumptions=list(assumed), yield_=True, async_=True) as handle:
            while True:
                handle.resume()
                left = until - monotonic()
                if left != float("inf") and not handle.wait(max(left, 0.0)):
                    handle.cancel()
                    self.ran_out = True
                    return
                model = handle.model()
                if model is None:
                    return
                yield model

    def first(self, atoms: Mapping[str, Literal], assumed: Iterable[Literal] = ()) -> frozenset[str] | None:
        """The names whose atoms are true in the first model; None if there is no model."""
        with self._control.solve(assumptions=list(assumed), yield_=True) as handle:
            model = handle.model()
            return None if model is None else frozenset(id_ for id_, atom in atoms.items() if model.is_true(atom))

    def first_shown(self, assumed: Iterable[Literal] = ()) -> frozenset[str] | None:
        """The names to be shown whose literals are true in the first model; quicker than `first` where few are."""
        with self._control.solve(assumptions=list(assumed), yield_=True) as handle:
            model = handle.model()
            return None if model is None else frozenset(self._shown[one] for one in model.symbols(atoms=True))

    def possible(self, assumed: Iterable[Literal]) -> bool:
        """Whether there is a model."""
        return bool(self._control.solve(assumptions=list(assumed)).satisfiable)

    def core(self, firm: Sequence[Literal], loose: Sequence[Literal]) -> list[Literal] | None:
        """A minimal part of `loose` that has no model together with `firm`; None if all of it has one."""
        left = self._core(firm, loose)
        if left is None:
            return None
        # what clingo calls a core is what it had assumed when it met a contradiction: the last of it was needed for
        # that, and is assumed first from then on
        found: list[Literal] = []
        while left:
            found.append(left[-1])
            left = self._core([*firm, *found], left[:-1]) or []
        for one in list(found):
            without = [other for other in found if other != one]
            if not self.possible([*firm, *without]):
                found = without
        return found

    def _core(self, firm: Sequence[Literal], loose: Sequence[Literal]) -> list[Literal] | None:
        """A part of `loose` that has no model together with `firm`, seldom minimal; None if all of it has one."""
        with self._control.solve(assumptions=[*firm, *loose], yield_=True) as handle:
            if handle.model() is not None:
                return None
            known = set(handle.core())
        return [one for one in loose if one in known]

    def settings(self) -> Any:
        """How the solver enumerates."""
        return self._control.configuration.solve
