"""Paragraphs of a document, and how one is known again without keeping a word of it (L41)."""

import hashlib
import re
import unicodedata

DIGITS = 16
FINGERPRINT = re.compile(rf"[0-9a-f]{{{DIGITS}}}")
_LINE_ENDS = re.compile(r"\r\n|\r|\n")


def paragraphs_of(text: str) -> tuple[str, ...]:
    """The paragraphs of a text, normalised, the first one first.

    A line is a paragraph if anything is left of it: Unicode NFKC, each run of white space one blank, none at the ends.
    """
    lines = (normalised(line) for line in _LINE_ENDS.split(text))
    return tuple(line for line in lines if line)


def normalised(line: str) -> str:
    """A line as it is compared: Unicode NFKC, each run of white space one blank, none at the ends."""
    return " ".join(unicodedata.normalize("NFKC", line).split())


def fingerprint(paragraph: str) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of a normalised paragraph in UTF-8.

    64 bits: that two of a million paragraphs agree by chance has a probability of 3 in a hundred million.
    """
    return hashlib.sha256(paragraph.encode()).hexdigest()[:DIGITS]
