"""A case as meant: the domain's nouns as frozen records, everything explicit, every reference resolved.

Nothing after the language sees an optional field that only saves typing. Sequences keep the order of the file.
Rule numbers are those of the language reference.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from .basis import Basis, When
from .expressions import Expression
from .play_nouns import Play
from .pledge_nouns import Amount, Defence, Forces, Pledge

Form = Literal["option", "graph"]


@dataclass(frozen=True, slots=True)
class Source:
    """A document. `document` is a file name, `addresses` are where it can be had.

    `paragraphs`: the fingerprint of each paragraph as it was when it was coded, by its number from 1 (L41).
    """

    id: str
    title: str
    author: str
    dated: When | None
    date_basis: str
    document: str
    addresses: tuple[str, ...]
    kind: str
    note: str
    paragraphs: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fact:
    """A numbered statement taken from a source at a place, or found at addresses.

    `own_figures`: figures in `text` that are not the document's but worked out, or from elsewhere (L41).
    """

    id: str
    text: str
    source: str
    place: str
    addresses: tuple[str, ...]
    kinds: tuple[str, ...]
    voice: str
    basis: str
    dated: When | None
    note: str
    own_figures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Actor:
    """One decision maker. Nature has no preferences."""

    id: str
    name: str
    nature: bool
    basis: Basis


@dataclass(frozen=True, slots=True)
class Option:
    """A yes/no act. Several owners: raised by all of them together, dropped by any one."""

    id: str
    label: str
    owners: tuple[str, ...]
    basis: Basis


@dataclass(frozen=True, slots=True)
class GraphState:
    """A listed state of a case in graph form; `holds` are the options that are yes in it."""

    id: str
    label: str
    holds: frozenset[str]
    basis: Basis


@dataclass(frozen=True, slots=True)
class Impossible:
    """No state in which `when` is true is feasible. `likelihood` is a word of the scale, or empty."""

    id: str
    when: Expression
    why: str
    likelihood: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class Irreversible:
    """Once `option` has `value` it keeps it."""

    id: str
    option: str
    value: bool
    why: str
    likelihood: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class Barred:
    """A move that raises or drops one of these options is not legal from `start` into `end`.

    No options: any change. `actor` empty: anybody's move.
    """

    id: str
    raises: frozenset[str]
    drops: frozenset[str]
    actor: str
    start: Expression
    end: Expression
    why: str
    likelihood: str
    basis: Basis


Rule = Impossible | Irreversible | Barred


@dataclass(frozen=True, slots=True)
class StatusQuo:
    """Today: the options that are yes, or in graph form the state; `since` None if there is only one, undated."""

    since: When | None
    holds: frozenset[str]
    state: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class Outcome:
    """A named set of states; the first of the case's outcomes that is true in a state is that state's outcome."""

    id: str
    label: str
    when: Expression
    irreversible: bool
    basis: Basis


@dataclass(frozen=True, slots=True)
class Scenario:
    """A switchable what-if: options held, rules added, rules lifted, pledges `keeps` taken at their word (L40)."""

    id: str
    label: str
    held_yes: frozenset[str]
    held_no: frozenset[str]
    rules: tuple[Rule, ...]
    lifts: frozenset[str]
    why: str
    basis: Basis
    keeps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The set of all feasible states with `held_yes`, without `held_no`, in which `require` is true (L28).

    What `variant_of` says is already part of it. `attributes`, `trigger` and `status` describe only.
    """

    id: str
    name: str
    held_yes: frozenset[str]
    held_no: frozenset[str]
    require: Expression
    variant_of: str
    attributes: Mapping[str, Amount]
    trigger: Expression | None
    status: str
    basis: Basis


EVEN = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing an actor wants; `text` as written.

    `unknown`: it is not known whether the actor wants it true or false; `likely`, from 0 to 1, is then how likely it
    is that it wants it true, neither included. `strong`: a difference in it is a strong preference (L35).
    """

    expression: Expression
    text: str
    basis: Basis
    unknown: bool = False
    likely: Decimal = EVEN
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Prioritised:
    """Statements, most important first: the first on which two states differ decides (option prioritisation).

    The strong ones come first. `enough`: how much surer than its opposite a preference must be to count where degrees
    are asked about, above 0 and at most 1; None: any surer.
    """

    statements: tuple[Statement, ...]
    enough: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Weighted:
    """Statements with weights: a state scores the sum of the weights of its true statements.

    `strong_gap`: so many points more are strongly preferred, None: nothing is. `enough`: so many points more count
    where degrees are asked about, None: any more. Both are above 0.
    """

    statements: tuple[Statement, ...]
    weights: tuple[Decimal, ...]
    strong_gap: Decimal | None = None
    enough: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Ranked:
    """Groups of states, best first, ties together; each state a pattern (option form) or an id (graph form).

    `unknown`: pairs (first, end) of places in `groups`; between the groups from first up to, not with, end it is not
    known which is better. `strong`: places in `groups`; all groups before such a place are strongly preferred to it and
    all after it.
    """

    groups: tuple[tuple[str, ...], ...]
    basis: Basis
    unknown: tuple[tuple[int, int], ...] = ()
    strong: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Preference:
    """What one actor wants in a reading; `origin` is the reading, or `common`, that says so."""

    actor: str
    origin: str
    order: Prioritised | Weighted | Ranked


@dataclass(frozen=True, slots=True)
class Likelihood:
    """How likely an event is held to be; `statement` None if it cannot be said over the options."""

    id: str
    event: str
    likelihood: str
    statement: Expression | None
    origin: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class Supposed:
    """A scenario that a reading takes to be the case."""

    scenario: str
    likelihood: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class Reading:
    """One source's beliefs, everything inherited filled in (L30 to L33, L43)."""

    id: str
    name: str
    source: str
    gist: str
    inherits: str
    preferences: Mapping[str, Preference]
    rules: tuple[Rule, ...]
    scenarios: tuple[Supposed, ...]
    likelihoods: tuple[Likelihood, ...]
    basis: Basis
    play: Play
    keeps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Seen:
    """What one actor takes to be the case: a reading, and scenarios on top of its own."""

    actor: str
    reading: str
    scenarios: tuple[str, ...]
    basis: Basis


@dataclass(frozen=True, slots=True)
class Perceptions:
    """A hypergame: who sees what (L36).

    All actors that `sees` does not name see `reading`, empty if that is `truth` or the only reading there is. `truth`:
    the reading that says what each actor itself wants, empty if the reading that it sees does.
    """

    id: str
    label: str
    sees: Mapping[str, Seen]
    reading: str
    truth: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class Goal:
    """The states that questions without a goal of their own are about; `label` says it in words (L14)."""

    label: str
    when: Expression


@dataclass(frozen=True, slots=True)
class Case:
    """A case as meant. Mappings are in the order of the file."""

    id: str
    title: str
    summary: str
    form: Form
    as_of: When | None
    goal: Goal | None
    sources: Mapping[str, Source]
    facts: Mapping[str, Fact]
    actors: Mapping[str, Actor]
    options: Mapping[str, Option]
    states: Mapping[str, GraphState]
    moves: Mapping[str, Mapping[str, tuple[str, ...]]]
    rules: Mapping[str, Rule]
    status_quo: tuple[StatusQuo, ...]
    outcomes: Mapping[str, Outcome]
    scenarios: Mapping[str, Scenario]
    pledges: Mapping[str, Pledge]
    defence: Defence | None
    forces: Forces
    arrangements: Mapping[str, Arrangement]
    likelihood_scale: Mapping[str, tuple[Decimal, Decimal]]
    readings: Mapping[str, Reading]
    hypergames: Mapping[str, Perceptions]

    def players(self) -> tuple[str, ...]:
        """The actors with preferences, in the order of the file."""
        return tuple(actor.id for actor in self.actors.values() if not actor.nature)

    def today(self, as_of: date | None) -> StatusQuo | None:
        """The latest status quo not later than that day; without a day, the latest. None if there is none."""
        past = [now for now in self.status_quo if as_of is None or now.since is None or now.since.first <= as_of]
        return max(past, key=lambda now: now.since.first if now.since else date.min, default=None)
