"""What is told of a state under every concept, against the definitions: improvements, answers, lines of play."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from pathlib import Path

import pytest

import locarno
import oracle
import oracle_more
import random_conflicts
from case_texts import graph_case, option_case, pattern
from locarno.answers.states import StateView
from locarno.answers.traces import Relation, Standing, StateExplanation
from oracle import Game, State
from oracle_relations import Base, Board, Degrees, better, fuzzy_stable, strongly_stable, unknown_stable
from oracle_relations import Relation as Words
from oracle_traces import (
    View,
    check_play,
    check_standing,
    check_together,
    surely,
    word_fuzzy,
    word_strong,
    word_unknown,
)
from random_degrees import Conflict, graph_degrees, mixed, option_degrees

ROOT = Path(__file__).parents[2]
BATCH = 10
STATES = 3
"""So many states of each conflict are asked about."""


def names_of(text: str, states: Sequence[State]) -> tuple[dict[StateView, State], dict[State, str]]:
    """What the program calls the states, and what to call them when asking."""
    case = json.loads(text)
    if "states" in case:
        return {StateView(str(s), (), ""): s for s in states}, {s: str(s) for s in states}
    count = len(case["options"])
    held = {s: tuple(f"o{bit}" for bit in range(count) if int(s) >> bit & 1) for s in states}
    return {StateView("", held[s], ""): s for s in states}, {s: pattern(int(s), count) for s in states}


def some(states: Sequence[State], seed: int) -> Sequence[State]:
    step = max(1, len(states) // STATES)
    return states[seed % step :: step]


def batch(number: int) -> range:
    return range(number * BATCH, (number + 1) * BATCH)


# preferences with degrees

Reading = Callable[[str, State], tuple[View, bool]]


def compare(
    case: locarno.Loaded, text: str, board: Board, seed: int, concepts: Mapping[str, Reading], **words: object
) -> None:
    name, call = names_of(text, board.states)
    stable = case.stability(concepts=list(concepts), **words).stable  # type: ignore[arg-type]
    for here in some(board.states, seed):
        for id_, reading in concepts.items():
            found = case.explain_state(call[here], concept=id_, every=True, **words)  # type: ignore[arg-type]
            assert found.concepts == (id_,) and name[found.state] == here
            for one in found.standings:
                view, wanted = reading(one.actor, here)
                check_standing(view, one, name, wanted)
                row = list(board.actors).index(one.actor)
                assert wanted == stable[id_][row, board.states.index(here)]


def unknown(conflict: Conflict, seed: int) -> None:
    relations = {actor: want.relation for actor, want in conflict.wants.items()}

    def reading(base: Base, letter: str, actor: str, here: State) -> tuple[View, bool]:
        mine = relations[actor]

        def certain(t: State) -> bool:
            return better(mine, t, here)

        def possible(t: State) -> bool:
            return certain(t) or mine[t, here] == "U"

        def allows(mover: str, u: State, t: State) -> bool:
            return better(relations[mover], t, u) or relations[mover][t, u] == "U"

        spared = possible if letter in "ab" else certain
        view = View(
            conflict.board, base, actor, here, partial(word_unknown, relations),
            possible if letter in "ac" else certain, lambda t: not spared(t), allows,
        )  # fmt: skip
        return view, unknown_stable(conflict.board, base, letter, relations, actor, here)

    bases: tuple[Base, ...] = ("nash", "gmr", "smr", "seq")
    concepts = {f"{base}_{letter}": partial(reading, base, letter) for base in bases for letter in "abcd"}
    compare(locarno.loads(conflict.text), conflict.text, conflict.board, seed, concepts)


def strength(conflict: Conflict, seed: int) -> None:
    if not any(want.strong for want in conflict.wants.values()):
        return
    relations: dict[str, Words] = {actor: want.relation for actor, want in conflict.wants.items()}

    def reading(base: Base, actor: str, here: State) -> tuple[View, bool]:
        mine = relations[actor]
        view = View(
            conflict.board, base, actor, here, partial(word_strong, relations),
            lambda t: better(mine, t, here), lambda t: mine[here, t] == ">>",
            lambda mover, u, t: better(relations[mover], t, u),
        )  # fmt: skip
        return view, strongly_stable(conflict.board, base, relations, actor, here)

    bases: tuple[Base, ...] = ("gmr", "smr", "seq")
    concepts = {f"strong_{base}": partial(reading, base) for base in bases}
    compare(locarno.loads(conflict.text), conflict.text, conflict.board, seed, concepts)


def fuzzy_readings(
    board: Board, degrees: dict[str, Degrees], threshold: dict[str, object], exact: Callable[..., Relation]
) -> dict[str, Reading]:
    enough = surely(degrees, threshold)  # type: ignore[arg-type]

    def reading(base: Base, actor: str, here: State) -> tuple[View, bool]:
        view = View(
            board, base, actor, here, exact, lambda t: enough(actor, t, here), lambda t: not enough(actor, t, here),
            lambda mover, u, t: enough(mover, t, u),
        )  # fmt: skip
        return view, fuzzy_stable(board, base, degrees, threshold, actor, here)  # type: ignore[arg-type]

    bases: tuple[Base, ...] = ("nash", "gmr", "smr", "seq", "sseq")
    return {f"fuzzy_{base}": partial(reading, base) for base in bases}


def fuzzy(conflict: Conflict, seed: int) -> None:
    degrees = {actor: want.degrees for actor, want in conflict.wants.items()}
    enough = surely(degrees, {actor: want.threshold for actor, want in conflict.wants.items()})

    def word(who: str, t: State, s: State) -> Relation:
        """Of two that nothing speaks for: unknown, if the relation says so of them."""
        words = word_fuzzy(degrees, enough, who, t, s)
        if len(words) == 1:
            return next(iter(words))
        return "unknown" if conflict.wants[who].relation[t, s] == "U" else "equal"

    threshold: dict[str, object] = {actor: want.threshold for actor, want in conflict.wants.items()}
    concepts = fuzzy_readings(conflict.board, degrees, threshold, word)
    compare(locarno.loads(conflict.text), conflict.text, conflict.board, seed, concepts)


def mixture(seed: int) -> None:
    conflict = mixed(seed)
    threshold: dict[str, object] = {actor: conflict.enough.get(actor) for actor in conflict.board.actors}
    case = locarno.loads(conflict.text)
    ranks = [case.stability(reading).ranks for reading in conflict.weights]
    enough = surely(conflict.degrees, threshold)  # type: ignore[arg-type]

    def word(who: str, t: State, s: State) -> Relation:
        words = word_fuzzy(conflict.degrees, enough, who, t, s)
        if len(words) == 1:
            return next(iter(words))
        row, one, two = conflict.board.actors.index(who), *(conflict.board.states.index(u) for u in (t, s))
        return "equal" if all(rank[row, one] == rank[row, two] for rank in ranks) else "unknown"

    concepts = fuzzy_readings(conflict.board, conflict.degrees, threshold, word)
    compare(
        case, conflict.text, conflict.board, seed, concepts,
        mix={reading: float(weight) for reading, weight in conflict.weights.items()},
        enough={actor: float(number) for actor, number in conflict.enough.items()},
    )  # fmt: skip


@pytest.mark.parametrize("number", range(4))
def test_traces_where_something_is_unknown(number: int) -> None:
    for seed in batch(number):
        unknown(graph_degrees(seed, "unknown strong"), seed)
        if seed % 4 == 0:
            unknown(option_degrees(seed, "unknown strong"), seed)


@pytest.mark.parametrize("number", range(6))
def test_traces_where_something_is_strong(number: int) -> None:
    for seed in batch(number):
        strength(graph_degrees(seed, "strong fuzzy"), seed)
        if seed % 4 == 0:
            strength(option_degrees(seed, "strong fuzzy"), seed)


@pytest.mark.parametrize("number", range(4))
def test_traces_where_it_matters_how_sure_something_is(number: int) -> None:
    for seed in batch(number):
        fuzzy(graph_degrees(seed), seed)
        if seed % 4 == 0:
            fuzzy(option_degrees(seed), seed)


@pytest.mark.parametrize("number", range(2))
def test_traces_under_mixtures_of_readings(number: int) -> None:
    for seed in batch(number):
        mixture(seed)


ONE_WAY = """
locarno: 1
case: {title: what cannot be taken back}
actors: {i: I, j: J}
options: {x: i, p: j, q: j}
rules: {R1: {irreversible: p}, R2: {irreversible: not q}}
common:
  preferences: {i: [not (p iff q), x], j: [{statement: p, unknown: true}, {statement: q, unknown: true}]}
"""


def test_what_cannot_be_taken_back_is_no_answer() -> None:
    """Where J can still raise p or drop q it may; once it has, there is nothing left that it could do."""
    case = locarno.loads(ONE_WAY)
    for state, answers in (("p", 0), ("q", 3), ("p q", 1), ("nothing", 1)):
        [one] = case.explain_state(state, actors=["i"], concept="seq_a").standings
        assert [told.answers for told in one.told] == [answers], state


def test_what_can_be_brought_about_is_gone_through_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    case = locarno.load(ROOT / "cases" / "ukraine")
    state, unknown_to_us = "ru_truce ld_ground us_backstop ld_guarantee", {"US": [4], "RU": [1]}
    whole = case.explain_state(state, "R4", ["RU", "EUR"], "seq_a", unknown=unknown_to_us, every=True)
    monkeypatch.setattr("locarno.analyses.traces.reaching._AT_ONCE", 1)
    assert case.explain_state(state, "R4", ["RU", "EUR"], "seq_a", unknown=unknown_to_us, every=True) == whole
    assert max(told.answers for one in whole.standings for told in one.told) > 10


# moves at the same time


def together(seed: int, crowded: bool = False) -> None:
    conflict = (random_conflicts.crowded_conflict if crowded else random_conflicts.option_conflict)(seed)
    game = oracle.option_game(conflict)
    text = option_case(conflict, game.states, int(game.states[0]), {int(game.states[0])})
    case = locarno.loads(text)
    name, call = names_of(text, game.states)
    stable = case.stability(concepts=["sim", "fraser_hipel"])
    for here in some(game.states, seed):
        place = game.states.index(here)
        found = case.explain_state(call[here], concept="sim", every=True)
        for row, one in enumerate(found.standings):
            check_sim(conflict, game, one, int(here), name)
            assert bool(one.stable_under) == stable.stable["sim"][row, place]
        both = case.explain_state(call[here], concept="fraser_hipel", every=True)
        assert both.together is not None
        assert both.together.stable == stable.together["fraser_hipel"][place]
        assert both.together.stable == oracle_more.is_fraser_hipel(conflict, game, int(here))
        unstable = [i for i in game.actors if not oracle.is_stable(game, "seq", i, here)]
        assert list(both.together.unstable) == unstable
        sanctioned = [i for i in unstable if oracle_more.is_sim_stable(conflict, game, i, int(here))]
        assert list(both.together.sanctioned) == sanctioned
        assert [one.actor for one in both.standings if one.judged == ("seq",)] == list(game.actors)
        assert [one.actor for one in both.standings if one.judged == ("sim",)] == unstable
        for one in both.standings:
            if one.judged == ("sim",):
                check_sim(conflict, game, one, int(here), name)
            else:
                assert bool(one.stable_under) == (one.actor not in unstable)


def check_sim(
    conflict: oracle.OptionConflict, game: Game, one: Standing, here: int, name: dict[StateView, State]
) -> None:
    better_states = oracle.improvements(game, one.actor, here)
    assert {name[trace.step.end] for trace in one.told} == better_states and one.improvements == len(better_states)
    assert bool(one.stable_under) == all(trace.deterred for trace in one.told)
    for trace in one.told:
        check_together(conflict, game, trace, here, name)


@pytest.mark.parametrize("number", range(10))
def test_traces_of_simultaneous_sanctions(number: int) -> None:
    for seed in batch(number):
        together(seed)
        if seed % 20 == 0:
            together(seed, crowded=True)


@pytest.mark.parametrize("at_once", [1, 3, 10])
def test_many_combinations_are_gone_through_block_by_block(at_once: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("locarno.analyses.traces.simultaneous._AT_ONCE", at_once)
    for seed in range(15):
        together(seed)
        if seed % 10 == 0:
            together(seed, crowded=True)


def test_too_many_combinations_are_refused_with_their_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("locarno.analyses.traces.simultaneous._MOST_LOOKS", 1)
    with pytest.raises(locarno.Refusal, match="combinations of improvements from this state"):
        locarno.load(ROOT / "cases" / "chicken.yaml").explain_state("3", concept="sim")


FEWEST = """
locarno: 1
case: {title: one who changes much and two who change little}
actors: {i: I, b: B, c: C, d: D}
options: {x: i, p: b, q: b, r: b, u: c, v: d}
common: {preferences: {i: [not ((p and q and r) or (u and v)), x], b: [p and q and r], c: [u], d: [v]}}
"""


def test_the_fewest_others_are_told_not_the_fewest_changes() -> None:
    [one] = locarno.loads(FEWEST).explain_state("nothing", actors=["i"], concept="sim").standings
    [told] = one.told
    assert told.deterred and [link.step.actor for link in told.line.links] == ["b"] and told.answers == 7


# looking ahead


def two_actors(seed: int) -> tuple[str, Game] | None:
    """A conflict of two actors in either form, with the text of its case; None if the seed has more or fewer."""
    if seed % 3 == 0:
        conflict = random_conflicts.option_conflict(seed)
        game = oracle.option_game(conflict)
        text = option_case(conflict, game.states, int(game.states[0]), {int(game.states[0])})
    else:
        game = random_conflicts.graph_conflict(seed)
        text = graph_case(game, game.states[0], {game.states[0]})
    return (text, game) if len(game.actors) == 2 and len(game.states) <= 24 else None


def ahead(seed: int, horizons: Sequence[int]) -> None:
    made = two_actors(seed)
    if made is None:
        return
    text, game = made
    case = locarno.loads(text)
    name, call = names_of(text, game.states)
    asked = [*(f"l{h}" for h in horizons), "nonmyopic", "stackelberg"]
    stability = case.stability(concepts=asked)
    seen = [oracle_more.without_looking(game), *islice(oracle_more.horizons(game), 40)]
    cycle = oracle_more.recurring(game)
    for here in some(game.states, seed):
        for id_ in asked:
            found = case.explain_state(call[here], concept=id_, every=True)
            for one in found.standings:
                check_ahead(game, seen, one, here, name)
                row, place = game.actors.index(one.actor), game.states.index(here)
                judged = one.judged[0]
                assert bool(one.stable_under) == stability.stable[judged][row, place]
                assert bool(one.ambiguous_under) == stability.ambiguous[judged][row, place]
                if id_ == "nonmyopic":
                    check_recurring(game, seen, one, here)
                    wanted = oracle_more.nonmyopic_verdict(cycle, one.actor, here)
                    assert verdict_told(one) == wanted
                else:
                    assert one.horizon is not None
                    assert verdict_told(one) == oracle_more.verdict(seen[one.horizon.looks], one.actor, here)
                    if judged.startswith("stackelberg"):
                        assert one.horizon.looks == (2 if judged.endswith(f":{one.actor}") else 1)
                    else:
                        assert judged == f"l{one.horizon.looks}"


def verdict_told(one: Standing) -> str:
    return "stable" if one.stable_under else "ambiguous" if one.ambiguous_under else "unstable"


def check_ahead(
    game: Game, seen: list[oracle_more.Ends], one: Standing, here: State, name: dict[StateView, State]
) -> None:
    assert one.horizon is not None
    assert {name[trace.step.end] for trace in one.told} == game.moves[one.actor][here]
    assert one.improvements == sum(trace.deterred is not True for trace in one.told)
    if one.horizon.looks < len(seen):
        for trace in one.told:
            check_play(game, seen, one.horizon.looks, trace, here, name)


def check_recurring(game: Game, seen: list[oracle_more.Ends], one: Standing, here: State) -> None:
    """The pattern of leaving is that of the oracle, and repeats."""
    horizon = one.horizon
    assert horizon is not None and horizon.first >= 1 and horizon.period >= 1
    for looks in range(horizon.first, len(seen)):
        again = horizon.first + (looks - horizon.first) % horizon.period
        verdict = oracle_more.verdict(seen[looks], one.actor, here)
        assert (verdict == "unstable") == (again in horizon.leaves)
        assert (verdict == "ambiguous") == (again in horizon.open)
    assert horizon.looks == (*horizon.leaves, *horizon.open, horizon.first)[0]


@pytest.mark.parametrize("number", range(20))
def test_traces_of_looking_ahead(number: int) -> None:
    for seed in batch(number):
        ahead(seed, (1, 2, 3, 4 + seed % 30))


def test_a_place_counts_even_if_only_the_one_before_cares() -> None:
    """A tie may lie where the next actor is indifferent to what comes of it, and the one after is not."""
    ahead(1937, (21,))


TIE = """
locarno: 1
case: {title: A tie}
actors: {ada: Ada, ben: Ben}
states: {start: , crossing: , good: , bad: }
moves: {ada: {start: [crossing]}, ben: {crossing: [good, bad]}}
common: {preferences: {ada: {ranking: [good, start, crossing, bad]}, ben: {ranking: [[good, bad], [start, crossing]]}}}
"""


def test_a_tie_is_told_with_its_place() -> None:
    found = locarno.loads(TIE).explain_state("start", actors=["ada"], concept="l2")
    [one] = found.standings
    [told] = one.told
    assert one.ambiguous_under == ("l2",) and told.deterred is None and told.otherwise is not None
    [tie] = told.ties
    assert (tie.actor, tie.state.id, tie.looks) == ("ben", "crossing", 1)
    assert {choice.end.id for choice in tie.choices} == {"good", "bad"}
    assert (told.line.end.id, told.otherwise.end.id) == ("bad", "good")


SURE = """
locarno: 1
case: {title: a tie that nobody comes to}
actors: {ada: Ada, ben: Ben}
states: {start: , fork: , turn: , good: , bad: , sure: , low: , lower: }
moves: {ada: {start: [fork], turn: [good, bad]}, ben: {fork: [turn, sure, low, lower]}}
common:
  preferences:
    ada: {ranking: [[good, bad], low, start, sure, lower, turn, fork]}
    ben: {ranking: [good, sure, [low, lower], bad, start, fork, turn]}
"""


def test_only_ties_that_can_come_about_are_told() -> None:
    """Ben is indifferent between low and lower, but is sure of better; Ada's tie at the turn is what matters."""
    [one] = locarno.loads(SURE).explain_state("start", actors=["ada"], concept="l3").standings
    [told] = one.told
    assert told.deterred is None and told.otherwise is not None
    assert [(tie.actor, tie.state.id, tie.looks) for tie in told.ties] == [("ada", "turn", 1)]
    assert (told.line.end.id, told.otherwise.end.id) == ("sure", "good")


# what is asked, and what is not


def concepts_of(found: StateExplanation) -> Iterator[str]:
    return (id_ for one in found.standings for id_ in one.judged)


def test_several_concepts_at_once_are_told_one_after_the_other() -> None:
    case = locarno.load(ROOT / "cases" / "chicken.yaml")
    found = case.explain_state("3", concept="unknown")
    assert len(found.concepts) == 16 == len(found.standings) / 2
    assert set(concepts_of(found)) == set(found.concepts)
    led = case.explain_state("3", actors=["row"], concept="stackelberg")
    assert led.concepts == ("stackelberg:row", "stackelberg:column") and len(led.standings) == 2
    both = locarno.load(ROOT / "cases" / "elmira_options.yaml").explain_state(
        "today", actors=["uniroyal"], concept="strength", strong={"uniroyal": 2}
    )
    assert both.concepts == ("gmr", "strong_gmr", "smr", "strong_smr", "seq", "strong_seq")
    assert [one.judged for one in both.standings] == [
        ("seq", "smr", "gmr"),
        ("strong_gmr",),
        ("strong_smr",),
        ("strong_seq",),
    ]


def test_without_every_three_are_told() -> None:
    case = locarno.load(ROOT / "cases" / "ukraine")
    state = "ru_truce ld_ground us_backstop ld_guarantee"
    for id_ in ("sim", "gmr_a", "fuzzy_seq"):
        [us] = case.explain_state(state, "R4", ["US"], id_).standings
        assert us.improvements == 8 and len(us.told) == 3 and us.stable_under == ()


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ({"concept": "l2"}, "defined for two actors"),
        ({"concept": "nonmyopic"}, "defined for two actors"),
        ({"concept": "strong_gmr"}, "strongly preferred"),
        ({"concept": "nothing_such"}, "no concept"),
        ({"concept": "gmr", "unknown": {"uniroyal": [1]}}, "looks at what is unknown"),
        ({"unknown": {"uniroyal": [1]}}, "no concept that looks at them"),
        ({"concept": "gmr_a", "unknown": {"uniroyal": [99]}}, "no statement 99"),
    ],
)
def test_what_cannot_be_told_is_refused(words: dict[str, object], why: str) -> None:
    with pytest.raises(locarno.Refusal, match=why):
        locarno.load(ROOT / "cases" / "elmira_options.yaml").explain_state("today", **words)  # type: ignore[arg-type]


def test_graph_form_knows_no_moves_at_the_same_time() -> None:
    for id_ in ("sim", "fraser_hipel"):
        with pytest.raises(locarno.Refusal, match="graph form"):
            locarno.load(ROOT / "cases" / "elmira.yaml").explain_state("s1", concept=id_)
