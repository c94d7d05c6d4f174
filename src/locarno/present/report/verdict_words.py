"""A verdict as a sentence, and why it is so: who would leave, by which move, into which outcome, or what deters."""

from collections.abc import Iterator

from ...answers.explanation import Explanation, LadderStep, Temptation
from ...answers.report import Gathered
from ...answers.verdicts import Verdict
from ...case.expressions import Constant, write
from ...case.nouns import Arrangement
from .blocks import Line, Tone
from .speech import Speech


def holds(one: Verdict) -> bool:
    """Whether it holds, and not only because nothing can be taken back."""
    return one.concept is not None and not one.apart


def tone_of(one: Verdict) -> Tone:
    """What a verdict is shown as."""
    return "apart" if one.apart else one.rung


def includes_war(one: Verdict, found: Gathered) -> bool:
    """Whether it holds from an ordinary state, but what holds includes irreversible outcomes."""
    return holds(one) and bool(_final(one, found))


def _final(one: Verdict, found: Gathered) -> list[str]:
    return [id_ for id_ in one.kept_outcomes if id_ and found.case.outcomes[id_].irreversible]


def verdict_sentence(one: Verdict, found: Gathered, speech: Speech) -> str:
    """The verdict in a sentence."""
    say = speech.say
    named = found.case.arrangements[one.arrangement].name or one.arrangement
    about = {"reading": speech.under(one.reading), "name": named}
    if one.apart:
        outcomes = dict.fromkeys(state.outcome for state in one.opening_states)
        kept = [id_ for id_ in _final(one, found) if id_ in outcomes] or _final(one, found)
        return say("verdict-apart", **about, outcomes=speech.language.all_of(speech.outcome(id_) for id_ in kept))
    if one.rung == "breaks" and one.breaks:
        first = one.breaks[0]
        leaving = {"actor": speech.actor(first.step.actor), "changes": speech.changes(first.step.change)}
        if first.after:
            return say("verdict-breaks-later", **about, **leaving, count=len(first.after))
        return say("verdict-breaks", **about, **leaving)
    if one.rung in ("credible", "bluff"):
        trace = found.explanations[one.arrangement, one.reading]
        tempted = dict.fromkeys(told.step.actor for told in trace.ladder[-1].temptations) if trace.ladder else {}
        if not tempted:
            return say(f"verdict-{one.rung}-none", **about)
        return say(f"verdict-{one.rung}", **about, actors=speech.actors(tempted))
    return say(f"verdict-{one.rung}", **about)


def reasons(trace: Explanation, found: Gathered, speech: Speech) -> Iterator[Line]:
    """Why, step by step."""
    verdict = trace.verdict
    if verdict.rung == "impossible":
        yield from _impossible(trace, found, speech)
        return
    if not trace.ladder:
        return
    last = trace.ladder[-1]
    if last.holds and not last.temptations:
        yield Line(speech.say("nobody-tempted"))
    elif last.holds:
        for one in last.temptations:
            yield from _deterred(one, speech)
    else:
        yield from _left(last, speech)


def _deterred(one: Temptation, speech: Speech) -> Iterator[Line]:
    """A move that would pay, and what answers it."""
    yield Line(speech.say("tempted", step=speech.step(one.step)))
    yield speech.because(one.gain)
    yield from _answer(one, speech, "answered-by")


def _left(last: LadderStep, speech: Speech) -> Iterator[Line]:
    """The moves of the way out, and why nothing stops the last of them."""
    for one in last.answered:
        yield Line(speech.say("answered-first", step=speech.step(one.step)))
        yield from _answer(one, speech, "answered-by")
    *before, end = last.temptations
    for one in before:
        yield Line(speech.say("breaks-first", step=speech.step(one.step)))
        yield speech.because(one.gain)
    yield Line(speech.say("breaks-leaves" if before else "breaks-leaves-at-once", step=speech.step(end.step)))
    yield speech.because(end.gain)
    if not end.answer:
        which = "no-answer-seq" if last.concept in ("seq", "sseq") else "no-answer-gmr"
        yield Line(speech.say(which, actor=speech.actor(end.step.actor)))
        return
    yield from _answer(end, speech, "harshest")


def _answer(one: Temptation, speech: Speech, head: str) -> Iterator[Line]:
    actor = speech.actor(one.step.actor)
    for number, (step, gain) in enumerate(zip(one.answer, one.gains, strict=True)):
        why = speech.because(gain)
        yield Line(
            f"{speech.say('answered-next' if number else head, step=speech.step(step))} {why.text}",
            why.refs,
            why.assumed,
            why.exact,
        )
    ends = "ends-same" if one.result.better is None else "ends-better" if one.result.better else "ends-worse"
    why = speech.because(one.result)
    yield Line(f"{speech.say(ends, actor=actor)} {why.text}", why.refs, why.assumed, why.exact)
    if one.reply is not None and one.reply_result is not None:
        after = speech.because(one.reply_result)
        told = speech.say("reply", actor=actor, changes=speech.changes(one.reply.change))
        yield Line(f"{told} {after.text}", after.refs, after.assumed, after.exact)


def _impossible(trace: Explanation, found: Gathered, speech: Speech) -> Iterator[Line]:
    reading = found.case.readings[trace.verdict.reading]
    in_force = set(trace.rules)
    for rule in reading.rules:
        if rule.id in in_force:
            told = speech.say("impossible-rule", rule=rule.id, why=rule.why or rule.basis.note or rule.id)
            yield Line(told, rule.basis.refs, rule.basis.assumed)
    for supposed in reading.scenarios:
        one = found.case.scenarios[supposed.scenario]
        told = speech.say("impossible-scenario", what=one.why or one.label or one.id)
        yield Line(told, supposed.basis.refs, supposed.basis.assumed)
    for id_ in trace.asked.scenarios:
        one = found.case.scenarios[id_]
        yield Line(speech.say("impossible-asked", what=one.why or one.label or id_), one.basis.refs, one.basis.assumed)


def asks(one: Arrangement, speech: Speech) -> str:
    """What an arrangement asks for."""
    options = speech.case.options
    parts = [speech.option(id_) for id_ in options if id_ in one.held_yes]
    parts += [speech.say("asks-without", what=speech.option(id_)) for id_ in options if id_ in one.held_no]
    if one.require != Constant(True):
        text = write(one.require)
        parts.append(speech.say("asks-also", what=speech.wish(text)) if parts else speech.wish(text))
    return speech.say("asks-for", parts="; ".join(parts) or speech.say("asks-nothing"))


def notes(trace: Explanation, found: Gathered, speech: Speech) -> Iterator[Line]:
    """What else is to be known of a verdict: what it asks for, where it starts, what it holds with, what is assumed."""
    verdict, say, all_of = trace.verdict, speech.say, speech.language.all_of
    yield Line(f"{asks(found.case.arrangements[verdict.arrangement], speech)}.")
    if trace.opening is not None:
        yield Line(say("starts-at", state=speech.state(trace.opening)))
    if verdict.would_hold and verdict.would_hold_by:
        yield Line(say("would-hold", by=say(f"by-{verdict.would_hold_by}")))
    if includes_war(verdict, found):
        told = all_of(speech.outcome(id_) for id_ in _final(verdict, found))
        yield Line(say("includes-war", outcomes=told))
    elif verdict.concept and len(verdict.kept_outcomes) > 1:
        told = all_of(speech.outcome(id_) for id_ in verdict.kept_outcomes if id_)
        yield Line(say("spans", outcomes=told))
    share = speech.language.percent(verdict.assumed_share)
    yield Line(say("assumed-share", share=share, entries=verdict.entries))


def refs_told(lines: Iterator[Line] | list[Line]) -> tuple[str, ...]:
    """The refs of these lines, each once."""
    return tuple(dict.fromkeys(ref for line in lines for ref in line.refs))
