"""Which rules count: under a reading, under scenarios, as of a day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ..case.basis import Basis
from ..case.nouns import Case, Reading, Rule, Scenario
from .refusal import Refusal


@dataclass(frozen=True, slots=True)
class Constraints:
    """The rules in force, and the options held yes or no. Hashable: equal constraints give equal frames."""

    rules: tuple[Rule, ...]
    held_yes: frozenset[str]
    held_no: frozenset[str]

    def bases(self) -> Iterable[Basis]:
        """What the rules rest on."""
        return (rule.basis for rule in self.rules)


def scenario_of(case: Case, id_: str) -> Scenario:
    """The scenario of that id; raises Refusal if there is none."""
    if id_ not in case.scenarios:
        known = ", ".join(case.scenarios) or "none"
        raise Refusal(f"there is no scenario `{id_}` in this case", f"its scenarios: {known}")
    return case.scenarios[id_]


def supposed(case: Case, reading: Reading | None, scenarios: Sequence[str], as_of: date | None) -> list[Scenario]:
    """The scenarios that a reading takes to be the case, and those asked for on top of them.

    Raises Refusal for an unknown scenario.
    """
    own = [] if reading is None else [item.scenario for item in reading.scenarios if item.basis.counts(as_of)]
    return [scenario_of(case, id_) for id_ in dict.fromkeys([*own, *scenarios])]


def constraints(case: Case, reading: Reading | None, scenarios: Sequence[str], as_of: date | None) -> Constraints:
    """What constrains the states and moves.

    `reading` None: the common rules alone. `scenarios` are asked for on top of those that the reading takes to be the
    case. Raises Refusal for an unknown scenario.
    """
    switched = supposed(case, reading, scenarios, as_of)
    lifted = frozenset().union(*(scenario.lifts for scenario in switched))
    candidates = [rule for rule in case.rules.values() if rule.id not in lifted]
    if reading is not None:
        candidates += reading.rules
    for scenario in switched:
        candidates += scenario.rules
    return Constraints(
        tuple(dict.fromkeys(rule for rule in candidates if rule.basis.counts(as_of))),
        frozenset().union(*(scenario.held_yes for scenario in switched)),
        frozenset().union(*(scenario.held_no for scenario in switched)),
    )
