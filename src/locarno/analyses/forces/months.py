"""What rotas have to keep, and a plain one: units by tours and rests, month by month.

A unit of `unit` soldiers is on duty for whole tours and rests at least (cycle - 1) tours in between. Units of one state
are alike, so a rota is: how many units of a state begin a tour in each month. It can be done with n units if and only
if in any `cycle` months following each other no more than n tours begin, for the times for which units are taken are
intervals, and n rows are enough where never more than n of them overlap.
"""

from collections.abc import Sequence
from decimal import ROUND_CEILING, Decimal
from fractions import Fraction

from ...answers.rota import Deployment, Rules, TooMuch, UnitPool
from ...case.pledge_nouns import Pool, Rotation
from ...space.refusal import Refusal

USUAL_TOUR = Decimal(6)
"""Months of a tour where a rotation does not say."""

_UNITS = (5_000, 4_000, 3_000, 2_500, 2_000, 1_500, 1_000, 500, 200, 100, 50, 20, 10, 5, 2, 1)
_FEWEST, _MANY = 10, 100
MOST_MONTHS, MOST_UNITS = 240, 1_000_000


def rules_of(
    rotation: Rotation,
    counting: str,
    pools: Sequence[Pool],
    size: Decimal | None,
    months: int,
    unit: int | None,
    tour: Decimal | None,
    lead: Decimal | None,
) -> Rules:
    """The rules of a rota from the pools of one counting, at the lower end of their ranges.

    `size` None: as many as can be kept up for good. `unit` None: a brigade of up to 5,000 that goes into the size at
    least ten times. `tour` None: the rotation's own, or six months. `lead`, in months, for pools that say none. Raises
    Refusal for a rota too fine.
    """
    said = tour is not None or rotation.tour is not None
    whole_tour = _whole(tour or rotation.tour or USUAL_TOUR)
    cycle = _whole(rotation.cycle * whole_tour)
    held = {pool.state: Decimal(0) for pool in pools}
    ready: dict[str, int] = {}
    for pool in pools:
        held[pool.state] += pool.soldiers[0] * pool.usable
        waits = lead if lead is not None and not pool.lead else pool.lead
        ready[pool.state] = max(ready.get(pool.state, 1), _whole(waits) + 1)
    size = sum(held.values(), Decimal(0)) / rotation.cycle if size is None else size
    each = unit or _usual_unit(size)
    if sum(held.values()) / each > MOST_UNITS:
        raise Refusal(f"units of {each:,} are too many to be told apart", "ask with larger units by `--unit`")
    made = tuple(
        UnitPool(state, int(soldiers // each), int(soldiers % each), ready[state]) for state, soldiers in held.items()
    )
    first = min((pool.ready for pool in made if pool.units), default=months + 1)
    target = int((size / each).to_integral_value(ROUND_CEILING))
    return Rules(counting, rotation, each, whole_tour, said, cycle - whole_tour, target, first, months, made)


def _whole(months: Decimal) -> int:
    """Whole months, rounded up: nobody is sent earlier, or rests for less."""
    return int(months.to_integral_value(ROUND_CEILING))


def _usual_unit(size: Decimal) -> int:
    """A brigade or less: the largest that goes into the size ten times or more, without a remainder if it can be."""
    fitting = [unit for unit in _UNITS if unit * _FEWEST <= size]
    even = [unit for unit in fitting if size % unit == 0 and size / unit <= _MANY]
    return next(iter([*even, *fitting]), 1)


def too_much(rules: Rules) -> TooMuch | None:
    """The months in which the target asks most beyond what all units can serve, by the month; None if there are none.

    Two tours of a unit begin a whole cycle apart at least, so that in w months it serves no more than if one began with
    the first of them: all its tours, whole or cut off by the end.
    """
    worst, found = Fraction(0), None
    for begin in range(rules.first, rules.months + 1):
        for end in range(begin, rules.months + 1):
            months = end + 1 - begin
            served = sum(pool.units * _most(end + 1 - max(begin, pool.ready), rules) for pool in rules.pools)
            over = Fraction(rules.target * months - served, months)
            if over > worst:
                worst, found = over, TooMuch(begin, end, served, rules.target * months)
    return found


def _most(months: int, rules: Rules) -> int:
    """Months of so many following each other in which a unit is on duty at most."""
    cycles, rest = divmod(max(months, 0), rules.cycle)
    return cycles * rules.tour + min(rules.tour, rest)


def deployment(rules: Rules, starts: dict[str, tuple[int, ...]], optimal: bool) -> Deployment:
    """A rota, with what can be said of any rota by counting."""
    return Deployment("optimal" if optimal else "greedy", rules, starts, (), too_much(rules))


def greedy(rules: Rules) -> Deployment:
    """A plain rota: each month as many units as are missing, from whoever has the largest part of its units ready.

    It looks neither back nor ahead.
    """
    starts = {pool.state: [0] * rules.months for pool in rules.pools}
    for month in range(rules.months):
        begun = [sum(one[max(0, month - rules.tour + 1) : month]) for one in starts.values()]
        missing = rules.target - sum(begun)
        while missing > 0:
            ready = [(_ready(pool, starts[pool.state], month, rules), pool) for pool in rules.pools]
            best = max(ready, key=lambda one: one[0] / max(one[1].units, 1), default=None)
            if best is None or best[0] <= 0:
                break
            send = _level(ready, best[1], missing)
            starts[best[1].state][month] += send
            missing -= send
    return deployment(rules, {state: tuple(begun) for state, begun in starts.items()}, optimal=False)


def _ready(pool: UnitPool, begun: Sequence[int], month: int, rules: Rules) -> int:
    if month + 1 < pool.ready:
        return 0
    return pool.units - sum(begun[max(0, month - rules.cycle + 1) : month + 1])


def _level(ready: Sequence[tuple[int, UnitPool]], best: UnitPool, missing: int) -> int:
    """How many units the one with the largest part ready sends before another has the larger part; at least one."""
    free = next(count for count, pool in ready if pool is best)
    others = [count / pool.units for count, pool in ready if pool is not best and pool.units]
    level = max(others, default=0.0)
    return max(1, min(missing, free, int(free - level * best.units)))
