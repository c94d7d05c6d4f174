"""What two codings do to the verdicts: the same matrix under both, and where they part."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import numpy as np

from ...answers.coders import RUNGS_UP, CellAgreement, CodedCell, CodedFeasibility, CodedList, steps_between
from ...answers.verdicts import Verdicts
from ...case.nouns import Case
from ...space.space import Spaces, reading_of
from ..security import Progress
from ..verdicts import verdicts
from .alpha import nominal_alpha, ordinal_alpha


def cells_of(
    spaces: tuple[Spaces, Spaces],
    pool: ThreadPoolExecutor,
    arrangements: Sequence[str] | None,
    readings: Sequence[str],
    scenarios: Sequence[str],
    as_of: date | None,
    progress: Progress,
) -> tuple[CodedCell, ...]:
    """Each arrangement under each reading: of one coder, of the other, and of the other's preferences alone."""
    one, other = spaces
    asked = [one, other, Spaces(_preferences_only(one.case, other.case, readings))]
    found: list[Verdicts] = []
    for number, each in enumerate(asked):
        progress(number, len(asked))
        found.append(verdicts(each, pool, arrangements, readings, scenarios, as_of))
    progress(len(asked), len(asked))
    return tuple(
        CodedCell(a, r, found[0][a, r].rung, found[1][a, r].rung, found[2][a, r].rung)
        for a in found[0].arrangements
        for r in readings
    )


def _preferences_only(one: Case, other: Case, readings: Sequence[str]) -> Case:
    """The case of one coder, with what the actors want as the other has it."""
    mixed = dict(one.readings)
    for id_ in readings:
        mixed[id_] = replace(one.readings[id_], preferences=other.readings[id_].preferences)
    return replace(one, readings=mixed)


def lists_of(
    spaces: tuple[Spaces, Spaces],
    pool: ThreadPoolExecutor,
    cells: Sequence[CodedCell],
    readings: Sequence[str],
    scenarios: Sequence[str],
    as_of: date | None,
    progress: Progress,
) -> tuple[CodedList, ...]:
    """What each actor's list does to the verdicts, taken from the other coder alone."""
    one, other = spaces[0].case, spaces[1].case
    asked = tuple(dict.fromkeys(cell.arrangement for cell in cells))
    found = []
    for number, actor in enumerate(one.players()):
        progress(number, len(one.players()))
        mixed = {}
        for id_ in readings:
            mine, theirs = one.readings[id_], other.readings[id_].preferences[actor]
            if mine.preferences[actor].order != theirs.order:
                mixed[id_] = replace(mine, preferences={**mine.preferences, actor: theirs})
        if not mixed:
            continue
        hybrid = Spaces(replace(one, readings={**one.readings, **mixed}))
        judged = verdicts(hybrid, pool, asked, tuple(mixed), scenarios, as_of)
        for id_ in mixed:
            here = [(judged[cell.arrangement, id_].rung, cell) for cell in cells if cell.reading == id_]
            equal, changed = (sum(rung == cell.other for rung, cell in here), sum(r != cell.one for r, cell in here))
            found.append(CodedList(id_, actor, equal, changed))
    return tuple(sorted(found, key=lambda each: readings.index(each.reading)))


def cell_agreement(cells: Sequence[CodedCell], readings: Sequence[str]) -> tuple[CellAgreement, ...]:
    """Of all cells, and of each reading."""
    found = [_counted("", cells)] if cells else []
    found += [_counted(id_, here) for id_ in readings if (here := [one for one in cells if one.reading == id_])]
    return tuple(found)


def _counted(reading: str, cells: Sequence[CodedCell]) -> CellAgreement:
    pairs = [(one.one, one.other) for one in cells]
    alone = [(one.one, one.preferences_only) for one in cells]
    counts = []
    for both in (pairs, alone):
        numbers = [(RUNGS_UP.index(a), RUNGS_UP.index(b)) for a, b in both]
        steps = sum(steps_between(a, b) for a, b in both)
        weighted = 1 - steps / ((len(RUNGS_UP) - 1) * len(both))
        counts.append((sum(a == b for a, b in both), weighted, ordinal_alpha(numbers)))
    possible = nominal_alpha([(one.one != "impossible", one.other != "impossible") for one in cells])
    return CellAgreement(reading, len(cells), *counts[0], *counts[1], possible)


def feasibility_of(
    spaces: tuple[Spaces, Spaces], readings: Sequence[str], scenarios: Sequence[str], as_of: date | None
) -> tuple[CodedFeasibility, ...]:
    """Which states each coder's readings leave of those that the common rules leave."""
    everything = spaces[0].frame(None, scenarios, as_of).codes
    found = []
    for id_ in readings:
        left = [np.isin(everything, each.frame(reading_of(each.case, id_), scenarios, as_of).codes) for each in spaces]
        found.append(
            CodedFeasibility(
                id_,
                len(everything),
                int((left[0] & left[1]).sum()),
                int((left[0] & ~left[1]).sum()),
                int((~left[0] & left[1]).sum()),
                int((~left[0] & ~left[1]).sum()),
            )
        )
    return tuple(found)
