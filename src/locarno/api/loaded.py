"""A case that can be asked: one method for each question."""

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ..analyses.coalitions.coalitions import coalitions_of
from ..analyses.explain import explain, explain_all
from ..analyses.explain_state import explain_state
from ..analyses.hypergames.hypergame import MOST_TOLD, hypergame
from ..analyses.inverse.inverse import inverse
from ..analyses.many import stable_many
from ..analyses.paths import paths, reachable
from ..analyses.security import Progress, unheard
from ..analyses.stability import stability
from ..analyses.verdicts import verdicts
from ..answers.asked import CONCEPTS, Asked
from ..answers.coalitions import Coalitions
from ..answers.converted import Converted
from ..answers.explanation import Explanation
from ..answers.hypergame import Hypergame
from ..answers.inverse import Inverse
from ..answers.marks import marks_from
from ..answers.paths import Paths, Reachable
from ..answers.report import Gathered
from ..answers.stability import Stability
from ..answers.traces import StateExplanation
from ..answers.verdicts import Verdicts
from ..case.nouns import Case
from ..case.places import Problem
from ..space.refusal import WhichReading
from ..space.space import Spaces, reading_of
from .played import PlayedOut
from .pledged import Pledged
from .showing import answers_are_shown
from .sourced import Sourced
from .swept import Swept

if TYPE_CHECKING:
    from ..present.figures.picture import Figure


@answers_are_shown
@dataclass(frozen=True)
class Loaded(Pledged, Swept, PlayedOut, Sourced):
    """A case that is sound, ready to be asked. `warnings` are the problems it can live with."""

    case: Case
    warnings: tuple[Problem, ...]
    _spaces: Spaces = field(repr=False)
    _pool: ThreadPoolExecutor = field(repr=False)

    def verdicts(
        self,
        arrangements: Sequence[str] | None = None,
        readings: Sequence[str] | None = None,
        scenarios: Sequence[str] = (),
        as_of: date | None = None,
        progress: Progress = unheard,
    ) -> Verdicts:
        """Does each arrangement hold under each reading, and by what (Q1)?

        None: all of them. `as_of` None: the case's own day. Raises Refusal for names the case does not have.
        """
        return verdicts(self._spaces, self._pool, arrangements, readings, scenarios, self._day(as_of), progress)

    def paths(
        self,
        arrangements: Sequence[str] | None = None,
        readings: Sequence[str] | None = None,
        scenarios: Sequence[str] = (),
        as_of: date | None = None,
        to: Sequence[str] = (),
        start: str = "today",
        progress: Progress = unheard,
    ) -> Paths:
        """Can each arrangement be reached from today, and against whose interest (Q2)?

        None: all of them, or none if `to` holds outcomes or expressions to reach instead. `start`: another state to
        begin with, by the options that are yes in it, a pattern, its number or its id. `as_of` None: the case's own
        day. Raises Refusal for names the case does not have, and for a case without a status quo to start from.
        """
        return paths(self._spaces, arrangements, readings, scenarios, self._day(as_of), to, start, progress)

    def reachable(
        self,
        reading: str | None = None,
        scenarios: Sequence[str] = (),
        as_of: date | None = None,
        start: str = "today",
    ) -> Reachable:
        """What can be reached at all, outcome by outcome. Raises Refusal as `paths` does."""
        return reachable(self._spaces, self._one(reading), scenarios, self._day(as_of), start)

    def explain(
        self, arrangement: str, reading: str, scenarios: Sequence[str] = (), as_of: date | None = None
    ) -> Explanation:
        """Why one arrangement holds or breaks under one reading. Raises Refusal for names the case does not have."""
        return explain(self._spaces, self._pool, arrangement, reading, scenarios, self._day(as_of))

    def explain_all(
        self, scenarios: Sequence[str] = (), as_of: date | None = None, progress: Progress = unheard
    ) -> dict[tuple[str, str], Explanation]:
        """Why each arrangement holds or breaks under each reading, by (arrangement, reading); quicker than singly."""
        return explain_all(self._spaces, self._pool, scenarios, self._day(as_of), progress)

    def explain_state(
        self,
        state: str,
        reading: str | None = None,
        actors: Sequence[str] | None = None,
        concept: str | None = None,
        scenarios: Sequence[str] = (),
        as_of: date | None = None,
        every: bool = False,
        unknown: Mapping[str, Iterable[int]] | None = None,
        strong: Mapping[str, int] | None = None,
        enough: Mapping[str, Decimal | float] | None = None,
        mix: Mapping[str, Decimal | float] | None = None,
        progress: Progress = unheard,
    ) -> StateExplanation:
        """Why a state is stable or not, for these actors (None: all): each improvement and what answers it.

        `state`: `today`, the options that are yes in it, a pattern, its number or its id. `concept`: any that
        `stability` knows; None: each improvement under the strongest concept of the ladder that deters it. `every`:
        tell every improvement of each actor, not only some. `unknown`, `strong`, `enough`, `mix` as in `stability`,
        with a concept that looks at them. Raises Refusal for a state, an actor or a concept that is none, and as
        `stability` does.
        """
        marks = marks_from(unknown or {}, strong or {}, enough or {}, mix or {})
        who = next(iter(marks.mix)) if reading is None and marks.mix else self._one(reading)
        day = self._day(as_of)
        return explain_state(
            self._spaces, self._pool, state, who, actors, concept, scenarios, day, every, marks, progress
        )

    def stability(
        self,
        reading: str | None = None,
        scenarios: Sequence[str] = (),
        as_of: date | None = None,
        concepts: Sequence[str] = CONCEPTS,
        progress: Progress = unheard,
        unknown: Mapping[str, Iterable[int]] | None = None,
        strong: Mapping[str, int] | None = None,
        enough: Mapping[str, Decimal | float] | None = None,
        mix: Mapping[str, Decimal | float] | None = None,
    ) -> Stability:
        """Which states are stable for whom. `reading` may be left out if the case has only one, or with a `mix`.

        `concepts`: ids of `answers.concepts.KNOWN`, and `l1`, `l2`, ... for limited moves; `unknown`, `strength`,
        `fuzzy` for all of a family. Degrees of preference are added to those of the case by actor: `unknown`, the
        numbers of statements, from 1, or a mapping from these to how likely the actor wants them true; `strong`, how
        many of its first statements are; `enough`, its threshold. `mix`: what the actors want is a mixture of readings,
        with these weights; states and moves are those of `reading`, or of the first in the mixture. Raises Refusal
        for names the case does not have, and for concepts and degrees that do not fit it.
        """
        marks = marks_from(unknown or {}, strong or {}, enough or {}, mix or {})
        named = next(iter(marks.mix)) if reading is None and marks.mix else self._one(reading)
        return stability(self._spaces, named, self._pool, scenarios, self._day(as_of), concepts, progress, marks)

    def coalitions(
        self,
        states: Sequence[str] | None = None,
        arrangements: Sequence[str] | None = None,
        equilibria: bool = False,
        readings: Sequence[str] | None = None,
        coalitions: Sequence[Sequence[str]] | None = None,
        size: int | None = None,
        concept: str = "seq",
        answers: str = "single",
        joint: bool = False,
        scenarios: Sequence[str] = (),
        as_of: date | None = None,
        progress: Progress = unheard,
    ) -> Coalitions:
        """Which coalitions of actors would upset a state, by which joint improvement, and what deters them?

        Asked of `states` as a person names them, of the opening states of `arrangements`, and of all individual
        `equilibria` under the concept; if none of these is given, of all arrangements, or of all equilibria if the case
        has no arrangements. `coalitions` None: all of them, up to `size` members. `concept`: nash, seq, smr or gmr.
        `answers` under seq: `single`, each of the others by itself, or `all`, by coalitions of others. `joint`: members
        may change options at once, jointly owned ones among them. Raises Refusal for names the case does not have, and
        for what would be too much.
        """
        return coalitions_of(
            self._spaces, self._pool, states, arrangements, equilibria, readings, coalitions, size, concept, answers,
            joint, scenarios, self._day(as_of), progress,
        )  # fmt: skip

    def hypergame(
        self,
        named: str | None = None,
        sees: Mapping[str, str] | None = None,
        reading: str | None = None,
        truth: str | None = None,
        concept: str = "seq",
        arrangements: Sequence[str] | None = None,
        scenarios: Sequence[str] = (),
        as_of: date | None = None,
        reasons: bool = False,
        most: int = MOST_TOLD,
        progress: Progress = unheard,
    ) -> Hypergame:
        """What rests, and who is surprised, if each actor plays its own game?

        `named` is a hypergame of the case; if neither `sees` nor `reading` nor `truth` is given, the only one it has.
        They go before what it says. `sees` maps actors to what they see: a reading, and scenarios joined to it by `+`.
        All others see `reading`; without it `truth`, or the only reading there is. `truth` None: what an actor wants
        itself is what the reading it sees says; else what the reading `truth` says. `concept` is the one that states
        are judged by. `reasons`: with the answers that each actor counts on. `most`: so many states of a kind are told
        one by one. Raises Refusal for names the case does not have, and for games that do not fit into memory.
        """
        return hypergame(
            self._spaces, self._pool, named, sees or {}, reading, truth, concept, arrangements, scenarios,
            self._day(as_of), reasons, most, progress,
        )  # fmt: skip

    def inverse(
        self,
        target: str,
        reading: str | None = None,
        state: bool = False,
        concepts: Sequence[str] = ("nash", "seq", "gmr"),
        actors: Sequence[str] | None = None,
        swaps: int | None = None,
        scenarios: Sequence[str] = (),
        as_of: date | None = None,
        progress: Progress = unheard,
    ) -> Inverse:
        """Which preferences would make an arrangement hold, or a state rest, and what smallest change would?

        `target`: the id of an arrangement; or with `state` a state, by the options that are yes in it, a pattern, its
        number or its id, `today` or `nothing`. Each of the `concepts` is asked for itself. `actors`: who may be asked
        to change, None for all; `swaps`: at most so many swaps of statements in all, None for any number. Raises
        Refusal for names the case does not have.
        """
        return inverse(
            self._spaces, self._pool, target, self._one(reading), state, concepts, actors, swaps, scenarios,
            self._day(as_of), progress,
        )  # fmt: skip

    def stability_many(
        self,
        ranks: NDArray[np.int32],
        reading: str | None = None,
        scenarios: Sequence[str] = (),
        as_of: date | None = None,
        concepts: Sequence[str] = CONCEPTS,
        progress: Progress = unheard,
    ) -> NDArray[np.bool_]:
        """Which states are stable for whom under many preference profiles over the states and moves of a reading.

        `ranks[K, A, S]`: K profiles, actors and states as in `stability(...)`, higher is better, ties equal, numbered
        from 0 to at most S-1. `reading` None: the common rules alone. Returns bool [K, C, A, S], in the order of
        `concepts`, of the five of the ladder. Raises Refusal for names the case does not have, and for ranks of
        another shape or range.
        """
        who = None if reading is None else reading_of(self.case, reading)
        frame = self._spaces.frame(who, scenarios, self._day(as_of))
        return stable_many(frame, ranks, concepts, self._pool, progress)

    def convert(
        self,
        into: str,
        reading: str | None = None,
        scenarios: Sequence[str] = (),
        as_of: date | None = None,
        start: str = "today",
        order: Sequence[str] = (),
        horizon: int | None = None,
    ) -> Converted:
        """The case under one reading as the text of another program's file, and what that cannot carry.

        `into`: gmcr, nfg, efg, prism, graphml, dot, graph-form or option-form. `start` (a state as a person names it)
        and `order` (who has the turn after whom; none: all, in the order of the case) are for efg and prism, `horizon`
        (how many turns; None: one for everybody) for efg. Raises Refusal for names the case does not have, for what the
        format cannot say, and for what would be too large.
        """
        from .. import __version__
        from ..interop.convert import convert_space  # what few questions need is not read for all
        from ..interop.source import Source

        day, named = self._day(as_of), self._one(reading)
        source = Source(
            self._spaces.space(named, scenarios, day), Asked(self.case.id, tuple(scenarios), day), __version__
        )
        return convert_space(source, into, lambda: self.stability(named, scenarios, as_of), start, order, horizon)

    def figure(
        self,
        name: str,
        arrangements: Sequence[str] = (),
        readings: Sequence[str] = (),
        to: Sequence[str] = (),
        scenarios: Sequence[str] = (),
        as_of: date | None = None,
    ) -> "Figure":
        """A figure by its name: `matrix`, `paths`, `pledges`, `timeline` and others (`api.figures.FIGURES`).

        `to`: goals, as outcomes, arrangements or expressions. Raises Refusal for no such figure, for what it is not
        about, where the case has nothing for it to show, and as its question does.
        """
        from ..present.figures.picture import Figure  # what few questions need is not read for all
        from .figures import Wanted, figure_spec

        words = (tuple(arrangements), tuple(readings), tuple(to), tuple(scenarios))
        return Figure(figure_spec(self, name, Wanted(*words, as_of)))

    def _repr_html_(self) -> str:
        from ..present.case_text import case_head
        from ..present.html import html_of

        return html_of(case_head(self.case))

    def report(
        self,
        sections: Sequence[str] | None = None,
        quick: bool = False,
        scenarios: Sequence[str] = (),
        as_of: date | None = None,
        samples: int = 100,
        seed: int = 0,
        progress: Progress = unheard,
    ) -> Gathered:
        """All that a report tells: the verdicts with their traces, and what the case can be asked besides.

        `sections`: of `answers.report.PARTS`, None for all of them; `quick`: without those that are slow. Of the part
        on robustness `samples` and `seed`. A part that cannot be asked is left out, and told in `left_out`.
        `present.report.page.html_page` and `present.report.markdown.markdown_page` make a text of it. Raises Refusal
        for names the case does not have.
        """
        from .reported import gather

        return gather(self, sections, quick, scenarios, as_of, samples, seed, progress)

    def _one(self, reading: str | None) -> str:
        if reading is not None:
            return reading
        if len(self.case.readings) > 1:
            raise WhichReading(self.case.readings)
        return next(iter(self.case.readings))
