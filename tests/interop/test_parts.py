"""What the formats are made of: JSON with places, patterns, ids, YAML for people."""

import json
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from locarno.case.expressions import And, AtLeast, Constant, Expression, Iff, Implies, Name, Not, Or, parse
from locarno.case.files import document_of_text
from locarno.case.wording import Report
from locarno.case.yaml_text import Entries, Items, Node, Scalar, TextError
from locarno.interop.case_yaml import case_yaml
from locarno.interop.ids import id_of, is_id, plain_name
from locarno.interop.json_text import Array, Object, Text
from locarno.interop.json_text import Node as JsonNode
from locarno.interop.patterns import (
    Cube,
    TooManyTerms,
    agree,
    conjunction_of,
    letters,
    normal_form,
    outside,
    parts_alike,
    shortened,
)
from locarno.interop.rewriting import put

# JSON


def plain(node: JsonNode) -> Any:
    if isinstance(node, Array):
        return [plain(item) for item in node.items]
    if isinstance(node, Object):
        return {str(key.value): plain(value) for key, value in reversed(node.entries)}
    return node.value


def strict(text: str) -> Any:
    """What Python's own reader makes of it, with what JSON does not allow refused."""

    def refused(word: str) -> Any:
        raise ValueError(word)

    def number(word: str) -> Any:
        return int(word) if len(word.lstrip("-")) <= 15 else float(word)

    return json.loads(text, parse_constant=refused, parse_int=number, object_pairs_hook=lambda p: dict(reversed(p)))


def same_as_pythons_reader(text: str) -> None:
    try:
        wanted = strict(text)
    except ValueError:
        with pytest.raises(TextError) as wrong:
            Text(text, "x").parse()
        assert wrong.value.found and wrong.value.place.line >= 1 and wrong.value.place.column >= 1
        return
    source = Text(text, "x")
    root = source.parse()
    assert plain(root) == wanted
    lines = text.splitlines()
    place = source.place(root.start, root.end)
    assert lines[place.line - 1][place.column - 1 :].startswith(text[root.start : root.start + place.length])


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=8,
)


@settings(max_examples=80, deadline=None)
@given(VALUES, st.sampled_from([None, 1]), st.booleans())
def test_json_is_read_as_python_reads_it(value: Any, indent: int | None, escaped: bool) -> None:
    same_as_pythons_reader(json.dumps(value, indent=indent, ensure_ascii=escaped))


@settings(max_examples=250, deadline=None)
@given(st.text('{}[]:,"\\ \n\t01.5eE+-truefalsn u00d8/', max_size=14))
@example('"\\ud83d\\ude00\\/"')
@example("[-0, 0.5e-3, 1E5, -0.0]")
@example('{"a": 1, "a": 2}')
@example("\ufeff1")
@example("[1\u00a0]")
@example("1١")
def test_text_that_may_be_json_is_judged_as_python_judges_it(text: str) -> None:
    same_as_pythons_reader(text)


# patterns

OPTIONS = 6
BIT = {f"o{n}": n for n in range(OPTIONS)}
CODES = np.arange(2**OPTIONS, dtype=np.int64)


def expression(rng: Random, depth: int) -> Expression:
    if depth == 0 or rng.random() < 0.2:
        return Constant(rng.random() < 0.5) if rng.random() < 0.1 else Name(f"o{rng.randrange(OPTIONS)}")
    parts = tuple(expression(rng, depth - 1) for _ in range(rng.randint(2, 4)))
    match rng.randrange(6):
        case 0:
            return Not(parts[0])
        case 1:
            return And(parts)
        case 2:
            return Or(parts)
        case 3:
            return Implies(parts[0], parts[1])
        case 4:
            return Iff(parts[0], parts[1])
    return AtLeast(rng.randint(1, len(parts)), parts)


def true(one: Expression, code: int, names: dict[str, bool] | None = None) -> bool:
    """Whether an expression is true in a combination, by its tables."""
    match one:
        case Name(id_):
            return names[id_] if names and id_ in names else bool(code >> BIT[id_] & 1)
        case Constant(value):
            return value
        case Not(part):
            return not true(part, code, names)
        case And(parts):
            return all(true(part, code, names) for part in parts)
        case Or(parts):
            return any(true(part, code, names) for part in parts)
        case Implies(left, right):
            return not true(left, code, names) or true(right, code, names)
        case Iff(left, right):
            return true(left, code, names) == true(right, code, names)
        case AtLeast(count, parts):
            return sum(true(part, code, names) for part in parts) >= count


def covered(cubes: list[Cube]) -> set[int]:
    return {int(code) for cube in cubes for code in CODES[agree(CODES, cube)]}


@pytest.mark.parametrize("seed", range(90))
def test_patterns_say_what_the_expression_says(seed: int) -> None:
    rng = Random(seed)
    one = expression(rng, rng.randint(0, 4))
    wanted = {code for code in range(2**OPTIONS) if true(one, code)}
    cubes = normal_form(one, BIT)
    assert covered(cubes) == wanted
    assert all(cube.want & ~cube.care == 0 for cube in cubes)
    feasible = np.array(sorted(set(range(2**OPTIONS)) - wanted), np.int64)
    fewer = shortened(cubes, feasible, OPTIONS)
    assert covered(fewer) == wanted and len(fewer) <= len(cubes)
    for cube in fewer:  # no condition and no pattern can be left out
        for bit in range(OPTIONS):
            if cube.care >> bit & 1:
                assert not covered([Cube(cube.care & ~(1 << bit), cube.want & ~(1 << bit))]) <= wanted
        assert covered([other for other in fewer if other != cube]) != wanted
        said = conjunction_of(cube, lambda bit: Name(f"o{bit}"))
        assert {code for code in range(2**OPTIONS) if true(said, code)} == covered([cube])
        assert [letters(cube, OPTIONS)[bit] for bit in range(OPTIONS)] == [
            "-" if not cube.care >> bit & 1 else "Y" if cube.want >> bit & 1 else "N" for bit in range(OPTIONS)
        ]


@pytest.mark.parametrize("seed", range(40))
def test_sets_of_codes_become_patterns(seed: int) -> None:
    rng = Random(seed)
    codes = np.array(sorted(rng.sample(range(2**OPTIONS), rng.randint(0, 2**OPTIONS))), np.int64)
    cubes = outside(codes, OPTIONS, 10_000)
    assert cubes is not None
    assert sum(int(agree(CODES, cube).sum()) for cube in cubes) == 2**OPTIONS - codes.size
    assert covered(cubes) == set(range(2**OPTIONS)) - set(codes.tolist())
    value = np.array([rng.randrange(3) for _ in codes], np.int64)
    parts = parts_alike(codes, value, OPTIONS, 10_000)
    assert parts is not None
    for code, own in zip(codes.tolist(), value.tolist(), strict=True):
        assert [given for cube, given in parts if code & cube.care == cube.want] == [own]
    if len(cubes) > 1:
        assert outside(codes, OPTIONS, len(cubes) - 1) is None
    if len(parts) > 1:
        assert parts_alike(codes, value, OPTIONS, len(parts) - 1) is None


@pytest.mark.parametrize("seed", range(40))
def test_putting_in_what_is_known_changes_nothing_else(seed: int) -> None:
    rng = Random(seed)
    one = expression(rng, 4)
    names = {f"o{n}": rng.random() < 0.5 for n in range(OPTIONS) if rng.random() < 0.5}
    given = put(one, {id_: Constant(value) for id_, value in names.items()})
    for code in range(2**OPTIONS):
        assert true(given, code) == true(one, code, names)


def test_a_normal_form_that_explodes_is_given_up_in_time() -> None:
    deep = "o0"
    for n in range(49):
        deep = f"(o{n % OPTIONS} iff {deep})"
    assert covered(normal_form(parse(deep), BIT)) == {code for code in range(64) if true(parse(deep), code)}
    bit = {f"p{n}": n for n in range(40)}
    parity = " iff ".join(f"(p{n}" for n in range(39)) + " iff p39" + ")" * 39
    many = f"at least 20 of ({', '.join(bit)})"
    pairs = " and ".join(f"(p{2 * n} or p{2 * n + 1})" for n in range(20))
    for text in (parity, many, pairs):
        with pytest.raises(TooManyTerms):
            normal_form(parse(text), bit)


# ids and YAML


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(max_size=40), max_size=6))
def test_any_names_give_different_ids(names: list[str]) -> None:
    taken: set[str] = set()
    for number, name in enumerate(names):
        made = id_of(name, f"option_{number}", taken, "owner")
        assert is_id(made) and made not in taken and len(made) <= 45
        taken.add(made)
        assert plain_name(name).isprintable() and plain_name(plain_name(name)) == plain_name(name)


def tree(node: Node) -> Any:
    if isinstance(node, Scalar):
        return None if node.empty else node.text
    if isinstance(node, Items):
        return [tree(item) for item in node.items]
    assert isinstance(node, Entries)
    return {entry.key.text: tree(entry.value) for entry in node.entries}


WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=120)
WORDS |= st.text(" \n\t'\":-#{}[],&*!|>%@`\\ax1~", max_size=30)
KEYS = WORDS.filter(lambda word: bool(word) and word not in ("include", "locarno"))
TREES = st.recursive(
    WORDS | st.none(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=9,
)


@settings(max_examples=80, deadline=None)
@given(st.dictionaries(KEYS, TREES, max_size=3))
@example({"a": {"b": "x" * 300, "c": [["N", "Y"] * 90]}, "d": {"e": None, "f": ["", "~", "null", "a: b", "- c"]}})
@example({"a": "two\nlines\n", "b": ["yes", "2026-01-07", "1.10", "a #b", " c", "d "]})
def test_what_is_written_as_yaml_is_read_back(value: dict[str, Any]) -> None:
    text = case_yaml({"locarno": "1"} | value, ["a comment: with signs #"])
    report = Report()
    document = document_of_text(text, "x", report)
    assert document is not None, report.problems()
    assert tree(document.root) == {"locarno": "1"} | value
    assert "!" not in text or "!" in json.dumps(value, ensure_ascii=False)
