"""Krippendorff's alpha: agreement beyond what chance would give.

Krippendorff, K. (2011), Computing Krippendorff's Alpha-Reliability, University of Pennsylvania. alpha = 1 - D_o / D_e,
with D_o the mean squared difference of values inside units and D_e that of all values put together. Difference of two
values, nominal: 0 if they are the same, else 1. Ordinal: how many values lie between the two, of each of them half.
The coefficient is that of NLTK (Bird, Klein and Loper 2009), the difference is ours.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from importlib.util import find_spec
from typing import Literal, TypeVar

from ...answers.coders import Alpha

Value = TypeVar("Value", bound=Hashable)


def can_compute() -> bool:
    """Whether the library is there."""
    return find_spec("nltk") is not None


def nominal_alpha(units: Sequence[Sequence[Hashable]]) -> Alpha:
    """Of values that are the same or not. `units`: what each coder says of each unit, None where it says nothing."""
    return _alpha(units, "nominal", lambda one, other: float(one != other))


def ordinal_alpha(units: Sequence[Sequence[int | None]]) -> Alpha:
    """Of values that have an order and no distance."""
    said = [[value for value in unit if value is not None] for unit in units]
    count = Counter(value for unit in said if len(unit) > 1 for value in unit)
    ordered = sorted(count)
    below: dict[int, float] = {}
    total = 0.0
    for value in ordered:
        below[value] = total + count[value] / 2  # the mean rank of a value; ranks differ by what lies between
        total += count[value]
    return _alpha(units, "ordinal", lambda one, other: (below[one] - below[other]) ** 2)


def _alpha(
    units: Sequence[Sequence[Value | None]],
    level: Literal["nominal", "ordinal"],
    difference: Callable[[Value, Value], float],
) -> Alpha:
    paired = [unit for unit in units if sum(value is not None for value in unit) > 1]
    values = {value for unit in paired for value in unit if value is not None}
    if len(values) < 2 or not can_compute():
        return Alpha(None, level, len(paired))
    from nltk.metrics.agreement import AnnotationTask  # over a second to import: only where it is needed

    said = [
        (coder, number, value)
        for number, unit in enumerate(paired)
        for coder, value in enumerate(unit)
        if value is not None
    ]
    return Alpha(float(AnnotationTask(said, distance=difference).alpha()), level, len(paired))
