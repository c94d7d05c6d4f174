"""What can be checked only on states: has every arrangement one, can today be, is every state ranked once."""

from collections.abc import Iterator
from functools import partial

import numpy as np

from ..case.expressions import write
from ..case.nouns import Case, Impossible, Ranked, Statement
from ..case.wording import Report
from .frame import Frame
from .ranks import matching, pattern
from .refusal import Refusal
from .space import Spaces, outcomes
from .truth import Table, Truth


def check_states(case: Case, report: Report) -> Spaces:
    """Check a case against its states under the common rules.

    Problems go into `report`. Returns the spaces, to be used again.
    """
    spaces = Spaces(case)
    as_of = case.as_of.first if case.as_of else None
    try:
        frame = spaces.frame(None, (), as_of)
    except Refusal as refused:
        report.error("E512", None, refused.found, "", refused.way_out)
        return spaces
    if not frame.size:
        rules = [rule.basis.place for rule in case.rules.values()]
        report.error("E503", rules[0] if rules else None, "no state is feasible", "", "which two rules contradict?")
        return spaces
    _check_today(spaces, report)
    _check_arrangements(frame, report)
    _check_outcomes(frame, report)
    _check_rankings(frame, report)
    _check_statements(frame, report)
    return spaces


def _check_today(spaces: Spaces, report: Report) -> None:
    for now in spaces.case.status_quo:
        frame = spaces.frame(None, (), now.since.first if now.since else None)
        if frame.state_ids:
            good = any(frame.label(state) == now.state for state in range(frame.size))
        else:
            good = frame.index(frame.mask(now.holds)) is not None
        if not good:
            which = ", ".join(_broken(frame, now.holds))
            report.error(
                "E502",
                now.basis.place,
                f"today cannot be{f' as of {now.since}' if now.since else ''}: it breaks {which or 'a rule'}",
                "a feasible state",
                "change today, or the rule",
            )


def _broken(frame: Frame, holds: frozenset[str]) -> list[str]:
    """The rules that exclude a combination of options; none are named in graph form."""
    if frame.state_ids:
        return []
    yes, no = np.array([True]), np.array([False])
    one = Truth({option: partial(_itself, yes if option in holds else no) for option in frame.option_ids}, 1)
    return [rule.id for rule in frame.constraints.rules if isinstance(rule, Impossible) and one(rule.when)[0]]


def _itself(table: Table) -> Table:
    return table


def _check_arrangements(frame: Frame, report: Report) -> None:
    for one in frame.case.arrangements.values():
        if not frame.members(one.held_yes, one.held_no, one.require).any():
            broken = _broken(frame, one.held_yes)
            way = (
                f"with only what it names, it breaks {', '.join(broken)}"
                if broken
                else "what in it contradicts itself?"
            )
            report.error("E501", one.basis.place, f"arrangement `{one.id}` has no feasible state", "at least one", way)


def _check_outcomes(frame: Frame, report: Report) -> None:
    if not frame.case.outcomes:
        return
    number, apart = outcomes(frame)
    first = np.bincount(number[number >= 0], minlength=len(frame.case.outcomes))
    for place, outcome in enumerate(frame.case.outcomes.values()):
        if not first[place]:
            report.warn(
                "W601",
                outcome.basis.place,
                f"outcome `{outcome.id}` never comes first",
                "a state in which no earlier outcome is true",
                "move it up, or leave it out",
            )
    without = np.flatnonzero(number < 0)
    if without.size:
        last = list(frame.case.outcomes.values())[-1]
        report.warn(
            "W602",
            last.basis.place,
            f"{without.size:,} of {frame.size:,} states have no outcome, such as `{frame.label(int(without[0]))}`",
            "an outcome for every state",
            "end the list with `other: 'true'`",
        )
    if apart.any():
        outside = (~apart).astype(np.int32)
        for row, actor in enumerate(frame.players):
            leaves = np.flatnonzero(apart & (frame.moves.best(row, outside) > 0))
            if leaves.size:
                outcome = list(frame.case.outcomes.values())[number[leaves[0]]]
                report.error(
                    "E509",
                    outcome.basis.place,
                    f"`{actor}` can leave the irreversible outcome `{outcome.id}` from `{frame.label(int(leaves[0]))}`",
                    "no legal move out of it",
                    "make the option that carries it irreversible, or take the mark away",
                )


def _check_rankings(frame: Frame, report: Report) -> None:
    told = set()
    for reading in frame.case.readings.values():
        for preference in reading.preferences.values():
            if isinstance(preference.order, Ranked) and (preference.origin, preference.actor) not in told:
                told.add((preference.origin, preference.actor))
                _check_ranking(frame, preference.order, preference.actor, report)


def _check_ranking(frame: Frame, order: Ranked, actor: str, report: Report) -> None:
    count = np.zeros(frame.size, np.int32)
    for group in order.groups:
        inside = np.zeros(frame.size, bool)
        for state in group:
            inside |= matching(frame, state)
        count += inside
    for wrong, what in ((count == 0, "leaves out"), (count > 1, "repeats")):
        states = np.flatnonzero(wrong)
        if states.size:
            shown = ", ".join(f"`{pattern(frame, int(state))}`" for state in states[:3])
            more = f" and {states.size - 3} more" if states.size > 3 else ""
            report.error(
                "E504", order.basis.place, f"the ranking of `{actor}` {what} {shown}{more}", "every feasible state once"
            )


def _check_statements(frame: Frame, report: Report) -> None:
    for statement in _statements(frame.case):
        table = frame.truth(statement.expression)
        if table.all() or not table.any():
            report.warn(
                "W603",
                statement.basis.place,
                f"`{write(statement.expression)}` is {'true' if table.all() else 'false'} in every feasible state",
                "a statement that tells states apart",
                "it changes nothing: leave it out, or see whether a rule says too much",
            )


def _statements(case: Case) -> Iterator[Statement]:
    for reading in case.readings.values():
        for preference in reading.preferences.values():
            if not isinstance(preference.order, Ranked):
                yield from preference.order.statements
