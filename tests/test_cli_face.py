"""What a person meets first: `locarno` alone, figures by name, completion, quiet and verbose, colours, widths."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from locarno.api.figures import FIGURES
from locarno.cli.main import app

ROOT = Path(__file__).parents[1]
UKRAINE = str(ROOT / "cases" / "ukraine")
ELMIRA = str(ROOT / "cases" / "elmira_options.yaml")
GRAPH = str(ROOT / "cases" / "elmira.yaml")
STRAIT = str(ROOT / "docs" / "assets" / "strait.yaml")
HARBOUR = str(ROOT / "tests" / "cases" / "harbour.yaml")
BARE = """\
locarno: 1
case: {id: bare, title: A quarrel about a wall}
actors: {left: Left, middle: Middle, right: Right}
options:
  build: {owner: left, label: builds a wall, assumed: true}
  dig: {owner: middle, label: digs a ditch, assumed: true}
  sue: {owner: right, label: goes to court, assumed: true}
common:
  preferences:
    left: [build, not sue]
    middle: [not build, dig]
    right: [build implies sue, not sue]
"""


def run(*words: str, **environment: str) -> Any:
    return CliRunner().invoke(app, list(words), env=environment, catch_exceptions=False)


def program(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    code = "import sys; sys.argv[0] = 'locarno'; from locarno.cli.main import main; main()"
    return subprocess.run(
        [sys.executable, "-c", code, *words], env=os.environ | {"PYTHONIOENCODING": "utf-8"} | environment,
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip


@pytest.fixture
def bare(tmp_path: Path) -> str:
    path = tmp_path / "bare.yaml"
    path.write_text(BARE, encoding="utf-8")
    return str(path)


# what to do first


def test_what_is_said_first_can_be_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    first = run()
    assert first.exit_code == 0 and "cases/ukraine" not in first.stdout
    commands = [line.split()[1:] for line in first.stdout.splitlines() if line.startswith("  locarno ")]
    assert len(commands) >= 5
    for command in commands:
        words = command[
            : next((at for at, word in enumerate(command) if word in ("writes", "says", "does", "why?", "lists")))
        ]
        assert run(*words).exit_code == 0, words
    (tmp_path / "cases" / "ukraine").mkdir(parents=True)
    (tmp_path / "cases" / "ukraine" / "case.yaml").touch()
    assert "locarno verdicts cases/ukraine" in run().stdout


def test_the_case_to_start_from_is_worth_it(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    written = run("new", str(path))
    assert written.exit_code == 0 and str(path) in written.stderr and written.stdout == ""
    again = run("new", str(path))
    assert again.exit_code == 2 and "--force" in again.stderr
    assert run("new", str(path), "--force", "--quiet").stderr == ""
    assert "no problems" in run("check", str(path)).stdout
    told = {one["rung"] for one in json.loads(run("verdicts", str(path), "-f", "json").stdout)["verdicts"]}
    assert {"credible", "bluff", "breaks"} <= told


# quiet, verbose, colours


def test_quiet_says_only_the_answer(tmp_path: Path) -> None:
    plain, quiet = run("verdicts", ELMIRA), run("verdicts", ELMIRA, "--quiet")
    assert plain.stdout == quiet.stdout and quiet.stderr == ""
    out = str(tmp_path / "e.gmcr")
    assert run("convert", ELMIRA, "-o", out).stderr != ""
    assert run("-q", "convert", ELMIRA, "-o", out, "--force").stderr == ""
    assert "there is no arrangement" in run("verdicts", ELMIRA, "-q", "-a", "nothing").stderr  # what is wrong is told


def test_verbose_says_what_was_loaded_and_how_long_it_took() -> None:
    for words in (("-v", "verdicts", ELMIRA), ("verdicts", ELMIRA, "--verbose")):
        found = run(*words)
        assert found.stdout == run("verdicts", ELMIRA).stdout
        assert "elmira_options.yaml, `elmira_options` in option form, 3 actors" in found.stderr
        assert re.search(r"version \d.*Python 3.*threads", found.stderr)
        for step in ("reading", "judging", "writing table"):
            assert re.search(rf"^locarno: {step}: \d+\.\d\d s$", found.stderr, re.MULTILINE), found.stderr
    assert run("verdicts", ELMIRA).stderr == ""  # it is not kept for the next


@pytest.mark.parametrize("words", [("-q", "verdicts", ELMIRA, "-v"), ("-q", "-v", "verdicts", ELMIRA)])
def test_both_at_once_is_a_misuse(words: tuple[str, ...]) -> None:
    found = run(*words)
    assert found.exit_code == 2 and "either" in found.stderr


def test_colours_only_where_they_are_wanted() -> None:
    escape = "\x1b["
    assert escape not in program("verdicts", ELMIRA).stdout
    assert escape in program("verdicts", ELMIRA, FORCE_COLOR="1", TERM="xterm-256color").stdout
    coloured = program("verdicts", ELMIRA, FORCE_COLOR="1", NO_COLOR="1", TERM="xterm-256color").stdout
    assert not re.search(r"\x1b\[[0-9;]*3[0-7]", coloured)
    assert escape not in program("verdicts", ELMIRA, "--format", "json", FORCE_COLOR="1").stdout


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        (("verdicts", UKRAINE, "-a", "A02", "-a", "A09"), ["multinational", "agreement"]),
        (("paths", UKRAINE, "--reachable", "-r", "R4"), ["breach_by_ukraine", "europe_russia_war"]),
        (("stability", UKRAINE, "-r", "R4"), ["equilibria", "war_funded"]),
    ],
)
@pytest.mark.parametrize("width", ["80", "100", "160"])
def test_nothing_is_cut_to_nonsense(words: tuple[str, ...], kept: list[str], width: str) -> None:
    told = run(*words, COLUMNS=width).stdout
    assert max(map(len, told.splitlines())) <= int(width)
    for word in kept:
        assert word in told.casefold()


def test_an_outcome_is_broken_where_its_words_end() -> None:
    told = run("verdicts", UKRAINE, "-a", "A02", "-r", "R1", COLUMNS="80").stdout
    assert re.search(r"→breach_by_\n +ukraine", told) and "…" not in told


# completion


def completed(line: str, **environment: str) -> list[str]:
    words = line.split(" ")
    found = program(COMP_WORDS=line, COMP_CWORD=str(len(words) - 1), _LOCARNO_COMPLETE="complete_bash", **environment)
    assert found.returncode == 0 and "Traceback" not in found.stderr
    return found.stdout.split()


def test_ids_of_the_case_on_the_line_are_offered(bare: str, tmp_path: Path) -> None:
    assert completed(f"locarno verdicts {UKRAINE} -r ") == ["R0", "R1", "R2", "R3", "R4"]
    assert completed(f"locarno explain {UKRAINE} A3") == [f"A3{n}" for n in (4, 6, 9, 3, 7, 5, 0, 1, 2, 8)] or set(
        completed(f"locarno explain {UKRAINE} A3")
    ) == {f"A3{n}" for n in range(10)}
    assert completed(f"locarno explain {UKRAINE} A01 ") == ["R0", "R1", "R2", "R3", "R4"]
    assert completed(f"locarno paths {ELMIRA} --to cl") == ["closure", "closure"]
    assert completed("locarno figure cru") == ["crux", "crux_matrix"]
    assert completed("locarno verdic") == ["verdicts"]
    broken = tmp_path / "broken.yaml"
    broken.write_text("readings: {a: {name: [}", encoding="utf-8")
    for path in (bare, str(broken), str(tmp_path / "none.yaml"), str(tmp_path), "cases/x.gmcr", "\x00"[:0] or "-"):
        assert completed(f"locarno verdicts {path} -r ") == []


def test_there_is_completion_for_shells() -> None:
    assert "--install-completion" in run("--help").stdout and "--show-completion" in run("--help").stdout


# figures by name


def test_all_figures_are_listed_with_their_question() -> None:
    told = run("figure").stdout
    for name, kind in FIGURES.items():
        assert re.search(rf"^{name} +{re.escape(kind.question)}$", told, re.MULTILINE)
        assert kind.question.endswith("?")


NEEDED = {
    "equilibria": ("-r", "R4"), "paths": ("-r", "R4"), "crux": ("--to", "paper"), "power": ("--to", "ru_attack"),
    "vetoes": ("-a", "A18"), "months": ("-a", "A06"),
    "robustness": ("-r", "R4", "-a", "A18"), "worth": ("-r", "R4"),
    "play": ("-a", "watched"), "play_paths": ("-r", "R0", "-a", "watched"), "play_table": (), "threshold": (),
    "threshold_map": ("-r", "R0"),
}  # fmt: skip


@pytest.mark.parametrize("name", FIGURES)
def test_every_figure_is_drawn(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.svg"
    case = STRAIT if name.startswith("crux") else HARBOUR if name.startswith(("play", "threshold")) else UKRAINE
    found = run("figure", name, case, *NEEDED.get(name, ()), "-o", str(path))
    assert found.exit_code == 0, found.stderr
    picture = path.read_text(encoding="utf-8")
    assert picture.startswith("<svg") and "NaN" not in picture and "undefined" not in picture
    assert found.stderr == f"written: {path}\n" or "verdicts" in found.stderr


def test_the_name_of_the_file_says_what_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("m.svg", "m.png", "m.pdf", "m.json"):
        assert run("figure", "matrix", ELMIRA, "-o", name).exit_code == 0
        assert (tmp_path / name).stat().st_size > 1000
    assert run("figure", "matrix", ELMIRA).exit_code == 0 and (tmp_path / "matrix.svg").is_file()
    assert run("figure", "matrix", ELMIRA).exit_code == 2
    assert run("figure", "Matrix", ELMIRA, "--force", "-q").stderr == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("matrix",), "way out: name one: `locarno figure matrix CASE`"),
        (("matirx", ELMIRA), "did you mean `matrix`?"),
        (("matrix", ELMIRA, "-o", "m.bmp"), "`.svg`, `.png`, `.pdf`, `.json`"),
        (("matrix", ELMIRA, "--to", "closure"), "it takes `-a`, `-r`, `-s` and `--as-of`"),
        (("crux", UKRAINE), "`-r R0 -r R1`"),
        (("paths", UKRAINE), "-r R0"),
        (("power", UKRAINE), "name one goal by `--to`"),
        (("vetoes", UKRAINE), "such as `-a A01`"),
        (("months", UKRAINE), "such as `-a A"),
        (("crux", ELMIRA), "there is nobody to disagree with"),
        (("timeline", ELMIRA), "nothing but sources has a date"),
        (("lines", ELMIRA), "add a section `defence`"),
        (("months", ELMIRA), "a section `forces`"),
        *(((name, ELMIRA), "add a section `pledges`") for name in ("pledges", "worth", "power", "waterfall")),
    ],
)
def test_what_cannot_be_drawn_leads_out(words: tuple[str, ...], said: str, tmp_path: Path) -> None:
    out = () if "-o" in words else ("-o", str(tmp_path / "x.svg"))
    found = run("figure", *words, *out)
    assert found.exit_code == 2 and said in found.stderr and "way out" in found.stderr
    assert not list(tmp_path.iterdir())


def test_a_case_without_optional_parts(bare: str, tmp_path: Path) -> None:
    for name in FIGURES:
        path = tmp_path / f"{name}.svg"
        found = run("figure", name, bare, "-o", str(path))
        assert path.exists() == (name == "equilibria"), name
        assert name == "equilibria" or (found.exit_code == 2 and "way out" in found.stderr), name
