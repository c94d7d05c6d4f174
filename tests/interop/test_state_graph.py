"""Graphs of states, read back by other libraries: every node and every edge is that of the engine and of the oracle."""

import io
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

import networkx
import pydot
import pytest

import locarno
from case_texts import graph_case, option_case
from locarno import Loaded, Refusal
from locarno.answers.asked import CONCEPTS
from oracle import Game, equilibria, option_game
from random_conflicts import graph_conflict, option_conflict

pytestmark = pytest.mark.filterwarnings("ignore:.*deprecated - use:DeprecationWarning")  # pydot calls old names

CASES = Path(__file__).parents[2] / "cases"
Graph = tuple[dict[str, dict[str, Any]], Counter[tuple[str, str, str, bool, str]]]


def from_graphml(text: str) -> Graph:
    graph = networkx.read_graphml(io.BytesIO(text.encode("utf-8")), force_multigraph=True)
    assert graph.is_directed()
    edges = Counter((s, t, data["actor"], data["gains"], data["change"]) for s, t, data in graph.edges(data=True))
    return {name: dict(data) for name, data in graph.nodes(data=True)}, edges


def from_dot(text: str) -> Graph:
    [graph] = pydot.graph_from_dot_data(text) or []

    def bare(word: str) -> str:
        return word[1:-1].replace('\\"', '"').replace("\\\\", "\\") if word[:1] == '"' else word

    def attributes(of: Any) -> dict[str, Any]:
        return {bare(str(key)): bare(str(value)) for key, value in of.get_attributes().items()}

    nodes = {bare(str(node.get_name())): attributes(node) for node in graph.get_nodes() if node.get_name() != "node"}
    edges: Counter[tuple[str, str, str, bool, str]] = Counter()
    for edge in graph.get_edges():
        data = attributes(edge)
        assert data["style"] == ("solid" if data["gains"] == "true" else "dotted")
        names = bare(str(edge.get_source())), bare(str(edge.get_destination()))
        edges[(*names, data["actor"], data["gains"] == "true", data["change"])] += 1
    for data in nodes.values():
        for key, value in data.items():
            if key.startswith(("rank_", "equilibrium_")) or key == "today":
                data[key] = {"true": True, "false": False}.get(value) if not value.isdecimal() else int(value)
        data.setdefault("outcome", "")
    return nodes, edges


def check(case: Loaded, game: Game, today: int | str, found: Graph) -> None:
    nodes, edges = found
    graph = case.case.form == "graph"
    assert set(nodes) == {str(state) for state in game.states}
    stable = {concept: equilibria(game, concept) for concept in CONCEPTS}
    for state in game.states:
        data = nodes[str(state)]
        assert data["today"] is (state == today) and data["outcome"] == ""
        if not graph:
            assert data["options"].split() == [f"o{o}" for o in range(8) if int(state) >> o & 1]
        for actor in game.actors:
            assert data[f"rank_{actor}"] == sorted(set(game.rank[actor].values())).index(game.rank[actor][state])
        for concept in CONCEPTS:
            assert data[f"equilibrium_{concept}"] is (state in stable[concept])
    wanted = Counter(
        (str(s), str(t), actor, game.rank[actor][t] > game.rank[actor][s])
        for actor in game.actors
        for s in game.states
        for t in game.moves[actor][s]
    )
    assert Counter(edge[:4] for edge in edges.elements()) == wanted
    for s, t, _, _, change in edges:
        if graph:
            assert change == f"-> {t}"
        else:
            signs = {o: "+" if int(t) >> o & 1 else "-" for o in range(8) if (int(s) ^ int(t)) >> o & 1}
            assert change.split() == [f"{sign}o{o}" for o, sign in signs.items()]


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("form", ["option", "graph"])
def test_graphs_are_those_of_the_definitions(seed: int, form: str) -> None:
    rng = Random(f"graph {seed}")
    if form == "option":
        conflict = option_conflict(seed)
        game = option_game(conflict)
        today = rng.choice(game.states)
        case = locarno.loads(option_case(conflict, game.states, int(today), [int(today)]))
    else:
        game = graph_conflict(seed)
        today = rng.choice(game.states)
        case = locarno.loads(graph_case(game, today, [today]))
    check(case, game, today, from_graphml(case.convert("graphml").text))
    if sum(len(ends) for moves in game.moves.values() for ends in moves.values()) < 50:  # pydot takes its time
        check(case, game, today, from_dot(case.convert("dot").text))


def test_awkward_words_are_quoted() -> None:
    text = """
locarno: 1
case: {id: graph, title: 'A "title" \\ with <signs> & more, \\n'}
actors: {Ä: One, node-b: Two}
options: {strict: Ä, edge: node-b}
status_quo: [edge]
outcomes: {digraph: strict, Ö: edge}
common: {preferences: {Ä: [strict], node-b: [edge]}}
"""
    case = locarno.loads(text.lstrip())
    for nodes, edges in (from_graphml(case.convert("graphml").text), from_dot(case.convert("dot").text)):
        assert [nodes[name]["outcome"] for name in "0123"] == ["", "digraph", "Ö", "digraph"]
        assert [nodes[name]["options"] for name in "0123"] == ["", "strict", "edge", "strict edge"]
        assert ("2", "3", "Ä", True, "+strict") in edges and ("2", "0", "node-b", False, "-edge") in edges
    [graph] = pydot.graph_from_dot_data(case.convert("dot").text) or []
    assert graph.get_attributes() == {"label": '"A \\"title\\" \\\\ with <signs> & more, \\\\n"'}
    assert 'A "title" \\ with &lt;signs&gt; &amp; more' in case.convert("graphml").text


def test_published_cases_have_graphs() -> None:
    for name in ("elmira", "korea_2017", "stag_hunt"):
        case = locarno.load(CASES / f"{name}.yaml")
        for reading in case.case.readings:
            found = case.stability(reading)
            names = [*found.labels] or [str(code) for code in found.states]
            graphml, dot = (case.convert(format_, reading) for format_ in ("graphml", "dot"))
            one, other = from_graphml(graphml.text), from_dot(dot.text)
            assert list(one[0]) == list(other[0]) == names and one[1] == other[1]
            for number, state in enumerate(names):
                for nodes in (one[0], other[0]):
                    assert nodes[state]["outcome"] == found.outcomes[number]
                    for concept in CONCEPTS:
                        assert nodes[state][f"equilibrium_{concept}"] is (number in found.equilibria(concept))
            assert graphml.holds == dot.holds


def test_a_graph_too_large_is_refused_with_its_size_before_anything_is_judged() -> None:
    """Fifteen options of one actor: each of 2^15 states is one move from every other."""
    options = {f"o{n}": "a" for n in range(15)}
    case = locarno.loads(
        f"locarno: 1\ncase: {{title: T}}\nactors: {{a: A}}\noptions: {options}\ncommon: {{preferences: {{a: []}}}}\n"
    )
    with pytest.raises(Refusal, match=f"the graph has {2**15:,} states and {2**15 * (2**15 - 1):,} moves") as why:
        case.convert("graphml")
    assert "at most 20,000 and 500,000" in why.value.way_out
