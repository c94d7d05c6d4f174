"""`locarno whatif`, `timeline` and `see` as a person meets them: what is printed, how wide, which words."""

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

UKRAINE = str(Path(__file__).parents[1] / "cases" / "ukraine")
CHICKEN = str(Path(__file__).parents[1] / "cases" / "chicken.yaml")
SOME = tuple(word for id_ in ("goal", "A02", "A11", "A13", "A18", "A29", "A37") for word in ("-a", id_))
COMMANDS = (
    ("whatif", UKRAINE, "-s", "no_majority", "--suppose", "not eu_fund", "--keeps", "P01", *SOME),
    ("whatif", UKRAINE, "-s", "no_majority", "-s", "backstop_given", "--pairs", "--every", *SOME),
    ("whatif", UKRAINE, "--question", "paths"),
    ("timeline", UKRAINE, "-r", "R1"),
    ("timeline", CHICKEN),
    ("see", UKRAINE),
    ("see", UKRAINE, "R0", "R3", "--event", "A01", "--most", "0"),
)


read_once = cache(locarno.load)


@pytest.fixture(autouse=True)
def cases_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading them is tested elsewhere; what is computed of a case is the same whoever asks."""
    monkeypatch.setattr("locarno.cli.asking.load", read_once)


def run(*words: str, **environment: str) -> Any:
    return CliRunner().invoke(app, [*words], env=environment, catch_exceptions=False)


@pytest.mark.parametrize("words", COMMANDS)
def test_tables_fit(words: tuple[str, ...]) -> None:
    found = run(*words, COLUMNS="80")
    assert found.exit_code == 0 and "\x1b" not in found.stdout
    assert max(len(line) for line in found.stdout.splitlines()) <= 80


@pytest.mark.parametrize("words", [COMMANDS[1], COMMANDS[3], COMMANDS[6]])
def test_json_and_csv_agree(words: tuple[str, ...]) -> None:
    shape = json.loads(run(*words, "-f", "json").stdout)
    rows = list(csv.DictReader(io.StringIO(run(*words, "-f", "csv").stdout)))
    assert shape["schema"] == f"locarno.{words[0]}/1"
    if words[0] == "whatif":
        assert len(rows) == len(shape["flips"]) == sum(one["flips"] for one in shape["suppositions"])
    elif words[0] == "timeline":
        assert len(rows) == sum(len(one["cells"]) for one in shape["moments"])
        assert sum(row["before"] != "" for row in rows) == sum(len(one["changed"]) for one in shape["moments"])
    else:
        assert len(rows) == len(shape["events"]) * len(shape["readings"])


def test_what_is_said_first() -> None:
    told = run("whatif", UKRAINE, "-s", "deployment_before_truce", *SOME).stdout
    assert "troops before a truce: flips nothing" in told
    told = run("whatif", UKRAINE, "-s", "no_backstop").stdout
    assert "flips cells only into impossible ones: 21 are impossible, of 205" in told.replace("\n", " ").replace(
        "  ", ""
    )
    told = run("whatif", UKRAINE, "-s", "no_backstop", "-s", "backstop_given", "--together", *SOME).stdout
    assert "contradict each other" in told
    told = run("whatif", UKRAINE, "--keeps", "P09", *SOME).stdout
    assert "P09 can change nothing here" in told and "flips nothing" in told
    assert "the same on every day" in run("timeline", CHICKEN).stdout
    told = run("timeline", UKRAINE, "-a", "goal").stdout
    assert "None of 5 verdicts has changed since 2025-03-20" in told
    assert "today +ld_guarantee" in " ".join(run("timeline", UKRAINE, "-a", "A13").stdout.split())


def test_figures_are_written(tmp_path: Path) -> None:
    for kind in ("svg", "png", "json"):
        target = tmp_path / f"t.{kind}"
        assert run("timeline", UKRAINE, "-a", "A13", "--figure", str(target)).exit_code == 0
        assert target.stat().st_size > 10_000
    assert "P03 binding" in (tmp_path / "t.svg").read_text(encoding="utf-8")
    again = run("timeline", UKRAINE, "--figure", str(tmp_path / "t.svg"))
    assert again.exit_code == 2 and "--force" in again.stderr
    nothing = run("timeline", CHICKEN, "--figure", str(tmp_path / "c.svg"))
    assert nothing.exit_code == 2 and "nothing but sources has a date" in nothing.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("whatif", UKRAINE, "-s", "none"), "no scenario `none`"),
        (("whatif", UKRAINE, "--pairs", "--together"), "one of the two"),
        (("whatif", UKRAINE, "--question", "what"), "verdicts or paths"),
        (("whatif", CHICKEN), "--suppose"),
        (("whatif", CHICKEN, "--suppose", "row_swerves", "--question", "paths"), "no `status_quo`"),
        (("timeline", UKRAINE, "-a", "A99"), "`A99`"),
        (("see", UKRAINE, "R0"), "two readings or more"),
        (("see", CHICKEN), "two readings or more"),
        (("see", UKRAINE, "--event", "ru_true"), "`ru_true`"),
    ],
)
def test_what_cannot_be_asked(words: tuple[str, ...], said: str) -> None:
    found = run(*words)
    assert found.exit_code == 2 and said in " ".join(found.stderr.replace("│", "").split()), found.stderr
