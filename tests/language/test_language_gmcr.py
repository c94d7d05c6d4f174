"""Files of GMCR+ that something is wrong with: every problem at its place, all of them at once, none a traceback."""

import json
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from language_reports import checked, report, shows

import locarno
from locarno.interop import json_text
from random_gmcr import gmcr_file

GOOD: dict[str, Any] = {
    "options": [
        {"name": "hold", "permittedDirection": "both"},
        {"name": "advance", "permittedDirection": "fwd"},
        {"name": "patrol", "permittedDirection": "back"},
    ],
    "decisionMakers": [
        {"name": "Army", "options": [0, 1], "preferences": [[[0, "Y"]]], "preferenceRanking": [[1, 2], 3, 4, 5, 6]},
        {"name": "Navy", "options": [2], "preferences": [], "preferenceRanking": [6, 5, 4, 3, 2, 1]},
    ],
    "infeasibles": [[[0, "Y"], [1, "Y"]]],
    "useManualPreferenceRanking": True,
}


def told(folder: Path, text: str | bytes) -> str:
    (folder / "x.gmcr").write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))
    return report(checked("x.gmcr", folder))


def changed(change: Callable[[Any], object]) -> str:
    file = json.loads(json.dumps(GOOD))
    change(file)
    return json.dumps(file)


def test_the_file_that_is_spoiled_here_is_good(tmp_path: Path) -> None:
    assert told(tmp_path, json.dumps(GOOD)) == ""


@shows("E702", "E703", "E704", "E705", "E706", "W701")
def test_all_problems_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    text = """\
{
 "options": [
  {"name": "hold", "permittedDirection": "sideways"},
  {"name": 7, "permittedDirection": "fwd"},
  {"name": "patrol"},
  {"name": "wait", "permittedDirection": "both"}
 ],
 "decisionMakers": [
  {"name": "Army", "options": [0, 1, 9], "preferences": [
    [[0, "y"]],
    {"if": [[0, "Y"]], "then": [[1, "N"]]}
  ]},
  {"name": "Navy", "options": [2, 1], "colour": "blue"}
 ],
 "useManualPreferenceRanking": 0
}
"""
    assert (
        told(tmp_path, text)
        == """\
x.gmcr:3:42: E703 `options[0].permittedDirection` is `sideways`  [L37]
     3 |   {"name": "hold", "permittedDirection": "sideways"},
       |                                          ^^^^^^^^^^
  expected: `both`, `fwd` or `back`
x.gmcr:4:12: E703 `options[1].name` is the number 7  [L37]
     4 |   {"name": 7, "permittedDirection": "fwd"},
       |            ^
  expected: a text
x.gmcr:5:3: W701 warning: `options[2]` has no `permittedDirection`; it is taken to be `both`  [L37]
     5 |   {"name": "patrol"},
       |   ^^^^^^^^^^^^^^^^^^
x.gmcr:6:3: E705 `options[3]` (`wait`) belongs to no decision maker  [L37]
     6 |   {"name": "wait", "permittedDirection": "both"}
       |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  expected: one owner
  way out: put 3 into the `options` of the one who decides on it
x.gmcr:9:38: E704 `decisionMakers[0].options[2]` is 9, and there is no such option  [L37]
     9 |   {"name": "Army", "options": [0, 1, 9], "preferences": [
       |                                      ^
  expected: a number from 0 to 3
x.gmcr:10:10: E703 `decisionMakers[0].preferences[0][0][1]` is `y`  [L37]
    10 |     [[0, "y"]],
       |          ^^^
  expected: `"Y"` or `"N"`
x.gmcr:11:5: E706 `decisionMakers[0].preferences[1]` is a statement of an unknown form, with `if` and `then`  [L37]
    11 |     {"if": [[0, "Y"]], "then": [[1, "N"]]}
       |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  expected: a list of conditions, or `{"compound": true, "members": [...]}`
  way out: for `if a then b` write the compound of `not a` and `b`; `a iff b`: of `a and b` and `not a and not b`
x.gmcr:13:35: E705 `decisionMakers[1].options[1]`: option 1 belongs to decision maker 0 already  [L37]
    13 |   {"name": "Navy", "options": [2, 1], "colour": "blue"}
       |                                   ^
  expected: one owner
  way out: an act of several is an option of each; a case knows joint options, `.gmcr` files do not
x.gmcr:13:39: W701 warning: `decisionMakers[1].colour` is not understood; it is left out  [L37]
    13 |   {"name": "Navy", "options": [2, 1], "colour": "blue"}
       |                                       ^^^^^^^^
x.gmcr:15:32: E703 `useManualPreferenceRanking` is 0  [L37]
    15 |  "useManualPreferenceRanking": 0
       |                                ^
  expected: `true` or `false`""".replace("is 0  [L37]", "is the number 0  [L37]")
    )


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda file: file.pop("options"), "E702 no `options`"),
        (lambda file: file.update(decisionMakers=[]), "E702 `decisionMakers` is empty"),
        (lambda file: file["decisionMakers"][1].pop("name"), "E702 no `decisionMakers[1].name`"),
        (lambda file: file["decisionMakers"][1].pop("preferenceRanking"), "E702 `decisionMakers[1]` has no"),
        (lambda file: file.update(infeasibles={}), "E703 `infeasibles` is an object"),
        (lambda file: file["infeasibles"].append([]), "E503 `infeasibles[1]` has no condition"),
        (lambda file: file["infeasibles"].append([[True, "Y"]]), "E703 `infeasibles[1][0][0]` is true"),
        (lambda file: file["infeasibles"].append([[1.0, "Y"]]), "E703 `infeasibles[1][0][0]` is the number 1.0"),
        (lambda file: file["infeasibles"].append([[-1, "Y"]]), "E704 `infeasibles[1][0][0]` is -1"),
        (lambda file: file["infeasibles"].append([[0, "Y", 1]]), "E703 `infeasibles[1][0]` is a list of 3"),
        (lambda file: file["infeasibles"].extend([[[0, "Y"]], [[0, "N"]]]), "E503 the `infeasibles` leave no state"),
        (lambda file: file["decisionMakers"][0].update(misperceptions=[[]]), "E503 `decisionMakers[0].misperceptions`"),
        (lambda file: file["decisionMakers"][0]["preferences"].append({"compound": True}), "with `compound`"),
        (lambda file: file["decisionMakers"][0]["preferences"].append({"compound": 1, "members": []}), "E706"),
        (lambda file: file["decisionMakers"][0]["preferences"].append("x"), "E706"),
        (lambda file: file["decisionMakers"][0].update(preferenceRanking=[1, [2, [3]]]), "is a list of 1"),
        (lambda file: file["decisionMakers"][0].update(preferenceRanking="1 2"), "preferenceRanking` is `1 2`, a text"),
        (lambda file: file.pop("useManualPreferenceRanking"), "W701 warning: no `useManualPreferenceRanking`"),
        (lambda file: file.update(coalitions=[0, 7]), "W701 warning: `coalitions` is not understood"),
        (lambda file: file["options"].extend([{"name": "o", "permittedDirection": "both"}] * 40), "E705"),
    ],
)
def test_one_thing_that_is_wrong_is_told(change: Callable[[Any], object], words: str, tmp_path: Path) -> None:
    found = told(tmp_path, changed(change))
    assert words in found, found
    assert len([line for line in found.splitlines() if line.startswith("x.gmcr")]) <= 40


@shows("E707")
def test_a_ranking_names_each_state_once(tmp_path: Path) -> None:
    """The places are those of the numbers; there are six states."""
    text = json.dumps(GOOD).replace("[[1, 2], 3, 4, 5, 6]", "[[1, 2], 3, 3, 7, 0]")
    found = told(tmp_path, text)
    first = [line for line in found.splitlines() if line.startswith("x.gmcr")]
    column = text.index("[[1, 2], 3, 3, 7, 0]") + 1
    assert first == [
        f"x.gmcr:1:{column}: E707 `decisionMakers[0].preferenceRanking` leaves out state 4 (NNY), 5 (YNY), 6 (NYY)"
        "  [L37]",
        f"x.gmcr:1:{column + 12}: E707 `decisionMakers[0].preferenceRanking` names state 3 again  [L37]",
        f"x.gmcr:1:{column + 15}: E707 `decisionMakers[0].preferenceRanking` names state 7, and there is no such state"
        "  [L37]",
        f"x.gmcr:1:{column + 18}: E707 `decisionMakers[0].preferenceRanking` names state 0, and there is no such state"
        "  [L37]",
    ]
    ignored = text.replace('"useManualPreferenceRanking": true', '"useManualPreferenceRanking": false')
    assert told(tmp_path, ignored) == ""


@shows("E701")
@pytest.mark.parametrize(
    ("text", "where", "words"),
    [
        ("", "1:1", "ends too soon"),
        ('{"a": [1, 2', "1:11", "ends too soon"),
        ('{"a": 1,}', "1:9", "`}` in place of a key"),
        ("[1, ]", "1:5", "`]` stands where a value should"),
        ('\n {"a" 1}', "2:7", "`1` after a key"),
        ("[1 2]", "1:4", "`2` after a value of a list"),
        ('{"a": 1 "b": 2}', "1:9", '`"b"` after a value of an object'),
        ("{'a': 1}", "1:2", "single quotes"),
        ('{"a": 01}', "1:7", "`01` is not JSON"),
        ('{"a": NaN}', "1:7", "`NaN` is not JSON"),
        ('{"a": +1}', "1:7", "`+1` is not JSON"),
        ('{"a": "x\ny"}', "1:7", "not closed"),
        ('{"a": "\\q"}', "1:7", "not closed"),
        ("{} // x", "1:4", "after the end"),
        ("True", "1:1", "`True` is not JSON"),
    ],
)
def test_what_is_not_json_is_told_at_its_place(text: str, where: str, words: str, tmp_path: Path) -> None:
    found = told(tmp_path, text)
    assert found.startswith(f"x.gmcr:{where}: E701 ") and words in found.splitlines()[0], found


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[" * 200_000, "E106"),
        ('{"a":' * 50_000, "E106"),
        (b"\xff\xfe{}", "E103"),
        (b'{"a": "\xed\xa0\x80"}', "E103"),
        ('{"options": "' + "x" * 2**24 + '"}', "E102"),
        ('{"options": [' + "1" * 10_000 + "]}", "E703"),
        ('{"options": ' + "9" * 10_000 + ', "decisionMakers": 1e999999}', "E703"),
        ("null", "E703"),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 9 else "text",
)
def test_a_hostile_file_is_refused(text: str | bytes, code: str, tmp_path: Path) -> None:
    assert f" {code} " in told(tmp_path, text)


def test_a_file_of_too_many_values_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_text, "MOST_NODES", 1000)
    found = told(tmp_path, "[" + "1," * 999 + "1]")
    assert found.startswith("x.gmcr:1:2000: E107 more than 1,000 values")
    assert "E703" in told(tmp_path, "[" + "1," * 998 + "1]")


def test_a_folder_or_nothing_is_no_file_of_gmcr(tmp_path: Path) -> None:
    (tmp_path / "x.gmcr").mkdir()
    assert "E101 not a file" in report(checked("x.gmcr", tmp_path))
    assert "E101 no such file" in report(checked("none.gmcr", tmp_path))


def test_many_problems_are_not_listed_without_end(tmp_path: Path) -> None:
    found = told(tmp_path, changed(lambda file: file["infeasibles"].extend([["x"]] * 3000)))
    assert "2,500 more problems in this file, not listed here" in found
    assert found.count("E703") == 500


def test_names_are_kept_harmless(tmp_path: Path) -> None:
    """Signs that cannot be shown or encoded, line breaks, words of YAML and of the language, and no name at all."""
    names = ["\ud800", "a\nb: [", "\x1b[31mred", "null", "not", "", "🕊", "ſ", "- x", "#", "x" * 5000]
    file = GOOD | {
        "options": [{"name": name, "permittedDirection": "both"} for name in names],
        "decisionMakers": [
            {"name": "'\"\\", "options": list(range(len(names))), "preferences": [[[n, "Y"] for n in range(11)]]}
        ],
        "infeasibles": [[[1, "Y"], [2, "N"]]],
        "useManualPreferenceRanking": False,
        "title": "\u2028{}",
        "description": "two\n\nlines\t",
    }
    (tmp_path / "x.gmcr").write_text(json.dumps(file), encoding="utf-8")
    text = locarno.convert(tmp_path / "x.gmcr", "case").text
    (tmp_path / "x.yaml").write_text(text, encoding="utf-8")
    case = locarno.load(tmp_path / "x.yaml").case
    assert list(case.options) == [
        "option_1", "a_b", "option_3_31mred", "option_4_null", "option_5_not",
        "option_6", "option_7", "s", "x", "option_10", "x" * 32,
    ]  # fmt: skip
    assert case.options["a_b"].label == "a b: [" and case.summary == "two lines"
    assert "\x1b" not in text and "\ud800" not in text


def test_any_spoiled_file_is_read_or_reported(tmp_path: Path) -> None:
    """Random files with a stretch cut out, doubled or exchanged: problems with places, or a case."""
    sound = 0
    for seed in range(100):
        rng = Random(f"spoiled {seed}")
        text = json.dumps(gmcr_file(seed % 25), indent=rng.choice((None, 1)))
        first = rng.randrange(len(text))
        last = min(len(text), first + rng.choice((1, 1, 2, 5, 40)))
        other = rng.choice(("", text[first:last] * 2, "0", '"Y"', "[", "]", "{}", "null", "-1", "1e5", "\x00", "é"))
        spoiled = text[:first] + other + text[last:]
        (tmp_path / "x.gmcr").write_text(spoiled, encoding="utf-8")
        case, problems = locarno.check(tmp_path / "x.gmcr")
        sound += case is not None
        lines = spoiled.splitlines()
        for problem in problems:
            place = problem.place
            assert place is not None and problem.found
            if place.file == str(tmp_path / "x.gmcr"):
                assert 1 <= place.line <= max(len(lines), 1) and place.column >= 1
        assert case is not None or any(problem.code.startswith("E") for problem in problems)
    assert 5 < sound < 95
