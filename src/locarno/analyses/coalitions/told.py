"""A joint improvement told as a way there, and the answer that deters it as a way on."""

from collections.abc import Sequence

import numpy as np

from ...answers.coalitions import CoalitionConcept, CoalitionImprovement, JointStep
from ...answers.explanation import Decision
from ...kernels.types import Bool
from ...space.moves import Spread
from ...space.reach import reach
from ...space.space import Space
from ..explain import decision
from ..views import change_of, move_size, view
from .moves import Members, Together, who_changes
from .sanctions import Front, Sanctions

JointMove = tuple[Members, int, int]


def tell(
    together: Together,
    found: Front,
    against: Sanctions,
    concept: CoalitionConcept,
    inside: Bool | None,
    upsetting: Bool,
    leaving: Bool,
) -> CoalitionImprovement:
    """The improvement to name: one that upsets, else one that is deterred and would leave, else any."""
    space, undeterred = together.space, against.undeterred[concept]
    choice = next(one for one in (upsetting, leaving, undeterred, found.improvements) if one.any())
    end = nearest(together, found, choice)
    deterred = not undeterred[end]
    answer = _answer(together, found, against, concept, end) if deterred else []
    last = answer[-1][2] if answer else end
    return CoalitionImprovement(
        steps=told_steps(space, _way(together, found.ways, found.members, found.start, end)),
        end=view(space, end),
        gains=tuple(decision(space, actor, found.start, end) for actor in found.members),
        leaves=None if inside is None else not bool(inside[end]),
        deterred=deterred,
        answer=told_steps(space, answer),
        spoiled=_spoiled(space, found, last) if deterred else (),
    )


def told_steps(space: Space, moves: Sequence[JointMove]) -> tuple[JointStep, ...]:
    """Moves in the words of the case."""
    return tuple(
        JointStep(
            tuple(space.frame.players[actor] for actor in who),
            view(space, begin),
            view(space, end),
            change_of(space, begin, end),
            tuple(decision(space, actor, begin, end) for actor in who),
        )
        for who, begin, end in moves
    )


def nearest(together: Together, found: Front, choice: Bool) -> int:
    """Of some improvements the one with the shortest legal sequence.

    Of several that with the fewest steps against their mover's interest, the fewest changes, the first. Those that
    only a joint move brings about come after all others.
    """
    return _nearest(together.space, found.ways, found.start, choice)


def _nearest(space: Space, ways: Spread, start: int, choice: Bool) -> int:
    states = np.flatnonzero(choice)
    length = ways.length[states].astype(np.int64)
    price = np.where(length > 0, length * 2**31 + ways.against[states], np.iinfo(np.int64).max)
    best = states[price == price.min()]
    return int(min(best, key=lambda end: (move_size(space, start, int(end)), end)))


def _way(together: Together, ways: Spread, members: Members, start: int, end: int) -> list[JointMove]:
    if ways.length[end] > 0:
        return [((mover,), begin, after) for mover, begin, after in ways.way(end)]
    return [(who_changes(together.space, members, start, end), start, end)]


def _answer(
    together: Together, found: Front, against: Sanctions, concept: CoalitionConcept, start: int
) -> list[JointMove]:
    """A shortest answer that deters an improvement; with answers by coalitions, one of the answers there are."""
    space, others = together.space, found.others
    if concept == "seq" and against.steps is not None:
        return against.steps.answer(start)
    aim = against.good if concept == "smr" else ~found.wanted
    ways = reach(space, others, start, concept == "seq")
    reached = aim & (ways.length > 0)
    if not reached.any():
        reached = aim & together.one_move(others, start)
    return _way(together, ways, others, start, _nearest(space, ways, start, reached))


def _spoiled(space: Space, found: Front, state: int) -> tuple[Decision, ...]:
    told = (decision(space, actor, found.start, state) for actor in found.members)
    return tuple(one for one in told if one.better is not True)
