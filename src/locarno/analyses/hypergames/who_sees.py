"""Who sees what: a hypergame of the case, and what a question says beside it, as a view for each actor."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ...case.basis import Basis
from ...case.nouns import Case
from ...space.constraints import scenario_of
from ...space.refusal import Refusal, WhichReading
from ...space.space import reading_of


@dataclass(frozen=True, slots=True)
class View:
    """What one actor sees: a reading and scenarios; `wants` is the reading that says what it wants itself.

    `bases`: what the case rests that on; empty if the question says so.
    """

    actor: str
    reading: str
    scenarios: tuple[str, ...]
    wants: str
    bases: tuple[Basis, ...]


@dataclass(frozen=True, slots=True)
class WhoSees:
    """Who sees what, as it was asked: a hypergame of the case, empty for none, and what the question says beside it.

    A value of `sees` is a reading, then scenarios, joined by `+`. Those not named see `reading`; if that is not said,
    the truth, or the only reading there is. What the question says goes before what the hypergame says.
    """

    hypergame: str
    sees: Mapping[str, str]
    reading: str | None
    truth: str | None


def who_sees(
    case: Case, hypergame: str | None, sees: Mapping[str, str], reading: str | None, truth: str | None
) -> WhoSees:
    """What was asked; the only hypergame of the case, if nothing is said. Raises Refusal if there are several."""
    said = bool(sees) or reading is not None or truth is not None
    if hypergame is None and not said and case.hypergames:
        if len(case.hypergames) > 1:
            raise Refusal("which hypergame?", f"the case has {', '.join(case.hypergames)}")
        hypergame = next(iter(case.hypergames))
    if hypergame is not None and hypergame not in case.hypergames:
        known = ", ".join(case.hypergames) or "none"
        raise Refusal(f"there is no hypergame `{hypergame}` in this case", f"its hypergames: {known}")
    told = case.hypergames[hypergame] if hypergame is not None else None
    for named in (reading, truth):
        if named is not None:
            reading_of(case, named)
    return WhoSees(
        hypergame or "",
        sees,
        reading or (told.reading if told else "") or None,
        truth or (told.truth if told else "") or None,
    )


def views_of(case: Case, asked: WhoSees, as_of: date | None) -> tuple[View, ...]:
    """What each actor sees on a day; raises Refusal for names the case does not have, and if somebody sees nothing."""
    players = case.players()
    for actor in asked.sees:
        if actor not in players:
            nature = actor in case.actors
            found = f"`{actor}` is Nature and sees nothing" if nature else f"there is no actor `{actor}` in this case"
            raise Refusal(found, f"actors with preferences: {', '.join(players)}")
    told = case.hypergames[asked.hypergame] if asked.hypergame else None
    if told is not None and not told.basis.counts(as_of):
        raise Refusal(f"the hypergame `{told.id}` does not count as of {as_of}", "ask as of a day on which it does")
    base = asked.reading or asked.truth or (next(iter(case.readings)) if len(case.readings) == 1 else "")
    shared = (told.basis,) if told else ()
    views, left = [], []
    for actor in players:
        seen = told.sees.get(actor) if told else None
        if actor in asked.sees:
            views.append(_view(case, actor, asked.sees[actor], asked.truth))
        elif seen is not None and seen.basis.counts(as_of):
            bases = (*shared, seen.basis)
            views.append(View(actor, seen.reading, seen.scenarios, asked.truth or seen.reading, bases))
        elif base:
            views.append(View(actor, base, (), asked.truth or base, shared))
        else:
            left.append(actor)
    if left:
        readings = ", ".join(case.readings)
        what = f"name one of {readings} as the reading of all who are not named, or name them by `--sees`"
        raise WhichReading(case.readings, f"which reading do {', '.join(left)} see?", what)
    return tuple(views)


def _view(case: Case, actor: str, text: str, truth: str | None) -> View:
    reading, *scenarios = (word.strip() for word in text.split("+"))
    reading_of(case, reading)
    for scenario in scenarios:
        scenario_of(case, scenario)
    return View(actor, reading, tuple(dict.fromkeys(scenarios)), truth or reading, ())
