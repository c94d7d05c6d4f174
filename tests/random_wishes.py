"""Random conflicts whose actors want what statements say, for the questions about their order."""

import json
from collections.abc import Callable
from random import Random

import oracle
import random_conflicts
from case_texts import graph_case, option_case

Truth = dict[oracle.State, bool]
"""Where a statement is true."""
Wishes = dict[str, list[tuple[str, Truth]]]
"""The statements of every actor, with where they are true."""
Told = tuple[str, Callable[[int], bool]]
"""A statement as text and as a function of a code."""


def option_wishes(seed: int, most: int) -> tuple[oracle.OptionConflict, Wishes, frozenset[int], int]:
    """Return a conflict in option form, statements of every actor with where they are true, an arrangement, a today."""
    conflict = random_conflicts.option_conflict(seed)
    rng = Random(f"wishes {seed}")
    feasible = [code for code in range(2**conflict.n_options) if code not in conflict.impossible]
    wishes: Wishes = {}
    for actor in conflict.actors:
        mine: list[tuple[str, Truth]] = []
        for _ in range(rng.randint(min(2, most), most)):
            text, truth = _statement(rng, conflict.n_options)
            mine.append((text, {code: truth(code) for code in feasible}))
        wishes[actor] = mine
    arrangement, today = random_conflicts.option_arrangement(seed, conflict)
    return conflict, wishes, arrangement, today


def _statement(rng: Random, options: int) -> Told:
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


def graph_wishes(seed: int, most: int) -> tuple[oracle.Game, Wishes, frozenset[oracle.State], oracle.State]:
    """Return the same in graph form; statements name the states in which they are true."""
    game = random_conflicts.graph_conflict(seed)
    rng = Random(f"wishes {seed}")
    wishes: Wishes = {}
    for actor in game.actors:
        mine: list[tuple[str, Truth]] = []
        for _ in range(rng.randint(min(2, most), most)):
            true = rng.sample(game.states, rng.randint(1, len(game.states)))
            mine.append((" or ".join(sorted(map(str, true))), {s: s in true for s in game.states}))
        wishes[actor] = mine
    arrangement, opening = random_conflicts.graph_arrangement(seed, game)
    return game, wishes, arrangement, min(opening, key=str)


def tense_wishes(seed: int, more_wishes: int = 0) -> tuple[oracle.OptionConflict, Wishes, int]:
    """Return a conflict and a state in which every actor wants to leave more than it wants to stay, but wants both.

    So it takes several actors to make it rest. Each owns an option or two and has three statements: that it leaves,
    perhaps only if another does something, something about the others (and more of these), and that it stays.
    """
    rng = Random(f"tense {seed}")
    actors = random_conflicts.ACTORS[: 2 if more_wishes else rng.choice((2, 3, 3))]
    owners = [frozenset([actor]) for actor in actors]
    owners += [frozenset([rng.choice(actors)]) for _ in range(rng.randint(0, 2))]
    count = len(owners)
    state = rng.randrange(2**count)
    irreversible = frozenset((o, bool(state >> o & 1)) for o in range(count) if rng.random() < 0.1)
    conflict = oracle.OptionConflict(
        n_options=count,
        owners=tuple(owners),
        impossible=frozenset(code for code in range(2**count) if code != state and rng.random() < 0.05),
        irreversible=irreversible,
        barred=(),
        actors=actors,
        rank={actor: dict.fromkeys(range(2**count), 0) for actor in actors},
    )
    codes = [code for code in range(2**count) if code not in conflict.impossible]
    wishes: Wishes = {}
    for own, actor in enumerate(actors):
        other = rng.choice([o for o in range(count) if o != own])
        leave, stay = _literal(own, not state >> own & 1), _literal(own, bool(state >> own & 1))
        more = _literal(other, rng.random() < 0.5)
        leaving = rng.choice((leave, _both(leave, more), _either(leave, more)))
        between = [_statement(rng, count) for _ in range(1 + more_wishes)]
        told = [leaving, *between, rng.choice((stay, stay, _both(stay, more)))]
        if rng.random() < 0.4:
            told = rng.sample(told, len(told))
        wishes[actor] = [(text, {code: true(code) for code in codes}) for text, true in told]
    return conflict, wishes, state


def _literal(option: int, yes: bool) -> Told:
    return f"{'' if yes else 'not '}o{option}", lambda code: (code >> option & 1 == 1) == yes


def _both(one: Told, other: Told) -> Told:
    return f"{one[0]} and {other[0]}", lambda code: one[1](code) and other[1](code)


def _either(one: Told, other: Told) -> Told:
    return f"{one[0]} or {other[0]}", lambda code: one[1](code) or other[1](code)


def as_graph(seed: int, conflict: oracle.OptionConflict, wishes: Wishes) -> tuple[oracle.Game, Wishes]:
    """Return the same with listed states s0, s1, ..., some moves left out, so that moves do not chain."""
    rng = Random(f"graph {seed}")
    game = oracle.option_game(conflict)
    name: dict[oracle.State, str] = {code: f"s{code}" for code in game.states}
    moves = {
        actor: {name[s]: {name[t] for t in sorted(ends) if rng.random() < 0.8} for s, ends in by_state.items()}
        for actor, by_state in game.moves.items()
    }
    rank = {actor: {name[s]: place for s, place in mine.items()} for actor, mine in game.rank.items()}
    listed: Wishes = {}
    for actor, mine in wishes.items():
        listed[actor] = []
        for _, truth in mine:
            true: Truth = {name[s]: value for s, value in truth.items()}
            listed[actor].append((" or ".join(str(s) for s, value in true.items() if value) or "false", true))
    return oracle.graph_game(list(name.values()), moves, rank), listed


def with_wishes(text: str, wishes: Wishes, ranked: frozenset[str] = frozenset()) -> str:
    """The text of a case with these statements; actors that are `ranked` keep their rankings."""
    case = json.loads(text)
    for actor, mine in wishes.items():
        if actor not in ranked:
            case["common"]["preferences"][actor] = [text for text, _ in mine]
    return json.dumps(case)


def option_text(conflict: oracle.OptionConflict, wishes: Wishes, arrangement: frozenset[int], today: int) -> str:
    states = oracle.option_game(conflict).states
    return with_wishes(option_case(conflict, states, today, arrangement), wishes)


def graph_text(
    game: oracle.Game, wishes: Wishes, arrangement: frozenset[oracle.State],
    today: oracle.State,
) -> str:  # fmt: skip
    return with_wishes(graph_case(game, today, arrangement), wishes)
