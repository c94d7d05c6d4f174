"""`locarno explain --state --concept`: what a person reads under each concept, and what is refused."""

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from locarno.cli.main import app

CASES = Path(__file__).parents[1] / "cases"
CHICKEN, KOREA = str(CASES / "chicken.yaml"), str(CASES / "korea_2017.yaml")
ELMIRA, UKRAINE = str(CASES / "elmira_options.yaml"), str(CASES / "ukraine")
BACKED = "ru_truce ld_ground us_backstop ld_guarantee"


def told(*words: str) -> str:
    found = CliRunner().invoke(app, ["explain", *words], catch_exceptions=False)
    assert found.exit_code == 0, found.output
    return " ".join(found.stdout.split())


def refused(*words: str) -> str:
    found = CliRunner().invoke(app, ["explain", *words], catch_exceptions=False)
    assert found.exit_code == 2 and "Traceback" not in found.output
    return " ".join(found.output.replace("│", " ").split())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((CHICKEN, "--state", "3", "-c", "sim"), "it is sanctioned if at the same time: column -column_swerves"),
        ((CHICKEN, "--state", "3", "-c", "sim"), "this is the only combination of improvements of the others"),
        ((KOREA, "--state", "4", "-c", "fraser_hipel"), "not SEQ stable for us and nk, but SIM stable for each"),
        ((KOREA, "--state", "8", "-c", "fraser_hipel"), "not SEQ stable for nk, for whom alone"),
        ((KOREA, "--state", "8", "-c", "sim"), "proof: none of the others has an improvement to make"),
        ((CHICKEN, "--state", "3", "-c", "l3"), "then row +row_swerves -> row_yields (looking 1 move ahead"),
        ((CHICKEN, "--state", "3", "-c", "nonmyopic"), "is the same at every horizon from 3 on"),
        ((CHICKEN, "--state", "3", "-c", "stackelberg"), "row under Stackelberg (row): leaves, looking 2 moves"),
        ((CHICKEN, "--state", "3", "-c", "STACKELBERG:row"), "column: leaves, looking 1 move ahead"),
        ((CHICKEN, "--state", "0", "-c", "fuzzy"), "row under fuzzy GMR"),
        (
            (ELMIRA, "--state", "today", "-c", "smr_c", "--unknown", "uniroyal:1"),
            "so uniroyal ends where it may be worse off than at the start: it is not known whether it wants",
        ),
        (
            (ELMIRA, "--state", "today", "-c", "seq_a", "--unknown", "uniroyal:1"),
            "but uniroyal ends where it may be better off",
        ),
        (
            (UKRAINE, "R4", "--state", BACKED, "-c", "strong_smr", "--strong", "RU:2", "--actor", "RU"),
            "so RU ends strongly worse off than at the start",
        ),
        (
            (UKRAINE, "--state", BACKED, "-c", "fuzzy_gmr", "--mix", "R4=0.6", "--mix", "R3=0.4", "--actor", "RU"),
            "better under R4; as good under R3, 0.8 likely to be better",
        ),
        (
            (UKRAINE, "R4", "--state", BACKED, "-c", "fuzzy_nash", "--unknown", "US:4=0.7", "--enough", "US:0.2"),
            "0.7 likely to be better, enough is 0.6",
        ),
        ((UKRAINE, "R4", "--state", BACKED, "-c", "sim", "--actor", "RU"), "proof: all 26 combinations"),
    ],
)
def test_what_a_person_reads(words: tuple[str, ...], said: str) -> None:
    assert said in told(*words)


@pytest.mark.parametrize("concept", ["sim", "fraser_hipel", "l2", "nonmyopic", "stackelberg", "unknown", "fuzzy"])
def test_all_three_formats_tell_the_same_improvements(concept: str) -> None:
    words = [CHICKEN, "--state", "3", "-c", concept]
    found = json.loads(CliRunner().invoke(app, ["explain", *words, "-f", "json"]).stdout)
    rows = list(csv.DictReader(io.StringIO(CliRunner().invoke(app, ["explain", *words, "-f", "csv"]).stdout)))
    listed = [one for actor in found["actors"] for one in actor["told"]]
    assert len(listed) == len(rows)
    for one, row in zip(listed, rows, strict=True):
        assert " ".join(one["move"]) == row["move"] and one["concept"] == row["concept"]
        assert json.dumps(one["deterred"]) == row["deterred"] and str(one["answers"]) == row["answers"]
        assert one["counts"]["way"] in ("none", "sequence", "together", "foresight")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ((CHICKEN, "compromise", "--unknown", "row:1"), "go with --state"),
        ((CHICKEN, "--state", "3", "--mix", "common=1"), "name one by `--concept`"),
        ((CHICKEN, "--state", "3", "-c", "seq", "--unknown", "row:1"), "looks at what is unknown"),
        ((CHICKEN, "--state", "3", "-c", "gmr_a", "--unknown", "row:1"), "has a ranking"),
        ((CHICKEN, "--state", "3", "-c", "sims"), "did you mean `sim`"),
        ((ELMIRA, "--state", "today", "-c", "l2"), "defined for two actors"),
        ((str(CASES / "elmira.yaml"), "--state", "s1", "-c", "sim"), "graph form"),
    ],
)
def test_what_cannot_be_asked_is_refused(words: tuple[str, ...], why: str) -> None:
    assert why in refused(*words)
