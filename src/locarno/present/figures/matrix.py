"""The matrix of arrangements by readings: by what each holds, and where it breaks, who leaves."""

from collections import Counter

from ...answers.asked import Rung
from ...answers.verdicts import Verdict, Verdicts
from ...case.nouns import Case
from ..tables import marks_of
from ..words import RUNGS, count_words
from .cells import cell, matrix_of
from .style import RUNG_COLOURS, TEXT, Spec, figure, wrapped

_CELL, _ROW, _LINE = 92, 26, 110
_TOLD: dict[Rung, str] = {
    "interest": "hold by interest",
    "credible": "by a credible answer",
    "bluff": "by bluff",
    "breaks": "break",
    "impossible": "are impossible",
}
_MARKS = {
    "*": "breaks where it starts, but other states of it would hold",
    "!": "rests only because nothing can be taken back",
    "?": "what holds includes states of an irreversible outcome",
}


def matrix_figure(found: Verdicts, case: Case) -> Spec:
    """A cell for each arrangement under each reading."""
    values = [
        cell(
            f"{one.arrangement} {case.arrangements[one.arrangement].name}", one.reading, RUNGS[one.rung].word,
            _word(one, case), RUNGS[one.rung].sign,
        )
        for one in found
    ]  # fmt: skip
    count = Counter(one.rung for one in found)
    lines = wrapped(_sentence(found, count), _LINE)
    if len(found.readings) > 1 or any(case.readings[id_].name != id_ for id_ in found.readings):
        lines += [f"{id_}: {case.readings[id_].name}" for id_ in found.readings if case.readings[id_].name != id_]
    lines += wrapped("; ".join(f"{RUNGS[rung].word}: {RUNGS[rung].meaning}" for rung in RUNGS if count[rung]), _LINE)
    used = {mark for one in found for mark in marks_of(one, case)}
    lines += [f"{mark} {told}" for mark, told in _MARKS.items() if mark in used]
    key = {RUNGS[rung].word: colour for rung, colour in RUNG_COLOURS.items()}
    body = matrix_of(values, found.readings, key, _CELL, _ROW, TEXT)
    return figure(f"{case.title}: what holds, and by what?", body, lines)


def _word(one: Verdict, case: Case) -> str:
    who = one.breaks[0].step.actor if one.breaks else RUNGS[one.rung].word
    return who + marks_of(one, case)


def _sentence(found: Verdicts, count: Counter[Rung]) -> str:
    told = [f"{count[rung]} {word}" for rung, word in _TOLD.items() if count[rung]]
    verdicts = count_words(len(found.verdicts), "verdict", "verdicts")
    when = [f"as of {found.asked.as_of}"] if found.asked.as_of else []
    when += [f"under {', '.join(found.asked.scenarios)}"] if found.asked.scenarios else []
    asked = f" ({'; '.join(when)})" if when else ""
    breaks = " Where it breaks, the cell names who leaves." if count["breaks"] else ""
    return f"{verdicts}{asked}: {', '.join(told)}.{breaks}"
