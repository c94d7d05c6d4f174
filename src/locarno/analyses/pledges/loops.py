"""Q3: who waits for whom, and what comes into force?

See docs/explanation/pledges.md for the three kinds of settlements and what a loop is.
"""

from collections.abc import Iterable, Mapping, Sequence

from ...answers.pledges_loops import Coming, Loop, Loops, OptionStand, Settlement, Stand, Waits
from ...case.given_word import due
from ...case.nouns import Case, Impossible
from ...case.pledge_nouns import Pledge
from ...space.given import is_there_on
from ...space.valuation import true_where
from .board import Asking, Board, board, view
from .first import Estimate, well_founded
from .fit import MOST, SECONDS, Limit, check_limit
from .lacking import lacking
from .parts import Part, parts_of
from .settlements import contradictions, in_all_and_some, stable, to_be_broken, trusting


def loops(case: Case, asking: Asking, suppose: Sequence[str] = (), most: int = MOST, seconds: float = SECONDS) -> Loops:
    """Who waits for whom from today on, with what is supposed taken for granted, and what comes into force.

    Each search stops after `most` answers, or after `seconds`. Raises Refusal for names that the case does not have,
    if no pledge counts, and in graph form.
    """
    on = board(case, asking)
    check_limit(most, seconds)
    parts = parts_of(on, suppose)
    sure, maybe = well_founded(on.pledges, parts)
    trust, trust_complete = trusting(on, parts, Limit(most, seconds))
    settled, stable_complete = stable(on, parts, Limit(most, seconds))
    always, sometimes = in_all_and_some(on, parts, settled, stable_complete)
    against: tuple[tuple[str, ...], ...] = ()
    broken: tuple[tuple[str, ...], ...] = ()
    against_complete = broken_complete = True
    if not settled and stable_complete:
        against, against_complete = contradictions(on, parts, Limit(most, seconds))
        broken, broken_complete = to_be_broken(on, parts, Limit(most, seconds))
    there = [one for one in case.pledges.values() if is_there_on(one, asking.reading, asking.as_of)]
    others = tuple(one for one in there if one not in on.pledges)
    rules = [rule for rule in on.constraints.rules if isinstance(rule, Impossible)]
    return Loops(
        on.asked,
        on.given,
        tuple(suppose),
        on.views(),
        tuple(view(one) for one in others),
        _first(on, sure),
        tuple(option for option in case.options if option in maybe.yes - sure.yes),
        tuple(rule.id for rule in rules if maybe.yes == sure.yes and true_where(rule.when, sure.yes)),
        tuple(_waits(one, sure, maybe) for one in on.pledges),
        {id_: _stands(on, part, sure, maybe, others) for id_, part in parts.items()},
        _loops(on, parts, sure, trust),
        trust,
        trust_complete,
        settled,
        stable_complete,
        always,
        sometimes,
        against,
        against_complete,
        broken,
        broken_complete,
        most,
        seconds,
    )


def _first(on: Board, sure: Estimate) -> Settlement:
    in_force = tuple(one.id for one in on.pledges if one.id in sure.due and _kept(one, sure, sure))
    due = tuple(one.id for one in on.pledges if one.id in sure.due and one.id not in in_force)
    return Settlement(tuple(option for option in on.case.options if option in sure.yes), in_force, due)


def _kept(pledge: Pledge, sure: Estimate, maybe: Estimate) -> bool:
    return sure.yes.issuperset(pledge.delivers) and not maybe.yes.intersection(pledge.blocks)


def _waits(pledge: Pledge, sure: Estimate, maybe: Estimate) -> Waits:
    stand: Stand = "waits"
    if pledge.id in sure.due:
        stand = "in force" if _kept(pledge, sure, maybe) else "due"
        if stand == "due" and _may_be_kept(pledge, sure, maybe):
            stand = "undecided"
    elif pledge.id in maybe.due:
        stand = "undecided"
    lacks = lacking(due(pledge), sure.yes) if pledge.id not in sure.due else ()
    ends = lacking(due(pledge), sure.yes, False) if pledge.id in sure.due and pledge.blocks else ()
    return Waits(pledge.id, stand, lacks, ends)


def _may_be_kept(pledge: Pledge, sure: Estimate, maybe: Estimate) -> bool:
    return maybe.yes.issuperset(pledge.delivers) and not sure.yes.intersection(pledge.blocks)


def _stands(on: Board, part: Part, sure: Estimate, maybe: Estimate, others: Iterable[Pledge]) -> OptionStand:
    refused = tuple(id_ for id_ in part.refused if id_ in sure.due)
    silent = tuple(owner for owner, by in part.promised.items() if not by)
    owners = set(on.case.options[part.option].owners)
    delivered = {id_ for by in part.promised.values() for id_ in by}
    coming: Coming
    if part.option in sure.yes:
        coming = "yes"
    elif part.barred:
        coming = "never"
    elif part.option in maybe.yes:
        coming = "undecided"
    elif refused:
        coming = "refused"
    elif not silent:
        coming = "promised"
    else:
        coming = "partly" if delivered else "nobody"
    return OptionStand(
        part.option,
        part.today,
        coming,
        sure.rounds.get(part.option),
        tuple(one.id for one in on.pledges if one.id in delivered),
        refused,
        tuple(id_ for id_ in part.refused if id_ not in sure.due),
        silent,
        tuple(one.id for one in others if part.option in (*one.delivers, *one.blocks) and owners & set(one.by)),
    )


def _loops(on: Board, parts: Mapping[str, Part], sure: Estimate, trust: Iterable[Settlement]) -> tuple[Loop, ...]:
    """The strongly connected parts of what trust would bring and nobody begins, each told once, the smallest first."""
    found: dict[tuple[tuple[str, ...], tuple[str, ...]], Loop] = {}
    for settlement in trust:
        for loop in _of(on, parts, sure, settlement):
            found.setdefault((loop.pledges, loop.options), loop)
    return tuple(sorted(found.values(), key=lambda loop: len(loop.pledges)))


def _of(on: Board, parts: Mapping[str, Part], sure: Estimate, settlement: Settlement) -> Iterable[Loop]:
    import networkx

    risen = set(settlement.holds) - sure.yes
    due_then = {*settlement.in_force, *settlement.due}
    waiting: networkx.DiGraph = networkx.DiGraph()
    for pledge in on.pledges:
        if pledge.id not in due_then or pledge.id in sure.due:
            continue
        for one in lacking(due(pledge), sure.yes):
            if one.wanted and one.option in risen:
                waiting.add_edge(("pledge", pledge.id), ("option", one.option))
        for option in risen.intersection(pledge.delivers):
            if any(pledge.id in by for by in parts[option].promised.values()):
                waiting.add_edge(("option", option), ("pledge", pledge.id))
    for group in networkx.strongly_connected_components(waiting):
        if len(group) > 1:
            yield Loop(
                tuple(one.id for one in on.pledges if ("pledge", one.id) in group),
                tuple(option for option in on.case.options if ("option", option) in group),
            )
