"""Models for PRISM-games, built by Storm and compared state by state with the oracle.

Storm reads the turn-based games of PRISM-games, so the grammar and the meaning are judged by another program.
PRISM-games itself is not run here.
"""

import json
import re
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest

import locarno
from case_texts import graph_case, option_case
from locarno import Refusal
from oracle import Game, State, option_game
from random_conflicts import graph_conflict, option_conflict

stormpy = pytest.importorskip("stormpy", reason="Storm has no wheels for this system")


def built(text: str, folder: Path) -> Any:
    path = folder / "model.prism"
    path.write_text(text, encoding="utf-8")
    program = stormpy.parse_prism_program(str(path))
    options = stormpy.BuilderOptions(build_full=True)
    options.set_build_state_valuations()
    options.set_build_choice_labels()
    options.set_build_all_labels()
    options.set_build_all_reward_models()
    return stormpy.build_model(program, options=options)


def valued(model: Any, state: int, text: str) -> dict[str, Any]:
    """The values of the variables in a state that Storm found; it does not tell those that never change."""
    first = re.findall(r"^  (\w+) : (?:bool|\[.*\]) init (\w+);$", text, re.MULTILINE)
    values: dict[str, Any] = {word: json.loads(value) for word, value in first}
    values |= json.loads(str(model.state_valuations.to_json(state)))
    return values


def expected(game: Game, order: Sequence[str], start: State) -> dict[tuple[State, int], set[tuple[State, int]]]:
    """The pairs of state and turn that can be reached, and where each leads: staying, or a move of who has the turn."""
    found: dict[tuple[State, int], set[tuple[State, int]]] = {}
    waiting = [(start, 0)]
    while waiting:
        state, turn = waiting.pop()
        if (state, turn) in found:
            continue
        after = (turn + 1) % len(order)
        found[state, turn] = {(end, after) for end in (state, *game.moves[order[turn]][state])}
        waiting += found[state, turn]
    return found


def compare(case: locarno.Loaded, game: Game, order: Sequence[str], start: State, text: str, folder: Path) -> None:
    model = built(text, folder)
    graph = case.case.form == "graph"
    ids = list(case.case.states)

    def pair(number: int) -> tuple[State, int]:
        values = valued(model, number, text)
        if graph:
            return ids[values["state"]], values["turn"]
        return sum(1 << int(o[1:]) for o, yes in values.items() if o != "turn" and yes), values["turn"]

    pairs = {state.id: pair(state.id) for state in model.states}
    wanted = expected(game, order, start)
    assert set(pairs.values()) == set(wanted) and len(pairs) == len(wanted)
    assert [pairs[number] for number in model.initial_states] == [(start, 0)]
    mentioned = [actor for actor in game.actors if actor in order]
    for state in model.states:
        ends = []
        for action in state.actions:
            [step] = action.transitions
            assert step.value == 1
            ends.append(pairs[step.column])
        assert len(ends) == len(set(ends)) and set(ends) == wanted[pairs[state.id]]
        assert mentioned[model.get_player_of_state(state.id)] == order[pairs[state.id][1]]
        for actor in game.actors:
            places = sorted(set(game.rank[actor].values()))
            reward = model.reward_models[f"rank_{actor}"].state_rewards[state.id]
            assert reward == places.index(game.rank[actor][pairs[state.id][0]])
    inside = {number for number in pairs if "arrangement_T" in model.labeling.get_labels_of_state(number)}
    t = case.case.arrangements["T"]
    frame = case._spaces.frame(None, (), None)
    members = frame.members(t.held_yes, t.held_no, t.require)
    agree = {ids[code] if graph else int(code) for code in frame.codes[members]}
    assert inside == {number for number, (state, _) in pairs.items() if state in agree}


@pytest.mark.parametrize("seed", range(14))
@pytest.mark.parametrize("form", ["option", "graph"])
def test_storm_builds_the_game_that_is_meant(seed: int, form: str, tmp_path: Path) -> None:
    rng = Random(f"prism {seed}")
    if form == "option":
        conflict = option_conflict(seed)
        game = option_game(conflict)
        today, agreed = rng.choice(game.states), rng.sample(game.states, rng.randint(1, len(game.states)))
        text = option_case(conflict, game.states, int(today), [int(s) for s in agreed])
    else:
        game = graph_conflict(seed)
        today, agreed = rng.choice(game.states), rng.sample(game.states, rng.randint(1, len(game.states)))
        text = graph_case(game, today, agreed)
    case = locarno.loads(text)
    order = [rng.choice(game.actors) for _ in range(rng.randint(1, 4))] if rng.random() < 0.5 else []
    start = rng.choice(game.states) if rng.random() < 0.5 else today
    found = case.convert("prism", order=order, start=str(start) if start != today else "today")
    compare(case, game, order or game.actors, start, found.text, tmp_path)


WORDS = """
locarno: 1
case: {title: "Words that mean something else elsewhere \\u00fc // */"}
actors: {module: M, zürich: Z, A: A}
options: {turn: module, endmodule: zürich, Ö-weg: zürich, init: A, state: A, module_1: A}
status_quo: [init]
outcomes:
  F: turn and not Ö-weg
  X: at least 2 of (turn, init, not endmodule)
  U: not turn iff init
  W: turn implies state
arrangements:
  T: {name: T, with: [turn], without: [init], require: 'endmodule iff (Ö-weg implies at least 1 of (state, module_1))'}
common: {preferences: {module: [turn], zürich: [endmodule, not Ö-weg], A: {weights: [{statement: init, weight: 3}]}}}
"""


def test_any_id_becomes_a_word_that_prism_takes_and_outcomes_are_the_first_that_is_true(tmp_path: Path) -> None:
    case = locarno.loads(WORDS)
    found = case.convert("prism")
    model = built(found.text, tmp_path)
    assert model.nr_states == 2**6 * 3
    assert "zurich is zürich" in found.text and "end_module is end_module" in found.text
    space = case._spaces.space("common")
    words = {"turn_2": "turn", "end_module": "endmodule", "O_weg": "Ö-weg", "init_2": "init", "state_2": "state"}
    for number in range(model.nr_states):
        values = valued(model, number, found.text)
        yes = frozenset(words.get(word, word) for word, value in values.items() if word != "turn" and value)
        state = space.frame.index(space.frame.mask(yes))
        assert state is not None
        said = {label for label in model.labeling.get_labels_of_state(number) if label.startswith("outcome_")}
        assert said == ({f"outcome_{space.outcome_of(state)}"} if space.outcome_of(state) else set())
        for row, word in enumerate(("module_2", "zurich", "A_2")):
            assert model.reward_models[f"rank_{word}"].state_rewards[number] == space.rank[row, state]


def test_the_published_cases_of_both_forms_are_built(tmp_path: Path) -> None:
    cases = Path(__file__).parents[2] / "cases"
    for path in sorted(cases.glob("*.yaml")):
        case = locarno.load(path)
        for reading in case.case.readings:
            try:
                found = case.convert("prism", reading)
            except Refusal as why:
                assert "status_quo" in why.found
                found = case.convert("prism", reading, start=next(iter(case.case.states), "nothing"))
            model = built(found.text, tmp_path)
            space = case._spaces.space(reading, (), case._day(None))
            assert 0 < model.nr_states <= space.frame.size * len(case.case.players())
            for number in range(model.nr_states):
                values = valued(model, number, found.text)
                if case.case.form == "graph":
                    state = space.frame.index(values["state"])
                else:
                    yes = frozenset(word for word, value in values.items() if word != "turn" and value)
                    state = space.frame.index(space.frame.mask(yes))
                assert state is not None
                for row, actor in enumerate(space.frame.players):
                    assert model.reward_models[f"rank_{actor}"].state_rewards[number] == space.rank[row, state]


def test_wishes_that_options_say_at_length_become_formulas(tmp_path: Path) -> None:
    """Statements that tell states apart in many small patterns, as lists and with weights that add up."""
    text = """
locarno: 1
case: {title: T}
actors: {a: A, b: B}
options: {p: a, q: b, r: a, s: b}
status_quo: []
common:
  preferences:
    a: [p iff q, r iff s, p]
    b: {weights: [{statement: p iff q, weight: 1}, {statement: r iff s, weight: 2}, {statement: p iff s, weight: 3}]}
"""
    case = locarno.loads(text.lstrip())
    found = case.convert("prism")
    assert found.text.count("formula ") == 6
    model, space = built(found.text, tmp_path), case._spaces.space("common")
    assert model.nr_states == 32
    for number in range(model.nr_states):
        values = valued(model, number, found.text)
        code = sum(1 << bit for bit, option in enumerate("pqrs") if values[option])
        for row, actor in enumerate("ab"):
            assert model.reward_models[f"rank_{actor}"].state_rewards[number] == space.rank[row, code]


def test_a_large_case_is_a_short_model(tmp_path: Path) -> None:
    """Wishes become formulas, so that a model of 12,288 states has some hundred lines and is built in a second."""
    case = locarno.load(Path(__file__).parents[2] / "cases" / "ukraine")
    found = case.convert("prism", "R0")
    assert len(found.text.splitlines()) < 400
    model = built(found.text, tmp_path)
    assert model.nr_states == 12_288 * 7


def test_a_model_too_large_is_refused() -> None:
    wide = {f"o{n}": "a" for n in range(16)}
    case = locarno.loads(
        json.dumps(
            {"locarno": 1, "case": {"title": "t"}, "actors": {"a": "A"}, "options": wide, "status_quo": [],
             "common": {"preferences": {"a": []}}}
        )
    )  # fmt: skip
    with pytest.raises(Refusal, match="65,537 commands"):
        case.convert("prism")
