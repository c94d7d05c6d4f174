"""`locarno forces`."""

import re
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from ..answers.forces import ForceCount
from ..case.nouns import Case
from ..present.figures.rota import rota_figure
from ..present.figures.style import Spec
from ..present.figures.waterfall import waterfall_figure
from ..present.forces import forces_tables
from ..present.forces_shapes import force_rows, forces_shape
from ..space.refusal import Refusal
from .asking import answer, asking, console, day_of, load_case, plain_signs, progress_of
from .writing import check_target, write_figure

_SIZE = re.compile(r"(-?\d[\d,_]*)(?:\s*-\s*(\d[\d,_]*))?")


def show_forces(
    path: Path,
    arrangement: str | None,
    state: str | None,
    troops: str | None,
    cycle: Decimal | None,
    counting: str | None,
    amount: str,
    months: int | None,
    rota: bool,
    unit: int | None,
    tour: Decimal | None,
    lead: Decimal | None,
    reading: str | None,
    word: str,
    take: Sequence[str],
    leave: Sequence[str],
    scenarios: Sequence[str],
    as_of: str | None,
    parts: Sequence[str] | None,
    figure: Path | None,
    figure_of: str | None,
    force: bool,
    format_: str,
) -> int:
    """What is in force, asked, and kept up."""

    def ask() -> int:
        size = _size(troops)
        if "months" in (parts or ()) and months is None and not rota:
            raise Refusal(
                "nobody asked about months", "say how many with `--months 24`, or seek the best rota by `--rota`"
            )
        if figure is not None:
            check_target(figure, path, force)
        case = load_case(path)
        with progress_of("seeking a rota") as progress:
            found = case.forces(
                arrangement, state, size, cycle, counting, amount, months, rota, unit, tour, lead, reading, word,
                take, leave, scenarios, day_of(as_of), progress,
            )  # fmt: skip
        if figure is not None:
            write_figure(figure, path, lambda: _figure(found, case.case, figure_of), force)
        return answer(
            format_,
            lambda: forces_shape(found),
            lambda: force_rows(found),
            lambda: forces_tables(found, case.case, parts, plain_signs(), console().width),
        )

    return asking(ask)


def _size(text: str | None) -> tuple[int, int] | None:
    if text is None:
        return None
    found = _SIZE.fullmatch(text.strip())
    if not found:
        raise Refusal(f"`{text}` is no number of soldiers", "write 64000, or 10000-30000 for the least and the most")
    low, high = (int(one.replace(",", "").replace("_", "")) for one in (found[1], found[2] or found[1]))
    return low, high


def _figure(found: ForceCount, case: Case, of: str | None) -> Spec:
    if of == "rota" or (of is None and found.deployments):
        if not found.deployments:
            raise Refusal("there is no rota to be drawn", "ask for one with `--months` or `--rota`")
        return rota_figure(found, case)
    if not any(step.pledges for step in found.waterfall):
        raise Refusal(f"no pledge speaks of {found.name}: there is no waterfall to be drawn", "draw the rota instead")
    return waterfall_figure(found, case)
