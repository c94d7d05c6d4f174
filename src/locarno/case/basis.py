"""What an entry of a case rests on, and since when it counts (L9, L11, L12)."""

import re
from dataclasses import dataclass, field
from datetime import date

from .places import Place


@dataclass(frozen=True, slots=True)
class When:
    """A day, month or year: `text` as written, `first` its first day, from which it counts (L9)."""

    text: str
    first: date

    def __str__(self) -> str:
        return self.text


def read_when(text: str) -> When | None:
    """A day, month or year (L9); None if it is none."""
    found = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", text)
    if not found:
        return None
    year, month, day = found.groups()
    try:
        return When(text, date(int(year), int(month or 1), int(day or 1)))
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Basis:
    """What an entry rests on (L11, L12).

    `assumed` if no source says it; `definition` if it only fixes the meaning of words. `since` None: always;
    `withdrawn` None: never. `place` is where the entry is written, None if it is implied.
    """

    refs: tuple[str, ...] = ()
    assumed: bool = False
    definition: bool = False
    since: When | None = None
    withdrawn: When | None = None
    note: str = ""
    place: Place | None = field(default=None, compare=False)

    def counts(self, as_of: date | None) -> bool:
        """Whether the entry counts on that day; without a day, every entry that has not been withdrawn does."""
        if as_of is None:
            return self.withdrawn is None
        if self.since is not None and self.since.first > as_of:
            return False
        return self.withdrawn is None or self.withdrawn.first > as_of
