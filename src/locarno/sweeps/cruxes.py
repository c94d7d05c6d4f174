"""The crux between two readings, asked and answered."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date

from ..analyses.security import Progress, unheard
from ..analyses.verdicts import check_day
from ..answers.asked import Asked as Circumstances
from ..answers.beliefs import Grain
from ..answers.crux import Crux, CruxQuestion, CruxVerdict, Turning
from ..case.nouns import Arrangement
from ..space.refusal import Refusal
from ..space.space import Spaces, check_decided, reading_of
from .atoms import Pairing, pairing
from .crux import MOST_HYBRIDS, Asked, Verdict, exact_shares, sampled_shares, turning
from .goals import goal_named
from .judge import Judge

GRAINS: tuple[Grain, ...] = ("lists", "statements")
NOTHING = Turning((), 0, 0, True)


def crux(
    spaces: Spaces,
    pool: ThreadPoolExecutor,
    first: str,
    second: str,
    goal: str | None = None,
    question: CruxQuestion = "holds",
    scenarios: Sequence[str] = (),
    as_of: date | None = None,
    most_size: int = 2,
    samples: int = 0,
    seed: int = 0,
    brief: bool = False,
    progress: Progress = unheard,
) -> Crux:
    """On which beliefs two readings part about a goal.

    `goal`: an arrangement, an outcome or an expression; None: the case's own. `most_size`: sets of statements up to
    this size are all tried; `brief`: only up to the size at which one direction turns. `samples`: shares of single
    statements over so many orders; 0: shares of whole lists.
    Raises Refusal for names the case does not have, for the same reading twice, and as `verdicts` does.
    """
    case = spaces.case
    check_day(case, as_of, needed=question == "reached")
    if first == second:
        raise Refusal(f"the same reading twice: `{first}`", "name two different ones")
    readings = [reading_of(case, id_) for id_ in (first, second)]
    for reading in readings:
        check_decided(case, reading, as_of)
    wanted = goal_named(case, goal)
    judge = Judge(spaces, scenarios, as_of)
    pairs = {grain: pairing(case, readings[0], readings[1], grain, scenarios, as_of) for grain in GRAINS}
    asked = {grain: Asked(_verdict(judge, pair, wanted, question), pool) for grain, pair in pairs.items()}
    names = {grain: tuple(atom.id for atom in pair.atoms) for grain, pair in pairs.items()}
    everything = {grain: (1 << len(atoms)) - 1 for grain, atoms in names.items()}
    verdicts = (asked["lists"](0), asked["lists"](everything["lists"]))
    forth: dict[Grain, Turning] = dict.fromkeys(GRAINS, NOTHING)
    back: dict[Grain, Turning] = dict.fromkeys(GRAINS, NOTHING)
    sizes = range(1, most_size + 1) if brief else (most_size,)
    for size in sizes if verdicts[0] != verdicts[1] else ():
        for way, backwards in ((forth, False), (back, True)):
            for grain in GRAINS:
                start = everything[grain] if backwards else 0
                hints = [] if grain == "lists" else _finer(pairs, way["lists"])
                goal_verdict = verdicts[0] if backwards else verdicts[1]
                way[grain] = turning(asked[grain], names[grain], start, goal_verdict, size, hints, progress)
        if any(len(ids) <= size for way in (forth, back) for ids in way["statements"].sets[:1]):
            break
    shares_of: Grain = "statements" if samples else "lists"
    ask = asked[shares_of]
    if samples or 1 << len(names["lists"]) > MOST_HYBRIDS:
        shares = sampled_shares(ask, names[shares_of], samples or 100, seed, progress)
    else:
        shares = exact_shares(ask, names["lists"])
    return Crux(
        asked=Circumstances(case.id, tuple(scenarios), as_of),
        first=first,
        second=second,
        goal=wanted.id,
        label=wanted.name,
        question=question,
        verdicts=verdicts,
        atoms={grain: pair.atoms for grain, pair in pairs.items()},
        forth=forth,
        back=back,
        shares_of=shares_of,
        shares=shares,
        evaluated=judge.asked,
    )


def _verdict(judge: Judge, pair: Pairing, goal: Arrangement, question: CruxQuestion) -> Verdict:
    def holds(taken: int) -> CruxVerdict:
        return judge.rungs(pair.hybrid(taken), (goal,))[0]

    def reached(taken: int) -> CruxVerdict:
        return "reached" if judge.reached(pair.hybrid(taken), goal) else "not reached"

    return holds if question == "holds" else reached


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
