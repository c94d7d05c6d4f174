"""Stability of every state for every actor (Fang, Hipel & Kilgour 1993), under any of the concepts there are."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import numpy as np

from ..answers.asked import CONCEPTS, Asked, Concept
from ..answers.concepts import KNOWN, Family, concept_named
from ..answers.stability import Stability
from ..space.refusal import Refusal
from ..space.space import Space, Spaces
from .judged import Judged
from .security import Progress, securities, unheard

Judge = Callable[[Space, Sequence[str], ThreadPoolExecutor, Progress], Mapping[str, Judged]]
"""Judges all states of a space under some concepts of one family, by id."""


def stability(
    spaces: Spaces,
    reading: str,
    pool: ThreadPoolExecutor,
    scenarios: Sequence[str] = (),
    as_of: date | None = None,
    concepts: Sequence[str] = CONCEPTS,
    progress: Progress = unheard,
) -> Stability:
    """Which states are stable for whom.

    Raises Refusal for an unknown concept, reading or scenario, for a space too large, where no state is feasible, and
    where a concept does not fit the case.
    """
    families = _families(concepts)
    space = spaces.space(reading, scenarios, as_of)
    frame = space.frame
    if frame.size == 0:
        raise Refusal("no state is feasible under this reading and these scenarios", "leave out a scenario")
    found: dict[str, Judged] = {}
    for family, wanted in families.items():
        found |= JUDGES[family](space, wanted, pool, progress)
    asked = list(dict.fromkeys(concepts))
    return Stability(
        asked=Asked(spaces.case.id, tuple(scenarios), as_of),
        reading=reading,
        actors=frame.players,
        options=frame.option_ids,
        states=frame.codes,
        labels=tuple(frame.label(state) for state in range(frame.size)) if frame.state_ids else (),
        outcome=space.outcome,
        outcome_ids=(*spaces.case.outcomes, ""),
        ranks=space.rank,
        stable={id_: table for id_ in asked if (table := found[id_].stable) is not None},
        ambiguous={id_: table for id_ in asked if (table := found[id_].ambiguous) is not None},
        together={id_: table for id_ in asked if (table := found[id_].together) is not None},
    )


def _families(concepts: Sequence[str]) -> dict[Family, list[str]]:
    families: dict[Family, list[str]] = {}
    for id_ in dict.fromkeys(concepts):
        info = concept_named(id_)
        if info is None:
            raise Refusal(f"there is no concept `{id_}`", f"concepts: {', '.join(KNOWN)}; `l1`, `l2`, ...")
        families.setdefault(info.family, []).append(id_)
    return families


def judge_ladder(
    space: Space, concepts: Sequence[str], pool: ThreadPoolExecutor, progress: Progress
) -> dict[str, Judged]:
    """The five concepts of the ladder, by security levels."""
    wanted: list[Concept] = [concept for concept in CONCEPTS if concept in concepts]
    levels = securities(space, wanted, pool, progress)
    stable = {concept: np.empty(space.rank.shape, bool) for concept in wanted}

    def fill(job: tuple[Concept, int]) -> None:
        concept, actor = job
        best = space.frame.moves.best(actor, levels[concept][actor])
        np.less_equal(best, space.rank[actor], out=stable[concept][actor])

    jobs = [(concept, actor) for concept in wanted for actor in range(len(space.frame.players))]
    list(pool.map(fill, jobs))
    return {concept: Judged(table) for concept, table in stable.items()}


JUDGES: dict[Family, Judge] = {"ladder": judge_ladder}
