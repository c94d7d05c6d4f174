"""Who can do what, and whose beliefs the readings are."""

from collections.abc import Iterator

from ....answers.report import Gathered
from ....case.nouns import Option, Prioritised, Ranked, Reading, Statement, Weighted
from ..blocks import Block, Bullets, Fold, Heading, Line, Section, Terms
from ..speech import Speech


def who_section(found: Gathered, speech: Speech) -> Section:
    """The actors with their options; the readings with what they believe each actor to want."""
    say, case = speech.say, found.case
    options = {actor: [one for one in case.options.values() if actor in one.owners] for actor in case.actors}
    actors = tuple(
        (id_, Line(": ".join(part for part in (one.name, _options(options[id_])) if part)))
        for id_, one in case.actors.items()
    )
    blocks: list[Block] = [Terms(actors), *([Heading(say("who-readings"))] if len(case.readings) > 1 else [])]
    for one in case.readings.values():
        blocks += _reading(one, found, speech)
    return Section("who", say("who-title"), tuple(blocks))


def _options(owned: list[Option]) -> str:
    return "; ".join(option.label or option.id for option in owned)


def _reading(one: Reading, found: Gathered, speech: Speech) -> list[Block]:
    say = speech.say
    source = found.case.sources.get(one.source)
    said = say("who-source", source=source.title) if source else ""
    wishes: list[Block] = []
    for preference in one.preferences.values():
        lines = tuple(_wishes(preference.order, speech))
        if lines:
            wishes += [Heading(speech.actor(preference.actor)), Bullets(lines, steps=True)]
    fold: list[Block] = [Fold(say("who-wishes", reading=speech.under(one.id)), tuple(wishes))] if wishes else []
    name = f"{one.name}. " if one.name and one.name != one.id else ""
    about = f"{name}{one.gist} {said}".strip()
    terms: list[Block] = [Terms(((one.id, Line(about)),))] if about else []
    return terms + fold


def _wishes(order: Prioritised | Weighted | Ranked, speech: Speech) -> Iterator[Line]:
    """What an actor wants: statements, with their weights if they have any, or groups of states."""
    match order:
        case Prioritised(statements=statements):
            yield from (_wish(wish, "", speech) for wish in statements)
        case Weighted(statements=statements, weights=weights):
            told = zip(statements, weights, strict=True)
            yield from (_wish(wish, f"{speech.language.decimal(weight)}: ", speech) for wish, weight in told)
        case Ranked(groups=groups, basis=basis):
            yield from (Line(" = ".join(group), basis.refs, basis.assumed) for group in groups)


def _wish(one: Statement, weight: str, speech: Speech) -> Line:
    words = speech.wish(one.text)
    return Line(weight + words, one.basis.refs, one.basis.assumed, one.text if words != one.text else "")
