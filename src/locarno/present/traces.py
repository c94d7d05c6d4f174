"""One move of an actor and what follows it, in plain words, under any concept."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from rich.console import RenderableType
from rich.text import Text

from ..answers.asked import CONCEPTS
from ..answers.states import StateView, Step
from ..answers.traces import Line, Link, Relation, Tie, Trace, Weighed
from .explain_text import line
from .words import because, change_words, concept_name, count_words, state_words, step_words

_MOST_LINKS = 12
"""So many moves of a line of play are told; all of them are in JSON."""
_PROFIT: dict[Relation, str] = {
    "strongly_better": "gains strongly",
    "better": "gains",
    "slightly_better": "gains, but not by enough",
    "equal": "neither gains nor loses",
    "unknown": "may gain",
    "slightly_worse": "loses, but not by enough",
    "worse": "loses",
    "strongly_worse": "loses strongly",
}
_OFF: dict[Relation, str] = {
    "strongly_better": "strongly better off than at the start",
    "better": "better off than at the start",
    "slightly_better": "better off than at the start, but not by enough",
    "equal": "as well off as at the start",
    "unknown": "where it may be better off than at the start",
    "slightly_worse": "worse off than at the start, if not by enough",
    "worse": "worse off than at the start",
    "strongly_worse": "strongly worse off than at the start",
}


def trace_lines(one: Trace, tell_concept: bool = True) -> Iterator[RenderableType]:
    """A move, what decides it, and what follows."""
    if one.counting.way == "foresight":
        yield from _foreseen(one)
        return
    into = one.step.end.outcome or state_words(one.step.end)
    head = Text(f"{_mark(one, tell_concept)}{one.step.actor} {change_words(one.step)}", style="bold")
    yield line(2, head.append(f" -> {into}", style="not bold"))
    yield line(4, f"{one.step.actor} {_PROFIT[one.gain.relation]}: {_why(one.gain)}")
    if one.counting.way == "sequence":
        yield from _answered(one)
        yield line(4, _found_in_sequence(one), "dim")
    elif one.counting.way == "together":
        yield from _sanctioned(one)
        yield line(4, _found_together(one), "dim")


def _mark(one: Trace, tell_concept: bool) -> str:
    name = f" ({concept_name(one.concept)})" if tell_concept else ""
    return f"deterred{name}: " if one.deterred else f"not deterred{name}: "


# what decides


def _why(one: Weighed) -> str:
    """What decides between two states, and by how much where that matters."""
    if one.readings:
        return f"{_readings(one)}{_by_how_much(one)}"
    if one.relation == "unknown":
        return f"{_not_known(one)}{_by_how_much(one)}"
    return f"{because(one.decision)}{_by_how_much(one)}"


def _not_known(one: Weighed) -> str:
    if one.decision.statement:
        return f"it is not known whether it wants `{one.decision.statement}` (its statement {one.decision.place})"
    return "its ranking leaves open which it prefers"


def _readings(one: Weighed) -> str:
    said: dict[Relation, str] = {"better": "better under", "worse": "worse under", "equal": "as good under"}
    parts = []
    for relation, words in said.items():
        readings = [reading for reading, of in one.readings if of == relation]
        if readings:
            parts.append(f"{words} {', '.join(readings)}")
    return "; ".join(parts)


def _by_how_much(one: Weighed) -> str:
    degree = one.degree
    if degree is None or not degree.value:
        return ""
    if degree.unit == "points":
        more = "more" if degree.value > 0 else "less"
        enough = f", enough are {degree.enough:f}" if degree.enough is not None else ""
        return f", {abs(degree.value):f} points {more}{enough}"
    better = degree.value > 0
    if abs(degree.value) == 1:
        return ""
    likely = f"{_number((1 + abs(degree.value)) / 2)} likely to be {'better' if better else 'worse'}"
    enough = f", enough is {_number((1 + degree.enough) / 2)}" if degree.enough is not None else ""
    return f", {likely}{enough}"


def _number(value: Decimal) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")


# answers one after the other


def _answered(one: Trace) -> Iterator[RenderableType]:
    actor = one.step.actor
    if not one.line.links:
        if one.concept in CONCEPTS:
            yield line(4, _nothing_helps(one))
        return
    nearest = "the harshest answer:" if "unknown" not in one.counting.gain else "the answer that comes nearest:"
    yield line(4, "it is answered by:" if one.deterred else nearest)
    for link in one.line.links:
        yield line(6, f"{step_words(link.step)}   ({_mover(link)})")
    result = one.line.result
    yield line(4, f"{_turn(one, result.relation)} {actor} ends {_off(one, result)}: {_why(result)}")
    if one.line.reply is not None and one.line.reply_result is not None:
        escapes = one.line.reply_result.relation not in one.counting.harm
        told = _how_reply_ends(one, one.line.reply_result)
        yield line(
            4,
            f"{actor} can still reply {change_words(one.line.reply)}, which "
            f"{'escapes' if escapes else 'does not escape'}: {told}",
        )


def _how_reply_ends(one: Trace, result: Weighed) -> str:
    """The ladder leaves out what is plain there."""
    if one.concept in CONCEPTS:
        return _why(result)
    return f"it ends {_off(one, result)}: {_why(result)}"


def _off(one: Trace, result: Weighed) -> str:
    """Better or worse off; what is unknown is what the actor makes of it."""
    if result.relation == "unknown" and "unknown" in one.counting.harm:
        return "where it may be worse off than at the start"
    return _OFF[result.relation]


def _turn(one: Trace, relation: Relation) -> str:
    if relation in one.counting.harm:
        return "so"
    return "and still" if relation in ("strongly_better", "better") else "but"


def _mover(link: Link) -> str:
    return f"{link.step.actor} {_PROFIT[link.result.relation]}: {_why(link.result)}"


def _nothing_helps(one: Trace) -> str:
    replies = ", replies counted" if one.counting.reply else ""
    who = "no moves that the others would want make" if one.concept in ("seq", "sseq") else ""
    who = who or "nothing the others can do makes"
    return f"{who} it worse for {one.step.actor} than at the start{replies}"


def _spared(one: Trace) -> str:
    """What is no harm, against the start."""
    harm = one.counting.harm
    if harm == ("strongly_worse",):
        return "not strongly worse than the start"
    if "slightly_better" in harm:
        return "better than the start by enough"
    return "surely better than the start" if "unknown" in harm else "better than the start, or may be,"


def _how(one: Trace) -> str:
    """By which moves the others answer."""
    answers = one.counting.answers
    if "worse" in answers:
        return "any moves"
    if "unknown" in answers:
        return "moves to what is better or unknown for each mover"
    if one.concept.startswith("fuzzy"):
        return "moves that each mover gains enough by"
    return "moves that each mover gains by"


def _found_in_sequence(one: Trace) -> str:
    reply = ", its own reply counted" if one.counting.reply else ""
    ways, actor = f"after that by {_how(one)}", one.step.actor
    if not one.answers:
        return f"the others can bring about nothing {ways}{reply}"
    states = count_words(one.answers, "state", "states")
    if one.deterred:
        return f"found among the {states} that the others can bring about {ways}{reply}"
    if one.concept in CONCEPTS:
        if not one.line.links:
            return f"proof: none of the {states} that the others can bring about {ways}{reply} is worse for {actor}"
        return f"proof: the others can bring about {states} {ways}{reply}; this is the worst of them for {actor}"
    what = f"that the others can bring about {ways}"
    if one.answers == 1:
        reply = ", or leaves it such a reply" if one.counting.reply else ""
        return f"proof: the only state {what} is {_spared(one)} for {actor}{reply}"
    reply = ", or leave it such a reply" if one.counting.reply else ""
    return f"proof: all {states} {what} are {_spared(one)} for {actor}{reply}"


# moves at the same time


def _sanctioned(one: Trace) -> Iterator[RenderableType]:
    if not one.line.links:
        return
    yield line(4, "it is sanctioned if at the same time:" if one.deterred else "the worst that could happen at once:")
    for link in one.line.links:
        gains = f"{link.step.actor} gains by that alone: {_why(link.result)}"
        yield line(6, f"{link.step.actor} {change_words(link.step)}   ({gains})")
    result = one.line.result
    into = f" in {one.line.end.outcome}" if one.line.end.outcome else f" in {state_words(one.line.end)}"
    turn = _turn(one, result.relation)
    yield line(4, f"{turn} together {one.step.actor} ends{into}, {_OFF[result.relation]}: {_why(result)}")


def _found_together(one: Trace) -> str:
    if not one.answers:
        return "proof: none of the others has an improvement to make at the same time"
    feasible = one.answers - one.infeasible
    spoiled = f", {one.infeasible:,} of them not feasible" if one.infeasible else ""
    if one.deterred:
        if one.answers == 1:
            return "this is the only combination of improvements of the others"
        return f"found among the {one.answers:,} combinations of improvements of the others{spoiled}"
    if not feasible:
        only = one.answers == 1
        what = "the only combination" if only else f"none of the {one.answers:,} combinations"
        return f"proof: {what} of improvements of the others is {'not ' if only else ''}feasible with it"
    if one.answers == 1:
        return "proof: this is the only combination of improvements of the others"
    better = f"{'is' if feasible == 1 else 'are'} better for {one.step.actor}; this is the worst"
    if not one.infeasible:
        return f"proof: all {one.answers:,} combinations of improvements of the others {better}"
    spoiled = f"{one.infeasible:,} {'is' if one.infeasible == 1 else 'are'} not feasible with it"
    what = f"of the {one.answers:,} combinations of improvements of the others {spoiled}"
    return f"proof: {what}, and the other {feasible:,} {better}"


# lines of play


def _foreseen(one: Trace) -> Iterator[RenderableType]:
    actor = one.step.actor
    mark = "open: " if one.deterred is None else "does not pay: " if one.deterred else "pays: "
    yield line(2, Text(f"{mark}{step_words(one.step)}", style="bold"))
    if one.otherwise is None:
        yield from _played(one, one.line, 4)
        return
    yield line(4, f"at worst for {actor}:")
    yield from _played(one, one.line, 6)
    yield line(4, f"at best for {actor}:")
    yield from _played(one, one.otherwise, 6)
    for tie in one.ties:
        yield line(4, _tie(tie))


def _played(one: Trace, told: Line, indent: int) -> Iterator[RenderableType]:
    actor = one.step.actor
    for link in told.links[:_MOST_LINKS]:
        looks = f"looking {count_words(link.looks, 'move', 'moves')} ahead"
        yield line(indent, f"then {step_words(link.step)}   ({looks}, it gains by where it ends: {_why(link.result)})")
    left = len(told.links) - _MOST_LINKS
    if left > 0:
        yield line(indent, f"and {count_words(left, 'move', 'moves')} more: `--format json` has them all", "dim")
    where = told.end.outcome or state_words(told.end)
    stays = f"then {told.stays} stays" if told.stays else "nobody looks further"
    off = (
        _OFF[told.result.relation]
        .replace("than at the start", "than by staying")
        .replace("as at the start", "as by staying")
    )
    yield line(indent, f"{stays}: {actor} ends in {where}, {off}: {_why(told.result)}")


def _tie(one: Tie) -> str:
    choices = " and ".join(
        f"{change_words(choice.step) if choice.step else 'staying'} (ends in {_place(choice.end)})"
        for choice in one.choices
    )
    looks = count_words(one.looks, "move", "moves")
    who = f"at {_place(one.state)} {one.actor}, looking {looks} ahead"
    return f"a tie leaves it open: {who}, is indifferent between {choices}"


def _place(state: StateView) -> str:
    return f"{state_words(state)} ({state.outcome})" if state.outcome else state_words(state)


# what was named on the way


def lines_of(traces: Sequence[Trace]) -> list[Line]:
    """All that follows."""
    return [told for one in traces for told in (one.line, one.otherwise) if told is not None]


def steps_of(traces: Sequence[Trace]) -> list[Step]:
    """All moves that are told."""
    steps = [one.step for one in traces]
    for told in lines_of(traces):
        steps += [link.step for link in told.links[:_MOST_LINKS]]
        steps += [told.reply] if told.reply else []
    return steps + [choice.step for one in traces for tie in one.ties for choice in tie.choices if choice.step]


def weighed_of(traces: Sequence[Trace]) -> list[Weighed]:
    """All comparisons that are told."""
    found = [one.gain for one in traces]
    for told in lines_of(traces):
        found += [link.result for link in told.links[:_MOST_LINKS]]
        found += [told.result, *([told.reply_result] if told.reply_result else [])]
    return found
