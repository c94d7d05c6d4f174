"""Why a state is stable for an actor under a concept, or is not: each improvement and what answers it."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date

from ..answers.asked import CONCEPTS, Asked, Concept
from ..answers.concepts import DOUBTING, Family, each_of
from ..answers.marks import NO_MARKS, Marks
from ..answers.traces import StateExplanation
from ..space.degrees import surely_enough
from ..space.naming import state_named
from ..space.refusal import Refusal
from ..space.space import Space, Spaces, reading_of
from .degrees.degrees import fuzzy_degrees, strength_degrees, unknown_degrees
from .degrees.marks import marked, marks_of, mixture_of
from .limited_moves import each_leader
from .security import Progress, unheard
from .stability import check_asked, families_of
from .traces.compared import tell_compared
from .traces.foresight import tell_foresight
from .traces.ladder import tell_ladder
from .traces.simultaneous import tell_simultaneously
from .traces.told import MOST_TOLD, Asking, Tell, Told
from .traces.weighing import weigh_fuzzily, weigh_mixture, weigh_strength, weigh_unknown
from .verdicts import check_day, dated_later
from .views import view


def explain_state(
    spaces: Spaces,
    pool: ThreadPoolExecutor,
    state: str,
    reading: str,
    actors: Sequence[str] | None = None,
    concept: str | None = None,
    scenarios: Sequence[str] = (),
    as_of: date | None = None,
    every: bool = False,
    marks: Marks = NO_MARKS,
    progress: Progress = unheard,
) -> StateExplanation:
    """How a state stands with these actors, all of them if None; `every` tells every improvement.

    `concept` None: under the five of the ladder, each improvement under the strongest that deters it. `marks` on top
    of those in the case. Raises Refusal for a state, an actor or a concept that is none, and as `stability` does.
    """
    check_day(spaces.case, as_of)
    if concept is None and marks != NO_MARKS:
        raise Refusal(
            "degrees of preference, and no concept that looks at them",
            "name one by `--concept`, such as gmr_a, strong_gmr or fuzzy_gmr; `locarno concepts` lists them",
        )
    concepts = each_of([concept]) if concept is not None else list(CONCEPTS)
    families = families_of(concepts)
    named = next((known for known in CONCEPTS if concepts == [known]), None)
    check_asked(marks, families)
    beliefs = marked(reading_of(spaces.case, reading), marks, as_of)
    space = spaces.under(beliefs, scenarios, as_of, decided=not set(families) <= DOUBTING)
    here = state_named(space, state)
    players = space.frame.players
    for actor in actors or ():
        if actor not in players:
            raise Refusal(f"`{actor}` is no actor with preferences in this case", f"its actors: {', '.join(players)}")
    wanted = [row for row, actor in enumerate(players) if actors is None or actor in actors]
    asking = Asking(space, here, wanted, None if every else MOST_TOLD, pool, progress)
    tellers = _tellers(spaces, space, marks, named)
    told = [tellers[family](asking, ids) for family, ids in families.items()]
    return StateExplanation(
        asked=Asked(spaces.case.id, tuple(scenarios), as_of),
        reading=reading,
        state=view(space, here),
        concepts=tuple(CONCEPTS if named or concept is None else each_leader(concepts, players)),
        standings=tuple(standing for one in told for standing in one.standings),
        together=next((one.together for one in told if one.together is not None), None),
        marks=marks_of(space, families, marks),
        rules=tuple(rule.id for rule in space.frame.constraints.rules),
        later=dated_later(spaces.case, [reading], as_of),
    )


def _tellers(spaces: Spaces, space: Space, marks: Marks, concept: Concept | None) -> Mapping[Family, Tell]:
    """Who tells about the concepts of each family; `concept`: the one of the ladder that was named, if any."""

    def ladder(asking: Asking, concepts: Sequence[str]) -> Told:
        judged = CONCEPTS if concept is not None else [one for one in CONCEPTS if one in concepts]
        return tell_ladder(asking, judged, concept)

    def unknown(asking: Asking, concepts: Sequence[str]) -> Told:
        return tell_compared(asking, concepts, unknown_degrees(space), weigh_unknown(space))

    def strength(asking: Asking, concepts: Sequence[str]) -> Told:
        return tell_compared(asking, concepts, strength_degrees(space), weigh_strength(space))

    def fuzzy(asking: Asking, concepts: Sequence[str]) -> Told:
        if not marks.mix:
            enough = surely_enough(space)
            return tell_compared(asking, concepts, fuzzy_degrees(enough), weigh_fuzzily(space, enough))
        mixture = mixture_of(spaces, space, marks)
        enough = mixture.surely_enough()
        weigh = weigh_mixture(space, mixture, tuple(marks.mix), enough)
        return tell_compared(asking, concepts, fuzzy_degrees(enough), weigh)

    return {
        "ladder": ladder,
        "simultaneous": tell_simultaneously,
        "foresight": tell_foresight,
        "unknown": unknown,
        "strength": strength,
        "fuzzy": fuzzy,
    }
