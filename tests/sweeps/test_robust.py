"""Sampled beliefs against exact distributions, and against every order enumerated and judged by itself."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import permutations, product
from math import sqrt
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import locarno
from locarno.answers.robust import Drawing, Robust
from locarno.case.nouns import Prioritised, Ranked, Weighted
from locarno.sweeps.robust import wilson
from locarno.sweeps.sampling import Sampler, sampler_of

CASE = """
locarno: 1
case: {title: Small}
actors: {ann: A, bob: B}
options: {a: ann, b: bob, c: bob, d: ann}
status_quo: []
likelihood_scale: {rare: [0.1, 0.3], sure: [1, 1]}
scenarios: {gone: {without: [d]}}
sources: {S: {title: One}}
common:
  preferences:
    ann: {statements: [a, d, b implies not a, c], refs: [S]}
    bob: {statements: [b, {statement: c implies a, assumed: true}, not c], refs: [S]}
readings:
  first: {rules: {R: {impossible: b and c, likelihood: rare, refs: [S]}}}
  second:
    preferences: {bob: {statements: [not b, c, {statement: a, assumed: true}], refs: [S]}}
    scenarios: {gone: {assumed: true}}
arrangements:
  A: {name: A, with: [a]}
  B: {name: B, with: [a, b]}
  D: {name: D, without: [a, b]}
  C: {name: C, require: a implies c}
"""
ORDERS: dict[int, list[tuple[int, ...]]] = {n: list(permutations(range(n))) for n in range(6)}


def drawing(model: Any = "mallows", **more: Any) -> Drawing:
    spread, swaps = more.pop("spread", None), more.pop("swaps", None)
    return Drawing(model, spread, swaps, more.pop("likelihoods", True), more.pop("seed", 1))


def sampler(draw: Drawing, reading: str = "first", text: str = CASE) -> Sampler:
    case = locarno.loads(text).case
    return sampler_of(case, case.readings[reading], draw)


def swaps_of(order: tuple[int, ...]) -> int:
    """How many pairs stand the wrong way round."""
    return sum(a > b for k, a in enumerate(order) for b in order[k + 1 :])


def rebuilt(one: Sampler, sample: int) -> dict[str, list[str]]:
    """The texts of each actor's list in a sample."""
    made = one.believed(one.draw(sample, 0))
    return {
        actor: [s.text for s in want.order.statements]
        for actor, want in made.preferences.items()
        if not isinstance(want.order, Ranked)
    }


def chi_square(counts: dict[Any, int], likely: dict[Any, float]) -> float:
    total = sum(counts.values())
    assert set(counts) <= {key for key, p in likely.items() if p}
    return sum((counts.get(key, 0) - total * p) ** 2 / (total * p) for key, p in likely.items() if p)


# how beliefs are drawn


@pytest.mark.parametrize("spread", [0.0, 0.3, 0.7, 1.0])
def test_orders_follow_the_distribution_of_mallows(spread: float) -> None:
    one = sampler(drawing(spread=spread))
    written = rebuilt(sampler(drawing(spread=0.0)), 0)
    assert written == {"ann": ["a", "d", "b implies not a", "c"], "bob": ["b", "c implies a", "not c"]}
    counts: dict[str, dict[tuple[int, ...], int]] = {"ann": {}, "bob": {}}
    for sample in range(4000):
        for actor, texts in rebuilt(one, sample).items():
            order = tuple(written[actor].index(text) for text in texts)
            counts[actor][order] = counts[actor].get(order, 0) + 1
    for actor, n in (("ann", 4), ("bob", 3)):
        weights = {order: spread ** swaps_of(order) for order in ORDERS[n]}
        likely = {order: weight / sum(weights.values()) for order, weight in weights.items()}
        freedom = max(1, sum(p > 0 for p in likely.values()) - 1)
        assert chi_square(counts[actor], likely) < freedom + 4 * sqrt(2 * freedom)


@pytest.mark.parametrize("swaps", [0, 1, 2, 5, 9])
def test_all_lists_exactly_so_many_swaps_away_are_equally_likely(swaps: int) -> None:
    one = sampler(drawing("swaps", swaps=swaps, likelihoods=False))
    counts: dict[tuple[int, ...], int] = {}
    for sample in range(3000):
        places = one.draw(sample, 0)
        assert one.distance(places) == swaps
        counts[places] = counts.get(places, 0) + 1
    every = [
        tuple(place + 1 for place in (*ann, *bob))
        for ann, bob in product(ORDERS[4], ORDERS[3])
        if swaps_of(ann) + swaps_of(bob) == swaps
    ]
    assert {places[:7] for places in counts} == set(every)
    likely = {(*places, 1): 1 / len(every) for places in every}
    freedom = max(1, len(every) - 1)
    assert chi_square(counts, likely) < freedom + 4 * sqrt(2 * freedom)


def test_what_is_assumed_is_free_and_nothing_else() -> None:
    one = sampler(drawing("assumed"), "second")
    names = [entry.text for entry in one.entries]
    free = names.index("a", 4), names.index("gone")
    counts: dict[tuple[int, ...], int] = {}
    for sample in range(3000):
        places = one.draw(sample, 1)
        rest = [p for k, p in enumerate(places[:7]) if p and k != free[0]]
        assert [rest[:4] == [1, 2, 3, 4], rest[4:] == sorted(rest[4:])] == [True, True]
        key = (places[free[0]], places[free[1]])
        counts[key] = counts.get(key, 0) + 1
    likely = {(place, there): (0.5 if place == 0 else 0.5 / 3) / 2 for place in range(4) for there in (0, 1)}
    assert chi_square(counts, likely) < 7 + 4 * sqrt(14)


@pytest.mark.parametrize("model", ["mallows", "swaps", "assumed"])
def test_words_of_likelihood_are_probabilities_from_their_range(model: str) -> None:
    draw = drawing(model, spread=0.0 if model == "mallows" else None, swaps=0 if model == "swaps" else None)
    one = sampler(draw)
    there = [one.draw(sample, 0)[-1] for sample in range(4000)]
    assert abs(np.mean(there) - 0.2) < 4 * sqrt(0.2 * 0.8 / 4000)
    assert len(one.believed(one.draw(0, 0)).rules) == there[0]
    certain = sampler(replace(draw, likelihoods=False))
    assert all(certain.draw(sample, 0)[-1] for sample in range(50))
    assert all(
        sampler(draw, text=CASE.replace("likelihood: rare", "likelihood: sure")).draw(sample, 0)[-1]
        for sample in range(50)
    )


def test_weights_and_rankings_are_put_in_another_order() -> None:
    text = CASE.replace(
        "{statements: [b, {statement: c implies a, assumed: true}, not c], refs: [S]}",
        "{weights: [{statement: c, weight: -5}, {statement: b, weight: 1}, {statement: a, weight: 3}]}",
    )
    one = sampler(drawing("swaps", swaps=9), text=text)
    order = one.believed(one.draw(0, 0)).preferences["bob"].order
    assert isinstance(order, Weighted)
    told = [(s.text, float(w)) for s, w in zip(order.statements, order.weights, strict=True)]
    assert told == [("b", 5.0), ("a", 3.0), ("c", -1.0)]  # sizes stay, signs go along
    ranked = locarno.load("cases/chicken.yaml").case
    [reading] = ranked.readings.values()
    made = sampler_of(ranked, reading, drawing("swaps", swaps=1))
    before, after = reading.preferences, made.believed(made.draw(0, 0)).preferences
    moved = [actor for actor in before if before[actor] != after[actor]]
    assert len(moved) == 1
    order, was = after[moved[0]].order, before[moved[0]].order
    assert isinstance(order, Ranked) and isinstance(was, Ranked)
    assert (
        sorted(order.groups) == sorted(was.groups)
        and sum(a != b for a, b in zip(order.groups, was.groups, strict=True)) == 2
    )


# how often verdicts stay


def exact(model: str, spread: float) -> dict[tuple[str, str], dict[str, float]]:
    """Return how likely each rung of each cell is, by writing out every case that can be drawn."""
    case = locarno.loads(CASE)
    found: dict[tuple[str, str], dict[str, float]] = {}
    for reading in case.case.readings.values():
        lists = {actor: want.order for actor, want in reading.preferences.items()}
        worlds = []
        for ann, bob in product(ORDERS[4], ORDERS[3]):
            weight = spread ** (swaps_of(ann) + swaps_of(bob))
            wants = dict(reading.preferences)
            for actor, order in (("ann", ann), ("bob", bob)):
                was = lists[actor]
                assert isinstance(was, Prioritised)
                wants[actor] = replace(wants[actor], order=Prioritised(tuple(was.statements[k] for k in order)))
            for keep, chance in ((True, 0.2), (False, 0.8)) if reading.rules else ((True, 1.0),):
                rules = reading.rules if keep else ()
                worlds.append((weight * chance, replace(reading, preferences=wants, rules=rules)))
        total = sum(weight for weight, _ in worlds)
        named = {f"W{k}": replace(world, id=f"W{k}") for k, (_, world) in enumerate(worlds)}
        whole = replace(case.case, readings=named)
        judged = replace(case, case=whole, _spaces=type(case._spaces)(whole)).verdicts()
        for one in judged:
            share = worlds[int(one.reading[1:])][0] / total
            cell = found.setdefault((one.arrangement, reading.id), {})
            cell[one.rung] = cell.get(one.rung, 0.0) + share
    return found


@pytest.mark.parametrize("spread", [0.4, 1.0])
def test_frequencies_lie_within_their_error_of_the_exact_ones(spread: float) -> None:
    wanted = exact("mallows", spread)
    case = locarno.loads(CASE)
    found = case.robust(spread=spread, samples=1500, seed=5)
    written = case.verdicts()
    inside, unsure = 0, 0
    for one in found:
        likely = wanted[one.arrangement, one.reading]
        assert one.rung == written[one.arrangement, one.reading].rung
        assert sum(one.counts.values()) == 1500
        for rung, count in one.counts.items():
            p = likely.get(rung, 0.0)
            assert abs(count / 1500 - p) <= 4 * sqrt(p * (1 - p) / 1500) + 1e-9
        stays = likely.get(one.rung, 0.0)
        inside += one.low - 1e-9 <= stays <= one.high + 1e-9
        unsure += 0.001 < stays < 0.999
        others = {rung: n for rung, n in one.counts.items() if n and rung != one.rung}
        assert one.other is None if not others else others[one.other or "interest"] == max(others.values())
    assert inside >= len(found) - 1 and unsure >= 4


def test_the_interval_is_that_of_wilson() -> None:
    for hits, of in ((0, 10), (10, 10), (3, 10), (81, 263), (199, 200)):
        low, high = wilson(hits, of)
        z = 1.959963984540054
        for bound in (low, high):
            if 0 < bound < 1:  # the bounds are where the score test is just significant
                assert abs(hits / of - bound) == pytest.approx(z * sqrt(bound * (1 - bound) / of))
        assert low <= hits / of <= high
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)  # Newcombe 1998, table I


# the same bytes, whoever counts


def test_the_same_answer_whatever_the_number_of_threads() -> None:
    case = locarno.loads(CASE)
    answers = [
        repr(replace(case, _pool=ThreadPoolExecutor(threads)).robust(spread=0.5, samples=70, seed=3))
        for threads in (1, 2, 8)
    ]
    assert len(set(answers)) == 1
    assert repr(case.robust(spread=0.5, samples=70, seed=4)) not in answers


def test_a_reading_is_drawn_alike_whichever_others_are_asked_about() -> None:
    case = locarno.loads(CASE)
    both, one = case.robust(samples=40, spread=0.5), case.robust(["second"], ["B"], samples=40, spread=0.5)
    assert one["B", "second"] == both["B", "second"]


def same_but_resumed(one: Robust, other: Robust) -> bool:
    return replace(one, resumed=0) == replace(other, resumed=0)


def test_stopped_and_gone_on_from_is_the_same_answer(tmp_path: Path) -> None:
    case = locarno.loads(CASE)
    whole = case.robust(spread=0.5, samples=100, keep=tmp_path / "whole")
    calls = 0

    def stop(done: int, everything: int) -> None:
        nonlocal calls
        calls += 1
        if calls == 3:
            raise KeyboardInterrupt

    kept = tmp_path / "kept"
    stopped = case.robust(spread=0.5, samples=100, keep=kept, progress=stop)
    assert 0 < stopped.samples < 100 == stopped.wanted
    assert same_but_resumed(replace(stopped, wanted=stopped.samples), case.robust(spread=0.5, samples=stopped.samples))
    with kept.open("ab") as file:
        file.write(b'{"sample": 32, "ru')  # cut off while it was written
    again = case.robust(spread=0.5, samples=100, keep=str(kept))
    assert again.resumed == stopped.evaluated and same_but_resumed(again, whole)
    assert kept.read_bytes() == (tmp_path / "whole").read_bytes()
    assert same_but_resumed(case.robust(spread=0.5, samples=20, keep=kept), case.robust(spread=0.5, samples=20))
    more = case.robust(spread=0.5, samples=120, keep=kept)
    assert more.resumed == whole.evaluated and same_but_resumed(more, case.robust(spread=0.5, samples=120))


def test_each_reading_is_drawn_by_a_generator_of_its_own() -> None:
    one = sampler(drawing(spread=1.0, likelihoods=False))
    drawn = [(one.draw(sample, 0), one.draw(sample, 1)) for sample in range(50)]
    assert sum(a == b for a, b in drawn) < 10 and len({a for a, _ in drawn}) > 20


def test_stopped_before_anything_is_done_is_stopped() -> None:
    def stop(done: int, everything: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        locarno.loads(CASE).robust(progress=stop)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"seed": 8}, "seed 1 there, 8 here"),
        ({"spread": 0.6}, "spread 0.5 there, 0.6 here"),
        ({"model": "assumed", "spread": None}, 'model "mallows" there, "assumed" here'),
        ({"likelihoods": False}, "likelihoods true there, false here"),
        ({"readings": ["first"]}, "readings"),
        ({"arrangements": ["A"]}, "arrangements"),
        ({"scenarios": ["gone"]}, "scenarios"),
    ],
)
def test_a_file_of_another_question_is_refused(change: dict[str, Any], words: str, tmp_path: Path) -> None:
    case, kept = locarno.loads(CASE), tmp_path / "kept"
    asked: dict[str, Any] = {"spread": 0.5, "samples": 3, "seed": 1, "keep": kept}
    case.robust(**asked)
    before = kept.read_bytes()
    with pytest.raises(locarno.Refusal, match=words):
        case.robust(**asked | change)
    assert kept.read_bytes() == before
    layout = locarno.loads(CASE.replace("options:", "# a comment\noptions:"))
    assert layout.robust(**asked).resumed > 0
    with pytest.raises(locarno.Refusal, match="means something else now"):
        locarno.loads(CASE.replace("statements: [a, d", "statements: [d, a")).robust(**asked)


@pytest.mark.parametrize("content", ["", "nothing\n", "{}\n", '{"kind": "other"}\n', "\x00"])
def test_a_file_of_something_else_is_refused(content: str, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.write_text(content, encoding="utf-8")
    with pytest.raises(locarno.Refusal, match="holds no samples"):
        locarno.loads(CASE).robust(samples=2, keep=kept)
    assert kept.read_text(encoding="utf-8") == content


@pytest.mark.parametrize(
    "line", ["x", "[]", '{"sample": 5, "rungs": ["iiii", "iiii"]}', '{"sample": 0, "rungs": ["q"]}']
)
def test_a_line_that_is_no_sample_is_refused(line: str, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    case = locarno.loads(CASE)
    case.robust(samples=2, keep=kept)
    head = kept.read_text(encoding="utf-8").splitlines()[0]
    kept.write_text(f"{head}\n{line}\n", encoding="utf-8")
    with pytest.raises(locarno.Refusal, match="line 2 of"):
        case.robust(samples=2, keep=kept)


# where it flips, and what decides

PLANTED = """
locarno: 1
case: {title: Planted}
actors: {ann: A, bob: B}
options: {a: ann, b: bob}
status_quo: [a]
common:
  preferences:
    ann: {statements: [a and b, {statement: a, assumed: true}, not a], refs: [S]}
    bob: {statements: [not b, {statement: a, assumed: true}], refs: [S]}
readings: {only: {}}
sources: {S: {title: One}}
arrangements: {A: {name: A, with: [a], without: [b]}}
"""


def test_a_planted_region_is_found() -> None:
    found = locarno.loads(PLANTED).robust(region=True, samples=300, spread=0.8)
    assert found.region is not None
    stays, flips = found.region.parts
    [condition], [other] = stays.conditions, flips.conditions
    assert (condition.actor, condition.first, condition.second, condition.holds) == ("ann", "a", "not a", True)
    assert other == replace(condition, holds=False) and condition.refs == ("S",)
    assert (stays.rung, flips.rung) == ("interest", "breaks")
    assert stays.density == flips.density == stays.coverage == flips.coverage == 1.0
    assert stays.samples + flips.samples == 300
    assert stays.samples / 300 == found["A", "only"].share


def test_the_assumed_entry_that_decides_comes_first() -> None:
    found = locarno.loads(PLANTED).robust(model="assumed", samples=400)
    first, second, *rest = found.decides
    assert {(one.actor, one.text, one.contrast) for one in (first, second)} == {
        ("ann", "a", "in"),
        ("ann", "a", "high"),
    }
    there = first if first.contrast == "in" else second
    assert sum(there.samples) == 400
    assert abs(there.difference - 2 / 3) < 4 * there.error  # two of its three places are above `not a`
    assert first.difference > 0.5 and second.difference > 0.5  # higher, and at all, is better for what is written
    assert all(abs(one.difference) < 4 * one.error for one in rest)
    assert not any(one.text in ("a and b", "not a", "not b") for one in found.decides)


def test_the_error_of_a_difference_is_its_spread_over_seeds() -> None:
    case = locarno.loads(PLANTED)
    found = [
        next(
            o
            for o in case.robust(model="assumed", samples=60, seed=s).decides
            if (o.actor, o.contrast) == ("ann", "in")
        )
        for s in range(60)
    ]
    told = float(np.mean([one.error for one in found]))
    assert 0.7 < np.std([one.difference for one in found], ddof=1) / told < 1.4


def test_where_the_library_is_missing_the_region_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "sklearn.tree", None)
    case = locarno.loads(PLANTED)
    with pytest.raises(locarno.Refusal, match=r"locarno\[discovery\]"):
        case.robust(region=True)
    assert case.robust(samples=5).region is None


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"model": "malows"}, "did you mean `mallows`"),
        ({"spread": 1.5}, "a spread of 1.5"),
        ({"model": "swaps", "swaps": 100}, "have room for 9"),
        ({"model": "swaps", "spread": 0.5}, "has none"),
        ({"swaps": 2}, "has none"),
        ({"samples": 0}, "0 samples"),
        ({"region": True}, "8 verdicts at once"),
        ({"readings": ["third"]}, "no reading `third`"),
        ({"arrangements": ["Z"]}, "`Z`"),
        ({"goal": "zz"}, "`zz` is no arrangement"),
        ({"goal": "a", "arrangements": ["A"]}, "one or the other"),
        ({"spread": 0.0, "likelihoods": False}, "nothing can be other than written"),
        (
            {
                "model": "assumed",
                "readings": ["first"],
                "likelihoods": False,
                "text": "{statement: c implies a, assumed: true}",
            },
            "nothing is assumed",
        ),
    ],
)
def test_what_cannot_be_asked(asked: dict[str, Any], words: str) -> None:
    drop = asked.pop("text", None)
    case = locarno.loads(CASE.replace(drop, "c implies a") if drop else CASE)
    with pytest.raises(locarno.Refusal, match=words):
        case.robust(**asked)


def test_a_goal_of_ones_own() -> None:
    found = locarno.loads(CASE).robust(["first"], goal="a and not b", samples=20)
    assert found.arrangements == ("a and not b",) and len(found) == 1
    assert json.dumps(found["a and not b", "first"].counts)
