"""What `locarno inverse` does: ask through the API, show through `present`."""

from collections.abc import Sequence
from pathlib import Path

from ..answers.asked import CONCEPTS, Concept
from ..present.inverse import inverse_text
from ..present.inverse_shapes import inverse_rows, inverse_shape
from ..space.refusal import Refusal
from .asking import answer, asking, day_of, load_case, only_reading, plain_signs, progress_of

BY_RUNG: dict[str, Concept] = {"interest": "nash", "credible": "seq", "bluff": "gmr"}
"""The concept that is enough for each rung."""


def show_inverse(
    path: Path,
    target: str,
    reading: str | None,
    state: bool,
    concepts: Sequence[str],
    rungs: Sequence[str],
    actors: str | None,
    most: int | None,
    scenarios: Sequence[str],
    as_of: str | None,
    every: bool,
    format_: str,
) -> int:
    """`locarno inverse`."""

    def ask() -> int:
        wanted = [*(_concept(id_) for id_ in concepts), *(_of_rung(rung) for rung in rungs)]
        who = None if actors is None else [name.strip() for name in actors.split(",") if name.strip()]
        case = load_case(path)
        with progress_of("trying orders") as progress:
            found = case.inverse(
                target,
                only_reading(case, reading),
                state,
                wanted or tuple(BY_RUNG.values()),
                who,
                most,
                scenarios,
                day_of(as_of),
                progress,
            )
        return answer(
            format_,
            lambda: inverse_shape(found),
            lambda: inverse_rows(found),
            lambda: inverse_text(found, case.case, every, plain_signs()),
        )

    return asking(ask)


def _concept(id_: str) -> Concept:
    for concept in CONCEPTS:
        if concept == id_:
            return concept
    raise Refusal(f"there is no concept `{id_}` for this question", f"concepts: {', '.join(CONCEPTS)}")


def _of_rung(rung: str) -> Concept:
    if rung not in BY_RUNG:
        raise Refusal(f"there is no rung `{rung}` to hold by", f"rungs: {', '.join(BY_RUNG)}")
    return BY_RUNG[rung]
