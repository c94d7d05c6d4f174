"""The page of the report: what it says is what was answered, nothing in it is fetched, nothing of a stranger runs."""

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from report_cases import BAD_ADDRESSES, BARE, RICH, hostile

import locarno
import oracle
import random_conflicts
from case_texts import graph_case, option_case
from locarno.answers.report import PARTS, SLOW, Gathered
from locarno.case.expressions import parse
from locarno.present.report.contents import SECTIONS
from locarno.present.report.drawings import Drawings
from locarno.present.report.goal import true_in
from locarno.present.report.language import language
from locarno.present.report.markdown import markdown_page
from locarno.present.report.matrix import matrix_of
from locarno.present.report.page import html_page, is_web
from locarno.present.report.speech import Speech

ROOT = Path(__file__).parents[2]
_EMPTY = {"meta", "input", "col", "br", "img", "hr", "link"}
SVG_FLAT = {"path", "line", "rect", "circle"}


class Page(HTMLParser):
    """What a page is made of; raises where elements do not close in their order."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.texts: list[str] = []
        self.feed(text)
        self.close()
        assert not self.open, self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in _EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open[-1] == tag, (tag, self.open[-5:], self.getpos())
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in ("style", "script"):
            self.texts.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.fixture(scope="module")
def rich() -> Gathered:
    return locarno.loads(RICH).report(samples=20)


@pytest.fixture(scope="module")
def rich_page(rich: Gathered) -> Page:
    return Page(html_page(rich))


def test_a_case_with_every_part_has_every_section_in_both_languages(rich: Gathered, rich_page: Page) -> None:
    assert rich.left_out == ()
    ids = {attributes.get("id") for attributes in rich_page.all("section")}
    speech = Speech(rich.case, language("en"))
    made = [section(rich, speech) for section in SECTIONS]
    assert all(one is not None for one in made)
    for one in made:
        assert one is not None
        assert {f"en-{one.id}", f"de-{one.id}"} <= ids


def test_cells_of_the_page_are_the_verdicts(rich: Gathered, rich_page: Page) -> None:
    for code in ("en", "de"):
        tones = {}
        cells = iter(attributes for name, attributes in rich_page.elements if name in ("td", "details"))
        for attributes in cells:
            if "data-tone" in attributes:
                tones[next(cells)["id"]] = attributes["data-tone"]
        for verdict in rich.verdicts:
            wanted = "apart" if verdict.apart else verdict.rung
            assert tones[f"{code}-{verdict.arrangement}-{verdict.reading}"] == wanted


def test_every_link_leads_somewhere_and_no_id_is_there_twice(rich_page: Page) -> None:
    ids = [attributes["id"] for _, attributes in rich_page.elements if attributes.get("id")]
    twice = [id_ for id_, count in Counter(ids).items() if count > 1]
    assert not twice
    targets = [attributes["href"] for attributes in rich_page.all("a")]
    assert targets
    for target in targets:
        assert target is not None
        assert (target.startswith("#") and target[1:] in ids) or target.startswith("https://example.org/"), target
    named = [attributes.get("aria-labelledby") for _, attributes in rich_page.elements]
    assert {one for one in named if one} <= set(ids)


@pytest.mark.parametrize("text", [RICH, BARE, hostile()], ids=["rich", "bare", "hostile"])
def test_nothing_is_fetched_and_nothing_of_a_stranger_runs(text: str) -> None:
    whole = html_page(locarno.loads(text).report(samples=5))
    page = Page(whole)
    assert len(page.all("script")) == 1
    assert not page.all("img") and not page.all("link") and not page.all("iframe") and not page.all("object")
    for name, attributes in page.elements:
        assert not any(key.startswith("on") for key in attributes), (name, attributes)
        assert not {"src", "srcset", "action", "formaction", "background", "data", "xlink:href"} & set(attributes), name
        if name != "a":
            assert "href" not in attributes
        target = attributes.get("href") or "#"
        assert target.startswith(("#", "https://example.org/")), target
    assert "@import" not in whole
    assert not re.search(r"url\((?!#)", whole)
    policy = next(one["content"] for one in page.all("meta") if one.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None and policy.startswith("default-src 'none'")
    assert "'unsafe-inline'" not in policy.split("script-src")[1].split(";")[0]


def test_what_a_stranger_writes_is_shown_as_it_is() -> None:
    found = locarno.loads(hostile()).report(samples=5)
    told = "".join(Page(html_page(found)).texts)
    assert "<script>alert(1)</script>" in told
    assert "{{ 7 * 7 }}" in told and "49" not in told.split("alert(2)>")[1][:20]
    assert all(address.replace('\\"', '"') in told for address in BAD_ADDRESSES)
    text = markdown_page(found)
    assert "<script>" not in text and "\\<script\\>" in text


@pytest.mark.parametrize(
    ("address", "web"),
    [
        ("https://example.org/a?b=c", True), ("http://example.org", True), ("javascript:alert(1)", False),
        (" https://example.org", False), ("https://example.org/ x", False), ("data:text/html,x", False),
        ("//example.org", False), ("https://x\n.org", False), ("https://x.org/\"onclick", False), ("", False),
    ],
)  # fmt: skip
def test_which_addresses_a_page_leads_to(address: str, web: bool) -> None:
    assert is_web(address) is web


def test_a_drawing_that_is_more_than_a_drawing_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from locarno.present.report import drawings

    for inside in (
        "<script>x</script>",
        '<a href="https://x.org"><path/></a>',
        '<path onclick="x"/>',
        "<foreignObject/>",
    ):
        monkeypatch.setattr(drawings, "drawn", lambda spec, kind, inside=inside: f"<svg>{inside}</svg>".encode())
        with pytest.raises(ValueError, match="plain"):
            Drawings().svg({}, "a drawing")
    monkeypatch.setattr(drawings, "drawn", lambda spec, kind: b'<svg width="1"><text>&lt;script> onclick=</text></svg>')
    assert Drawings().svg({}, 'a "drawing"').startswith('<svg role="img" aria-label=\'a "drawing"\' width')


def test_the_same_case_gives_the_same_bytes(rich: Gathered) -> None:
    again = locarno.loads(RICH).report(samples=20)
    assert html_page(rich) == html_page(again)
    assert markdown_page(rich, "de") == markdown_page(again, "de")


def test_other_processes_and_numbers_of_threads_give_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "ford.yaml").write_text(RICH, encoding="utf-8")
    pages, words = [], ["--section", "lines", "--section", "worth"]
    for workers in ("1", "3"):
        out = tmp_path / f"{workers}.html"
        command = [sys.executable, "-m", "locarno", "report", "ford.yaml", "-o", out.name, *words]
        done = subprocess.run(
            command, cwd=tmp_path, env={"LOCARNO_WORKERS": workers, "PATH": "", "HOME": str(Path.home())},
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        pages.append(out.read_bytes())
    assert pages[0] == pages[1]
    assert b"--section worth --section lines" in pages[0]


def test_a_case_with_none_of_the_optional_parts() -> None:
    found = locarno.loads(BARE).report()
    assert {one.part for one in found.left_out} == set(PARTS)
    assert {one.why for one in found.left_out} == {"lacks"}
    matrix = matrix_of(found, Speech(found.case, language("en")))
    assert matrix.states
    assert [(row.name, row.cells[0].tone) for row in matrix.rows] == [
        ("“smuggles”", "interest"),
        ("“patrols”", "credible"),
        ("nobody does anything", "bluff"),
    ]
    stability = locarno.loads(BARE).stability()
    assert len(matrix.rows) == len(stability.equilibria("gmr"))
    Page(html_page(found))
    assert "Under the only reading" not in html_page(found) or "common" in html_page(found)


@pytest.mark.parametrize("name", ["elmira", "korea_2017_sensitivity", "superpower_nuclear", "chicken"])
def test_published_cases(name: str) -> None:
    found = locarno.load(ROOT / "cases" / f"{name}.yaml").report(samples=5)
    page = Page(html_page(found, "de"))
    assert len(page.all("html")) == 1 and page.all("html")[0]["lang"] == "de"
    tones = Counter(one["data-tone"] for one in page.all("td") if "data-tone" in one)
    wanted = Counter("apart" if one.apart else one.rung for one in found.verdicts)
    assert tones == {tone: 2 * count for tone, count in wanted.items()}


def random_cases() -> Iterator[locarno.Loaded]:
    """Random conflicts of both forms, with an arrangement each."""
    for seed in range(16):
        conflict = random_conflicts.option_conflict(seed)
        game = oracle.option_game(conflict)
        arrangement, today = random_conflicts.option_arrangement(seed, conflict)
        if arrangement:
            start = today if today in game.states else int(min(game.states))
            yield locarno.loads(option_case(conflict, game.states, start, arrangement))
        listed = random_conflicts.graph_conflict(seed)
        states = list(listed.states)
        yield locarno.loads(graph_case(listed, states[0], states[: len(states) // 2 + 1]))


def test_random_conflicts_are_told_whole() -> None:
    tones = Counter[str]()
    for case in random_cases():
        found = case.report(sections=["paths"])
        assert set(found.explanations) == {(one.arrangement, one.reading) for one in found.verdicts}
        for one in found.verdicts:
            assert found.explanations[one.arrangement, one.reading] == case.explain(one.arrangement, one.reading)
        for code in ("en", "de"):
            matrix = matrix_of(found, Speech(found.case, language(code)))
            (row,) = matrix.rows
            verdict = found.verdicts[row.id, row.cells[0].reading]
            assert row.group == ("none" if verdict.concept is None or verdict.apart else "every")
            assert row.cells[0].by == (verdict.breaks[0].step.actor if verdict.rung == "breaks" else "")
            markdown_page(found, code)
        tones[row.cells[0].tone] += 1
        Page(html_page(found))
    assert set(tones) >= {"interest", "credible", "bluff", "breaks"}


@pytest.mark.parametrize(
    ("goal", "meant"),
    [
        ("a or not b", lambda a, b, c: a or not b),
        ("a and c", lambda a, b, c: a and c),
        ("a implies c", lambda a, b, c: not a or c),
        ("a iff b", lambda a, b, c: a == b),
        ("at least 2 of (a, b, c)", lambda a, b, c: a + b + c >= 2),
        ("true", lambda a, b, c: True),
    ],
)
def test_a_goal_is_true_where_its_expression_is(goal: str, meant: Callable[..., bool]) -> None:
    for number in range(8):
        names = {name for bit, name in enumerate("abc") if number >> bit & 1}
        assert true_in(parse(goal), names) is meant(*(name in names for name in "abc"))


def test_sections_can_be_chosen_and_quick_has_no_slow_ones() -> None:
    case = locarno.loads(RICH)
    assert {one.part for one in case.report(sections=["lines"]).left_out} == set(PARTS) - {"lines"}
    quick = case.report(quick=True)
    assert {(one.part, one.why) for one in quick.left_out} == {(part, "quick") for part in SLOW}
    with pytest.raises(locarno.Refusal):
        case.report(sections=["lynes"])


def test_progress_goes_from_nothing_to_all() -> None:
    told: list[tuple[int, int]] = []
    locarno.loads(RICH).report(samples=5, progress=lambda done, all_: told.append((done, all_)))
    assert len({all_ for _, all_ in told}) == 1
    assert told[0][0] == 0
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[-1][0] <= told[-1][1]


def test_scenarios_and_days_are_said_and_change_what_is_told() -> None:
    from datetime import date

    case = locarno.loads(RICH)
    found = case.report(scenarios=["no_post"], as_of=date(2024, 3, 1), sections=[])
    text = markdown_page(found)
    assert "as of 1 March 2024" in text and "supposing: no post" in text
    assert "--scenario no_post --as-of 2024-03-01 --section" not in text
    assert found.verdicts["posted", "herald"].rung == "impossible"
    assert "It is asked under: nobody lets the guard in" in html_page(found)
