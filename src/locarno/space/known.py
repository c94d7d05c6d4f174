"""Which of the words that are known a word means: in any case of letters, or else what may have been meant."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import TypeVar

from .refusal import Refusal

Word = TypeVar("Word", bound=str)

_LONGEST = 80


def meant_of(word: str, known: Iterable[Word], what: str, here: str = "") -> Word:
    """The known word, as it is spelled there; `what` it is one of, `here` where. Raises Refusal if there is none."""
    spelled = {_folded(one): one for one in known}
    found = spelled.get(_folded(word))
    if found is None:
        shown = word if len(word) <= _LONGEST else f"{word[:_LONGEST]}…"
        raise Refusal(
            f"there is no {what} `{shown}`{here and f' {here}'}",
            f"{did_you_mean(word, spelled.values())}{_listed(spelled)}",
        )
    return found


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A question with the known word that is nearest, and a blank; empty if none is near."""
    spelled = {_folded(one): one for one in known}
    near = get_close_matches(_folded(word), spelled, 1)
    return f"did you mean `{spelled[near[0]]}`? " if near else ""


def _folded(word: str) -> str:
    return word.strip()[:_LONGEST].casefold().replace("-", "_")


def _listed(spelled: dict[str, Word]) -> str:
    *most, last = spelled.values()
    return f"say {', '.join(most)} or {last}" if most else f"say {last}"
