"""Stability of every state for every actor (Fang, Hipel & Kilgour 1993), under any of the concepts there are."""

from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import partial

import numpy as np

from ..answers.asked import CONCEPTS, Asked, Concept
from ..answers.concepts import DOUBTING, TOGETHER_AS, Family, all_concepts, concept_named, each_of
from ..answers.marks import NO_MARKS, Marks
from ..answers.stability import Stability
from ..space.known import did_you_mean
from ..space.refusal import Refusal
from ..space.space import Space, Spaces, reading_of
from .degrees.degrees import judge_by, judge_fuzzy, judge_strength, judge_unknown
from .degrees.marks import marked, marks_of, mixture_of
from .judged import Judged
from .limited_moves import each_leader, judge_foresight
from .security import Progress, securities, unheard
from .simultaneous import judge_simultaneously

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
    marks: Marks = NO_MARKS,
) -> Stability:
    """Which states are stable for whom; `marks` on top of those in the case.

    Raises Refusal for an unknown concept, reading or scenario, for a space too large, where no state is feasible, and
    where a concept does not fit the case or the marks do not.
    """
    concepts = each_of(concepts)
    families = families_of(concepts)
    check_asked(marks, families)
    beliefs = marked(reading_of(spaces.case, reading), marks, as_of)
    space = spaces.under(beliefs, scenarios, as_of, decided=not set(families) <= DOUBTING)
    frame = space.frame
    if frame.size == 0:
        raise Refusal("no state is feasible under this reading and these scenarios", "leave out a scenario")
    judges = JUDGES
    if marks.mix:
        judges = JUDGES | {"fuzzy": partial(judge_by, mixture_of(spaces, space, marks).surely_enough())}
    found: dict[str, Judged] = {}
    asked = each_leader(concepts, frame.players)
    for family, wanted in families_of(asked).items():
        found |= judges[family](space, wanted, pool, progress)
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
        marks=marks_of(space, families, marks),
    )


def families_of(concepts: Sequence[str]) -> dict[Family, list[str]]:
    """The concepts by family, each once; raises Refusal for one that is none."""
    families: dict[Family, list[str]] = {}
    for id_ in dict.fromkeys(concepts):
        info = concept_named(id_)
        if info is None:
            raise Refusal(f"there is no concept `{id_}`", _listed(id_))
        families.setdefault(info.family, []).append(id_)
    return families


def check_asked(marks: Marks, families: Collection[Family]) -> None:
    """Refuse marks that no concept asked for looks at."""
    for given, what, wanted in (
        (marks.unknown, "what is unknown", ("unknown", "fuzzy")),
        (marks.strong, "what is strong", ("strength",)),
        (marks.enough, "what is enough", ("fuzzy",)),
        (marks.mix, "mixtures of readings", ("fuzzy",)),
    ):
        if given and not set(wanted) & set(families):
            if marks.unknown and marks.strong:
                raise Refusal("unknown and strong preferences together are not computed", "ask about one at a time")
            names = " or ".join(f"`{name}`" for name in wanted)
            raise Refusal(f"no concept asked for looks at {what}", f"ask for {names}")


def _listed(wrong: str) -> str:
    """The nearest concept, and all of them, a line for each family."""
    ids: dict[str, list[str]] = {}
    for one in all_concepts():
        if one.asked_by != "stability":
            continue
        ids.setdefault(one.family, []).append(one.id)
    meant = did_you_mean(wrong, [*(id_ for family in ids.values() for id_ in family), *TOGETHER_AS])
    lines = [", ".join(family) + f"; all of them: {name}" * (name in TOGETHER_AS) for name, family in ids.items()]
    return f"{meant}`locarno concepts` says what each of these means:" + "".join(f"\n    {line}" for line in lines)


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


JUDGES: dict[Family, Judge] = {
    "ladder": judge_ladder,
    "simultaneous": judge_simultaneously,
    "foresight": judge_foresight,
    "unknown": judge_unknown,
    "strength": judge_strength,
    "fuzzy": judge_fuzzy,
}
