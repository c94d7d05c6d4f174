"""Whether an arrangement holds well enough, for all coalitions of pledges taken at their word.

What a pledge at its word changes is what the pledger wants (L40), and many coalitions come to the same wants. So each
actor's ranks are made once for each set of its own pledges, and a verdict is judged once for each different profile.
"""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np

from ...answers.asked import Rung
from ...case.given_word import words
from ...case.nouns import Arrangement
from ...case.pledge_nouns import Pledge
from ...kernels.types import Bool, Int32, Int64, UInt64
from ...space.refusal import Refusal
from ...space.space import Space, ranks_under
from ...space.word import at_their_word, kept_pledges
from ..breaks import opening_states
from ..security import Progress, levels_over
from ..verdicts import Board
from ..well_enough import WEAKEST, holds_by

MOST_PLAYERS, MOST_OWN, MOST_PROFILES = 18, 10, 4_000
"""At most so many players, so many different words of one actor, and so many different profiles are judged."""


def matters(space: Space, pledge: Pledge) -> bool:
    """Whether a pledger that wants something would have anything to keep."""
    return any(actor in space.frame.players and words(pledge, space.case.options, actor) for actor in pledge.by)


def rung_table(
    space: Space,
    arrangement: Arrangement,
    wanted: Rung,
    pledges: Sequence[Pledge],
    stands: Mapping[str, Bool],
    pool: ThreadPoolExecutor,
    progress: Progress,
) -> UInt64:
    """The table of the game: whether it holds by `wanted` or better where these pledges are taken at their word.

    `stands[N]` says for each pledge in which coalitions it stands; N a power of 2. Returns words as in
    `kernels.truth_tables`. Raises Refusal where too many different profiles would be judged, or a pledger's wants are a
    ranking.
    """
    coalitions = next(iter(stands.values())).size if stands else 1
    profile = np.zeros((len(space.frame.players), coalitions), np.int32)
    ranks: list[Sequence[Int32]] = []
    for row, actor in enumerate(space.frame.players):
        own = [one for one in pledges if actor in one.by and words(one, space.case.options, actor)]
        made, which = _ranks(space, row, own, stands, coalitions)
        ranks.append(made)
        profile[row] = which
    kinds, kind = np.unique(profile.T, axis=0, return_inverse=True)
    if len(kinds) > MOST_PROFILES:
        raise Refusal(
            f"{len(kinds):,} different sets of wishes to judge; at most {MOST_PROFILES:,} are",
            "leave pledges out with `--leave`, or ask about pledgers with `--pledgers`",
        )
    inside = space.frame.members(arrangement.held_yes, arrangement.held_no, arrangement.require)
    opening = opening_states(space, inside)
    concept = WEAKEST[wanted]

    def judge(chosen: Int32) -> bool:
        if not opening.size:
            return False
        rank = np.array([made[which] for made, which in zip(ranks, chosen, strict=True)], np.int32)
        moves = space.frame.moves
        order = moves.order(rank)
        actors = range(rank.shape[0])
        level = np.array([levels_over(moves, rank, order, concept, actor) for actor in actors], np.int32)
        board = Board(replace(space, rank=rank, order=order), {concept: level})
        return holds_by(board, concept, inside, opening)

    holds = np.zeros(len(kinds), bool)
    for number, one in enumerate(pool.map(judge, kinds)):
        holds[number] = one
        progress(number + 1, len(kinds))
    return as_words(holds[kind.reshape(-1)])


def _ranks(
    space: Space, row: int, own: Sequence[Pledge], stands: Mapping[str, Bool], coalitions: int
) -> tuple[Sequence[Int32], Int64]:
    """The different ranks an actor can have, and which of them it has in each coalition."""
    number = np.zeros(coalitions, np.int64)
    for bit, pledge in enumerate(own):
        number |= stands[pledge.id].astype(np.int64) << bit
    sets, which = np.unique(number, return_inverse=True)
    if len(sets) > 2**MOST_OWN:
        raise Refusal(
            f"`{space.frame.players[row]}` could keep {len(sets):,} different sets of its {len(own)} pledges",
            "leave pledges out with `--leave`, or ask about pledgers with `--pledgers`",
        )
    case, reading = space.case, space.case.readings[space.reading.id]
    word = kept_pledges(case, reading, space.scenarios, space.as_of)
    alone = replace(space.frame, players=(space.frame.players[row],))
    seen: dict[bytes, int] = {}
    made: list[Int32] = []
    place = np.zeros(len(sets), np.int64)
    for at, members in enumerate(sets):
        kept = [pledge for bit, pledge in enumerate(own) if members >> bit & 1]
        rank = ranks_under(alone, at_their_word(case, reading, [*word, *kept]), space.as_of)[0]
        key = rank.tobytes()
        if key not in seen:
            seen[key] = len(made)
            made.append(rank)
        place[at] = seen[key]
    return made, place[which.reshape(-1)]


def as_words(wins: Bool) -> UInt64:
    """A table of truth values, by number of coalition, as words of 64."""
    padded = np.zeros(max(wins.size, 64), bool)
    padded[: wins.size] = wins
    return np.packbits(padded, bitorder="little").view(np.uint64).copy()
