"""The 78 strict ordinal 2x2 games (Rapoport & Guyer 1966) under every concept: the oracle, and what papers found."""

from functools import cache
from itertools import islice, permutations

import pytest

import locarno
import oracle
import oracle_more
from case_texts import option_case

Ranks = tuple[int, int, int, int]
"""What an actor gets, from 1 to 4, in the states NN, YN, NY, YY: Row's option first."""

ROW, COLUMN = "row", "column"
PRISONERS = ((2, 1, 4, 3), (2, 4, 1, 3))
CHICKEN = ((1, 2, 4, 3), (1, 4, 2, 3))


def relabelled(row: Ranks, column: Ranks) -> set[tuple[Ranks, Ranks]]:
    """The same game with Row's acts, Column's acts, or the players the other way round."""
    found = set()
    for flip in range(4):
        a, b = (tuple(ranks[state ^ flip] for state in range(4)) for ranks in (row, column))
        mirrored = [tuple(ranks[state] for state in (0, 2, 1, 3)) for ranks in (b, a)]
        found |= {(a, b), (mirrored[0], mirrored[1])}
    return found  # type: ignore[return-value]


@cache
def all_games() -> tuple[tuple[Ranks, Ranks], ...]:
    orders: list[Ranks] = list(permutations((1, 2, 3, 4)))  # type: ignore[arg-type]
    return tuple(sorted({min(relabelled(row, column)) for row in orders for column in orders}))


def conflict_of(row: Ranks, column: Ranks) -> oracle.OptionConflict:
    rank = {ROW: dict(enumerate(row)), COLUMN: dict(enumerate(column))}
    owners = (frozenset({ROW}), frozenset({COLUMN}))
    return oracle.OptionConflict(2, owners, frozenset(), frozenset(), (), (ROW, COLUMN), rank)


LADDER: tuple[oracle.Concept, ...] = ("nash", "seq", "sseq", "gmr", "smr")
IDS = [*LADDER, "sim", "fraser_hipel", "l1", "l2", "l3", "l4", "nonmyopic", "stackelberg"]


@cache
def judged(row: Ranks, column: Ranks) -> locarno.Stability:
    conflict = conflict_of(row, column)
    return locarno.loads(option_case(conflict, range(4), 0, {0})).stability(concepts=IDS)


def test_there_are_78() -> None:
    assert len(all_games()) == 78
    assert sum(len(relabelled(*game)) for game in all_games()) == 24 * 24


@pytest.mark.parametrize("game", all_games(), ids=str)
def test_every_concept_is_what_the_oracle_says(game: tuple[Ranks, Ranks]) -> None:
    found, conflict = judged(*game), conflict_of(*game)
    model = oracle.option_game(conflict)
    ends = list(islice(oracle_more.horizons(model), 4))
    cycle = oracle_more.recurring(model)
    assert not any(table.any() for table in found.ambiguous.values())
    for number, actor in enumerate(found.actors):
        for state in range(4):
            told = {id_: bool(table[number, state]) for id_, table in found.stable.items()}
            wanted: dict[str, bool] = {id_: oracle.is_stable(model, id_, actor, state) for id_ in LADDER}
            wanted |= {"sim": oracle_more.is_sim_stable(conflict, model, actor, state)}
            wanted |= {f"l{h}": ends[h - 1][actor, state] == {state} for h in (1, 2, 3, 4)}
            wanted |= {"nonmyopic": all(one[actor, state] == {state} for one in cycle)}
            wanted |= {f"stackelberg:{leader}": wanted["l2" if leader == actor else "l1"] for leader in (ROW, COLUMN)}
            assert told == wanted
            assert told["l1"] == told["nash"]
            assert not told["nash"] or all(told[id_] for id_ in (*LADDER, "sim"))
    together = {state for state in range(4) if oracle_more.is_fraser_hipel(conflict, model, state)}
    assert set(found.equilibria("fraser_hipel")) == together


def payoffs(game: tuple[Ranks, Ranks], id_: str) -> set[tuple[int, int]]:
    return {(game[0][state], game[1][state]) for state in judged(*game).equilibria(id_)}


def has_dominant(game: tuple[Ranks, Ranks], number: int) -> bool:
    """Whether one act of the actor is better whatever the other does."""
    own, other = (1, 2) if number == 0 else (2, 1)
    ranks = game[number]
    return len({ranks[own + theirs] > ranks[theirs] for theirs in (0, other)}) == 1


def test_what_the_literature_says_of_single_games() -> None:
    # mutual cooperation in the Prisoner's Dilemma: no Nash equilibrium, sequentially stable (Fraser & Hipel 1979);
    # both it and mutual defection are non-myopic equilibria (Brams & Wittman 1981; Kilgour 1984)
    assert payoffs(PRISONERS, "nash") == {(2, 2)}
    assert payoffs(PRISONERS, "seq") == payoffs(PRISONERS, "nonmyopic") == {(2, 2), (3, 3)}
    # Chicken: compromise is no Nash equilibrium, but the one that foresight leads to (Brams & Wittman 1981)
    assert payoffs(CHICKEN, "nash") == {(2, 4), (4, 2)}
    assert payoffs(CHICKEN, "nonmyopic") == {(3, 3)}
    # and who leads there gets its way
    assert payoffs(CHICKEN, "stackelberg:row") == {(4, 2)} and payoffs(CHICKEN, "stackelberg:column") == {(2, 4)}


def test_what_the_literature_says_of_all_games() -> None:
    # nine of the 78 have no equilibrium in pure strategies (Rapoport & Guyer 1966)
    assert sum(not payoffs(game, "nash") for game in all_games()) == 9
    # the Prisoner's Dilemma is the one game in which both have a dominant act and both lose by it
    dominant = [game for game in all_games() if all(has_dominant(game, number) for number in (0, 1))]
    both_lose = [
        game
        for game in dominant
        for [nash] in [payoffs(game, "nash")]
        if any(game[0][state] > nash[0] and game[1][state] > nash[1] for state in range(4))
    ]
    assert both_lose == [min(relabelled(*PRISONERS))]
    # nobody looks for more than the best of all
    best_for_both = [game for game in all_games() if (4, 4) in set(zip(*game, strict=True))]
    assert len(best_for_both) == 21  # the no-conflict games
    assert all((4, 4) in payoffs(game, "nonmyopic") for game in best_for_both)
