"""Play over time as meant, as a person reads it: what is left to chance, how often, how precisely, how far ahead."""

from collections.abc import Iterator
from decimal import Decimal

from ..case.basis import Basis
from ..case.expressions import Constant, write
from ..case.nouns import Case
from ..case.play_nouns import Change, Event, Figure, Play
from .words import range_words


def chance_rows(case: Case) -> Iterator[tuple[str, str, str, Basis]]:
    """What can be drawn, what happens by itself, and the marks: which, what, label; the same under every reading."""
    play = next(iter(case.readings.values())).play
    for chance in play.chances.values():
        yield (
            f"chance {chance.id}",
            f"when {write(chance.on)} comes about: {_changes(chance.changes)}",
            chance.label,
            chance.basis,
        )
    for event in play.events.values():
        condition = "" if event.condition == Constant(True) else f"while {write(event.condition)}: "
        yield f"event {event.id}", f"{condition}{_changes(event.changes)}", event.label, event.basis
    for mark in play.marks.values():
        yield f"mark {mark.id}", f"{mark.value.normalize():f}", mark.label, mark.basis


def figure_rows(case: Case) -> Iterator[tuple[str, str, str, Figure]]:
    """The figures in force: which, under which readings, in words; those that several readings share stand once."""
    held: dict[tuple[str, str], list[tuple[Figure, list[str]]]] = {}
    for reading in case.readings.values():
        for what, words, figure in _figures(reading.play):
            same = held.setdefault((what, words), [])
            for other, ids in same:
                if other == figure:
                    ids.append(reading.id)
                    break
            else:
                same.append((figure, [reading.id]))
    order = {what: None for reading in case.readings.values() for what, _, _ in _figures(reading.play)}
    for kind in order:
        for (what, words), same in held.items():
            for figure, ids in same if what == kind else ():
                yield what, "all" if len(ids) == len(case.readings) else " ".join(ids), words, figure


def _figures(play: Play) -> Iterator[tuple[str, str, Figure]]:
    yield "discount", _range(play.discount), play.discount
    yield "precision", _range(play.precision), play.precision
    rates: list[tuple[Figure, list[str]]] = []
    for actor, rate in play.rates.items():
        for other, actors in rates:
            if other == rate:
                actors.append(actor)
                break
        else:
            rates.append((rate, [actor]))
    for rate, actors in rates:
        yield "rate of " + ("all" if len(rates) == 1 else " ".join(actors)), f"{_range(rate)} a month", rate
    for chance in play.chances.values():
        if chance.likelihood is not None:
            word = chance.likelihood.word and f"{chance.likelihood.word}: "
            yield f"chance {chance.id}", word + _range(chance.likelihood), chance.likelihood
    for event in play.events.values():
        if event.rate is not None:
            yield f"event {event.id}", _often(event, event.rate), event.rate


def _often(event: Event, rate: Figure) -> str:
    if event.within is None:
        return f"{_range(rate)} a month"
    likely = rate.word or range_words((_told(_within(rate.low, event.within)), _told(_within(rate.high, event.within))))
    return f"{_range(rate)} a month: {likely} within {event.within.normalize():f} months"


def _within(rate: Decimal, months: Decimal) -> Decimal:
    """How likely it is that what happens so many times a month happens within so many months."""
    return 1 - (-rate * months).exp()


def _changes(changes: tuple[Change, ...]) -> str:
    return " ".join(f"{'+' if up else '-'}{option}" for option, up in changes)


def _range(figure: Figure) -> str:
    return range_words((_told(figure.low), _told(figure.high)))


def _told(number: Decimal) -> Decimal:
    """The number with three digits that count."""
    return Decimal(f"{number:.3g}")
