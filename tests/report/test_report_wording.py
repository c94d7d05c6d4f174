"""The sentences of the report: both languages have the same ones, filled in alike, and they read well."""

import re
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor
from report_cases import RICH

import locarno
from locarno.present.report import language as of_language
from locarno.present.report.language import LANGUAGES, Unsaid, language, wording
from locarno.present.report.speech import Speech
from locarno.present.report.verdict_words import notes, reasons, verdict_sentence

ROOT = Path(__file__).parents[2]
REPORT = Path(of_language.__file__).parent
SENTENCES = Path(__file__).parent / "sentences.txt"
"""Verdicts of the Ukraine case in both languages: language, arrangement, reading, sentence."""


class Filled(Visitor):
    """The names that a message wants filled in, and the selectors that it chooses by."""

    def __init__(self) -> None:
        self.names: set[str] = set()
        self.chosen_by: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - so it is called
        self.names.add(node.id.name)

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:  # noqa: N802 - so it is called
        assert isinstance(node.selector, ast.VariableReference)
        self.chosen_by.add(node.selector.id.name)
        self.generic_visit(node)


def messages(code: str) -> dict[str, dict[str, ast.Message]]:
    """The messages of a language by file; junk fails."""
    found: dict[str, dict[str, ast.Message]] = {}
    for name, text in wording(code).items():
        body = FluentParser().parse(text).body
        junk = [entry.content for entry in body if isinstance(entry, ast.Junk)]
        assert not junk, (code, name, junk)
        entries = [entry for entry in body if isinstance(entry, ast.Message)]
        assert len({entry.id.name for entry in entries}) == len(entries), (code, name)
        found[name] = {entry.id.name: entry for entry in entries}
    return found


def filled(message: ast.Message) -> Filled:
    visitor = Filled()
    visitor.visit(message)
    return visitor


def test_both_languages_have_the_same_sentences_in_the_same_files() -> None:
    first, *others = ({name: list(told) for name, told in messages(code).items()} for code in LANGUAGES)
    assert len(LANGUAGES) > 1
    for other in others:
        assert {name: set(told) for name, told in other.items()} == {name: set(told) for name, told in first.items()}


def test_no_sentence_has_one_name_in_two_files() -> None:
    names = [name for told in messages("en").values() for name in told]
    assert len(set(names)) == len(names)


def test_both_languages_fill_in_the_same_things() -> None:
    english, german = ({k: v for told in messages(code).values() for k, v in told.items()} for code in ("en", "de"))
    assert {id_: filled(one).names for id_, one in english.items()} == {
        id_: filled(one).names for id_, one in german.items()
    }


def test_every_sentence_is_used_and_every_one_that_is_used_is_there() -> None:
    code = "\n".join(path.read_text("utf-8") for path in [*REPORT.rglob("*.py"), *REPORT.rglob("*.html")])
    said = set(re.findall(r"say\(\s*[\"']([a-z][a-z0-9-]*)[\"']", code))
    literal = set(re.findall(r"[\"']([a-z][a-z0-9-]*)[\"']", code))
    forms = [re.sub(r"\{[^{}]*\}", "@", form) for form in re.findall(r"f\"([a-z]+-[a-z-]*\{[^\"]*)\"", code)]
    families = [re.escape(form).replace("@", ".+") for form in forms if " " not in form]
    known = {name for told in messages("en").values() for name in told}
    assert said <= known, said - known
    dead = {one for one in known - said - literal if not any(re.fullmatch(family, one) for family in families)}
    assert not dead


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_sentence_can_be_said(code: str) -> None:
    tongue = language(code)
    for told in messages(code).values():
        for id_, message in told.items():
            wants, said = filled(message), set[str]()
            for number in (0, 1, 2, 1200):
                args = {name: number if name in wants.chosen_by else f"<{name}>" for name in wants.names}
                text = tongue.say(id_, **args)
                assert text.strip() or id_ in ("both", "either")
                said |= {name for name in wants.names if f"<{name}>" in text}
                assert "{" not in text or id_ == "rows-shown"
            assert wants.names - wants.chosen_by <= said, id_


def test_what_is_missing_is_a_mistake_and_not_a_gap() -> None:
    with pytest.raises(Unsaid):
        language("en").say("no-such-sentence")
    with pytest.raises(Unsaid):
        language("de").say("quoted")
    with pytest.raises(KeyError):
        language("fr")


def test_what_is_long_is_said_whole() -> None:
    long = "a{b}\\c " * 2000
    assert language("en").say("quoted", text=long) == f"“{long}”"


def test_numbers_days_and_lists_are_as_one_writes_them() -> None:
    from datetime import date

    english, german = language("en"), language("de")
    assert (english.number(12345.6), german.number(12345.6)) == ("12,346", "12.346")
    assert (english.number(2.5), german.number(2.5)) == ("2.5", "2,5")
    assert (english.percent(0.314), german.percent(0.314)) == ("31%", "31 %")
    assert (english.percent(0.999), german.percent(0.001)) == (">99%", "< 1 %")
    assert (english.percent(0), english.percent(0.99), german.percent(1)) == ("0%", "99%", "100 %")
    assert (english.day(date(2026, 1, 7)), german.day(date(2026, 1, 7))) == ("7 January 2026", "7. Januar 2026")
    assert (english.all_of("abc"), german.any_of("abc")) == ("a, b and c", "a, b oder c")


@pytest.fixture(scope="module")
def ukraine() -> locarno.Loaded:
    return locarno.load(ROOT / "cases" / "ukraine")


def test_verdicts_read_as_they_should(ukraine: locarno.Loaded) -> None:
    found = ukraine.report(sections=[])
    lines = SENTENCES.read_text("utf-8").splitlines()
    assert len(lines) == 2 * len({tuple(line.split()[1:3]) for line in lines})
    for line in lines:
        where, sentence = line.split(": ", 1)
        code, arrangement, reading = where.split()
        speech = Speech(found.case, language(code))
        assert verdict_sentence(found.verdicts[arrangement, reading], found, speech) == sentence


def test_reasons_name_move_outcome_answer_and_source(ukraine: locarno.Loaded) -> None:
    found = ukraine.report(sections=[])
    speech = Speech(found.case, language("en"))
    trace = found.explanations["A01", "R4"]
    lines = list(reasons(trace, found, speech))
    assert [line.text for line in lines][-3:] == [
        "It is left: United States: no longer “promises the safety net: third line, air cover”. This leads to "
        "“ceasefire with a European force or guarantee only”.",
        "United States would gain, for then this is not so: US “promises the safety net: third line, air cover” "
        "(unwanted: number 4 on the list of wishes).",
        "Nothing that others can do makes United States worse off than at the start.",
    ]
    assert lines[-2].refs == ("S4-26",)
    assert any(line.assumed for line in lines)
    assert [line.text for line in notes(trace, found, speech)][
        -1
    ] == "32% of the 41 entries that this rests on are assumed."


@pytest.mark.parametrize(
    ("statement", "english", "german"),
    [
        ("raid", "hill “raids the ford”", "hill „raids the ford“"),
        ("not raid", "not hill “raids the ford”", "nicht hill „raids the ford“"),
        (
            "truce and toll",
            "hill “agrees to a truce” and town “pays a toll”",
            "hill „agrees to a truce“ und town „pays a toll“",
        ),
        (
            "(raid or toll) implies not post",
            "if hill “raids the ford” or town “pays a toll”, then not guard “keeps a post at the ford”",
            "wenn hill „raids the ford“ oder town „pays a toll“, dann nicht guard „keeps a post at the ford“",
        ),
        (
            "truce iff toll",
            "hill “agrees to a truce” exactly when town “pays a toll”",
            "hill „agrees to a truce“ genau dann, wenn town „pays a toll“",
        ),
        (
            "at least 2 of (truce, toll, post)",
            "at least 2 of these: hill “agrees to a truce”; town “pays a toll”; guard “keeps a post at the ford”",
            "mindestens 2 davon: hill „agrees to a truce“; town „pays a toll“; guard „keeps a post at the ford“",
        ),
        ("true", "always true", "immer wahr"),
        ("a ??", "“a ??”", "„a ??“"),
    ],
)  # fmt: skip
def test_wishes_in_words(statement: str, english: str, german: str) -> None:
    case = locarno.loads(RICH).case
    assert Speech(case, language("en")).wish(statement) == english
    assert Speech(case, language("de")).wish(statement) == german
