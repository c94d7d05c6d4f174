"""How kernels are compiled: ahead of their first use, without the interpreter lock, and cached on disk.

numba's own cache looks only at the file a function stands in, and would serve stale code after an edit in a kernel
that it calls. So the cache lies in a folder named by a hash of all kernel sources and of the versions of numba and
numpy.
"""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

import numba
import numpy as np
import platformdirs

_F = TypeVar("_F", bound=Callable[..., Any])


def _fingerprint() -> str:
    digest = hashlib.sha256(f"{numba.__version__} {np.__version__}".encode())
    for source in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(source.read_bytes())
    return digest.hexdigest()[:16]


numba.config.CACHE_DIR = str(  # type: ignore[attr-defined]  # set from NUMBA_CACHE_DIR at import
    platformdirs.user_cache_path("locarno") / "kernels" / _fingerprint()
)


def kernel(function: _F) -> _F:
    """Compile a function over arrays: no Python objects inside, no interpreter lock held, cached on disk."""
    return cast("_F", numba.njit(cache=True, nogil=True, boundscheck=False)(function))
