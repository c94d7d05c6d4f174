"""The crux between two readings, asked and answered: about one goal, or about the whole matrix."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypedDict, TypeVar

from ..analyses.security import Progress, unheard
from ..analyses.verdicts import arrangement_of, check_day
from ..answers.asked import Asked as Circumstances
from ..answers.beliefs import Atom, Grain
from ..answers.crux import VALUES, Crux, CruxQuestion, CruxVerdict, MatrixCrux, Share, Turning
from ..case.nouns import Arrangement, Case
from ..space.refusal import Refusal
from ..space.space import Spaces, check_decided, reading_of
from .atoms import Pairing, pairing
from .crux import MOST_HYBRIDS, Asked, exact_shares, sampled_shares, turning
from .goals import goal_named
from .judge import Judge

GRAINS: tuple[Grain, ...] = ("lists", "statements")
NOTHING = Turning((), 0, 0, True)
V = TypeVar("V")


@dataclass(frozen=True)
class Search:
    """How far a crux is sought.

    `most_size`: sets of statements up to this size are all tried; `brief`: only up to the size at which one direction
    turns. `samples`: shares of single statements over so many orders; 0: shares of whole lists.
    """

    most_size: int = 2
    samples: int = 0
    seed: int = 0
    brief: bool = False
    progress: Progress = unheard


def crux(
    spaces: Spaces,
    pool: ThreadPoolExecutor,
    first: str,
    second: str,
    goal: str | None,
    question: CruxQuestion,
    scenarios: Sequence[str],
    as_of: date | None,
    search: Search,
) -> Crux:
    """On which beliefs two readings part about a goal: an arrangement, an outcome or an expression; None: the case's.

    Raises Refusal for names the case does not have, for the same reading twice, and as `verdicts` does.
    """
    pairs = _pairs(spaces.case, first, second, question, scenarios, as_of)
    wanted = goal_named(spaces.case, goal)
    judge = Judge(spaces, scenarios, as_of)

    def ask(pair: Pairing) -> Callable[[int], CruxVerdict]:
        return lambda taken: next(_each(judge, pair, taken, (wanted,), question))

    asked = {grain: Asked(ask(pair), pool) for grain, pair in pairs.items()}
    verdicts = (asked["lists"](0), asked["lists"](_everything(pairs["lists"])))

    def like(grain: Grain, side: int) -> Callable[[int], bool]:
        return lambda taken: asked[grain](taken) == verdicts[side]

    turned = {grain: (Asked(like(grain, 0), pool), Asked(like(grain, 1), pool)) for grain in GRAINS}
    sought = _Sought(pairs, turned, asked, VALUES.__getitem__, 1)
    return Crux(
        **sought.parting(first, second, search, verdicts[0] == verdicts[1]),
        asked=Circumstances(spaces.case.id, tuple(scenarios), as_of),
        question=question,
        evaluated=judge.asked,
        goal=wanted.id,
        label=wanted.name,
        verdicts=verdicts,
    )


def matrix_crux(
    spaces: Spaces,
    pool: ThreadPoolExecutor,
    first: str,
    second: str,
    arrangements: Sequence[str] | None,
    question: CruxQuestion,
    scenarios: Sequence[str],
    as_of: date | None,
    search: Search,
) -> MatrixCrux:
    """On which beliefs two readings part about all these arrangements at once; None: all of the case.

    A set of beliefs turns the matrix if after its swap every arrangement is judged as the other reading judges it.
    Raises Refusal as `crux` does, and for a case without arrangements.
    """
    case = spaces.case
    pairs = _pairs(case, first, second, question, scenarios, as_of)
    ids = tuple(dict.fromkeys(case.arrangements if arrangements is None else arrangements))
    goals = tuple(arrangement_of(case, id_) for id_ in ids)
    if not goals:
        raise Refusal("the case has no arrangements", "name a goal: an outcome or an expression over options")
    judge = Judge(spaces, scenarios, as_of)

    def ask(pair: Pairing) -> Callable[[int], tuple[CruxVerdict, ...]]:
        return lambda taken: tuple(_each(judge, pair, taken, goals, question))

    asked = {grain: Asked(ask(pair), pool) for grain, pair in pairs.items()}
    columns = (asked["lists"](0), asked["lists"](_everything(pairs["lists"])))
    order = sorted(range(len(goals)), key=lambda k: columns[0][k] == columns[1][k])  # what tells them apart first
    telling = tuple(goals[k] for k in order)

    def like(grain: Grain, side: int) -> Callable[[int], bool]:
        wanted = tuple(columns[side][k] for k in order)

        def same(taken: int) -> bool:
            found = _each(judge, pairs[grain], taken, telling, question)
            return all(one == other for one, other in zip(found, wanted, strict=True))

        return same if grain == "statements" else lambda taken: asked[grain](taken) == columns[side]

    def nearer(found: tuple[CruxVerdict, ...]) -> int:
        return sum((one == b) - (one == a) for one, a, b in zip(found, *columns, strict=True))

    turned = {grain: (Asked(like(grain, 0), pool), Asked(like(grain, 1), pool)) for grain in GRAINS}
    sought = _Sought(pairs, turned, asked, nearer, 2)
    return MatrixCrux(
        **sought.parting(first, second, search, columns[0] == columns[1]),
        asked=Circumstances(case.id, tuple(scenarios), as_of),
        question=question,
        evaluated=judge.asked,
        verdicts=dict(zip(ids, zip(*columns, strict=True), strict=True)),
    )


def _pairs(
    case: Case, first: str, second: str, question: CruxQuestion, scenarios: Sequence[str], as_of: date | None
) -> dict[Grain, Pairing]:
    check_day(case, as_of, needed=question == "reached")
    if first == second:
        raise Refusal(f"the same reading twice: `{first}`", "name two different ones")
    readings = [reading_of(case, id_) for id_ in (first, second)]
    for reading in readings:
        check_decided(case, reading, as_of)
    return {grain: pairing(case, readings[0], readings[1], grain, scenarios, as_of) for grain in GRAINS}


def _everything(pair: Pairing) -> int:
    """The hybrid with all from the second reading that a verdict may depend on."""
    return (1 << pair.deciding) - 1


def _each(
    judge: Judge, pair: Pairing, taken: int, goals: Sequence[Arrangement], question: CruxQuestion
) -> Iterator[CruxVerdict]:
    """The verdicts of a hybrid on these goals, each computed when it is asked for."""
    reading = pair.hybrid(taken)
    if question == "holds":
        yield from judge.each_rung(reading, goals)
    else:
        yield from ("reached" if so else "not reached" for so in judge.each_reached(reading, goals))


class Parted(TypedDict):
    """What a crux says, whatever was asked."""

    first: str
    second: str
    atoms: dict[Grain, tuple[Atom, ...]]
    forth: dict[Grain, Turning]
    back: dict[Grain, Turning]
    shares_of: Grain
    shares: tuple[Share, ...]


@dataclass(frozen=True)
class _Sought(Generic[V]):
    """Two readings and a verdict to seek the crux of.

    `turned`: whether a hybrid reads like the first reading, and like the second. `worth`: what a verdict counts in
    shares, in so many `parts` of a unit.
    """

    pairs: dict[Grain, Pairing]
    turned: dict[Grain, tuple[Asked[bool], Asked[bool]]]
    asked: dict[Grain, Asked[V]]
    worth: Callable[[V], int]
    parts: int

    def parting(self, first: str, second: str, search: Search, agree: bool) -> Parted:
        """All that is sought; nothing is where the readings agree."""
        names = {grain: tuple(a.id for a in pair.atoms[: pair.deciding]) for grain, pair in self.pairs.items()}
        forth: dict[Grain, Turning] = dict.fromkeys(GRAINS, NOTHING)
        back: dict[Grain, Turning] = dict.fromkeys(GRAINS, NOTHING)
        sizes = range(1, search.most_size + 1) if search.brief else (search.most_size,)
        for size in () if agree else sizes:
            for way, backwards in ((forth, False), (back, True)):
                for grain in GRAINS:
                    start = _everything(self.pairs[grain]) if backwards else 0
                    hints = [] if grain == "lists" else _finer(self.pairs, way["lists"])
                    turned = self.turned[grain][0 if backwards else 1]
                    way[grain] = turning(turned, names[grain], start, size, hints, search.progress)
            if any(len(ids) <= size for way in (forth, back) for ids in way["statements"].sets[:1]):
                break
        shares_of: Grain = "statements" if search.samples else "lists"
        return {
            "first": first,
            "second": second,
            "atoms": {grain: pair.atoms for grain, pair in self.pairs.items()},
            "forth": forth,
            "back": back,
            "shares_of": shares_of,
            "shares": self._shares(shares_of, names[shares_of], search),
        }

    def _shares(self, grain: Grain, names: Sequence[str], search: Search) -> tuple[Share, ...]:
        """The share of every atom; what no verdict depends on has none."""
        ask, rest = self.asked[grain], self.pairs[grain].atoms[len(names) :]
        if search.samples or 1 << len(names) > MOST_HYBRIDS:
            samples = search.samples or 100
            found = sampled_shares(self.worth, self.parts, ask, names, samples, search.seed, search.progress)
        else:
            found = exact_shares(self.worth, self.parts, ask, names)
        return (*found, *(Share(atom.id, 0.0, 0.0) for atom in rest))


def _finer(pairs: dict[Grain, Pairing], found: Turning) -> list[int]:
    """Swaps of lists as swaps of the statements in them; rules, scenarios and pledges are the same in both."""
    numbers = {atom.id: k for k, atom in enumerate(pairs["statements"].atoms)}
    by_actor: dict[str, int] = {}
    for k, atom in enumerate(pairs["statements"].atoms):
        if atom.kind == "statement":
            by_actor[atom.actor] = by_actor.get(atom.actor, 0) | 1 << k
    lists = {atom.id: atom.actor for atom in pairs["lists"].atoms if atom.kind == "list"}
    swaps = []
    for ids in found.sets:
        swap = 0
        for id_ in ids:
            whole = lists.get(id_)
            swap |= by_actor.get(whole, 0) if whole is not None and id_ not in numbers else 1 << numbers[id_]
        swaps.append(swap)
    return swaps
