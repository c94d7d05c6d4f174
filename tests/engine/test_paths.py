"""Paths against a plain search over (state, last mover), on random conflicts of both forms."""

import heapq
import json
from collections.abc import Callable
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest

import locarno
import oracle
import random_conflicts
from case_texts import graph_case, option_case
from locarno.answers.paths import Paths, PathStep, Reach

ROOT = Path(__file__).parents[2]


def cheapest(
    game: oracle.Game, start: oracle.State, goal: frozenset[oracle.State], gains_only: bool
) -> tuple[int, int] | None:
    """The price of the cheapest legal sequence: steps that do not improve the mover's position, then steps."""
    queue: list[tuple[int, int, str, str, oracle.State]] = [(0, 0, str(start), "", start)]
    done = set()
    while queue:
        against, length, _, last, state = heapq.heappop(queue)
        if state in goal:
            return against, length
        if (state, last) in done:
            continue
        done.add((state, last))
        for actor in game.actors:
            for end in game.moves[actor].get(state, frozenset()) if actor != last else ():
                gains = oracle.is_better(game, actor, end, state)
                if gains or not gains_only:
                    heapq.heappush(queue, (against + (not gains), length + 1, str(end), actor, end))
    return None


def check_way(
    game: oracle.Game,
    way: tuple[PathStep, ...] | None,
    price: tuple[int, int] | None,
    goal: frozenset[oracle.State],
    name: dict[tuple[str, ...], oracle.State],
) -> None:
    if way is None or price is None:
        assert way is None and price is None
        return
    assert (sum(not one.gains for one in way), len(way)) == price
    for one, following in pairwise(way):
        assert one.step.actor != following.step.actor and one.step.end == following.step.start
    for one in way:
        begin, end = name[one.step.start.listed], name[one.step.end.listed]
        assert end in game.moves[one.step.actor][begin]
        assert one.gains == oracle.is_better(game, one.step.actor, end, begin)
    if way:
        assert name[way[-1].step.end.listed] in goal


@pytest.mark.parametrize("seed", range(400))
def test_option_form(seed: int) -> None:
    conflict = random_conflicts.option_conflict(seed)
    game = oracle.option_game(conflict)
    goal, today = random_conflicts.option_arrangement(seed, conflict)
    if not goal:
        return
    today = today if today in game.states else int(min(game.states))
    case = locarno.loads(option_case(conflict, game.states, today, goal))
    [reach] = case.paths()
    options = [f"o{bit}" for bit in range(conflict.n_options)]
    name: dict[tuple[str, ...], oracle.State]
    name = {tuple(o for bit, o in enumerate(options) if int(s) >> bit & 1): s for s in game.states}
    assert reach.there == (today in goal)
    check_way(game, reach.by_gains, cheapest(game, today, frozenset(goal), True), frozenset(goal), name)
    check_way(game, reach.by_any, cheapest(game, today, frozenset(goal), False), frozenset(goal), name)

    def steps(s: oracle.State) -> set[tuple[frozenset[str], oracle.State]]:
        return {
            (h, t)
            for h in sets_of(conflict.actors)
            for t in game.states
            if t != s and can_change(conflict, h, int(s), int(t)) and all_gain(game, h, s, t)
        }

    check_joint(game, reach, steps, today, frozenset(goal), name)
    if today not in goal:
        wanted = smallest_sets(conflict, today, goal)
        assert {frozenset(joint.actors) for joint in reach.together} == wanted
        for joint in reach.together:
            end = name[joint.end.listed]
            worse = {actor for actor in joint.actors if oracle.is_better(game, actor, today, end)}
            assert set(joint.losers) == worse


def joint_distance(
    steps: Callable[[oracle.State], set[tuple[frozenset[str], oracle.State]]],
    start: oracle.State,
    goal: frozenset[oracle.State],
) -> int | None:
    """The fewest joint steps into the goal, no set of actors twice in a row: a search over (state, last set)."""
    frontier: set[tuple[oracle.State, frozenset[str]]] = {(start, frozenset())}
    seen = set(frontier)
    length = 0
    while frontier:
        if any(state in goal for state, _ in frontier):
            return length
        onward = {(t, h) for s, last in frontier for h, t in steps(s) if h != last}
        frontier = onward - seen
        seen |= onward
        length += 1
    return None


def sets_of(actors: tuple[str, ...]) -> list[frozenset[str]]:
    return [frozenset(some) for size in range(1, len(actors) + 1) for some in combinations(actors, size)]


def all_gain(game: oracle.Game, actors: frozenset[str], s: oracle.State, t: oracle.State) -> bool:
    return all(oracle.is_better(game, actor, t, s) for actor in actors)


def check_joint(
    game: oracle.Game,
    reach: Reach,
    steps: Callable[[oracle.State], set[tuple[frozenset[str], oracle.State]]],
    start: oracle.State,
    goal: frozenset[oracle.State],
    name: dict[tuple[str, ...], oracle.State],
) -> None:
    wanted = joint_distance(steps, start, goal)
    assert reach.joint_complete
    if wanted is None or reach.by_joint_gains is None:
        assert wanted is None and reach.by_joint_gains is None
        return
    assert len(reach.by_joint_gains) == wanted
    here = start
    for one in reach.by_joint_gains:
        begin, end = name[one.start.listed], name[one.end.listed]
        assert begin == here and (frozenset(one.actors), end) in steps(begin)
        here = end
    assert here in goal
    if game.states and isinstance(game.states[0], str):
        assert all(a.actors != b.actors for a, b in pairwise(reach.by_joint_gains))


def smallest_sets(conflict: oracle.OptionConflict, today: int, goal: frozenset[int]) -> set[frozenset[str]]:
    """Sets of actors that own all that must change: a joint option is raised by all its owners and dropped by any."""
    for size in range(1, len(conflict.actors) + 1):
        found = {
            frozenset(actors)
            for actors in combinations(conflict.actors, size)
            if any(can_change(conflict, frozenset(actors), today, end) for end in goal)
        }
        if found:
            return found
    return set()


def can_change(conflict: oracle.OptionConflict, actors: frozenset[str], today: int, end: int) -> bool:
    for bit, owners in enumerate(conflict.owners):
        was, will = today >> bit & 1, end >> bit & 1
        if was == will:
            continue
        if (bit, bool(was)) in conflict.irreversible:
            return False
        if not (owners <= actors if will else owners & actors):
            return False
    return True


@pytest.mark.parametrize("seed", range(400))
def test_graph_form(seed: int) -> None:
    game = random_conflicts.graph_conflict(seed)
    goal, _opening = random_conflicts.graph_arrangement(seed, game)
    today = next(state for state in game.states if state not in goal or len(goal) == len(game.states))
    case = locarno.loads(graph_case(game, today, goal))
    [reach] = case.paths()
    name: dict[tuple[str, ...], oracle.State] = {(str(state),): state for state in game.states}
    check_way(game, reach.by_gains, cheapest(game, today, goal, True), goal, name)
    check_way(game, reach.by_any, cheapest(game, today, goal, False), goal, name)
    steps_from = {
        s: {
            (h, t)
            for h in sets_of(game.actors)
            for t in oracle.legal_sequences(game, h, s, False)
            if all_gain(game, h, s, t)
        }
        for s in game.states
    }
    check_joint(game, reach, steps_from.__getitem__, today, frozenset(goal), name)
    if today not in goal:
        reached = {
            frozenset(actors)
            for size in range(1, len(game.actors) + 1)
            for actors in combinations(game.actors, size)
            if oracle.legal_sequences(game, actors, today, False) & goal
        }
        least = min(map(len, reached), default=0)
        assert {frozenset(joint.actors) for joint in reach.together} == {s for s in reached if len(s) == least}


# the Ukraine case


def ukraine() -> Paths:
    return locarno.load(ROOT / "cases" / "ukraine").paths()


def test_no_truce_is_reached_by_gains_alone_but_under_r3_russia_would_move_first() -> None:
    found = ukraine()
    bare = found["A40", "R3"]
    assert bare.by_gains is None and bare.by_any is not None
    assert [(one.step.actor, one.gains) for one in bare.by_any] == [("RU", True), ("LEAD", False)]
    assert found["A28", "R0"].there and found["A01", "R2"].possible is False


def test_under_r3_the_three_lines_are_reached_by_joint_gains_alone() -> None:
    reach = ukraine()["A01", "R3"]
    assert reach.by_gains is None and reach.by_joint_gains is not None
    assert [one.actors for one in reach.by_joint_gains] == [("RU", "US"), ("LEAD",)]


# other goals, other starts, what can be reached at all


@pytest.mark.parametrize("seed", range(60))
def test_an_expression_from_another_state_is_as_an_arrangement_from_today(seed: int) -> None:
    conflict = random_conflicts.option_conflict(seed)
    game = oracle.option_game(conflict)
    goal, today = random_conflicts.option_arrangement(seed, conflict)
    if not goal:
        return
    today = today if today in game.states else int(min(game.states))
    case = locarno.loads(option_case(conflict, game.states, today, goal))
    [wanted] = case.paths()
    other = locarno.loads(option_case(conflict, game.states, int(min(game.states)), goal))
    expression = " or ".join(f"({exactly(code, conflict.n_options)})" for code in sorted(goal))
    pattern = "".join("Y" if today >> bit & 1 else "N" for bit in range(conflict.n_options))
    [found] = other.paths(to=[expression], start=pattern)
    assert found.arrangement == expression
    assert (found.by_gains, found.by_any, found.by_joint_gains) == (
        wanted.by_gains,
        wanted.by_any,
        wanted.by_joint_gains,
    )


def exactly(code: int, options: int) -> str:
    return " and ".join(f"o{bit}" if code >> bit & 1 else f"not o{bit}" for bit in range(options))


@pytest.mark.parametrize("seed", range(60))
def test_what_can_be_reached_at_all(seed: int) -> None:
    game = random_conflicts.graph_conflict(seed)
    goal, _ = random_conflicts.graph_arrangement(seed, game)
    today = game.states[-1]
    text = json.loads(graph_case(game, today, goal))
    text["outcomes"] = {"won": {"when": " or ".join(map(str, sorted(goal, key=str)))}}
    found = locarno.loads(json.dumps(text)).reachable()
    counts = {row.outcome: (row.states, row.by_gains, row.by_any) for row in found.outcomes}
    for outcome, inside in (("won", goal), ("", frozenset(game.states) - goal)):
        if not inside:
            assert outcome not in counts
            continue
        by_gains, by_any = (
            oracle.legal_sequences(game, game.actors, today, gains) | {today} for gains in (True, False)
        )
        assert counts[outcome] == (len(inside), len(inside & by_gains), len(inside & by_any))


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ({"to": ["nowhere"]}, "no outcome, option or state"),
        ({"to": ["ru_truce and"]}, "ru_truce and"),
        ({"to": ["ru_truce"], "start": "ru_truec"}, "not an option"),
        ({"to": ["ru_truce"], "start": "ru_attack"}, "`ru_attack` is not feasible"),
        ({"arrangements": ["A99"]}, "no arrangement"),
    ],
)
def test_a_goal_or_a_start_that_is_none_is_refused(words: dict[str, Any], why: str) -> None:
    with pytest.raises(locarno.Refusal, match=why):
        locarno.load(ROOT / "cases" / "ukraine").paths(readings=["R4"], **words)


def test_a_case_without_today_is_refused() -> None:
    with pytest.raises(locarno.Refusal, match="no `status_quo`"):
        locarno.load(ROOT / "cases" / "chicken.yaml").paths()
