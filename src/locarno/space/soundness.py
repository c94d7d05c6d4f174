"""What can be checked only on states: has every arrangement one, can today be, is every state ranked once."""

from collections.abc import Iterator
from functools import partial

import numpy as np

from ..case.expressions import write
from ..case.nouns import Arrangement, Case, Impossible, Prioritised, Ranked, Statement, StatusQuo
from ..case.wording import Report
from .frame import Frame
from .memory import memory_limit
from .ranks import matching, pattern
from .refusal import Refusal
from .space import Spaces, outcomes
from .truth import Table, Truth

_SHOWN = 6


def check_states(case: Case, report: Report) -> Spaces:
    """Check a case against its states under the common rules.

    Problems go into `report`. Returns the spaces, to be used again.
    """
    memory_limit()  # a senseless setting is no fault of the case
    spaces = Spaces(case)
    as_of = case.as_of.first if case.as_of else None
    try:
        frame = spaces.frame(None, (), as_of)
    except Refusal as refused:
        first = next(iter(case.options.values()), None)
        report.error("E512", first.basis.place if first else None, refused.found, "", refused.way_out)
        return spaces
    if not frame.size:
        rules = [rule for rule in frame.constraints.rules if isinstance(rule, Impossible)]
        names = ", ".join(f"`{rule.id}`" for rule in rules[:_SHOWN]) + ", ..." * (len(rules) > _SHOWN)
        way = f"the rules {names} leave none: which of them says too much?"
        report.error("E503", rules[0].basis.place if rules else None, "no state is feasible", "at least one", way)
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
            which = ", ".join(f"`{rule}`" for rule in _broken(frame, _atoms(spaces.case, now)))
            report.error(
                "E502",
                now.basis.place,
                f"today{f' as of {now.since}' if now.since else ''} cannot be: it breaks {which}",
                "a feasible state",
                "change today, or the rule",
            )


def _atoms(case: Case, now: StatusQuo) -> frozenset[str]:
    """The options and states that are true today."""
    return case.states[now.state].holds | {now.state} if now.state else now.holds


def _broken(frame: Frame, true: frozenset[str]) -> list[str]:
    """The rules that exclude a state in which just these options and states are true."""
    yes, no = np.array([True]), np.array([False])
    atoms = (*frame.option_ids, *frame.state_ids)
    one = Truth({atom: partial(_itself, yes if atom in true else no) for atom in atoms}, 1)
    return [rule.id for rule in frame.constraints.rules if isinstance(rule, Impossible) and one(rule.when)[0]]


def _itself(table: Table) -> Table:
    return table


def _check_arrangements(frame: Frame, report: Report) -> None:
    empty: set[str] = set()
    # a variant has no state if what it varies has none; that is told once, where it is said
    for one in sorted(frame.case.arrangements.values(), key=lambda one: _generation(frame.case, one)):
        if not frame.members(one.held_yes, one.held_no, one.require).any():
            empty.add(one.id)
            if one.variant_of in empty:
                continue
            broken = ", ".join(f"`{rule}`" for rule in _broken(frame, one.held_yes) if not frame.state_ids)
            way = f"with only what it names, it breaks {broken}" if broken else "what in it contradicts itself?"
            report.error("E501", one.basis.place, f"arrangement `{one.id}` has no feasible state", "at least one", way)


def _generation(case: Case, one: Arrangement) -> int:
    """How many arrangements it is a variant of, one after the other."""
    number = 0
    while one.variant_of:
        one, number = case.arrangements[one.variant_of], number + 1
    return number


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
            f"{without.size:,} of {frame.size:,} states have no outcome, such as {_spoken(frame, int(without[0]))}",
            "an outcome for every state",
            "end the list with an outcome for all others: `other: true`",
        )
    if apart.any():
        outside = (~apart).astype(np.int32)
        for row, actor in enumerate(frame.players):
            leaves = np.flatnonzero(apart & (frame.moves.best(row, outside) > 0))
            if leaves.size:
                outcome = list(frame.case.outcomes.values())[number[leaves[0]]]
                start = _spoken(frame, int(leaves[0]))
                report.error(
                    "E509",
                    outcome.basis.place,
                    f"`{actor}` can leave the irreversible outcome `{outcome.id}` from {start}",
                    "no legal move out of it",
                    "take these moves out, or `irreversible`"
                    if frame.state_ids
                    else "make the options that carry it irreversible with a rule, or take `irreversible` out here",
                )


def _spoken(frame: Frame, state: int) -> str:
    """A state in words."""
    return f"`{frame.label(state)}`" if frame.state_ids or frame.holds(state) else "the one in which no option is yes"


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
    for statements in _lists(frame.case):
        seen: dict[bytes, Statement] = {}
        for statement in statements:
            table = frame.truth(statement.expression)
            if table.all() or not table.any():
                report.warn(
                    "W603",
                    statement.basis.place,
                    f"`{write(statement.expression)}` is {'true' if table.all() else 'false'} in every feasible state",
                    "a statement that tells states apart",
                    "it changes nothing: leave it out, or see whether a rule says too much",
                )
                continue
            first = seen.setdefault(np.packbits(table).tobytes(), statement)
            if first is not statement and first.basis.counts(None) and not statement.basis.since:
                report.warn(
                    "W605",
                    statement.basis.place,
                    f"`{write(statement.expression)}` says what `{write(first.expression)}` above it says",
                    "a statement that adds something",
                    "it changes nothing: leave one of the two out",
                )


def _lists(case: Case) -> Iterator[tuple[Statement, ...]]:
    """Each list of statements once, wherever it is inherited; what is said with weights adds up and may be repeated."""
    told = set()
    for reading in case.readings.values():
        for preference in reading.preferences.values():
            if isinstance(preference.order, Prioritised) and (preference.origin, preference.actor) not in told:
                told.add((preference.origin, preference.actor))
                yield preference.order.statements
