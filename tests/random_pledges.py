"""Random cases with pledges, one for each seed: as text, and as plain data for oracles.

Conflicts are those of `random_conflicts`. Conditions are mostly bare options and what can be said with them, so that
pledges wait for each other; some are anything. Expressions are nested tuples: `("o", 3)`, `("not", a)`, `("and", a,
b)`, `("or", a, b)`, `("implies", a, b)`, `("iff", a, b)`, `("least", 2, a, b, c)`, `("const", True)`.
"""

import json
from dataclasses import dataclass
from random import Random
from typing import Any

from case_texts import graph_case, option_case
from oracle import Game, OptionConflict
from random_conflicts import ACTORS, graph_arrangement, graph_conflict, option_arrangement, option_conflict

Tree = tuple[Any, ...]

KINDS = ("pledge", "pledge", "pledge", "refusal", "refusal", "threat", "demand", "proposal")
BINDINGS = ("must", "declared", "declared", "conditional", "may", "open")


@dataclass(frozen=True)
class PlainPledge:
    """A pledge over options numbered from 0; `condition` and `trigger` None if there is none."""

    id: str
    by: tuple[str, ...]
    kind: str
    binding: str
    delivers: tuple[int, ...]
    blocks: tuple[int, ...]
    asks: tuple[int, ...]
    triggered: dict[int, str]
    trigger: Tree | None
    condition: Tree | None
    contributes: dict[str, int | list[int] | str]


@dataclass(frozen=True)
class PledgeConflict:
    """A conflict in option form with pledges; `arrangement` (`T` in the text) and `today` are codes of states."""

    conflict: OptionConflict
    pledges: tuple[PlainPledge, ...]
    today: int
    arrangement: frozenset[int]
    text: str

    @property
    def feasible(self) -> tuple[int, ...]:
        """The codes of the feasible states, increasing."""
        return tuple(c for c in range(2**self.conflict.n_options) if c not in self.conflict.impossible)


@dataclass(frozen=True)
class GraphPledges:
    """The same in graph form: `holds` says for each state, by its id, which options are yes in it; all are feasible."""

    game: Game
    owners: tuple[frozenset[str], ...]
    holds: dict[str, frozenset[int]]
    pledges: tuple[PlainPledge, ...]
    today: str
    arrangement: frozenset[str]
    text: str


def pledge_conflict(seed: int, most: int = 12) -> PledgeConflict:
    """Return a case of 1-4 actors, 2-7 options and 1 to `most` pledges of all kinds and bindings."""
    conflict = option_conflict(seed)
    rng = Random(f"pledges {seed}")
    arrangement, today = option_arrangement(seed, conflict)
    pledges = _pledges(rng, conflict.actors, conflict.owners, rng.randint(1, most))
    states = [code for code in range(2**conflict.n_options) if code not in conflict.impossible]
    if not arrangement:
        arrangement = frozenset(rng.sample(states, 1))
    case = json.loads(option_case(conflict, states, today, arrangement)) | {"pledges": _written(pledges)}
    return PledgeConflict(conflict, pledges, today, arrangement, json.dumps(case))


def graph_pledges(seed: int, most: int = 12) -> GraphPledges:
    """Return a case in graph form with 2-5 options, and 1 to `most` pledges."""
    game = graph_conflict(seed)
    rng = Random(f"graph pledges {seed}")
    n_options = rng.randint(2, 5)
    owners = tuple(
        frozenset(rng.sample(game.actors, min(len(game.actors), rng.choice((1, 1, 1, 2))))) for _ in range(n_options)
    )
    holds = {str(s): frozenset(o for o in range(n_options) if rng.random() < 0.5) for s in game.states}
    arrangement, _ = graph_arrangement(seed, game)
    inside = frozenset(map(str, arrangement))
    pledges = _pledges(rng, game.actors, owners, rng.randint(1, most))
    today = str(rng.choice(game.states))
    case = json.loads(graph_case(game, today, arrangement))
    case["options"] = {f"o{bit}": {"owners": sorted(who)} for bit, who in enumerate(owners)}
    case["states"] = {s: {"label": s, "with": [f"o{o}" for o in sorted(yes)]} for s, yes in holds.items()}
    case["pledges"] = _written(pledges)
    return GraphPledges(game, owners, holds, pledges, today, inside, json.dumps(case))


def true_in(tree: Tree, yes: frozenset[int]) -> bool:
    """Whether an expression is true where exactly these options are yes."""
    match tree:
        case ("o", option):
            return option in yes
        case ("const", value):
            return bool(value)
        case ("not", part):
            return not true_in(part, yes)
        case ("and", *parts):
            return all(true_in(part, yes) for part in parts)
        case ("or", *parts):
            return any(true_in(part, yes) for part in parts)
        case ("implies", left, right):
            return not true_in(left, yes) or true_in(right, yes)
        case ("iff", left, right):
            return true_in(left, yes) == true_in(right, yes)
        case ("least", count, *parts):
            return bool(sum(true_in(part, yes) for part in parts) >= count)
    raise ValueError(tree)


def yes_of(code: int) -> frozenset[int]:
    """The options that are yes in the state of that code."""
    return frozenset(bit for bit in range(code.bit_length()) if code >> bit & 1)


def said(tree: Tree) -> str:
    """An expression as the language writes it."""
    match tree:
        case ("o", option):
            return f"o{option}"
        case ("const", value):
            return "true" if value else "false"
        case ("not", part):
            return f"not ({said(part)})"
        case ("least", count, *parts):
            return f"at least {count} of ({', '.join(said(part) for part in parts)})"
        case (operator, *parts):
            return f" {operator} ".join(f"({said(part)})" for part in parts)
    raise ValueError(tree)


def random_tree(rng: Random, n_options: int, depth: int = 2) -> Tree:
    """Return an expression of any kind."""
    if depth == 0 or rng.random() < 0.3:
        option: Tree = ("o", rng.randrange(n_options))
        return option if rng.random() < 0.7 else ("not", option)
    kind = rng.choice(("not", "and", "and", "or", "or", "implies", "iff", "least", "const"))
    if kind == "const":
        return ("const", rng.random() < 0.5)
    if kind == "not":
        return ("not", random_tree(rng, n_options, depth - 1))
    parts = [random_tree(rng, n_options, depth - 1) for _ in range(rng.randint(2, 3))]
    if kind == "least":
        return ("least", rng.randint(1, len(parts)), *parts)
    return (kind, *parts[:2]) if kind in ("implies", "iff") else (kind, *parts)


def _pledges(
    rng: Random, actors: tuple[str, ...], owners: tuple[frozenset[str], ...], count: int
) -> tuple[PlainPledge, ...]:
    return tuple(_pledge(rng, f"P{number + 1}", actors, owners) for number in range(count))


def _pledge(rng: Random, id_: str, actors: tuple[str, ...], owners: tuple[frozenset[str], ...]) -> PlainPledge:
    everything = range(len(owners))
    by = tuple(rng.sample(actors, rng.randint(1, min(2, len(actors)))))
    own = [o for o in everything if owners[o] & set(by)]
    able = list(everything) if rng.random() < 0.1 else own  # now and then it is not theirs to decide
    kind = rng.choice(KINDS)
    chosen = rng.sample(able, min(len(able), rng.choice((0, 1, 1, 1, 2, 3))))
    cut = {"refusal": 0, "pledge": len(chosen), "threat": len(chosen)}.get(kind, rng.randint(0, len(chosen)))
    if rng.random() < 0.1:
        cut = rng.randint(0, len(chosen))
    others = [o for o in everything if o not in own]
    triggered = rng.sample(own, 1) if own and rng.random() < 0.25 else []
    return PlainPledge(
        id=id_,
        by=by,
        kind=kind,
        binding=rng.choice(BINDINGS),
        delivers=tuple(chosen[:cut]),
        blocks=tuple(chosen[cut:]),
        asks=tuple(rng.sample(others, min(len(others), rng.randint(1, 2)))) if kind in ("demand", "proposal") else (),
        triggered={o: rng.choice(BINDINGS) for o in triggered},
        trigger=random_tree(rng, len(owners), 1) if triggered and rng.random() < 0.7 else None,
        condition=_condition(rng, len(owners)),
        contributes=_contributes(rng),
    )


def _condition(rng: Random, n_options: int) -> Tree | None:
    dice = rng.random()
    if dice < 0.2:
        return None
    if dice < 0.5:
        return ("o", rng.randrange(n_options))
    if dice < 0.75:
        literals: list[Tree] = [("o", o) for o in rng.sample(range(n_options), min(n_options, rng.randint(2, 3)))]
        literals = [("not", one) if rng.random() < 0.25 else one for one in literals]
        return (rng.choice(("and", "or")), *literals) if len(literals) > 1 else literals[0]
    return random_tree(rng, n_options)


def _contributes(rng: Random) -> dict[str, int | list[int] | str]:
    if rng.random() < 0.6:
        return {}
    low = rng.choice((1_000, 5_000, 10_000))
    troops: tuple[int | list[int] | str, ...] = (low, [low, low * rng.randint(1, 4)], "some")
    return {"troops": rng.choice(troops)} | ({"air": rng.randint(1, 9)} if rng.random() < 0.3 else {})


def _written(pledges: tuple[PlainPledge, ...]) -> dict[str, dict[str, object]]:
    made: dict[str, dict[str, object]] = {}
    for one in pledges:
        entry: dict[str, object] = {
            "by": list(one.by),
            "kind": one.kind,
            "binding": one.binding,
            "text": f"text {one.id}",
        }
        for key, options in (("delivers", one.delivers), ("blocks", one.blocks), ("asks", one.asks)):
            if options:
                entry[key] = [f"o{o}" for o in options]
        if one.triggered:
            entry["triggered"] = {f"o{o}": binding for o, binding in one.triggered.items()}
        if one.trigger is not None:
            entry["trigger"] = said(one.trigger)
        if one.condition is not None:
            entry["if"] = said(one.condition)
        if one.contributes:
            entry["contributes"] = one.contributes
        made[one.id] = entry
    return made


__all__ = ["ACTORS", "GraphPledges", "PlainPledge", "PledgeConflict", "graph_pledges", "pledge_conflict", "true_in"]
