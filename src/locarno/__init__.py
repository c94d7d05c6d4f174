"""locarno: will the peace hold, and by what?

`load` a case, then ask it: `verdicts`, `explain`, `stability`. What a name needs is imported when it is first used, so
that `import locarno` is quick.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .analyses.power.weighted import power_index
    from .answers.coalitions import Coalitions
    from .answers.coders import Coders
    from .answers.compared import Compared
    from .answers.converted import Converted
    from .answers.crux import Crux, MatrixCrux
    from .answers.defence import Lines
    from .answers.explanation import Explanation
    from .answers.forces import ForceCount
    from .answers.hypergame import Hypergame
    from .answers.inverse import Inverse
    from .answers.paths import Paths
    from .answers.play import Played, PlayTable
    from .answers.pledges_due import Due, DueOver
    from .answers.pledges_fit import Fit
    from .answers.pledges_loops import Loops
    from .answers.pledges_unlock import Unlock
    from .answers.power import PledgePower, PowerIndex
    from .answers.robust import Robust
    from .answers.see import Signs
    from .answers.sources import SourcesCheck, Stamps
    from .answers.stability import Stability
    from .answers.threshold import Thresholds
    from .answers.timeline import Timeline
    from .answers.verdicts import Verdict, Verdicts
    from .answers.vetoes import Vetoes
    from .answers.whatif import WhatIf
    from .answers.worth import Worth
    from .api.loaded import Loaded
    from .api.loading import CaseError, check, convert, load, loads
    from .api.sourced import compare_coders
    from .space.refusal import Refusal

_HOMES = {"api.loaded": "Loaded", "api.loading": "CaseError check convert load loads", "space.refusal": "Refusal"}
_HOMES |= {"answers.verdicts": "Verdict Verdicts", "answers.stability": "Stability"}
_HOMES |= {"answers.explanation": "Explanation", "answers.paths": "Paths"}
_HOMES |= {"answers.coalitions": "Coalitions"}
_HOMES |= {"answers.converted": "Converted", "answers.hypergame": "Hypergame"}
_HOMES |= {"answers.inverse": "Inverse", "answers.forces": "ForceCount"}
_HOMES |= {"answers.power": "PledgePower PowerIndex", "answers.vetoes": "Vetoes"}
_HOMES |= {"analyses.power.weighted": "power_index"}
_HOMES |= {"answers.worth": "Worth", "answers.defence": "Lines"}
_HOMES |= {"answers.pledges_due": "Due DueOver", "answers.pledges_fit": "Fit"}
_HOMES |= {"answers.pledges_loops": "Loops", "answers.pledges_unlock": "Unlock"}
_HOMES |= {"answers.compared": "Compared", "answers.crux": "Crux MatrixCrux", "answers.robust": "Robust"}
_HOMES |= {"api.sourced": "compare_coders", "answers.coders": "Coders", "answers.sources": "SourcesCheck Stamps"}
_HOMES |= {"answers.whatif": "WhatIf", "answers.timeline": "Timeline", "answers.see": "Signs"}
_HOMES |= {"answers.play": "Played PlayTable", "answers.threshold": "Thresholds"}
_HOME = {name: module for module, names in _HOMES.items() for name in names.split()}

__all__ = [
    "CaseError",
    "Coalitions",
    "Coders",
    "Compared",
    "Converted",
    "Crux",
    "Due",
    "DueOver",
    "Explanation",
    "Fit",
    "ForceCount",
    "Hypergame",
    "Inverse",
    "Lines",
    "Loaded",
    "Loops",
    "MatrixCrux",
    "Paths",
    "PlayTable",
    "Played",
    "PledgePower",
    "PowerIndex",
    "Refusal",
    "Robust",
    "Signs",
    "SourcesCheck",
    "Stability",
    "Stamps",
    "Thresholds",
    "Timeline",
    "Unlock",
    "Verdict",
    "Verdicts",
    "Vetoes",
    "WhatIf",
    "Worth",
    "check",
    "compare_coders",
    "convert",
    "load",
    "loads",
    "power_index",
]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'locarno' has no attribute {name!r}")
    return getattr(import_module(f".{_HOME[name]}", __name__), name)
