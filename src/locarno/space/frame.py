"""The frame of a state space: which states there are and who can move between them, whatever anybody wants.

States are numbered 0..S-1. In option form the code of a state has bit o set if option o is yes, and states are in
increasing order of code; in graph form the code is the number of the state in the file. Readings with the same
constraints share a frame.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from ..case.expressions import Expression
from ..case.nouns import Barred, Case, Impossible, Irreversible
from ..kernels.types import Bool, Int64
from .constraints import Constraints
from .memory import check_combinations, check_states_fit
from .moves import ArcMoves, CellMoves, Masks, Moves
from .truth import Truth

_CHUNK_BITS = 20


@dataclass(frozen=True)
class Frame:
    """States and moves of a case under constraints.

    `codes[S]` int64; `players` the actors with preferences, in the order of `moves`; `option_ids` by bit; `state_ids`
    by number in graph form, else empty.
    """

    case: Case
    constraints: Constraints
    codes: Int64
    players: tuple[str, ...]
    option_ids: tuple[str, ...]
    state_ids: tuple[str, ...]
    moves: Moves
    truth: Truth = field(repr=False)

    @property
    def size(self) -> int:
        """S, the number of feasible states."""
        return int(self.codes.size)

    @cached_property
    def _number(self) -> Mapping[str, int]:
        return {id_: number for number, id_ in enumerate(self.option_ids)}

    def mask(self, options: Sequence[str] | frozenset[str]) -> int:
        """The code in which exactly these options are yes."""
        return sum(1 << self._number[option] for option in options)

    def holds(self, state: int) -> tuple[str, ...]:
        """The options that are yes in a state."""
        if self.state_ids:
            held = self.case.states[self.state_ids[int(self.codes[state])]].holds
            return tuple(option for option in self.option_ids if option in held)
        code = int(self.codes[state])
        return tuple(option for bit, option in enumerate(self.option_ids) if code >> bit & 1)

    def label(self, state: int) -> str:
        """The id of a state in graph form, else its options."""
        if self.state_ids:
            return self.state_ids[int(self.codes[state])]
        return " ".join(self.holds(state)) or "nothing"

    def index(self, code: int) -> int | None:
        """The number of the state with that code; None if it is not feasible."""
        at = int(np.searchsorted(self.codes, code))
        return at if at < self.size and self.codes[at] == code else None

    def members(self, yes: frozenset[str], no: frozenset[str], require: Expression) -> Bool:
        """The states with all of `yes`, none of `no`, in which `require` is true; shape [S]."""
        found = self.truth(require).copy()
        for option in yes:
            found &= self.truth.atom(option)
        for option in no:
            found &= ~self.truth.atom(option)
        return found


def build_frame(case: Case, given: Constraints) -> Frame:
    """Lay out the states and moves of a case under constraints.

    Raises Refusal if they would not fit into memory.
    """
    players = case.players()
    if case.form == "graph":
        return _graph_frame(case, given, players)
    option_ids = tuple(case.options)
    check_combinations(len(option_ids), len(option_ids) - len(given.held_yes | given.held_no), 2**_CHUNK_BITS)
    codes = _feasible_codes(given, option_ids)
    check_states_fit(len(option_ids), codes.size, len(players))
    truth = truth_over(case, codes)
    masks = [_masks(case, given, option_ids, player) for player in players]
    barred = [rule for rule in given.rules if isinstance(rule, Barred)]
    moves: Moves
    if barred:
        moves = ArcMoves.from_options(codes, len(option_ids), masks, _barred_of(barred, players, option_ids, truth))
    else:
        moves = CellMoves.from_options(codes, len(option_ids), masks)
    return Frame(case, given, codes, players, option_ids, (), moves, truth)


def truth_over(case: Case, codes: Int64) -> Truth:
    """Truth tables over the states with these codes, shape [S], whatever rules there are."""
    atoms = _listed(case, codes) if case.form == "graph" else _bits(codes, tuple(case.options))
    return Truth(atoms, codes.size)


def _bits(codes: Int64, option_ids: tuple[str, ...]) -> Mapping[str, Callable[[], Bool]]:
    def table(bit: int) -> Callable[[], Bool]:
        return lambda: (codes >> bit & 1).astype(bool)

    return {id_: table(bit) for bit, id_ in enumerate(option_ids)}


def _feasible_codes(given: Constraints, option_ids: tuple[str, ...]) -> Int64:
    """All codes that keep the rules and what is held, increasing; in chunks, so that memory follows the feasible."""
    if given.held_yes & given.held_no:
        return np.empty(0, np.int64)
    base = sum(1 << bit for bit, id_ in enumerate(option_ids) if id_ in given.held_yes)
    free = [bit for bit, id_ in enumerate(option_ids) if id_ not in given.held_yes | given.held_no]
    impossible = [rule.when for rule in given.rules if isinstance(rule, Impossible)]
    low = min(len(free), _CHUNK_BITS)
    within = _spread(np.arange(2**low, dtype=np.int64), free[:low]) | base
    parts = []
    for high in range(2 ** (len(free) - low)):
        codes = within | int(_spread(np.array([high], np.int64), free[low:])[0])
        truth = Truth(_bits(codes, option_ids), codes.size)
        bad = np.zeros(codes.size, bool)
        for when in impossible:
            bad |= truth(when)
        parts.append(codes[~bad])
    return np.concatenate(parts)


def _spread(numbers: Int64, bits: Sequence[int]) -> Int64:
    """Put bit k of each number at place `bits[k]`."""
    spread = np.zeros_like(numbers)
    for place, bit in enumerate(bits):
        spread |= (numbers >> place & 1) << bit
    return spread


def _masks(case: Case, given: Constraints, option_ids: tuple[str, ...], player: str) -> Masks:
    """Which bits an actor can change alone, and in which direction. A joint option it can only drop."""
    stays = {(rule.option, rule.value) for rule in given.rules if isinstance(rule, Irreversible)}
    free = up = down = 0
    for bit, id_ in enumerate(option_ids):
        owners = case.options[id_].owners
        if player not in owners:
            continue
        may_rise = len(owners) == 1 and (id_, False) not in stays
        may_fall = (id_, True) not in stays
        if may_rise and may_fall:
            free |= 1 << bit
        elif may_rise:
            up |= 1 << bit
        elif may_fall:
            down |= 1 << bit
    return Masks(free, up, down)


def _barred_of(
    barred: Sequence[Barred], players: tuple[str, ...], option_ids: tuple[str, ...], truth: Truth
) -> list[tuple[Int64, Int64, Bool, Bool]]:
    """For each player the barred rules that bind it, as masks and tables."""
    bit = {id_: 1 << number for number, id_ in enumerate(option_ids)}
    bound = []
    for player in players:
        mine = [rule for rule in barred if rule.actor in ("", player)]
        bound.append(
            (
                np.array([sum(bit[option] for option in rule.raises) for rule in mine], np.int64),
                np.array([sum(bit[option] for option in rule.drops) for rule in mine], np.int64),
                _rows([truth(rule.start) for rule in mine], truth.states),
                _rows([truth(rule.end) for rule in mine], truth.states),
            )
        )
    return bound


def _rows(tables: Sequence[Bool], states: int) -> Bool:
    return np.array(tables, bool) if tables else np.zeros((0, states), bool)


def _graph_frame(case: Case, given: Constraints, players: tuple[str, ...]) -> Frame:
    ids = tuple(case.states)
    everything = Truth(_listed(case, np.arange(len(ids))), len(ids))
    good = np.ones(len(ids), bool)
    for rule in given.rules:
        if isinstance(rule, Impossible):
            good &= ~everything(rule.when)
    for option in given.held_yes:
        good &= everything.atom(option)
    for option in given.held_no:
        good &= ~everything.atom(option)
    codes = np.flatnonzero(good).astype(np.int64)
    number = {ids[code]: index for index, code in enumerate(codes)}
    truth = truth_over(case, codes)
    barred = [(rule.actor, truth(rule.start), truth(rule.end)) for rule in given.rules if isinstance(rule, Barred)]
    arcs = []
    for player in players:
        mine = [(start, end) for actor, start, end in barred if actor in ("", player)]
        pairs = [
            (number[begin], number[end])
            for begin, ends in case.moves.get(player, {}).items()
            for end in ends
            if begin in number and end in number
        ]
        arcs.append([(s, t) for s, t in pairs if not any(start[s] and end[t] for start, end in mine)])
    moves = ArcMoves.from_pairs(codes.size, arcs)
    return Frame(case, given, codes, players, tuple(case.options), ids, moves, truth)


def _listed(case: Case, codes: Int64) -> Mapping[str, Callable[[], Bool]]:
    ids = list(case.states)

    def is_state(number: int) -> Callable[[], Bool]:
        return lambda: codes == number

    def has(option: str) -> Callable[[], Bool]:
        return lambda: np.array([option in case.states[ids[code]].holds for code in codes], bool)

    return {id_: is_state(number) for number, id_ in enumerate(ids)} | {option: has(option) for option in case.options}
