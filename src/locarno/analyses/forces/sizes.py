"""Sizes against what there is: what is in force, the army protected, the line, the pools under a rotation.

A rotation of c takes c soldiers in the cycle for one on duty: with pools of n soldiers, n / c can be kept on duty for
good, and a force of s needs c * s. In tours of a fixed length that is one tour in c, the rule of thirds for c = 3.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from ...answers.forces import Asking, Contribution, Density, EvenShare, Gap, Match, PoolSum, Ratio, Sum, Upkeep
from ...case.nouns import Arrangement, Case
from ...case.pledge_nouns import Amount, Pool, Range, Rotation
from ...space.refusal import Refusal
from .contributions import NOTHING, WHOLE_OF, range_of


def asking(
    case: Case,
    arrangement: Arrangement | None,
    name: str,
    size: Range | None,
    there: Sequence[Sum],
    in_force: Sequence[Contribution],
) -> Asking | None:
    """What is asked for, against what is in force; None if nothing is asked."""
    if arrangement is None and size is None:
        return None
    said: Mapping[str, Amount] = {} if arrangement is None else arrangement.attributes
    own = size is not None
    stated = said.get(name, "")
    id_ = "" if arrangement is None else arrangement.id
    if size is None and not isinstance(stated, str):
        size = range_of(stated)
        if size[0] < 0 or size[0] > size[1]:
            found = f"{size[0]:,}" if size[0] == size[1] else f"{size[0]:,} to {size[1]:,}"
            raise Refusal(f"{id_} asks for `{name}` of {found}", "the lower bound first, and nothing below zero")
    matches = tuple(_match(key, amount, in_force) for key, amount in said.items() if _spoken_of(case, key, name))
    if size is None:
        return Asking(id_, None, own, said, matches, (), (), ())
    asked = size
    gaps = tuple(Gap(one.counting, one.amount, short_of(asked, one.amount), one.known, one.unknown) for one in there)
    return Asking(id_, asked, own, said, matches, gaps, *_against(case, asked if name == "troops" else NOTHING))


def _spoken_of(case: Case, key: str, name: str) -> bool:
    """Whether some pledge of the case speaks of what an arrangement says; not of the size, which has its own place."""
    return key != name and not key.startswith(WHOLE_OF) and any(key in one.contributes for one in case.pledges.values())


def _match(key: str, asked: Amount, in_force: Sequence[Contribution]) -> Match:
    speaking = {one.pledge: one.amounts[key] for one in in_force if key in one.amounts}
    same = tuple(id_ for id_, amount in speaking.items() if _plain(amount) == _plain(asked))
    return Match(key, asked, same, {id_: amount for id_, amount in speaking.items() if id_ not in same})


def _plain(amount: Amount) -> Amount:
    return amount.strip().casefold() if isinstance(amount, str) else range_of(amount)


def short_of(asked: Range, there: Range) -> Range:
    """What is missing: at least, if the least is asked and the most is there; and at most."""
    return max(Decimal(0), asked[0] - there[1]), max(Decimal(0), asked[1] - there[0])


def _against(case: Case, size: Range) -> tuple[tuple[Ratio, ...], tuple[Density, ...]]:
    """Soldiers against armies and lines; none where no soldiers are asked for."""
    if not size[1]:
        return (), ()
    least = size[0] or size[1]
    ratios = (Ratio(one, (one.soldiers[0] / size[1], one.soldiers[1] / least)) for one in case.forces.armies.values())
    densities = (Density(one, (size[0] / one.km[1], size[1] / one.km[0])) for one in case.forces.fronts.values())
    return tuple(ratios), tuple(densities)


def by_counting(pools: Iterable[Pool]) -> dict[str, tuple[Pool, ...]]:
    """Pools counting by counting, in the order of the case."""
    made: dict[str, tuple[Pool, ...]] = {}
    for pool in pools:
        made[pool.counting] = (*made.get(pool.counting, ()), pool)
    return made


def pool_sum(counting: str, pools: Sequence[Pool]) -> PoolSum:
    """What can be sent by one counting."""
    by_state: dict[str, Range] = {}
    zero = Decimal(0)
    for pool in pools:
        so_far = by_state.get(pool.state, NOTHING)
        low, high = (bound * pool.usable for bound in pool.soldiers)
        by_state[pool.state] = (so_far[0] + low, so_far[1] + high)
    return PoolSum(
        counting,
        tuple(dict.fromkeys(pool.counts for pool in pools if pool.counts)),
        by_state,
        (sum((one[0] for one in by_state.values()), zero), sum((one[1] for one in by_state.values()), zero)),
        tuple(dict.fromkeys(ref for pool in pools for ref in pool.basis.refs)),
        any(pool.basis.assumed for pool in pools),
    )


def upkeep(rotation: Rotation, pool: PoolSum, size: Range | None) -> Upkeep:
    """One rotation on the pools of one counting, for a size or none."""
    low, high = pool.total
    sustainable = (low / rotation.cycle, high / rotation.cycle)
    if size is None:
        return Upkeep(
            rotation, pool.counting, pool.total, sustainable, None, None, None, _even(pool, rotation.cycle, None)
        )
    needed = (size[0] * rotation.cycle, size[1] * rotation.cycle)
    share = (needed[0] / high, needed[1] / low) if low else None
    missing = short_of(needed, pool.total)
    even = _even(pool, rotation.cycle, needed)
    return Upkeep(rotation, pool.counting, pool.total, sustainable, needed, share, missing, even)


def _even(pool: PoolSum, cycle: Decimal, needed: Range | None) -> EvenShare | None:
    """Whose pool binds if all take the same part: the smallest, the first of these."""
    count = len(pool.by_state)
    if count < 2:
        return None
    state = min(pool.by_state, key=lambda one: pool.by_state[one])
    smallest = pool.by_state[state]
    sustainable = (smallest[0] * count / cycle, smallest[1] * count / cycle)
    short = None if needed is None else short_of((needed[0] / count, needed[1] / count), smallest)
    return EvenShare(state, smallest, sustainable, short)
