"""`locarno report` as a person asks it."""

import subprocess
import sys
from pathlib import Path

import pytest
from report_cases import BARE, RICH

from locarno.present.report import printing


def report(folder: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    import os

    return subprocess.run(
        [sys.executable, "-m", "locarno", "report", *words],
        cwd=folder, capture_output=True, text=True, check=False, env=os.environ | environment,
    )  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "ford.yaml").write_text(RICH, encoding="utf-8")
    (tmp_path / "bare.yaml").write_text(BARE, encoding="utf-8")
    return tmp_path


def test_a_page_is_written_and_said(folder: Path) -> None:
    done = report(folder, "bare.yaml", "-o", "r.html", "--language", "de")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith("written: r.html (")
    assert "left out: the case has no arrangements" in done.stderr
    assert '<html lang="de">' in (folder / "r.html").read_text("utf-8")


def test_markdown_in_german(folder: Path) -> None:
    done = report(folder, "ford.yaml", "-o", "r.md", "-l", "DE", "--section", "lines")
    assert done.returncode == 0, done.stderr
    text = (folder / "r.md").read_text("utf-8")
    assert "## Welche Linie schreckt ab?" in text
    assert "## Was ist jede Zusage wert?" not in text
    assert "locarno report CASE -o report.html --as-of 2024-06-30 --section lines" in text


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["ford.yaml", "-o", "r.txt"], "ends in `.txt`"),
        (["ford.yaml", "-o", "r"], "without an ending"),
        (["ford.yaml", "-o", "ford.yaml"], "ends in `.yaml`"),
        (["ford.yaml", "-o", "r.html", "--section", "lynes"], "no section `lynes`"),
        (["ford.yaml", "-o", "r.html", "--language", "fr"], "`fr` is no language of the report"),
        (["ford.yaml", "-o", "no/r.html"], "no folder"),
        (["ford.yaml", "-o", "r.html", "-s", "x"], "no scenario `x`"),
    ],
)
def test_what_cannot_be_made_is_refused_with_a_way_out(folder: Path, words: list[str], said: str) -> None:
    done = report(folder, *words)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert not (folder / "r.html").exists()


def test_nothing_is_written_over_unasked(folder: Path) -> None:
    (folder / "r.md").write_text("mine", encoding="utf-8")
    assert report(folder, "bare.yaml", "-o", "r.md").returncode == 2
    assert (folder / "r.md").read_text("utf-8") == "mine"
    assert report(folder, "bare.yaml", "-o", "r.md", "--force").returncode == 0


def test_without_a_browser_a_pdf_is_refused_before_anything_is_asked(folder: Path) -> None:
    done = report(folder, "ford.yaml", "-o", "r.pdf", LOCARNO_BROWSER="/no/such/browser")
    assert done.returncode == 2
    assert "LOCARNO_BROWSER" in done.stderr
    assert "way out" in done.stderr


def test_no_browser_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LOCARNO_BROWSER", raising=False)
    monkeypatch.setattr("locarno.present.report.printing.shutil.which", lambda name: None)
    with pytest.raises(printing.NoBrowser, match="no Chromium or Chrome"):
        printing.browser()


def test_a_browser_that_does_not_print_is_told(tmp_path: Path) -> None:
    with pytest.raises(printing.NoBrowser, match="did not print"):
        printing.printed("<p>", sys.executable)
    with pytest.raises(printing.NoBrowser, match="did not print"):
        printing.printed("<p>", str(tmp_path / "none"))
