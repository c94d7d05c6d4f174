"""Random hypergames of both forms as case files, one for each seed: readings that differ in wishes, states and moves.

Each actor sees a reading, perhaps with a scenario that rules states out or lets some in; perhaps what it wants itself
comes from one reading for all.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

import oracle
import random_conflicts
from case_texts import graph_case, option_case, pattern
from oracle import Barred, Game, OptionConflict, State
from oracle_hypergame import Hyper

READINGS = ("P", "Q", "R")
SCENARIO = "lift"


@dataclass(frozen=True)
class Drawn:
    """A case as text, how to ask it, and what the oracle is asked about."""

    text: str
    sees: dict[str, str]
    truth: str | None
    hyper: Hyper
    games: dict[str, Game]
    """By reading, as it stands."""
    arrangement: frozenset[State]
    """As the expression says, over all states, whether anybody sees them or not."""
    today: State
    option_form: bool


def option_hypergame(seed: int) -> Drawn:
    """Return a hypergame in option form; every view has a state."""
    rng = Random(f"hypergame {seed}")
    base = random_conflicts.option_conflict(seed)
    n = base.n_options
    codes = range(2**n)
    feasible = [code for code in codes if code not in base.impossible]
    arrangement, today = random_conflicts.option_arrangement(seed, base)
    if not arrangement or rng.random() < 0.2:
        arrangement = frozenset(rng.sample(feasible, rng.randint(1, min(3, len(feasible)))))
    safe = rng.choice(feasible)
    lifted = frozenset(code for code in base.impossible if rng.random() < 0.3)
    extra = {id_: _extra(rng, base, safe) for id_ in READINGS}
    gone = sorted(set(feasible) & extra[rng.choice(READINGS)].impossible)
    if gone and rng.random() < 0.25:  # one that somebody may not see
        arrangement = frozenset({rng.choice(gone)})
    wishes = {id_: {actor: _wishes(rng, base, codes) for actor in base.actors} for id_ in READINGS}
    for id_ in READINGS[1:]:  # some wishes are the same
        for actor in base.actors:
            if rng.random() < 0.5:
                wishes[id_][actor] = wishes[READINGS[0]][actor]
    conflicts = {
        (id_, lifts): OptionConflict(
            n_options=n,
            owners=base.owners,
            impossible=(base.impossible - (lifted if lifts else frozenset())) | extra[id_].impossible,
            irreversible=base.irreversible | extra[id_].irreversible,
            barred=base.barred + extra[id_].barred,
            actors=base.actors,
            rank=wishes[id_],
        )
        for id_ in READINGS
        for lifts in (False, True)
    }
    views, truth = _views(rng, base.actors)
    hyper = Hyper(
        {
            actor: oracle.option_game(_own(conflicts[views[actor]], actor, wishes[truth][actor] if truth else None))
            for actor in base.actors
        }
    )
    case = json.loads(option_case(_ranked(base, wishes["P"]), tuple(codes), today, arrangement))
    case["scenarios"] = {SCENARIO: {"lifts": [f"F{code}" for code in sorted(lifted)]}}
    case["readings"] = {
        id_: {"rules": _rules(extra[id_], n, id_), "preferences": _rankings(wishes[id_], n)} for id_ in READINGS
    }
    return Drawn(
        json.dumps(case),
        {actor: id_ + f"+{SCENARIO}" * lifts for actor, (id_, lifts) in views.items()},
        truth,
        hyper,
        {id_: oracle.option_game(conflicts[id_, False]) for id_ in READINGS},
        frozenset(arrangement),
        today,
        True,
    )


def graph_hypergame(seed: int) -> Drawn:
    """Return a hypergame in graph form; every view has a state."""
    rng = Random(f"hypergame {seed}")
    base = random_conflicts.graph_conflict(seed)
    states = [str(s) for s in base.states]
    arrangement, opening = random_conflicts.graph_arrangement(seed, base)
    safe = min(opening, key=str)
    hidden = frozenset(s for s in states if s != safe and rng.random() < rng.choice((0.0, 0.2)))
    if rng.random() < 0.2:
        arrangement = frozenset(rng.sample(sorted(arrangement, key=str), 1))
    arrangement = frozenset(arrangement) - hidden or frozenset({safe})
    today = rng.choice([s for s in states if s not in hidden])
    unseen = {
        id_: frozenset(s for s in states if s != safe and rng.random() < rng.choice((0, 0.2))) for id_ in READINGS
    }
    barred = {
        id_: {
            (actor, s, str(t))
            for actor in base.actors
            for s in states
            for t in base.moves[actor][s]
            if rng.random() < rng.choice((0.0, 0.0, 0.2))
        }
        for id_ in READINGS
    }
    wishes = {id_: {actor: random_conflicts._rank(rng, states) for actor in base.actors} for id_ in READINGS}
    for id_ in READINGS[1:]:
        for actor in base.actors:
            if rng.random() < 0.5:
                wishes[id_][actor] = wishes[READINGS[0]][actor]

    def game(id_: str, lifts: bool, actor: str = "", wish: Mapping[str, int] | None = None) -> Game:
        gone = unseen[id_] | (frozenset() if lifts else hidden)
        left = [s for s in states if s not in gone]
        moves = {
            mover: {
                s: {str(t) for t in base.moves[mover][s] if t in left and (mover, s, str(t)) not in barred[id_]}
                for s in left
            }
            for mover in base.actors
        }
        rank = {a: dict(wish) if wish is not None and a == actor else wishes[id_][a] for a in base.actors}
        return oracle.graph_game(left, moves, rank)

    views, truth = _views(rng, base.actors)
    hyper = Hyper({a: game(*views[a], a, wishes[truth][a] if truth else None) for a in base.actors})
    case = json.loads(graph_case(base, today, arrangement))
    case["rules"] = {f"F{s}": {"impossible": s} for s in sorted(hidden)}
    case["scenarios"] = {SCENARIO: {"lifts": [f"F{s}" for s in sorted(hidden)]}}
    case["readings"] = {
        id_: {
            "rules": {f"{id_}F{s}": {"impossible": s} for s in sorted(unseen[id_])}
            | {
                f"{id_}B{number}": {"barred": {"actor": actor, "from": s, "to": t}}
                for number, (actor, s, t) in enumerate(sorted(barred[id_]))
            },
            "preferences": {actor: {"ranking": _groups(rank)} for actor, rank in wishes[id_].items()},
        }
        for id_ in READINGS
    }
    return Drawn(
        json.dumps(case),
        {actor: id_ + f"+{SCENARIO}" * lifts for actor, (id_, lifts) in views.items()},
        truth,
        hyper,
        {id_: game(id_, False) for id_ in READINGS},
        frozenset(arrangement),
        today,
        False,
    )


@dataclass(frozen=True)
class _Extra:
    impossible: frozenset[int]
    irreversible: frozenset[tuple[int, bool]]
    barred: tuple[Barred, ...]


def _extra(rng: Random, base: OptionConflict, safe: int) -> _Extra:
    """What a reading rules out on top: never the safe state."""
    impossible: frozenset[int] = frozenset()
    for _ in range(rng.choice((0, 0, 1, 2))):
        impossible |= random_conflicts._where(rng, base.n_options, rng.randint(1, 3))
    return _Extra(
        impossible - {safe},
        random_conflicts._irreversible(rng, base.n_options) if rng.random() < 0.5 else frozenset(),
        random_conflicts._barred(rng, base.actors, base.n_options) if rng.random() < 0.5 else (),
    )


def _wishes(rng: Random, base: OptionConflict, codes: range) -> dict[int, int]:
    return random_conflicts._option_rank(rng, base.n_options, list(codes))


def _views(rng: Random, actors: tuple[str, ...]) -> tuple[dict[str, tuple[str, bool]], str | None]:
    views = {actor: (rng.choice(READINGS), rng.random() < 0.25) for actor in actors}
    return views, rng.choice((None, None, *READINGS))


def _own(conflict: OptionConflict, actor: str, wish: dict[int, int] | None) -> OptionConflict:
    return conflict if wish is None else _ranked(conflict, conflict.rank | {actor: wish})


def _ranked(conflict: OptionConflict, rank: dict[str, dict[int, int]]) -> OptionConflict:
    return OptionConflict(
        conflict.n_options, conflict.owners, conflict.impossible, conflict.irreversible, conflict.barred,
        conflict.actors, rank,
    )  # fmt: skip


def _rules(extra: _Extra, n: int, id_: str) -> dict[str, Any]:
    """The rules of a reading, in the words of a case that has them for all."""
    alone = OptionConflict(
        n, tuple(frozenset({"ada"}) for _ in range(n)), extra.impossible, extra.irreversible, extra.barred, ("ada",),
        {"ada": dict.fromkeys(range(2**n), 0)},
    )  # fmt: skip
    rules = json.loads(option_case(alone, (0,), 0, ()))["rules"]
    return {f"{id_}{rule}": said for rule, said in rules.items()}


def _groups(rank: Mapping[Any, int]) -> list[list[Any]]:
    return [[s for s in rank if rank[s] == level] for level in sorted(set(rank.values()), reverse=True)]


def _rankings(wishes: dict[str, dict[int, int]], n: int) -> dict[str, Any]:
    return {
        actor: {"ranking": [[pattern(code, n) for code in group] for group in _groups(rank)]}
        for actor, rank in wishes.items()
    }
