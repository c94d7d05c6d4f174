"""Answers get a face: what a case answers can be shown in a notebook, as a frame and as a figure."""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

from ..answers.answer import Answer, Face, give_face
from ..case.nouns import Case
from ..space.refusal import Refusal

if TYPE_CHECKING:
    from ..present.figures.picture import Figure

_Class = TypeVar("_Class", bound=type)
_Found = TypeVar("_Found")


def answers_are_shown(cls: _Class) -> _Class:
    """Let every method of a class that has a `case` give its answers a face.

    It goes through all methods, so that a new question cannot forget it.
    """
    for name in dir(cls):
        method = getattr(cls, name)
        if not name.startswith("_") and callable(method):
            setattr(cls, name, _showing(method))
    return cls


def _showing(method: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(method)
    def asked(self: Any, *words: Any, **named: Any) -> Any:
        return shown(method(self, *words, **named), self.case)

    return asked


def shown(found: _Found, case: Case) -> _Found:
    """The same answer with a face, or the same tuple or mapping of answers; anything else as it is."""
    several = found.values() if isinstance(found, dict) else found if isinstance(found, tuple) else (found,)
    for one in several:
        if isinstance(one, Answer):
            give_face(one, _face(one, case))
    return found


def _face(found: Answer, case: Case) -> Face:
    """What is needed to show it is read when it is shown."""

    def html() -> str:
        from ..present.html import html_of
        from ..present.shown import shown_of

        return html_of(shown_of(found).table(found, case))

    def frame(library: str | None) -> Any:
        from ..present.frames import frame_of
        from ..present.shown import shown_of

        how = shown_of(found)
        return frame_of(how.rows(found, case), how.columns, library)

    return Face(html, frame, lambda name: _figure(found, case, name))


def _figure(found: Answer, case: Case, name: str | None) -> "Figure":
    from ..present.figures.picture import Figure
    from ..space.known import meant_of
    from .figures import FIGURES

    kinds = {id_: kind for id_, kind in FIGURES.items() if isinstance(found, kind.of)}
    if not kinds:
        raise Refusal(
            f"there is no figure of {type(found).__name__}",
            "`to_frame()` gives its rows; `case.figure(...)` draws others",
        )
    if name is not None:
        return Figure(kinds[meant_of(name, kinds, "figure", "of this answer")].draw(found, case))
    *first, last = kinds.values()
    for kind in first:
        try:
            return Figure(kind.draw(found, case))
        except Refusal:  # nothing in the answer for this one
            continue
    return Figure(last.draw(found, case))
