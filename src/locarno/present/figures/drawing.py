"""Pictures of figures: SVG, PNG, PDF, or the specification itself; nothing is fetched."""

import json
import re
from types import ModuleType

from .style import Spec

KINDS = (".svg", ".png", ".pdf", ".json")
_SHARPNESS = 2.0


class NoPicture(Exception):
    """There is no such picture: what was found, and the way out."""

    def __init__(self, found: str, way_out: str) -> None:
        super().__init__(f"{found}; {way_out}")
        self.found, self.way_out = found, way_out


def drawn(spec: Spec, kind: str) -> bytes:
    """A picture as the content of a file; `kind` is how its name ends, one of `KINDS`.

    The same specification gives the same bytes. Raises NoPicture for another kind, or where the library that draws is
    not installed.
    """
    check_kind(kind)
    if kind == ".json":
        return (json.dumps(spec, ensure_ascii=False, indent=1) + "\n").encode()
    library = _library()
    if kind == ".svg":
        return _steady(library.vegalite_to_svg(spec, allowed_base_urls=[])).encode()
    if kind == ".png":
        return bytes(library.vegalite_to_png(spec, scale=_SHARPNESS, allowed_base_urls=[]))
    return bytes(library.vegalite_to_pdf(spec, allowed_base_urls=[]))


def check_kind(kind: str) -> None:
    """Raise NoPicture unless it is one of `KINDS`."""
    if kind not in KINDS:
        known = ", ".join(f"`{one}`" for one in KINDS)
        raise NoPicture(f"a picture with a name that ends in `{kind}`" if kind else "a name without an ending", known)


def _library() -> ModuleType:
    try:
        import vl_convert
    except ImportError:
        raise NoPicture(
            "the library that draws figures, `vl-convert-python`, is not installed",
            "`pip install 'locarno[figures]'`; or end the name in `.json` for the specification",
        ) from None
    return vl_convert


def _steady(svg: str) -> str:
    """Number what the library numbers on from picture to picture, so that the same figure is the same text."""
    seen: dict[str, str] = {}

    def renamed(found: re.Match[str]) -> str:
        return seen.setdefault(found[0], f"{found[1]}{len(seen)}")

    return re.sub(r"\b(gradient_|clip)\d+\b", renamed, svg)
