"""Coalitions against the definitions read aloud, on random conflicts of both forms, through the public interface."""

import csv
import io
import json
from itertools import combinations
from pathlib import Path
from random import Random
from typing import Any

import pytest
from typer.testing import CliRunner, Result

import locarno
import oracle
import oracle_coalitions
import random_conflicts
from case_texts import graph_case, option_case
from locarno.analyses.coalitions import answers as coalition_answers
from locarno.analyses.coalitions import coalitions
from locarno.answers.coalitions import COALITION_CONCEPTS, Coalition, Coalitions, JointStep
from locarno.answers.states import StateView
from locarno.cli.main import app
from oracle_coalitions import Answers, CoalitionConcept, Reach

ROOT = Path(__file__).parents[2]
BATCH = 20


class Judge:
    """A game, a way for coalitions to move, and how the case names its states."""

    def __init__(
        self, game: oracle.Game, conflict: oracle.OptionConflict | None, answers: Answers, joint: bool
    ) -> None:
        self.game, self.conflict, self.answers, self.joint = game, conflict, answers, joint
        self.reach: Reach = oracle_coalitions.by_sequences(game)
        if joint and conflict is not None:
            self.reach = oracle_coalitions.by_joint_moves(game, conflict)

    def state(self, view: StateView) -> oracle.State:
        return view.id if view.id else sum(1 << int(option[1:]) for option in view.holds)

    def undeterred(
        self, concept: CoalitionConcept, members: frozenset[str], s: oracle.State
    ) -> frozenset[oracle.State]:
        return oracle_coalitions.undeterred(self.game, self.reach, concept, self.answers, members, s)

    def check(self, found: Coalitions, arrangement: frozenset[oracle.State]) -> None:
        everyone = [*oracle_coalitions.all_coalitions(self.game.actors)]
        together = oracle.equilibria(self.game, found.concept)
        for place in found:
            assert place.state is not None and place.asked == len(everyone)
            s = self.state(place.state)
            assert place.equilibrium == (s in together)
            met = {frozenset(one.members): one for one in place.coalitions}
            assert len(met) == len(place.coalitions)
            assert [len(one.members) for one in place.coalitions] == sorted(len(one) for one in met)
            inside = arrangement if place.arrangement else frozenset[oracle.State]()
            upset = {who for who in everyone if self.check_coalition(found, who, met.get(who), s, inside, together)}
            smallest = {who for who in upset if not any(other < who for other in upset)}
            assert {frozenset(one.members) for one in place.upset_by} == smallest
            unstable = [who for who in everyone if self.undeterred(found.concept, who, s)]
            assert place.universal == (not unstable)
            assert place.stable_for == tuple(a for a in self.game.actors if not any(a in who for who in unstable))

    def check_coalition(
        self,
        found: Coalitions,
        who: frozenset[str],
        one: Coalition | None,
        s: oracle.State,
        inside: frozenset[oracle.State],
        together: frozenset[oracle.State],
    ) -> bool:
        """Everything about one coalition; whether it upsets the state."""
        better = oracle_coalitions.improvements(self.game, self.reach, who, s)
        if one is None:
            assert not better
            return False
        assert one.improvements == len(better)
        left = {concept: self.undeterred(concept, who, s) for concept in COALITION_CONCEPTS}
        assert dict(one.undeterred) == {concept: len(left[concept]) for concept in COALITION_CONCEPTS}
        upsetting = left[found.concept] - inside
        assert one.upsetting == len(upsetting)
        jumps = better & together if len(who) > 1 and s in together else frozenset[oracle.State]()
        assert one.jumps == len(jumps)
        assert (one.jump is None) == (not jumps) and (one.jump is None or self.state(one.jump) in jumps)
        told = one.told
        end = self.state(told.end)
        choice = upsetting or (better - inside) or left[found.concept] or better
        assert end in choice and told.deterred == (end not in left[found.concept])
        assert told.leaves == (end not in inside if inside else None)
        self.check_way(told.steps, who, s, end, choice, gains_only=False)
        assert [gain.actor for gain in told.gains] == [a for a in self.game.actors if a in who]
        assert all(gain.better for gain in told.gains)
        if told.deterred:
            self.check_answer(found, who, s, end, told.answer, {gain.actor for gain in told.spoiled})
        else:
            assert not told.answer and not told.spoiled
        return bool(upsetting)

    def check_way(
        self,
        steps: tuple[JointStep, ...],
        who: frozenset[str],
        start: oracle.State,
        end: oracle.State,
        choice: frozenset[oracle.State],
        gains_only: bool,
    ) -> None:
        """The steps are a legal sequence of members, or one joint move if there is no sequence; none is shorter."""
        price = cheapest(self.game, who, start, choice, gains_only)
        if price is None:
            assert self.joint and self.conflict is not None and len(steps) == 1
            [step] = steps
            members = frozenset(step.actors)
            assert members <= who and oracle_coalitions.can_change(self.conflict, members, int(start), int(end))
            for fewer in combinations(step.actors, len(step.actors) - 1):
                assert not oracle_coalitions.can_change(self.conflict, frozenset(fewer), int(start), int(end))
            return
        here, last, against = start, "", 0
        for step in steps:
            [mover] = step.actors
            t = self.state(step.end)
            assert mover in who and mover != last and self.state(step.start) == here
            assert t in self.game.moves[mover][here]
            assert step.gains[0].better == (
                None if same(self.game, mover, t, here) else is_gain(self.game, mover, t, here)
            )
            against += not is_gain(self.game, mover, t, here)
            here, last = t, mover
        assert here == end and (len(steps), against) == price
        assert not (gains_only and against)

    def check_answer(
        self,
        found: Coalitions,
        who: frozenset[str],
        s: oracle.State,
        s1: oracle.State,
        answer: tuple[JointStep, ...],
        spoiled: set[str],
    ) -> None:
        others = frozenset(self.game.actors) - who
        last = self.state(answer[-1].end)
        assert spoiled == {i for i in who if not is_gain(self.game, i, last, s)} != set()

        def good(s2: oracle.State) -> bool:
            if oracle_coalitions.gains(self.game, who, s2, s):
                return False
            escapes = found.concept == "smr" and any(
                oracle_coalitions.gains(self.game, who, s3, s) for s3 in self.reach(who, s2)
            )
            return not escapes

        sanctions = frozenset(s2 for s2 in self.game.states if good(s2))
        assert last in sanctions
        if found.concept == "seq" and self.answers == "all":
            here, before = s1, frozenset[str]()
            for step in answer:
                members, t = frozenset(step.actors), self.state(step.end)
                assert members <= others and members != before and self.state(step.start) == here
                assert t in oracle_coalitions.improvements(self.game, self.reach, members, here)
                here, before = t, members
            if self.conflict is not None and not self.conflict.barred:
                assert len(answer) == self.fewest_steps(others, s1, sanctions)
        else:
            self.check_way(answer, others, s1, last, sanctions, found.concept == "seq")

    def fewest_steps(self, others: frozenset[str], s1: oracle.State, sanctions: frozenset[oracle.State]) -> int:
        """How many steps of coalitions lead into a set, where nothing keeps one from going twice in a row."""
        seen, level = {s1}, {s1}
        for count in range(len(self.game.states)):
            if level & sanctions:
                return count
            level = {
                t
                for s in level
                for who in oracle_coalitions.all_coalitions(sorted(others))
                for t in oracle_coalitions.improvements(self.game, self.reach, who, s)
            } - seen
            seen |= level
        raise AssertionError("no answer")


def is_gain(game: oracle.Game, actor: str, t: oracle.State, s: oracle.State) -> bool:
    return oracle.is_better(game, actor, t, s)


def same(game: oracle.Game, actor: str, t: oracle.State, s: oracle.State) -> bool:
    return not is_gain(game, actor, t, s) and not is_gain(game, actor, s, t)


def cheapest(
    game: oracle.Game, who: frozenset[str], start: oracle.State, goal: frozenset[oracle.State], gains_only: bool
) -> tuple[int, int] | None:
    """The fewest steps of a legal sequence into a set, and how few of so many do not gain: level by level."""
    level = {(start, ""): 0}
    for length in range(1, len(game.states) * len(who) + 1):
        onward: dict[tuple[oracle.State, str], int] = {}
        for (s, last), against in level.items():
            for mover in who - {last}:
                for t in game.moves[mover][s]:
                    gain = is_gain(game, mover, t, s)
                    if gain or not gains_only:
                        price = against + (not gain)
                        onward[t, mover] = min(onward.get((t, mover), price), price)
        prices = [price for (t, _), price in onward.items() if t in goal]
        if prices:
            return length, min(prices)
        level = onward
        if not level:
            return None
    return None


def kinds(seed: int) -> tuple[CoalitionConcept, Answers, bool]:
    """What to ask for, drawn so that every combination comes up."""
    rng = Random(f"coalitions {seed}")
    return rng.choice(COALITION_CONCEPTS), rng.choice(("single", "single", "all")), rng.random() < 0.5


def check_options(seed: int, always_joint: bool = False) -> None:
    conflict = random_conflicts.option_conflict(seed)
    game = oracle.option_game(conflict)
    arrangement, today = random_conflicts.option_arrangement(seed, conflict)
    today = today if today in game.states else int(min(game.states))
    if not arrangement:
        arrangement = frozenset({today})
    concept, answers, joint = kinds(seed)
    case = locarno.loads(option_case(conflict, game.states, today, arrangement))
    states = Random(seed).sample(game.states, min(len(game.states), 6))
    joint |= always_joint
    found = case.coalitions([str(s) for s in states], ["T"], concept=concept, answers=answers, joint=joint)
    judge = Judge(game, conflict, answers, joint)
    judge.check(found, frozenset(arrangement))
    assert {judge.state(one.state) for one in found if one.state and not one.arrangement} == set(states)


def check_graph(seed: int) -> None:
    game = random_conflicts.graph_conflict(seed)
    arrangement, opening = random_conflicts.graph_arrangement(seed, game)
    concept, answers, joint = kinds(seed)
    case = locarno.loads(graph_case(game, min(opening, key=str), arrangement))
    found = case.coalitions([str(s) for s in game.states], ["T"], concept=concept, answers=answers, joint=joint)
    Judge(game, None, answers, False).check(found, arrangement)


def crowded(seed: int) -> bool:
    """Three actors or more, at least two joint options, and no more than six options."""
    conflict = random_conflicts.option_conflict(seed)
    joint = sum(len(owners) > 1 for owners in conflict.owners)
    return len(conflict.actors) > 2 and joint > 1 and conflict.n_options < 7


@pytest.mark.parametrize("batch", range(5))
def test_option_form(batch: int) -> None:
    for seed in range(batch * BATCH, (batch + 1) * BATCH):
        check_options(seed)


@pytest.mark.parametrize("batch", range(5))
def test_graph_form(batch: int) -> None:
    for seed in range(batch * BATCH, (batch + 1) * BATCH):
        check_graph(seed)


def test_joint_moves_of_many() -> None:
    for seed in [seed for seed in range(1000, 1700) if crowded(seed)][:40]:
        check_options(seed, always_joint=True)


@pytest.mark.parametrize("concept", COALITION_CONCEPTS)
def test_for_one_member_it_is_stability_of_one_actor(concept: CoalitionConcept) -> None:
    for seed in range(300, 310):
        game = random_conflicts.graph_conflict(seed)
        case = locarno.loads(graph_case(game, game.states[0], game.states[:1]))
        alone = case.stability(concepts=[concept]).stable[concept]
        found = case.coalitions([str(s) for s in game.states], size=1, concept=concept)
        for place in found:
            assert place.state is not None
            upset = {one.members for one in place.coalitions if not one.stable(concept)}
            number = game.states.index(place.state.id)
            assert upset == {(a,) for row, a in enumerate(found.actors) if not alone[row, number]}
            assert (place.universal is None) == (place.stable_for is None) == (len(game.actors) > 1)


# published and hand-worked examples


def test_in_the_prisoners_dilemma_both_together_upset_the_nash_equilibrium() -> None:
    found = locarno.load(ROOT / "cases" / "prisoners_dilemma.yaml").coalitions(["nothing"], concept="nash")
    [place] = found
    [both] = place.upset_by
    assert place.equilibrium and both.members == ("row", "column")
    assert both.told.end.outcome == "both_cooperate" and both.jumps == 0  # cooperation is no Nash equilibrium
    [place] = locarno.load(ROOT / "cases" / "prisoners_dilemma.yaml").coalitions(["nothing"], concept="seq")
    assert place.coalitions[0].jumps == 1  # but sequentially stable


def test_elmira_jumps_from_the_stalemate_to_the_settlement() -> None:
    """Kilgour, Hipel, Fang & Peng 2001, as recalled: the Ministry and Uniroyal move from s5 to s8 together."""
    for concept in COALITION_CONCEPTS:
        found = locarno.load(ROOT / "cases" / "elmira.yaml").coalitions(["s5", "s8", "s9"], concept=concept)
        stalemate, settlement, closure = found
        [pair] = stalemate.upset_by
        assert pair.members == ("moe", "uniroyal") and pair.improvements == pair.undeterred[concept] == 1
        assert pair.jump is not None and pair.jump.id == pair.told.end.id == "s8"
        assert [(step.actors, step.end.id) for step in pair.told.steps] == [(("moe",), "s6"), (("uniroyal",), "s8")]
        assert stalemate.stable_for == ("local",) and not stalemate.universal
        assert settlement.universal and closure.universal and not settlement.coalitions


BRIDGE = """
locarno: 1
case: {title: A bridge that both banks open together}
actors: {north: N, south: S, ferry: F}
options:
  bridge: {owners: [north, south]}
  toll: {owner: ferry}
status_quo: []
arrangements: {closed: {name: The bridge stays closed, without: [bridge], assumed: true}}
common:
  preferences:
    north: [{statement: not toll, assumed: true}, {statement: bridge, assumed: true}]
    south: [{statement: bridge, assumed: true}]
    ferry: [{statement: bridge implies toll, assumed: true}]
"""


def test_a_joint_option_is_raised_only_by_a_joint_move() -> None:
    """By hand: nobody raises the bridge by single moves. Together both banks would, but for the toll north dreads."""
    case = locarno.loads(BRIDGE)
    [place] = case.coalitions()
    assert not place.coalitions and place.universal
    [place] = case.coalitions(joint=True)
    assert place.rung == "interest" and place.universal
    [banks] = place.held_back
    [step] = banks.told.steps
    assert banks.members == step.actors == ("north", "south") and step.change == ("+bridge",)
    assert [(one.actors, one.change) for one in banks.told.answer] == [(("ferry",), ("+toll",))]
    assert [(one.actor, one.better, one.statement) for one in banks.told.spoiled] == [("north", False, "not toll")]
    [place] = case.coalitions(joint=True, concept="nash")
    assert [one.members for one in place.upset_by] == [("north", "south")]


CHAIN = """
locarno: 1
case: {title: An answer that takes two}
actors: {ann: A, bob: B, cid: C}
options: {p: ann, q: bob, r: cid}
status_quo: []
common:
  preferences:
    ann: [{statement: not (q and r), assumed: true}, {statement: p, assumed: true}]
    bob: [BOB]
    cid: [{statement: CID, assumed: true}]
"""


@pytest.mark.parametrize(
    ("bob", "cid", "start", "answer"),
    [
        ("p implies q", "q implies r", "nothing", [("bob",), ("cid",)]),
        ("p implies q", "q implies r", "r", [("bob",)]),
        ("r implies q", "p implies r", "nothing", [("cid",), ("bob",)]),
        ("q", "p implies r", "nothing", [("bob", "cid")]),
    ],
)
def test_answers_by_coalitions_take_the_fewest_steps(
    bob: str, cid: str, start: str, answer: list[tuple[str, ...]]
) -> None:
    """By hand: Ann raises p. Do the others gain by moves to q and r, and one after the other or only together?"""
    listed = ", ".join(f"{{statement: {one}, assumed: true}}" for one in ("r implies q", bob))
    text = CHAIN.replace("BOB", listed if bob == "q" else f"{{statement: {bob}, assumed: true}}").replace("CID", cid)
    [place] = locarno.loads(text).coalitions([start], coalitions=[["ann"]], answers="all")
    [ann] = place.held_back
    assert [step.actors for step in ann.told.answer] == answer
    assert ann.told.answer[-1].end.holds == ("p", "q", "r") and [one.actor for one in ann.told.spoiled] == ["ann"]


def test_in_the_ukraine_case_some_arrangements_rest_until_two_act_together() -> None:
    found = locarno.load(ROOT / "cases" / "ukraine").coalitions(readings=["R3", "R4"])
    place = found["A15", "R3"]
    [pair] = place.upset_by
    assert place.rung == "credible" and place.equilibrium and pair.members == ("RU", "UA")
    assert [gain.statement for gain in pair.told.gains] == ["ru_truce", "ua_break"] and pair.told.leaves
    assert {one.members for one in found["A24", "R4"].upset_by} == {("RU",), ("UA", "LEAD")}
    assert found["A01", "R3"].coalitions and all(one.told.gains for one in found["A01", "R3"].coalitions)


# what changes nothing, and what cannot be asked


def test_the_number_of_threads_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = []
    for workers in ("1", "3"):
        monkeypatch.setenv("LOCARNO_WORKERS", workers)
        case = locarno.load(ROOT / "cases" / "ukraine")
        answers.append(case.coalitions(arrangements=["A17", "A24"], readings=["R4"], answers="all", joint=True))
    assert answers[0] == answers[1]


def test_progress_ends_where_it_should() -> None:
    heard: list[tuple[int, int]] = []
    locarno.load(ROOT / "cases" / "korea_2017_sensitivity.yaml").coalitions(
        equilibria=True, progress=lambda done, everything: heard.append((done, everything))
    )
    assert heard == sorted(heard) and heard[-1][0] == heard[-1][1]


def test_a_state_that_one_reading_excludes_is_told_as_impossible() -> None:
    case = locarno.load(ROOT / "cases" / "ukraine")
    state = "ru_truce ld_ground ld_guarantee us_assure"
    by_reading = {place.reading: place for place in case.coalitions([state], size=1)}
    assert by_reading["R0"].state is None and not by_reading["R0"].coalitions and by_reading["R4"].state is not None


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"concept": "sseq"}, "no coalitional concept `sseq`"),
        ({"answers": "some"}, "no kind of answers `some`"),
        ({"coalitions": [["US", "Mars"]]}, "`Mars` cannot be in a coalition"),
        ({"coalitions": [[]]}, "has no members"),
        ({"size": 0}, "0 members"),
        ({"size": 1, "coalitions": [["US"]]}, "at once"),
        ({"states": ["us_fight"]}, "not feasible"),
        ({"arrangements": ["A99"]}, "no arrangement"),
        ({"readings": ["R9"]}, "no reading"),
    ],
)
def test_what_cannot_be_asked_is_refused(asked: dict[str, Any], found: str) -> None:
    with pytest.raises(locarno.Refusal, match=found):
        locarno.load(ROOT / "cases" / "ukraine").coalitions(**asked)


def test_too_many_coalitions_are_refused_with_a_way_out() -> None:
    names = [f"a{n}" for n in range(20)]
    case = {
        "locarno": "1",
        "case": {"title": "many"},
        "actors": {name: name for name in names},
        "options": {"x": names[0]},
        "status_quo": [],
        "common": {"preferences": {name: [{"statement": "x", "assumed": True}] for name in names}},
    }
    loaded = locarno.loads(json.dumps(case))
    with pytest.raises(locarno.Refusal, match=r"1,048,575 coalitions.* up to 4 members"):
        loaded.coalitions(["today"])
    [place] = loaded.coalitions(["today"], size=4)
    assert place.asked == 6195 and place.upset_by[0].members == ("a0",)


def test_too_much_work_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    case = locarno.load(ROOT / "cases" / "ukraine")
    monkeypatch.setattr(coalitions, "MOST_WORK", 10_000_000)
    with pytest.raises(locarno.Refusal, match="states under `R0` times 127 coalitions"):
        case.coalitions(equilibria=True)
    monkeypatch.setattr(coalition_answers, "MOST_VISITS", 100)
    with pytest.raises(locarno.Refusal, match="more than 100 steps"):
        case.coalitions(["today"], readings=["R3"], coalitions=[["RU", "UA"]], answers="all")


# the command


def command(*words: str) -> Result:
    return CliRunner().invoke(app, ["coalitions", *words])


def test_the_command_answers_in_words() -> None:
    found = command(str(ROOT / "cases" / "elmira.yaml"), "--equilibria")
    assert found.exit_code == 0
    assert "Only by moe and uniroyal: s5." in found.stdout
    assert "moe and uniroyal together: moe -> s6, then uniroyal -> s8, into modified_order" in found.stdout
    assert "no coalition with local in it" in found.stdout
    found = command(str(ROOT / "cases" / "korea_2017.yaml"), "-a", "settlement", "--every", "--concept", "smr")
    assert "could gain, but for an answer" in found.stdout and "could gain in" in found.stdout
    found = command(str(ROOT / "cases" / "cuban_missile_crisis.yaml"), "-a", "blockade_and_withdrawal")
    assert "su need not move, only not answer" in found.stdout and "nobody is left to answer" in found.stdout


def test_the_command_leaves_out_what_would_not_fit_a_screen() -> None:
    ukraine = str(ROOT / "cases" / "ukraine")
    found = command(ukraine, "--equilibria", "-r", "R0", "--coalition", "US,UA")
    assert "98 states" in found.stdout and "98 equilibria that are not upset left out" in found.stdout
    rows = [*csv.DictReader(io.StringIO(command(ukraine, "-a", "A15", "-r", "R3", "-f", "csv").stdout))]
    assert [row["coalition"] for row in rows if row["smallest"] == "true"] == ["RU UA"]
    [row] = csv.DictReader(io.StringIO(command(ukraine, "-a", "A15", "-r", "R0", "-f", "csv").stdout))
    assert (row["coalition"], row["improvements"], row["possible"]) == ("", "0", "true")


def test_the_command_refuses_with_a_way_out() -> None:
    found = command(str(ROOT / "cases" / "ukraine"), "--coalition", "RU,MARS")
    assert found.exit_code == 2 and "`MARS` cannot be in a coalition" in found.stderr and "way out" in found.stderr


def test_the_json_says_what_the_records_say() -> None:
    shape = json.loads(command(str(ROOT / "cases" / "elmira.yaml"), "--state", "s5", "-f", "json").stdout)
    [place] = shape["places"]
    assert shape["schema"] == "locarno.coalitions/1" and place["name"] == "s5" and place["stable_for"] == ["local"]
    [pair] = place["coalitions"]
    assert pair["undeterred"] == dict.fromkeys(COALITION_CONCEPTS, 1) and pair["smallest"]
    assert [step["into"] for step in pair["improvement"]["steps"]] == [["s6"], ["s8"]]
    assert [gain["better"] for step in pair["improvement"]["steps"] for gain in step["gains"]] == [False, True]
