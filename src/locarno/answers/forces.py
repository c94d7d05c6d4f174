"""Do the numbers add up: what is in force, what falls away on the way there, what is asked, what can be kept up?

Soldiers, aircraft, money: an amount is a range, the least and the most, both included. Amounts of different countings
are never added up.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from ..case.pledge_nouns import Amount, Army, Binding, Front, PledgeKind, Range, Rotation
from .answer import Answer
from .asked import Asked
from .given import Given
from .rota import Deployment
from .states import StateView

TROOPS = "troops"
"""The name of what is counted in soldiers."""

Standing = Literal["in force", "not kept", "on its way", "dropped out", "blocked", "not counted", "holds back"]

STANDINGS: dict[Standing, str] = {
    "in force": "the condition is true, and the pledge is kept as far as options show it",
    "not kept": "the condition is true; the pledger could keep it and does not",
    "on its way": "promised for a condition that is not true",
    "dropped out": "promised only if a condition is true, and it is not",
    "blocked": "the pledger alone cannot keep it, or the rules leave no state in which it is kept",
    "not counted": "no firm word: a right reserved, neither yes nor no, a proposal, or not given on this day",
    "holds back": "a refusal: it gives nothing",
}
"""How a pledge's contribution stands in a state, and what that means."""

Reason = Literal[
    "", "condition", "option", "owner", "rule", "proposal", "word", "later", "withdrawn", "reading", "left", "silent",
    "opposed", "refusal",
]  # fmt: skip
"""Why a contribution is not there: see `Contribution.reason`."""


@dataclass(frozen=True, slots=True)
class Contribution:
    """What a pledge contributes, and how that stands in the state asked about.

    `condition`: as written, empty if there is none. `reason`: `condition` (it is false), `option` (it is the pledger's
    to act), `owner` (others must act too), `rule` (the rules leave no such state), `proposal`, `word` (`may` or `open`,
    less firm than what counts), `later`, `withdrawn`, `reading` (made in others only), `left`, `refusal`; empty if it
    is in force. `waits_for`: the parts of the condition that are false; `undone`: options that it delivers and that are
    not yes, `not option` for one that it blocks and that is. `rules`: ids of rules in the way. `against`:
    refusals that count and cannot be kept in any state in which it is in force; `broken`: those of them that are due
    and not kept in this very state. `countings`: the sources that tell of it.
    """

    pledge: str
    by: tuple[str, ...]
    states: tuple[str, ...]
    kind: PledgeKind
    binding: Binding
    text: str
    amounts: Mapping[str, Amount]
    condition: str
    standing: Standing
    reason: Reason
    waits_for: tuple[str, ...]
    undone: tuple[str, ...]
    rules: tuple[str, ...]
    against: tuple[str, ...]
    broken: tuple[str, ...]
    countings: tuple[str, ...]
    refs: tuple[str, ...]
    assumed: bool


@dataclass(frozen=True, slots=True)
class Sum:
    """What pledges of one counting come to; `known`: those with a number, whose sum is `amount`.

    `unknown`: those that say the name and no number, so that there may be more. `counting` empty: no source, assumed.
    """

    name: str
    counting: str
    amount: Range
    known: tuple[str, ...]
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fallen:
    """A pledge that is no longer there after a step, and why."""

    pledge: str
    reason: Reason


StepName = Literal["whole", "some form", "named", "word", "due", "possible", "in force", "unopposed"]


@dataclass(frozen=True, slots=True)
class WaterfallStep:
    """A step from all that was said to what is in force.

    `states`: how many states that are, None if the case counts none; `named`: those of them that pledges name.
    `pledges`: what is left after the step; `sums`: what they come to; `fallen`: what fell away at it.
    """

    name: StepName
    states: Range | None
    named: tuple[str, ...]
    pledges: tuple[str, ...]
    sums: tuple[Sum, ...]
    fallen: tuple[Fallen, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """What is short of the size asked in one counting of what is in force.

    `known`: pledges with a number; `open`: pledges without one, which are in force too, so that less may be short.
    """

    counting: str
    there: Range
    short: Range
    known: tuple[str, ...]
    open: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ratio:
    """A size against an army: one soldier for so many of the army, from the least to the most."""

    army: Army
    one_to: Range


@dataclass(frozen=True, slots=True)
class Density:
    """A size against a length of the line: soldiers on a kilometre, from the least to the most."""

    front: Front
    per_km: Range


@dataclass(frozen=True, slots=True)
class Match:
    """What an arrangement says of itself, such as a mandate or a place, against the pledges in force that speak of it.

    `same`: pledges that say the same; `other`: what others say.
    """

    name: str
    asked: Amount
    same: tuple[str, ...]
    other: Mapping[str, Amount]


@dataclass(frozen=True, slots=True)
class Asking:
    """What is asked for. `arrangement` empty: only a size was named.

    `size`: soldiers on duty, None if the arrangement does not say; `own`: it was named in the question. `said`: all
    that the arrangement says of itself; `matches`: what of that pledges speak of too, but for the size.
    """

    arrangement: str
    size: Range | None
    own: bool
    said: Mapping[str, Amount]
    matches: tuple[Match, ...]
    gaps: tuple[Gap, ...]
    ratios: tuple[Ratio, ...]
    densities: tuple[Density, ...]


@dataclass(frozen=True, slots=True)
class PoolSum:
    """The pools of one counting: states with the soldiers that can be sent, in the order of the case."""

    counting: str
    counts: tuple[str, ...]
    by_state: Mapping[str, Range]
    total: Range
    refs: tuple[str, ...]
    assumed: bool


@dataclass(frozen=True, slots=True)
class EvenShare:
    """If every state of a counting took the same part: whose pool gives out first, the smallest.

    `sustainable`: soldiers of all states together on duty for good. `short`: how many that state lacks for its part of
    the size asked, in the cycle, at least and at most; None if nothing is asked.
    """

    state: str
    pool: Range
    sustainable: Range
    short: Range | None


@dataclass(frozen=True, slots=True)
class Upkeep:
    """One rotation on one counting of pools.

    `sustainable`: soldiers on duty for good. `even`: whose pool binds, None if there is only one state. For the
    size asked, all None without one: `needed` soldiers in the cycle, `share` of the pools that is (1: all of them),
    `missing` soldiers.
    """

    rotation: Rotation
    counting: str
    pool: Range
    sustainable: Range
    needed: Range | None
    share: Range | None
    missing: Range | None
    even: EvenShare | None


@dataclass(frozen=True)
class ForceCount(Answer):
    """The answer. `state` is the one asked about, `place` how it was named, `others` opening states as near to today.

    `name`: what the waterfall and the sizes count, `troops` unless something else was asked for. `holding_back`: states
    with pools that a refusal names, with the refusals.
    """

    asked: Asked
    given: Given
    place: str
    state: StateView
    others: int
    name: str
    contributions: tuple[Contribution, ...]
    sums: tuple[Sum, ...]
    waterfall: tuple[WaterfallStep, ...]
    asking: Asking | None
    pools: tuple[PoolSum, ...]
    upkeep: tuple[Upkeep, ...]
    holding_back: Mapping[str, tuple[str, ...]]
    deployments: tuple[Deployment, ...]

    def contribution(self, pledge: str) -> Contribution:
        """What a pledge contributes; raises KeyError if it says nothing of the kind."""
        for one in self.contributions:
            if one.pledge == pledge:
                return one
        raise KeyError(pledge)

    @property
    def refusals(self) -> tuple[Contribution, ...]:
        """The refusals that speak of the amount asked about, firm or not, there on the day."""
        return tuple(
            one
            for one in self.contributions
            if one.kind == "refusal" and self.name in one.amounts and one.reason in ("refusal", "word")
        )

    @property
    def assumed_share(self) -> float:
        """The share of assumed entries among the contributions and pools."""
        entries = [*(one.assumed for one in self.contributions), *(one.assumed for one in self.pools)]
        return sum(entries) / max(len(entries), 1)
