"""What an attack is worth to whoever could make it: against the best that it could do instead."""

from dataclasses import dataclass

import numpy as np

from ..analyses.play.game import Game
from ..analyses.play.solve import back, end_of
from ..kernels.play_step import mix
from ..kernels.types import Int32
from .cast import Cast


@dataclass(frozen=True)
class Attack:
    """The raising of all `options` by `actor`, from the states of one beginning."""

    actor: str
    options: tuple[str, ...]
    cast: Cast
    place: int

    def gain(self, game: Game) -> float:
        """How much better the attack is than the best else, with the whole horizon to go, from -1 to 1.

        The unit is the best state against the worst for all that time. The mean over the states where play begins; 0
        where there is no such move.
        """
        board = game.board
        row = board.frame.players.index(self.actor)
        worth = end_of(game)
        back(worth, max(round(game.manner.horizon * game.steps) - 1, 0))
        draws = board.draws
        mix(worth.value, board.size, draws.start, draws.to, game.drawn)
        mask = board.frame.mask(self.options)
        gains = []
        for state in self.cast.stage.here(board, self.place):
            targets = np.append(board.frame.moves.targets(row, int(state)), np.int32(state)).astype(np.int32)
            rows: Int32 = draws.rows[(draws.rows.shape[0] - 1) & ~int(draws.sign[state]), targets]
            own = worth.value[rows, row]
            attacks = (board.frame.codes[targets] & mask) == mask
            if attacks.any() and not attacks.all():
                gains.append(float(own[attacks].max() - own[~attacks].max()))
        whole = game.unit * ((1 - game.keep**worth.steps) / (1 - game.keep) if game.keep < 1 else worth.steps)
        return float(np.mean(gains)) / whole if gains else 0.0


def attack_of(cast: Cast, place: int) -> Attack | None:
    """The attack of the case's lines of defence, where it is one actor's to make and not made already."""
    case, space = cast.space.case, cast.space
    if case.form == "graph" or case.defence is None:
        return None
    owners = {case.options[option].owners for option in case.defence.attack}
    if len(owners) != 1 or len(next(iter(owners))) != 1:
        return None
    actor = next(iter(owners))[0]
    mask = space.frame.mask(case.defence.attack)
    if actor not in space.frame.players or ((space.frame.codes[cast.stage.starts[place]] & mask) == mask).all():
        return None
    return Attack(actor, case.defence.attack, cast, place)
