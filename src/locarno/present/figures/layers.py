"""Boxes in columns from left to right, and lines between them that cross no box.

Layered drawing after Sugiyama, Tagawa & Toda (1981): edges against the flow are set apart, each node stands one column
after the last of those before it, long edges get places of their own in the columns they pass, and the order in a
column follows the middle of the neighbours.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

GAP, ROOM, LANE, THIN = 84.0, 14.0, 16.0, 6.0
"""Pixels between columns, between boxes, between lanes of lines that go back, and the height of a place passed."""

_SWEEPS = 12
_STEPS = 24

Point = tuple[float, float]
Passed = tuple[str, str, int]
Node = str | Passed


@dataclass(frozen=True)
class Box:
    """A box by its left and upper corner; y grows downwards."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return self.y + self.height / 2


@dataclass(frozen=True)
class Layers:
    """Where everything stands: boxes by name, a line of points for each edge, the size of the whole."""

    boxes: Mapping[str, Box]
    lines: Mapping[tuple[str, str], tuple[Point, ...]]
    width: float
    height: float


def layered(
    heights: Mapping[str, float], edges: Sequence[tuple[str, str]], back: Iterable[tuple[str, str]], wide: float
) -> Layers:
    """Place boxes of one width and these heights; `back` are edges that do not count for the order of columns."""
    import networkx

    graph: Any = networkx.DiGraph()
    graph.add_nodes_from(heights)
    graph.add_edges_from(edge for edge in edges if edge not in set(back))
    while not networkx.is_directed_acyclic_graph(graph):
        graph.remove_edge(*networkx.find_cycle(graph)[-1])
    column = {name: number for number, names in enumerate(networkx.topological_generations(graph)) for name in names}
    forward = [edge for edge in edges if column[edge[0]] < column[edge[1]]]
    columns, chains = _columns(heights, column, forward)
    _untangle(columns, chains)
    boxes, tall = _boxes(columns, heights, wide)
    lines = {edge: _line([boxes[node] for node in chain]) for edge, chain in chains.items()}
    returning = [edge for edge in edges if edge not in lines]
    for number, edge in enumerate(returning):
        lines[edge] = _around(boxes[edge[0]], boxes[edge[1]], tall + LANE * (number + 1), number)
    across = len(columns) * (wide + GAP) - GAP
    named = {name: boxes[name] for name in heights}
    return Layers(named, lines, across, tall + LANE * (len(returning) + 1) if returning else tall)


def _columns(
    heights: Mapping[str, float], column: Mapping[str, int], forward: Sequence[tuple[str, str]]
) -> tuple[list[list[Node]], dict[tuple[str, str], list[Node]]]:
    columns: list[list[Node]] = [[] for _ in range(max(column.values(), default=0) + 1)]
    for name in heights:
        columns[column[name]].append(name)
    chains: dict[tuple[str, str], list[Node]] = {}
    for first, last in forward:
        passed: list[Node] = [(first, last, at) for at in range(column[first] + 1, column[last])]
        for at, node in enumerate(passed, column[first] + 1):
            columns[at].append(node)
        chains[first, last] = [first, *passed, last]
    return columns, chains


def _untangle(columns: list[list[Node]], chains: Mapping[tuple[str, str], list[Node]]) -> None:
    """Order each column by the middle of what its nodes are joined to, forth and back."""
    before: dict[Node, list[Node]] = {}
    after: dict[Node, list[Node]] = {}
    for chain in chains.values():
        for left, right in pairwise(chain):
            before.setdefault(right, []).append(left)
            after.setdefault(left, []).append(right)
    for sweep in range(_SWEEPS):
        joined, order = (before, columns) if sweep % 2 == 0 else (after, columns[::-1])
        place = {node: (at + 0.5) / len(nodes) for nodes in columns for at, node in enumerate(nodes)}
        for nodes in order:
            for at, node in enumerate(nodes):
                others = joined.get(node, [])
                middle = sum(place[other] for other in others) / len(others) if others else (at + 0.5) / len(nodes)
                place[node] = middle
            nodes.sort(key=lambda node: place[node])
            for at, node in enumerate(nodes):
                place[node] = (at + 0.5) / len(nodes)


def _boxes(columns: list[list[Node]], heights: Mapping[str, float], wide: float) -> tuple[dict[Node, Box], float]:
    def high(node: Node) -> float:
        return heights[node] if isinstance(node, str) else THIN

    sums = [sum(high(node) for node in nodes) + ROOM * (len(nodes) - 1) for nodes in columns]
    tall = max(sums, default=0.0)
    boxes: dict[Node, Box] = {}
    for number, nodes in enumerate(columns):
        y = (tall - sums[number]) / 2
        for node in nodes:
            boxes[node] = Box(number * (wide + GAP), y, wide, high(node))
            y += high(node) + ROOM
    return boxes, tall


def _line(boxes: Sequence[Box]) -> tuple[Point, ...]:
    """From the right side of the first box to the left side of the last, straight through places passed."""
    points: list[Point] = []
    for left, right in pairwise(boxes):
        points += _bent((left.x + left.width, left.middle), (right.x, right.middle))
    return tuple(points)


def _bent(start: Point, end: Point) -> list[Point]:
    """A curve that leaves and arrives level."""
    points = []
    for step in range(_STEPS + 1):
        t = step / _STEPS
        smooth = t * t * (3 - 2 * t)
        points.append((start[0] + (end[0] - start[0]) * t, start[1] + (end[1] - start[1]) * smooth))
    return points


def _around(start: Box, end: Box, lane: float, number: int) -> tuple[Point, ...]:
    """From the right side of one box, below everything, to the left side of another."""
    out, into = start.x + start.width + 14 + 5 * (number % 6), end.x - 22 - 5 * (number % 6)
    corners = [(start.x + start.width, start.middle), (out, start.middle), (out, lane), (into, lane)]
    corners += [(into, end.middle), (end.x, end.middle)]
    return _rounded(corners, 8.0)


def _rounded(corners: Sequence[Point], radius: float) -> tuple[Point, ...]:
    points = [corners[0]]
    for before, corner, after in zip(corners, corners[1:], corners[2:], strict=False):
        first, last = _towards(corner, before, radius), _towards(corner, after, radius)
        for step in range(5):
            t = step / 4
            points.append(
                (
                    (1 - t) ** 2 * first[0] + 2 * t * (1 - t) * corner[0] + t * t * last[0],
                    (1 - t) ** 2 * first[1] + 2 * t * (1 - t) * corner[1] + t * t * last[1],
                )
            )
    return (*points, corners[-1])


def _towards(corner: Point, other: Point, radius: float) -> Point:
    length = max(abs(other[0] - corner[0]), abs(other[1] - corner[1]), 1e-9)
    share = min(radius / length, 0.5)
    return corner[0] + (other[0] - corner[0]) * share, corner[1] + (other[1] - corner[1]) * share
