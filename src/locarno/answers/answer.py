"""What every question answers with has in common: it can show itself in a notebook, as a frame, as a figure."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

_FACE = "_face"


@dataclass(frozen=True)
class Face:
    """How one answer is shown. Made by who knows the case and how answers are presented; this room knows neither.

    `html` gives the text of tables; `frame` a data frame of the library named, or of one that is there; `figure` the
    figure named, or the only one.
    """

    html: Callable[[], str]
    frame: Callable[[str | None], Any]
    figure: Callable[[str | None], Any]


class Answer:
    """The base of all records that a case answers with.

    What a case answers has a face. Copies and pickles have none, for they leave the case behind: such an answer is the
    same record, but it is shown as plain text.
    """

    def to_frame(self, library: str | None = None) -> Any:
        """The answer as a data frame, with the columns that `--format csv` writes.

        `library`: `pandas`, `polars` or `pyarrow`; None: the one of these that is imported already, or else the first
        that is installed. Columns are truth values, whole numbers, numbers or texts; a number that is not there is
        null. Raises ImportError if there is no such library, ValueError for another name.
        """
        return self._shown().frame(library)

    def figure(self, name: str | None = None) -> Any:
        """The answer as a figure, which notebooks draw; `.save(path)` writes `.svg`, `.png`, `.pdf` or `.json`.

        `name`: which, where there are several. Raises Refusal where there is none, or nothing to be drawn.
        """
        return self._shown().figure(name)

    def _repr_html_(self) -> str | None:
        face = self._face_or_none()
        return None if face is None else face.html()

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """The frame by the Arrow PyCapsule interface, so that `polars.DataFrame(answer)` and others read it."""
        return self._shown().frame("arrow").__arrow_c_stream__(requested_schema)

    def __getstate__(self) -> dict[str, Any]:
        """Everything but the face."""
        return {name: value for name, value in self.__dict__.items() if name != _FACE}

    def _face_or_none(self) -> Face | None:
        return self.__dict__.get(_FACE)

    def _shown(self) -> Face:
        face = self._face_or_none()
        if face is None:
            raise LookupError("this answer has left its case, as copies and pickles do: ask the case again")
        return face


def give_face(found: Answer, face: Face) -> None:
    """Let an answer be shown; records are frozen for everybody else."""
    object.__setattr__(found, _FACE, face)
