"""Files of GMCR+, read and written, judged by a slow reading of the JSON from the facts of the format."""

import json
from collections.abc import Mapping
from itertools import combinations
from pathlib import Path
from random import Random
from typing import Any

import pytest

import locarno
from case_texts import graph_case, option_case
from locarno import Loaded, Refusal
from locarno.case.nouns import Irreversible
from locarno.interop.source import ends_of
from oracle import Game, option_game
from oracle_gmcr import game_of
from random_conflicts import graph_conflict, option_conflict
from random_gmcr import agrees, feasible, gmcr_file, pattern

SEEDS = 30


def dense(rank: Mapping[Any, int]) -> dict[Any, int]:
    places = sorted(set(rank.values()))
    return {state: places.index(value) for state, value in rank.items()}


def written(folder: Path, file: Mapping[str, Any], name: str = "x.gmcr") -> Path:
    path = folder / name
    path.write_text(json.dumps(file), encoding="utf-8")
    return path


def same(case: Loaded, game: Game, reading: str = "") -> None:
    """The case has the states, the moves and the ranks of the game, actors and options in the same order."""
    space = case._spaces.space(reading or next(iter(case.case.readings)))
    codes = space.frame.codes.tolist()
    assert codes == list(game.states) and len(space.frame.players) == len(game.actors)
    for row, actor in enumerate(game.actors):
        assert dense(game.rank[actor]) == {code: int(space.rank[row, at]) for at, code in enumerate(codes)}
        for at, code in enumerate(codes):
            assert {codes[end] for end in ends_of(space, row, at)} == game.moves[actor][code]


@pytest.mark.parametrize("seed", range(SEEDS))
def test_there_and_back_again(seed: int, tmp_path: Path) -> None:
    """gmcr to case to gmcr to case: the same states, moves and ranks at every step, whatever names were used."""
    file = gmcr_file(seed)
    game = game_of(file)
    path = written(tmp_path, file)
    same(locarno.load(path), game)
    text = tmp_path / "x.yaml"
    text.write_text(locarno.convert(path, "case").text, encoding="utf-8")
    case, problems = locarno.check(text)
    assert case is not None and not [problem for problem in problems if problem.code.startswith("E")]
    loaded = locarno.load(text)
    same(loaded, game)
    assert [one.label or one.id for one in case.options.values()] == [
        " ".join(one["name"].split()) or id_ for one, id_ in zip(file["options"], case.options, strict=True)
    ]
    back = json.loads(loaded.convert("gmcr").text)
    for again in (back, back | {"useManualPreferenceRanking": True}):
        found = game_of(again)
        assert (found.states, found.moves) == (game.states, game.moves)
        assert [dense(found.rank[a]) for a in found.actors] == [dense(game.rank[a]) for a in game.actors]
    assert len(back["infeasibles"]) <= len(file["infeasibles"])
    assert back["useManualPreferenceRanking"] is (
        file["useManualPreferenceRanking"] or any(len(one["preferences"]) > 62 for one in back["decisionMakers"])
    )
    second = locarno.load(written(tmp_path, back, "y.gmcr"))
    same(second, game)
    assert list(second.case.options) == list(case.options) and list(second.case.actors) == list(case.actors)
    assert [one.name for one in second.case.actors.values()] == [one.name for one in case.actors.values()]


@pytest.mark.parametrize("seed", range(SEEDS))
def test_a_case_is_written_with_the_same_meaning_or_not_at_all(seed: int, tmp_path: Path) -> None:
    conflict = option_conflict(seed)
    game = option_game(conflict)
    states = [int(state) for state in game.states]
    case = locarno.loads(option_case(conflict, states, states[0], states))
    varying = {o for o in range(conflict.n_options) if len({code >> o & 1 for code in states}) == 2}
    rules = case.case.rules.values()
    cannot = bool(conflict.barred)
    cannot |= any(len(conflict.owners[o]) > 1 for o in varying)
    kept = [rule.option for rule in rules if isinstance(rule, Irreversible)]
    cannot |= any(kept.count(f"o{o}") == 2 for o in varying)
    try:
        found = case.convert("gmcr")
    except Refusal as why:
        assert cannot and why.way_out
        return
    assert not cannot
    file = json.loads(found.text)
    again = game_of(file)
    assert again.states == game.states
    assert [again.moves[a] for a in again.actors] == [
        {s: frozenset(ends) for s, ends in game.moves[a].items()} for a in game.actors
    ]
    assert [dense(again.rank[a]) for a in again.actors] == [dense(game.rank[a]) for a in game.actors]
    same(locarno.load(written(tmp_path, file)), again)


def test_patterns_are_few(tmp_path: Path) -> None:
    """Rules of any shape become patterns, no more than there are ways to say them."""
    text = """
locarno: 1
case: {title: T}
actors: {a: A, b: B}
options: {p: a, q: a, r: b, s: b, t: b}
rules:
  one: at least 2 of (p, q, r)
  two: not (p or q or r)
  three: s iff t
common: {preferences: {a: [p implies q, p iff s, 'at least 2 of (p, s, t)'], b: [not (r and s), true]}}
"""
    found = locarno.loads(text.lstrip()).convert("gmcr")
    file = json.loads(found.text)
    assert sorted(len(one) for one in file["infeasibles"]) == [2, 2, 2, 2, 2, 3]
    assert [len(one["preferences"]) for one in file["decisionMakers"]] == [3, 1]
    assert not file["useManualPreferenceRanking"]
    game = game_of(file)
    assert len(game.states) == 6
    same(locarno.load(written(tmp_path, file)), game)


def test_patterns_of_states_where_rules_are_too_many_to_expand() -> None:
    """A parity over 12 options has 2,048 terms: the states are described instead, and nothing is lost."""
    ids = [f"o{n}" for n in range(13)]
    parity = ids[0]
    for id_ in ids[1:]:
        parity = f"({parity}) iff {id_}"
    case = {
        "locarno": 1,
        "case": {"title": "T"},
        "actors": {"a": "A"},
        "options": dict.fromkeys(ids, "a"),
        "rules": {"odd": parity, "small": "o0 and o1 and o2"},
        "common": {"preferences": {"a": ["o0"]}},
    }
    file = json.loads(locarno.loads(json.dumps(case)).convert("gmcr").text)
    states = [
        code for code in range(2**13) if code & 7 != 7 and code.bit_count() % 2 == 0
    ]  # 12 times `iff` over 13 options is true where an odd number of them is
    gone: set[int] = set()
    for one in file["infeasibles"]:  # some thousand patterns of few codes each: spelled out, not tried
        free = [option for option in range(13) if option not in dict(one)]
        base = sum(1 << option for option, letter in one if letter == "Y")
        gone |= {base + sum(1 << o for o in some) for k in range(len(free) + 1) for some in combinations(free, k)}
    assert sorted(set(range(2**13)) - gone) == states
    assert 3000 < len(file["infeasibles"]) < 4000


def test_misperceptions_become_readings(tmp_path: Path) -> None:
    for seed in range(40):
        rng = Random(f"unseen {seed}")
        file = gmcr_file(seed)
        game = game_of(file)
        unseen = {}
        for number, maker in enumerate(file["decisionMakers"]):
            patterns = [pattern(rng, len(file["options"])) for _ in range(rng.choice((0, 1, 2)))]
            if patterns and any(not any(agrees(int(s), one) for one in patterns) for s in game.states):
                maker["misperceptions"] = unseen[number] = patterns
        case = locarno.load(written(tmp_path, file))
        if not unseen:
            assert list(case.case.readings) == ["common"]
            continue
        actors = list(case.case.actors)
        assert list(case.case.readings) == ["as_it_is", *(f"seen_by_{actors[number]}" for number in unseen)]
        same(case, game, "as_it_is")
        for number, patterns in unseen.items():
            seen = [s for s in game.states if not any(agrees(int(s), one) for one in patterns)]
            part = Game(
                tuple(seen),
                game.actors,
                {a: {s: game.moves[a][s] & frozenset(seen) for s in seen} for a in game.actors},
                {a: {s: game.rank[a][s] for s in seen} for a in game.actors},
            )
            same(case, part, f"seen_by_{actors[number]}")


def test_what_a_person_reads(tmp_path: Path) -> None:
    """The text is written for somebody who goes on with it: words, labels, comments."""
    file = {
        "options": [
            {"name": "Nuclear strike", "permittedDirection": "fwd"},
            {"name": "Zurück & weg", "permittedDirection": "both"},
            {"name": "Invade", "permittedDirection": "back"},
            {"name": "Invade", "permittedDirection": "both"},
        ],
        "decisionMakers": [
            {"name": "US", "options": [0, 1], "preferences": [[[0, "N"], [2, "N"]], {"compound": True, "members": [
                [[1, "Y"], [3, "N"]], [[0, "Y"]]]}], "preferenceRanking": []},
            {"name": "North Korea", "options": [2, 3], "preferences": [[[1, "Y"]]], "preferenceRanking": []},
        ],
        "infeasibles": [[[0, "Y"], [1, "Y"]], [[0, "N"], [2, "Y"], [3, "N"]], [[0, "N"], [1, "N"], [2, "N"], [3, "N"]]],
        "useManualPreferenceRanking": False,
        "coalitions": [[1, 0]],
        "program": "gmcrCalculator",
        "version": 0.4,
    }  # fmt: skip
    path = written(tmp_path, file, "Korea 2017.gmcr")
    assert (
        locarno.convert(path, "case").text
        == """\
# Read from Korea 2017.gmcr, written by gmcrCalculator 0.4.
# Coalitions it was last analysed with: north_korea with us.
# A .gmcr file does not say what stands today, what outcomes are called, and what is on the table:
# add `status_quo`, `outcomes` and `arrangements` to ask for verdicts and paths.
locarno: 1

case:
  id: korea_2017
  title: Korea 2017

actors:
  us: US
  north_korea: North Korea

options:
  nuclear_strike: {owner: us, label: Nuclear strike}
  zurück_weg: {owner: us, label: Zurück & weg}
  invade: {owner: north_korea, label: Invade}
  north_korea_invade: {owner: north_korea, label: Invade}

rules:
  no_nuclear_strike_with_zurück_weg: nuclear_strike and zurück_weg
  infeasible_2: not nuclear_strike and invade and not north_korea_invade
  infeasible_3: not nuclear_strike and not zurück_weg and not invade and not north_korea_invade
  nuclear_strike_stays: {irreversible: nuclear_strike}
  invade_not_again: {irreversible: not invade}

common:
  preferences:
    us: [not nuclear_strike and not invade, (zurück_weg and not north_korea_invade) or nuclear_strike]
    north_korea: [zurück_weg]
"""
    )
    assert not locarno.load(path).warnings


def test_statements_that_do_not_count_are_kept_in_a_comment(tmp_path: Path) -> None:
    file = gmcr_file(0) | {"useManualPreferenceRanking": True}
    text = locarno.convert(written(tmp_path, file), "case").text
    assert sum(len(one["preferences"]) for one in file["decisionMakers"]) == text.count("\n# - ")
    assert "by hand" in text


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"options": {"x": {"owners": ["a", "b"]}, "w": "b"}}, "no joint options, and x "),
        ({"rules": {"r": {"barred": "+x"}}}, "cannot bar moves in some states, as r would"),
        ({"actors": {"a": "A", "b": {"name": "Nature", "nature": True}}, "common": {"preferences": {"a": []}}},
         "w of b: a `.gmcr` file has no actor without preferences"),
        ({"rules": {"r": {"irreversible": "x"}, "s": {"irreversible": "not x"}}}, "x can be neither raised nor"),
        ({"states": {"s": "", "t": ""}, "moves": {"a": {"s": ["t"]}}}, "the case is in graph form"),
    ],
)  # fmt: skip
def test_what_a_file_cannot_say_is_refused(changes: dict[str, Any], words: str) -> None:
    case = {
        "locarno": 1,
        "case": {"title": "T"},
        "actors": {"a": "A", "b": "B"},
        "options": {"x": "a", "w": "b"},
        "common": {"preferences": {"a": [], "b": []}},
    } | changes
    with pytest.raises(Refusal) as why:
        locarno.loads(json.dumps(case)).convert("gmcr")
    assert words in why.value.found and why.value.way_out


def test_what_does_not_change_can_be_nobodys_or_jointly_owned(tmp_path: Path) -> None:
    """Options that scenarios hold are infeasible the other way; who owns them then makes no difference."""
    text = """
locarno: 1
case: {title: T}
actors: {a: A, sky: {name: Weather, nature: true}, b: B}
options: {x: a, rain: sky, both: {owners: [a, b]}, w: {owner: b, label: 'b: waits'}}
scenarios: {fixed: {with: [rain], without: [both]}}
rules: {r: x and w and rain}
common: {preferences: {a: [x], b: {weights: [{statement: w, weight: 1}, {statement: x, weight: 1}]}}}
"""
    case = locarno.loads(text.lstrip())
    with pytest.raises(Refusal, match="both would be raised by one owner alone"):
        case.convert("gmcr")
    found = case.convert("gmcr", scenarios=["fixed"])
    file = json.loads(found.text)
    assert found.changed[0] == "options held by a scenario (rain and both) are infeasible the other way"
    assert [one["name"] for one in file["decisionMakers"]] == ["a: A", "b: B", "sky: Weather"] or file["decisionMakers"]
    assert feasible(file) == [2, 3, 10]
    game = game_of(file)
    again = locarno.load(written(tmp_path, file))
    same(again, game)
    assert list(again.case.options) == ["x", "rain", "both", "w"] and again.case.options["w"].label == "b: waits"
    graph = graph_conflict(1)
    with pytest.raises(Refusal, match="graph form"):
        locarno.loads(graph_case(graph, graph.states[0], graph.states)).convert("gmcr")
