"""What notebooks see: every answer as tables, as a frame, as a figure."""

import ast
import copy
import csv
import dataclasses
import io
import json
import pickle
import re
import sys
from collections.abc import Callable
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from typer.testing import CliRunner

import locarno
from locarno.answers.answer import Answer
from locarno.api.figures import FIGURES
from locarno.cli.main import app
from locarno.present.figures.picture import MIME, Figure
from locarno.present.frames import csv_text, frame_of
from locarno.present.html import html_of
from locarno.present.shown import SHOWN

ROOT = Path(__file__).parents[1]
UKRAINE = str(ROOT / "cases" / "ukraine")
OTHER = str(ROOT / "cases" / "ukraine" / "second-coder.yaml")
ELMIRA = str(ROOT / "cases" / "elmira_options.yaml")
STRAIT = str(ROOT / "docs" / "assets" / "strait.yaml")
DOCUMENTS = str(ROOT / "cases")
HARBOUR = str(ROOT / "tests" / "cases" / "harbour.yaml")


@cache
def elmira() -> locarno.Loaded:
    """A small case: a frame of all states is large."""
    return locarno.load(ELMIRA)


@cache
def harbour() -> locarno.Loaded:
    return locarno.load(HARBOUR)


@cache
def printed(*words: str) -> str:
    return CliRunner().invoke(app, list(words), env={"COLUMNS": "160"}).stdout


Ask = Callable[[locarno.Loaded], Any]
ASKED: dict[str, tuple[Ask, tuple[str, ...]]] = {
    "verdicts": (lambda c: c.verdicts(), ("verdicts", UKRAINE)),
    "paths": (lambda c: c.paths(["A01", "A40"]), ("paths", UKRAINE, "-a", "A01", "-a", "A40")),
    "reachable": (lambda c: c.reachable("R4"), ("paths", UKRAINE, "--reachable", "-r", "R4")),
    "explain": (lambda c: c.explain("A02", "R1"), ("explain", UKRAINE, "A02", "R1")),
    "explain_state": (
        lambda c: c.explain_state("ru_truce ld_ground", "R4"),
        ("explain", UKRAINE, "R4", "--state", "ru_truce ld_ground"),
    ),
    "stability": (lambda c: elmira().stability(), ("stability", ELMIRA)),
    "coalitions": (
        lambda c: c.coalitions(arrangements=["A01"], readings=["R3"]),
        ("coalitions", UKRAINE, "-a", "A01", "-r", "R3"),
    ),
    "hypergame": (
        lambda c: c.hypergame(truth="R3", sees={"US": "R1"}, arrangements=["A03"]),
        ("hypergame", UKRAINE, "--truth", "R3", "--sees", "US=R1", "-a", "A03"),
    ),
    "inverse": (lambda c: c.inverse("A29", "R1"), ("inverse", UKRAINE, "A29", "R1")),
    "convert": (lambda c: c.convert("gmcr", "R4"), ()),
    "pledges_due": (
        lambda c: c.pledges_due(suppose=["ru_truce"]),
        ("pledges", "due", UKRAINE, "--suppose", "ru_truce"),
    ),
    "pledges_due_over": (lambda c: c.pledges_due_over("A03"), ("pledges", "due", UKRAINE, "--in", "A03")),
    "pledges_fit": (lambda c: c.pledges_fit(), ("pledges", "fit", UKRAINE)),
    "pledges_loops": (lambda c: c.pledges_loops(), ("pledges", "loops", UKRAINE)),
    "unlock": (lambda c: c.unlock("backed_truce"), ("pledges", "unlock", UKRAINE, "backed_truce")),
    "pledges_worth": (
        lambda c: c.pledges_worth(by=["US"], readings=["R4"]),
        ("pledges", "worth", UKRAINE, "--by", "US", "-r", "R4"),
    ),
    "lines": (lambda c: c.lines(), ("pledges", "lines", UKRAINE)),
    "power": (lambda c: c.power("ru_attack"), ("pledges", "power", UKRAINE, "ru_attack")),
    "vetoes": (lambda c: c.vetoes(["A18"], ["R3"], most=1), ("vetoes", UKRAINE, "A18", "-r", "R3", "--most", "1")),
    "forces": (lambda c: c.forces("A06"), ("forces", UKRAINE, "A06")),
    "crux": (
        lambda _: locarno.load(STRAIT).crux("herald", "institute", "paper"),
        ("crux", STRAIT, "herald", "institute", "--to", "paper"),
    ),
    "matrix_crux": (
        lambda _: locarno.load(STRAIT).matrix_crux("herald", "institute"),
        ("crux", STRAIT, "herald", "institute", "--matrix"),
    ),
    "compare": (lambda c: c.compare(idle=False), ("compare", UKRAINE, "--quick")),
    "robust": (
        lambda c: c.robust(["R2"], ["A18"], samples=20),
        ("robust", UKRAINE, "R2", "-a", "A18", "--samples", "20"),
    ),
    "play": (
        lambda _: harbour().play("R0", "watched", points=2),
        ("play", HARBOUR, "watched", "-r", "R0", "--points", "2"),
    ),
    "play_table": (
        lambda _: harbour().play_table(["watched"], points=2),
        ("play", HARBOUR, "watched", "--points", "2"),
    ),
    "threshold": (
        lambda _: harbour().threshold("answered", scan=9),
        ("threshold", HARBOUR, "--over", "answered", "--scan", "9"),
    ),
    "whatif": (lambda c: c.whatif(readings=["R4"]), ("whatif", UKRAINE, "-r", "R4")),
    "timeline": (lambda c: c.timeline(readings=["R4"]), ("timeline", UKRAINE, "-r", "R4")),
    "see": (lambda c: c.see(["R1", "R4"]), ("see", UKRAINE, "R1", "R4")),
    "sources_check": (lambda c: c.sources_check(DOCUMENTS), ("sources", "check", UKRAINE, "--documents", DOCUMENTS)),
    "sources_stamp": (lambda c: c.sources_stamp(DOCUMENTS), ("sources", "stamp", UKRAINE, "--documents", DOCUMENTS)),
    "compare_coders": (
        lambda c: locarno.compare_coders(c, locarno.load(OTHER), readings=["R1"]),
        ("sources", "compare", UKRAINE, OTHER, "-r", "R1"),
    ),
}
SEVERAL = {"cruxes", "matrix_cruxes", "explain_all"}
NO_ANSWERS = {"figure", "stability_many", "report", "play_numbers"}
"""What does not answer with one record: tuples and mappings of records; a figure, an array, a page, names."""


@pytest.fixture(scope="module")
def case() -> locarno.Loaded:
    return locarno.load(UKRAINE)


@pytest.fixture(scope="module")
def answers(case: locarno.Loaded) -> dict[str, Any]:
    return {name: ask(case) for name, (ask, _) in ASKED.items()}


class Page(HTMLParser):
    """Counts tags, keeps those open, and the words; a page that is not well formed fails."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self.words += " " if tag in ("td", "th", "p") else ""

    def handle_data(self, data: str) -> None:
        self.words += "" if "style" in self.open else data


def test_every_question_is_asked_here() -> None:
    questions = {name for name in dir(locarno.Loaded) if not name.startswith("_")} - {"case", "warnings"}
    assert questions - NO_ANSWERS - SEVERAL == set(ASKED) - {"compare_coders"}


def test_answers_among_several_are_shown_too() -> None:
    strait = locarno.load(STRAIT)
    several = [*strait.cruxes("paper", ["holds"]), *strait.matrix_cruxes(), *strait.explain_all().values()]
    assert len(several) > 5 and all(found._repr_html_() for found in several)


def leaves(kind: type) -> set[type]:
    """The kinds of answers, without what several have in common."""
    under: list[type] = kind.__subclasses__()
    return {leaf for one in under for leaf in leaves(one)} if under else {kind}


def test_every_kind_of_answer_is_shown(answers: dict[str, Any]) -> None:
    assert {kind.__name__ for kind in SHOWN} == {kind.__name__ for kind in leaves(Answer)}
    assert set(SHOWN) == {type(found) for found in answers.values()}


@pytest.mark.parametrize("name", ASKED)
def test_answers_are_tables_in_a_notebook(name: str, answers: dict[str, Any]) -> None:
    found = answers[name]
    page = Page(found._repr_html_())
    assert len(page.words.split()) > 5
    assert all(dict(attrs).get("scope") in ("col", "row") for tag, attrs in page.tags if tag == "th")
    assert not {"script", "img", "link", "iframe", "object"} & {tag for tag, _ in page.tags}
    told = printed(*ASKED[name][1]) if ASKED[name][1] else ""
    if name not in ("sources_stamp", "verdicts", "lines", "stability"):  # a text for a file; words that are cut
        words = set(re.findall(r"\w{4,}", told))
        shown = set(re.findall(r"\w{4,}", page.words))
        assert len(words & shown) >= 0.9 * len(words), words - shown


@pytest.mark.parametrize("name", [name for name in ASKED if ASKED[name][1]])
@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow"])
def test_frames_are_the_csv(name: str, library: str, answers: dict[str, Any]) -> None:
    pytest.importorskip(library)
    frame = answers[name].to_frame(library)
    out = printed(*ASKED[name][1], "--format", "csv")
    head, *rows = list(csv.reader(io.StringIO(out)))
    if library == "pandas":
        assert list(frame.columns) == head
        cells = [[None if missing(v) else v for v in row] for row in frame.itertuples(index=False)]
    else:
        assert list(frame.columns if library == "polars" else frame.column_names) == head
        cells = [
            [row[name] for name in head] for row in (frame.to_dicts() if library == "polars" else frame.to_pylist())
        ]
    assert len(cells) == len(rows)
    for got, told in zip(cells, rows, strict=True):
        for value, text in zip(got, told, strict=True):
            assert same(value, text), (value, text)


@pytest.mark.parametrize("name", ASKED)
def test_answers_are_drawn_or_say_what_is(name: str, answers: dict[str, Any]) -> None:
    found = answers[name]
    kinds = {kind.of for kind in FIGURES.values()}
    if type(found) not in kinds:
        with pytest.raises(locarno.Refusal, match="no figure of"):
            found.figure()
    elif name == "paths":
        with pytest.raises(locarno.Refusal, match="one reading"):
            found.figure()
    else:
        bundle = found.figure()._repr_mimebundle_()
        assert bundle[MIME]["$schema"].endswith("vega-lite/v5.json")
        assert json.loads(json.dumps(bundle[MIME])) == bundle[MIME]
        assert bundle["image/svg+xml"].startswith("<svg")


def test_an_answer_with_several_figures_gives_the_one_named(case: locarno.Loaded, tmp_path: Path) -> None:
    months, today = case.forces("A06", months=12), case.forces("A06")
    assert "on duty" in repr(months.figure()) and "in force" in repr(months.figure("waterfall"))
    assert "in force" in repr(today.figure())
    with pytest.raises(locarno.Refusal, match="no rota"):
        today.figure("months")
    with pytest.raises(locarno.Refusal, match="did you mean"):
        months.figure("month")
    for ending in ("svg", "json"):
        path = months.figure().save(tmp_path / f"months.{ending}")
        assert path.read_bytes()
    with pytest.raises(Exception, match=r"\.svg"):
        months.figure().save(tmp_path / "months.bmp")


def test_a_case_shows_what_it_is(case: locarno.Loaded) -> None:
    assert "Security guarantees for Ukraine" in Page(case._repr_html_()).words
    assert isinstance(case.figure("pledges"), Figure)


def test_the_notebook_of_the_docs_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    notebook = json.loads((ROOT / "docs" / "assets" / "locarno.ipynb").read_text(encoding="utf-8"))
    names: dict[str, Any] = {}
    shown = []
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            assert cell["outputs"] == []
            *body, last = ast.parse("".join(cell["source"])).body
            assert isinstance(last, ast.Expr)
            exec(compile(ast.Module(body, []), "notebook", "exec"), names)
            shown.append(eval(compile(ast.Expression(last.value), "notebook", "eval"), names))
    for found in shown:
        assert getattr(found, "_repr_html_", None) or found._repr_mimebundle_()
    assert len(shown) == 7


def test_words_of_a_case_are_no_markup() -> None:
    text = (
        Path(ELMIRA).read_text(encoding="utf-8").replace("Uniroyal Chemical", "<script>alert(1)</script> & <b>Sons</b>")
    )
    evil = locarno.loads(text.replace("Elmira groundwater", "<img src=x onerror=alert(1)> groundwater"))
    for found in (evil, evil.verdicts(), evil.paths(), evil.explain_state("today"), evil.stability()):
        html = found._repr_html_() or ""
        assert "<script" not in html and "<img" not in html and "<b>" not in html
        assert "onerror" in Page(html).words


def test_what_is_shown_keeps_its_form() -> None:
    table = Table("place", "what", title="<t>")
    table.add_row("1", Text("broken", style="bold red"))
    table.add_row("2", Text("kept & fine"))
    grid = Table.grid()
    grid.add_row("left", Padding(Text("a < b", style="italic"), (0, 0, 0, 4)))
    html = html_of(Group(Text("head", style="bold"), table, grid, ""))
    assert "<p><strong>head</strong></p>" in html and "<caption>&lt;t&gt;</caption>" in html
    assert '<th scope="col">place</th>' in html and '<th scope="row">1</th>' in html
    assert "background:#a63603;color:#ffffff" in html and "<td>kept &amp; fine</td>" in html
    assert '<table role="presentation">' in html and "<em>a &lt; b</em>" in html and "margin-left:4ch" in html
    with pytest.raises(TypeError):
        html_of(object())  # type: ignore[arg-type]


def test_copies_leave_the_case_behind(answers: dict[str, Any]) -> None:
    for name in ("verdicts", "explain", "stability"):  # with and without slots
        found = answers[name]
        for other in (copy.copy(found), dataclasses.replace(found)):
            assert other._repr_html_() is None
            with pytest.raises(LookupError, match="ask the case again"):
                other.to_frame()
    found = answers["verdicts"]
    other = pickle.loads(pickle.dumps(found))
    assert other == found and repr(other) == repr(found) and other._repr_html_() is None
    assert found._repr_html_() is not None


def test_frames_have_types_and_nothing_for_numbers_that_are_not_there() -> None:
    rows = [
        {"truth": True, "count": 1, "share": 0.5, "word": "a", "mixed": 1, "none": ""},
        {"truth": "", "count": "", "share": 1, "word": "", "mixed": "x", "none": None},
    ]
    pandas = frame_of(rows, (), "pandas")
    assert [str(kind) for kind in pandas.dtypes[:3]] == ["boolean", "Int64", "float64"]
    assert pandas["count"].isna().tolist() == [False, True] and pandas["word"].tolist() == ["a", ""]
    polars = pytest.importorskip("polars")
    frame = frame_of(rows, (), "polars")
    assert frame.rows()[1] == (None, None, 1.0, "", "x", "")
    assert frame.schema["mixed"] == polars.String and frame["mixed"].to_list() == ["1", "x"]
    pyarrow = pytest.importorskip("pyarrow")
    assert frame_of(rows, (), "pyarrow").to_pylist()[1] == dict(zip(rows[0], frame.rows()[1], strict=True))
    assert pyarrow.types.is_boolean(frame_of(rows, (), "pyarrow").schema.field("truth").type)
    for library in ("pandas", "polars", "pyarrow"):
        empty = frame_of([], ("a", "b"), library)
        assert list(empty.column_names if library == "pyarrow" else empty.columns) == ["a", "b"]


def test_any_reader_of_arrow_takes_an_answer(answers: dict[str, Any]) -> None:
    polars, pyarrow = pytest.importorskip("polars"), pytest.importorskip("pyarrow")
    found = answers["verdicts"]
    assert polars.DataFrame(found).equals(found.to_frame("polars"))
    assert pyarrow.table(found).to_pylist() == found.to_frame("pyarrow").to_pylist()


def test_the_library_at_hand_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    there: set[str] = set()
    monkeypatch.setattr("locarno.present.frames.find_spec", lambda name: name if name in there else None)
    for name in ("pandas", "polars", "pyarrow"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    with pytest.raises(ImportError, match="pip install pandas"):
        frame_of([], ("a",), None)
    with pytest.raises(ImportError, match="polars is not installed"):
        frame_of([], ("a",), "polars")
    with pytest.raises(ValueError, match="say pandas, polars or pyarrow"):
        frame_of([], ("a",), "excel")
    there.add("pandas")
    assert type(frame_of([], ("a",), None)).__module__.startswith("pandas")


def missing(value: Any) -> bool:
    return value is None or type(value).__name__ == "NAType" or value != value


def same(value: Any, text: str) -> bool:
    if isinstance(value, float):
        return float(text) == value
    return csv_text(value if not hasattr(value, "item") else value.item()) == text
