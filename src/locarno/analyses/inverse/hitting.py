"""The cheapest choice of orders under which a target holds, exactly, by learning from failures.

Changing preferences at the least cost so that a state becomes an equilibrium is NP-hard (Rego, Silva & Rodrigues 2021),
and there are m! orders of m statements for each actor. But a choice that fails does so for a *reason* (see
`analyses.inverse.reasons`), and every choice that works must escape every reason: some actor must have an order that
changes part of it. So there are two steps in turn (the implicit hitting set method: Moreno-Centeno & Karp 2013). Find a
cheapest choice that escapes all reasons known so far; it costs no more than any that works. Try it: if it works, it is
a smallest change; if not, there are new reasons.

The first step is solved by branching (the tree of Reiter 1987): take a reason that is not escaped; some actor that has
not been given an order must be given one that escapes it. Orders of one actor that escape the same reasons are alike
here, and only the cheapest of them counts; so there are few to branch on, however many orders there are. In the end all
other choices that cost as little are gone through in the same way.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product

import numpy as np

from ...kernels.types import Bool, Int64
from ..security import Progress
from .orders import Orders
from .trial import Trial

MOST_TRIALS = 20_000
Chosen = tuple[tuple[int, int], ...]
"""Pairs of an actor and the number of its order, by actor; all others keep the order given."""


@dataclass(frozen=True)
class Limits:
    """When to stop: choices that cost more than `most`, more actors than that; so many trials, nodes, solutions."""

    most: int
    actors: int
    trials: int = MOST_TRIALS
    nodes: int = 1_000_000
    solutions: int = 20


@dataclass(frozen=True)
class Cheapest:
    """`choices` that work and cost the same, the least there is; `more` if not all of them are listed.

    `cleared`: no choice that costs at most so much works, besides those listed; None if no other works at all.
    """

    choices: tuple[Chosen, ...]
    cost: int | None
    more: bool
    cleared: int | None


@dataclass
class Bundles:
    """One actor's orders, bundled by the reasons they escape.

    `label[C]`: the bundle of each order; of each bundle its cheapest order `first`, what that costs, and the reasons
    escaped, bit k for reason k.
    """

    orders: Orders
    label: Int64 = field(init=False)
    first: list[int] = field(init=False)
    cost: list[int] = field(init=False)
    escaped: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.label = np.zeros(len(self.orders.order), np.int64)
        self.first, self.cost, self.escaped = [0], [0], [0]

    def split(self, number: int, escapes: Bool) -> None:
        """Take in one more reason: in which orders it is escaped, [C]."""
        parts, first, label = np.unique(self.label * 2 + escapes, return_index=True, return_inverse=True)
        self.escaped = [self.escaped[part // 2] | (part & 1) << number for part in parts.tolist()]
        self.label = label.astype(np.int64)
        self.first = first.tolist()  # orders come by cost, so that the first is the cheapest
        self.cost = self.orders.cost[first].tolist()

    @property
    def given(self) -> int:
        """The reasons that the order given escapes."""
        return self.escaped[int(self.label[0])]

    def costs(self, bundle: int, most: int) -> list[int]:
        """What orders of a bundle cost, up to so much, each cost once."""
        found = np.unique(self.orders.cost[self.label == bundle])
        return [cost for cost in found.tolist() if cost <= most]

    def at(self, bundle: int, cost: int) -> list[int]:
        """The orders of a bundle that cost so much."""
        found: list[int] = np.flatnonzero((self.label == bundle) & (self.orders.cost == cost)).tolist()
        return found

    def best(self) -> list[int]:
        """The bundles worth choosing: none that another one escapes all of, at no higher cost; the cheapest first."""
        found: list[int] = []
        for bundle in sorted(range(len(self.first)), key=lambda one: (self.cost[one], -self.escaped[one].bit_count())):
            if not any(self.escaped[bundle] | self.escaped[other] == self.escaped[other] for other in found):
                found.append(bundle)
        return found


class Stop(Exception):
    """Too many nodes."""


class Search:
    """The search for one trial and these orders; what is learned serves all questions about them."""

    def __init__(self, trial: Trial, orders: Sequence[Orders | None], progress: Progress) -> None:
        self.trial, self.orders, self.progress = trial, orders, progress
        self._bundles = {actor: Bundles(mine) for actor, mine in enumerate(orders) if mine is not None}
        self._learned = 0
        self._nodes = 0
        self._works: dict[Chosen, bool] = {}
        self._learn()

    def cheapest(self, actors: Sequence[int], limits: Limits) -> Cheapest:
        """The cheapest choices for some of these actors."""
        start = self.trial.tried
        self._nodes = 0
        known = self._all_known()
        most = limits.most if known is None else min(limits.most, known)
        cost = 0
        try:
            while True:
                found = self._escape(actors, limits, cost)
                if found is None:
                    return Cheapest((), None, False, known)
                cost, chosen = found
                if cost > most or self.trial.tried - start >= limits.trials:
                    break
                if not self._works.get(chosen, True):
                    raise AssertionError("a choice came up again though it failed for a reason")
                if self._try(chosen):
                    return self._found(actors, limits, cost, start)
        except Stop:
            pass
        return Cheapest((), None, False, cost - 1 if known is None else min(cost - 1, known))

    def _found(self, actors: Sequence[int], limits: Limits, cost: int, start: int) -> Cheapest:
        if cost == 0:
            return Cheapest(((),), 0, False, None)
        choices, more = self._all_as_cheap(actors, limits, cost, start)
        return Cheapest(choices, cost, more, cost)

    def _all_known(self) -> int | None:
        """Up to which cost all orders of everybody are known; None if all are."""
        known = [one.orders.up_to for one in self._bundles.values() if not one.orders.complete]
        return min(known) if known else None

    def _try(self, chosen: Chosen) -> bool:
        """Whether a choice works."""
        if chosen not in self._works:
            self._works[chosen] = self.trial.judge(self.orders, dict(chosen))
            self._learn()
            self.progress(self.trial.tried, MOST_TRIALS)
        return self._works[chosen]

    def _learn(self) -> None:
        """Take in the reasons that are new."""
        for number in range(self._learned, len(self.trial.reasons)):
            for actor, bundles in self._bundles.items():
                bundles.split(number, self.trial.reasons[number].escapes(actor, bundles.orders.rank))
        self._learned = len(self.trial.reasons)

    def _missed(self, chosen: Sequence[tuple[int, int]]) -> int:
        """The reasons that nobody escapes if some actors have orders that escape these, all others the one given."""
        escaped = 0
        which = dict(chosen)
        for actor, bundles in self._bundles.items():
            escaped |= which.get(actor, bundles.given)
        return ((1 << self._learned) - 1) & ~escaped

    def _escape(self, actors: Sequence[int], limits: Limits, least: int) -> tuple[int, Chosen] | None:
        """A cheapest choice that escapes all reasons, and its cost, known to be at least `least`; None if none does."""
        useful = {actor: self._bundles[actor].best() for actor in actors}
        best: tuple[int, Chosen] | None = None

        def branch(chosen: tuple[tuple[int, int], ...], masks: tuple[tuple[int, int], ...], cost: int) -> None:
            nonlocal best
            self._nodes += 1
            if self._nodes > limits.nodes:
                raise Stop
            missed = self._missed(masks)
            if not missed:
                best = cost, tuple(sorted(chosen))
                return
            free = [actor for actor in actors if actor not in dict(chosen)]
            if len(chosen) >= limits.actors or not free:
                return
            reason, price = self._hardest(missed, free, useful)
            if price is None:
                return
            for actor in free:
                bundles = self._bundles[actor]
                for bundle in useful[actor]:
                    after = cost + bundles.cost[bundle]
                    if best is not None and (max(after, cost + price) >= best[0] or best[0] <= least):
                        break
                    if bundles.escaped[bundle] & reason:
                        choice, mask = (actor, bundles.first[bundle]), (actor, bundles.escaped[bundle])
                        branch((*chosen, choice), (*masks, mask), after)

        branch((), (), 0)
        return best

    def _hardest(self, missed: int, free: Sequence[int], useful: dict[int, list[int]]) -> tuple[int, int | None]:
        """Of the reasons to be escaped the one that costs most to escape, as a bit; and that cost, None if none can."""
        offers = sorted(
            (self._bundles[actor].cost[bundle], self._bundles[actor].escaped[bundle] & missed)
            for actor in free
            for bundle in useful[actor]
        )
        left, last, price = missed, missed, None
        for cost, escaped in offers:
            if escaped & left:
                last, price = escaped & left, cost
                left &= ~escaped
                if not left:
                    return last & -last, price
        return left & -left, None

    def _all_as_cheap(
        self, actors: Sequence[int], limits: Limits, cost: int, start: int
    ) -> tuple[tuple[Chosen, ...], bool]:
        """All choices that work at this cost, the least there is, up to a number; and whether there may be more."""
        found: list[Chosen] = []
        tried: set[Chosen] = set()
        again = True
        try:
            while again:  # what is learned on the way rules out other choices, so it starts again
                again = False
                for chosen in self._escaping(actors, limits, cost, ()):
                    if chosen in tried:
                        continue
                    tried.add(chosen)
                    learned = self._learned
                    if self._try(chosen):
                        found.append(chosen)
                    if len(found) >= limits.solutions or self.trial.tried - start >= limits.trials:
                        return tuple(found), True
                    if self._learned > learned:
                        again = True
                        break
        except Stop:
            return tuple(found), True
        return tuple(found), False

    def _escaping(
        self, actors: Sequence[int], limits: Limits, left: int, taken: tuple[tuple[int, int, int], ...]
    ) -> Iterator[Chosen]:
        """The choices that escape all reasons and cost what is left; `taken`: actors, bundles and costs so far."""
        self._nodes += 1
        if self._nodes > limits.nodes:
            raise Stop
        missed = self._missed([(actor, self._bundles[actor].escaped[bundle]) for actor, bundle, _ in taken])
        if not missed:
            if left == 0:
                alike = ([(one[0], order) for order in self._bundles[one[0]].at(*one[1:])] for one in taken)
                yield from (tuple(sorted(chosen)) for chosen in product(*alike))
            return
        free = [actor for actor in actors if actor not in {one[0] for one in taken}]
        if len(taken) >= limits.actors or not free:
            return
        everything = {actor: list(range(len(self._bundles[actor].first))) for actor in free}
        reason, price = self._hardest(missed, free, everything)
        if price is None or price > left:
            return
        for actor in free:
            bundles = self._bundles[actor]
            for bundle in everything[actor]:
                if bundles.escaped[bundle] & reason:
                    for cost in bundles.costs(bundle, left):
                        yield from self._escaping(actors, limits, left - cost, (*taken, (actor, bundle, cost)))
