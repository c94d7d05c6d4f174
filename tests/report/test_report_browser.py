"""The page of the report driven in a real browser, with a mouse, with keys, without a script, on paper, and by axe.

Needs a Chromium; `apt-get install chromium` brings one, or LOCARNO_BROWSER names it.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Request, ViewportSize, sync_playwright
from report_cases import BARE, RICH, hostile

import locarno
from locarno.present.report.page import html_page
from locarno.present.report.printing import NoBrowser, browser, printed

try:
    PROGRAM = browser()
except NoBrowser as none:
    pytest.skip(f"NO BROWSER, SO THE PAGE IS NOT TESTED: {none.found}; {none.way_out}", allow_module_level=True)

DESK, PHONE = ViewportSize(width=1280, height=800), ViewportSize(width=390, height=844)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("report")
    made = {}
    for name, text in (("rich", RICH), ("bare", BARE), ("hostile", hostile())):
        made[name] = folder / f"{name}.html"
        made[name].write_text(html_page(locarno.loads(text).report(samples=5)), encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=PROGRAM, args=["--no-sandbox"])
        yield started
        started.close()


class Opened:
    """A page that is open; every request it makes and every message it leaves is kept."""

    def __init__(self, chromium: Browser, path: Path, size: ViewportSize = DESK, dark: bool = False, js: bool = True):
        self.context = chromium.new_context(
            viewport=size, color_scheme="dark" if dark else "light", java_script_enabled=js, offline=True
        )
        self.page: Page = self.context.new_page()
        self.requests: list[str] = []
        self.messages: list[str] = []
        self.page.on("request", self._asked)
        self.page.on("console", lambda message: self.messages.append(message.text))
        self.page.on("pageerror", lambda error: self.messages.append(str(error)))
        self.page.on("dialog", lambda dialog: self.messages.append(f"dialog {dialog.message}"))
        self.page.goto(path.as_uri())

    def _asked(self, request: Request) -> None:
        self.requests.append(request.url)

    def __enter__(self) -> "Opened":
        return self

    def __exit__(self, *wrong: object) -> None:
        self.context.close()


def shown(page: Page) -> list[str]:
    rows = page.locator(".edition:visible table.matrix tr.row:visible")
    return [row or "" for row in (rows.nth(at).get_attribute("data-id") for at in range(rows.count()))]


@pytest.mark.parametrize("name", ["rich", "bare", "hostile"])
def test_nothing_leaves_the_machine_and_nothing_goes_wrong(
    chromium: Browser, pages: dict[str, Path], name: str
) -> None:
    with Opened(chromium, pages[name]) as opened:
        page = opened.page
        for summary in page.locator(".edition:visible summary:visible").all():
            summary.click()
        page.check("#language-de")
        page.emulate_media(media="print")
        page.wait_for_timeout(100)
        assert opened.requests == [pages[name].as_uri()]
        assert opened.messages == []


def test_a_cell_opens_to_who_and_which_move(chromium: Browser, pages: dict[str, Path]) -> None:
    with Opened(chromium, pages["rich"]) as opened:
        page = opened.page
        cell = page.locator("#en-feud-institute")
        panel = cell.locator(".panel")
        assert not panel.is_visible()
        cell.locator("summary").click()
        assert panel.is_visible()
        text = panel.inner_text()
        assert "“The feud goes on” does not hold: Hill people would gain by leaving it" in text
        assert "Hill people: “agrees to a truce”" in text
        assert "This leads to “a quiet ford”" in text
        assert "of the" in text and "are assumed" in text
        page.locator("#en-feud-herald summary").click()
        assert not panel.is_visible(), "one cell of a row at a time"
        box = page.locator("#en-feud-herald .panel").bounding_box()
        table = page.locator(".edition:visible table.matrix").bounding_box()
        assert box is not None and table is not None
        assert abs(box["x"] - table["x"]) < 4 and abs(box["width"] - table["width"]) < 8
        page.locator("#en-feud-herald .close").click()
        assert not page.locator("#en-feud-herald .panel").is_visible()


def test_a_source_is_a_click_away(chromium: Browser, pages: dict[str, Path]) -> None:
    with Opened(chromium, pages["rich"]) as opened:
        opened.page.locator("#en-paper-institute summary").click()
        opened.page.locator("#en-paper-institute .panel a.ref", has_text="I-1").first.click()
        assert opened.page.url.endswith("#en-ref-I-1")
        box = opened.page.locator("#en-ref-I-1").bounding_box()
        assert box is not None and 0 <= box["y"] < 800


def test_rows_are_sorted(chromium: Browser, pages: dict[str, Path]) -> None:
    with Opened(chromium, pages["rich"]) as opened:
        page = opened.page
        first = shown(page)
        page.locator(".edition:visible th[data-reading=institute] button").click()
        strengths = [
            int(page.locator(f"#en-{id_}-institute").locator("..").get_attribute("data-strength") or 0)
            for id_ in shown(page)
        ]
        assert strengths == sorted(strengths, reverse=True)
        assert page.locator(".edition:visible th[data-reading=institute]").get_attribute("aria-sort") == "descending"
        assert page.locator(".edition:visible .group:visible").count() == 0
        page.locator(".edition:visible select[data-sort]").select_option("id")
        assert shown(page) == ["paper", "posted", "feud", "bought"]
        page.locator(".edition:visible select[data-sort]").select_option("")
        assert shown(page) == first


def test_rows_are_filtered(chromium: Browser, pages: dict[str, Path]) -> None:
    with Opened(chromium, pages["rich"]) as opened:
        page = opened.page
        page.locator(".edition:visible [data-find]").fill("BOUGHT")
        assert shown(page) == ["bought"]
        assert page.locator(".edition:visible [data-count]").inner_text() == "1 of 4 shown"
        page.locator(".edition:visible [data-find]").fill("")
        page.locator(".edition:visible select[data-reading]").select_option("institute")
        page.locator(".edition:visible select[data-tone]").select_option("holds")
        held = set(shown(page))
        for id_ in ("paper", "posted", "feud", "bought"):
            tone = page.locator(f"#en-{id_}-institute").locator("..").get_attribute("data-tone")
            assert (id_ in held) is (tone in ("interest", "credible", "bluff"))
        page.locator(".edition:visible select[data-tone]").select_option("")
        page.locator(".edition:visible [data-goal]").check()
        assert set(shown(page)) == {"paper", "posted", "bought"}


def test_the_language_changes_where_one_is(chromium: Browser, pages: dict[str, Path]) -> None:
    with Opened(chromium, pages["rich"]) as opened:
        page = opened.page
        page.locator("#en-paper-herald summary").click()
        page.check("#language-de")
        assert page.evaluate("document.documentElement.lang") == "de"
        assert page.locator("#de-paper-herald .panel").is_visible()
        assert not page.locator("#en-paper-herald").is_visible()
        assert "Nach herald" in page.locator("#de-paper-herald .verdict").inner_text()
        page.goto(pages["rich"].as_uri() + "#de-paper-institute")
        page.reload()
        assert page.locator("#de-paper-institute .panel").is_visible(), "an address opens its cell, in its language"


def test_keys_alone_are_enough(chromium: Browser, pages: dict[str, Path]) -> None:
    with Opened(chromium, pages["rich"]) as opened:
        page = opened.page
        for _ in range(40):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.parentNode?.id === 'en-paper-herald'"):
                break
        else:
            pytest.fail("the cell cannot be reached by keys")
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
        page.keyboard.press("Enter")
        assert page.locator("#en-paper-herald .panel").is_visible()
        page.keyboard.press("Escape")
        assert not page.locator("#en-paper-herald .panel").is_visible()
        assert page.evaluate("document.activeElement.parentNode.id") == "en-paper-herald"


def test_without_a_script_all_can_be_read(chromium: Browser, pages: dict[str, Path]) -> None:
    with Opened(chromium, pages["rich"], js=False) as opened:
        page = opened.page
        assert not page.locator(".edition:visible [data-tools]").is_visible()
        page.locator("#en-paper-institute summary").click()
        assert page.locator("#en-paper-institute .panel").is_visible()
        page.check("#language-de")
        page.locator("#de-posted-herald summary").click()
        assert page.locator("#de-posted-herald .panel").is_visible()
        assert not page.locator("#en-posted-herald").is_visible()


@pytest.mark.parametrize(
    ("name", "code", "size", "dark"),
    [
        ("rich", "en", DESK, False), ("rich", "de", DESK, True), ("rich", "en", PHONE, True),
        ("rich", "de", PHONE, False), ("bare", "en", DESK, True),
    ],
)  # fmt: skip
def test_axe_finds_nothing(
    chromium: Browser, pages: dict[str, Path], name: str, code: str, size: ViewportSize, dark: bool
) -> None:
    with Opened(chromium, pages[name], size, dark) as opened:
        page = opened.page
        page.check(f"#language-{code}")
        for summary in page.locator(".edition:visible summary:visible").all()[::2]:
            summary.click()
        found = Axe().run(page)
        assert not found.response["violations"], found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], (
            "the page does not scroll sideways"
        )


def test_it_prints_as_pdf_the_same_each_time(chromium: Browser, pages: dict[str, Path]) -> None:
    page = pages["rich"].read_text("utf-8")
    first = printed(page, PROGRAM)
    assert first.startswith(b"%PDF-") and len(first) > 20_000
    assert printed(page, PROGRAM) == first
    with Opened(chromium, pages["rich"]) as opened:
        opened.page.emulate_media(media="print")
        assert not opened.page.locator("[data-tools]:visible").count()
        assert opened.page.locator("#en-cells").is_visible()
        assert opened.page.locator(".edition:visible .fold > div").first.is_visible(), "folds are open on paper"
        assert not opened.page.locator("#de-cells").is_visible()
        colours = opened.page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        assert re.fullmatch(r"rgb\(255, 255, 255\)", colours)
