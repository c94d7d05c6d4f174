"""Everything that a report tells, asked of a case part by part."""

import platform
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from ..analyses.security import Progress, unheard
from ..answers.asked import CONCEPTS, Concept
from ..answers.forces import TROOPS, ForceCount
from ..answers.paths import Paths
from ..answers.report import PARTS, SLOW, Gathered, Lacking, LeftOut, Part, Resting, Settings
from ..answers.stability import Stability
from ..case.nouns import Case
from ..space.known import meant_of
from ..space.refusal import Refusal

if TYPE_CHECKING:
    from .loaded import Loaded

SAMPLES, SEED, CRUX_SIZE, SCAN = 100, 0, 2, 17
"""Of the parts on robustness, on what disagreements turn on and on thresholds: what is asked if nothing is said."""
_MONTHS = 36
_MOST_RESTING = 60
_COMPUTES_WITH = ("numpy", "numba", "clingo")
_STEPS = 1000
_SECONDS: dict[str, int] = {
    "why": 2,
    "worth": 5,
    "crux": 25,
    "robust": 15,
    "play": 10,
    "threshold": 15,
    "compare": 3,
    "whatif": 3,
    "timeline": 3,
}
"""About how long parts take, in seconds, where it is more than one: for a progress that goes evenly."""

Answer = TypeVar("Answer")


def gather(
    case: "Loaded",
    parts: Sequence[str] | None,
    quick: bool,
    scenarios: Sequence[str],
    as_of: date | None,
    samples: int,
    seed: int,
    progress: Progress = unheard,
) -> Gathered:
    """Ask all that a report tells; see `Loaded.report`."""
    chosen = _chosen(parts, quick)
    asker = _Asker(case, chosen, scenarios, as_of, progress)
    verdicts = case.verdicts(None, None, scenarios, as_of)
    found = Gathered(
        case=case.case,
        asked=verdicts.asked,
        settings=Settings(_versions(), chosen, quick, samples, seed, CRUX_SIZE, SCAN),
        verdicts=verdicts,
        explanations=asker.timed("why", lambda told: case.explain_all(scenarios, as_of, told)),
        left_out=(),
    )
    if not case.case.arrangements:
        resting = asker.rested()
        found = replace(found, resting=resting[:_MOST_RESTING], of_resting=len(resting))
    for part in chosen:
        found = asker.part(part, found)
    left = [one for one in (_left(part, chosen, quick, asker.refused) for part in PARTS) if one]
    return replace(found, left_out=tuple(left))


def _chosen(parts: Sequence[str] | None, quick: bool) -> tuple[Part, ...]:
    if parts is None:
        return tuple(part for part in PARTS if not (quick and part in SLOW))
    named = {meant_of(part, PARTS, "section") for part in parts}
    return tuple(part for part in PARTS if part in named)


def _left(part: Part, chosen: Sequence[Part], quick: bool, refused: dict[Part, Refusal]) -> LeftOut | None:
    if part in refused:
        one = refused[part]
        return (
            LeftOut(part, "lacks", one.what) if isinstance(one, _Lacks) else LeftOut(part, "refused", found=one.found)
        )
    if part not in chosen:
        return LeftOut(part, "quick" if quick and part in SLOW else "not chosen")
    return None


def _versions() -> dict[str, str]:
    """Of this program, and of what computes for it, as they are installed."""
    from .. import __version__

    found = {"locarno": __version__, "Python": platform.python_version()}
    for name in _COMPUTES_WITH:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


@dataclass
class _Progress:
    """Progress over parts that take unlike long; it never goes back, whatever threads tell."""

    told: Progress
    whole: int
    done: int = 0
    most: int = 0

    def within(self, seconds: int) -> Progress:
        """What a part tells of itself, as a share of the whole."""

        def told(done: int, everything: int) -> None:
            here = seconds * _STEPS * done // max(everything, 1)
            self.most = max(self.most, self.done * _STEPS + min(here, seconds * _STEPS))
            self.told(self.most, self.whole * _STEPS)

        return told


class _Asker:
    """Asks part by part. `refused`: why some cannot be asked."""

    def __init__(
        self,
        case: "Loaded",
        chosen: Sequence[Part],
        scenarios: Sequence[str],
        as_of: date | None,
        progress: Progress,
    ) -> None:
        self._case, self._scenarios, self._as_of = case, scenarios, as_of
        seconds = [_SECONDS.get(part, 1) for part in (*chosen, "why")]
        self._progress = _Progress(progress, sum(seconds))
        self.refused: dict[Part, Refusal] = {}

    def part(self, part: Part, found: Gathered) -> Gathered:
        """What was found so far, with the answers of one more part."""
        try:
            return self.timed(part, lambda told: self._asked(part, found, told))
        except Refusal as refused:
            self.refused[part] = refused
            return found

    def timed(self, name: str, ask: Callable[[Progress], Answer]) -> Answer:
        """What was asked, with progress told as a share of the whole."""
        seconds = _SECONDS.get(name, 1)
        told = self._progress.within(seconds)
        told(0, 1)
        try:
            return ask(told)
        finally:
            self._progress.done += seconds

    def rested(self) -> tuple[Resting, ...]:
        """The states that rest, where there are no arrangements to ask about."""
        names = self._case.case.readings
        found = {
            reading: self._case.stability(reading, self._scenarios, self._as_of, concepts=CONCEPTS) for reading in names
        }
        return tuple(_rested(found))

    def _asked(self, part: Part, found: Gathered, told: Progress) -> Gathered:
        """What was found, with the answers of a part; raises Refusal where it cannot be asked."""
        case = self._case
        nouns = case.case
        match part:
            case "paths":
                goals = () if nouns.arrangements else tuple(nouns.outcomes)
                _needs(bool(nouns.arrangements or goals), "arrangements")
                asked: list[str] | None = None if nouns.arrangements else []
                paths = case.paths(asked, to=goals, progress=told, scenarios=self._scenarios, as_of=self._as_of)
                return replace(found, paths=paths, ways=tuple(self._ways(nouns)))
            case "pledges":
                _needs(bool(nouns.pledges), "pledges")
                fit = case.pledges_fit(scenarios=self._scenarios, as_of=self._as_of)
                loops = case.pledges_loops(scenarios=self._scenarios, as_of=self._as_of)
                return replace(found, fit=fit, loops=loops)
            case "worth":
                _needs(bool(nouns.pledges), "pledges")
                return replace(
                    found, worth=case.pledges_worth(progress=told, scenarios=self._scenarios, as_of=self._as_of)
                )
            case "lines":
                _needs(nouns.defence is not None, "defence")
                return replace(found, lines=case.lines(progress=told, scenarios=self._scenarios, as_of=self._as_of))
            case "forces":
                _needs(not nouns.forces.empty or any(one.contributes for one in nouns.pledges.values()), "forces")
                return replace(found, forces=tuple(self._forces(nouns)))
            case "whatif":
                _needs(bool(nouns.scenarios), "scenarios")
                return replace(found, whatif=case.whatif(as_of=self._as_of, progress=told))
            case "compare":
                _needs(len(nouns.readings) > 1, "readings")
                return replace(
                    found,
                    compared=case.compare(idle=False, progress=told, scenarios=self._scenarios, as_of=self._as_of),
                )
            case "crux":
                _needs(len(nouns.readings) > 1, "readings")
                _needs(nouns.goal is not None, "goal")
                most = found.settings.crux_size
                return replace(
                    found,
                    cruxes=case.cruxes(
                        questions=("holds",),
                        most_size=most,
                        progress=told,
                        scenarios=self._scenarios,
                        as_of=self._as_of,
                    ),
                )
            case "robust":
                _needs(bool(nouns.arrangements), "arrangements")
                asked_for = found.settings
                robust = case.robust(
                    samples=asked_for.samples,
                    seed=asked_for.seed,
                    progress=told,
                    scenarios=self._scenarios,
                    as_of=self._as_of,
                )
                return replace(found, robust=robust)
            case "play":
                _needs(nouns.goal is not None, "goal")
                _needs(any(one.play.chances or one.play.events for one in nouns.readings.values()), "play")
                play = case.play_table(scenarios=self._scenarios, as_of=self._as_of, progress=told)
                return replace(found, play=play)
            case "threshold":
                _needs(nouns.goal is not None, "goal")
                over = _chance(nouns)
                scan = found.settings.scan
                threshold = case.threshold(over, scan=scan, scenarios=self._scenarios, as_of=self._as_of, progress=told)
                return replace(found, threshold=threshold)
            case "timeline":
                _needs(bool(nouns.arrangements) or nouns.goal is not None, "arrangements")
                return replace(found, timeline=case.timeline(scenarios=self._scenarios, progress=told))
            case "see":
                _needs(len(nouns.readings) > 1, "readings")
                return replace(found, signs=case.see(progress=told, scenarios=self._scenarios, as_of=self._as_of))

    def _ways(self, nouns: Case) -> Iterator[Paths]:
        """From today to outcomes, reading by reading."""
        if not nouns.outcomes:
            return
        for reading in nouns.readings:
            yield self._case.paths([], [reading], self._scenarios, self._as_of, tuple(nouns.outcomes))

    def _forces(self, nouns: Case) -> Iterator[ForceCount]:
        """Of today, and of the first arrangement that says how large it is."""
        case = self._case
        if nouns.today(self._as_of or (nouns.as_of.first if nouns.as_of else None)) is not None:
            yield case.forces(scenarios=self._scenarios, as_of=self._as_of)
        sized = next((one.id for one in nouns.arrangements.values() if TROOPS in one.attributes), None)
        if sized is None:
            return
        if nouns.forces.empty:
            yield case.forces(sized, scenarios=self._scenarios, as_of=self._as_of)
            return
        try:
            yield case.forces(sized, months=_MONTHS, rota=True, scenarios=self._scenarios, as_of=self._as_of)
        except Refusal:  # without the solver, or too much for it
            yield case.forces(sized, months=_MONTHS, scenarios=self._scenarios, as_of=self._as_of)


class _Lacks(Refusal):
    """The case has none of what a part is about."""

    def __init__(self, what: Lacking) -> None:
        super().__init__(f"the case lacks {what}", "")
        self.what = what


def _needs(there: bool, what: Lacking) -> None:
    if not there:
        raise _Lacks(what)


def _chance(case: Case) -> str:
    """The chance that most readings give a likelihood."""
    plays = [reading.play for reading in case.readings.values()]
    ids = list(plays[0].chances)
    _needs(bool(ids), "play")
    return f"chance:{max(ids, key=lambda id_: sum(play.chances[id_].likelihood is not None for play in plays))}"


def _rested(found: dict[str, Stability]) -> Iterator[Resting]:
    """The states that rest under some reading, those first that rest by the strongest concepts under the most."""
    by: dict[tuple[str, tuple[str, ...], str], dict[str, Concept]] = {}
    alone: dict[tuple[str, tuple[str, ...], str], dict[str, dict[str, Concept]]] = {}
    for reading, one in found.items():
        whole = {concept: set(map(int, one.equilibria(concept))) for concept in CONCEPTS}
        for state in sorted(set().union(*whole.values())):
            label = one.labels[state] if one.labels else ""
            key = (label, () if label else one.holds(state), one.outcomes[state])
            by.setdefault(key, {})[reading] = next(concept for concept in CONCEPTS if state in whole[concept])
            alone.setdefault(key, {})[reading] = {
                actor: next(concept for concept in CONCEPTS if bool(np.asarray(one.stable[concept])[place, state]))
                for place, actor in enumerate(one.actors)
            }
    order = sorted(by, key=lambda key: -sum(len(CONCEPTS) - CONCEPTS.index(concept) for concept in by[key].values()))
    for key in order:
        yield Resting(*key, by=by[key], for_actor=alone[key])
