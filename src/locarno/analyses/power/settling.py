"""What comes into force if nobody moves first, for all coalitions of pledges at once, as gates.

An option is yes if it is yes today and no refusal that is due blocks it; or if every one of its owners has a pledge
that is due and delivers it, and no refusal blocks it; or if it is supposed. Where refusals depend on what others do,
what is sure is the well-founded model (Van Gelder, Ross & Schlipf 1991): two bounds that are made in turns, `sure`
(at least this is yes) and `open` (no more than this is). Each is a least fixed point given the other, step by step
from nothing; it stands still after as many steps as there are options, and so does `sure` after as many turns. So the
steps can be written down one after the other as gates, with no loop left. A condition that asks for an option to be
no is sure where the option is not open.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...case.expressions import And, AtLeast, Constant, Expression, Iff, Implies, Name, Not, Or
from ...case.given_word import done, due
from ...case.pledge_nouns import Pledge
from ...kernels.truth_tables import FALSE, TRUE
from ...space.refusal import Refusal
from ..pledges.parts import Part
from .gates import Gates, Node

MOST_GATES = 400_000
"""So many gates are made at most."""

Bounds = Mapping[str, Node]
"""For each option where it is yes, by one of the two bounds."""


@dataclass(frozen=True)
class Settled:
    """The settlement of every coalition: `sure` and `open` for each option, and where a rule is broken for sure."""

    gates: Gates
    sure: Bounds
    open: Bounds
    broken: Node

    def holds(self, one: Expression) -> Node:
        """Where an expression is true for sure, and no rule is broken."""
        return self.gates.without(self.surely(one), self.broken)

    def surely(self, one: Expression) -> Node:
        """Where an expression is true for sure, whatever the rules."""
        return _value(self.gates, one, True, self.sure, self.open)

    def in_force(self, pledge: Pledge, given: Node) -> Node:
        """Where a pledge is given, due and kept."""
        return self.gates.all_of([given, self.holds(due(pledge)), self.holds(done(pledge))])


def settled(
    parts: Mapping[str, Part],
    rules: Sequence[Expression],
    pledges: Sequence[Pledge],
    given: Mapping[str, Node],
    gates: Gates,
) -> Settled:
    """The settlement under these pledges, each there in the coalitions of its node in `given`.

    `parts`: what brings each option about and what refuses it; `rules`: what is impossible. Raises Refusal if the
    conditions are wound around each other too tightly for gates.
    """
    return _Settling(parts, rules, pledges, given, gates).run()


class _Settling:
    def __init__(
        self,
        parts: Mapping[str, Part],
        rules: Sequence[Expression],
        pledges: Sequence[Pledge],
        given: Mapping[str, Node],
        gates: Gates,
    ) -> None:
        self.parts, self.rules, self.gates, self.given = parts, rules, gates, given
        self.due = {one.id: due(one) for one in pledges}
        self.constant = {
            id_: TRUE if part.sure else FALSE for id_, part in parts.items() if not part.can_rise or part.sure
        }

    def run(self) -> Settled:
        free = [id_ for id_ in self.parts if id_ not in self.constant]
        nothing: dict[str, Node] = dict.fromkeys(self.parts, FALSE) | self.constant
        everything: dict[str, Node] = dict.fromkeys(self.parts, TRUE) | self.constant
        sure, open_ = nothing, everything
        for _ in range(len(free) + 1):
            after_open = self._fixed(nothing, open_, sure, False)
            after_sure = self._fixed(nothing, after_open, sure, True)
            if (after_sure, after_open) == (sure, open_):
                break
            sure, open_ = after_sure, after_open
        broken = self.gates.any_of([_value(self.gates, rule, True, sure, open_) for rule in self.rules])
        return Settled(self.gates, sure, open_, broken)

    def _fixed(self, nothing: Bounds, open_: Bounds, sure: Bounds, for_sure: bool) -> dict[str, Node]:
        """One bound, step by step from nothing, with the other as it is; `open_` and `sure` as known so far."""
        free = [part for id_, part in self.parts.items() if id_ not in self.constant]
        no = open_ if for_sure else sure
        # a refusal takes away from what is sure where it may be due, and from what is open where it is due for sure
        estimate = (open_, sure) if for_sure else (sure, open_)
        refused = {part.option: self._acting(part.refused, *estimate) for part in free}
        now = dict(nothing)
        for _ in range(len(free) + 1):
            after = now | {part.option: self._supported(part, now, no, refused[part.option]) for part in free}
            if after == now:
                break
            now = after
            if self.gates.size > MOST_GATES:
                raise Refusal(
                    "the conditions of the pledges hang on each other in too many ways to go through all coalitions",
                    "leave pledges out with `--leave`",
                )
        return now

    def _acting(self, pledges: Sequence[str], yes: Bounds, no: Bounds) -> Node:
        """Where some of these pledges is given and due."""
        return self.gates.any_of(
            [self.gates.all_of([self.given[id_], _value(self.gates, self.due[id_], True, yes, no)]) for id_ in pledges]
        )

    def _supported(self, part: Part, yes: Bounds, no: Bounds, refused: Node) -> Node:
        if part.stands:
            return self.gates.without(TRUE, refused)
        promised = self.gates.all_of([self._acting(by, yes, no) for by in part.promised.values()])
        return self.gates.without(promised, refused)


def _value(gates: Gates, one: Expression, wanted: bool, yes: Bounds, no: Bounds) -> Node:
    """Where an expression is true (or false, if not `wanted`): options asked for by `yes`, those ruled out by `no`."""
    match one:
        case Name(id_):
            return yes[id_] if wanted else gates.opposite(no[id_])
        case Constant(value):
            return TRUE if value == wanted else FALSE
        case Not(part):
            return _value(gates, part, not wanted, yes, no)
        case And(parts) | Or(parts):
            values = [_value(gates, part, wanted, yes, no) for part in parts]
            return gates.all_of(values) if isinstance(one, And) == wanted else gates.any_of(values)
        case Implies(condition, consequence):
            either = [_value(gates, condition, not wanted, yes, no), _value(gates, consequence, wanted, yes, no)]
            return gates.any_of(either) if wanted else gates.all_of(either)
        case Iff(left, right):
            ways = [
                gates.all_of([_value(gates, left, value, yes, no), _value(gates, right, value == wanted, yes, no)])
                for value in (True, False)
            ]
            return gates.any_of(ways)
        case AtLeast(count, parts):
            least = count if wanted else len(parts) - count + 1
            return gates.at_least(least, [(_value(gates, part, wanted, yes, no), 1) for part in parts])
