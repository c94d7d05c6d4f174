"""Figures inside the page: drawn once each, in the colours of the page, so that they are dark where it is."""

import json
import re
from importlib.util import find_spec
from xml.sax.saxutils import quoteattr

from ..figures import style
from ..figures.drawing import drawn
from ..figures.style import Spec

_COLOURS = {
    style.INK: "ink",
    style.QUIET: "quiet",
    style.LINE: "line",
    style.PAPER: "paper",
    style.STANDS: "interest",
    style.PARTLY: "credible",
    style.LEANS: "leans",
    style.FALLS: "falls",
    style.NOTHING: "nothing",
    style.SERIES[1]: "series-1",
    style.SERIES[3]: "series-2",
    style.SERIES[4]: "series-3",
    style.SERIES[6]: "series-4",
}
"""What each colour of the figures is called in the style of the page."""
_COLOUR = re.compile("|".join(map(re.escape, _COLOURS)), re.IGNORECASE)
_TAG = re.compile("<[^<>]*>")
_IDLE = re.compile(r"""\s(?:role|aria-[a-z]+|class|font-family|pointer-events)="[^"]*\"""")
_FRAME = re.compile(
    r"""<path class="(?:background|foreground)"(?: aria-hidden="true")? d="[^"]*"(?: display="none")?/>"""
)
_FINE = re.compile(r"(\.\d)\d{2,}")
_UNSAFE = re.compile(r"<\s*(script|foreignObject|a|image|iframe|animate|set)\b|\bon\w+\s*=|href\s*=", re.IGNORECASE)


def can_draw() -> bool:
    """Whether the library that draws figures is installed."""
    return find_spec("vl_convert") is not None


class Drawings:
    """Draws figures; the same specification is drawn once, and ids differ from drawing to drawing."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}
        self._number = 0

    def svg(self, spec: Spec, name: str) -> str:
        """A figure as an SVG element with that name; raises NoPicture where there is nothing to draw with."""
        key = json.dumps(spec, sort_keys=True, default=str)
        if key not in self._known:
            self._known[key] = _plain(drawn(spec, ".svg").decode())
        self._number += 1
        text = re.sub(r"\b(gradient_|clip)(\d+)\b", rf"f{self._number}-\1\2", self._known[key])
        return text.replace("<svg ", f'<svg role="img" aria-label={quoteattr(name)} ', 1)


def _plain(svg: str) -> str:
    """The element alone, in the colours of the page. Raises ValueError for anything that is more than a drawing."""
    found = re.search(r"<svg\b.*</svg>", svg, re.DOTALL)
    if found is None or _UNSAFE.search(_without_texts(found[0])):
        raise ValueError("a drawing that is no plain SVG")
    return _COLOUR.sub(lambda colour: f"var(--{_COLOURS[colour[0].lower()]})", _TAG.sub(_slim, found[0]))


def _slim(tag: re.Match[str]) -> str:
    """A tag without what draws nothing.

    That is: parts' own names, for the whole is one picture with one name; type, which is that of the page; fractions of
    a pixel; and frames without a colour.
    """
    if _FRAME.fullmatch(tag[0]):
        return ""
    return _FINE.sub(r"\1", _IDLE.sub("", tag[0]))


def _without_texts(svg: str) -> str:
    """The tags, without what is written between them and in their attributes' values but links."""
    return "".join(re.findall(r"<[^>]*>", re.sub(r'="[^"]*"', '=""', svg)))
