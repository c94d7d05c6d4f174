"""Q1: does an arrangement hold, and by what?

For an arrangement with the feasible states T and a concept c, K_c is the largest subset of T from which no actor has
an improvement that leaves K_c and is not deterred under c. The arrangement holds by c if an opening state lies in
K_c; the strongest such c gives the rung. K_c is contained in K_d where c is stronger than d, so each is sought inside
a larger one found before.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from ..answers.asked import CONCEPTS, RUNG_OF, Asked, Concept, Rung
from ..answers.verdicts import Break, Verdict, Verdicts
from ..case.basis import Basis
from ..case.nouns import Arrangement, Case, Ranked
from ..kernels.types import Bool, Int32
from ..space.refusal import Refusal
from ..space.space import Space, Spaces
from .breaks import opening_states, ways_out
from .security import Progress, securities, unheard
from .views import step, view


@dataclass(frozen=True)
class Board:
    """One reading's state space with the security levels of all concepts: what every arrangement is judged on."""

    space: Space
    levels: dict[Concept, Int32]

    def kept(self, concept: Concept, inside: Bool) -> Bool:
        """The largest set inside that nobody leaves, under a concept."""
        space = self.space
        return space.frame.moves.keep(inside, space.rank, self.levels[concept], space.order)


@dataclass
class Cell:
    """One arrangement under one reading, with the kept sets made when they are asked for."""

    board: Board
    arrangement: Arrangement
    inside: Bool = field(init=False)
    opening: Int32 = field(init=False)
    _kept: dict[Concept, Bool] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        held = self.arrangement
        self.inside = self.board.space.frame.members(held.held_yes, held.held_no, held.require)
        self.opening = opening_states(self.board.space, self.inside)

    def kept(self, concept: Concept) -> Bool:
        """K_c, found inside K_gmr, which contains it."""
        if concept not in self._kept:
            outer = self.inside if concept == "gmr" else self.kept("gmr")
            self._kept[concept] = self.board.kept(concept, outer) if outer.any() else outer
        return self._kept[concept]

    def deciding(self, concept: Concept) -> Int32:
        """The opening states in K_c."""
        return self.opening[self.kept(concept)[self.opening]]

    def holds_by(self) -> Concept | None:
        """The strongest concept by which the arrangement holds."""
        if not self.deciding("gmr").size:
            return None
        return next(concept for concept in CONCEPTS if self.deciding(concept).size)

    def rung(self) -> Rung:
        """The verdict in a word."""
        if not self.inside.any():
            return "impossible"
        concept = self.holds_by()
        return RUNG_OF[concept] if concept else "breaks"


def board_of(
    spaces: Spaces, reading: str, scenarios: Sequence[str], as_of: date | None, pool: ThreadPoolExecutor
) -> Board:
    """The board of a reading; raises Refusal as `Spaces.space` does."""
    space = spaces.space(reading, scenarios, as_of)
    if not space.frame.size:
        return Board(space, dict.fromkeys(CONCEPTS, space.rank))
    return Board(space, securities(space, CONCEPTS, pool))


def judge(cell: Cell) -> Verdict:
    """The verdict for one cell."""
    space = cell.board.space
    entries = [basis for basis in rests_on(space, cell.arrangement) if not basis.definition]
    concept = cell.holds_by()
    apart = space.apart
    kept = cell.kept(concept or "gmr")
    would_by = None
    if concept is None and (kept & ~apart).any():
        would_by = RUNG_OF[next(c for c in CONCEPTS if (cell.kept(c) & ~apart).any())]
    return Verdict(
        arrangement=cell.arrangement.id,
        reading=space.reading.id,
        rung=cell.rung(),
        concept=concept,
        would_hold=would_by is not None,
        would_hold_by=would_by,
        apart=concept is not None and bool(apart[cell.deciding(concept)].all()),
        opening_states=tuple(view(space, int(state)) for state in cell.opening),
        states=int(cell.inside.sum()),
        kept_states=int(kept.sum()),
        kept_outcomes=_outcomes(space, kept),
        breaks=() if concept else tuple(_breaks(cell)),
        assumed_share=sum(basis.assumed for basis in entries) / max(len(entries), 1),
        entries=len(entries),
    )


def _outcomes(space: Space, kept: Bool) -> dict[str, int]:
    """How many of these states have which outcome, in the order of the case."""
    ids = [*space.case.outcomes, ""]
    numbers, counts = np.unique(space.outcome[kept], return_counts=True)
    found = {ids[number]: int(count) for number, count in zip(numbers, counts, strict=True)}
    return {id_: found[id_] for id_ in ids if id_ in found}


def dated_later(case: Case, readings: Sequence[str], as_of: date | None) -> tuple[Basis, ...]:
    """What rules and statements rest on that are dated after a day."""
    bases = {id(rule.basis): rule.basis for rule in case.rules.values()}
    for reading in readings:
        bases |= {id(rule.basis): rule.basis for rule in case.readings[reading].rules}
        for preference in case.readings[reading].preferences.values():
            if not isinstance(preference.order, Ranked):
                bases |= {id(statement.basis): statement.basis for statement in preference.order.statements}
    if as_of is None:
        return ()
    return tuple(basis for basis in bases.values() if basis.since is not None and basis.since.first > as_of)


def rests_on(space: Space, arrangement: Arrangement) -> list[Basis]:
    """What a verdict rests on: rules in force, statements of all actors, the arrangement and its bases, today."""
    found = space.bases()
    named: str = arrangement.id
    while named:
        found.append(space.case.arrangements[named].basis)
        named = space.case.arrangements[named].variant_of
    today = space.case.today(space.as_of)
    return found if today is None else [*found, today.basis]


def _breaks(cell: Cell) -> Iterator[Break]:
    space = cell.board.space
    told = set()
    for start in cell.opening:
        for way in ways_out(space, cell.inside, cell.board.levels["gmr"], int(start)):
            steps = [step(space, *move) for move in way.moves]
            one = Break(steps[-1], tuple(steps[:-1]))
            if one not in told:
                told.add(one)
                yield one


def check_day(case: Case, as_of: date | None, needed: bool = False) -> None:
    """Raise Refusal if the case says nothing about today as of a day; `needed`: also if it never does."""
    if needed and not case.status_quo:
        raise Refusal(
            "the case has no `status_quo` to start from",
            "say which options are yes today, or name a state to start from",
        )
    if case.status_quo and case.today(as_of) is None:
        first = min(now.since.text for now in case.status_quo if now.since)
        raise Refusal(f"the case has no status quo as of {as_of}", f"its first is of {first}")


def verdicts(
    spaces: Spaces,
    pool: ThreadPoolExecutor,
    arrangements: Sequence[str] | None = None,
    readings: Sequence[str] | None = None,
    scenarios: Sequence[str] = (),
    as_of: date | None = None,
    progress: Progress = unheard,
) -> Verdicts:
    """The verdicts for these arrangements under these readings; all of them where none are named.

    Raises Refusal for unknown names, for a space too large, and for a day before the first status quo.
    """
    case = spaces.case
    check_day(case, as_of)
    chosen = [arrangement_of(case, id_) for id_ in (case.arrangements if arrangements is None else arrangements)]
    readings = tuple(case.readings if readings is None else readings)
    found: dict[tuple[str, str], Verdict] = {}
    for number, reading in enumerate(readings):
        progress(number, len(readings))
        board = board_of(spaces, reading, scenarios, as_of, pool)
        for verdict in pool.map(judge, (Cell(board, one) for one in chosen)):
            found[verdict.arrangement, reading] = verdict
    progress(len(readings), len(readings))
    return Verdicts(
        Asked(case.id, tuple(scenarios), as_of),
        dated_later(case, readings, as_of),
        tuple(one.id for one in chosen),
        readings,
        tuple(found[one.id, reading] for one in chosen for reading in readings),
    )


def arrangement_of(case: Case, id_: str) -> Arrangement:
    """The arrangement of that id; raises Refusal if there is none."""
    if id_ not in case.arrangements:
        ids = list(case.arrangements)
        known = (", ".join(ids[:10]) or "none") + (f" and {len(ids) - 10} more" if len(ids) > 10 else "")
        raise Refusal(f"there is no arrangement `{id_}` in this case", f"its arrangements: {known}")
    return case.arrangements[id_]
