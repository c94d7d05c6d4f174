"""What `locarno concepts` does."""

from ..present.concepts import concept_rows, concept_tables, concepts_shape
from .asking import answer


def show_concepts(format_: str) -> int:
    """`locarno concepts`."""
    return answer(format_, concepts_shape, concept_rows, concept_tables)
