"""`locarno inverse` as a person sees it."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from locarno.cli.main import app

ROOT = Path(__file__).parents[1]
UKRAINE = str(ROOT / "cases" / "ukraine")
CHICKEN = str(ROOT / "cases" / "chicken.yaml")
CASES = sorted(str(path) for path in (ROOT / "cases").glob("*.yaml"))


def run(*words: str) -> Any:
    return CliRunner(env={"COLUMNS": "100"}).invoke(app, ["inverse", *words], catch_exceptions=False)


def text(*words: str) -> str:
    found = run(*words)
    assert found.exit_code == 0, found.output
    return " ".join(found.stdout.split())


def test_the_answer_comes_first_and_says_what_it_rests_on() -> None:
    told = text(UKRAINE, "A18", "R3", "--rung", "interest")
    assert (
        "By interest (Nash): it would hold with 1 swap of statements, no fewer: LEAD puts `ld_guarantee` [S3-22]"
        in told
    )
    assert "before `ru_truce implies (ld_ground and ld_airsea)` [S3-2 S3-20 S3-21]" in told
    assert "Alone could do it: LEAD 1 swap; nobody else." in told
    assert "credible" not in told


def test_all_rungs_without_a_concept() -> None:
    told = text(UKRAINE, "A06", "R1")
    places = [told.index(words) for words in ("By interest (Nash)", "By a credible answer (SEQ)", "By bluff (GMR)")]
    assert places == sorted(places)
    assert "1 statement would have to be given up, with 1 swap of the others: RU gives up `ru_attack`" in told
    assert "it would hold with 9 swaps" in told and "Nobody could do it alone." in told


def test_several_ways_and_what_they_have_in_common() -> None:
    told = text(UKRAINE, "A17", "R2", "--rung", "interest")
    assert "and 3 other ways as small: `--format json` has them" in told
    common = "LEAD puts `ld_guarantee` [S2-1] before `not (ua_neutral and ld_guarantee)` [S2-17 S2-23]"
    assert f"They all have in common: {common}" in told


def test_rankings_are_raised_and_asked_in_states() -> None:
    told = text(CHICKEN, "compromise", "--concept", "nash")
    assert "it does not hold; it would if row_swerves column_swerves (both_swerve) stood higher" in told
    assert "(2 pairs of states compare otherwise, no fewer would do)" in told
    assert "row from place 2 of 4 to place 1, level with 1 state: column_swerves (column_yields)" in told
    assert "-row_swerves: s ≽ [-row_swerves]" in told and "the state asked about must be at least as good" in told


def test_a_state_with_counts() -> None:
    told = text(CHICKEN, "--state", "row_swerves", "--concept", "nash", "--every")
    assert "it is stable for everybody as it is" in told
    assert "row 12 of 24: 50 % 44 of 75: 58.7 %" in told  # best of itself and one other; ties allowed
    assert "all together 144 of 576: 25 %" in told
    told = text(CHICKEN, "--state", "row_swerves", "--concept", "seq")
    assert "shares do not multiply" in told


def test_states_with_names_of_their_own() -> None:
    told = text(str(ROOT / "cases" / "elmira.yaml"), "--state", "s1", "--concept", "seq")
    assert "(1 pair of states compares otherwise, no fewer would do)" in told  # nothing at all would be too little
    assert "-> s5: s ≽ [-> s5] s ≽ [-> x]: the state asked about must be at least as good as state x" in told


def test_it_holds_or_cannot() -> None:
    assert "By interest (Nash): it holds as it is." in text(UKRAINE, "A28", "R0", "--rung", "interest")
    assert "The rules leave no state that agrees with it" in text(UKRAINE, "A17", "R0")
    told = text(UKRAINE, "A01", "R4", "--rung", "interest", "--actor", "DE", "--actor", "EUR")
    assert "nothing that these actors could change in their statements makes it hold" in told
    assert "RU, US, who may not be asked, would have to rank it higher" in told
    told = text(UKRAINE, "A06", "R1", "--rung", "credible", "--swaps", "2")
    assert "no change of up to 2 swaps makes it hold; there the search was stopped, after" in told


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((UKRAINE, "A01"), "which reading?"),
        ((UKRAINE, "nix", "R1"), "no arrangement `nix`"),
        ((UKRAINE, "today", "R1"), "is a state: ask for it with `--state`"),
        ((UKRAINE, "R1", "--state", "nix"), "`nix` is not an option"),
        ((UKRAINE, "A01", "R1", "--state", "today"), "not both"),
        ((UKRAINE,), "say which arrangement"),
        ((UKRAINE, "A01", "R1", "--actor", "XX"), "no actor `XX`"),
        ((UKRAINE, "A01", "R1", "--concept", "l2"), "no concept `l2` for this question"),
        ((UKRAINE, "A01", "R1", "--rung", "breaks"), "no rung `breaks`"),
        ((UKRAINE, "A01", "R1", "--swaps", "-1"), "--swaps"),
    ],
)
def test_misuse_is_told(words: tuple[str, ...], said: str) -> None:
    found = run(*words)
    assert found.exit_code == 2
    assert said in " ".join(found.output.replace("│", " ").split())


@pytest.mark.parametrize("path", CASES)
def test_every_case_answers_in_every_format(path: str) -> None:
    show = json.loads(CliRunner().invoke(app, ["show", path, "--format", "json"]).stdout)
    for arrangement in list(show["arrangements"])[:2]:
        words = (path, arrangement) if len(show["readings"]) < 2 else (path, arrangement, next(iter(show["readings"])))
        assert run(*words).exit_code == 0
        found = json.loads(run(*words, "--format", "json").stdout)
        rows = list(csv.DictReader(io.StringIO(run(*words, "--format", "csv").stdout)))
        assert found["schema"] == "locarno.inverse/1" and len({row["concept"] for row in rows}) == 3


def test_json_has_numbers_that_others_can_read() -> None:
    found = json.loads(run(UKRAINE, "R1", "--state", "today", "--concept", "nash", "--format", "json").stdout)
    [finding] = found["findings"]
    for asks in finding["asks"]:
        assert asks["shares"]["strict"]["of"] is None and 0 < asks["shares"]["strict"]["share"] <= 1
        assert asks["shares"]["statements"] is None or asks["shares"]["statements"]["of"] <= 720


def test_rows_tell_every_edit() -> None:
    rows = list(csv.DictReader(io.StringIO(run(UKRAINE, "A29", "R1", "--rung", "credible", "--format", "csv").stdout)))
    least = [row for row in rows if row["change"] == "least"]
    assert {row["actor"] for row in least} == {"RU", "US"} and {row["all_swaps"] for row in least} == {"4"}
    assert len({row["way"] for row in least}) == 3


def test_signs_of_ascii(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("locarno.cli.doors_inverse.plain_signs", lambda: True)
    for words in ((CHICKEN, "compromise", "--every"), (UKRAINE, "A35", "R3", "--every")):
        assert run(*words).stdout.isascii()
