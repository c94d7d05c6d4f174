"""States that rest: which of them, or how many of each outcome, and by which concepts of stability."""

from collections import Counter
from collections.abc import Mapping, Sequence

from ...answers.asked import CONCEPTS, RUNG_OF, Concept
from ...answers.stability import Stability
from ...case.nouns import Case
from ..words import RUNGS, concept_name, count_words
from .cells import cell, matrix_of
from .style import RUNG_COLOURS, Spec, figure, wrapped

_MOST, _CELL, _LINE = 40, 78, 100
_RESTS = {concept: f"rests by {RUNGS[RUNG_OF[concept]].by}" for concept in CONCEPTS}
_LEAVES = "somebody leaves"
_KEY = {_RESTS[concept]: RUNG_COLOURS[RUNG_OF[concept]] for concept in CONCEPTS} | {_LEAVES: RUNG_COLOURS["impossible"]}

_Rests = Mapping[Concept, frozenset[int]]


def equilibria_figure(found: Stability, case: Case) -> Spec:
    """Rows are the states that rest by any of the five concepts; where these are many, the outcomes they are of."""
    rests: _Rests = {
        concept: frozenset(int(state) for state in found.equilibria(concept))
        for concept in CONCEPTS
        if concept in found.stable
    }
    states = sorted(
        frozenset().union(*rests.values()), key=lambda state: (-sum(state in of for of in rests.values()), state)
    )
    by_outcome = len(states) > _MOST and bool(case.outcomes)
    values = _of_outcomes(found, case, rests) if by_outcome else _of_states(found, case, rests, states[:_MOST])
    rest = f"{count_words(len(states), 'state rests', 'states rest')} of {found.states.size:,}"
    lines = wrapped(f"{case.title}, under {found.reading}: {rest} for all actors by at least one concept.", _LINE)
    if by_outcome:
        lines.append("A cell tells how many states of the outcome rest; behind its name, how many it has.")
    elif len(states) > _MOST:
        lines.append(f"Shown are {_MOST} that rest by most concepts; {len(states) - _MOST:,} more are left out.")
    title = "Which states rest, and by what?"
    if not values:
        nothing: Spec = {"type": "text", "text": "None rests.", "align": "left", "x": 0}
        return figure(title, {"data": {"values": [{}]}, "mark": nothing, "height": 30, "width": 400}, lines)
    return figure(title, matrix_of(values, [concept_name(one) for one in rests], _KEY, _CELL), lines)


def _of_states(found: Stability, case: Case, rests: _Rests, states: Sequence[int]) -> list[Spec]:
    return [
        cell(
            _name(found, case, state), concept_name(concept), _RESTS[concept] if state in of else _LEAVES,
            "rests" if state in of else "",
        )
        for state in states
        for concept, of in rests.items()
    ]  # fmt: skip


def _of_outcomes(found: Stability, case: Case, rests: _Rests) -> list[Spec]:
    every = Counter(found.outcomes)
    values = []
    for outcome in (one for one in (*case.outcomes, "") if every[one]):
        name = f"{_label(case, outcome)} ({every[outcome]:,})"
        for concept, of in rests.items():
            count = sum(found.outcomes[state] == outcome for state in of)
            values.append(
                cell(name, concept_name(concept), _RESTS[concept] if count else _LEAVES, f"{count:,}" if count else "")
            )
    return values


def _name(found: Stability, case: Case, state: int) -> str:
    """A state without a name of its own goes by its number, for what it holds may be too long to be shown."""
    words = (
        found.labels[state]
        if found.labels
        else f"{int(found.states[state])}: {' '.join(found.holds(state)) or 'nothing'}"
    )
    outcome = found.outcomes[state]
    return f"{words} ({_label(case, outcome)})" if outcome else words


def _label(case: Case, outcome: str) -> str:
    return case.outcomes[outcome].label or outcome if outcome else "no outcome"
