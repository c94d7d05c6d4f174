"""`locarno crux` and `compare` as a person meets them: what is printed, how wide, which words."""

import csv
import io
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import locarno
from locarno.cli.main import app

ROOT = Path(__file__).parents[1]
STRAIT = str(ROOT / "docs" / "assets" / "strait.yaml")
KOREA = str(ROOT / "cases" / "korea_2017_sensitivity.yaml")
UKRAINE = str(ROOT / "cases" / "ukraine")
COMMANDS = (
    ("crux", STRAIT, "--to", "paper"),
    ("crux", STRAIT, "herald", "institute", "--to", "paper"),
    ("crux", STRAIT, "--matrix"),
    ("crux", KOREA, "--matrix"),
    ("crux", KOREA, "first_post", "pacifist", "--matrix"),
    ("crux", UKRAINE, "R3", "R4", "--matrix", "--question", "paths", "--size", "1"),
    ("compare", STRAIT),
    ("compare", UKRAINE, "--quick"),
    ("compare", UKRAINE, "R0", "R2", "--quick"),
)
read_once = cache(locarno.load)


@pytest.fixture(autouse=True)
def cases_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading them is tested elsewhere."""
    monkeypatch.setattr("locarno.cli.asking.load", read_once)


def run(*words: str, **environment: str) -> Any:
    return CliRunner().invoke(app, [*words], env=environment, catch_exceptions=False)


def told(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("words", COMMANDS)
def test_tables_fit(words: tuple[str, ...]) -> None:
    found = run(*words, COLUMNS="80")
    assert found.exit_code == 0 and "\x1b" not in found.stdout
    assert max(len(line) for line in found.stdout.splitlines()) <= 80


@pytest.mark.parametrize("words", [one for one in COMMANDS if one[0] == "crux"])
def test_json_and_csv_agree(words: tuple[str, ...]) -> None:
    shape = json.loads(run(*words, "-f", "json").stdout)
    rows = list(csv.DictReader(io.StringIO(run(*words, "-f", "csv").stdout)))
    every = shape.get("cruxes", [shape])
    sets = [
        (one["first"], one["second"], way, grain, str(number), id_)
        for one in every
        for way in ("forth", "back")
        for grain in ("lists", "statements")
        for number, ids in enumerate(one[way][grain]["sets"], 1)
        for id_ in ids
    ]
    keys = ("first", "second", "direction", "grain", "set", "atom")
    assert [tuple(row[key] for key in keys) for row in rows if row["atom"]] == sets
    for one in every:
        known = {atom["id"] for grain in one["atoms"].values() for atom in grain}
        assert {share["atom"] for share in one["shares"]} <= known
        if "--matrix" in words:
            parted = [id_ for id_, (mine, other) in one["verdicts"].items() if mine != other]
            assert one["parted"] == parted
            assert sum(share["share"] for share in one["shares"]) == pytest.approx(len(parted))
            row = next(row for row in rows if (row["first"], row["second"]) == (one["first"], one["second"]))
            assert (row["arrangements"], row["parted"]) == (str(len(one["verdicts"])), str(len(parted)))


def test_what_the_matrix_turns_on_in_a_sentence() -> None:
    text = told(run("crux", STRAIT, "herald", "institute", "--matrix").stdout)
    assert (
        "herald and institute judge 1 of 4 arrangements differently."
        " All of it is due to what north wants [H-2 I-2 I-1]."
        " institute comes to every verdict of herald with one belief swapped: north wants `open iff not batteries`"
        " (herald, place 2) [H-2]."
    ) in text
    assert "paper Open narrows, no batteries, on paper ● interest ✗ breaks" in text
    assert "herald It is about the batteries" in text
    text = told(run(*COMMANDS[5]).stdout)
    assert "R3 and R4 judge 13 of 40 arrangements differently: whether they can be reached from today" in text
    assert "[S3-5 S3-7]" in text and "10 differences are about how likely something is" in text
    alike = run("crux", STRAIT, "herald", "institute", "--matrix", "-a", "opening").stdout
    assert "herald and institute judge the one arrangement alike." in alike and "Share of" not in alike


def test_likelihoods_and_differences_are_told() -> None:
    text = told(run("compare", UKRAINE, "--quick").stdout)
    assert "the leads answer with force if their pledge is called due unlikely (R0 R1)" in text
    assert "R0 R2 32 2 8 42" in text and "no verdict of stability depends on these" in text
    text = told(run("compare", UKRAINE, "R0", "R2", "--quick").stdout)
    assert "In what R0 and R2 differ (42)" in text
    assert "how likely it is that the US promises cover (unlikely in R2) S2-6" in text
    rows = list(csv.DictReader(io.StringIO(run("compare", UKRAINE, "--quick", "-f", "csv").stdout)))
    [cover] = [row for row in rows if row["text"] == "the US promises cover"]
    assert (cover["kind"], cover["likelihood_R2"], cover["likelihood_R4"], cover["matters"]) == (
        "likelihood",
        "unlikely",
        "open",
        "",
    )


def test_figures(tmp_path: Path) -> None:
    for words, name in ((COMMANDS[1], "goal"), (COMMANDS[4], "matrix")):
        target = tmp_path / f"{name}.json"
        assert run(*words, "--figure", str(target)).exit_code == 0
        assert "Share of each in the way" in target.read_text(encoding="utf-8")
    text = target.read_text(encoding="utf-8")
    assert "They judge 2 of 5 arrangements differently." in text
    assert "pacifist would judge every arrangement as first_post does if it" in text
    alike = tmp_path / "alike.json"
    assert (
        run("crux", STRAIT, "herald", "institute", "--matrix", "-a", "opening", "--figure", str(alike)).exit_code == 0
    )
    assert "They judge all 1 arrangements alike" not in alike.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("crux", STRAIT, "herald"), "one reading to compare with nothing"),
        (("crux", STRAIT, "herald", "institute", "--matrix", "--to", "paper"), "`--to` with `--matrix`"),
        (("crux", STRAIT, "herald", "institute", "-a", "paper"), "`--arrangement` without `--matrix`"),
        (("crux", STRAIT, "herald", "institute", "--matrix", "-a", "A99"), "no arrangement `A99`"),
        (("crux", STRAIT, "--matrix", "--samples", "5"), "`--samples` without a pair"),
        (("crux", STRAIT, "--matrix", "--figure", "x.svg"), "a figure of every pair"),
        (("crux", str(ROOT / "cases" / "chicken.yaml"), "--matrix"), "the case has one reading"),
    ],
)
def test_what_cannot_be_asked(words: tuple[str, ...], said: str) -> None:
    found = run(*words)
    assert found.exit_code == 2 and said in told(found.stderr)
