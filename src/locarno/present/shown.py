"""Every kind of answer with its table and its rows: what notebooks and frames show of it.

These are the tables and rows of the command line, as it makes them if nothing more is said.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from rich.console import RenderableType

from ..answers.answer import Answer
from ..answers.coalitions import Coalitions
from ..answers.coders import Coders
from ..answers.compared import Compared
from ..answers.converted import Converted
from ..answers.crux import Crux, MatrixCrux
from ..answers.defence import Lines
from ..answers.explanation import Explanation
from ..answers.forces import ForceCount
from ..answers.hypergame import Hypergame
from ..answers.inverse import Inverse
from ..answers.paths import Paths, Reachable
from ..answers.play import Played, PlayTable
from ..answers.pledges_due import Due, DueOver
from ..answers.pledges_fit import Fit
from ..answers.pledges_loops import Loops
from ..answers.pledges_unlock import Unlock
from ..answers.power import PledgePower
from ..answers.robust import Robust
from ..answers.see import Signs
from ..answers.sources import SourcesCheck, Stamps
from ..answers.stability import Stability
from ..answers.threshold import Thresholds
from ..answers.timeline import Timeline
from ..answers.traces import StateExplanation
from ..answers.verdicts import Verdicts
from ..answers.vetoes import Vetoes
from ..answers.whatif import WhatIf
from ..answers.worth import Worth
from ..case.nouns import Case
from .coalition_shapes import coalition_rows
from .coalitions import coalition_tables
from .coders import CODERS_COLUMNS, coders_rows, coders_tables
from .compared import compared_rows, compared_tables
from .converted import converted_row, converted_text
from .crux import crux_rows, crux_tables
from .crux_matrix import matrix_rows, matrix_tables
from .defence import lines_rows, lines_tables
from .explain_state import state_text
from .explain_text import explanation_text
from .forces import forces_tables
from .forces_shapes import force_rows
from .hypergame import hypergame_tables
from .hypergame_shapes import hypergame_rows
from .inverse import inverse_text
from .inverse_shapes import inverse_rows
from .paths import path_rows, path_tables, reachable_rows, reachable_tables
from .play import play_tables
from .play_shapes import play_rows, play_table_rows
from .play_table import play_table_tables
from .pledges_due import due_over_rows, due_over_text, due_rows, due_text
from .pledges_fit import FIT_COLUMNS, fit_rows, fit_text
from .pledges_loops import loops_text
from .pledges_loops_shapes import loops_rows
from .pledges_unlock import UNLOCK_COLUMNS, unlock_rows, unlock_text
from .power import power_rows, power_tables
from .robust import robust_rows, robust_tables
from .see import SEE_COLUMNS, see_rows, see_tables
from .shapes import explanation_rows, verdict_rows
from .sources import SOURCES_COLUMNS, sources_rows, sources_tables, stamps_rows, stamps_text
from .stability import stability_rows, stability_tables
from .tables import verdict_tables
from .threshold import threshold_tables
from .threshold_shapes import threshold_rows
from .timeline import TIMELINE_COLUMNS, timeline_rows, timeline_tables
from .trace_shapes import state_explanation_rows
from .veto_shapes import veto_rows
from .vetoes import veto_tables
from .whatif import WHATIF_COLUMNS, whatif_rows, whatif_tables
from .worth import worth_tables
from .worth_shapes import worth_rows

_WIDTH, _SIGNS, _TOLD = 160, 12, False
"""Characters of a notebook's table, signs of events told, and whether all is told that there is."""


@dataclass(frozen=True)
class Shown:
    """The table of an answer, its rows, and their heads where there may be no row."""

    table: Callable[[Any, Case], RenderableType]
    rows: Callable[[Any, Case], Iterable[dict[str, Any]]]
    columns: Sequence[str] = ()


SHOWN: dict[type[Answer], Shown] = {
    Verdicts: Shown(lambda a, c: verdict_tables(a, c, False, False, _WIDTH), lambda a, _: verdict_rows(a)),
    Explanation: Shown(explanation_text, lambda a, _: explanation_rows(a)),
    StateExplanation: Shown(state_text, lambda a, _: state_explanation_rows(a)),
    Paths: Shown(lambda a, c: path_tables(a, c, False), lambda a, _: path_rows(a)),
    Reachable: Shown(lambda a, c: reachable_tables([a], c, False), lambda a, _: reachable_rows([a])),
    Stability: Shown(lambda a, c: stability_tables(a, c, _TOLD, False), lambda a, _: stability_rows(a)),
    Coalitions: Shown(lambda a, c: coalition_tables(a, c, _TOLD), lambda a, _: coalition_rows(a)),
    Hypergame: Shown(
        lambda a, c: hypergame_tables(a, c, False, False, False, _WIDTH), lambda a, _: hypergame_rows(a, False)
    ),
    Inverse: Shown(lambda a, c: inverse_text(a, c, _TOLD, False), lambda a, _: inverse_rows(a)),
    Converted: Shown(lambda a, _: converted_text(a, "a text"), lambda a, _: [converted_row(a, "")]),
    Due: Shown(due_text, lambda a, _: due_rows(a)),
    DueOver: Shown(due_over_text, lambda a, _: due_over_rows(a)),
    Fit: Shown(lambda a, c: fit_text(a, c, _TOLD), lambda a, _: fit_rows(a), FIT_COLUMNS),
    Loops: Shown(lambda a, c: loops_text(a, c, _TOLD), lambda a, _: loops_rows(a)),
    Unlock: Shown(lambda a, c: unlock_text(a, c, _TOLD), lambda a, _: unlock_rows(a), UNLOCK_COLUMNS),
    Worth: Shown(lambda a, c: worth_tables(a, c, _TOLD, False, _WIDTH), worth_rows),
    Lines: Shown(lambda a, c: lines_tables(a, c, False, _WIDTH), lambda a, _: lines_rows(a)),
    PledgePower: Shown(lambda a, c: power_tables(a, c, False), lambda a, _: power_rows(a)),
    Vetoes: Shown(lambda a, c: veto_tables(a, c, _TOLD, False), lambda a, _: veto_rows(a)),
    ForceCount: Shown(lambda a, c: forces_tables(a, c, None, False, _WIDTH), lambda a, _: force_rows(a)),
    Crux: Shown(crux_tables, lambda a, _: crux_rows([a])),
    MatrixCrux: Shown(lambda a, c: matrix_tables(a, c, False), lambda a, _: matrix_rows([a])),
    Compared: Shown(lambda a, c: compared_tables(a, c, False, _TOLD), lambda a, _: compared_rows(a)),
    Robust: Shown(lambda a, c: robust_tables(a, c, False, _WIDTH, _TOLD), lambda a, _: robust_rows(a)),
    WhatIf: Shown(lambda a, c: whatif_tables(a, c, _TOLD, False), lambda a, _: whatif_rows(a), WHATIF_COLUMNS),
    Timeline: Shown(lambda a, c: timeline_tables(a, c, False), lambda a, _: timeline_rows(a), TIMELINE_COLUMNS),
    Played: Shown(lambda a, c: play_tables(a, c, _WIDTH), lambda a, _: play_rows(a)),
    PlayTable: Shown(lambda a, c: play_table_tables(a, c, _WIDTH), lambda a, _: play_table_rows(a)),
    Thresholds: Shown(lambda a, c: threshold_tables(a, c, _WIDTH), lambda a, _: threshold_rows(a)),
    Signs: Shown(lambda a, c: see_tables(a, c, _SIGNS, False), lambda a, _: see_rows(a), SEE_COLUMNS),
    SourcesCheck: Shown(lambda a, c: sources_tables(a, c, _TOLD), lambda a, _: sources_rows(a), SOURCES_COLUMNS),
    Stamps: Shown(lambda a, _: stamps_text(a), lambda a, _: stamps_rows(a), ("case",)),
    Coders: Shown(lambda a, c: coders_tables(a, c, _TOLD), lambda a, _: coders_rows(a), CODERS_COLUMNS),
}


def shown_of(found: Answer) -> Shown:
    """How an answer of its kind is shown."""
    return SHOWN[type(found)]
