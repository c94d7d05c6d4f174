"""`locarno forces` as a person meets it: tables, JSON, CSV, figures, and what is refused."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from locarno.cli.main import app

UKRAINE = str(Path(__file__).parents[1] / "cases" / "ukraine")
FIGURES_ONLY = """
locarno: 1
case: {id: pools, title: Pools alone}
actors: {a: A}
options: {x: {owner: a, label: acts, assumed: true}}
status_quo: {with: [], assumed: true}
common: {preferences: {a: []}}
forces:
  pools:
    north: {state: North, soldiers: [900, 1200], usable: 0.5, lead: 2, assumed: true}
    south: {state: South, soldiers: 600, assumed: true}
  rotations: {thirds: {cycle: 3, tour: 6, assumed: true}}
"""


def run(*words: str, case: str = UKRAINE) -> Result:
    return CliRunner().invoke(app, ["forces", case, *words], catch_exceptions=False)


def flat(text: str) -> str:
    return " ".join(text.split())


def test_the_answer_comes_first_and_in_words() -> None:
    out = flat(run("A06", "--counting", "S3").stdout)
    assert "In force in A06: by S1 an unknown number (P02); by S4 10,000 to 30,000" in out
    assert "A06 asks for 40,000 to 200,000 soldiers" in out
    assert "200,000 on duty take 600,000 in the cycle; the pools by S3 hold 440,000: only 146,667" in out
    assert out.index("asks for 40,000") < out.index("What was pledged") < out.index("What can be kept up")


def test_every_pledge_is_told_with_its_text_and_refs() -> None:
    out = flat(run("--part", "pledges").stdout)
    assert "P05 LEAD+EUR: second line of support troops [S4-11 S4-20 S4-22]" in out
    assert "troops 10,000 to 30,000; mandate support; where rear - waiting for ru_truce - P16 stands against it" in out
    assert "France: P02 on its way, P09 in force; United Kingdom: P02 on its way" in out
    assert "What can be kept up" not in out


@pytest.mark.parametrize("width", ["60", "100"])
def test_tables_keep_to_the_terminal(width: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", width)
    for words in (("A01", "--months", "24"), ("--troops", "200000", "--months", "30", "--counting", "ranking of 2025")):
        out = run(*words).stdout
        assert max(len(line) for line in out.splitlines()) <= int(width)
        assert "200000" not in out or "200,000" in out


def test_the_months_in_words() -> None:
    out = flat(run("--troops", "200000", "--cycle", "3", "--counting", "S3", "--rota", "--part", "months").stdout)
    assert "200,000 cannot be on duty in all 24 months: 145,000 in the least month, 55,000 short" in out
    assert "from month 1 to 18 the 88 units can serve 528 months of duty at most, and 720 are asked for" in out
    assert "One more unit of United Kingdom, France or Germany would help" in out
    met = flat(run("--troops", "64000", "--cycle", "4", "--counting", "S3", "--rota", "--part", "months").stdout)
    assert "64,000 on duty in all 24 months." in met and "64,000 take" not in met
    long_run = flat(run("--troops", "110000", "--cycle", "5", "--counting", "S3", "--rota", "--part", "months").stdout)
    assert "for good, these units keep up 85,000" in long_run


def test_pools_alone(tmp_path: Path) -> None:
    case = tmp_path / "pools.yaml"
    case.write_text(FIGURES_ONLY, encoding="utf-8")
    out = flat(run("--months", "24", case=str(case)).stdout)
    assert "North 450 to 600, South 600" in out and "1,050 to 1,200" in out
    assert "350 to 400" in out and "What was pledged" not in out
    found = json.loads(run("--months", "24", "--lead", "1", "--format", "json", case=str(case)).stdout)
    (rota,) = found["deployments"]
    assert [one["ready"] for one in rota["by_state"]] == [3, 2] and rota["first"] == 2
    assert found["pools"][0]["total"] == [1050, 1200] and found["waterfall"][0]["heads"] is None


def test_json_says_what_the_table_says() -> None:
    found = json.loads(run("A06", "--format", "json").stdout)
    assert found["schema"] == "locarno.forces/1" and found["asking"]["size"] == [40_000, 200_000]
    by_id = {one["pledge"]: one for one in found["contributions"]}
    assert by_id["P05"]["standing"] == "in force" and by_id["P05"]["broken"] == ["P16"]
    assert by_id["P04"]["reason"] == "condition" and by_id["P04"]["waits_for"] == ["us_backstop"]
    thirds = next(one for one in found["upkeep"] if (one["counting"], one["cycle"]) == ("S3", 3))
    assert thirds["sustainable"] == [146_666.666667, 146_666.666667] and thirds["missing"] == [0, 160_000]


def rows(*words: str) -> list[dict[str, Any]]:
    return list(csv.DictReader(io.StringIO(run(*words, "--format", "csv").stdout)))


def test_csv_has_amounts_or_months() -> None:
    amounts = [one for one in rows() if one["name"] == "troops"]
    assert {one["pledge"]: (one["low"], one["high"], one["said"]) for one in amounts}["P05"] == ("10000", "30000", "")
    assert {one["pledge"]: one["said"] for one in amounts}["P27"] == "unknown"
    months = rows("--troops", "64000", "--cycle", "4", "--counting", "S3", "--months", "12")
    assert len(months) == 3 * 12 and {one["total"] for one in months} == {"64000"}
    assert sum(int(one["on_duty"]) for one in months if one["month"] == "5") == 64_000


def test_figures(tmp_path: Path) -> None:
    steps, months = tmp_path / "steps.json", tmp_path / "months.json"
    assert run("--figure", str(steps)).exit_code == 0
    spec = json.loads(steps.read_text("utf-8"))
    assert spec["title"]["text"] == "From 26 of 35 states to what is in force today"
    values = spec["data"]["values"]
    assert [row["count"] for row in values] == ["35 states", "26", "2 to 26", "2 to 26", "none", "none"]
    assert run("--troops", "200000", "--cycle", "3", "--months", "24", "--figure", str(months)).exit_code == 0
    spec = json.loads(months.read_text("utf-8"))
    assert spec["title"]["text"].startswith("Who would be on duty: 200,000 soldiers")
    bands = spec["vconcat"][0]["layer"][0]["data"]["values"]
    assert {band["state"] for band in bands} == {"United Kingdom", "France", "Germany"}
    again = run("--figure", str(steps))
    assert again.exit_code == 2 and "exists" in again.stderr
    assert run("--figure", str(steps), "--force", "--figure-of", "waterfall").exit_code == 0


@pytest.mark.parametrize("kind", ["svg", "png"])
def test_figures_are_drawn(tmp_path: Path, kind: str) -> None:
    for words in (("A06",), ("--troops", "200000", "--cycle", "3", "--months", "24")):
        target = tmp_path / f"{len(words)}.{kind}"
        assert run(*words, "--figure", str(target)).exit_code == 0
        assert target.stat().st_size > 2_000
    if kind == "svg":
        assert "55,000 short" not in target.read_text("utf-8") and "on duty" in target.read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--troops", "many"), "`many` is no number of soldiers"),
        (("--troops", "-5"), "above 0"),
        (("--troops", "9-5"), "9 to 5"),
        (("--cycle", "0.5"), "0.5:1"),
        (("--months", "0"), "from 1 up"),
        (("--months", "9", "--unit", "0"), "from 1 up"),
        (("--counting", "lands"), "counting of pools"),
        (("--amount", "ships"), "no amount"),
        (("A99",), "A99"),
        (("--figure-of", "rota", "--figure", "x.json"), "no rota to be drawn"),
        (("--figure", "x.bmp"), ".bmp"),
        (("--take", "P99"), "P99"),
    ],
)
def test_misuse_is_told(words: tuple[str, ...], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    found = run(*words)
    assert found.exit_code == 2 and told in found.stderr and "Traceback" not in found.stderr
    assert not list(tmp_path.iterdir())


def test_months_that_nobody_asked_about_are_told() -> None:
    found = run("--part", "months")
    assert found.exit_code == 2 and "nobody asked about months" in found.stderr


@pytest.mark.parametrize("words", [("--cycle", "x"), ("--tour", "nan"), ("--part", "all"), ("--months", "two")])
def test_what_is_no_value_is_told(words: tuple[str, ...]) -> None:
    assert run(*words).exit_code == 2
