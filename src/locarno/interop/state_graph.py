"""The graph of states and moves of a case under one reading, as GraphML or in the language of Graphviz.

A node is a state, known by what `locarno stability` calls it: its number, in graph form its id. An edge is a move of
one actor; where several actors have the same move there are several edges.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from ..answers.converted import Converted
from ..answers.stability import Stability
from ..space.refusal import Refusal
from .ids import plain_name
from .source import NOTHING, Source, count_moves, counted, ends_of, listed

MOST_NODES, MOST_EDGES = 20_000, 500_000
_TITLE = "a graph of states"
_COLOURS = ("#1b6ca8", "#c0392b", "#1e8449", "#8e44ad", "#b9770e", "#117a65", "#5d6d7e", "#a04000")
_FILL = "#fff3bf"


@dataclass(frozen=True, slots=True)
class Node:
    """A state. `equilibrium`: under which concepts it is one, by id."""

    id: str
    options: tuple[str, ...]
    outcome: str
    today: bool
    ranks: tuple[int, ...]
    equilibrium: dict[str, bool]


@dataclass(frozen=True, slots=True)
class Edge:
    """A move of an actor; `gains`: it is an improvement for its mover."""

    start: str
    end: str
    actor: int
    gains: bool
    change: str


def graph_of(source: Source, found: Stability, format_: str) -> Converted:
    """The graph in one of the two formats. Raises Refusal if it is too large."""
    check_size(source)
    frame = source.frame
    names = [frame.label(state) if frame.state_ids else str(int(frame.codes[state])) for state in range(frame.size)]
    nodes, edges = _nodes(source, found, names), _edges(source, names)
    write = _graphml if format_ == "graphml" else _dot
    lost = source.degrees()
    if source.nature():
        lost.append(f"the moves of {listed(source.nature())}")
    return Converted(
        source.asked,
        source.space.reading.id,
        format_,
        write(source, nodes, edges),
        f"{counted(len(nodes), 'state')}, {counted(len(edges), 'move') or 'no move'} of "
        f"{counted(len(source.frame.players), 'actor')}",
        (),
        (*lost, *source.besides("status_quo", "outcomes")),
    )


def check_size(source: Source) -> None:
    """Raise Refusal if the graph would be too large, before anything is judged or written."""
    source.some_state()
    nodes, edges = source.frame.size, count_moves(source.frame)
    if nodes > MOST_NODES or edges > MOST_EDGES:
        raise Refusal(
            f"the graph has {nodes:,} states and {edges:,} moves",
            f"at most {MOST_NODES:,} and {MOST_EDGES:,}: hold options with a scenario; `locarno paths` shows the ways "
            "from today, `locarno stability --format csv` every state",
        )


def _nodes(source: Source, found: Stability, names: Sequence[str]) -> list[Node]:
    space, frame = source.space, source.frame
    now = space.case.today(space.as_of)
    today = ""
    if now is not None:
        today = now.state if frame.state_ids else str(frame.mask(now.holds))
    equilibria = {id_: set(found.equilibria(id_).tolist()) for id_ in found.concepts}
    return [
        Node(
            name,
            frame.holds(state),
            space.outcome_of(state),
            name == today,
            tuple(int(rank) for rank in space.rank[:, state]),
            {id_: state in members for id_, members in equilibria.items()},
        )
        for state, name in enumerate(names)
    ]


def _edges(source: Source, names: Sequence[str]) -> list[Edge]:
    frame = source.frame
    codes = frame.codes.tolist()
    changes: dict[tuple[int, int], str] = {}  # moves are many, and the ways in which options change are few
    edges = []
    for row in range(len(frame.players)):
        rank = source.space.rank[row].tolist()
        for state, name in enumerate(names):
            for end in ends_of(source.space, row, state):
                if frame.state_ids:
                    change = f"-> {names[end]}"
                else:
                    key = codes[state] ^ codes[end], codes[end] & (codes[state] ^ codes[end])
                    change = changes.get(key) or changes.setdefault(key, _change(frame.option_ids, *key))
                edges.append(Edge(name, names[end], row, rank[end] > rank[state], change))
    return edges


def _change(options: Sequence[str], changed: int, raised: int) -> str:
    return " ".join(("+" if raised >> bit & 1 else "-") + id_ for bit, id_ in enumerate(options) if changed >> bit & 1)


def _graphml(source: Source, nodes: list[Node], edges: list[Edge]) -> str:
    """GraphML as text: a library that builds the document first takes three times as long, and as much memory."""
    players = source.frame.players
    keys: list[tuple[str, str, str]] = [("node", "options", "string"), ("node", "outcome", "string")]
    keys += [("node", "today", "boolean"), *(("node", f"rank_{actor}", "int") for actor in players)]
    keys += [("node", f"equilibrium_{id_}", "boolean") for id_ in (nodes[0].equilibrium if nodes else ())]
    keys += [("edge", "actor", "string"), ("edge", "gains", "boolean"), ("edge", "change", "string")]
    id_of = {name: f"d{number}" for number, (_, name, _) in enumerate(keys)}
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f"<!-- {source.signature.replace('--', '- -')} -->",
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
        *(
            f'  <key id="{id_of[name]}" for="{of}" attr.name={quoteattr(name)} attr.type="{kind}"/>'
            for of, name, kind in keys
        ),
        '  <key id="title" for="graph" attr.name="title" attr.type="string"/>',
        f'  <graph id={quoteattr(source.case.id)} edgedefault="directed">',
        f'    <data key="title">{escape(plain_name(source.case.title))}</data>',
    ]
    for node in nodes:
        said = {"options": " ".join(node.options), "outcome": node.outcome, "today": _truth(node.today)}
        said |= {f"rank_{actor}": str(rank) for actor, rank in zip(players, node.ranks, strict=True)}
        said |= {f"equilibrium_{id_}": _truth(value) for id_, value in node.equilibrium.items()}
        lines.append(f"    <node id={quoteattr(node.id)}>{_data(id_of, said)}</node>")
    for edge in edges:
        said = {"actor": players[edge.actor], "gains": _truth(edge.gains), "change": edge.change}
        ends = f"source={quoteattr(edge.start)} target={quoteattr(edge.end)}"
        lines.append(f"    <edge {ends}>{_data(id_of, said)}</edge>")
    return "\n".join([*lines, "  </graph>", "</graphml>"]) + "\n"


def _data(id_of: Mapping[str, str], said: Mapping[str, str]) -> str:
    return "".join(f'<data key="{id_of[name]}">{escape(value)}</data>' for name, value in said.items())


def _dot(source: Source, nodes: list[Node], edges: list[Edge]) -> str:
    players = source.frame.players
    lines = [
        f"// {source.signature}",
        "// Colours: " + ", ".join(f"{actor} {_COLOURS[n % len(_COLOURS)]}" for n, actor in enumerate(players)),
        "// A move its mover gains by is drawn solid, any other dotted. Equilibria under some concept are filled.",
        f"digraph {_quoted(source.case.id)} {{",
        f"  label={_quoted(plain_name(source.case.title))};",
        '  node [shape=box, fontname="sans-serif"];',
    ]
    for node in nodes:
        said = [node.id, " ".join(node.options) or NOTHING] if not source.frame.state_ids else [node.id]
        said += [node.outcome] if node.outcome else []
        attributes = {"label": "\\n".join(_escaped(word) for word in said)}
        attributes |= {"options": _escaped(" ".join(node.options)), "outcome": node.outcome}
        attributes |= {"today": _truth(node.today)}
        attributes |= {f"rank_{actor}": str(rank) for actor, rank in zip(players, node.ranks, strict=True)}
        attributes |= {f"equilibrium_{id_}": _truth(value) for id_, value in node.equilibrium.items()}
        if any(node.equilibrium.values()):
            attributes |= {"style": "filled", "fillcolor": _FILL}
        if node.today:
            attributes |= {"peripheries": "2"}
        lines.append(f"  {_quoted(node.id)} {_list(attributes)};")
    for edge in edges:
        colour = _COLOURS[edge.actor % len(_COLOURS)]
        attributes = {"actor": players[edge.actor], "gains": _truth(edge.gains), "change": edge.change}
        attributes |= {"color": colour, "style": "solid" if edge.gains else "dotted"}
        lines.append(f"  {_quoted(edge.start)} -> {_quoted(edge.end)} {_list(attributes)};")
    return "\n".join([*lines, "}"]) + "\n"


def _truth(value: bool) -> str:
    return "true" if value else "false"


def _list(attributes: dict[str, str]) -> str:
    """Attributes; values are escaped already where they are more than ids and signs."""
    return "[" + ", ".join(f'{_quoted(key)}="{value}"' for key, value in attributes.items()) + "]"


def _quoted(text: str) -> str:
    return f'"{_escaped(text)}"'


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
