"""Two codings compared, straight from the definitions: sets of states, loops over pairs of values.

Expressions are nested tuples: ("x", name), ("not", e), ("and", e, f), ("or", e, f), ("implies", e, f), ("iff", e, f).
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from fractions import Fraction
from itertools import combinations, product
from typing import Any

Tree = tuple[Any, ...]
State = frozenset[str]
Lists = dict[tuple[str, str], list[Tree]]
"""By reading and actor."""


def alpha(units: Sequence[Sequence[Hashable]], difference: Callable[[Any, Any], Fraction]) -> Fraction | None:
    """Return 1 - D_o / D_e by the coincidence of every ordered pair of values inside a unit (Krippendorff 2011)."""
    paired = [[value for value in unit if value is not None] for unit in units]
    paired = [unit for unit in paired if len(unit) > 1]
    values = [value for unit in paired for value in unit]
    if len(set(values)) < 2:
        return None
    observed = Fraction(0)
    for unit in paired:
        for i, one in enumerate(unit):
            for j, other in enumerate(unit):
                if i != j:
                    observed += difference(one, other) / (len(unit) - 1)
    expected = Fraction(0)
    for i, one in enumerate(values):
        for j, other in enumerate(values):
            if i != j:
                expected += difference(one, other)
    return 1 - observed / len(values) / (expected / (len(values) * (len(values) - 1)))


def nominal(one: Hashable, other: Hashable) -> Fraction:
    return Fraction(one != other)


def ordinal(units: Sequence[Sequence[int | None]]) -> Callable[[int, int], Fraction]:
    """Return the difference of ranks: all values from one to the other are counted, of the two themselves half."""
    paired = [[value for value in unit if value is not None] for unit in units]
    values = [value for unit in paired if len(unit) > 1 for value in unit]

    def difference(one: int, other: int) -> Fraction:
        low, high = min(one, other), max(one, other)
        between = sum(low <= value <= high for value in values)
        ends = Fraction(sum(value == low for value in values) + sum(value == high for value in values), 2)
        return Fraction(between - ends) ** 2 if low != high else Fraction(0)

    return difference


def is_true(tree: Tree, state: State) -> bool:
    match tree:
        case ("x", name):
            return name in state
        case ("not", part):
            return not is_true(part, state)
        case ("and", left, right):
            return is_true(left, state) and is_true(right, state)
        case ("or", left, right):
            return is_true(left, state) or is_true(right, state)
        case ("implies", left, right):
            return is_true(right, state) if is_true(left, state) else True
        case ("iff", left, right):
            return is_true(left, state) == is_true(right, state)
    raise ValueError(tree)


def text_of(tree: Tree) -> str:
    match tree:
        case ("x", name):
            return str(name)
        case ("not", part):
            return f"not ({text_of(part)})"
        case (word, left, right):
            return f"({text_of(left)}) {word} ({text_of(right)})"
    raise ValueError(tree)


def feasible(options: Iterable[str], impossible: Iterable[Tree]) -> list[State]:
    names = list(options)
    states = [
        frozenset(n for n, yes in zip(names, row, strict=True) if yes) for row in product((0, 1), repeat=len(names))
    ]
    return [state for state in states if not any(is_true(rule, state) for rule in impossible)]


def said(trees: Sequence[Tree], states: Sequence[State]) -> tuple[dict[frozenset[State], int], int]:
    """Return where each statement is true, with its place, the first of equals; and how many say nothing."""
    found: dict[frozenset[State], int] = {}
    idle = 0
    for place, tree in enumerate(trees, 1):
        true = frozenset(state for state in states if is_true(tree, state))
        if len(true) in (0, len(states)):
            idle += 1
        elif true not in found:
            found[true] = place
    return found, idle


def counts(one: Sequence[Tree], other: Sequence[Tree], states: Sequence[State]) -> dict[str, int]:
    """Return what the two lists of one actor have in common."""
    (ones, idle_one), (others, idle_other) = said(one, states), said(other, states)
    everything = frozenset(states)
    both = [true for true in ones if true in others]
    opposite = [
        true for true in ones if true not in others and everything - true in others and everything - true not in ones
    ]
    pairs = list(combinations(both, 2))
    return {
        "both": len(both),
        "opposite": len(opposite),
        "only_one": len(ones) - len(both) - len(opposite),
        "only_other": len(others) - len(both) - len(opposite),
        "says nothing": idle_one + idle_other,
        "same_place": sum(ones[true] == others[true] for true in both),
        "pairs": len(pairs),
        "same_order": sum((ones[a] < ones[b]) == (others[a] < others[b]) for a, b in pairs),
    }


def presence_units(one: Lists, other: Lists, states: Sequence[State]) -> list[tuple[bool, bool]]:
    """Return which coder has each statement that either has about the actor in any reading."""
    pools: dict[str, set[frozenset[State]]] = {}
    for lists in (one, other):
        for (_, actor), trees in lists.items():
            pools[actor] = pools.get(actor, set()) | set(said(trees, states)[0])
    return [
        (true in said(one[place], states)[0], true in said(other[place], states)[0])
        for place in one
        for true in pools.get(place[1], ())
    ]
