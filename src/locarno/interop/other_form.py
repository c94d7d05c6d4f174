"""A case under one reading, to be written in the other form: what both directions share.

States, moves and ranks stay the same, and so does every answer about stability. What the rules, the scenarios and the
day decide is in the states and moves; the new case knows one reading and one day.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from ..answers.converted import Converted
from ..case.expressions import Expression, write
from ..case.nouns import Ranked, Weighted
from ..case.reader import read_text
from ..case.written import CaseWritten
from ..space.refusal import Refusal
from ..space.soundness import check_states
from .case_yaml import Tree, case_yaml
from .formats import FormatId
from .ids import case_id
from .noun_tree import (
    actor_tree,
    arrangement_tree,
    basis_tree,
    facts_tree,
    likelihood_tree,
    option_tree,
    outcome_tree,
    play_tree,
    pledge_tree,
    scale_tree,
    sources_tree,
    statement_tree,
)
from .rewriting import put
from .source import Source, count_moves, counted, listed

MOST_STATES, MOST_MOVES = 4_096, 200_000


def check_size(source: Source) -> None:
    """Raise Refusal if there is too much to list."""
    states, moves = source.frame.size, count_moves(source.frame)
    if states > MOST_STATES or moves > MOST_MOVES:
        found = f"{states:,} states and {moves:,} moves to list"
        raise Refusal(found, f"at most {MOST_STATES:,} and {MOST_MOVES:,}: hold options with a scenario")


def shared_sections(source: Source, where: Mapping[str, Expression]) -> tuple[dict[str, Tree], list[str]]:
    """The sections that both forms have, names of states replaced by `where`; and what is left out."""
    case, frame, day = source.case, source.frame, source.asked.as_of
    head: dict[str, Tree] = {"id": case_id(case.id), "title": case.title}
    if day:
        head["as_of"] = day.isoformat()
    if case.summary:
        head["summary"] = case.summary
    if case.goal:
        head["goal"] = {"when": write(put(case.goal.when, where)), "label": case.goal.label}
    there = {
        id_: one
        for id_, one in case.arrangements.items()
        if frame.members(one.held_yes, one.held_no, one.require).any()
    }
    pledges = {
        id_: one
        for id_, one in case.pledges.items()
        if one.basis.counts(day) and (not one.readings or source.space.reading.id in one.readings) and not where
    }
    rest: dict[str, dict[str, Tree]] = {
        "sources": sources_tree(case.sources),
        "facts": facts_tree(case.facts),
        "actors": {id_: actor_tree(one) for id_, one in case.actors.items()},
        "options": {id_: option_tree(one) for id_, one in case.options.items()},
        "outcomes": {id_: outcome_tree(one, put(one.when, where)) for id_, one in case.outcomes.items()},
        "arrangements": {id_: arrangement_tree(case, one, put(one.require, where)) for id_, one in there.items()},
        "pledges": {id_: pledge_tree(one) for id_, one in pledges.items()},
        "play": play_tree(source.space.reading.play),
        "likelihood_scale": {} if where else scale_tree(case.likelihood_scale),
    }
    sections: dict[str, Tree] = {"locarno": "1", "case": head}
    sections |= {key: tree for key, tree in rest.items() if tree}
    gone = [id_ for id_ in case.arrangements if id_ not in there]
    lost = [f"{counted(len(gone), 'arrangement')} without a state here ({listed(gone)})"] if gone else []
    if len(pledges) < len(case.pledges):
        lost.append(counted(len(case.pledges) - len(pledges), "pledge"))
    if source.nature():
        lost.append(f"the moves of {listed(source.nature())}")
    play = source.space.reading.play
    drawn = [counted(len(play.chances), "chance"), counted(len(play.events), "event")]
    if any(drawn):
        lost.append(f"{' and '.join(words for words in drawn if words)} of play, which change options")
    return sections, [*lost, *source.besides("status_quo", "outcomes", "arrangements", "pledges", "play", "sources")]


def today_section(source: Source, entry: Mapping[str, Sequence[Tree]]) -> dict[str, Tree]:
    """The section `status_quo`: `entry` says for each state how it is named; nothing if today is not feasible here."""
    now, frame = source.case.today(source.asked.as_of), source.frame
    if now is None:
        return {}
    at = frame.index(list(source.case.states).index(now.state) if frame.state_ids else frame.mask(now.holds))
    if at is None:
        return {}
    return {"status_quo": {key: names[at] for key, names in entry.items()} | basis_tree(now.basis)}


def beliefs_section(source: Source, where: Mapping[str, Expression], names: Sequence[str]) -> dict[str, Tree]:
    """The beliefs: statements and weights as they are, a ranking in the `names` of the states."""
    space, case = source.space, source.case
    preferences: dict[str, Tree] = {}
    for row, actor in enumerate(source.frame.players):
        order = space.reading.preferences[actor].order
        if isinstance(order, Ranked):
            preferences[actor] = {"ranking": _ranking(source, row, names)} | basis_tree(order.basis)
        elif isinstance(order, Weighted):
            wanted = set(space.statements(actor))
            pairs = zip(order.statements, order.weights, strict=True)
            said: list[Tree] = [statement_tree(s, put(s.expression, where), w) for s, w in pairs if s in wanted]
            preferences[actor] = {"weights": said} if said else []
        else:
            preferences[actor] = [statement_tree(s, put(s.expression, where)) for s in space.statements(actor)]
    beliefs: dict[str, Tree] = {"preferences": preferences}
    reading = space.reading
    if reading.likelihoods and not where:
        counting = [one for one in reading.likelihoods if one.basis.counts(source.asked.as_of)]
        beliefs["likelihoods"] = {one.id: likelihood_tree(one) for one in counting}
    if list(case.readings) == ["common"]:
        return {"common": beliefs}
    head: dict[str, Tree] = {"name": reading.name}
    head |= {key: value for key, value in (("source", reading.source), ("gist", reading.gist)) if value}
    return {"readings": {reading.id: head | beliefs}}


def _ranking(source: Source, row: int, names: Sequence[str]) -> Tree:
    rank = source.space.rank[row]
    groups = [np.flatnonzero(rank == level).tolist() for level in np.unique(rank)[::-1]]
    return [names[group[0]] if len(group) == 1 else [names[state] for state in group] for group in groups]


def checked(
    source: Source,
    format_: FormatId,
    sections: Mapping[str, Tree],
    holds: str,
    lost: Sequence[str],
    changed: Sequence[str] = (),
) -> Converted:
    """The text, read back and found sound; raises Refusal where it would not be."""
    order = list(CaseWritten.model_fields)
    text = case_yaml({key: sections[key] for key in sorted(sections, key=order.index)}, [source.signature])
    found = read_text(text, f"<{format_}>")
    if found.case is not None:
        check_states(found.case, found.report)
    if found.report.failed:
        first = next(problem for problem in found.problems if problem.severity == "error")
        raise Refusal(f"the case would not be sound in the other form: {first.found}", first.way_out or first.expected)
    return Converted(source.asked, source.space.reading.id, format_, text, holds, tuple(changed), tuple(lost))
