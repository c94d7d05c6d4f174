"""Which states are asked about: named ones, opening states of arrangements, equilibria."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date

import numpy as np

from ...answers.asked import RUNG_OF, Concept, Rung
from ...answers.coalitions import CoalitionConcept, Place
from ...case.nouns import Arrangement
from ...kernels.types import Bool
from ...space.naming import state_named
from ...space.refusal import Refusal
from ...space.space import Space, Spaces
from ..security import securities
from ..verdicts import Board, Cell, board_of


@dataclass(frozen=True, eq=False)
class Start:
    """A state to ask about, None if the rules leave none; the rest as in `answers.coalitions.Place`.

    `inside[S]`: the arrangement, None if the state was asked for itself.
    """

    state: int | None
    name: str = ""
    arrangement: str = ""
    rung: Rung | None = None
    others: int = 0
    inside: Bool | None = None


@dataclass(frozen=True)
class Ground:
    """One reading's space, its states to ask about, and which states are individual equilibria, shape [S]."""

    space: Space
    starts: tuple[Start, ...]
    equilibria: Bool


def ground(
    spaces: Spaces,
    pool: ThreadPoolExecutor,
    reading: str,
    names: Sequence[str],
    arrangements: Sequence[Arrangement],
    every_equilibrium: bool,
    concept: CoalitionConcept,
    scenarios: Sequence[str],
    as_of: date | None,
) -> Ground:
    """What is asked under one reading.

    A named state that the rules of the reading exclude is kept as impossible. Raises Refusal as `verdicts` does.
    """
    if arrangements:
        board = board_of(spaces, reading, scenarios, as_of, pool)
        space, level = board.space, board.levels[concept]
    else:
        space = spaces.space(reading, scenarios, as_of)
        level = securities(space, [concept], pool)[concept] if space.frame.size else space.rank
        board = Board(space, {concept: level})
    best = space.frame.moves.best
    stable = np.ones(space.frame.size, bool)
    for actor in range(len(space.frame.players) if space.frame.size else 0):
        stable &= best(actor, level[actor]) <= space.rank[actor]
    starts = [_named(space, name) for name in names]
    starts += [_opening(Cell(board, one)) for one in arrangements]
    if every_equilibrium:
        starts += [Start(int(state)) for state in np.flatnonzero(stable)]
    return Ground(space, tuple(starts), stable)


def check_names(
    spaces: Spaces,
    reading: str,
    scenarios: Sequence[str],
    as_of: date | None,
    names: Sequence[str],
    places: Sequence[Place],
) -> None:
    """Raise Refusal for a named state that is impossible under every reading asked about, as under the first."""
    for name in names:
        if all(place.state is None for place in places if place.name == name):
            state_named(spaces.space(reading, scenarios, as_of), name)


def _named(space: Space, name: str) -> Start:
    try:
        return Start(state_named(space, name), name)
    except Refusal:
        return Start(None, name)


def _opening(cell: Cell) -> Start:
    """The opening state that decides the verdict: the first from which the arrangement holds as strongly as it can."""
    concept: Concept | None = cell.holds_by()
    states = cell.opening if concept is None else cell.deciding(concept)
    if not states.size:
        return Start(None, "", cell.arrangement.id, "impossible")
    rung: Rung = RUNG_OF[concept] if concept else "breaks"
    return Start(int(states[0]), "", cell.arrangement.id, rung, cell.opening.size - 1, cell.inside)
