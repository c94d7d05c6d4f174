"""Degrees of preference: what is asked on top of a case, and what an answer rests on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

MarkKind = Literal["unknown", "strong", "strong_gap", "enough", "mix"]


@dataclass(frozen=True, slots=True)
class Marks:
    """Marks that a question adds to a case, by actor; statements are numbered from 1, as `locarno show` does.

    `unknown`: for each of an actor's unknown statements how likely it is that it wants it true. `strong`: how many
    of its first statements are strong, in place of what the case says. `enough`: its threshold. `mix`: readings whose
    preferences are mixed, with their weights, in place of those of the reading asked about.
    """

    unknown: Mapping[str, Mapping[int, Decimal]] = field(default_factory=dict)
    strong: Mapping[str, int] = field(default_factory=dict)
    enough: Mapping[str, Decimal] = field(default_factory=dict)
    mix: Mapping[str, Decimal] = field(default_factory=dict)


NO_MARKS = Marks()
_EVEN = Decimal("0.5")


def marks_from(
    unknown: Mapping[str, Iterable[int] | Mapping[int, Decimal | float | None]],
    strong: Mapping[str, int],
    enough: Mapping[str, Decimal | float],
    mix: Mapping[str, Decimal | float],
) -> Marks:
    """Marks as a person gives them: likelihoods may be left out, for even ones, and numbers be of any kind."""
    likely = {
        actor: numbers if isinstance(numbers, Mapping) else dict.fromkeys(numbers) for actor, numbers in unknown.items()
    }
    return Marks(
        {actor: {n: _EVEN if p is None else _exact(p) for n, p in of.items()} for actor, of in likely.items()},
        dict(strong),
        {actor: _exact(number) for actor, number in enough.items()},
        {reading: _exact(weight) for reading, weight in mix.items()},
    )


def _exact(number: Decimal | float) -> Decimal:
    """A number as it is written: 0.1 is a tenth."""
    return number if isinstance(number, Decimal) else Decimal(str(number))


POINTS, CERTAINTY = "points", "certainty"
"""What thresholds are counted in."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A degree of preference that an answer rests on; of all actors where `actor` is empty.

    `text`: the statement; of a ranking the entries whose order is unknown, or those below a strong step; the reading
    that is mixed in; what a threshold is counted in, `points` or `certainty`. `place`: the number of the statement,
    from 1, or 0 where it is none. `value`: for a statement that is unknown the likelihood that the actor wants it
    true; for `strong_gap`, `enough` and `mix` the number; else None.
    """

    actor: str
    kind: MarkKind
    text: str
    place: int
    value: Decimal | None
