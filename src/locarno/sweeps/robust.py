"""Q9, robustness: how often each verdict stays where beliefs are drawn around the readings."""

from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from math import sqrt
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from ..analyses.security import Progress, unheard
from ..analyses.verdicts import arrangement_of, check_day
from ..answers.asked import Asked, Rung
from ..answers.crux import VALUES
from ..answers.robust import MODELS, Decides, Drawing, Robust, Sampled, Stays
from ..case.nouns import Arrangement, Case
from ..space.known import meant_of
from ..space.refusal import Refusal
from ..space.space import Spaces, check_decided, reading_of
from ..space.word import at_their_word, kept_pledges
from .goals import goal_named
from .judge import Judge
from .keeping import LETTERS, Kept, Sample, digest
from .region import check_discovery, region_of
from .sampling import Sampler, sampler_of

SPREAD, SWAPS, SAMPLES = 0.2, 1, 200
"""What is drawn if nothing is said: about one swap in a list of six."""
_CHUNK = 16
_LEAST = 5
"""A contrast has at least so many samples on either side."""
_Z = 1.959963984540054
"""Of the normal distribution, for 95 %."""


def drawing_of(model: str, spread: float | None, swaps: int | None, likelihoods: bool, seed: int) -> Drawing:
    """How to draw; raises Refusal for a model that is none, and for what it does not look at."""
    known = meant_of(model, MODELS, "model")
    if spread is not None and known != "mallows":
        raise Refusal(f"a spread, and the model `{known}` has none", "leave out one of the two")
    if swaps is not None and known != "swaps":
        raise Refusal(
            f"a number of swaps, and the model `{known}` has none", "leave it out, or ask with the model `swaps`"
        )
    if spread is not None and not 0 <= spread <= 1:
        raise Refusal(f"a spread of {spread:g}", "from 0, as written, to 1, all orders alike")
    if swaps is not None and swaps < 0:
        raise Refusal(f"{swaps} swaps", "ask for 0 or more")
    return Drawing(
        known,
        (SPREAD if spread is None else spread) if known == "mallows" else None,
        (SWAPS if swaps is None else swaps) if known == "swaps" else None,
        likelihoods,
        seed,
    )


def robust(
    spaces: Spaces,
    pool: ThreadPoolExecutor,
    drawing: Drawing,
    readings: Sequence[str] | None = None,
    arrangements: Sequence[str] | None = None,
    goal: str | None = None,
    samples: int = SAMPLES,
    region: bool = False,
    scenarios: Sequence[str] = (),
    as_of: date | None = None,
    keep: Path | None = None,
    progress: Progress = unheard,
) -> Robust:
    """How often the verdicts of these cells stay over so many samples around each reading.

    `arrangements` and `readings` None: all. `goal`: an outcome or expression in place of arrangements. `keep`: a file
    of finished samples, to go on from and to add to. An interrupt (Ctrl-C) ends it with the samples done so far, if
    there are any. Raises Refusal for names the case does not have, and as `verdicts` does.
    """
    case = spaces.case
    check_day(case, as_of)
    chosen = [reading_of(case, id_) for id_ in dict.fromkeys(case.readings if readings is None else readings)]
    for reading in chosen:
        check_decided(case, reading, as_of)
    goals = _goals(case, arrangements, goal)
    if samples < 1:
        raise Refusal(f"{samples} samples", "ask for one or more")
    if region and (len(chosen) > 1 or len(goals) > 1):
        raise Refusal(
            f"the region of {len(chosen) * len(goals)} verdicts at once",
            "name one reading, and one arrangement with `--arrangement` or a goal with `--to`",
        )
    if region:
        check_discovery()
    samplers = [sampler_of(case, reading, drawing, scenarios, as_of) for reading in chosen]
    if not any(one.free for one in samplers):
        raise Refusal(*_nothing_free(drawing))
    numbers = [list(case.readings).index(one.id) for one in chosen]
    judge = Judge(spaces, scenarios, as_of)
    base = [judge.rungs(at_their_word(case, one, kept_pledges(case, one, scenarios, as_of)), goals) for one in chosen]
    kept = None
    done: list[Sample] = []
    if keep is not None:
        question = {
            "case": case.id, "meaning": digest(case), "model": drawing.model, "spread": drawing.spread,
            "swaps": drawing.swaps, "likelihoods": drawing.likelihoods, "seed": drawing.seed,
            "readings": [one.id for one in chosen], "arrangements": [one.id for one in goals],
            "scenarios": list(scenarios), "as_of": as_of.isoformat() if as_of else None,
            "letters": {letter: rung for rung, letter in LETTERS.items()},
        }  # fmt: skip
        kept = Kept(keep, question, len(chosen), len(goals))
        done = kept.samples[:samples]
    resumed = len(done)

    def judged(job: tuple[int, int]) -> tuple[Rung, ...]:
        sample, which = job
        one = samplers[which]
        return judge.rungs(one.believed(one.draw(sample, numbers[which])), goals)

    try:
        while len(done) < samples:
            progress(len(done), samples)
            chunk = range(len(done), min(len(done) + _CHUNK, samples))
            found = list(pool.map(judged, [(sample, which) for sample in chunk for which in range(len(chosen))]))
            new = [tuple(found[at : at + len(chosen)]) for at in range(0, len(found), len(chosen))]
            if kept is not None:
                kept.add(new)
            done += new
    except KeyboardInterrupt:
        if not done:
            raise
    progress(samples, samples)
    places = [_places(one, number, len(done)) for one, number in zip(samplers, numbers, strict=True)]
    cells = [
        _stays(one.id, reading.id, base[which][at], [sample[which][at] for sample in done])
        for at, one in enumerate(goals)
        for which, reading in enumerate(chosen)
    ]
    same = [
        np.array([[a == b for a, b in zip(sample[which], base[which], strict=True)] for sample in done])
        for which in range(len(chosen))
    ]
    decides = [one for which, sampler in enumerate(samplers) for one in _decides(sampler, places[which], same[which])]
    return Robust(
        asked=Asked(case.id, tuple(scenarios), as_of),
        drawing=drawing,
        samples=len(done),
        wanted=samples,
        labels={one.id: one.name for one in goals},
        readings=tuple(one.id for one in chosen),
        cells=tuple(cells),
        sampled=tuple(
            Sampled(one.reading.id, one.free, float(np.mean([one.distance(tuple(row)) for row in where.tolist()])))
            for one, where in zip(samplers, places, strict=True)
        ),
        decides=tuple(sorted(decides, key=_at_least, reverse=True)),
        region=region_of(goals[0].id, samplers[0], places[0], [sample[0][0] for sample in done]) if region else None,
        evaluated=len(done) * len(chosen) * len(goals),
        resumed=min(resumed, len(done)) * len(chosen) * len(goals),
    )


def _goals(case: Case, arrangements: Sequence[str] | None, goal: str | None) -> list[Arrangement]:
    if goal is not None:
        if arrangements:
            raise Refusal("arrangements and a goal", "ask about one or the other")
        return [goal_named(case, goal)]
    if arrangements:
        return [arrangement_of(case, id_) for id_ in dict.fromkeys(arrangements)]
    return list(case.arrangements.values()) or [goal_named(case, None)]


def _nothing_free(drawing: Drawing) -> tuple[str, str]:
    if drawing.model == "assumed":
        return "nothing is assumed under these readings, and nothing carries a word of likelihood", "try another model"
    return "nothing can be other than written", "ask for a spread or for swaps above 0, or with the model `assumed`"


def _places(sampler: Sampler, number: int, samples: int) -> NDArray[np.int16]:
    """Where every entry stands in every sample, [K, E]."""
    drawn = [sampler.draw(sample, number) for sample in range(samples)]
    return np.array(drawn, np.int16).reshape(samples, len(sampler.entries))


def wilson(hits: int, of: int) -> tuple[float, float]:
    """Where a share lies with a confidence of 95 %, by the score interval (Wilson 1927)."""
    share, z2 = hits / of, _Z * _Z
    middle = (share + z2 / (2 * of)) / (1 + z2 / of)
    half = _Z / (1 + z2 / of) * sqrt(share * (1 - share) / of + z2 / (4 * of * of))
    return (0.0 if hits == 0 else middle - half), (1.0 if hits == of else middle + half)


def _stays(arrangement: str, reading: str, base: Rung, found: Sequence[Rung]) -> Stays:
    counted = Counter(found)
    counts = {rung: counted[rung] for rung in LETTERS}
    others = [rung for rung in LETTERS if rung != base and counts[rung]]
    other = max(others, key=lambda rung: (counts[rung], VALUES[rung]), default=None)
    low, high = wilson(counts[base], len(found))
    return Stays(arrangement, reading, base, counts, counts[base] / len(found), low, high, other)


def _decides(sampler: Sampler, places: NDArray[np.int16], same: NDArray[np.bool_]) -> list[Decides]:
    """The contrasts of every assumed entry that is not everywhere alike; `same[K, cells]`."""
    stays = same.mean(axis=1)
    found = []
    for number, entry in enumerate(sampler.entries):
        if not entry.basis.assumed:
            continue
        at = places[:, number]
        there = at > 0
        head = (sampler.reading.id, entry.kind, entry.actor, entry.text)
        high = there & (at < at[there].mean()) if there.any() else there
        sides: list[tuple[Literal["in", "high"], NDArray[np.bool_], NDArray[np.bool_]]] = [
            ("in", there, ~there),
            ("high", high, there & ~high),
        ]
        for contrast, one, other in sides:
            if min(one.sum(), other.sum()) >= _LEAST:
                found.append(Decides(*head, contrast, *_contrast(stays[one], stays[other])))
    return found


def _at_least(one: Decides) -> float:
    """How much an entry decides for sure: what is left of the difference without two standard errors."""
    return abs(one.difference) - 2 * one.error


def _contrast(one: NDArray[np.float64], other: NDArray[np.float64]) -> tuple[float, float, tuple[int, int]]:
    """The difference of two means, its standard error (Welch 1947), and of how many samples each is."""
    spread = sum(side.var(ddof=1) / side.size for side in (one, other))
    return float(one.mean() - other.mean()), sqrt(float(spread)), (one.size, other.size)
