"""Do the numbers add up? The whole answer, from a state and what counts in it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import numpy as np

from ...answers.asked import Asked
from ...answers.forces import TROOPS, Contribution, ForceCount, PoolSum
from ...answers.given import Given
from ...answers.rota import Deployment
from ...case.basis import Basis
from ...case.given_word import FIRMNESS
from ...case.nouns import Case, Reading
from ...case.playing import plain_play
from ...case.pledge_nouns import Pool, Range, Rotation
from ...space.given import given as given_word
from ...space.known import meant_of
from ...space.naming import state_named
from ...space.refusal import Refusal
from ...space.space import Space, Spaces, outcomes, reading_of
from ..breaks import opening_states
from ..verdicts import arrangement_of, check_day
from ..views import view
from .contributions import contributions, counted_names, sums
from .months import MOST_MONTHS, greedy, rules_of
from .rota import optimal
from .sizes import asking, by_counting, pool_sum, upkeep
from .waterfall import waterfall

MONTHS = 24
"""How far a rota looks if nothing else is said."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be kept up, and how; see `Loaded.forces`. All None: what the case says, and no rota."""

    troops: Range | None
    cycle: Decimal | None
    counting: str | None
    months: int | None
    rota: bool
    unit: int | None
    tour: Decimal | None
    lead: Decimal | None


def wanted(
    troops: int | tuple[int, int] | None,
    cycle: Decimal | float | None,
    counting: str | None,
    months: int | None,
    rota: bool,
    unit: int | None,
    tour: Decimal | float | None,
    lead: Decimal | float | None,
) -> Wanted:
    """The same from plain numbers; raises Refusal for what is no number."""
    low, high = troops if isinstance(troops, tuple) else (troops, troops)
    size = None if low is None or high is None else (Decimal(low), Decimal(high))
    return Wanted(size, _decimal(cycle), counting, months, rota, unit, _decimal(tour), _decimal(lead))


def _decimal(number: Decimal | float | None) -> Decimal | None:
    made = None if number is None else Decimal(str(number))
    if made is not None and not made.is_finite():
        raise Refusal(f"`{number}` is not a number", "write one such as 4 or 4.5")
    return made


def forces(
    spaces: Spaces,
    arrangement: str | None,
    state: str | None,
    reading: str | None,
    scenarios: Sequence[str],
    as_of: date | None,
    word: str,
    take: Sequence[str],
    leave: Sequence[str],
    name: str,
    wanted: Wanted,
    progress: Callable[[int, int], None],
) -> ForceCount:
    """What is in force, what is asked, and what can be kept up; refuses as `Loaded.forces` says."""
    case = spaces.case
    _check(case, wanted, name)
    pledges = given_word(case, reading, as_of, word, take, leave)
    firm = next(one for one in FIRMNESS if one == word)
    asked_for = None if arrangement is None else arrangement_of(case, arrangement)
    if asked_for is not None and state is not None:
        raise Refusal(
            "both an arrangement and a state are named",
            "name one of them; an arrangement is looked at where it opens, in the state of it nearest to today",
        )
    space = _space(spaces, reading, scenarios, as_of)
    where, others = _state(space, arrangement, state)
    found = contributions(space.frame, where, pledges, reading or "", as_of, leave)
    counted = counted_names(case)
    name = name if name == TROOPS else meant_of(name, counted, "amount that a pledge counts")
    in_force = [one for one in found if one.standing == "in force"]
    there = sums(counted, in_force)
    what = asking(case, asked_for, name, wanted.troops, [one for one in there if one.name == name], in_force)
    size = None if what is None else what.size
    pools = _pools(case, wanted.counting) if name == TROOPS else {}
    held = tuple(pool_sum(id_, of) for id_, of in pools.items())
    rotations = _rotations(case, wanted.cycle) if name == TROOPS else ()
    return ForceCount(
        asked=Asked(case.id, tuple(scenarios), as_of),
        given=Given(reading or "", firm, tuple(take), tuple(leave), tuple(one.id for one in pledges)),
        place=arrangement or state or "today",
        state=view(space, where),
        others=others,
        name=name,
        contributions=found,
        sums=there,
        waterfall=waterfall(name, found),
        asking=what,
        pools=held,
        upkeep=tuple(upkeep(rotation, pool, size) for pool in held for rotation in rotations),
        holding_back=_holding_back(found, held, name),
        deployments=_deployments(pools, rotations, size, wanted, progress),
    )


def _check(case: Case, wanted: Wanted, name: str) -> None:
    if case.forces.empty and not any(one.contributes for one in case.pledges.values()):
        raise Refusal(
            "the case says nothing about forces",
            "give its pledges `contributes`, or add a section `forces` with armies, fronts, pools, rotations",
        )
    if wanted.troops is not None:
        low, high = wanted.troops
        if low < 0 or high <= 0 or low > high:
            found = f"a force of {low:,}" if low == high else f"a force of {low:,} to {high:,}"
            raise Refusal(found, "name a number of soldiers above 0, or the least and the most of it")
        if name != TROOPS:
            raise Refusal(f"soldiers cannot be held against `{name}`", "leave out the one or the other")
    if wanted.cycle is not None and wanted.cycle < 1:
        raise Refusal(f"a cycle of {wanted.cycle}:1", "1 or more: 3 means that one on duty takes three soldiers")
    if wanted.months is not None and not 1 <= wanted.months <= MOST_MONTHS:
        raise Refusal(f"{wanted.months} months", f"from 1 to {MOST_MONTHS}")
    if wanted.unit is not None and wanted.unit < 1:
        raise Refusal(f"units of {wanted.unit} soldiers", "1 or more")
    if wanted.tour is not None and not 0 < wanted.tour <= MOST_MONTHS:
        raise Refusal(f"a tour of {wanted.tour} months", f"above 0 and at most {MOST_MONTHS}")
    if wanted.lead is not None and not 0 <= wanted.lead <= MOST_MONTHS:
        raise Refusal(f"a lead of {wanted.lead} months", f"from 0 to {MOST_MONTHS}")


def _space(spaces: Spaces, reading: str | None, scenarios: Sequence[str], as_of: date | None) -> Space:
    """The states under a reading, or under the common rules; nobody's wishes are looked at."""
    who = None if reading is None else reading_of(spaces.case, reading)
    frame = spaces.frame(who, scenarios, as_of)
    rank = np.zeros((len(frame.players), frame.size), np.int32)
    nobody = who or Reading("the common rules", "", "", "", "", {}, (), (), (), Basis(), plain_play(()))
    return Space(frame, nobody, tuple(scenarios), as_of, rank, frame.moves.order(rank), *outcomes(frame))


def _state(space: Space, arrangement: str | None, state: str | None) -> tuple[int, int]:
    """The state asked about, and how many others of an arrangement are as near to today."""
    if arrangement is None:
        check_day(space.case, space.as_of, needed=state is None)
        return state_named(space, state or "today"), 0
    held = space.case.arrangements[arrangement]
    opening = opening_states(space, space.frame.members(held.held_yes, held.held_no, held.require))
    if not opening.size:
        listed = " and ".join(f"`{one}`" for one in (space.reading.id, *space.scenarios))
        raise Refusal(f"no state of `{arrangement}` is feasible under {listed}", "ask under another reading, or none")
    return int(opening[0]), int(opening.size) - 1


def _pools(case: Case, counting: str | None) -> Mapping[str, Sequence[Pool]]:
    pools = by_counting(case.forces.pools.values())
    if counting is None:
        return pools
    if not pools:
        raise Refusal("the case has no pools to be counted", "add `pools` to its section `forces`")
    chosen = meant_of(counting, [one or UNNAMED for one in pools], "counting of pools")
    return {id_: of for id_, of in pools.items() if (id_ or UNNAMED) == chosen}


UNNAMED = "the only one"
"""What a counting without a name is called."""


def _rotations(case: Case, cycle: Decimal | None) -> tuple[Rotation, ...]:
    if cycle is None:
        return tuple(case.forces.rotations.values())
    return (Rotation("asked", "as asked", cycle, None, Basis(assumed=True)),)


def _holding_back(
    found: Sequence[Contribution], pools: Sequence[PoolSum], name: str
) -> dict[str, tuple[str, ...]]:  # fmt: skip
    """States with pools that refusals name, whether or not these are firm enough to count."""
    refusals = [
        one for one in found if one.kind == "refusal" and name in one.amounts and one.reason in ("refusal", "word")
    ]
    states = dict.fromkeys(state for pool in pools for state in pool.by_state)
    named = {state: tuple(one.pledge for one in refusals if state in one.states) for state in states}
    return {state: ids for state, ids in named.items() if ids}


def _deployments(
    pools: Mapping[str, Sequence[Pool]],
    rotations: Sequence[Rotation],
    size: Range | None,
    wanted: Wanted,
    progress: Callable[[int, int], None],
) -> tuple[Deployment, ...]:
    """Rotas from the pools of the first counting for each rotation, for the least size asked."""
    months = MONTHS if wanted.rota and wanted.months is None else wanted.months
    if months is None:
        return ()
    if not pools or not rotations:
        lacking = "pools" if not pools else "rotations"
        raise Refusal(
            f"there are no {lacking} to make a rota of",
            f"add `{lacking}` to the section `forces` of the case" + ("" if not pools else ", or ask with `--cycle`"),
        )
    counting, of = next(iter(pools.items()))
    made = []
    for rotation in rotations:
        least = None if size is None else size[0] or size[1]
        rules = rules_of(rotation, counting, of, least, months, wanted.unit, wanted.tour, wanted.lead)
        made.append(optimal(rules, progress) if wanted.rota else greedy(rules))
    return tuple(made)
