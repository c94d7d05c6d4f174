"""Stability under many preference profiles over the same moves: samples of beliefs, hybrids of readings."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from ..answers.asked import CONCEPTS, Concept
from ..kernels.small import MOST_STATES, stable_small
from ..kernels.types import Bool, Int32, UInt64
from ..space.frame import Frame
from ..space.known import meant_of
from ..space.moves import CellMoves
from ..space.refusal import Refusal
from .security import Progress, levels_over, unheard

_CHUNK = 1024


def stable_many(
    frame: Frame,
    ranks: Int32,
    concepts: Sequence[str],
    pool: ThreadPoolExecutor,
    progress: Progress = unheard,
) -> Bool:
    """Which states are stable for whom, under each of many profiles.

    `ranks[K, A, S]`: K profiles, higher is better, ties equal, from 0 to S-1. Returns bool [K, C, A, S], concepts in
    the order given. Up to 64 states tens of thousands of profiles a second on one core; above, one after the other.
    Raises Refusal if the shape or the range is wrong.
    """
    shape = (len(frame.players), frame.size)
    if ranks.ndim != 3 or ranks.shape[1:] != shape:
        raise Refusal(f"ranks of shape {ranks.shape}", f"profiles by {shape[0]} actors by {shape[1]:,} states")
    if ranks.size and not 0 <= int(ranks.min()) <= int(ranks.max()) < frame.size:
        raise Refusal(f"ranks from {ranks.min()} to {ranks.max()}", f"number them from 0 to at most {frame.size - 1}")
    ranks = np.ascontiguousarray(ranks, np.int32)
    wanted = [meant_of(concept, CONCEPTS, "concept", "for this question") for concept in concepts]
    order = [concept for concept in CONCEPTS if concept in wanted]
    found = np.empty((ranks.shape[0], len(order), *shape), bool)
    size = _CHUNK if frame.size <= MOST_STATES else 1
    chunks = [slice(at, at + size) for at in range(0, ranks.shape[0], size)]
    if frame.size <= MOST_STATES:
        move, into = _masks(frame)
        asked = np.array([concept in order for concept in CONCEPTS])
        everything = np.uint64((1 << frame.size) - 1)
        chains = isinstance(frame.moves, CellMoves)

        def judge(chunk: slice) -> None:
            stable_small(ranks[chunk], move, into, chains, asked, everything, found[chunk])
    else:

        def judge(chunk: slice) -> None:
            _one_by_one(frame, ranks[chunk], order, found[chunk])

    for done, _ in enumerate(pool.map(judge, chunks), 1):
        progress(done, len(chunks))
    return found[:, [order.index(concept) for concept in wanted]]


def _masks(frame: Frame) -> tuple[UInt64, UInt64]:
    """For each actor and state, as bits: where it can move to, and from where it can move there."""
    move = np.zeros((len(frame.players), frame.size), np.uint64)
    into = np.zeros_like(move)
    for actor in range(len(frame.players)):
        for state in range(frame.size):
            for target in frame.moves.targets(actor, state):
                move[actor, state] |= np.uint64(1 << int(target))
                into[actor, target] |= np.uint64(1 << state)
    return move, into


def _one_by_one(frame: Frame, ranks: Int32, concepts: Sequence[Concept], found: Bool) -> None:
    for profile, rank in enumerate(ranks):
        order = frame.moves.order(rank)
        for place, concept in enumerate(concepts):
            for actor in range(rank.shape[0]):
                level = levels_over(frame.moves, rank, order, concept, actor)
                found[profile, place, actor] = frame.moves.best(actor, level) <= rank[actor]
