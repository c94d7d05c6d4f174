"""What a case is asked about its sources, and about another coding of them."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ..analyses.security import Progress, unheard
from ..answers.coders import Coders
from ..answers.sources import SourcesCheck, Stamps
from ..case.nouns import Case
from ..space.space import Spaces
from .showing import shown

if TYPE_CHECKING:
    from .loaded import Loaded


class Sourced:
    """The questions about sources, and about who coded them."""

    case: Case
    _spaces: Spaces
    _pool: ThreadPoolExecutor

    def _day(self, as_of: date | None) -> date | None:
        raise NotImplementedError

    def sources_check(self, documents: str | Path) -> SourcesCheck:
        """Does each place in the sources still read as when it was coded, and what is not coded or not used?

        `documents`: the folder that the documents of the sources are in. No word of them is in the answer. Raises
        Refusal if it is no folder.
        """
        from ..analyses.sources.check import check_sources  # what few questions need is not read for all

        return check_sources(self.case, Path(documents))

    def sources_stamp(self, documents: str | Path) -> Stamps:
        """The fingerprints of the paragraphs of all documents in a folder. Raises Refusal if it is no folder."""
        from ..analyses.sources.check import stamp_sources

        return stamp_sources(self.case, Path(documents))


def compare_coders(
    one: "Loaded",
    other: "Loaded",
    arrangements: Sequence[str] | None = None,
    readings: Sequence[str] | None = None,
    scenarios: Sequence[str] = (),
    as_of: date | None = None,
    progress: Progress = unheard,
) -> Coders:
    """How far two codings of the same sources agree: entry by entry, and verdict by verdict.

    Both cases have the same actors, options, rules and arrangements; readings are compared by their ids, None: all
    that both have. `as_of` None: the day of the first case. Krippendorff's alpha needs the extra `agreement`; without
    it each is None. Raises Refusal if the frames differ, and as `verdicts` does.
    """
    from ..analyses.coders.compare import compare

    spaces = (one._spaces, other._spaces)
    found = compare(spaces, one._pool, arrangements, readings, scenarios, one._day(as_of), progress)
    return shown(found, one.case)
