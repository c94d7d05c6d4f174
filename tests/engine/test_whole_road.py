"""The whole road against the oracle: a random conflict as a case file, read, asked, and compared."""

from typing import cast

import pytest

import locarno
import oracle
import random_conflicts
from case_texts import graph_case, option_case
from locarno.answers.asked import CONCEPTS, Concept

BATCH = 20


def check_stability(case: locarno.Loaded, game: oracle.Game) -> None:
    found = case.stability()
    for concept in CONCEPTS:
        wanted = oracle.stable(game, concept)
        for row, actor in enumerate(found.actors):
            stable = {game.states[s] for s in range(len(game.states)) if found.stable[concept][row, s]}
            assert stable == wanted[actor]
        equilibria = {game.states[s] for s in found.equilibria(concept)}
        assert equilibria == oracle.equilibria(game, concept)


@pytest.mark.parametrize("batch", range(25))
def test_option_form(batch: int) -> None:
    for seed in range(batch * BATCH, (batch + 1) * BATCH):
        conflict = random_conflicts.option_conflict(seed)
        game = oracle.option_game(conflict)
        arrangement, today = random_conflicts.option_arrangement(seed, conflict)
        today = today if today in game.states else int(min(game.states))
        if not arrangement:
            continue
        case = locarno.loads(option_case(conflict, game.states, today, arrangement))
        check_stability(case, game)
        [verdict] = case.verdicts()
        opening = oracle.opening_states(arrangement, today)
        assert {code(state.holds) for state in verdict.opening_states} == opening
        rung, concept = oracle.rung(game, arrangement, opening)
        assert (verdict.rung, verdict.concept) == (rung, concept), seed
        kept = oracle.kept_set(game, concept or "gmr", arrangement)
        assert verdict.kept_states == len(kept)
        assert verdict.states == len(arrangement)
        assert verdict.would_hold == (rung == "breaks" and bool(kept))
        check_breaks(verdict, game, arrangement, opening)


def code(holds: tuple[str, ...]) -> int:
    return sum(1 << int(option[1:]) for option in holds)


def check_breaks(
    verdict: locarno.Verdict, game: oracle.Game, arrangement: frozenset[int], opening: frozenset[int]
) -> None:
    """Each break is one of the oracle's shortest, by a smallest move, and no actor that can leave is missing."""
    if verdict.rung != "breaks":
        assert not verdict.breaks
        return
    found = set()
    lengths: dict[int, int] = {}
    for one in verdict.breaks:
        steps = [*one.after, one.step]
        start = code(steps[0].start.holds)
        here = start
        for step in steps:
            begin, end = code(step.start.holds), code(step.end.holds)
            assert begin == here
            assert oracle.is_better(game, step.actor, end, begin)
            assert not oracle.deterred(game, "gmr", step.actor, begin, end)
            assert (end in arrangement) == (step is not steps[-1])
            here = end
        lengths[start] = min(lengths.get(start, 99), len(steps))
        found.add((one.step.actor, code(one.step.start.holds), code(one.step.end.holds), len(steps)))
    for start in opening:
        wanted = oracle.shortest_breaks(game, arrangement, [start])
        assert lengths[start] == min(length for *_, length in wanted)
        mine = {b for b in found if b[3] == lengths[start]}
        assert {actor for actor, *_ in wanted} <= {actor for actor, *_ in mine}
        if lengths[start] == 1:
            for actor in {actor for actor, *_ in wanted}:
                smallest = min((start ^ int(into)).bit_count() for who, _, into, _ in wanted if who == actor)
                assert smallest in {(b ^ e).bit_count() for who, b, e, _ in mine if who == actor and b == start}


@pytest.mark.parametrize("batch", range(25))
def test_graph_form(batch: int) -> None:
    for seed in range(batch * BATCH, (batch + 1) * BATCH):
        game = random_conflicts.graph_conflict(seed)
        arrangement, opening = random_conflicts.graph_arrangement(seed, game)
        if not arrangement:
            continue
        today = min(opening, key=str)
        case = locarno.loads(graph_case(game, today, arrangement))
        check_stability(case, game)
        [verdict] = case.verdicts()
        assert [state.id for state in verdict.opening_states] == [today]
        assert (verdict.rung, verdict.concept) == oracle.rung(game, arrangement, [today]), seed


def test_every_rung_and_concept_was_met() -> None:
    """The random conflicts must be able to tell the concepts apart, or the tests above prove little."""
    seen: set[tuple[str, Concept | None]] = set()
    for seed in range(500):
        game = random_conflicts.graph_conflict(seed)
        arrangement, opening = random_conflicts.graph_arrangement(seed, game)
        seen.add(cast("tuple[str, Concept | None]", oracle.rung(game, arrangement, opening)))
    assert {concept for _, concept in seen} >= set(CONCEPTS) | {None}
