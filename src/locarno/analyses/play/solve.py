"""Solving a play: backwards from the end for what states are worth, forwards for what comes of a beginning."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from ...kernels.play_back import back_arcs, back_cells
from ...kernels.play_forward import forward_arcs, forward_cells
from ...kernels.play_step import mix
from ...kernels.types import Bool, Float64, Int32
from ...space.moves import ArcMoves, CellMoves
from .game import Game

MODES = ("then", "throughout", "ever")
"""What a probability is about: that something is so at the end, all the time, or at some time."""
_KEPT_BYTES = 1 << 30


class Asking(NamedTuple):
    """A further column: the probability that the play is in `inside` at the end, all the time, or ever.

    `hand`: 0, everybody chooses as it does; k + 1, actor k makes it as great as it can; -k - 1, as little.
    """

    inside: Bool
    mode: int
    hand: int = 0


@dataclass
class Worth:
    """What states are worth with so many `steps` to go, `value[S + L, A + F]`; the rows from S on are for draws."""

    value: Float64
    steps: int
    game: Game
    asking: tuple[Asking, ...]

    def at(self, states: Int32) -> Float64:
        """The mean over some states, by column."""
        return np.asarray(self.value[states].mean(axis=0), np.float64)


def end_of(game: Game, asking: Sequence[Asking] = ()) -> Worth:
    """What states are worth when no step is to come: what the last one gives."""
    columns = [game.flow, *(one.inside[:, None].astype(np.float64) for one in asking)]
    draws = game.board.draws
    value = np.zeros((game.board.size + draws.start.size - 1, game.flow.shape[1] + len(asking)))
    value[: game.board.size] = np.concatenate(columns, axis=1)
    return Worth(value, 0, game, tuple(asking))


def with_asking(worth: Worth, asking: Sequence[Asking]) -> Worth:
    """The same values, with columns of probabilities that start from here."""
    actors = worth.game.flow.shape[1]
    fresh = end_of(worth.game, asking)
    fresh.value[:, :actors] = worth.value[:, :actors]
    fresh.steps = worth.steps
    return fresh


def back(worth: Worth, steps: int) -> None:
    """Take so many steps back, in place."""
    game, board = worth.game, worth.game.board
    draws, moves = board.draws, board.frame.moves
    masks = [one.inside for one in worth.asking]
    mask = np.stack(masks, axis=1) if masks else np.zeros((board.size, 0), bool)
    mode = np.array([one.mode for one in worth.asking], np.int32)
    extreme = np.array([0] * game.flow.shape[1] + [one.hand for one in worth.asking], np.int32)
    before = np.empty((board.size, worth.value.shape[1]))
    if isinstance(moves, CellMoves):
        assert board.layout is not None
        layout = board.layout
        sets = draws.rows.shape[0]
        alike = layout.alike if game.kinds > 1 else np.ones((moves.cells.shape[0], 1), np.int32)
        cells = moves.cells.shape[0] * sets
        peak, weight = np.zeros(cells * game.kinds), np.zeros(cells * game.kinds)
        total, choice = np.zeros((cells * game.kinds, worth.value.shape[1])), np.zeros((cells, worth.value.shape[1]))
        back_cells(
            steps, game.precision, game.chance, game.shocks, game.flow, game.keep, mask, mode, moves.first,
            board.moves, moves.cells, layout.members, moves.onto_start, moves.onto, layout.lively, layout.about,
            layout.alone, board.kind, alike, draws.rows, draws.sign, draws.start, draws.to, game.drawn,
            board.targets, game.happening, extreme, peak, weight, total, choice, before, worth.value,
        )  # fmt: skip
    else:
        back_arcs(
            steps, game.precision, game.chance, game.shocks, game.flow, game.keep, mask, mode, moves.out_start,
            moves.out_to, board.kind, game.kinds, draws.rows, draws.sign, draws.start, draws.to, game.drawn,
            board.targets, game.happening, extreme, before, worth.value,
        )  # fmt: skip
    worth.steps += steps


def policies(game: Game, whole: int, shown: int) -> Iterator[Float64]:
    """What states are worth after each of the first `shown` steps of a play of `whole` steps, first step first.

    Values of one stretch of steps are kept at a time; where all do not fit, stretches are solved again from marks
    along the way, so that memory is no more than about 1 GiB.
    """
    worth = end_of(game)
    back(worth, whole - shown)
    size = worth.value[:, :].nbytes
    stretch = max(1, min(shown, _KEPT_BYTES // size))
    marks = []
    for begin in range(0, shown, stretch):
        marks.append(worth.value.copy())
        if begin + stretch < shown:
            back(worth, stretch)
    for number in range(len(marks) - 1, -1, -1):
        begin, end = number * stretch, min((number + 1) * stretch, shown)
        here = Worth(marks.pop(), 0, game, ())
        kept = [here.value.copy()]
        for _ in range(begin, end - 1):
            back(here, 1)
            kept.append(here.value.copy())
        yield from reversed(kept)


class Forward:
    """Moves mass forward, a step at a time; `mass[S, H]`, `flow[A + E, H, labels]` as in `kernels.play_forward`."""

    def __init__(self, game: Game, mass: Float64, label: Int32, onward: Int32) -> None:
        self.game, self.label, self.onward = game, label, onward
        self.mass, self._next = np.ascontiguousarray(mass, np.float64), np.empty_like(mass, np.float64)
        board = game.board
        self.flow = np.zeros((game.chance.size + game.happening.size, mass.shape[1], onward.shape[1]))
        moves, sets = board.frame.moves, board.draws.rows.shape[0]
        self._scratch = (np.empty(0), np.empty(0), np.empty((0, 0)), np.empty((0, 0)))
        if isinstance(moves, CellMoves):
            assert board.layout is not None
            cells, columns = moves.cells.shape[0] * sets, mass.shape[1]
            self._alike = board.layout.alike if game.kinds > 1 else np.ones((moves.cells.shape[0], 1), np.int32)
            self._scratch = (
                np.zeros(cells * game.kinds), np.zeros(cells * game.kinds), np.zeros((cells, columns)),
                np.zeros((cells * game.kinds, columns)),
            )  # fmt: skip

    def step(self, value: Float64) -> None:
        """One step in which states are worth `value` after it."""
        game, board, draws = self.game, self.game.board, self.game.board.draws
        mix(value, board.size, draws.start, draws.to, game.drawn)
        moves = board.frame.moves
        if isinstance(moves, ArcMoves):
            forward_arcs(
                value, game.precision, game.chance, moves.out_start, moves.out_to, board.kind, game.kinds, draws.rows,
                draws.sign, draws.start, draws.to, game.drawn, board.targets, game.happening, self.label, self.onward,
                board.moves, self.mass, self.flow, self._next,
            )  # fmt: skip
        else:
            assert board.layout is not None
            layout = board.layout
            peak, weight, gathered, handed = self._scratch
            forward_cells(
                value, game.precision, game.chance, moves.first, moves.cell_at, moves.cells, layout.members,
                moves.onto_start, moves.onto, layout.lively, layout.about, layout.alone, board.kind, self._alike,
                draws.rows, draws.sign, draws.start, draws.to, game.drawn, board.targets, game.happening, self.label,
                self.onward, board.moves, peak, weight, gathered, handed, self.mass, self.flow, self._next,
            )  # fmt: skip
        self.mass, self._next = self._next, self.mass
