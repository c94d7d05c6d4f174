"""What is in force and which rotas there are, read aloud from the definitions: plain loops, slow and obvious."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, combinations_with_replacement, pairwise, product
from math import comb

from oracle import option_moves
from random_pledges import PlainPledge, PledgeConflict, true_in, yes_of

FIRM = ("must", "declared", "conditional")


@dataclass(frozen=True)
class PlainContribution:
    """How a contribution stands; `against` and `broken`: refusals."""

    standing: str
    against: tuple[str, ...]
    broken: tuple[str, ...]


def is_due(pledge: PlainPledge, code: int) -> bool:
    return pledge.condition is None or true_in(pledge.condition, yes_of(code))


def is_done(pledge: PlainPledge, code: int) -> bool:
    yes = yes_of(code)
    return set(pledge.delivers) <= yes and not set(pledge.blocks) & yes


def contribution(case: PledgeConflict, pledge: PlainPledge, code: int, taken: Sequence[str] = ()) -> PlainContribution:
    """How the pledge's contribution stands in the state of that code."""

    def counts(one: PlainPledge) -> bool:
        return one.id in taken or (one.kind != "proposal" and one.binding in FIRM)

    def in_force(other: int) -> bool:
        return is_due(pledge, other) and is_done(pledge, other)

    wherever = [other for other in case.feasible if in_force(other)]
    refusals = [one for one in case.pledges if counts(one) and one.kind == "refusal"]
    against: list[PlainPledge] = []
    if pledge.kind != "refusal" and wherever:
        against = [one for one in refusals if all(is_due(one, other) and not is_done(one, other) for other in wherever)]
    broken = [one for one in against if is_due(one, code) and not is_done(one, code)]
    if not counts(pledge):
        standing = "not counted"
    elif pledge.kind == "refusal":
        standing = "holds back"
    elif in_force(code):
        standing = "in force"
    elif not wherever:
        standing = "blocked"
    elif not is_due(pledge, code):
        standing = "dropped out" if pledge.binding == "conditional" else "on its way"
    else:
        actors = [one for one in pledge.by if one in case.conflict.actors]
        ends = {end for one in actors for end in option_moves(case.conflict, one, case.feasible)[code]}
        standing = "not kept" if any(in_force(int(end)) for end in ends) else "blocked"
    return PlainContribution(standing, tuple(one.id for one in against), tuple(one.id for one in broken))


def total_in_force(case: PledgeConflict, name: str, code: int) -> tuple[int, int, list[str]]:
    """The least and the most of the amounts of a name that are in force in a state, and who says no number."""
    low = high = 0
    unknown = []
    for pledge in case.pledges:
        if name in pledge.contributes and contribution(case, pledge, code).standing == "in force":
            amount = pledge.contributes[name]
            if isinstance(amount, str):
                unknown.append(pledge.id)
            elif isinstance(amount, list):
                low, high = low + amount[0], high + amount[1]
            else:
                low, high = low + amount, high + amount
    return low, high, unknown


@dataclass(frozen=True)
class PlainRota:
    """Units of each state with the first month they can be there; a tour and a cycle in months."""

    units: tuple[tuple[int, int], ...]
    tour: int
    cycle: int
    months: int
    target: int


def one_unit(rota: PlainRota, ready: int) -> Iterator[tuple[int, ...]]:
    """Every set of months, from 0, in which one unit can begin a tour."""
    allowed = range(ready - 1, rota.months)
    for count in range(rota.months // rota.cycle + 2):
        for begins in combinations(allowed, count):
            if all(later - earlier >= rota.cycle for earlier, later in pairwise(begins)):
                yield begins


def of_state(rota: PlainRota, units: int, ready: int) -> set[tuple[int, ...]]:
    """Every way in which the units of a state can begin tours: how many in each month."""
    found = set()
    for chosen in combinations_with_replacement(tuple(one_unit(rota, ready)), units):
        found.add(tuple(sum(month in begins for begins in chosen) for month in range(rota.months)))
    return found


def on_duty(rota: PlainRota, begun: Sequence[int]) -> tuple[int, ...]:
    """Units on duty in each month."""
    return tuple(
        sum(count for begin, count in enumerate(begun) if begin <= month < begin + rota.tour)
        for month in range(rota.months)
    )


def worth(rota: PlainRota, begun: Sequence[Sequence[int]]) -> tuple[float, ...]:
    """What a rota is compared by; the greatest is the best.

    The least month up to the target; shortage; how late it comes; what stands above the target; the largest part of a
    state's units that it gives, and that it has on duty at once.
    """
    first = min((ready for units, ready in rota.units if units), default=rota.months + 1)
    counted = range(first - 1, rota.months)
    each = [on_duty(rota, one) for one in begun]
    total = [sum(of[month] for of in each) for month in range(rota.months)]
    short = {month: max(0, rota.target - total[month]) for month in counted}
    parts = [sum(one) / units for one, (units, _) in zip(begun, rota.units, strict=True) if units]
    at_once = [max(of) / units for of, (units, _) in zip(each, rota.units, strict=True) if units]
    return (
        min((min(rota.target, total[month]) for month in counted), default=0),
        -sum(short.values()),
        -sum((rota.months - month) * missing for month, missing in short.items()),
        -sum(total),
        -max(parts, default=0),
        -max(at_once, default=0),
    )


def best_worth(rota: PlainRota) -> tuple[float, ...]:
    """The best of all rotas."""
    states = [of_state(rota, units, ready) for units, ready in rota.units]
    return max(worth(rota, begun) for begun in product(*states))


def how_many(rota: PlainRota) -> int:
    """No fewer than the rotas there are to be compared: units of a state that are told apart only by their months."""
    count = 1
    for units, ready in rota.units:
        ways = [1] * (rota.months + rota.cycle)  # from each month on: begin no tour in it, or one and then rest
        for month in range(rota.months - 1, -1, -1):
            ways[month] = ways[month + 1] + ways[month + rota.cycle] if month >= ready - 1 else ways[month + 1]
        count *= comb(ways[0] + units - 1, units)
    return count
