"""The oracle for pledges: definitions read aloud, by going through all states and all sets of pledges.

States are sets of options that are yes. What a pledge means: docs/explanation/pledges.md.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import combinations

from oracle import OptionConflict
from random_pledges import PlainPledge, Tree, true_in, yes_of

State = frozenset[int]

OWED = {"must", "declared", "conditional"}
ORDER = ("must", "declared", "conditional", "may", "open")


def counted(pledges: Sequence[PlainPledge], word: str = "conditional") -> list[PlainPledge]:
    """Those that count as given down to a binding word."""
    words = ORDER[: ORDER.index(word) + 1]
    return [one for one in pledges if one.kind != "proposal" and one.binding in words]


def states_of(conflict: OptionConflict) -> list[State]:
    """All feasible states."""
    return [yes_of(code) for code in range(2**conflict.n_options) if code not in conflict.impossible]


def is_due(one: PlainPledge, state: State) -> bool:
    return one.condition is None or true_in(one.condition, state)


def is_done(one: PlainPledge, state: State) -> bool:
    return set(one.delivers) <= state and not set(one.blocks) & state


def is_kept(one: PlainPledge, state: State) -> bool:
    """Not due or kept; and what it triggers is done where it is owed and called."""
    if is_due(one, state) and not is_done(one, state):
        return False
    if one.trigger is not None and is_due(one, state) and true_in(one.trigger, state):
        return all(option in state for option, binding in one.triggered.items() if binding in OWED)
    return True


def is_visible(one: PlainPledge) -> bool:
    owed = one.trigger is not None and any(binding in OWED for binding in one.triggered.values())
    return bool(one.delivers or one.blocks or owed)


# in one state


def movers(one: PlainPledge) -> list[tuple[str, ...]]:
    """Each of those who gave it, and all of them as one."""
    return [*((actor,) for actor in one.by), one.by]


def can_move(conflict: OptionConflict, actors: tuple[str, ...], start: State, end: State) -> bool:
    """Whether these actors, as one, can move from one state to the other."""
    for option in start ^ end:
        value = option in start
        if (option, value) in conflict.irreversible:
            return False
        owners = conflict.owners[option]
        if value and not owners & set(actors):
            return False
        if not value and not owners <= set(actors):
            return False
    here, there = sum(1 << o for o in start), sum(1 << o for o in end)
    for bar in conflict.barred:
        if bar.actor is not None and bar.actor not in actors:
            continue
        if (bar.raises or bar.drops) and not (bar.raises & (end - start) or bar.drops & (start - end)):
            continue
        if (bar.start is None or here in bar.start) and (bar.end is None or there in bar.end):
            return False
    return start != end


def status(conflict: OptionConflict, one: PlainPledge, state: State) -> str:
    if not is_due(one, state):
        return "waits"
    if not one.delivers and not one.blocks:
        return "due"
    if is_done(one, state):
        return "kept"
    ends = [end for end in states_of(conflict) if is_done(one, end)]
    if any(can_move(conflict, actors, state, end) for actors in movers(one) for end in ends):
        return "broken" if one.binding in OWED else "not used"
    return "blocked"


# what cannot all be kept


def subsets(names: Iterable[str]) -> Iterator[frozenset[str]]:
    """All sets of names, the smallest first."""
    names = list(names)
    for size in range(len(names) + 1):
        for chosen in combinations(names, size):
            yield frozenset(chosen)


def minimal(names: Iterable[str], wanted: Callable[[frozenset[str]], bool]) -> set[frozenset[str]]:
    """The sets that are wanted and have no other such set within them."""
    found: set[frozenset[str]] = set()
    for one in subsets(names):
        if not any(other <= one for other in found) and wanted(one):
            found.add(one)
    return found


def unkeepable(kept: Collection[frozenset[str]], names: Iterable[str]) -> set[frozenset[str]]:
    """The minimal sets that no state keeps; `kept`: for each state what it keeps."""
    return minimal(names, lambda one: not any(one <= state for state in kept))


def to_be_broken(kept: Collection[frozenset[str]], names: Sequence[str]) -> set[frozenset[str]]:
    """The minimal sets such that some state keeps all others."""
    return minimal(names, lambda one: any(frozenset(names) - one <= state for state in kept))


# settlements


class Program:
    """Options, pledges, today and what may be changed, as sets."""

    def __init__(
        self,
        conflict: OptionConflict,
        pledges: Sequence[PlainPledge],
        today: State,
        sure: Collection[int] = (),
        never: Collection[int] = (),
        broken: Collection[str] = (),
        changes: Collection[tuple[str, object]] = (),
    ) -> None:
        self.conflict, self.pledges, self.today = conflict, pledges, today
        self.broken, self.changes = set(broken), set(changes)
        fixed = conflict.irreversible
        self.sure = set(sure) | {o for o in today if (o, True) in fixed and o not in never}
        self.never = set(never) | {
            o for o in range(conflict.n_options) if o not in today and (o, False) in fixed and o not in sure
        }

    def acts(self, one: PlainPledge) -> bool:
        return one.id not in self.broken and not {("lift", one.id), ("withdraw", one.id)} & self.changes

    def condition(self, one: PlainPledge) -> Tree:
        if one.condition is None or ("drop", one.id) in self.changes:
            return ("const", True)
        return inwards(one.condition)

    def brought(self, option: int, due: Collection[str], due_refusals: Collection[str]) -> bool:
        """Whether something brings an option about, given which pledges are due."""
        if option in self.sure:
            return True
        if option in self.never:
            return False
        owners = self.conflict.owners[option]
        for one in self.pledges:
            if one.id in due_refusals and self.acts(one) and option in one.blocks and owners & set(one.by):
                return False
        if option in self.today and ("give up", option) not in self.changes:
            return True
        if ("take", option) in self.changes:
            return True
        return all(
            any(one.id in due and self.acts(one) and owner in one.by and option in one.delivers for one in self.pledges)
            for owner in owners
        )

    def feasible(self, state: State) -> bool:
        return sum(1 << o for o in state) not in self.conflict.impossible

    def supported(self, state: State) -> bool:
        due = {one.id for one in self.pledges if true_in(self.condition(one), state)}
        return state == {o for o in range(self.conflict.n_options) if self.brought(o, due, due)}

    def least(self, yes: State, due: Collection[str]) -> tuple[State, frozenset[str]]:
        """The least model where negations are judged by these options, and refusals by these pledges."""
        conditions = {one.id: reduced(self.condition(one), yes) for one in self.pledges}
        state: State = frozenset()
        while True:
            is_due = frozenset(id_ for id_, tree in conditions.items() if true_in(tree, state))
            higher = frozenset(o for o in range(self.conflict.n_options) if self.brought(o, is_due, due))
            if higher == state:
                return state, is_due
            state = higher

    def stable(self, state: State) -> bool:
        due = {one.id for one in self.pledges if true_in(self.condition(one), state)}
        return self.least(state, due)[0] == state

    def settlements(self, trust: bool = False) -> list[State]:
        """All feasible ones."""
        every = [yes_of(code) for code in range(2**self.conflict.n_options)]
        test = self.supported if trust else self.stable
        return [state for state in every if self.feasible(state) and test(state)]

    def nobody_first(self) -> tuple[State, State]:
        """What is yes for sure, and what may be: of all pairs that confirm each other the one that says least."""
        every = [yes_of(code) for code in range(2**self.conflict.n_options)]
        found = [(low, high) for high in every for low in every if low <= high and self._confirm(low, high)]
        return min(found, key=lambda pair: (len(pair[0]), -len(pair[1])))

    def _confirm(self, lower: State, upper: State) -> bool:
        """Each is the least model against the other; pledges due for sure, or perhaps, by both."""
        sure = {one.id for one in self.pledges if true_between(self.condition(one), lower, upper)}
        maybe = {one.id for one in self.pledges if true_between(self.condition(one), upper, lower)}
        return self.least(upper, maybe)[0] == lower and self.least(lower, sure)[0] == upper


def inwards(tree: Tree, wanted: bool = True) -> Tree:
    """The same with `not` at options only, and with `and`, `or`, `least` alone between."""
    match tree:
        case ("o", _):
            return tree if wanted else ("not", tree)
        case ("const", value):
            return ("const", value == wanted)
        case ("not", part):
            return inwards(part, not wanted)
        case ("and" | "or" as operator, *parts):
            other = {"and": "or", "or": "and"}[operator]
            return (operator if wanted else other, *(inwards(part, wanted) for part in parts))
        case ("implies", left, right):
            return inwards(("or", ("not", left), right), wanted)
        case ("iff", left, right):
            both, none = ("and", left, right), ("and", ("not", left), ("not", right))
            if wanted:
                return ("or", inwards(both), inwards(none))
            return ("or", inwards(("and", left, ("not", right))), inwards(("and", ("not", left), right)))
        case ("least", count, *parts):
            least = count if wanted else len(parts) - count + 1
            return ("least", least, *(inwards(part, wanted) for part in parts))
    raise ValueError(tree)


def reduced(tree: Tree, yes: State) -> Tree:
    """Negations replaced by what they are in a state; the tree has `not` at options only."""
    match tree:
        case ("not", ("o", option)):
            return ("const", option not in yes)
        case ("o", _) | ("const", _):
            return tree
        case ("least", count, *parts):
            return ("least", count, *(reduced(part, yes) for part in parts))
        case (operator, *parts):
            return (operator, *(reduced(part, yes) for part in parts))
    raise ValueError(tree)


def true_between(tree: Tree, yes: State, against: State) -> bool:
    """Whether it is true with options judged by one state and negations by the other."""
    return true_in(reduced(tree, against), yes)
