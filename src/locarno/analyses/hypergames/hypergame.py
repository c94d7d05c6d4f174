"""Missaid: what rests if each actor plays its own game, and who is surprised by whom.

A state is a hypergame equilibrium under a concept if every actor sees it and each is stable there in its own game
(Wang, Hipel & Fraser 1988; Aljefri, Bashar, Fang & Hipel 2018). What an actor cannot see it neither keeps nor leaves:
such states are told apart.
"""

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import NamedTuple

import numpy as np

from ...answers.asked import CONCEPTS, Asked, Concept
from ...answers.hypergame import KINDS, Alarm, Hypergame, Kind, Rest, Surprise, Tally, kinds_of
from ...case.basis import Basis
from ...case.nouns import Case
from ...kernels.types import Bool
from ...space.known import meant_of
from ...space.space import Spaces
from ..security import Progress, unheard
from ..verdicts import Board, arrangement_of, check_day, dated_later
from ..views import step, view
from .foresight import Deed, Foresight
from .own_games import OwnGames, own_games
from .verdicts import Judge
from .who_sees import WhoSees, views_of, who_sees

MOST_TOLD = 10
"""So many states of a kind are told one by one, unless more are asked for."""


class Tables(NamedTuple):
    """Under one concept, [A, U] each: who sees a state, who stays in it, who believes that it rests."""

    seen: Bool
    stable: Bool
    believes: Bool


def hypergame(
    spaces: Spaces,
    pool: ThreadPoolExecutor,
    named: str | None,
    sees: Mapping[str, str],
    reading: str | None = None,
    truth: str | None = None,
    concept: str = "seq",
    arrangements: Sequence[str] | None = None,
    scenarios: Sequence[str] = (),
    as_of: date | None = None,
    reasons: bool = False,
    most: int = MOST_TOLD,
    progress: Progress = unheard,
) -> Hypergame:
    """The answer; `named` is a hypergame of the case. `most` surprises and rests are told one by one.

    `sees`, `reading` and `truth` as in `WhoSees`.

    Raises Refusal for names the case does not have, for games too large or without states, and for a day before the
    first status quo.
    """
    case = spaces.case
    check_day(case, as_of)
    about = meant_of(concept, CONCEPTS, "concept", "for this question")
    chosen = [arrangement_of(case, id_) for id_ in (case.arrangements if arrangements is None else arrangements)]
    said = who_sees(case, named, sees, reading, truth)
    views = views_of(case, said, as_of)
    games = own_games(spaces, views, scenarios, as_of, pool, progress)
    space = games.joint.space
    found = {each: tables_of(games, each, pool) for each in CONCEPTS}
    tables = found[about]
    ids = [*case.outcomes, ""]
    foresight = Foresight(games, about, reasons)
    readings = dict.fromkeys(id_ for one in views for id_ in (one.reading, one.wants))
    return Hypergame(
        asked=Asked(case.id, tuple(scenarios), as_of),
        later=(*dated_later(case, list(readings), as_of), *_seen_later(case, said, as_of)),
        named=said.hypergame,
        truth=said.truth or "",
        concept=about,
        sights=games.sights(),
        options=space.frame.option_ids,
        states=space.frame.codes,
        labels=tuple(space.frame.label(state) for state in range(space.frame.size)) if space.frame.state_ids else (),
        outcomes=tuple(ids[number] for number in space.outcome),
        seen=tables.seen,
        stable=tables.stable,
        believes=tables.believes,
        tallies={each: _tally(one) for each, one in found.items()},
        surprises=tuple(_surprise(foresight, tables, s) for s in _nearest(games, tables, "surprising", most)),
        rests=tuple(_rest(foresight, tables, s) for s in _nearest(games, tables, "unexpected", most)),
        arrangements=tuple(pool.map(Judge(games, reasons).verdict, chosen)),
    )


def _seen_later(case: Case, said: WhoSees, as_of: date | None) -> list[Basis]:
    """What an actor comes to see only after a day."""
    if not said.hypergame or as_of is None:
        return []
    bases = (seen.basis for seen in case.hypergames[said.hypergame].sees.values())
    return [basis for basis in bases if basis.since is not None and basis.since.first > as_of]


def tables_of(games: OwnGames, concept: Concept, pool: ThreadPoolExecutor) -> Tables:
    """Who sees, who stays, who believes, each in its own game."""
    jobs = [
        (number, actor) for number, board in games.different.items() for actor in range(len(board.space.frame.players))
    ]

    def stays(job: tuple[int, int]) -> Bool:
        number, actor = job
        board = games.different[number]
        space = board.space
        row: Bool = space.frame.moves.best(actor, board.levels[concept][actor]) <= space.rank[actor]
        return row

    rows = dict(zip(jobs, pool.map(stays, jobs), strict=True))
    actors = range(len(games.boards))
    rests = {number: _all(rows[number, actor] for actor in actors) for number in games.different}
    lift = games.joint.lift_truth
    return Tables(
        games.joint.seen,
        np.stack([lift(actor, rows[number, actor]) for actor, number in enumerate(games.game)]),
        np.stack([lift(actor, rests[number]) for actor, number in enumerate(games.game)]),
    )


def _all(rows: Iterable[Bool]) -> Bool:
    found: Bool = np.logical_and.reduce(list(rows))
    return found


def _tally(tables: Tables) -> Tally:
    counts = np.bincount(kinds_of(*tables), minlength=len(KINDS))
    return Tally(tuple(int(count) for count in counts), tuple(int(count) for count in tables.believes.sum(axis=1)))


def _nearest(games: OwnGames, tables: Tables, kind: Kind, most: int) -> list[int]:
    """The first states of a kind: in option form those that differ least from today, else in the order of the case."""
    states = np.flatnonzero(kinds_of(*tables) == KINDS.index(kind))
    frame = games.joint.space.frame
    today = games.joint.space.case.today(games.joint.space.as_of)
    if today is not None and not frame.state_ids:
        distance = np.bitwise_count((frame.codes[states] ^ frame.mask(today.holds)).astype(np.uint64))
        states = states[np.argsort(distance, kind="stable")]
    return [int(state) for state in states[:most]]


def _surprise(foresight: Foresight, tables: Tables, state: int) -> Surprise:
    space = foresight.games.joint.space
    believers = [int(actor) for actor in np.flatnonzero(tables.believes[:, state])]
    leavers = np.flatnonzero(tables.seen[:, state] & ~tables.stable[:, state])
    deeds = (foresight.deed(int(actor), int(actor), int(space.frame.codes[state])) for actor in leavers)
    return Surprise(
        view(space, state),
        tuple(space.frame.players[actor] for actor in believers),
        tuple(foresight.departure(deed, believers) for deed in deeds if deed is not None),
    )


def _rest(foresight: Foresight, tables: Tables, state: int) -> Rest:
    """For each actor that does not believe in it the first actor that it expects to leave, by the smallest move."""
    games = foresight.games
    space = games.joint.space
    code = int(space.frame.codes[state])
    alarms = []
    for actor in np.flatnonzero(~tables.believes[:, state]):
        deeds = (foresight.deed(int(actor), mover, code) for mover in range(len(games.boards)))
        deed = next(deed for deed in deeds if deed is not None)
        alarms.append(_alarm(foresight, int(actor), deed))
    return Rest(view(space, state), tuple(alarms))


def _alarm(foresight: Foresight, actor: int, deed: Deed) -> Alarm:
    board: Board = foresight.games.boards[actor]
    space = board.space
    start, end = space.frame.index(deed.start), space.frame.index(deed.end)
    if start is None or end is None:
        raise ValueError("a move that is expected by an actor that does not see it")
    told = step(space, deed.mover, start, end)
    return Alarm(space.frame.players[actor], told, foresight.mind(deed.mover, deed))
