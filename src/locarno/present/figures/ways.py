"""Ways from today to outcomes: the moves on them and nothing else, from left to right."""

from collections.abc import Sequence

from ...answers.paths import Paths, PathStep, Reach
from ...answers.states import StateView
from ...case.nouns import Case
from ..words import count_words
from .boxes import WIDE, Box, Stroke, boxes_and_lines, cut, shortened
from .layers import layered
from .style import FALLS, LEANS, NOTHING, PARTLY, QUIET, STANDS, Spec, figure, wrapped

_GAIN, _LOSS = "gains", "no gain"
_STROKES = {_GAIN: Stroke(QUIET), _LOSS: Stroke(FALLS, dashed=True)}
_MOST_LINES, _LINE, _NAME, _TODAY = 5, 120, 25, "start"


def ways_figure(found: Paths, case: Case) -> Spec:
    """One box for each move, under one reading; goals stand at the ends of the ways that reach them.

    Ways that begin with the same moves share them. Where gains alone do not lead to a goal, the way with the fewest
    moves without gain is drawn.
    """
    boxes = {_TODAY: Box(found.start, _start_lines(found, case), "", NOTHING, True)}
    edges: dict[tuple[str, str], str] = {}
    for one in found:
        way = _way(one)
        if way is None:
            continue
        last = _TODAY
        for number, step in enumerate(way):
            name = f"move {_key(way[: number + 1])}"
            boxes.setdefault(name, _move_box(step, case))
            edges[last, name] = _GAIN if step.gains else _LOSS
            last = name
        goal = f"goal {one.arrangement}"
        boxes[goal] = _goal_box(one, case)
        edges[last, goal] = _GAIN
    placed = layered({name: box.height for name, box in boxes.items()}, list(edges), [], WIDE)
    return figure(_title(found, case), boxes_and_lines(boxes, edges, _STROKES, placed), _lines(found, case))


def _way(one: Reach) -> tuple[PathStep, ...] | None:
    if one.there:
        return ()
    return one.by_gains if one.by_gains is not None else one.by_any


def _key(way: Sequence[PathStep]) -> str:
    return "; ".join(f"{one.step.actor} {' '.join(one.step.change)}" for one in way)


def _start_lines(found: Paths, case: Case) -> tuple[str, ...]:
    for one in found:
        for step in (_way(one) or ())[:1]:
            return shortened(_state(step.step.start, case), _MOST_LINES)
    return ()


def _state(state: StateView, case: Case) -> str:
    listed = ", ".join(state.listed) or "nothing"
    return f"{_label(state.outcome, case)}: {listed}" if state.outcome else listed


def _label(outcome: str, case: Case) -> str:
    return case.outcomes[outcome].label or outcome


def _move_box(step: PathStep, case: Case) -> Box:
    move = step.step
    lines = [line for told in move.change for line in shortened(_change(told, case), 2)]
    if len(lines) > _MOST_LINES:
        lines = [*lines[: _MOST_LINES - 1], "…"]
    word = "gains" if step.gains else "does not gain"
    name = case.actors[move.actor].name
    who = name if name == move.actor or len(name) <= _NAME else f"{move.actor}: {cut(name, _NAME - len(move.actor))}"
    return Box(who, tuple(lines), word, PARTLY if step.gains else LEANS, False)


def _change(told: str, case: Case) -> str:
    """A change in the words of the case: `+x` as its label, `-x` as no longer."""
    sign, option = told[:1], told[1:]
    if sign not in "+-" or option not in case.options:
        state = told.removeprefix("-> ")
        label = case.states[state].label if state in case.states else ""
        return f"to {state}: {label}" if label and label != state else f"to {state}"
    return f"{'+' if sign == '+' else '−'} {case.options[option].label or option}"


def _goal_box(one: Reach, case: Case) -> Box:
    goal = one.arrangement
    label = case.arrangements[goal].name if goal in case.arrangements else ""
    label = _label(goal, case) if goal in case.outcomes else label
    status = "is so already" if one.there else "by gains alone" if one.by_gains is not None else _against(one)
    fill = STANDS if one.there or one.by_gains is not None else NOTHING
    return Box(cut(goal, 28), shortened(label, 3) if label and label != goal else (), status, fill, True)


def _against(one: Reach) -> str:
    return f"without gain for {', '.join(one.against)}"


def _title(found: Paths, case: Case) -> str:
    gains = sum(one.there or one.by_gains is not None for one in found)
    what = "arrangements" if all(one in case.arrangements for one in found.arrangements) else "outcomes"
    what = what if all(one in case.arrangements or one in case.outcomes for one in found.arrangements) else "goals"
    what = what.removesuffix("s") if len(found.reaches) == 1 else what
    verb = "is" if gains == 1 else "are"
    return f"{gains} of {len(found.reaches)} {what} {verb} reached from {found.start} by gains alone"


def _lines(found: Paths, case: Case) -> list[str]:
    when = [f"as of {found.asked.as_of}"] if found.asked.as_of else []
    when += [f"under {', '.join(found.asked.scenarios)}"] if found.asked.scenarios else []
    reading = found.readings[0]
    name = case.readings[reading].name
    told = f"{case.title}, under {'; '.join([f'{reading} ({name})' if name != reading else reading, *when])}."
    lines = wrapped(told, _LINE)
    lines += wrapped(
        "Each box is a move: who makes it, and what it changes. Blue: the mover gains by it. Orange, after a dashed "
        "line: it does not. Round boxes are where the moves lead.", _LINE,
    )  # fmt: skip
    nowhere = [one.arrangement for one in found if _way(one) is None]
    if nowhere:
        lines += wrapped(f"By no moves at all: {', '.join(nowhere)}.", _LINE)
    if len(nowhere) == len(found.reaches):
        lines.append(f"No way leads to any of {count_words(len(nowhere), 'goal', 'goals')}.")
    return lines
