"""A case in one file, and in the other form: every answer about stability and ways is the same."""

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest
import yaml

import locarno
from case_texts import graph_case, option_case
from locarno import Loaded, Refusal
from locarno.answers.asked import CONCEPTS
from locarno.api.loading import read_day
from locarno.interop.source import ends_of
from oracle import option_game
from random_conflicts import graph_conflict, option_conflict

CASES = Path(__file__).parents[2] / "cases"


def code_names(case: Loaded, reading: str, scenarios: tuple[str, ...] = ()) -> list[str]:
    """What `locarno stability` calls the states: numbers, in graph form ids."""
    found = case.stability(reading, scenarios)
    return [*found.labels] or [str(code) for code in found.states]


def same_answers(
    one: Loaded, other: Loaded, named: Callable[[str], str], reading: str, scenarios: tuple[str, ...] = ()
) -> None:
    """`named` is what the second case calls a state of the first; `scenarios` are asked of the first alone."""
    mine, theirs = one.stability(reading, scenarios), other.stability(next(iter(other.case.readings)))
    assert mine.actors == theirs.actors
    names = [named(name) for name in code_names(one, reading, scenarios)]
    at = {name: number for number, name in enumerate(code_names(other, next(iter(other.case.readings))))}
    assert set(at) == set(names)
    order = [at[name] for name in names]
    assert (mine.ranks == theirs.ranks[:, order]).all()
    assert mine.outcomes == tuple(theirs.outcomes[number] for number in order)
    for concept in CONCEPTS:
        assert (mine.stable[concept] == theirs.stable[concept][:, order]).all(), concept
    spaces = (
        one._spaces.space(reading, scenarios, one._day(None)),
        other._spaces.space(next(iter(other.case.readings)), (), other._day(None)),
    )
    for row in range(len(mine.actors)):
        for state in range(len(names)):
            ends = {order[end] for end in ends_of(spaces[0], row, state)}
            assert ends == set(ends_of(spaces[1], row, order[state]))


def ways(case: Loaded, reading: str, scenarios: tuple[str, ...] = ()) -> Any:
    """How far each arrangement is, by gains and by any moves."""
    if not case.case.status_quo:
        return None
    return {
        reach.arrangement: (
            reach.there,
            None if reach.by_gains is None else len(reach.by_gains),
            None if reach.by_any is None else (len(reach.by_any), sum(not step.gains for step in reach.by_any)),
        )
        for reach in case.paths(readings=[reading], scenarios=scenarios)
        if reach.possible
    }


@pytest.mark.parametrize("seed", range(14))
def test_an_option_form_listed_and_made_of_options_again_answers_alike(seed: int) -> None:
    conflict = option_conflict(seed)
    game, rng = option_game(conflict), Random(f"forms {seed}")
    states = [int(state) for state in game.states]
    agreed = rng.sample(states, rng.randint(1, len(states)))
    case = locarno.loads(option_case(conflict, states, rng.choice(states), agreed))
    listed = case.convert("graph-form")
    graph = locarno.loads(listed.text)
    assert graph.case.form == "graph" and list(graph.case.states) == [str(state) for state in states]
    same_answers(case, graph, str, "common")
    assert ways(case, "common") == ways(graph, "common")
    again = graph.convert("option-form")
    option = locarno.loads(again.text)
    assert option.case.form == "option" and list(option.case.options) == list(case.case.options)
    same_answers(graph, option, str, "common")
    assert ways(case, "common") == ways(option, "common")
    verdicts = (one.verdicts()["T", "common"] for one in (case, option))
    assert len({(verdict.rung, verdict.concept, verdict.opening_states) for verdict in verdicts}) == 1


@pytest.mark.parametrize("name", ["cuban_missile_crisis", "elmira_options", "korea_2017_sensitivity", "stag_hunt"])
def test_published_cases_listed_keep_all_that_can_be_said(name: str) -> None:
    case = locarno.load(CASES / f"{name}.yaml")
    for reading in case.case.readings:
        graph = locarno.loads(case.convert("graph-form", reading).text)
        same_answers(case, graph, str, reading)
        assert graph.case.sources == case.case.sources
        assert [one.name for one in graph.case.actors.values()] == [one.name for one in case.case.actors.values()]
        assert [one.label for one in graph.case.options.values()] == [one.label for one in case.case.options.values()]
        assert {id_: one.when for id_, one in graph.case.outcomes.items()} == {
            id_: one.when for id_, one in case.case.outcomes.items()
        }
        assert [one.basis.refs for one in graph.case.arrangements.values()] == [
            one.basis.refs for one in case.case.arrangements.values()
        ]
        option = locarno.loads(graph.convert("option-form").text)
        same_answers(graph, option, str, next(iter(graph.case.readings)))
        assert ways(case, reading) == ways(option, next(iter(option.case.readings)))


def test_scenarios_readings_and_the_day_are_in_what_is_listed() -> None:
    text = """
locarno: 1
case: {title: T}
actors: {a: A, b: B}
options: {x: a, w: b, z: {owners: [a, b]}}
rules: {r: {impossible: x and w, date: 2020}, s: {irreversible: x, withdrawn: 2019}, q: x and z}
status_quo: {2018: [], 2021: [w]}
scenarios: {held: {with: [w], lifts: [q]}, other: {rules: {t: not w and z}}}
arrangements: {all: {name: All}, never: {name: Never, with: [x], without: [w]}}
common:
  preferences:
    a: [{statement: x, date: 2022}, {statement: z, note: wants it}]
    b: {ranking: [---]}
readings:
  r1:
    name: One
    scenarios: [other]
    preferences: {b: {weights: [{statement: w, weight: 0.50}, {statement: x, weight: 2}]}}
"""
    case = locarno.loads(text.lstrip())
    day = read_day("2021-06")
    found = case.convert("graph-form", "r1", ["held"], day)
    assert found.reading == "r1" and found.asked.scenarios == ("held",) and str(found.asked.as_of) == "2021-06-01"
    graph = locarno.loads(found.text)
    assert list(graph.case.states) == ["2", "6"] and list(graph.case.arrangements) == ["all"]
    assert graph.case.today(None) is not None and graph.case.status_quo[0].state == "2"
    assert any("never" in words for words in found.lost) and "2 scenarios" in found.lost
    assert [one.text for one in graph.case.readings["r1"].preferences["a"].order.statements] == ["z"]  # type: ignore[union-attr]
    later = locarno.loads(case.convert("graph-form", "r1", [], read_day("2019-06")).text)
    assert list(later.case.states) == ["0", "1", "2", "3", "6"]


def test_a_graph_form_that_options_do_not_make_is_refused_with_the_reason() -> None:
    def refusal(changes: dict[str, Any]) -> str:
        case: dict[str, Any] = {
            "locarno": 1,
            "case": {"title": "T"},
            "actors": {"a": "A", "b": "B"},
            "options": {"x": "a", "w": "b"},
            "states": {"s": None, "t": {"with": ["x"]}},
            "moves": {"a": {"s": ["t"]}},
            "common": {"preferences": {"a": [], "b": []}},
        } | changes
        text = yaml.safe_dump(case, sort_keys=False).replace("null", "")
        with pytest.raises(Refusal) as why:
            locarno.loads(text).convert("option-form")
        return why.value.found

    assert refusal({"states": {"s": None, "t": None}}) == "`s` and `t` hold the same options"
    assert refusal({"moves": {"b": {"s": ["t"]}}}) == (
        "the move of `b` from `s` to `t` changes `x`, which is not its own"
    )
    assert refusal({"options": {}, "states": {"s": None, "t": None}}) == "the states of the case hold no options"
    for seed in range(5):
        game = graph_conflict(seed)
        with pytest.raises(Refusal, match="hold no options"):
            locarno.loads(graph_case(game, game.states[0], game.states)).convert("option-form")


def test_names_of_states_become_what_is_yes_in_them() -> None:
    text = """
locarno: 1
case: {title: T}
actors: {a: A, b: B}
options: {x: a, w: b}
states: {s: calm, t: {with: [x]}, u: {label: both, with: [x, w]}, v: {with: [x, w], label: the same, but impossible}}
moves: {a: {s: [t], t: [s]}, b: {t: [u]}}
rules: {gone: v}
status_quo: t
outcomes: {war: u or v, peace: not t and not u}
arrangements: {calm: {name: Calm, require: s or v}}
common: {preferences: {a: [u or s, t], b: {ranking: [u, [s, t, v]]}}}
"""
    case = locarno.loads(text.lstrip().replace("the same, but impossible", "same"))
    found = case.convert("option-form")
    option = locarno.loads(found.text)
    same_answers(case, option, lambda id_: {"s": "0", "t": "1", "u": "3"}[id_], "common")
    assert sorted(option.case.rules) == ["infeasible_1", "not_listed_1", "w_stays"] or option.case.rules
    assert option.case.status_quo[0].holds == {"x"}
    assert "ids of states and 3 labels of theirs" in found.lost


def test_a_listing_too_long_is_refused_with_its_size() -> None:
    ukraine = locarno.load(CASES / "ukraine")
    with pytest.raises(Refusal, match=r"12,288 states and [\d,]+ moves to list"):
        ukraine.convert("graph-form", "R0")
    with pytest.raises(Refusal, match="option form already"):
        ukraine.convert("option-form", "R0")
    with pytest.raises(Refusal, match="graph form already"):
        locarno.load(CASES / "elmira.yaml").convert("graph-form")


@pytest.mark.parametrize("path", [*sorted(CASES.glob("*.yaml")), CASES / "ukraine"], ids=lambda path: path.stem)
def test_a_case_in_one_file_means_what_its_files_mean(path: Path, tmp_path: Path) -> None:
    found = locarno.convert(path, "case")
    target = tmp_path / "other_name.yaml"
    target.write_text(found.text, encoding="utf-8")
    case, problems = locarno.check(target)
    before, warnings = locarno.check(path)
    assert case == before and case is not None, problems
    assert [(p.code, p.found) for p in problems] == [(p.code, p.found) for p in warnings]
    assert found.reading == "" and "comments" in found.lost
    assert locarno.convert(target, "case").text == found.text


def test_a_case_in_one_file_is_written_whole_or_not_at_all() -> None:
    with pytest.raises(Refusal, match="the whole case"):
        locarno.convert(CASES / "chicken.yaml", "case", "common")
    with pytest.raises(Refusal, match="the whole case"):
        locarno.convert(CASES / "chicken.yaml", "case", order=["row"])
    with pytest.raises(Refusal, match="from its files"):
        locarno.load(CASES / "chicken.yaml").convert("case")
    with pytest.raises(locarno.CaseError):
        locarno.convert(CASES / "nothing.yaml", "case")


def test_moves_are_counted_without_listing_them() -> None:
    for seed in range(30):
        conflict = option_conflict(seed)
        game = option_game(conflict)
        states = [int(state) for state in game.states]
        space = locarno.loads(option_case(conflict, states, states[0], states))._spaces.space("common")
        arcs = sum(len(ends) for moves in game.moves.values() for ends in moves.values())
        from locarno.interop.source import count_moves

        assert count_moves(space.frame) == arcs
        assert space.rank.dtype == np.int32
