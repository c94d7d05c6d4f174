"""The numbers of a play: what is known as a range, and the points within all ranges at which it is solved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from ...case.basis import Basis
from ...case.play_nouns import Figure, Play
from ...space.refusal import Refusal


@dataclass(frozen=True)
class Numbers:
    """One value for everything that a play needs a number for.

    `rates` by actor and `events`: times a month, `chances`: likelihoods of those in force, all by id.
    """

    discount: float
    precision: float
    rates: Mapping[str, float]
    chances: Mapping[str, float]
    events: Mapping[str, float]

    def having(self, knob: str, value: float) -> "Numbers":
        """The same with one number set; raises Refusal for a knob there is not, or a value it cannot have."""
        kind, _, id_ = knob.partition(":")
        low, high = limits(knob)
        if not low <= value <= high:
            raise Refusal(f"`{knob}` set to {value:g}", f"a number from {low:g} to {high:g}")
        match kind:
            case "discount":
                return replace(self, discount=value)
            case "precision":
                return replace(self, precision=value)
            case "rate":
                return replace(self, rates={**self.rates, id_: value})
            case "chance":
                return replace(self, chances={**self.chances, id_: value})
            case _:
                return replace(self, events={**self.events, id_: value})


def limits(knob: str) -> tuple[float, float]:
    """The least and the greatest value of a knob."""
    kind = knob.partition(":")[0]
    if kind in ("discount", "chance"):
        return 0.0, 1.0
    return (1e-6, 1e4) if kind == "precision" else (0.0, 1000.0)


def figures_of(play: Play, as_of: date | None) -> dict[str, Figure]:
    """Everything that a reading gives a number for and that is in force that day, by the name of its knob."""
    found = {"discount": play.discount, "precision": play.precision}
    found |= {f"rate:{actor}": rate for actor, rate in play.rates.items()}
    for id_, chance in play.chances.items():
        if chance.likelihood is not None and chance.basis.counts(as_of) and chance.likelihood.basis.counts(as_of):
            found[f"chance:{id_}"] = chance.likelihood
    for id_, event in play.events.items():
        if event.rate is not None and event.basis.counts(as_of) and event.rate.basis.counts(as_of):
            found[f"event:{id_}"] = event.rate
    return found


def middle(figures: Mapping[str, Figure]) -> Numbers:
    """The middle of all ranges."""
    return at(figures, dict.fromkeys(figures, 0.5))


def at(figures: Mapping[str, Figure], place: Mapping[str, float]) -> Numbers:
    """Every number at a place in its range, 0 the low end and 1 the high one."""
    numbers = Numbers(1.0, 1.0, {}, {}, {})
    for knob, figure in figures.items():
        low, high = float(figure.low), float(figure.high)
        numbers = numbers.having(knob, low + (high - low) * place[knob])
    return numbers


def spread(figures: Mapping[str, Figure], points: int, seed: int) -> list[Numbers]:
    """The middle, both ends of each range with the others at the middle, and points spread evenly over all ranges.

    Only the middle where nothing is a range. The points are a scrambled Sobol' sequence (Owen 1998) from the seed.
    """
    ranges = [knob for knob, figure in figures.items() if figure.low != figure.high]
    half = dict.fromkeys(figures, 0.5)
    found = [at(figures, half)]
    for knob in ranges:
        found += [at(figures, {**half, knob: end}) for end in (0.0, 1.0)]
    if ranges and points:
        from scipy.stats import qmc  # half a second to import

        drawn = qmc.Sobol(len(ranges), seed=np.random.default_rng(seed)).random(points)
        found += [at(figures, {**half, **dict(zip(ranges, row, strict=True))}) for row in drawn.tolist()]
    return found


def bases(figures: Mapping[str, Figure]) -> Sequence[Basis]:
    """What the numbers rest on."""
    return [figure.basis for figure in figures.values()]
