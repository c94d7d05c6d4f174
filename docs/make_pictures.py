#!/usr/bin/env python3
"""Make the picture of the matrix from what `locarno verdicts cases/ukraine --compact` prints in a terminal.

python docs/make_pictures.py           writes docs/assets/matrix.svg
python docs/make_pictures.py --check   changes nothing, and fails if the picture is not what would be written

The picture loads nothing: the rules with which rich would fetch a font are taken out.
"""

import io
import re
import sys
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI

import locarno
from locarno.present.tables import verdict_tables

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "docs" / "assets" / "matrix.svg"
WIDTH = 100
FONTS = "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace"


def matrix() -> str:
    """The matrix of the first case, as SVG."""
    case = locarno.load(ROOT / "cases" / "ukraine")
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


def main() -> int:
    """Write the picture, or with `--check` compare it."""
    made = matrix()
    if "--check" in sys.argv[1:]:
        same = PICTURE.is_file() and PICTURE.read_text(encoding="utf-8") == made
        if not same:
            print(f"{PICTURE.relative_to(ROOT)} is not what docs/make_pictures.py makes; run it")
        return 0 if same else 1
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_text(made, encoding="utf-8")
    print(f"written: {PICTURE.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
