"""Why an arrangement holds or breaks: the trace of one verdict, move by move.

For the concepts from the strongest down to the one that settles the verdict: if the arrangement breaks under it, the
shortest way out, with what decides each move and the harshest answer to it; if it holds, every actor's smallest
improvement that would leave, with the shortest answer that deters.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import numpy as np

from ..answers.asked import CONCEPTS, Asked, Concept
from ..answers.explanation import Decision, Explanation, LadderStep, Temptation
from ..answers.states import StateView, Step
from ..case.nouns import Arrangement, Ranked, Statement, Weighted
from ..kernels.types import Int32
from ..space.space import Space, Spaces
from .breaks import smallest, ways_out
from .security import Progress, unheard
from .verdicts import Board, Cell, arrangement_of, board_of, check_day, dated_later, judge
from .views import step, view

Move = tuple[int, int, int]


def explain(
    spaces: Spaces,
    pool: ThreadPoolExecutor,
    arrangement: str,
    reading: str,
    scenarios: Sequence[str] = (),
    as_of: date | None = None,
) -> Explanation:
    """The trace of one verdict; raises Refusal as `verdicts` does."""
    check_day(spaces.case, as_of)
    one = arrangement_of(spaces.case, arrangement)
    return _explained(board_of(spaces, reading, scenarios, as_of, pool), one, scenarios)


def explain_all(
    spaces: Spaces,
    pool: ThreadPoolExecutor,
    scenarios: Sequence[str] = (),
    as_of: date | None = None,
    progress: Progress = unheard,
) -> dict[tuple[str, str], Explanation]:
    """The traces of all verdicts, by (arrangement, reading), one board for each reading; raises Refusal likewise."""
    check_day(spaces.case, as_of)
    case, found = spaces.case, dict[tuple[str, str], Explanation]()
    for reading in case.readings:
        progress(len(found), len(case.arrangements) * len(case.readings))
        board = board_of(spaces, reading, scenarios, as_of, pool)
        found |= {(one.id, reading): _explained(board, one, scenarios) for one in case.arrangements.values()}
    progress(len(found), len(found))
    return found


def _explained(board: Board, one: Arrangement, scenarios: Sequence[str]) -> Explanation:
    cell = Cell(board, one)
    space = board.space
    verdict = judge(cell)
    opening = _deciding_state(cell)
    told = [] if opening is None else _ladder(verdict.concept)
    tried: list[Move] = []
    ladder = [_ladder_step(cell, concept, opening, tried) for concept in told if opening is not None]
    return Explanation(
        asked=Asked(space.case.id, tuple(scenarios), space.as_of),
        verdict=verdict,
        today=_today(space),
        opening=None if opening is None else view(space, opening),
        ladder=tuple(ladder),
        rules=tuple(rule.id for rule in space.frame.constraints.rules),
        later=dated_later(space.case, [space.reading.id], space.as_of),
    )


def _ladder(settled: Concept | None) -> list[Concept]:
    """The concepts that say something new: interest, then the one that settles it, or the weakest."""
    last = settled or "gmr"
    names: list[Concept] = ["nash", "seq", "gmr"]
    told = [name for name in names if CONCEPTS.index(name) < CONCEPTS.index(last)]
    return [*told, last]


def _deciding_state(cell: Cell) -> int | None:
    concept = cell.holds_by()
    states = cell.opening if concept is None else cell.deciding(concept)
    return int(states[0]) if states.size else None


def _today(space: Space) -> StateView | None:
    today = space.case.today(space.as_of)
    if today is None:
        return None
    frame = space.frame
    if frame.state_ids:
        return StateView(
            today.state, tuple(o for o in frame.option_ids if o in space.case.states[today.state].holds), ""
        )
    state = frame.index(frame.mask(today.holds))
    if state is not None:
        return view(space, state)
    return StateView("", tuple(option for option in frame.option_ids if option in today.holds), "")


def _ladder_step(cell: Cell, concept: Concept, opening: int, tried: list[Move]) -> LadderStep:
    """One concept; `tried` are the first moves of the ways out so far, to which this one adds its own."""
    kept = cell.kept(concept)
    if kept[opening]:
        moves = _leaving(cell, concept, opening)
    else:
        ways = ways_out(cell.board.space, cell.inside, cell.board.levels[concept], opening)
        moves = list(min(ways, key=lambda way: len(way.moves)).moves)
    told = tuple(temptation(cell.board, concept, move) for move in moves)
    again = [temptation(cell.board, concept, move) for move in tried if move not in moves]
    if not kept[opening] and moves[0] not in tried:
        tried.append(moves[0])
    return LadderStep(concept, int(kept.sum()), bool(kept[opening]), told, tuple(one for one in again if one.deterred))


def _leaving(cell: Cell, concept: Concept, state: int) -> list[Move]:
    """For each actor its smallest improvement from a kept state to outside the kept set."""
    space, kept = cell.board.space, cell.kept(concept)
    moves = []
    for actor in range(len(space.frame.players)):
        targets = space.frame.moves.targets(actor, state)
        better = targets[(space.rank[actor, targets] > space.rank[actor, state]) & ~kept[targets]]
        if better.size:
            moves.append((actor, state, smallest(space, actor, state, better)))
    return moves


def temptation(board: Board, concept: Concept, move: Move) -> Temptation:
    """An improvement, and what the others can answer under a concept."""
    space = board.space
    actor, start, end = move
    rank = space.rank[actor]
    level = int(board.levels[concept][actor, end])
    deterred = level <= int(rank[start])
    answer: list[Move] = []
    last, reply = end, None
    if concept != "nash":
        harm = space.frame.moves.best(actor, rank) if concept in ("smr", "sseq") else rank
        aim = int(rank[start]) if deterred else level
        found = _answer(space, actor, end, harm, aim, concept in ("gmr", "smr"))
        if found is not None:
            answer = found
            last = answer[-1][2] if answer else end
            if concept in ("smr", "sseq"):
                reply = _reply(space, actor, last)
    return Temptation(
        step=step(space, *move),
        gain=decision(space, actor, start, end),
        deterred=deterred,
        answer=tuple(step(space, *one) for one in answer),
        gains=tuple(decision(space, *one) for one in answer),
        result=decision(space, actor, start, last),
        reply=reply[0] if reply else None,
        reply_result=decision(space, actor, start, reply[1]) if reply else None,
    )


def _reply(space: Space, actor: int, state: int) -> tuple[Step, int] | None:
    """The actor's best move from where the answer left it; None if it cannot do better than stay."""
    targets = space.frame.moves.targets(actor, state)
    if not targets.size:
        return None
    best = int(space.rank[actor, targets].max())
    if best <= space.rank[actor, state]:
        return None
    end = smallest(space, actor, state, targets[space.rank[actor, targets] == best])
    return step(space, actor, state, end), end


def _answer(space: Space, focal: int, start: int, harm: Int32, aim: int, any_move: bool) -> list[Move] | None:
    """The shortest legal sequence of the others to a state whose harm is at most `aim`; empty if it is there.

    Breadth first over (state, last mover).
    """
    if harm[start] <= aim:
        return []
    parent: dict[tuple[int, int], tuple[tuple[int, int], Move] | None] = {(start, -1): None}
    frontier = [(start, -1)]
    while frontier:
        onward = []
        for node in frontier:
            state, last = node
            for mover in range(len(space.frame.players)):
                if mover in (focal, last):
                    continue
                targets = space.frame.moves.targets(mover, state)
                if not any_move:
                    targets = targets[space.rank[mover, targets] > space.rank[mover, state]]
                fresh = [int(t) for t in targets if (int(t), mover) not in parent]
                for target in fresh:
                    parent[target, mover] = (node, (mover, state, target))
                    onward.append((target, mover))
                good = [target for target in fresh if harm[target] <= aim]
                if good:
                    return _walk(parent, (smallest(space, mover, state, np.array(good, np.int32)), mover))
        frontier = onward
    return None


def _walk(parent: dict[tuple[int, int], tuple[tuple[int, int], Move] | None], node: tuple[int, int]) -> list[Move]:
    moves = []
    while (found := parent[node]) is not None:
        node, move = found
        moves.append(move)
    return moves[::-1]


def decision(space: Space, actor: int, start: int, end: int) -> Decision:
    """What decides for an actor between two states."""
    name = space.frame.players[actor]
    before, after = int(space.rank[actor, start]), int(space.rank[actor, end])
    better = None if before == after else after > before
    order = space.reading.preferences[name].order
    if isinstance(order, Ranked):
        return Decision(name, better, "", 0, order.basis)
    differ = [
        (place, statement)
        for place, statement in enumerate(space.statements(name), 1)
        if _true(space, statement, start) != _true(space, statement, end)
    ]
    if not differ or better is None:
        return Decision(name, better, "", 0, None)
    if isinstance(order, Weighted):
        return Decision(name, better, "; ".join(statement.text for _, statement in differ), 0, differ[0][1].basis)
    place, statement = differ[0]
    return Decision(name, better, statement.text, place, statement.basis)


def _true(space: Space, statement: Statement, state: int) -> bool:
    return bool(space.frame.truth(statement.expression)[state])
