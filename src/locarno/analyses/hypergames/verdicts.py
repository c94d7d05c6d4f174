"""Whether arrangements hold in a hypergame, and in whose eyes.

The states of an arrangement are those that everybody sees. Each actor judges its departures in its own game, by its
security levels there; the rest is as in a single game (see `verdicts`).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ...answers.asked import RUNG_OF, Rung
from ...answers.hypergame import Alarm, Departure, HyperVerdict
from ...answers.states import Step
from ...answers.verdicts import Verdict
from ...case.nouns import Arrangement
from ..breaks import opening_states
from ..verdicts import Cell, judge, rests_on
from .foresight import Deed, Foresight, code_of
from .own_games import OwnGames


@dataclass(frozen=True)
class Judge:
    """Judges arrangements; breaks are told under the weakest concept, as everywhere."""

    games: OwnGames
    reasons: bool

    def verdict(self, arrangement: Arrangement) -> HyperVerdict:
        """The verdict of the hypergame, beside those of the actors' own games."""
        games = self.games
        by_game = {number: judge(Cell(board, arrangement)) for number, board in games.different.items()}
        eyes = tuple(by_game[number] for number in games.game)
        cell = self._cell(arrangement)
        verdict = self._together(cell)
        names = games.joint.space.frame.players
        broken, impossible = verdict.rung == "breaks", verdict.rung == "impossible"
        return HyperVerdict(
            arrangement=arrangement.id,
            eyes=eyes,
            verdict=verdict,
            by_seers=self._by_seers(cell),
            departures=tuple(self._departure(one.step, arrangement) for one in verdict.breaks),
            surprised=tuple(name for name, one in zip(names, eyes, strict=True) if broken and one.concept is not None),
            alarms=() if broken or impossible else tuple(self._alarms(eyes)),
            unseen_by=tuple(name for name, one in zip(names, eyes, strict=True) if one.rung == "impossible"),
        )

    def _cell(self, arrangement: Arrangement) -> Cell:
        """The arrangement in the hypergame, of the states that everybody sees."""
        cell = Cell(self.games.board, arrangement)
        cell.inside = cell.inside & self.games.joint.seen.all(axis=0)
        cell.opening = opening_states(self.games.joint.space, cell.inside)
        return cell

    def _together(self, cell: Cell) -> Verdict:
        bases = {
            id(basis): basis
            for board in self.games.different.values()
            for basis in rests_on(board.space, cell.arrangement)
            if not basis.definition
        } | {id(basis): basis for one in self.games.views for basis in one.bases if not basis.definition}
        share = sum(basis.assumed for basis in bases.values()) / max(len(bases), 1)
        return replace(judge(cell), assumed_share=share, entries=len(bases))

    def _by_seers(self, strict: Cell) -> Rung:
        """The rung if states that only some see belong to it too, and nobody leaves what it cannot see."""
        loose = Cell(self.games.board, strict.arrangement)
        if not loose.inside.any():
            return "impossible"
        if strict.opening.size:
            loose.opening = strict.opening
        concept = loose.holds_by()
        return RUNG_OF[concept] if concept else "breaks"

    def _foresight(self) -> Foresight:
        return Foresight(self.games, "gmr", self.reasons)

    def _departure(self, last: Step, arrangement: Arrangement) -> Departure:
        deed = self._deed(last)
        others = [actor for actor in range(len(self.games.boards)) if actor != deed.mover]
        frame = self.games.joint.space.frame
        agrees = frame.members(arrangement.held_yes, arrangement.held_no, arrangement.require)[frame.index(deed.end)]
        return self._foresight().departure(deed, others, bool(agrees))

    def _deed(self, told: Step) -> Deed:
        frame = self.games.joint.space.frame
        return Deed(frame.players.index(told.actor), code_of(frame, told.start), code_of(frame, told.end))

    def _alarms(self, eyes: Sequence[Verdict]) -> list[Alarm]:
        """For each actor in whose eyes it breaks the move that it expects, and what the supposed mover thinks of it."""
        found = []
        for actor, one in zip(self.games.joint.space.frame.players, eyes, strict=True):
            if one.breaks:
                last = one.breaks[0].step
                deed = self._deed(last)
                found.append(Alarm(actor, last, self._foresight().mind(deed.mover, deed)))
        return found
