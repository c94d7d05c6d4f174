"""The board of a play: states, moves, draws and events under one reading, whatever the numbers are.

Scans over numbers share it. What a chance in force does is taken from its owners (an option that only a chance raises
cannot be raised by a move).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from ...case.basis import Basis
from ...case.nouns import Irreversible
from ...case.play_nouns import Chance, Event
from ...kernels.play_step import CLOSED
from ...kernels.types import Int32
from ...space.constraints import Constraints
from ...space.draws import Draws, draws_of, event_targets
from ...space.frame import Frame, build_frame
from ...space.moves import CellMoves
from ...space.space import Space, outcomes


@dataclass(frozen=True)
class Layout:
    """Cells as `kernels.play_step` wants them: `members[A * S]`, and the small tables about each cell."""

    members: Int32
    lively: Int32
    about: Int32
    alone: Int32
    alike: Int32


@dataclass(frozen=True)
class Board:
    """`frame` has the moves that are left to the actors, `space` everything else; both number the states alike.

    `targets[E, S]`: where events lead, by row of the draws, -1 where they cannot happen. `kind[S]`: the outcome of each
    state, from 0, what has none after all others; `kinds` how many. `moves[S, A]`: 0 where an actor can only stay.
    `layout` None where moves are listed.
    """

    space: Space
    frame: Frame
    chances: Mapping[str, Chance]
    events: Mapping[str, Event]
    draws: Draws
    targets: Int32
    kind: Int32
    kinds: int
    moves: Int32
    layout: Layout | None

    @property
    def size(self) -> int:
        """S, the number of states."""
        return self.frame.size

    def unraised(self) -> tuple[str, ...]:
        """Joint options, which nobody raises in play."""
        return tuple(id_ for id_, option in self.space.case.options.items() if len(option.owners) > 1)

    def bases(self) -> list[Basis]:
        """What the board rests on, numbers not counted."""
        return [
            *self.space.bases(),
            *(one.basis for one in self.chances.values()),
            *(one.basis for one in self.events.values()),
        ]


def board_of(space: Space, chances: Sequence[str], events: Sequence[str]) -> Board:
    """Lay out the board of a reading; `chances` and `events` are the ids of those in force.

    Raises Refusal if it does not fit, or for too many chances.
    """
    play = space.reading.play
    drawn = {id_: play.chances[id_] for id_ in chances}
    happening = {id_: play.events[id_] for id_ in events}
    taken = tuple(
        Irreversible(f"chance-{one.id}-{option}", option, not raised, "", "", one.basis)
        for one in drawn.values()
        for option, raised in one.changes
    )
    given = space.frame.constraints
    frame = build_frame(space.case, replace(given, rules=(*given.rules, *taken))) if taken else space.frame
    return _laid_out(space, frame, drawn, happening)


def held_to(board: Board, held: Constraints) -> Board:
    """The same board with options held; what is held must be so in every state that is of interest."""
    return _laid_out(board.space, build_frame(board.space.case, held), board.chances, board.events)


def _laid_out(space: Space, frame: Frame, chances: Mapping[str, Chance], events: Mapping[str, Event]) -> Board:
    rules = space.frame.constraints.rules  # those of the frame also hold what is left to chance
    stays = {(rule.option, rule.value) for rule in rules if isinstance(rule, Irreversible)}
    draws = draws_of(frame, chances, stays)
    targets = event_targets(frame, list(events.values()), stays)
    drawn = draws.rows.shape[0] - 1 & ~draws.sign
    targets = np.where(targets >= 0, draws.rows[drawn, np.maximum(targets, 0)], np.int32(-1)).astype(np.int32)
    kinds = len(space.case.outcomes) + 1
    outcome, _ = outcomes(frame)
    kind = np.where(outcome < 0, kinds - 1, outcome).astype(np.int32)
    if isinstance(frame.moves, CellMoves):
        layout, moves = _layout(frame.moves, draws, kind, kinds)
    else:
        layout = None
        moves = (np.diff(frame.moves.out_start, axis=1) > 0).T.astype(np.int32)
    return Board(space, frame, chances, events, draws, targets, kind, kinds, np.ascontiguousarray(moves), layout)


def _layout(moves: CellMoves, draws: Draws, kind: Int32, kinds: int) -> tuple[Layout, Int32]:
    """The tables about each cell, and where each actor can do more than stay, [S, A]."""
    states, actors = moves.cell_at.shape
    cells = moves.cells.shape[0]
    members = np.empty(actors * states, np.int32)
    flat = np.zeros(states, np.int32)
    for actor in range(actors):
        moves.sort_cells(actor, flat, members[actor * states : (actor + 1) * states])
    lively = np.zeros(cells, np.int32)
    for actor in range(actors):
        np.bitwise_or.at(lively, moves.cell_at[:, actor], draws.live)
    about = np.zeros(cells, np.int32)
    source = np.repeat(np.arange(cells), np.diff(moves.onto_start))
    np.bitwise_or.at(about, source, lively[moves.onto])
    size = moves.cells[:, 3] - moves.cells[:, 2]
    leads = np.diff(moves.onto_start)
    entered = np.diff(moves.cells[:, :2], axis=1)[:, 0]
    stays = (size == 1) & (leads == 1)
    shut = (leads == 1) & (entered == 1)
    alone = np.where(shut, np.where(size == 1, 2, CLOSED), stays.astype(np.int32)).astype(np.int32)
    alike = np.zeros((cells, max(kinds, 2)), np.int32)
    for actor in range(actors):
        np.add.at(alike, (moves.cell_at[:, actor], kind), 1)
    return Layout(members, lively, about, alone, alike), np.isin(alone[moves.cell_at], (0, CLOSED)).astype(np.int32)
