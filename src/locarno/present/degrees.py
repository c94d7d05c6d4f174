"""Degrees of preference in words: what an answer rests on, and several concepts told in one column."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from rich.text import Text

from ..answers.marks import POINTS, Mark
from ..answers.stability import Stability
from .words import concept_name

_LETTERS = "abcd"
_EVEN = Decimal("0.5")
_ATTITUDES = (
    "a, b, c, d: what the actors make of the unknown. They are drawn to states that may be better (a, c) or are (b, "
    "d); they are deterred by states that are surely no better (a, b) or may be (c, d). What is stable under a is so "
    "under all, and what is not under d is under none."
)
_STRONG = "strong: answers bring states that are strongly worse; weak: stable, not strongly."


Cell = Callable[[frozenset[str], frozenset[str]], str]


@dataclass(frozen=True, slots=True)
class Column:
    """A column over states: its head, and what stands in a cell.

    Given are the concepts under which the state is an equilibrium, and those under which ties leave that open.
    """

    head: str
    cell: Cell


def columns_of(found: Stability, yes: str, no: str) -> list[Column]:
    """One column for each concept, but for the extensions of one concept, and for the two strengths of one."""
    columns: list[Column] = []
    told: set[str] = set()
    for id_ in found.concepts:
        if id_ in told:
            continue
        group = _extensions(found, id_) or _strengths(found, id_)
        told |= set(group)
        if len(group) < 2:
            columns.append(Column(concept_name(id_), _plain_cell(id_, yes, no)))
        elif group[1].startswith("strong_"):
            columns.append(Column(concept_name(group[0]), _strength_cell(group[0], group[1], no)))
        else:
            columns.append(Column(_base_name(id_[:-2]), _letters_cell(group, no)))
    return columns


def _extensions(found: Stability, id_: str) -> list[str]:
    base, _, letter = id_.rpartition("_")
    if letter not in _LETTERS or not base:
        return []
    return [f"{base}_{other}" for other in _LETTERS if f"{base}_{other}" in found.stable]


def _strengths(found: Stability, id_: str) -> list[str]:
    general = id_.removeprefix("strong_")
    both = [general, f"strong_{general}"]
    return both if all(one in found.stable for one in both) else [id_]


def _plain_cell(id_: str, yes: str, no: str) -> Cell:
    return lambda stable, open_: yes if id_ in stable else "?" if id_ in open_ else no


def _strength_cell(general: str, strong: str, no: str) -> Cell:
    return lambda stable, _: "strong" if strong in stable else "weak" if general in stable else no


def _letters_cell(group: Sequence[str], no: str) -> Cell:
    return lambda stable, _: "".join(id_[-1] if id_ in stable else no for id_ in group)


def rows_of(found: Stability) -> list[tuple[str, str]]:
    """For each line of counts its name and a concept; extensions of one concept share a line where counts agree."""
    rows: list[tuple[str, str]] = []
    told: set[str] = set()
    for id_ in found.concepts:
        group = _extensions(found, id_)
        if len(group) < 2:
            rows.append((concept_name(id_), id_))
        elif id_ not in told:
            told |= set(group)
            counts = {one: (*found.stable[one].sum(axis=1).tolist(), found.equilibria(one).size) for one in group}
            for same in dict.fromkeys(counts.values()):
                alike = [one for one in group if counts[one] == same]
                rows.append((f"{_base_name(id_[:-2])} {''.join(one[-1] for one in alike)}", alike[0]))
    return rows


def degrees_text(found: Stability) -> Text | None:
    """What the degrees of preference are, and what follows from them; None where none were asked about."""
    lines = [*marks_lines(found.marks), *_summary(found)]
    return Text("\n" + "\n".join(lines)) if lines else None


def legend_text(found: Stability) -> Text | None:
    """What letters and words in cells mean; None if there are none."""
    words = []
    if any(len(_extensions(found, id_)) > 1 for id_ in found.concepts):
        words.append(_ATTITUDES)
    if any(id_.startswith("strong_") and len(_strengths(found, id_)) > 1 for id_ in found.concepts):
        words.append(_STRONG)
    return Text("\n".join(words), style="dim") if words else None


def _summary(found: Stability) -> Iterator[str]:
    """What is asked about is answered first: how much hangs on what is unknown, or is strong."""
    extended = [id_[:-2] for id_ in found.stable if id_.endswith("_a") and f"{id_[:-1]}d" in found.stable]
    if extended and not any(one.kind == "unknown" for one in found.marks):
        yield f"Nothing is unknown under {found.reading}: a, b, c and d are the same."
    elif extended:
        told = []
        for base in extended:
            least, most = found.equilibria(f"{base}_a").size, found.equilibria(f"{base}_d").size
            told.append(f"{_base_name(base)} {least:,}" + f", {most - least:,} more under some" * (most > least))
        yield f"Equilibria that stand whatever the actors make of that: {'; '.join(told)}."
    bases = [id_ for id_ in found.stable if f"strong_{id_}" in found.stable]
    if bases:
        sizes = [(base, found.equilibria(f"strong_{base}").size, found.equilibria(base).size) for base in bases]
        told = [f"{concept_name(base)} {strong:,} of {general:,}" for base, strong, general in sizes]
        yield f"Equilibria that are strong: {'; '.join(told)}."


def _base_name(base: str) -> str:
    return concept_name(f"{base}_a").removesuffix(" a")


def marks_lines(marks: Sequence[Mark]) -> Iterator[str]:
    """What is unknown, strong, enough or mixed, a sentence each."""
    for one in marks:
        if one.kind == "unknown" and one.place:
            likely = "" if one.value in (None, _EVEN) else f", {one.value:f} likely"
            yield f"Unknown: whether {one.actor} wants `{one.text}` (its statement {one.place}{likely})."
        elif one.kind == "unknown":
            yield f"Unknown: which of these {one.actor} prefers: {one.text}."
        elif one.kind == "strong_gap":
            yield f"Strong for {one.actor}: {one.value:f} points more."
        elif one.kind == "enough" and one.text == POINTS:
            yield f"Enough for {one.actor}: at least {one.value:f} points more."
        elif one.kind == "enough" and one.value is not None:
            yield f"Enough for {one.actor}: at least {(1 + one.value) / 2:f} likely to be better."
    mixed = [one for one in marks if one.kind == "mix"]
    if mixed:
        parts = ", ".join(f"{one.text} with weight {one.value:f}" for one in mixed)
        yield f"What the actors want is a mixture of readings: {parts}."
    for actor in dict.fromkeys(one.actor for one in marks if one.kind == "strong"):
        mine = [one for one in marks if one.kind == "strong" and one.actor == actor]
        if mine[0].place:
            yield f"Strong for {actor}: {', '.join(f'`{one.text}`' for one in mine)}."
        else:
            steps = "; and ".join(one.text for one in mine)
            yield f"Strong for {actor}: what comes before {steps}, against that."


def marks_shape(marks: Sequence[Mark]) -> list[dict[str, Any]]:
    """The marks in JSON."""
    return [
        {
            "actor": one.actor or None,
            "kind": one.kind,
            "text": one.text or None,
            "place": one.place or None,
            "value": None if one.value is None else float(one.value),
        }
        for one in marks
    ]
