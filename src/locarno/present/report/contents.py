"""Which sections a report has, in their order. A further section is a file in `sections/` and a line here."""

from collections.abc import Callable

from ...answers.report import Gathered
from .blocks import Section
from .sections.assumed import assumed_section
from .sections.cells import cells_section
from .sections.crux import crux_section
from .sections.forces import forces_section
from .sections.lines import lines_section
from .sections.methods import methods_section
from .sections.paths import paths_section
from .sections.play import play_section
from .sections.pledges import pledges_section
from .sections.robust import robust_section
from .sections.see import see_section
from .sections.settings import settings_section
from .sections.sources import sources_section
from .sections.timeline import timeline_section
from .sections.whatif import whatif_section
from .sections.who import who_section
from .sections.worth import worth_section
from .speech import Speech

SECTIONS: tuple[Callable[[Gathered, Speech], Section | None], ...] = (
    who_section,
    paths_section,
    pledges_section,
    worth_section,
    lines_section,
    forces_section,
    whatif_section,
    crux_section,
    robust_section,
    play_section,
    timeline_section,
    see_section,
    cells_section,
    methods_section,
    assumed_section,
    sources_section,
    settings_section,
)
"""Each makes its section, or None where the case has nothing to say on it."""


def sections_of(found: Gathered, speech: Speech) -> tuple[Section, ...]:
    """The sections of a report in a language."""
    made = (section(found, speech) for section in SECTIONS)
    return tuple(one for one in made if one is not None)
