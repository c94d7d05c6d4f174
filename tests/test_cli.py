"""The command line: what it prints, and its exit codes: 0 answered, 1 the case has problems, 2 misuse."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from locarno.cli.main import app

ROOT = Path(__file__).parents[1]
UKRAINE = str(ROOT / "cases" / "ukraine")
KOREA = str(ROOT / "cases" / "korea_2017.yaml")
ELMIRA = str(ROOT / "cases" / "elmira.yaml")


def run(*words: str) -> tuple[int, str, str]:
    found = CliRunner().invoke(app, words, catch_exceptions=False)
    return found.exit_code, found.stdout, found.stderr


def answer(*words: str) -> Any:
    code, out, err = run(*words, "--format", "json")
    assert code == 0, err
    return json.loads(out)


def rows(*words: str) -> list[dict[str, str]]:
    code, out, err = run(*words, "--format", "csv")
    assert code == 0, err
    return list(csv.DictReader(io.StringIO(out)))


# shapes that other programs rely on


def test_the_shape_of_verdicts() -> None:
    found = answer("verdicts", UKRAINE)
    assert found["schema"] == "locarno.verdicts/1"
    assert (found["case"], found["scenarios"], found["as_of"]) == ("ukraine", [], "2026-01-07")
    assert len(found["verdicts"]) == 200
    options = set(answer("show", UKRAINE)["options"])
    for one in found["verdicts"]:
        assert one["rung"] in ("interest", "credible", "bluff", "breaks", "impossible")
        assert one["concept"] in ("nash", "sseq", "seq", "smr", "gmr", None)
        assert (one["concept"] is None) == (one["rung"] in ("breaks", "impossible"))
        assert isinstance(one["would_hold"], bool) and isinstance(one["kept_states"], int)
        assert 0 <= one["assumed_share"] <= 1
        assert bool(one["breaks"]) == (one["rung"] == "breaks")
        assert all(set(state) <= options for state in one["opening_states"])
        for way in one["breaks"]:
            assert {"actor", "move", "from", "into", "outcome"} <= set(way)
            raised = {change[1:] for change in way["move"] if change[0] == "+"}
            dropped = {change[1:] for change in way["move"] if change[0] == "-"}
            assert set(way["into"]) == set(way["from"]) - dropped | raised


def test_the_shape_of_stability_in_option_form() -> None:
    found = answer("stability", KOREA)
    assert found["schema"] == "locarno.stability/1"
    assert found["actors"] == ["us", "nk"] and found["options"] == ["strike", "withdraw", "invade", "disarm"]
    assert found["states"] == [0, 1, 2, 4, 5, 6, 8, 9, 10, 12, 13, 14] and found["labels"] == []
    assert set(found["stable"]) == {"nash", "sseq", "seq", "smr", "gmr"} == set(found["equilibria"])
    assert all(len(found["stable"]["nash"][actor]) == 12 == len(found["ranks"][actor]) for actor in found["actors"])
    assert [found["states"][index] for index in found["equilibria"]["smr"]] == [0, 4, 5, 10, 12]
    best = max(range(12), key=lambda index: found["ranks"]["us"][index])
    assert found["states"][best] == 8


def test_too_many_states_for_a_table_are_refused_and_csv_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("locarno.cli.doors.MOST_ROWS", 11)
    code, out, err = run("stability", KOREA, "--every")
    assert code == 2 and not out
    assert "12 states are too many for a table, the most is 11" in err and "`--format csv` writes them all" in err
    assert run("stability", KOREA)[0] == run("stability", KOREA, "--every", "--format", "csv")[0] == 0


def test_the_shape_of_stability_in_graph_form() -> None:
    found = answer("stability", ELMIRA)
    assert found["labels"] == [f"s{n}" for n in range(1, 10)] and found["states"] == list(range(9))
    assert [found["labels"][index] for index in found["equilibria"]["nash"]] == ["s5", "s8", "s9"]


def test_the_shape_of_paths() -> None:
    found = answer("paths", UKRAINE)
    assert found["schema"] == "locarno.paths/1" and len(found["paths"]) == 200
    [bare] = [p for p in found["paths"] if (p["arrangement"], p["reading"]) == ("A40", "R3")]
    assert bare["by_gains"] is None and bare["against"] == ["LEAD"]
    assert [(step["actor"], step["gains"]) for step in bare["by_any"]] == [("RU", True), ("LEAD", False)]
    [joint] = bare["together"]
    assert (joint["actors"], joint["losers"]) == (["RU", "LEAD"], ["LEAD"])


def test_the_shape_of_an_explanation() -> None:
    found = answer("explain", UKRAINE, "A01", "R4")
    assert found["schema"] == "locarno.explanation/1"
    assert found["verdict"]["rung"] == "breaks"
    assert [step["concept"] for step in found["ladder"]] == ["nash", "seq", "gmr"]
    [deterred] = found["ladder"][1]["answered"]
    assert (deterred["actor"], deterred["deterred"], deterred["answer"][0]["move"]) == ("RU", True, ["+us_fight"])
    [move] = found["ladder"][-1]["moves"]
    assert (move["actor"], move["move"], move["because"]["refs"]) == ("US", ["-us_backstop"], ["S4-26"])


def test_the_shape_of_a_state_that_is_explained() -> None:
    found = answer("explain", UKRAINE, "R4", "--state", "ru_truce ld_guarantee us_backstop", "--actor", "US")
    assert found["schema"] == "locarno.state/1" and found["state"]["outcome"] == "backed_truce"
    [us] = found["actors"]
    assert us["stable_under"] == [] and found["equilibrium_under"] == []
    assert us["told"][0]["move"] == ["-us_backstop"] and us["told"][0]["deterred_by"] == []


def test_the_shape_of_what_can_be_reached() -> None:
    found = answer("paths", UKRAINE, "--reachable", "-r", "R3")
    [r3] = found["reachable"]
    counts = {row["outcome"]: row for row in r3["outcomes"]}
    assert found["start"] == "today" and r3["possible"]
    assert counts["war_funded"]["gains_steps"] == 0 and counts["us_russia_war"]["by_gains"] == 0
    assert all(row["by_any"] == row["states"] for row in counts.values())


def test_the_shape_of_a_check(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("locarno: 1\ncase: {title: t}\nactors: {a: A}\noptions: {x: b}\n")
    code, out, _ = run("check", str(bad), "--format", "json")
    found = json.loads(out)
    assert code == 1 and found["schema"] == "locarno.check/1"
    [first] = [problem for problem in found["problems"] if problem["code"] == "E302"]
    assert (first["code"], first["line"], first["column"], first["severity"]) == ("E302", 4, 14, "error")


def test_the_case_as_meant_has_everything_explicit() -> None:
    found = answer("show", UKRAINE)
    assert found["schema"] == "locarno.case/1"
    a07 = found["arrangements"]["A07"]
    assert a07["variant_of"] == "A04" and "us_backstop" in a07["held_yes"]
    assert found["readings"]["R4"]["preferences"]["BRICS"]["origin"] == "common"
    assert found["rules"]["F1"]["kind"] == "impossible" and found["rules"]["F1"]["when"] == "ru_attack and not ru_truce"


@pytest.mark.parametrize(
    ("words", "count"),
    [
        (("verdicts", UKRAINE), 200),
        (("stability", KOREA), 12),
        (("explain", UKRAINE, "A03", "R3"), 3),
        (("check", UKRAINE), 0),
        (("paths", UKRAINE, "-r", "R3"), 40),
        (("paths", UKRAINE, "-r", "R3", "--to", "backed_truce", "--to", "us_fight or ld_fight"), 2),
        (("paths", UKRAINE, "--reachable", "-r", "R3", "-r", "R4"), 28),
        (("explain", UKRAINE, "-r", "R4", "--state", "today"), 7),
    ],
)
def test_csv_has_a_row_for_each_item(words: tuple[str, ...], count: int) -> None:
    assert len(rows(*words)) == count


def test_csv_of_a_case_has_a_row_for_each_entry() -> None:
    found = rows("show", KOREA)
    assert {row["section"] for row in found} >= {"actors", "options", "rules", "readings"}
    entries = {(row["section"], row["id"]): json.loads(row["entry"]) for row in found}
    assert entries["options", "strike"]["owners"] == ["us"]


# tables


@pytest.mark.parametrize("width", [80, 100, 160])
@pytest.mark.parametrize(
    "words",
    [
        ("verdicts", UKRAINE),
        ("verdicts", UKRAINE, "--compact"),
        ("stability", UKRAINE, "-r", "R4"),
        ("explain", UKRAINE, "A03", "R3"),
        ("show", UKRAINE),
        ("paths", UKRAINE, "-a", "A17"),
        ("paths", UKRAINE, "--reachable"),
        ("explain", UKRAINE, "R4", "--state", "ru_truce us_backstop"),
    ],
)
def test_no_table_is_wider_than_the_terminal(words: tuple[str, ...], width: int) -> None:
    found = whole("locarno", *words, COLUMNS=str(width))
    lines = found.stdout.splitlines()
    assert found.returncode == 0 and len(lines) > 10
    assert max(map(len, lines)) <= width


def test_marks_tell_of_war_inside_of_moves_before_and_of_what_is_not_entered() -> None:
    code, out, _ = run("verdicts", UKRAINE, "-a", "A39", "-a", "A02", "-a", "A13")
    assert code == 0
    assert "● interest?" in out and "? what holds includes states of an irreversible outcome" in out
    assert "✗ UA (2)*" in out and "as the second move" in out and "* breaks where it starts" in out
    assert "● interest!" in out and "! rests only because" in out


LATER = """locarno: 1
case: {title: t, as_of: 2026-01}
actors: {a: A}
options: {x: a}
status_quo: [x]
arrangements: {T: {name: T, with: [x]}}
common:
  preferences:
    a:
      - {statement: not x, date: 2026-02-03}
      - x
"""


def test_entries_of_a_later_date_are_named_with_the_day_they_count_from(tmp_path: Path) -> None:
    case = tmp_path / "later.yaml"
    case.write_text(LATER)
    for words in (("verdicts", str(case)), ("explain", str(case), "T")):
        _, out, _ = run(*words)
        assert "1 entry does not count as of 2026-01-01: later.yaml:10 (from 2026-02-03)." in out
        assert "not count" not in run(*words, "--as-of", "2026-02-03")[1]
    assert answer("verdicts", str(case))["later_entries"] == 1
    assert "from 2026-02-03" in run("show", str(case))[1]


EXPLAINED = """\
By credible answers (SEQ): no. None of its states holds.
  is deterred now: RU +ru_attack -> breach_unanswered
    RU gains: `ru_attack` is true then (its statement 5, S4-24)
    it is answered by:
      US +us_fight -> us_russia_war   (US gains: `(us_backstop and ru_attack) implies us_fight` is
      true then (its statement 1, S4-24))
    so RU ends worse off than at the start: `not us_fight` is false then (its statement 1, S4-24)
  leaves: US -us_backstop -> european_truce
    US gains: `not us_backstop` is true then (its statement 4, S4-26)
    no moves that the others would want make it worse for US than at the start
"""


def test_an_explanation_can_be_followed_by_a_person() -> None:
    """Attack is answered by a move the US wants, and yet the arrangement breaks: the US takes its promise back."""
    found = whole("locarno", "explain", UKRAINE, "A01", "R4")
    assert EXPLAINED in found.stdout
    assert "  us_backstop: promises the safety net" in found.stdout and "  S4-26: " in found.stdout
    assert not any(line.endswith(" ") for line in found.stdout.splitlines())


@pytest.mark.parametrize("name", ["LOCARNO_WORKERS", "LOCARNO_MEMORY_GIB"])
@pytest.mark.parametrize("value", ["x", "-1", "0", "nan"])
def test_a_senseless_environment_is_told(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    for command in ("verdicts", "stability"):
        code, _, err = run(command, KOREA if command == "stability" else UKRAINE)
        assert code == 2 and f"{name} is `{value}`" in err


def test_the_matrix_tells_who_by_which_move_into_what() -> None:
    code, out, _ = run("verdicts", UKRAINE, "-a", "A01", "-r", "R4")
    assert code == 0
    assert all(word in out for word in ("A01", "R4", "✗ US", "-us_backstop", "→european_truce", "as of 2026-01-07"))


def test_a_terminal_without_unicode_gets_ascii() -> None:
    found = whole("locarno", "verdicts", UKRAINE, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert found.returncode == 0, found.stderr
    assert "x US" in found.stdout and "✗" not in found.stdout


def test_no_colour_in_a_pipe() -> None:
    assert "\x1b[" not in whole("locarno", "verdicts", UKRAINE, "--compact").stdout


def whole(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The program as a process of its own."""
    command = [sys.executable, "-m", *words]
    return subprocess.run(command, env=os.environ | environment, capture_output=True, text=True, check=False)


# exit codes


def test_a_case_with_errors_is_told_and_exits_with_1(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text(
        "locarno: 1\ncase: {title: t}\nactors: {a: A}\noptions: {x: a}\ncommon: {preferences: {a: [not y]}}\n"
    )
    for command in ("check", "show", "verdicts", "stability"):
        code, out, err = run(command, str(bad))
        assert code == 1
        assert "bad.yaml:5:32: E301 unknown option `y`" in out + err
    code, _, err = run("explain", str(bad), "A", "R")
    assert code == 1 and "nothing was computed" in err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("verdicts", UKRAINE, "-r", "R9"), "no reading `R9`"),
        (("verdicts", UKRAINE, "-s", "peace"), "no scenario `peace`"),
        (("verdicts", UKRAINE, "--as-of", "yesterday"), "`yesterday` is not a date"),
        (("verdicts", UKRAINE, "--as-of", "2001"), "no status quo as of 2001-01-01"),
        (("explain", UKRAINE, "A99", "R4"), "no arrangement `A99`"),
        (("explain", UKRAINE, "A01"), "which reading?"),
        (("stability", UKRAINE), "which reading?"),
        (("show", UKRAINE, "--section", "plots"), "no section `plots`"),
        (("paths", str(ROOT / "cases" / "chicken.yaml")), "no `status_quo`"),
        (("paths", UKRAINE, "--to", "backed_truec"), "no outcome, option or state"),
        (("paths", UKRAINE, "--to", "us_fight and"), "us_fight and"),
        (("paths", UKRAINE, "--from", "us_fihgt"), "not an option"),
        (("explain", UKRAINE, "R4", "--state", "ru_attack"), "rule F1"),
        (("explain", UKRAINE, "R4", "--state", "today", "--actor", "XX"), "no actor"),
        (("explain", UKRAINE, "R4", "--state", "today", "--concept", "vnm"), "there is no concept `vnm`"),
        (("stability", UKRAINE, "-r", "R4", "--concept", "vnm"), "no concept `vnm`"),
    ],
)
def test_misuse_is_told_with_a_way_out_and_exits_with_2(words: tuple[str, ...], said: str) -> None:
    code, _, err = run(*words)
    assert code == 2 and said in err and "way out" in err


@pytest.mark.parametrize(
    "words", [("verdict", UKRAINE), ("verdicts",), ("explain", UKRAINE), ("verdicts", UKRAINE, "--frmat", "json")]
)
def test_words_the_program_does_not_know_exit_with_2(words: tuple[str, ...]) -> None:
    assert run(*words)[0] == 2


def test_a_file_that_is_not_there_is_a_problem_of_the_case() -> None:
    code, out, _ = run("check", "nowhere.yaml")
    assert code == 1 and "E101" in out


def test_a_closed_pipe_is_no_error() -> None:
    command = f"{sys.executable} -m locarno stability {UKRAINE} -r R4 -f csv | head -2"
    found = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert len(found.stdout.splitlines()) == 2 and "Traceback" not in found.stderr


# help


def test_help_loads_neither_the_engine_nor_the_language() -> None:
    probe = "import sys; sys.argv=['locarno','--help']\nfrom locarno.cli.main import main\n"
    probe += "try: main()\nexcept SystemExit: pass\n"
    probe += "print('heavy:', [m for m in ('numba', 'numpy', 'pydantic', 'yaml', 'lark') if m in sys.modules])"
    found = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert "heavy: []" in found.stdout


def test_every_command_says_what_it_does() -> None:
    for command in ("check", "show", "verdicts", "paths", "explain", "stability", "schema"):
        code, out, _ = run(command, "--help")
        assert code == 0 and "Usage" in out


def test_the_schema_is_json() -> None:
    code, out, _ = run("schema")
    assert code == 0 and json.loads(out)["$schema"].startswith("https://json-schema.org/")


def test_work_of_over_a_second_is_seen_in_a_terminal_and_not_in_a_pipe(tmp_path: Path) -> None:
    """The error stream is a terminal (a pty) once and a pipe once; a twentieth of a second counts as long here."""
    big = tmp_path / "big.yaml"
    ids = [f"o{n}" for n in range(18)]
    lines = ["locarno: 1", "case: {title: big}", "actors: {a: A, b: B, c: C, d: D}", "options:"]
    lines += [f"  {id_}: {'abcd'[n % 4]}" for n, id_ in enumerate(ids)]
    lines += ["common:", "  preferences:"]
    lines += [f"    {actor}: [{', '.join(ids[n::3])}]" for n, actor in enumerate("abcd")]
    big.write_text("\n".join(lines))
    hurried = "import locarno.cli.asking as a; a._QUIET_SECONDS = 0.05; from locarno.cli.main import main; main()"
    command = [sys.executable, "-c", hurried, "stability", str(big)]
    master, slave = os.openpty()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=slave, text=True) as process:
        os.close(slave)
        shown = b""
        while True:
            try:
                read = os.read(master, 4096)
            except OSError:  # the other end is closed
                break
            if not read:
                break
            shown += read
        out = process.communicate()[0]
    assert process.returncode == 0 and "262,144 states" in out
    assert b"stability" in shown
    piped = subprocess.run(command, capture_output=True, text=True, check=True)
    assert piped.stderr == "" and piped.stdout == out
