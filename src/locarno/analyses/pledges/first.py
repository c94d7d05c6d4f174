"""What comes into force if nobody moves first: step by step, whatever follows for sure.

The well-founded model of the program of `parts` (Van Gelder, Ross & Schlipf 1991), by its alternating fixed point: a
least fixed point, refusals and options asked to be no judged by an estimate, gives a lower estimate from an upper one
and the other way round. Where nobody refuses anything, the first lower one is it: the least fixed point. A round looks
only at pledges whose conditions name what the round before has brought.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...case.expressions import And, AtLeast, Constant, Expression, Iff, Implies, Name, Not, Or, names
from ...case.given_word import due
from ...case.pledge_nouns import Pledge
from .parts import Part


@dataclass(frozen=True)
class Estimate:
    """Options that are yes, pledges that are due, and in which round each option came about (0: from the start)."""

    yes: frozenset[str]
    due: frozenset[str]
    rounds: Mapping[str, int]


def well_founded(pledges: Sequence[Pledge], parts: Mapping[str, Part]) -> tuple[Estimate, Estimate]:
    """What is yes and due for sure, and what may be; the same where nothing is undecided."""
    nothing = Estimate(frozenset(), frozenset(), {})
    lower = nothing
    while True:
        upper = _least(pledges, parts, lower)
        higher = _least(pledges, parts, upper)
        if higher.yes == lower.yes and higher.due == lower.due:
            return higher, upper
        lower = higher


def _least(pledges: Sequence[Pledge], parts: Mapping[str, Part], against: Estimate) -> Estimate:
    """What comes about if whatever is negative is judged by an estimate."""
    refused = {id_ for id_, part in parts.items() if any(one in against.due for one in part.refused)}
    rounds = {id_: 0 for id_, part in parts.items() if part.sure or (part.stands and id_ not in refused)}
    looking: dict[str, list[Pledge]] = defaultdict(list)
    for pledge in pledges:
        for option in {name.id for name in names(due(pledge))}:
            looking[option].append(pledge)
    is_due: set[str] = set()
    fresh: Sequence[Pledge] = pledges
    number = 0
    while fresh:
        number += 1
        new = [one for one in fresh if one.id not in is_due and _true(due(one), rounds, against.yes)]
        is_due.update(one.id for one in new)
        risen = []
        for option in dict.fromkeys(option for one in new for option in one.delivers):
            part = parts[option]
            if option in rounds or option in refused or part.barred:
                continue
            if all(any(one in is_due for one in by) for by in part.promised.values()):
                risen.append(option)
        rounds.update(dict.fromkeys(risen, number))
        fresh = list({one.id: one for option in risen for one in looking[option]}.values())
    return Estimate(frozenset(rounds), frozenset(is_due), rounds)


def _true(one: Expression, yes: Mapping[str, int], against: frozenset[str], wanted: bool = True) -> bool:
    """Whether an expression is true, or false if not `wanted`; options asked to be no are judged by `against`."""
    match one:
        case Name(id_):
            return id_ in yes if wanted else id_ not in against
        case Constant(value):
            return value == wanted
        case Not(part):
            return _true(part, yes, against, not wanted)
        case And(parts) | Or(parts):
            every = all if isinstance(one, And) == wanted else any
            return every(_true(part, yes, against, wanted) for part in parts)
        case Implies(condition, consequence):
            every = any if wanted else all
            sides = ((condition, not wanted), (consequence, wanted))
            return every(_true(part, yes, against, side) for part, side in sides)
        case Iff(left, right):
            return any(
                _true(left, yes, against, side) and _true(right, yes, against, side == wanted) for side in (True, False)
            )
        case AtLeast(count, parts):
            least = count if wanted else len(parts) - count + 1
            return sum(_true(part, yes, against, wanted) for part in parts) >= least
