"""The words of the command line: the same everywhere, and what is wrong with one is told with a way out."""

import csv
import io
import json
import os
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command
from typer.testing import CliRunner

import locarno
from locarno import Refusal
from locarno.cli.main import app

ROOT = Path(__file__).parents[1]
CASES = ROOT / "cases"
UKRAINE, CHICKEN, ELMIRA = (str(CASES / name) for name in ("ukraine", "chicken.yaml", "elmira_options.yaml"))


def run(*words: str) -> tuple[int, str, str]:
    found = CliRunner().invoke(app, words, catch_exceptions=False, env={"COLUMNS": "400"})
    return found.exit_code, found.stdout, found.stderr


def refused(*words: str) -> str:
    """What is said, in one line, of a command that is refused."""
    code, out, err = run(*words)
    assert (code, out) == (2, ""), err
    return " ".join(err.replace("│", " ").split())


def commands(group: Any = None, name: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every command, those inside others too."""
    top: Any = group or get_command(app)
    for word, one in top.commands.items():
        if hasattr(one, "commands"):
            yield from commands(one, (*name, word))
        else:
            yield (*name, word), one


# one vocabulary


def test_a_word_has_one_letter_and_one_metavar_in_all_commands() -> None:
    seen: dict[str, set[tuple[Any, ...]]] = {}
    letters: dict[str, set[str]] = {}
    for _, command in commands():
        for one in command.params:
            if one.param_type_name != "option":
                continue
            [word, *rest] = sorted(one.opts, key=len, reverse=True)
            seen.setdefault(word, set()).add((tuple(rest), one.metavar))
            for letter in rest:
                letters.setdefault(letter, set()).add(word)
    assert {word: kinds for word, kinds in seen.items() if len(kinds) > 1} == {}
    assert {letter: words for letter, words in letters.items() if len(words) > 1} == {}
    assert {"--start", "--actors"} & set(seen) == set()


def test_nonsense_is_never_refused_in_the_words_of_a_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A type that typer reads would be refused in its words or pydantic's: `Input should be a valid integer`."""
    monkeypatch.chdir(tmp_path)  # `%%` may be the name of a file that is written
    for name, command in commands():
        for one in command.params:
            if one.param_type_name == "argument" or getattr(one, "is_flag", False) or one.name == "help":
                continue
            _, _, err = run(*name, CHICKEN, one.opts[0], "%%")
            said = err.replace("Invalid", "")
            assert not any(word in said for word in ("Input should", "Value error", "valid")), (name, one.opts, err)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("hypergame", UKRAINE, "-r", "R3", "--most", "x"), "`x` is no whole number from 0 up: write one such as 2"),
        (("inverse", CHICKEN, "compromise", "--swaps", "-1"), "`-1` is no whole number from 0 up"),
        (("inverse", CHICKEN, "compromise", "--swaps", "1.5"), "`1.5` is no whole number from 0 up"),
        (("coalitions", CHICKEN, "--size", "0"), "`0` is no whole number from 1 up: write one such as 3"),
        (("convert", CHICKEN, "--into", "efg", "--horizon", "0"), "`0` is no whole number from 1 up"),
        (("verdicts", CHICKEN, "-f", "xml"), "`xml` is no way to write an answer: say table, json or csv"),
    ],
)
def test_wrong_values_are_told_in_our_words(words: tuple[str, ...], said: str) -> None:
    assert said in refused(*words)


def test_python_refuses_a_wrong_number_too() -> None:
    with pytest.raises(Refusal, match="a horizon of 0"):
        locarno.load(CHICKEN).convert("efg", horizon=0)
    with pytest.raises(Refusal, match="at most -1 swaps"):
        locarno.load(CHICKEN).inverse("compromise", swaps=-1)


def test_numbers_are_read() -> None:
    assert run("inverse", CHICKEN, "compromise", "--swaps", "0")[0] == 0
    assert run("coalitions", CHICKEN, "--size", "1")[0] == 0


# empty words, and words said twice


def test_an_empty_word_is_refused_by_every_option_and_argument() -> None:
    count = 0
    for name, command in commands():
        for one in command.params:
            if getattr(one, "is_flag", False) or one.name == "help":
                continue
            for empty in ("", "  "):
                if one.param_type_name == "argument":
                    before = [CHICKEN] * [p.name for p in command.params].index(one.name)
                    words = (*name, *before, empty)
                else:
                    words = (*name, CHICKEN, one.opts[0], empty)
                said = refused(*words)
                assert "an empty word: say something, or leave it out" in said, words
                assert ("`nothing` is the state with every option no" in said) == (one.metavar == "STATE"), words
                count += 1
    assert count > 100


def test_what_takes_one_word_is_refused_if_it_is_there_twice() -> None:
    said = refused("stability", UKRAINE, "-r", "R1", "--reading", "R3")
    assert "--reading" in said and "it takes one word and is there 2 times" in said
    assert run("verdicts", UKRAINE, "-r", "R1", "-r", "R3", "-a", "A01")[0] == 0
    assert run("stability", CHICKEN, "--every", "--every")[0] == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("convert", CHICKEN, "--into", "efg", "--order", ","), "`--order` names nobody"),
        (("coalitions", CHICKEN, "--coalition", ","), "a coalition has no members"),
        (("hypergame", CHICKEN, "--sees", ","), "does not say who sees what"),
        (("hypergame", UKRAINE, "-r", "R3", "--states", "-a", "A01"), "leave out --states or --arrangement"),
        (("explain", UKRAINE, "--state", "today", "A01"), "`A01` is an arrangement, and it stands where the reading"),
        (("inverse", UKRAINE, "--state", "today", "A01"), "`A01` is an arrangement, and it stands where the reading"),
        (("stability", UKRAINE, "-r", "A01"), "`A01` is an arrangement"),
        (("stability", UKRAINE, "-r", "R9"), "there is no reading `R9`"),
    ],
)
def test_what_would_be_passed_over_is_refused(words: tuple[str, ...], said: str) -> None:
    assert said in refused(*words)


# in any case of letters; did you mean


def test_concepts_in_any_case_of_letters_are_told_as_they_are_listed() -> None:
    _, out, _ = run(
        "stability", CHICKEN, "-c", "SEQ", "-c", "L2", "-c", "Stackelberg:row", "-c", "UNKNOWN", "-f", "json"
    )
    found = json.loads(out)
    assert [*found["stable"]][:3] == ["seq", "l2", "stackelberg:row"] and "nash_a" in found["stable"]
    assert json.loads(run("coalitions", CHICKEN, "-c", "SMR", "-f", "json")[1])["concept"] == "smr"
    assert json.loads(run("hypergame", UKRAINE, "-r", "R3", "-c", "Nash", "-f", "json")[1])["concept"] == "nash"
    found = json.loads(run("inverse", CHICKEN, "compromise", "-c", "GMR", "--rung", "Credible", "-f", "json")[1])
    assert [one["concept"] for one in found["findings"]] == ["seq", "gmr"]
    found = json.loads(run("explain", CHICKEN, "--state", "nothing", "-c", "SEQ", "-f", "json")[1])
    assert "SEQ" not in json.dumps(found)
    assert run("convert", CHICKEN, "--into", "DOT")[1] == run("convert", CHICKEN, "--into", "dot")[1]
    assert run("concepts", "-f", "CSV") == run("concepts", "-f", "csv")
    assert run("show", CHICKEN, "--section", "Options") == run("show", CHICKEN, "--section", "options")
    case = locarno.load(CHICKEN)
    assert case.convert("NFG").text == case.convert("nfg").text
    assert [one.concept for one in case.inverse("compromise", concepts=["Seq"]).findings] == ["seq"]
    ranks = case.stability().ranks[None]
    assert (case.stability_many(ranks, concepts=["SEQ"]) == case.stability_many(ranks, concepts=["seq"])).all()


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (("stability", CHICKEN, "-c", "stackleberg"), "stackelberg"),
        (("stability", CHICKEN, "-c", "Fuzy_SEQ"), "fuzzy_seq"),
        (("coalitions", CHICKEN, "-c", "seqq"), "seq"),
        (("coalitions", CHICKEN, "--answers", "singel"), "single"),
        (("hypergame", UKRAINE, "-r", "R3", "-c", "nahs"), "nash"),
        (("inverse", CHICKEN, "compromise", "-c", "gmrr"), "gmr"),
        (("inverse", CHICKEN, "compromise", "--rung", "credibel"), "credible"),
        (("explain", CHICKEN, "--state", "nothing", "-c", "sseqq"), "sseq"),
        (("convert", CHICKEN, "--into", "graphviz-ml"), "graphml"),
        (("show", CHICKEN, "--section", "option"), "options"),
    ],
)
def test_what_may_have_been_meant(words: tuple[str, ...], meant: str) -> None:
    assert f"did you mean `{meant}`?" in refused(*words)


def test_an_unknown_concept_is_a_refusal_in_python_too() -> None:
    case = locarno.load(CHICKEN)
    with pytest.raises(Refusal, match=r"there is no concept `seg`.*did you mean `seq`"):
        case.inverse("compromise", concepts=["seg"])
    with pytest.raises(Refusal, match="did you mean `seq`"):
        case.stability_many(case.stability().ranks[None], concepts=["seg"])


def test_a_word_of_any_length_is_told_in_short() -> None:
    said = refused("inverse", CHICKEN, "compromise", "-c", "x" * 50_000)
    assert "x…`" in said and len(said) < 500


# which command asks what


def test_the_concepts_of_coalitions_and_hypergames_are_listed_with_their_command() -> None:
    found = json.loads(run("concepts", "-f", "json")[1])["concepts"]
    asked = {name: [one["id"] for one in found if one["asked_by"] == name] for name in ("coalitions", "hypergame")}
    assert asked == {"coalitions": ["nash", "seq", "smr", "gmr"], "hypergame": ["nash, sseq, seq, smr, gmr"]}
    rows = list(csv.DictReader(io.StringIO(run("concepts", "-f", "csv")[1])))
    assert len(rows) == len(found) and {row["asked_by"] for row in rows} == {"stability", "coalitions", "hypergame"}
    table = run("concepts")[1]
    for name, ids in asked.items():
        assert f"`locarno {name} CASE --concept ID`" in table
        for id_ in ids[0].split(", "):
            assert run(name, UKRAINE, "-r", "R3", "-a", "A01", "-c", id_)[0] == 0
    assert "\n    nash, seq, smr, gmr\n" not in run("stability", CHICKEN, "-c", "x")[2]


# a command line that works


@pytest.mark.parametrize(
    "words",
    [
        ("stability",),
        ("hypergame",),
        ("explain", "A01"),
        ("explain", "--state", "ru_truce ld_guarantee us_backstop"),
        ("inverse", "A01", "--rung", "bluff"),
        ("convert", "--into", "gmcr"),
    ],
)
def test_where_a_reading_is_missing_the_command_line_shown_works(words: tuple[str, ...]) -> None:
    name, *rest = words
    said = refused(name, UKRAINE, *rest)
    assert "R0, R1, R2, R3, R4" in said
    shown = said[said.index("`locarno ") + 1 :].split("`")[0]
    whole = shlex.split(shown)
    assert whole == ["locarno", name, UKRAINE, *rest, "-r", "R0"]
    code, _, err = run(*whole[1:])
    assert code == 0 or (name == "convert" and "gmcr" in err), err


def test_python_asks_which_reading_too() -> None:
    with pytest.raises(Refusal, match=r"which reading.*R0, R1, R2, R3, R4"):
        locarno.load(UKRAINE).stability()


# files


@pytest.mark.parametrize(
    ("name", "into", "way"),
    [
        ("x.nfg", "dot", "`{}x.dot`, or the format with `--into nfg`"),
        ("x.NFG", "Dot", "`{}x.dot`"),
        ("x.yaml", "nfg", "`{}x.nfg`, or the format with `--into case`"),
        ("x.gmcr", "case", "`{}x.yaml`, or the format with `--into gmcr`"),
        ("x.dot", "graph-form", "`{}x.yaml`, or the format with `--into dot`"),
    ],
)
def test_a_file_named_for_another_format_is_refused(name: str, into: str, way: str, tmp_path: Path) -> None:
    said = refused("convert", ELMIRA, "-o", str(tmp_path / name), "--into", into)
    assert way.format(f"{tmp_path}/") in said and not list(tmp_path.iterdir())


@pytest.mark.parametrize(("name", "into"), [("x.gv", "dot"), ("x.txt", "dot"), ("x", "nfg"), ("x.yml", "graph-form")])
def test_a_file_with_a_fitting_or_unknown_ending_is_written(name: str, into: str, tmp_path: Path) -> None:
    assert run("convert", ELMIRA, "-o", str(tmp_path / name), "--into", into)[0] == 0
    assert (tmp_path / name).is_file()


def test_a_file_of_gmcr_under_another_name_says_how_to_name_it(tmp_path: Path) -> None:
    target = tmp_path / "korea.gmcr"
    assert run("convert", str(CASES / "korea_2017.yaml"), "-o", str(target))[0] == 0
    for name in ("korea.json", "korea.yaml"):
        renamed = target.rename(tmp_path / name)
        code, out, _ = run("check", str(renamed), "-f", "json")
        [problem] = json.loads(out)["problems"]
        assert code == 1 and "GMCR+" in problem["found"] and "`.gmcr`" in problem["way_out"]
        target = renamed.rename(target)
    assert run("check", str(target))[0] == 0
    with pytest.raises(locarno.CaseError, match=r"GMCR\+"):
        locarno.loads(target.read_text(encoding="utf-8"))


def test_what_decides_is_told_in_csv_for_rankings_too() -> None:
    elmira = str(CASES / "elmira.yaml")
    for words in (("explain", CHICKEN, "compromise"), ("explain", elmira, "accepted")):
        rows = list(csv.DictReader(io.StringIO(run(*words, "-f", "csv")[1])))
        assert rows and all(row["because"] == "ranking" for row in rows)
    rows = list(csv.DictReader(io.StringIO(run("explain", CHICKEN, "--state", "nothing", "-f", "csv")[1])))
    assert [row["because"] for row in rows if row["move"]] == ["ranking", "ranking"]
    rows = list(csv.DictReader(io.StringIO(run("explain", UKRAINE, "A01", "R4", "-f", "csv")[1])))
    assert rows and all(row["because"] not in ("", "ranking") for row in rows)


# pipes


@pytest.mark.skipif(os.name != "posix", reason="pipes of a shell")
@pytest.mark.parametrize(
    "words",
    [
        ("show", UKRAINE, "-f", "json"),
        ("concepts",),
        ("convert", UKRAINE, "--into", "case"),
        ("convert", ELMIRA, "--into", "dot"),
        ("schema",),
        ("inverse", CHICKEN, "compromise"),
        ("verdicts", UKRAINE, "-f", "csv"),
        ("stability", "--help"),
    ],
)
def test_a_closed_pipe_ends_a_command_quietly(words: tuple[str, ...]) -> None:
    command = f"set -o pipefail; {shlex.join([sys.executable, '-m', 'locarno', *words])} | true"
    found = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False, cwd=ROOT)
    assert "Traceback" not in found.stderr and "Exception" not in found.stderr
    assert found.returncode in (0, 141)
