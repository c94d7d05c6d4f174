"""The trace of a verdict in plain words."""

from rich.console import Group, RenderableType
from rich.text import Text

from ..answers.explanation import Decision, Explanation, LadderStep, Temptation
from ..answers.states import StateView
from ..case.expressions import Constant, write
from ..case.nouns import Arrangement, Case
from .tables import asked_text
from .words import QUESTIONS, RUNGS, change_words, state_words, step_words


def explanation_text(found: Explanation, case: Case) -> RenderableType:
    """Verdict, what was asked, where it starts, then one paragraph for each concept that says something new."""
    verdict = found.verdict
    arrangement, reading = case.arrangements[verdict.arrangement], case.readings[verdict.reading]
    told = RUNGS[verdict.rung]
    head = asked_text(found.asked, f"{arrangement.id} {arrangement.name}")
    head.append(f"\nunder {reading.id}: {reading.gist or reading.name}\n\n", style="italic not bold")
    head.append(f"{told.word}: {told.meaning}", style=told.style)
    parts: list[RenderableType] = [head, _setting(found, case, arrangement)]
    parts += [_ladder_step(one) for one in found.ladder]
    if verdict.rung == "impossible":
        parts.append(_impossible(found, case))
    parts.append(_end(found))
    return Group(*parts)


def _setting(found: Explanation, case: Case, arrangement: Arrangement) -> Text:
    text = Text("\n")
    if found.today is not None:
        text.append("Today        ", style="bold").append(_state(found.today) + "\n")
    text.append("It asks for  ", style="bold").append(_asks(arrangement, case) + "\n")
    text.append("States       ", style="bold").append(f"{found.verdict.states:,} feasible ones agree with it\n")
    if found.opening is not None:
        opening = found.verdict.opening_states
        more = f" (and {len(opening) - 1} more as near)" if len(opening) > 1 else ""
        text.append("Starts at    ", style="bold")
        why = ", the nearest to today that agrees" if found.today is not None else ": the case has no today"
        text.append(f"{_state(found.opening)}{more}{why}\n")
    return text


def _state(state: StateView) -> str:
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


def _ladder_step(one: LadderStep) -> Text:
    text = Text(f"{QUESTIONS[one.concept]}: ", style="bold")
    if one.holds:
        text.append("it holds.", style="bold green")
        text.append(f" {one.kept_states:,} of its states form a set that nobody leaves unpunished.\n")
        if not one.temptations:
            text.append("  Nobody has an improvement that leaves this set from the opening state.\n")
    elif one.kept_states:
        text.append("not from here.", style="yellow")
        text.append(f" {one.kept_states:,} of its states would hold, but the opening state is not among them.\n")
    else:
        text.append("no.", style="bold red").append(" None of its states holds.\n")
    for number, temptation in enumerate(one.temptations):
        after = "" if one.holds or number == 0 else "then "
        text.append_text(_temptation(temptation, one, after))
    return text


def _temptation(one: Temptation, rung: LadderStep, after: str) -> Text:
    text = Text(f"  {after}{one.step.actor} ", style="bold").append(change_words(one.step), style="bold")
    into = one.step.end.outcome or state_words(one.step.end)
    text.append(f" -> {into}\n")
    text.append(f"    gains: {_because(one.gain)}\n")
    if rung.concept == "nash":
        return text
    if not one.answer:
        text.append("    nothing the others can do under this concept makes it worse for the mover\n")
        return text
    kind = "is answered" if one.deterred else "the harshest answer"
    text.append(f"    {kind}:\n")
    for step, gain in zip(one.answer, one.gains, strict=True):
        wants = "wants it" if gain.better else "does not gain by it"
        text.append(f"      {step_words(step)}   ({step.actor} {wants}: {_because(gain)})\n")
    text.append_text(_result(one))
    return text


def _result(one: Temptation) -> Text:
    actor, text = one.step.actor, Text("    ")
    if one.result.better is None:
        text.append(f"so {actor} ends as well off as at the start")
    elif one.result.better:
        text.append(f"and still {actor} ends better off than at the start")
    else:
        text.append(f"so {actor} ends worse off than at the start")
    text.append(f": {_because(one.result)}\n")
    if one.reply is not None and one.reply_result is not None:
        escapes = "which escapes" if one.reply_result.better else "which does not escape"
        text.append(f"    {actor} can still reply {change_words(one.reply)}, {escapes}: ")
        text.append(f"{_because(one.reply_result)}\n")
    return text


def _because(one: Decision) -> str:
    if one.better is None:
        return "nothing it cares about differs"
    if not one.statement:
        return "by its ranking" + _refs(one)
    if not one.place:
        return f"by the weights of {one.statement}"
    fulfilled = "comes true" if one.better else "no longer holds"
    reading = f"its statement {one.place}"
    return f"`{one.statement}` {fulfilled} ({reading}{_refs(one)})"


def _refs(one: Decision) -> str:
    if one.basis is None:
        return ""
    if one.basis.refs:
        return f", {' '.join(one.basis.refs)}" + (", assumed" if one.basis.assumed else "")
    return ", assumed" if one.basis.assumed else ""


def _impossible(found: Explanation, case: Case) -> Text:
    ids = set(found.rules)
    reading = case.readings[found.verdict.reading]
    own = [rule for rule in reading.rules if rule.id in ids]
    text = Text("No feasible state agrees with it under this reading and these scenarios.\n")
    for rule in own:
        refs = f" [{' '.join(rule.basis.refs)}]" if rule.basis.refs else ""
        text.append(f"  the reading adds rule {rule.id}: {rule.why or rule.basis.note}{refs}\n")
    for supposed in reading.scenarios:
        scenario = case.scenarios[supposed.scenario]
        refs = f" [{' '.join(supposed.basis.refs)}]" if supposed.basis.refs else ""
        text.append(
            f"  the reading takes scenario {scenario.id} to be the case: {scenario.why or scenario.label}{refs}\n"
        )
    for asked in found.asked.scenarios:
        text.append(f"  asked under scenario {asked}: {case.scenarios[asked].why or case.scenarios[asked].label}\n")
    return text


def _end(found: Explanation) -> Text:
    verdict = found.verdict
    text = Text()
    if verdict.concept and len(verdict.kept_outcomes) > 1:
        spread = ", ".join(f"{outcome or 'no outcome'} ({count:,})" for outcome, count in verdict.kept_outcomes.items())
        text.append(f"What holds spans several outcomes: {spread}.\n", style="yellow")
    if verdict.would_hold and verdict.would_hold_by:
        by = RUNGS[verdict.would_hold_by].by
        text.append(f"It would hold by {by} in some of its states, but is not entered from today.\n", style="yellow")
    if verdict.apart:
        text.append("It rests only because nothing can be taken back (an irreversible outcome).\n", style="yellow")
    share = f"{verdict.assumed_share:.0%} of the {verdict.entries} entries this rests on are assumed."
    return text.append(share, style="dim")
