"""`locarno concepts`, and what `locarno stability` shows of concepts beyond the ladder."""

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from locarno.answers.concepts import KNOWN, TOGETHER_AS, all_concepts, concept_named
from locarno.cli.main import app

CASES = Path(__file__).parents[1] / "cases"
TIE = """
locarno: 1
case: {title: A tie}
actors: {ada: Ada, ben: Ben}
states: {start: start, crossing: crossing, good: good, bad: bad}
moves: {ada: {start: [crossing]}, ben: {crossing: [good, bad]}}
common:
  preferences:
    ada: {ranking: [good, start, crossing, bad]}
    ben: {ranking: [[good, bad], [start, crossing]]}
"""


def run(*words: str) -> str:
    found = CliRunner().invoke(app, words, catch_exceptions=False)
    assert found.exit_code == 0, found.output
    return found.stdout


def test_every_concept_is_listed_in_all_formats() -> None:
    table, shape = run("concepts"), json.loads(run("concepts", "-f", "json"))
    rows = list(csv.DictReader(io.StringIO(run("concepts", "-f", "csv"))))
    assert shape["schema"] == "locarno.concepts/1"
    assert [one["id"] for one in shape["concepts"]] == [row["id"] for row in rows] == [one.id for one in all_concepts()]
    assert {one["id"] for one in shape["concepts"]} >= set(KNOWN)
    assert shape["several"] == {name: list(ids) for name, ids in TOGETHER_AS.items()}
    for one in all_concepts():
        assert one.id in table and one.meaning and one.source
    assert "needs two actors" in table and "needs option form" in table


def test_ids_by_pattern() -> None:
    l1, l12, led = concept_named("l1"), concept_named("l12"), concept_named("stackelberg:us")
    assert l1 and l12 and led
    assert (l1.name, l1.meaning) == ("L1", "looking 1 move ahead, the actor stays")
    assert (l12.name, l12.meaning) == ("L12", "looking 12 moves ahead, the actor stays")
    assert (led.id, led.name) == ("stackelberg:us", "Stackelberg (us)")
    assert not any(concept_named(wrong) for wrong in ("l0", "l", "l10000", "L2", "stackelberg us", "simm"))


def test_what_ties_leave_open_is_marked_in_all_formats(tmp_path: Path) -> None:
    path = tmp_path / "tie.yaml"
    path.write_text(TIE, encoding="utf-8")
    table = run("stability", str(path), "-c", "l1", "-c", "l2", "--every")
    assert "3 (+1?)" in table and "2 (+1?)" in table and "ties leave open" in table
    [line] = [line for line in table.splitlines() if line.strip().startswith("start")]
    assert line.split()[1:] in (["●", "?"], ["x", "?"])
    [row] = [
        row
        for row in csv.DictReader(io.StringIO(run("stability", str(path), "-c", "l2", "-f", "csv")))
        if row["state"] == "start"
    ]
    assert (row["l2_ada"], row["l2_ben"], row["l2"]) == ("ambiguous", "true", "ambiguous")
    shape = json.loads(run("stability", str(path), "-c", "l2", "-f", "json"))
    assert shape["ambiguous"]["l2"]["ada"] == [True, False, False, False]
    assert shape["equilibria"]["l2"] == [2, 3]


def test_what_concepts_mean_is_told_below() -> None:
    words = run("stability", str(CASES / "chicken.yaml"), "-c", "sim", "-c", "stackelberg", "-c", "l2").split()
    table = " ".join(words)
    assert "looking 2 moves ahead" in table and "row, which leads" in table and "at the same time" in table
    assert "answered" not in run("stability", str(CASES / "chicken.yaml"))


@pytest.mark.parametrize(
    ("concept", "said"),
    [
        ("l0", ["no concept `l0`", "locarno concepts", "sim, fraser_hipel", "l1, l2, ... l9999"]),
        ("stackelbrg", ["did you mean `stackelberg`"]),
        ("stackelberg:us", ["`stackelberg:us` names no actor", "row, column"]),
    ],
)
def test_a_wrong_concept_leads_to_the_right_ones(concept: str, said: list[str]) -> None:
    found = CliRunner().invoke(app, ["stability", str(CASES / "chicken.yaml"), "-c", concept])
    assert found.exit_code == 2
    assert all(words in found.output for words in said), found.output
