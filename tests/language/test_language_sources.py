"""What can be wrong with fingerprints, and what they and places mean (L41)."""

import hashlib
import unicodedata

import pytest
from language_reports import meant, rejects

from locarno.case.fingerprint import fingerprint, paragraphs_of
from locarno.case.sourcing import paragraphs_in


@rejects
def test_fingerprints_that_cannot_be() -> None:
    """
    sources:
      S0: {title: A, paragraphs: {1: 0123456789abcdef}}
      S1: {title: B, document: b.txt, paragraphs: {0: 0123456789abcdef, one: 0123456789abcdef, 3: 0123456789ABCDEF}}
      S2: {title: C, document: c.txt, paragraphs: {1: A whole sentence of the document that has no business here.}}
      S3: {title: D, document: d.txt, paragraphs: [0123456789abcdef]}
    ================================================================================
    case.yaml:2:18: E516 `paragraphs` without `document`  [L41]
         2 |   S0: {title: A, paragraphs: {1: 0123456789abcdef}}
           |                  ^^^^^^^^^^
      expected: the file that they are counted in
    case.yaml:3:48: E516 `0` as the number of a paragraph  [L41]
         3 |   S1: {title: B, document: b.txt, paragraphs: {0: 0123456789abcdef, one: 0123456789abcdef, 3: 012345…
           |                                                ^
      expected: a whole number from 1
    case.yaml:3:69: E516 `one` as the number of a paragraph  [L41]
         3 | …: B, document: b.txt, paragraphs: {0: 0123456789abcdef, one: 0123456789abcdef, 3: 0123456789ABCDEF}}
           |                                                          ^^^
      expected: a whole number from 1
    case.yaml:3:95: E516 `0123456789ABCDEF` is not a fingerprint  [L41]
         3 | …: B, document: b.txt, paragraphs: {0: 0123456789abcdef, one: 0123456789abcdef, 3: 0123456789ABCDEF}}
           |                                                                                    ^^^^^^^^^^^^^^^^
      expected: 16 hexadecimal digits in small letters
      way out: `locarno sources stamp` writes the table
    case.yaml:4:51: E516 `A whole sentence of the document that h…` is not a fingerprint  [L41]
         4 |   S2: {title: C, document: c.txt, paragraphs: {1: A whole sentence of the document that has no busin…
           |                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      expected: 16 hexadecimal digits in small letters
      way out: `locarno sources stamp` writes the table
    case.yaml:5:47: E203 a list for `paragraphs`  [L6]
         5 |   S3: {title: D, document: d.txt, paragraphs: [0123456789abcdef]}
           |                                               ^
      expected: a mapping
      way out: one line for each, `id: ...`
    """


@rejects
def test_own_figures_that_are_not_there() -> None:
    """
    facts:
      F1: {text: For six weeks they met., assumed: true, own_figures: [six, seven]}
    ================================================================================
    case.yaml:2:73: E516 `seven` does not stand in the text of `F1`  [L41]
         2 |   F1: {text: For six weeks they met., assumed: true, own_figures: [six, seven]}
           |                                                                         ^^^^^
      expected: a figure as it is written there
    """


def test_fingerprints_are_kept_by_number() -> None:
    case = meant("sources: {S: {title: T, document: t.txt, paragraphs: {2: 0000000000000001, 11: 12e4567890123456}}}")
    assert case.sources["S"].paragraphs == {2: "0000000000000001", 11: "12e4567890123456"}


def test_paragraphs_are_lines_with_anything_on_them() -> None:
    text = "one\r\n\r\n \t two\u00a0 and\u2003a half \rthree\n\u00a0\nﬁve\n"
    assert paragraphs_of(text) == ("one", "two and a half", "three", "five")
    assert paragraphs_of("") == paragraphs_of("\n \n") == ()


def test_a_fingerprint_is_the_start_of_a_hash() -> None:
    text = "Zwölf  Monate"
    normal = " ".join(unicodedata.normalize("NFKC", text).split())
    assert fingerprint(paragraphs_of(text)[0]) == hashlib.sha256(normal.encode("utf-8")).hexdigest()[:16]
    assert fingerprint(paragraphs_of("Zwo\u0308lf Monate ")[0]) == fingerprint(normal)
    assert fingerprint("zwölf Monate") != fingerprint("Zwölf Monate")


@pytest.mark.parametrize(
    ("place", "numbers"),
    [
        ("¶2", (2,)),
        ("¶6-7", (6, 7)),
        ("¶6–¶8", (6, 7, 8)),
        ("¶2, ¶5", (2, 5)),
        ("3", (3,)),
        ("¶ 4, 2-3, ¶4", (4, 2, 3)),
        ("", None),
        ("page 3", None),
        ("¶0", None),
        ("¶7-6", None),
        ("¶1-99999999", None),
        ("¶²", None),
    ],
)
def test_places(place: str, numbers: tuple[int, ...] | None) -> None:
    assert paragraphs_in(place) == numbers
