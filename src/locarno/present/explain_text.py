"""The trace of a verdict in plain words."""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ..answers.asked import Concept
from ..answers.explanation import Decision, Explanation, LadderStep, Temptation
from ..answers.states import StateView, Step
from ..case.expressions import Constant, write
from ..case.nouns import Arrangement, Case
from .tables import asked_text, later_text
from .words import QUESTIONS, RUNGS, because, change_words, count_words, state_words, step_words

_NOTHING_HELPS: dict[Concept, str] = {
    "nash": "",
    "sseq": "no moves that the others would want make it worse for {} than at the start, replies counted",
    "seq": "no moves that the others would want make it worse for {} than at the start",
    "smr": "nothing the others can do makes it worse for {} than at the start, replies counted",
    "gmr": "nothing the others can do makes it worse for {} than at the start",
}


def explanation_text(found: Explanation, case: Case) -> RenderableType:
    """Verdict, what was asked, where it starts, then one paragraph for each concept that says something new."""
    verdict = found.verdict
    arrangement, reading = case.arrangements[verdict.arrangement], case.readings[verdict.reading]
    told = RUNGS[verdict.rung]
    head = asked_text(found.asked, f"{arrangement.id} {arrangement.name}")
    head.append(f"\nunder {reading.id}: {reading.gist or reading.name}\n\n", style="italic not bold")
    head.append(f"{told.word}: {told.meaning}\n", style=told.style)
    parts: list[RenderableType] = [head, *_setting(found, case, arrangement)]
    for one in found.ladder:
        parts += ["", *_ladder_step(one)]
    if verdict.rung == "impossible":
        parts += ["", *_impossible(found, case)]
    return Group(*parts, "", *_end(found), *_words(found, case))


def line(indent: int, text: str | Text, style: str = "") -> RenderableType:
    """A line whose wrapped rest stays under its start."""
    return Padding(Text(text, style=style) if isinstance(text, str) else text, (0, 0, 0, indent))


def _setting(found: Explanation, case: Case, arrangement: Arrangement) -> Iterator[RenderableType]:
    if found.today is not None:
        yield labelled("Today", state_told(found.today))
    yield labelled("It asks for", _asks(arrangement, case))
    yield labelled(
        "States", f"{count_words(found.verdict.states, 'feasible one agrees', 'feasible ones agree')} with it"
    )
    if found.opening is not None:
        others = len(found.verdict.opening_states) - 1
        where = state_told(found.opening)
        if found.today is None:
            where += "; the case has no today, so any of its states may be where it starts"
        else:
            where += f" (and {others} more as near)" * (others > 0) + ", the nearest to today that agrees"
        yield labelled("Starts at", where)


def labelled(label: str, text: str) -> RenderableType:
    """A line with a label before it."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=11, style="bold")
    grid.add_column()
    grid.add_row(label, Text(text))
    return grid


def state_told(state: StateView) -> str:
    """A state and its outcome in one line."""
    return state_words(state) + (f" ({state.outcome})" if state.outcome else "")


def _asks(arrangement: Arrangement, case: Case) -> str:
    parts = []
    if arrangement.held_yes:
        parts.append("with " + " ".join(option for option in case.options if option in arrangement.held_yes))
    if arrangement.held_no:
        parts.append("without " + " ".join(option for option in case.options if option in arrangement.held_no))
    if arrangement.require != Constant(True):
        parts.append(write(arrangement.require))
    return "; ".join(parts) or "nothing: every state agrees"


def _ladder_step(one: LadderStep) -> Iterator[RenderableType]:
    head = Text(f"{QUESTIONS[one.concept]}: ", style="bold")
    kept = count_words(one.kept_states, "of its states", "of its states")
    if one.holds:
        rest = "gains by leaving" if one.concept == "nash" else "leaves without an answer that deters"
        head.append("it holds.", style="green")
        head.append(f" {kept} make up a set that nobody {rest}.", style="not bold")
    elif one.kept_states:
        head.append("not from here.", style="yellow")
        head.append(f" {kept} would hold, but the one it starts at is not among them.", style="not bold")
    else:
        head.append("no.", style="red").append(" None of its states holds.", style="not bold")
    yield head
    if one.holds and not one.temptations:
        yield line(2, "Where it starts, nobody has an improvement that leaves this set.")
    for temptation in one.answered:
        yield from temptation_lines(temptation, one.concept, "is deterred now: ")
    last = len(one.temptations) - 1
    for number, temptation in enumerate(one.temptations):
        before = "" if one.holds else "leaves: " if number == last else "first, still inside: "
        yield from temptation_lines(temptation, one.concept, before)


def temptation_lines(one: Temptation, concept: Concept, before: str) -> Iterator[RenderableType]:
    """An improvement, what decides it, and what answers it; `before` is said first."""
    into = one.step.end.outcome or state_words(one.step.end)
    head = Text(f"{before}{one.step.actor} {change_words(one.step)}", style="bold")
    yield line(2, head.append(f" -> {into}", style="not bold"))
    yield line(4, f"{one.step.actor} gains: {because(one.gain)}")
    if concept == "nash":
        return
    if not one.answer:
        yield line(4, _NOTHING_HELPS[concept].format(one.step.actor))
        return
    yield line(4, "it is answered by:" if one.deterred else "the harshest answer:")
    for step, gain in zip(one.answer, one.gains, strict=True):
        yield line(6, f"{step_words(step)}   ({_mover(step, gain)})")
    yield from _result(one)


def _mover(step: Step, gain: Decision) -> str:
    if gain.better is None:
        return f"{step.actor} neither gains nor loses: {because(gain)}"
    return f"{step.actor} {'gains' if gain.better else 'loses'}: {because(gain)}"


def _result(one: Temptation) -> Iterator[RenderableType]:
    actor = one.step.actor
    if one.result.better is None:
        ends = f"so {actor} ends as well off as at the start"
    elif one.result.better:
        ends = f"and still {actor} ends better off than at the start"
    else:
        ends = f"so {actor} ends worse off than at the start"
    yield line(4, f"{ends}: {because(one.result)}")
    if one.reply is not None and one.reply_result is not None:
        escapes = "which escapes" if one.reply_result.better else "which does not escape"
        yield line(4, f"{actor} can still reply {change_words(one.reply)}, {escapes}: {because(one.reply_result)}")


def _impossible(found: Explanation, case: Case) -> Iterator[RenderableType]:
    ids = set(found.rules)
    reading = case.readings[found.verdict.reading]
    under = "under this reading" + " and these scenarios" * bool(found.asked.scenarios)
    yield Text(f"No feasible state agrees with it {under}.")
    for rule in reading.rules:
        if rule.id in ids:
            refs = f" [{' '.join(rule.basis.refs)}]" if rule.basis.refs else ""
            yield line(2, f"the reading adds rule {rule.id}: {rule.why or rule.basis.note}{refs}")
    for supposed in reading.scenarios:
        scenario = case.scenarios[supposed.scenario]
        refs = f" [{' '.join(supposed.basis.refs)}]" if supposed.basis.refs else ""
        yield line(2, f"the reading takes {scenario.id} to be the case: {scenario.why or scenario.label}{refs}")
    for asked in found.asked.scenarios:
        yield line(2, f"asked under {asked}: {case.scenarios[asked].why or case.scenarios[asked].label}")


def _end(found: Explanation) -> Iterator[RenderableType]:
    verdict = found.verdict
    if verdict.concept and len(verdict.kept_outcomes) > 1:
        spread = ", ".join(f"{outcome or 'no outcome'} ({count:,})" for outcome, count in verdict.kept_outcomes.items())
        yield Text(f"What holds spans several outcomes: {spread}.", style="yellow")
    if verdict.would_hold and verdict.would_hold_by:
        by = RUNGS[verdict.would_hold_by].by
        yield Text(f"It breaks where it starts, but other states of it would hold, by {by}.", style="yellow")
    if verdict.apart:
        yield Text("It rests only because nothing can be taken back (an irreversible outcome).", style="yellow")
    if found.later:
        yield later_text(found.later, found.asked)
    share = f"{verdict.assumed_share:.0%} of the {verdict.entries} entries this rests on are assumed."
    yield Text(share, style="dim")


def _words(found: Explanation, case: Case) -> Iterator[RenderableType]:
    yield from glossary([one for rung in found.ladder for one in (*rung.answered, *rung.temptations)], case)


def glossary(temptations: Sequence[Temptation], case: Case) -> Iterator[RenderableType]:
    """What the ids mean that were used in a trace: actors, options, outcomes, facts."""
    steps = [step for one in temptations for step in (one.step, *one.answer, *([one.reply] if one.reply else []))]
    decisions = [d for one in temptations for d in (one.gain, *one.gains, one.result, one.reply_result) if d]
    yield from words_for(steps, decisions, case)


def words_for(steps: Sequence[Step], decisions: Sequence[Decision], case: Case) -> Iterator[RenderableType]:
    """What the ids mean that are in these moves, and in the sources of these decisions."""
    actors = [case.actors[id_] for id_ in dict.fromkeys(step.actor for step in steps)]
    changed = {change[1:] for step in steps for change in step.change}
    told = [(actor.id, actor.name) for actor in actors if actor.name != actor.id]
    told += [(o.id, o.label) for o in case.options.values() if o.id in changed and o.label]
    ends = {step.end.outcome for step in steps}
    told += [(o.id, o.label) for o in case.outcomes.values() if o.id in ends and o.label != o.id]
    refs = dict.fromkeys(ref for one in decisions if one.basis for ref in one.basis.refs)
    told += [(ref, case.facts[ref].text) for ref in refs if ref in case.facts]
    told += [(ref, case.sources[ref].title) for ref in refs if ref in case.sources]
    if told:
        yield Text("\nWhat the words stand for", style="bold dim")
    for id_, text in told:
        yield line(2, f"{id_}: {text}", style="dim")
