"""How far two coders agree: in plain words, as tables, as JSON, as rows."""

from collections.abc import Iterator, Sequence
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from ..answers.coders import Alpha, CellAgreement, CodedEntry, Coders, EntryAgreement, steps_between
from ..case.nouns import Case
from .parts import asked_row, asked_shape
from .tables import asked_text
from .words import RUNGS, count_words


def coders_sentence(found: Coders) -> str:
    """How far the two agree, in two sentences."""
    whole = found.agreement["all"][0]
    every = whole.both + whole.opposite + whole.only_one + whole.only_other
    text = f"Of {count_words(every, 'statement', 'different statements')} about what an actor wants, both coders have"
    text += f" {whole.both} ({_percent(whole.share)}), {whole.only_one} has only {found.one}, {whole.only_other} only"
    text += f" {found.other}"
    text += f", and {count_words(whole.opposite, 'is', 'are')} opposite." if whole.opposite else "; none is opposite."
    if found.cell_agreement:
        cells = found.cell_agreement[0]
        text += f" {cells.equal} of {cells.cells} verdicts ({cells.equal / cells.cells:.0%}) are the same under both"
        text += f"; {cells.preferences_equal} if only what the actors want is taken from {found.other}."
    return text


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{share:.0%}"


def _alpha(one: Alpha) -> str:
    return "-" if one.value is None else f"{one.value:.2f}"


def coders_tables(found: Coders, case: Case, every: bool) -> RenderableType:
    """The comparison; `every`: each entry and each cell that differs."""
    parts: list[RenderableType] = [
        asked_text(found.asked, f"{case.title}: do the coders agree?"),
        Text(f"\n{coders_sentence(found)}\n"),
        _reliability(found),
        _agreement(found.agreement["all"], every),
        _likelihoods(found),
        _feasibility(found),
    ]
    if found.cells:
        parts += [_cells(found.cell_agreement), _lists(found, every), _parted(found, case, every)]
    parts.append(_entries(found, every))
    left = [
        f"{count_words(len(ids), 'reading', 'readings')} only {name} has: {' '.join(ids)}."
        for name, ids in ((found.one, found.only_one_has), (found.other, found.only_other_has))
        if ids
    ]
    if not found.with_alpha:
        left.append("Krippendorff's alpha needs the extra `agreement`: pip install 'locarno[agreement]'.")
    return Group(*parts, Text("\n".join(left), style="dim"))


def _table(title: str, *heads: str) -> Table:
    table = Table(box=SIMPLE_HEAD, title=title, title_justify="left", title_style="bold", pad_edge=False)
    for number, head in enumerate(heads):
        table.add_column(head, justify="left" if number == 0 else "right")
    return table


def _reliability(found: Coders) -> RenderableType:
    table = _table(
        "Krippendorff's alpha: 1 is full agreement, 0 what chance would give", "what", "level", "units", "alpha"
    )
    rows = [
        ("whether a coder has a statement", found.presence["all"]),
        ("the same without what is assumed", found.presence["said"]),
        ("the place of statements that both have", found.ranks),
        ("the words of likelihoods that both give", found.likelihood_alpha),
    ]
    if found.cell_agreement:
        rows.append(("whether an arrangement is possible", found.cell_agreement[0].possible_alpha))
        rows.append(("the rung of a verdict", found.cell_agreement[0].alpha))
        rows.append(("the rung, preferences alone exchanged", found.cell_agreement[0].preferences_alpha))
    for what, one in rows:
        table.add_row(what, one.level, f"{one.units:,}", _alpha(one))
    note = "Krippendorff asks for 0.80, and 0.67 for tentative conclusions.\n"
    return Group(table, Text(note, style="dim"))


def _agreement(found: Sequence[EntryAgreement], every: bool) -> Table:
    table = _table(
        "What the actors want: statements",
        "reading",
        "both",
        "opposite",
        "only one",
        "only other",
        "share",
        "same order",
    )
    for one in found:
        if one.actor and not every:
            continue
        name = f"{one.reading} {one.actor}".strip() or "all"
        order = f"{one.same_order} of {one.pairs}" if one.pairs else "-"
        row = [one.both, one.opposite, one.only_one, one.only_other]
        table.add_row(
            name, *(str(cell) for cell in row), _percent(one.share), order, style="" if one.reading else "bold"
        )
    return table


def _likelihoods(found: Coders) -> RenderableType:
    both = [one for one in found.likelihoods if one.one and one.other]
    same = sum(one.one == one.other for one in both)
    events = count_words(len(found.likelihoods), "event", "events")
    words = f"of {events} {len(both)} got a word from both; {same} the same."
    odd = [f"{one.reading} {one.id}: {one.one} and {one.other}" for one in both if one.one != one.other]
    return Text(f"Likelihoods: {words}{' ' * bool(odd)}{'; '.join(odd)}\n")


def _feasibility(found: Coders) -> Table:
    table = _table("What can be: states that a reading leaves", "reading", "both", "only one", "only other", "neither")
    for one in found.feasibility:
        table.add_row(one.reading, *(f"{n:,}" for n in (one.both, one.only_one, one.only_other, one.neither)))
    return table


def _cells(found: Sequence[CellAgreement]) -> RenderableType:
    table = _table("Verdicts", "reading", "cells", "the same", "weighted", "alpha", "same, preferences alone", "alpha")
    for one in found:
        same, alone = f"{one.equal} ({one.equal / one.cells:.0%})", one.preferences_equal
        table.add_row(
            one.reading or "all", str(one.cells), same, f"{one.weighted:.2f}", _alpha(one.alpha),
            f"{alone} ({alone / one.cells:.0%})", _alpha(one.preferences_alpha), style="" if one.reading else "bold",
        )  # fmt: skip
    note = "weighted: 1 minus the mean distance on the ladder impossible, breaks, bluff, credible, interest\n"
    return Group(table, Text(note, style="dim"))


def _lists(found: Coders, every: bool) -> RenderableType:
    """Whose list moves how much; without `every` only those that bring the verdicts nearer to the other coder's."""
    before = {one.reading: one.equal for one in found.cell_agreement}
    nearer = [one for one in found.lists if every or one.equal > before[one.reading]]
    if not nearer:
        return Text("")
    table = _table(
        "Whose list it is: verdicts as the other coder's", "reading", "actor", "as it is", "with its list", "changed"
    )
    for one in sorted(nearer, key=lambda one: (found.readings.index(one.reading), -one.equal)):
        table.add_row(one.reading, one.actor, str(before[one.reading]), str(one.equal), str(one.changed))
    note = f"with its list: only that actor's list is taken from {found.other}\n"
    return Group(table, Text(note, style="dim"))


def _parted(found: Coders, case: Case, every: bool) -> RenderableType:
    """Which verdicts differ: counted by what becomes of what, or one by one."""
    odd = [one for one in found.cells if one.one != one.other]
    if not odd:
        return Text("")
    if every:
        table = _table(f"Where they part: {len(odd)} verdicts", "arrangement", "reading", found.one, found.other)
        for one in odd:
            name = f"{one.arrangement} {case.arrangements[one.arrangement].name}"
            table.add_row(Text(name), one.reading, RUNGS[one.one].word, RUNGS[one.other].word)
        return table
    table = _table(f"Where they part: {len(odd)} verdicts", "reading", found.one, found.other, "arrangements")
    for column in table.columns:
        column.justify = "left"
    groups: dict[tuple[str, str, str], list[str]] = {}
    for one in odd:
        groups.setdefault((one.reading, RUNGS[one.one].word, RUNGS[one.other].word), []).append(one.arrangement)
    for reading in found.readings:
        mine = [(words, ids) for words, ids in groups.items() if words[0] == reading]
        for (_, one_word, other_word), ids in sorted(mine, key=lambda group: -len(group[1])):
            table.add_row(reading, one_word, other_word, " ".join(ids))
    return table


def _entries(found: Coders, every: bool) -> RenderableType:
    kinds = (
        ("opposite", "says nothing") if not every else ("opposite", "only one", "only other", "says nothing", "both")
    )
    shown = [one for kind in kinds for one in found.entries if one.kind == kind]
    if not shown:
        return Text("Every statement, and what each coder noted about it: --every", style="dim")
    table = _table(
        "Statements" if every else "Statements that are opposite, or say nothing", "", "kind", found.one, found.other
    )
    for column in table.columns:
        column.justify = "left"
    for one in shown:
        table.add_row(f"{one.reading} {one.actor}", one.kind, *(_said(one, side) for side in (0, 1)))
    end = "" if every else "Every statement, and what each coder noted about it: --every"
    return Group(table, Text(end, style="dim"))


def _said(one: CodedEntry, side: int) -> Text:
    text, place, note = ((one.one, one.place_one, one.note_one), (one.other, one.place_other, one.note_other))[side]
    if not text:
        return Text("-", style="dim")
    return Text(f"{place}. {text}").append(f"\n{note}" if note else "", style="dim")


def coders_shape(found: Coders) -> dict[str, Any]:
    """`locarno.coders/1`."""
    return (
        {"schema": "locarno.coders/1"}
        | asked_shape(found.asked)
        | {
            "one": found.one,
            "other": found.other,
            "sentence": coders_sentence(found),
            "readings": list(found.readings),
            "only_one_has": list(found.only_one_has),
            "only_other_has": list(found.only_other_has),
            "with_alpha": found.with_alpha,
            "presence": _alpha_shape(found.presence["all"]),
            "presence_said": _alpha_shape(found.presence["said"]),
            "ranks": _alpha_shape(found.ranks),
            "likelihood_alpha": _alpha_shape(found.likelihood_alpha),
            "agreement": [_agreement_shape(one) for one in found.agreement["all"]],
            "agreement_said": [_agreement_shape(one) for one in found.agreement["said"]],
            "entries": [_entry_shape(one) for one in found.entries],
            "likelihoods": [
                {"reading": o.reading, "id": o.id, "event": o.event, "one": o.one or None, "other": o.other or None}
                for o in found.likelihoods
            ],
            "feasibility": [
                {
                    "reading": o.reading,
                    "states": o.states,
                    "both": o.both,
                    "only_one": o.only_one,
                    "only_other": o.only_other,
                    "neither": o.neither,
                }
                for o in found.feasibility
            ],
            "cell_agreement": [
                {
                    "reading": o.reading or None,
                    "cells": o.cells,
                    "equal": o.equal,
                    "weighted": round(o.weighted, 6),
                    "alpha": _alpha_shape(o.alpha),
                    "preferences_equal": o.preferences_equal,
                    "preferences_weighted": round(o.preferences_weighted, 6),
                    "preferences_alpha": _alpha_shape(o.preferences_alpha),
                    "possible_alpha": _alpha_shape(o.possible_alpha),
                }
                for o in found.cell_agreement
            ],
            "lists": [
                {"reading": o.reading, "actor": o.actor, "equal": o.equal, "changed": o.changed} for o in found.lists
            ],
            "cells": [
                {
                    "arrangement": o.arrangement,
                    "reading": o.reading,
                    "one": o.one,
                    "other": o.other,
                    "preferences_only": o.preferences_only,
                    "steps": steps_between(o.one, o.other),
                }
                for o in found.cells
            ],
        }
    )


def _alpha_shape(one: Alpha) -> dict[str, Any]:
    value = None if one.value is None else round(one.value, 6)
    return {"value": value, "level": one.level, "units": one.units}


def _agreement_shape(one: EntryAgreement) -> dict[str, Any]:
    return {
        "reading": one.reading or None,
        "actor": one.actor or None,
        "both": one.both,
        "opposite": one.opposite,
        "only_one": one.only_one,
        "only_other": one.only_other,
        "share": None if one.share is None else round(one.share, 6),
        "same_place": one.same_place,
        "pairs": one.pairs,
        "same_order": one.same_order,
    }


def _entry_shape(one: CodedEntry) -> dict[str, Any]:
    return {
        "reading": one.reading,
        "actor": one.actor,
        "kind": one.kind,
        "one": one.one or None,
        "other": one.other or None,
        "place_one": one.place_one,
        "place_other": one.place_other,
        "assumed": one.assumed,
        "refs_one": list(one.refs_one),
        "refs_other": list(one.refs_other),
        "note_one": one.note_one or None,
        "note_other": one.note_other or None,
    }


CODERS_COLUMNS = (
    "case", "scenarios", "as_of", "what", "reading", "actor", "id", "kind", "one", "other", "place_one", "place_other",
    "assumed",
)  # fmt: skip


def coders_rows(found: Coders) -> Iterator[dict[str, Any]]:
    """A row for each statement, likelihood and verdict."""
    head = asked_row(found.asked)
    empty = dict.fromkeys(CODERS_COLUMNS[3:], "")
    for one in found.entries:
        yield (
            head
            | empty
            | {
                "what": "statement",
                "reading": one.reading,
                "actor": one.actor,
                "kind": one.kind,
                "one": one.one,
                "other": one.other,
                "place_one": one.place_one or "",
                "place_other": one.place_other or "",
                "assumed": one.assumed,
            }
        )
    for word in found.likelihoods:
        kind = _kind(word.one, word.other)
        yield (
            head
            | empty
            | {
                "what": "likelihood",
                "reading": word.reading,
                "id": word.id,
                "kind": kind,
                "one": word.one,
                "other": word.other,
            }
        )
    for cell in found.cells:
        yield (
            head
            | empty
            | {
                "what": "verdict",
                "reading": cell.reading,
                "id": cell.arrangement,
                "kind": "both" if cell.one == cell.other else "differ",
                "one": cell.one,
                "other": cell.other,
            }
        )


def _kind(one: str, other: str) -> str:
    if one and other:
        return "both" if one == other else "differ"
    return "only one" if one else "only other"
