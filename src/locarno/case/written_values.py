"""The values of a case as written: how the text of an id, a date, a number, an amount is read.

Every value arrives as text, a list or a mapping (rule L4). Each type here also says what editors are to be told of it.
"""

import re
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from .basis import read_when
from .expressions import ID, RESERVED, STATE_ID
from .files import NOTHING

TEXT, LIST, MAPPING, DATES = TAGS = ("=text", "=list", "=mapping", "=dates")  # no id of a case looks like this
_NUMBER = re.compile(r"[+-]?\d{1,15}(\.\d{1,9})?")


def _id(text: str) -> str:
    if text in RESERVED or text.casefold() in ("yes", "no", "on", "off", "true", "false", "null", "y", "n", "~"):
        raise PydanticCustomError("reserved", "a reserved word")
    if not ID.fullmatch(text):
        raise PydanticCustomError("no_id", "no id")
    return text


def _state_id(text: str) -> str:
    return text if text[:1].isdigit() and STATE_ID.fullmatch(text) else _id(text)


def _when(text: str) -> str:
    if read_when(text) is None:
        raise PydanticCustomError("no_date", "no date")
    return text


def _truth(value: object) -> object:
    if value in ("true", "false"):
        return value == "true"
    raise PydanticCustomError("no_truth", "a truth value")


def _number(value: object) -> object:
    if isinstance(value, str) and _NUMBER.fullmatch(value):
        return Decimal(value)
    raise PydanticCustomError("no_number", "a number")


def _amount(value: object) -> object:
    if isinstance(value, str) and _NUMBER.fullmatch(value):
        return Decimal(value)
    if isinstance(value, list) and len(value) == 2 and all(_NUMBER.fullmatch(str(bound)) for bound in value):
        return tuple(Decimal(bound) for bound in value)
    if isinstance(value, str):
        return value
    raise PydanticCustomError("no_amount", "an amount")


def _range(value: object) -> object:
    bounds = value if isinstance(value, list) and len(value) == 2 else [value]
    if not all(isinstance(bound, str) and _NUMBER.fullmatch(bound) for bound in bounds):
        raise PydanticCustomError("no_range", "a number or a range")
    return _amount(value)


def kind_of(value: object) -> str:
    """Which of the forms a value has: the tag of its branch."""
    kinds: dict[type, str] = {str: TEXT, list: LIST, dict: MAPPING}
    return kinds.get(type(value), "nothing")


def dated_kind(value: object) -> str:
    """The same, where a mapping may be one from dates."""
    dated = isinstance(value, dict) and any(str(key)[:1].isdigit() for key in value)
    return DATES if dated else kind_of(value)


def or_nothing(value: object) -> object:
    """None where nothing stands."""
    return None if value is NOTHING else value


def listed(value: object) -> object:
    """A single value as a list of one."""
    return value if isinstance(value, list) else [value]


# Editors read regular expressions as ECMAScript does, whose \w knows no letter beyond ASCII: say what is no letter.
_ID_PATTERN = r"^[^\x00-@\[-`{-\x7f]%s*(-%s+)*$".replace("%s", r"[^\x00-/:-@\[-^`{-\x7f]")
_SCALAR = ["string", "integer", "boolean"]  # what editors take a plain word or number for

Id = Annotated[str, AfterValidator(_id), Field(json_schema_extra={"pattern": _ID_PATTERN})]
StateId = Annotated[str, AfterValidator(_state_id), WithJsonSchema({"type": ["string", "integer"]})]
StatePattern = Annotated[str, WithJsonSchema({"type": ["string", "integer"]})]
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
RangeWritten = Annotated[
    Decimal | tuple[Decimal, Decimal],
    BeforeValidator(_range),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "number"},
                {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2},
            ]
        }
    ),
]
ExpressionText = Annotated[
    str, WithJsonSchema({"type": _SCALAR, "description": "an expression over options (rule L19)"})
]
Text = Annotated[str, WithJsonSchema({"type": ["string", "number", "boolean"]})]
Ids = Annotated[list[Id], WithJsonSchema({"type": "array", "items": {"type": "string"}})]
OneOrMore = Annotated[
    list[Id],
    BeforeValidator(listed),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
]
Words = Annotated[
    list[Text],
    BeforeValidator(listed),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
]
BindingWord = Literal["must", "may", "declared", "conditional", "open"]
