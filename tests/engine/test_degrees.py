"""Degrees of preference against the definitions read over relations, from the text of a case to what is stable."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import numpy as np
import pytest

import locarno
from locarno.answers.asked import CONCEPTS
from locarno.answers.concepts import TOGETHER_AS
from oracle import State
from oracle_relations import Base, fuzzy_stable, strongly_stable, unknown_stable
from random_degrees import Conflict, graph_degrees, mixed, option_degrees

BATCH = 15
SEVERAL: tuple[Base, ...] = ("nash", "gmr", "smr", "seq")
Definition = Callable[[str, State], bool]


def compare(case: locarno.Loaded, conflict: Conflict, concepts: dict[str, Definition]) -> None:
    """A state is stable for an actor exactly if it is by the definition."""
    found = case.stability(concepts=list(concepts))
    for id_, wanted in concepts.items():
        for row, actor in enumerate(found.actors):
            for number, s in enumerate(conflict.board.states):
                assert found.stable[id_][row, number] == wanted(actor, s), (id_, actor, s, conflict.text)


def unknown(conflict: Conflict) -> None:
    relations = {actor: want.relation for actor, want in conflict.wants.items()}

    def definition(base: Base, letter: str) -> Definition:
        return lambda actor, s: unknown_stable(conflict.board, base, letter, relations, actor, s)

    wanted = {f"{base}_{letter}": definition(base, letter) for base in SEVERAL for letter in "abcd"}
    compare(locarno.loads(conflict.text), conflict, wanted)


def strength(conflict: Conflict) -> None:
    case = locarno.loads(conflict.text)
    relations = {actor: want.relation for actor, want in conflict.wants.items()}
    if not any(want.strong for want in conflict.wants.values()):
        with pytest.raises(locarno.Refusal, match="strongly preferred"):
            case.stability(concepts=["strong_gmr"])
        return

    def definition(base: Base) -> Definition:
        return lambda actor, s: strongly_stable(conflict.board, base, relations, actor, s)

    compare(case, conflict, {f"strong_{base}": definition(base) for base in SEVERAL[1:]})


def fuzzy(conflict: Conflict) -> None:
    degrees = {actor: want.degrees for actor, want in conflict.wants.items()}
    threshold = {actor: want.threshold for actor, want in conflict.wants.items()}

    def definition(base: Base) -> Definition:
        return lambda actor, s: fuzzy_stable(conflict.board, base, degrees, threshold, actor, s)

    wanted = {f"fuzzy_{base}": definition(base) for base in (*SEVERAL, "sseq")}
    compare(locarno.loads(conflict.text), conflict, wanted)


def mixture(seed: int) -> None:
    conflict = mixed(seed)
    threshold = {actor: conflict.enough.get(actor) for actor in conflict.board.actors}
    found = locarno.loads(conflict.text).stability(
        concepts=["fuzzy"],
        mix={reading: float(weight) for reading, weight in conflict.weights.items()},
        enough={actor: float(number) for actor, number in conflict.enough.items()},
    )
    bases: tuple[Base, ...] = (*SEVERAL, "sseq")
    for base in bases:
        for row, actor in enumerate(found.actors):
            for number, s in enumerate(conflict.board.states):
                wanted = fuzzy_stable(conflict.board, base, conflict.degrees, threshold, actor, s)
                assert found.stable[f"fuzzy_{base}"][row, number] == wanted, (base, actor, s, conflict.text)


def batch(number: int) -> range:
    return range(number * BATCH, (number + 1) * BATCH)


@pytest.mark.parametrize("number", range(8))
def test_unknown_preference(number: int) -> None:
    for seed in batch(number):
        unknown(graph_degrees(seed, "unknown strong"))
        if seed % 5 == 0:
            unknown(option_degrees(seed, "unknown strong"))


@pytest.mark.parametrize("number", range(8))
def test_strength_of_preference(number: int) -> None:
    for seed in batch(number):
        strength(graph_degrees(seed, "strong fuzzy"))
        if seed % 5 == 0:
            strength(option_degrees(seed, "strong fuzzy"))


@pytest.mark.parametrize("number", range(8))
def test_fuzzy_preference(number: int) -> None:
    for seed in batch(number):
        fuzzy(graph_degrees(seed))
        if seed % 5 == 0:
            fuzzy(option_degrees(seed))


@pytest.mark.parametrize("number", range(3))
def test_mixtures_of_readings(number: int) -> None:
    for seed in batch(number):
        mixture(seed)


# what must hold between the answers


@pytest.mark.parametrize("seed", range(0, 200, 10))
def test_without_marks_all_extensions_are_the_plain_concepts(seed: int) -> None:
    for conflict in (graph_degrees(seed, ""), option_degrees(seed, "")):
        found = locarno.loads(conflict.text).stability(concepts=[*CONCEPTS, "unknown", "fuzzy"])
        for base in SEVERAL:
            for other in (*(f"{base}_{letter}" for letter in "abcd"), f"fuzzy_{base}"):
                assert (found.stable[other] == found.stable[base]).all(), (seed, other)
        assert (found.stable["fuzzy_sseq"] == found.stable["sseq"]).all()
        assert found.marks == ()


@pytest.mark.parametrize("seed", range(0, 200, 10))
def test_what_implies_what(seed: int) -> None:
    """Of two extensions, the one that is drawn to less or deterred by more finds more states stable."""
    for conflict in (graph_degrees(seed, "unknown"), option_degrees(seed, "unknown")):
        found = locarno.loads(conflict.text).stability(concepts=["unknown"]).stable
        for base in SEVERAL:
            a, b, c, d = (found[f"{base}_{letter}"] for letter in "abcd")
            assert (a <= b).all() and (a <= c).all() and (b <= d).all() and (c <= d).all()
        for letter in "abcd":
            nash, gmr, smr, seq = (found[f"{base}_{letter}"] for base in SEVERAL)
            assert (nash <= smr).all() and (nash <= seq).all() and (smr <= gmr).all() and (seq <= gmr).all()
    conflict = graph_degrees(seed, "strong")
    if any(want.strong for want in conflict.wants.values()):
        found = locarno.loads(conflict.text).stability(concepts=["strength"]).stable
        for base in SEVERAL[1:]:
            assert (found[f"strong_{base}"] <= found[base]).all()


@pytest.mark.parametrize("seed", range(0, 100, 10))
def test_what_is_surely_wanted_is_wanted(seed: int) -> None:
    """Without thresholds what is more likely than not counts as known; a mixture of one reading is that reading."""
    conflict = option_degrees(seed, "")
    case = locarno.loads(conflict.text)
    plain = case.stability()
    numbers = {
        actor: {number + 1: 0.9 for number in range(len(order.statements))}
        for actor, want in case.case.readings["common"].preferences.items()
        if hasattr(order := want.order, "statements") and not hasattr(order, "weights")
    }
    likely = case.stability(concepts=["fuzzy"], unknown=numbers)
    alone = case.stability(concepts=["fuzzy"], mix={"common": 3})
    for base in CONCEPTS:
        assert (likely.stable[f"fuzzy_{base}"] == plain.stable[base]).all()
        assert (alone.stable[f"fuzzy_{base}"] == plain.stable[base]).all()


def test_the_number_of_threads_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    conflict = option_degrees(3, "unknown strong")
    found = []
    for workers in ("1", "2", "5"):
        monkeypatch.setenv("LOCARNO_WORKERS", workers)
        found.append(locarno.loads(conflict.text).stability(concepts=["unknown"]).stable)
    for other in found[1:]:
        assert all((found[0][id_] == other[id_]).all() for id_ in TOGETHER_AS["unknown"])


# two games worked by hand

TRIANGLE = """
locarno: 1
case: {title: leave and return}
actors: {i: I, j: J, k: K}
states: {s: , t: , u: , v: }
moves: {i: {s: [t]}, j: {t: [u], v: [t]}, k: {u: [t, v]}}
common: {preferences: {i: {ranking: [RANKING]}, j: [], k: []}}
"""


def stable_for_i(ranking: str, concept: str) -> bool:
    found = locarno.loads(TRIANGLE.replace("[RANKING]", ranking)).stability(concepts=[concept])
    return bool(found.stable[concept][0, 0])


def test_a_state_is_no_answer_to_itself() -> None:
    """From t the others can come back to t, which is unknown to s and so harm under c: but it answers nothing."""
    assert not stable_for_i("[u, v, {unknown: [s, t]}]", "gmr_c")
    assert stable_for_i("[u, {unknown: [s, t, v]}]", "gmr_c")
    assert stable_for_i("[{unknown: [s, t]}, u, v]", "gmr_c")
    assert not stable_for_i("[u, v, {unknown: [s, t]}]", "gmr_a") and stable_for_i("[u, v, {unknown: [s, t]}]", "gmr_b")


def test_nobody_moves_twice_in_a_row_where_better_is_not_transitive() -> None:
    """J may like each of two changes of its own, but not both: then only one of them answers."""
    text = """
locarno: 1
case: {title: two steps}
actors: {i: I, j: J}
options: {x: i, p: j, q: j}
common:
  preferences:
    i: [not (x and p and q), x]
    j: [{statement: not (p iff q), unknown: true}, not q, not p]
"""
    found = locarno.loads(text).stability(concepts=["gmr_a", "seq_a"])
    nothing = list(found.states).index(0)
    assert found.stable["gmr_a"][0, nothing] and not found.stable["seq_a"][0, nothing]


def test_what_is_just_enough_counts() -> None:
    """Thresholds of certainty, of points and of weights are met by what equals them."""
    text = """
locarno: 1
case: {title: just enough}
actors: {i: I}
options: {x: i}
common: {preferences: {i: [{statement: x, likely: 0.7}]}}
"""
    points = text.replace("[{statement: x, likely: 0.7}]", "{weights: [{statement: x, weight: 0.4}]}")
    mixed = text.replace("[{statement: x, likely: 0.7}]", "[x]") + "readings: {R1: {}, R2: {preferences: {i: [not x]}}}"
    for enough, drawn in ((0.4, True), (0.41, False)):
        for case, mix in ((text, None), (points, None), (mixed, {"R1": 0.7, "R2": 0.3})):
            found = locarno.loads(case).stability(concepts=["fuzzy_nash"], enough={"i": enough}, mix=mix)
            assert found.stable["fuzzy_nash"][0].tolist() == [not drawn, True], (case, enough)


# marks that a question adds, and refusals

ARMY = """
locarno: 1
case: {title: marks, as_of: 2026-01-01}
actors: {army: A, navy: N, town: T}
options: {hold: army, sail: navy, pay: town}
common:
  preferences:
    army: [hold, {statement: sail, date: 2027}, pay]
    navy: {weights: [{statement: sail, weight: 2}, {statement: hold, weight: 1}]}
    town: {ranking: [Y--, N--]}
"""


def test_marks_can_be_added_by_a_question() -> None:
    case = locarno.loads(ARMY)
    written = locarno.loads(
        ARMY.replace("[hold, {statement: sail", "[{statement: hold, strong: true}, {statement: sail").replace(
            ", pay]", ", {statement: pay, likely: 0.7}]"
        )
    )
    asked = case.stability(concepts=["unknown"], unknown={"army": {3: 0.7}})
    said = written.stability(concepts=["unknown"])
    assert all((asked.stable[id_] == said.stable[id_]).all() for id_ in asked.stable)
    assert asked.marks == said.marks
    [mark] = asked.marks
    assert (mark.actor, mark.kind, mark.text, mark.place, mark.value) == ("army", "unknown", "pay", 3, Decimal("0.7"))
    [mark] = case.stability(concepts=["strong_gmr"], strong={"army": 1}).marks
    assert (mark.actor, mark.kind, mark.text, mark.place) == ("army", "strong", "hold", 1)
    kinds = [mark.kind for mark in case.stability(concepts=["fuzzy"], enough={"navy": 1.5, "army": 1}).marks]
    assert kinds == ["enough", "enough"]
    found = case.stability(concepts=["fuzzy_gmr"], mix={"common": 0.5}, enough={"town": 0.25})
    assert [(mark.kind, mark.text, mark.actor) for mark in found.marks] == [
        ("mix", "common", ""),
        ("enough", "certainty", "town"),
    ]
    assert np.array_equal(found.ranks, case.stability().ranks)


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ({"concepts": ["unknown"], "unknown": {"fleet": [1]}}, "no actor `fleet`"),
        ({"concepts": ["unknown"], "unknown": {"army": [0]}}, "no statement 0"),
        ({"concepts": ["unknown"], "unknown": {"army": [4]}}, "numbers 1 to 3"),
        ({"concepts": ["unknown"], "unknown": {"army": [2]}}, "does not count on that day"),
        ({"concepts": ["unknown"], "unknown": {"army": {1: 1}}}, "cannot be 1 likely"),
        ({"concepts": ["unknown"], "unknown": {"navy": [1]}}, "has weights"),
        ({"concepts": ["unknown"], "unknown": {"town": [1]}}, "has a ranking"),
        ({"concepts": ["strength"], "strong": {"army": 4}}, "3 statements, of which 4"),
        ({"concepts": ["strength"], "strong": {"army": 0}}, "nothing is said to be strongly"),
        ({"concepts": ["strength", "unknown"], "strong": {"army": 1}, "unknown": {"army": [1]}}, "both unknown and"),
        ({"concepts": ["strength", "unknown"], "strong": {"army": 1}, "unknown": {"army": [3]}}, "not known whether"),
        ({"concepts": ["fuzzy"], "enough": {"army": 1.1}}, "threshold of 1.1"),
        ({"concepts": ["fuzzy"], "enough": {"navy": 0}}, "threshold of 0"),
        ({"concepts": ["fuzzy"], "enough": {"town": 0.5}}, "has a ranking"),
        ({"concepts": ["fuzzy"], "mix": {"common": 1}, "enough": {"navy": 2}}, "threshold of 2"),
        ({"concepts": ["fuzzy"], "mix": {"common": 1}, "enough": {"fleet": 1}}, "no actor `fleet`"),
        ({"concepts": ["fuzzy"], "mix": {"common": 0}}, "weight of 0"),
        ({"concepts": ["fuzzy"], "mix": {"R1": 1}}, "no reading `R1`"),
        ({"concepts": ["fuzzy"], "mix": {"common": 1}, "unknown": {"army": [1]}}, "marks at once"),
        ({"concepts": ["gmr"], "unknown": {"army": [1]}}, "looks at what is unknown"),
        ({"concepts": ["unknown"], "strong": {"army": 1}}, "looks at what is strong"),
        ({"concepts": ["unknown"], "enough": {"army": 1}}, "looks at what is enough"),
        ({"mix": {"common": 1}}, "looks at mixtures"),
    ],
)
def test_what_cannot_be_meant_is_refused(asked: dict[str, object], why: str) -> None:
    with pytest.raises(locarno.Refusal, match=why):
        locarno.loads(ARMY).stability(**asked)  # type: ignore[arg-type]


UNKNOWN = ARMY.replace("army: [hold", "army: [{statement: hold, unknown: true}") + "arrangements: {A: {name: A}}\n"


def test_other_questions_refuse_what_is_unknown_and_lead_out() -> None:
    for text in (UNKNOWN, ARMY.replace("[Y--, N--]", "[{unknown: [Y--, N--]}]") + "arrangements: {A: {name: A}}\n"):
        case = locarno.loads(text)
        for ask in (case.verdicts, case.stability, lambda: case.explain("A", "common")):  # noqa: B023
            with pytest.raises(locarno.Refusal, match="not known whether") as refused:
                ask()
            assert "--concept unknown" in refused.value.way_out
        with pytest.raises(locarno.Refusal, match="not known whether"):
            case.stability(concepts=["unknown", "seq"])
        assert case.stability(concepts=["unknown"]).marks


def test_what_does_not_count_on_the_day_is_not_unknown() -> None:
    case = locarno.loads(ARMY.replace("{statement: sail, date: 2027}", "{statement: sail, unknown: true, date: 2027}"))
    assert case.stability().equilibria("nash").size
    with pytest.raises(locarno.Refusal, match="not known whether"):
        case.stability(as_of=date(2027, 1, 1))


def test_strength_changes_nothing_else() -> None:
    plain = locarno.loads(ARMY).stability()
    strong = locarno.loads(ARMY.replace("army: [hold", "army: [{statement: hold, strong: true}")).stability()
    assert all((plain.stable[id_] == strong.stable[id_]).all() for id_ in CONCEPTS)


def many_wishes(options: int, unknown: int) -> str:
    named = ", ".join(f"o{n}: {'ab'[n % 2]}" for n in range(options))
    wishes = ", ".join(f"{{statement: o{n}, unknown: true}}" for n in range(unknown))
    head = f"locarno: 1\ncase: {{title: t}}\nactors: {{a: A, b: B}}\noptions: {{{named}}}\n"
    return f"{head}common: {{preferences: {{a: [{wishes}], b: [o1, o2]}}}}\n"


def test_too_much_that_is_unknown_is_refused_with_a_number() -> None:
    with pytest.raises(locarno.Refusal, match=r"2\^9 ways"):
        locarno.loads(many_wishes(10, 9)).stability(concepts=["nash_a"])
    assert len(locarno.loads(many_wishes(10, 8)).stability(concepts=["nash_a"]).marks) == 8
    places = ", ".join(f"s{n}" for n in range(257))
    states = ", ".join(f"s{n}: " for n in range(257))
    text = f"locarno: 1\ncase: {{title: t}}\nactors: {{a: A}}\nstates: {{{states}}}\nmoves: {{a: {{s0: [s1]}}}}\n"
    text += f"common: {{preferences: {{a: {{ranking: [{{unknown: [{places}]}}]}}}}}}\n"
    with pytest.raises(locarno.Refusal, match=r"2\^9 ways"):
        locarno.loads(text).stability(concepts=["nash_a"])


def test_what_does_not_fit_into_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    case, known = (
        locarno.loads(text) for text in (many_wishes(12, 8), many_wishes(12, 8).replace(", unknown: true", ""))
    )
    monkeypatch.setenv("LOCARNO_MEMORY_GIB", "0.003")
    with pytest.raises(locarno.Refusal, match="257 ways to complete"):
        case.stability(concepts=["nash_a"])
    with pytest.raises(locarno.Refusal, match="260 kinds of states"):
        known.stability(concepts=["fuzzy"], mix={"common": 1})
