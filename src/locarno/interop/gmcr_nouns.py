"""What a `.gmcr` file of GMCR+ holds, as records.

Options and decision makers are known by their places in their lists, from 0. A pattern is a list of conditions that
must all hold; a statement is one pattern or several of which one must hold.
"""

from dataclasses import dataclass
from typing import NamedTuple

from ..case.places import Place

DIRECTIONS = {"both": (True, True), "fwd": (True, False), "back": (False, True)}
"""May an option be switched from no to yes, and from yes to no?"""


class Condition(NamedTuple):
    """An option is yes, or no."""

    option: int
    yes: bool


Pattern = tuple[Condition, ...]
"""Conditions that must all hold."""


@dataclass(frozen=True, slots=True)
class GmcrOption:
    """An option; may it be switched from no to yes, from yes to no?"""

    name: str
    up: bool
    down: bool


@dataclass(frozen=True, slots=True)
class Ranking:
    """Ordinal numbers of states, best first, ties together, each with its place; `place` of the whole."""

    groups: tuple[tuple[tuple[int, Place], ...], ...]
    place: Place
    path: str


@dataclass(frozen=True, slots=True)
class Maker:
    """A decision maker. `statements`: most important first, one of the patterns of each must hold.

    `ranking` None: there is none, or it could not be read. `unseen`: patterns of states that it does not see.
    """

    name: str
    options: tuple[int, ...]
    statements: tuple[tuple[Pattern, ...], ...]
    ranking: Ranking | None
    unseen: tuple[Pattern, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class GmcrFile:
    """The whole file. `manual`: the rankings count, and not the statements.

    `coalitions` is empty if there are none or they are not understood. `program` says who wrote it. `infeasible_place`
    is where the patterns of infeasible states stand, None if there are none.
    """

    title: str
    description: str
    options: tuple[GmcrOption, ...]
    makers: tuple[Maker, ...]
    infeasible: tuple[Pattern, ...]
    infeasible_place: Place | None
    manual: bool
    coalitions: tuple[tuple[int, ...], ...]
    program: str
    version: str
