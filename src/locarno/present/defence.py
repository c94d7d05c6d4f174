"""Which line of defence deters: for a terminal, as JSON, as rows."""

from collections.abc import Iterator, Mapping
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from ..answers.defence import Deterrence, LineAnswer, Lines, Stops
from ..answers.worth import Will
from ..case.nouns import Case
from .parts import asked_row, asked_shape
from .tables import asked_text
from .words import RUNGS
from .worth_shapes import decider_shape
from .worth_words import WILLS, assumed_words, decider_words

_CELL, _LEAST_NAME, _MOST_NAME = 7, 24, 52


def will_of(one: LineAnswer) -> Will:
    """Whether those who hold a line would rather answer, in a word."""
    if not one.can:
        return "uncalled"
    if one.would == one.can:
        return "always"
    if one.would:
        return "sometimes"
    return "never" if one.would_not else "indifferent"


def latest(one: Stops) -> int | None:
    """The line by which an attack has stopped paying in all states that count; None if in some it pays."""
    if one.pays:
        return None
    return max((k for k, count in enumerate(one.at) if count), default=None)


def lines_tables(found: Lines, case: Case, plain_signs: bool, width: int) -> RenderableType:
    """Reading by reading what deters and who would answer; then arrangement by arrangement, beside the verdicts."""
    title = asked_text(found.asked, f"{case.title}: which line of defence deters?")
    head = Text(f"The attack: {found.attacker} {' '.join(found.attack)}. ").append("It meets, in this order:\n")
    for k, line in enumerate(case.defence.lines.values() if case.defence else (), 1):
        refs = " ".join(line.basis.refs) or "assumed"
        head.append(f"{k} ", style="bold").append(f"{line.label or line.id} [{refs}]\n")
    parts: list[RenderableType] = [title, head]
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(style="bold", no_wrap=True)
    grid.add_column()
    for one in found.everywhere:
        grid.add_row(Text(one.reading), _headline(one))
    parts += [grid, Text("")]
    if found.lines:
        told = "When it comes to it, would those who hold a line rather answer than not?"
        parts += [Text(told), _answers(found, case), Text("")]
    parts += [
        Text("In how many states does an attack stop paying, at which line, or pay in spite of all?"),
        _counts(found, plain_signs),
    ]
    parts += [*_reasons(found), Text("")]
    if found.arrangements:
        parts += [_matrix(found, case, plain_signs, width), _legend(found, plain_signs)]
    parts.append(Text(assumed_words(list(found.assumed_shares.values())), style="dim"))
    return Group(*parts)


def _headline(one: Deterrence) -> Text:
    """What deters under a reading, over all states in which an attack is possible."""
    if not one.states:
        return Text("no attack is possible in any state", style=WILLS["uncalled"].style)
    if one.if_all.at[0] == one.states:
        return Text("an attack never pays, even if nobody answers", style=WILLS["always"].style)
    if one.if_willing.pays == one.states:
        threat = "" if one.if_all.pays == one.states else ", though some lines would if they answered"
        return Text(f"an attack pays: nobody who would answer deters it{threat}", style=WILLS["never"].style)
    if not one.if_willing.pays:
        return Text("an attack is deterred, by those who would answer", style=WILLS["always"].style)
    where = one.deterred_if_willing_where
    stops = one.states - one.if_willing.pays
    which = f"exactly where {where}" if where else f"in {stops:,} of {one.states:,} states"
    style = WILLS["sometimes"].style
    if any(one.if_willing.at[1:]):
        return Text(f"an attack is deterred {which}, by those who would answer; elsewhere it pays", style=style)
    return Text(f"an attack pays, whoever would answer, but not {which.removeprefix('exactly ')}", style=style)


def _counts(found: Lines, plain_signs: bool) -> RenderableType:
    """Counts of states by line, twice: with those who would answer, and as if all answered."""
    none = "-" if plain_signs else "–"
    table = Table(box=SIMPLE_HEAD, show_edge=False, padding=(0, 1, 0, 0), pad_edge=False)
    table.add_column("", no_wrap=True, style="bold")
    table.add_column("if ... answer", no_wrap=True)
    for head in ("unanswered", *(f"line {k + 1}" for k in range(len(found.lines))), "it pays"):
        table.add_column(head, justify="right", no_wrap=True)
    for one in found.everywhere:
        for name, who, stops in (
            (one.reading, "those who would", one.if_willing),
            ("", "all who can", one.if_all),
        ):
            table.add_row(name, who, *(f"{count:,}" if count else none for count in (*stops.at, stops.pays)))
    return table


def _reasons(found: Lines) -> Iterator[RenderableType]:
    """What decides for the attacker between peace and an attack that nobody answers."""
    yield Text(f"What decides for {found.attacker} whether an attack that nobody answers pays:")
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(style="bold", no_wrap=True)
    grid.add_column()
    for one in found.everywhere:
        told = [decider_words(decider, "it pays", "it does not") for decider in one.gains]
        grid.add_row(Text(one.reading), Text("\n".join(told) or "nothing that it wants"))
    yield grid
    again = [f"{one.again:,} under {one.reading}" for one in found.everywhere if one.again]
    if again:
        yield Text(f"In some states it pays again once more lines answer: {', '.join(again)}.")


def _answers(found: Lines, case: Case) -> RenderableType:
    table = Table(box=SIMPLE_HEAD, show_edge=False, padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column("line", no_wrap=True)
    for reading in found.readings:
        table.add_column(reading, overflow="fold")
    for k, id_ in enumerate(found.lines):
        answers = case.defence.lines[id_].answers if case.defence else ()
        name = Text(f"{k + 1} ", style="bold").append(" ".join(answers) or "no option", style="not bold")
        table.add_row(name, *(_answer(one.lines[k], bool(answers)) for one in found.everywhere))
    return table


def _answer(one: LineAnswer, seen: bool) -> Text:
    if not seen:
        return Text("not shown", style="dim")
    will = will_of(one)
    word = {"always": "would", "sometimes": f"would in {one.would:,} of {one.can:,}", "never": "would not"}
    word |= {"indifferent": "no matter", "uncalled": "cannot"}
    return Text(word[will], style=WILLS[will].style)


def _matrix(found: Lines, case: Case, plain_signs: bool, width: int) -> RenderableType:
    name = min(max(width - (_CELL + 1) * len(found.readings), _LEAST_NAME), _MOST_NAME)
    table = Table(box=SIMPLE_HEAD, show_edge=False, padding=(0, 1, 0, 0), pad_edge=False)
    table.add_column("arrangement", width=name, no_wrap=True, overflow="ellipsis")
    for reading in found.readings:
        table.add_column(reading, width=_CELL, no_wrap=True)
    for id_ in found.arrangements:
        label = Text(id_, style="bold").append(f" {case.arrangements[id_].name}", style="not bold")
        table.add_row(label, *(_cell(found[id_, reading], plain_signs) for reading in found.readings))
    return table


def cell_words(one: Deterrence, plain_signs: bool) -> tuple[str, Will]:
    """At which line an attack from an arrangement's opening states stops paying, and how far that can be relied on."""
    if not one.states:
        return ("-" if plain_signs else "–"), "uncalled"
    willing, all_ = latest(one.if_willing), latest(one.if_all)
    if willing is not None:
        return str(willing), "always"
    if all_ is not None:
        return f"({all_})", "indifferent"
    return (WILLS["never"].ascii if plain_signs else WILLS["never"].sign), "never"


def _cell(one: Deterrence, plain_signs: bool) -> Text:
    word, will = cell_words(one, plain_signs)
    text = Text(f"{word:<4}", style=WILLS[will].style)
    if one.rung is not None:
        told = RUNGS[one.rung]
        text.append(told.ascii if plain_signs else told.sign, style=told.style)
    return text


def _legend(found: Lines, plain_signs: bool) -> Text:
    never = WILLS["never"].ascii if plain_signs else WILLS["never"].sign
    none = "-" if plain_signs else "–"
    text = Text(
        f"First where an attack stops paying: unanswered (0), at a line (2), or at a line but only if some answer who "
        f"would rather not ((2)); it pays in spite of all ({never}); none is possible ({none}). "
        "Where an arrangement has several opening states, the worst counts.\n",
        style="dim",
    )
    used = {one.rung for one in found.by_arrangement}
    told = [f"{t.ascii if plain_signs else t.sign} {t.word}" for rung, t in RUNGS.items() if rung in used]
    return text.append(f"Then the verdict on the arrangement: {', '.join(told)}.", style="dim")


def lines_shape(found: Lines, case: Case) -> dict[str, Any]:
    """`locarno.lines/1`."""
    lines = case.defence.lines if case.defence else {}
    return (
        {"schema": "locarno.lines/1"}
        | asked_shape(found.asked)
        | {
            "attacker": found.attacker,
            "attack": list(found.attack),
            "lines": [
                {
                    "line": id_,
                    "label": lines[id_].label,
                    "answers": list(lines[id_].answers),
                    "refs": list(lines[id_].basis.refs),
                    "assumed": lines[id_].basis.assumed,
                }
                for id_ in found.lines
            ],
            "readings": list(found.readings),
            "arrangements": list(found.arrangements),
            "assumed": [{"reading": one, "assumed_share": share} for one, share in found.assumed_shares.items()],
            "everywhere": [_shape(one) for one in found.everywhere],
            "by_arrangement": [_shape(one) for one in found.by_arrangement],
        }
    )


def _shape(one: Deterrence) -> dict[str, Any]:
    return {
        "reading": one.reading,
        "arrangement": one.arrangement or None,
        "rung": one.rung,
        "of": one.of,
        "states": one.states,
        "if_all": _stops_shape(one.if_all),
        "if_willing": _stops_shape(one.if_willing),
        "again": one.again,
        "deterred_where": one.deterred_where or None,
        "deterred_if_willing_where": one.deterred_if_willing_where or None,
        "gains": [decider_shape(decider) for decider in one.gains],
        "answered": [
            {
                "line": line.line,
                "stands": line.stands,
                "can": line.can,
                "would": line.would,
                "would_not": line.would_not,
                "indifferent": line.indifferent,
                "answerers": [
                    {"actor": who.actor, "deciders": [decider_shape(decider) for decider in who.deciders]}
                    for who in line.answerers
                ],
            }
            for line in one.lines
        ],
    }


def _stops_shape(one: Stops) -> Mapping[str, Any]:
    return {"at": list(one.at), "pays": one.pays}


def lines_rows(found: Lines) -> Iterator[dict[str, Any]]:
    """One row for each reading, and for each arrangement under each reading; counts of states for each line."""
    for one in found:
        row = asked_row(found.asked) | {
            "reading": one.reading,
            "arrangement": one.arrangement,
            "rung": one.rung or "",
            "of": one.of,
            "states": one.states,
        }
        for name, stops in (("if_all", one.if_all), ("if_willing", one.if_willing)):
            row[f"{name}_at"] = " ".join(str(count) for count in stops.at)
            row[f"{name}_pays"] = stops.pays
        row["deterred_where"] = one.deterred_where
        row["deterred_if_willing_where"] = one.deterred_if_willing_where
        yield row
