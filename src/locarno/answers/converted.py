"""A case written in another program's format, and what that format could not carry."""

from dataclasses import dataclass

from .answer import Answer
from .asked import Asked


@dataclass(frozen=True, slots=True)
class Converted(Answer):
    """What was written.

    `format` is the id of the format, `reading` the reading it was written under, empty where all of them are in it.
    `text` is the file itself. `holds` says what is in it, in a few words; `changed` what is said there in another way
    than in the case; `lost` what the format has no place for, each in a few words.
    """

    asked: Asked
    reading: str
    format: str
    text: str
    holds: str
    changed: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
