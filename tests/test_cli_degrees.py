"""Degrees of preference at the command line: what is asked, what a person sees, what other programs get."""

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from locarno.cli.main import app

RIVER = """
locarno: 1
case: {title: A factory by the river}
actors: {agency: The environmental agency, factory: The factory}
options: {inspect: agency, treat: factory}
common:
  preferences:
    agency: [treat, not inspect]
    factory: [inspect implies treat, not treat, not inspect]
"""


@pytest.fixture
def river(tmp_path: Path) -> str:
    path = tmp_path / "river.yaml"
    path.write_text(RIVER, encoding="utf-8")
    return str(path)


def run(*words: str) -> Result:
    return CliRunner().invoke(app, ["stability", *words], catch_exceptions=False)


def test_what_is_unknown_is_asked_without_naming_a_concept(river: str) -> None:
    out = run(river, "--unknown", "agency:2").stdout
    assert "Unknown: whether agency wants `not inspect` (its statement 2)." in out
    assert "whatever the actors make of that: Nash 0, 2 more under some" in " ".join(out.split())
    assert "Nash ac        0         2                 0" in out and "Nash bd" in out
    assert "·b·d   ·b·d   ·b·d   ·b·d" in out and "a, b, c, d: what the actors make of the unknown" in out
    assert out == run(river, "--unknown", "agency:2=0.5", "-c", "unknown").stdout


def test_extensions_that_agree_share_a_line(river: str) -> None:
    out = run(river, "-c", "unknown").stdout
    assert "Nothing is unknown under common: a, b, c and d are the same." in out
    assert [line.split()[:2] for line in out.splitlines() if " abcd " in line][:4] == [
        [name, "abcd"] for name in ("Nash", "GMR", "SMR", "SEQ")
    ]


def test_one_extension_alone_is_a_concept_like_others(river: str) -> None:
    out = run(river, "--unknown", "agency:2", "-c", "gmr_a", "-c", "strong_gmr").stderr
    assert "not known whether `agency` wants `not inspect`" in out
    out = run(river, "--unknown", "agency:2", "-c", "gmr_a").stdout
    assert "GMR a" in out and "●" in out and "a, b, c, d" not in out


def test_strong_and_weak(river: str) -> None:
    out = run(river, "--strong", "agency:1", "--strong", "factory:1").stdout
    assert "Strong for agency: `treat`." in out and "Equilibria that are strong: GMR 3 of 3; SMR 2 of 3" in out
    assert any(line.split() == ["2", "treat", "strong", "weak", "·"] for line in out.splitlines())
    assert "strong: answers bring states that are strongly worse" in out


def test_thresholds_and_mixtures(river: str) -> None:
    out = run(river, "--unknown", "agency:2=0.7", "--enough", "agency:0.5").stdout
    assert "(its statement 2, 0.7 likely)" in out and "at least 0.75 likely to be better" in out
    out = run(river, "--mix", "common=1").stdout
    assert "is a mixture of readings: common with weight 1." in out and "fuzzy Nash" in out


def test_marks_in_the_case_are_told(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    weights = (
        "{weights: [{statement: treat, weight: 2}, {statement: not inspect, weight: 1}], strong_gap: 2, enough: 1.5}"
    )
    ranking = '{ranking: [NN, ">>", {unknown: [NY, YY]}, YN]}'
    path.write_text(
        RIVER.replace("[treat, not inspect]", weights).replace(
            "[inspect implies treat, not treat, not inspect]", ranking
        )
    )
    assert "Unknown: which of these factory prefers: NY ? YY." in run(str(path), "-c", "unknown").stdout
    assert "Enough for agency: at least 1.5 points more." in run(str(path), "-c", "fuzzy").stdout
    path.write_text(path.read_text().replace("{unknown: [NY, YY]}", "NY, YY"))
    out = run(str(path), "-c", "strength").stdout
    assert "Strong for agency: 2 points more." in out
    assert "Strong for factory: what comes before NY > YY > YN, against that." in out
    shown = CliRunner().invoke(app, ["show", str(path), "--section", "readings"]).stdout
    assert "strong: 2 more" in shown and "enough: 1.5 more" in shown and "NN >> NY > YY > YN" in shown


def test_json_and_csv(river: str) -> None:
    found = json.loads(run(river, "--unknown", "agency:2", "--format", "json").stdout)
    assert found["marks"] == [{"actor": "agency", "kind": "unknown", "text": "not inspect", "place": 2, "value": 0.5}]
    assert found["equilibria"]["seq_a"] == [3] and found["equilibria"]["seq_d"] == [0, 2, 3]
    rows = list(csv.DictReader(io.StringIO(run(river, "--unknown", "agency:2", "--format", "csv").stdout)))
    assert [row["seq_d"] for row in rows] == ["true", "false", "true", "true"]
    assert {row["gmr_a_factory"] for row in rows} == {"true", "false"}


def test_narrow_and_plain_terminals(river: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    for words in (["--unknown", "agency:2"], ["--strong", "agency:1"], ["--mix", "common=1"]):
        lines = run(river, *words).stdout.splitlines()
        assert max(map(len, lines)) <= 80


@pytest.mark.parametrize(
    ("words", "found", "way"),
    [
        (["--unknown", "agency"], "`--unknown agency`", "ACTOR:N=0.7"),
        (["--unknown", "agency:x"], "`x` is no number of statements", "army:2"),
        (["--unknown", "agency:1=often"], "`often` is not a number", "0.7"),
        (["--unknown", "agency:1=nan"], "`nan` is not a number", "0.7"),
        (["--unknown", "agency:9"], "no statement 9", "locarno show"),
        (["--strong", ":2"], "`--strong :2`", "ACTOR:N"),
        (["--strong", "agency:-1"], "`-1` is no number of statements", "ACTOR:N"),
        (["--enough", "agency:much"], "`much` is not a number", "0.7"),
        (["--mix", "common"], "`--mix common`", "READING=WEIGHT"),
        (["--mix", "R9=1"], "no reading `R9`", "its readings"),
        (["-c", "strength"], "nothing is said to be strongly preferred", "--strong ACTOR:N"),
        (["--strong", "agency:1", "-c", "gmr"], "looks at what is strong", "`strength`"),
    ],
)
def test_what_cannot_be_meant_leads_out(river: str, words: list[str], found: str, way: str) -> None:
    told = run(river, *words)
    assert told.exit_code == 2 and found in told.stderr and way in told.stderr
