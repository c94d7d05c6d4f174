"""The formats that a case can be written in, and how a file's name tells which."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ..space.known import meant_of
from ..space.refusal import Refusal

FormatId = Literal["case", "graph-form", "option-form", "gmcr", "nfg", "efg", "prism", "graphml", "dot"]


@dataclass(frozen=True, slots=True)
class Format:
    """`suffixes` are endings of file names that mean this format. `orders`: it wants to know who moves when."""

    id: FormatId
    title: str
    suffixes: tuple[str, ...] = ()
    orders: bool = False


FORMATS: dict[str, Format] = {
    one.id: one
    for one in (
        Format("case", "the case in one file", (".yaml", ".yml")),
        Format("graph-form", "the case in graph form, states and moves listed"),
        Format("option-form", "the case in option form, states made of options"),
        Format("gmcr", "GMCR+", (".gmcr",)),
        Format("nfg", "Gambit, one-shot game", (".nfg",)),
        Format("efg", "Gambit, game tree", (".efg",), orders=True),
        Format("prism", "PRISM-games", (".prism", ".smg"), orders=True),
        Format("graphml", "GraphML", (".graphml",)),
        Format("dot", "Graphviz", (".dot", ".gv")),
    )
}


def format_named(id_: str) -> Format:
    """The format of that id, in any case of letters; raises Refusal if there is none."""
    return FORMATS[meant_of(id_, FORMATS, "format")]


def check_ending(path: Path, chosen: Format) -> None:
    """Refuse a file whose name says another format than the one that is written."""
    said = _said_by(path)
    endings = chosen.suffixes or FORMATS["case"].suffixes  # the forms are cases too
    if said is not None and path.suffix.lower() not in endings:
        raise Refusal(
            f"`{path}` would hold {chosen.id}, and its ending says {said.id}",
            f"name the file `{path.with_suffix(endings[0])}`, or the format with `--into {said.id}`",
        )


def format_of(path: Path) -> Format:
    """The format that a file's name stands for; raises Refusal if none does."""
    said = _said_by(path)
    if said is not None:
        return said
    known = ", ".join(suffix for one in FORMATS.values() for suffix in one.suffixes)
    what = f"`{path.suffix}` stands for no format" if path.suffix else f"`{path}` has no ending that tells the format"
    raise Refusal(what, f"name the format with `--into`; known endings: {known}")


def _said_by(path: Path) -> Format | None:
    return next((one for one in FORMATS.values() if path.suffix.lower() in one.suffixes), None)
