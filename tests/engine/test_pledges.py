"""Pledges against the oracle: on random cases with up to 12 pledges, through the public interface."""

from collections import Counter
from random import Random

import pytest

import locarno
from locarno.answers.pledges_loops import Loops
from locarno.answers.pledges_unlock import Unlock
from locarno.space.refusal import Refusal
from oracle_pledges import (
    Program,
    State,
    counted,
    is_due,
    is_kept,
    is_visible,
    minimal,
    states_of,
    status,
    subsets,
    to_be_broken,
    unkeepable,
)
from random_pledges import (
    GraphPledges,
    PlainPledge,
    PledgeConflict,
    graph_pledges,
    pledge_conflict,
    random_tree,
    said,
    true_in,
    yes_of,
)

WORDS = ("must", "declared", "conditional", "may", "open")


def chosen(case: PledgeConflict | GraphPledges, seed: int) -> tuple[str, list[PlainPledge]]:
    """A binding word and the pledges that count under it; all pledges, but for proposals, in most cases."""
    word = WORDS[seed % 5] if seed % 3 == 0 else "open"
    return word, counted(case.pledges, word)


def option_ids(options: frozenset[int]) -> set[str]:
    return {f"o{o}" for o in options}


def sets(found: object) -> set[frozenset[str]]:
    return {frozenset(one.pledges) for one in found}  # type: ignore[attr-defined]


def check_due(seed: int) -> None:
    case = pledge_conflict(seed)
    word, pledges = chosen(case, seed)
    if not pledges:
        return
    loaded = locarno.loads(case.text)
    state = yes_of(Random(seed).choice(case.feasible))
    named = " ".join(sorted(option_ids(state))) or "nothing"
    found = loaded.pledges_due(named, word=word)
    assert [one.pledge.id for one in found.pledges] == [one.id for one in pledges]
    for told, one in zip(found.pledges, pledges, strict=True):
        assert told.status == status(case.conflict, one, state), (seed, one.id)
        assert (told.obstacle is not None) == (told.status == "blocked")
        assert told.met == (set(one.asks) <= state if one.asks else None)
        if told.status == "waits" and one.condition is not None:
            could = any(true_in(one.condition, yes_of(code)) for code in range(2**case.conflict.n_options))
            assert bool(told.lacks) or not could, seed
            for lack in told.lacks:
                if lack.needed:  # whatever else changes, this has to
                    ok = [s for s in map(yes_of, range(2**case.conflict.n_options)) if true_in(one.condition, s)]
                    assert all((int(lack.option[1:]) in s) == lack.wanted for s in ok), (seed, one.id)
        for act in told.called:
            assert act.done == (int(act.option[1:]) in state)
    over = loaded.pledges_due_over("T", word=word)
    inside = [yes_of(code) for code in case.arrangement]
    assert over.states == len(inside)
    for counts, one in zip(over.pledges, pledges, strict=True):
        expected = Counter(status(case.conflict, one, where) for where in inside)
        assert {name: count for name, count in counts.count.items() if count} == expected, (seed, one.id)
        assert counts.met == (sum(set(one.asks) <= where for where in inside) if one.asks else None)


def check_due_in_graph_form(seed: int) -> None:
    case = graph_pledges(seed)
    word, pledges = chosen(case, seed)
    if not pledges:
        return
    loaded = locarno.loads(case.text)
    found = loaded.pledges_due("today", word=word)
    over = loaded.pledges_due_over("T", word=word)
    for told, counts, one in zip(found.pledges, over.pledges, pledges, strict=True):
        assert told.status == graph_status(case, one, case.today), (seed, one.id)
        expected = Counter(graph_status(case, one, where) for where in case.arrangement)
        assert {name: count for name, count in counts.count.items() if count} == expected, (seed, one.id)


def graph_status(case: GraphPledges, one: PlainPledge, state: str) -> str:
    here = case.holds[state]
    if not is_due(one, here):
        return "waits"
    if not one.delivers and not one.blocks:
        return "due"

    def done(yes: frozenset[int]) -> bool:
        return set(one.delivers) <= yes and not set(one.blocks) & yes

    if done(here):
        return "kept"
    if any(done(case.holds[str(end)]) for actor in one.by for end in case.game.moves[actor][state]):
        return "broken" if one.binding in ("must", "declared", "conditional") else "not used"
    return "blocked"


def check_fit(seed: int) -> None:
    graph = seed % 4 == 0
    case: PledgeConflict | GraphPledges = graph_pledges(seed) if graph else pledge_conflict(seed)
    word, pledges = chosen(case, seed)
    if not pledges:
        return
    states = list(case.holds.values()) if isinstance(case, GraphPledges) else states_of(case.conflict)
    names = [one.id for one in pledges if is_visible(one)]
    rng = Random(f"goal {seed}")
    n_options = len(case.owners) if isinstance(case, GraphPledges) else case.conflict.n_options
    goal = random_tree(rng, n_options, 1)
    loaded = locarno.loads(case.text)
    found = loaded.pledges_fit(said(goal), word=word, most=10_000)
    inside = [kept_in(pledges, state) for state in states if true_in(goal, state)]
    assert found.possible == bool(inside)
    assert found.complete and found.ways_complete
    if inside:
        assert sets(found.misfits) == unkeepable(inside, names), seed
        expected = to_be_broken(inside, names)
        assert {frozenset(way.broken) for way in found.ways_out} == expected, seed
        assert len(found.ways_out) == len(expected)
        least = min(map(len, expected))
        for way in found.ways_out:
            assert way.smallest == (len(way.broken) == least)
            holds = frozenset(int(option[1:]) for option in way.holds)
            assert holds in states and true_in(goal, holds)
            assert kept_in(pledges, holds) == frozenset(names) - set(way.broken)
    called = loaded.pledges_fit(word=word, most=10_000)
    expected_given: dict[frozenset[str], set[str]] = {}
    never = set()
    for one in pledges:
        if is_visible(one):
            due = [kept_in(pledges, state) for state in states if is_due(one, state)]
            if not due:
                never.add(one.id)
                continue
            for misfit in unkeepable(due, names):
                if one.id in misfit:
                    expected_given.setdefault(misfit, set()).add(one.id)
    assert called.complete and set(called.never_due) == never
    assert {frozenset(m.pledges): set(m.given) for m in called.misfits} == expected_given, seed
    for few in (1, 3):  # what is told before a stop is right all the same
        some = loaded.pledges_fit(said(goal), word=word, most=few)
        if inside:
            assert sets(some.misfits) <= sets(found.misfits) and len(some.misfits) <= few
            assert some.complete or len(some.misfits) == few
            ways = {frozenset(way.broken) for way in some.ways_out}
            assert ways <= {frozenset(way.broken) for way in found.ways_out} and len(ways) <= few
            assert some.ways_complete == (len(ways) == len(found.ways_out))


def kept_in(pledges: list[PlainPledge], state: State) -> frozenset[str]:
    return frozenset(one.id for one in pledges if is_visible(one) and is_kept(one, state))


def supposing(case: PledgeConflict, rng: Random) -> tuple[list[str], set[int], set[int]]:
    """Nothing in most cases, or an option or two taken for granted."""
    n_options = case.conflict.n_options
    options = rng.sample(range(n_options), rng.choice((0, 0, 0, 1, min(2, n_options))))
    value = {o: rng.random() < 0.7 for o in options}
    words = [f"o{o}" if yes else f"not o{o}" for o, yes in value.items()]
    return words, {o for o in options if value[o]}, {o for o in options if not value[o]}


def check_loops(seed: int, deep: bool) -> None:
    case = pledge_conflict(seed)
    word, pledges = chosen(case, seed)
    if not pledges:
        return
    words, sure, never = supposing(case, Random(f"suppose {seed}"))
    found = locarno.loads(case.text).pledges_loops(words, word=word, most=10_000)
    program = Program(case.conflict, pledges, yes_of(case.today), sure, never)
    assert found.trust_complete and found.stable_complete and found.contradictions_complete and found.broken_complete
    supported = program.settlements(trust=True)
    widest = [one for one in supported if not any(one < other for other in supported)]
    assert sorted(sorted(one.holds) for one in found.trust) == sorted(sorted(option_ids(one)) for one in widest), seed
    stable = program.settlements()
    assert sorted(sorted(one.holds) for one in found.stable) == sorted(sorted(option_ids(one)) for one in stable), seed
    force = [frozenset(one.id for one in pledges if in_force(one, state)) for state in stable]
    assert set(found.always) == (frozenset.intersection(*force) if force else frozenset()), seed
    assert set(found.sometimes) == frozenset().union(*force), seed
    for settlement in (*found.trust, *found.stable):
        state = frozenset(int(option[1:]) for option in settlement.holds)
        assert set(settlement.in_force) == {one.id for one in pledges if in_force(one, state)}
        assert set(settlement.due) == {one.id for one in pledges if is_due(one, state)} - set(settlement.in_force)
    able = [one.id for one in pledges if one.delivers or one.blocks]
    if not stable and len(able) <= (10 if deep else 6):
        unbroken = []
        for broken in subsets(able):
            other = Program(case.conflict, pledges, yes_of(case.today), sure, never, broken)
            if other.settlements():
                unbroken.append(frozenset(able) - broken)
        assert set(map(frozenset, found.broken)) == (to_be_broken(unbroken, able) if unbroken else set()), seed
        assert set(map(frozenset, found.contradictions)) == (unkeepable(unbroken, able) if unbroken else set()), seed
    if case.conflict.n_options <= (6 if deep else 4):
        lower, upper = program.nobody_first()
        assert set(found.first.holds) == option_ids(lower), seed
        assert set(found.undecided) == option_ids(upper - lower), seed
        if lower == upper:
            assert stable == ([lower] if program.feasible(lower) else []), seed
            assert bool(found.breaches) == (not program.feasible(lower))
    check_waits(case, pledges, found, seed)


def check_waits(case: PledgeConflict, pledges: list[PlainPledge], found: Loops, seed: int) -> None:
    """What is said of single pledges and options agrees with the settlement, and loops are loops."""
    by_id = {one.id: one for one in pledges}
    yes = frozenset(int(option[1:]) for option in found.first.holds)
    assert {one.pledge for one in found.waits if one.stand == "in force"} <= set(found.first.in_force)
    for one in found.waits:
        plain = by_id[one.pledge]
        if one.stand == "waits" and plain.condition is not None and any(
            true_in(plain.condition, yes_of(code)) for code in range(2**case.conflict.n_options)
        ):  # fmt: skip
            assert one.lacks, seed
    for option, stand in found.options.items():
        assert (stand.coming == "yes") == (option in found.first.holds)
        assert (stand.round is not None) == (option in found.first.holds)
    for loop in found.loops:
        assert not set(loop.options) & set(found.first.holds)
        assert any(set(loop.options) <= set(one.holds) for one in found.trust)
        for id_ in loop.pledges:
            assert set(by_id[id_].delivers) & {int(option[1:]) for option in loop.options}
            assert not is_due(by_id[id_], yes)


def in_force(one: PlainPledge, state: State) -> bool:
    return is_due(one, state) and set(one.delivers) <= state and not set(one.blocks) & state


def check_unlock(seed: int, most_options: int, most_pledges: int) -> bool:
    case = pledge_conflict(seed, most_pledges)
    word, pledges = chosen(case, seed)
    if not pledges or case.conflict.n_options > most_options:
        return False
    rng = Random(f"unlock {seed}")
    words, sure, never = supposing(case, rng)
    goal = random_tree(rng, case.conflict.n_options, 1)
    trust, withdraw = seed % 2 == 0, seed % 5 == 0
    wanted: PlainPledge | None = rng.choice(pledges) if seed % 3 == 0 else None
    actors = () if seed % 7 else case.conflict.actors[:1]
    name = wanted.id if wanted else said(goal)
    found = locarno.loads(case.text).unlock(name, trust, words, actors, withdraw, word=word, most=10_000)
    fixed, today = case.conflict.irreversible, yes_of(case.today)
    could: dict[str, tuple[str, object]] = {}
    for one in pledges:
        if one.condition is not None and (not actors or set(one.by) <= set(actors)):
            could[f"drop {one.id}"] = ("drop", one.id)
        if (one.delivers or one.blocks) and (not actors or set(one.by) <= set(actors)):
            if one.kind in ("refusal", "threat") or (one.blocks and not one.delivers):
                could[f"lift {one.id}"] = ("lift", one.id)
            elif withdraw:
                could[f"withdraw {one.id}"] = ("withdraw", one.id)
    for o in range(case.conflict.n_options):
        kind = "give up" if o in today else "take"
        if o not in sure | never and (o, o in today) not in fixed and (
            not actors or case.conflict.owners[o] <= set(actors)
        ):  # fmt: skip
            could[f"{kind} o{o}"] = (kind, o)
    if len(could) > 10:
        return False

    def after(made: frozenset[str]) -> tuple[bool, bool]:
        program = Program(case.conflict, pledges, today, sure, never, (), {could[one] for one in made})
        reached = [
            true_in(program.condition(wanted), state)
            and set(wanted.delivers) <= state
            and not set(wanted.blocks) & state
            if wanted
            else true_in(goal, state)
            for state in program.settlements(trust)
        ]
        return any(reached), all(reached)

    expected = minimal(could, lambda made: after(made)[0]) if found.possible else set()
    assert found.complete
    assert told_changes(found) == expected, seed
    assert len(found.keys) == len(expected)
    for key in found.keys:
        made = frozenset(f"{one.change.kind} {one.change.subject}" for one in key.changes)
        assert key.surely == after(made)[1], seed
        assert key.smallest == (len(made) == min(map(len, expected))), seed
    assert [len(key.changes) for key in found.keys] == sorted(len(key.changes) for key in found.keys)
    return True


def check_unlocked(seed: int) -> None:
    check_unlock(seed, most_options=4, most_pledges=5)


def told_changes(found: Unlock) -> set[frozenset[str]]:
    return {frozenset(f"{one.change.kind} {one.change.subject}" for one in key.changes) for key in found.keys}


@pytest.mark.parametrize("start", range(0, 60, 20))
def test_what_a_pledge_is_in_a_state(start: int) -> None:
    for seed in range(start, start + 20):
        check_due(seed)
        check_due_in_graph_form(seed)


@pytest.mark.parametrize("start", range(0, 60, 20))
def test_what_cannot_all_be_kept(start: int) -> None:
    for seed in range(start, start + 20):
        check_fit(seed)


@pytest.mark.parametrize("start", range(0, 80, 20))
def test_what_comes_into_force(start: int) -> None:
    for seed in range(start, start + 20):
        check_loops(seed, deep=False)


def test_what_would_unlock_a_goal() -> None:
    done = sum(check_unlock(seed, most_options=3, most_pledges=4) for seed in range(80))
    assert done > 15


def test_options_do_not_come_about_one_by_one_in_graph_form() -> None:
    case = locarno.loads(graph_pledges(1).text)
    with pytest.raises(Refusal, match="graph form"):
        case.pledges_loops(word="open")
    with pytest.raises(Refusal, match="graph form"):
        case.unlock("o1", word="open")
