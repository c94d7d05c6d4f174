"""Stability of every state for every actor (Fang, Hipel & Kilgour 1993)."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import numpy as np

from ..answers.asked import CONCEPTS, Asked, Concept
from ..answers.stability import Stability
from ..kernels.types import Bool
from ..space.refusal import Refusal
from ..space.space import Spaces
from .security import Progress, securities, unheard


def stability(
    spaces: Spaces,
    reading: str,
    pool: ThreadPoolExecutor,
    scenarios: Sequence[str] = (),
    as_of: date | None = None,
    concepts: Sequence[Concept] = CONCEPTS,
    progress: Progress = unheard,
) -> Stability:
    """Which states are stable for whom.

    Raises Refusal for an unknown reading or scenario, for a space too large, and where no state is feasible.
    """
    space = spaces.space(reading, scenarios, as_of)
    frame = space.frame
    if frame.size == 0:
        raise Refusal("no state is feasible under this reading and these scenarios", "leave out a scenario")
    levels = securities(space, concepts, pool, progress)
    jobs = [(concept, actor) for concept in concepts for actor in range(len(frame.players))]

    def is_stable(job: tuple[Concept, int]) -> Bool:
        concept, actor = job
        row: Bool = frame.moves.best(actor, levels[concept][actor]) <= space.rank[actor]
        return row

    rows = dict(zip(jobs, pool.map(is_stable, jobs), strict=True))
    ids = [*spaces.case.outcomes, ""]
    return Stability(
        asked=Asked(spaces.case.id, tuple(scenarios), as_of),
        reading=reading,
        actors=frame.players,
        options=frame.option_ids,
        states=frame.codes,
        labels=tuple(frame.label(state) for state in range(frame.size)) if frame.state_ids else (),
        outcomes=tuple(ids[number] for number in space.outcome),
        ranks=space.rank,
        stable={
            concept: np.stack([rows[concept, actor] for actor in range(len(frame.players))]) for concept in concepts
        },
    )
