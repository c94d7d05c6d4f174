"""A figure to look at and to keep: what `figure()` of an answer gives."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .drawing import NoPicture, drawn
from .style import Spec

MIME = "application/vnd.vegalite.v5+json"
"""How notebooks are told that a specification is to be drawn."""


@dataclass(frozen=True)
class Figure:
    """A Vega-Lite specification (`spec`) that notebooks draw, and that can be saved as a picture."""

    spec: Spec

    def save(self, path: str | Path) -> Path:
        """Write it into a file: `.svg`, `.png`, `.pdf`, or `.json` for the specification.

        Writes over a file that is there. Raises NoPicture for another ending, or where the library that draws is not
        installed.
        """
        target = Path(path)
        target.write_bytes(drawn(self.spec, target.suffix.lower()))
        return target

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        """The specification, and a picture for who cannot draw it, if the library that draws is installed."""
        del include, exclude
        bundle: dict[str, Any] = {MIME: self.spec, "text/plain": repr(self)}
        with suppress(NoPicture):
            bundle["image/svg+xml"] = drawn(self.spec, ".svg").decode()
        return bundle

    def __repr__(self) -> str:
        """Its title: a specification fills pages."""
        return f"<Figure: {self.spec['title']['text']}>"
