"""What a case is asked about several readings at once: the part of `Loaded` that Q8 to Q10 are put to."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from itertools import combinations

from ..analyses.security import Progress, unheard
from ..answers.compared import Compared
from ..answers.crux import Crux, CruxQuestion
from ..case.nouns import Case
from ..space.space import Spaces
from ..sweeps.compare import compare
from ..sweeps.cruxes import crux


class Swept:
    """The questions about several readings, scenarios or days."""

    case: Case
    _spaces: Spaces
    _pool: ThreadPoolExecutor

    def _day(self, as_of: date | None) -> date | None:
        raise NotImplementedError

    def crux(
        self,
        first: str,
        second: str,
        goal: str | None = None,
        question: CruxQuestion = "holds",
        scenarios: Sequence[str] = (),
        as_of: date | None = None,
        most_size: int = 2,
        samples: int = 0,
        seed: int = 0,
        progress: Progress = unheard,
    ) -> Crux:
        """On which beliefs two readings part about a goal (Q9).

        `goal`: an arrangement, an outcome or an expression; None: the case's own. `question`: by what it "holds", or
        whether it is "reached" from today by moves from which each mover gains. All sets of up to `most_size`
        statements are tried. Shares are of whole lists and exact, or with `samples` of single statements, over so many
        random orders drawn by `seed`. Raises Refusal for names the case does not have, and as `verdicts` does.
        """
        return crux(
            self._spaces, self._pool, first, second, goal, question, scenarios, self._day(as_of), most_size, samples,
            seed, progress,
        )  # fmt: skip

    def cruxes(
        self,
        goal: str | None = None,
        questions: Sequence[CruxQuestion] = ("holds", "reached"),
        readings: Sequence[str] | None = None,
        scenarios: Sequence[str] = (),
        as_of: date | None = None,
        most_size: int = 2,
        progress: Progress = unheard,
    ) -> tuple[Crux, ...]:
        """The crux of each pair of these readings (None: all), for each question. Raises Refusal as `crux` does."""
        pairs = list(combinations(self.case.readings if readings is None else readings, 2))
        found: list[Crux] = []
        for question in questions:
            for first, second in pairs:
                progress(len(found), len(pairs) * len(questions))
                found.append(self.crux(first, second, goal, question, scenarios, as_of, most_size))
        progress(len(found), len(found))
        return tuple(found)

    def compare(
        self,
        readings: Sequence[str] | None = None,
        scenarios: Sequence[str] = (),
        as_of: date | None = None,
        idle: bool = True,
        progress: Progress = unheard,
    ) -> Compared:
        """What these readings (None: all) have in common, where their verdicts agree and part (Q9).

        `idle`: also ask which beliefs change no verdict, by leaving out each in turn. Raises Refusal for names the case
        does not have, for fewer than two readings, and as `verdicts` does.
        """
        return compare(self._spaces, self._pool, readings, scenarios, self._day(as_of), idle, progress)
