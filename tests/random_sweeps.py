"""Random cases with two or three readings, statements, scenarios and dates, as the data of their text."""

import json
from random import Random
from typing import Any

from locarno.case.expressions import parse, write
from random_pledges import pledge_conflict, random_tree, said

DAYS = ("2024-05-01", "2024-05-20", "2024-06-02")
FIRST_DAY = "2024-04-01"


def expressions(rng: Random, options: int, count: int) -> list[str]:
    """Return different expressions over the options."""
    trees = (write(parse(said(random_tree(rng, options, 1)))) for _ in range(100))
    return list(dict.fromkeys(trees))[:count]


def scenario_case(seed: int) -> dict[str, Any]:
    """Return a case with readings, arrangements `T`, `U` and scenarios that hold, lift, add rules and keep pledges."""
    rng = Random(f"scenarios {seed}")
    made = pledge_conflict(seed, 4)
    case: dict[str, Any] = json.loads(made.text)
    options = made.conflict.n_options
    pool = expressions(rng, options, 6)
    actors = made.conflict.actors
    case["common"] = {"preferences": {actor: rng.sample(pool, min(3, len(pool))) for actor in actors}}
    for pledge in case["pledges"].values():
        pledge.pop("readings", None)
    pledges = list(case["pledges"])
    kinds: list[dict[str, Any]] = [
        {"with": [f"o{rng.randrange(options)}"]},
        {"without": [f"o{rng.randrange(options)}"]},
        {"keeps": [rng.choice(pledges)]},
        {"rules": {"N1": {"impossible": rng.choice(pool)}}},
    ]
    if case["rules"]:
        kinds.append({"lifts": [rng.choice(list(case["rules"]))]})
    case["scenarios"] = {f"S{n}": one for n, one in enumerate(rng.sample(kinds, min(3, len(kinds))))}
    case["readings"] = {}
    for name in ("A", "B"):
        wants = {actor: rng.sample(pool, min(3, len(pool))) for actor in actors if rng.random() < 0.7}
        case["readings"][name] = {"preferences": wants}
        if rng.random() < 0.3:
            case["readings"][name]["scenarios"] = [rng.choice(list(case["scenarios"]))]
        if rng.random() < 0.3:
            case["readings"][name]["keeps"] = [rng.choice(pledges)]
    case["arrangements"]["U"] = {"name": "U", "require": rng.choice(pool)}
    return case


def dated_case(seed: int) -> dict[str, Any]:
    """Return a case in which today, statements, rules, pledges and scenarios of readings come and go by days."""
    rng = Random(f"dates {seed}")
    case = scenario_case(seed)
    today = case.pop("status_quo")
    options = list(case["options"])
    case["status_quo"] = {FIRST_DAY: {"with": today}}
    for day in rng.sample(DAYS, rng.randint(0, 2)):
        other = rng.choice(options)
        case["status_quo"][day] = {"with": [o for o in today if o != other] + ([] if other in today else [other])}
    for reading in [case["common"], *case["readings"].values()]:
        for actor, texts in reading["preferences"].items():
            reading["preferences"][actor] = [{"statement": text, **some_dates(rng)} for text in texts]
    for rule in case["rules"].values():
        rule.update(some_dates(rng, 0.2))
    for pledge in case["pledges"].values():
        pledge.update(some_dates(rng, 0.7))
    for reading in case["readings"].values():
        if "scenarios" in reading:
            reading["scenarios"] = {id_: some_dates(rng, 0.8) for id_ in reading["scenarios"]}
        reading.setdefault("keeps", [rng.choice(list(case["pledges"]))])
    return case


def some_dates(rng: Random, share: float = 0.4) -> dict[str, str]:
    """Return none, a date, or a date and a later one on which the entry is withdrawn."""
    if rng.random() >= share:
        return {}
    found = sorted(rng.sample(DAYS, rng.choice((1, 1, 2))))
    if len(found) == 2:
        return {"date": found[0], "withdrawn": found[1]}
    return {rng.choice(("date", "date", "withdrawn")): found[0]}
