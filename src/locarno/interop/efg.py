"""A case under one reading as a game tree of perfect information in Gambit's `.efg` format.

From a start state the actors have turns in a given order, round and round, up to a horizon. Who has the turn stays or
makes one legal move. Where it can make none, the turn passes without a node. The payoff is the rank of the state in
which it ends, 0 the worst.
"""

from collections import Counter
from collections.abc import Sequence

from ..answers.converted import Converted
from ..space.naming import TODAY, state_named
from ..space.refusal import Refusal
from .ids import plain_name
from .nfg import quoted
from .source import Source, counted, ends_of, listed, state_name

_TITLE = "a game tree"
MOST_NODES = 200_000
MOST_TURNS = 1_000
_MOST_LOOKED_AT = 2_000_000
STAY = "stay"


def order_of(source: Source, order: Sequence[str]) -> tuple[int, ...]:
    """Who has the turn after whom, as numbers of actors; all in the order of the case if none are named."""
    players = source.frame.players
    for actor in order:
        if actor not in players:
            known = actor in source.case.actors
            found = f"`{actor}` has no preferences, so it has no turns" if known else f"there is no actor `{actor}`"
            raise Refusal(found, f"actors: {', '.join(players)}")
    return tuple(players.index(actor) for actor in (order or players))


def efg_of(source: Source, start: str = TODAY, order: Sequence[str] = (), horizon: int | None = None) -> Converted:
    """The tree of `horizon` turns; None: one for everybody in the order. Raises Refusal if it is too large."""
    source.some_state()
    turns = order_of(source, order)
    count = len(turns) if horizon is None else horizon
    if not 1 <= count <= MOST_TURNS:
        raise Refusal(f"a horizon of {count:,}", f"from 1 to {MOST_TURNS:,} turns")
    movers = [turns[turn % len(turns)] for turn in range(count)]
    first = state_named(source.space, start)
    tree = _Tree(source, movers)
    nodes = tree.size(first)
    if nodes > MOST_NODES:
        more = "at least " if tree.gave_up else ""
        found = f"{_TITLE} of {count} turns has {more}{nodes:,} nodes"
        raise Refusal(
            found, f"at most {MOST_NODES:,}: a shorter `--horizon`, fewer actors in `--order`, or options held"
        )
    lines = [
        f"EFG 2 R {quoted(plain_name(source.case.title))} {{ {' '.join(quoted(a) for a in source.frame.players)} }}",
        quoted(f"{source.signature} {_meaning(source, movers, first)}"),
        "",
        *tree.lines(first),
    ]
    ends = tree.ends
    lost = [f"what comes after {counted(count, 'turn')}"]
    lost += source.degrees()
    if source.nature():
        lost.append(f"the moves of {listed(source.nature())}")
    return Converted(
        source.asked,
        source.space.reading.id,
        "efg",
        "\n".join(lines) + "\n",
        f"{counted(len(source.frame.players), 'player')}, {counted(nodes, 'node')}, {counted(ends, 'end')}, "
        f"{counted(count, 'turn')} from `{state_name(source.frame, first)}`, ranks as payoffs",
        (),
        (*lost, *source.besides("status_quo")),
    )


def _meaning(source: Source, movers: Sequence[int], first: int) -> str:
    names = [source.frame.players[row] for row in movers]
    return (
        f"Start: {state_name(source.frame, first)}. Turns: {', '.join(names)}. Who has the turn stays or makes one "
        "legal move; who can make none is passed over. A payoff is the rank of the state at the end, 0 the worst: an "
        "order, not an amount."
    )


class _Tree:
    """The tree of turns; actions of a node are staying, then moves by the number of the state they lead to."""

    def __init__(self, source: Source, movers: Sequence[int]) -> None:
        self._source, self._movers = source, movers
        self._ends_of: dict[tuple[int, int], list[int]] = {}
        self._looked_at = 0
        self.gave_up = False
        self.ends = 0

    def _moves(self, row: int, state: int) -> list[int]:
        key = (row, state)
        if key not in self._ends_of:
            self._ends_of[key] = ends_of(self._source.space, row, state)
            self._looked_at += len(self._ends_of[key]) + 1
        return self._ends_of[key]

    def size(self, first: int) -> int:
        """How many nodes the tree has, ends included; `gave_up` if it has more than was counted."""
        nodes, here = 0, Counter({first: 1})
        for row in self._movers:
            after: Counter[int] = Counter()
            for state, times in here.items():
                ends = self._moves(row, state)
                if self._looked_at > _MOST_LOOKED_AT and nodes > MOST_NODES:
                    self.gave_up = True
                    return nodes
                nodes += times if ends else 0
                after[state] += times
                for end in ends:
                    after[end] += times
            here = after
        return nodes + sum(here.values())

    def lines(self, first: int) -> list[str]:
        """The nodes in the order of the format: a node, then all that follows its first action, and so on.

        Gambit wants labels that are given to be unlike all others, so a node has none; its information set, of which it
        is the only member, names the state.
        """
        frame, rank = self._source.frame, self._source.space.rank
        sets: Counter[int] = Counter()
        made: list[str] = []
        waiting = [(0, first)]
        while waiting:
            turn, state = waiting.pop()
            while turn < len(self._movers) and not self._moves(self._movers[turn], state):
                turn += 1
            name = quoted(state_name(frame, state))
            if turn == len(self._movers):
                payoffs = ", ".join(str(int(rank[row, state])) for row in range(len(frame.players)))
                made.append(f't "" {state + 1} {name} {{ {payoffs} }}')
                self.ends += 1
                continue
            row = self._movers[turn]
            ends = self._moves(row, state)
            sets[row] += 1
            actions = " ".join(quoted(word) for word in [STAY, *(self._change(state, end) for end in ends)])
            label = quoted(f"{frame.players[row]} {sets[row]}: {state_name(frame, state)}")
            made.append(f'p "" {row + 1} {sets[row]} {label} {{ {actions} }} 0')
            waiting += [(turn + 1, end) for end in reversed([state, *ends])]
        return made

    def _change(self, start: int, end: int) -> str:
        """What a move changes: `+x -y`, in graph form `-> s2`."""
        frame = self._source.frame
        if frame.state_ids:
            return f"-> {frame.label(end)}"
        before, after = int(frame.codes[start]), int(frame.codes[end])
        return " ".join(
            ("+" if after >> bit & 1 else "-") + id_
            for bit, id_ in enumerate(frame.option_ids)
            if (before ^ after) >> bit & 1
        )
