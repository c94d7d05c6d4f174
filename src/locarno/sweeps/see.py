"""Q10: which events fit some readings and contradict others?

Each reading gives each event a standing: excluded, possible, reachable by gains from today, lasting, predicted. An
event tells readings apart if its standings differ. What makes the difference is looked for entry by entry: which rules
exclude it, and which single beliefs, taken over from a reading that sees it coming, let it be reached.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date

import numpy as np

from ..analyses.paths import start_of
from ..analyses.security import Progress, securities, unheard
from ..answers.asked import CONCEPTS, Asked, Concept
from ..answers.see import STANDINGS, Ground, Signs, Standing, Telling
from ..case.nouns import Case
from ..kernels.types import Bool
from ..space.naming import TODAY
from ..space.refusal import Refusal
from ..space.space import Space, Spaces, reading_of
from .events import Sought, sought
from .makes import Making
from .sheets import check_start


@dataclass(frozen=True)
class Outlook:
    """One reading: its space, what it reaches from today by gains, and what of that rests, [S]; None: no today."""

    space: Space
    reached: Bool | None
    resting: Bool | None

    def standing(self, event: Sought) -> Standing:
        """What the reading makes of an event."""
        inside = event.within(self.space.frame)
        if not inside.any():
            return "excluded"
        if self.reached is None or self.resting is None or not (inside & self.reached).any():
            return "possible"
        lasting = inside & self.resting
        if not lasting.any():
            return "reachable"
        return "predicted" if lasting.sum() == self.resting.sum() else "lasting"


def outlook(
    spaces: Spaces,
    pool: ThreadPoolExecutor,
    reading: str,
    concept: Concept,
    scenarios: Sequence[str],
    as_of: date | None,
) -> Outlook:
    """The outlook of a reading; raises Refusal as `Spaces.space` does."""
    space = spaces.space(reading, scenarios, as_of)
    start = start_of(space, TODAY)
    if start is None:
        return Outlook(space, None, None)
    moves = space.frame.moves
    reached = moves.spread(start, True, space.rank, space.order).length >= 0
    level = securities(space, (concept,), pool)[concept]
    resting = reached.copy()
    for actor in range(len(space.frame.players)):
        resting &= moves.best(actor, level[actor]) <= space.rank[actor]
    return Outlook(space, reached, resting)


def see(
    spaces: Spaces,
    pool: ThreadPoolExecutor,
    readings: Sequence[str] | None = None,
    events: Sequence[str] = (),
    concept: str = "seq",
    scenarios: Sequence[str] = (),
    as_of: date | None = None,
    progress: Progress = unheard,
) -> Signs:
    """The events that tell these readings apart (None: all of the case), the strongest first.

    `events`: outcomes, arrangements and expressions to ask about besides all options, outcomes and pairs of options.
    Raises Refusal for names the case does not have, for fewer than two readings, and for a case without a status quo.
    """
    case = spaces.case
    who = [reading_of(case, id_).id for id_ in (case.readings if readings is None else dict.fromkeys(readings))]
    if len(who) < 2:
        raise Refusal("one reading, and nothing to tell it from", "name two readings or more, or none for all")
    check_start(case, as_of)
    if concept not in CONCEPTS:
        raise Refusal(f"there is no concept `{concept}` here", f"one of: {', '.join(CONCEPTS)}")
    asked: Concept = next(one for one in CONCEPTS if one == concept)
    every = sought(case, events, who)
    outlooks: dict[str, Outlook] = {}
    for number, id_ in enumerate(who):
        progress(number, 2 * len(who))
        outlooks[id_] = outlook(spaces, pool, id_, asked, scenarios, as_of)
    standing = {one.id: {id_: outlooks[id_].standing(one) for id_ in who} for one in every}
    told = [one for one in every if _tells(one, standing, {one.id for one in every if one.kind != "pair"})]
    making = Making(spaces, scenarios, as_of)
    tellings = []
    for number, one in enumerate(told):
        progress(len(told) + number, 2 * len(told))
        tellings.append(_telling(case, one, standing[one.id], outlooks, making))
    order = {one.id: number for number, one in enumerate(every)}
    tellings.sort(key=lambda one: (*_weight(one), order[one.event.id]))
    progress(1, 1)
    return Signs(
        Asked(case.id, tuple(scenarios), as_of),
        asked,
        tuple(who),
        tuple(_ground(id_, outlooks[id_]) for id_ in who),
        tuple(tellings),
        sum(len(set(standing[one.id].values())) == 1 for one in every if one.kind != "pair"),
    )


def _contradicted(standing: dict[str, Standing]) -> tuple[str, ...]:
    """The readings that exclude the event; where another sees a way there by gains, also those that see none."""
    places = {id_: STANDINGS.index(here) for id_, here in standing.items()}
    reachable = STANDINGS.index("reachable")
    bound = reachable if max(places.values()) >= reachable else STANDINGS.index("possible")
    low = tuple(id_ for id_, place in places.items() if place < bound)
    return low if len(low) < len(standing) else ()


def _tells(one: Sought, standing: dict[str, dict[str, Standing]], singles: set[str]) -> bool:
    here = standing[one.id]
    if one.kind != "pair":
        return len(set(here.values())) > 1
    known = {id_ for part in one.parts if part in singles for id_ in _contradicted(standing[part])}
    return bool(set(_contradicted(here)) - known)


def _telling(
    case: Case, one: Sought, standing: dict[str, Standing], outlooks: dict[str, Outlook], making: Making
) -> Telling:
    places = {id_: STANDINGS.index(here) for id_, here in standing.items()}
    seen = _contradicted(standing)
    lasts = any(place >= STANDINGS.index("lasting") for place in places.values())
    stays = tuple(id_ for id_, here in standing.items() if here == "reachable" and lasts)
    all_predict = all(here == "predicted" for here in standing.values())
    never = () if all_predict else tuple(id_ for id_, here in standing.items() if here == "predicted")
    said = {
        id_: likely.likelihood
        for id_ in standing
        for likely in case.readings[id_].likelihoods
        if likely.statement is not None and likely.statement == one.when
    }
    best = max(standing, key=lambda id_: places[id_])
    makes = tuple(making.makes(one, outlooks[id_].space.reading.id, best, standing[id_]) for id_ in seen)
    today = any(_now(one, outlook) for outlook in outlooks.values())
    gap = max(places.values()) - min(places.values())
    return Telling(one.told(today), standing, seen, stays, never, said, gap, makes)


def _now(one: Sought, outlook: Outlook) -> bool:
    start = start_of(outlook.space, TODAY)
    return start is not None and bool(one.within(outlook.space.frame)[start])


def _weight(one: Telling) -> tuple[int, int, int, int]:
    """What sorts events: what is seen before what stays; the wider gap; the more even split; single before pair."""
    split = min(len(one.seen), len(one.standing) - len(one.seen))
    return (not one.seen, -one.gap, -split, one.event.kind == "pair")


def _ground(id_: str, here: Outlook) -> Ground:
    entries = [basis for basis in here.space.bases() if not basis.definition]
    return Ground(
        reading=id_,
        states=here.space.frame.size,
        reached=0 if here.reached is None else int(np.count_nonzero(here.reached)),
        resting=0 if here.resting is None else int(np.count_nonzero(here.resting)),
        no_today=here.reached is None,
        assumed_share=sum(basis.assumed for basis in entries) / max(len(entries), 1),
        entries=len(entries),
    )
