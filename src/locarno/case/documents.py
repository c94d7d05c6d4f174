"""The documents that sources name: read from a folder, bounded, never from outside it."""

from pathlib import Path

from .fingerprint import paragraphs_of
from .yaml_text import LARGEST_FILE


class NoDocument(Exception):
    """A document cannot be had; `why` says so, without a word of what it holds."""

    def __init__(self, why: str, missing: bool = False) -> None:
        super().__init__(why)
        self.why, self.missing = why, missing


def paragraphs_in_file(folder: Path, name: str) -> tuple[str, ...]:
    """The normalised paragraphs of a document in a folder (L41); raises NoDocument.

    The file stays inside the folder, links followed; it is a plain file of at most 16 MiB, in UTF-8.
    """
    try:
        inside = folder.resolve()
        file = (inside / name).resolve()
        if not file.is_relative_to(inside):
            raise NoDocument("it is outside the folder of documents")
        if not file.exists():
            raise NoDocument("there is no such file", missing=True)
        if not file.is_file():
            raise NoDocument("it is not a plain file")
        with file.open("rb") as stream:
            data = stream.read(LARGEST_FILE + 1)
    except (OSError, ValueError, RuntimeError) as wrong:
        raise NoDocument(f"it cannot be read: {getattr(wrong, 'strerror', None) or 'not the name of a file'}") from None
    if len(data) > LARGEST_FILE:
        raise NoDocument(f"it has more than {LARGEST_FILE // 2**20} MiB")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NoDocument("it is not UTF-8 text") from None
    return paragraphs_of(text)
