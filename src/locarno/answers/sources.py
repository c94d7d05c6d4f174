"""Does each place in the sources still read as when it was coded? No answer holds a word of a document."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from .answer import Answer

ParagraphState = Literal["unchanged", "changed", "moved", "gone", "not stamped"]
PlaceState = Literal["unchanged", "changed", "moved", "gone", "not stamped", "no paragraph", "not understood"]
DocumentState = Literal["found", "missing", "unreadable", "none named"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a document, by its number when it was coded, or now if it was not stamped.

    `moved`: it stands unchanged, but at the number `now`. `gone`: there is no such number any more, and nowhere a
    paragraph that reads so; `now` is then None. `words`: how many it has now, 0 if it is gone. `facts`: who code it.
    """

    number: int
    state: ParagraphState
    now: int | None
    words: int
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlaceCheck:
    """Where a fact was taken from: the worst of what its paragraphs are; `now`, where they stand now if they moved.

    `no paragraph`: neither the document nor the stamp has such a number. `not understood`: the place names no
    paragraphs. `missing_figures`: figures of the fact's own text that do not stand in its paragraphs.
    """

    fact: str
    place: str
    state: PlaceState
    now: tuple[int, ...]
    missing_figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourceCheck:
    """One source. `why` says why its document could not be read; `stamped` counts the fingerprints it has."""

    source: str
    title: str
    document: str
    state: DocumentState
    why: str
    stamped: int
    paragraphs: tuple[Paragraph, ...]
    places: tuple[PlaceCheck, ...]

    @property
    def uncoded(self) -> tuple[int, ...]:
        """The numbers of the paragraphs there are that no fact codes."""
        return tuple(one.now or one.number for one in self.paragraphs if not one.facts and one.state != "gone")


@dataclass(frozen=True, slots=True)
class WholeRef:
    """A ref that goes to a whole source; `where` the entry stands, as file and line."""

    source: str
    where: str


@dataclass(frozen=True)
class SourcesCheck(Answer):
    """The sources of a case against the documents there are.

    `unused`: facts that no entry of the case refers to. `elsewhere`: how many facts have addresses in place of a
    document.
    """

    case: str
    sources: tuple[SourceCheck, ...]
    facts: int
    elsewhere: int
    unused: tuple[str, ...]
    whole_refs: tuple[WholeRef, ...]

    @property
    def passes(self) -> bool:
        """Whether every document named is there, and every place reads as it was coded."""
        found = [one for one in self.sources if one.state != "none named"]
        return all(one.state == "found" and all(p.state == "unchanged" for p in one.places) for one in found)


@dataclass(frozen=True)
class Stamps(Answer):
    """The fingerprints of the paragraphs of each source's document, the first paragraph first.

    `missing`: why the document of a source could not be read.
    """

    case: str
    stamps: Mapping[str, tuple[str, ...]]
    missing: Mapping[str, str]
