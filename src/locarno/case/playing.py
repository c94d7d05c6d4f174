"""Play over time as meant: the section `play`, and what each reading believes of it (L42, L43)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from .basis import Basis
from .lookup import Lookup, Path
from .nouns import Likelihood
from .play_figures import DISCOUNT, PRECISION, RATE, Figures
from .play_nouns import Chance, Change, Event, Figure, Mark, Play
from .rules import read_changes
from .wording import Report
from .written import ActorWritten, CaseWritten
from .written_play import (
    ChanceBelievedWritten,
    ChanceWritten,
    EventBelievedWritten,
    EventWritten,
    PaceWritten,
    PlayBelievedWritten,
    PlayWritten,
)

_SECTION: Path = ("play",)


def plain_play(players: Iterable[str]) -> Play:
    """Play where nothing is said of it: defaults, and nothing is left to chance."""
    return Play(DISCOUNT, PRECISION, dict.fromkeys(players, RATE))


def is_plain(play: Play) -> bool:
    """Whether nothing is said of play, so that all of it is as it is by default."""
    return play == plain_play(play.rates)


@dataclass(frozen=True, slots=True)
class _LikelihoodOf:
    """A likelihood of the reading that is asked about, whichever that is; `basis` None: what that rests on."""

    id: str
    path: Path
    own: Basis


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What somebody believes of a chance; `likelihood` None: that it is not in force."""

    likelihood: Figure | _LikelihoodOf | None
    path: Path


@dataclass(frozen=True, slots=True)
class _Often:
    """What somebody believes of an event: how often it happens, `within` which months it was said to; else never."""

    rate: Figure | None = None
    within: Decimal | None = None
    likelihood: _LikelihoodOf | None = None


@dataclass(frozen=True, slots=True)
class Layer:
    """What one place of the text says of play: the case's section, `common`, or a reading. Later layers win."""

    discount: Figure | None = None
    precision: Figure | None = None
    rate: Figure | None = None
    rates: Mapping[str, Figure] = field(default_factory=dict)
    chances: Mapping[str, _Drawn] = field(default_factory=dict)
    events: Mapping[str, _Often] = field(default_factory=dict)

    def over(self, base: "Layer") -> "Layer":
        """This layer where it says something, else the other, entry by entry."""
        return Layer(
            self.discount or base.discount,
            self.precision or base.precision,
            self.rate or base.rate,
            {**base.rates, **self.rates},
            {**base.chances, **self.chances},
            {**base.events, **self.events},
        )


class Plays:
    """Play under each reading of a case, in the making."""

    def __init__(self, written: CaseWritten, look: Lookup, report: Report) -> None:
        self._look, self._report = look, report
        self._figures = Figures(written.likelihood_scale, look, report)
        actors = written.actors.items()
        self._nature = {id_ for id_, w in actors if isinstance(w, ActorWritten) and w.nature}
        self._players = [id_ for id_ in written.actors if id_ not in self._nature]
        self._chances: dict[str, Chance] = {}
        self._events: dict[str, Event] = {}
        self._marks: dict[str, Mark] = {}
        self._told: set[Path] = set()
        self.section = self._section(written.play or PlayWritten())
        self.plain = plain_play(self._players)

    # --- what is written ---------------------------------------------------------------------------------------------

    def _section(self, w: PlayWritten) -> Layer:
        """The case's own section; chances, events and marks stand in it alone."""
        chances: dict[str, _Drawn] = {}
        for id_, one in w.chances.items():
            path: Path = (*_SECTION, "chances", id_)
            if self._of_options("a chance", path):
                self._chances[id_] = made = self._chance(id_, one, path)
                chances[id_] = _Drawn(made.likelihood, path)
        events: dict[str, _Often] = {}
        for id_, one_event in w.events.items():
            path = (*_SECTION, "events", id_)
            if self._of_options("an event", path):
                self._events[id_] = event = self._event(id_, one_event, path)
                events[id_] = self._often(one_event, None, event.basis, path)
        for id_, mark in w.marks.items():
            path = (*_SECTION, "marks", id_)
            basis = self._look.basis(mark, path)
            self._figures.check_mark(mark.value, (*path, "value"))
            self._marks[id_] = Mark(id_, mark.label or id_, mark.value, basis)
        return replace(self._pace(w, _SECTION), chances=chances, events=events)

    def _of_options(self, what: str, path: Path) -> bool:
        if self._look.graph:
            found = f"{what} in a graph form"
            way = (
                "moves of a graph form are listed and change no options; `locarno convert --into option-form` may help"
            )
            self._report.error("E510", self._look.entry(path), found, "an option form", way)
        return not self._look.graph

    def _chance(self, id_: str, w: ChanceWritten, path: Path) -> Chance:
        basis = self._look.basis(w, path)
        on = self._look.expression(w.on, (*path, "on"))
        drawn = None
        if w.likelihood is not None:
            drawn = self._figures.likelihood(w.likelihood, basis, (*path, "likelihood"))
        return Chance(id_, w.label or id_, on, self._changes(w.change, path), drawn, basis)

    def _event(self, id_: str, w: EventWritten, path: Path) -> Event:
        basis = self._look.basis(w, path)
        condition = self._look.expression(w.from_, (*path, "from"))
        return Event(id_, w.label or id_, condition, self._changes(w.change, path), None, None, basis)

    def _changes(self, written: Sequence[str], path: Path) -> tuple[Change, ...]:
        here: Path = (*path, "change")
        if not written:
            self._report.error("E209", self._look.place(here), "a change of nothing", "some of `+x`, `-y`")
        changes = read_changes(written, here, self._look, self._report)
        first: dict[str, bool] = {}
        for option, up in changes:
            if option in first:
                number = [change[1:].strip() for change in written].index(option)
                again = next(n for n, c in enumerate(written) if n > number and c[1:].strip() == option)
                found = f"`{option}` twice in one change"
                self._report.error("E518", self._look.place((*here, again)), found, "each option once")
                break
            first[option] = up
        return tuple(first.items())

    def layer(self, w: PlayBelievedWritten | None, path: Path) -> Layer:
        """What `common` or a reading believes; `path` is that of its `play`."""
        if w is None:
            return Layer()
        look = self._look
        known = look.inside((*_SECTION, "chances"))
        chances = {}
        for id_, one in w.chances.items():
            here: Path = (*path, "chances", id_)
            if self._of_options("a chance", here) and look.id(id_, known, here, "E304", "chance"):
                chances[id_] = self._drawn(one, here)
        known = look.inside((*_SECTION, "events"))
        events = {}
        for id_, event in w.events.items():
            here = (*path, "events", id_)
            if self._of_options("an event", here) and look.id(id_, known, here, "E304", "event"):
                events[id_] = self._often(event, event.likelihood_of, self._figures.carried(event, here), here)
        return replace(self._pace(w, path), chances=chances, events=events)

    def _drawn(self, w: ChanceBelievedWritten, path: Path) -> _Drawn:
        keys = ("likelihood", "likelihood_of", "in_force")
        basis = self._figures.carried(w, path)
        if self._one_of(keys, path, "no likelihood"):
            if w.likelihood_of is not None:
                return _Drawn(_LikelihoodOf(w.likelihood_of, (*path, "likelihood_of"), basis), path)
            if w.likelihood is not None:
                return _Drawn(self._figures.likelihood(w.likelihood, basis, (*path, "likelihood")), path)
            if w.in_force:
                spot = self._look.place((*path, "in_force"))
                way = "`in_force: false` leaves its options with their owners"
                self._report.error("E209", spot, "a chance in force without a likelihood", "a likelihood", way)
        return _Drawn(None, path)

    def _often(
        self, w: EventWritten | EventBelievedWritten, likelihood_of: str | None, basis: Basis, path: Path
    ) -> _Often:
        in_case = isinstance(w, EventWritten)
        keys = ("rate", "likelihood") if in_case else ("rate", "likelihood", "likelihood_of")
        may_be_none = in_case and not self._look.has(path, "within")
        if not self._one_of(keys, path, "no rate and no likelihood", may_be_none):
            return _Often()
        if w.rate is not None:
            if self._look.has(path, "within"):
                spot = self._look.entry((*path, "within"))
                self._report.error("E209", spot, "`within` beside `rate`", "it beside a likelihood only")
            return _Often(self._figures.times(w.rate, basis, (*path, "rate")))
        named: Path = (*path, "likelihood" if likelihood_of is None else "likelihood_of")
        if not self._look.has(path, "within"):
            way = "`within: 12`, for example: a likelihood of an event is one within some time"
            found = f"`{named[-1]}` without `within`"
            self._report.error("E209", self._look.entry(named), found, "the two together", way)
            return _Often()
        months = self._figures.within(w.within, (*path, "within"))
        if likelihood_of is not None:
            return _Often(None, months, _LikelihoodOf(likelihood_of, named, basis))
        if w.likelihood is None:
            return _Often()
        likelihood = self._figures.likelihood(w.likelihood, basis, named)
        if likelihood is None or months is None:
            return _Often()
        return _Often(self._figures.rate_of(likelihood, months, named), months)

    def _one_of(self, keys: Sequence[str], path: Path, none: str, may_be_none: bool = False) -> bool:
        """Whether exactly one of the keys is there, and right; too many and too few are told."""
        given = [key for key in keys if self._look.has(path, key)]
        right = len(given) == 1 or (not given and (may_be_none or self._look.hurt(path)))
        if not right:
            held = " and ".join(f"`{key}`" for key in given) or none
            expected = "exactly one of " + ", ".join(f"`{key}`" for key in keys)
            self._report.error("E209", self._look.entry(path), f"`{path[-1]}` has {held}", expected)
        return len(given) == 1 and not self._look.hurt((*path, given[0]))

    def _pace(self, w: PaceWritten, path: Path) -> Layer:
        figures = self._figures
        rates = {}
        for actor, rate in w.rates.items():
            here: Path = (*path, "rates", actor)
            if not self._look.id(actor, self._look.actors, here, "E302", "actor"):
                continue
            if actor in self._nature:
                found = f"a rate of `{actor}`, which is Nature"
                way = "its options change by `events`, each with a rate of its own"
                self._report.error("E517", self._look.entry(here), found, "an actor with preferences", way)
            elif (made := figures.rate(rate, here)) is not None:
                rates[actor] = made
        return Layer(
            figures.discount(w.discount, (*path, "discount")),
            figures.precision(w.precision, (*path, "precision")),
            figures.rate(w.rate, (*path, "rate")),
            rates,
        )

    # --- what a reading makes of it ----------------------------------------------------------------------------------

    def of(self, reading: str, layer: Layer, likelihoods: Sequence[Likelihood]) -> Play:
        """Play under a reading, whose layer lies over all that it inherits."""
        whole = layer.over(self.section)
        said = {one.id: one for one in likelihoods}
        chances = {}
        for id_, chance in self._chances.items():
            drawn = whole.chances[id_].likelihood
            if isinstance(drawn, _LikelihoodOf):
                drawn = self._said(reading, drawn, said)
            chances[id_] = replace(chance, likelihood=drawn)
        self._check_apart(reading, chances, whole)
        rate = whole.rate or RATE
        return Play(
            discount=whole.discount or DISCOUNT,
            precision=whole.precision or PRECISION,
            rates={actor: whole.rates.get(actor, rate) for actor in self._players},
            chances=chances,
            events={id_: self._happens(reading, one, whole.events[id_], said) for id_, one in self._events.items()},
            marks=self._marks,
        )

    def _happens(self, reading: str, event: Event, often: _Often, said: Mapping[str, Likelihood]) -> Event:
        rate = often.rate
        if often.likelihood is not None and often.within is not None and often.likelihood.path not in self._told:
            likelihood = self._said(reading, often.likelihood, said)
            if likelihood is not None:
                rate = self._figures.rate_of(likelihood, often.within, often.likelihood.path)
            if rate is None:
                self._told.add(often.likelihood.path)
        return replace(event, rate=rate, within=often.within)

    def _said(self, reading: str, one: _LikelihoodOf, said: Mapping[str, Likelihood]) -> Figure | None:
        """The likelihood of the reading that is meant, with what it rests on; what is not there is told once."""
        if one.id not in said:
            if one.path not in self._told and not self._hurt_likelihoods():
                self._told.add(one.path)
                known = tuple(said)
                way = self._report.did_you_mean(one.id, known) or f"`{reading}` has no `likelihoods`"
                found = f"`{one.id}` is no likelihood of reading `{reading}`"
                expected = "an id of its `likelihoods`, or of those it inherits"
                self._report.error("E304", self._look.place(one.path), found, expected, way)
            return None
        likelihood = said[one.id]
        basis = likelihood.basis
        if one.own.refs or not one.own.assumed:
            basis = one.own
        note = one.own.note or likelihood.basis.note
        return self._figures.of_word(likelihood.likelihood, replace(basis, note=note, place=one.own.place))

    def _hurt_likelihoods(self) -> bool:
        """Whether an entry of somebody's likelihoods was left out, because something in it was wrong."""
        holders: list[Path] = [("common",), *(("readings", id_) for id_ in self._look.declared("readings"))]
        return any(self._look.hurt((*holder, "likelihoods")) for holder in holders)

    def _check_apart(self, reading: str, chances: Mapping[str, Chance], whole: Layer) -> None:
        """Two chances in force that change one option are told: nobody could say which of them draws it."""
        drawn_by: dict[str, list[Chance]] = {}
        for id_, chance in chances.items():
            path = whole.chances[id_].path
            for option, _ in chance.changes if chance.likelihood is not None else ():
                others = drawn_by.setdefault(option, [])
                clash = next((other for other in others if _on_one_day(other.basis, chance.basis)), None)
                others.append(chance)
                if clash is not None and path not in self._told:
                    self._told.add(path)
                    self._report.error(
                        "E518",
                        self._look.entry(path),
                        f"`{clash.id}` and `{id_}` both change `{option}` in reading `{reading}`",
                        "one chance in force for each option",
                        "give a likelihood to one of them only; `in_force: false` takes one back that is inherited",
                    )


def _on_one_day(one: Basis, other: Basis) -> bool:
    """Whether there is a day on which both count."""
    starts = [basis.since.first for basis in (one, other) if basis.since]
    ends = [basis.withdrawn.first for basis in (one, other) if basis.withdrawn]
    return not starts or not ends or max(starts) < min(ends)
