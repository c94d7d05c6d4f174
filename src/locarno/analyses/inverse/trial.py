"""Does a target hold if actors order their statements so: one choice of orders after another, each judged once.

A choice gives some actors another order than the reading does. Its target is a set of states with the states it may
start from; it holds under a concept if from one of these nobody finds a way out by moves that are not deterred (see
`kernels.way_out`). A single state that nobody leaves is an equilibrium. If it fails, the answer is the reasons why.

What a choice shares with those before it is not computed again: ranks, and under GMR and SMR security levels, hang on
one actor's order alone. Under SEQ and SSEQ they hang on everybody's, so cheap questions come first. What fails though
any answer counts, fails; what nobody wants to leave, holds; and ways out that were open before are tried again.
"""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from ...answers.asked import Concept
from ...kernels.types import Bool, Int32
from ...space.space import Space
from .orders import Kinds, Orders
from .reasons import Reason, Shut, Stays, fewest, joined
from .searches import Brought, Searches

Choice = Mapping[int, int]
"""For each actor that changes, the number of its order in `Orders`."""
Way = tuple[tuple[int, int, int], ...]
"""Moves (actor, from, to)."""

_KEPT_BYTES = 2**28
_ANY: dict[Concept, Concept] = {"seq": "gmr", "sseq": "smr"}


class Rows:
    """Arrays over states, the least recently used given up when they take too much."""

    def __init__(self, states: int) -> None:
        self._most = max(16, _KEPT_BYTES // max(states * 4, 1))
        self._held: OrderedDict[tuple[str, int, bytes], Int32] = OrderedDict()

    def get(self, key: tuple[str, int, bytes]) -> Int32 | None:
        """The array of that key, None if it is not there."""
        if key in self._held:
            self._held.move_to_end(key)
        return self._held.get(key)

    def put(self, key: tuple[str, int, bytes], row: Int32) -> Int32:
        """Hold an array."""
        self._held[key] = row
        if len(self._held) > self._most:
            self._held.popitem(last=False)
        return row


class Trial:
    """One target under one concept. `kinds[A]` and `orders[A]`: None for actors whose preferences stay as they are."""

    def __init__(
        self,
        space: Space,
        kinds: Sequence[Kinds | None],
        target: tuple[Bool, Int32],
        concept: Concept,
        pool: ThreadPoolExecutor,
    ) -> None:
        self.space, self.kinds, self.concept = space, kinds, concept
        self.inside, self.opening = target
        self.tried = 0
        self.reasons: list[Reason] = []
        self._searches = Searches(space, pool)
        self._rows = Rows(space.frame.size)
        self._rank = space.rank.copy()
        self._key = [b""] * space.rank.shape[0]
        self._open: dict[int, list[Way]] = {int(start): [] for start in self.opening}
        self._by_any: dict[tuple[Concept, int, int], tuple[Int32, tuple[Int32, ...]]] = {}

    def judge(self, orders: Sequence[Orders | None], choice: Choice) -> bool:
        """Whether the target holds; if not, `reasons` has grown by what rules this choice out."""
        self.tried += 1
        self._set(orders, choice)
        failed: list[list[Reason]] = []
        levels: dict[str, Int32] = {}
        for start in self.opening:
            found = self._from(int(start), levels)
            if not found:
                return True
            failed.append(found)
        self.reasons += failed[0] if len(failed) == 1 else [joined([ways[0] for ways in failed])]
        return False

    def _set(self, orders: Sequence[Orders | None], choice: Choice) -> None:
        for actor, mine in enumerate(orders):
            if mine is None:
                continue
            which = choice.get(actor, 0)
            key = mine.rank[which].tobytes()
            if key != self._key[actor]:
                row = self._rows.get(("rank", actor, key))
                if row is None:
                    row = self._rows.put(("rank", actor, key), mine.ranks(which))
                self._rank[actor] = row
                self._key[actor] = key

    def _from(self, start: int, levels: dict[str, Int32]) -> list[Reason]:
        """Why the target is left from one of its states; empty if it is not."""
        concept = self.concept
        if concept in ("nash", "gmr", "smr"):
            return [self._reason(way, concept) for way in self._ways(start, concept, levels)]
        weaker = _ANY[concept]
        if ways := self._ways(start, weaker, levels):
            return [self._reason(way, weaker) for way in ways]
        tempted, leaves = self._searches.tempted(start, self.inside, self._rank)
        if not leaves:
            return []
        for way in reversed(self._open[start]):
            if self._is_open(way):
                return [self._reason(way, concept)]
        if concept not in levels:
            levels[concept] = self._searches.levels(concept, self._rank, tempted)
        else:
            self._searches.add_levels(concept, self._rank, tempted, levels[concept])
        ways = self._searches.ways(start, self.inside, levels[concept], self._rank)
        self._open[start] += ways
        return [self._reason(way, concept) for way in ways]

    def _ways(self, start: int, concept: Concept, levels: dict[str, Int32]) -> list[Way]:
        if concept not in levels:
            levels[concept] = self._rank if concept == "nash" else self._own_levels(concept)
        return self._searches.ways(start, self.inside, levels[concept], self._rank)

    def _own_levels(self, concept: Concept) -> Int32:
        """Security levels under GMR or SMR: each hangs on one actor's ranks."""
        found = np.empty_like(self._rank)
        for actor in range(found.shape[0]):
            key = (concept, actor, self._key[actor])
            row = self._rows.get(key)
            if row is None:
                row = self._rows.put(key, self._searches.own_level(concept, actor, self._rank))
            found[actor] = row
        return found

    def _is_open(self, way: Way) -> bool:
        """Whether every move of a way is still an improvement that is not deterred, under SEQ or SSEQ."""
        for actor, start, end in way:
            limit = int(self._rank[actor, start])
            if self._rank[actor, end] <= limit:
                return False
            if self._searches.brought_about(end, actor, True, self._rank, self._harm(actor), limit).ended:
                return False
        return True

    def _harm(self, actor: int) -> Int32:
        rank: Int32 = self._rank[actor]
        return self.space.frame.moves.best(actor, rank) if self.concept == "sseq" else rank

    def _reason(self, way: Way, concept: Concept) -> Reason:
        """What must stay so for a way to stay open, under the concept by which its moves are not deterred."""
        parts: list[Stays | Shut] = []
        for actor, start, end in way:
            kinds = self.kinds[actor]
            if concept in _ANY:
                brought = self._searches.brought_about(end, actor, True, self._rank, self._rank[actor], -1)
                for other, of_other in enumerate(self.kinds):
                    if other != actor and of_other is not None:
                        parts.append(Shut(other, *self._searches.edge(brought, other, of_other)))
                if kinds is not None:
                    parts.append(Stays(actor, int(kinds.kind[start]), *self._must_stay(kinds, actor, brought, concept)))
            elif kinds is not None:
                parts.append(Stays(actor, int(kinds.kind[start]), *self._by_any_move(kinds, actor, end, concept)))
        return Reason(tuple(parts))

    def _by_any_move(self, kinds: Kinds, actor: int, end: int, concept: Concept) -> tuple[Int32, tuple[Int32, ...]]:
        """What the mover must like better where any move answers, or none does: the same in all choices."""
        key = (concept, actor, end)
        if key not in self._by_any:
            if concept == "nash":
                self._by_any[key] = (np.array([kinds.kind[end]], np.int32), ())
            else:
                brought = self._searches.brought_about(end, actor, False, self._rank, self._rank[actor], -1)
                self._by_any[key] = self._must_stay(kinds, actor, brought, concept)
        return self._by_any[key]

    def _must_stay(
        self, kinds: Kinds, actor: int, brought: Brought, concept: Concept
    ) -> tuple[Int32, tuple[Int32, ...]]:
        kind = kinds.kind
        if concept in ("gmr", "seq"):
            return np.unique(kind[brought.states]).astype(np.int32), ()
        end = np.array([kind[brought.start]], np.int32)
        return end, fewest([np.unique(kind[reply]) for _, reply in self._searches.replies(actor, brought.states)])
