"""`locarno convert`: what is written where, what is said about it, and what is refused; `.gmcr` in other commands."""

import csv
import io
import json
import os
import stat
from pathlib import Path

import pytest
from typer.testing import CliRunner

import locarno
from locarno.cli import writing
from locarno.cli.main import app
from locarno.space.refusal import Refusal
from random_gmcr import gmcr_file

CASES = Path(__file__).parents[2] / "cases"
KOREA = str(CASES / "korea_2017.yaml")


def run(*words: str | Path) -> tuple[int, str, str]:
    found = CliRunner().invoke(app, [str(word) for word in words], catch_exceptions=False)
    return found.exit_code, found.stdout, found.stderr


@pytest.fixture
def gmcr(tmp_path: Path) -> Path:
    path = tmp_path / "a conflict.gmcr"
    path.write_text(json.dumps(gmcr_file(3)), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("x.gmcr", "{\n"),
        ("x.nfg", "NFG 1 R "),
        ("x.efg", "EFG 2 R "),
        ("x.prism", "// United States"),
        ("x.smg", "// United States"),
        ("x.graphml", "<?xml version"),
        ("x.DOT", "// Written by locarno"),
        ("x.gv", "// Written by locarno"),
        ("x.yml", "# Written by locarno"),
    ],
)
def test_the_ending_says_the_format(name: str, first: str, tmp_path: Path) -> None:
    out = tmp_path / name
    code, printed, said = run("convert", KOREA, "-o", out)
    assert (code, printed) == (0, "") and out.read_text(encoding="utf-8").startswith(first)
    assert said.startswith(f"{out}: ") and "Not in it: " in said
    assert list(tmp_path.iterdir()) == [out]


def test_the_output_stream_and_the_report_are_apart() -> None:
    for words in (("--into", "nfg"), ("-o", "-", "--into", "nfg")):
        code, printed, said = run("convert", KOREA, *words)
        assert code == 0 and printed == locarno.convert(KOREA, "nfg").text
        assert said.startswith("written: a one-shot game for Gambit under `common`: 2 players, 3 x 4 strategies")
        assert "strike cannot be switched both ways" in said


def test_the_report_as_a_record(tmp_path: Path) -> None:
    out = tmp_path / "x.gmcr"
    code, printed, said = run("convert", KOREA, "-o", out, "--format", "json")
    assert (code, said) == (0, "")
    assert json.loads(printed) == {
        "schema": "locarno.converted/1",
        "case": "korea_2017",
        "scenarios": [],
        "as_of": "2017-10-29",
        "reading": "common",
        "format": "gmcr",
        "file": str(out),
        "bytes": out.stat().st_size,
        "holds": "12 states, 4 options, 1 infeasible pattern, 2 decision makers",
        "changed": [],
        "lost": ["what stands today", "5 outcomes", "5 arrangements", "sources and refs"],
    }
    code, printed, _ = run("convert", KOREA, "-o", out, "--force", "-f", "csv")
    [row] = csv.DictReader(io.StringIO(printed))
    assert code == 0 and row["lost"] == "what stands today; 5 outcomes; 5 arrangements; sources and refs"
    code, printed, said = run("convert", KOREA, "--into", "gmcr", "--format", "json")
    assert code == 2 and printed == "" and "output stream" in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("-o", "x.doc"), "`.doc` stands for no format"),
        (("-o", "x"), "`x` has no ending that tells the format"),
        ((), "to which format?"),
        (("--into", "gmcr2"), "there is no format `gmcr2`"),
        (("--into", "nfg", "-r", "R9"), "there is no reading `R9`"),
        (("--into", "nfg", "-s", "S9"), "there is no scenario `S9`"),
        (("--into", "nfg", "--as-of", "soon"), "`soon` is not a date"),
        (("--into", "nfg", "--order", "us"), "nfg has no order and no start"),
        (("--into", "dot", "--from", "strike"), "dot has no order and no start"),
        (("--into", "prism", "--horizon", "3"), "prism has no horizon"),
        (("--into", "efg", "--order", "us,uk"), "there is no actor `uk`"),
        (("--into", "efg", "--from", "strike withdraw"), "is not feasible"),
        (("--into", "efg", "--from", "strike bomb"), "`bomb` is not an option"),
        (("--into", "case", "-r", "common"), "`case` writes the whole case"),
        (("--into", "option-form"), "the case is in option form already"),
        (("-o", "nowhere/x.nfg"), "there is no folder `nowhere`"),
        (("-o", ".", "--into", "nfg"), "`.` is a folder"),
    ],
)
def test_what_cannot_be_written_is_refused_and_nothing_is(
    words: tuple[str, ...], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code, printed, told = run("convert", KOREA, *words)
    assert (code, printed) == (2, "") and said in told and "way out" in told
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_written_over_unless_asked(tmp_path: Path) -> None:
    out = tmp_path / "x.nfg"
    out.write_text("mine", encoding="utf-8")
    out.chmod(0o640)
    code, _, said = run("convert", KOREA, "-o", out)
    assert code == 2 and "exists" in said and "--force" in said and out.read_text() == "mine"
    assert run("convert", KOREA, "-o", out, "--force")[0] == 0
    assert out.read_text(encoding="utf-8").startswith("NFG") and stat.S_IMODE(out.stat().st_mode) == 0o640
    link = tmp_path / "link.nfg"
    link.symlink_to(out)
    out.write_text("old", encoding="utf-8")
    assert run("convert", KOREA, "-o", link, "--force")[0] == 0
    assert link.is_symlink() and out.read_text(encoding="utf-8").startswith("NFG")
    copy = tmp_path / "korea.yaml"
    copy.write_text(Path(KOREA).read_text(encoding="utf-8"), encoding="utf-8")
    code, _, said = run("convert", copy, "-o", copy, "--force")
    assert code == 2 and "is the case itself" in said
    os.mkfifo(tmp_path / "pipe.nfg")
    code, _, said = run("convert", KOREA, "-o", tmp_path / "pipe.nfg", "--force")
    assert code == 2 and "not a plain file" in said


def test_new_files_have_the_usual_permissions(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        assert run("convert", KOREA, "-o", tmp_path / "x.nfg")[0] == 0
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "x.nfg").stat().st_mode) == 0o640


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "x.nfg"
    out.write_text("mine", encoding="utf-8")

    def full(*words: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    code, _, said = run("convert", KOREA, "-o", out, "--force")
    assert code == 2 and "No space left on device" in said
    assert out.read_text() == "mine" and list(tmp_path.iterdir()) == [out]
    with pytest.raises(Refusal, match="cannot be written"):
        writing.check_target(tmp_path / ("x" * 300), Path(KOREA), False)


def test_a_case_with_errors_is_not_written(tmp_path: Path, gmcr: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("locarno: 1\ncase: {title: t}\nactors: {a: A}\noptions: {x: b}\n", encoding="utf-8")
    code, printed, said = run("convert", bad, "--into", "nfg")
    assert (code, printed) == (1, "") and "E302" in said and "nothing was computed" in said
    gmcr.write_text("{", encoding="utf-8")
    code, printed, said = run("convert", gmcr, "--into", "case")
    assert (code, printed) == (1, "") and "E701" in said


def test_a_gmcr_file_becomes_a_case_that_can_be_checked_and_asked(tmp_path: Path, gmcr: Path) -> None:
    out = tmp_path / "x.yaml"
    code, _, said = run("convert", gmcr, "-o", out)
    assert code == 0 and "the case in one file: " in said and "Not in it" not in said
    code, printed, _ = run("check", out)
    assert code == 0 and " error" not in printed
    assert out.read_text(encoding="utf-8").startswith("# Read from a conflict.gmcr")


def test_a_gmcr_file_can_be_asked_directly(tmp_path: Path, gmcr: Path) -> None:
    """Every command takes it; what only the case shows is told with the lines of the case."""
    out = tmp_path / "x.yaml"
    run("convert", gmcr, "-o", out)
    for words in (["stability", "--every"], ["show"], ["stability", "-f", "csv"]):
        direct, through = (run(words[0], path, *words[1:]) for path in (gmcr, out))
        assert direct[:2] == through[:2] and direct[0] == 0
    assert run("convert", gmcr, "--into", "graph-form")[1] == run("convert", out, "--into", "graph-form")[1]
    same = json.loads(gmcr.read_text(encoding="utf-8"))
    same["decisionMakers"][0]["preferences"] = [{"compound": True, "members": [[[0, "Y"]], [[0, "N"]]]}]
    same["useManualPreferenceRanking"] = False
    gmcr.write_text(json.dumps(same), encoding="utf-8")
    code, printed, _ = run("check", gmcr)
    assert code == 0 and f"{gmcr} (as a case):" in printed and "W603" in printed
    assert locarno.check(gmcr)[0] is not None
    assert locarno.load(gmcr).case.id == "a_conflict"


def test_a_case_whose_file_has_no_name_for_an_id(tmp_path: Path) -> None:
    odd = tmp_path / "2 many words.yaml"
    text = "locarno: 1\ncase: {title: t}\nactors: {a: A}\noptions: {x: a}\ncommon: {preferences: {a: [x]}}\n"
    odd.write_text(text, encoding="utf-8")
    for to in ("case", "graph-form", "gmcr"):
        code, printed, _ = run("convert", odd, "--into", to)
        assert code == 0 and ("conflict_2_many_words" in printed or to == "gmcr")


def test_formats_of_every_kind_refuse_what_is_not_known() -> None:
    """A reading that leaves open what somebody wants has no ranks; what is strong is only told."""
    text = """
locarno: 1
case: {title: T}
actors: {a: A, b: B}
options: {x: a, w: b}
status_quo: []
common: {preferences: {a: [{statement: x, unknown: true}], b: [{statement: w, strong: true}]}}
readings: {open: {}, known: {preferences: {a: [x]}}}
"""
    case = locarno.loads(text.lstrip())
    for to in ("gmcr", "nfg", "efg", "prism", "graphml", "dot", "graph-form"):
        with pytest.raises(Refusal, match="it is not known whether `a` wants `x`"):
            case.convert(to, "open")
        found = case.convert(to, "known")
        assert to == "graph-form" or "how strong the preferences of b are" in found.lost
    assert "strong: true" in case.convert("graph-form", "known").text
