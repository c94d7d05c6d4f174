"""What `locarno inverse` does: ask through the API, show through `present`."""

from collections.abc import Sequence
from pathlib import Path

from ..answers.asked import Concept
from ..present.inverse import inverse_text
from ..present.inverse_shapes import inverse_rows, inverse_shape
from ..space.known import meant_of
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
    actors: Sequence[str] | None,
    swaps: int | None,
    scenarios: Sequence[str],
    as_of: str | None,
    every: bool,
    format_: str,
) -> int:
    """`locarno inverse`."""

    def ask() -> int:
        wanted = [*concepts, *(BY_RUNG[meant_of(rung, BY_RUNG, "rung", "to hold by")] for rung in rungs)]
        case = load_case(path)
        with progress_of("trying orders") as progress:
            found = case.inverse(
                target,
                only_reading(case, reading),
                state,
                wanted or tuple(BY_RUNG.values()),
                actors,
                swaps,
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
