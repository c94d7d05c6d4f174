"""The first lines of the report: what was asked, and what the matrix says in a sentence or two."""

from collections.abc import Iterator

from ...answers.report import Gathered
from ...case.expressions import write
from .blocks import Line
from .matrix import Matrix
from .speech import Speech


def asked_words(found: Gathered, speech: Speech) -> str:
    """Of which day, under which scenarios, on how many sources it rests."""
    say, case = speech.say, found.case
    parts = [say("asked-day", day=speech.language.day(found.asked.as_of))] if found.asked.as_of else []
    if found.asked.scenarios:
        named = (case.scenarios[id_].label or id_ for id_ in found.asked.scenarios)
        parts.append(say("asked-under", scenarios=speech.language.all_of(named)))
    parts.append(say("asked-size", actors=len(case.players()), readings=len(case.readings), sources=len(case.sources)))
    return " · ".join(parts)


def lead_lines(found: Gathered, matrix: Matrix, speech: Speech) -> Iterator[Line]:
    """How many arrangements hold under how many readings, and which under all of them."""
    count = {group: len(matrix.of(group)) for group in ("every", "some", "none")}
    kind = "states" if matrix.states else "arrangements"
    which = "one" if len(matrix.heads) == 1 else "many"
    yield Line(speech.say(f"lead-{kind}-{which}", all=len(matrix.rows), **count))
    goal = goal_words(found, speech)
    if goal and not matrix.states:
        of = {group: sum(row.goal for row in matrix.of(group)) for group in ("every", "some", "none")}
        yield Line(speech.say(f"lead-goal-{which}", goal=goal, all=sum(of.values()), **of))


def goal_words(found: Gathered, speech: Speech) -> str:
    """The case's goal in words; empty if it has none."""
    goal = found.case.goal
    if goal is None:
        return ""
    return speech.say("quoted", text=goal.label) if goal.label else speech.wish(write(goal.when))


def assumed_words(found: Gathered, speech: Speech) -> str:
    """How much of what verdicts rest on is assumed."""
    shares = [one.assumed_share for one in found.verdicts]
    if not shares:
        return ""
    low, high = (speech.language.percent(share) for share in (min(shares), max(shares)))
    return speech.say("assumed-same", share=low) if low == high else speech.say("assumed-range", low=low, high=high)


def more_states(found: Gathered, speech: Speech) -> str:
    """How many states rest that are not shown."""
    left = found.of_resting - len(found.resting)
    return speech.say("more-states", count=left) if left > 0 else ""
