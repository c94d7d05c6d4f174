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


def test_a_change_of_a_verdict_is_told_in_words() -> None:
    text = run("worth", UKRAINE, "P03", "-r", "R4", width=100)
    assert "\nR4 not kept ld_fight (P03); kept ld_guarantee (P03)\n" in text
    assert "under R4: breaks -> holds by a credible answer" in text


def test_rows_and_shapes() -> None:
    rows = list(csv.DictReader(io.StringIO(run("worth", UKRAINE, "P03", "-r", "R4", "-f", "csv"))))
    assert [(row["sort"], row["will"]) for row in rows] == [("deliver", "always"), ("act", "never")]
    shape = json.loads(run("lines", UKRAINE, "-r", "R4", "-a", "A01", "-f", "json"))
    assert shape["by_arrangement"][0]["if_willing"] == {"at": [0, 0, 0, 1], "pays": 0}


@pytest.mark.parametrize("question", [("worth", UKRAINE, "P03"), ("lines", UKRAINE)])
def test_figures(question: tuple[str, ...], tmp_path: Path) -> None:
    target = tmp_path / "figure.json"
    run(*question, "-r", "R4", "--figure", str(target))
    spec = json.loads(target.read_text(encoding="utf-8"))
    assert spec["data"]["values"] and "Ukraine" in spec["title"]["text"]
    found = CliRunner().invoke(app, ["pledges", *question, "--figure", str(target)])
    assert found.exit_code == 2 and "exists" in found.output
