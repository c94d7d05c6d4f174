#!/usr/bin/env python3
"""Rewrite the outputs shown in the documentation from the real ones.

python docs/refresh_outputs.py           rewrites README.md and the pages under docs
python docs/refresh_outputs.py --check   changes nothing, shows what differs, and fails if anything does

What counts on a page, in the order of the page:

* a yaml block with `title="strait.yaml"` is a file that the reader writes; `title="strait.yaml, added"` is added at its
  end; a diff block with `title="strait.yaml"` changes it;
* in a console block, what follows `$ locarno ...` is what that command prints when it is piped (100 columns), without
  spaces at the ends of lines; `| head -N` and `> file` are understood, other commands are left alone;
* a python block is run, with one namespace for the page, if a text block with `title="prints"` follows it anywhere on
  the page; such a block shows what the python block before it prints.

Each page has a folder of its own, with a copy of `cases` in it. The file that the tutorial ends with is written beside
the pages, for those who want to compare.
"""

import contextlib
import difflib
import io
import os
import re
import shlex
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from typer.testing import CliRunner

from locarno.cli.main import app

ROOT = Path(__file__).resolve().parents[1]
FENCE = re.compile(r"^(?P<indent> *)```(?P<info>\S+[^\n]*)\n(?P<body>.*?)^(?P=indent)```$", re.MULTILINE | re.DOTALL)
ADDED = ", added"
SPEED = re.compile(r"locarno: [\d,]+ (verdicts, [\d,]+ a second|games (solved in .* seconds|to solve, about .*))$")
"""What is told of how fast it went is another each time."""
FINISHED = {ROOT / "docs" / "tutorial.md": ("strait.yaml", ROOT / "docs" / "assets" / "strait.yaml")}
COLOURS_AND_WIDTHS = ("COLUMNS", "FORCE_COLOR", "NO_COLOR", "TTY_COMPATIBLE", "CLICOLOR_FORCE", "TERM")


def pages() -> list[Path]:
    """The pages that show outputs."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def title_of(info: str) -> str:
    """The title in the first line of a block, empty if there is none."""
    found = re.search(r'title="([^"]*)"', info)
    return found.group(1) if found else ""


def tidy(text: str) -> str:
    """The text without spaces at the ends of lines and without empty lines at its end."""
    return "\n".join(line.rstrip() for line in text.splitlines()).rstrip("\n") + "\n" if text.strip() else ""


def run_command(command: str) -> str:
    """What a command line prints on its output and error streams."""
    words = shlex.split(command)
    head = target = None
    if "|" in words:
        cut = words.index("|")
        if words[cut + 1] != "head":
            raise ValueError(f"only `| head -N` is understood: {command}")
        head, words = int(words[cut + 2].lstrip("-")), words[:cut]
    if ">" in words:
        cut = words.index(">")
        target, words = Path(words[cut + 1]), words[:cut]
    found = CliRunner().invoke(app, words[1:])
    if found.exception is not None and not isinstance(found.exception, SystemExit):
        raise RuntimeError(f"`{command}` failed") from found.exception
    if target is not None:
        target.write_text(found.stdout, encoding="utf-8")
        return ""
    lines = [line for line in found.output.splitlines(keepends=True) if not SPEED.match(line)]
    return tidy("".join(lines[:head] if head else lines))


def run_console(body: str) -> str:
    """A console block with its outputs made anew; what follows other commands than ours stays."""
    made: list[str] = []
    ours = False
    for line in body.splitlines(keepends=True):
        if line.startswith("$ "):
            ours = line.startswith("$ locarno ")
            made.append(line)
            if ours:
                made.append(run_command(line[2:]))
        elif not ours:
            made.append(line)
    return "".join(made)


def write_file(title: str, body: str) -> None:
    """A file that the reader writes, or adds to."""
    path = Path(title.removesuffix(ADDED))
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_text(encoding="utf-8") if title.endswith(ADDED) else ""
    path.write_text(before + ("\n" if before else "") + body, encoding="utf-8")


def change_file(title: str, body: str) -> None:
    """A change that the reader makes in a file: lines with `-` go, lines with `+` come, the others are context."""
    path = Path(title)
    lines = body.splitlines(keepends=True)
    old = "".join(line[1:] for line in lines if line[:1] in "- ")
    new = "".join(line[1:] for line in lines if line[:1] in "+ ")
    text = path.read_text(encoding="utf-8")
    if text.count(old) != 1:
        raise ValueError(f"this is not once in {title}:\n{old}")
    path.write_text(text.replace(old, new), encoding="utf-8")


class Page:
    """One page while its blocks are gone through: the python names, what it printed last, the file to keep."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.text = path.read_text(encoding="utf-8")
        self.finished = ""
        self._runs_python = 'title="prints"' in self.text
        self._names: dict[str, object] = {"__name__": "page"}
        self._printed = ""

    def refreshed(self) -> str:
        """The text of the page with every output made anew."""
        with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
            shutil.copytree(ROOT / "cases", Path(folder) / "cases")
            made = FENCE.sub(self._block, self.text)
            if self.path in FINISHED:
                self.finished = Path(FINISHED[self.path][0]).read_text(encoding="utf-8")
            return made

    def _block(self, found: re.Match[str]) -> str:
        indent, info = found["indent"], found["info"]
        body = re.sub(f"^{indent}", "", found["body"], flags=re.MULTILINE)
        made = self._made(info.split()[0], title_of(info), body)
        inside = "".join(indent + line if line.strip() else line for line in made.splitlines(keepends=True))
        return f"{indent}```{info}\n{inside}{indent}```"

    def _made(self, language: str, title: str, body: str) -> str:
        if language == "yaml" and title:
            write_file(title, body)
        elif language == "diff" and title:
            change_file(title, body)
        elif language == "console":
            return run_console(body)
        elif language == "python" and self._runs_python:
            printed = io.StringIO()
            with contextlib.redirect_stdout(printed):
                exec(compile(body, str(self.path), "exec"), self._names)
            self._printed = tidy(printed.getvalue())
        elif language == "text" and title == "prints":
            return self._printed
        return body


def differences() -> Iterator[tuple[Path, str, str]]:
    """Every file that is not as it should be: its path, its text, its text as it should be."""
    for path in pages():
        page = Page(path)
        new = page.refreshed()
        if new != page.text:
            yield path, page.text, new
        if path in FINISHED:
            copy = FINISHED[path][1]
            old = copy.read_text(encoding="utf-8") if copy.is_file() else ""
            if old != page.finished:
                yield copy, old, page.finished


def main() -> int:
    """Rewrite the pages, or with `--check` show what would be rewritten."""
    check = "--check" in sys.argv[1:]
    for name in COLOURS_AND_WIDTHS:
        os.environ.pop(name, None)
    wrong = 0
    for path, old, new in differences():
        wrong += 1
        name = str(path.relative_to(ROOT))
        if check:
            shown = difflib.unified_diff(old.splitlines(), new.splitlines(), name, "what it prints", lineterm="")
            print("\n".join(shown))
        else:
            path.write_text(new, encoding="utf-8")
            print(f"rewritten: {name}")
    return 1 if check and wrong else 0


if __name__ == "__main__":
    sys.exit(main())
