"""Random cases with pledges whose actors want statements, with arrangements, and with lines of defence."""

import json
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from oracle import OptionConflict, rank_by_statements
from oracle_worth import PlainLine, bits
from random_pledges import PledgeConflict, Tree, pledge_conflict, random_tree, said, true_in


@dataclass(frozen=True)
class WorthConflict:
    """A case with pledges; `wants[actor]`: statements, most important first; `case`: its text before it is written."""

    base: PledgeConflict
    conflict: OptionConflict
    wants: dict[str, list[Tree]]
    case: dict[str, Any]

    @property
    def text(self) -> str:
        return json.dumps(self.case)


def worth_conflict(seed: int, most: int = 6) -> WorthConflict:
    """The case of `pledge_conflict`, with statements in place of rankings, for now and then with weights, and ten
    arrangements more."""
    base = pledge_conflict(seed, most)
    rng = Random(f"worth {seed}")
    n, feasible = base.conflict.n_options, base.feasible
    case = json.loads(base.text)
    wants: dict[str, list[Tree]] = {}
    ranks = {}
    for actor in base.conflict.actors:
        wants[actor] = [random_tree(rng, n, rng.choice((0, 1, 2))) for _ in range(rng.randint(0, 5))]
        said_ = [said(one) for one in wants[actor]]
        truths = [{s: true_in(one, bits(s)) for s in feasible} for one in wants[actor]]
        if rng.random() < 0.2:
            weights = [rng.randint(-3, 6) for _ in said_]
            written = [{"statement": one, "weight": weight} for one, weight in zip(said_, weights, strict=True)]
            case["common"]["preferences"][actor] = {"weights": written}
            ranks[actor] = {s: sum(w for w, t in zip(weights, truths, strict=True) if t[s]) for s in feasible}
        else:
            case["common"]["preferences"][actor] = said_
            ranks[actor] = rank_by_statements(truths, feasible)
    for name in ("U", "V", *(f"W{number}" for number in range(8))):
        inside = rng.sample(feasible, rng.randint(1, max(1, len(feasible) // rng.choice((2, 3, 8)))))
        case["arrangements"][name] = {"name": name, "require": " or ".join(f"({_exactly(code, n)})" for code in inside)}
    return WorthConflict(base, replace(base.conflict, rank=ranks), wants, case)


def _exactly(code: int, options: int) -> str:
    return " and ".join(f"o{bit}" if code >> bit & 1 else f"not o{bit}" for bit in range(options))


@dataclass(frozen=True)
class LinesConflict:
    """The same with lines of defence."""

    worth: WorthConflict
    attacker: str
    attack: tuple[int, ...]
    lines: tuple[PlainLine, ...]
    text: str


def lines_conflict(seed: int) -> LinesConflict | None:
    """None where nobody owns an option alone."""
    one = worth_conflict(seed)
    rng = Random(f"lines {seed}")
    conflict = one.conflict
    alone = [o for o in range(conflict.n_options) if len(conflict.owners[o]) == 1]
    if not alone:
        return None
    first = rng.choice(alone)
    [attacker] = conflict.owners[first]
    mine = [o for o in alone if conflict.owners[o] == {attacker} and o != first]
    attack = (first, *rng.sample(mine, min(len(mine), rng.choice((0, 0, 0, 1)))))
    rest = [o for o in range(conflict.n_options) if o not in attack]
    lines = []
    for _ in range(rng.randint(0, 5)):
        stands = random_tree(rng, conflict.n_options, 1) if rng.random() < 0.6 else None
        lines.append(PlainLine(stands, tuple(rng.sample(rest, min(len(rest), rng.choice((0, 1, 1, 1, 2)))))))
    written: dict[str, dict[str, Any]] = {}
    for number, line in enumerate(lines):
        entry: dict[str, Any] = {"label": f"line {number}"}
        if line.stands is not None:
            entry["stands"] = said(line.stands)
        if line.answers:
            entry["answers"] = [f"o{o}" for o in line.answers]
        written[f"L{number}"] = entry
    if seed % 2:  # what bears on attack and answers is wanted, or else few lines would matter
        one = _keen(one, rng, attacker, first, [o for line in lines for o in line.answers])
    case = one.case | {"defence": {"attack": [f"o{o}" for o in attack], "lines": written}}
    return LinesConflict(one, attacker, attack, tuple(lines), json.dumps(case))


def _keen(one: WorthConflict, rng: Random, attacker: str, attack: int, answers: list[int]) -> WorthConflict:
    """The attacker wants to attack and shuns some answers; those who answer want to, or want not to."""
    wants = {actor: list(trees) for actor, trees in one.wants.items()}
    shunned: list[Tree] = [("not", ("o", o)) for o in answers if rng.random() < 0.6]
    wants[attacker] = [*shunned, ("o", attack), *wants[attacker]]
    for o in answers:
        for owner in one.conflict.owners[o]:
            if owner in wants and owner != attacker:
                wants[owner].insert(0, ("o", o) if rng.random() < 0.6 else ("not", ("o", o)))
    case = json.loads(one.text)
    ranks = {}
    for actor, trees in wants.items():
        case["common"]["preferences"][actor] = [said(tree) for tree in trees]
        truths = [{s: true_in(tree, bits(s)) for s in one.base.feasible} for tree in trees]
        ranks[actor] = rank_by_statements(truths, one.base.feasible)
    return WorthConflict(one.base, replace(one.conflict, rank=ranks), wants, case)
