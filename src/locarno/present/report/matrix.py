"""The first picture: arrangements by readings. Each cell has a sign, a word, a colour, and opens to why it is so.

A case without arrangements has the states that rest in their place.
"""

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from ...answers.asked import RUNG_OF
from ...answers.report import Gathered, Resting
from ...answers.verdicts import Verdict
from ..words import RUNGS
from .blocks import Line, Tone
from .goal import has_goal
from .speech import Speech
from .verdict_words import includes_war, notes, reasons, tone_of, verdict_sentence

Group = Literal["every", "some", "none"]
"""Under how many readings it holds."""

TONES: tuple[Tone, ...] = ("interest", "credible", "bluff", "breaks", "impossible", "apart")
_SIGNS: dict[Tone, str] = {"apart": "■", **{rung: told.sign for rung, told in RUNGS.items()}}
_STRENGTH: dict[Tone, int] = {"interest": 5, "credible": 4, "bluff": 3, "apart": 2, "breaks": 1, "impossible": 0}
"""By which cells are sorted."""


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """One cell. `by`: who leaves first, where it breaks; `marks`: `*` other states would hold, `?` war among them.

    `steps`: why, step by step; `notes`: what else is to be known.
    """

    reading: str
    tone: Tone
    sign: str
    word: str
    by: str
    marks: str
    strength: int
    sentence: str
    steps: tuple[Line, ...]
    notes: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One row; `score` is what rows are sorted by at first, the highest first.

    `goal`: where it starts, the case's goal is so, under every reading under which it is possible at all.
    """

    id: str
    name: str
    group: Group
    goal: bool
    score: int
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True, slots=True)
class MatrixHead:
    """A reading; `holding`: how many of the rows hold under it."""

    id: str
    name: str
    source: str
    holding: int


@dataclass(frozen=True, slots=True)
class Legend:
    """A tone with its sign, its word, what it means, and how many cells there are of it."""

    tone: Tone
    sign: str
    word: str
    means: str
    count: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """The whole picture, with its rows in the order in which they are shown at first. `states`: the rows are states."""

    heads: tuple[MatrixHead, ...]
    rows: tuple[MatrixRow, ...]
    legend: tuple[Legend, ...]
    marked: str
    states: bool

    def of(self, group: Group) -> tuple[MatrixRow, ...]:
        """The rows of a group."""
        return tuple(row for row in self.rows if row.group == group)


def matrix_of(found: Gathered, speech: Speech) -> Matrix:
    """The matrix of arrangements, or of states that rest where there are none."""
    states = not found.case.arrangements
    rows = _states(found, speech) if states else _arrangements(found, speech)
    rows = sorted(rows, key=lambda row: (("every", "some", "none").index(row.group), not row.goal, -row.score))
    heads = tuple(
        MatrixHead(
            id_, one.name if one.name != id_ else "", _source(found, id_), sum(_kept(row.cells[at]) for row in rows)
        )
        for at, (id_, one) in enumerate(found.case.readings.items())
    )
    count = Counter(cell.tone for row in rows for cell in row.cells)
    legend = tuple(
        Legend(tone, _SIGNS[tone], speech.say(f"word-{tone}"), speech.say(f"means-{tone}"), count[tone])
        for tone in TONES
        if count[tone] or (tone != "apart" and not states)
    )
    marked = "".join(mark for mark in "*?" if any(mark in cell.marks for row in rows for cell in row.cells))
    return Matrix(heads, tuple(rows), legend, marked, states)


def _kept(cell: MatrixCell) -> bool:
    return cell.tone in ("interest", "credible", "bluff")


def _source(found: Gathered, reading: str) -> str:
    source = found.case.sources.get(found.case.readings[reading].source)
    return source.title if source else ""


def _group(cells: tuple[MatrixCell, ...]) -> Group:
    held = sum(map(_kept, cells))
    return "every" if held == len(cells) else "some" if held else "none"


def _score(cells: tuple[MatrixCell, ...]) -> int:
    """First by how many cells hold, then by how strongly."""
    return sum(100 * _kept(cell) + cell.strength for cell in cells)


def _arrangements(found: Gathered, speech: Speech) -> list[MatrixRow]:
    rows = []
    for id_, one in found.case.arrangements.items():
        cells = tuple(_cell(found.verdicts[id_, reading], found, speech) for reading in found.verdicts.readings)
        told = [found.verdicts[id_, reading] for reading in found.verdicts.readings]
        goal = any(verdict.states for verdict in told) and all(
            has_goal(verdict, found.case) for verdict in told if verdict.states
        )
        rows.append(MatrixRow(id_, one.name if one.name != id_ else "", _group(cells), goal, _score(cells), cells))
    return rows


def _cell(one: Verdict, found: Gathered, speech: Speech) -> MatrixCell:
    tone = tone_of(one)
    trace = found.explanations[one.arrangement, one.reading]
    return MatrixCell(
        reading=one.reading,
        tone=tone,
        sign=_SIGNS[tone],
        word=speech.say(f"word-{tone}"),
        by=one.breaks[0].step.actor if one.rung == "breaks" and one.breaks else "",
        marks="*" * one.would_hold + "?" * includes_war(one, found),
        strength=_STRENGTH[tone],
        sentence=verdict_sentence(one, found, speech),
        steps=tuple(reasons(trace, found, speech)),
        notes=tuple(notes(trace, found, speech)),
    )


def _states(found: Gathered, speech: Speech) -> list[MatrixRow]:
    rows = []
    for number, one in enumerate(found.resting, 1):
        cells = tuple(_state_cell(one, reading, speech) for reading in found.case.readings)
        name = speech.option(one.state) if one.state else "; ".join(speech.option(id_) for id_ in one.holds)
        rows.append(
            MatrixRow(
                one.state or str(number), name or speech.say("nothing-done"), _group(cells), False, _score(cells), cells
            )
        )
    return rows


def _state_cell(one: Resting, reading: str, speech: Speech) -> MatrixCell:
    concept = one.by.get(reading)
    tone: Tone = RUNG_OF[concept] if concept else "breaks"
    steps = [
        Line(speech.say("state-for", actor=speech.actor(actor), word=speech.say(f"word-{RUNG_OF[by]}")))
        for actor, by in one.for_actor.get(reading, {}).items()
    ]
    told = [Line(speech.say("state-outcome", outcome=speech.outcome(one.outcome)))] if one.outcome else []
    return MatrixCell(
        reading=reading,
        tone=tone,
        sign=_SIGNS[tone],
        word=speech.say(f"word-{tone}"),
        by="",
        marks="",
        strength=_STRENGTH[tone],
        sentence=speech.say(f"state-{tone}", reading=speech.under(reading)),
        steps=tuple(steps),
        notes=tuple(told),
    )
