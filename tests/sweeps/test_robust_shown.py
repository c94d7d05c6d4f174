"""What a person sees of robustness and of the crux: tables, figures, refusals in our words."""

import json
from pathlib import Path

from typer.testing import CliRunner

import locarno
from locarno.cli.main import app
from locarno.present.figures.crux import crux_figure
from locarno.present.figures.drawing import drawn
from locarno.present.figures.robust import robust_figure

STRAIT = str(Path(__file__).parents[2] / "docs" / "assets" / "strait.yaml")


def run(*words: str, columns: str = "80") -> tuple[int, str, str]:
    found = CliRunner().invoke(app, words, catch_exceptions=False, env={"COLUMNS": columns})
    return found.exit_code, found.stdout, found.stderr


def test_the_table_says_it_in_words_and_fits() -> None:
    code, out, _ = run("robust", STRAIT, "--samples", "50")
    assert code == 0 and max(map(len, out.splitlines())) <= 80
    said = " ".join(out.split())
    assert "verdicts stay in at least 95% of the samples" in said and "The shakiest is" in said
    assert "(Mallows, spread 0.2)" in said and "50 samples, seed 0" in said


def test_one_cell_is_told_in_full_with_its_region() -> None:
    code, out, _ = run("robust", STRAIT, "institute", "-a", "paper", "--region", "--spread", "1")
    said = " ".join(out.split())
    assert code == 0 and "Where the verdict on paper under institute flips" in said
    assert " wants `" in said and "` above `" in said and "95% interval" in said


def test_what_is_wrong_is_told_in_our_words(tmp_path: Path) -> None:
    kept = str(tmp_path / "kept")
    assert run("robust", STRAIT, "--samples", "2", "--keep", kept, "-f", "json")[0] == 0
    for words, said in (
        (("--spread", "2"), "`2` is no number from 0 to 1"),
        (("--spread", "nan"), "`nan` is no number from 0 to 1"),
        (("--model", "malows"), "say mallows, swaps or assumed"),
        (("--model", "swaps", "--spread", "0.1"), "has none"),
        (("--samples", "0"), "`0` is no whole number from 1 up"),
        (("--region",), "name one reading, and one arrangement"),
        (("--keep", kept, "--seed", "1"), "holds samples of another question: seed 0 there, 1 here"),
        (("--keep", STRAIT), "holds no samples"),
        (("--keep", str(tmp_path / "no" / "kept")), "cannot be used"),
        (("--figure", str(tmp_path / "x.gif")), "`.svg`"),
    ):
        code, out, err = run("robust", STRAIT, *words, columns="400")
        assert (code, out) == (2, "") and said in " ".join(err.split()), (words, err)
    assert "name two readings" in run("crux", STRAIT, "--figure", str(tmp_path / "x.json"))[2]


def test_figures_are_steady_and_show_every_cell(tmp_path: Path) -> None:
    case = locarno.load(STRAIT)
    found = case.robust(samples=30)
    spec = robust_figure(found, case.case)
    bars = spec["data"]["values"]
    for one in found:
        mine = [bar for bar in bars if bar["reading"] == one.reading and bar["row"].startswith(f"{one.arrangement} ")]
        assert mine[0]["told"] and abs(mine[-1]["end"] - 1) < 1e-9
        assert sum(bar["end"] - bar["start"] for bar in mine) > 0.999
    assert drawn(spec, ".svg") == drawn(robust_figure(case.robust(samples=30), case.case), ".svg")
    target = tmp_path / "crux.json"
    assert run("crux", STRAIT, "herald", "institute", "--to", "paper", "--figure", str(target))[0] == 0
    assert "herald would say that it" in json.dumps(json.loads(target.read_text(encoding="utf-8")))
    crux = case.crux("herald", "institute", "paper")
    assert drawn(crux_figure(crux, case.case), ".svg").startswith(b"<svg")
    agreed = case.crux("herald", "institute", "open and not open")
    assert agreed.agree and "They agree." in json.dumps(crux_figure(agreed, case.case))
