"""Do the places that facts name still read as when they were coded (L41), and what of a document is coded at all?"""

from collections.abc import Sequence
from pathlib import Path

from ...answers.sources import (
    Paragraph,
    PlaceCheck,
    PlaceState,
    SourceCheck,
    SourcesCheck,
    Stamps,
    WholeRef,
)
from ...case.documents import NoDocument, paragraphs_in_file
from ...case.fingerprint import fingerprint
from ...case.nouns import Case, Fact, Source
from ...case.sourcing import paragraphs_in
from ...space.refusal import Refusal
from .figures import missing_figures
from .used import bases_of

_WORST: tuple[PlaceState, ...] = ("no paragraph", "gone", "changed", "not stamped", "moved", "unchanged")


def check_sources(case: Case, documents: Path) -> SourcesCheck:
    """Compare the sources of a case with the documents in a folder; raises Refusal if it is no folder."""
    _check_folder(documents)
    of_source: dict[str, list[Fact]] = {id_: [] for id_ in case.sources}
    for fact in case.facts.values():
        if fact.source:
            of_source[fact.source].append(fact)
    bases = bases_of(case)
    used = {ref for basis in bases for ref in basis.refs}
    return SourcesCheck(
        case=case.id,
        sources=tuple(_check_source(one, of_source[one.id], documents) for one in case.sources.values()),
        facts=len(case.facts),
        elsewhere=sum(not fact.source for fact in case.facts.values()),
        unused=tuple(id_ for id_ in case.facts if id_ not in used),
        whole_refs=tuple(
            WholeRef(ref, f"{Path(basis.place.file).name}:{basis.place.line}" if basis.place else "")
            for basis in bases
            for ref in basis.refs
            if ref in case.sources and ref not in case.facts
        ),
    )


def stamp_sources(case: Case, documents: Path) -> Stamps:
    """The fingerprints of all documents as they are now; raises Refusal if `documents` is no folder."""
    _check_folder(documents)
    stamps, missing = {}, {}
    for one in case.sources.values():
        if not one.document:
            continue
        try:
            stamps[one.id] = tuple(fingerprint(text) for text in paragraphs_in_file(documents, one.document))
        except NoDocument as wrong:
            missing[one.id] = wrong.why
    return Stamps(case.id, stamps, missing)


def _check_folder(documents: Path) -> None:
    try:
        folder = documents.is_dir()
    except (OSError, ValueError):
        folder = False
    if not folder:
        raise Refusal(f"there is no folder `{documents}`", "name the folder that the documents of the sources are in")


def _check_source(source: Source, facts: Sequence[Fact], documents: Path) -> SourceCheck:
    head = (source.id, source.title, source.document)
    stamped = len(source.paragraphs)
    if not source.document:
        return SourceCheck(*head, "none named", "", stamped, (), ())
    try:
        texts = paragraphs_in_file(documents, source.document)
    except NoDocument as wrong:
        return SourceCheck(*head, "missing" if wrong.missing else "unreadable", wrong.why, stamped, (), ())
    coders: dict[int, list[str]] = {}
    for fact in facts:
        for number in paragraphs_in(fact.place) or ():
            coders.setdefault(number, []).append(fact.id)
    paragraphs = _paragraphs(source, texts, coders)
    places = tuple(_check_place(fact, {one.number: one for one in paragraphs}, texts) for fact in facts)
    return SourceCheck(*head, "found", "", stamped, paragraphs, places)


def _paragraphs(source: Source, texts: Sequence[str], coders: dict[int, list[str]]) -> tuple[Paragraph, ...]:
    """Each paragraph by the number it was coded under; those not stamped by the number they have."""
    marks = [fingerprint(text) for text in texts]
    found = []
    taken = set()
    for number, mark in sorted(source.paragraphs.items()):
        here = marks[number - 1] if number <= len(marks) else None
        facts = tuple(coders.get(number, ()))
        if here == mark:
            found.append(Paragraph(number, "unchanged", number, _words(texts[number - 1]), facts))
            taken.add(number)
        elif mark in marks:
            now = marks.index(mark) + 1
            found.append(Paragraph(number, "moved", now, _words(texts[now - 1]), facts))
            taken.add(now)
        elif here is None:
            found.append(Paragraph(number, "gone", None, 0, facts))
        else:
            found.append(Paragraph(number, "changed", number, _words(texts[number - 1]), facts))
            taken.add(number)
    known = {one.number for one in found}
    for number in range(1, len(texts) + 1):
        if number not in taken and number not in known:
            facts = tuple(coders.get(number, ()))
            found.append(Paragraph(number, "not stamped", number, _words(texts[number - 1]), facts))
    return tuple(sorted(found, key=lambda one: one.number))


def _words(text: str) -> int:
    return len(text.split())


def _check_place(fact: Fact, paragraphs: dict[int, Paragraph], texts: Sequence[str]) -> PlaceCheck:
    numbers = paragraphs_in(fact.place)
    if numbers is None:
        missed = missing_figures(fact.text, tuple(texts), fact.own_figures)
        return PlaceCheck(fact.id, fact.place, "not understood", (), missed)
    there = [paragraphs[number] for number in numbers if number in paragraphs]
    states: list[PlaceState] = [one.state for one in there]
    states += ["no paragraph"] * (len(numbers) - len(there))
    state = min(states, key=_WORST.index)
    now = tuple(one.now for one in there if one.now)
    missed = missing_figures(fact.text, tuple(texts[number - 1] for number in now), fact.own_figures)
    return PlaceCheck(fact.id, fact.place, state, now if state == "moved" else (), missed)
