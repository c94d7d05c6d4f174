"""Traces under concepts that say by comparisons what draws and what deters: unknown, strong and fuzzy preference.

An improvement counts by one comparison, harm by another, the others' moves by a third (`analyses.degrees.compared` has
the definitions). Whether an improvement is deterred is settled there, for all states at once; here the others' legal
sequences after it are searched, for the shortest that deters, or for all there are.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from ...answers.states import Step
from ...answers.traces import RELATIONS, Counting, Line, Link, Relation, Standing, Trace, Weighed
from ...kernels.types import Int32
from ...space.moves import Spread
from ...space.reach import reach
from ..breaks import smallest
from ..degrees.compared import Answering, Base, Look
from ..degrees.degrees import Degrees, base_and_variant
from ..views import step, view
from .reaching import reach_compared
from .told import Asking, Told
from .weighing import Weigh

_REPLY = ("smr", "sseq")
_ANY_MOVE = ("gmr", "smr")
_WORSE: tuple[Relation, ...] = ("slightly_worse", "worse", "strongly_worse")
_HARMS: dict[str, tuple[Relation, ...]] = {
    "a": ("equal", *_WORSE),
    "b": ("equal", *_WORSE),
    "c": ("equal", "unknown", *_WORSE),
    "d": ("equal", "unknown", *_WORSE),
    "strong": ("strongly_worse",),
    "fuzzy": ("slightly_better", "equal", "unknown", *_WORSE),
}
_GAINS: dict[str, tuple[Relation, ...]] = {
    "a": ("better", "unknown"),
    "b": ("better",),
    "c": ("better", "unknown"),
    "d": ("better",),
    "strong": ("strongly_better", "better"),
    "fuzzy": ("better",),
}
_KNOWN: dict[str, tuple[Relation, ...]] = {
    "strong": ("strongly_better", "better", "equal", "worse", "strongly_worse"),
    "fuzzy": ("better", "slightly_better", "equal", "unknown", "slightly_worse", "worse"),
}
_PLAIN: tuple[Relation, ...] = ("better", "equal", "unknown", "worse")


def counting(base: Base, variant: str) -> Counting:
    """What counts as what under one of these concepts; of relations, those that the family knows."""
    known = _KNOWN.get(variant, _PLAIN)
    if base == "nash":
        return Counting("none", _GAINS[variant], (), (), False)
    wanted: tuple[Relation, ...] = ("better", "unknown") if variant in "abcd" else _GAINS[variant]
    answers = known if base in _ANY_MOVE else wanted
    harm = tuple(one for one in RELATIONS if one in _HARMS[variant] and one in known)
    return Counting("sequence", _GAINS[variant], answers, harm, base in _REPLY)


def tell_compared(asking: Asking, concepts: Sequence[str], family: Degrees, weigh: Weigh) -> Told:
    """The standings under these concepts of a family; `weigh` knows its relations."""
    answering = Answering(asking.space, family.others)
    found = []
    for id_ in concepts:
        base, variant = base_and_variant(id_)
        for actor in asking.actors:
            under = _Under(asking, id_, base, variant, actor, family, answering, weigh)
            found.append(under.standing())
    return Told(tuple(found))


@dataclass
class _Under:
    """One actor under one concept."""

    asking: Asking
    concept: str
    base: Base
    variant: str
    actor: int
    family: Degrees
    answering: Answering
    weigh: Weigh
    value: Int32 = field(init=False)
    level: int = field(init=False)
    harm: Int32 = field(init=False)

    def __post_init__(self) -> None:
        """`harm[S]`: how much harm a state is, at most `level` is enough; the best reply counts where replies do."""
        here, look = self.asking.here, self.look
        self.value = look.harm.value[look.harm.kind[self.actor, here]]
        self.level = int(look.harm.level[self.actor, here])
        replies = self.base in _REPLY
        self.harm = self.asking.space.frame.moves.best(self.actor, self.value) if replies else self.value

    @property
    def look(self) -> Look:
        return self.family.looks[self.variant]

    def standing(self) -> Standing:
        """Every move that draws the actor away, and those told in full."""
        asking, gain = self.asking, self.look.gain
        space, here, actor = asking.space, asking.here, self.actor
        moves = space.frame.moves.targets(actor, here)
        drawn = moves[gain.value[gain.kind[actor, here]][moves] > gain.level[actor, here]]
        deterred = dict.fromkeys((int(end) for end in drawn), False) | self._deterred(drawn)
        ends = asking.by_size(list(deterred), dict(deterred), actor)
        told = tuple(self._trace(end, deterred[end]) for end in ends[: asking.most])
        stable = (self.concept,) if all(deterred.values()) else ()
        name = space.frame.players[actor]
        return Standing(name, (self.concept,), stable, (), int(moves.size), len(ends), told)

    def _deterred(self, ends: Int32) -> dict[int, bool]:
        if self.base == "nash" or not ends.size:
            return {}
        least = self.answering.least(self.base, self.actor, self.harm, self.look.apart)
        return {int(end): bool(least[end] <= self.level) for end in ends}

    def _trace(self, end: int, deterred: bool) -> Trace:
        space, here, actor = self.asking.space, self.asking.here, self.actor
        line, answers = self._line(end, deterred)
        return Trace(
            concept=self.concept,
            counting=counting(self.base, self.variant),
            step=step(space, actor, here, end),
            gain=self.weigh(actor, here, end),
            deterred=deterred,
            deterred_by=(self.concept,) if deterred else (),
            line=line,
            answers=answers,
        )

    def _line(self, end: int, deterred: bool) -> tuple[Line, int]:
        """What the others do: the shortest that deters, or what comes nearest; and how many states there are."""
        space, here, actor = self.asking.space, self.asking.here, self.actor
        if self.base == "nash":
            return Line((), view(space, end), self.weigh(actor, here, end)), 0
        found = self._reach(end)
        states = np.flatnonzero(found.length > 0)
        harm, length = self.harm[states], found.length[states]
        last, way = end, []
        if deterred:
            enough = harm <= self.level
            states, harm, length = states[enough], harm[enough], length[enough]
            last = int(states[np.lexsort((states, harm, length))[0]])
        elif states.size and (harm.min() < self.harm[end] or self.harm[end] <= self.level):
            last = int(states[np.lexsort((states, length, harm))[0]])
        if last != end:
            way = found.way(last)
        links = tuple(Link(step(space, *move), self.weigh(*move), 0) for move in way)
        reply = self._reply(last) if self.base in _REPLY and links else None
        line = Line(
            links, view(space, last), self.weigh(actor, here, last), "",
            reply[0] if reply else None, reply[1] if reply else None,
        )  # fmt: skip
        return line, int(np.count_nonzero(found.length > 0))

    def _reach(self, start: int) -> Spread:
        space = self.asking.space
        others = [row for row in range(len(space.frame.players)) if row != self.actor]
        if self.base in _ANY_MOVE:
            return reach(space, others, start, False)
        if all(self.family.others.plain_for(row, space.rank[row]) for row in others):
            return reach(space, others, start, True)
        return reach_compared(space, self.family.others, others, start)

    def _reply(self, state: int) -> tuple[Step, Weighed] | None:
        """The actor's best move from where the answer left it; None if it cannot do better than stay."""
        space = self.asking.space
        targets = space.frame.moves.targets(self.actor, state)
        if not targets.size or self.value[targets].max() <= self.value[state]:
            return None
        best = targets[self.value[targets] == self.value[targets].max()]
        end = smallest(space, self.actor, state, best)
        return step(space, self.actor, state, end), self.weigh(self.actor, self.asking.here, end)
