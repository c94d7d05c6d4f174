"""What every format is written from: a case under one reading, and what a state space of it does not show at once."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..answers.asked import Asked
from ..case.nouns import Barred, Case, Impossible, Irreversible, Ranked, Weighted
from ..case.playing import is_plain
from ..space.frame import Frame, truth_over
from ..space.moves import ArcMoves
from ..space.refusal import Refusal
from ..space.space import Space

_SHOWN = 8


@dataclass(frozen=True)
class Source:
    """A state space, under which circumstances it was asked for, and the version of locarno that writes."""

    space: Space
    asked: Asked
    version: str

    @property
    def case(self) -> Case:
        """The case."""
        return self.space.case

    @property
    def frame(self) -> Frame:
        """States and moves."""
        return self.space.frame

    @property
    def signature(self) -> str:
        """Who wrote this from what, on one line."""
        parts = [f"reading {self.space.reading.id}", *([f"as of {self.asked.as_of}"] if self.asked.as_of else [])]
        parts += [f"under {', '.join(self.asked.scenarios)}"] if self.asked.scenarios else []
        return f"Written by locarno {self.version} from the case {self.case.id}: {', '.join(parts)}."

    def option_form(self, format_: str) -> None:
        """Raise Refusal if the case is in graph form."""
        if self.frame.state_ids:
            raise Refusal(
                f"the case is in graph form, and {format_} is made of options",
                "`--into option-form` makes an option form of it, where one has the same states and moves",
            )

    def some_state(self) -> None:
        """Raise Refusal if no state is feasible."""
        if not self.frame.size:
            raise Refusal("no state is feasible under this reading and these scenarios", "leave out a scenario")

    def degrees(self) -> list[str]:
        """What an order does not keep of degrees of preference, in words; empty if there are none."""
        strong = [actor for actor in self.frame.players if self._strong(actor)]
        return [f"how strong the preferences of {listed(strong)} are"] if strong else []

    def _strong(self, actor: str) -> bool:
        order = self.space.reading.preferences[actor].order
        if isinstance(order, Ranked):
            return bool(order.strong)
        if isinstance(order, Weighted):
            return order.strong_gap is not None
        return any(statement.strong for statement in self.space.statements(actor))

    def varying(self) -> int:
        """The options that are yes in some feasible state and no in another, as a mask."""
        codes = self.frame.codes
        return int(np.bitwise_or.reduce(codes) & ~np.bitwise_and.reduce(codes)) if codes.size else 0

    def own(self, actor: str) -> int:
        """The options that belong to this actor alone, as a mask."""
        return sum(
            1 << bit for bit, id_ in enumerate(self.frame.option_ids) if self.case.options[id_].owners == (actor,)
        )

    def without_an_owner(self) -> list[str]:
        """The options that vary and that no single actor with preferences decides on: joint ones, and Nature's."""
        owned = sum(self.own(actor) for actor in self.frame.players)
        return self.names(self.varying() & ~owned)

    def names(self, mask: int) -> list[str]:
        """The ids of the options in a mask."""
        return [id_ for bit, id_ in enumerate(self.frame.option_ids) if mask >> bit & 1]

    def barred(self) -> list[Barred]:
        """The rules in force that bar moves."""
        return [rule for rule in self.frame.constraints.rules if isinstance(rule, Barred)]

    def impossible(self) -> list[Impossible]:
        """The rules in force that exclude states."""
        return [rule for rule in self.frame.constraints.rules if isinstance(rule, Impossible)]

    def stays(self) -> list[Irreversible]:
        """The rules in force by which an option keeps a value."""
        return [rule for rule in self.frame.constraints.rules if isinstance(rule, Irreversible)]

    def broken_by(self, code: int) -> list[str]:
        """The rules that exclude a combination of options."""
        truth = truth_over(self.case, np.array([code], np.int64))
        return [rule.id for rule in self.impossible() if truth(rule.when)[0]]

    def nature(self) -> list[str]:
        """The actors without preferences that have something to decide."""
        return [a.id for a in self.case.actors.values() if a.nature and self.varying() & self.own(a.id)]

    def besides(self, *kept: str) -> list[str]:
        """What the case holds that no state shows, in words; `kept` are sections that the format has a place for."""
        case = self.case
        sections = {
            "status_quo": "what stands today" if case.status_quo else "",
            "outcomes": counted(len(case.outcomes), "outcome"),
            "arrangements": counted(len(case.arrangements), "arrangement"),
            "scenarios": counted(len(case.scenarios), "scenario"),
            "pledges": counted(len(case.pledges), "pledge"),
            "defence": "the lines of defence" if case.defence else "",
            "forces": "the figures of forces" if not case.forces.empty else "",
            "play": "" if is_plain(self.space.reading.play) else "what play over time needs",
            "hypergames": counted(len(case.hypergames), "hypergame"),
            "readings": counted(len(case.readings) - 1, "other reading"),
            "sources": "sources and refs" if case.sources or case.facts else "",
        }
        return [words for section, words in sections.items() if words and section not in kept]


NOTHING = "(none)"
"""The combination in which every option is no; no id of an option looks like this."""


def state_name(frame: Frame, state: int, between: str = " ") -> str:
    """A state by the options that are yes in it, in graph form by its id; unlike that of any other state."""
    return frame.label(state) if frame.state_ids else between.join(frame.holds(state)) or NOTHING


def counted(count: int, word: str) -> str:
    """A number and what is counted; empty for none."""
    return f"{count:,} {word}{'s' * (count != 1)}" if count else ""


def listed(words: Sequence[str]) -> str:
    """Words in a row, the first few of many: `a, b and c`."""
    shown = list(words[:_SHOWN])
    if len(words) > _SHOWN:
        return f"{', '.join(shown)} and {len(words) - _SHOWN:,} more"
    return " and ".join([", ".join(shown[:-1]), shown[-1]]) if len(shown) > 1 else "".join(shown)


def ends_of(space: Space, row: int, state: int) -> list[int]:
    """The states an actor can move to, in increasing number; takes no more time than there are such moves."""
    moves = space.frame.moves
    if isinstance(moves, ArcMoves):
        return [int(end) for end in moves.targets(row, state)]
    cell = int(moves.cell_at[state, row])
    spans = moves.cells[moves.onto[moves.onto_start[cell] : moves.onto_start[cell + 1]], 2:]
    found = np.concatenate([space.order.members[first:last] for first, last in spans.tolist()])
    return [end for end in np.sort(found).tolist() if end != state]


def count_moves(frame: Frame) -> int:
    """How many moves all actors have together, counted without listing them."""
    moves = frame.moves
    if isinstance(moves, ArcMoves):
        return int(moves.out_to.size)
    size = (moves.cells[:, 3] - moves.cells[:, 2]).astype(np.int64)
    cells_into = moves.cells[:, 1] - moves.cells[:, 0]
    pairs = int((np.repeat(size, cells_into) * size[moves.into]).sum())  # staying in place is among them
    return pairs - frame.size * len(frame.players)
