"""Pledges, lines of defence and forces as written (L27, L38, L39)."""

from typing import Literal

from pydantic import Field

from .written_entry import EntryWritten, Written
from .written_values import (
    AmountWritten,
    BindingWord,
    ExpressionText,
    Id,
    Ids,
    Number,
    OneOrMore,
    RangeWritten,
    Text,
    Words,
)


class PledgeWritten(EntryWritten):
    """Who gives, refuses, threatens, demands or proposes what (L27)."""

    by: OneOrMore
    kind: Literal["pledge", "refusal", "threat", "demand", "proposal"]
    binding: BindingWord
    text: Text
    delivers: Ids = []
    blocks: Ids = []
    asks: Ids = []
    triggered: dict[Id, BindingWord] = {}
    trigger: ExpressionText | None = Field(default=None, description="what makes the triggered acts come due")
    states: Words = Field(default=[], description="which states, within the actors named under `by`")
    effects: Words = []
    contributes: dict[str, AmountWritten] = {}
    if_: ExpressionText | None = Field(default=None, alias="if", description="the condition")
    readings: Ids = []


class LineWritten(EntryWritten):
    """A line of defence (L38)."""

    label: Text = ""
    stands: ExpressionText | None = Field(default=None, description="where the line stands; left out: always")
    answers: Ids = Field(default=[], description="options that are raised where it answers an attack")


class DefenceWritten(Written):
    """An attack, and the lines that it meets one after the other (L38)."""

    attack: OneOrMore
    lines: dict[Id, LineWritten] = {}


class ArmyWritten(EntryWritten):
    """A count of the army that is protected (L39)."""

    soldiers: RangeWritten
    label: Text = ""


class FrontWritten(EntryWritten):
    """A length of the line that is watched or defended (L39)."""

    km: RangeWritten
    label: Text = ""


class PoolWritten(EntryWritten):
    """Soldiers from whom a state can draw, by one counting (L39)."""

    state: Text
    of: Id | None = Field(default=None, description="the actor that decides on them")
    soldiers: RangeWritten
    counting: Text = Field(default="", description="whose counting; only pools of one counting are added up")
    counts: Text = Field(default="", description="who is counted: all services, the trained army")
    usable: Number | None = Field(default=None, description="the share that can be sent at all; left out: all")
    lead: Number | None = Field(default=None, description="months until the first can be there; left out: none")


class RotationWritten(EntryWritten):
    """How many soldiers one on duty takes, and how long a tour is (L39)."""

    cycle: Number = Field(description="soldiers in the cycle for one on duty: 3 means 3:1")
    tour: Number | None = Field(default=None, description="months of a tour")
    label: Text = ""


class ForcesWritten(Written):
    """Figures that contributions are held against (L39)."""

    armies: dict[Id, ArmyWritten] = {}
    fronts: dict[Id, FrontWritten] = {}
    pools: dict[Id, PoolWritten] = {}
    rotations: dict[Id, RotationWritten] = {}
