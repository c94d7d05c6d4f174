"""The oracle itself: judged on games worked by hand, before it judges anything."""

import pytest

import oracle
from oracle import CONCEPTS, Game, graph_game, is_stable
from random_conflicts import graph_conflict, option_conflict

Moves = dict[str, dict[int, list[int]]]
ESCAPE: Moves = {"a": {1: [2], 3: [4]}, "b": {2: [3]}}
ANSWER: Moves = {"a": {1: [2]}, "b": {2: [3]}}
CHAIN: Moves = {"a": {1: [2]}, "b": {2: [3]}, "c": {3: [4]}}


def game(moves: Moves, **ranks: tuple[int, int, int, int]) -> Game:
    return graph_game(
        [1, 2, 3, 4],
        {actor: {s: list(ends) for s, ends in arcs.items()} for actor, arcs in moves.items()},
        {actor: dict(zip((1, 2, 3, 4), rank, strict=True)) for actor, rank in ranks.items()},
    )


@pytest.mark.parametrize(
    ("what", "played", "stable_under"),
    [
        ("a escapes from a willing answer", game(ESCAPE, a=(1, 2, 0, 3), b=(0, 0, 1, 0)), "gmr seq"),
        ("a escapes from an unwilling answer", game(ESCAPE, a=(1, 2, 0, 3), b=(0, 1, 0, 0)), "gmr"),
        ("a's reply only ties, b willing", game(ESCAPE, a=(1, 2, 0, 1), b=(0, 0, 1, 0)), "gmr smr seq sseq"),
        ("a's reply only ties, b unwilling", game(ESCAPE, a=(1, 2, 0, 1), b=(0, 1, 0, 0)), "gmr smr"),
        ("the answer ties with the start", game(ANSWER, a=(1, 2, 1, 9), b=(0, 1, 0, 0)), "gmr smr"),
        ("b is indifferent to answering", game(ANSWER, a=(1, 2, 0, 9), b=(0, 0, 0, 0)), "gmr smr"),
        (
            "b would have to move twice in a row",
            game({"a": {1: [2]}, "b": {2: [3], 3: [4]}}, a=(1, 2, 2, 0), b=(0, 0, 1, 2)),
            "",
        ),
        ("b, then c, both willing", game(CHAIN, a=(1, 2, 2, 0), b=(0, 0, 1, 0), c=(0, 0, 0, 1)), "gmr smr seq sseq"),
        ("b, then c, c unwilling", game(CHAIN, a=(1, 2, 2, 0), b=(0, 0, 1, 0), c=(0, 0, 1, 0)), "gmr smr"),
        (
            "b brings a back to the start",
            game({"a": {1: [2]}, "b": {2: [1]}}, a=(1, 2, 0, 0), b=(1, 0, 0, 0)),
            "gmr seq",
        ),
        ("a has nowhere better to go", game({"a": {1: [2]}}, a=(1, 1, 0, 0)), "nash gmr smr seq sseq"),
    ],
    ids=lambda value: value.replace(" ", "-") if isinstance(value, str) and value else None,
)
def test_games_worked_by_hand(what: str, played: Game, stable_under: str) -> None:
    found = {concept for concept in CONCEPTS if is_stable(played, concept, "a", 1)}
    assert found == set(stable_under.split()), what


@pytest.mark.parametrize("seed", range(60))
def test_three_forms_of_legal_sequences_agree(seed: int) -> None:
    played = graph_conflict(seed) if seed % 2 else oracle.option_game(option_conflict(seed))
    if len(played.states) > 20:
        played = graph_conflict(seed)
    for improving in (False, True):
        matrix = oracle.legal_sequences_by_matrix(played, played.actors, improving)
        for state in played.states:
            searched = oracle.legal_sequences(played, played.actors, state, improving)
            assert searched == oracle.legal_sequences_by_induction(played, played.actors, state, improving)
            assert searched == matrix[state]
