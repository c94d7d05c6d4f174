"""Random `.gmcr` files for the tests, one for each seed, written from the facts of the format alone."""

from random import Random
from typing import Any

NAMES = ("Attack", "attack", "Zieht sich zurück", "no", "", "é è", "2nd strike", "Zeit & Raum", "x" * 70, "ja", "at")
MAKERS = ("Army", "The Navy", "Ж", "Army", "true")


def pattern(rng: Random, options: int, most: int = 3) -> list[list[Any]]:
    """A pattern: some options, each once, with values."""
    chosen = rng.sample(range(options), min(options, rng.randint(1, most)))
    return [[option, rng.choice("YN")] for option in chosen]


def agrees(code: int, conditions: list[list[Any]]) -> bool:
    """Whether a state matches a pattern."""
    return all((code >> option & 1 == 1) == (letter == "Y") for option, letter in conditions)


def feasible(file: dict[str, Any]) -> list[int]:
    """The codes of the feasible states, increasing."""
    return [
        code for code in range(2 ** len(file["options"])) if not any(agrees(code, one) for one in file["infeasibles"])
    ]


def ranking(rng: Random, states: int) -> list[Any]:
    """A ranking of states 1 to `states`, with ties."""
    numbers = rng.sample(range(1, states + 1), states)
    made: list[Any] = []
    while numbers:
        size = rng.choice((1, 1, 1, 2, 3, len(numbers)))
        group, numbers = numbers[:size], numbers[size:]
        made.append(group[0] if len(group) == 1 and rng.random() < 0.9 else group)
    return made


def gmcr_file(seed: int) -> dict[str, Any]:
    """A file of 1-4 decision makers and 1-6 options, with at least one feasible state."""
    rng = Random(seed)
    options, makers = rng.randint(1, 6), rng.randint(1, 4)
    owner = [rng.randrange(makers) for _ in range(options)]
    file: dict[str, Any] = {
        "options": [
            {"name": rng.choice(NAMES), "permittedDirection": rng.choice(("both", "both", "fwd", "back"))}
            for _ in range(options)
        ],
        "infeasibles": [],
        "useManualPreferenceRanking": rng.random() < 0.5,
        "coalitions": list(range(makers)),
        "program": "gmcr",
        "version": "0.4",
    }
    for _ in range(rng.choice((0, 0, 1, 2, 5, 9))):
        wider = file | {"infeasibles": [*file["infeasibles"], pattern(rng, options)]}
        if feasible(wider):
            file = wider
    file["decisionMakers"] = [
        {
            "name": rng.choice(MAKERS),
            "options": [option for option in range(options) if owner[option] == maker],
            "preferences": [
                statement(rng, options) for _ in range(rng.choice((0, 0, 1, 1, 2, 2, 3, 3, 3, 5, 5, 6, 70)))
            ],
            "preferenceRanking": ranking(rng, len(feasible(file))),
        }
        for maker in range(makers)
    ]
    return file


def statement(rng: Random, options: int) -> Any:
    """A statement: a list of conditions, or a compound of several."""
    if rng.random() < 0.6:
        return pattern(rng, options)
    return {"compound": True, "members": [pattern(rng, options) for _ in range(rng.randint(1, 4))]}
