"""Two coders compared: alpha against published examples, everything else against sets of states."""

import json
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest

import locarno
from locarno.analyses.coders.alpha import nominal_alpha, ordinal_alpha
from locarno.answers.coders import RUNGS_UP, Coders
from locarno.api.loaded import Loaded
from oracle_coders import (
    Lists,
    Tree,
    alpha,
    counts,
    feasible,
    is_true,
    nominal,
    ordinal,
    presence_units,
    said,
    text_of,
)

UKRAINE = Path(__file__).parents[2] / "cases" / "ukraine"
NO = None
# Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, sections A, B, C and D
TWO_VALUES = [[0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]]
LETTERS = ["aabbdcccedda", "babbbcccEddd".lower()]
MANY = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, NO, NO, NO],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, NO, 3],
    [NO, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, NO],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, NO],
]


def units(coders: Sequence[Sequence[Any]]) -> list[tuple[Any, ...]]:
    return list(zip(*coders, strict=True))


@pytest.mark.parametrize(("coders", "value"), [(TWO_VALUES, 0.095), (LETTERS, 0.692), (MANY, 0.743)])
def test_nominal_alpha_of_the_published_examples(coders: Sequence[Sequence[Any]], value: float) -> None:
    found = nominal_alpha(units(coders)).value
    assert found == pytest.approx(value, abs=0.0005)
    assert alpha(units(coders), nominal) == pytest.approx(value, abs=0.0005)


def test_ordinal_alpha_of_the_published_example() -> None:
    found = ordinal_alpha(units(MANY))
    assert found.value == pytest.approx(0.815, abs=0.0005) and found.units == 11
    assert alpha(units(MANY), ordinal(units(MANY))) == pytest.approx(0.815, abs=0.0005)


@pytest.mark.parametrize("seed", range(40))
def test_alpha_of_random_values(seed: int) -> None:
    rng = Random(f"alpha {seed}")
    values = [None, *range(rng.randint(1, 5))]
    table = [[rng.choice(values) for _ in range(rng.randint(2, 4))] for _ in range(rng.randint(0, 12))]
    for found, expected in (
        (nominal_alpha(table), alpha(table, nominal)),
        (ordinal_alpha(table), alpha(table, ordinal(table))),
    ):
        assert (found.value is None) == (expected is None)
        assert expected is None or found.value == pytest.approx(float(expected))
        assert found.units == sum(sum(value is not None for value in unit) > 1 for unit in table)


# random codings

OPTIONS = ("p", "q", "r", "s")
ACTORS = ("left", "right")
READINGS = ("R0", "R1")
LADDER = ("impossible", "breaks", "bluff", "credible", "interest")


def random_tree(rng: Random, depth: int = 2) -> Tree:
    if depth == 0 or rng.random() < 0.2:
        return ("x", rng.choice(OPTIONS))
    word = rng.choice(("not", "and", "or", "implies", "iff"))
    parts = (random_tree(rng, depth - 1) for _ in range(1 if word == "not" else 2))
    return (word, *parts)


Made = tuple[list[dict[str, Any]], tuple[Lists, Lists], list[Tree], list[dict[str, list[Tree]]]]


def two_codings(seed: int) -> tuple[list[Loaded], tuple[Lists, Lists], list[Tree], list[dict[str, list[Tree]]]]:
    """Return two cases of one frame, what each coder says, the common rules, each coder's rules of each reading."""
    made, lists, rules, own = texts(seed)
    return [locarno.loads(json.dumps(case)) for case in made], lists, rules, own


def texts(seed: int) -> Made:
    """Return the same, the cases as they are written."""
    rng = Random(f"coders {seed}")
    rules = [random_tree(rng) for _ in range(rng.randint(0, 2))]
    if len(feasible(OPTIONS, rules)) < 3:
        rules = []
    pool = [random_tree(rng) for _ in range(4)]
    pool += [("not", tree) for tree in pool[:2]]
    pool += [("not", ("not", tree)) for tree in pool[:2]]
    lists: tuple[Lists, Lists] = ({}, {})
    own: list[dict[str, list[Tree]]] = [{}, {}]
    cases = []
    states = feasible(OPTIONS, rules)
    arrangements = {
        f"A{n}": {"name": f"A{n}", "with": sorted(state), "without": sorted(set(OPTIONS) - state)}
        for n, state in enumerate(rng.sample(states, min(3, len(states))))
    }
    for side in (0, 1):
        readings: dict[str, Any] = {}
        for reading in READINGS:
            wants: dict[str, Any] = {}
            for actor in ACTORS:
                lists[side][reading, actor] = trees = [rng.choice(pool) for _ in range(rng.randint(0, 4))]
                if trees or rng.random() < 0.5:
                    wants[actor] = [text_of(tree) for tree in trees]
            own[side][reading] = [rng.choice(pool)] if rng.random() < 0.5 else []
            if not [state for state in states if not any(is_true(rule, state) for rule in own[side][reading])]:
                own[side][reading] = []
            readings[reading] = {
                "preferences": wants,
                "rules": {f"own{n}": text_of(tree) for n, tree in enumerate(own[side][reading])},
                "likelihoods": {
                    event: {"event": event, "likelihood": rng.choice(("low", "open", "high"))}
                    for event in ("e1", "e2", "e3")
                    if rng.random() < 0.7
                },
            }
        case = {
            "locarno": "1",
            "case": {"title": f"coder {side}", "id": f"coder{side}"},
            "actors": {actor: actor for actor in ACTORS},
            "options": {name: ACTORS[n % 2] for n, name in enumerate(OPTIONS)},
            "rules": {f"F{n}": text_of(rule) for n, rule in enumerate(rules)},
            "status_quo": sorted(states[0]),
            "arrangements": arrangements,
            "likelihood_scale": {"high": ["0.7", "1"], "low": ["0", "0.3"], "open": ["0.3", "0.7"]},
            "common": {"preferences": {actor: ["p"] for actor in ACTORS}},
            "readings": readings,
        }
        cases.append(case)
    return cases, lists, rules, own


def summed(parts: Sequence[dict[str, int]]) -> dict[str, int]:
    return {key: sum(part[key] for part in parts) for key in parts[0]}


def told(found: Coders, reading: str, actor: str) -> dict[str, int]:
    for one in found.agreement["all"]:
        if (one.reading, one.actor) == (reading, actor):
            keys = ("both", "opposite", "only_one", "only_other", "same_place", "pairs", "same_order")
            return {key: getattr(one, key) for key in keys}
    return {}


@pytest.mark.parametrize("seed", range(50))
def test_random_codings(seed: int) -> None:
    (one, other), lists, rules, own = two_codings(seed)
    found = locarno.compare_coders(one, other)
    states = feasible(OPTIONS, rules)
    parts = {place: counts(lists[0][place], lists[1][place], states) for place in lists[0]}
    for (reading, actor), expected in parts.items():
        idle = sum(
            entry.kind == "says nothing" for entry in found.entries if (entry.reading, entry.actor) == (reading, actor)
        )
        assert idle == expected["says nothing"]
        if any(expected.values()):
            assert told(found, reading, actor) | {"says nothing": idle} == expected
    whole = summed(list(parts.values()))
    assert told(found, "", "") == {key: whole[key] for key in whole if key != "says nothing"}

    presence = alpha(presence_units(*lists, states), nominal)
    assert found.presence["all"].value == (None if presence is None else pytest.approx(float(presence)))

    places = [
        (ones[true], others[true])
        for place in lists[0]
        for ones, others in [(said(lists[0][place], states)[0], said(lists[1][place], states)[0])]
        for true in ones
        if true in others
    ]
    ranks = alpha(places, ordinal(places))
    assert found.ranks.value == (None if ranks is None else pytest.approx(float(ranks)))

    for one_left in found.feasibility:
        left = [
            {state for state in states if not any(is_true(rule, state) for rule in own[side][one_left.reading])}
            for side in (0, 1)
        ]
        sizes = [len(left[0] & left[1]), len(left[0] - left[1]), len(left[1] - left[0])]
        assert [one_left.both, one_left.only_one, one_left.only_other] == sizes
        assert one_left.states == len(states) and one_left.neither == len(states) - sum(sizes)


@pytest.mark.parametrize("seed", range(12))
def test_the_verdicts_of_random_codings(seed: int) -> None:
    (one, other), *_rest = two_codings(seed)
    found = locarno.compare_coders(one, other)
    under = one.verdicts(), other.verdicts()
    rungs = {(c.arrangement, c.reading): (c.one, c.other) for c in found.cells}
    assert rungs == {(v.arrangement, v.reading): (v.rung, under[1][v.arrangement, v.reading].rung) for v in under[0]}
    pairs = [(LADDER.index(a), LADDER.index(b)) for a, b in rungs.values()]
    whole = found.cell_agreement[0]
    assert whole.cells == len(pairs) and whole.equal == sum(a == b for a, b in pairs)
    assert whole.weighted == pytest.approx(1 - sum(abs(a - b) for a, b in pairs) / len(pairs) / 4)
    expected = alpha(pairs, ordinal(pairs))
    assert whole.alpha.value == (None if expected is None else pytest.approx(float(expected)))
    possible = alpha([(a > 0, b > 0) for a, b in pairs], nominal)
    assert whole.possible_alpha.value == (None if possible is None else pytest.approx(float(possible)))
    assert sum(part.equal for part in found.cell_agreement[1:]) == whole.equal
    alone = [(LADDER.index(c.one), LADDER.index(c.preferences_only)) for c in found.cells]
    assert whole.preferences_equal == sum(a == b for a, b in alone)
    assert whole.preferences_weighted == pytest.approx(1 - sum(abs(a - b) for a, b in alone) / len(alone) / 4)
    expected = alpha(alone, ordinal(alone))
    assert whole.preferences_alpha.value == (None if expected is None else pytest.approx(float(expected)))


@pytest.mark.parametrize("seed", range(12))
def test_preferences_alone_are_those_of_a_case_that_says_so(seed: int) -> None:
    one, other = texts(seed)[0]
    cases = locarno.loads(json.dumps(one)), locarno.loads(json.dumps(other))
    for reading in READINGS:
        one["readings"][reading]["preferences"] = other["readings"][reading]["preferences"]
    expected = locarno.loads(json.dumps(one)).verdicts()
    for cell in locarno.compare_coders(*cases).cells:
        assert cell.preferences_only == expected[cell.arrangement, cell.reading].rung


@pytest.mark.parametrize("seed", range(12))
def test_one_list_at_a_time_is_that_of_a_case_that_says_so(seed: int) -> None:
    one, other = texts(seed)[0]
    found = locarno.compare_coders(locarno.loads(json.dumps(one)), locarno.loads(json.dumps(other)))
    here = {(each.reading, each.actor): (each.equal, each.changed) for each in found.lists}
    for reading in READINGS:
        for actor in ACTORS:
            case = json.loads(json.dumps(one))
            wants = case["readings"][reading]["preferences"]
            wants.pop(actor, None)
            wants |= {a: w for a, w in other["readings"][reading]["preferences"].items() if a == actor}
            judged = locarno.loads(json.dumps(case)).verdicts(readings=[reading])
            cells = [(judged[c.arrangement, reading].rung, c) for c in found.cells if c.reading == reading]
            expected = (sum(rung == c.other for rung, c in cells), sum(rung != c.one for rung, c in cells))
            if (reading, actor) in here:
                assert here[reading, actor] == expected
            else:
                assert expected[1] == 0


@pytest.mark.parametrize("seed", range(15))
def test_a_coding_agrees_with_itself_and_the_other_way_round(seed: int) -> None:
    (one, other), *_rest = two_codings(seed)
    same = locarno.compare_coders(one, one)
    assert {entry.kind for entry in same.entries} <= {"both", "says nothing"}
    assert all(each.value in (None, pytest.approx(1.0)) for each in (*same.presence.values(), same.ranks))
    assert all(cell.one == cell.other == cell.preferences_only for cell in same.cells)
    forth, back = locarno.compare_coders(one, other), locarno.compare_coders(other, one)
    assert forth.presence["all"].value == pytest.approx(back.presence["all"].value)
    a, b = forth.agreement["all"][0], back.agreement["all"][0]
    assert (a.both, a.opposite, a.only_one, a.only_other) == (b.both, b.opposite, b.only_other, b.only_one)
    assert RUNGS_UP == LADDER


def test_likelihoods_are_matched_by_id_and_ordered_by_their_ranges() -> None:
    (one, other), *_rest = two_codings(3)
    found = locarno.compare_coders(one, other)
    order = ("low", "open", "high")
    pairs = []
    for reading in READINGS:
        words = [{item.id: item.likelihood for item in c.case.readings[reading].likelihoods} for c in (one, other)]
        for event in ("e1", "e2", "e3"):
            if any(event in side for side in words):
                mine = next(o for o in found.likelihoods if (o.reading, o.id) == (reading, event))
                assert (mine.one, mine.other) == (words[0].get(event, ""), words[1].get(event, ""))
            if all(event in side for side in words):
                pairs.append((order.index(words[0][event]), order.index(words[1][event])))
    assert len(pairs) > 2
    expected = alpha(pairs, ordinal(pairs))
    assert found.likelihood_alpha.value == (None if expected is None else pytest.approx(float(expected)))


def test_the_scale_has_the_order_of_its_ranges() -> None:
    frame = (
        "locarno: 1\ncase: {title: T}\nactors: {a: A}\noptions: {x: a}\n"
        "likelihood_scale: {often: [0.7, 1], even: [0.3, 0.6], seldom: [0, 0.2]}\n"
        "readings: {R0: {preferences: {a: [x]}, likelihoods: {%s}}}\n"
    )
    pairs = [("often", "even"), ("even", "seldom"), ("often", "often"), ("seldom", "seldom"), ("even", "often")]
    one, other = (
        locarno.loads(
            frame % ", ".join(f"e{n}: {{event: e, likelihood: {pair[side]}}}" for n, pair in enumerate(pairs))
        )
        for side in (0, 1)
    )
    order = ("seldom", "even", "often")
    places = [(order.index(a), order.index(b)) for a, b in pairs]
    expected = float(alpha(places, ordinal(places)) or 0)
    assert locarno.compare_coders(one, other).likelihood_alpha.value == pytest.approx(expected)


def test_what_is_assumed_can_be_left_out() -> None:
    frame = (
        "locarno: 1\ncase: {title: T}\nactors: {a: A}\noptions: {x: a, z: a}\n"
        "sources: {S: {title: S}}\nreadings: {R0: {preferences: {a: [%s]}}}\n"
    )
    one = locarno.loads(frame % "{statement: x, refs: [S]}, {statement: z, assumed: true}")
    other = locarno.loads(frame % "{statement: not not x, refs: [S]}, {statement: not z, refs: [S]}")
    found = locarno.compare_coders(one, other)
    assert [(e.kind, e.assumed) for e in found.entries] == [("both", False), ("opposite", True)]
    assert [a[0].opposite for a in (found.agreement["all"], found.agreement["said"])] == [1, 0]
    # all: x by both, z by one, not z by the other; without what is assumed z is not said by anybody
    assert found.presence["all"].value == pytest.approx(float(alpha([(1, 1), (1, 0), (0, 1)], nominal) or 0))
    assert found.presence["said"].value == pytest.approx(float(alpha([(1, 1), (0, 1)], nominal) or 0))
    assert [found.presence[basis].units for basis in ("all", "said")] == [3, 2]
    assert found.cells == () and found.cell_agreement == ()


def test_where_common_fills_in_a_coder_is_silent() -> None:
    frame = (
        "locarno: 1\ncase: {title: T}\nactors: {a: A}\noptions: {x: a}\ncommon: {preferences: {a: [x]}}\nreadings: %s\n"
    )
    one, other = (locarno.loads(frame % text) for text in ("{R0: {}, R1: {}}", "{R0: {preferences: {a: [x]}}, R2: {}}"))
    found = locarno.compare_coders(one, other)
    assert [entry.kind for entry in found.entries] == ["only other"]
    assert (found.readings, found.only_one_has, found.only_other_has) == (("R0",), ("R1",), ("R2",))


@pytest.mark.parametrize(
    ("other", "what"),
    [
        ("actors: {a: A}\noptions: {x: a, w: a}", "options: `z`"),
        ("actors: {a: A}\noptions: {z: a, x: a}", "options in another order"),
        ("actors: {a: A}\noptions: {x: a, z: a}\nrules: {F: x and z}", "rules: `F`"),
        ("actors: {a: A, b: B}\noptions: {x: a, z: a}", "actors: `b`"),
    ],
)
def test_other_frames_are_refused(other: str, what: str) -> None:
    head, tail = "locarno: 1\ncase: {title: T}\n", "\ncommon: {preferences: {%s}}\n"
    one = locarno.loads(head + "actors: {a: A}\noptions: {x: a, z: a}" + tail % "a: [x]")
    second = locarno.loads(head + other + tail % ("a: [x], b: [x]" if "b: B" in other else "a: [x]"))
    with pytest.raises(locarno.Refusal) as refused:
        locarno.compare_coders(one, second)
    assert what in refused.value.found


def test_a_ranking_is_no_list_of_statements() -> None:
    one = locarno.loads(
        "locarno: 1\ncase: {title: T}\nactors: {a: A}\noptions: {x: a}\ncommon: {preferences: {a: {ranking: [Y, N]}}}\n"
    )
    with pytest.raises(locarno.Refusal, match="no list of statements"):
        locarno.compare_coders(one, one)


def test_readings_that_are_not_there_are_refused() -> None:
    (one, other), *_rest = two_codings(0)
    with pytest.raises(locarno.Refusal, match="no reading `R9`"):
        locarno.compare_coders(one, other, readings=["R9"])


def test_the_second_coder_of_the_ukraine_case() -> None:
    """117 statements, of which 24 are ambiguous and 3 assumed: as they were coded."""
    second = locarno.load(UKRAINE / "second-coder.yaml")
    statements = [
        one
        for reading in second.case.readings.values()
        for wants in reading.preferences.values()
        if wants.origin == reading.id
        for one in wants.order.statements  # type: ignore[union-attr]
    ]
    assert len(statements) == 117
    assert sum(one.basis.note.startswith("ambiguous: ") for one in statements) == 24
    assert sum(one.basis.assumed for one in statements) == 3
    assert all(one.basis.refs for one in statements)
    found = locarno.compare_coders(locarno.load(UKRAINE), second)
    whole = found.agreement["all"][0]
    idle = sum(entry.kind == "says nothing" for entry in found.entries)
    repeated = 1  # a statement that says what one above it says counts once
    assert whole.both + whole.opposite + whole.only_other + idle + repeated == 117
    assert 0.2 < (found.presence["all"].value or 0) < 0.5
