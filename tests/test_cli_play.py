"""Play over time as a person meets it: `locarno play`, `locarno threshold`, their figures, and what is refused."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import locarno
from locarno.api.figures import Wanted, figure_spec
from locarno.cli.main import app
from locarno.present.figures.drawing import drawn
from locarno.present.figures.play import play_figure
from locarno.present.play_words import chance_words, month_words, number_words, shown_months

CASES = Path(__file__).parents[1] / "cases"
ELMIRA, CHICKEN = str(CASES / "elmira_options.yaml"), str(CASES / "chicken.yaml")


@pytest.fixture
def harbour() -> str:
    """A small case that is played in an instant."""
    return str(Path(__file__).parent / "cases" / "harbour.yaml")


def run(*words: str, columns: str = "100") -> tuple[int, str, str]:
    found = CliRunner().invoke(app, words, catch_exceptions=False, env={"COLUMNS": columns})
    return found.exit_code, found.stdout, found.stderr


def told(*words: str, columns: str = "100") -> str:
    """What is told in one line, for sentences wrap."""
    code, out, err = run(*words, columns=columns)
    assert code == 0, err
    return " ".join(out.split())


def shape(*words: str) -> Any:
    code, out, err = run(*words, "--format", "json")
    assert code == 0, err
    return json.loads(out)


def rows(*words: str) -> list[dict[str, str]]:
    code, out, err = run(*words, "--format", "csv")
    assert code == 0, err
    return list(csv.DictReader(io.StringIO(out)))


# words


def test_probabilities_have_two_digits_and_are_never_rounded_to_certainty() -> None:
    words = [chance_words(p) for p in (0, 1e-300, 0.0049, 0.005, 0.123, 0.994, 0.9951, 1 - 1e-12, 1)]
    assert words == ["0", "<0.01", "<0.01", "0.01", "0.12", "0.99", ">0.99", ">0.99", "1"]
    assert [number_words(x) for x in (0, 0.0192301, 100, 1234.5, 1e-7)] == ["0", "0.0192", "100", "1,230", "1e-07"]
    assert [month_words(x) for x in (0.04, 11.94, 11.96, 23.6)] == ["0.0", "11.9", "12", "24"]


@pytest.mark.parametrize(("months", "most"), [(1, 5), (2, 2), (24, 4), (24, 9), (120, 5), (1200, 9), (7, 3)])
def test_shown_months_begin_at_nought_and_end_at_the_last(months: int, most: int) -> None:
    found = shown_months(months, most)
    assert found[0] == 0 and found[-1] == months and len(found) <= max(most, 2)
    assert found == sorted(set(found))


# a full answer


def test_the_answer_comes_first_in_words(harbour: str) -> None:
    out = told("play", harbour, "watched", "-r", "R0")
    assert "Under R0, once watched (A truce with ships in the harbour) is agreed, the probability that" in out
    assert "“a truce that nobody breaks” lasts 24 months without a break is 0." in out
    assert "if choices have private reasons" in out and "The likeliest course, with a probability of" in out
    assert "This is no forecast." in out and "is said by no source" in out
    assert "Nobody alone can raise what takes several owners, so in play nobody does: treaty." in out
    for number in ("discount", "precision", "moves a month: army", "0.65 to 0.9 (likely) H-1", "storm:"):
        assert number in out
    assert "at the end, by shocks" in out and "actors look 60 months ahead" in out


def test_where_the_goal_is_not_so_at_the_start_it_is_asked_whether_it_is_so_then(harbour: str) -> None:
    out = told("play", harbour, "today", "-r", "R0")
    assert "Under R0, from today on, the probability that “a truce that nobody breaks” is so after 24 months" in out
    assert "that it has been so at any time by then" in out and "unbroken so far" not in out
    assert shape("play", harbour, "-r", "R0", "today")["goal"]["kept_from_the_start"] is False


def test_more_is_told_where_it_is_asked_for(harbour: str) -> None:
    words = ("play", harbour, "watched", "-r", "R1", "--draws", "3", "--sensitivity", "--stationary")
    out = told(*words)
    assert "over 3 other ways to make numbers of the orders" in out and "everybody moves 4 times as often" in out
    assert "If actors looked ahead for ever, the probability would be" in out and "3 drawn utilities" in out
    found = shape(*words)
    assert len(found["sensitivity"]) == 6 and set(found["ensemble"]) == {"middle", "low", "high"}
    assert len(found["stationary"]["ends"]) >= 1 and found["solved"] >= 10
    plain = shape("play", harbour, "watched", "-r", "R1", "--points", "0")
    assert plain["ensemble"] is None and plain["stationary"] is None and plain["sensitivity"] == []


def test_the_other_closure_and_settings_are_told(harbour: str) -> None:
    out = told("play", harbour, "watched", "-r", "R0", "--closure", "shocks", "--stake", "life", "--menu", "Outcomes")
    assert "if choices that are not the best are mistakes" in out and "at the end, by mistakes" in out
    assert "the stake of the whole horizon" in out and "every outcome that a move can lead to" in out
    out = told("play", harbour, "watched", "-r", "R0", "--utility", "halving", "--speed", "2", "--set", "precision=30")
    assert "by halving" in out and "rates of actors times 2" in out and "30 set in the question" in out
    found = shape("play", harbour, "watched", "-r", "R0", "--set", "Answered=0.5", "--set", "weight:army:2=3")
    knobs = {one["knob"]: one for one in found["numbers"]}
    assert knobs["chance:answered"]["low"] == 0.5 == knobs["chance:answered"]["high"]
    assert knobs["weight:army:2"]["set"] and "attack" in knobs["weight:army:2"]["label"]


def test_a_chance_can_be_left_to_the_actors(harbour: str) -> None:
    knobs = {one["knob"] for one in shape("play", harbour, "watched", "-r", "R0")["numbers"]}
    without = shape("play", harbour, "watched", "-r", "R0", "--without", "answered", "--without", "storm")
    assert knobs - {one["knob"] for one in without["numbers"]} == {"chance:answered", "event:storm"}


def test_shape_and_rows_say_the_same(harbour: str) -> None:
    words = ("play", harbour, "watched", "-r", "R1", "--months", "6", "--points", "2")
    found, listed = shape(*words), rows(*words)
    assert found["schema"] == "locarno.play/1" and found["as_of"] == "2024-03-01"
    assert len(found["goal"]["months"]) == 7 and len(listed) == 7 * (2 + len(found["outcomes"]))
    at_end = {(one["kind"], one["id"]): one for one in listed if one["month"] == "6"}
    for one in found["outcomes"]:
        row = at_end["outcome", one["outcome"] or ""]
        last = one["months"][-1]
        assert float(row["probability"]) == last["then"]["middle"] and float(row["ever"]) == last["arrived"]
        assert float(row["low"]) <= float(row["probability"]) + 1e-12 and row["label"] == one["label"]
    last = found["goal"]["months"][-1]
    assert float(at_end["goal kept", "goal"]["probability"]) == last["kept"]["middle"]
    assert at_end["goal kept", "goal"]["ever"] == ""
    assert abs(sum(one["months"][-1]["then"]["middle"] for one in found["outcomes"]) - 1) < 1e-9
    assert found["sentences"][0].startswith("Under R1, once watched")
    assert sum(one["probability"] for one in found["paths"]) <= 1 + 1e-9
    assert {who["who"] for one in found["paths"] for turn in one["turns"] for who in turn["by"]} <= {"army", "navy"}
    assert {one["actor"] for one in found["hands"]} == {"army", "navy"}


@pytest.mark.parametrize("columns", ["80", "100", "160"])
def test_lines_fit(harbour: str, columns: str) -> None:
    for words in (
        ("play", harbour, "watched", "-r", "R1"),
        ("play", harbour, "--mix", "R0=1", "--mix", "R1=3"),
        ("threshold", harbour, "--over", "answered", "--scan", "9"),
        ("threshold", harbour, "--over", "answered", "--and", "precision", "--scan", "8"),
    ):
        _, out, _ = run(*words, columns=columns)
        assert max(len(line) for line in out.splitlines()) <= int(columns)


def test_cases_without_outcomes_arrangements_or_play_are_played() -> None:
    out = told("play", CHICKEN, "--goal", "row_swerves and column_swerves")
    assert "is so after 24 months" in out or "without a break" in out
    assert "The numbers it rests on" in out
    out = told("play", ELMIRA, "today", "--goal", "modified_order")
    assert "from today on" in out and "Uniroyal Chemical" in out
    code, _, err = run("play", ELMIRA)
    assert code == 2 and "the probability of what? The case has no goal of its own" in err
    assert "such as `--goal " in err


# the table


def test_the_table_has_all_starts_under_all_readings(harbour: str) -> None:
    out = told("play", harbour)
    assert "“a truce that nobody breaks” lasts 24 months without a break, by where it begins: under R0" in out
    assert "not so at the start" in out and "is said by no source" in out
    lines = {line.split()[0]: line for line in run("play", harbour)[1].splitlines() if line.strip()}
    assert lines["today"].count("'") == 3 and "'" not in lines["watched"]
    found = shape("play", harbour)
    assert found["schema"] == "locarno.play-table/1" and found["unraised"] == ["treaty"]
    starts = [one["id"] for one in found["starts"]]
    assert starts == ["today", "watched", "unwatched", "agreed", "never"]
    assert len(found["cells"]) == 15 == len(rows("play", harbour))
    one = shape("play", harbour, "watched", "-r", "R0")
    cell = next(cell for cell in found["cells"] if (cell["start"], cell["reading"]) == ("watched", "R0"))
    last = one["goal"]["months"][-1]["kept"]
    assert cell["kept_from_the_start"] and cell["probability"]["middle"] == pytest.approx(last["middle"], abs=1e-9)
    assert cell["other"] == pytest.approx(one["goal"]["other"], abs=1e-9)


def test_a_mixture_of_readings(harbour: str) -> None:
    words = ("play", harbour, "watched", "--mix", "R0=1", "--mix", "R1=3", "--points", "0")
    found = shape(*words)
    assert [(one["reading"], one["weight"]) for one in found["weights"]] == [("R0", 0.25), ("R1", 0.75)]
    cells = {one["reading"]: one["probability"]["middle"] for one in found["cells"]}
    assert found["mixed"][0]["probability"]["middle"] == pytest.approx(0.25 * cells["R0"] + 0.75 * cells["R1"])
    assert rows(*words)[-1]["reading"] == "mixture" and "readings weighed R0 0.25, R1 0.75" in told(*words)


# thresholds


def test_thresholds_are_told_in_words(harbour: str) -> None:
    out = told("threshold", harbour, "--over", "answered", "unwatched", "--mark", "0.2")
    assert "Is the probability that “a truce that nobody breaks”, once unwatched is agreed, lasts 24 months" in out
    assert "at least 0.20? It depends on the likelihood of “an attack is answered” (chance:answered):" in out
    assert "Under R0 only from 0." in out and "Its own belief, 0.65 to 0.9 (likely), lies within." in out
    assert "pledges kept elsewhere [H-1]" in out and "if it is left to the actors" in out
    assert "deterrence that worked is not among them" in out and "could still be missed" in out
    out = told("threshold", harbour, "--over", "answered", "watched", "-r", "R2")
    assert "Under R2 no, whatever that likelihood is: the probability is <0.01." in out


def test_thresholds_in_figures(harbour: str) -> None:
    words = ("threshold", harbour, "--over", "answered", "unwatched", "-r", "R0", "--mark", "0.2", "--scan", "9")
    found = shape(*words)
    assert found["schema"] == "locarno.threshold/1" and found["level"] == 0.2
    (curve,) = found["curves"]
    assert curve["crossings"] and curve["own"]["word"] == "likely" and curve["left"] is not None
    for one in curve["crossings"]:
        assert one["low"] <= one["at"] <= one["high"]
    assert curve["above"][0]["low"] == curve["crossings"][0]["at"]
    assert {one["id"]: one["value"] for one in found["marks"]} == {"elsewhere": 0.22, "long_ago": 0.745}
    assert len(rows(*words)) == len(curve["points"])
    assert all(row["second"] == "" for row in rows(*words))


def test_other_numbers_can_be_scanned(harbour: str) -> None:
    out = told("threshold", harbour, "--over", "rate:army", "--scan", "5", "--low", "0.5", "--high", "2", "-r", "R0")
    assert "how often The army moves" in out and "pledges kept elsewhere" not in out
    found = shape("threshold", harbour, "--over", "weight:army:1", "--scan", "3", "-r", "R0", "today")
    assert found["over"]["knob"] == "weight:army:1" and not found["curves"][0]["kept_from_the_start"]


def test_a_map_over_two_numbers(harbour: str) -> None:
    words = ("threshold", harbour, "--over", "answered", "--and", "precision", "--scan", "8", "-r", "R0")
    found = shape(*words)
    (one,) = found["maps"]
    assert found["curves"] == [] and len(one["first"]) == len(one["second"]) == 4
    assert [len(row) for row in one["probability"]] == [4] * 4
    assert len(rows(*words)) == 16 and rows(*words)[0]["second"] == "precision"
    listed = {(float(row["value"]), float(row["second_value"])): float(row["probability"]) for row in rows(*words)}
    assert listed[one["first"][3], one["second"][1]] == one["probability"][1][3] and len(listed) == 16
    assert "Under R0: chance:answered to the right, precision downwards" in told(*words)
    narrow = shape(*words, "--low", "0.2", "--high", "0.4", "--and-low", "20", "--and-high", "30")["maps"][0]
    assert (narrow["first"][0], narrow["first"][-1]) == (0.2, 0.4)
    assert (narrow["second"][0], narrow["second"][-1]) == pytest.approx((20, 30))


# what is refused


REFUSED = [
    (("play", "here", "nowhere"), "`nowhere` is no arrangement, outcome, option or state"),
    (("play", "here", "watched", "-r", "R9"), "its readings: R0, R1, R2"),
    (("play", "here", "--goal", "peace"), "`peace` is no arrangement"),
    (("play", "here", "--set", "precision"), "write NUMBER=VALUE, such as precision=50"),
    (("play", "here", "--set", "precision=1", "--set", "precision=2"), "is set twice"),
    (("play", "here", "--set", "answered=often"), "`often` is not a number"),
    (("play", "here", "--set", "answered=2"), "a number from 0 to 1"),
    (("play", "here", "--set", "luck=1"), "its numbers: discount, precision, rate:army"),
    (("play", "here", "watched", "-r", "R0", "--set", "weight:army:9=1"), "`army` has 3 statements under `R0`"),
    (("play", "here", "--without", "luck"), "its chances and events: answered, storm"),
    (("play", "here", "--mix", "R0"), "write READING=WEIGHT, such as R1=0.5"),
    (("play", "here", "--mix", "R0=x"), "`x` is not a number"),
    (("play", "here", "--mix", "R0=-1"), "weights that are not all 0 or more"),
    (("play", "here", "--mix", "R0=1", "-r", "R1"), "ask about all readings that are weighed"),
    (("play", "here", "--sensitivity"), "name a start and one reading"),
    (("play", "here", "--stationary"), "name a start and one reading"),
    (("play", "here", "watched", "--draws", "3"), "`--draws` is for one reading"),
    (("play", "here", "watched", "--mix", "R0=1", "--draws", "3"), "leave out the mixture"),
    (("play", "here", "--months", "0"), "`0` is no whole number from 1 up"),
    (("play", "here", "--months", "5000"), "show from 1 to 1200"),
    (("play", "here", "--horizon", "0"), "a horizon of 0 months"),
    (("play", "here", "--horizon", "far"), "`far` is no number: write one such as 60"),
    (("play", "here", "--speed", "-1"), "a speed of -1"),
    (("play", "here", "--speed", "inf"), "`inf` is no number"),
    (("play", "here", "--steps", "0"), "no whole number from 1 up"),
    (("play", "here", "--steps", "1", "--set", "rate:army=900"), "no two ring in one step"),
    (("play", "here", "--points", "few"), "no whole number from 0 up"),
    (("play", "here", "--draws", "-1"), "no whole number from 0 up"),
    (("play", "here", "--seed", "x"), "no whole number from 0 up"),
    (("play", "here", "--closure", "x"), "say mistakes or shocks"),
    (("play", "here", "--stake", "x"), "say turn or life"),
    (("play", "here", "--menu", "x"), "say moves or outcomes"),
    (("play", "here", "--utility", "x"), "say centroid, halving, even or drawn"),
    (("play", "here", "--figure", "x.bmp"), "`.svg`"),
    (("play", "here", "--scenario", "x"), "there is no scenario `x`"),
    (("play", "here", "--as-of", "x"), "`x` is not a date"),
    (("threshold", "here"), "name one, such as `--over answered`; its numbers: discount, precision"),
    (("threshold", "here", "--over", "luck"), "there is no number `luck`"),
    (("threshold", "here", "--over", "answered", "--low", "-1"), "a range within 0 to 1"),
    (("threshold", "here", "--over", "answered", "--low", "0.9", "--high", "0.1"), "the lower end first"),
    (("threshold", "here", "--over", "answered", "--high", "x"), "`x` is no number: write one such as 0.9"),
    (("threshold", "here", "--over", "answered", "--scan", "2"), "no whole number from 3 up"),
    (("threshold", "here", "--over", "answered", "--scan", "2000"), "from 3 to 1000"),
    (("threshold", "here", "--over", "answered", "--mark", "1"), "a probability between 0 and 1"),
    (("threshold", "here", "--over", "answered", "--and", "answered"), "name two different numbers"),
    (("threshold", "here", "--over", "answered", "--and-low", "1"), "name the second number, or leave them out"),
    (("threshold", "here", "--over", "answered", "--goal", "peace"), "`peace` is no arrangement"),
    (("threshold", "here", "--over", "answered", "nowhere"), "`nowhere` is no arrangement"),
    (("threshold", "here", "--over", "answered", "--figure", "x.bmp"), "`.svg`"),
    (("threshold", CHICKEN, "--over", "precision"), "such as `--goal "),
]


@pytest.mark.parametrize(
    ("words", "said"), REFUSED, ids=lambda value: " ".join(value) if isinstance(value, tuple) else ""
)
def test_what_cannot_be_asked_is_refused_with_a_way_out(
    words: tuple[str, ...], said: str, harbour: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, err = run(*(harbour if word == "here" else word for word in words), columns="400")
    assert (code, out) == (2, "") and said in " ".join(err.replace("│", " ").split()), err
    assert not list(tmp_path.iterdir())


def test_python_refuses_the_same(harbour: str) -> None:
    case = locarno.load(harbour)
    assert case.play_numbers()[:3] == ("discount", "precision", "rate:army")
    with pytest.raises(locarno.Refusal, match="no closure"):
        case.play("R0", closure="x")  # type: ignore[arg-type]
    with pytest.raises(locarno.Refusal, match="which reading"):
        case.play(start="watched")
    with pytest.raises(TypeError, match="month"):
        case.play("R0", month=3)  # type: ignore[call-arg]


# figures


def figure(harbour: str, name: str, **wanted: Any) -> Any:
    spec = figure_spec(locarno.load(harbour), name, Wanted(**wanted))
    assert drawn(spec, ".svg") == drawn(spec, ".svg")
    return spec


def test_bands_fill_the_panel_month_by_month(harbour: str) -> None:
    spec = figure(harbour, "play", arrangements=("watched",))
    assert len(spec["vconcat"]) == 3
    for panel in spec["vconcat"]:
        by_month: dict[int, float] = {}
        for one in panel["layer"][0]["data"]["values"]:
            by_month[one["month"]] = by_month.get(one["month"], 0) + one["high"] - one["low"]
        edges = {(one["month"], one["high"]) for one in panel["layer"][0]["data"]["values"]}
        assert all(
            one["low"] == 0 or (one["month"], one["low"]) in edges for one in panel["layer"][0]["data"]["values"]
        )
        assert sorted(by_month) == list(range(25)) and all(abs(whole - 1) < 0.02 for whole in by_month.values())
    case = locarno.load(harbour)
    one = case.play("R0", "watched", points=0)
    assert one.figure().spec["title"] == play_figure(one, case.case)["title"]
    assert one.figure("play_paths").spec["title"]["text"].startswith("The likeliest courses once watched is agreed")


def test_figures_into_files(harbour: str, tmp_path: Path) -> None:
    for name, words in {
        "one.svg": ("play", harbour, "watched", "-r", "R0"),
        "table.svg": ("play", harbour),
        "curve.svg": ("threshold", harbour, "--over", "answered", "--scan", "9"),
        "rate.svg": ("threshold", harbour, "--over", "rate:navy", "--scan", "5"),
        "map.svg": ("threshold", harbour, "--over", "answered", "--and", "rate:army", "--scan", "8"),
        "bare.svg": ("play", CHICKEN, "--goal", "row_swerves"),
    }.items():
        path = tmp_path / name
        assert run(*words, "--figure", str(path))[0] == 0
        picture = path.read_text(encoding="utf-8")
        assert picture.startswith("<svg") and "NaN" not in picture and "undefined" not in picture
        assert "This is no forecast." in picture


def test_a_threshold_shows_crossings_marks_and_refs(harbour: str) -> None:
    spec = figure(harbour, "threshold", arrangements=("unwatched",), readings=("R0",))
    text = json.dumps(spec, ensure_ascii=False)
    assert "[H-1]" in text and "Dashed: shares of duties kept" in text and "An" not in spec["title"]["text"][:2]
    found = locarno.load(harbour).threshold("answered", "unwatched", ["R0"])
    with pytest.raises(locarno.Refusal, match="one number was scanned"):
        found.figure("threshold_map")


def test_figures_say_what_they_need(harbour: str) -> None:
    case = locarno.load(CHICKEN)
    with pytest.raises(locarno.Refusal, match="the probability of what"):
        case.figure("play_table")
    with pytest.raises(locarno.Refusal, match="leaves nothing to chance"):
        case.figure("threshold", to=["row_swerves"])
    with pytest.raises(locarno.Refusal, match="several arrangements"):
        locarno.load(harbour).figure("play", arrangements=["watched", "never"])
