"""Published results: each file in `tests/published` says what a paper found, and how sure we are of it."""

import json
from pathlib import Path
from typing import Any

import pytest

import locarno

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "tests" / "published").glob("*.json"))
RESULTS = [
    pytest.param(found["case"], result, id=f"{path.stem}-{number}-{result['concept']}")
    for path in FILES
    for found in [json.loads(path.read_text(encoding="utf-8"))]
    for number, result in enumerate(found["results"])
]


def states_of(found: locarno.Stability, concept: str, patterns: bool) -> set[str]:
    numbers = found.equilibria(concept)
    if not patterns:
        return {found.labels[state] for state in numbers}
    codes = [int(found.states[state]) for state in numbers]
    return {"".join("Y" if code >> bit & 1 else "N" for bit in range(len(found.options))) for code in codes}


@pytest.mark.parametrize(("path", "result"), RESULTS)
def test_published_equilibria(path: str, result: dict[str, Any]) -> None:
    case = locarno.load(ROOT / path)
    found = case.stability(result.get("reading"), result.get("scenarios", ()), concepts=[result["concept"]])
    computed = states_of(found, result["concept"], patterns=case.case.form == "option")
    published = set(result["states"])
    assert result["source"] and result["status"]
    if result.get("agrees", True):
        assert computed == published
    else:  # a slip of the paper, worked out in `why`; if it ever agrees, the case has changed
        assert result["why"] and computed != published


def test_there_are_published_results_for_at_least_six_conflicts() -> None:
    assert len(FILES) >= 6 and sum(bool(json.loads(path.read_text())["results"]) for path in FILES) >= 6


@pytest.mark.parametrize("path", sorted((ROOT / "cases").glob("*.yaml")), ids=lambda path: path.stem)
def test_shipped_cases_have_no_problem(path: Path) -> None:
    case, problems = locarno.check(path)
    assert case is not None and not problems
