"""All settlements of a kind; and where there is none, which pledges contradict each other, and what must be broken."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from ...answers.pledges_loops import Settlement
from .board import Board
from .fit import Limit
from .hitting import unkeepable
from .parts import Part
from .program import Program


def trusting(board: Board, parts: Mapping[str, Part], limit: Limit) -> tuple[tuple[Settlement, ...], bool]:
    """The self-supporting states that have no other above them, and whether these are all."""
    program = Program(board, parts, "--heuristic=Domain", "--enum-mode=domRec", "0", trust=True)
    program.prefer(program.atoms.values(), True)
    return _all(program, limit)


def stable(board: Board, parts: Mapping[str, Part], limit: Limit) -> tuple[tuple[Settlement, ...], bool]:
    """The stable settlements, and whether these are all."""
    return _all(Program(board, parts, "0"), limit)


def in_all_and_some(
    board: Board, parts: Mapping[str, Part], known: Collection[Settlement], complete: bool
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The pledges in force in all stable settlements, and in some; what is `known` saves questions."""
    always = [one.id for one in board.pledges if all(one.id in other.in_force for other in known)]
    some = {id_ for other in known for id_ in other.in_force}
    if known and not complete:
        program = Program(board, parts)
        program.done()
        always = [id_ for id_ in always if not program.possible([-program.in_force[id_]])]
        for one in board.pledges:
            if one.id not in some and program.possible([program.in_force[one.id]]):
                some.add(one.id)
    return tuple(always) if known else (), tuple(one.id for one in board.pledges if one.id in some)


@dataclass(frozen=True)
class _Unbroken:
    """Which pledges a stable settlement can leave unbroken."""

    program: Program

    def kept(self, names: Collection[str]) -> frozenset[str] | None:
        return self.program.first(self.program.unbroken, [self.program.unbroken[id_] for id_ in names])

    def core(self, names: Collection[str]) -> frozenset[str]:
        found = self.program.core([], [self.program.unbroken[id_] for id_ in names]) or []
        return frozenset(id_ for id_ in names if self.program.unbroken[id_] in found)


def contradictions(board: Board, parts: Mapping[str, Part], limit: Limit) -> tuple[tuple[tuple[str, ...], ...], bool]:
    """The minimal sets of pledges that leave no stable settlement, whichever others are broken."""
    program = Program(board, parts, "--heuristic=Domain", breaking=True)
    program.prefer(program.unbroken.values(), True)
    program.done()
    names = list(program.unbroken)
    found: list[tuple[str, ...]] = []
    if not program.possible([]):
        return (), True
    for one in unkeepable(names, _Unbroken(program)):
        if one is not None:
            found.append(tuple(id_ for id_ in names if id_ in one))
        if limit.over or len(found) == limit.most:
            return _ordered(found), False
    return _ordered(found), True


def to_be_broken(board: Board, parts: Mapping[str, Part], limit: Limit) -> tuple[tuple[tuple[str, ...], ...], bool]:
    """The minimal sets of pledges to be broken so that there is a stable settlement."""
    program = Program(board, parts, "--heuristic=Domain", "--enum-mode=domRec", "0", breaking=True)
    program.prefer(program.unbroken.values(), True)
    program.done()
    found: list[tuple[str, ...]] = []
    for model in program.models(until=limit.until):
        if len(found) == limit.most:
            return _ordered(found), False
        found.append(tuple(id_ for id_, atom in program.unbroken.items() if not model.is_true(atom)))
    return _ordered(found), not program.ran_out


def _all(program: Program, limit: Limit) -> tuple[tuple[Settlement, ...], bool]:
    program.done()
    found: list[Settlement] = []
    for model in program.models(until=limit.until):
        if len(found) == limit.most:
            return tuple(found), False
        in_force = program.told(model, program.in_force)
        due = tuple(id_ for id_ in program.told(model, program.due) if id_ not in in_force)
        found.append(Settlement(program.yes(model), in_force, due))
    return tuple(found), not program.ran_out


def _ordered(found: list[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted(found, key=len))
