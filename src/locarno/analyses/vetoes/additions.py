"""What can be added to an arrangement, and how it then stands: all additions up to a size, each judged once.

An addition is a set of elements: an option that is yes, or a pledge that is taken at its word (L40). Options change
the states of the arrangement, pledges what the pledgers want; so there is one board for each set of pledges, and one
set of states for each set of options, and only what differs is computed again.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import combinations
from math import comb

import numpy as np

from ...answers.asked import Concept, Rung
from ...answers.vetoes import Element, ElementKind
from ...case.expressions import Expression
from ...case.given_word import is_there, words
from ...case.nouns import Arrangement, Ranked
from ...case.pledge_nouns import Pledge
from ...kernels.types import Bool, Int32
from ...space.refusal import Refusal
from ...space.space import Space, ranks_under
from ...space.word import at_their_word, kept_pledges
from ..breaks import opening_states, ways_out
from ..security import security
from ..verdicts import Board, Cell
from ..well_enough import WEAKEST, holds_by
from .sets_of_actors import Members, goers, meeting_all

MOST_BOARDS, MOST_TRIED = 5_000, 500_000
"""So many sets of pledges, and so many additions, are looked at under one reading."""


class Levels(dict[Concept, Int32]):
    """Security levels of a space, made when they are asked for."""

    def __init__(self, space: Space, pool: ThreadPoolExecutor) -> None:
        super().__init__()
        self._space, self._pool = space, pool

    def __missing__(self, concept: Concept) -> Int32:
        actors = range(len(self._space.frame.players))
        found = list(self._pool.map(lambda actor: security(self._space, concept, actor), actors))
        self[concept] = np.array(found, np.int32).reshape(self._space.rank.shape)
        return self[concept]


@dataclass(frozen=True)
class Shape:
    """The states of an arrangement: `inside[S]`, the opening ones, and who can bring it about and keep it out."""

    arrangement: Arrangement
    inside: Bool
    opening: Int32
    bring_about: tuple[Members, ...]
    blocking: tuple[Members, ...]


class Table:
    """One reading at which arrangements with additions are judged; `start` is today, None if it is not feasible."""

    def __init__(self, space: Space, start: int | None, wanted: Rung, pool: ThreadPoolExecutor) -> None:
        self.space, self.start, self.concept = space, start, WEAKEST[wanted]
        self.board = Board(space, Levels(space, pool))
        self.pool = pool
        self._boards: dict[tuple[str, ...], Board] = {(): self.board}
        self._by_rank: dict[bytes, Board] = {space.rank.tobytes(): self.board}

    def shape(self, arrangement: Arrangement) -> Shape:
        """The states of an arrangement, and what they take."""
        frame = self.space.frame
        inside = frame.members(arrangement.held_yes, arrangement.held_no, arrangement.require)
        opening = opening_states(self.space, inside)
        able = goers(self.space, self.start, inside) if self.start is not None else ()
        return Shape(arrangement, inside, opening, able, meeting_all(able) if able else ())

    def blocking(self, board: Board, shape: Shape) -> tuple[Members, ...]:
        """The smallest sets that can keep it out and would."""
        unwilling = self.worse(board.space, shape)
        return tuple(one for one in shape.blocking if unwilling and one & unwilling == one)

    def worse(self, space: Space, shape: Shape) -> Members:
        """The actors that every opening state leaves worse off than today."""
        if self.start is None or not shape.opening.size:
            return 0
        ranks = space.rank
        every = (ranks[:, shape.opening] < ranks[:, [self.start]]).all(axis=1)
        return sum(1 << int(actor) for actor in np.flatnonzero(every))

    def holds(self, board: Board, shape: Shape) -> bool:
        """Whether an opening state lies in the largest set that nobody leaves, by the weakest concept that counts."""
        return holds_by(board, self.concept, shape.inside, shape.opening)

    def leaving(self, board: Board, shape: Shape) -> Members:
        """Who leaves it by a shortest way from some opening state; nobody where it holds."""
        if self.holds(board, shape):
            return 0
        level = board.levels[self.concept]
        ways = (way for start in shape.opening for way in ways_out(board.space, shape.inside, level, int(start)))
        return sum({1 << way.moves[-1][0] for way in ways})

    def rung(self, board: Board, shape: Shape) -> Rung:
        """The verdict."""
        return Cell(board, shape.arrangement).rung()

    def board_with(self, pledges: Sequence[Pledge]) -> Board:
        """The board on which these pledges are taken at their word as well, after those that are already."""
        key = tuple(one.id for one in pledges)
        if key not in self._boards:
            space, case = self.space, self.space.case
            word = kept_pledges(case, case.readings[space.reading.id], space.scenarios, space.as_of)
            reading = at_their_word(case, case.readings[space.reading.id], [*word, *pledges])
            rank = ranks_under(space.frame, reading, space.as_of)
            if rank.tobytes() not in self._by_rank:
                other = replace(space, reading=reading, rank=rank, order=space.frame.moves.order(rank))
                self._by_rank[rank.tobytes()] = Board(other, Levels(other, self.pool))
            self._boards[key] = self._by_rank[rank.tobytes()]
        return self._boards[key]


Said = tuple[tuple[str, tuple[Expression, ...]], ...]


def pledges_to_take(space: Space) -> tuple[tuple[Pledge, ...], ...]:
    """The pledges that could be taken at their word, those that say the same together, in the order of the case.

    Whatever their kind and binding; not those without an option that a pledger owns, and not those of an actor whose
    preferences are a ranking, which leaves them no place.
    """
    case = space.case
    already = {one.id for one in kept_pledges(case, case.readings[space.reading.id], space.scenarios, space.as_of)}
    groups: dict[tuple[ElementKind, Said], list[Pledge]] = {}
    for pledge in case.pledges.values():
        if pledge.id in already or not is_there(pledge, space.reading.id, space.as_of):
            continue
        said = said_by(space, pledge)
        if said and not any(isinstance(space.reading.preferences[actor].order, Ranked) for actor, _ in said):
            groups.setdefault((_kind(pledge), said), []).append(pledge)
    return tuple(tuple(group) for group in groups.values())


def said_by(space: Space, pledge: Pledge) -> Said:
    """What each pledger with wishes would keep."""
    given = ((actor, words(pledge, space.case.options, actor)) for actor in dict.fromkeys(pledge.by))
    return tuple((actor, said) for actor, said in given if said and actor in space.frame.players)


def options_to_raise(space: Space, shape: Shape) -> tuple[str, ...]:
    """The options that are not yes throughout the arrangement, and that somebody with wishes owns.

    An attack that the arrangement is to keep away is not added to it.
    """
    frame = space.frame
    defence = space.case.defence
    attack = frozenset(defence.attack if defence else ()) & shape.arrangement.held_no
    return tuple(
        id_
        for id_ in frame.option_ids
        if {*space.case.options[id_].owners} & {*frame.players}
        and id_ not in attack
        and not (shape.inside.any() and frame.truth.atom(id_)[shape.inside].all())
    )


def with_options(arrangement: Arrangement, options: Sequence[str]) -> Arrangement:
    """The arrangement with these options yes, whatever it says of them."""
    return replace(
        arrangement,
        held_yes=arrangement.held_yes | frozenset(options),
        held_no=arrangement.held_no - frozenset(options),
    )


@dataclass(frozen=True)
class Addition:
    """Options to raise, and groups of pledges that say the same, of which the first is taken."""

    options: tuple[str, ...]
    groups: tuple[tuple[Pledge, ...], ...]

    @property
    def keys(self) -> frozenset[str]:
        """What it consists of."""
        return frozenset([*self.options, *(group[0].id for group in self.groups)])


def additions(options: Sequence[str], groups: Sequence[tuple[Pledge, ...]], most: int) -> Iterator[Addition]:
    """All additions of one to so many elements, the smaller ones first."""
    for size in range(1, most + 1):
        for pledged in range(size + 1):
            for taken in combinations(groups, pledged):
                for raised in combinations(options, size - pledged):
                    yield Addition(raised, taken)


def check_work(options: int, groups: int, most: int) -> int:
    """How many additions there are; raises Refusal if they are too many."""
    tried = sum(comb(options + groups, size) for size in range(1, most + 1))
    boards = sum(comb(groups, size) for size in range(1, most + 1))
    if tried > MOST_TRIED or boards > MOST_BOARDS:
        raise Refusal(
            f"additions of up to {most} of {options} options and {groups} pledges: {tried:,} in all, with {boards:,} "
            "sets of pledges to be believed",
            f"ask for fewer at once with `--most`; up to {MOST_TRIED:,} additions and {MOST_BOARDS:,} sets are tried",
        )
    return tried


def elements(space: Space, arrangement: Arrangement, addition: Addition) -> tuple[Element, ...]:
    """An addition in the words of the case."""
    found = []
    for id_ in addition.options:
        option = space.case.options[id_]
        over = id_ in arrangement.held_no
        found.append(
            Element("option", id_, (), option.label, option.owners, over, option.basis.refs, option.basis.assumed)
        )
    for group in addition.groups:
        one = group[0]
        payers = tuple(actor for actor, _ in said_by(space, one))
        same = tuple(other.id for other in group[1:])
        found.append(Element(_kind(one), one.id, same, one.text, payers, False, one.basis.refs, one.basis.assumed))
    return tuple(found)


def _kind(pledge: Pledge) -> ElementKind:
    if pledge.kind == "proposal":
        return "proposal"
    return "offer" if pledge.kind == "demand" else "pledge"
