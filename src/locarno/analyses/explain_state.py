"""Why a state is stable for an actor under a concept, or is not: each improvement and what answers it."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import numpy as np

from ..answers.asked import CONCEPTS, Asked, Concept
from ..answers.explanation import Improvement, Standing, StateExplanation
from ..space.naming import state_named
from ..space.reach import reach
from ..space.refusal import Refusal
from ..space.space import Spaces
from .explain import temptation
from .verdicts import Board, board_of, check_day, dated_later
from .views import move_size, view

MOST_TOLD = 3
"""So many improvements of an actor are told where nothing else is asked for."""


def explain_state(
    spaces: Spaces,
    pool: ThreadPoolExecutor,
    state: str,
    reading: str,
    actors: Sequence[str] | None = None,
    concept: Concept | None = None,
    scenarios: Sequence[str] = (),
    as_of: date | None = None,
    every: bool = False,
) -> StateExplanation:
    """How a state stands with these actors, all of them if None; `every` tells every improvement.

    Raises Refusal for a state, an actor or a concept that is none, and as `stability` does.
    """
    check_day(spaces.case, as_of)
    if concept is not None and concept not in CONCEPTS:
        raise Refusal(f"a state is explained under {', '.join(CONCEPTS)}, not under `{concept}`", "choose one of these")
    board = board_of(spaces, reading, scenarios, as_of, pool)
    space = board.space
    here = state_named(space, state)
    players = space.frame.players
    for actor in actors or ():
        if actor not in players:
            raise Refusal(f"`{actor}` is no actor with preferences in this case", f"its actors: {', '.join(players)}")
    wanted = [row for row, actor in enumerate(players) if actors is None or actor in actors]
    return StateExplanation(
        asked=Asked(spaces.case.id, tuple(scenarios), as_of),
        reading=reading,
        state=view(space, here),
        standings=tuple(_standing(board, actor, here, concept, None if every else MOST_TOLD) for actor in wanted),
        rules=tuple(rule.id for rule in space.frame.constraints.rules),
        later=dated_later(spaces.case, [reading], as_of),
    )


def _standing(board: Board, actor: int, here: int, concept: Concept | None, most: int | None) -> Standing:
    space = board.space
    rank = space.rank[actor]
    moves = space.frame.moves.targets(actor, here)
    better = moves[rank[moves] > rank[here]]
    level = {c: board.levels[c][actor] for c in CONCEPTS}
    stable = tuple(c for c in CONCEPTS if not (level[c][moves] > rank[here]).any())
    judged_by = concept or "gmr"

    def importance(end: int) -> tuple[bool, int, int, int]:
        return bool(level[judged_by][end] <= rank[here]), move_size(space, here, end), -int(rank[end]), end

    ends = sorted((int(end) for end in better), key=importance)
    told = tuple(_improvement(board, actor, here, end, concept) for end in ends[:most])
    return Standing(space.frame.players[actor], stable, int(moves.size), len(ends), told)


def _improvement(board: Board, actor: int, here: int, end: int, concept: Concept | None) -> Improvement:
    space = board.space
    deterred_by = tuple(c for c in CONCEPTS if board.levels[c][actor, end] <= space.rank[actor, here])
    under = concept or (deterred_by[0] if deterred_by else "gmr")
    answers = 0
    if under != "nash":
        others = [row for row in range(len(space.frame.players)) if row != actor]
        found = reach(space, others, end, under in ("seq", "sseq"))
        answers = int(np.count_nonzero(found.length > 0))
    return Improvement(deterred_by, under, temptation(board, under, (actor, here, end)), answers)
