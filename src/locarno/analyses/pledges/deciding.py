"""What decides between pairs of states, for many pairs at once; and what tells two sets of states apart."""

from collections.abc import Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from ...answers.worth import Decider
from ...case.nouns import Ranked, Weighted
from ...kernels.types import Bool, Int32
from ...space.space import Space

Packed = NDArray[np.uint8]


def deciders(space: Space, actor: int, before: Int32, after: Int32) -> tuple[Decider, ...]:
    """The statements by which an actor tells `after` from `before`, pair by pair, with counts; most frequent first.

    `before[N]`, `after[N]`: states. Pairs between which it is indifferent count for nothing.
    """
    rank = space.rank[actor]
    better, worse = rank[after] > rank[before], rank[after] < rank[before]
    name = space.frame.players[actor]
    order = space.reading.preferences[name].order
    if isinstance(order, Ranked):
        found = [Decider("", 0, order.basis, int(better.sum()), int(worse.sum()))]
    elif isinstance(order, Weighted):
        found = _by_weights(space, name, before, after, better, worse)
    else:
        found = _by_places(space, name, before, after, better, worse)
    told = [one for one in found if one.for_it or one.against]
    return tuple(sorted(told, key=lambda one: (-one.for_it - one.against, one.place)))


def _by_places(space: Space, name: str, before: Int32, after: Int32, better: Bool, worse: Bool) -> list[Decider]:
    """The first statement on which a pair differs decides it."""
    found = []
    left = better | worse
    for place, statement in enumerate(space.statements(name), 1):
        table = space.frame.truth(statement.expression)
        decided = left & (table[before] != table[after])
        if decided.any():
            for_it, against = int((decided & better).sum()), int((decided & worse).sum())
            found.append(Decider(statement.text, place, statement.basis, for_it, against))
            left &= ~decided
    return found


def _by_weights(space: Space, name: str, before: Int32, after: Int32, better: Bool, worse: Bool) -> list[Decider]:
    """All statements on which a pair differs decide it, together."""
    statements = space.statements(name)
    tables = [space.frame.truth(one.expression) for one in statements]
    differ = np.array([table[before] != table[after] for table in tables], bool).reshape(len(statements), before.size)
    kinds, kind = np.unique(differ.T, axis=0, return_inverse=True)
    found = []
    for number, which in enumerate(kinds):
        mine = kind.reshape(-1) == number
        those = [statement for statement, is_one in zip(statements, which, strict=True) if is_one]
        if those:
            text = "; ".join(one.text for one in those)
            found.append(Decider(text, 0, those[0].basis, int((mine & better).sum()), int((mine & worse).sum())))
    return found


def told_apart(space: Space, inside: Bool, states: Int32) -> str:
    """An expression over the options that is true in exactly those of `states` that are `inside`, if a simple one is.

    `inside[N]` for `states[N]`. One option yes or no, else two of these joined by `and` or `or`; empty if none does,
    or if all of the states or none are inside.
    """
    if inside.all() or not inside.any():
        return ""
    wanted = np.packbits(inside)
    signs: list[tuple[str, Packed]] = []
    for option in space.frame.option_ids:
        table = space.frame.truth.atom(option)[states]
        if table.any() and not table.all():
            signs += [(option, np.packbits(table)), (f"not {option}", np.packbits(~table))]
    for text, packed in signs:
        if (packed == wanted).all():
            return text
    return _pair(signs, wanted)


def _pair(signs: Sequence[tuple[str, Packed]], wanted: Packed) -> str:
    within = [one for one in signs if not (wanted & ~one[1]).any()]
    for (one, first), (other, second) in combinations(within, 2):
        if (first & second == wanted).all():
            return f"{one} and {other}"
    parts = [one for one in signs if not (one[1] & ~wanted).any()]
    for (one, first), (other, second) in combinations(parts, 2):
        if (first | second == wanted).all():
            return f"{one} or {other}"
    return ""
