"""Every assumption: what no source says."""

from collections.abc import Iterator

from ....answers.report import Gathered
from ....case.basis import Basis
from ....case.nouns import Case, Prioritised, Weighted
from ..blocks import Block, Bullets, Fold, Line, Paragraph, Section
from ..speech import Speech


def assumed_section(found: Gathered, speech: Speech) -> Section:
    """The assumed entries, by what they are of."""
    say = speech.say
    groups: dict[str, list[Line]] = {}
    for name, line in _entries(found.case, speech):
        groups.setdefault(name, []).append(line)
    count = sum(map(len, groups.values()))
    blocks: list[Block] = [Paragraph(Line(say("assumed-lead", count=count)), "lead")]
    blocks += [
        Fold(say("assumed-group", name=name, count=len(lines)), (Bullets(tuple(lines)),))
        for name, lines in groups.items()
    ]
    return Section("assumed", say("assumed-title"), tuple(blocks))


def _entries(case: Case, speech: Speech) -> Iterator[tuple[str, Line]]:
    say = speech.say
    for actor in case.actors.values():
        if actor.basis.assumed:
            yield say("assumed-frame"), _line(actor.name or actor.id, actor.basis)
    for option in case.options.values():
        if option.basis.assumed:
            yield say("assumed-frame"), _line(option.label or option.id, option.basis)
    for outcome in case.outcomes.values():
        if outcome.basis.assumed:
            yield say("assumed-frame"), _line(outcome.label or outcome.id, outcome.basis)
    for now in case.status_quo:
        if now.basis.assumed:
            yield say("assumed-frame"), _line(say("assumed-today", day=str(now.since or "")).strip(), now.basis)
    for rule in case.rules.values():
        if rule.basis.assumed:
            yield say("assumed-rules"), _line(f"{rule.id}: {rule.why}", rule.basis)
    for scenario in case.scenarios.values():
        if scenario.basis.assumed:
            yield say("assumed-scenarios"), _line(scenario.label or scenario.id, scenario.basis)
    for pledge in case.pledges.values():
        if pledge.basis.assumed:
            yield say("assumed-pledges"), _line(f"{pledge.id}: {pledge.text}", pledge.basis)
    for arrangement in case.arrangements.values():
        if arrangement.basis.assumed:
            yield say("assumed-arrangements"), _line(speech.arrangement(arrangement.id), arrangement.basis)
    yield from _forces(case, speech)
    yield from _play(case, speech)
    told: set[tuple[str, str, str]] = set()
    for reading in case.readings.values():
        for preference in reading.preferences.values():
            order = preference.order
            for wish in order.statements if isinstance(order, (Prioritised, Weighted)) else ():
                key = (preference.origin, preference.actor, wish.text)
                if wish.basis.assumed and key not in told:
                    told.add(key)
                    words = say("ground-belief", actor=speech.actor(preference.actor), wish=speech.wish(wish.text))
                    yield say("assumed-in", reading=preference.origin), _line(words, wish.basis)
        common = set(case.rules)
        for rule in reading.rules:
            if rule.basis.assumed and rule.id not in common:
                yield say("assumed-in", reading=reading.id), _line(f"{rule.id}: {rule.why}", rule.basis)


def _forces(case: Case, speech: Speech) -> Iterator[tuple[str, Line]]:
    forces = case.forces
    for pool in forces.pools.values():
        if pool.basis.assumed:
            yield (
                speech.say("assumed-forces"),
                _line(f"{pool.state}: {speech.language.range(pool.soldiers)}", pool.basis),
            )
    for rotation in forces.rotations.values():
        if rotation.basis.assumed:
            yield speech.say("assumed-forces"), _line(rotation.label or rotation.id, rotation.basis)
    for line in case.defence.lines.values() if case.defence else ():
        if line.basis.assumed:
            yield speech.say("assumed-forces"), _line(line.label or line.id, line.basis)


def _play(case: Case, speech: Speech) -> Iterator[tuple[str, Line]]:
    """The numbers of play over time that no source says, where the case has anything to play by."""
    plays = [reading.play for reading in case.readings.values()]
    if not any(play.chances or play.events for play in plays):
        return
    say, name = speech.say, speech.say("assumed-play")
    found: dict[str, Line] = {}
    for play in plays:
        numbers = [("play-discount", play.discount), ("play-precision", play.precision)]
        told = [(say(key), number) for key, number in numbers]
        told += [(say("play-rate", actor=speech.actor(id_)), number) for id_, number in play.rates.items()]
        for words, number in told:
            if number.basis.assumed:
                value = speech.language.range((number.low, number.high))
                found.setdefault(f"{words}: {value}", _line(f"{words}: {value}", number.basis))
        events = [(one.id, one.label, one.basis) for one in play.chances.values()]
        events += [(one.id, one.label, one.basis) for one in play.events.values()]
        for id_, label, basis in events:
            if basis.assumed:
                found.setdefault(id_, _line(label or id_, basis))
    yield from ((name, line) for line in found.values())


def _line(text: str, basis: Basis) -> Line:
    return Line(f"{text} ({basis.note})" if basis.note else text, basis.refs)
