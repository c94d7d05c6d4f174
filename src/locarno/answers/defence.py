"""Which line of defence deters: at which does a renewed attack stop paying, and would those who hold it answer?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .answer import Answer
from .asked import Asked, Rung
from .worth import Decider


@dataclass(frozen=True, slots=True)
class Stops:
    """In how many states an attack stops paying, line by line.

    `at[k]`: the first k lines are the fewest with which it does not pay, `at[0]` those in which it does not even pay
    unanswered. `pays`: the states in which it pays in spite of all lines.
    """

    at: tuple[int, ...]
    pays: int


@dataclass(frozen=True, slots=True)
class Answerer:
    """An actor without whom a line cannot answer, and what decides for it when it comes to it."""

    actor: str
    deciders: tuple[Decider, ...]


@dataclass(frozen=True, slots=True)
class LineAnswer:
    """One line, of the states in which it is attacked, after all lines before it have answered.

    It `stands` in so many, and `can` answer in so many of these by raising an option. There all who answer `would`
    rather than not, some of them `would_not`, or nobody loses by it and not all gain (`indifferent`).
    """

    line: str
    stands: int
    can: int
    would: int
    would_not: int
    indifferent: int
    answerers: tuple[Answerer, ...]


@dataclass(frozen=True, slots=True)
class Deterrence:
    """What deters under one reading: from all states, or from the opening states of an arrangement.

    `arrangement` and `rung` (its verdict) are empty and None for all states. An attack is possible in `states` of the
    `of` states. `if_all`: all lines that stand and can answer do. `if_willing`: each answers only if all who hold it
    then rather do than not; the other lines pass. `again`: states in which, if all answer, it stops paying at a line
    and pays again with more lines. `deterred_where` and `deterred_if_willing_where`: an expression that is true in
    exactly the states in which it does not pay; empty if no simple one is, or none is needed. `gains`: what decides for
    the attacker between peace and an attack that nobody answers.
    """

    reading: str
    arrangement: str
    rung: Rung | None
    of: int
    states: int
    if_all: Stops
    if_willing: Stops
    again: int
    deterred_where: str
    deterred_if_willing_where: str
    gains: tuple[Decider, ...]
    lines: tuple[LineAnswer, ...]


@dataclass(frozen=True)
class Lines(Answer):
    """The lines of a case opened one by one, reading by reading, and arrangement by arrangement.

    `assumed_shares`: how much of what each reading rests on here is assumed, from 0 to 1.
    """

    asked: Asked
    attacker: str
    attack: tuple[str, ...]
    lines: tuple[str, ...]
    readings: tuple[str, ...]
    arrangements: tuple[str, ...]
    assumed_shares: Mapping[str, float]
    everywhere: tuple[Deterrence, ...]
    by_arrangement: tuple[Deterrence, ...]

    def __iter__(self) -> Iterator[Deterrence]:
        yield from self.everywhere
        yield from self.by_arrangement

    def __getitem__(self, cell: tuple[str, str]) -> Deterrence:
        """That of (arrangement, reading), an empty arrangement for all states; raises KeyError if it was not asked."""
        for one in self:
            if (one.arrangement, one.reading) == cell:
                return one
        raise KeyError(cell)
