"""Files that mean harm, or are none at all: refused in one message, before they cost anything."""

import difflib
import os
import random
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from language_reports import checked, completed, shows

import locarno
from locarno.case.places import Problem
from locarno.case.reader import read_text
from locarno.case.yaml_text import DEEPEST, LARGEST_FILE, MOST_NODES

MIB = 2**20


@pytest.fixture(autouse=True)
def in_bounds() -> Iterator[None]:
    """Each of them takes a moment of work, on any machine; a reader that is not bounded takes minutes."""
    start = time.process_time()
    yield
    assert time.process_time() - start < 20


def only(problems: tuple[Problem, ...]) -> tuple[str, str]:
    [problem] = problems
    return problem.code, problem.rule


@shows("E102")
def test_a_file_of_50_mib_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "case.yaml").open("wb") as file:
        file.truncate(50 * MIB)
    [problem] = checked("case.yaml", tmp_path)
    assert (problem.code, problem.rule, problem.found) == ("E102", "L1", "`case.yaml` has 50.0 MiB")
    assert problem.expected == "at most 16 MiB"
    assert problem.way_out == "is this the right file? A long case can be split with `include`"


def test_an_included_file_of_50_mib_is_told_where_it_is_included(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(completed("include: [facts.yaml]"))
    with (tmp_path / "facts.yaml").open("wb") as file:
        file.truncate(50 * MIB)
    [problem] = checked("case.yaml", tmp_path)
    assert (problem.code, str(problem.place)) == ("E102", "case.yaml:1:11")


def test_no_more_is_read_than_a_case_may_have(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file may grow while it is read, or say that it has no size."""
    asked: list[int] = []

    class Endless:
        def __enter__(self) -> "Endless":
            return self

        def __exit__(self, *_: object) -> None:
            pass

        def read(self, size: int = -1) -> bytes:
            asked.append(size)
            return b"#" * (size if size >= 0 else 2 * LARGEST_FILE)

    (tmp_path / "case.yaml").write_text(completed(""))
    monkeypatch.setattr(Path, "open", lambda *_, **__: Endless())
    assert only(checked("case.yaml", tmp_path)) == ("E102", "L1")
    assert asked == [LARGEST_FILE + 1]


def test_a_text_that_is_too_large() -> None:
    assert only(read_text("#" * (LARGEST_FILE + 1)).problems) == ("E102", "L1")


def junk(name: str) -> bytes:
    size = 15 * MIB
    return {
        "random bytes": lambda: random.Random(1).randbytes(size),
        "zeros": lambda: bytes(size),
        "one letter": lambda: b"x" * size,
        "one quote": lambda: b'"' + b"x" * size,
        "open brackets": lambda: b"[" * size,
        "open braces": lambda: b"{a: " * (size // 4),
        "dashes": lambda: b"- " * (size // 2),
        "question marks": lambda: b"? " * (size // 2),
        "colons": lambda: b"a: " * (size // 3),
        "words": lambda: b"peace war\n" * (size // 10),
        "anchors": lambda: b"[" + b"&a " * (size // 3),
        "blanks": lambda: b" " * size,
        "line ends": lambda: b"\n" * size,
        "a comment": lambda: b"#" * size,
        "a long line": lambda: b"case: {title: " + b"x" * size + b"}",
    }[name]()


@pytest.mark.parametrize(
    "name",
    [
        "random bytes",
        "zeros",
        "one letter",
        "one quote",
        "open brackets",
        "open braces",
        "dashes",
        "question marks",
        "colons",
        "words",
        "anchors",
        "blanks",
        "line ends",
        "a comment",
        "a long line",
    ],
)
def test_15_mib_of_junk(name: str, tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_bytes(junk(name))
    problems = checked("case.yaml", tmp_path)
    assert {problem.code for problem in problems} <= {"E103", "E104", "E106", "E110", "E111", "E202", "E503"}
    assert problems


# nesting


@pytest.mark.parametrize(
    "text",
    [
        "[" * 10_000 + "]" * 10_000,
        "{a: " * 10_000 + "}" * 10_000,
        "[{a: " * 5_000 + "}]" * 5_000,
        "- " * 10_000 + "x",
        "\n".join(" " * depth + "a:" for depth in range(1_000)),
        "\n".join(" " * depth + "-" for depth in range(1_000)),
        "? " * 10_000,
    ],
    ids=["lists", "mappings", "both", "dashes", "block mappings", "block lists", "keys"],
)
@shows("E106")
def test_deep_nesting(text: str) -> None:
    [problem] = read_text(text, "case.yaml").problems
    assert (problem.code, problem.rule) == ("E106", "L5")
    assert (problem.found, problem.expected) == (f"nested more than {DEEPEST} deep", f"at most {DEEPEST} levels")
    assert problem.way_out == "is a bracket not closed?"


def test_nesting_up_to_the_bound_is_only_of_the_wrong_shape() -> None:
    deep = "[" * (DEEPEST - 2) + "]" * (DEEPEST - 2)
    assert [p.code for p in read_text(completed(f"sources: {{S1: {deep}}}")).problems] == ["E203"]
    deeper = "[" * DEEPEST + "]" * DEEPEST
    assert [p.code for p in read_text(completed(f"sources: {{S1: {deeper}}}")).problems] == ["E106"]


def test_files_that_include_each_other_deep_down(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(completed("include: f0.yaml"))
    for number in range(100):
        (tmp_path / f"f{number}.yaml").write_text(f"include: f{number + 1}.yaml\n")
    assert only(checked("case.yaml", tmp_path)) == ("E106", "L5")


def test_parents_in_a_long_row_are_no_recursion() -> None:
    arrangements = "".join(f"  A{n}: {{name: A, variant_of: A{n + 1}}}\n" for n in range(3_000))
    readings = "".join(f"  R{n}: {{inherits: R{n + 1}}}\n" for n in range(3_000))
    last = "  A3000: {name: A, with: [hold]}\n", "  R3000: {}\n"
    text = completed(f"arrangements:\n{arrangements}{last[0]}readings:\n{readings}{last[1]}")
    read = read_text(text)
    assert read.problems == () and read.case is not None
    assert read.case.arrangements["A0"].held_yes == {"hold"}
    assert read.case.readings["R0"].inherits == "R1"


# size


def laughs(levels: int, width: int) -> str:
    first = f"- &a0 [{', '.join(['ha'] * width)}]\n"
    return first + "".join(f"- &a{n} [{', '.join([f'*a{n - 1}'] * width)}]\n" for n in range(1, levels))


@pytest.mark.parametrize(("levels", "width"), [(10, 10), (20, 2), (4, 30), (28, 9)])
@shows("E107")
def test_a_billion_laughs(levels: int, width: int) -> None:
    [problem] = read_text(laughs(levels, width), "case.yaml").problems
    assert (problem.code, problem.rule) == ("E107", "L5")
    assert problem.found == f"more than {MOST_NODES:,} entries, with every alias written out"
    assert problem.expected == f"at most {MOST_NODES:,} in a case"
    assert problem.way_out == "do aliases (`*x`) stand inside what other aliases name?"


def test_laughs_in_a_mapping() -> None:
    rows = "".join(f"a{n}: &a{n} {{x: *a{n - 1}, y: *a{n - 1}}}\n" for n in range(1, 25))
    assert only(read_text("a0: &a0 ha\n" + rows).problems) == ("E107", "L5")


@pytest.mark.parametrize(
    "text",
    [
        "a: &a [*a]",
        "a: &a {b: {c: *a}}",
        "&a a: *a\nb: &b {*b : 1}",
        "a: &a [&b [*a, *b]]",
        "x: &x\n  - y: &y\n      - *x\n      - *y\n",
    ],
)
@shows("E108")
def test_aliases_that_contain_themselves(text: str) -> None:
    codes = [problem.code for problem in read_text(text).problems]
    assert codes == ["E108"]


def test_more_entries_than_a_case_may_have() -> None:
    text = "facts: [" + "x," * MOST_NODES + "]"
    [problem] = read_text(text, "case.yaml").problems
    assert (problem.code, problem.rule, problem.way_out) == ("E107", "L5", "")


def test_the_entries_of_all_files_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("locarno.case.yaml_text.MOST_NODES", 1_000)
    (tmp_path / "case.yaml").write_text(completed("include: [a.yaml, b.yaml]"))
    for name in ("a", "b"):
        (tmp_path / f"{name}.yaml").write_text("facts: {f: {addresses: [" + "x," * 600 + "], text: T}}")
    [problem] = checked("case.yaml", tmp_path)
    assert (problem.code, problem.found) == ("E107", "more than 1,000 entries, with every alias written out")
    assert problem.place is not None and problem.place.file == "b.yaml"


@pytest.mark.parametrize(
    "part",
    [
        "arrangements: {A: {name: A, with: [" + ", ".join(f"x{n}" for n in range(20_000)) + "]}}",
        "arrangements: {A: {name: A, with: [" + ", ".join(["x"] * 20_000) + "]}}",
        "rules:\n" + "".join(f"  3k{n}: hold\n" for n in range(20_000)),
        "rules:\n" + "".join(f"  k{n}: {{impossible: hold and patrol, refs: [f{n}]}}\n" for n in range(5_000)),
        "".join(f"key{n}: x\n" for n in range(20_000)),
        "rules:\n" + "  r: hold\n" * 20_000,
        "common: {preferences: {navy: [], army: [" + ", ".join("hold" for _ in range(20_000)) + ", holt]}}",
    ],
    ids=["unknown", "the same unknown", "no ids", "refs", "keys", "twins", "statements"],
)
def test_thousands_of_mistakes(part: str) -> None:
    assert read_text(completed(part)).problems


def test_a_missing_file_of_thousands_of_facts(tmp_path: Path) -> None:
    """The mistake that is made: `include` was forgotten, and nothing is found any more."""
    facts = ", ".join(f"S0-{n}: {{text: T, assumed: true}}" for n in range(3_000))
    rules = "".join(f"  k{n}: {{impossible: hold and patrol, refs: [S1-{n}]}}\n" for n in range(1_000))
    problems = read_text(completed(f"facts: {{{facts}}}\nrules:\n{rules}")).problems
    assert {problem.code for problem in problems} == {"E303"} and len(problems) == 1_000


def test_nobody_searches_for_what_was_meant_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = 0

    def counting(word: str, known: Iterable[str], n: int, cutoff: float) -> list[str]:
        nonlocal compared
        candidates = list(known)
        compared += len(candidates)
        return difflib.get_close_matches(word, candidates, n, cutoff) if compared < 10_000 else []

    monkeypatch.setattr("locarno.case.wording.get_close_matches", counting)
    facts = ", ".join(f"S0-{n}: {{text: T, assumed: true}}" for n in range(3_000))
    refs = ", ".join(f"T{n}" for n in range(3_000))
    part = f"facts: {{{facts}}}\nrules: {{F1: {{impossible: hold and advance, refs: [{refs}]}}}}"
    problems = read_text(completed(part)).problems
    assert len(problems) == 3_000
    assert problems[0].way_out.startswith("known: ")
    assert 3_000 <= compared < 110_000


def test_many_dates_and_arrangements_of_many_options() -> None:
    options = "".join(f"  x{n}: army\n" for n in range(16))
    today = "".join(f"  {1000 + n}: [x{n % 16}]\n" for n in range(500))
    arrangements = "".join(f"  A{n}: {{name: A, with: [x{n % 16}], require: not x{n % 16}}}\n" for n in range(200))
    preferences = "common: {preferences: {army: [x0], navy: [x1]}}\n"
    part = f"options:\n{options}status_quo:\n{today}arrangements:\n{arrangements}{preferences}"
    with pytest.raises(locarno.CaseError) as raised:
        locarno.loads(completed(part))
    assert {problem.code for problem in raised.value.problems} == {"E501"}


@pytest.mark.skipif(getattr(os, "geteuid", lambda: 0)() == 0, reason="root may read everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    file = tmp_path / "case.yaml"
    file.write_text(completed(""))
    file.chmod(0)
    [problem] = checked("case.yaml", tmp_path)
    assert (problem.code, problem.found) == ("E101", "`case.yaml` cannot be read: Permission denied")


SMALL = "locarno: 1\ncase: {title: t}\nactors: {a: A}\noptions: {x: a}\ncommon: {preferences: {a: [x]}}\n"


def with_options(count: int) -> str:
    options = ", ".join(f"o{n}: a" for n in range(count))
    return SMALL.replace("{x: a}", f"{{{options}}}").replace("[x]", "[o1]")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (SMALL.replace("actors: {a: A}", "actors: {a: {nature: true}}").replace("{a: [x]}", "{}"), "E202"),
        (SMALL + '"=text": 1\n', "E201"),
        (with_options(15_000), "E512"),
        (with_options(24) + "rules: {" + ", ".join(f"I{n}: {{irreversible: o{n}}}" for n in range(24)) + "}\n", "E512"),
    ],
    ids=["nature-alone", "a-key-like-a-tag", "15,000-options", "24-irreversible-options"],
)  # fmt: skip
def test_what_once_ended_in_a_traceback_is_told(text: str, code: str, tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(text, encoding="utf-8")
    case, problems = locarno.check(path)
    assert case is None and code in {problem.code for problem in problems}


def test_a_long_chain_of_variants_is_no_deep_expression(tmp_path: Path) -> None:
    lines = [f"  v{n}: {{name: v, require: x or not x, variant_of: v{n - 1}}}" for n in range(1, 2000)]
    path = tmp_path / "case.yaml"
    path.write_text(SMALL + "\n".join(["arrangements:", "  v0: {name: v, with: [x]}", *lines]), encoding="utf-8")
    assert locarno.load(path).verdicts(["v1999"])["v1999", "common"].rung == "interest"
