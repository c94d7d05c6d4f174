"""`locarno sources compare` as a person meets it, on two small codings whose figures can be worked out by hand."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import locarno
from locarno.cli.main import app

FRAME = """
locarno: 1
case: {title: Small, id: %s}
actors: {ann: A, bob: B}
options: {x: ann, z: bob}
status_quo: [x]
likelihood_scale: {high: [0.8, 1], low: [0, 0.3], mid: [0.4, 0.6]}
arrangements:
  T: {name: both, with: [x, z]}
  U: {name: neither, without: [x, z]}
  V: {name: ann alone, with: [x], without: [z]}
scenarios: {S: {without: [z]}}
common: {preferences: {ann: [x], bob: [z]}}
readings:
"""
MINE = """
  R0:
    preferences: {ann: [{statement: x, note: seen twice}], bob: [z]}
    likelihoods:
      e1: {event: first, likelihood: low}
      e2: {event: second, likelihood: high}
      e3: {event: third, likelihood: mid}
  R8: {}
"""
THEIRS = """
  R0:
    preferences: {ann: [not not x, z], bob: [not z]}
    rules: {G1: {impossible: not x and not z}}
    likelihoods: {e1: {event: first, likelihood: low}, e2: {event: second, likelihood: mid}}
"""


@pytest.fixture
def words(tmp_path: Path) -> tuple[str, ...]:
    """T holds for one and not for the other; U is there for one alone; V the other way round than T."""
    for name, readings in (("mine", MINE), ("theirs", THEIRS)):
        (tmp_path / f"{name}.yaml").write_text(FRAME % name + readings, encoding="utf-8")
    return "sources", "compare", str(tmp_path / "mine.yaml"), str(tmp_path / "theirs.yaml")


def run(*words: str, **environment: str) -> Any:
    return CliRunner().invoke(app, [*words], env=environment, catch_exceptions=False)


def told(text: str) -> str:
    return " ".join(text.split())


def test_the_sentence_and_the_tables(words: tuple[str, ...]) -> None:
    found = run(*words, COLUMNS="100")
    assert found.exit_code == 0 and max(map(len, found.stdout.splitlines())) <= 100
    text = told(found.stdout)
    assert (
        "Of 3 different statements about what an actor wants, both coders have 1 (33%), 0 has only mine, 1 only theirs,"
        " and 1 is opposite. 0 of 3 verdicts (0%) are the same under both; 1 if only what the actors want is taken"
        " from theirs."
    ) in text
    assert "Likelihoods: of 3 events 2 got a word from both; 1 the same. R0 e2: high and mid" in text
    assert "Where they part: 3 verdicts" in text
    assert "R0 interest breaks T" in text and "R0 breaks impossible U" in text and "R0 breaks interest V" in text
    assert "R0 3 0 (0%) 0.42" in text and "1 (33%)" in text
    # the list of bob alone brings two verdicts over, that of ann none
    assert "R0 bob 0 2 2" in text and "R0 ann" not in text
    assert "1 reading only mine has: R8." in text
    every = told(run(*words, "--every", COLUMNS="100").stdout)
    assert "R0 ann both 1. x 1. not not x seen twice" in every
    assert "R0 ann only other - 2. z" in every and "R0 bob opposite 1. z 1. not z" in every
    assert "R0 ann 0 0 0" in every and "V ann alone R0 breaks interest" in every


def test_json(words: tuple[str, ...]) -> None:
    shape = json.loads(run(*words, "-f", "json").stdout)
    assert shape["schema"] == "locarno.coders/1" and shape["only_one_has"] == ["R8"] and shape["only_other_has"] == []
    cells = {
        one["arrangement"]: (one["one"], one["other"], one["preferences_only"], one["steps"]) for one in shape["cells"]
    }
    assert cells == {
        "T": ("interest", "breaks", "breaks", 3),
        "U": ("breaks", "impossible", "breaks", 1),
        "V": ("breaks", "interest", "interest", 3),
    }
    [whole, reading] = shape["cell_agreement"]
    assert (whole["reading"], reading["reading"]) == (None, "R0")
    for one in (whole, reading):
        assert (one["cells"], one["equal"], one["preferences_equal"]) == (3, 0, 1)
        assert (one["weighted"], one["preferences_weighted"]) == (round(1 - 7 / 12, 6), 0.5)
    assert {(one["actor"], one["equal"], one["changed"]) for one in shape["lists"]} == {("ann", 0, 0), ("bob", 2, 2)}
    assert [one["kind"] for one in shape["entries"]] == ["both", "only other", "opposite"]
    [left] = shape["feasibility"]
    assert (left["states"], left["both"], left["only_one"], left["only_other"], left["neither"]) == (4, 3, 1, 0, 0)
    found = locarno.compare_coders(locarno.load(words[2]), locarno.load(words[3]))
    alphas = [found.presence["all"], found.cell_agreement[0].alpha, found.cell_agreement[0].preferences_alpha]
    said = [shape["presence"], whole["alpha"], whole["preferences_alpha"]]
    assert [one["value"] for one in said] == [None if one.value is None else round(one.value, 6) for one in alphas]
    assert any(one.value != round(one.value, 6) for one in alphas if one.value is not None)
    assert found.presence["all"].value == pytest.approx(-0.4)
    assert found.likelihood_alpha.units == 2


def test_under_a_scenario_only_its_states_count(words: tuple[str, ...]) -> None:
    [left, *_] = json.loads(run(*words, "-s", "S", "-f", "json").stdout)["feasibility"]
    assert (left["states"], left["both"], left["only_one"], left["only_other"], left["neither"]) == (2, 1, 1, 0, 0)


def test_csv(words: tuple[str, ...]) -> None:
    rows = list(csv.DictReader(io.StringIO(run(*words, "-f", "csv").stdout)))
    kinds = [(row["what"], row["id"] or row["actor"], row["kind"]) for row in rows]
    assert kinds == [
        ("statement", "ann", "both"),
        ("statement", "ann", "only other"),
        ("statement", "bob", "opposite"),
        ("likelihood", "e1", "both"),
        ("likelihood", "e2", "differ"),
        ("likelihood", "e3", "only one"),
        ("verdict", "T", "differ"),
        ("verdict", "U", "differ"),
        ("verdict", "V", "differ"),
    ]
    assert [(row["one"], row["other"]) for row in rows[-3:]] == [
        ("interest", "breaks"),
        ("breaks", "impossible"),
        ("breaks", "interest"),
    ]
    same = list(csv.DictReader(io.StringIO(run(*words[:3], words[2], "-f", "csv").stdout)))
    assert {row["kind"] for row in same} == {"both"}


def test_a_coding_and_itself(words: tuple[str, ...]) -> None:
    text = told(run(*words[:3], words[2]).stdout)
    assert "none is opposite" in text and "6 of 6 verdicts (100%) are the same under both; 6 if only" in text
    assert "Where they part" not in text


def test_without_the_library_alpha_is_left_out(words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("locarno.analyses.coders.compare.can_compute", lambda: False)
    monkeypatch.setattr("locarno.analyses.coders.alpha.can_compute", lambda: False)
    found = run(*words)
    assert found.exit_code == 0 and "needs the extra `agreement`" in told(found.stdout)
