"""Stability of every state for every actor (Fang, Hipel & Kilgour 1993), under any of the concepts there are."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import numpy as np

from ..answers.asked import CONCEPTS, Asked, Concept
from ..answers.concepts import KNOWN, Family, concept_named
from ..answers.stability import Stability
from ..kernels.types import Bool
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
    ids = [*spaces.case.outcomes, ""]
    asked = list(dict.fromkeys(concepts))
    return Stability(
        asked=Asked(spaces.case.id, tuple(scenarios), as_of),
        reading=reading,
        actors=frame.players,
        options=frame.option_ids,
        states=frame.codes,
        labels=tuple(frame.label(state) for state in range(frame.size)) if frame.state_ids else (),
        outcomes=tuple(ids[number] for number in space.outcome),
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
    actors = range(len(space.frame.players))
    jobs = [(concept, actor) for concept in wanted for actor in actors]

    def is_stable(job: tuple[Concept, int]) -> Bool:
        concept, actor = job
        row: Bool = space.frame.moves.best(actor, levels[concept][actor]) <= space.rank[actor]
        return row

    rows = dict(zip(jobs, pool.map(is_stable, jobs), strict=True))
    return {concept: Judged(np.stack([rows[concept, actor] for actor in actors])) for concept in wanted}


JUDGES: dict[Family, Judge] = {"ladder": judge_ladder}
