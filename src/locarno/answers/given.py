"""Which pledges count in a question: kept with every answer about pledges."""

from dataclasses import dataclass

from ..case.pledge_nouns import Binding, PledgeKind


@dataclass(frozen=True, slots=True)
class Given:
    """The given word of a question.

    `reading` empty: no reading was named, so that only pledges made in all readings count, and those that are named.
    `word`: the least firm binding that counts. `take` and `leave`: single pledges that count or do not, whatever their
    kind and binding. `pledges`: the ids of those that count, in the order of the case.
    """

    reading: str
    word: Binding
    take: tuple[str, ...]
    leave: tuple[str, ...]
    pledges: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PledgeView:
    """A pledge as it is told; `condition` as text, empty if there is none; `readings` empty: made in all of them."""

    id: str
    by: tuple[str, ...]
    kind: PledgeKind
    binding: Binding
    text: str
    condition: str
    delivers: tuple[str, ...]
    blocks: tuple[str, ...]
    asks: tuple[str, ...]
    readings: tuple[str, ...]
    refs: tuple[str, ...]
    assumed: bool


@dataclass(frozen=True, slots=True)
class Lacking:
    """An option that would have to be yes, or no if it is not `wanted`, for a condition to come true (or to end).

    `needed`: without it there is no other way; else one of several would do.
    """

    option: str
    wanted: bool
    needed: bool
