"""The games of a hypergame: what each actor sees, each game judged as any reading is, and all of them joined.

H = (G_1, ..., G_n), G_i the conflict as actor i sees it (Bennett 1977). A game is a reading with scenarios; if each
actor is to know itself, what i itself wants in G_i comes from one reading for all.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from ...answers.asked import CONCEPTS
from ...answers.hypergame import Sight
from ...case.nouns import Case, Reading
from ...space.joint import Joint, join
from ...space.memory import check_games_fit
from ...space.refusal import Refusal
from ...space.space import Space, Spaces
from ..security import Progress, securities
from ..verdicts import Board
from .who_sees import View


@dataclass(frozen=True)
class OwnGames:
    """`boards[a]`: the game of actor a, judged; `game[a]`: its number, the same for the same game.

    `joint`: all of them joined; `board`: the joint space, with each actor's security levels from its own game.
    """

    views: tuple[View, ...]
    boards: tuple[Board, ...]
    game: tuple[int, ...]
    joint: Joint
    board: Board

    @property
    def different(self) -> dict[int, Board]:
        """The games by number, each once."""
        return dict(zip(self.game, self.boards, strict=True))

    def sights(self) -> tuple[Sight, ...]:
        """The games as an answer tells them."""
        by_all = int(self.joint.seen.all(axis=0).sum())
        return tuple(
            Sight(
                view.actor, view.reading, view.scenarios, view.wants, number,
                board.space.frame.size, board.space.frame.size - by_all,
            )
            for view, board, number in zip(self.views, self.boards, self.game, strict=True)
        )  # fmt: skip


def own_games(
    spaces: Spaces,
    views: Sequence[View],
    scenarios: Sequence[str],
    as_of: date | None,
    pool: ThreadPoolExecutor,
    progress: Progress,
) -> OwnGames:
    """Lay out, judge and join the games; raises Refusal if they do not fit, or if one of them has no state."""
    numbers: dict[tuple[str, frozenset[str], str], int] = {}
    made: list[Space] = []
    game = []
    for view in views:
        reading, own = _beliefs(spaces.case, view)
        key = (view.reading, frozenset(view.scenarios), own)
        if key not in numbers:
            numbers[key] = len(made)
            made.append(spaces.under(reading, tuple(dict.fromkeys((*scenarios, *view.scenarios))), as_of))
            if not made[-1].frame.size:
                what = "leave out a scenario, or let it see another reading"
                raise Refusal(f"no state is feasible in the game of `{view.actor}`, {_told(view)}", what)
        game.append(numbers[key])
    check_games_fit([space.frame.size for space in made], len(views))
    judged = []
    for number, space in enumerate(made):
        progress(number, len(made))
        judged.append(Board(space, securities(space, CONCEPTS, pool)))
    progress(len(made), len(made))
    boards = tuple(judged[number] for number in game)
    joint = join([board.space for board in boards])
    levels = {
        concept: np.stack([joint.lift(actor, board.levels[concept][actor]) for actor, board in enumerate(boards)])
        for concept in CONCEPTS
    }
    return OwnGames(tuple(views), boards, tuple(game), joint, Board(joint.space, levels))


def _beliefs(case: Case, view: View) -> tuple[Reading, str]:
    """What an actor believes, and the actor if that is another game than its reading's; empty if it is the same."""
    reading, truth = case.readings[view.reading], case.readings[view.wants]
    wish = truth.preferences[view.actor]
    if wish.order == reading.preferences[view.actor].order:
        return reading, ""
    return replace(reading, preferences={**reading.preferences, view.actor: wish}), view.actor


def _told(view: View) -> str:
    return " + ".join((view.reading, *view.scenarios))
