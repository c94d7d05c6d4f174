"""On which beliefs two readings part: in a sentence, as tables, as JSON, as rows."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from ..answers.crux import Crux, CruxVerdict
from ..case.nouns import Case
from .crux_parts import (
    belief_words,
    nearest,
    parting_shape,
    plain_verdict,
    reading_legend,
    set_rows,
    shares_table,
    told_options,
    verdict_words,
    ways_table,
)
from .parts import asked_row, asked_shape
from .pledge_parts import option_legend
from .tables import asked_text
from .words import count_words


def crux_sentence(found: Crux) -> str:
    """What the disagreement turns on, in a sentence or two."""
    one, other = found.verdicts
    if found.agree:
        word = verdict_words(one).replace("by such moves", "by moves from which each mover gains")
        return f"{found.first} and {found.second} agree: “{found.label}” {word}."
    text = (
        f"Under {found.first} “{found.label}” {verdict_words(one)}; under {found.second} it {verdict_words(other)}."
        if one != "not reached"
        else f"Under {found.second} “{found.label}” {verdict_words(other)}; under {found.first} it is not so."
    )
    best = nearest(found)
    if best is None:
        return f"{text} No few statements make the difference; see the lists."
    way, turning = best
    told = turning.sets[0]
    words = [belief_words(found.atom(id_), found.first, found.second) for id_ in told]
    refs = list(dict.fromkeys(ref for id_ in told for ref in found.atom(id_).refs))
    others = turning.smallest - 1
    turned = found.first if way == "forth" else found.second
    verdict = found.verdicts[1] if way == "forth" else found.verdicts[0]
    beliefs = "one belief" if len(told) == 1 else f"{len(told)} beliefs together"
    text += f" It turns on {beliefs}: {'; '.join(words)}{f' [{chr(32).join(refs)}]' if refs else ' [assumed]'}."
    swapped = "it" if len(told) == 1 else "them"
    text += f" {turned} with {swapped} swapped {_short(verdict)}"
    return text + (f"; so would {count_words(others, 'other set', 'other sets')} as small." if others else ".")


def _short(verdict: CruxVerdict) -> str:
    return {"reached": "would see it reached", "not reached": "would not see it reached"}.get(
        verdict, f"would say that it {verdict_words(verdict)}"
    )


def cruxes_tables(found: Sequence[Crux], case: Case) -> RenderableType:
    """A sentence for each pair."""
    parts: list[RenderableType] = [asked_text(found[0].asked, f"{case.title}: on what does it turn?")]
    for question, head in (("holds", "Does it hold, and by what?"), ("reached", "Can it be reached by gains alone?")):
        here = [one for one in found if one.question == question]
        if not here:
            continue
        grid = Table.grid(padding=(0, 2, 1, 0))
        for one in here:
            style = "dim" if one.agree else ""
            grid.add_row(Text(f"{one.first} {one.second}", style="bold"), Text(crux_sentence(one), style=style))
        parts += [Text(f"\n{head}\n", style="bold"), grid]
    parts.append(Text("For one pair in full: locarno crux CASE FIRST SECOND", style="dim"))
    said = " ".join(crux_sentence(one) for one in found)
    named = {word for word in re.findall(r"[\w-]+", said) if word in case.options}
    return Group(*parts, *reading_legend(case.readings, case), *option_legend(named, case))


def crux_tables(found: Crux, case: Case) -> RenderableType:
    """One pair in full."""
    title = f"{case.title}: on what do {found.first} and {found.second} part?"
    parts: list[RenderableType] = [asked_text(found.asked, title), Text(crux_sentence(found) + "\n")]
    legend = reading_legend((found.first, found.second), case)
    if found.agree:
        return Group(*parts, *legend)
    for ways, start, end in ((found.forth, found.first, found.second), (found.back, found.second, found.first)):
        verdict = found.verdicts[1] if start == found.first else found.verdicts[0]
        head = f"What {start} would have to take over from {end} for the verdict “{plain_verdict(verdict)}”"
        parts.append(ways_table(found, ways["lists"], f"{head}: whole lists, rules, scenarios, pledges"))
        parts.append(ways_table(found, ways["statements"], f"{head}: single statements and their places"))
    parts.append(shares_table(found, "rungs"))
    return Group(*parts, *legend, *option_legend(told_options(found, case, found.label), case))


def crux_shape(found: Crux) -> dict[str, Any]:
    """`locarno.crux/1`."""
    return (
        {"schema": "locarno.crux/1"}
        | asked_shape(found.asked)
        | {
            "first": found.first,
            "second": found.second,
            "goal": found.goal,
            "label": found.label,
            "question": found.question,
            "verdicts": list(found.verdicts),
            "sentence": crux_sentence(found),
        }
        | parting_shape(found)
    )


def cruxes_shape(found: Sequence[Crux]) -> dict[str, Any]:
    """`locarno.cruxes/1`: one `locarno.crux/1` for each pair and question."""
    return {"schema": "locarno.cruxes/1", "cruxes": [crux_shape(one) for one in found]}


def crux_rows(found: Sequence[Crux]) -> Iterator[dict[str, Any]]:
    """A row for each atom of each set; a row without one where the readings agree, or no set was found."""
    for one in found:
        head = asked_row(one.asked) | {
            "first": one.first,
            "second": one.second,
            "goal": one.goal,
            "question": one.question,
            "verdict_first": one.verdicts[0],
            "verdict_second": one.verdicts[1],
        }
        yield from (head | cells for cells in set_rows(one))
