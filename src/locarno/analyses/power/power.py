"""Q4: whose word does a goal hang on? The power of pledges, and of pledgers, in reaching it.

The game: its players are the pledges that count, a coalition is the set of pledges that are given, all others being
struck; a coalition wins if the goal is reached in what then comes into force if nobody moves first (see `settling`),
or, for a rung, if the arrangement holds by it where these pledges are taken at their word. With pledgers as players a
pledge stands while all its givers do. Power is counted as in `counting`.
"""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations

import numpy as np

from ...answers.power import Bound, Goal, Players, PledgePower, PowerIndex, Would
from ...case.expressions import Expression
from ...case.nouns import Impossible
from ...case.pledge_nouns import Amount, Pledge
from ...kernels.truth_tables import FALSE, TRUE
from ...kernels.types import Bool
from ...space.known import meant_of
from ...space.refusal import Refusal, WhichReading
from ...space.space import Spaces
from ..forces.contributions import countings, range_of
from ..pledges.board import Asking, Board, board
from ..pledges.goals import goal_where
from ..pledges.parts import Part, parts_of
from ..security import Progress, unheard
from ..verdicts import arrangement_of
from ..well_enough import WEAKEST
from .counting import SAMPLES, swings_of
from .gates import Gates, Node
from .rung_game import MOST_PLAYERS, matters, rung_table
from .settling import Settled, settled
from .weighted import index_of, reaches, told

BOUNDS: tuple[Bound, ...] = ("low", "high")
_MOST_SUPPOSED = 40


@dataclass(frozen=True)
class Wanted:
    """What is asked for: a goal in words, with a rung if it is an arrangement that is to hold; or an amount."""

    goal: str = ""
    amount: str | None = None
    least: Decimal | float | None = None
    bound: str = "low"
    rung: str | None = None
    pledgers: bool = False
    suppose: tuple[str, ...] = ()
    samples: int = SAMPLES
    seed: int = 0


def power(
    spaces: Spaces, pool: ThreadPoolExecutor, asking: Asking, wanted: Wanted, progress: Progress = unheard
) -> PledgePower:
    """The shares of the pledges that count, or of those who gave them, in reaching a goal.

    Raises Refusal for names the case does not have, for no goal or several, for a rung without a reading, in graph form
    unless a rung is asked for, and where a game is too large.
    """
    on = board(spaces.case, asking)
    goal = _goal(on, wanted)
    players: Players = "pledgers" if wanted.pledgers else "pledges"
    held = _held(on, players)
    if goal.kind == "rung":
        return _by_rung(spaces, pool, on, goal, players, held, wanted, progress)
    return _by_settling(pool, on, goal, players, held, wanted, progress)


def _goal(on: Board, wanted: Wanted) -> Goal:
    bound = meant_of(wanted.bound, BOUNDS, "bound of a range")
    text = wanted.goal.strip()
    if (wanted.amount is None) != (wanted.least is None):
        raise Refusal("an amount is a name and a number", "say both")
    if bool(text) == (wanted.amount is not None):
        raise Refusal(
            "two goals" if text else "no goal",
            "name one: an outcome, an expression, a pledge, an arrangement, or an amount such as `--troops 20000`",
        )
    if wanted.amount is not None:
        name, least = wanted.amount, Decimal(str(wanted.least))
        known = {known: None for one in on.case.pledges.values() for known in one.contributes}
        if name not in known:
            raise Refusal(f"no pledge contributes `{name}`", f"they contribute {', '.join(known) or 'nothing'}")
        if wanted.rung is not None:
            raise Refusal("an amount and a rung", "ask for one of them")
        if not least.is_finite() or least <= 0:
            raise Refusal(f"an amount of {least}", "above 0")
        return Goal("size", "", name, least, bound, None)
    if wanted.rung is None:
        return Goal("where", text, "", None, bound, None)
    arrangement_of(on.case, text)
    return Goal("rung", text, "", None, bound, meant_of(wanted.rung, WEAKEST, "rung that can be asked for"))


def _held(on: Board, players: Players) -> dict[str, tuple[str, ...]]:
    """The players, in the order of the case, and the pledges that each has part in."""
    if players == "pledges":
        return {one.id: (one.id,) for one in on.pledges}
    by = {actor: tuple(one.id for one in on.pledges if actor in one.by) for actor in on.case.actors}
    return {actor: ids for actor, ids in by.items() if ids}


def _by_settling(
    pool: ThreadPoolExecutor,
    on: Board,
    goal: Goal,
    players: Players,
    held: Mapping[str, tuple[str, ...]],
    wanted: Wanted,
    progress: Progress,
) -> PledgePower:
    where = goal_where(on, goal.text, pledges=True) if goal.kind == "where" else None
    parts = parts_of(on, wanted.suppose)
    gates = Gates(len(held))
    given = _given(gates, on, players, held)
    found = _settled(on, parts, given, gates)
    reached = _reached(on, goal, where, found, given)
    index = index_of(gates, reached, tuple(held), pool, wanted.samples, wanted.seed, progress)
    alone = Gates(0)  # without players all is constant: what becomes of all pledges together
    everything: dict[str, Node] = dict.fromkeys(given, TRUE)
    whole = _settled(on, parts, everything, alone)
    there = [one for one in on.pledges if whole.in_force(one, TRUE) == TRUE]
    return _answer(
        on, goal, players, wanted, held, index,
        settles=tuple(id_ for id_, node in whole.sure.items() if node == TRUE),
        undecided=tuple(id_ for id_, node in whole.sure.items() if node == FALSE and whole.open[id_] == TRUE),
        broken=tuple(
            rule.id
            for rule in on.constraints.rules
            if isinstance(rule, Impossible) and whole.surely(rule.when) == TRUE
        ),
        unknown=tuple(one.id for one in there if isinstance(one.contributes.get(goal.name), str)),
        sums=_sums(on, goal.name, there),
        would=() if index.everybody else _would(on, goal, where, wanted.suppose, everything),
    )  # fmt: skip


def _settled(on: Board, parts: Mapping[str, Part], given: Mapping[str, Node], gates: Gates) -> Settled:
    rules = [rule.when for rule in on.constraints.rules if isinstance(rule, Impossible)]
    return settled(parts, rules, on.pledges, given, gates)


def _given(gates: Gates, on: Board, players: Players, held: Mapping[str, tuple[str, ...]]) -> dict[str, Node]:
    number = {name: gates.player(k) for k, name in enumerate(held)}
    if players == "pledges":
        return number
    return {one.id: gates.all_of([number[actor] for actor in dict.fromkeys(one.by)]) for one in on.pledges}


def _reached(on: Board, goal: Goal, where: Expression | None, found: Settled, given: Mapping[str, Node]) -> Node:
    if where is not None:
        reached = found.holds(where)
        if goal.text in given:  # a pledge is in force only where it is given
            reached = found.gates.all_of([reached, given[goal.text]])
        return reached
    by_counting: dict[str, list[tuple[Node, Decimal]]] = {}
    for one in on.pledges:
        amount = one.contributes.get(goal.name)
        if amount is not None and not isinstance(amount, str) and one.kind != "refusal":
            weight = range_of(amount)[BOUNDS.index(goal.bound)]
            for counting in countings(on.case, one):
                by_counting.setdefault(counting, []).append((found.in_force(one, given[one.id]), weight))
    least = goal.least or Decimal(0)
    return found.gates.any_of([reaches(found.gates, least, pairs) for pairs in by_counting.values()])


def _sums(on: Board, name: str, there: Sequence[Pledge]) -> dict[str, tuple[Decimal, Decimal]]:
    made: dict[str, tuple[Decimal, Decimal]] = {}
    for one in there:
        amount: Amount | None = one.contributes.get(name)
        if amount is not None and not isinstance(amount, str) and one.kind != "refusal":
            low, high = range_of(amount)
            for counting in countings(on.case, one):
                so_far = made.get(counting, (Decimal(0), Decimal(0)))
                made[counting] = (so_far[0] + low, so_far[1] + high)
    return made


def _would(
    on: Board, goal: Goal, where: Expression | None, suppose: Sequence[str], everything: Mapping[str, Node]
) -> tuple[Would, ...]:
    """With how little else all pledges together would reach the goal.

    Up to two options are supposed, and one threat or refusal is left out; the fewest of these that do, all of them.
    """
    before = parts_of(on, suppose)
    said = {word.removeprefix("not ").strip() for one in suppose for word in one.split(",")}
    free = [id_ for id_, part in before.items() if not part.sure and id_ not in said | on.constraints.held_no]
    against = [one for one in on.pledges if (one.kind == "threat" or one.blocks) and one.id != goal.text]
    against = against if len(on.pledges) > 1 else []
    sizes = (0, 1, 2) if len(free) <= _MOST_SUPPOSED else (0, 1)
    ways = [(k, left) for k in sizes for left in (0, 1) if k + left]
    found: list[Would] = []
    for size in sorted({k + left for k, left in ways}):
        for more in (more for k, left in ways if k + left == size for more in combinations(free, k)):
            for left in against if len(more) < size else [None]:
                there = replace(on, pledges=tuple(one for one in on.pledges if one is not left))
                whole = _settled(there, parts_of(there, (*suppose, *more)), everything, Gates(0))
                if _reached(there, goal, where, whole, everything) == TRUE:
                    found.append(Would(more, (left.id,) if left else ()))
        if found:
            break
    return tuple(found)


def _by_rung(
    spaces: Spaces,
    pool: ThreadPoolExecutor,
    on: Board,
    goal: Goal,
    players: Players,
    held: Mapping[str, tuple[str, ...]],
    wanted: Wanted,
    progress: Progress,
) -> PledgePower:
    if on.asking.reading is None:
        raise WhichReading(on.case.readings)
    if wanted.suppose:
        raise Refusal("a rung is asked of verdicts, in which nothing is supposed", "hold options with a scenario")
    space = spaces.space(on.asking.reading, on.asking.scenarios, on.asking.as_of)
    pledges = [one for one in on.pledges if matters(space, one)]
    numbers = [k for k, ids in enumerate(held.values()) if any(one.id in ids for one in pledges)]
    if len(numbers) > MOST_PLAYERS:
        raise Refusal(
            f"{len(numbers)} {players} that could be taken at their word; at most {MOST_PLAYERS} for a rung",
            "leave pledges out with `--leave`, or ask about pledgers with `--pledgers`",
        )
    names = list(held)
    place = {names[number]: bit for bit, number in enumerate(numbers)}
    stands = {one.id: _stands(one, players, place) for one in pledges}
    table = rung_table(space, on.case.arrangements[goal.text], goal.rung or "credible", pledges, stands, pool, progress)
    index = told(swings_of(table, numbers, pool), names, 0)
    return _answer(on, goal, players, wanted, held, index)


def _stands(pledge: Pledge, players: Players, place: Mapping[str, int]) -> Bool:
    """In which coalitions a pledge stands; coalitions are numbers with a bit for each player."""
    coalition = np.arange(1 << len(place), dtype=np.int64)
    there = np.ones(coalition.size, bool)
    for name in (pledge.id,) if players == "pledges" else dict.fromkeys(pledge.by):
        there &= (coalition >> place[name] & 1).astype(bool)
    return there


def _answer(
    on: Board,
    goal: Goal,
    players: Players,
    wanted: Wanted,
    held: Mapping[str, tuple[str, ...]],
    index: PowerIndex,
    settles: tuple[str, ...] = (),
    undecided: tuple[str, ...] = (),
    broken: tuple[str, ...] = (),
    unknown: tuple[str, ...] = (),
    sums: Mapping[str, tuple[Decimal, Decimal]] | None = None,
    would: tuple[Would, ...] = (),
) -> PledgePower:
    return PledgePower(
        on.asked,
        on.given,
        goal,
        players,
        wanted.suppose,
        on.views(),
        held,
        index,
        settles,
        undecided,
        broken,
        unknown,
        sums or {},
        would,
        sum(one.basis.assumed for one in on.pledges) / max(len(on.pledges), 1),
    )
