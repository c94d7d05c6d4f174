"""Play over time as written: how often, how precisely, how far ahead, and what is left to chance (L42, L43)."""

from typing import Annotated

from pydantic import Discriminator, Field, Tag

from .written_entry import EntryWritten, Written
from .written_values import (
    LIST,
    MAPPING,
    TEXT,
    AmountWritten,
    ExpressionText,
    Id,
    Number,
    RangeWritten,
    Text,
    Truth,
    Words,
    kind_of,
)


class FiguredWritten(Written):
    """What a figure may carry: it is no entry, and counts whenever what it belongs to does."""

    refs: list[Id] = Field(default=[], description="ids of facts or sources that support the figure")
    assumed: Truth | None = Field(default=None, description="true: no source says it")
    note: Text = Field(default="", description="free text; changes nothing")


class FigureWritten(FiguredWritten):
    """A number, and what it rests on (L42)."""

    value: Number


class FigureRangeWritten(FiguredWritten):
    """A number or a range, and what it rests on (L42)."""

    value: RangeWritten


class RateWritten(FiguredWritten):
    """How many chances to move a month an actor has, and what that rests on (L42)."""

    rate: RangeWritten


FigureForm = Annotated[
    Annotated[Number, Tag(TEXT)] | Annotated[Number, Tag(LIST)] | Annotated[FigureWritten, Tag(MAPPING)],
    Discriminator(kind_of),
]
FigureRangeForm = Annotated[
    Annotated[RangeWritten, Tag(TEXT)]
    | Annotated[RangeWritten, Tag(LIST)]
    | Annotated[FigureRangeWritten, Tag(MAPPING)],
    Discriminator(kind_of),
]
RateForm = Annotated[
    Annotated[RangeWritten, Tag(TEXT)] | Annotated[RangeWritten, Tag(LIST)] | Annotated[RateWritten, Tag(MAPPING)],
    Discriminator(kind_of),
]


class ChanceWritten(EntryWritten):
    """What is drawn when something comes about (L42)."""

    on: ExpressionText = Field(description="drawn when a move or an event makes it true")
    change: Words = Field(description="changes such as +x or -y, made in this order as the rules allow")
    likelihood: AmountWritten | None = Field(
        default=None, description="a word of the scale, a number or a range from 0 to 1; left out: not in force"
    )
    label: Text = ""


class EventWritten(EntryWritten):
    """What happens by itself, some times a month (L42)."""

    change: Words = Field(description="changes such as +x or -y, made in this order as the rules allow")
    from_: ExpressionText | None = Field(default=None, alias="from", description="while it is true; left out: always")
    rate: RangeWritten | None = Field(default=None, description="times a month")
    likelihood: AmountWritten | None = Field(
        default=None, description="in place of `rate`: how likely it is that it happens `within` so many months"
    )
    within: Number | None = Field(default=None, description="the months of `likelihood`")
    label: Text = ""


class MarkWritten(EntryWritten):
    """A likelihood from elsewhere to hold a threshold against (L42)."""

    value: Number
    label: Text = ""


class ChanceBelievedWritten(FiguredWritten):
    """How likely a reading holds a chance of the case to be (L43)."""

    likelihood: AmountWritten | None = Field(default=None, description="a word of the scale, a number or a range")
    likelihood_of: Id | None = Field(default=None, description="the likelihood of the reading that says it")
    in_force: Truth | None = Field(default=None, description="false: its options stay with their owners")


class EventBelievedWritten(FiguredWritten):
    """How often a reading takes an event of the case to happen (L43)."""

    rate: RangeWritten | None = Field(default=None, description="times a month")
    likelihood: AmountWritten | None = Field(default=None, description="a word of the scale, a number or a range")
    likelihood_of: Id | None = Field(default=None, description="the likelihood of the reading that says it")
    within: Number | None = Field(default=None, description="the months of `likelihood` or `likelihood_of`")


class PaceWritten(Written):
    """How far actors look, how precisely they choose, how often they get to move (L42)."""

    discount: FigureForm | None = Field(default=None, description="what a month later counts, 0 to 1; left out: 0.98")
    precision: FigureRangeForm | None = Field(
        default=None, description="log-odds of the best state against the worst for one turn, above 0; left out: 100"
    )
    rate: FigureRangeForm | None = Field(
        default=None, description="chances to move a month of actors that `rates` does not name; left out: 1"
    )
    rates: dict[Id, RateForm] = Field(default={}, description="chances to move a month, by actor")


class PlayWritten(PaceWritten):
    """What play over time needs of a case (L42)."""

    chances: dict[Id, ChanceWritten] = Field(default={}, description="what is drawn when something comes about")
    events: dict[Id, EventWritten] = Field(default={}, description="what happens by itself")
    marks: dict[Id, MarkWritten] = Field(default={}, description="likelihoods from elsewhere, to compare with")


class PlayBelievedWritten(PaceWritten):
    """What a reading believes of it (L43)."""

    chances: dict[Id, ChanceBelievedWritten] = Field(default={}, description="chances of the case, by id")
    events: dict[Id, EventBelievedWritten] = Field(default={}, description="events of the case, by id")
