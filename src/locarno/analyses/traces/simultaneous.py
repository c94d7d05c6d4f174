"""Traces of simultaneous sanctioning, and of the equilibria of Fraser and Hipel.

An improvement is sanctioned by a combination of others' improvements, all from the state asked about, that together
with it leads to a feasible state which is not better for the actor (`analyses.simultaneous` has the definitions). All
combinations are gone through, those of some of the others in one array at a time: told is the one with the fewest
others, then the fewest changes; or, if none sanctions, the one that leaves the actor worst off. They are counted
beforehand.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import cast

import numpy as np

from ...answers.asked import Concept
from ...answers.traces import Counting, Line, Link, Standing, Together, Trace
from ...kernels.types import Bool, Int32, Int64
from ...space.gains import count_gains, list_gains
from ...space.refusal import Refusal
from ..security import securities, unheard
from ..simultaneous import check_option_form
from ..views import step, view
from .ladder import tell_ladder
from .told import Asking, Told
from .weighing import weigh_plainly

_MOST_LOOKS = 10**9
_AT_ONCE = 2**18
COUNTING = Counting("together", ("better",), ("better",), ("equal", "worse"), False)


def tell_simultaneously(asking: Asking, concepts: Sequence[str]) -> Told:
    """`sim` and `fraser_hipel`; raises Refusal in graph form, and where it would take too long."""
    check_option_form(asking.space, concepts)
    found: list[Standing] = []
    together = None
    if "sim" in concepts:
        gains = Gains(asking)
        found += [gains.standing(actor) for actor in asking.actors]
    if "fraser_hipel" in concepts:
        standings, together = _fraser_hipel(asking)
        found += standings
    return Told(tuple(found), together)


def _fraser_hipel(asking: Asking) -> tuple[list[Standing], Together]:
    """Each actor under SEQ, then those for whom the state is not SEQ stable under SIM."""
    space, here = asking.space, asking.here
    judged: list[Concept] = ["seq"]
    level = securities(space, judged, asking.pool, unheard)["seq"]
    players = space.frame.players
    unstable = []
    for actor in range(len(players)):
        moves = space.frame.moves.targets(actor, here)
        if (level[actor][moves] > space.rank[actor, here]).any():
            unstable.append(actor)
    gains = Gains(asking) if unstable else None
    sanctioned = [actor for actor in unstable if gains is not None and gains.sanctions_all(actor)]
    standings = list(tell_ladder(asking, judged, "seq").standings)
    if gains is not None:
        more = {players[actor]: gains.standing(actor) for actor in asking.actors if actor in unstable}
        standings = [each for one in standings for each in (one, more.get(one.actor)) if each is not None]
    stable = not unstable or (len(unstable) >= 2 and sanctioned == unstable)
    names = (tuple(players[actor] for actor in who) for who in (unstable, sanctioned))
    return standings, Together("fraser_hipel", stable, *names)


@dataclass(frozen=True)
class _Found:
    """What combinations do to an improvement: the others' changes told, where they lead, and how many there are.

    `told`: (actor, change) of each that takes part; empty if no combination leads anywhere. `end`: the state it leads
    to, -1 if there is none.
    """

    sanctioned: bool
    told: tuple[tuple[int, int], ...]
    end: int
    combinations: int
    infeasible: int


@dataclass(frozen=True)
class _Block:
    """Combinations side by side: `united[C]`: what they change; `movers[C]`: how many actors; place 0 is nobody."""

    united: Int64
    movers: Int64


class Gains:
    """The improvements of all actors from the state asked about, as changes of options."""

    def __init__(self, asking: Asking) -> None:
        self.asking = asking
        space = asking.space
        states = np.array([asking.here], np.int32)
        counts = count_gains(space, states)
        listed = list_gains(space, states, counts)
        rows = range(len(space.frame.players))
        self.changes = [listed.change[listed.start[row] : listed.start[row + 1]] for row in rows]
        self.code = int(space.frame.codes[asking.here])
        looks = sum(self.changes[row].size * self._combinations(row) for row in rows)
        if looks > _MOST_LOOKS:
            raise Refusal(
                f"there are {looks:.1e} combinations of improvements from this state, and the limit is "
                f"{_MOST_LOOKS:.0e}",
                "hold options with a scenario; `locarno stability -c sim` says whether the state is stable",
            )
        self._found: dict[int, dict[int, _Found]] = {}

    def sanctions_all(self, actor: int) -> bool:
        """Whether every improvement of an actor is sanctioned."""
        return all(one.sanctioned for one in self._judged(actor).values())

    def standing(self, actor: int) -> Standing:
        """How the state stands with an actor under SIM."""
        asking = self.asking
        space, here = asking.space, asking.here
        found = self._judged(actor)
        deterred: dict[int, bool | None] = {end: one.sanctioned for end, one in found.items()}
        ends = asking.by_size(list(deterred), deterred, actor)
        told = tuple(self._trace(actor, end, found[end]) for end in ends[: asking.most])
        stable = ("sim",) if self.sanctions_all(actor) else ()
        moves = int(space.frame.moves.targets(actor, here).size)
        return Standing(space.frame.players[actor], ("sim",), stable, (), moves, len(ends), told)

    def _judged(self, actor: int) -> dict[int, _Found]:
        """Each improvement of an actor, by where it leads."""
        if actor not in self._found:
            ends = {self._state(int(change)): int(change) for change in self.changes[actor]}
            self._found[actor] = {end: self._sanction(actor, change) for end, change in sorted(ends.items())}
        return self._found[actor]

    def _combinations(self, actor: int) -> int:
        return prod(change.size + 1 for row, change in enumerate(self.changes) if row != actor) - 1

    def _state(self, change: int) -> int:
        found = self.asking.space.frame.index(self.code ^ change)
        return -1 if found is None else found

    def _trace(self, actor: int, end: int, found: _Found) -> Trace:
        space, here = self.asking.space, self.asking.here
        weigh = weigh_plainly(space)
        parts = [(other, here, self._state(change)) for other, change in found.told]
        links = tuple(Link(step(space, *part), weigh(*part), 0) for part in parts)
        last = found.end if links else end
        return Trace(
            concept="sim",
            counting=COUNTING,
            step=step(space, actor, here, end),
            gain=weigh(actor, here, end),
            deterred=found.sanctioned,
            deterred_by=("sim",) if found.sanctioned else (),
            line=Line(links, view(space, last), weigh(actor, here, last)),
            answers=found.combinations,
            infeasible=found.infeasible,
        )

    def _sanction(self, actor: int, change: int) -> _Found:
        """Go through the combinations: the best sanction, or else the worst that can be brought about."""
        rank = self.asking.space.rank[actor]
        had = int(rank[self.asking.here])
        others = sorted(
            (row for row, changes in enumerate(self.changes) if row != actor and changes.size),
            key=lambda row: self.changes[row].size,
        )
        inner: list[int] = []
        size = 1
        while others and size * (self.changes[others[0]].size + 1) <= _AT_ONCE:
            size *= self.changes[others[0]].size + 1
            inner.append(others.pop(0))
        best: tuple[tuple[int, ...], tuple[tuple[int, int], ...], int] | None = None
        infeasible = 0
        block = self._block(inner)
        for outer in self._outer(others):
            base = 0
            for _, one in outer:
                base |= one
            united = block.united | base
            at, feasible = self._states(self.code ^ (change | united))
            counted = np.ones(united.size, bool)
            counted[0] = bool(outer)  # nobody is no combination
            infeasible += int(np.count_nonzero(counted & ~feasible))
            places = np.flatnonzero(counted & feasible)
            if not places.size:
                continue
            ranks = rank[at[places]].astype(np.int64)
            movers = block.movers[places] + len(outer)
            bits = np.bitwise_count(united[places]).astype(np.int64)
            bad = ranks <= had
            keys = (places, ranks, bits, movers, ~bad) if bad.any() else (places, bits, movers, ranks)
            pick = int(np.lexsort(keys)[0])
            key = (0, int(movers[pick]), int(bits[pick])) if bad[pick] else (1, int(ranks[pick]), int(movers[pick]))
            if best is None or key < best[0]:
                told = (*outer, *self._part(inner, int(places[pick])))
                best = key, tuple(sorted(told)), int(at[places[pick]])
        total = self._combinations(actor)
        if best is None:
            return _Found(False, (), -1, total, infeasible)
        return _Found(best[0][0] == 0, best[1], best[2], total, infeasible)

    def _block(self, actors: Sequence[int]) -> _Block:
        united, movers = np.zeros(1, np.int64), np.zeros(1, np.int64)
        for row in actors:
            options = np.concatenate([np.zeros(1, np.int64), self.changes[row]])
            united = (united[:, None] | options[None, :]).ravel()
            movers = (movers[:, None] + (np.arange(options.size) > 0)[None, :]).ravel()
        return _Block(united, movers)

    def _part(self, actors: Sequence[int], place: int) -> Iterator[tuple[int, int]]:
        """Who takes part in the combination at a place of the block of these actors, and by which change."""
        for row in reversed(actors):
            place, digit = divmod(place, self.changes[row].size + 1)
            if digit:
                yield row, int(self.changes[row][digit - 1])

    def _outer(self, actors: Sequence[int]) -> Iterator[tuple[tuple[int, int], ...]]:
        for parts in product(*([None, *self.changes[row].tolist()] for row in actors)):
            chosen = zip(actors, parts, strict=True)
            yield tuple((row, cast("int", part)) for row, part in chosen if part is not None)

    def _states(self, codes: Int64) -> tuple[Int32, Bool]:
        """The numbers of states by code, and which of the codes are feasible."""
        known = self.asking.space.frame.codes
        at = np.minimum(np.searchsorted(known, codes), known.size - 1).astype(np.int32)
        return at, known[at] == codes
