"""Random cases that can be played over time, one for each seed, as text and as the oracle's plain data.

They sit on the random conflicts, and are awkward on purpose: actors who never move or hardly mind, a discount of
nothing and of everything, choices that are nearly a coin and nearly sure, draws that the rules stop half way.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any

import random_conflicts
from case_texts import graph_case, option_case
from oracle import Game, OptionConflict, State, opening_states, option_game
from oracle_play import (
    Chance,
    Change,
    Event,
    Made,
    PlayGame,
    Utility,
    by_ranking,
    by_weights,
    graph_play,
    made_weights,
    option_play,
)

Figure = tuple[str, str]
"""A number as text, from and to; the same twice if it is no range."""
Truth = dict[State, bool]
Told = tuple[str, Callable[[int], bool]]


@dataclass(frozen=True)
class Wish:
    """What an actor wants: statements with where they are true, with or without weights, or else a ranking."""

    truths: list[Truth]
    weights: list[Fraction] | None
    rank: dict[State, int] | None


@dataclass(frozen=True)
class Drawn:
    """A chance or an event, with its figure left open; `figure` None: not in force, or never."""

    where: frozenset[State]
    changes: tuple[Change, ...]
    figure: Figure | None


@dataclass(frozen=True)
class PlayCase:
    """A case as text, and what it says as plain data."""

    text: str
    conflict: OptionConflict | Game
    wishes: dict[str, Wish]
    discount: str
    precision: Figure
    rates: dict[str, Figure]
    chances: dict[str, Drawn]
    events: dict[str, Drawn]
    outcome: dict[State, str]
    arrangement: frozenset[State]
    opening: frozenset[State]
    today: State

    @property
    def actors(self) -> tuple[str, ...]:
        return self.conflict.actors

    def game(self, at: Callable[[Figure], float] | None = None) -> PlayGame:
        """The play with every figure at a place in its range, its middle by default."""
        at = at or middle
        rates = {actor: at(figure) for actor, figure in self.rates.items()}
        if isinstance(self.conflict, Game):
            return graph_play(self.conflict, rates, self.outcome)
        chances = [Chance(c.where, c.changes, at(c.figure) if c.figure else None) for c in self.chances.values()]
        events = [Event(e.where, e.changes, at(e.figure) if e.figure else None) for e in self.events.values()]
        return option_play(self.conflict, chances, events, rates, self.outcome)

    def utility(self, made: Made) -> Utility:
        """What everybody likes, weights made by the rule where only an order is given."""
        states = tuple(self.outcome)
        found: Utility = {}
        for actor, wish in self.wishes.items():
            if wish.rank is not None:
                found[actor] = by_ranking(states, wish.rank)
            else:
                weights = wish.weights or made_weights(len(wish.truths), made)
                found[actor] = by_weights(states, wish.truths, weights)
        return found


def middle(figure: Figure) -> float:
    """The middle of a range."""
    return float((Fraction(figure[0]) + Fraction(figure[1])) / 2)


def option_play_case(seed: int, most_options: int = 6, ranges: bool = False) -> PlayCase:
    """A case in option form: 1-4 actors, 2-6 options, 0-2 chances, 0-2 events. `ranges`: some figures are ranges."""
    rng = Random(f"play {seed}")
    conflict = random_conflicts.option_conflict(seed)
    while conflict.n_options > most_options:
        conflict = random_conflicts.option_conflict(rng.randrange(10**9))
    n = conflict.n_options
    if rng.random() < 0.3:  # an option that nobody decides on
        owners = list(conflict.owners)
        owners[rng.randrange(n)] = frozenset(["nature"])
        conflict = replace(conflict, owners=tuple(owners))
    game = option_game(conflict)
    arrangement, today = random_conflicts.option_arrangement(seed, conflict)
    if not arrangement:
        arrangement = frozenset([rng.choice(game.states)])  # type: ignore[list-item]
    text = json.loads(option_case(conflict, game.states, today, arrangement))
    text["actors"]["nature"] = {"name": "Nature", "nature": True}

    def truth(told: Told) -> Truth:
        return {s: told[1](int(s)) for s in game.states}

    wishes: dict[str, Wish] = {}
    for actor in conflict.actors:
        told = [_expression(rng, n) for _ in range(rng.randint(1, 4))]
        wishes[actor] = _wish(rng, text, actor, [(one[0], truth(one)) for one in told], dict(game.rank[actor]))
    play, discount, precision, rates = _pace(rng, conflict.actors, ranges)
    free = rng.sample(range(n), n)  # a chance in force shares no option with another
    chances: dict[str, Drawn] = {}
    events: dict[str, Drawn] = {}
    for number in range(rng.choice((0, 0, 1, 1, 2))):
        if not free:
            break
        changed = [free.pop() for _ in range(min(len(free), rng.choice((1, 1, 2))))]
        changes = tuple((o, rng.random() < 0.6) for o in changed)
        on = _expression(rng, n)
        figure = None if rng.random() < 0.15 else _figure(rng, ("0", "0.1", "0.3", "0.5", "0.85", "1"), ranges)
        chances[f"c{number}"] = Drawn(_codes(truth(on)), changes, figure)
        play.setdefault("chances", {})[f"c{number}"] = {
            "on": on[0],
            "change": _told(changes),
            **({} if figure is None else {"likelihood": _written(figure)}),
        }
    for number in range(rng.choice((0, 0, 1, 1, 2))):
        changes = tuple((o, rng.random() < 0.4) for o in rng.sample(range(n), min(n, rng.choice((1, 1, 2)))))
        condition = _expression(rng, n) if rng.random() < 0.8 else None
        figure = None if rng.random() < 0.1 else _figure(rng, ("0", "0.02", "0.1", "0.5"), ranges)
        where = truth(condition) if condition else dict.fromkeys(game.states, True)
        events[f"e{number}"] = Drawn(_codes(where), changes, figure)
        play.setdefault("events", {})[f"e{number}"] = {
            "change": _told(changes),
            **({"from": condition[0]} if condition else {}),
            **({} if figure is None else {"rate": _written(figure)}),
        }
    named = [(f"out{k}", _expression(rng, n)) for k in range(rng.randint(0, 3))]
    text["outcomes"] = {id_: {"when": told[0], "label": id_} for id_, told in named}
    text["play"] = play
    return PlayCase(
        text=json.dumps(text),
        conflict=conflict,
        wishes=wishes,
        discount=discount,
        precision=precision,
        rates=rates,
        chances=chances,
        events=events,
        outcome={s: next((id_ for id_, told in named if told[1](int(s))), "") for s in game.states},
        arrangement=frozenset[State](arrangement),
        opening=frozenset[State](opening_states(arrangement, today)),
        today=today,
    )


def graph_play_case(seed: int, most_states: int = 14, ranges: bool = False) -> PlayCase:
    """A case in graph form."""
    rng = Random(f"play {seed}")
    game = random_conflicts.graph_conflict(seed)
    while len(game.states) > most_states:
        game = random_conflicts.graph_conflict(rng.randrange(10**9))
    arrangement, _ = random_conflicts.graph_arrangement(seed, game)
    today = rng.choice(game.states)
    text = json.loads(graph_case(game, today, arrangement))

    def some() -> tuple[str, Truth]:
        true = rng.sample(game.states, rng.randint(1, len(game.states)))
        return " or ".join(sorted(map(str, true))), {s: s in true for s in game.states}

    wishes = {
        actor: _wish(rng, text, actor, [some() for _ in range(rng.randint(1, 4))], dict(game.rank[actor]))
        for actor in game.actors
    }
    play, discount, precision, rates = _pace(rng, game.actors, ranges)
    named = [(f"out{k}", some()) for k in range(rng.randint(0, 3))]
    text["outcomes"] = {id_: {"when": when, "label": id_} for id_, (when, _) in named}
    text["play"] = play
    return PlayCase(
        text=json.dumps(text),
        conflict=game,
        wishes=wishes,
        discount=discount,
        precision=precision,
        rates=rates,
        chances={},
        events={},
        outcome={s: next((id_ for id_, (_, true) in named if true[s]), "") for s in game.states},
        arrangement=arrangement,
        opening=_nearest(game, today, arrangement),
        today=today,
    )


def _nearest(game: Game, today: State, arrangement: frozenset[State]) -> frozenset[State]:
    """The states of the arrangement that the fewest moves of anybody lead to; all of them if none do."""
    here: frozenset[State] = frozenset([today])
    for _ in game.states:
        if here & arrangement:
            return here & arrangement
        here |= {t for s in here for actor in game.actors for t in game.moves[actor][s]}
    return arrangement


def _pace(rng: Random, actors: tuple[str, ...], ranges: bool) -> tuple[dict[str, Any], str, Figure, dict[str, Figure]]:
    """How far, how surely, how often: as it is written and as it is meant."""
    play: dict[str, Any] = {}
    discount = rng.choice(("0", "0.5", "0.9", "0.98", "0.98", "1"))
    play["discount"] = float(discount)
    precision = _figure(rng, ("0.01", "0.5", "1", "4", "10", "50", "100"), ranges)
    play["precision"] = _written(precision)
    rate = _figure(rng, ("0.25", "0.5", "1", "1", "2"), ranges)
    play["rate"] = _written(rate)
    own = {actor: _figure(rng, ("0", "0.1", "0.25", "0.5", "1", "1.5"), ranges) for actor in actors}
    own = {actor: figure for actor, figure in own.items() if rng.random() < 0.5}
    if own:
        play["rates"] = {actor: _written(figure) for actor, figure in own.items()}
    return play, discount, precision, {actor: own.get(actor, rate) for actor in actors}


def _wish(rng: Random, text: dict[str, Any], actor: str, told: list[tuple[str, Truth]], rank: dict[State, int]) -> Wish:
    """What the actor wants; it is written into the text, unless it is the ranking that stands there."""
    preferences = text["common"]["preferences"]
    truths = [truth for _, truth in told]
    match rng.choice(("statements", "statements", "statements", "weights", "ranking", "ranking", "nothing")):
        case "statements":
            preferences[actor] = [one for one, _ in told]
            return Wish(truths, None, None)
        case "weights":
            weights = [rng.choice(("1", "2", "3", "0.5", "7.25", "0")) for _ in told]
            preferences[actor] = {
                "weights": [{"statement": one, "weight": float(w)} for (one, _), w in zip(told, weights, strict=True)]
            }
            return Wish(truths, [Fraction(w) for w in weights], None)
        case "ranking":
            return Wish([], None, rank)
        case _:
            preferences[actor] = []
            return Wish([], None, None)


def _figure(rng: Random, numbers: tuple[str, ...], ranges: bool) -> Figure:
    one = rng.choice(numbers)
    if not ranges or rng.random() < 0.5:
        return one, one
    other = rng.choice(numbers)
    return (one, other) if Decimal(one) <= Decimal(other) else (other, one)


def _written(figure: Figure) -> float | list[float]:
    return float(figure[0]) if figure[0] == figure[1] else [float(end) for end in figure]


def _told(changes: tuple[Change, ...]) -> list[str]:
    return [f"{'+' if value else '-'}o{option}" for option, value in changes]


def _codes(truth: Truth) -> frozenset[State]:
    return frozenset(s for s, true in truth.items() if true)


def _expression(rng: Random, options: int) -> Told:
    """One to three literals, joined one way, as text and as a function of a code."""
    literals = [(rng.randrange(options), rng.random() < 0.5) for _ in range(rng.choice((1, 1, 2, 3)))]
    word, joined = rng.choice((("and", all), ("or", any)))
    said = f" {word} ".join(f"{'' if value else 'not '}o{o}" for o, value in literals)
    return said, lambda code: joined((code >> o & 1 == 1) == value for o, value in literals)
