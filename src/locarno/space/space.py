"""A state space: a frame, and what each actor wants in it under one reading as of one day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from ..case.basis import Basis
from ..case.nouns import Case, Prioritised, Ranked, Reading, Statement, Weighted
from ..kernels.types import Int32
from .constraints import Constraints, constraints
from .frame import Frame, build_frame
from .moves import Order
from .ranks import ranks_of
from .refusal import Refusal
from .word import at_their_word, kept_pledges


@dataclass(frozen=True)
class Space:
    """`rank[A, S]` int32, higher is better, rows as `frame.players`; `order`: states as the moves want them.

    `outcome[S]` is the number of each state's outcome in the case, -1 if it has none; `apart[S]` marks states in
    irreversible outcomes.
    """

    frame: Frame
    reading: Reading
    scenarios: tuple[str, ...]
    as_of: date | None
    rank: Int32
    order: Order
    outcome: NDArray[np.int16]
    apart: NDArray[np.bool_]

    @property
    def case(self) -> Case:
        """The case this is a state space of."""
        return self.frame.case

    def statements(self, actor: str) -> tuple[Statement, ...]:
        """The statements of an actor that count on this day, most important first; none for an explicit ranking."""
        order = self.reading.preferences[actor].order
        if isinstance(order, Ranked):
            return ()
        return tuple(statement for statement in order.statements if statement.basis.counts(self.as_of))

    def bases(self) -> list[Basis]:
        """What it rests on: one entry for each rule in force and each statement (a ranking is one entry)."""
        found = list(self.frame.constraints.bases())
        for actor in self.frame.players:
            order = self.reading.preferences[actor].order
            if isinstance(order, Ranked):
                found.append(order.basis)
            else:
                found += [statement.basis for statement in self.statements(actor)]
        return found

    def outcome_of(self, state: int) -> str:
        """The id of a state's outcome, empty if it has none."""
        number = int(self.outcome[state])
        return list(self.case.outcomes)[number] if number >= 0 else ""


class Spaces:
    """Makes state spaces of one case; frames are shared by readings with the same constraints."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self._frames: dict[Constraints, Frame] = {}

    def frame(self, reading: Reading | None, scenarios: Sequence[str], as_of: date | None) -> Frame:
        """The frame under these constraints; raises Refusal if it does not fit."""
        given = constraints(self.case, reading, scenarios, as_of)
        if given not in self._frames:
            self._frames[given] = build_frame(self.case, given)
        return self._frames[given]

    def space(self, reading_id: str, scenarios: Sequence[str] = (), as_of: date | None = None) -> Space:
        """The state space under a reading; raises Refusal for an unknown reading or scenario, or if it does not fit."""
        return self.under(reading_of(self.case, reading_id), scenarios, as_of)

    def under(
        self, reading: Reading, scenarios: Sequence[str] = (), as_of: date | None = None, decided: bool = True
    ) -> Space:
        """The state space under beliefs that need not be a reading of the case as they stand; refuses as `space`.

        Pledges that the reading or a scenario takes at their word come before all else that the pledgers want (L40).

        `decided`: also refuses where it is not known what an actor wants. Else ranks are as if the unknown were as
        written.
        """
        if decided:
            check_decided(self.case, reading, as_of)
        kept = kept_pledges(self.case, reading, scenarios, as_of)
        reading = at_their_word(self.case, reading, kept) if kept else reading
        frame = self.frame(reading, scenarios, as_of)
        rank = ranks_under(frame, reading, as_of)
        outcome, apart = outcomes(frame)
        return Space(frame, reading, tuple(scenarios), as_of, rank, frame.moves.order(rank), outcome, apart)


def ranks_under(frame: Frame, reading: Reading, as_of: date | None) -> Int32:
    """What each actor wants under a reading, over any frame, [A, S]; refuses as `ranks_of`."""
    rank = np.zeros((len(frame.players), frame.size), np.int32)
    for row, actor in enumerate(frame.players):
        order = reading.preferences[actor].order
        rank[row] = ranks_of(frame, actor, order, _counted(order, as_of))
    return rank


def reading_of(case: Case, id_: str) -> Reading:
    """The reading of that id; raises Refusal if there is none."""
    if id_ not in case.readings:
        raise Refusal(f"there is no reading `{id_}` in this case", f"its readings: {', '.join(case.readings)}")
    return case.readings[id_]


def check_decided(case: Case, reading: Reading, as_of: date | None) -> None:
    """Refuse beliefs that leave open what an actor wants (L35)."""
    for actor in case.players():
        open_ = _undecided(reading.preferences[actor].order, as_of)
        if open_:
            raise Refusal(
                f"under `{reading.id}` it is not known whether `{actor}` wants {open_}",
                "ask `locarno stability --concept unknown`, which takes that into account, or decide it in a reading "
                "of its own",
            )


def _undecided(order: Prioritised | Weighted | Ranked, as_of: date | None) -> str:
    """The first thing that is unknown, in words; empty if all is known."""
    if isinstance(order, Ranked):
        tied = [order.groups[place] for first, end in order.unknown[:1] for place in range(first, end)]
        return " or ".join(f"`{' ~ '.join(group)}`" for group in tied)
    return next((f"`{one.text}`" for one in _counted(order, as_of) if one.unknown), "")


def _counted(order: Prioritised | Weighted | Ranked, as_of: date | None) -> tuple[Statement, ...]:
    if isinstance(order, Ranked):
        return ()
    return tuple(statement for statement in order.statements if statement.basis.counts(as_of))


def outcomes(frame: Frame) -> tuple[NDArray[np.int16], NDArray[np.bool_]]:
    """The number of each state's outcome, -1 for none, and whether that outcome is irreversible."""
    number = np.full(frame.size, -1, np.int16)
    apart = np.zeros(frame.size, bool)
    for place, outcome in reversed(list(enumerate(frame.case.outcomes.values()))):
        true = frame.truth(outcome.when)
        number[true] = place
        apart[true] = outcome.irreversible
    return number, apart
