"""Scenario discovery: in which part of the sampled beliefs a verdict flips (Bryant & Lempert 2010).

A decision tree (Breiman et al. 1984) of at most three questions tells the rungs of the samples apart by what is
believed in them: whether one statement of an actor stands above another, whether an entry is there at all. A part must
hold one sample in fifty, and parts side by side with the same rung are one.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..answers.asked import Rung
from ..answers.crux import VALUES
from ..answers.robust import Condition, Part, Region
from ..space.refusal import Refusal
from .sampling import Sampler

_DEPTH = 3
_LEAST = 50
"""A part holds at least one sample in so many."""


def check_discovery() -> None:
    """Raise Refusal unless the library that learns trees is installed."""
    try:
        import sklearn.tree  # noqa: F401
    except ImportError:
        raise Refusal(
            "the library that learns where a verdict flips, `scikit-learn`, is not installed",
            "`pip install 'locarno[discovery]'`; or ask without `--region`",
        ) from None


def region_of(arrangement: str, sampler: Sampler, places: NDArray[np.int16], rungs: Sequence[Rung]) -> Region:
    """The region of one cell: `places[K, E]` of each sample's entries, `rungs` of length K. Raises Refusal as above."""
    check_discovery()
    from sklearn.tree import DecisionTreeClassifier

    told = _questions(sampler, places)
    verdicts = np.array([VALUES[rung] for rung in rungs])
    tree = DecisionTreeClassifier(
        max_depth=_DEPTH, min_samples_leaf=max(1, len(rungs) // _LEAST), criterion="entropy", random_state=0
    )
    parts: list[tuple[tuple[Condition, ...], NDArray[np.intp]]] = []
    if told and len(set(rungs)) > 1:
        table = np.stack([column for _, column in told], axis=1)
        tree.fit(table, verdicts)
        parts = _parts(tree.tree_, [one for one, _ in told], table, verdicts)
    else:
        parts = [((), np.arange(len(rungs)))]
    return Region(arrangement, sampler.reading.id, tuple(_part(*one, verdicts) for one in parts))


def _questions(sampler: Sampler, places: NDArray[np.int16]) -> list[tuple[Condition, NDArray[np.bool_]]]:
    """Every question that some samples answer one way and some the other, with the answers, [K]."""
    entries, found = sampler.entries, []
    for number, entry in enumerate(entries):
        there = places[:, number] > 0
        if there.any() and not there.all():
            found.append((Condition(entry.kind, entry.actor, entry.text, "", True, True, entry.basis.refs), there))
    for upper, lower in sampler.pairs():
        at, below = places[:, upper], places[:, lower]
        both = (at > 0) & (below > 0)
        above = both & (at < below)
        if above.any() and (both & ~above).any():
            one, other = entries[upper], entries[lower]
            refs = tuple(dict.fromkeys((*one.basis.refs, *other.basis.refs)))
            found.append((Condition(one.kind, one.actor, one.text, other.text, True, True, refs), above))
    return found


def _parts(
    tree: Any, questions: Sequence[Condition], table: NDArray[np.bool_], verdicts: NDArray[np.int64]
) -> list[tuple[tuple[Condition, ...], NDArray[np.intp]]]:
    """The leaves, those side by side with the same rung put together."""

    def walk(
        node: int, conditions: tuple[Condition, ...], here: NDArray[np.intp]
    ) -> list[tuple[tuple[Condition, ...], NDArray[np.intp]]]:
        number = int(tree.feature[node])
        if number < 0:
            return [(conditions, here)]
        asked = questions[number]
        yes = table[here, number]
        no_side = walk(int(tree.children_left[node]), (*conditions, _denied(asked)), here[~yes])
        yes_side = walk(int(tree.children_right[node]), (*conditions, asked), here[yes])
        if len(no_side) == len(yes_side) == 1 and _most(verdicts[no_side[0][1]]) == _most(verdicts[yes_side[0][1]]):
            return [(conditions, here)]
        return [*yes_side, *no_side]

    return walk(0, (), np.arange(len(verdicts)))


def _denied(asked: Condition) -> Condition:
    return Condition(asked.kind, asked.actor, asked.first, asked.second, False, asked.written, asked.refs)


def _most(verdicts: NDArray[np.int64]) -> int:
    """The most frequent; of two as frequent the lower."""
    return int(np.bincount(verdicts, minlength=len(VALUES)).argmax())


def _part(conditions: tuple[Condition, ...], here: NDArray[np.intp], verdicts: NDArray[np.int64]) -> Part:
    value = _most(verdicts[here])
    same = int((verdicts[here] == value).sum())
    rung: Rung = next(rung for rung in _RUNGS if VALUES[rung] == value)
    return Part(conditions, rung, len(here), same / len(here), same / int((verdicts == value).sum()))


_RUNGS: tuple[Rung, ...] = ("interest", "credible", "bluff", "breaks", "impossible")
