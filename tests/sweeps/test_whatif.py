"""What flips where something is supposed, against the verdicts of case texts in which it is written."""

import json
from copy import deepcopy
from functools import cache
from itertools import combinations
from typing import Any

import pytest

import locarno
from locarno.answers.states import Step
from locarno.answers.whatif import Flip, WhatIf
from random_pledges import graph_pledges
from random_sweeps import scenario_case

Cells = dict[tuple[str, str], str]


def written(case: dict[str, Any], parts: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the case with what scenarios say written out: held options as rules, lifted rules taken out."""
    made = deepcopy(case)
    for number, part in enumerate(parts):
        for option in part.get("with", ()):
            made["rules"][f"H{number}{option}"] = {"impossible": f"not {option}"}
        for option in part.get("without", ()):
            made["rules"][f"H{number}{option}"] = {"impossible": option}
        for id_, rule in part.get("rules", {}).items():
            made["rules"][f"H{number}{id_}"] = rule
        for rule in part.get("lifts", ()):
            made["rules"].pop(rule, None)
            for scenario in made["scenarios"].values():
                if "lifts" in scenario:
                    scenario["lifts"] = [one for one in scenario["lifts"] if one != rule]
        for pledge in part.get("keeps", ()):
            for reading in made["readings"].values():
                reading["keeps"] = list(dict.fromkeys([*reading.get("keeps", []), pledge]))
    return made


def cells(case: dict[str, Any], question: str) -> Cells | None:
    """Return the word of every cell, by asking verdicts and paths; None if the text is refused."""
    read = words_of(json.dumps(case))
    return None if read is None else read[question]


@cache
def words_of(text: str) -> dict[str, Cells] | None:
    try:
        loaded = locarno.loads(text)
    except locarno.CaseError:
        return None
    rungs: Cells = {(one.arrangement, one.reading): one.rung for one in loaded.verdicts()}
    ways: Cells = {}
    for one in loaded.paths():
        key = one.arrangement, one.reading
        if rungs[key] == "impossible":
            ways[key] = "impossible"
        elif not one.possible:
            ways[key] = "no today"
        else:
            ways[key] = "there" if one.there else "not reached" if one.by_gains is None else "reached"
    return {"verdicts": rungs, "paths": ways}


read_once = cache(locarno.loads)
ukraine = cache(lambda: locarno.load("cases/ukraine"))


def flips(found: WhatIf, supposed: str) -> dict[tuple[str, str], tuple[str, str]]:
    return {(one.arrangement, one.reading): (one.before, one.after) for one in found.of(supposed)}


def differences(before: Cells, after: Cells) -> dict[tuple[str, str], tuple[str, str]]:
    return {key: (before[key], after[key]) for key in before if before[key] != after[key]}


def ordered_keeps(case: dict[str, Any], parts: list[dict[str, Any]]) -> bool:
    """Whether two pledges are kept in an order that the text above cannot say: a scenario's own before another's."""
    inside = [case["scenarios"][id_] for one in case["readings"].values() for id_ in one.get("scenarios", [])]
    return any(one.get("keeps") for one in inside) and any(one.get("keeps") for one in parts)


@pytest.mark.parametrize("question", ["verdicts", "paths"])
@pytest.mark.parametrize("seed", range(8))
def test_against_case_texts(seed: int, question: Any) -> None:
    case = scenario_case(seed)
    base = cells(case, question)
    if base is None:
        return
    loaded = read_once(json.dumps(case))
    single, pairs = loaded.whatif(question=question), loaded.whatif(pairs=True, question=question)
    together = loaded.whatif(together=True, question=question)
    every = tuple(case["scenarios"])
    assert [one.id for one in single.suppositions] == list(every)
    assert [one.parts for one in pairs.suppositions] == list(combinations(every, 2))
    asked = [(single, (id_,)) for id_ in every] + [(pairs, two) for two in combinations(every, 2)] + [(together, every)]
    order = [(one, goal, reading) for one in every for goal in single.names for reading in single.readings]
    told = [(one.supposed, one.arrangement, one.reading) for one in single]
    assert told == [key for key in order if key in {*told}]
    alone: dict[str, Cells] = {}
    for found, parts in asked:
        said = [case["scenarios"][id_] for id_ in parts]
        after = cells(written(case, said), question)
        if after is None or ordered_keeps(case, said):
            continue
        if len(parts) == 1:
            alone[parts[0]] = after
        assert flips(found, " + ".join(parts)) == differences(base, after), parts
        for flip in found.of(" + ".join(parts)):
            if len(parts) > 1 and {*parts} <= {*alone}:
                here = flip.arrangement, flip.reading
                assert flip.alone == tuple(part for part in parts if alone[part][here] == flip.after)


@pytest.mark.parametrize("seed", range(8))
def test_what_is_supposed_ad_hoc(seed: int) -> None:
    case = scenario_case(seed)
    base = cells(case, "verdicts")
    if base is None:
        return
    loaded = read_once(json.dumps(case))
    option, pledge = list(case["options"])[seed % len(case["options"])], next(iter(case["pledges"]))
    for asked, id_, part in (
        ({"suppose": [option]}, option, {"with": [option]}),
        ({"suppose": [f"not {option}"]}, f"not {option}", {"without": [option]}),
        ({"keeps": [pledge]}, f"keeps {pledge}", {"keeps": [pledge]}),
    ):
        after = cells(written(case, [part]), "verdicts")
        if after is None or ordered_keeps(case, [part]):
            continue
        assert flips(loaded.whatif(**asked), id_) == differences(base, after)


@pytest.mark.parametrize("seed", range(12))
def test_graph_form_against_case_texts(seed: int) -> None:
    made = graph_pledges(seed)
    case = json.loads(made.text)
    case.setdefault("rules", {})
    state = made.game.states[seed % len(made.game.states)]
    case["scenarios"] = {"S0": {"rules": {"N1": {"impossible": str(state)}}}, "S1": {"without": ["o0"]}}
    base = cells(case, "verdicts")
    if base is None:
        return
    found = locarno.loads(json.dumps(case)).whatif(suppose=["o0"], scenarios=["S0", "S1"])
    for id_, part in (*case["scenarios"].items(), ("o0", {"with": ["o0"]})):
        after = cells(written(case, [part]), "verdicts")
        if after is not None:
            assert flips(found, id_) == differences(base, after)


def gone(loaded: locarno.Loaded, flip: Flip, step: Step) -> str:
    """Return what has become of the move by which it broke: `barred`, `no gain`, or nothing of the kind."""
    here = loaded.stability(flip.reading, [flip.supposed])
    number = {here.holds(state): state for state in range(len(here.states))}
    if step.start.holds not in number or step.end.holds not in number:
        return "barred"
    rank = here.ranks[here.actors.index(step.actor)]
    return "no gain" if rank[number[step.end.holds]] <= rank[number[step.start.holds]] else ""


@pytest.mark.parametrize("seed", range(28))
def test_reasons_are_those_of_the_text(seed: int) -> None:
    """Who leaves now is who the verdict on the written case names; what has gone is how it broke before."""
    case = scenario_case(seed)
    if cells(case, "verdicts") is None:
        return
    loaded = read_once(json.dumps(case))
    base = loaded.verdicts()
    for flip in loaded.whatif():
        after = loaded.verdicts(scenarios=[flip.supposed])[flip.arrangement, flip.reading]
        before = base[flip.arrangement, flip.reading]
        why = flip.why
        if flip.after == "breaks":
            assert why.word == "leaves" and why.step == after.breaks[0].step and why.answer == after.breaks[0].after
        if flip.after == "impossible":
            assert why.word in ("held", "nothing") and after.states == 0
        if why.word in ("barred", "no gain"):
            assert flip.before == "breaks" and why.step in [one.step for one in before.breaks]
        if flip.before == "breaks" and flip.after in ("interest", "credible", "bluff"):
            assert (why.word if why.word in ("barred", "no gain") else "") == gone(loaded, flip, before.breaks[0].step)
        if why.word == "nobody leaves":
            assert flip.after == "interest"
        if why.word == "answered":
            assert flip.after in ("credible", "bluff") and why.step is not None and why.answer
            assert why.answer[0].start == why.step.end and why.step.actor not in {one.actor for one in why.answer}


def test_what_contradicts_itself_and_what_changes_nothing() -> None:
    case = ukraine()
    some = ["A01", "A09", "A17", "A24", "A30", "A40"]
    found = case.whatif(["backstop_given", "no_backstop"], together=True, arrangements=some)
    assert {flip.after for flip in found} == {"impossible"}
    assert found.suppositions[0].nothing == found.readings
    quiet = case.whatif(["deployment_before_truce"])
    assert not quiet.flips and quiet.suppositions[0].nothing == ()
    refused = case.whatif(["no_majority"])
    assert refused.suppositions[0].inside == ("R2",) and "R2" not in {one.reading for one in refused}


SMALL = """
locarno: 1
case: {title: Small, as_of: 2024-06-01}
actors: {ann: A, bob: B}
options: {a: ann, b: bob}
status_quo: [a]
rules: {N1: {impossible: b}}
scenarios: {free: {lifts: [N1]}}
pledges:
  P: {by: ann, kind: pledge, binding: must, delivers: [a], text: P}
  Q: {by: ann, kind: pledge, binding: must, delivers: [a], text: Q, withdrawn: 2024-01-01}
arrangements: {T: {name: T, with: [a]}, U: {name: U, without: [a]}}
common: {preferences: {ann: [not a], bob: [not b]}}
readings: {Z: {}, R: {preferences: {bob: [b]}}}
"""


def test_what_is_told_of_a_what_if() -> None:
    case = locarno.loads(SMALL)
    held, free = case.whatif(suppose=["not a", "a"]), case.whatif(question="paths", arrangements=["a and b"])
    assert [one.no_today for one in held.suppositions] == [("Z", "R"), ()]
    assert [one.nothing for one in held.suppositions] == [(), ()]
    both = case.whatif(suppose=["not a", "a"], pairs=True)
    alone = {(one.arrangement, one.reading): one.alone for one in both}
    assert held.of("a")[0].after == "interest" and alone["T", "R"] == ("not a",) and alone["U", "R"] == ("a",)
    why = {(one.supposed, one.arrangement): one.why for one in held if one.after == "impossible"}
    assert {key: (one.word, one.options) for key, one in why.items()} == {
        ("not a", "T"): ("held", ("a",)),
        ("a", "U"): ("held", ("a",)),
    }
    assert [(one.arrangement, one.reading, one.after, one.why.word) for one in free] == [
        ("a and b", "Z", "not reached", "opens"),
        ("a and b", "R", "reached", "goes"),
    ]
    kept = case.whatif(keeps=["P", "Q", "P, Q"]).suppositions
    assert [(one.id, one.keeps, one.idle) for one in kept] == [
        ("keeps P", ("P",), ()),
        ("keeps Q", ("Q",), ("Q",)),
        ("keeps P, Q", ("P", "Q"), ("Q",)),
    ]


def test_a_move_that_no_longer_pays() -> None:
    """Ann leaves because she wants `not a`; once she wants to keep her word first, she would lose by it."""
    found = locarno.loads(SMALL).whatif(keeps=["P"], readings=["R"], arrangements=["T"])
    [one] = found
    assert (one.before, one.after, one.why.word) == ("breaks", "interest", "no gain")
    assert one.why.step is not None and one.why.step.actor == "ann"


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"scenarios": ["none"]}, "no scenario `none`"),
        ({"suppose": ["xyz"]}, "`xyz` is not an option"),
        ({"keeps": ["P99"]}, "no pledge `P99`"),
        ({"pairs": True, "together": True}, "all together, and by pairs"),
        ({"pairs": True, "scenarios": ["no_majority"]}, "one what-if makes no pair"),
        ({"scenarios": []}, "nothing is supposed"),
        ({"question": "what"}, "no question `what`"),
        ({"readings": ["R9"]}, "no reading `R9`"),
        ({"arrangements": ["A99"]}, "A99"),
    ],
)
def test_what_cannot_be_asked(asked: dict[str, Any], words: str) -> None:
    with pytest.raises(locarno.Refusal, match=words):
        ukraine().whatif(**asked)
