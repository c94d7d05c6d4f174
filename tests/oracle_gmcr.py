"""A slow reading of `.gmcr` files straight from the facts of the format: states, moves and ranks as plain Python.

Nothing here is shared with the program.
"""

from typing import Any

from oracle import Game
from random_gmcr import agrees, feasible


def game_of(file: dict[str, Any]) -> Game:
    """The conflict that a file describes; decision makers are called d0, d1, ..."""
    states = feasible(file)
    makers = [f"d{number}" for number in range(len(file["decisionMakers"]))]
    return Game(
        states=tuple(states),
        actors=tuple(makers),
        moves={
            name: {s: frozenset(t for t in states if may_move(file, maker, s, t)) for s in states}
            for name, maker in zip(makers, file["decisionMakers"], strict=True)
        },
        rank={name: ranks(file, maker, states) for name, maker in zip(makers, file["decisionMakers"], strict=True)},
    )


def may_move(file: dict[str, Any], maker: dict[str, Any], s: int, t: int) -> bool:
    """Whether a decision maker can move: only its own options change, each in a permitted direction."""
    if s == t:
        return False
    for number, option in enumerate(file["options"]):
        before, after = s >> number & 1, t >> number & 1
        if before == after:
            continue
        if number not in maker["options"]:
            return False
        if option["permittedDirection"] == "fwd" and not (before == 0 and after == 1):
            return False
        if option["permittedDirection"] == "back" and not (before == 1 and after == 0):
            return False
    return True


def holds(statement: Any, state: int) -> bool:
    """Whether a statement is true in a state."""
    if isinstance(statement, dict):
        return any(agrees(state, member) for member in statement["members"])
    return agrees(state, statement)


def ranks(file: dict[str, Any], maker: dict[str, Any], states: list[int]) -> dict[Any, int]:
    """Ranks, higher is better: by hand, or by the sum of 2^(k - j) over the true statements j of k."""
    if file["useManualPreferenceRanking"]:
        place = {}
        for at, entry in enumerate(maker["preferenceRanking"]):
            for number in entry if isinstance(entry, list) else [entry]:
                place[states[number - 1]] = -at
        return dict(place)
    count = len(maker["preferences"])
    return {
        s: sum(2 ** (count - j) for j, one in enumerate(maker["preferences"], start=1) if holds(one, s)) for s in states
    }
