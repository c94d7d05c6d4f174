"""A case in option form under one reading, with its states and moves listed: graph form.

A state gets the number that `locarno stability` knows it by as its id, and the options that are yes in it; so outcomes,
arrangements and statements stay as they are.
"""

from ..answers.converted import Converted
from ..space.refusal import Refusal
from .case_yaml import Tree
from .other_form import beliefs_section, check_size, checked, shared_sections, today_section
from .source import Source, count_moves, counted, ends_of


def graph_form_of(source: Source) -> Converted:
    """The case in graph form. Raises Refusal if there are too many states or moves."""
    if source.frame.state_ids:
        raise Refusal("the case is in graph form already", "`--into case` writes it as one file")
    source.some_state()
    check_size(source)
    frame = source.frame
    ids = [str(int(code)) for code in frame.codes]
    sections, lost = shared_sections(source, {})
    sections["states"] = {ids[state]: {"with": list(frame.holds(state))} for state in range(frame.size)}
    moves: dict[str, Tree] = {}
    for row, actor in enumerate(frame.players):
        arcs = {ids[s]: [ids[t] for t in ends] for s in range(frame.size) if (ends := ends_of(source.space, row, s))}
        if arcs:
            moves[actor] = arcs
    if moves:
        sections["moves"] = moves
    sections |= today_section(source, {"state": ids})
    sections |= beliefs_section(source, {}, ids)
    opens = ["an arrangement opens where the fewest moves lead, and not where the fewest options change"]
    changed = opens if source.case.arrangements else []
    holds = f"{counted(frame.size, 'state')}, {counted(count_moves(frame), 'move') or 'no move'}"
    return checked(source, "graph-form", sections, holds, lost, changed)
