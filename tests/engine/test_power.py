"""Power indices: against published votes, every order and every subset, and settlements made one by one."""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from fractions import Fraction
from functools import cache, partial
from pathlib import Path
from random import Random
from typing import Any

import pytest

import locarno
import oracle_power
import random_pledges
from locarno.analyses.power.counting import counted, sampled
from locarno.analyses.power.gates import Gates, Node
from locarno.answers.power import PowerIndex
from locarno.present.figures.drawing import drawn
from locarno.present.figures.power import power_figure
from random_pledges import PlainPledge, PledgeConflict

POOL = ThreadPoolExecutor(2)
UKRAINE = Path(__file__).parents[2] / "cases" / "ukraine"

# published votes

SECURITY_COUNCIL = [7] * 5 + [1] * 10
COUNCIL_1958 = {"France": 4, "Germany": 4, "Italy": 4, "Belgium": 2, "Netherlands": 2, "Luxembourg": 1}
COUNCIL_1995 = [10, 10, 10, 10, 8, 5, 5, 5, 5, 4, 4, 3, 3, 3, 2]
ELECTORS_2000 = [54, 33, 32, 25, 23, 22, 21, 18, 15, 14, 13, 13, 12, 12, 11, 11, 11, 11, 10, 10, 9, 9, 8, 8, 8, 8, 8, 8,
                 7, 7, 7, 6, 6, 5, 5, 5, 5, 4, 4, 4, 4, 4, 4, 3, 3, 3, 3, 3, 3, 3, 3]  # fmt: skip


def test_the_security_council() -> None:
    """Shapley & Shubik 1954 for 15 members: 421/2145 and 4/2145; Banzhaf 848 and 84 of 5,080 swings."""
    found = locarno.power_index(39, SECURITY_COUNCIL)
    assert found.exact and found.counted == 15
    for share in found.shares[:5]:
        assert share.shapley == pytest.approx(421 / 2145) == pytest.approx(0.1963, abs=5e-5)
        assert share.banzhaf == pytest.approx(848 / 2**14)
        assert share.banzhaf_share == pytest.approx(848 / 5080)
    for share in found.shares[5:]:
        assert share.shapley == pytest.approx(4 / 2145) == pytest.approx(0.00187, abs=1e-5)
        assert share.banzhaf_share == pytest.approx(84 / 5080)


def test_the_council_of_the_six() -> None:
    """The Council of 1958: 14/60, 9/60, 0 and 5/21, 3/21, 0 (Felsenthal & Machover 1998, table 5.3.1)."""
    found = locarno.power_index(12, COUNCIL_1958)
    for name, shapley, banzhaf in (("Italy", 14 / 60, 5 / 21), ("Belgium", 9 / 60, 3 / 21), ("Luxembourg", 0, 0)):
        assert found[name].shapley == pytest.approx(shapley)
        assert found[name].banzhaf_share == pytest.approx(banzhaf)
    assert found["Luxembourg"].null and found.counted == 5


def test_the_council_of_the_fifteen() -> None:
    """The Council of 1995, 62 of 87 (Felsenthal & Machover 1998, tables 5.3.7 and 5.3.8), four digits."""
    found = locarno.power_index(62, COUNCIL_1995).shares
    shapley = [0.1167] * 4 + [0.0955] + [0.0552] * 4 + [0.0454] * 2 + [0.0353] * 3 + [0.0207]
    banzhaf = [0.1116] * 4 + [0.0924] + [0.0587] * 4 + [0.0479] * 2 + [0.0359] * 3 + [0.0226]
    assert [round(share.shapley, 4) for share in found] == shapley
    assert [round(share.banzhaf_share, 4) for share in found] == banzhaf


def test_two_houses() -> None:
    """A further quota: 2 of 3 in one house, and the only member of the other. Counted by hand.

    The fourth is pivotal if two of the three came before it: where it is the third or the last of an order, in 1/2.
    """
    found = locarno.power_index(2, [1, 1, 1, 0], also=[(1, [0, 0, 0, 1])])
    assert found.shares[3].shapley == pytest.approx(1 / 2)
    assert found.shares[0].shapley == pytest.approx(1 / 6)
    assert found.shares[3].banzhaf == pytest.approx(4 / 8)


def test_the_electoral_college_drawn_and_counted_another_way() -> None:
    """51 players are drawn; the exact shares come from generating functions (Mann & Shapley 1962)."""
    exact = oracle_power.dynamic(270, ELECTORS_2000)
    found = locarno.power_index(270, ELECTORS_2000, samples=2**16, seed=3)
    assert sum(ELECTORS_2000) == 538 and not found.exact and found.samples == 2**16
    assert float(sum(exact)) == pytest.approx(1)
    off = [abs(share.shapley - float(true)) / share.error for share, true in zip(found, exact, strict=True)]
    assert max(off) < 4 and sum(off) / 51 < 1.2
    assert sum(share.shapley for share in found) == pytest.approx(1)


def test_the_kernel_counts_what_generating_functions_count() -> None:
    rng = Random(5)
    for players in (9, 17, 22):
        weights = [rng.randint(0, 60) for _ in range(players)]
        quota = rng.randint(1, sum(weights))
        found = locarno.power_index(quota, weights)
        exact = oracle_power.dynamic(quota, weights)
        assert [share.shapley for share in found] == pytest.approx([float(share) for share in exact], abs=1e-12)


@pytest.mark.parametrize(
    "wrong", [(0, [1]), (1, [-1, 2]), (1, []), (float("nan"), [1]), (1, [float("inf")]), ("x", [1])]
)
def test_wrong_votes_are_refused(wrong: tuple[object, list[float]]) -> None:
    with pytest.raises(locarno.Refusal):
        locarno.power_index(*wrong)  # type: ignore[arg-type]


def test_fractions_are_what_they_are() -> None:
    """0.1 + 0.2 reaches 0.3, as it does on paper."""
    assert [share.shapley for share in locarno.power_index(0.3, [0.1, 0.2])] == [0.5, 0.5]


# random games


Wins = Callable[[frozenset[int]], bool]


def contains(player: int, coalition: frozenset[int]) -> bool:
    return player in coalition


def plainly(kind: str, tests: list[Wins], weights: list[int], quota: int, coalition: frozenset[int]) -> bool:
    """What a gate says, in Python's own words."""
    values = [test(coalition) for test in tests]
    match kind:
        case "and":
            return all(values)
        case "or":
            return any(values)
        case "not":
            return not values[0]
        case "without":
            return values[0] and not values[1]
        case "differ":
            return values[0] != values[1]
    return sum(weight for weight, value in zip(weights, values, strict=True) if value) >= quota


def random_game(seed: int, players: int) -> tuple[Gates, Node, Wins]:
    """A game in gates, and the same as a plain function."""
    rng = Random(f"game {seed}")
    gates = Gates(players)
    made: list[tuple[Node, Wins]] = [(0, lambda _: False), (1, lambda _: True)]
    made += [(gates.player(k), partial(contains, k)) for k in range(players)]
    for _ in range(rng.randint(players, 4 * players)):
        some = rng.sample(made, rng.randint(2, min(4, len(made))))
        nodes, tests = [node for node, _ in some], [test for _, test in some]
        kind = rng.choice(("and", "or", "not", "without", "differ", "least", "least"))
        weights = [rng.randint(0, 9) for _ in nodes]
        quota = rng.randint(0, sum(weights) + 1)
        match kind:
            case "and":
                node = gates.all_of(nodes)
            case "or":
                node = gates.any_of(nodes)
            case "not":
                node = gates.opposite(nodes[0])
            case "without":
                node = gates.without(nodes[0], nodes[1])
            case "differ":
                node = gates.differ(nodes[0], nodes[1])
            case _:
                node = gates.at_least(quota, list(zip(nodes, weights, strict=True)))
        made.append((node, partial(plainly, kind, tests, weights, quota)))
    goal, wins = max(made[-players:], key=lambda one: gates.support(one[0]).bit_count())
    return gates, goal, wins


def judge_game(seed: int) -> None:
    """Exact shares against every order or every subset; also efficiency, and that null players have nothing."""
    players = Random(seed).choice((1, 2, 3, 4, 5, 6, 8))
    gates, goal, wins = random_game(seed, players)
    wins = cache(wins)
    program = gates.program(goal)
    found = counted(program, POOL)
    subset = oracle_power.by_subsets(players, wins)
    place = {player: k for k, player in enumerate(found.players)}
    for player in range(players):
        k = place.get(player)
        banzhaf = (found.banzhaf[k], found.banzhaf_undoes[k]) if k is not None else (0, 0)
        assert banzhaf == subset[player], (seed, player)
    if players <= 6:
        orders = oracle_power.by_orders(players, wins)
        for player in range(players):
            k = place.get(player)
            shapley = (found.shapley[k] + found.undoes[k], found.undoes[k]) if k is not None else (0, 0)
            assert shapley == orders[player], (seed, player)
    everybody = frozenset(range(players))
    assert (found.nobody, found.everybody) == (wins(frozenset()), wins(everybody))
    assert sum(found.shapley) == wins(everybody) - wins(frozenset())


@pytest.mark.parametrize("seed", range(80))
def test_random_games(seed: int) -> None:
    judge_game(seed)


@pytest.mark.parametrize("players", [13, 15])
def test_larger_games_of_all_blocks(players: int) -> None:
    """Above 14 players, tables have several blocks: low, high and mixed gates all take part."""
    rng = Random(players)
    gates = Gates(players)
    names = [gates.player(k) for k in range(players)]
    low, high = gates.any_of(names[:3]), gates.all_of(names[-2:])
    weights = [rng.randint(1, 9) for _ in names]
    heavy = gates.at_least(sum(weights) // 2, list(zip(names, weights, strict=True)))
    goal = gates.any_of([gates.all_of([low, heavy]), gates.without(high, names[4])])

    def wins(coalition: int) -> bool:
        there = [coalition >> k & 1 for k in range(players)]
        is_heavy = sum(w for w, yes in zip(weights, there, strict=True) if yes) >= sum(weights) // 2
        return bool((any(there[:3]) and is_heavy) or (all(there[-2:]) and not there[4]))

    table = [wins(c) for c in range(2**players)]
    found = counted(gates.program(goal), POOL)
    for player in range(players):
        bit = 1 << player
        made = sum(table[c | bit] and not table[c] for c in range(2**players) if not c & bit)
        lost = sum(table[c] and not table[c | bit] for c in range(2**players) if not c & bit)
        assert found.banzhaf[player] == Fraction(made, 2 ** (players - 1))
        assert found.banzhaf_undoes[player] == Fraction(lost, 2 ** (players - 1))


def test_symmetry() -> None:
    """Players who can be exchanged have the same share."""
    gates = Gates(7)
    pairs = [gates.all_of([gates.player(0), gates.player(k)]) for k in range(1, 7)]
    found = counted(gates.program(gates.at_least(2, [(pair, 1) for pair in pairs])), POOL)
    assert len(set(found.shapley[1:])) == 1 and found.shapley[0] > found.shapley[1]


def test_what_is_drawn_does_not_depend_on_the_workers() -> None:
    gates = Gates(8)
    heavy = gates.at_least(9, [(gates.player(k), k) for k in range(8)])
    program = gates.program(gates.without(heavy, gates.all_of([gates.player(2), gates.player(3)])))
    exact = counted(program, POOL)
    answers = []
    for workers in (1, 2, 5):
        with ThreadPoolExecutor(workers) as pool:
            answers.append(sampled(program, pool, 20_000, seed=7))
    assert answers[0] == answers[1] == answers[2] and answers[0].samples == 20_480
    assert answers[0] != sampled(program, POOL, 20_000, seed=8)
    for k in range(len(program.players)):
        for near, true, error in (
            (answers[0].shapley[k], exact.shapley[k], answers[0].errors[k]),
            (answers[0].banzhaf[k], exact.banzhaf[k], answers[0].banzhaf_errors[k]),
        ):
            assert abs(float(near - true)) <= 5 * error + 1e-9


# pledges


def counting(conflict: PledgeConflict, word: str) -> list[PlainPledge]:
    words = ("must", "declared", "conditional", "may", "open")
    good = words[: words.index(word) + 1]
    return [one for one in conflict.pledges if one.kind != "proposal" and one.binding in good]


def judge_pledges(seed: int) -> None:
    """Shares of pledges and pledgers in a random goal, or an amount, against a settlement for each coalition."""
    rng = Random(f"power {seed}")
    conflict = random_pledges.pledge_conflict(seed, most=8)
    word = rng.choice(("conditional", "open"))
    pledges = counting(conflict, word)
    if not pledges:
        return
    n = conflict.conflict.n_options
    supposed = rng.sample(range(n), rng.choice((0, 0, 1)))
    by_amount = rng.random() < 0.3 and any("troops" in one.contributes for one in conflict.pledges)
    least, bound = rng.choice((1_000, 5_000, 12_000)), rng.choice(("low", "high"))
    goal = ("o", rng.randrange(n)) if rng.random() < 0.5 else random_pledges.random_tree(rng, n)

    @cache
    def wins(there: frozenset[str]) -> bool:
        given = [one for one in pledges if one.id in there]
        yes, maybe = oracle_power.settlement(conflict.conflict, conflict.today, given, supposed)
        if yes == maybe and sum(1 << o for o in yes) in conflict.conflict.impossible:
            return False
        if not by_amount:
            return oracle_power.truth(goal, yes, maybe - yes) is True
        total = 0
        for one in given:
            amount = one.contributes.get("troops")
            due = one.condition is None or oracle_power.truth(one.condition, yes, maybe - yes) is True
            kept = set(one.delivers) <= yes and not set(one.blocks) & maybe
            if due and kept and one.kind != "refusal" and amount is not None and not isinstance(amount, str):
                total += amount if isinstance(amount, int) else amount[bound == "high"]
        return total >= least

    case = locarno.loads(conflict.text)
    options = [f"o{o}" for o in supposed]
    ask: dict[str, Any] = (
        {"amount": "troops", "least": least, "bound": bound} if by_amount else {"goal": random_pledges.said(goal)}
    )
    for pledgers in (False, True):
        found = case.power(pledgers=pledgers, suppose=options, word=word, **ask)
        if pledgers:
            names = [a for a in conflict.conflict.actors if any(a in one.by for one in pledges)]
        else:
            names = [one.id for one in pledges]

        def stand(members: frozenset[int], names: list[str] = names, pledgers: bool = pledgers) -> frozenset[str]:
            there = {names[k] for k in members}
            return frozenset(one.id for one in pledges if (set(one.by) <= there if pledgers else one.id in there))

        subset = oracle_power.by_subsets(len(names), lambda members: wins(stand(members)))
        assert [share.player for share in found.index] == names
        for share, (made, lost) in zip(found.index, subset, strict=True):
            assert (share.banzhaf, share.banzhaf_undoes) == (float(made), float(lost)), (seed, pledgers, share.player)
        everybody = wins(stand(frozenset(range(len(names)))))
        assert (found.index.nobody, found.index.everybody) == (wins(stand(frozenset())), everybody), seed
        assert sum(share.shapley for share in found.index) == pytest.approx(found.index.everybody - found.index.nobody)
        for way in found.would:
            again = case.power(
                pledgers=pledgers,
                suppose=[*options, *way.suppose],
                word=word,
                leave=way.leave,
                **ask,
            )
            assert again.index.everybody, (seed, way)
        yes, maybe = oracle_power.settlement(conflict.conflict, conflict.today, pledges, supposed)
        assert set(found.settles) == {f"o{o}" for o in yes}, seed
        assert set(found.undecided) == {f"o{o}" for o in maybe - yes}, seed


@pytest.mark.parametrize("block", range(8))
def test_random_pledges(block: int) -> None:
    for seed in range(block * 10, block * 10 + 10):
        judge_pledges(seed)


@pytest.mark.parametrize("block", range(3))
def test_all_together_settle_as_where_nobody_moves_first(block: int) -> None:
    """What power says of all pledges together is what `locarno pledges loops` says."""
    for seed in range(block * 20, block * 20 + 20):
        conflict = random_pledges.pledge_conflict(seed)
        if not counting(conflict, "open"):
            continue
        case = locarno.loads(conflict.text)
        found = case.power("o0", word="open")
        loops = case.pledges_loops(word="open")
        assert found.settles == loops.first.holds, seed
        assert found.undecided == loops.undecided and found.broken == loops.breaches, seed


def rung_case(seed: int) -> tuple[dict[str, object], PledgeConflict]:
    """A case whose actors want what random statements say, so that pledges can be taken at their word."""
    conflict = random_pledges.pledge_conflict(seed, most=5)
    rng = Random(f"rungs {seed}")
    case = json.loads(conflict.text)
    n = conflict.conflict.n_options
    case["common"]["preferences"] = {
        actor: [random_pledges.said(random_pledges.random_tree(rng, n, 1)) for _ in range(rng.randint(1, 4))]
        for actor in conflict.conflict.actors
    }
    return case, conflict


RUNGS = ("interest", "credible", "bluff")


def judge_rungs(seed: int) -> None:
    """The verdict of every coalition by a scenario that takes it at its word."""
    case, conflict = rung_case(seed)
    pledges = counting(conflict, "conditional")
    if not pledges:
        return
    wanted = Random(seed).choice(RUNGS)
    better = RUNGS[: RUNGS.index(wanted) + 1]
    case["scenarios"] = {
        f"S{number}": {"keeps": [one.id for k, one in enumerate(pledges) if number >> k & 1]}
        for number in range(1, 2 ** len(pledges))
    }
    asked = locarno.loads(json.dumps(case))
    reading = next(iter(asked.case.readings))
    table = [asked.verdicts(scenarios=[f"S{number}"] if number else [])["T", reading].rung in better
             for number in range(2 ** len(pledges))]  # fmt: skip
    for pledgers in (False, True):
        found = asked.power("T", rung=wanted, reading=reading, pledgers=pledgers).index
        names = [share.player for share in found]

        def wins(members: frozenset[int], names: list[str] = names, pledgers: bool = pledgers) -> bool:
            there = {names[k] for k in members}
            stand = [set(one.by) <= there if pledgers else one.id in there for one in pledges]
            return table[sum(1 << k for k, yes in enumerate(stand) if yes)]

        subset = oracle_power.by_subsets(len(names), wins)
        for share, (made, lost) in zip(found, subset, strict=True):
            assert (share.banzhaf, share.banzhaf_undoes) == (float(made), float(lost)), (seed, share.player)
        assert (found.nobody, found.everybody) == (table[0], table[-1])


@pytest.mark.parametrize("seed", range(30, 50))
def test_rungs(seed: int) -> None:
    judge_rungs(seed)


def harbour(pledges: dict[str, dict[str, object]]) -> locarno.Loaded:
    """Options a and b of the navy, c of the army; nothing is yes today."""
    every = {"kind": "pledge", "binding": "must"}
    return locarno.loads(
        json.dumps(
            {
                "locarno": "1",
                "case": {"title": "harbour"},
                "actors": {"navy": "The navy", "army": "The army"},
                "options": {"a": {"owner": "navy"}, "b": {"owner": "navy"}, "c": {"owner": "army"}},
                "status_quo": [],
                "pledges": {id_: every | {"text": id_} | one for id_, one in pledges.items()},
                "common": {"preferences": {"navy": ["a"], "army": ["c"]}},
            }
        )
    )


def test_what_waits_for_the_other_not_to_happen_stays_open() -> None:
    """Either a or b, and nobody first: neither is sure, nor is what follows from either, nor that one is missing."""
    case = harbour(
        {
            "P1": {"by": "navy", "delivers": ["a"], "if": "not b"},
            "P2": {"by": "navy", "delivers": ["b"], "if": "not a"},
            "P3": {"by": "army", "delivers": ["c"], "if": "not a or not b"},
        }
    )
    found = case.power("a")
    assert found.undecided == ("a", "b", "c") and found.settles == () and not found.index.everybody
    assert (found.index["P1"].banzhaf, found.index["P2"].banzhaf_undoes) == (0.5, 0.5)
    assert found.index["P3"].null
    assert case.power("c").index["P3"].shapley == pytest.approx(2 / 3)


def test_what_a_refusal_gives_is_not_counted() -> None:
    case = harbour(
        {
            "P1": {"by": "navy", "contributes": {"ships": [2, 3]}},
            "P2": {"by": "army", "kind": "refusal", "blocks": ["c"], "contributes": {"ships": 9}},
            "P3": {"by": "army", "contributes": {"ships": "some"}},
        }
    )
    low, high = (case.power(amount="ships", least=3, bound=bound) for bound in ("low", "high"))
    assert not low.index.everybody and high.index["P1"].shapley == 1 and high.index["P2"].null
    assert low.unknown == ("P3",) and list(low.sums.values()) == [(Decimal(2), Decimal(3))]


def test_questions_that_cannot_be_asked() -> None:
    case = locarno.load(UKRAINE)
    asks: tuple[dict[str, Any], ...] = (
        {},
        {"goal": "backed_truce", "amount": "troops", "least": 1},
        {"amount": "troops"},
        {"amount": "ships", "least": 1},
        {"amount": "troops", "least": 0},
        {"goal": "A01", "rung": "credible"},
        {"goal": "A01", "rung": "strong", "reading": "R1"},
        {"goal": "backed_truce", "rung": "credible", "reading": "R1"},
        {"goal": "A01", "rung": "credible", "reading": "R1", "suppose": ["ru_truce"]},
        {"goal": "ld_ground", "bound": "middle"},
        {"goal": "ld_ground", "suppose": ["nothing_such"]},
        {"goal": "P08"},
    )
    for ask in asks:
        with pytest.raises(locarno.Refusal):
            case.power(**ask)


def test_in_graph_form_only_rungs() -> None:
    conflict = random_pledges.graph_pledges(3)
    with pytest.raises(locarno.Refusal):
        locarno.loads(conflict.text).power("o0", word="open")


def total(found: PowerIndex) -> float:
    return sum(share.shapley for share in found)


def test_ukraine() -> None:
    case = locarno.load(UKRAINE)
    ground = case.power("ld_ground", suppose=["ru_truce"])
    assert {share.player: share.shapley for share in ground.index if not share.null} == dict.fromkeys(
        ("P01", "P02", "P05", "P27"), 0.25
    )
    assert not case.power(amount="troops", least=20_000, suppose=["ru_truce"]).index.everybody
    high = case.power(amount="troops", least=20_000, bound="high", suppose=["ru_truce"])
    assert high.index["P05"].shapley == 1 and high.unknown == ("P02", "P27")
    assert total(high.index) == pytest.approx(1)


def test_figures_are_data() -> None:
    """The bars are those of the answer."""
    case = locarno.load(UKRAINE)
    found = case.power("ld_ground", suppose=["ru_truce"])
    spec = power_figure(found, case.case)
    assert [round(value["share"], 6) for value in spec["data"]["values"]] == [0.25] * 4
    assert spec["data"]["values"][0]["player"].startswith("P01 LEAD, EUR")
    assert drawn(spec, ".svg").startswith(b"<svg")


def test_a_case_with_more_pledges_than_can_be_counted() -> None:
    """34 pledges, any 12 of which bring enough; each has a 34th, by symmetry."""
    pledges = {
        f"P{k}": {"by": "navy", "kind": "pledge", "binding": "must", "text": f"gives {k}", "contributes": {"ships": 1}}
        for k in range(34)
    }
    text = json.dumps(
        {
            "locarno": "1",
            "case": {"title": "many"},
            "actors": {"navy": "The navy"},
            "options": {"sail": {"owner": "navy"}},
            "status_quo": [],
            "pledges": pledges,
            "common": {"preferences": {"navy": ["sail"]}},
        }
    )
    case = locarno.loads(text)
    first = case.power(amount="ships", least=12, samples=20_000, seed=1)
    assert not first.index.exact and first.index.counted == 34 and first.index.everybody and not first.index.nobody
    for share in first.index:
        assert abs(share.shapley - 1 / 34) < 5 * share.error
    assert total(first.index) == pytest.approx(1)
    assert first.index == case.power(amount="ships", least=12, samples=20_000, seed=1).index
    assert first.index != case.power(amount="ships", least=12, samples=20_000, seed=2).index
