"""How robust verdicts are: in a sentence, as tables, as JSON, as rows."""

from collections.abc import Iterator
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from ..answers.robust import Condition, Decides, Drawing, Part, Region, Robust, Stays
from ..case.nouns import Case
from .parts import asked_row, asked_shape
from .tables import asked_text
from .words import RUNGS, count_words

_FIRM = 0.95
_FEW, _MOST, _CELL, _NAME = 6, 8, 12, 14


def robust_sentence(found: Robust) -> str:
    """How many verdicts stay, and which is the shakiest."""
    firm = sum(one.share >= _FIRM for one in found)
    always = sum(one.other is None for one in found)
    shaky = min(found, key=lambda one: one.share)
    if len(found) == 1:
        text = f"Under {shaky.reading} “{found.labels[shaky.arrangement]}” {_holds(shaky.rung)} as written, and in "
        if shaky.other is None:
            return text + f"every sample{_interval(shaky)}."
        return text + f"{percent(shaky.share)} of the samples{_interval(shaky)}{_otherwise(shaky)}."
    text = (
        f"{firm} of {len(found)} verdicts stay in at least {_FIRM:.0%} of the samples, {always} of them in every one."
    )
    if shaky.other is None:
        return text
    named = f"{shaky.arrangement} under {shaky.reading}"
    text += (
        f" The shakiest is {named}: it {_holds(shaky.rung)} as written, and in {percent(shaky.share)} of the samples"
    )
    return text + f"{_interval(shaky)}{_otherwise(shaky)}."


def _holds(rung: str) -> str:
    told = next(told for known, told in RUNGS.items() if known == rung)
    return {"breaks": "breaks", "impossible": "is impossible"}.get(rung, f"holds by {told.by}")


def _interval(one: Stays) -> str:
    return f" (95% interval: {percent(one.low)} to {percent(one.high)})"


def _otherwise(one: Stays) -> str:
    if one.other is None:
        return ""
    return f"; else it mostly {_holds(one.other)}, in {percent(one.counts[one.other] / sum(one.counts.values()))}"


def percent(share: float) -> str:
    """A share in whole per cents; 0 and 100 only where it is none and all."""
    near = min(max(share, 0.01), 0.99) if 0 < share < 1 else share
    return f"{near:.0%}"


def drawing_words(found: Robust) -> str:
    """How the beliefs were drawn, in a sentence or two."""
    one: Drawing = found.drawing
    moved = [f"{sampled.swaps:.1f}" for sampled in found.sampled]
    swaps = moved[0] if len(set(moved)) == 1 else f"{min(moved, key=float)} to {max(moved, key=float)}"
    match one.model:
        case "mallows":
            text = (
                f"Orders of statements drawn around each reading (Mallows, spread {one.spread:g}): on average {swaps}"
            )
            text += " swaps of neighbours in all lists together."
        case "swaps":
            text = f"Orders of statements exactly {count_words(one.swaps or 0, 'swap', 'swaps')} of neighbours away."
        case _:
            text = "What no source says is free: each assumed entry drops out half the time, or stands anywhere."
    if one.likelihoods:
        text += " Rules and scenarios with a word of likelihood count that often."
    return text


def robust_tables(found: Robust, case: Case, plain_signs: bool, width: int, every: bool) -> RenderableType:
    """The sentence, the matrix or the cells in full, what decides, the region; `width` in characters."""
    parts: list[RenderableType] = [asked_text(found.asked, f"{case.title}: how robust are the verdicts?")]
    if found.samples < found.wanted:
        parts.append(Text(f"Stopped after {found.samples:,} of {found.wanted:,} samples.", style="yellow"))
    parts.append(Text(robust_sentence(found)))
    samples = count_words(found.samples, "sample", "samples")
    parts.append(Text(f"{drawing_words(found)} {samples}, seed {found.drawing.seed}.\n", style="dim"))
    parts += [_in_full(found, plain_signs)] if len(found) <= _FEW else _matrix(found, plain_signs, width)
    if found.region is not None:
        parts.append(_region(found, found.region))
    if found.decides:
        parts.append(_decides(found, None if every else _MOST))
    return Group(*parts)


def _sign(rung: str, plain_signs: bool) -> str:
    told = next(told for known, told in RUNGS.items() if known == rung)
    return told.ascii if plain_signs else told.sign


def _style(one: Stays) -> str:
    return RUNGS[one.rung].style


def _matrix(found: Robust, plain_signs: bool, width: int) -> list[RenderableType]:
    across = max(1, min(len(found.readings), (width - _NAME) // (_CELL + 1)))
    tables: list[RenderableType] = []
    cells = {(one.arrangement, one.reading): one for one in found}
    for at in range(0, len(found.readings), across):
        block = found.readings[at : at + across]
        name = min(max(width - (_CELL + 1) * len(block), _NAME), 64)
        table = Table(box=SIMPLE_HEAD, show_edge=False, padding=0)
        table.add_column("arrangement", width=name, no_wrap=True, overflow="ellipsis")
        for reading in block:
            table.add_column(reading, width=_CELL, no_wrap=True)
        for id_, label in found.labels.items():
            text = Text(id_ if label == id_ else f"{id_} {label}")
            text.stylize("bold", 0, len(id_))
            table.add_row(text, *(_cell(cells[id_, reading], plain_signs) for reading in block))
        tables.append(table)
    legend = Text()
    for told in RUNGS.values():
        legend.append(f"{told.ascii if plain_signs else told.sign} {told.word}  ", style=told.style)
    legend.append("\nFirst the verdict as written and how often it stays; then the most frequent other one.\n", "dim")
    return [*tables, legend]


def _cell(one: Stays, plain_signs: bool) -> Text:
    text = Text(f"{_sign(one.rung, plain_signs)}{percent(one.share):>5}", style=_style(one))
    if one.other is not None:
        share = one.counts[one.other] / sum(one.counts.values())
        text.append(f" {_sign(one.other, plain_signs)}{percent(share):>3}", style="not bold dim")
    return text


def _in_full(found: Robust, plain_signs: bool) -> RenderableType:
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for head in ("cell", "as written", "stays", "95% interval", "over the samples"):
        table.add_column(head, justify="right" if head == "stays" else "left")
    for one in found:
        counts = [
            f"{_sign(rung, plain_signs)} {RUNGS[rung].word} {percent(n / found.samples)}"
            for rung, n in one.counts.items()
            if n
        ]
        table.add_row(
            f"{one.arrangement} {one.reading}",
            Text(f"{_sign(one.rung, plain_signs)} {RUNGS[one.rung].word}", style=_style(one)),
            percent(one.share),
            f"{percent(one.low)} to {percent(one.high)}",
            ", ".join(counts),
        )
    return Group(table, Text())


def condition_words(one: Condition) -> str:
    """A condition in words."""
    if one.second:
        first, second = (one.first, one.second) if one.holds else (one.second, one.first)
        return f"{one.actor} wants `{first}` above `{second}`"
    if one.kind in ("rule", "scenario"):
        return f"{one.kind} `{one.first}` {'counts' if one.holds else 'does not count'}"
    return f"{one.actor} {'wants' if one.holds else 'does not care for'} `{one.first}`"


def part_sentence(one: Part) -> str:
    """A part in a sentence: what is the case there, and how sure the verdict is."""
    conditions = " and ".join(condition_words(condition) for condition in one.conditions)
    text = f"{_holds(one.rung)} {'where ' + conditions if conditions else 'in all samples alike'}"
    such = count_words(one.samples, "such sample", "such samples")
    return f"{text}: in {percent(one.density)} of {such}, {percent(one.coverage)} of all with that verdict"


def _region(found: Robust, region: Region) -> RenderableType:
    [cell] = found.cells
    title = Text(f"Where the verdict on {region.arrangement} under {region.reading} flips", style="bold")
    if cell.other is None:
        return Group(title, Text("Nowhere: it is the same in every sample.\n"))
    if len(region.parts) == 1:
        return Group(title, Text("No three questions about the beliefs tell the verdicts of the samples apart.\n"))
    lines = [
        Text(f"- It {part_sentence(one)}.", style=RUNGS[one.rung].style.replace("bold ", "")) for one in region.parts
    ]
    return Group(title, *lines, Text())


def decides_words(one: Decides) -> str:
    """An assumed entry and its contrast in words."""
    if one.kind in ("rule", "scenario"):
        return f"{one.kind} `{one.text}`: counts or not"
    return f"{one.actor} wants `{one.text}`: {'at all' if one.contrast == 'in' else 'more rather than less'}"


def _decides(found: Robust, most: int | None) -> RenderableType:
    told = [one for one in found.decides if one.difference]
    if not told:
        return Text("No assumed entry makes a difference in these samples.", style="dim")
    title = "Assumed entries that decide most: how much more of the verdicts stay with them, in points"
    table = Table(box=SIMPLE_HEAD, title=title, title_justify="left", title_style="bold", pad_edge=False)
    table.add_column("reading")
    table.add_column("assumed entry", overflow="fold")
    table.add_column("difference", justify="right")
    for one in told[:most]:
        sure = abs(one.difference) > 2 * one.error
        points = f"{100 * one.difference:+.1f} ± {100 * one.error:.1f}"
        table.add_row(one.reading, Text(decides_words(one)), Text(points, style="" if sure else "dim"))
    more = len(told) - len(told[:most])
    note = "± is one standard error; what is less than two of them may be chance"
    return Group(table, Text(f"{note}; {more} more with --every." if more else f"{note}.", style="dim"))


def robust_shape(found: Robust) -> dict[str, Any]:
    """`locarno.robust/1`."""
    drawing = found.drawing
    return (
        {"schema": "locarno.robust/1"}
        | asked_shape(found.asked)
        | {
            "model": drawing.model,
            "spread": drawing.spread,
            "swaps": drawing.swaps,
            "likelihoods": drawing.likelihoods,
            "seed": drawing.seed,
            "samples": found.samples,
            "wanted": found.wanted,
            "sentence": robust_sentence(found),
            "arrangements": [{"id": id_, "label": label} for id_, label in found.labels.items()],
            "readings": [{"id": one.reading, "beliefs": one.beliefs, "mean_swaps": one.swaps} for one in found.sampled],
            "cells": [
                {
                    "arrangement": one.arrangement,
                    "reading": one.reading,
                    "rung": one.rung,
                    "share": one.share,
                    "low": one.low,
                    "high": one.high,
                    "other": one.other,
                    "counts": dict(one.counts),
                }
                for one in found
            ],
            "decides": [
                {
                    "reading": one.reading,
                    "kind": one.kind,
                    "actor": one.actor or None,
                    "text": one.text,
                    "contrast": one.contrast,
                    "difference": one.difference,
                    "error": one.error,
                    "sizes": list(one.samples),
                }
                for one in found.decides
            ],
            "region": None if found.region is None else [_part_shape(one) for one in found.region.parts],
            "evaluated": found.evaluated,
        }
    )


def _part_shape(one: Part) -> dict[str, Any]:
    return {
        "conditions": [
            {
                "kind": condition.kind,
                "actor": condition.actor or None,
                "first": condition.first,
                "second": condition.second or None,
                "holds": condition.holds,
                "refs": list(condition.refs),
                "words": condition_words(condition),
            }
            for condition in one.conditions
        ],
        "rung": one.rung,
        "samples": one.samples,
        "density": one.density,
        "coverage": one.coverage,
    }


def robust_rows(found: Robust) -> Iterator[dict[str, Any]]:
    """A row for each cell."""
    for one in found:
        yield (
            asked_row(found.asked)
            | {
                "arrangement": one.arrangement,
                "reading": one.reading,
                "rung": one.rung,
                "samples": found.samples,
                "share": one.share,
                "low": one.low,
                "high": one.high,
                "other": one.other or "",
            }
            | {f"n_{rung}": count for rung, count in one.counts.items()}
        )
