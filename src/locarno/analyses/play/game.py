"""A game to be played: a board, numbers, and the manner of play, as arrays for the kernels."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from math import ceil, exp, expm1, log

import numpy as np

from ...answers.play import Closure, Menu, Stake
from ...kernels.types import Float64
from ...space.refusal import Refusal
from .board import Board
from .numbers import Numbers

MANY = 1 << 16
"""From so many states on, the work of one sweep is spread over threads, and not several games."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a play is solved. `horizon`: months the actors look ahead; `steps` a month, None: as few as the clocks allow.

    `speed` multiplies the rates of all actors.
    """

    closure: Closure = "mistakes"
    stake: Stake = "turn"
    menu: Menu = "moves"
    horizon: float = 120.0
    steps: int | None = None
    speed: float = 1.0


@dataclass(frozen=True)
class Game:
    """`flow[S, A]`: what a step gives; `keep`: what the value after a step counts before it; `precision[A]`.

    `chance[A]`, `happening[E]`: how likely a clock rings in a step; `drawn`: of each of the board's draws; `steps` a
    month. `unit`: what a step in its best state gives an actor.
    `threads`: on which a sweep over many states is spread, None: on none but its own.
    """

    board: Board
    manner: Manner
    flow: Float64
    keep: float
    precision: Float64
    chance: Float64
    happening: Float64
    drawn: Float64
    steps: int
    unit: float
    threads: ThreadPoolExecutor | None = None

    @property
    def shocks(self) -> bool:
        """Whether choices have reasons of their own, and are no mistakes."""
        return self.manner.closure == "shocks"

    @property
    def kinds(self) -> int:
        """How many kinds of states share the weight of a menu; 1: every move counts by itself."""
        return max(self.board.kinds, 2) if self.manner.menu == "outcomes" else 1


def game_of(
    board: Board, numbers: Numbers, utility: Float64, manner: Manner, pool: ThreadPoolExecutor | None = None
) -> Game:
    """Put numbers on a board. `utility[S, A]`: what states give a month, 0 to 1.

    Raises Refusal if more than one clock could ring in a step.
    """
    rates = np.array([numbers.rates[actor] for actor in board.frame.players]) * manner.speed
    events = np.array([numbers.events[id_] for id_ in board.events], np.float64)
    whole = float(rates.sum() + events.sum())
    least = max(1, ceil(whole - 1e-9))
    steps = least if manner.steps is None else manner.steps
    if steps < least:
        raise Refusal(
            f"steps a month: {steps}, and clocks ring {whole:g} times a month in all",
            f"take at least {least}, so that no two ring in one step",
        )
    length = 1.0 / steps
    if numbers.discount > 0:
        rho = -log(numbers.discount)
        gain = -expm1(-rho * length) / rho if rho > 0 else length
        life = -expm1(-rho * manner.horizon) / rho if rho > 0 else manner.horizon
        scale = rates + rho if manner.stake == "turn" else np.full(rates.size, 1 / life)
        keep = exp(-rho * length)
    else:
        gain, keep, scale = 1.0, 0.0, np.ones(rates.size)
    precision = numbers.precision * scale
    threads = pool if board.size >= MANY and board.layout is not None else None
    drawn = board.draws.probabilities([numbers.chances[id_] for id_ in board.chances])
    return Game(
        board, manner, utility * gain, keep, precision, rates * length, events * length, drawn, steps, gain, threads
    )  # fmt: skip
