"""Tests whose docstring is the input: a case, a line of `=`, and the report that it must give, word by word.

The case may be a part of one: what it needs to be a case is put behind it, so that its lines count from 1. Several
files each stand behind a line `#: name`, of which `case.yaml` is the root; behind `#! name` nothing is added.
"""

import inspect
import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import locarno
from locarno.case.nouns import Case
from locarno.case.places import Problem
from locarno.case.reader import read_text
from locarno.present.problem_text import problem_text

HARBOUR = {
    "locarno": "locarno: 1",
    "case": "case: {title: A quarrel about a harbour}",
    "actors": "actors: {army: The army, navy: The navy}",
    "options": "options: {hold: army, advance: army, patrol: {owners: [army, navy]}}",
    "common": "common: {preferences: {army: [hold], navy: [patrol]}}",
}
GRAPH = HARBOUR | {
    "options": "",
    "states": "states: {s1: peace, s2: war}",
    "moves": "moves: {army: {s1: [s2]}, navy: {s2: [s1]}}",
    "common": "common: {preferences: {army: [s2], navy: [s1]}}",
}
Test = Callable[[Path], None]


def completed(part: str, whole: Mapping[str, str] = HARBOUR) -> str:
    """A part of a case with what it lacks put behind it."""
    present = set(re.findall(r"^([a-z_]+):", part, re.MULTILINE))
    rest = [text for section, text in whole.items() if section not in present and text]
    return "\n".join([part.removesuffix("\n"), *rest]) + "\n"


def meant(part: str, whole: Mapping[str, str] = HARBOUR) -> Case:
    """The case that a part of one means; it must have no errors."""
    read = read_text(completed(part, whole), "case.yaml")
    assert read.case is not None, report(read.problems)
    return read.case


def report(problems: tuple[Problem, ...]) -> str:
    """What is printed about a case, without the empty lines."""
    return "\n".join(problem_text(problem) for problem in problems)


def checked(path: str, folder: Path) -> tuple[Problem, ...]:
    """The problems of a case in a folder, named as seen from there."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        return locarno.check(path)[1]
    finally:
        os.chdir(before)


def shown_in(doc: str) -> tuple[dict[str, str], str]:
    """The files that a docstring holds, and the report it expects."""
    text, expected = re.split(r"^=+\n", inspect.cleandoc(doc) + "\n", maxsplit=1, flags=re.MULTILINE)
    if not re.match("#[:!] ", text):
        text = "#: case.yaml\n" + text
    _, *parts = re.split(r"^#([:!]) (.*)\n", text, flags=re.MULTILINE)
    files = {}
    for sign, name, part in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
        root = name == "case.yaml" and sign == ":"
        whole = GRAPH if re.search(r"^states:|^# graph", part, re.MULTILINE) else HARBOUR
        files[name] = completed(part, whole) if root else part
    return files, expected.strip("\n")


def rejects(test: Callable[[], None]) -> Test:
    """Make a test of a docstring: its case gives its report."""
    assert test.__doc__
    files, expected = shown_in(test.__doc__)

    def run(tmp_path: Path) -> None:
        for name, text in files.items():
            target = tmp_path / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        found = checked("case.yaml", tmp_path)
        assert report(found) == expected

    run.__doc__, run.__name__ = test.__doc__, test.__name__
    run.codes = frozenset(re.findall(r": ([EW]\d{3}) ", expected))  # type: ignore[attr-defined]
    return run


def shows(*codes: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Mark a test that asserts these codes itself."""

    def mark(test: Callable[..., None]) -> Callable[..., None]:
        test.codes = frozenset(codes)  # type: ignore[attr-defined]
        return test

    return mark
