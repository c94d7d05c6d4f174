"""Which coalitions would upset a state, and what holds them back (Kilgour et al. 2001; Inohara & Hipel 2008).

For each state asked about and each coalition: its improvements by what its members can bring about together, which of
them the others deter under four concepts, and whether some lead from one equilibrium to another. The search is in
`coalition_sanctions`; here it is spread over threads and told in the words of the case.
"""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from threading import Event

import numpy as np

from ...answers.asked import Asked
from ...answers.coalitions import COALITION_CONCEPTS, Coalition, Coalitions, Place
from ...space.refusal import Refusal
from ...space.space import Spaces
from ..security import Progress, unheard
from ..verdicts import arrangement_of, check_day
from ..views import view
from .moves import Together
from .places import Ground, Start, check_names, ground
from .question import Question, question_of, what_of
from .sanctions import Front, better_than, front, sanctions
from .told import nearest, tell

MOST_WORK = 2**39
"""So many ranks may be gone through: states asked about times coalitions times states times actors."""

_SHARES, _BATCH = 8, 32


@dataclass(frozen=True)
class Heard:
    """Tells how far the work is: reading by reading, and within each by the share of its states that are done."""

    before: int
    readings: int
    progress: Progress
    parts: int = 1000

    def tell(self, done: int, everything: int) -> None:
        """So many states of this reading are done."""
        here = self.parts * done // max(everything, 1)
        self.progress(self.before * self.parts + here, self.readings * self.parts)


def coalitions_of(
    spaces: Spaces,
    pool: ThreadPoolExecutor,
    states: Sequence[str] | None = None,
    arrangements: Sequence[str] | None = None,
    equilibria: bool = False,
    readings: Sequence[str] | None = None,
    only: Sequence[Sequence[str]] | None = None,
    size: int | None = None,
    concept: str = "seq",
    answers: str = "single",
    joint: bool = False,
    scenarios: Sequence[str] = (),
    as_of: date | None = None,
    progress: Progress = unheard,
) -> Coalitions:
    """Ask about these states, opening states of arrangements, and all equilibria; about nothing named: see `what_of`.

    `only`: these coalitions. Raises Refusal for unknown names, for too many coalitions, and for work that would take
    too long.
    """
    case = spaces.case
    check_day(case, as_of)
    question = question_of(case, only, size, concept, answers, joint)
    named, chosen, everywhere = what_of(case, states, arrangements, equilibria)
    openings = [arrangement_of(case, id_) for id_ in chosen]
    readings = tuple(dict.fromkeys(case.readings if readings is None else readings))
    places: list[Place] = []
    for number, one in enumerate(readings):
        heard = Heard(number, len(readings), progress)
        heard.tell(0, 1)
        here = ground(spaces, pool, one, named, openings, everywhere, question.concept, scenarios, as_of)
        _check_work(here, question, len(readings))
        places += _places(here, question, pool, heard)
    if readings:
        check_names(spaces, readings[0], scenarios, as_of, named, places)
    return Coalitions(
        Asked(case.id, tuple(scenarios), as_of),
        question.concept,
        question.answers,
        joint,
        case.players(),
        question.every,
        readings,
        tuple(_in_order(places, readings)),
    )


def _in_order(places: Sequence[Place], readings: Sequence[str]) -> Iterator[Place]:
    """Named states and arrangements with all readings side by side; then equilibria, reading by reading."""
    asked = dict.fromkeys((one.name, one.arrangement) for one in places if one.name or one.arrangement)
    by_cell = {(one.name, one.arrangement, one.reading): one for one in places}
    for name, arrangement in asked:
        yield from (by_cell[name, arrangement, reading] for reading in readings)
    yield from (one for one in places if not one.name and not one.arrangement)


def _check_work(here: Ground, question: Question, readings: int) -> None:
    """Each reading has its share of what is tried at most."""
    work = len(here.starts) * here.space.rank.size * len(question.who) * readings
    if work > MOST_WORK:
        raise Refusal(
            f"{len(here.starts):,} states under `{here.space.reading.id}` times {len(question.who):,} coalitions, each "
            f"a search of up to {here.space.frame.size:,} states: {work / MOST_WORK:,.1f} times as much as is tried",
            "ask about fewer states or readings, or about smaller coalitions",
        )


def _places(one: Ground, question: Question, pool: ThreadPoolExecutor, heard: Heard) -> list[Place]:
    """The answers for all states under one reading; a state that is asked about several times is looked at once.

    Coalitions of a state are dealt out to `_SHARES` pieces of work. Once one is refused, the rest is not begun.
    """
    together = Together(one.space, question.joint)
    groups: dict[int, list[Start]] = {}
    for start in one.starts:
        if start.state is not None:
            groups.setdefault(start.state, []).append(start)
    refused = Event()

    def work(job: tuple[int, int]) -> list[tuple[int, list[Coalition]]]:
        state, share = job
        better = better_than(one.space, state)
        found = []
        for number in range(share, len(question.who), _SHARES):
            what = None if refused.is_set() else front(together, question.who[number], state, better)
            if what is not None:
                try:
                    found.append((number, _told(together, one, question, what, groups[state])))
                except Refusal:
                    refused.set()
                    raise
        return found

    done: dict[int, list[list[Coalition]]] = {}
    states = list(groups)
    for at in range(0, len(states), _BATCH):
        batch = states[at : at + _BATCH]
        parts = iter(pool.map(work, [(state, share) for state in batch for share in range(_SHARES)]))
        for state in batch:
            found = sorted((piece for _ in range(_SHARES) for piece in next(parts)), key=lambda piece: piece[0])
            done[state] = [coalitions for _, coalitions in found]
        heard.tell(len(done), len(states))
    return [_place(one, question, start, done, groups) for start in one.starts]


def _place(
    one: Ground,
    question: Question,
    start: Start,
    done: Mapping[int, Sequence[Sequence[Coalition]]],
    groups: Mapping[int, Sequence[Start]],
) -> Place:
    reading, state = one.space.reading.id, start.state
    if state is None:
        return Place(start.name, start.arrangement, reading, start.rung, None, 0, False, 0, (), None, None)
    nth = groups[state].index(start)
    found = tuple(coalitions[nth] for coalitions in done[state])
    upsetting = [set(who.members) for who in found if not who.stable(question.concept)]
    return Place(
        name=start.name,
        arrangement=start.arrangement,
        reading=reading,
        rung=start.rung,
        state=view(one.space, state),
        others=start.others,
        equilibrium=bool(one.equilibria[state]),
        asked=len(question.who),
        coalitions=found,
        universal=not upsetting if question.every else None,
        stable_for=tuple(a for a in one.space.frame.players if not any(a in members for members in upsetting))
        if question.every
        else None,
    )


def _told(
    together: Together, one: Ground, question: Question, found: Front, starts: Sequence[Start]
) -> list[Coalition]:
    """What a coalition can do from the state that these have in common, told for each of them."""
    space = together.space
    against = sanctions(together, found, question.answers)
    jumps = found.improvements & one.equilibria
    if len(found.members) < 2 or not one.equilibria[found.start]:
        jumps = np.zeros_like(jumps)
    told = []
    for start in starts:
        leaving = found.improvements if start.inside is None else found.improvements & ~start.inside
        upsetting = against.undeterred[question.concept] & leaving
        told.append(
            Coalition(
                members=tuple(space.frame.players[actor] for actor in found.members),
                improvements=int(found.improvements.sum()),
                undeterred={name: int(against.undeterred[name].sum()) for name in COALITION_CONCEPTS},
                upsetting=int(upsetting.sum()),
                told=tell(together, found, against, question.concept, start.inside, upsetting, leaving),
                jumps=int(jumps.sum()),
                jump=view(space, nearest(together, found, jumps)) if jumps.any() else None,
            )
        )
    return told
