"""Moments of truth, and pledges kept and struck out, against brute force and against edited cases."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

import locarno
import oracle
import oracle_worth
from locarno.answers.worth import Moment, Variant, Worth
from random_pledges import GraphPledges, PlainPledge, graph_pledges, true_in
from random_worth import WorthConflict, worth_conflict

ROOT = Path(__file__).parents[2]
BATCH = 10
OWED = ("must", "declared", "conditional")


# moments of truth


def check_moments(
    found: Worth,
    game: oracle.Game,
    owners: Sequence[frozenset[str]],
    pledges: Sequence[PlainPledge],
    yes: oracle_worth.Yes,
    graph: bool,
    n_options: int,
) -> None:
    for pledge in pledges:
        told = found[pledge.id].moments
        wanted = oracle_worth.moments(game, owners, pledge, yes, graph)
        assert len(told) == len(wanted)
        for one, plain in zip(told, wanted, strict=True):
            assert (one.actor, one.sort, one.options) == (plain.actor, plain.sort, names(plain.options))
            assert one.binding == (pledge.triggered[plain.options[0]] if plain.sort == "act" else pledge.binding)
            counts = (one.due, one.already, one.unable)
            assert counts == (len(plain.due), len(plain.already), len(plain.unable)), (pledge, one)
            wills = plain.wills(game)
            assert (one.would, one.would_not, one.indifferent) == (
                wills["would"],
                wills["would_not"],
                wills["indifferent"],
            ), (pledge, one)
            check_condition(one, plain.where(game), yes, n_options)


def names(options: Sequence[int]) -> tuple[str, ...]:
    return tuple(f"o{o}" for o in options)


def check_condition(one: Moment, where: Mapping[oracle.State, bool], yes: oracle_worth.Yes, n_options: int) -> None:
    """It is true in exactly those states; and where none is told, none of that kind would be."""
    apart = any(where.values()) and not all(where.values())

    def holds(text: str, s: oracle.State) -> bool:
        return bool(eval(text, {}, {f"o{o}": o in yes(s) for o in range(n_options)}))

    if one.condition:
        assert apart and all(holds(one.condition, s) == would for s, would in where.items())
        return
    if apart and len(where) <= 24:
        signs = [f"{'not ' * no}o{o}" for o in range(n_options) for no in (False, True)]
        texts = [*signs, *(f"{a} {w} {b}" for a, b in combinations(signs, 2) for w in ("and", "or"))]
        assert not any(all(holds(text, s) == would for s, would in where.items()) for text in texts)


def check_option_form(seed: int) -> None:
    one = worth_conflict(seed, most=12)
    case = locarno.loads(one.text)
    found = case.pledges_worth(arrangements=["T", "U", "V"]) if seed % 2 else case.pledges_worth()
    if found.within:
        check_within(found, one)
        return
    game = oracle.option_game(one.conflict)
    check_moments(found, game, one.conflict.owners, one.base.pledges, yes_of, False, one.conflict.n_options)
    check_deciders(found, one, game)


def yes_of(state: oracle.State) -> frozenset[int]:
    return oracle_worth.bits(int(state))


def check_within(found: Worth, one: WorthConflict) -> None:
    """In the states of arrangements only those count."""
    case = one.case["arrangements"]
    options = range(one.conflict.n_options)
    game = oracle.option_game(one.conflict)

    def inside(s: oracle.State) -> bool:
        names_ = {f"o{o}": o in yes_of(s) for o in options}
        return any(eval(case[a]["require"].replace("false", "False"), {}, names_) for a in ("T", "U", "V"))

    for pledge in one.base.pledges:
        wanted = oracle_worth.moments(game, one.conflict.owners, pledge, yes_of, False)
        for told, plain in zip(found[pledge.id].moments, wanted, strict=True):
            rank = game.rank[plain.actor]
            would = [rank[k] > rank[n] for s, (k, n) in plain.kept_and_not.items() if inside(s)]
            assert told.would == sum(would) and told.called == len(would)
            assert told.due == sum(inside(s) for s in plain.due)


def check_deciders(found: Worth, one: WorthConflict, game: oracle.Game) -> None:
    """The first statement on which a pair differs, counted."""
    preferences = one.case["common"]["preferences"]
    for pledge in one.base.pledges:
        wanted = oracle_worth.moments(game, one.conflict.owners, pledge, yes_of, False)
        for told, plain in zip(found[pledge.id].moments, wanted, strict=True):
            if not isinstance(preferences[plain.actor], list):
                assert sum(d.for_it for d in told.deciders) == told.would
                assert sum(d.against for d in told.deciders) == told.would_not
                continue
            truths = [{s: true_in(tree, yes_of(s)) for s in game.states} for tree in one.wants[plain.actor]]
            count: Counter[tuple[int, bool]] = Counter()
            for kept, not_kept in plain.kept_and_not.values():
                place = oracle_worth.first_difference(truths, kept, not_kept)
                if place:
                    count[place, game.rank[plain.actor][kept] > game.rank[plain.actor][not_kept]] += 1
            assert {(d.place, True): d.for_it for d in told.deciders if d.for_it} | {
                (d.place, False): d.against for d in told.deciders if d.against
            } == dict(count)


def check_graph_form(seed: int) -> None:
    one: GraphPledges = graph_pledges(seed)
    found = locarno.loads(one.text).pledges_worth()
    check_moments(found, one.game, one.owners, one.pledges, lambda s: one.holds[str(s)], True, len(one.owners))


# kept and struck


def with_scenarios(one: WorthConflict, groups: Sequence[Sequence[PlainPledge]], given: Sequence[PlainPledge]) -> str:
    """The case with scenarios for each group: kept (`K0`), kept with copies that owe all acts (`A0`), struck (`S0`)."""
    case: dict[str, Any] = json.loads(one.text)
    for pledge in one.base.pledges:
        entry = dict(case["pledges"][pledge.id])
        if pledge.triggered:
            entry["triggered"] = dict.fromkeys(entry["triggered"], "must")
            entry.setdefault("trigger", "true")
        case["pledges"][f"{pledge.id}acts"] = entry
    scenarios = case.setdefault("scenarios", {})
    for number, group in enumerate(groups):
        scenarios[f"K{number}"] = {"label": "kept", "keeps": [pledge.id for pledge in group]}
        scenarios[f"A{number}"] = {"label": "acts", "keeps": [f"{pledge.id}acts" for pledge in group]}
        struck = sorted(oracle_worth.struck_options(group, given))
        scenarios[f"S{number}"] = {"label": "struck", "without": [f"o{o}" for o in struck]}
    return json.dumps(case)


def rungs(case: locarno.Loaded, scenarios: Sequence[str]) -> dict[str, str]:
    return {one.arrangement: one.rung for one in case.verdicts(scenarios=scenarios)}


def check_variant(variant: Variant, before: Mapping[str, str], after: Mapping[str, str]) -> None:
    assert {c.arrangement: (c.before, c.after) for c in variant.changes} == {
        a: (before[a], after[a]) for a in before if before[a] != after[a]
    }


def check_kept_and_struck(seed: int) -> None:
    """Also under a scenario that takes a pledge at its word already, and holds an option."""
    one = worth_conflict(seed, most=4)
    pledges = one.base.pledges
    asked: tuple[str, ...] = ()
    if seed % 2 == 0:
        one.case["scenarios"] = {"B": {"label": "before", "keeps": [pledges[-1].id], "without": ["o1"]}}
        asked = ("B",)
    found = locarno.loads(one.text).pledges_worth(together=True, scenarios=asked)
    given = [p for p in pledges if p.kind != "proposal" and p.binding in OWED]
    groups = [[p for p in pledges if p.id in told.ids] for told in found]
    edited = locarno.loads(with_scenarios(one, groups, given))
    before = rungs(edited, asked)
    [reading] = found.readings
    for number, (told, group) in enumerate(zip(found, groups, strict=True)):
        kept, acts, struck = (told.variant(taken, reading) for taken in ("kept", "acts", "struck"))
        assert kept is not None and struck is not None
        after = rungs(edited, (*asked, f"K{number}"))
        check_variant(kept, before, after)
        if acts is not None:
            check_variant(acts, before, rungs(edited, (*asked, f"A{number}")))
        else:
            assert rungs(edited, (*asked, f"A{number}")) == after
        options = tuple(f"o{o}" for o in sorted(oracle_worth.struck_options(group, given)))
        assert struck.held_no == options and struck.possible == bool(options)
        check_variant(struck, before, rungs(edited, (*asked, f"S{number}")))


@pytest.mark.parametrize("batch", range(4))
def test_option_form(batch: int) -> None:
    for seed in range(batch * BATCH, (batch + 1) * BATCH):
        check_option_form(seed)


@pytest.mark.parametrize("batch", range(6))
def test_graph_form(batch: int) -> None:
    for seed in range(batch * BATCH, (batch + 1) * BATCH):
        check_graph_form(seed)


@pytest.mark.parametrize("batch", range(8))
def test_kept_and_struck(batch: int) -> None:
    for seed in range(batch * 5, (batch + 1) * 5):
        check_kept_and_struck(seed)


# known limits, by hand, and what is refused


HARBOUR = """
locarno: 1
case: {title: The harbour}
actors: {navy: The navy, army: The army}
options: {patrol: {owner: navy}, fight: {owner: navy}, truce: {owner: army}, attack: {owner: army}}
rules: {R: {impossible: attack and not truce}, F: {impossible: fight and not attack}}
status_quo: []
arrangements: {A: {name: patrolled truce, with: [truce, patrol]}, B: {name: bare truce, with: [truce]}}
pledges:
  P1: {by: navy, kind: pledge, binding: declared, text: patrols in a truce, delivers: [patrol], if: truce}
  P2: {by: army, kind: refusal, binding: declared, text: no truce with patrols, blocks: [truce], if: patrol}
  P3:
    {by: navy, kind: pledge, binding: declared, text: may fight, delivers: [patrol], if: truce,
     triggered: {fight: may}, trigger: attack}
  P4: {by: army, kind: demand, binding: open, text: asks, asks: [patrol]}
"""
WANTS = """
common: {preferences: {navy: [%s], army: [%s]}}
"""


def test_what_is_wanted_first_is_always_kept_and_changes_nothing() -> None:
    found = locarno.loads(HARBOUR + WANTS % ("truce implies patrol, not patrol", "attack")).pledges_worth()
    [moment] = found["P1"].moments
    assert moment.will == "always" and moment.called == 3
    assert found["P1"].changes("kept") == ()
    found = locarno.loads(HARBOUR + WANTS % ("not patrol", "attack")).pledges_worth()
    assert found["P1"].moments[0].will == "never"


def test_a_harbour_by_hand() -> None:
    found = locarno.loads(HARBOUR + WANTS % ("not fight, patrol", "truce implies not patrol, truce")).pledges_worth()
    assert [m.will for m in found["P1"].moments] == ["always"]
    assert [(m.sort, m.will) for m in found["P2"].moments] == [("hold", "always")]
    deliver, act = found["P3"].moments
    assert (deliver.will, act.sort, act.binding, act.will, act.called) == ("always", "act", "may", "never", 1)
    assert act.deciders[0].statement == "not fight" and act.deciders[0].place == 1
    assert found["P4"].moments == () and found["P4"].today == ("unseen",)
    assert [found[p].today for p in ("P1", "P2")] == [("waits",), ("waits",)]
    [reading] = found.readings
    struck = found["P1"].variant("struck", reading)
    assert struck is not None and not struck.possible and dict(struck.shared) == {"patrol": ("P3",)}
    both = locarno.loads(HARBOUR + WANTS % ("patrol", "truce")).pledges_worth(["P1", "P3"], together=True)
    together = both.pledges[-1].variant("struck", reading)
    assert both.pledges[-1].ids == ("P1", "P3") and together is not None and together.held_no == ("patrol", "fight")
    assert [(c.arrangement, c.after) for c in together.changes] == [("A", "impossible")]


def test_a_ranking_cannot_be_taken_at_its_word() -> None:
    wants = "common: {preferences: {navy: {ranking: [[----]]}, army: [truce]}}"
    found = locarno.loads(HARBOUR + wants).pledges_worth(["P1"])
    variant = found["P1"].variant("kept", found.readings[0])
    assert variant is not None and not variant.possible and "ranking" in variant.why


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"pledges": ["P9"]}, "no pledge `P9`"),
        ({"by": ["nobody"]}, "no actor `nobody`"),
        ({"pledges": ["P2"], "by": ["navy"]}, "none of these pledges is by navy"),
        ({"arrangements": ["Z"]}, "no arrangement `Z`"),
        ({"readings": ["R9"]}, "no reading `R9`"),
        ({"word": "maybe"}, "no binding word `maybe`"),
        ({"take": ["P4"], "leave": ["P4"]}, "both to be taken and to be left"),
    ],
)
def test_what_is_refused(asked: dict[str, Any], said: str) -> None:
    case = locarno.loads(HARBOUR + WANTS % ("patrol", "truce"))
    with pytest.raises(locarno.Refusal, match=said):
        case.pledges_worth(**asked)


def test_a_case_without_pledges_is_refused() -> None:
    with pytest.raises(locarno.Refusal, match="no pledges"):
        locarno.load(ROOT / "cases" / "chicken.yaml").pledges_worth()


def test_what_the_page_says_of_the_ukraine_case_is_so() -> None:
    found = locarno.load(ROOT / "cases" / "ukraine").pledges_worth(["P02", "P03", "P10", "P17", "P19", "P29"])

    def wills(id_: str, sort: str = "") -> dict[str, str]:
        return {m.reading: m.will for m in found[id_].moments if sort in ("", m.sort)}

    acts = [m for m in found["P03"].moments if m.sort == "act"]
    assert {m.will for m in acts} == {"never"} and [m.reading for m in acts if m.indifferent] == ["R4"]
    assert set(wills("P10").values()) == {"always"} and not found["P10"].changes("kept")
    assert wills("P02") == {"R0": "never", "R1": "always", "R2": "uncalled", "R3": "sometimes", "R4": "always"}
    assert found["P02"].under("R3")[0].condition == "ld_airsea"
    assert wills("P03", "deliver")["R0"] == "always"
    assert found["P03"].under("R2")[0].condition == "not ua_neutral"
    assert wills("P17") == {"R0": "never", "R1": "sometimes", "R2": "uncalled", "R3": "never", "R4": "always"}
    assert wills("P19") == {"R2": "always"} and wills("P29") == {"R1": "never"}


def test_acts_without_a_trigger_are_owed_wherever_the_pledge_is_kept() -> None:
    text = HARBOUR.replace(", trigger: attack}", "}").replace(
        "with: [truce, patrol]", "with: [truce, patrol], without: [attack]"
    )
    text += WANTS % (
        "not fight, patrol",
        "not (attack and fight), attack, truce",
    )
    found = locarno.loads(text).pledges_worth(["P3"])
    assert found["P3"].changes("kept") == ()
    assert [(c.arrangement, c.before, c.after) for c in found["P3"].changes("acts")] == [("A", "bluff", "credible")]
    act = found["P3"].moments[-1]
    assert (act.due, act.unable, act.called) == (2, 0, 1)  # without an attack there is nothing to answer
