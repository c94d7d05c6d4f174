#!/usr/bin/env python3
"""Make the pictures of the documentation from the Ukraine case.

python docs/make_pictures.py           writes docs/assets/*.svg
python docs/make_pictures.py --check   changes nothing, and fails if a picture is not what would be written

The matrix is what `locarno verdicts cases/ukraine --compact` prints in a terminal, the others are figures of commands.
Pictures load nothing: the rules with which rich would fetch a font are taken out. The first screen of the report is
taken with a Chromium or Chrome, where there is one; browsers draw alike but not to the bit: it is not compared.
"""

import io
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI

import locarno
from locarno.present.figures.condition_graph import condition_graph
from locarno.present.figures.drawing import drawn
from locarno.present.figures.waterfall import waterfall_figure
from locarno.present.figures.worth import worth_figure
from locarno.present.report.page import html_page
from locarno.present.report.printing import NoBrowser, browser
from locarno.present.tables import verdict_tables

ROOT = Path(__file__).resolve().parents[1]
ASSETS = ROOT / "docs" / "assets"
WIDTH = 100
SCREEN, SHARPNESS = "1280,860", 1.5
FONTS = "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace"


def matrix(case: locarno.Loaded) -> str:
    """The matrix of the first case, as SVG."""
    console = Console(
        record=True,
        file=io.StringIO(),
        width=WIDTH,
        force_terminal=True,
        color_system="truecolor",
        no_color=False,
        highlight=False,
    )
    console.print(verdict_tables(case.verdicts(), case.case, True, False, WIDTH))
    text = console.export_svg(
        title="locarno verdicts cases/ukraine --compact", theme=MONOKAI, unique_id="matrix", font_aspect_ratio=0.61
    )
    text = re.sub(r"\s*@font-face\s*\{[^}]*\}", "", text)
    text = re.sub(r"font-family: (Fira Code|arial)[^;]*;", f"font-family: {FONTS};", text)
    return text.strip() + "\n"


def pictures() -> dict[str, str]:
    """Every picture by the name of its file."""
    case = locarno.load(ROOT / "cases" / "ukraine")
    figures = {
        "pledges.svg": condition_graph(case.pledges_loops(), case.case),
        "worth.svg": worth_figure(case.pledges_worth(), case.case),
        "waterfall.svg": waterfall_figure(case.forces(), case.case),
        "matrix-figure.svg": case.figure("matrix").spec,
        "paths.svg": case.figure("paths", readings=["R4"]).spec,
    }
    drawings = {name: drawn(spec, ".svg").decode() for name, spec in figures.items()}
    return {"matrix.svg": matrix(case)} | drawings


def first_screen() -> bytes | None:
    """The first screen of the report, as PNG; None without a browser."""
    try:
        program = browser()
    except NoBrowser as wrong:
        print(f"no picture of the report: {wrong.found}; {wrong.way_out}")
        return None
    page = html_page(locarno.load(ROOT / "cases" / "ukraine").report(sections=[]))
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "report.html", Path(folder) / "report.png"
        source.write_text(page, encoding="utf-8")
        command = [program, "--headless", "--disable-gpu", "--hide-scrollbars", f"--window-size={SCREEN}"]
        command += [f"--force-device-scale-factor={SHARPNESS}", f"--user-data-dir={folder}/profile"]
        command += ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        command += [f"--screenshot={target}", source.as_uri()]
        subprocess.run(command, capture_output=True, check=True, timeout=120)
        return target.read_bytes()


def main() -> int:
    """Write the pictures, or with `--check` compare them."""
    made = pictures()
    if "--check" in sys.argv[1:]:
        old = {name: (ASSETS / name).read_text(encoding="utf-8") for name in made if (ASSETS / name).is_file()}
        changed = [name for name, text in made.items() if old.get(name) != text]
        if changed:
            print(f"not what docs/make_pictures.py makes, run it: {' '.join(changed)}")
        return 1 if changed else 0
    ASSETS.mkdir(exist_ok=True)
    for name, text in made.items():
        (ASSETS / name).write_text(text, encoding="utf-8")
        print(f"written: docs/assets/{name}")
    screen = first_screen()
    if screen is not None:
        (ASSETS / "report.png").write_bytes(screen)
        print("written: docs/assets/report.png")
    return 0


if __name__ == "__main__":
    sys.exit(main())
