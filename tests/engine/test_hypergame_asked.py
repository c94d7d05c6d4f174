"""Hypergames as they are asked: by name and by `sees`, as of a day, under scenarios; refusals; what a person reads."""

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import locarno
from locarno.cli.main import app
from locarno.space.joint import join
from locarno.space.space import Spaces

ROOT = Path(__file__).parents[2]
UKRAINE = str(ROOT / "cases" / "ukraine")
MARSH = """
locarno: 1
case: {title: The wall and the marsh, as_of: 2025}
sources: {J: {title: A journal}}
actors: {north: Northland, south: Southland, sky: {name: Weather, nature: true}}
options: {wall: north, reserve: north, road: south, marsh: south}
rules:
  one_army: {impossible: wall and reserve, definition: true}
  one_attack: {impossible: road and marsh, definition: true}
  too_late: {barred: {change: [+wall, +reserve], from: road or marsh}, refs: [J]}
status_quo: {2024: [wall], 2025: [wall]}
outcomes:
  breakthrough: (road and not wall) or (marsh and not reserve)
  repelled: road or marsh
  quiet: 'true'
scenarios:
  frost: {without: [marsh]}
  flood: {with: [marsh]}
arrangements:
  manned: {name: The wall is manned, with: [wall], without: [road, marsh]}
  unmanned: {name: Nobody is there, without: [wall, reserve, road, marsh]}
  crossed: {name: The marsh is crossed, with: [marsh]}
common:
  preferences:
    north: [not ((road and not wall) or (marsh and not reserve)), not wall and not reserve]
    south: [not ((road and wall) or (marsh and reserve)), {statement: road or marsh, refs: [J]}]
readings:
  old_maps: {rules: {impassable: {impossible: marsh}}}
  scouts: {}
  envoys: {preferences: {south: [not road and not marsh]}}
hypergames:
  surprise: {sees: {north: {reading: old_maps, date: 2024-06, refs: [J]}}, reading: scouts}
  mistrust: {sees: {north: scouts}, truth: envoys}
  later: {sees: {north: old_maps, south: scouts}, date: 2026}
"""


def marsh() -> locarno.Loaded:
    return locarno.loads(MARSH)


def told(*words: str, code: int = 0) -> str:
    found = CliRunner().invoke(app, ["hypergame", *words], catch_exceptions=False, env={"COLUMNS": "100"})
    assert found.exit_code == code, found.output
    return found.output


def shape(*words: str) -> Any:
    return json.loads(told(*words, "--format", "json"))


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "marsh.yaml"
    path.write_text(MARSH, encoding="utf-8")
    return str(path)


def test_a_strategic_surprise() -> None:
    found = marsh().hypergame("surprise")
    manned = found["manned"]
    assert [one.rung for one in manned.eyes] == ["credible", "breaks"]
    assert (manned.verdict.rung, manned.surprised, manned.by_seers) == ("breaks", ("north",), "breaks")
    [departure] = manned.departures
    assert (departure.step.actor, departure.step.change) == ("south", ("+marsh",))
    assert departure.gain.basis is not None and departure.gain.basis.refs == ("J",)
    assert [(mind.actor, mind.why, mind.gain) for mind in departure.minds] == [("north", "unseen_state", None)]
    assert [(s.states, s.alone) for s in found.sights] == [(6, 0), (9, 3)]
    assert found["crossed"].verdict.rung == "impossible" and found["crossed"].unseen_by == ("north",)
    assert found["crossed"].by_seers == "interest"
    with pytest.raises(KeyError):
        found["marched"]


def test_each_knows_itself() -> None:
    """Northland is wrong about Southland, which wants quiet; with what the reading says about it, it does attack."""
    case = marsh()
    known = case.hypergame("mistrust")
    assert (known.truth, known["manned"].verdict.rung) == ("envoys", "credible")
    [alarm] = known["manned"].alarms
    assert (alarm.actor, alarm.step.actor, alarm.step.change) == ("north", "south", ("+marsh",))
    assert (alarm.mind.actor, alarm.mind.why) == ("south", "no_gain")
    assert known["manned"].surprised == ()
    as_read = case.hypergame(sees={"north": "envoys", "south": "scouts"})
    assert as_read["manned"].surprised == ("north",)
    assert [mind.why for mind in as_read["manned"].departures[0].minds] == ["no_gain"]


def test_the_truth_alone_may_differ_from_what_all_see() -> None:
    found = marsh().hypergame(reading="scouts", truth="envoys")
    assert [sight.game for sight in found.sights] == [0, 1]
    assert [(sight.reading, sight.wants) for sight in found.sights] == [("scouts", "envoys")] * 2


def test_before_its_day_nobody_sees_it() -> None:
    case = marsh()
    early = case.hypergame("surprise", as_of=date(2024, 2, 1))
    assert [sight.reading for sight in early.sights] == ["scouts", "scouts"]
    assert [str(basis.since) for basis in early.later] == ["2024-06"]
    with pytest.raises(locarno.Refusal, match="`later` does not count as of 2025-01-01"):
        case.hypergame("later")
    assert case.hypergame("later", as_of=date(2026, 1, 1))["manned"].surprised == ("north",)


def test_what_the_question_says_goes_first() -> None:
    case = marsh()
    assert case.hypergame("surprise", sees={"north": "scouts"})["manned"].surprised == ()
    assert case.hypergame("surprise", reading="envoys")["manned"].verdict.concept is not None
    assert case.hypergame("mistrust", truth="scouts").sights[1].reading == "scouts"


def test_scenarios_of_all_and_of_one() -> None:
    case = marsh()
    assert case.hypergame("surprise", scenarios=["frost"])["manned"].surprised == ()
    frozen = case.hypergame(sees={"north": "scouts+frost"}, reading="scouts")
    assert frozen["manned"].departures[0].minds[0].why == "unseen_state"
    assert frozen.sights[0].scenarios == ("frost",)


def test_what_an_entry_of_the_case_rests_on_counts() -> None:
    by_name, by_hand = marsh().hypergame("surprise"), marsh().hypergame(sees={"north": "old_maps"}, reading="scouts")
    assert by_name["manned"].verdict.entries == by_hand["manned"].verdict.entries + 2  # the hypergame, and one sight
    assert by_name["manned"].verdict.rung == by_hand["manned"].verdict.rung


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({}, "which hypergame.*surprise, mistrust, later"),
        ({"named": "fog"}, "no hypergame `fog`.*surprise"),
        ({"sees": {"nort": "scouts"}}, "no actor `nort`.*north, south"),
        ({"sees": {"sky": "scouts"}}, "`sky` is Nature"),
        ({"sees": {"north": "scots"}, "reading": "scouts"}, "no reading `scots`"),
        ({"sees": {"north": "scouts+forst"}, "reading": "scouts"}, "no scenario `forst`"),
        ({"sees": {"north": "scouts"}}, "which reading do south see"),
        ({"reading": "scots"}, "no reading `scots`"),
        ({"truth": "scots"}, "no reading `scots`"),
        ({"reading": "scouts", "concept": "gmrr"}, "no concept `gmrr`.*nash"),
        ({"reading": "scouts", "arrangements": ["mand"]}, "no arrangement `mand`"),
        ({"reading": "scouts", "scenarios": ["forst"]}, "no scenario `forst`"),
        ({"reading": "scouts", "as_of": date(2023, 1, 1)}, "no status quo as of"),
        ({"sees": {"north": "old_maps+flood"}, "reading": "scouts"}, "no state is feasible in the game of `north`"),
    ],
)
def test_what_cannot_be_asked(said: dict[str, Any], words: str) -> None:
    with pytest.raises(locarno.Refusal, match=words):
        marsh().hypergame(**said)


def test_games_that_do_not_fit_are_refused_with_the_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    options = ", ".join(f"o{n}: {'ab'[n % 2]}" for n in range(18))
    text = f"locarno: 1\ncase: {{title: t}}\nactors: {{a: A, b: B}}\noptions: {{{options}}}\n"
    text += "common: {preferences: {a: [o1], b: [o2]}}\nreadings: {P: {}, Q: {preferences: {a: [o3]}}}\n"
    monkeypatch.setenv("LOCARNO_MEMORY_GIB", "0.1")
    case = locarno.loads(text)
    assert case.hypergame(reading="P", most=0).tallies
    with pytest.raises(locarno.Refusal, match=r"2 different games with up to 262,144 states.*GiB"):
        case.hypergame(sees={"a": "P", "b": "Q"})


def test_nobody_looks_ahead_in_the_joint_space() -> None:
    spaces = Spaces(marsh().case)
    space = join([spaces.space("old_maps"), spaces.space("scouts")]).space
    moves, rank = space.frame.moves, space.rank
    for ask in (
        lambda: moves.order(rank),
        lambda: moves.best(0, rank[0]),
        lambda: moves.carry(rank[0], 0, True, rank, space.order),
        lambda: moves.spread(0, True, rank, space.order),
    ):
        with pytest.raises(TypeError):
            ask()


def test_in_the_joint_space_each_wants_as_in_its_own_game() -> None:
    spaces = Spaces(marsh().case)
    space = join([spaces.space("scouts"), spaces.space("envoys")]).space
    assert [one.text for one in space.statements("south")] == ["not road and not marsh"]
    assert [one.text for one in space.statements("north")][1:] == ["not wall and not reserve"]


def test_in_the_joint_space_nobody_moves_where_it_sees_nothing() -> None:
    case = locarno.loads(MARSH.replace("  too_late: {barred", "#"))  # moves as cells
    spaces = Spaces(case.case)
    space = join([spaces.space("old_maps"), spaces.space("scouts")]).space
    crossed, quiet = space.frame.index(0b1001), space.frame.index(0b0001)
    assert crossed is not None and quiet is not None
    assert space.frame.moves.targets(0, crossed).size == 0 < space.frame.moves.targets(1, crossed).size
    assert crossed in space.frame.moves.targets(1, quiet)


def test_an_actor_does_not_move_where_it_sees_nothing() -> None:
    """From today, which b does not see, only a moves; what b could do from the last state is nothing it can do here."""
    text = """
locarno: 1
case: {title: t}
actors: {a: A, b: B}
states: {s1: today, s2: by a, s3: by b, s4: last}
moves: {a: {s1: [s4], s4: [s2]}, b: {s4: [s3], s3: [s4]}}
status_quo: s1
arrangements: {either: {name: Either, require: s2 or s3}}
common: {preferences: {a: [], b: []}}
readings: {P: {}, Q: {rules: {gone: {impossible: s1}}}}
"""
    [found] = locarno.loads(text).hypergame(sees={"a": "P", "b": "Q"})
    assert [state.id for state in found.verdict.opening_states] == ["s2", "s3"]


def test_states_nearest_to_today_are_told_first() -> None:
    found = locarno.load(UKRAINE).hypergame(sees={"US": "R1"}, reading="R3", most=200)
    today = {"ld_guarantee", "de_coprod", "eu_fund"}
    for told in (found.surprises, found.rests):
        far = [len(today ^ set(one.state.holds)) for one in told]
        assert len(far) > 100 and far == sorted(far) and far[0] < far[-1]


# what a person reads


def test_the_table_says_who_is_surprised_by_what(file: str) -> None:
    out = told(file, "surprise")
    assert "Of 3 arrangements none holds, 2 break, 1 has no state that everybody sees. 1 breaks to somebody's" in out
    assert "north surprised: unseen state" in out and "by +marsh →breakthrough" in out
    assert "north cannot conceive of it; if it did nothing: interest" in " ".join(out.split())
    why = told(file, "surprise", "--why", "-a", "manned")
    assert "south gains in its own game (scouts): `road or marsh` is true then (its statement 2, J)" in why
    assert "surprised: north cannot conceive of where it leads (old_maps)" in why
    assert "north alarmed: south does not gain" in told(file, "mistrust")
    assert "nothing can surprise anybody" in told(file, "--reading", "scouts")


def test_states_are_told_on_request(file: str) -> None:
    out = told(file, "surprise", "--states", "--why")
    assert "believed to rest by north" in out and "north cannot conceive of where it leads" in out
    short = told(UKRAINE, "--reading", "R3", "--sees", "US=R1", "--states", "--most", "2")
    assert short.count("believed to rest by") == 2 and "2 of them told" in short and "`--most` tells more" in short


def test_a_case_without_arrangements_tells_states() -> None:
    out = told(str(ROOT / "cases" / "korea_2017.yaml"))
    assert "nothing can surprise anybody" in out
    rows = list(csv.DictReader(io.StringIO(told(str(ROOT / "cases" / "elmira.yaml"), "--states", "-f", "csv"))))
    assert [row["state"] for row in rows][:2] == ["s1", "s2"] and {row["kind"] for row in rows} == {
        "expected",
        "unstable",
    }


def test_json_and_csv(file: str) -> None:
    found = shape(file, "surprise", "--why")
    assert found["schema"] == "locarno.hypergame/1" and found["hypergame"] == "surprise" and found["states"] is None
    manned = found["arrangements"][0]
    assert manned["eyes"] == [
        {"actor": "north", "rung": "credible", "concept": "sseq"},
        {"actor": "south", "rung": "breaks", "concept": None},
    ]
    assert manned["breaks"][0]["minds"][0]["why"] == "unseen_state" and manned["surprised"] == ["north"]
    whole = shape(file, "mistrust", "--states", "--why")
    assert len(whole["states"]["kinds"]) == len(whole["states"]["codes"]) == 9
    assert set(whole["states"]["seen"]) == {"north", "south"}
    rows = list(csv.DictReader(io.StringIO(told(file, "surprise", "--format", "csv"))))
    assert [row["rung"] for row in rows] == ["breaks", "breaks", "impossible"]
    assert (rows[0]["surprised"], rows[0]["why_north"], rows[0]["why_south"]) == ("north", "unseen_state", "")


@pytest.mark.parametrize("text", ["north", "=scouts", "north=", "north=scouts,south", "north=scouts,north=envoys"])
def test_what_sees_does_not_say(text: str, file: str) -> None:
    assert "`--sees" in told(file, "--sees", text, code=2) or "sees two games" in told(file, "--sees", text, code=2)


@pytest.mark.parametrize("text", ["north=scouts,south=envoys", "south = envoys , north= scouts", "north,south=scouts"])
def test_several_in_one_word(text: str, file: str) -> None:
    assert [game["actor"] for game in shape(file, "--sees", text)["games"]] == ["north", "south"]


def test_the_case_shows_its_hypergames(file: str) -> None:
    found = CliRunner().invoke(app, ["show", file, "--section", "hypergames"], catch_exceptions=False).stdout
    assert "each wants as in envoys" in found and "all others see scouts" in found


# the Ukraine case


def test_ukraine() -> None:
    """The leads play R0, in which no offer to Russia can be made: what rests on one they cannot even conceive of."""
    found = locarno.load(UKRAINE).hypergame(sees={"LEAD": "R0", "US": "R1"}, reading="R3")
    assert {one.arrangement for one in found if "LEAD" in one.unseen_by} == {"A17", "A18", "A19", "A20"}
    assert found["A17"].verdict.rung == "impossible" and found["A17"].by_seers == "breaks"
    assert found["A39"].surprised == ("RU", "UA", "DE", "EUR", "BRICS")


@pytest.mark.parametrize("workers", ["1", "3"])
def test_the_number_of_workers_changes_nothing(workers: str, monkeypatch: pytest.MonkeyPatch) -> None:
    words = (UKRAINE, "--truth", "R3", "--sees", "LEAD=R0,US=R1", "-f", "csv")
    alone = told(*words)
    monkeypatch.setenv("LOCARNO_WORKERS", workers)
    assert told(*words) == alone
