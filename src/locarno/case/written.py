"""A case as written: what the text may say, short forms and all; also the source of the published JSON Schema.

Every value arrives as text, a list or a mapping (rule L4), so each field says how its text is to be read. Field
docstrings and descriptions end up in editors.
"""

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from .expressions import ID, RESERVED, STATE_ID
from .nouns import When

_NUMBER = re.compile(r"[+-]?\d{1,15}(\.\d{1,9})?")


def read_when(text: str) -> When | None:
    """A day, month or year (L9); None if it is none."""
    found = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", text)
    if not found:
        return None
    year, month, day = found.groups()
    try:
        return When(text, date(int(year), int(month or 1), int(day or 1)))
    except ValueError:
        return None


def _id(text: str) -> str:
    if text in RESERVED or text.casefold() in ("yes", "no", "on", "off", "true", "false", "null", "y", "n", "~"):
        raise PydanticCustomError("reserved", "{text}", {"text": text})
    if not ID.fullmatch(text):
        raise PydanticCustomError("no_id", "{text}", {"text": text})
    return text


def _state_id(text: str) -> str:
    return text if text not in RESERVED and STATE_ID.fullmatch(text) else _id(text)


def _when(text: str) -> str:
    if read_when(text) is None:
        raise PydanticCustomError("no_date", "{text}", {"text": text})
    return text


def _truth(value: object) -> object:
    if value in ("true", "false"):
        return value == "true"
    raise PydanticCustomError("no_truth", "{text}", {"text": str(value)})


def _number(value: object) -> object:
    if isinstance(value, str) and _NUMBER.fullmatch(value):
        return Decimal(value)
    raise PydanticCustomError("no_number", "{text}", {"text": str(value)})


def _amount(value: object) -> object:
    if isinstance(value, str) and _NUMBER.fullmatch(value):
        return Decimal(value)
    if isinstance(value, list) and len(value) == 2:
        return (_number(value[0]), _number(value[1]))
    if isinstance(value, str):
        return value
    raise PydanticCustomError("no_amount", "{text}", {"text": str(value)[:40]})


def _kind(value: object) -> str:
    return "text" if isinstance(value, str) else "list" if isinstance(value, list) else "mapping"


def _dated(value: object) -> str:
    if not isinstance(value, dict):
        return _kind(value)
    return "dates" if any(str(key)[:1].isdigit() for key in value) else "mapping"


def _listed(value: object) -> object:
    return value if isinstance(value, list) else [value]


Id = Annotated[str, AfterValidator(_id), Field(json_schema_extra={"pattern": r"^[^\W\d_]\w*(-\w+)*$"})]
StateId = Annotated[str, AfterValidator(_state_id)]
WhenText = Annotated[
    str,
    AfterValidator(_when),
    WithJsonSchema(
        {
            "type": ["string", "integer"],
            "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$",
            "description": "2026-01-07, 2025-09 or 2015",
        }
    ),
]
Truth = Annotated[bool, BeforeValidator(_truth)]
Number = Annotated[Decimal, BeforeValidator(_number), WithJsonSchema({"type": "number"})]
AmountWritten = Annotated[
    Decimal | tuple[Decimal, Decimal] | str,
    BeforeValidator(_amount),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "number"},
                {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2},
                {"type": "string"},
            ]
        }
    ),
]
ExpressionText = Annotated[str, Field(description="an expression over options (rule L19)")]
Text = Annotated[str, WithJsonSchema({"type": ["string", "number", "boolean"]})]
Ids = Annotated[list[Id], WithJsonSchema({"type": "array", "items": {"type": "string"}})]
OneOrMore = Annotated[
    list[Id],
    BeforeValidator(_listed),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
]
Words = Annotated[
    list[Text],
    BeforeValidator(_listed),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
]
BindingWord = Literal["must", "may", "declared", "conditional", "open"]


class _Written(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class EntryWritten(_Written):
    """What every entry may carry (L11 to L13)."""

    refs: list[Id] = Field(default=[], description="ids of facts or sources that support the entry")
    assumed: Truth | None = Field(default=None, description="true: no source says it")
    definition: Truth = Field(default=False, description="true: it only fixes the meaning of words")
    date: WhenText | None = Field(default=None, description="since when it counts")
    withdrawn: WhenText | None = Field(default=None, description="from when on it no longer counts")
    note: Text = Field(default="", description="free text; changes nothing")


class HeadWritten(_Written):
    """The head of a case (L14)."""

    title: Text
    id: Id | None = None
    as_of: WhenText | None = None
    summary: Text = ""


class SourceWritten(_Written):
    """A document (L15)."""

    title: Text
    author: Text = ""
    date: WhenText | None = None
    date_basis: Text = ""
    document: Text = ""
    address: Words = []
    kind: Text = ""
    note: Text = ""


class FactWritten(_Written):
    """A numbered statement taken from a source (L16)."""

    text: Text
    source: Id | None = None
    place: Text = ""
    addresses: Words = []
    kind: Words = []
    voice: Text = ""
    basis: Text = ""
    date: WhenText | None = None
    assumed: Truth | None = None
    note: Text = ""


class ActorWritten(EntryWritten):
    """One decision maker (L17)."""

    name: Text = ""
    nature: Truth = False


class OptionWritten(EntryWritten):
    """A yes/no act (L18)."""

    owner: Id | None = Field(default=None, description="the actor that owns it")
    owners: list[Id] | None = Field(default=None, description="the actors that own it jointly")
    label: Text = ""


class BarredWritten(_Written):
    """A move that is not legal (L21)."""

    change: Annotated[list[str], BeforeValidator(_listed)] = Field(default=[], description="changes such as +x or -y")
    actor: Id | None = None
    from_: ExpressionText | None = Field(default=None, alias="from")
    to: ExpressionText | None = None


class RuleWritten(EntryWritten):
    """What cannot occur, be taken back, or be done: exactly one of the three (L21)."""

    impossible: ExpressionText | None = None
    irreversible: str | None = None
    barred: (
        Annotated[
            Annotated[str, Tag("text")] | Annotated[list[str], Tag("list")] | Annotated[BarredWritten, Tag("mapping")],
            Discriminator(_kind),
        ]
        | None
    ) = None
    why: Text = ""
    likelihood: Id | None = None


RuleForm = Annotated[
    Annotated[ExpressionText, Tag("text")] | Annotated[RuleWritten, Tag("mapping")], Discriminator(_kind)
]


class StateWritten(EntryWritten):
    """A listed state (L23)."""

    label: Text = ""
    with_: Ids = Field(default=[], alias="with", description="options that are yes here")


class NowWritten(EntryWritten):
    """Today (L24)."""

    with_: Ids | None = Field(default=None, alias="with", description="options that are yes today")
    state: StateId | None = Field(default=None, description="graph form: the state we are in")


NowForm = Annotated[
    Annotated[StateId, Tag("text")] | Annotated[list[Id], Tag("list")] | Annotated[NowWritten, Tag("mapping")],
    Discriminator(_kind),
]
StatusQuoForm = Annotated[
    Annotated[StateId, Tag("text")]
    | Annotated[list[Id], Tag("list")]
    | Annotated[NowWritten, Tag("mapping")]
    | Annotated[dict[WhenText, NowForm], Tag("dates")],
    Discriminator(_dated),
]


class OutcomeWritten(EntryWritten):
    """A named set of states (L25)."""

    when: ExpressionText
    label: Text = ""
    irreversible: Truth = False


class ScenarioWritten(EntryWritten):
    """A switchable what-if (L26)."""

    label: Text = ""
    with_: Ids = Field(default=[], alias="with", description="options held yes")
    without: Ids = Field(default=[], description="options held no")
    rules: dict[Id, RuleForm] = {}
    lifts: Ids = Field(default=[], description="rules that do not count")
    why: Text = ""


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
    effects: Words = []
    contributes: dict[str, AmountWritten] = {}
    if_: ExpressionText | None = Field(default=None, alias="if", description="the condition")
    readings: Ids = []


class ArrangementWritten(EntryWritten):
    """A set of states on the table (L28, L29)."""

    name: Text
    with_: Ids = Field(default=[], alias="with", description="options that must be yes")
    without: Ids = Field(default=[], description="options that must be no")
    require: ExpressionText | None = None
    variant_of: Id | None = None
    attributes: dict[str, AmountWritten] = {}
    trigger: ExpressionText | None = None
    status: Text = ""


class StatementWritten(EntryWritten):
    """One thing an actor wants (L33)."""

    statement: ExpressionText


StatementForm = Annotated[
    Annotated[ExpressionText, Tag("text")] | Annotated[StatementWritten, Tag("mapping")], Discriminator(_kind)
]


class WeightWritten(StatementWritten):
    """A statement and its weight."""

    weight: Number


RankingEntry = Annotated[
    Annotated[str, Tag("text")] | Annotated[list[str], Tag("list")],
    Discriminator(_kind),
]


class PreferenceWritten(EntryWritten):
    """Exactly one of statements, weights, ranking (L33)."""

    statements: list[StatementForm] | None = None
    weights: list[WeightWritten] | None = None
    ranking: list[RankingEntry] | None = None


PreferenceForm = Annotated[
    Annotated[list[StatementForm], Tag("list")] | Annotated[PreferenceWritten, Tag("mapping")], Discriminator(_kind)
]


class SupposedWritten(EntryWritten):
    """A scenario that a reading takes to be the case (L30)."""

    likelihood: Id | None = None


class LikelihoodWritten(EntryWritten):
    """How likely an event is held to be (L34)."""

    event: Text
    likelihood: Id
    statement: ExpressionText | None = None


class CommonWritten(EntryWritten):
    """Beliefs used where a reading is silent (L30)."""

    preferences: dict[Id, PreferenceForm] = {}
    rules: dict[Id, RuleForm] = {}
    scenarios: Annotated[
        Annotated[list[Id], Tag("list")] | Annotated[dict[Id, SupposedWritten], Tag("mapping")], Discriminator(_kind)
    ] = []
    likelihoods: dict[Id, LikelihoodWritten] = {}
    gist: Text = ""


class ReadingWritten(CommonWritten):
    """One source's beliefs (L30, L31)."""

    name: Text = ""
    source: Id | None = None
    inherits: Id | None = None


class CaseWritten(_Written):
    """A locarno case file."""

    locarno: Annotated[str, WithJsonSchema({"const": 1})] = "1"
    case: HeadWritten
    include: Words = Field(default=[], description="further files, relative to this one")
    sources: dict[Id, SourceWritten] = {}
    facts: dict[Id, FactWritten] = {}
    actors: dict[
        Id,
        Annotated[Annotated[Text, Tag("text")] | Annotated[ActorWritten, Tag("mapping")], Discriminator(_kind)],
    ]
    options: dict[
        Id,
        Annotated[Annotated[Id, Tag("text")] | Annotated[OptionWritten, Tag("mapping")], Discriminator(_kind)],
    ] = {}
    states: (
        dict[
            StateId,
            Annotated[Annotated[Text, Tag("text")] | Annotated[StateWritten, Tag("mapping")], Discriminator(_kind)]
            | None,
        ]
        | None
    ) = None
    moves: dict[Id, dict[StateId, list[StateId]]] = {}
    rules: dict[Id, RuleForm] = {}
    status_quo: StatusQuoForm | None = None
    outcomes: dict[
        Id,
        Annotated[
            Annotated[ExpressionText, Tag("text")] | Annotated[OutcomeWritten, Tag("mapping")], Discriminator(_kind)
        ],
    ] = {}
    scenarios: dict[Id, ScenarioWritten] = {}
    pledges: dict[Id, PledgeWritten] = {}
    arrangements: dict[Id, ArrangementWritten] = {}
    likelihood_scale: dict[Id, tuple[Number, Number]] = {}
    common: CommonWritten | None = None
    readings: dict[Id, ReadingWritten] = {}


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a case file, for editors."""
    schema = CaseWritten.model_json_schema(by_alias=True)
    schema.pop("required")  # included files hold sections only
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "locarno.case-file/1"}
    return head | schema
