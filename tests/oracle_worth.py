"""The worth of pledges and of lines of defence, from the definitions: every state, every move, one after the other.

A state is a code (option form) or an id (graph form); `yes` says which options are yes in it. Nothing here is shared
with the engine.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from oracle import Game, OptionConflict, State, is_barred
from random_pledges import PlainPledge, Tree, true_in

Yes = Callable[[State], frozenset[int]]


@dataclass(frozen=True)
class PlainMoment:
    """What one pledger would do: states, and for each state that calls it the state compared with."""

    actor: str
    sort: str
    options: tuple[int, ...]
    due: frozenset[State]
    already: frozenset[State]
    unable: frozenset[State]
    kept_and_not: Mapping[State, tuple[State, State]]

    def wills(self, game: Game) -> Counter[str]:
        """In how many states it would, would not, or does not mind."""
        rank = game.rank[self.actor]
        words = {True: "would", False: "would_not", None: "indifferent"}
        return Counter(
            words[None if rank[kept] == rank[not_kept] else rank[kept] > rank[not_kept]]
            for kept, not_kept in self.kept_and_not.values()
        )

    def where(self, game: Game) -> dict[State, bool]:
        """In which of the states that call it, it would."""
        rank = game.rank[self.actor]
        return {s: rank[kept] > rank[not_kept] for s, (kept, not_kept) in self.kept_and_not.items()}


def moments(
    game: Game, owners: Sequence[frozenset[str]], pledge: PlainPledge, yes: Yes, graph: bool
) -> list[PlainMoment]:
    """All moments of truth of a pledge, actor by actor: what it delivers, refuses, triggers."""
    found = []
    for actor in pledge.by:
        mine = [o for o in range(len(owners)) if actor in owners[o]]
        delivers = tuple(o for o in pledge.delivers if o in mine)
        blocks = tuple(o for o in pledge.blocks if o in mine)

        def due(s: State) -> bool:
            return pledge.condition is None or true_in(pledge.condition, yes(s))

        def brought(s: State, delivers: tuple[int, ...] = delivers) -> bool:
            return all(o in yes(s) for o in delivers)

        def broken(s: State, blocks: tuple[int, ...] = blocks) -> bool:
            return any(o in yes(s) for o in blocks)

        def kept_by_all(s: State) -> bool:
            return all(o in yes(s) for o in pledge.delivers) and not any(o in yes(s) for o in pledge.blocks)

        if delivers:
            where = [s for s in game.states if due(s)]
            goal = [s for s in where if brought(s) and not broken(s)]
            found.append(_moment(game, actor, "deliver", delivers, where, brought, goal, yes, graph))
        if blocks:
            where = [s for s in game.states if due(s) and brought(s)]
            goal = [s for s in game.states if due(s) and broken(s)]
            found.append(_moment(game, actor, "hold", blocks, where, broken, goal, yes, graph))
        for option in pledge.triggered:
            if option in mine:
                where = [
                    s
                    for s in game.states
                    if due(s) and kept_by_all(s) and (pledge.trigger is None or true_in(pledge.trigger, yes(s)))
                ]
                goal = [s for s in where if option in yes(s)]

                def is_done(s: State, option: int = option) -> bool:
                    return option in yes(s)

                one = _moment(game, actor, "act", (option,), where, is_done, goal, yes, graph)
                if pledge.trigger is None:  # due only where it can be done
                    one = PlainMoment(
                        actor, "act", (option,), one.due - one.unable, one.already, frozenset(), one.kept_and_not
                    )
                found.append(one)
    return found


def _moment(
    game: Game,
    actor: str,
    sort: str,
    options: tuple[int, ...],
    where: Sequence[State],
    already: Callable[[State], bool],
    goal: Sequence[State],
    yes: Yes,
    graph: bool,
) -> PlainMoment:
    rank = game.rank[actor]
    unable, compared = set(), {}
    for s in where:
        if already(s):
            continue
        ends = [t for t in game.moves[actor][s] if t in goal]
        if not ends:
            unable.add(s)
            continue
        fewest = min(1 if graph else len(yes(s) ^ yes(t)) for t in ends)
        best = max((t for t in ends if graph or len(yes(s) ^ yes(t)) == fewest), key=lambda t: rank[t])
        compared[s] = (s, best) if sort == "hold" else (best, s)
    return PlainMoment(
        actor, sort, options, frozenset(where), frozenset(s for s in where if already(s)), frozenset(unable), compared
    )


def first_difference(truths: Sequence[Mapping[State, bool]], s: State, t: State) -> int:
    """The number, from 1, of the first statement on which two states differ; 0 if there is none."""
    return next((place for place, truth in enumerate(truths, 1) if truth[s] != truth[t]), 0)


def struck_options(pledges: Sequence[PlainPledge], given: Sequence[PlainPledge]) -> frozenset[int]:
    """The options that these pledges carry and no other given one does."""
    mine = {o for one in pledges for o in (*one.delivers, *one.triggered)}
    ids = {one.id for one in pledges}
    others = {o for one in given if one.id not in ids for o in (*one.delivers, *one.triggered)}
    return frozenset(mine - others)


# lines of defence


@dataclass(frozen=True)
class PlainLine:
    """A line; `stands` None: always."""

    stands: Tree | None
    answers: tuple[int, ...]


@dataclass(frozen=True)
class Attacked:
    """What follows an attack on one state: the states after 0, 1, ... lines, and for each line whether it can answer.

    `would[k]`: for the k-th line, after all before it have answered: +1 all who hold it gain, -1 somebody loses, else
    0.
    """

    if_all: tuple[int, ...]
    if_willing: tuple[int, ...]
    can: tuple[bool, ...]
    would: tuple[int, ...]


def attacks(
    conflict: OptionConflict, attacker: str, attack: Sequence[int], lines: Sequence[PlainLine]
) -> dict[int, Attacked]:
    """Attack every feasible state in which that is possible."""
    found = {}
    for s in range(2**conflict.n_options):
        if s in conflict.impossible:
            continue
        a = raised(conflict, s, attack, (attacker,))
        if a is None or a == s:
            continue
        all_, willing, can, would = [a], [a], [], []
        for line in lines:
            stands = line.stands is None or true_in(line.stands, bits(s))
            after = answered(conflict, all_[-1], stands, line.answers)
            can.append(after != all_[-1])
            would.append(gain(conflict, line.answers, all_[-1], after))
            all_.append(after)
            after = answered(conflict, willing[-1], stands, line.answers)
            willing.append(after if gain(conflict, line.answers, willing[-1], after) == 1 else willing[-1])
        found[s] = Attacked(tuple(all_), tuple(willing), tuple(can), tuple(would))
    return found


def bits(code: int) -> frozenset[int]:
    return frozenset(o for o in range(code.bit_length()) if code >> o & 1)


def answered(conflict: OptionConflict, s: int, stands: bool, answers: Sequence[int]) -> int:
    owners = {owner for o in answers for owner in conflict.owners[o]}
    after = raised(conflict, s, answers, tuple(owners)) if stands else None
    return s if after is None else after


def raised(conflict: OptionConflict, s: int, options: Sequence[int], actors: Sequence[str]) -> int | None:
    """The state with these options yes too; None if it is not feasible or a rule forbids to raise them."""
    t = s
    for option in options:
        t |= 1 << option
    change = bits(t) - bits(s)
    if t in conflict.impossible or any((o, False) in conflict.irreversible for o in change):
        return None
    nothing: frozenset[int] = frozenset()
    for rule in conflict.barred:
        if change and any(is_barred(rule, actor, s, t, change, nothing) for actor in actors):
            return None
    return t


def gain(conflict: OptionConflict, answers: Sequence[int], s: int, t: int) -> int:
    holders = {owner for o in answers for owner in conflict.owners[o] if owner in conflict.actors}
    differences = [conflict.rank[holder][t] - conflict.rank[holder][s] for holder in holders]
    if any(one < 0 for one in differences):
        return -1
    return 1 if differences and all(one > 0 for one in differences) else 0
