"""Q3: which pledges cannot all be kept, and what must be broken to have something?

A pledge is kept in a state if it is not due there, or what it delivers is yes and what it blocks is no (and what it
triggers is done, where that is owed and called). Given a set X of states, the minimal sets of pledges that no feasible
state of X keeps, and the minimal sets that some state of X breaks while it keeps all others. Without X, for each pledge
the former given that it is due, as far as the pledge itself belongs to them. See `hitting` for how they are found.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from time import monotonic

from ...answers.pledges_fit import Fit, Misfit, WayOut
from ...case.expressions import Expression
from ...case.given_word import due
from ...case.nouns import Case
from ...space.refusal import Refusal
from .board import Asking, Board, board, keeping, visible
from .goals import goal_where
from .hitting import unkeepable
from .logic import Literal
from .world import World

MOST, SECONDS = 100, 10.0
NONE: tuple[WayOut, ...] = ()


@dataclass
class Limit:
    """So many answers, and so long; the clock runs from the start."""

    most: int = MOST
    seconds: float = SECONDS
    until: float = field(init=False)

    def __post_init__(self) -> None:
        self.until = monotonic() + self.seconds

    @property
    def over(self) -> bool:
        """Whether the time is up."""
        return monotonic() > self.until


def fit(case: Case, asking: Asking, goal: str | None = None, most: int = MOST, seconds: float = SECONDS) -> Fit:
    """Which pledges cannot all be kept: given a goal, or given that one of them is due.

    `goal`: an outcome, an arrangement or an expression. The search stops after `most` sets of a kind, or after
    `seconds`. Raises Refusal for names that the case does not have, and if no pledge counts.
    """
    on = board(case, asking)
    check_limit(most, seconds)
    search = _Search(on, Limit(most, seconds))
    if goal is None:
        found, complete = search.each_due()
        ways, ways_complete, possible = NONE, True, True
    else:
        where = goal_where(on, goal)
        possible = search.world.possible([search.world_literal(where)])
        found, complete = search.given(where) if possible else ((), True)
        ways, ways_complete = _ways_out(on, where, Limit(most, seconds)) if possible else (NONE, True)
    return Fit(
        on.asked,
        on.given,
        (goal or "").strip(),
        possible,
        on.views(),
        tuple(one.id for one in on.pledges if not visible(one)),
        search.never_due,
        found,
        complete,
        ways,
        ways_complete,
        most,
        seconds,
    )


def check_limit(most: int, seconds: float) -> None:
    """Raise Refusal for limits that leave nothing to be told."""
    if most < 1:
        raise Refusal(f"at most {most} answers", "1 or more")
    if not 0 < seconds < float("inf"):
        raise Refusal(f"{seconds:g} seconds", "a number of seconds above 0")


class _Search:
    """The states of a board, with an atom for each pledge where it is kept, and where it is due."""

    def __init__(self, on: Board, limit: Limit) -> None:
        self.on, self.limit = on, limit
        self.names = [one.id for one in on.pledges if visible(one)]
        self._all = frozenset(self.names)
        self.world = World(on, "--heuristic=Domain")
        self._kept = self.world.soft((one.id, keeping(one)) for one in on.pledges if visible(one))
        self._due = self.world.soft((one.id, due(one)) for one in on.pledges if visible(one))
        self._late: dict[Expression, Literal] = {}
        self.world.prefer(self._kept.values(), True)
        for id_, atom in self._kept.items():
            self.world.show(f"b{id_}", -atom)
        for id_, atom in self._due.items():
            self.world.show(f"d{id_}", atom)
        self._open = True
        self.never_due: tuple[str, ...] = ()

    def world_literal(self, where: Expression) -> Literal:
        """A literal of the world for a goal; to be asked for before anything is solved."""
        if where not in self._late:
            self._late[where] = self.world.literal(where)
        self._close()
        return self._late[where]

    def _close(self) -> None:
        if self._open:
            self.world.done()
            self._open = False

    def given(self, where: Expression) -> tuple[tuple[Misfit, ...], bool]:
        """All of them, given that a state is one of these."""
        firm = [self.world_literal(where)]
        rules = _Rules(self.on, self.names, {"": where})
        found: list[Misfit] = []
        for one in unkeepable(self.names, _Given(self, firm)):
            if one is not None:
                ids = self._sorted(one)
                found.append(Misfit(ids, (), rules.needed("", ids)))
                if len(found) == self.limit.most:
                    return _in_order(found, self.names), False
            if self.limit.over:
                return _in_order(found, self.names), False
        return _in_order(found, self.names), True

    def each_due(self) -> tuple[tuple[Misfit, ...], bool]:
        """Those that a pledge belongs to, given that it is due, in turns of one for each pledge."""
        self._close()
        rules = _Rules(self.on, self.names, {one.id: due(one) for one in self.on.pledges if visible(one)})
        self.never_due = tuple(id_ for id_ in self.names if not self.world.possible([self._due[id_]]))
        states: list[tuple[frozenset[str], frozenset[str]]] = []
        searches = {id_: self._with(id_, states) for id_ in self.names if id_ not in self.never_due}
        found: dict[tuple[str, ...], tuple[list[str], tuple[str, ...]]] = {}
        while searches:
            for id_ in list(searches):
                if self.limit.over:
                    return _misfits(found, self.names), False
                try:
                    one = next(searches[id_])
                except StopIteration:
                    del searches[id_]
                    continue
                if one is None:
                    continue
                ids = self._sorted(one)
                if ids in found:
                    found[ids][0].append(id_)
                elif len(found) == self.limit.most:
                    return _misfits(found, self.names), False
                else:
                    found[ids] = ([id_], rules.needed(id_, ids))
        return _misfits(found, self.names), True

    def _with(self, id_: str, states: list[tuple[frozenset[str], frozenset[str]]]) -> Iterator[frozenset[str] | None]:
        """The minimal sets with a pledge, where it is due."""
        others = [name for name in self.names if name != id_]
        firm = [self._due[id_], self._kept[id_]]
        known = [kept - {id_} for is_due, kept in states if id_ in is_due and id_ in kept]
        for one in unkeepable(others, _Given(self, firm, states), known):
            if one is None:
                yield None
            elif self.world.possible([self._due[id_], *(self._kept[name] for name in one)]):
                yield one | {id_}  # without the pledge they could be kept: it belongs to the set
            else:
                yield None

    def state(self, firm: Sequence[Literal], names: Collection[str]) -> tuple[frozenset[str], frozenset[str]] | None:
        """What is due, and what is kept, as much as can be, in some state that keeps these; None if there is none."""
        true = self.world.first_shown([*firm, *(self._kept[name] for name in names)])
        if true is None:
            return None
        return frozenset(key[1:] for key in true if key[0] == "d"), self._all - {
            key[1:] for key in true if key[0] == "b"
        }

    def core(self, firm: Sequence[Literal], names: Collection[str]) -> frozenset[str]:
        """A minimal part of these that no state keeps."""
        found = self.world.core(firm, [self._kept[name] for name in names]) or []
        return frozenset(name for name in names if self._kept[name] in found)

    def _sorted(self, names: Collection[str]) -> tuple[str, ...]:
        return tuple(id_ for id_ in self.names if id_ in names)


@dataclass(frozen=True)
class _Given:
    """Keeping, where something is given; `states`: where what is found is noted, as what is due and what is kept."""

    search: _Search
    firm: Sequence[Literal]
    states: list[tuple[frozenset[str], frozenset[str]]] | None = None

    def kept(self, names: Collection[str]) -> frozenset[str] | None:
        found = self.search.state(self.firm, names)
        if found is not None and self.states is not None:
            self.states.append(found)
        return None if found is None else found[1]

    def core(self, names: Collection[str]) -> frozenset[str]:
        return self.search.core(self.firm, names)


class _Rules:
    """Which rules it rests on that pledges cannot all be kept."""

    def __init__(self, on: Board, names: Sequence[str], wheres: dict[str, Expression]) -> None:
        self._world = World(on, apart=True)
        self._kept = self._world.soft((one.id, keeping(one)) for one in on.pledges if one.id in names)
        self._where = self._world.soft(wheres.items())
        self._world.done()

    def needed(self, where: str, pledges: Sequence[str]) -> tuple[str, ...]:
        """A minimal set of rules under which no state there keeps all the pledges."""
        firm = [self._where[where], *(self._kept[id_] for id_ in pledges)]
        core = self._world.core(firm, list(self._world.rules.values()))
        return tuple(id_ for id_, atom in self._world.rules.items() if core and atom in core)


def _ways_out(on: Board, where: Expression, limit: Limit) -> tuple[tuple[WayOut, ...], bool]:
    """The minimal sets to be broken: states that keep a largest set; and first a smallest, so that it is there."""
    names = [one.id for one in on.pledges if visible(one)]
    found: dict[frozenset[str], tuple[tuple[str, ...], str]] = {}
    least = World(on)
    kept = least.soft((one.id, keeping(one)) for one in on.pledges if one.id in names)
    least.forbid(least.literal(where, False))
    least.minimize(-atom for atom in kept.values())
    least.done()
    sure, smallest = False, len(names)
    for model in least.models(until=limit.until):
        broken = frozenset(id_ for id_ in names if not model.is_true(kept[id_]))
        smallest, last = len(broken), (broken, (least.yes(model, on), least.listed(model, on)))
        sure = True
    sure = sure and not least.ran_out
    if sure:
        found[last[0]] = last[1]
    widest = World(on, "--heuristic=Domain", "--enum-mode=domRec", "0")
    kept = widest.soft((one.id, keeping(one)) for one in on.pledges if one.id in names)
    widest.forbid(widest.literal(where, False))
    widest.prefer(kept.values(), True)
    widest.done()
    complete = True
    for model in widest.models(until=limit.until):
        broken = frozenset(id_ for id_ in names if not model.is_true(kept[id_]))
        if broken not in found and len(found) >= limit.most:
            complete = False
            break
        found.setdefault(broken, (widest.yes(model, on), widest.listed(model, on)))
    ways = [
        WayOut(tuple(id_ for id_ in names if id_ in broken), sure and len(broken) == smallest, holds, state)
        for broken, (holds, state) in found.items()
    ]
    ways.sort(key=lambda way: (len(way.broken), [names.index(id_) for id_ in way.broken]))
    return tuple(ways), complete and not widest.ran_out


def _misfits(
    found: dict[tuple[str, ...], tuple[list[str], tuple[str, ...]]], names: Sequence[str]
) -> tuple[Misfit, ...]:
    misfits = [Misfit(ids, tuple(sorted(given, key=names.index)), rules) for ids, (given, rules) in found.items()]
    return _in_order(misfits, names)


def _in_order(found: Sequence[Misfit], names: Sequence[str]) -> tuple[Misfit, ...]:
    """The smallest first, then as the case has them."""
    place = {id_: number for number, id_ in enumerate(names)}
    return tuple(sorted(found, key=lambda one: (len(one.pledges), [place[id_] for id_ in one.pledges])))
