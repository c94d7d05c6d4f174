"""Q7: who can block an arrangement, who of them would, and what would lift the block?

*Power*: an arrangement is kept out by those without whose moves nobody else can bring it about. *Will*: who of them is
worse off in it than today; and who would leave it, undeterred. A veto is both (Tsebelis 2002: a veto player is one
whose agreement is required for a change of the status quo). *Prices*: the smallest additions with which nobody is left
who can block and would, and the arrangement holds by the rung asked for.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date

import numpy as np

from ...answers.asked import Asked, Rung
from ...answers.verdicts import Break
from ...answers.vetoes import Among, Blocking, Leaving, Price, Turned, Veto, Vetoes, Will
from ...case.nouns import Arrangement
from ...kernels.types import Bool
from ...space.known import meant_of
from ...space.naming import TODAY
from ...space.refusal import Refusal
from ...space.space import Space, Spaces
from ..breaks import ways_out
from ..explain import decision
from ..paths import start_of
from ..security import Progress, unheard
from ..verdicts import arrangement_of, check_day, rests_on
from ..views import step, view
from ..well_enough import WEAKEST
from .additions import (
    Addition,
    Shape,
    Table,
    additions,
    check_work,
    elements,
    options_to_raise,
    pledges_to_take,
    with_options,
)
from .sets_of_actors import Members, goers, in_order, union

MOST_ELEMENTS = 2
"""So many elements an addition has at most, unless more are asked for."""


def vetoes(
    spaces: Spaces,
    pool: ThreadPoolExecutor,
    arrangements: Sequence[str],
    readings: Sequence[str] | None = None,
    rung: str = "credible",
    most: int = MOST_ELEMENTS,
    scenarios: Sequence[str] = (),
    as_of: date | None = None,
    progress: Progress = unheard,
) -> Vetoes:
    """Who can block these arrangements under these readings, and which additions would lift the block.

    `rung`: how well an arrangement must hold with an addition, `interest`, `credible` or `bluff`; who would leave is
    told by it too. Additions have up to `most` elements; 0 looks for none. Raises Refusal for unknown names, for a case
    without a status quo, and where there are too many additions.
    """
    case = spaces.case
    check_day(case, as_of, needed=True)
    wanted: Rung = meant_of(rung, WEAKEST, "rung that can be asked for")
    if most < 0:
        raise Refusal(f"additions of {most} elements", "0 or more")
    chosen = [arrangement_of(case, id_) for id_ in dict.fromkeys(arrangements)]
    if not chosen:
        raise Refusal("no arrangement is named", "name one or several of the case")
    readings = tuple(dict.fromkeys(case.readings if readings is None else readings))
    found: dict[tuple[str, str], Veto] = {}
    for number, reading in enumerate(readings):
        space = spaces.space(reading, scenarios, as_of)
        table = Table(space, start_of(space, TODAY), wanted, pool)
        for place, one in enumerate(chosen):
            progress(number * len(chosen) + place, len(readings) * len(chosen))
            found[one.id, reading] = _veto(table, one, wanted, most)
    progress(len(found), len(found))
    return Vetoes(
        Asked(case.id, tuple(scenarios), as_of),
        wanted,
        most,
        tuple(one.id for one in chosen),
        readings,
        tuple(found[one.id, reading] for one in chosen for reading in readings),
    )


@dataclass(frozen=True)
class _Block:
    """What is to be lifted: the sets that keep an arrangement out and would, and who leaves it."""

    blocking: tuple[Members, ...]
    leaving: Members
    holds: bool
    reachable: bool

    @property
    def there(self) -> bool:
        return bool(self.blocking) or not self.holds or not self.reachable

    @property
    def who(self) -> Members:
        """Everybody who blocks."""
        return union(self.blocking) | self.leaving


def _veto(table: Table, arrangement: Arrangement, wanted: Rung, most: int) -> Veto:
    space = table.space
    shape = table.shape(arrangement)
    board = table.board
    reachable = table.start is None or bool(shape.bring_about)
    block = _Block(table.blocking(board, shape), table.leaving(board, shape), table.holds(board, shape), reachable)
    prices: tuple[Price, ...] = ()
    turned: tuple[Turned, ...] = ()
    tried = 0
    if block.there and most and space.frame.size:
        prices, turned, tried = _prices(table, shape, block, most)
    entries = [basis for basis in rests_on(space, arrangement) if not basis.definition]
    return Veto(
        arrangement=arrangement.id,
        reading=space.reading.id,
        rung=table.rung(table.board, shape),
        wanted=wanted,
        start=table.start is not None,
        there=table.start is not None and bool(shape.inside[table.start]),
        opening=tuple(view(space, int(state)) for state in shape.opening),
        bring_about=tuple(_names(space, one) for one in shape.bring_about if one),
        blocking=tuple(Blocking(_names(space, one), _prefers(table, shape, one)) for one in shape.blocking),
        leaving=tuple(_leaving(space, shape)),
        wills=tuple(_wills(table, shape)),
        prices=prices,
        turned=turned,
        complete=most if tried else 0,
        tried=tried,
        assumed_share=sum(basis.assumed for basis in entries) / max(len(entries), 1),
        entries=len(entries),
    )


def _names(space: Space, members: Members) -> tuple[str, ...]:
    return tuple(name for actor, name in enumerate(space.frame.players) if members >> actor & 1)


def _among(true: Bool) -> Among:
    if not true.any():
        return "none"
    return "every" if true.all() else "some"


def _prefers(table: Table, shape: Shape, members: Members) -> Among:
    """In which opening states all of these actors are worse off than today."""
    rank = table.space.rank
    rows = [actor for actor in range(rank.shape[0]) if members >> actor & 1]
    here = rank[rows][:, [table.start]] if table.start is not None else rank[rows][:, :0]
    return _among(np.asarray((rank[rows][:, shape.opening] < here).all(axis=0)))


def _leaving(space: Space, shape: Shape) -> Iterator[Leaving]:
    """The smallest sets that can leave from some opening state."""
    outside = ~shape.inside
    able: dict[Members, int] = {}
    for state in shape.opening:
        for members in goers(space, int(state), outside):
            able[members] = able.get(members, 0) + 1
    for members in sorted(able, key=in_order):
        yield Leaving(_names(space, members), "every" if able[members] == shape.opening.size else "some")


def _wills(table: Table, shape: Shape) -> Iterator[Will]:
    space = table.space
    ways: dict[int, Break] = {}
    if not table.holds(table.board, shape):
        for start in shape.opening:
            for way in ways_out(space, shape.inside, table.board.levels[table.concept], int(start)):
                steps = [step(space, *move) for move in way.moves]
                ways.setdefault(way.moves[-1][0], Break(steps[-1], tuple(steps[:-1])))
    for actor, name in enumerate(space.frame.players):
        rank = space.rank[actor]
        compared = table.start is not None and shape.opening.size > 0
        there = rank[shape.opening]
        here = rank[table.start] if compared else 0
        because = None
        if table.start is not None and shape.opening.size:
            because = decision(space, actor, table.start, int(shape.opening[0]))
        yield Will(
            name,
            _among(there < here) if compared else "none",
            _among(there > here) if compared else "none",
            because,
            ways.get(actor),
        )


def _prices(table: Table, base: Shape, block: _Block, most: int) -> tuple[tuple[Price, ...], tuple[Turned, ...], int]:
    """All smallest additions that lift the block, and those that win over who blocks and turn others against it."""
    space = table.space
    options, groups = options_to_raise(space, base), pledges_to_take(space)
    tried = check_work(len(options), len(groups), most)
    shapes: dict[tuple[str, ...], Shape] = {(): base}
    prices: list[tuple[frozenset[str], Price]] = []
    turned: list[tuple[frozenset[str], Turned]] = []
    for addition in additions(options, groups, most):
        if any(keys <= addition.keys for keys, _ in prices):
            continue
        if addition.options not in shapes:
            shapes[addition.options] = table.shape(with_options(base.arrangement, addition.options))
        shape = shapes[addition.options]
        if not shape.opening.size or (table.start is not None and not shape.bring_about):
            continue
        board = table.board_with([group[0] for group in addition.groups])
        blocking = table.blocking(board, shape)
        if block.who & union(blocking):  # not won over; the levels of this board need not be computed
            continue
        holds = table.holds(board, shape)
        if not blocking and holds:
            prices.append((addition.keys, _price(table, base, shape, addition)))
        elif block.who and not any(keys <= addition.keys for keys, _ in turned):
            leaving = 0 if holds else table.leaving(board, shape)
            if not block.who & leaving:
                against = tuple(_names(space, one) for one in blocking)
                turned.append(
                    (
                        addition.keys,
                        Turned(elements(space, base.arrangement, addition), against, _names(space, leaving)),
                    )
                )
    # one that turns others against it is of no interest where less or more of the same lifts the block
    left = [one for keys, one in turned if not any(keys <= other or other <= keys for other, _ in prices)]
    ordered = sorted((one for _, one in prices), key=lambda one: sum(element.overrides for element in one.elements))
    return tuple(ordered), tuple(left), tried


def _price(table: Table, base: Shape, shape: Shape, addition: Addition) -> Price:
    space = table.space
    board = table.board_with([group[0] for group in addition.groups])
    worse: tuple[str, ...] = ()
    if base.opening.size:
        lower = space.rank[:, shape.opening].min(axis=1) < space.rank[:, base.opening].min(axis=1)
        worse = tuple(name for name, less in zip(space.frame.players, lower, strict=True) if less)
    return Price(
        elements(space, base.arrangement, addition),
        table.rung(board, shape),
        tuple(view(space, int(state)) for state in shape.opening),
        worse,
        _names(space, table.worse(board.space, shape)),
    )
