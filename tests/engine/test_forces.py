"""Forces: what is in force against plain evaluation, rotas against all there are, and the figures of the press."""

import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest

import locarno
from locarno.analyses.forces.months import greedy, too_much
from locarno.analyses.forces.rota import optimal
from locarno.answers.forces import ForceCount
from locarno.answers.rota import Deployment, Rules, UnitPool
from locarno.case.basis import Basis
from locarno.case.pledge_nouns import Range, Rotation
from oracle_forces import (
    PlainRota,
    best_worth,
    contribution,
    how_many,
    of_state,
    on_duty,
    total_in_force,
    worth,
)
from random_pledges import graph_pledges, pledge_conflict, true_in

ROOT = Path(__file__).parents[2]
UKRAINE = ROOT / "cases" / "ukraine"


def pair(low: int, high: int) -> Range:
    return Decimal(low), Decimal(high)


@pytest.fixture(scope="module")
def ukraine() -> locarno.Loaded:
    return locarno.load(UKRAINE)


# what is in force, against plain evaluation


def check_contributions(seed: int) -> None:
    """Every contribution of a random case in some of its states, and what they come to."""
    plain = pledge_conflict(seed)
    rng = Random(f"forces {seed}")
    case = locarno.loads(plain.text)
    said = [one for one in plain.pledges if one.contributes]
    if not said:
        return
    taken = tuple(one.id for one in plain.pledges if rng.random() < 0.1)
    for code in rng.sample(plain.feasible, min(len(plain.feasible), 3)):
        found = case.forces(state=str(code), take=taken)
        assert [one.pledge for one in found.contributions] == [one.id for one in said]
        for one, pledge in zip(found.contributions, said, strict=True):
            wanted = contribution(plain, pledge, code, taken)
            assert (one.standing, one.against, one.broken) == (wanted.standing, wanted.against, wanted.broken), one
            if wanted.standing in ("on its way", "dropped out"):
                assert one.waits_for
        if not taken:
            check_sums(found, plain, code)
        check_steps(found)


def check_sums(found: ForceCount, plain: Any, code: int) -> None:
    sums = {one.name: one for one in found.sums}
    for name in ("troops", "air"):
        low, high, unknown = total_in_force(plain, name, code)
        if name in sums:
            assert sums[name].amount == pair(low, high) and list(sums[name].unknown) == unknown
            assert sums[name].counting == ""  # nothing there has a source
        else:
            assert not high and (
                not unknown or not any(isinstance(p.contributes.get(name), int) for p in plain.pledges)
            )


def check_steps(found: ForceCount) -> None:
    """Each step is what was left before, without what fell away at it; and the end is what is in force."""
    before: tuple[str, ...] | None = None
    for step in found.waterfall:
        fallen = tuple(one.pledge for one in step.fallen)
        if before is not None:
            assert set(step.pledges) | set(fallen) == set(before) and not set(step.pledges) & set(fallen)
        before = step.pledges
    steps = {step.name: step for step in found.waterfall}
    in_force = {one.pledge for one in found.contributions if one.standing == "in force" and "troops" in one.amounts}
    assert set(steps["in force"].pledges) == in_force
    assert set(steps["unopposed"].pledges) == {id_ for id_ in in_force if not found.contribution(id_).broken}


@pytest.mark.parametrize("start", range(0, 100, 50))
def test_contributions_in_option_form(start: int) -> None:
    for seed in range(start, start + 50):
        check_contributions(seed)


@pytest.mark.parametrize("seed", range(40))
def test_contributions_in_graph_form(seed: int) -> None:
    plain = graph_pledges(seed)
    case = locarno.loads(plain.text)
    if not any(one.contributes for one in plain.pledges):
        return
    for state, yes in plain.holds.items():
        found = case.forces(state=state)
        for one in plain.pledges:
            if one.contributes and one.kind not in ("refusal", "proposal") and one.binding in ("must", "declared"):
                due = one.condition is None or true_in(one.condition, yes)
                done = set(one.delivers) <= yes and not set(one.blocks) & yes
                assert (found.contribution(one.id).standing == "in force") == (due and done)


# rotas, against all rotas there are


def rules_of(plain: PlainRota) -> Rules:
    cycle = Rotation("r", "r", Decimal(plain.cycle) / plain.tour, Decimal(plain.tour), Basis())
    pools = tuple(UnitPool(f"s{number}", units, 0, ready) for number, (units, ready) in enumerate(plain.units))
    first = min((ready for units, ready in plain.units if units), default=plain.months + 1)
    return Rules("", cycle, 1, plain.tour, True, plain.cycle - plain.tour, plain.target, first, plain.months, pools)


def begun_in(found: Deployment) -> list[tuple[int, ...]]:
    return list(found.starts.values())


def random_rota(seed: int) -> PlainRota:
    """Up to 5 units of up to 3 states, 6 to 12 months, and no more than some thousand rotas to compare."""
    rng = Random(f"rota {seed}")
    while True:
        tour = rng.randint(1, 4)
        cycle = tour + rng.randint(0, 2 * tour + 3)
        units = tuple((rng.randint(0, 3), rng.choice((1, 1, 1, 2, 4))) for _ in range(rng.randint(1, 3)))
        months = rng.randint(6, 12)
        made = PlainRota(units, tour, cycle, months, rng.randint(1, 4))
        some = sum(count for count, _ in units)
        if 1 <= some <= 5 and how_many(made) <= 6_000:
            return made


def check_rota(seed: int) -> None:
    """The solver's rota is a rota, no rota is better, and what is said to be impossible is."""
    plain = random_rota(seed)
    rules = rules_of(plain)
    best = best_worth(plain)
    found = optimal(rules, lambda *_: None)
    for (units, ready), begun in zip(plain.units, begun_in(found), strict=True):
        assert begun in of_state(plain, units, ready)
    assert worth(plain, begun_in(found)) == pytest.approx(best)
    assert (found.least, -found.short) == best[:2]
    assert found.meets == (not best[1] and rules.first <= rules.months)
    assert too_much(rules) is None or not found.meets
    for relief in found.relief:
        more = tuple((units + (f"s{n}" == relief.state), ready) for n, (units, ready) in enumerate(plain.units))
        first = PlainRota(more, plain.tour, plain.cycle, plain.months, plain.target)
        if how_many(first) <= 6_000 and all(units for units, _ in plain.units):
            assert (relief.least, -relief.short) == best_worth(first)[:2] > best[:2]
    simple = greedy(rules)
    for (units, ready), begun in zip(plain.units, begun_in(simple), strict=True):
        assert begun in of_state(plain, units, ready)
    assert worth(plain, begun_in(simple))[:2] <= best[:2]


@pytest.mark.parametrize("start", range(0, 40, 10))
def test_no_rota_is_better(start: int) -> None:
    for seed in range(start, start + 10):
        check_rota(seed)


# rotas one can work by hand


def by_hand(units: int, cycle: int, months: int, target: int = 1, ready: int = 1) -> PlainRota:
    return PlainRota(((units, ready),), 6, 6 * cycle, months, target)


@pytest.mark.parametrize("make", [greedy, lambda rules: optimal(rules, lambda *_: None)])
def test_three_units_of_which_one_is_always_on_duty(make: Any) -> None:
    found = make(rules_of(by_hand(3, 3, 36)))
    assert found.total == (1,) * 36 and found.meets and found.too_much is None


@pytest.mark.parametrize("make", [greedy, lambda rules: optimal(rules, lambda *_: None)])
def test_two_units_leave_a_gap_from_month_13_to_18(make: Any) -> None:
    found = make(rules_of(by_hand(2, 3, 24)))
    assert found.total == (1,) * 12 + (0,) * 6 + (1,) * 6
    assert found.least == 0 and found.short == 6 and not found.meets
    assert found.too_much is not None
    assert (found.too_much.begin, found.too_much.end) == (1, 18)
    assert (found.too_much.served, found.too_much.wanted) == (12, 18)


def test_one_more_unit_closes_the_gap() -> None:
    found = optimal(rules_of(by_hand(2, 3, 24)), lambda *_: None)
    assert [(one.state, one.least, one.short) for one in found.relief] == [("s0", 1, 0)]


def test_nobody_is_there_before_its_time() -> None:
    found = optimal(rules_of(by_hand(3, 3, 20, ready=4)), lambda *_: None)
    assert found.total == (0,) * 3 + (1,) * 17 and found.meets


def test_nobody_is_there_at_all() -> None:
    found = optimal(rules_of(by_hand(3, 3, 3, ready=4)), lambda *_: None)
    assert found.total == (0, 0, 0) and not found.meets and found.least == 0
    assert optimal(rules_of(by_hand(0, 3, 6)), lambda *_: None).total == (0,) * 6


def test_the_plain_rota_is_not_the_best() -> None:
    """Four units at once leave nobody for later; three in the least month are possible, and the solver finds them."""
    plain = PlainRota(((9, 1),), 6, 18, 24, 4)
    assert min(greedy(rules_of(plain)).total) == 1
    found = optimal(rules_of(plain), lambda *_: None)
    assert found.least == 3 and found.short == 24 and found.for_good == 3


def test_states_give_in_proportion_to_their_units() -> None:
    found = optimal(rules_of(PlainRota(((20, 1), (45, 1), (45, 1)), 6, 24, 24, 27)), lambda *_: None)
    assert found.meets and found.total == (27,) * 24
    tours = [sum(begun) for begun in begun_in(found)]
    assert max(abs(tour / units - 108 / 110) for tour, units in zip(tours, (20, 45, 45), strict=True)) < 0.04


def test_the_same_question_has_the_same_rota() -> None:
    plain = PlainRota(((7, 1), (11, 2), (5, 3)), 5, 17, 30, 6)
    assert optimal(rules_of(plain), lambda *_: None) == optimal(rules_of(plain), lambda *_: None)


def test_counting_says_no_only_where_no_rota_can() -> None:
    for seed in range(200, 215):
        plain = random_rota(seed)
        if (much := too_much(rules_of(plain))) is not None:
            assert much.wanted > much.served
            window = range(much.begin - 1, much.end)
            states = [of_state(plain, units, ready) for units, ready in plain.units]
            most = sum(max(sum(on_duty(plain, one)[m] for m in window) for one in each) for each in states)
            assert most <= much.served


def test_a_tour_cut_off_by_the_end_counts_as_far_as_it_goes() -> None:
    """One unit, two months on and four off: in four months it serves two at most."""
    much = too_much(rules_of(PlainRota(((1, 1),), 2, 6, 4, 1)))
    assert much is not None and (much.begin, much.end, much.served, much.wanted) == (1, 4, 2, 4)
    much = too_much(rules_of(PlainRota(((2, 1),), 3, 6, 7, 2)))
    assert much is not None and (much.begin, much.end, much.served, much.wanted) == (1, 6, 6, 12)


# the figures of the press, and hand sums


def test_64000_take_256000(ukraine: locarno.Loaded) -> None:
    found = ukraine.forces(troops=64_000)
    four = next(one for one in found.upkeep if one.rotation.id == "allies" and one.counting == "S3")
    assert four.needed == pair(256_000, 256_000) and four.missing == pair(0, 0)
    assert four.share is not None and round(four.share[0], 4) == Decimal("0.5818")
    assert four.even is not None and four.even.state == "United Kingdom"
    assert four.even.short is not None and round(four.even.short[0]) == 5_333
    own = ukraine.forces(troops=64_000, cycle=4, counting="land forces").upkeep[0]
    assert own.missing == pair(46_000, 46_000) and own.rotation.cycle == 4


def test_200000_are_more_than_440000_can_keep_up(ukraine: locarno.Loaded) -> None:
    found = ukraine.forces("A06", counting="S3")
    assert found.asking is not None and found.asking.size == pair(40_000, 200_000)
    assert [pool.total for pool in found.pools] == [pair(440_000, 440_000)]
    gaps = {gap.counting: gap for gap in found.asking.gaps}
    assert gaps["S4"].there == pair(10_000, 30_000) and gaps["S4"].short == pair(10_000, 190_000)
    assert gaps["S4"].open == ("P27",) and gaps["S1"].known == ()
    by_cycle = {int(one.rotation.cycle): one for one in found.upkeep}
    assert [round(by_cycle[c].sustainable[0]) for c in (3, 4, 5)] == [146_667, 110_000, 88_000]
    assert by_cycle[3].needed == pair(120_000, 600_000) and by_cycle[3].missing == pair(0, 160_000)
    assert by_cycle[3].even is not None and by_cycle[3].even.sustainable == pair(80_000, 80_000)


def test_the_ratios_of_the_notes(ukraine: locarno.Loaded) -> None:
    """10,000 to 30,000 beside 880,000 are 1:88 to 1:29, and 8 to 30 on a kilometre of 1,000 to 1,200."""
    asking = ukraine.forces("A01").asking
    assert asking is not None
    ratio = {one.army.id: one.one_to for one in asking.ratios}["president"]
    assert ratio[1] == 88 and round(ratio[0], 1) == Decimal("29.3")
    (density,) = asking.densities
    assert round(density.per_km[0], 1) == Decimal("8.3") and density.per_km[1] == 30


def test_what_is_in_force_today(ukraine: locarno.Loaded) -> None:
    found = ukraine.forces()
    standing = {one.pledge: one.standing for one in found.contributions}
    assert standing["P09"] == "in force"
    assert {standing[id_] for id_ in ("P01", "P02", "P05", "P27")} == {"on its way"}
    assert {standing[id_] for id_ in ("P04", "P06")} == {"dropped out"}
    assert standing["P07"] == "holds back" and standing["P23"] == "not counted"
    assert found.contribution("P05").against == ("P16",) and not found.contribution("P05").broken
    heads = [(35, 35), (26, 26), (2, 26), (2, 26), (0, 0), (0, 0), (0, 0), (0, 0)]
    assert [step.states for step in found.waterfall] == [pair(low, high) for low, high in heads]
    assert {one.pledge for one in found.waterfall[4].fallen} == {"P02", "P04", "P05", "P06", "P27"}
    assert found.holding_back == {"Germany": ("P28",), "Poland": ("P28",)}


def test_what_drops_out_without_a_backstop(ukraine: locarno.Loaded) -> None:
    without, with_it = ukraine.forces("A05"), ukraine.forces("A01")
    assert {one.pledge for one in without.contributions if one.standing == "dropped out"} == {"P04", "P06"}
    assert not [one for one in with_it.contributions if one.standing == "dropped out"]
    steps = {step.name: step.pledges for step in without.waterfall}
    assert steps["due"] == steps["in force"] == ("P02", "P05", "P27") and steps["unopposed"] == ()


def test_countings_are_never_added_up(ukraine: locarno.Loaded) -> None:
    sums = {(one.name, one.counting): one for one in ukraine.forces("A01", take=["P23"]).sums}
    assert sums["troops", "S4"].amount == pair(10_000, 30_000) and sums["troops", "S4"].unknown == ("P06", "P27")
    assert sums["troops", "S1"].unknown == ("P02",) and sums["troops", "S1"].amount == pair(0, 0)
    assert len(ukraine.forces().pools) == 4


def test_dates_words_and_single_pledges(ukraine: locarno.Loaded) -> None:
    early = ukraine.forces(as_of=date(2025, 3, 27))
    assert early.contribution("P02").reason == "later" and early.contribution("P05").standing == "on its way"
    assert ukraine.forces(leave=["P05"]).contribution("P05").reason == "left"
    assert ukraine.forces(word="open").contribution("P08").standing == "holds back"
    taken = ukraine.forces("A05", take=["P23"])
    assert taken.contribution("P23").standing == "not kept" or taken.contribution("P23").standing == "in force"


def test_the_best_rota_for_64000(ukraine: locarno.Loaded) -> None:
    (found,) = ukraine.forces(troops=64_000, cycle=4, rota=True).deployments
    assert found.rules.unit == 4_000 and found.rules.months == 24 and found.meets and found.total == (16,) * 24
    assert not found.rules.said and found.rules.tour == 6 and found.rules.rest == 18
    short = ukraine.forces(troops=200_000, cycle=3, rota=True).deployments[0]
    assert not short.meets and short.least * short.rules.unit == 145_000
    assert {one.state for one in short.relief} == {"United Kingdom", "France", "Germany"}


# what makes no sense


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"troops": -5}, "-5"),
        ({"troops": 0}, "above 0"),
        ({"troops": (5, 3)}, "5 to 3"),
        ({"cycle": 0.5}, "0.5:1"),
        ({"cycle": float("nan")}, "not a number"),
        ({"months": 0}, "0 months"),
        ({"months": 241}, "241 months"),
        ({"months": 3, "unit": 0}, "units of 0"),
        ({"months": 3, "tour": 0}, "a tour of 0"),
        ({"months": 3, "lead": -1}, "a lead of -1"),
        ({"counting": "land force"}, "did you mean `land forces`"),
        ({"name": "tanks"}, "tanks"),
        ({"name": "money_eur_bn", "troops": 5}, "cannot be held against"),
        ({"arrangement": "A99"}, "A99"),
        ({"arrangement": "A01", "state": "today"}, "both"),
        ({"state": "ld_ground"}, "not feasible"),
        ({"take": ["P99"]}, "P99"),
        ({"reading": "R9"}, "R9"),
        ({"word": "firm"}, "firm"),
    ],
)
def test_what_makes_no_sense_is_refused(ukraine: locarno.Loaded, asked: dict[str, Any], words: str) -> None:
    with pytest.raises(locarno.Refusal, match=words.replace("(", r"\(")):
        ukraine.forces(**asked)


@pytest.mark.parametrize(("troops", "words"), [("[8000, 4000]", "8,000 to 4,000"), ("-5", "-5")])
def test_a_size_that_an_arrangement_cannot_ask_for(troops: str, words: str) -> None:
    case = locarno.loads(
        "locarno: 1\ncase: {title: T}\nactors: {army: A}\noptions: {hold: army}\nstatus_quo: []\n"
        "common: {preferences: {army: []}, assumed: true}\n"
        "pledges: {P1: {by: army, kind: pledge, binding: must, text: T, contributes: {troops: 3}, assumed: true}}\n"
        f"arrangements: {{A1: {{name: A, with: [hold], attributes: {{troops: {troops}}}, assumed: true}}}}\n"
    )
    with pytest.raises(locarno.Refusal, match=f"A1 asks for `troops` of {words}"):
        case.forces("A1")


def test_a_case_without_forces_is_refused() -> None:
    with pytest.raises(locarno.Refusal, match="says nothing about forces"):
        locarno.load(ROOT / "cases" / "chicken.yaml").forces()


def test_without_the_solver_the_way_out_is_told(ukraine: locarno.Loaded, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "highspy", None)
    with pytest.raises(locarno.Refusal, match=r"locarno\[rota\]"):
        ukraine.forces(troops=64_000, rota=True)
    assert ukraine.forces(troops=64_000, months=24).deployments
