"""Security levels: the one idea behind all five concepts of stability.

Let g(t) be the least rank that actor i can be held down to once it has moved to t: the smaller of its rank at t and
of what the answers allowed by the concept can bring about. Then i's improvement from s to t is *not deterred* exactly
if rank(s) < g(t), and s is stable for i exactly if no state that i can move to from s has g above rank(s). With R the
legal sequences of the others, R+ those of improvements only, and h(u) the best rank i can reach from u by one move,
staying included (Fang, Hipel & Kilgour 1993, ch. 3; Howard 1971; Fraser & Hipel 1979; Rego & Vieira 2017):

| concept | answers | g(t) |
|---|---|---|
| nash | none | rank(t) |
| gmr | R | min over u in R(t) and t of rank(u) |
| smr | R, then i's reply | min of rank(t) and, over u in R(t), of h(u) |
| seq | R+ | as gmr over R+ |
| sseq | R+, then i's reply | as smr over R+ |

Counting t itself among the answers changes nothing: rank(t) and h(t) are above rank(s) where t is an improvement on s.
"""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from ..answers.asked import Concept
from ..kernels.types import Int32
from ..space.moves import Moves, Order
from ..space.space import Space

Progress = Callable[[int, int], None]
"""Called with how many pieces of work are done, and how many there are."""


def unheard(done: int, everything: int) -> None:
    """Progress that nobody looks at."""


def security(space: Space, concept: Concept, actor: int) -> Int32:
    """The security level of every state for one actor under a concept, shape [S]."""
    return levels_over(space.frame.moves, space.rank, space.order, concept, actor)


def levels_over(moves: Moves, rank: Int32, order: Order, concept: Concept, actor: int) -> Int32:
    """The same over moves and ranks `rank[A, S]`; `order` is `moves.order(rank)`."""
    mine: Int32 = rank[actor]
    if concept == "nash":
        return mine
    value = moves.best(actor, mine) if concept in ("smr", "sseq") else mine
    carried = moves.carry(value, actor, concept in ("gmr", "smr"), rank, order)
    level: Int32 = np.minimum(mine, carried)
    return level


def securities(
    space: Space, concepts: Iterable[Concept], pool: ThreadPoolExecutor, progress: Progress = unheard
) -> dict[Concept, Int32]:
    """Security levels of all actors, [A, S] for each concept, whatever the number of threads in the pool."""
    found = {concept: np.empty_like(space.rank) for concept in concepts}
    jobs = [(concept, actor) for concept in found for actor in range(len(space.frame.players))]

    def fill(job: tuple[Concept, int]) -> None:
        concept, actor = job
        found[concept][actor] = security(space, concept, actor)

    for done, _ in enumerate(pool.map(fill, jobs), 1):
        progress(done, len(jobs))
    return found
