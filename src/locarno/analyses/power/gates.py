"""Games as gates: what decides whether a coalition wins, said in and, or, not, and sums of weights.

A node is a number: 0 is false, 1 is true, then the players, then gates in the order in which they were made. The same
gate is made once, and what is constant is folded, so that what does not matter falls away while a game is built.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from ...kernels.truth_tables import AND, AND_NOT, FALSE, FIRST, OR, TRUE, XOR
from ...kernels.types import Int64

Node = int


class Gate(NamedTuple):
    """One operation on two nodes."""

    kind: int
    left: Node
    right: Node


@dataclass(frozen=True)
class Program:
    """The gates that a goal needs, over the players it depends on.

    `players`: which these are, increasing; the k-th has register `FIRST + k`. `gates[K, 4]` as `kernels.truth_tables`
    wants them, `reads[K]` the players that a gate depends on, as bits by place in `players`; `goal`: a register.
    """

    players: tuple[int, ...]
    registers: int
    gates: Int64
    reads: tuple[int, ...]
    goal: int

    def narrow(self) -> "Program":
        """The same with registers used again once nobody reads them any more, to be run in this order only."""
        fixed = FIRST + len(self.players)
        last = {int(register): at for at, gate in enumerate(self.gates) for register in gate[2:]}
        last[self.goal] = len(self.gates)
        place = {register: register for register in range(fixed)}
        free: list[int] = []
        rows = []
        top = fixed
        for at, (kind, into, left, right) in enumerate(self.gates.tolist()):
            reads = place[left], place[right]
            free += [place[one] for one in {left, right} if one >= fixed and last[one] == at]
            if free:
                place[into] = free.pop()
            else:
                place[into] = top
                top += 1
            rows.append((kind, place[into], *reads))
        gates = np.array(rows, np.int64).reshape(len(rows), 4)
        return Program(self.players, top, gates, self.reads, place[self.goal])


class Gates:
    """Builds nodes over so many players."""

    def __init__(self, players: int) -> None:
        self.players = players
        self._gates: list[Gate] = []
        self._number: dict[Gate, Node] = {}
        self._support: list[int] = [0, 0, *(1 << player for player in range(players))]

    @property
    def size(self) -> int:
        """How many gates there are."""
        return len(self._gates)

    def player(self, number: int) -> Node:
        """True in the coalitions that the player is in."""
        return FIRST + number

    def support(self, node: Node) -> int:
        """The players a node may depend on, as bits."""
        return self._support[node]

    def all_of(self, nodes: Sequence[Node]) -> Node:
        """True where all are; true of none."""
        found = TRUE
        for node in nodes:
            found = self._both(found, node)
        return found

    def any_of(self, nodes: Sequence[Node]) -> Node:
        """True where some is; false of none."""
        found = FALSE
        for node in nodes:
            found = self._either(found, node)
        return found

    def without(self, left: Node, right: Node) -> Node:
        """True where the left is and the right is not."""
        if left == FALSE or right in (TRUE, left):
            return FALSE
        return left if right == FALSE else self._make(Gate(AND_NOT, left, right))

    def opposite(self, node: Node) -> Node:
        """True where it is false."""
        gate = self._gates[node - FIRST - self.players] if node >= FIRST + self.players else None
        if gate is not None and gate.kind == AND_NOT and gate.left == TRUE:
            return gate.right
        return self.without(TRUE, node)

    def differ(self, left: Node, right: Node) -> Node:
        """True where exactly one is."""
        for one, other in ((left, right), (right, left)):
            if one == FALSE:
                return other
            if one == TRUE:
                return self.opposite(other)
        return FALSE if left == right else self._make(Gate(XOR, min(left, right), max(left, right)))

    def at_least(self, quota: int, weights: Sequence[tuple[Node, int]]) -> Node:
        """True where the weights, at least 0, of the true nodes come to the quota."""
        total = sum(weight for _, weight in weights)
        if quota <= 0 or total < quota:
            return TRUE if quota <= 0 else FALSE
        # what is far apart in the number of a coalition is added up apart, so that most sums are needed once
        half = [[pair for pair in weights if (self.support(pair[0]) >> 14 == 0) == low] for low in (True, False)]
        columns = [self._sum([[]] if not part else _columns(part)) for part in half]
        width = total.bit_length()
        both = [[number[bit] for number in columns if bit < len(number)] for bit in range(width)]
        bits = self._sum(both)
        reached = TRUE  # from the lowest bit: whether what is below reaches what the quota has there
        for bit in range(max(width, quota.bit_length())):
            mine = bits[bit] if bit < len(bits) else FALSE
            reached = self._both(mine, reached) if quota >> bit & 1 else self._either(mine, reached)
        return reached

    def _sum(self, columns: list[list[Node]]) -> list[Node]:
        """Add up numbers given as the nodes of each bit; three of a bit become one, and one of the next."""
        bits: list[Node] = []
        carried: list[Node] = []
        place = 0
        while place < len(columns) or carried:
            here = [node for node in [*(columns[place] if place < len(columns) else []), *carried] if node != FALSE]
            carried = []
            while len(here) > 1:
                left, right = here.pop(0), here.pop(0)
                either = self.differ(left, right)
                if not here:
                    carried.append(self._both(left, right))
                    here.append(either)
                    break
                third = here.pop(0)
                here.append(self.differ(either, third))
                carried.append(self._either(self._both(left, right), self._both(either, third)))
            bits.append(here[0] if here else FALSE)
            place += 1
        return bits

    def in_everybody(self, node: Node) -> bool:
        """Whether a node is true in the coalition of all players."""
        values = [False, True, *([True] * self.players)]
        for gate in self._gates[: max(node - FIRST - self.players + 1, 0)]:
            left, right = values[gate.left], values[gate.right]
            if gate.kind == AND:
                values.append(left and right)
            elif gate.kind == OR:
                values.append(left or right)
            else:
                values.append(left != right if gate.kind == XOR else left and not right)
        return values[node]

    def program(self, goal: Node) -> Program:
        """What is needed for a goal, its players and registers numbered anew."""
        needed: set[Node] = set()
        stack = [goal]
        while stack:
            node = stack.pop()
            if node >= FIRST + self.players and node not in needed:
                needed.add(node)
                gate = self._gates[node - FIRST - self.players]
                stack += [gate.left, gate.right]
        support = self.support(goal)
        players = tuple(player for player in range(self.players) if support >> player & 1)
        place = {FALSE: FALSE, TRUE: TRUE} | {FIRST + player: FIRST + k for k, player in enumerate(players)}
        rows, reads = [], []
        for register, node in enumerate(sorted(needed), FIRST + len(players)):
            gate = self._gates[node - FIRST - self.players]
            place[node] = register
            rows.append((gate.kind, register, place[gate.left], place[gate.right]))
            reads.append(sum(1 << k for k, player in enumerate(players) if self._support[node] >> player & 1))
        gates = np.array(rows, np.int64).reshape(len(rows), 4)
        return Program(players, FIRST + len(players) + len(rows), gates, tuple(reads), place[goal])

    def _both(self, left: Node, right: Node) -> Node:
        if FALSE in (left, right):
            return FALSE
        if TRUE in (left, right) or left == right:
            return max(left, right)  # true has the lowest number but one
        return self._make(Gate(AND, min(left, right), max(left, right)))

    def _either(self, left: Node, right: Node) -> Node:
        if TRUE in (left, right):
            return TRUE
        if FALSE in (left, right) or left == right:
            return max(left, right)
        return self._make(Gate(OR, min(left, right), max(left, right)))

    def _make(self, gate: Gate) -> Node:
        if gate not in self._number:
            self._number[gate] = FIRST + self.players + len(self._gates)
            self._gates.append(gate)
            self._support.append(self._support[gate.left] | self._support[gate.right])
        return self._number[gate]


def _columns(weights: Sequence[tuple[Node, int]]) -> list[list[Node]]:
    width = max(weight.bit_length() for _, weight in weights)
    return [[node for node, weight in weights if weight >> bit & 1] for bit in range(width)]
