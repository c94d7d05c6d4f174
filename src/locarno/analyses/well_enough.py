"""Whether an arrangement holds at least by a rung, with no more work than that takes."""

from ..answers.asked import Concept, Rung
from ..kernels.types import Bool, Int32
from .verdicts import Board

WEAKEST: dict[Rung, Concept] = {"interest": "nash", "credible": "seq", "bluff": "gmr"}
"""The weakest concept of each rung: what holds by a stronger one holds by this one too."""


def holds_by(board: Board, concept: Concept, inside: Bool, opening: Int32) -> bool:
    """Whether an opening state lies in the largest set inside that nobody leaves, by one concept."""
    return bool(opening.size) and bool(board.kept(concept, inside)[opening].any())
