"""Pledges, lines of defence and forces as meant: frozen records, everything explicit (L27, L38, L39)."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from .basis import Basis
from .expressions import Expression

Binding = Literal["must", "may", "declared", "conditional", "open"]
PledgeKind = Literal["pledge", "refusal", "threat", "demand", "proposal"]
Amount = Decimal | tuple[Decimal, Decimal] | str

Range = tuple[Decimal, Decimal]
"""The least and the most, both included; the same twice where one number is given."""


@dataclass(frozen=True, slots=True)
class Pledge:
    """Who gives, refuses, threatens, demands or proposes what, on which condition, how firmly (L27).

    `condition` None: unconditional. `triggered`: what comes due later, where `trigger` is true; None: where it can be
    done. `states`: who within the actors `by`, in names that are no ids; empty: all of them. `readings` empty: made in
    all readings.
    """

    id: str
    by: tuple[str, ...]
    kind: PledgeKind
    binding: Binding
    text: str
    delivers: tuple[str, ...]
    blocks: tuple[str, ...]
    asks: tuple[str, ...]
    triggered: Mapping[str, Binding]
    trigger: Expression | None
    states: tuple[str, ...]
    effects: tuple[str, ...]
    contributes: Mapping[str, Amount]
    condition: Expression | None
    readings: tuple[str, ...]
    basis: Basis


@dataclass(frozen=True, slots=True)
class Line:
    """A line of defence: it stands where `stands` is true, and answers an attack by raising the options `answers`."""

    id: str
    label: str
    stands: Expression
    answers: tuple[str, ...]
    basis: Basis


@dataclass(frozen=True, slots=True)
class Defence:
    """An attack, the raising of all options `attack`, and the lines it meets, in their order (L38)."""

    attack: tuple[str, ...]
    lines: Mapping[str, Line]


@dataclass(frozen=True, slots=True)
class Army:
    """A count of the soldiers of the army that is protected."""

    id: str
    label: str
    soldiers: Range
    basis: Basis


@dataclass(frozen=True, slots=True)
class Front:
    """A length of the line, in kilometres."""

    id: str
    label: str
    km: Range
    basis: Basis


@dataclass(frozen=True, slots=True)
class Pool:
    """Soldiers of one state, by one counting; pools of different countings are never added up.

    `actor` empty: no actor of the case decides on them. `counting` empty: the only one. `counts`: who is counted, in
    words. `usable`: the share that can be sent, above 0 and at most 1. `lead`: months until the first can be there.
    """

    id: str
    state: str
    actor: str
    soldiers: Range
    counting: str
    counts: str
    usable: Decimal
    lead: Decimal
    basis: Basis


@dataclass(frozen=True, slots=True)
class Rotation:
    """`cycle` soldiers are needed for one on duty, at least 1; `tour` in months, None if it is not said."""

    id: str
    label: str
    cycle: Decimal
    tour: Decimal | None
    basis: Basis


@dataclass(frozen=True, slots=True)
class Forces:
    """Figures that contributions are held against (L39)."""

    armies: Mapping[str, Army]
    fronts: Mapping[str, Front]
    pools: Mapping[str, Pool]
    rotations: Mapping[str, Rotation]

    @property
    def empty(self) -> bool:
        """Whether the case says nothing of the kind."""
        return not (self.armies or self.fronts or self.pools or self.rotations)
