"""Pledges taken at their word (L40): keeping them comes first, and nothing else changes."""

import json
from datetime import date
from random import Random

import numpy as np
import pytest

import locarno
from locarno.case.given_word import OWED
from random_pledges import PlainPledge, Tree, pledge_conflict, random_tree, said, true_in, yes_of


def keeps(pledge: PlainPledge, actor: str, owners: tuple[frozenset[str], ...], yes: frozenset[int]) -> list[bool]:
    """What an actor keeps of a pledge in a state, straight from the rule: nothing if nothing of it is its own."""
    own = [o for o, who in enumerate(owners) if actor in who]
    due = pledge.condition is None or true_in(pledge.condition, yes)
    kept = []
    if any(o in own for o in (*pledge.delivers, *pledge.blocks)):
        raised = all(o in yes for o in pledge.delivers if o in own)
        kept.append(not due or (raised and not any(o in yes for o in pledge.blocks if o in own)))
    owed = [o for o, binding in pledge.triggered.items() if binding in OWED and o in own]
    if owed and pledge.trigger is not None:
        given = all(o in yes for o in pledge.delivers) and not any(o in yes for o in pledge.blocks)
        kept.append(not (due and given and true_in(pledge.trigger, yes)) or all(o in yes for o in owed))
    return kept


def wishes(rng: Random, n_options: int) -> list[tuple[Tree, int]]:
    """Statements with weights, of which some are 0 or negative."""
    return [(random_tree(rng, n_options), rng.randint(-3, 5)) for _ in range(rng.randint(0, 4))]


@pytest.mark.parametrize("seed", range(150))
def test_keeping_comes_first(seed: int) -> None:
    made = pledge_conflict(seed)
    rng = Random(f"word {seed}")
    conflict, n = made.conflict, made.conflict.n_options
    wanted = {actor: wishes(rng, n) for actor in conflict.actors}
    weighted = {actor: rng.random() < 0.4 for actor in conflict.actors}
    chosen = rng.sample(made.pledges, rng.randint(1, min(4, len(made.pledges))))
    case = json.loads(made.text)
    case["common"] = {
        "preferences": {
            actor: {"weights": [{"statement": said(tree), "weight": weight} for tree, weight in wanted[actor]]}
            if weighted[actor] and wanted[actor]
            else [said(tree) for tree, _ in wanted[actor]]
            for actor in conflict.actors
        }
    }
    case["scenarios"] = {"word": {"keeps": [pledge.id for pledge in chosen]}, "none": {}}
    loaded = locarno.loads(json.dumps(case))
    found = loaded.stability(concepts=["nash"], scenarios=["word"])
    for row, actor in enumerate(found.actors):
        keys = []
        for yes in map(yes_of, map(int, found.states)):
            kept = [one for p in chosen if actor in p.by for one in keeps(p, actor, conflict.owners, yes)]
            truths = [true_in(tree, yes) for tree, _ in wanted[actor]]
            scored = weighted[actor] and wanted[actor]
            score = sum(weight for (_, weight), true in zip(wanted[actor], truths, strict=True) if true)
            keys.append((kept, [score] if scored else truths))
        place = {repr(key): number for number, key in enumerate(sorted(keys))}
        order = sorted(set(place.values()))
        assert list(found.ranks[row]) == [order.index(place[repr(key)]) for key in keys]
    plain, none = (loaded.stability(concepts=["nash"], scenarios=s) for s in ([], ["none"]))
    assert np.array_equal(plain.ranks, none.ranks)


HARBOUR = """
locarno: 1
case: {title: A harbour, as_of: 2026-01-01}
actors: {army: A, navy: N}
options: {hold: army, patrol: navy, fight: navy}
status_quo: []
arrangements: {A: {name: They hold and patrol, with: [hold, patrol]}}
pledges:
  P1: {by: navy, kind: pledge, binding: declared, text: patrols, delivers: [patrol], if: hold, KEY}
scenarios: {word: {keeps: [P1]}}
common: {preferences: {army: [hold and patrol], navy: [not patrol]}}
readings: {R0: {}, R1: {keeps: [P1]}}
"""


def rungs(text: str, *scenarios: str, as_of: date | None = None) -> list[str]:
    found = locarno.loads(text).verdicts(scenarios=scenarios, as_of=as_of)
    return [verdict.rung for verdict in found.verdicts]


def test_a_pledge_changes_nothing_unless_it_is_kept() -> None:
    text = HARBOUR.replace("KEY", "assumed: true")
    assert rungs(text) == ["breaks", "interest"]
    assert rungs(text, "word") == ["interest", "interest"]


@pytest.mark.parametrize("key", ["date: 2026-02-01", "withdrawn: 2026-01-01", "readings: [R1]"])
def test_a_pledge_that_is_not_there_is_not_kept(key: str) -> None:
    text = HARBOUR.replace("KEY", key)
    in_r1 = "interest" if key == "readings: [R1]" else "breaks"
    assert rungs(text, "word") == ["breaks", in_r1]
    assert rungs(text.replace("P1: {", "P0: {by: army, kind: pledge, binding: may, text: T}\n  P1: {"), "word") == [
        "breaks", in_r1,
    ]  # fmt: skip
    if key.startswith("date"):
        assert rungs(text, "word", as_of=date(2026, 2, 1)) == ["interest", "interest"]


def test_an_explanation_names_the_pledge() -> None:
    found = locarno.loads(HARBOUR.replace("KEY", "assumed: true")).explain_state("hold patrol", "R1", concept="nash")
    standing = next(one for one in found.standings if one.actor == "navy")
    assert standing.improvements == 0
    found = locarno.loads(HARBOUR.replace("KEY", "assumed: true")).explain_state("hold", "R1", concept="nash")
    standing = next(one for one in found.standings if one.actor == "navy")
    assert standing.improvements > 0
    assert "P1 kept: hold implies patrol" in repr(standing)


def test_a_ranking_has_no_place_before_it() -> None:
    text = HARBOUR.replace("KEY", "assumed: true").replace("navy: [not patrol]", "navy: {ranking: [-N-, -Y-]}")
    with pytest.raises(locarno.Refusal, match=r"P1.*ranking"):
        locarno.loads(text).verdicts(scenarios=["word"], readings=["R0"])
    assert [v.rung for v in locarno.loads(text).verdicts(readings=["R0"]).verdicts] == ["breaks"]


def test_what_is_strong_stays_below() -> None:
    text = HARBOUR.replace("KEY", "assumed: true").replace("[not patrol]", "[{statement: not patrol, strong: true}]")
    assert rungs(text, "word") == ["interest", "interest"]
    found = locarno.loads(text).stability(reading="R0", scenarios=["word"], concepts=["nash"])
    assert found.stable["nash"].any()
