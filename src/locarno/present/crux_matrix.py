"""On which beliefs two readings part about the whole matrix: in a sentence, as tables, as JSON, as rows."""

from collections.abc import Iterator, Sequence
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from ..answers.beliefs import Atom
from ..answers.crux import CruxVerdict, MatrixCrux
from ..case.nouns import Case
from .crux_parts import (
    belief_words,
    nearest,
    parting_shape,
    plain_verdict,
    reading_legend,
    set_rows,
    shares_table,
    shown_shares,
    told_options,
    ways_table,
)
from .parts import asked_row, asked_shape
from .pledge_parts import option_legend
from .tables import asked_text
from .words import RUNGS, count_words

_ONE_BY_ONE = 3
"""So many beliefs a sentence names one by one."""
_LEAST = 0.1
"""A belief with less of the difference is not in the sentence."""


def matrix_sentence(found: MatrixCrux) -> str:
    """On how much they part, what it comes from, and what it would take to come to the other's matrix."""
    both, number = f"{found.first} and {found.second}", len(found.verdicts)
    every = count_words(number, "arrangement", "arrangements")
    gains = "can be reached from today by moves from which each mover gains"
    if found.agree:
        if found.question == "reached":
            return f"{both} agree on which of {every} {gains}."
        return f"{both} judge {'the one arrangement' if number == 1 else f'all {every}'} alike."
    text = f"{both} judge {len(found.parted)} of {every} differently"
    text += "." if found.question == "holds" else f": whether {'it' if len(found.parted) == 1 else 'they'} {gains}."
    text += _due(found)
    best = nearest(found)
    if best is None:
        return f"{text} No few beliefs make one matrix the other."
    way, turning = best
    start, end = (found.first, found.second) if way == "forth" else (found.second, found.first)
    atoms = [found.atom(id_) for id_ in turning.sets[0]]
    if len(atoms) <= _ONE_BY_ONE:
        words = "; ".join(f"{belief_words(atom, found.first, found.second)}{_refs(found, atom)}" for atom in atoms)
        beliefs = "one belief" if len(atoms) == 1 else f"{len(atoms)} beliefs"
        text += f" {start} comes to every verdict of {end} with {beliefs} swapped: {words}."
    else:
        text += f" {start} comes to every verdict of {end} with {len(atoms)} beliefs swapped: {_whose(atoms)}."
    return text


def _due(found: MatrixCrux) -> str:
    """To what most of the difference is due; nothing if no belief has much of it."""
    number = len(found.parted)
    shares = [(atom, share) for atom, share, _ in shown_shares(found) if share >= _LEAST * number][:3]
    told = [f"{belief_words(atom, found.first, found.second)}{_refs(found, atom)}" for atom, _ in shares]
    if not told:
        return ""
    if len(told) == 1 and round(shares[0][1], 6) == number:
        return f" All of it is due to {told[0]}."
    told = [f"{share:.1f} to {words}" for (_, share), words in zip(shares, told, strict=True)]
    told[0] = told[0].replace(" to ", f" {'is' if number == 1 else 'are'} due to ", 1)
    listed = f"{', '.join(told[:-1])} and {told[-1]}" if len(told) > 1 else told[0]
    return f" Of {'it' if number == 1 else f'these {number}'}, {listed}."


def _refs(found: MatrixCrux, atom: Atom) -> str:
    """What a belief rests on; for a whole list, what those of its statements do that are swapped one way or back."""
    refs = list(atom.refs)
    if atom.kind == "list":
        ids = [id_ for ways in (found.forth, found.back) for one in ways["statements"].sets[:1] for id_ in one]
        some = [found.atom(id_) for id_ in ids]
        refs = list(dict.fromkeys(ref for one in some if one.actor == atom.actor for ref in one.refs)) or refs
    return f" [{' '.join(refs)}]" if refs else " [assumed]"


def _whose(atoms: Sequence[Atom]) -> str:
    """How many beliefs are whose."""
    counts: dict[str, int] = {}
    for atom in atoms:
        head = f"of what {atom.actor} wants" if atom.actor else f"“{atom.text}”"
        counts[head] = counts.get(head, 0) + 1
    return ", ".join(f"{number} {head}" if head.startswith("of what ") else head for head, number in counts.items())


def matrix_tables(found: MatrixCrux, case: Case, plain_signs: bool) -> RenderableType:
    """One pair in full."""
    title = f"{case.title}: on what do {found.first} and {found.second} part?"
    parts: list[RenderableType] = [asked_text(found.asked, title), Text(matrix_sentence(found) + "\n")]
    legend = reading_legend((found.first, found.second), case)
    if found.agree:
        return Group(*parts, *legend)
    parts.append(_verdicts(found, case, plain_signs))
    for ways, start, end in ((found.forth, found.first, found.second), (found.back, found.second, found.first)):
        head = f"What {start} would have to take over from {end} for all verdicts of {end}"
        parts.append(ways_table(found, ways["lists"], f"{head}: whole lists, rules, scenarios, pledges"))
        parts.append(ways_table(found, ways["statements"], f"{head}: single statements and their places"))
    parts.append(shares_table(found, "arrangements"))
    return Group(*parts, *legend, *option_legend(told_options(found, case), case))


def _verdicts(found: MatrixCrux, case: Case, plain_signs: bool) -> RenderableType:
    table = Table(box=SIMPLE_HEAD, title="Where they part", title_justify="left", title_style="bold", pad_edge=False)
    table.add_column("arrangement", overflow="fold")
    for reading in (found.first, found.second):
        table.add_column(reading)
    for id_ in found.parted:
        table.add_row(
            Text(f"{id_} {case.arrangements[id_].name}"), *(_sign(one, plain_signs) for one in found.verdicts[id_])
        )
    return table


def _sign(verdict: CruxVerdict, plain_signs: bool) -> Text:
    if verdict not in RUNGS:
        return Text(plain_verdict(verdict))
    told = RUNGS[verdict]
    return Text(f"{told.ascii if plain_signs else told.sign} {told.word}", style=told.style)


def matrices_tables(found: Sequence[MatrixCrux], case: Case) -> RenderableType:
    """A sentence for each pair."""
    parts: list[RenderableType] = [asked_text(found[0].asked, f"{case.title}: on what does the matrix turn?")]
    grid = Table.grid(padding=(0, 2, 1, 0))
    for one in found:
        style = "dim" if one.agree else ""
        grid.add_row(Text(f"{one.first} {one.second}", style="bold"), Text(matrix_sentence(one), style=style))
    parts += [Text(""), grid]
    parts.append(Text("For one pair in full: locarno crux CASE FIRST SECOND --matrix", style="dim"))
    return Group(*parts, *reading_legend(case.readings, case))


def matrix_shape(found: MatrixCrux) -> dict[str, Any]:
    """`locarno.crux_matrix/1`."""
    return (
        {"schema": "locarno.crux_matrix/1"}
        | asked_shape(found.asked)
        | {
            "first": found.first,
            "second": found.second,
            "question": found.question,
            "verdicts": {id_: list(pair) for id_, pair in found.verdicts.items()},
            "parted": list(found.parted),
            "sentence": matrix_sentence(found),
        }
        | parting_shape(found)
    )


def matrices_shape(found: Sequence[MatrixCrux]) -> dict[str, Any]:
    """`locarno.crux_matrices/1`: one `locarno.crux_matrix/1` for each pair."""
    return {"schema": "locarno.crux_matrices/1", "cruxes": [matrix_shape(one) for one in found]}


def matrix_rows(found: Sequence[MatrixCrux]) -> Iterator[dict[str, Any]]:
    """A row for each atom of each set; a row without one where the readings agree, or no set was found."""
    for one in found:
        head = asked_row(one.asked) | {
            "first": one.first,
            "second": one.second,
            "question": one.question,
            "arrangements": len(one.verdicts),
            "parted": len(one.parted),
        }
        yield from (head | cells for cells in set_rows(one))
