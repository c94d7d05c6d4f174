"""locarno: will the peace hold, and by what?

`load` a case, then ask it: `verdicts`, `explain`, `stability`. Names are imported when they are first used, so that
`import locarno` is quick.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .api import CaseError, Explanation, Loaded, Stability, Verdict, Verdicts, check, load, loads
    from .space.refusal import Refusal

__all__ = [
    "CaseError",
    "Explanation",
    "Loaded",
    "Refusal",
    "Stability",
    "Verdict",
    "Verdicts",
    "check",
    "load",
    "loads",
]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'locarno' has no attribute {name!r}")
    from . import api

    return getattr(api, name)
