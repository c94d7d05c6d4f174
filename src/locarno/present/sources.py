"""Do the sources still read as coded: in plain words, as tables, as JSON, as rows. Never a word of a document."""

from collections.abc import Iterator, Sequence
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from ..answers.sources import PlaceState, SourceCheck, SourcesCheck, Stamps
from ..case.nouns import Case
from .words import count_words

_STATES: dict[PlaceState, str] = {
    "unchanged": "reads as it was coded",
    "changed": "reads otherwise than when it was coded",
    "moved": "reads as coded, at another number",
    "gone": "is no longer there",
    "not stamped": "has no fingerprint to compare with",
    "no paragraph": "there is no such paragraph",
    "not understood": "names no paragraphs such as ¶2 or ¶6-7",
}
_MOST_UNUSED = 12
_A_LINE = 5
_NEXT = ",\n" + " " * len("    paragraphs: {")


def check_sentence(found: SourcesCheck) -> str:
    """What the check comes to."""
    named = [one for one in found.sources if one.state != "none named"]
    places = [place for one in found.sources for place in one.places]
    if not named:
        return "No source of the case names a document: there is nothing to check."
    if found.passes:
        documents = count_words(len(named), "document is", "documents are")
        return f"{documents} there, and all {count_words(len(places), 'place reads', 'places read')} as coded."
    parts = []
    lost = [one for one in named if one.state != "found"]
    if lost:
        parts.append(f"{count_words(len(lost), 'document', 'documents')} of {len(named)} could not be read")
    odd = sum(place.state != "unchanged" for place in places)
    if odd:
        parts.append(f"{count_words(odd, 'place', 'places')} of {len(places)} cannot be said to read as coded")
    return "; ".join(parts) + "."


def sources_tables(found: SourcesCheck, case: Case, every: bool) -> RenderableType:
    """The check as a person reads it; `every`: all that is not used or not coded, one by one."""
    parts: list[RenderableType] = [Text(f"{case.title}: do the sources read as coded?\n", style="bold")]
    parts.append(Text(check_sentence(found), style="green" if found.passes else "bold red"))
    parts.append(_overview(found.sources))
    odd = [(one, place) for one in found.sources for place in one.places if place.state != "unchanged"]
    if odd:
        parts.append(_odd(odd, every))
    figures = [(one, place) for one in found.sources for place in one.places if place.missing_figures]
    if figures:
        table = _table("Figures that were not found", "fact", "place", "figure", "our text")
        for one, place in figures:
            text = case.facts[place.fact].text
            table.add_row(place.fact, f"{one.source} {place.place}", ", ".join(place.missing_figures), Text(text))
        note = "For a person to look at: `own_figures` says of a fact which figures are not the document's.\n"
        parts += [table, Text(note, style="dim")]
    parts.append(_left_over(found, every))
    return Group(*parts)


def _table(title: str, *heads: str) -> Table:
    table = Table(box=SIMPLE_HEAD, title=title, title_justify="left", title_style="bold", pad_edge=False)
    for head in heads:
        table.add_column(head)
    return table


def _overview(sources: Sequence[SourceCheck]) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for head in ("source", "document", "paragraphs", "places", "as coded", "figures missing", "not coded"):
        table.add_column(head, justify="right" if head in ("paragraphs", "places", "as coded") else "left")
    for one in sources:
        if one.state != "found":
            told = "names no document" if one.state == "none named" else one.why
            table.add_row(one.source, Text(told, style="" if one.state == "none named" else "red"))
            continue
        fine = sum(place.state == "unchanged" for place in one.places)
        figures = sum(len(place.missing_figures) for place in one.places)
        table.add_row(
            one.source,
            Text("found"),
            str(sum(p.state != "gone" for p in one.paragraphs)),
            str(len(one.places)),
            Text(str(fine), style="" if fine == len(one.places) else "bold red"),
            str(figures or "none"),
            " ".join(f"¶{number}" for number in one.uncoded) or "none",
        )
    return table


def _odd(odd: Sequence[tuple[SourceCheck, Any]], every: bool) -> RenderableType:
    table = _table("Places to look at", "place", "what about it", "facts")
    groups: dict[tuple[str, str, str], list[str]] = {}
    for one, place in odd:
        now = f": now {', '.join(f'¶{number}' for number in place.now)}" if place.now else ""
        groups.setdefault((one.source, place.place, _STATES[place.state] + now), []).append(place.fact)
    shown = list(groups.items()) if every else list(groups.items())[:_MOST_UNUSED]
    for (source, place, told), facts in shown:
        table.add_row(f"{source} {place}", told, " ".join(facts))
    more = len(groups) - len(shown)
    if not more:
        return table
    return Group(table, Text(f"and {count_words(more, 'place', 'places')} more: see --every\n", style="dim"))


def _left_over(found: SourcesCheck, every: bool) -> Text:
    text = Text()
    if found.unused:
        shown = found.unused if every else found.unused[:_MOST_UNUSED]
        more = f" and {len(found.unused) - len(shown)} more (--every)" if len(shown) < len(found.unused) else ""
        text.append(
            f"{count_words(len(found.unused), 'fact', 'facts')} of {found.facts} no entry refers to: "
            f"{' '.join(shown)}{more}.\n"
        )
    if found.whole_refs:
        told = [f"{one.source} at {one.where}" for one in found.whole_refs]
        text.append(f"{count_words(len(told), 'ref goes', 'refs go')} to a whole source: {', '.join(told)}.\n")
    if found.elsewhere:
        words = count_words(found.elsewhere, "fact is", "facts are")
        text.append(f"{words} from elsewhere, with an address and no document: not looked at.\n")
    text.append("No sentence of a document is stored or shown.", style="dim")
    return text


def sources_shape(found: SourcesCheck) -> dict[str, Any]:
    """`locarno.sources/1`."""
    return {
        "schema": "locarno.sources/1",
        "case": found.case,
        "passes": found.passes,
        "sentence": check_sentence(found),
        "facts": found.facts,
        "elsewhere": found.elsewhere,
        "unused": list(found.unused),
        "whole_refs": [{"source": one.source, "where": one.where} for one in found.whole_refs],
        "sources": [
            {
                "source": one.source,
                "title": one.title,
                "document": one.document or None,
                "state": one.state,
                "why": one.why or None,
                "stamped": one.stamped,
                "uncoded": list(one.uncoded),
                "paragraphs": [
                    {"number": p.number, "state": p.state, "now": p.now, "words": p.words, "facts": list(p.facts)}
                    for p in one.paragraphs
                ],
                "places": [
                    {
                        "fact": p.fact,
                        "place": p.place,
                        "state": p.state,
                        "now": list(p.now),
                        "missing_figures": list(p.missing_figures),
                    }
                    for p in one.places
                ],
            }
            for one in found.sources
        ],
    }


SOURCES_COLUMNS = ("case", "source", "document", "fact", "place", "state", "now", "missing_figures", "used")


def sources_rows(found: SourcesCheck) -> Iterator[dict[str, Any]]:
    """A row for each fact with a place; for a source whose document could not be read, one without."""
    unused = frozenset(found.unused)
    for one in found.sources:
        head = {"case": found.case, "source": one.source, "document": one.state}
        if not one.places:
            yield head | dict.fromkeys(SOURCES_COLUMNS[3:], "")
        for place in one.places:
            yield head | {
                "fact": place.fact,
                "place": place.place,
                "state": place.state,
                "now": " ".join(str(number) for number in place.now),
                "missing_figures": "; ".join(place.missing_figures),
                "used": place.fact not in unused,
            }


def stamps_text(found: Stamps) -> str:
    """The fingerprints as they stand in a case file (L41)."""
    lines = ["# fingerprints of the paragraphs: put each under its source", "sources:"]
    for id_, marks in found.stamps.items():
        pairs = [f"{number}: {mark}" for number, mark in enumerate(marks, 1)]
        table = [", ".join(pairs[at : at + _A_LINE]) for at in range(0, len(pairs), _A_LINE)]
        lines += [f"  {id_}:", "    paragraphs: {" + _NEXT.join(table) + "}"]
    return "\n".join(lines) + "\n"


def stamps_shape(found: Stamps) -> dict[str, Any]:
    """`locarno.stamps/1`."""
    return {
        "schema": "locarno.stamps/1",
        "case": found.case,
        "sources": [
            {"source": id_, "paragraphs": [{"number": n, "mark": mark} for n, mark in enumerate(marks, 1)]}
            for id_, marks in found.stamps.items()
        ],
        "missing": [{"source": id_, "why": why} for id_, why in found.missing.items()],
    }


def stamps_rows(found: Stamps) -> Iterator[dict[str, Any]]:
    """A row for each paragraph."""
    for id_, marks in found.stamps.items():
        for number, mark in enumerate(marks, 1):
            yield {"case": found.case, "source": id_, "number": number, "mark": mark}
