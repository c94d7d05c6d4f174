"""Verdicts as they would be if a pledge were taken at its word, or struck out.

At its word: keeping it is what the pledgers want first (L40). With its acts: what it triggers is taken to be owed as
well. Struck out: the options that it delivers or triggers are held no, as far as no other pledge of the given word
carries them too; what remains is the conflict in which nobody has promised to do them and nobody does.
"""

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from hashlib import blake2b

import numpy as np

from ...answers.asked import CONCEPTS, Concept, Rung
from ...answers.worth import Change, Taken, Variant
from ...case.expressions import Constant, Expression
from ...case.given_word import words
from ...case.nouns import Arrangement, Ranked, Reading
from ...case.pledge_nouns import Pledge
from ...kernels.types import Bool, Int32
from ...space.constraints import Constraints
from ...space.frame import Frame, build_frame
from ...space.space import Space, outcomes, ranks_under
from ...space.word import at_their_word, kept_pledges
from ..security import securities, security
from ..verdicts import Board, Cell

Rungs = tuple[Rung, ...]
_KEPT_UP_TO = 2**18


@dataclass
class Bench:
    """What the variants of all pledges under one reading are judged on; nothing is judged twice.

    `space` is that of the reading as asked; `reading` what it says itself, before any pledge is taken at its word.
    `frames` are shared by the readings.
    """

    space: Space
    reading: Reading
    given: tuple[Pledge, ...]
    arrangements: tuple[Arrangement, ...]
    frames: dict[Constraints, Frame]
    pool: ThreadPoolExecutor
    before: Rungs = field(init=False)
    _levels: dict[Concept, Int32] = field(init=False)
    _judged: dict[tuple[Constraints, bytes], Rungs] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._levels = _levels(self.space, self.pool)
        self.before = self.judged(self.space)

    def judged(self, space: Space) -> Rungs:
        """The verdicts of all arrangements in a space."""
        key = (space.frame.constraints, blake2b(space.rank.tobytes(), digest_size=32).digest())
        if key not in self._judged:
            known = self._levels if space.frame is self.space.frame else None
            levels = _levels(space, self.pool, known, (space.rank != self.space.rank).any(axis=1) if known else None)
            self._judged[key] = _rungs(Board(space, levels), self.arrangements, self.pool)
        return self._judged[key]

    def changes(self, space: Space) -> tuple[Change, ...]:
        """The verdicts that are others in a space than as asked."""
        after = self.judged(space)
        pairs = zip(self.arrangements, self.before, after, strict=True)
        return tuple(Change(one.id, self.reading.id, was, is_) for one, was, is_ in pairs if was != is_)


def _levels(
    space: Space, pool: ThreadPoolExecutor, known: dict[Concept, Int32] | None = None, changed: Bool | None = None
) -> dict[Concept, Int32]:
    """Security levels, [A, S] for each concept; `known`: where only the actors `changed` want something else.

    Where answers need not be improvements, an actor's level hangs on its own wants alone.
    """
    if not space.frame.size:
        return dict.fromkeys(CONCEPTS, space.rank)
    if known is None or changed is None:
        return securities(space, CONCEPTS, pool)
    if not changed.any():
        return known
    found = {concept: levels.copy() for concept, levels in known.items()}
    own: tuple[Concept, ...] = ("nash", "smr", "gmr")
    jobs = [(c, actor) for c in found for actor in range(changed.size) if c not in own or changed[actor]]
    for (concept, actor), level in zip(jobs, pool.map(lambda job: security(space, *job), jobs), strict=True):
        found[concept][actor] = level
    return found


def _rungs(board: Board, arrangements: Iterable[Arrangement], pool: ThreadPoolExecutor) -> Rungs:
    """Arrangements with the same states are judged once."""
    listed = [(one.held_yes, one.held_no, one.require) for one in arrangements]
    different = dict(zip(listed, arrangements, strict=True))
    found = dict(zip(different, pool.map(lambda one: Cell(board, one).rung(), different.values()), strict=True))
    return tuple(found[one] for one in listed)


def kept(bench: Bench, pledges: Sequence[Pledge], acts: bool = False) -> Variant | None:
    """These pledges at their word, after those that are so already.

    `acts`: with all they trigger, as if that were owed; None if that says nothing more.
    """
    case, space = bench.space.case, bench.space
    meant = [_with_acts(one) for one in pledges] if acts else list(pledges)
    said = _said(space, meant)
    if acts and said == _said(space, pledges):
        return None
    taken: Taken = "acts" if acts else "kept"
    if not any(said.values()):
        return _impossible(taken, bench, "no pledger owns an option that it speaks of")
    ranked = [actor for actor, one in said.items() if one and isinstance(_order(bench, actor), Ranked)]
    if ranked:
        return _impossible(taken, bench, f"what `{ranked[0]}` wants is a ranking of states, with no place for a word")
    word = kept_pledges(case, bench.reading, space.scenarios, space.as_of)
    reading = at_their_word(case, bench.reading, [*word, *meant])
    rank = ranks_under(space.frame, reading, space.as_of)
    if np.array_equal(rank, space.rank):
        return Variant(taken, bench.reading.id, True, "", (), {}, ())
    other = replace(space, reading=reading, rank=rank, order=space.frame.moves.order(rank))
    return Variant(taken, bench.reading.id, True, "", (), {}, bench.changes(other))


def _order(bench: Bench, actor: str) -> object:
    return bench.reading.preferences[actor].order


def _said(space: Space, pledges: Iterable[Pledge]) -> dict[str, list[tuple[Expression, ...]]]:
    """What each pledger with wishes would keep."""
    found: dict[str, list[tuple[Expression, ...]]] = {}
    for pledge in pledges:
        for actor in dict.fromkeys(pledge.by):
            if actor in space.frame.players and (one := words(pledge, space.case.options, actor)):
                found.setdefault(actor, []).append(one)
    return found


def _with_acts(pledge: Pledge) -> Pledge:
    """The pledge with all it triggers owed; without a trigger, wherever it is kept."""
    return replace(pledge, triggered=dict.fromkeys(pledge.triggered, "must"), trigger=pledge.trigger or Constant(True))


def carried(pledge: Pledge) -> frozenset[str]:
    """The options that a pledge brings: delivered, or triggered."""
    return frozenset({*pledge.delivers, *pledge.triggered})


def struck(bench: Bench, pledges: Sequence[Pledge]) -> Variant:
    """The conflict without what these pledges alone carry."""
    case, space = bench.space.case, bench.space
    ids = {one.id for one in pledges}
    mine = frozenset().union(*(carried(one) for one in pledges))
    others = {o: tuple(p.id for p in bench.given if p.id not in ids and o in carried(p)) for o in case.options}
    alone = tuple(o for o in case.options if o in mine and not others[o])
    shared = {o: others[o] for o in case.options if o in mine and others[o]}
    if not alone:
        why = "others of the given word carry the same" if shared else "it carries no option"
        return _impossible("struck", bench, why, shared)
    constraints = replace(space.frame.constraints, held_no=space.frame.constraints.held_no | frozenset(alone))
    frame = bench.frames.get(constraints) or build_frame(case, constraints)
    if frame.size <= _KEPT_UP_TO:  # the other readings want it too; larger ones would crowd each other out of memory
        bench.frames[constraints] = frame
    rank = ranks_under(frame, space.reading, space.as_of)
    outcome, apart = outcomes(frame)
    other = replace(space, frame=frame, rank=rank, order=frame.moves.order(rank), outcome=outcome, apart=apart)
    return Variant("struck", bench.reading.id, True, "", alone, shared, bench.changes(other))


def _impossible(taken: Taken, bench: Bench, why: str, shared: Mapping[str, tuple[str, ...]] | None = None) -> Variant:
    return Variant(taken, bench.reading.id, False, why, (), shared or {}, ())
