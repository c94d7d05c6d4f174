"""Who can block, who would, and what lifts it: against all sets of actors and all additions, one by one."""

import json
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path
from random import Random
from typing import Any

import pytest

import locarno
import oracle
import oracle_power
import random_conflicts
import random_pledges
from case_texts import graph_case
from locarno.answers.vetoes import Veto
from locarno.present.figures.vetoes import vetoes_figure
from random_pledges import PlainPledge, PledgeConflict, Tree

UKRAINE = Path(__file__).parents[2] / "cases" / "ukraine"
RUNGS = ("interest", "credible", "bluff")
WEAKEST: dict[str, oracle.Concept] = {"interest": "nash", "credible": "seq", "bluff": "gmr"}
Wishes = dict[str, list[Tree]]


def owned(conflict: PledgeConflict, actor: str) -> set[int]:
    return {o for o, owners in enumerate(conflict.conflict.owners) if actor in owners}


def word(conflict: PledgeConflict, pledge: PlainPledge, actor: str) -> list[Tree]:
    """What an actor wants first if the pledge is taken at its word (L40)."""
    own = owned(conflict, actor)
    due: Tree = ("const", True) if pledge.condition is None else pledge.condition

    def done(options: Iterable[int], blocked: Iterable[int]) -> Tree:
        return ("and", ("const", True), *(("o", o) for o in options), *(("not", ("o", o)) for o in blocked))

    said: list[Tree] = []
    mine = [o for o in pledge.delivers if o in own], [o for o in pledge.blocks if o in own]
    if mine[0] or mine[1]:
        said.append(("implies", due, done(*mine)))
    owed = [o for o, binding in pledge.triggered.items() if binding in ("must", "declared", "conditional") and o in own]
    if owed and pledge.trigger is not None:
        called = ("and", due, done(pledge.delivers, pledge.blocks), pledge.trigger)
        said.append(("implies", called, done(owed, ())))
    return said


def random_case(seed: int) -> tuple[dict[str, Any], PledgeConflict, Wishes]:
    """A case with statements, pledges, and an arrangement `T` by options; T has some state."""
    conflict = random_pledges.pledge_conflict(seed, most=4)
    rng = Random(f"vetoes {seed}")
    case = json.loads(conflict.text)
    n = conflict.conflict.n_options
    wishes: Wishes = {
        actor: [random_pledges.random_tree(rng, n, 1) for _ in range(rng.randint(1, 4))]
        for actor in conflict.conflict.actors
    }
    case["common"]["preferences"] = {a: [random_pledges.said(tree) for tree in trees] for a, trees in wishes.items()}
    some = rng.choice(conflict.feasible)
    held = rng.sample(range(n), rng.randint(1, min(3, n)))
    case["arrangements"]["T"] = {
        "name": "T",
        "with": [f"o{o}" for o in held if some >> o & 1],
        "without": [f"o{o}" for o in held if not some >> o & 1],
    }
    return case, conflict, wishes


def inside(conflict: PledgeConflict, said: dict[str, Any]) -> list[int]:
    yes, no = ([int(o[1:]) for o in said[key]] for key in ("with", "without"))
    return [c for c in conflict.feasible if all(c >> o & 1 for o in yes) and not any(c >> o & 1 for o in no)]


def opening(conflict: PledgeConflict, states: list[int]) -> list[int]:
    distance = {state: (state ^ conflict.today).bit_count() for state in states}
    return [state for state in states if distance[state] == min(distance.values())]


def values(
    conflict: PledgeConflict, wishes: Wishes, kept: Iterable[PlainPledge]
) -> dict[str, dict[int, tuple[bool, ...]]]:
    """How each actor ranks the states: statement by statement, the pledges that it keeps first."""
    listed = {
        actor: [tree for one in kept if actor in one.by for tree in word(conflict, one, actor)] + trees
        for actor, trees in wishes.items()
    }
    return {
        actor: {
            c: tuple(random_pledges.true_in(tree, random_pledges.yes_of(c)) for tree in trees)
            for c in conflict.feasible
        }
        for actor, trees in listed.items()
    }


def blocking(conflict: PledgeConflict, states: list[int]) -> tuple[set[frozenset[str]], set[frozenset[str]]]:
    return oracle_power.bring_about(
        conflict.conflict.actors,
        lambda who: any(oracle_power.can_go(conflict.conflict, who, conflict.today, state) for state in states),
    )


def keep_out(
    conflict: PledgeConflict, states: list[int], rank: dict[str, dict[int, tuple[bool, ...]]]
) -> set[frozenset[str]]:
    """The smallest sets that can keep it out, all of whose members are worse off in every opening state."""
    able, keep = blocking(conflict, states)
    if not able:
        return set()
    worse = {a for a in rank if all(rank[a][s] < rank[a][conflict.today] for s in opening(conflict, states))}
    return {who for who in keep if who and who <= worse}


def leavers(game: oracle.Game, states: list[int], begin: list[int], concept: oracle.Concept) -> set[str]:
    """Who takes the last step of a shortest way out by improvements that are not deterred, from each opening state."""
    found: set[str] = set()
    for start in begin:
        seen, frontier = {start}, {start}
        while frontier:
            steps = [
                (actor, end)
                for state in frontier
                for actor in game.actors
                for end in game.moves[actor][state]
                if game.rank[actor][end] > game.rank[actor][state]
                and not oracle.deterred(game, concept, actor, state, end)
            ]
            out = {actor for actor, end in steps if end not in states}
            if out:
                found |= out
                break
            frontier = {int(end) for _, end in steps} - seen
            seen |= frontier
    return found


def names_of(sets: Iterable[Iterable[str]]) -> set[frozenset[str]]:
    return {frozenset(one) for one in sets}


def judge_prices(seed: int) -> Veto:
    """Everything about one arrangement, and all its prices up to two elements."""
    case, conflict, wishes = random_case(seed)
    n = conflict.conflict.n_options
    wanted = Random(f"wanted {seed}").choice(RUNGS)
    groups: dict[str, str] = {}  # pledges that say the same are one
    for one in conflict.pledges:
        said = {a: word(conflict, one, a) for a in one.by if word(conflict, one, a)}
        if said:
            kind = one.kind if one.kind in ("demand", "proposal") else "pledge"
            groups.setdefault(f"{kind} {sorted(said.items())}", one.id)
    by_id = {one.id: one for one in conflict.pledges}
    pledges = [one for one in by_id if one in groups.values()]
    base = case["arrangements"]["T"]
    shapes = {}
    for raised in oracle_power.subsets(range(n)):
        if len(raised) <= 2:
            names = [f"o{o}" for o in sorted(raised)]
            shape = {
                "with": [*base["with"], *(name for name in names if name not in base["with"])],
                "without": [name for name in base["without"] if name not in names],
            }
            if inside(conflict, shape):
                shapes[raised] = shape
                case["arrangements"]["_".join(["T", *names])] = {"name": "variant", **shape}
    kept_sets = [who for who in oracle_power.subsets(pledges) if len(who) <= 2]
    case["scenarios"] = {
        "S_" + "_".join(sorted(who)): {"keeps": [i for i in pledges if i in who]} for who in kept_sets if who
    }
    asked = locarno.loads(json.dumps(case))
    found = asked.vetoes(["T"], rung=wanted).vetoes[0]

    better = RUNGS[: RUNGS.index(wanted) + 1]
    everything = inside(conflict, base)
    begin = opening(conflict, everything)
    able, keep = blocking(conflict, everything)
    assert names_of(found.bring_about) == able - ({frozenset()} if found.there else set()), seed
    if able and not found.there:
        assert names_of(one.actors for one in found.blocking) == keep, seed
    rank = values(conflict, wishes, ())
    for sets in found.blocking:
        cases = [all(rank[a][s] < rank[a][conflict.today] for a in sets.actors) for s in begin]
        assert sets.prefers == ("every" if all(cases) else "some" if any(cases) else "none"), seed
    assert names_of(one.actors for one in found.keep_out) == keep_out(conflict, everything, rank), seed
    if begin:
        outside = [c for c in conflict.feasible if c not in everything]
        leave = [
            oracle_power.bring_about(
                conflict.conflict.actors,
                lambda who, s=s: any(oracle_power.can_go(conflict.conflict, who, s, t) for t in outside),  # type: ignore[misc]
            )[0]
            for s in begin
        ]
        assert names_of(one.actors for one in found.leaving) == set().union(*leave), seed
        for out in found.leaving:
            assert out.can == ("every" if all(frozenset(out.actors) in some for some in leave) else "some")
    number = {a: {v: k for k, v in enumerate(sorted(set(rank[a].values())))} for a in rank}
    game = oracle.option_game(oracle_conflict(conflict, {a: {c: number[a][rank[a][c]] for c in rank[a]} for a in rank}))
    holds = found.rung in better
    expected = set() if holds else leavers(game, everything, begin, WEAKEST[wanted])
    assert set(found.leavers) == expected, (seed, wanted)

    # prices
    good: set[frozenset[str]] = set()
    sizes: dict[frozenset[str], str] = {}
    now = keep_out(conflict, everything, rank)
    blocked = bool(now) or not holds or not able
    elements = [*range(n), *pledges]
    for size in (1, 2):
        for addition in combinations(elements, size):
            raised = frozenset(o for o in addition if isinstance(o, int))
            kept = frozenset(i for i in addition if isinstance(i, str))
            if any(f"o{o}" in base["with"] for o in raised) or raised not in shapes:
                continue
            states = inside(conflict, shapes[raised])
            those = values(conflict, wishes, [by_id[i] for i in pledges if i in kept])
            if not blocking(conflict, states)[0] or keep_out(conflict, states, those):
                continue
            name = "_".join(["T", *(f"o{o}" for o in sorted(raised))])
            scenarios = ["S_" + "_".join(sorted(kept))] if kept else []
            verdict = asked.verdicts([name], scenarios=scenarios).verdicts[0]
            if verdict.rung in better:
                key = frozenset(f"o{one}" if isinstance(one, int) else one for one in addition)
                if not any(other <= key for other in good):
                    good.add(key)
                    sizes[key] = verdict.rung
    assert found.blocked == blocked, seed
    told = {frozenset(element.id for element in price.elements): price for price in found.prices}
    if blocked:
        # an option that all states of the arrangement have anyway adds nothing, and is not tried
        always = {f"o{o}" for o in range(n) if everything and all(c >> o & 1 for c in everything)}
        assert set(told) == {key for key in good if not key & always}, (seed, wanted)
        for key, price in told.items():
            assert price.rung == sizes[key]
    else:
        assert not found.prices and not found.turned
    return found


def oracle_conflict(conflict: PledgeConflict, rank: dict[str, dict[int, int]]) -> oracle.OptionConflict:
    one = conflict.conflict
    return oracle.OptionConflict(
        n_options=one.n_options,
        owners=one.owners,
        impossible=one.impossible,
        irreversible=one.irreversible,
        barred=one.barred,
        actors=one.actors,
        rank=rank,
    )


def check_prices(seed: int) -> None:
    judge_prices(seed)


@pytest.mark.parametrize("seed", range(15))
def test_option_form(seed: int) -> None:
    check_prices(seed)


def judge_graph(seed: int) -> None:
    """In graph form sets of actors go by legal sequences."""
    game = random_conflicts.graph_conflict(seed)
    states, _ = random_conflicts.graph_arrangement(seed, game)
    today = Random(f"today {seed}").choice(game.states)
    found = locarno.loads(graph_case(game, today, states)).vetoes(["T"]).vetoes[0]
    able, keep = oracle_power.bring_about(
        game.actors, lambda who: today in states or bool(oracle_power.sequences(game, who, today) & set(states))
    )
    assert found.there == (today in states)
    if found.there:
        assert not found.blocking
    else:
        assert {frozenset(one) for one in found.bring_about} == able, seed
        assert {frozenset(one.actors) for one in found.blocking} == (keep if able else set()), seed


@pytest.mark.parametrize("seed", range(40))
def test_graph_form(seed: int) -> None:
    judge_graph(seed)


def two_unwilling(**reading: object) -> locarno.Loaded:
    """A patrol that the navy would rather not begin, and a truce that the army would rather not agree to."""
    pledge = {"kind": "pledge", "binding": "must"}
    return locarno.loads(
        json.dumps(
            {
                "locarno": "1",
                "case": {"title": "harbour"},
                "actors": {"navy": "The navy", "army": "The army", "city": "The city"},
                "options": {"patrol": {"owner": "navy"}, "truce": {"owner": "army"}, "feast": {"owner": "city"}},
                "status_quo": [],
                "arrangements": {"T": {"name": "T", "with": ["patrol", "truce"]}},
                "pledges": {
                    "P1": pledge | {"by": "navy", "text": "patrols", "delivers": ["patrol"]},
                    "P2": pledge | {"by": "army", "text": "keeps a truce", "delivers": ["truce"]},
                    "P3": pledge | {"by": "army", "text": "keeps it still", "delivers": ["truce"]},
                    "P4": pledge | {"by": "army", "kind": "proposal", "text": "might", "delivers": ["truce"]},
                },
                "common": {"preferences": {"navy": ["not patrol"], "army": ["not truce"], "city": ["not truce"]}},
                "readings": {"R": reading},
            }
        )
    )


def test_two_pledges_lift_what_neither_does() -> None:
    found = two_unwilling(name="R").vetoes(["T"], ["R"]).vetoes[0]
    assert [sets.actors for sets in found.keep_out] == [("navy",), ("army",)] and found.leavers == ("navy", "army")
    assert [[(one.id, one.kind, one.same) for one in price.elements] for price in found.prices] == [
        [("P1", "pledge", ()), ("P2", "pledge", ("P3",))],
        [("P1", "pledge", ()), ("P4", "proposal", ())],
    ]
    first = found.prices[0]
    assert first.payers == ("navy", "army") and first.against == ("city",) and first.worse == ()
    assert first.rung == "interest" and first.opening[0].holds == ("patrol", "truce")
    turned = [({one.id for one in one_.elements}, one_.leaving) for one_ in found.turned]
    assert turned == []  # who is won over alone leaves the other one unwilling
    assert not two_unwilling(name="R").vetoes(["T"], ["R"], most=1).vetoes[0].prices


def test_what_a_reading_believes_need_not_be_paid() -> None:
    found = two_unwilling(name="R", keeps=["P1"]).vetoes(["T"], ["R"]).vetoes[0]
    assert [sets.actors for sets in found.keep_out] == [("army",)]
    assert [[one.id for one in price.elements] for price in found.prices] == [["P2"], ["P4"]]


def test_what_is_turned_wins_over_all_who_block() -> None:
    """No member of a set that blocks now blocks or leaves with the addition; somebody else does; it is minimal."""
    case = locarno.load(UKRAINE)
    found = case.vetoes(["A05"], ["R1"], most=1)
    seen = 0
    for one in found:
        now = {actor for sets in one.keep_out for actor in sets.actors} | set(one.leavers)
        keys = [frozenset(element.id for element in turned.elements) for turned in one.turned]
        assert len(set(keys)) == len(keys) and not any(a < b for a in keys for b in keys)
        for turned in one.turned:
            seen += 1
            then = {actor for sets in turned.blocking for actor in sets} | set(turned.leaving)
            assert then and not then & now
    assert seen


def test_ukraine() -> None:
    case = locarno.load(UKRAINE)
    crossed = case.vetoes(["A20"], ["R3"])["A20", "R3"]
    assert crossed.bring_about == (("RU", "US", "BRICS"),) and not crossed.keep_out and crossed.leavers == ("LEAD",)
    assert [[element.id for element in price.elements] for price in crossed.prices] == [["ua_neutral"]]
    force = case.vetoes(["A05"], ["R3"], most=0)["A05", "R3"]
    assert [sets.actors for sets in force.keep_out] == [("RU",), ("LEAD",)] and force.tried == 0
    ru = next(will for will in force.wills if will.actor == "RU")
    assert ru.because is not None and ru.because.basis is not None and "S3-3" in ru.because.basis.refs


def test_questions_that_cannot_be_asked() -> None:
    case = locarno.load(UKRAINE)
    asks: tuple[dict[str, Any], ...] = (
        {"arrangements": []},
        {"arrangements": ["A99"]},
        {"arrangements": ["A01"], "rung": "firm"},
        {"arrangements": ["A01"], "most": -1},
        {"arrangements": ["A01"], "most": 9},
        {"arrangements": ["A01"], "readings": ["R9"]},
    )
    for ask in asks:
        with pytest.raises(locarno.Refusal):
            case.vetoes(**ask)
    text = json.loads(random_pledges.pledge_conflict(1).text)
    del text["status_quo"]
    with pytest.raises(locarno.Refusal):
        locarno.loads(json.dumps(text)).vetoes(["T"])


def test_the_figure_says_what_the_answer_does() -> None:
    case = locarno.load(UKRAINE)
    found = case.vetoes(["A20"], ["R2", "R3"], most=0)
    values = {(value["row"], value["column"]): value for value in vetoes_figure(found, case.case)["data"]["values"]}
    assert len(values) == 2 * len(case.case.players())
    assert values["A20 under R2 (interest)", "RU"]["text"] == "out"
    assert values["A20 under R3 (breaks)", "LEAD"]["text"] == "leaves"
    assert values["A20 under R3 (breaks)", "RU"]["what"] == "could keep it out, and would not"
