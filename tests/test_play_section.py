"""The section `play` as a person meets it: shown, as JSON and CSV, and carried from one form and file to another."""

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import locarno
from locarno.case.play_nouns import Play
from locarno.cli.main import app

CASES = Path(__file__).parents[1] / "cases"
UKRAINE = str(CASES / "ukraine")
HARBOUR = """\
locarno: 1
case: {title: A quarrel about a harbour}
actors: {army: The army, navy: The navy, sea: {nature: true}}
options: {hold: army, advance: army, patrol: navy, swell: sea}
facts: {F1: {text: T, assumed: true}}
likelihood_scale: {likely: [0.6, 0.9]}
play:
  discount:  {value: 0.9, refs: [F1], note: looks a year ahead}
  precision: [3, 5]
  rates:     {army: {rate: 0.5, refs: [F1]}}
  chances:
    met:  {on: advance, change: [+patrol, -hold], label: is met}
    left: {on: hold and advance, change: -hold, likelihood: 0.25, refs: [F1]}
  events:
    gale: {change: +swell, from: not swell, rate: 0.1}
    calm: {change: -swell, likelihood: [0.5, 0.75], within: 12}
    tide: {change: -patrol}
  marks: {past: {value: 0.22, label: kept elsewhere, refs: [F1]}}
common: {preferences: {army: [hold], navy: [patrol]}}
readings:
  R0: {}
  R1:
    play: {rates: {navy: [1, 2]}, chances: {left: {in_force: false}}, events: {tide: {likelihood: likely, within: 2}}}
"""
HELD = """\
locarno: 1
case: {title: T}
actors: {army: The army, navy: The navy}
options: {hold: army, patrol: navy}
facts: {F1: {text: T, assumed: true}}
common:
  preferences: {army: [hold], navy: [patrol]}
  play: {rates: {navy: 3}}
"""
KEPT = """\
play:
  discount: {value: 0.9, refs: [F1], note: n}
  precision: [3, 4.5]
  rate: {value: [0.5, 2], note: m}
  marks: {past: {value: 0.22, refs: [F1], label: kept}, other: {value: 1}}
"""


def run(*words: str) -> str:
    found = CliRunner().invoke(app, list(words), catch_exceptions=False)
    assert found.exit_code == 0, found.output
    return found.stdout


@pytest.fixture
def harbour(tmp_path: Path) -> str:
    (tmp_path / "harbour.yaml").write_text(HARBOUR)
    return str(tmp_path / "harbour.yaml")


def lines(text: str) -> list[list[str]]:
    """The rows of tables, their cells two blanks apart."""
    return [[cell.strip() for cell in line.split("  ") if cell.strip()] for line in text.splitlines()]


def test_the_section_is_shown(harbour: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "160")
    rows = lines(run("show", harbour, "--section", "play"))
    for row in (
        ["chance met", "when advance comes about: +patrol -hold", "is met", "assumed"],
        ["chance left", "when hold and advance comes about: -hold", "left", "F1"],
        ["event gale", "while not swell: +swell", "gale", "assumed"],
        ["mark past", "0.22", "kept elsewhere", "F1"],
        ["discount", "all", "0.9", "F1"],
        ["precision", "all", "3 to 5", "assumed"],
        ["rate of army", "all", "0.5 a month", "F1"],
        ["rate of navy", "R0", "1 a month", "assumed"],
        ["rate of navy", "R1", "1 to 2 a month", "assumed"],
        ["chance left", "R0", "0.25", "F1"],
        ["event gale", "all", "0.1 a month", "assumed"],
        ["event calm", "all", "0.0578 to 0.116 a month: 0.5 to 0.75 within 12 months", "assumed"],
        ["event tide", "R1", "0.458 to 1.15 a month: likely within 2 months", "assumed"],
    ):
        assert row in rows
    assert not any(row[:1] == ["chance met"] and len(row) == 3 for row in rows)  # it is not in force
    assert "2 chances, 3 events, 2 readings" in run("show", harbour)


def test_a_case_that_says_nothing_of_play_shows_nothing_of_it() -> None:
    assert "over time" not in run("show", str(CASES / "chicken.yaml"))
    assert "over time" not in run("show", str(CASES / "chicken.yaml"), "--section", "play")


def test_json_and_csv_have_all_of_it(harbour: str) -> None:
    play = json.loads(run("show", harbour, "-f", "json"))["readings"]["R1"]["play"]
    assert set(play) == {"discount", "precision", "rates", "chances", "events", "marks"}
    assert (play["discount"]["low"], play["precision"]["high"], play["rates"]["navy"]["high"]) == (0.9, 5, 2)
    assert play["chances"]["met"]["changes"] == [["patrol", True], ["hold", False]]
    assert play["chances"]["met"]["on"] == "advance" and play["chances"]["left"]["likelihood"] is None
    tide = play["events"]["tide"]
    assert (tide["within"], tide["rate"]["word"], tide["condition"]) == (2, "likely", "true")
    rows = {row["id"]: row["entry"] for row in csv.DictReader(io.StringIO(run("show", harbour, "-f", "csv")))}
    assert json.loads(rows["R1"])["play"] == play


def test_the_section_stays_in_a_case_in_one_file(harbour: str) -> None:
    assert same_plays(run("convert", harbour, "--into", "case"), HARBOUR)


def same_plays(one: str, other: str) -> bool:
    plays = [{id_: r.play for id_, r in locarno.loads(text).case.readings.items()} for text in (one, other)]
    return plays[0] == plays[1]


def play_of(text: str) -> Play:
    return locarno.loads(text).case.readings["common"].play


@pytest.mark.parametrize(
    "section", ["", KEPT, KEPT + "  rates: {navy: 1, army: {rate: 7, refs: [F1]}}\n", "play: {rate: 3}\n"]
)
def test_figures_and_marks_stay_in_the_other_form(section: str, tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(HELD + section)
    listed = run("convert", str(tmp_path / "case.yaml"), "--into", "graph-form")
    assert "states:" in listed and play_of(listed) == play_of(HELD + section)
    (tmp_path / "listed.yaml").write_text(listed)
    assert play_of(run("convert", str(tmp_path / "listed.yaml"), "--into", "option-form")) == play_of(HELD + section)


def test_what_a_format_has_no_place_for_is_told(harbour: str) -> None:
    case = locarno.load(harbour)
    assert "2 chances and 3 events of play, which change options" in case.convert("graph-form", "R0").lost
    assert "what play over time needs" in case.convert("dot", "R0").lost
    plain = locarno.load(str(CASES / "chicken.yaml"))
    assert not any("play" in words for words in plain.convert("dot").lost)


def test_the_first_case_says_who_answers_and_what_is_assumed() -> None:
    plays = {id_: reading.play for id_, reading in locarno.load(UKRAINE).case.readings.items()}
    in_force = {id_: [c.id for c in play.chances.values() if c.likelihood] for id_, play in plays.items()}
    assert in_force == {"R0": ["europeans_answer"], "R1": ["europeans_answer"], "R2": [], "R3": [], "R4": []}
    answer = plays["R1"].chances["europeans_answer"].likelihood
    assert answer is not None and answer.word == "unlikely" and "S1-12" in answer.basis.refs
    happens = {id_: [e.id for e in play.events.values() if e.rate] for id_, play in plays.items()}
    assert happens == {"R0": ["money_ends"], "R1": [], "R2": [], "R3": [], "R4": []}
    for play in plays.values():
        assert all(f.basis.assumed and f.basis.note for f in (play.discount, play.precision, *play.rates.values()))
        assert {float(mark.value) for mark in play.marks.values()} == {0.22, 0.41, 0.5, 0.745}
        assert all(mark.basis.refs == ("O-35",) for mark in play.marks.values())
