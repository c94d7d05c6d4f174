"""Solving a play: backwards from the end for what states are worth, forwards for what comes of a beginning."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from ...kernels.play_back import back_arcs, back_cells, settle_values
from ...kernels.play_forward import forward_arcs, forward_cells
from ...kernels.play_step import act_closed, choose_cells, hand_out, mix, wait_cells, weigh_cells
from ...kernels.types import Bool, Float64, Int32
from ...space.memory import check_play_fits
from ...space.moves import ArcMoves, CellMoves
from .game import Game

MODES = ("then", "throughout", "ever")
"""What a probability is about: that something is so at the end, all the time, or at some time."""
_KEPT_BYTES = 1 << 30
_PARTS = 8


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
    """Take so many steps back, in place; on the threads of the game, if it has any.

    Raises Refusal if it does not fit into memory.
    """
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
        check_play_fits(board.size, worth.value.shape[1], cells * game.kinds, cells)
        peak, weight = np.zeros(cells * game.kinds), np.zeros(cells * game.kinds)
        total, choice = np.zeros((cells * game.kinds, worth.value.shape[1])), np.zeros((cells, worth.value.shape[1]))
        if game.threads is not None:
            sweep = _ThreadedSweep(worth, mask, mode, extreme, alike, (peak, weight, total, choice), before)
            for _ in range(steps):
                sweep.step(game.threads)
            worth.steps += steps
            return
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


class _ThreadedSweep:
    """What `kernels.play_back.back_cells` does, piece by piece on several threads; no two pieces write to one place."""

    def __init__(
        self,
        worth: Worth,
        mask: Bool,
        mode: Int32,
        extreme: Int32,
        alike: Int32,
        sums: tuple[Float64, Float64, Float64, Float64],
        before: Float64,
    ) -> None:
        self._worth, self._mask, self._mode, self._extreme = worth, mask, mode, extreme
        self._alike, self._sums, self._before = alike, sums, before

    def step(self, threads: ThreadPoolExecutor) -> None:
        """One step back."""
        game, board, value, before = self._worth.game, self._worth.game.board, self._worth.value, self._before
        draws = board.draws
        mix(value, board.size, draws.start, draws.to, game.drawn)

        def wait(low: int, high: int) -> None:
            wait_cells(low, high, value, game.chance, board.moves, board.targets, game.happening, before)

        def settle(low: int, high: int) -> None:
            settle_values(low, high, game.flow, game.keep, self._mask, self._mode, before, value)

        _spread(threads, wait, 0, board.size)
        for mover in np.flatnonzero(game.chance).tolist():
            self._move(threads, mover)
        _spread(threads, settle, 0, board.size)

    def _move(self, threads: ThreadPoolExecutor, mover: int) -> None:
        game, board, value = self._worth.game, self._worth.game.board, self._worth.value
        moves, layout, draws = board.frame.moves, board.layout, board.draws
        assert isinstance(moves, CellMoves)
        assert layout is not None
        peak, weight, total, choice = self._sums
        sharp, chance, sets = float(game.precision[mover]), float(game.chance[mover]), draws.rows.shape[0]
        fused = self._alike.shape[1] == 1 and not (np.abs(self._extreme) == mover + 1).any()

        def weigh(low: int, high: int) -> None:
            weigh_cells(
                low, high, mover, sharp, value, draws.rows, moves.cells, layout.members, layout.lively, layout.alone,
                board.kind, self._extreme, fused, peak, weight, total,
            )  # fmt: skip

        def choose(low: int, high: int) -> None:
            choose_cells(
                low, high, mover, sharp, game.shocks, sets, moves.onto_start, moves.onto, layout.lively, layout.about,
                layout.alone, self._alike, self._extreme, fused, peak, weight, total, choice,
            )  # fmt: skip
            hand_out(
                low, high, chance, sets, moves.cells, layout.members, draws.sign, layout.about, layout.alone, fused,
                choice, self._before,
            )  # fmt: skip
            if fused:
                act_closed(
                    low, high, mover, sharp, chance, game.shocks, value, moves.cells, layout.members, layout.lively,
                    layout.alone, self._before,
                )  # fmt: skip

        low, high = int(moves.first[mover]), int(moves.first[mover + 1])
        _spread(threads, weigh, low, high)
        _spread(threads, choose, low, high)


def _spread(threads: ThreadPoolExecutor, piece: Callable[[int, int], None], low: int, high: int) -> None:
    """Do a piece of work for all numbers from `low` to `high`, a part on each thread."""
    cuts = np.linspace(low, high, 2 * _PARTS + 1).astype(int).tolist()
    for _ in threads.map(piece, cuts[:-1], cuts[1:]):
        pass


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
