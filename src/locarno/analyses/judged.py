"""What a concept says of all states of a space."""

from dataclasses import dataclass

from ..kernels.types import Bool


@dataclass(frozen=True)
class Judged:
    """Either `stable[A, S]`, with `ambiguous[A, S]` where ties leave it open; or `together[S]`, for all at once."""

    stable: Bool | None = None
    ambiguous: Bool | None = None
    together: Bool | None = None
