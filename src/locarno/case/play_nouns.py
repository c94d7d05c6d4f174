"""What play over time needs of a case, as meant: clocks, chances, how far and how precisely actors look (L42, L43)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from .basis import Basis
from .expressions import Expression

Change = tuple[str, bool]
"""An option, and whether it is raised (True) or dropped."""

UtilityRule = Literal["halving", "centroid", "even", "drawn"]
"""How numbers are made of an order of statements (see `space.flows`)."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that is known as a range, both ends included; the same twice where one number is given.

    `word`: the word of the likelihood scale that stands for it, or empty.
    """

    low: Decimal
    high: Decimal
    word: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class Chance:
    """What is drawn when `on` comes about: with `likelihood` the changes are made, one by one, as the rules allow.

    `likelihood` None: not in force, the options stay with their owners.
    """

    id: str
    label: str
    on: Expression
    changes: tuple[Change, ...]
    likelihood: Figure | None
    basis: Basis


@dataclass(frozen=True, slots=True)
class Event:
    """What nobody decides: while `condition` is true the changes are made `rate` times a month; None: never.

    `within`: the months of which the case gave a likelihood instead of a rate, None if it gave a rate.
    """

    id: str
    label: str
    condition: Expression
    changes: tuple[Change, ...]
    rate: Figure | None
    within: Decimal | None
    basis: Basis


@dataclass(frozen=True, slots=True)
class Mark:
    """A likelihood from elsewhere to hold a threshold against, such as how often pledges were kept."""

    id: str
    label: str
    value: Decimal
    basis: Basis


@dataclass(frozen=True, slots=True)
class Play:
    """Under one reading, everything filled in. `rates`: of each actor with preferences, times it moves a month.

    `discount`: what a month later counts, 0 to 1. `precision`: log-odds of the best against the worst for one turn.
    """

    discount: Figure
    precision: Figure
    rates: Mapping[str, Figure]
    chances: Mapping[str, Chance] = field(default_factory=dict)
    events: Mapping[str, Event] = field(default_factory=dict)
    marks: Mapping[str, Mark] = field(default_factory=dict)
