"""The course of one play from one beginning: outcomes by month, first arrivals, and whose moves change the outcome."""

from collections.abc import Iterator
from dataclasses import dataclass
from heapq import heappop, heappush

import numpy as np

from ...kernels.types import Bool, Float64
from .game import Game
from .solve import Forward, policies

_MOST_COLUMNS = 60
_DEPTH = 10


@dataclass(frozen=True)
class Course:
    """By month 0..M and outcome (the last for none): `then[M + 1, K]`, `arrived[M + 1, K]`; `spent[K]` months.

    `until[K]`: the mean month in which it is first so, counted over what arrives in the months shown. `goal[M + 1]` and
    `kept[M + 1]`, `reached[M + 1]`: probability that the goal is so, has been all the time, has ever been. `turns[K,
    K]`: how often play goes from one outcome to another, on average.
    """

    then: Float64
    arrived: Float64
    until: Float64
    spent: Float64
    goal: Float64
    kept: Float64
    reached: Float64
    turns: Float64


def course(game: Game, mass: Float64, goal: Bool, months: int) -> Course:
    """Follow `mass[S]`, which sums to 1, for so many months."""
    board, kinds = game.board, game.board.kinds
    label = (board.kind + kinds * goal).astype(np.int32)
    columns = 2 * kinds + 2
    onward = np.tile(np.arange(columns, dtype=np.int32)[:, None], (1, 2 * kinds))
    onward[:kinds] = np.arange(2 * kinds) % kinds
    for kind in range(kinds):
        onward[kinds + kind, [kind, kinds + kind]] = -1
    onward[2 * kinds, :kinds] = -1
    onward[2 * kinds + 1, kinds:] = -1
    begin = np.zeros((board.size, columns))
    begin[np.arange(board.size), board.kind] = mass
    begin[:, kinds:] = mass[:, None]
    for kind in range(kinds):
        begin[board.kind == kind, kinds + kind] = 0.0
    begin[~goal, 2 * kinds] = 0.0
    begin[goal, 2 * kinds + 1] = 0.0
    forward = Forward(game, begin, label, onward)
    seen = [_seen(forward.mass, kinds, goal)]
    turns, spent, held = np.zeros((kinds, kinds)), np.zeros(kinds), seen[0][0]
    late, there = np.zeros(kinds), seen[0][1]
    for step, value in _values(game, months):
        forward.step(value)
        flow = forward.flow[:, :kinds].sum(axis=0)
        turns += flow[:, :kinds] + flow[:, kinds:]
        now = forward.mass[:, :kinds].sum(axis=0)
        spent += (held + now) / (2 * game.steps)
        held = now
        arrived = _arrived(forward.mass, kinds)
        late += (arrived - there) * step / game.steps
        there = arrived
        if step % game.steps == 0:
            seen.append(_seen(forward.mass, kinds, goal))
    then, by_month, rest = (np.array(column) for column in zip(*seen, strict=True))
    until = late / np.maximum(there, 1e-300)
    return Course(then, by_month, until, spent, rest[:, 0], rest[:, 1], rest[:, 2], turns)


@dataclass(frozen=True)
class Sketch:
    """The part of a course that ranges are told of: `then[M + 1, K]`, `spent[K]`, `goal[M + 1]`, `kept[M + 1]`."""

    then: Float64
    spent: Float64
    goal: Float64
    kept: Float64


def sketch(game: Game, mass: Float64, goal: Bool, months: int) -> Sketch:
    """The same as `course`, for less: two columns."""
    board, kinds = game.board, game.board.kinds
    onward = np.array([[0, 0], [-1, 1]], np.int32)
    begin = np.stack([mass, np.where(goal, mass, 0.0)], axis=1)
    forward = Forward(game, begin, goal.astype(np.int32), onward)
    then, kept, inside, spent = [], [], [], np.zeros(kinds)

    def see() -> None:
        then.append(np.bincount(board.kind, forward.mass[:, 0], kinds))
        inside.append(float(forward.mass[goal, 0].sum()))
        kept.append(float(forward.mass[:, 1].sum()))

    see()
    held = then[0]
    for step, value in _values(game, months):
        forward.step(value)
        now = np.bincount(board.kind, forward.mass[:, 0], kinds)
        spent += (held + now) / (2 * game.steps)
        held = now
        if step % game.steps == 0:
            see()
    return Sketch(np.array(then), spent, np.array(inside), np.array(kept))


def flows_met(game: Game, mass: Float64, steps: int) -> Float64:
    """What so many steps give each actor on average, the opening state counted too, [A]."""
    forward = Forward(game, mass[:, None], np.zeros(game.board.size, np.int32), np.zeros((1, 1), np.int32))
    found, counts = game.flow.T @ mass, 1.0
    for value in policies(game, steps, steps):
        forward.step(value)
        counts *= game.keep
        found = found + counts * (game.flow.T @ forward.mass[:, 0])
    return np.asarray(found, np.float64)


def _values(game: Game, months: int) -> Iterator[tuple[int, Float64]]:
    """The number of each step shown, from 1, with what states are worth after it."""
    shown = months * game.steps
    return enumerate(policies(game, max(shown, round(game.manner.horizon * game.steps)), shown), 1)


def _seen(mass: Float64, kinds: int, goal: Bool) -> tuple[Float64, Float64, Float64]:
    whole = mass.sum(axis=0)
    rest = np.array([mass[goal, :kinds].sum(), whole[2 * kinds], 1.0 - whole[2 * kinds + 1]])
    return whole[:kinds], _arrived(mass, kinds), np.clip(rest, 0.0, 1.0)


def _arrived(mass: Float64, kinds: int) -> Float64:
    """How much has ever been in each outcome."""
    return np.asarray(np.maximum(1.0 - mass[:, kinds : 2 * kinds].sum(axis=0), 0.0), np.float64)


@dataclass(frozen=True)
class Way:
    """A sequence of outcomes and its probability; for each change whose doing it was, [A + E], and when, in months."""

    outcomes: tuple[int, ...]
    probability: float
    by: tuple[Float64, ...]
    month: tuple[float, ...]


def ways(game: Game, mass: Float64, turns: Float64, months: int, most: int) -> list[Way]:
    """The likeliest sequences of outcomes, likeliest first.

    Which sequences are followed is chosen by how likely they would be if an outcome were left alike whatever came
    before; how likely these are is then exact.
    """
    board, kinds = game.board, game.board.kinds
    first = np.bincount(board.kind, mass, kinds).astype(np.float64)
    nodes = _promising(first, turns)
    number = {outcomes: place for place, outcomes in enumerate(nodes)}
    onward = np.full((len(nodes), kinds), -1, np.int32)
    for outcomes, place in number.items():
        for kind in range(kinds):
            onward[place, kind] = place if kind == outcomes[-1] else number.get((*outcomes, kind), -1)
    begin = np.zeros((board.size, len(nodes)))
    for outcomes, place in number.items():
        if len(outcomes) == 1:
            begin[board.kind == outcomes[0], place] = mass[board.kind == outcomes[0]]
    forward = Forward(game, begin, board.kind, onward)
    shape = forward.flow.shape
    flow, when = np.zeros(shape), np.zeros(shape[1:])
    for step, value in _values(game, months):
        forward.step(value)
        flow += forward.flow
        when += forward.flow.sum(axis=0) * step / game.steps
    found = []
    for outcomes, place in number.items():
        edges = [(number[outcomes[:end]], outcomes[end]) for end in range(1, len(outcomes))]
        by = tuple(flow[:, node, kind] / max(flow[:, node, kind].sum(), 1e-300) for node, kind in edges)
        month = tuple(float(when[edge] / max(flow[:, edge[0], edge[1]].sum(), 1e-300)) for edge in edges)
        found.append(Way(outcomes, float(forward.mass[:, place].sum()), by, month))
    found.sort(key=lambda way: (-way.probability, way.outcomes))
    return found[:most]


def _promising(first: Float64, turns: Float64) -> list[tuple[int, ...]]:
    """Sequences that promise to be likely, every beginning of one before it."""
    into = first + turns.sum(axis=0)
    share = turns / np.maximum(into, 1e-300)[:, None]
    queue: list[tuple[float, tuple[int, ...]]] = []
    for kind in np.flatnonzero(first):
        heappush(queue, (-float(first[kind]), (int(kind),)))
    nodes: list[tuple[int, ...]] = []
    while queue and len(nodes) < _MOST_COLUMNS:
        likely, outcomes = heappop(queue)
        nodes.append(outcomes)
        if len(outcomes) > _DEPTH:
            continue
        for kind in np.flatnonzero(share[outcomes[-1]]):
            heappush(queue, (likely * min(float(share[outcomes[-1], kind]), 1.0), (*outcomes, int(kind))))
    return nodes
