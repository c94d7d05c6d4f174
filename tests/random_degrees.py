"""Random preferences with degrees, one for each seed: as the language writes them, and as relations between states."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction
from random import Random

from case_texts import graph_case, option_case, pattern
from oracle import Game, OptionConflict, State, option_game
from oracle_relations import Board, Degrees, Relation, Wish, by_places, by_scores, by_statements, degrees_of

EVEN = Fraction(1, 2)


@dataclass(frozen=True)
class Want:
    """What one actor wants: `written` in the language, the relation it means, its degrees, and its threshold."""

    written: object
    relation: Relation
    degrees: Degrees
    threshold: Fraction | None
    unknown: bool
    strong: bool


@dataclass(frozen=True)
class Conflict:
    """A conflict as the text of a case, and what it means."""

    text: str
    board: Board
    wants: dict[str, Want]


def option_degrees(seed: int, kinds: str = "unknown strong fuzzy") -> Conflict:
    """A conflict in option form; `kinds` of marks that may come up."""
    from random_conflicts import option_conflict

    rng = Random(f"degrees {seed}")
    conflict: OptionConflict = option_conflict(seed)
    game = option_game(conflict)
    named = [(f"o{bit}", frozenset(s for s in game.states if int(s) >> bit & 1)) for bit in range(conflict.n_options)]
    names = {s: pattern(int(s), conflict.n_options) for s in game.states}
    wants = {actor: _want(rng, game.states, named, names, kinds.split()) for actor in game.actors}
    text = option_case(conflict, game.states, int(game.states[0]), frozenset({int(game.states[0])}))
    return Conflict(_with(text, wants), Board(game.states, game.actors, game.moves), wants)


def graph_degrees(seed: int, kinds: str = "unknown strong fuzzy") -> Conflict:
    """A conflict in graph form."""
    from random_conflicts import graph_conflict

    rng = Random(f"degrees {seed}")
    game: Game = graph_conflict(seed)
    named = [(str(s), frozenset({s})) for s in game.states]
    wants = {
        actor: _want(rng, game.states, named, {s: str(s) for s in game.states}, kinds.split()) for actor in game.actors
    }
    text = graph_case(game, game.states[0], frozenset({game.states[0]}))
    return Conflict(_with(text, wants), Board(game.states, game.actors, game.moves), wants)


@dataclass(frozen=True)
class Mixed:
    """A conflict with several readings, their weights, and the thresholds of some actors."""

    text: str
    board: Board
    weights: dict[str, Fraction]
    enough: dict[str, Fraction]
    degrees: dict[str, Degrees]


def mixed(seed: int) -> Mixed:
    """A conflict in either form under two to four readings that know all and grade nothing."""
    made = option_degrees if seed % 4 == 0 else graph_degrees
    first = made(seed, "")
    rng = Random(f"mixed {seed}")
    board = first.board
    case = json.loads(first.text)
    names = {s: str(s) for s in board.states}
    named = [(str(s), frozenset({s})) for s in board.states]
    if "options" in case:
        names = {s: pattern(int(s), len(case["options"])) for s in board.states}
        named = [
            (f"o{bit}", frozenset(s for s in board.states if int(s) >> bit & 1)) for bit in range(len(case["options"]))
        ]
    others = rng.choice((1, 2, 3))
    wants = [first.wants]
    wants += [{actor: _want(rng, board.states, named, names, ()) for actor in board.actors} for _ in range(others)]
    case["readings"] = {
        f"R{number}": {"preferences": {actor: want.written for actor, want in of.items()}}
        for number, of in enumerate(wants)
    }
    weights = {reading: Fraction(rng.randint(1, 10), rng.choice((1, 10))) for reading in case["readings"]}
    total = sum(weights.values())
    part = {">>": Fraction(1), ">": Fraction(1), "~": EVEN}
    degrees: dict[str, Degrees] = {
        actor: {
            pair: sum(
                (
                    weight / total * part.get(of[actor].relation[pair], Fraction(0))
                    for weight, of in zip(weights.values(), wants, strict=True)
                ),
                Fraction(0),
            )
            for pair in wants[0][actor].relation
        }
        for actor in board.actors
    }
    enough = {actor: Fraction(rng.randint(1, 10), 10) for actor in board.actors if rng.random() < 0.4}
    return Mixed(json.dumps(case), board, weights, enough, degrees)


def _with(text: str, wants: dict[str, Want]) -> str:
    case = json.loads(text)
    case["common"]["preferences"] = {actor: want.written for actor, want in wants.items()}
    return json.dumps(case)


def _want(
    rng: Random,
    states: Sequence[State],
    named: Sequence[tuple[str, frozenset[State]]],
    names: dict[State, str],
    kinds: Collection[str],
) -> Want:
    match rng.choice(("statements", "statements", "ranking", "weights")):
        case "statements":
            return _statements(rng, states, named, kinds)
        case "ranking":
            return _ranking(rng, states, names, kinds)
        case _:
            return _weights(rng, states, named, kinds)


def _expression(
    rng: Random, states: Sequence[State], named: Sequence[tuple[str, frozenset[State]]]
) -> tuple[str, frozenset[State]]:
    """A few ids joined, and where that is true."""
    chosen = rng.sample(named, rng.randint(1, min(len(named), 1 + len(named) // 3)))
    literals = [(id_, true) if rng.random() < 0.6 else (f"not {id_}", frozenset(states) - true) for id_, true in chosen]
    word = rng.choice(("and", "or"))
    true_in = literals[0][1]
    for _, true in literals[1:]:
        true_in = true_in & true if word == "and" else true_in | true
    return f" {word} ".join(text for text, _ in literals), true_in


def _statements(
    rng: Random, states: Sequence[State], named: Sequence[tuple[str, frozenset[State]]], kinds: Collection[str]
) -> Want:
    count = rng.choice((0, 1, 2, 3, 4, 6))
    strong = rng.randint(0, count) if "strong" in kinds and rng.random() < 0.7 else 0
    often = rng.choice((0.0, 0.2, 0.5, 1.0)) if "unknown" in kinds else 0.0
    written: list[object] = []
    wishes = []
    for number in range(count):
        text, true_in = _expression(rng, states, named)
        unknown = number >= strong and rng.random() < often
        likely = Fraction(rng.randint(1, 9), 10) if unknown and rng.random() < 0.6 else EVEN
        wishes.append(Wish(true_in, unknown, likely, number < strong))
        said: dict[str, object] = {"statement": text}
        if number < strong:
            said["strong"] = "true"
        if unknown and (likely == EVEN or rng.random() < 0.5):
            said["unknown"] = "true"
        if unknown and likely != EVEN:
            said["likely"] = str(float(likely))
        written.append(said if len(said) > 1 or rng.random() < 0.3 else text)
    threshold = Fraction(rng.choice((1, 2, 4, 5, 6, 8, 10)), 10) if "fuzzy" in kinds and rng.random() < 0.5 else None
    relation = by_statements(wishes, states)
    degrees = degrees_of(wishes, states)
    whole: object = written
    if threshold is not None:
        whole = {"statements": written, "enough": str(float(threshold))}
    return Want(whole, relation, degrees, threshold, any(wish.unknown for wish in wishes), strong > 0)


def _ranking(rng: Random, states: Sequence[State], names: dict[State, str], kinds: Collection[str]) -> Want:
    left = rng.sample(list(states), len(states))
    ties: list[list[State]] = []
    while left:
        size = rng.choice((1, 1, 2, 3))
        ties.append(left[:size])
        left = left[size:]
    entries: list[object] = []
    written: list[object] = []
    marked = False
    while ties:
        size = rng.randint(2, 9) if "unknown" in kinds and rng.random() < 0.3 else 1
        group, ties = ties[:size], ties[size:]
        said = [names[one[0]] if len(one) == 1 else [names[s] for s in one] for one in group]
        if len(group) > 1:
            entries.append([frozenset(one) for one in group])
            written.append({"unknown": said})
            marked = True
        else:
            entries.append(frozenset(group[0]))
            written.append(said[0])
        if ties and "strong" in kinds and rng.random() < 0.25:
            entries.append(">>")
            written.append(">>")
    relation = by_places(entries, states)
    half = {">>": Fraction(1), ">": Fraction(1), "~": EVEN, "U": EVEN, "<": Fraction(0), "<<": Fraction(0)}
    degrees = {pair: half[word] for pair, word in relation.items()}
    return Want({"ranking": written}, relation, degrees, None, marked, ">>" in written)


def _weights(
    rng: Random, states: Sequence[State], named: Sequence[tuple[str, frozenset[State]]], kinds: Collection[str]
) -> Want:
    said = []
    score = dict.fromkeys(states, Fraction(0))
    for _ in range(rng.randint(0, 5)):
        text, true_in = _expression(rng, states, named)
        weight = Fraction(rng.randint(-8, 8), rng.choice((1, 1, 4)))
        said.append({"statement": text, "weight": str(float(weight))})
        score = {s: points + weight * (s in true_in) for s, points in score.items()}
    written: dict[str, object] = {"weights": said}
    numbers = [Fraction(number, 4) for number in (1, 2, 4, 6, 10, 20, 100)]
    gap = rng.choice(numbers) if "strong" in kinds and rng.random() < 0.7 else None
    enough = rng.choice(numbers) if "fuzzy" in kinds and rng.random() < 0.7 else None
    if gap is not None:
        written["strong_gap"] = str(float(gap))
    if enough is not None:
        written["enough"] = str(float(enough))
    # surer the more points there are between two states; 1 for the most that there can be
    most = max([abs(a - b) for a in score.values() for b in score.values()] + [enough or Fraction(0), Fraction(1)])
    degrees = {(s, t): EVEN + (score[s] - score[t]) / most / 2 for s in states for t in states}
    threshold = None if enough is None else enough / most
    return Want(written, by_scores(score, gap, states), degrees, threshold, False, gap is not None)
