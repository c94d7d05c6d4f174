"""A case under one reading in any of the formats that are written from its states."""

from collections.abc import Callable, Sequence

from ..answers.converted import Converted
from ..answers.stability import Stability
from ..space.naming import TODAY
from ..space.refusal import Refusal
from .efg import efg_of
from .formats import format_named
from .gmcr_out import gmcr_of
from .graph_form import graph_form_of
from .nfg import nfg_of
from .option_form import option_form_of
from .prism import prism_of
from .source import Source
from .state_graph import check_size, graph_of


def convert_space(
    source: Source,
    format_: str,
    stable: Callable[[], Stability],
    start: str = TODAY,
    order: Sequence[str] = (),
    horizon: int | None = None,
) -> Converted:
    """The case as a text in a format. `stable` judges the states, for formats that say which are equilibria.

    Raises Refusal for an unknown format, for what the format cannot say, and for a text that would be too large.
    """
    one = format_named(format_)
    if not one.orders and (order or start != TODAY):
        raise Refusal(f"{one.id} has no order and no start", "`--order` and `--from` are for efg and prism")
    if one.id != "efg" and horizon is not None:
        raise Refusal(f"{one.id} has no horizon", "`--horizon` is for efg")
    match one.id:
        case "gmcr":
            return gmcr_of(source)
        case "nfg":
            return nfg_of(source)
        case "efg":
            return efg_of(source, start, order, horizon)
        case "prism":
            return prism_of(source, start, order)
        case "graphml" | "dot":
            check_size(source)
            return graph_of(source, stable(), one.id)
        case "graph-form":
            return graph_form_of(source)
        case "option-form":
            return option_form_of(source)
    raise Refusal("the case itself is written from its files", '`locarno.convert(path, "case")`')
