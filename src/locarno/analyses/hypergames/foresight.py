"""What one actor's game says about a move of another: did it foresee it, and if not, why not?

The first of these that is true, for the move of an actor from s to t in somebody's game: the game does not have the
states; in it the actor cannot move there; the move is no improvement; it is one, but it is deterred. Otherwise the game
foresees it.
"""

from dataclasses import dataclass

from ...answers.asked import Concept
from ...answers.hypergame import Departure, Mind, Why
from ...answers.states import StateView
from ...space.frame import Frame
from ..breaks import smallest, tempting
from ..explain import decision, temptation
from ..views import step
from .own_games import OwnGames


@dataclass(frozen=True, slots=True)
class Deed:
    """A move of an actor between two states, by their codes."""

    mover: int
    start: int
    end: int


@dataclass(frozen=True)
class Foresight:
    """Looks moves up in the games under one concept; `reasons`: with the answers that are counted on."""

    games: OwnGames
    concept: Concept
    reasons: bool

    def mind(self, whose: int, deed: Deed) -> Mind:
        """What the game of the actor `whose` says about a move."""
        board, mover = self.games.boards[whose], deed.mover
        space = board.space
        name = space.frame.players[whose]
        start, end = space.frame.index(deed.start), space.frame.index(deed.end)
        if start is None or end is None:
            return Mind(name, "unseen_state", None, None)
        if end not in space.frame.moves.targets(mover, start):
            return Mind(name, "unseen_move", None, None)
        rank, level = space.rank[mover], board.levels[self.concept][mover]
        why: Why = "expected"
        if rank[end] <= rank[start]:
            why = "no_gain"
        elif level[end] <= rank[start]:
            why = "deterred"
        counted = why == "deterred" and self.reasons
        return Mind(
            name,
            why,
            decision(space, mover, start, end),
            temptation(board, self.concept, (mover, start, end)) if counted else None,
        )

    def departure(self, deed: Deed, others: list[int], agrees: bool = False) -> Departure:
        """A move of an actor as its own game tells it, with what the others' games say about it."""
        board, mover = self.games.boards[deed.mover], deed.mover
        space = board.space
        start, end = space.frame.index(deed.start), space.frame.index(deed.end)
        if start is None or end is None:
            raise ValueError("a move that its own mover does not see")
        return Departure(
            step(space, mover, start, end),
            agrees,
            decision(space, mover, start, end),
            temptation(board, self.concept, (mover, start, end)) if self.reasons else None,
            tuple(self.mind(whose, deed) for whose in others),
        )

    def deed(self, whose: int, mover: int, code: int) -> Deed | None:
        """The smallest improvement of the mover from a state that is not deterred in somebody's game; None without."""
        board = self.games.boards[whose]
        start = board.space.frame.index(code)
        if start is None:
            return None
        targets = tempting(board.space, board.levels[self.concept][mover], mover, start)
        if not targets.size:
            return None
        end = smallest(board.space, mover, start, targets)
        return Deed(mover, code, int(board.space.frame.codes[end]))


def code_of(frame: Frame, state: StateView) -> int:
    """The code of a state that was told."""
    return frame.state_ids.index(state.id) if state.id else frame.mask(state.holds)
