"""Q3: what would unlock a goal? The minimal sets of changes after which a settlement has it, and the smallest.

Each change is a free atom of the program of settlements, decided first and for `no`, so that a first model has a
minimal set of changes, and the next ones no set within which one told lies (di Rosa, Giunchiglia & Maratea 2010).
"""

from collections.abc import Sequence

from ...answers.pledges_unlock import Asks, Change, Key, Unlock
from ...case.expressions import Expression
from ...case.nouns import Case
from ...space.known import did_you_mean
from ...space.refusal import Refusal
from .board import Asking, Board, board
from .fit import MOST, SECONDS, Limit, check_limit
from .goals import counted, goal_where
from .logic import Literal
from .parts import Part, parts_of
from .program import Program
from .world import World


def unlock(
    case: Case,
    asking: Asking,
    goal: str,
    trust: bool = False,
    suppose: Sequence[str] = (),
    actors: Sequence[str] = (),
    withdraw: bool = False,
    most: int = MOST,
    seconds: float = SECONDS,
) -> Unlock:
    """What would have to change for a goal to come about, from today on, with what is supposed taken for granted.

    `goal`: an outcome, an arrangement, an expression, or a pledge that is to come into force. `trust`: a
    self-supporting state is enough. `actors`: whom to ask for changes, none: everybody. `withdraw`: pledges may be
    taken back. Raises Refusal for names that the case does not have, if no pledge counts, and in graph form.
    """
    on = board(case, asking)
    check_limit(most, seconds)
    for actor in actors:
        if actor not in case.actors:
            near = did_you_mean(actor, case.actors)
            raise Refusal(f"there is no actor `{actor}` in this case", f"{near}its actors: {', '.join(case.actors)}")
    goal = goal.strip()
    parts = parts_of(on, suppose)
    where = goal_where(on, goal, pledges=True)
    possible = _possible(on, where)
    keys: tuple[Key, ...] = ()
    complete = True
    if possible:
        keys, complete = _Search(on, parts, where, goal, trust, _changes(on, parts, actors, withdraw)).keys(
            Limit(most, seconds)
        )
    return Unlock(
        on.asked, on.given, goal, trust, tuple(suppose), tuple(actors), withdraw, possible, on.views(), keys,
        complete, most, seconds,
    )  # fmt: skip


def _possible(on: Board, where: Expression) -> bool:
    world = World(on)
    literal = world.literal(where)
    world.done()
    return world.possible([literal])


def _changes(on: Board, parts: dict[str, Part], actors: Sequence[str], withdraw: bool) -> dict[Change, tuple[str, ...]]:
    """All that could be changed, and by whom."""
    found: dict[Change, tuple[str, ...]] = {}
    for one in on.pledges:
        if one.condition is not None:
            found[Change("drop", one.id)] = one.by
        if one.delivers or one.blocks:
            if one.kind in ("refusal", "threat") or (one.blocks and not one.delivers):
                found[Change("lift", one.id)] = one.by
            elif withdraw:
                found[Change("withdraw", one.id)] = one.by
    for part in parts.values():
        owners = on.case.options[part.option].owners
        if part.stands:
            found[Change("give up", part.option)] = owners
        elif not part.sure and not part.barred:
            found[Change("take", part.option)] = owners
    return {change: by for change, by in found.items() if not actors or set(by) <= set(actors)}


class _Search:
    """Settlements with changes, and with an atom for the goal."""

    def __init__(
        self,
        on: Board,
        parts: dict[str, Part],
        where: Expression,
        goal: str,
        trust: bool,
        changes: dict[Change, tuple[str, ...]],
    ) -> None:
        self._on, self._parts, self._where, self._trust, self._changes = on, parts, where, trust, changes
        self._pledge = counted(on, goal).id if goal in on.case.pledges and goal not in _sets(on) else ""

    def _program(self, *settings: str) -> tuple[Program, Literal]:
        changes = list(self._changes)
        program = Program(self._on, self._parts, *settings, trust=self._trust, changes=changes)
        reached = program.in_force[self._pledge] if self._pledge else program.literal(self._where)
        return program, program.defined([reached])

    def keys(self, limit: Limit) -> tuple[tuple[Key, ...], bool]:
        """The minimal sets, the smallest first, and whether these are all."""
        every, reached = self._program("--heuristic=Domain", "--enum-mode=domRec", "0")
        every.prefer(every.changes.values(), False)
        every.done()
        least = self._smallest(limit)
        check, goal = self._program()
        check.done()
        found: dict[frozenset[Change], Key] = {}
        if least is not None:
            found[least] = self._key(check, goal, least, True)
        complete = True
        for model in every.models([reached], limit.until):
            made = frozenset(change for change, atom in every.changes.items() if model.is_true(atom))
            if made in found:
                continue
            if len(found) == limit.most:
                complete = False
                break
            found[made] = self._key(check, goal, made, least is not None and len(made) == len(least))
        keys = sorted(found.values(), key=lambda key: len(key.changes))
        return tuple(keys), complete and not every.ran_out

    def _smallest(self, limit: Limit) -> frozenset[Change] | None:
        """A set with the fewest changes; None if there is none, or no time to find it."""
        program, reached = self._program()
        program.minimize(program.changes.values())
        program.done()
        least = None
        for model in program.models([reached], limit.until):
            least = frozenset(change for change, atom in program.changes.items() if model.is_true(atom))
        return None if program.ran_out else least

    def _key(self, check: Program, reached: Literal, made: frozenset[Change], smallest: bool) -> Key:
        firm = [atom if change in made else -atom for change, atom in check.changes.items()]
        told = {("o", id_): atom for id_, atom in check.atoms.items()}
        told |= {("p", id_): atom for id_, atom in check.in_force.items()}
        true = check.first({" ".join(key): atom for key, atom in told.items()}, [*firm, reached]) or frozenset()
        return Key(
            tuple(Asks(change, by) for change, by in self._changes.items() if change in made),
            smallest,
            not check.possible([*firm, -reached]),
            tuple(option for option in self._on.case.options if f"o {option}" in true),
            tuple(one.id for one in self._on.pledges if f"p {one.id}" in true),
        )


def _sets(on: Board) -> set[str]:
    """Names that stand for sets of states before they stand for pledges."""
    return {*on.case.outcomes, *on.case.arrangements}
