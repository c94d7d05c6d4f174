"""The published JSON Schema: sound itself, true of every case that ships, and not of what is wrong."""

import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from language_reports import completed
from test_language_properties import DEGREES, MORE, PLAYED, SMALL, STATES

from locarno.case.expressions import ID
from locarno.case.reader import read_text
from locarno.case.written import CaseWritten, json_schema

FILES = sorted((Path(__file__).parents[2] / "cases").rglob("*.yaml"))
SCHEMA = json_schema()
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


class EditorLoader(yaml.SafeLoader):
    """Typed values as editors see them: numbers and truth values; dates, `on` and `no` are texts (YAML 1.2, core)."""


EditorLoader.yaml_implicit_resolvers = {
    sign: [(tag, pattern) for tag, pattern in resolvers if tag.rpartition(":")[2] not in ("timestamp", "bool")]
    for sign, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
EditorLoader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile("true|True|TRUE|false|False|FALSE"), list("tTfF")
)


def as_editors_see_it(text: str) -> Any:
    def keys_as_texts(part: object) -> object:
        if isinstance(part, dict):
            return {str(key): keys_as_texts(value) for key, value in part.items()}
        return [keys_as_texts(item) for item in part] if isinstance(part, list) else part

    return keys_as_texts(yaml.load(text, EditorLoader))


def complaints(part: str) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(as_editors_see_it(part))]


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert set(SCHEMA["properties"]) == set(CaseWritten.model_fields)


@pytest.mark.parametrize("file", FILES, ids=lambda file: "/".join(file.parts[-2:]))
def test_every_file_of_every_case_is_true_to_it(file: Path) -> None:
    assert complaints(file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("text", [SMALL, MORE, STATES, DEGREES, PLAYED])
def test_what_the_language_accepts_editors_accept(text: str) -> None:
    assert complaints(text) == []


@pytest.mark.parametrize(
    "part",
    [
        "rules: {F1: hold}",
        "rules: {F1: true}",
        "states: {s1: , 2: {label: 3}, s3: 4.5}",
        "moves: {army: {1: [2, s1]}}",
        "status_quo: 1",
        "status_quo: {state: 2}",
        "status_quo: {2025: [hold], 2025-09: {with: []}}",
        "status_quo: {with: [hold], date: 2025}",
        "status_quo: []",
        "outcomes: {a: true, b: {when: false}, c: 3}",
        "common: {preferences: {army: [true, {statement: 1}], navy: {ranking: [1, [2, s3], Y-]}}}",
        "include: facts.yaml",
        'locarno: "1"',
        "options: {näher: army, 日本: army}",
        "arrangements: {A1: {name: 1984, attributes: {size: 3, range: [1, 2.5], where: rear}}}",
    ],
)
def test_values_that_editors_take_for_numbers_or_truth_values(part: str) -> None:
    assert complaints(part) == []


@pytest.mark.parametrize(
    ("part", "word"),
    [
        ("case: {titel: T}", "titel"),
        ("case: {id: T}", "title"),
        ("option: {hold: army}", "option"),
        ("rules: [hold]", "array|object"),
        ("rules: {1st: hold}", "1st"),
        ("rules: {no entry: hold}", "no entry"),
        ("rules: {F1: {impossibel: hold}}", "F1|impossibel|valid"),
        ("rules:", "None"),
        ("rules: {F1: }", "None"),
        ("case: {title: T, as_of: tomorrow}", "tomorrow"),
        ("case: {title: T, as_of: }", "None"),
        ("status_quo: {2025-1: [hold]}", "valid"),
        ("status_quo: {wiht: [hold]}", "valid"),
        ("likelihood_scale: {rare: [0.1]}", "short"),
        ("likelihood_scale: {rare: [0.1, 0.2, 0.3]}", "long|expected"),
        ("likelihood_scale: {rare: [0.1, high]}", "high"),
        ("pledges: {p1: {by: army, kind: promise, binding: must, text: T}}", "promise"),
        ("pledges: {p1: {by: army, kind: pledge, text: T}}", "binding"),
        ("arrangements: {A1: {name: A, with: hold}}", "hold"),
        ("actors: {army: {nature: maybe}}", "valid"),
        ("common: {preferences: {army: hold}}", "valid"),
        ("common: {preferences: {army: [{statement: hold, stong: true}]}}", "stong|valid"),
        ("common: {preferences: {army: [{statement: hold, likely: often}]}}", "often|valid"),
        ("common: {preferences: {army: {weights: [{statement: hold, weight: 1, strong: true}]}}}", "strong|valid"),
        ("common: {preferences: {army: {ranking: [{unknown: YYY}]}}}", "YYY|valid"),
        ("common: {preferences: {army: {ranking: [{unkown: [YYY]}]}}}", "unkown|valid"),
        ("locarno: 2", "2"),
    ],
)
def test_what_is_wrong_is_told_in_the_editor_too(part: str, word: str) -> None:
    found = complaints(part)
    assert found and re.search(word, " ".join(found)), found
    # and the language says the same
    assert any(not problem.code.startswith("W") for problem in read_text(completed(part)).problems)


@given(st.one_of(st.from_regex(ID, fullmatch=True), st.text(alphabet=[*"ab1_- .:é"], min_size=1, max_size=6)))
def test_an_id_of_the_language_is_one_for_editors(text: str) -> None:
    """Editors cannot tell every letter of the world from every sign, so they take a little more."""
    [pattern] = SCHEMA["properties"]["rules"]["patternProperties"]
    if ID.fullmatch(text):
        assert re.search(pattern, text)
    elif text.isascii():
        assert not re.search(pattern, text)


def test_every_key_is_explained_by_type_or_word() -> None:
    """What editors show: no key without a type, and no model without its sentence."""
    for name, model in SCHEMA["$defs"].items():
        assert model["description"], name
        assert model["additionalProperties"] is False, name
        for key, field in model["properties"].items():
            assert {"type", "$ref", "anyOf", "oneOf", "enum", "const", "patternProperties"} & set(field), (name, key)
