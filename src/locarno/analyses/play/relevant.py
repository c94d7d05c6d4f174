"""What of a state matters to a play: options that touch nothing it asks about are left out, exactly.

An option is *idle* if flipping it is possible in every state the play can get to, and changes no outcome or set that is
asked about, no condition of a chance or event, nothing that these change, and what an actor likes at most by the same
amount everywhere. Then values are a sum of a part with the option and one without, logit choice among pairs is a
product of choices, and the play of all else is the same without it. It is held, which halves the states.

What cannot change any more from where play begins is held too.
"""

from collections.abc import Sequence

import numpy as np

from ...case.nouns import Barred, Case, Irreversible, Ranked
from ...kernels.types import Bool, Int64
from ...space.constraints import Constraints
from ...space.frame import Frame
from ...space.ranks import groups_of
from ...space.space import Space
from .board import Board


def narrowed(board: Board, starts: Int64, asked: Sequence[Bool], exact_values: bool) -> Constraints | None:
    """The constraints under which only what matters is left, None if nothing can be left out.

    `starts`: codes of the states where play may begin. `asked`: tables over the states, [S], that must stay told apart.
    `exact_values`: also keep options that change what an actor likes, by whatever amount.
    """
    frame, case = board.frame, board.space.case
    if case.form == "graph" or any(isinstance(rule, Barred) for rule in frame.constraints.rules):
        return None
    yes, no = _settled(board, starts)
    inside = np.ones(frame.size, bool)
    for option in yes:
        inside &= frame.truth.atom(option)
    for option in no:
        inside &= ~frame.truth.atom(option)
    codes = frame.codes[inside]
    tables = [table[inside] for table in asked]
    tables += [frame.truth(one.on)[inside] for one in board.chances.values()]
    tables += [frame.truth(one.condition)[inside] for one in board.events.values()]
    wants = _wants(board.space, frame, inside)
    changes = [*(one.changes for one in board.chances.values()), *(one.changes for one in board.events.values())]
    touched = {option for change in changes for option, _ in change}
    yes, no = yes - touched, no - touched
    idle = frozenset(
        option
        for option in case.options
        if option not in yes | no | touched and _idle(frame.mask((option,)), codes, tables, wants, exact_values)
    )
    given = frame.constraints
    held = Constraints(given.rules, given.held_yes | yes, given.held_no | no | idle)
    return None if held == given else held


def code_in(frame: Frame, code: int) -> int:
    """The code of a state with what the frame holds held."""
    given = frame.constraints
    return (code | frame.mask(given.held_yes)) & ~frame.mask(given.held_no)


def _settled(board: Board, starts: Int64) -> tuple[frozenset[str], frozenset[str]]:
    """The options that can never change from these states on: those that are yes, and those that are no."""
    case: Case = board.space.case
    moved = {(option, raised) for one in board.chances.values() for option, raised in one.changes}
    moved |= {(option, raised) for one in board.events.values() for option, raised in one.changes}
    stays = {(rule.option, rule.value) for rule in board.frame.constraints.rules if isinstance(rule, Irreversible)}
    yes, no = set(), set()
    for option, noun in case.options.items():
        on = (starts & board.frame.mask((option,))) != 0
        joint = len(noun.owners) > 1
        nature = all(case.actors[owner].nature for owner in noun.owners)
        falls = ((option, True) not in stays and not nature) or (option, False) in moved
        rises = ((option, False) not in stays and not nature and not joint) or (option, True) in moved
        if on.all() and not falls:
            yes.add(option)
        elif not on.any() and not rises:
            no.add(option)
    return frozenset(yes), frozenset(no)


def _wants(space: Space, frame: Frame, inside: Bool) -> list[tuple[Bool | Int64, bool]]:
    """What actors like: tables, and whether a table may change by the same amount everywhere."""
    found: list[tuple[Bool | Int64, bool]] = []
    for actor in frame.players:
        order = space.reading.preferences[actor].order
        if isinstance(order, Ranked):
            found.append((groups_of(space.frame, actor, order)[inside].astype(np.int64), False))
        else:
            found += [(frame.truth(one.expression)[inside], True) for one in space.statements(actor)]
    return found


def _idle(
    mask: int, codes: Int64, tables: Sequence[Bool], wants: Sequence[tuple[Bool | Int64, bool]], exact_values: bool
) -> bool:
    off = np.flatnonzero((codes & mask) == 0)
    at = np.searchsorted(codes, codes[off] | mask)
    at = np.minimum(at, codes.size - 1)
    if 2 * off.size != codes.size or not (codes[at] == codes[off] | mask).all():
        return False
    if any((table[off] != table[at]).any() for table in tables):
        return False
    for table, separable in wants:
        apart = table[off].astype(np.int64) - table[at].astype(np.int64)
        if apart.size and (apart != (apart[0] if separable and not exact_values else 0)).any():
            return False
    return True
