"""Degrees of preference as they are written on the command line: `ACTOR:N`, `ACTOR:N=0.7`, `ACTOR:0.4`."""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from ..space.refusal import Refusal


def unknown_of(texts: Sequence[str]) -> dict[str, dict[int, Decimal | None]]:
    """Each actor's unknown statements by number, and how likely each is wanted true, None where it is not said."""
    found: dict[str, dict[int, Decimal | None]] = {}
    for text in texts:
        actor, rest = _parts("unknown", text, "ACTOR:N or ACTOR:N=0.7, for an actor's N-th statement")
        number, equals, likely = rest.partition("=")
        found.setdefault(actor, {})[_count("unknown", text, number)] = (
            _number("unknown", text, likely) if equals else None
        )
    return found


def strong_of(texts: Sequence[str]) -> dict[str, int]:
    """How many of each actor's first statements are strong."""
    found = {}
    for text in texts:
        actor, count = _parts("strong", text, "ACTOR:N, for an actor's first N statements")
        found[actor] = _count("strong", text, count)
    return found


def enough_of(texts: Sequence[str]) -> dict[str, Decimal]:
    """Each actor's threshold."""
    found = {}
    for text in texts:
        actor, number = _parts("enough", text, "ACTOR:0.4, or ACTOR:3 for weights")
        found[actor] = _number("enough", text, number)
    return found


def mix_of(texts: Sequence[str]) -> dict[str, Decimal]:
    """The readings of a mixture, and their weights."""
    found = {}
    for text in texts:
        reading, equals, weight = text.partition("=")
        if not equals or not reading:
            raise Refusal(f"`--mix {text}`", "write READING=WEIGHT, such as R1=0.5")
        found[reading] = _number("mix", text, weight)
    return found


def _parts(option: str, text: str, meant: str) -> tuple[str, str]:
    actor, colon, rest = text.rpartition(":")
    if not colon or not actor or not rest:
        raise Refusal(f"`--{option} {text}`", f"write {meant}")
    return actor, rest


def _count(option: str, text: str, number: str) -> int:
    if not (number.isascii() and number.isdecimal() and len(number) < 10):
        raise Refusal(f"`--{option} {text}`: `{number}` is no number of statements", "write ACTOR:N, such as army:2")
    return int(number)


def _number(option: str, text: str, number: str) -> Decimal:
    try:
        value = Decimal(number)
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite():
        raise Refusal(f"`--{option} {text}`: `{number}` is not a number", "with a point, such as 0.7")
    return value
