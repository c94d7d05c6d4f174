"""The inverse question: which preferences would make a state or an arrangement hold, and by what smallest change?

What stability asks of preferences stands in `formulas` and, for statements, in `demands`; how many orders do it in
`order_counts`; the smallest change in `hitting` for orders of statements, in `raising` for rankings of states. The
inverse approach to the graph model is that of Kinsara, Petersons, Hipel & Kilgour (2015).
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from ...answers.asked import CONCEPTS, RUNG_OF, Asked, Concept
from ...answers.inverse import Alone, Asks, Finding, Inverse, Raises, Share, Status, Ways
from ...case.nouns import Case
from ...kernels.types import Bool, Int32
from ...space.known import meant_of
from ...space.memory import check_trials_fit
from ...space.naming import state_named
from ...space.refusal import Refusal
from ...space.space import Space, Spaces
from ..breaks import opening_states
from ..security import Progress, security, unheard
from ..verdicts import arrangement_of, check_day
from ..views import view
from .asks import asks_of, together
from .demands import asked_of
from .formulas import formula
from .hitting import Cheapest, Limits, Search
from .nearest_orders import nearest_orders
from .orders import GIVEN_UP, Kinds, Orders, kinds_of, orders_in, orders_of
from .raising import Raised, does, pairs_changed, raised
from .searches import Searches
from .told import raises_told, ways_told
from .trial import Trial

MOST_OPENINGS = 200
"""So many states at which an arrangement may start are looked at."""
MOST_RAISED = 8
"""So many of them are raised, to find the one for which it takes least."""
_NO_LIMIT = GIVEN_UP - 1


@dataclass
class Quest:
    """One target in one space. `inside[S]`: the states that keep it; `opening`: those at which it may start."""

    space: Space
    inside: Bool
    opening: Int32
    is_state: bool
    actors: tuple[int, ...]
    most: int | None
    pool: ThreadPoolExecutor
    progress: Progress
    kinds: tuple[Kinds | None, ...] = field(init=False)
    _orders: dict[tuple[int, bool], Orders] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.kinds = tuple(
            kinds_of(self.space, actor) if actor in self.actors else None for actor in range(self.space.rank.shape[0])
        )

    def orders(self, giving_up: bool) -> list[Orders | None]:
        """The orders of all actors that may change; None for the others."""
        found: list[Orders | None] = []
        for actor, kinds in enumerate(self.kinds):
            if kinds is not None and (actor, giving_up) not in self._orders:
                self._orders[actor, giving_up] = orders_of(kinds, giving_up)
            found.append(None if kinds is None else self._orders[actor, giving_up])
        return found


def inverse(
    spaces: Spaces,
    pool: ThreadPoolExecutor,
    target: str,
    reading: str,
    state: bool = False,
    concepts: Sequence[str] = ("nash", "seq", "gmr"),
    actors: Sequence[str] | None = None,
    most: int | None = None,
    scenarios: Sequence[str] = (),
    as_of: date | None = None,
    progress: Progress = unheard,
) -> Inverse:
    """What would make an arrangement, or a `state`, hold under these concepts.

    `actors`: who may be asked to change, None for all; `most`: so many swaps at most. Raises Refusal for names that the
    case does not have, for an arrangement with too many states at which it may start, and for a space too large.
    """
    case = spaces.case
    check_day(case, as_of)
    if most is not None and most < 0:
        raise Refusal(f"at most {most} swaps", "name a number from 0 up")
    space = spaces.space(reading, scenarios, as_of)
    if not space.frame.size:
        raise Refusal("no state is feasible under this reading and these scenarios", "leave out a scenario")
    check_trials_fit(space.frame.size, len(space.frame.players))
    inside, opening = _state_target(space, target) if state else _arrangement_target(case, space, target)
    chosen = _actors(space, actors)
    quest = Quest(space, inside, opening, state, chosen, most, pool, progress)
    wanted = {meant_of(concept, CONCEPTS, "concept", "for this question") for concept in concepts}
    order = sorted(wanted, key=CONCEPTS.index)
    return Inverse(
        asked=Asked(case.id, tuple(scenarios), as_of),
        reading=reading,
        arrangement="" if state else target,
        state=view(space, int(opening[0])) if opening.size else None,
        opening=int(opening.size),
        actors=tuple(space.frame.players[actor] for actor in chosen),
        fixed=tuple(space.frame.players[actor] for actor in chosen if quest.kinds[actor] is None),
        findings=tuple(_finding(quest, concept) for concept in order),
    )


def _state_target(space: Space, target: str) -> tuple[Bool, Int32]:
    found = state_named(space, target)
    inside = np.zeros(space.frame.size, bool)
    inside[found] = True
    return inside, np.array([found], np.int32)


def _arrangement_target(case: Case, space: Space, target: str) -> tuple[Bool, Int32]:
    if target not in case.arrangements and _is_state(space, target):
        raise Refusal(
            f"there is no arrangement `{target}` in this case", f"`{target}` is a state: ask for it with `--state`"
        )
    arrangement = arrangement_of(case, target)
    inside = space.frame.members(arrangement.held_yes, arrangement.held_no, arrangement.require)
    opening = opening_states(space, inside)
    if opening.size > MOST_OPENINGS:
        raise Refusal(
            f"`{target}` may start in any of {opening.size:,} states, and at most {MOST_OPENINGS} are looked at",
            "give the case a `status_quo`, or ask about one state with `--state`",
        )
    return inside, opening


def _is_state(space: Space, text: str) -> bool:
    try:
        state_named(space, text)
    except Refusal:
        return False
    return True


def _actors(space: Space, names: Sequence[str] | None) -> tuple[int, ...]:
    players = space.frame.players
    if names is None:
        return tuple(range(len(players)))
    if not names:
        raise Refusal("nobody may be asked to change", "name some actors, or leave it to all of them")
    for name in names:
        if name not in players:
            raise Refusal(
                f"there is no actor `{name}` with preferences in this case", f"its actors: {', '.join(players)}"
            )
    return tuple(number for number, player in enumerate(players) if player in names)


def _finding(quest: Quest, concept: Concept) -> Finding:
    rung = RUNG_OF[concept]
    if not quest.opening.size:
        nothing = Ways("none", (), False, None)
        return Finding(concept, rung, False, False, nothing, None, (), None, None, (), (None, None, None), 0)
    trial = Trial(quest.space, quest.kinds, (quest.inside, quest.opening), concept, quest.pool)
    asks = asks_of(
        quest.space, concept, int(quest.opening[0]), quest.inside, quest.is_state, quest.orders(False), quest.pool
    )
    search = Search(trial, _worth_trying(quest, concept), quest.progress)
    able = [actor for actor, mine in enumerate(search.orders) if mine is not None]
    limit = _NO_LIMIT if quest.most is None else quest.most
    cheapest = search.cheapest(able, Limits(limit, len(able)))
    least = _ways(quest, search, cheapest)
    found = least.status == "found"
    alone: tuple[Alone, ...] = ()
    if len(able) > 1 and least.status in ("found", "stopped"):
        alone = tuple(
            Alone(quest.space.frame.players[actor], _ways(quest, search, search.cheapest([actor], Limits(limit, 1))))
            for actor in able
        )
    return Finding(
        concept=concept,
        rung=rung,
        holds=cheapest.cost == 0,
        possible=True,
        least=least,
        fewest=_fewest(quest, search, able, cheapest, limit) if found else None,
        alone=alone,
        dropped=_dropped(quest, trial, able) if least.status == "none" else None,
        raised=None if cheapest.cost == 0 else _raised(quest, concept),
        asks=asks,
        together=_together(quest, concept, asks) if quest.is_state else (None, None, None),
        tried=trial.tried,
    )


def _together(quest: Quest, concept: Concept, asks: Sequence[Asks]) -> tuple[Share | None, Share | None, Share | None]:
    trial = Trial(quest.space, quest.kinds, (quest.inside, quest.opening), concept, quest.pool)
    return together(quest.space, concept, asks, trial, quest.orders(False))


def _worth_trying(quest: Quest, concept: Concept) -> list[Orders | None]:
    """The orders that the search goes through: all, or where these are too many only those that can be least.

    Under Nash a state is stable for everybody if it is for each, and the nearest orders that make it so for one actor
    can be found without going through all.
    """
    found = quest.orders(False)
    if concept != "nash" or not quest.is_state:
        return found
    searches = Searches(quest.space, quest.pool)
    for actor, mine in enumerate(found):
        if mine is not None and not mine.complete:
            one = formula(searches, concept, actor, int(quest.opening[0]), quest.space.rank)
            near = nearest_orders(asked_of(one, mine.kinds), len(mine.kinds.statements)) if one.whole else None
            if near is not None:
                given = tuple(range(len(mine.kinds.statements)))
                found[actor] = orders_in(mine.kinds, [given, *(order for order in near if order != given)], True, 0)
    return found


def _ways(quest: Quest, search: Search, found: Cheapest) -> Ways:
    status: Status
    if found.cost == 0:
        return Ways("holds", (), False, None)
    if found.choices:
        status = "found"
    elif found.cleared is not None:
        status = "stopped"
    else:
        status = "none" if any(mine is not None for mine in search.orders) else "fixed"
    return Ways(status, ways_told(quest.space, search.orders, found.choices), found.more, found.cleared)


def _fewest(quest: Quest, search: Search, able: Sequence[int], least: Cheapest, limit: int) -> Ways | None:
    """The smallest change by fewer actors than the smallest change of all takes; None if no fewer can."""
    for count in range(1, min(len(choice) for choice in least.choices)):
        found = search.cheapest(able, Limits(limit, count))
        if found.choices:
            return _ways(quest, search, found)
    return None


def _dropped(quest: Quest, trial: Trial, able: Sequence[int]) -> Ways:
    """The fewest statements that have to be given up, then the fewest swaps of the rest."""
    search = Search(trial, quest.orders(True), quest.progress)
    return _ways(quest, search, search.cheapest(able, Limits(GIVEN_UP * GIVEN_UP, len(able))))


def _raised(quest: Quest, concept: Concept) -> Raises | None:
    """The least that raising one of the states at which the target may start takes; None if none will do.

    A move that stays inside an arrangement need not be deterred if nobody leaves from where it leads. So it is raised
    against all moves that lead outside, then also against those to states that are not kept while it is itself, then
    against all moves; of what does, the least is told.
    """
    space = quest.space
    best: tuple[tuple[int, int], Raised] | None = None
    blocked: Raised | None = None
    for state in quest.opening[:MOST_RAISED]:
        for harmless in _harmless(quest, concept, int(state)):
            one = raised(space, concept, int(state), quest.actors, harmless)
            if does(space, one, concept, quest.inside, quest.pool):
                pairs = sum(pairs_changed(space.rank[a], one.rank[a], one.state) for a in range(len(one.rank)))
                if best is None or (pairs, one.state) < best[0]:
                    best = (pairs, one.state), one
            elif one.blocked and (blocked is None or len(one.blocked) < len(blocked.blocked)):
                blocked = one
    found = best[1] if best else blocked
    if found is None:
        return None
    proved = int(quest.inside.sum()) == 1 and concept in ("nash", "gmr", "smr")
    one_tie = best is not None and best[0][0] == 1  # no change at all does not do, and nothing else is as small
    return raises_told(space, found, proved or one_tie)


def _harmless(quest: Quest, concept: Concept, state: int) -> list[Bool]:
    """The sets of states into which a move from the state may be left open: the target, what is kept of it, none."""
    space = quest.space
    nothing = np.zeros(space.frame.size, bool)
    if int(quest.inside.sum()) == 1:
        return [nothing]
    high = space.rank.copy()
    high[:, state] = high.max(axis=1)  # so that nobody leaves it
    level = np.stack([security(space, concept, actor) for actor in range(high.shape[0])])
    kept = space.frame.moves.keep(quest.inside, high, level, space.frame.moves.order(high))
    return [quest.inside, kept, nothing]
