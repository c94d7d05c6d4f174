"""A reading on stage: its board, what its actors like, and where play begins; games with any numbers are made of it."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import numpy as np

from ...case.play_nouns import UtilityRule
from ...kernels.types import Bool, Float64, Int32
from ...space.flows import flows
from ...space.frame import Frame
from ...space.space import Space
from .board import Board, board_of, held_to
from .game import Game, Manner, game_of
from .numbers import Numbers
from .relevant import code_in, narrowed


@dataclass(frozen=True)
class Likes:
    """How numbers are made of what actors want; `weighed` sets the weights of some actors' statements."""

    rule: UtilityRule = "centroid"
    seed: int = 0
    weighed: Mapping[str, tuple[float, ...]] = field(default_factory=dict)


class Stage:
    """Makes games of one reading, and keeps boards that can be used again.

    `starts`: for each beginning the numbers of its states in the full space, [n]. `asked`: tables over the full space
    that answers are about. `outcomes`: whether outcomes are to be told apart; `values`: whether what it is all worth to
    each actor is asked. `pool`: threads that a sweep over many states may be spread over.
    """

    def __init__(
        self,
        space: Space,
        starts: Sequence[Int32],
        asked: Sequence[Bool],
        outcomes: bool = True,
        values: bool = True,
        pool: ThreadPoolExecutor | None = None,
    ) -> None:
        self.space, self.starts, self._asked = space, tuple(starts), tuple(asked)
        self._outcomes, self._values, self._pool = outcomes, values, pool
        self._boards: dict[tuple[tuple[str, ...], tuple[str, ...], bool], Board] = {}

    def game(self, numbers: Numbers, likes: Likes, manner: Manner) -> Game:
        """The game with these numbers; refuses as `board_of` and `game_of`."""
        board = self.board(numbers, manner)
        liked = flows(self.space, likes.rule, np.random.default_rng(likes.seed), dict(likes.weighed))
        return game_of(board, numbers, liked[self._places(board.frame)], manner, self._pool)

    def board(self, numbers: Numbers, manner: Manner) -> Board:
        """The board on which whatever has a number is in force, without what does not matter."""
        apart = self._outcomes or manner.menu == "outcomes"
        key = (tuple(numbers.chances), tuple(numbers.events), apart)
        if key not in self._boards:
            board = board_of(self.space, *key[:2])
            asked = [*self._asked]
            if apart:
                asked += [board.kind == kind for kind in range(board.kinds)]
            begin = np.concatenate(self.starts) if self.starts else np.empty(0, np.int32)
            held = narrowed(board, self.space.frame.codes[begin], asked, self._values) if begin.size else None
            self._boards[key] = board if held is None else held_to(board, held)
        return self._boards[key]

    def here(self, board: Board, start: int) -> Int32:
        """The states of a beginning on a board; states that differ only in what does not matter come together."""
        codes = [code_in(board.frame, int(code)) for code in self.space.frame.codes[self.starts[start]]]
        return np.searchsorted(board.frame.codes, codes).astype(np.int32)

    def mass(self, board: Board, start: int) -> Float64:
        """Where play begins, all states of the beginning alike likely, [S]."""
        mass = np.zeros(board.size)
        here = self.here(board, start)
        np.add.at(mass, here, 1.0 / here.size)
        return mass

    def inside(self, board: Board, table: Bool) -> Bool:
        """A table over the full space, on a board."""
        return np.ascontiguousarray(table[self._places(board.frame)])

    def _places(self, frame: Frame) -> Int32:
        return np.searchsorted(self.space.frame.codes, frame.codes).astype(np.int32)
