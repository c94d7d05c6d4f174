"""What a case is asked about pledges: the part of `Loaded` that Q3 to Q7 are put to."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from ..analyses.pledges.lines import lines
from ..analyses.pledges.worth import worth
from ..analyses.security import Progress, unheard
from ..answers.defence import Lines
from ..answers.forces import ForceCount
from ..answers.worth import Worth
from ..case.nouns import Case
from ..space.given import WORD
from ..space.space import Spaces

if TYPE_CHECKING:
    from ..analyses.pledges.board import Asking
    from ..answers.pledges_due import Due, DueOver
    from ..answers.pledges_fit import Fit
    from ..answers.pledges_loops import Loops
    from ..answers.pledges_unlock import Unlock
    from ..answers.power import PledgePower
    from ..answers.vetoes import Vetoes

MOST, SECONDS, SAMPLES = 100, 30.0, 2**18
"""How many answers of a kind are told, how long a search may take, in seconds, and how many orders are drawn."""


class Pledged:
    """The questions about pledges. `word`, `take` and `leave` say which pledges count, in all of them alike."""

    case: Case
    _spaces: Spaces
    _pool: ThreadPoolExecutor

    def pledges_due(
        self,
        state: str = "today",
        suppose: Sequence[str] = (),
        reading: str | None = None,
        word: str = WORD,
        take: Sequence[str] = (),
        leave: Sequence[str] = (),
        scenarios: Sequence[str] = (),
        as_of: date | None = None,
    ) -> "Due":
        """What each pledge is in a state: due, kept, broken, not used, blocked by what, or waiting for what (Q3)?

        `suppose`: options changed in it, `x` or `not x`. `reading` None: what all readings have in common. Raises
        Refusal for names the case does not have, for a state that is not feasible, and if no pledge counts.
        """
        from ..analyses.pledges.due import due_in

        return due_in(self.case, self._given(reading, scenarios, as_of, word, take, leave), state, suppose)

    def pledges_due_over(
        self,
        goal: str,
        reading: str | None = None,
        word: str = WORD,
        take: Sequence[str] = (),
        leave: Sequence[str] = (),
        scenarios: Sequence[str] = (),
        as_of: date | None = None,
    ) -> "DueOver":
        """In how many states of a goal is each pledge due, kept, broken, not used, blocked or waiting (Q3)?

        `goal`: an arrangement, an outcome or an expression. Raises Refusal as `pledges_due`, and where the states do
        not fit into memory.
        """
        from ..analyses.pledges.due import due_over

        return due_over(self.case, self._given(reading, scenarios, as_of, word, take, leave), goal)

    def pledges_fit(
        self,
        goal: str | None = None,
        reading: str | None = None,
        word: str = WORD,
        take: Sequence[str] = (),
        leave: Sequence[str] = (),
        scenarios: Sequence[str] = (),
        as_of: date | None = None,
        most: int = MOST,
        seconds: float = SECONDS,
    ) -> "Fit":
        """Which minimal sets of pledges cannot all be kept, and what must be broken to have a goal (Q3)?

        `goal`: an outcome, an arrangement or an expression; None: each pledge is asked about where it is due. The
        search stops after `most` sets of a kind, or after `seconds`, and says so. Raises Refusal for names the case
        does not have, and if no pledge counts.
        """
        from ..analyses.pledges.fit import fit

        return fit(self.case, self._given(reading, scenarios, as_of, word, take, leave), goal, most, seconds)

    def pledges_loops(
        self,
        suppose: Sequence[str] = (),
        reading: str | None = None,
        word: str = WORD,
        take: Sequence[str] = (),
        leave: Sequence[str] = (),
        scenarios: Sequence[str] = (),
        as_of: date | None = None,
        most: int = MOST,
        seconds: float = SECONDS,
    ) -> "Loops":
        """Who waits for whom, and what comes into force: nobody first, everybody trusts, stable (Q3)?

        `suppose`: options taken for granted, `x` or `not x`. Limits as in `pledges_fit`. Raises Refusal for names the
        case does not have, if no pledge counts, and in graph form.
        """
        from ..analyses.pledges.loops import loops

        return loops(self.case, self._given(reading, scenarios, as_of, word, take, leave), suppose, most, seconds)

    def unlock(
        self,
        goal: str,
        trust: bool = False,
        suppose: Sequence[str] = (),
        actors: Sequence[str] = (),
        withdraw: bool = False,
        reading: str | None = None,
        word: str = WORD,
        take: Sequence[str] = (),
        leave: Sequence[str] = (),
        scenarios: Sequence[str] = (),
        as_of: date | None = None,
        most: int = MOST,
        seconds: float = SECONDS,
    ) -> "Unlock":
        """What smallest changes would bring a goal about, and who would have to make them (Q3)?

        `goal`: an outcome, an arrangement, an expression, or a pledge that is to come into force. `trust`: a
        self-supporting state is enough. `actors`: whom to ask, none: everybody. `withdraw`: pledges may be taken back.
        Else as `pledges_loops`.
        """
        from ..analyses.pledges.unlock import unlock

        asking = self._given(reading, scenarios, as_of, word, take, leave)
        return unlock(self.case, asking, goal, trust, suppose, actors, withdraw, most, seconds)

    def pledges_worth(
        self,
        pledges: Sequence[str] | None = None,
        readings: Sequence[str] | None = None,
        arrangements: Sequence[str] | None = None,
        by: Sequence[str] = (),
        together: bool = False,
        word: str = WORD,
        take: Sequence[str] = (),
        leave: Sequence[str] = (),
        scenarios: Sequence[str] = (),
        as_of: date | None = None,
        progress: Progress = unheard,
    ) -> Worth:
        """Would each pledge be kept when it comes to it, and which verdicts hang on it (Q4)?

        None: all of them; `by`: of these only those of some actors. With `arrangements` in their states only.
        `together`: also all of them at once. `word`, `take`, `leave`: which pledges count as given. Raises Refusal for
        names the case does not have.
        """
        return worth(
            self._spaces, self._pool, pledges, readings, arrangements, by, together, word, take, leave, scenarios,
            self._day(as_of), progress,
        )  # fmt: skip

    def lines(
        self,
        arrangements: Sequence[str] | None = None,
        readings: Sequence[str] | None = None,
        scenarios: Sequence[str] = (),
        as_of: date | None = None,
        progress: Progress = unheard,
    ) -> Lines:
        """At which line of defence does a renewed attack stop paying, and would that line answer (Q5)?

        None: all of them. Raises Refusal for names the case does not have, without a `defence`, and in graph form.
        """
        return lines(self._spaces, self._pool, readings, arrangements, scenarios, self._day(as_of), progress)

    def power(
        self,
        goal: str | None = None,
        amount: str | None = None,
        least: Decimal | float | None = None,
        bound: str = "low",
        rung: str | None = None,
        pledgers: bool = False,
        suppose: Sequence[str] = (),
        reading: str | None = None,
        word: str = WORD,
        take: Sequence[str] = (),
        leave: Sequence[str] = (),
        scenarios: Sequence[str] = (),
        as_of: date | None = None,
        samples: int = SAMPLES,
        seed: int = 0,
        progress: Progress = unheard,
    ) -> "PledgePower":
        """Whose word does a goal hang on: Shapley-Shubik and Banzhaf shares of pledges, or of `pledgers` (Q4)?

        `goal`: an outcome, an expression, an arrangement or a pledge that is to come into force; with a `rung`
        (interest, credible, bluff) an arrangement that is to hold by it under the reading. Or `amount`, a name, and
        `least`, how much of it is to be in force; of ranges the `bound` (low, high) counts. `suppose`: options taken
        for granted, `x` or `not x`. Above what can be counted, `samples` orders are drawn with `seed`. Raises Refusal
        for names the case does not have, for no goal or several, and for games that are too large.
        """
        from ..analyses.power.power import Wanted, power

        asking = self._given(reading, scenarios, as_of, word, take, leave)
        return power(
            self._spaces, self._pool, asking,
            Wanted(goal or "", amount, least, bound, rung, pledgers, tuple(suppose), samples, seed), progress,
        )  # fmt: skip

    def vetoes(
        self,
        arrangements: Sequence[str],
        readings: Sequence[str] | None = None,
        rung: str = "credible",
        most: int = 2,
        scenarios: Sequence[str] = (),
        as_of: date | None = None,
        progress: Progress = unheard,
    ) -> "Vetoes":
        """Who can block an arrangement, who of them would, and which smallest additions would lift the block (Q7)?

        `rung`: how well it must hold with an addition (interest, credible, bluff). `most`: of how many elements an
        addition is made at most, 0: none is sought. Raises Refusal for names the case does not have, without a status
        quo, and for too many additions.
        """
        from ..analyses.vetoes.vetoes import vetoes

        return vetoes(
            self._spaces, self._pool, arrangements, readings, rung, most, scenarios, self._day(as_of), progress
        )

    def forces(
        self,
        arrangement: str | None = None,
        state: str | None = None,
        troops: int | tuple[int, int] | None = None,
        cycle: Decimal | float | None = None,
        counting: str | None = None,
        name: str = "troops",
        months: int | None = None,
        rota: bool = False,
        unit: int | None = None,
        tour: Decimal | float | None = None,
        lead: Decimal | float | None = None,
        reading: str | None = None,
        word: str = "conditional",
        take: Sequence[str] = (),
        leave: Sequence[str] = (),
        scenarios: Sequence[str] = (),
        as_of: date | None = None,
        progress: Progress = unheard,
    ) -> ForceCount:
        """Do the numbers add up: what is in force, what is asked, what can be kept up (Q6)?

        Asked of a state, of an arrangement where it opens, or of today. `troops`: a size, or the least and the most,
        in place of the arrangement's. `cycle`: so many soldiers for one on duty, in place of the case's rotations.
        `counting`: only these pools. `name`: the amount that is followed into force. `months`: so many months of a
        plain rota, in units of `unit` soldiers; `rota`: of the best there is. `tour` and `lead` in months, where the
        case says none. `word`, `take`, `leave`: which pledges count. Raises Refusal for names the case does not have
        and numbers that make no sense, and for a best rota without the solver.
        """
        from ..analyses.forces.forces import forces, wanted

        return forces(
            self._spaces, arrangement, state, reading, scenarios, self._day(as_of), word, take, leave, name,
            wanted(troops, cycle, counting, months, rota, unit, tour, lead), progress,
        )  # fmt: skip

    def _given(
        self,
        reading: str | None,
        scenarios: Sequence[str],
        as_of: date | None,
        word: str,
        take: Sequence[str],
        leave: Sequence[str],
    ) -> "Asking":
        from ..analyses.pledges.board import Asking

        return Asking(reading, tuple(scenarios), self._day(as_of), word, tuple(take), tuple(leave))

    def _day(self, as_of: date | None) -> date | None:
        return as_of or (self.case.as_of.first if self.case.as_of else None)
