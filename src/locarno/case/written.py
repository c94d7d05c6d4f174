"""A case as written: what the text may say, short forms and all; also the source of the published JSON Schema.

Every value arrives as text, a list or a mapping (rule L4), so each field says how its text is to be read. Field
docstrings and descriptions end up in editors.
"""

from typing import Annotated, Any, cast

from pydantic import BeforeValidator, Discriminator, Field, Tag, WithJsonSchema

from .written_entry import EntryWritten, Written
from .written_play import PlayBelievedWritten, PlayWritten
from .written_pledges import DefenceWritten, ForcesWritten, PledgeWritten
from .written_values import (
    DATES,
    LIST,
    MAPPING,
    TEXT,
    AmountWritten,
    ExpressionText,
    Id,
    Ids,
    Number,
    StateId,
    StatePattern,
    Text,
    Truth,
    WhenText,
    Words,
    dated_kind,
    kind_of,
    listed,
    or_nothing,
)


class GoalWritten(Written):
    """What questions without a goal of their own are about (L14)."""

    when: ExpressionText
    label: Text = ""


class HeadWritten(Written):
    """The head of a case (L14)."""

    title: Text
    id: Id | None = None
    as_of: WhenText | None = None
    summary: Text = ""
    goal: (
        Annotated[Annotated[ExpressionText, Tag(TEXT)] | Annotated[GoalWritten, Tag(MAPPING)], Discriminator(kind_of)]
        | None
    ) = Field(default=None, description="what questions without a goal of their own are about")


class SourceWritten(Written):
    """A document (L15)."""

    title: Text
    author: Text = ""
    date: WhenText | None = None
    date_basis: Text = ""
    document: Text = ""
    address: Words = []
    kind: Text = ""
    paragraphs: dict[Text, Text] = Field(
        default={},
        description="fingerprints of the document's paragraphs by number: `locarno sources stamp`",
        json_schema_extra={"propertyNames": {"pattern": r"^[1-9]\d*$"}},
    )
    note: Text = ""


class FactWritten(Written):
    """A numbered statement taken from a source (L16)."""

    text: Text
    source: Id | None = None
    place: Text = ""
    addresses: Words = []
    kind: Words = []
    voice: Text = ""
    basis: Text = ""
    date: WhenText | None = None
    own_figures: Words = Field(default=[], description="figures of the text that are ours and not the document's")
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


class BarredWritten(Written):
    """A move that is not legal (L21)."""

    change: Annotated[list[str], BeforeValidator(listed)] = Field(default=[], description="changes such as +x or -y")
    actor: Id | None = None
    from_: ExpressionText | None = Field(default=None, alias="from")
    to: ExpressionText | None = None


class RuleWritten(EntryWritten):
    """What cannot occur, be taken back, or be done: exactly one of the three (L21)."""

    impossible: ExpressionText | None = None
    irreversible: ExpressionText | None = None
    barred: (
        Annotated[
            Annotated[str, Tag(TEXT)] | Annotated[list[str], Tag(LIST)] | Annotated[BarredWritten, Tag(MAPPING)],
            Discriminator(kind_of),
        ]
        | None
    ) = None
    why: Text = ""
    likelihood: Id | None = None


RuleForm = Annotated[
    Annotated[ExpressionText, Tag(TEXT)] | Annotated[RuleWritten, Tag(MAPPING)], Discriminator(kind_of)
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
    Annotated[StateId, Tag(TEXT)] | Annotated[list[Id], Tag(LIST)] | Annotated[NowWritten, Tag(MAPPING)],
    Discriminator(kind_of),
]
StatusQuoForm = Annotated[
    Annotated[StateId, Tag(TEXT)]
    | Annotated[list[Id], Tag(LIST)]
    | Annotated[NowWritten, Tag(MAPPING)]
    | Annotated[dict[WhenText, NowForm], Tag(DATES)],
    Discriminator(dated_kind),
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
    keeps: Ids = Field(default=[], description="pledges that are taken at their word")
    why: Text = ""


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


class SaidWritten(EntryWritten):
    """A statement (L33)."""

    statement: ExpressionText


class StatementWritten(SaidWritten):
    """One thing an actor wants (L33), and how surely or strongly (L35)."""

    unknown: Truth = Field(default=False, description="true: it is not known whether the actor wants it true or false")
    likely: Number | None = Field(
        default=None, description="how likely it is that the actor wants it true, between 0 and 1: unknown too"
    )
    strong: Truth = Field(default=False, description="true: what differs in it is strongly preferred")


StatementForm = Annotated[
    Annotated[ExpressionText, Tag(TEXT)] | Annotated[StatementWritten, Tag(MAPPING)], Discriminator(kind_of)
]


class WeightWritten(SaidWritten):
    """A statement and its weight."""

    weight: Number


PlaceForm = Annotated[
    Annotated[StatePattern, Tag(TEXT)] | Annotated[list[StatePattern], Tag(LIST)],
    Discriminator(kind_of),
]


class UnknownWritten(Written):
    """Entries of a ranking of which it is not known which is better (L35)."""

    unknown: list[PlaceForm] = Field(description="states or ties, two or more, in any order")


RankingEntry = Annotated[
    Annotated[StatePattern, Tag(TEXT)]
    | Annotated[list[StatePattern], Tag(LIST)]
    | Annotated[UnknownWritten, Tag(MAPPING)],
    Discriminator(kind_of),
]


class PreferenceWritten(EntryWritten):
    """Exactly one of statements, weights, ranking (L33), and what makes a difference strong, or enough (L35)."""

    statements: list[StatementForm] | None = None
    weights: list[WeightWritten] | None = None
    ranking: list[RankingEntry] | None = Field(
        default=None, description='best first; ">>" between two entries: all above is strongly preferred to all below'
    )
    strong_gap: Number | None = Field(default=None, description="weights: so many points more are strongly preferred")
    enough: Number | None = Field(
        default=None,
        description="weights: so many points more count; statements: so much surer, up to 1; where degrees are asked",
    )


PreferenceForm = Annotated[
    Annotated[list[StatementForm], Tag(LIST)] | Annotated[PreferenceWritten, Tag(MAPPING)], Discriminator(kind_of)
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
        Annotated[list[Id], Tag(LIST)] | Annotated[dict[Id, SupposedWritten], Tag(MAPPING)], Discriminator(kind_of)
    ] = []
    likelihoods: dict[Id, LikelihoodWritten] = {}
    keeps: Ids = Field(default=[], description="pledges that are taken at their word")
    play: PlayBelievedWritten | None = Field(default=None, description="what it believes of play over time")
    gist: Text = ""


class ReadingWritten(CommonWritten):
    """One source's beliefs (L30, L31)."""

    name: Text = ""
    source: Id | None = None
    inherits: Id | None = None


class SeenWritten(EntryWritten):
    """What one actor takes to be the case (L36)."""

    reading: Id
    scenarios: Ids = Field(default=[], description="scenarios that it takes to be the case as well")


class HypergameWritten(EntryWritten):
    """Who sees which reading (L36)."""

    label: Text = ""
    sees: dict[
        Id, Annotated[Annotated[Id, Tag(TEXT)] | Annotated[SeenWritten, Tag(MAPPING)], Discriminator(kind_of)]
    ] = Field(default={}, description="the reading that each actor takes to be the case")
    reading: Id | None = Field(default=None, description="the reading of all actors that `sees` does not name")
    truth: Id | None = Field(default=None, description="each knows itself: it wants what this reading says")


class CaseWritten(Written):
    """A locarno case file."""

    locarno: Annotated[str, WithJsonSchema({"enum": [1, "1"]})] = "1"
    case: HeadWritten
    include: Words = Field(default=[], description="further files, relative to this one")
    sources: dict[Id, SourceWritten] = {}
    facts: dict[Id, FactWritten] = {}
    actors: dict[
        Id,
        Annotated[Annotated[Text, Tag(TEXT)] | Annotated[ActorWritten, Tag(MAPPING)], Discriminator(kind_of)],
    ]
    options: dict[
        Id,
        Annotated[Annotated[Id, Tag(TEXT)] | Annotated[OptionWritten, Tag(MAPPING)], Discriminator(kind_of)],
    ] = {}
    states: (
        dict[
            StateId,
            Annotated[
                Annotated[Annotated[Text, Tag(TEXT)] | Annotated[StateWritten, Tag(MAPPING)], Discriminator(kind_of)]
                | None,
                BeforeValidator(or_nothing),
            ],
        ]
        | None
    ) = None
    moves: dict[Id, dict[StateId, list[StateId]]] = {}
    rules: dict[Id, RuleForm] = {}
    status_quo: StatusQuoForm | None = None
    outcomes: dict[
        Id,
        Annotated[
            Annotated[ExpressionText, Tag(TEXT)] | Annotated[OutcomeWritten, Tag(MAPPING)], Discriminator(kind_of)
        ],
    ] = {}
    scenarios: dict[Id, ScenarioWritten] = {}
    pledges: dict[Id, PledgeWritten] = {}
    defence: DefenceWritten | None = None
    forces: ForcesWritten | None = None
    play: PlayWritten | None = None
    arrangements: dict[Id, ArrangementWritten] = {}
    likelihood_scale: dict[Id, tuple[Number, Number]] = {}
    common: CommonWritten | None = None
    readings: dict[Id, ReadingWritten] = {}
    hypergames: dict[Id, HypergameWritten] = {}


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a case file, for editors."""
    schema = CaseWritten.model_json_schema(by_alias=True)
    schema.pop("required")  # included files hold sections only
    for model in (schema, *schema["$defs"].values()):
        for name, field in model["properties"].items():
            model["properties"][name] = _strict(field)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "locarno.case-file/1"}
    return head | schema


def _strict(field: dict[str, Any]) -> dict[str, Any]:
    """A key that may be left out may still not be left empty, and a mapping from ids has no other keys."""
    choices = [choice for choice in field.get("anyOf", []) if choice != {"type": "null"}]
    if len(choices) == 1:
        field = {key: value for key, value in field.items() if key not in ("anyOf", "default")} | choices[0]
    return cast("dict[str, Any]", _closed(field))


def _closed(part: object) -> object:
    if isinstance(part, list):
        return [_closed(item) for item in part]
    if not isinstance(part, dict):
        return part
    closed = {key: _closed(value) for key, value in part.items()}
    return closed | {"additionalProperties": False} if "patternProperties" in closed else closed
