"""What a case is asked about several readings at once: the part of `Loaded` that Q8 to Q10 are put to."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from itertools import combinations
from pathlib import Path

from ..analyses.security import Progress, unheard
from ..answers.compared import Compared
from ..answers.crux import Crux, CruxQuestion, MatrixCrux
from ..answers.robust import Robust
from ..answers.see import Signs
from ..answers.timeline import Timeline
from ..answers.whatif import CellQuestion, WhatIf
from ..case.nouns import Case
from ..space.space import Spaces
from ..sweeps.compare import compare
from ..sweeps.cruxes import Search, crux, matrix_crux
from ..sweeps.robust import SAMPLES, drawing_of, robust
from ..sweeps.see import see
from ..sweeps.timeline import timeline
from ..sweeps.whatif import whatif


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
        brief: bool = False,
        progress: Progress = unheard,
    ) -> Crux:
        """On which beliefs two readings part about a goal (Q9).

        `goal`: an arrangement, an outcome or an expression; None: the case's own. `question`: by what it "holds", or
        whether it is "reached" from today by moves from which each mover gains. All sets of up to `most_size`
        statements are tried, with `brief` only up to the size at which one direction turns. Shares are of whole lists
        and exact, or with `samples` of single statements, over so many random orders drawn by `seed`. Raises Refusal
        for names the case does not have, and as `verdicts` does.
        """
        search = Search(most_size, samples, seed, brief, progress)
        return crux(self._spaces, self._pool, first, second, goal, question, scenarios, self._day(as_of), search)

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
                found.append(self.crux(first, second, goal, question, scenarios, as_of, most_size, brief=True))
        progress(len(found), len(found))
        return tuple(found)

    def matrix_crux(
        self,
        first: str,
        second: str,
        arrangements: Sequence[str] | None = None,
        question: CruxQuestion = "holds",
        scenarios: Sequence[str] = (),
        as_of: date | None = None,
        most_size: int = 2,
        samples: int = 0,
        seed: int = 0,
        brief: bool = False,
        progress: Progress = unheard,
    ) -> MatrixCrux:
        """On which beliefs two readings part about these arrangements at once (None: all), as `crux` about one goal.

        Sought are the sets of beliefs after whose swap one reading judges every arrangement as the other does. Shares
        are in arrangements; one that a hybrid judges like neither reading counts half. Raises Refusal as `crux` does,
        and for a case without arrangements.
        """
        search = Search(most_size, samples, seed, brief, progress)
        return matrix_crux(
            self._spaces, self._pool, first, second, arrangements, question, scenarios, self._day(as_of), search
        )

    def matrix_cruxes(
        self,
        arrangements: Sequence[str] | None = None,
        question: CruxQuestion = "holds",
        readings: Sequence[str] | None = None,
        scenarios: Sequence[str] = (),
        as_of: date | None = None,
        most_size: int = 2,
        progress: Progress = unheard,
    ) -> tuple[MatrixCrux, ...]:
        """The crux of the matrix for each pair of these readings (None: all). Raises Refusal as `matrix_crux` does."""
        pairs = list(combinations(self.case.readings if readings is None else readings, 2))
        found: list[MatrixCrux] = []
        for first, second in pairs:
            progress(len(found), len(pairs))
            found.append(
                self.matrix_crux(first, second, arrangements, question, scenarios, as_of, most_size, brief=True)
            )
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

    def robust(
        self,
        readings: Sequence[str] | None = None,
        arrangements: Sequence[str] | None = None,
        goal: str | None = None,
        model: str = "mallows",
        spread: float | None = None,
        swaps: int | None = None,
        likelihoods: bool = True,
        samples: int = SAMPLES,
        seed: int = 0,
        region: bool = False,
        scenarios: Sequence[str] = (),
        as_of: date | None = None,
        keep: Path | str | None = None,
        progress: Progress = unheard,
    ) -> Robust:
        """How often verdicts stay where beliefs are drawn around the readings, and on what that hangs (Q9).

        `goal`: an outcome or expression in place of arrangements. `model`: "mallows", every list of statements at a
        distance that `spread` makes likely, from 0, as written, to 1, all orders alike; "swaps", exactly so many
        `swaps` of neighbours in all; "assumed", what no source says is free. `likelihoods`: rules and scenarios with a
        word of likelihood count with a probability from the word's range. `region`: also seek where the verdict of the
        one cell flips. `keep`: a file to keep finished samples in, and to go on from. Sample k is drawn by the k-th
        child of the seed. An interrupt ends it with the samples done so far. Raises Refusal for names the case does
        not have, for a file of another question, where nothing is free, and as `verdicts` does.
        """
        return robust(
            self._spaces, self._pool, drawing_of(model, spread, swaps, likelihoods, seed), readings, arrangements, goal,
            samples, region, scenarios, self._day(as_of), None if keep is None else Path(keep), progress,
        )  # fmt: skip

    def whatif(
        self,
        scenarios: Sequence[str] | None = None,
        suppose: Sequence[str] = (),
        keeps: Sequence[str] = (),
        together: bool = False,
        pairs: bool = False,
        question: CellQuestion = "verdicts",
        arrangements: Sequence[str] | None = None,
        readings: Sequence[str] | None = None,
        as_of: date | None = None,
        progress: Progress = unheard,
    ) -> WhatIf:
        """Which cells of arrangements by readings read otherwise where something is supposed (Q8)?

        `scenarios` None: all of the case, or none if something else is supposed. Each of `suppose` holds options, `x`
        or `not x`, several with commas; each of `keeps` takes pledges at their word. Every one is a what-if by itself,
        unless they are asked for `together` or by `pairs`. `question`: "verdicts", by what an arrangement holds, or
        "paths", whether it is reached from today by moves from which each mover gains. `arrangements`: also outcomes
        and expressions; None: the case's own goal and all arrangements. Raises Refusal for names the case does not
        have, for nothing to suppose, and as `verdicts` does.
        """
        return whatif(
            self._spaces, self._pool, scenarios, suppose, keeps, together, pairs, question, arrangements, readings,
            self._day(as_of), progress,
        )  # fmt: skip

    def timeline(
        self,
        arrangements: Sequence[str] | None = None,
        readings: Sequence[str] | None = None,
        scenarios: Sequence[str] = (),
        question: CellQuestion = "verdicts",
        progress: Progress = unheard,
    ) -> Timeline:
        """What was said when, what holds as of each day on which something changes, and what changed it (Q10).

        `arrangements` and `question` as in `whatif`. Raises Refusal for names the case does not have, and for a case in
        which nothing has a date.
        """
        return timeline(self._spaces, self._pool, arrangements, readings, scenarios, question, progress)

    def see(
        self,
        readings: Sequence[str] | None = None,
        events: Sequence[str] = (),
        concept: str = "seq",
        scenarios: Sequence[str] = (),
        as_of: date | None = None,
        progress: Progress = unheard,
    ) -> Signs:
        """Which events would tell these readings apart (None: all of the case), the strongest first (Q10)?

        `events`: outcomes, arrangements or expressions to ask about besides all options, outcomes, pairs of options and
        what the readings call likely or not. `concept`: nash, sseq, seq, smr or gmr, by which it is judged what lasts.
        Raises Refusal for names the case does not have, for one reading, and for a case without a status quo.
        """
        return see(self._spaces, self._pool, readings, events, concept, scenarios, self._day(as_of), progress)
