"""Thresholds, against what can be worked out by hand, and against looking everywhere."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import locarno
from locarno.analyses.play.game import game_of
from locarno.analyses.play.solve import back, end_of
from locarno.analyses.play.stage import Likes
from locarno.sweeps.cast import Playing, beginnings, cast_of
from locarno.sweeps.goals import goal_named
from random_play import option_play_case

NEAR = 1e-9
RATE, MONTHS = 0.5, 6


def loaded(folder: Path, case: dict[str, Any] | str) -> locarno.Loaded:
    path = folder / "case.yaml"
    path.write_text(case if isinstance(case, str) else json.dumps(case))
    return locarno.load(path)


def struck(likelihood: float | None = None) -> dict[str, Any]:
    """Nobody wants anything; a blow falls at a known rate and does damage with a likelihood."""
    chance: dict[str, Any] = {"on": "blow", "change": ["+damage"]}
    if likelihood is not None:
        chance["likelihood"] = likelihood
    return {
        "locarno": 1,
        "case": {"title": "A blow", "goal": {"when": "not damage", "label": "whole"}},
        "actors": {"us": "We", "fate": {"name": "Fate", "nature": True}},
        "options": {"blow": "fate", "damage": "fate", "wave": "us"},
        "status_quo": [],
        "play": {
            "rates": {"us": 1},
            "chances": {"hurts": chance},
            "events": {
                "strike": {"change": "+blow", "rate": RATE},
                "calm": {"change": "-blow", "rate": RATE},
            },
        },
        "common": {"preferences": {"us": []}},
    }


def whole_after(likelihood: float, steps: int, months: int) -> float:
    """No damage so far: a chain with two states, calm and under the blow."""
    calm, under, step = 1.0, 0.0, RATE / steps
    for _ in range(months * steps):
        calm, under = calm * (1 - step) + under * step, under * (1 - step) + calm * step * (1 - likelihood)
    return calm + under


def test_a_crossing_that_can_be_worked_out(tmp_path: Path) -> None:
    case = loaded(tmp_path, struck())
    found = case.threshold("hurts", months=MONTHS, horizon=float(MONTHS), level=0.6)
    (curve,) = found.curves
    for value, probability in curve.points:
        assert probability == pytest.approx(whole_after(value, found.settings.steps, MONTHS), abs=NEAR)
    (crossing,) = curve.crossings
    assert not crossing.rising
    assert not crossing.jump
    assert crossing.low <= crossing.at <= crossing.high
    assert crossing.high - crossing.low < 1e-4
    assert whole_after(crossing.at, found.settings.steps, MONTHS) == pytest.approx(0.6, abs=1e-4)
    assert curve.left == pytest.approx(1.0, abs=NEAR), "left to fate, which does nothing by itself"
    assert curve.own is None
    assert curve.kept
    assert curve.break_even is None, "the case names no attack"


def test_more_is_not_always_better_and_every_crossing_is_found(tmp_path: Path) -> None:
    """Random curves: the crossings are those of a grid far finer than the scan."""
    seen = 0
    for seed in range(45):
        case = loaded(tmp_path, option_play_case(seed, 4).text)
        reading = next(iter(case.case.readings))
        how: dict[str, Any] = {
            "months": 2,
            "horizon": 4.0,
            "readings": [reading],
            "start": "T",
            "low": 0.1,
            "high": 30.0,
        }
        values = [one for _, one in case.threshold("precision", scan=12, **how).curves[0].points]
        level = 0.4 * min(values) + 0.6 * max(values)
        if not 0 < level < 1 or max(values) - min(values) < 1e-3:
            continue
        fine = case.threshold("precision", scan=120, level=level, **how).curves[0]
        coarse = case.threshold("precision", scan=12, level=level, **how).curves[0]
        assert len(coarse.crossings) == len(fine.crossings), seed
        for one, other in zip(coarse.crossings, fine.crossings, strict=True):
            assert one.at == pytest.approx(other.at, abs=1e-3), seed
            assert one.rising == other.rising, seed
        seen += 1
    assert seen >= 8


def test_belief_in_an_answer_is_not_monotone() -> None:
    """In the first case one curve crosses its mark three times; the gain of an attack turns there too."""
    case = locarno.load(Path(__file__).parents[2] / "cases" / "ukraine")
    how: dict[str, Any] = {"readings": ["R1"], "months": 12, "horizon": 24.0}
    coarse = case.threshold("attack_answered", scan=9, level=0.6, **how).curves[0]
    fine = case.threshold("attack_answered", scan=65, level=0.6, **how).curves[0]
    assert len(fine.crossings) == 3
    assert [one.rising for one in coarse.crossings] == [one.rising for one in fine.crossings] == [True, False, True]
    for one, other in zip(coarse.crossings, fine.crossings, strict=True):
        assert one.at == pytest.approx(other.at, abs=1e-4)
    assert fine.own is not None
    assert (fine.own.knob, fine.own.word) == ("chance:europeans_answer", "unlikely")
    assert fine.break_even is not None
    assert fine.break_even.actor == "RU"


def test_a_number_that_the_reading_gives_is_told(tmp_path: Path) -> None:
    found = loaded(tmp_path, struck(0.25)).threshold("chance:hurts", months=2, horizon=2.0, scan=3)
    own = found.curves[0].own
    assert own is not None
    assert (own.low, own.high, own.set) == (0.25, 0.25, False)


def test_a_map_is_made_of_the_curves(tmp_path: Path) -> None:
    case = loaded(tmp_path, struck())
    found = case.threshold(
        "hurts", second="event:strike", second_low=0.1, second_high=1.0, months=2, horizon=2.0,
        scan=8, steps=3,
    )  # fmt: skip
    (one,) = found.maps
    assert found.curves == ()
    assert (len(one.first), len(one.second)) == (4, 4)
    for row, rate in zip(one.probability, one.second, strict=True):
        for value, probability in zip(one.first, row, strict=True):
            setting = {"chance:hurts": value, "event:strike": rate}
            alone = case.play(start="today", months=2, horizon=2.0, steps=3, setting=setting)
            assert alone.goal.kept is not None
            assert probability == pytest.approx(alone.goal.kept[-1].middle, abs=NEAR)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"over": "nonsense"}, "there is no number `nonsense`"),
        ({"over": "hurts", "low": 0.5, "high": 0.2}, "from 0.5 to 0.2"),
        ({"over": "hurts", "high": 1.5}, "to 1.5"),
        ({"over": "hurts", "level": 1.0}, "a mark of 1"),
        ({"over": "hurts", "scan": 2}, "a scan of 2"),
        ({"over": "hurts", "second": "chance:hurts"}, "over itself"),
        ({"over": "weight:us:1"}, "has 0 statements"),
        ({"over": "hurts", "start": "no such thing"}, "no such thing"),
        ({"over": "hurts", "months": 0}, "0 months"),
        ({"over": "hurts", "horizon": 0.0}, "a horizon of 0"),
        ({"over": "hurts", "setting": {"discount": 2.0}}, "`discount` set to 2"),
        ({"over": "hurts", "without": ["nobody"]}, "no chance or event `nobody`"),
        ({"over": "hurts", "steps": 1, "setting": {"rate:us": 5.0}}, "steps a month: 1"),
    ],
)
def test_what_cannot_be_asked(tmp_path: Path, asked: dict[str, Any], found: str) -> None:
    with pytest.raises(locarno.Refusal, match=found):
        loaded(tmp_path, struck()).threshold(**asked)


def test_the_same_answer_whatever_the_number_of_threads(tmp_path: Path) -> None:
    case = loaded(tmp_path, option_play_case(3, 5, ranges=True).text)
    reading = next(iter(case.case.readings))
    told = set()
    for threads in (1, 2, 8):
        one = replace(case, _pool=ThreadPoolExecutor(threads))
        told.add(repr(one.threshold("precision", readings=[reading], start="T", months=2, horizon=3.0, scan=9)))
        told.add(repr(one.threshold("precision", readings=[reading], start="T", months=2, horizon=3.0, scan=9)))
    assert len(told) == 1


def test_a_sweep_on_threads_is_the_sweep() -> None:
    """Bytes are the same whether one sweep is spread over threads or not."""
    case = locarno.load(Path(__file__).parents[2] / "cases" / "ukraine")
    space = case._spaces.space("R4")
    goal = goal_named(case.case, None)
    cast = cast_of(space, goal, beginnings(case.case, ["A01"]), Playing(), outcomes=False, values=False)
    game = cast.game(cast.points()[0].having("chance:attack_answered", 0.4), likes=Likes())
    assert game.threads is None
    alone, together = end_of(game), end_of(replace(game, threads=ThreadPoolExecutor(3)))
    back(alone, 20)
    back(together, 20)
    assert alone.steps == together.steps == 20
    assert alone.value.tobytes() == together.value.tobytes()


def test_steps_that_are_too_few() -> None:
    case = locarno.load(Path(__file__).parents[2] / "cases" / "ukraine")
    cast = cast_of(
        case._spaces.space("R4"), goal_named(case.case, None), beginnings(case.case, ["A01"]), Playing(), False, False
    )
    board = cast.stage.board(cast.points()[0], Playing().manner())
    with pytest.raises(locarno.Refusal, match="steps a month: 3, and clocks ring 7 times"):
        game_of(board, cast.points()[0], cast.game(cast.points()[0]).flow, Playing(steps=3).manner())
