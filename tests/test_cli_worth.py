"""What `locarno pledges worth` and `lines` print: at any width, in ASCII, and into files."""

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from locarno.cli.main import app

ROOT = Path(__file__).parents[1]
UKRAINE = str(ROOT / "cases" / "ukraine")


def run(*words: str, width: int = 80) -> str:
    found = CliRunner().invoke(app, ["pledges", *words], env={"COLUMNS": str(width)}, catch_exceptions=False)
    assert found.exit_code == 0, found.output
    return found.stdout


@pytest.mark.parametrize("width", [80, 130])
def test_it_fits_the_terminal(width: int) -> None:
    for words in (("worth", UKRAINE, "P01", "P03", "P17", "--together", "-r", "R4"), ("lines", UKRAINE)):
        text = run(*words, width=width)
        assert max(len(line) for line in text.splitlines()) <= width


def test_what_matters_stands_first() -> None:
    first = "\n".join(run("worth", UKRAINE, width=100).splitlines()[:13])
    assert "nowhere    ld_fight (P03)" in first and "everywhere eu_fund (P10+2)" in first
    assert all(f"\n{reading} " in first for reading in ("R0", "R1", "R2", "R3"))
    lines = run("lines", UKRAINE, width=100)
    assert "R4 an attack is deterred exactly where us_backstop" in lines.split("When it comes to it")[0]


def test_a_change_of_a_verdict_is_told_in_words() -> None:
    text = run("worth", UKRAINE, "P03", "-r", "R4", width=100)
    assert "under R4: breaks -> holds by a credible answer" in text


def test_rows_and_shapes() -> None:
    rows = list(csv.DictReader(io.StringIO(run("worth", UKRAINE, "P03", "-r", "R4", "-f", "csv"))))
    assert [(row["sort"], row["will"]) for row in rows] == [("deliver", "always"), ("act", "never")]
    shape = json.loads(run("lines", UKRAINE, "-r", "R4", "-a", "A01", "-f", "json"))
    assert shape["by_arrangement"][0]["if_willing"] == {"at": [0, 0, 0, 1], "pays": 0}


@pytest.mark.parametrize("question", ["worth", "lines"])
def test_figures(question: str, tmp_path: Path) -> None:
    target = tmp_path / "figure.json"
    run(question, UKRAINE, "-r", "R4", "--figure", str(target))
    spec = json.loads(target.read_text(encoding="utf-8"))
    assert spec["data"]["values"] and "Ukraine" in spec["title"]["text"]
    found = CliRunner().invoke(app, ["pledges", question, UKRAINE, "--figure", str(target)])
    assert found.exit_code == 2 and "exists" in found.output
