"""Stability where preferences have degrees: unknown, strong, fuzzy.

* **Unknown preference** (Li, Hipel, Kilgour & Fang 2004). States may be such that it is not known which is better.
  Four extensions of Nash, GMR, SMR and SEQ say what an actor makes of that. It is drawn to states that are better or
  unknown (a, c), or only to better ones (b, d); it is deterred by states that are neither better nor unknown (a, b),
  or by all that are not better (c, d). The others move to states that are better or unknown for them, in all four.
* **Strength of preference** (Hamouda, Kilgour & Hipel 2004, 2006). A stable state is strongly stable if the sanctions
  are strongly worse than it.
* **Fuzzy preference** (Bashar, Kilgour & Hipel 2012). What is better, but not by enough, draws nobody away and deters.
"""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import cast

import numpy as np

from ...kernels.types import Bool
from ...space.comparison import Comparison
from ...space.completions import Completions
from ...space.degrees import surely_enough
from ...space.refusal import Refusal
from ...space.space import Space
from ...space.strength import has_strength, not_strongly_worse
from ..judged import Judged
from ..security import Progress
from .compared import Answering, Base, Look, judge


@dataclass(frozen=True, eq=False)
class Degrees:
    """How one family of concepts looks at states: the looks by variant, and what the others take for improvements."""

    looks: Mapping[str, Look]
    others: Comparison


def unknown_degrees(space: Space) -> Degrees:
    """The four extensions; raises Refusal where too much is unknown."""
    completions = Completions.of(space)
    possible, certain = completions.possible(), completions.certain()
    looks = {
        "a": Look(gain=possible, harm=possible),
        "b": Look(gain=certain, harm=possible),
        "c": Look(gain=possible, harm=certain, apart=True),
        "d": Look(gain=certain, harm=certain),
    }
    return Degrees(looks, possible)


def strength_degrees(space: Space) -> Degrees:
    """Strong stability; raises Refusal where no preference is said to be strong."""
    if not any(has_strength(space, actor) for actor in space.frame.players):
        raise Refusal(
            f"under `{space.reading.id}` nothing is said to be strongly preferred",
            "mark what is `strong` in the case (L35), or ask with `--strong ACTOR:N`: an actor's first N statements",
        )
    ranks = Comparison.by_rank(space.rank)
    return Degrees({"strong": Look(gain=ranks, harm=not_strongly_worse(space))}, ranks)


def fuzzy_degrees(enough: Comparison) -> Degrees:
    """Fuzzy stability, where a comparison says what is better by enough."""
    return Degrees({"fuzzy": Look(gain=enough, harm=enough)}, enough)


def judge_unknown(
    space: Space, concepts: Sequence[str], pool: ThreadPoolExecutor, progress: Progress
) -> dict[str, Judged]:
    """The four extensions; raises Refusal where too much is unknown."""
    return _judge(space, unknown_degrees(space), concepts, pool, progress)


def judge_strength(
    space: Space, concepts: Sequence[str], pool: ThreadPoolExecutor, progress: Progress
) -> dict[str, Judged]:
    """Strong stability; raises Refusal where no preference is said to be strong."""
    return _judge(space, strength_degrees(space), concepts, pool, progress)


def judge_fuzzy(
    space: Space, concepts: Sequence[str], pool: ThreadPoolExecutor, progress: Progress
) -> dict[str, Judged]:
    """Fuzzy stability; raises Refusal where too much is unknown."""
    return judge_by(surely_enough(space), space, concepts, pool, progress)


def judge_by(
    enough: Comparison, space: Space, concepts: Sequence[str], pool: ThreadPoolExecutor, progress: Progress
) -> dict[str, Judged]:
    """Fuzzy stability, where a comparison says what is better by enough."""
    return _judge(space, fuzzy_degrees(enough), concepts, pool, progress)


def _judge(
    space: Space, degrees: Degrees, concepts: Sequence[str], pool: ThreadPoolExecutor, progress: Progress
) -> dict[str, Judged]:
    answering = Answering(space, degrees.others)
    wanted: dict[Base, dict[str, Look]] = {}
    for id_ in concepts:
        base, variant = base_and_variant(id_)
        wanted.setdefault(base, {})[id_] = degrees.looks[variant]
    found: dict[str, Bool] = {id_: np.empty(space.rank.shape, bool) for id_ in concepts}
    jobs = [(base, actor) for base in wanted for actor in range(len(space.frame.players))]

    def fill(job: tuple[Base, int]) -> None:
        base, actor = job
        for id_, stable in judge(base, actor, wanted[base], answering).items():
            found[id_][actor] = stable

    for done, _ in enumerate(pool.map(fill, jobs), 1):
        progress(done, len(jobs))
    return {id_: Judged(stable) for id_, stable in found.items()}


def base_and_variant(id_: str) -> tuple[Base, str]:
    """Which concept is varied, and how: `gmr_a` is variant `a` of GMR, `strong_gmr` variant `strong`."""
    variant, base = id_.split("_") if id_.startswith(("strong_", "fuzzy_")) else reversed(id_.split("_"))
    return cast("Base", base), variant
