"""Names as people write them to ids of the language, and to words that other programs take for ids."""

import re
import unicodedata
from collections.abc import Container, Sequence

from ..case.expressions import ID, RESERVED

_LONGEST = 32
_YAML_WORDS = frozenset(("yes", "no", "on", "off", "true", "false", "null", "y", "n"))


def plain_name(name: str) -> str:
    """A name on one line, without signs that cannot be shown."""
    text = "".join(sign if sign.isprintable() else " " for sign in unicodedata.normalize("NFC", name))
    return " ".join(text.split())


def is_id(text: str) -> bool:
    """Whether a text can be an id of the language as it stands."""
    return bool(ID.fullmatch(text)) and text not in RESERVED and text.casefold() not in _YAML_WORDS


def case_id(name: str) -> str:
    """The id of a case of this name, which may be that of a file: the name itself, if it can be an id."""
    return name if is_id(name) else id_of(name, "conflict", ())


def id_of(name: str, otherwise: str, taken: Container[str], owner: str = "") -> str:
    """An id for what has this name, unlike all that are `taken`.

    Small letters and digits of any script, words joined by `_`, cut at a word after some 32 characters. A name that
    gives no id becomes `otherwise`. If an id is taken, that of the `owner` is put before it, or else a number behind.
    """
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", name).lower())
    wanted = _cut(words)
    if not is_id(wanted):
        wanted = _cut([otherwise, *words])
    if not is_id(wanted):
        wanted = otherwise
    choices = [wanted, *([f"{owner}_{wanted}"] if owner else [])]
    free = next((choice for choice in choices if choice not in taken), "")
    number = 2
    while not free:
        free = "" if f"{wanted}_{number}" in taken else f"{wanted}_{number}"
        number += 1
    return free


def _cut(words: Sequence[str]) -> str:
    """As many of the words as fit, the first cut if it is too long by itself."""
    text = "_".join(words)
    while len(text) > _LONGEST and len(words) > 1:
        words = words[:-1]
        text = "_".join(words)
    return text[:_LONGEST].rstrip("_")
