"""What a question about pledges is asked of: a case under constraints, and the pledges that count."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ...answers.asked import Asked
from ...answers.given import Given, PledgeView
from ...case.expressions import And, Constant, Expression, Implies, Name, Not, Or, conjunction, write
from ...case.given_word import OWED, called_acts, done, due
from ...case.nouns import Case, Irreversible, Reading
from ...case.pledge_nouns import Pledge
from ...space.constraints import Constraints, constraints
from ...space.given import WORD, binding_of, given
from ...space.refusal import Refusal


@dataclass(frozen=True)
class Asking:
    """How a question about pledges is asked: under which reading and scenarios, as of when, and who counts.

    `reading` None: under what all readings have in common. `word`, `take`, `leave` as in `space.given.given`.
    """

    reading: str | None = None
    scenarios: tuple[str, ...] = ()
    as_of: date | None = None
    word: str = WORD
    take: tuple[str, ...] = ()
    leave: tuple[str, ...] = ()


@dataclass(frozen=True)
class Board:
    """A case, what constrains its states, and the pledges that count."""

    case: Case
    asking: Asking
    constraints: Constraints
    pledges: tuple[Pledge, ...]

    @cached_property
    def asked(self) -> Asked:
        """The circumstances, to be kept with the answer."""
        return Asked(self.case.id, self.asking.scenarios, self.asking.as_of)

    @cached_property
    def given(self) -> Given:
        """Which pledges count, to be kept with the answer."""
        one = self.asking
        ids = tuple(pledge.id for pledge in self.pledges)
        return Given(one.reading or "", binding_of(one.word), one.take, one.leave, ids)

    @cached_property
    def fixed(self) -> dict[tuple[str, bool], str]:
        """For each option and value that it keeps for good once it has it, the id of the rule."""
        rules = [rule for rule in self.constraints.rules if isinstance(rule, Irreversible)]
        return {(rule.option, rule.value): rule.id for rule in rules}

    def views(self) -> tuple[PledgeView, ...]:
        """The pledges that count, as they are told."""
        return tuple(view(pledge) for pledge in self.pledges)


def board(case: Case, asking: Asking) -> Board:
    """What is asked of; raises Refusal for names that there are none of, and if no pledge counts."""
    if not case.pledges:
        raise Refusal("the case has no pledges", "say in a section `pledges` who pledged, refused or demanded what")
    pledges = given(case, asking.reading, asking.as_of, asking.word, asking.take, asking.leave)
    reading: Reading | None = None if asking.reading is None else case.readings[asking.reading]
    under = constraints(case, reading, asking.scenarios, asking.as_of)
    if not pledges:
        total = len(case.pledges)
        found = f"none of the {total} pledges counts" if total > 1 else "the only pledge does not count"
        raise Refusal(found, "`--word open` counts all but proposals, `--take ID` a single one, `--as-of` another day")
    return Board(case, asking, under, pledges)


def view(pledge: Pledge) -> PledgeView:
    """A pledge as it is told."""
    return PledgeView(
        pledge.id,
        pledge.by,
        pledge.kind,
        pledge.binding,
        pledge.text,
        "" if pledge.condition is None else write(pledge.condition),
        pledge.delivers,
        pledge.blocks,
        pledge.asks,
        pledge.readings,
        pledge.basis.refs,
        pledge.basis.assumed,
    )


def visible(pledge: Pledge) -> bool:
    """Whether one can see in a state if it is kept."""
    return bool(pledge.delivers or pledge.blocks or _owed_acts(pledge))


def keeping(pledge: Pledge) -> Expression:
    """Where a pledge is not due or kept, and what it triggers is done where it is owed and called."""
    parts: list[Expression] = []
    if pledge.delivers or pledge.blocks:
        parts.append(done(pledge) if due(pledge) == Constant(True) else Implies(due(pledge), done(pledge)))
    if owed := _owed_acts(pledge):
        parts.append(Implies(called_acts(pledge), conjunction([Name(option) for option in owed])))
    return conjunction(parts)


def _owed_acts(pledge: Pledge) -> tuple[str, ...]:
    if pledge.trigger is None:
        return ()
    return tuple(option for option, binding in pledge.triggered.items() if binding in OWED)


def outcome_where(case: Case, id_: str) -> Expression:
    """Where an outcome is the first that is true."""
    before: list[Expression] = []
    for outcome in case.outcomes.values():
        if outcome.id == id_:
            return conjunction([outcome.when, Not(Or(tuple(before)))] if before else [outcome.when])
        before.append(outcome.when)
    raise KeyError(id_)


def arrangement_where(case: Case, id_: str) -> Expression:
    """Where a state agrees with an arrangement."""
    one = case.arrangements[id_]
    parts: list[Expression] = [Name(option) for option in case.options if option in one.held_yes]
    parts += [Not(Name(option)) for option in case.options if option in one.held_no]
    if one.require != Constant(True):
        parts += one.require.parts if isinstance(one.require, And) else [one.require]
    return conjunction(parts)
