"""The reference and the code say the same: every example is read, every code is shown and stands under its rule."""

import importlib
import re
from pathlib import Path

import pytest
from language_reports import GRAPH, HARBOUR, completed, report

from locarno.case.codes import CODES
from locarno.case.expressions import DEEPEST, LONGEST, RESERVED
from locarno.case.places import Severity
from locarno.case.reader import read_text
from locarno.case.written import CaseWritten
from locarno.case.written_entry import EntryWritten
from locarno.case.yaml_text import DEEPEST as DEEPEST_TEXT
from locarno.case.yaml_text import LARGEST_FILE, MOST_NODES
from locarno.space.soundness import check_states

REFERENCE = (Path(__file__).parents[2] / "docs" / "reference" / "language.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```$", REFERENCE, re.MULTILINE | re.DOTALL)
RULES = dict(re.findall(r"^\*\*(L\d+)\*\* (.*?)(?=^\*\*L|^## |\Z)", REFERENCE, re.MULTILINE | re.DOTALL))
REJECTS = ("text", "shape", "expressions", "meaning", "all", "hostile", "gmcr", "degrees", "pledges", "sources", "play")

# what an example needs besides itself, where it is not a case on its own
NEEDS = {
    "sources": "sources: {S0: {title: A press text}}",
    "facts": "facts: {S0-3: {text: They hold., source: S0}}",
}


def shown() -> dict[str, list[str]]:
    """The codes that tests show, and by which."""
    found: dict[str, list[str]] = {}
    for name in REJECTS:
        module = importlib.import_module(f"test_language_{name}")
        for test in vars(module).values():
            for code in getattr(test, "codes", ()):
                found.setdefault(code, []).append(test.__name__)
    return found


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 4


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.split(":")[0])
def test_every_example_is_read_without_errors(example: str) -> None:
    whole = HARBOUR
    if re.search(r"^states:", example, re.MULTILINE):
        whole = GRAPH | {"options": "options: {advance: army}"}
    elif "S0" in example:
        whole = HARBOUR | NEEDS | ({"common": ""} if "readings:" in example else {})
    read = read_text(completed(example, whole))
    assert read.case is not None, report(read.problems)
    check_states(read.case, read.report)
    assert not [problem for problem in read.problems if problem.severity is Severity.ERROR], report(read.problems)


def test_every_kind_of_problem_is_shown_by_a_test() -> None:
    assert sorted(CODES) == sorted(shown())


def test_every_rule_that_a_message_quotes_exists() -> None:
    assert {kind.rule for kind in CODES.values()} <= set(RULES)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("E101", "file"),
        ("E102", "16 MiB"),
        ("E103", "UTF-8"),
        ("E104", "YAML"),
        ("E105", "declared once"),
        ("E106", "Nesting"),
        ("E107", "500,000"),
        ("E108", "alias"),
        ("E109", "Tags"),
        ("E110", "one YAML document"),
        ("E111", "version"),
        ("E112", "inside the folder"),
        ("E113", "no file includes itself"),
        ("E201", "Unknown keys"),
        ("E202", "key"),
        ("E203", "key"),
        ("E204", "An id is"),
        ("E205", "Reserved"),
        ("E206", "date"),
        ("E207", "truth value"),
        ("E208", "key"),
        ("E209", "key"),
        ("E301", "expression"),
        ("E302", "actors"),
        ("E303", "refs"),
        ("E304", "An id is declared"),
        ("E305", "one owner"),
        ("E306", "share one space"),
        ("E307", "No reading inherits from itself"),
        ("E308", "No arrangement is a variant of itself"),
        ("E309", "not both in `with` and in `without`"),
        ("E401", "expression"),
        ("E402", "nests at most 50"),
        ("E403", "10,000 characters"),
        ("E404", "K from 1"),
        ("E501", "Some state must agree"),
        ("E502", "Today must be feasible"),
        ("E503", "at least one feasible state"),
        ("E504", "exactly one entry"),
        ("E505", "has preferences in every reading"),
        ("E506", "needs refs"),
        ("E507", "later than `date`"),
        ("E508", "within 0 and 1"),
        ("E509", "no legal move may leave"),
        ("E510", "graph form"),
        ("E511", "another state"),
        ("E512", "options of one actor"),
        ("E513", "Strong statements stand first"),
        ("E517", "range has its lower bound first"),
        ("E518", "One option is changed by one chance in force"),
        ("W601", "The first that is true"),
        ("W602", "outcome"),
        ("W603", "statement"),
        ("W604", "moves"),
        ("E701", "It is JSON"),
        ("E702", "`options`"),
        ("E703", "an object with"),
        ("E704", "the numbers of its options"),
        ("E705", "Each option belongs to one decision maker"),
        ("E706", "a compound of such lists"),
        ("E707", "names every feasible state once"),
        ("W701", "with a warning"),
    ],
)
def test_the_rule_that_a_message_quotes_is_about_it(code: str, words: str) -> None:
    assert words in " ".join(RULES[CODES[code].rule].split())


def test_codes_are_in_order_and_errors_and_warnings_apart() -> None:
    assert list(CODES) == sorted(CODES)
    assert all(re.fullmatch(r"E[1-57]\d\d|W[67]\d\d", code) for code in CODES)
    assert all(kind.title and kind.title[0].islower() for kind in CODES.values())


def test_the_bounds_of_the_reference_are_those_of_the_code() -> None:
    assert f"at most {LARGEST_FILE // 2**20} MiB" in RULES["L1"]
    assert f"at most {DEEPEST_TEXT} levels" in RULES["L5"] and f"at most {MOST_NODES:,} entries" in RULES["L5"]
    assert f"at most {LONGEST:,} characters" in RULES["L20"] and f"at most {DEEPEST} parentheses" in RULES["L20"]
    [listed] = re.findall(r"^`(not and or .*?)`", RULES["L7"], re.MULTILINE)
    assert set(listed.split()) == set(RESERVED)


def test_every_key_of_the_language_is_in_the_reference() -> None:
    sections = {name for name in CaseWritten.model_fields if name != "case"}
    for key in sections | set(EntryWritten.model_fields):
        assert re.search(rf"`{key}\b", REFERENCE), key
