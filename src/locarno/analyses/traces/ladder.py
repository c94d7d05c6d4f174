"""Traces under the five concepts of the ladder, by security levels."""

from collections.abc import Sequence

import numpy as np

from ...answers.asked import Concept
from ...answers.explanation import Decision, Temptation
from ...answers.traces import Counting, Line, Link, Relation, Standing, Trace, Weighed
from ...kernels.types import Int32
from ...space.reach import reach
from ..explain import temptation
from ..security import securities
from ..verdicts import Board
from .told import Asking, Told

_ALL: tuple[Relation, ...] = ("better", "equal", "worse")
_WEAKEST: Concept = "gmr"


def counting(concept: Concept) -> Counting:
    """What counts as what under a concept of the ladder."""
    if concept == "nash":
        return Counting("none", ("better",), (), (), False)
    answers: tuple[Relation, ...] = ("better",) if concept in ("seq", "sseq") else _ALL
    return Counting("sequence", ("better",), answers, ("equal", "worse"), concept in ("smr", "sseq"))


def tell_ladder(asking: Asking, judged: Sequence[Concept], concept: Concept | None) -> Told:
    """The standings under the concepts `judged`; improvements are told under one, or the strongest that deters each."""
    board = Board(asking.space, securities(asking.space, judged, asking.pool, asking.progress))
    return Told(tuple(_standing(asking, board, actor, judged, concept) for actor in asking.actors))


def _standing(asking: Asking, board: Board, actor: int, judged: Sequence[Concept], concept: Concept | None) -> Standing:
    space, here = asking.space, asking.here
    rank = space.rank[actor]
    moves = space.frame.moves.targets(actor, here)
    better = moves[rank[moves] > rank[here]]
    level: dict[Concept, Int32] = {c: board.levels[c][actor] for c in judged}
    stable = tuple(c for c in judged if not (level[c][moves] > rank[here]).any())
    by = level[concept or _WEAKEST]
    ends = asking.by_size(
        [int(end) for end in better], {int(end): bool(by[end] <= rank[here]) for end in better}, actor
    )
    told = tuple(_trace(asking, board, (actor, here, end), judged, concept) for end in ends[: asking.most])
    return Standing(space.frame.players[actor], tuple(judged), stable, (), int(moves.size), len(ends), told)


def _trace(
    asking: Asking, board: Board, move: tuple[int, int, int], judged: Sequence[Concept], concept: Concept | None
) -> Trace:
    space = asking.space
    actor, here, end = move
    deterring = tuple(c for c in judged if board.levels[c][actor, end] <= space.rank[actor, here])
    under = concept or (deterring[0] if deterring else _WEAKEST)
    answers = 0
    if under != "nash":
        others = [row for row in range(len(space.frame.players)) if row != actor]
        answers = int(np.count_nonzero(reach(space, others, end, under in ("seq", "sseq")).length > 0))
    found = temptation(board, under, move)
    return Trace(
        concept=under,
        counting=counting(under),
        step=found.step,
        gain=_weighed(found.gain),
        deterred=found.deterred,
        deterred_by=deterring,
        line=_line(found),
        answers=answers,
    )


def _line(found: Temptation) -> Line:
    links = tuple(Link(step, _weighed(gain), 0) for step, gain in zip(found.answer, found.gains, strict=True))
    end = found.answer[-1].end if found.answer else found.step.end
    reply = None if found.reply_result is None else _weighed(found.reply_result)
    return Line(links, end, _weighed(found.result), "", found.reply, reply)


def _weighed(one: Decision) -> Weighed:
    return Weighed(one, "equal" if one.better is None else "better" if one.better else "worse")
