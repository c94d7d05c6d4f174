"""Random conflicts whose actors want what statements say, for the questions about their order."""

import json
from collections.abc import Callable
from random import Random

import oracle
import random_conflicts
from case_texts import graph_case, option_case

Truth = dict[oracle.State, bool]
"""Where a statement is true."""


def option_wishes(
    seed: int, most: int
) -> tuple[oracle.OptionConflict, dict[str, list[tuple[str, Truth]]], frozenset[int], int]:
    """Return a conflict in option form, statements of every actor with where they are true, an arrangement, a today."""
    conflict = random_conflicts.option_conflict(seed)
    rng = Random(f"wishes {seed}")
    feasible = [code for code in range(2**conflict.n_options) if code not in conflict.impossible]
    wishes: dict[str, list[tuple[str, Truth]]] = {}
    for actor in conflict.actors:
        mine: list[tuple[str, Truth]] = []
        for _ in range(rng.randint(min(2, most), most)):
            text, truth = _statement(rng, conflict.n_options)
            mine.append((text, {code: truth(code) for code in feasible}))
        wishes[actor] = mine
    arrangement, today = random_conflicts.option_arrangement(seed, conflict)
    return conflict, wishes, arrangement, today


def _statement(rng: Random, options: int) -> tuple[str, Callable[[int], bool]]:
    """A literal, or two joined; told as text and as a function of a code."""
    a, b = rng.randrange(options), rng.randrange(options)
    yes_a, yes_b = rng.random() < 0.5, rng.random() < 0.5
    left, right = f"{'' if yes_a else 'not '}o{a}", f"{'' if yes_b else 'not '}o{b}"

    def one(code: int, option: int, yes: bool) -> bool:
        return (code >> option & 1 == 1) == yes

    match rng.choice(("one", "one", "and", "or", "implies", "iff")):
        case "one":
            return left, lambda code: one(code, a, yes_a)
        case "and":
            return f"{left} and {right}", lambda code: one(code, a, yes_a) and one(code, b, yes_b)
        case "or":
            return f"{left} or {right}", lambda code: one(code, a, yes_a) or one(code, b, yes_b)
        case "implies":
            return f"{left} implies {right}", lambda code: not one(code, a, yes_a) or one(code, b, yes_b)
        case _:
            return f"{left} iff {right}", lambda code: one(code, a, yes_a) == one(code, b, yes_b)


def graph_wishes(
    seed: int, most: int
) -> tuple[oracle.Game, dict[str, list[tuple[str, Truth]]], frozenset[oracle.State], oracle.State]:
    """Return the same in graph form; statements name the states in which they are true."""
    game = random_conflicts.graph_conflict(seed)
    rng = Random(f"wishes {seed}")
    wishes: dict[str, list[tuple[str, Truth]]] = {}
    for actor in game.actors:
        mine: list[tuple[str, Truth]] = []
        for _ in range(rng.randint(min(2, most), most)):
            true = rng.sample(game.states, rng.randint(1, len(game.states)))
            mine.append((" or ".join(sorted(map(str, true))), {s: s in true for s in game.states}))
        wishes[actor] = mine
    arrangement, opening = random_conflicts.graph_arrangement(seed, game)
    return game, wishes, arrangement, min(opening, key=str)


def with_wishes(text: str, wishes: dict[str, list[tuple[str, Truth]]], ranked: frozenset[str] = frozenset()) -> str:
    """The text of a case with these statements; actors that are `ranked` keep their rankings."""
    case = json.loads(text)
    for actor, mine in wishes.items():
        if actor not in ranked:
            case["common"]["preferences"][actor] = [text for text, _ in mine]
    return json.dumps(case)


def option_text(
    conflict: oracle.OptionConflict, wishes: dict[str, list[tuple[str, Truth]]], arrangement: frozenset[int], today: int
) -> str:
    states = oracle.option_game(conflict).states
    return with_wishes(option_case(conflict, states, today, arrangement), wishes)


def graph_text(
    game: oracle.Game, wishes: dict[str, list[tuple[str, Truth]]], arrangement: frozenset[oracle.State],
    today: oracle.State,
) -> str:  # fmt: skip
    return with_wishes(graph_case(game, today, arrangement), wishes)
