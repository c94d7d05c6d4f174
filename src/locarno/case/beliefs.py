"""Readings as meant: each inherits from `common` or from another what it does not say itself (L30 to L34)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from .inheritance import parents_first
from .lookup import Lookup, Path
from .nouns import Likelihood, Preference, Reading, Rule, Supposed
from .orders import Orders
from .playing import Layer, Plays
from .rules import read_rules
from .wording import Report
from .written import (
    ActorWritten,
    CaseWritten,
    CommonWritten,
    ReadingWritten,
    SupposedWritten,
)

COMMON = "common"


class Beliefs:
    """The readings of a case, in the making."""

    def __init__(self, written: CaseWritten, look: Lookup, report: Report) -> None:
        self._written, self._look, self._report = written, look, report
        self._scenarios = look.declared("scenarios")
        self.ids = look.declared("readings")
        self._scale = look.declared("likelihood_scale")
        self._orders = Orders(look, report)
        self._plays = Plays(written, look, report)
        self._layers: dict[str, Layer] = {}

    def readings(self) -> dict[str, Reading]:
        """All readings, everything inherited filled in; `common` alone if the case has no readings."""
        common_written = self._written.common or CommonWritten()
        common = self._own(COMMON, common_written, (COMMON,))
        if COMMON in self.ids:
            found = "a reading called `common`"
            self._report.error(
                "E306", self._look.entry(("readings", COMMON)), found, "another id: `common` is the section"
            )
        if not self.ids:
            if self.ids.sure and self._all_said((COMMON,)):
                self._check_complete([common])
            return {COMMON: self._filled(common)}
        parents = {}
        for id_, w in self._written.readings.items():
            if w.inherits and w.inherits != COMMON:
                path: Path = ("readings", id_, "inherits")
                self._look.id(w.inherits, self.ids, path, "E304", "reading")
                parents[id_] = w.inherits
        made: dict[str, Reading] = {}
        order = parents_first(tuple(self._written.readings), parents, self._report_circle)
        complete = {COMMON} if self._all_said((COMMON,)) else set()
        for id_ in order:
            own = self._own(id_, self._written.readings[id_], ("readings", id_))
            base = made.get(parents.get(id_, ""), common)
            made[id_] = _inherit(own, base)
            self._layers[id_] = self._layers[id_].over(self._layers[base.id])
            if parents.get(id_, COMMON) in complete and self._all_said(("readings", id_)):
                complete.add(id_)
        self._check_complete([made[id_] for id_ in self._written.readings if id_ in complete])
        return {id_: self._filled(made[id_]) for id_ in self._written.readings if id_ in made}

    def _filled(self, reading: Reading) -> Reading:
        """The reading with its preferences in the order of the actors, and its play."""
        ordered = {actor: reading.preferences[actor] for actor in self._written.actors if actor in reading.preferences}
        play = self._plays.of(reading.id, self._layers[reading.id], reading.likelihoods)
        return replace(reading, preferences=ordered, play=play)

    def _all_said(self, path: Path) -> bool:
        """Whether it is plain from the text for which actors a reading has preferences."""
        look = self._look
        node = (*path, "preferences")
        named = [actor for actor in look.actors if look.has(node, actor)]
        readable = not any(look.wrong(step) for step in (path, node, (*path, "inherits")))
        return readable and len(named) == look.size(node) and not any(look.hurt((*node, actor)) for actor in named)

    def _report_circle(self, id_: str, circle: str) -> None:
        place = self._look.place(("readings", id_, "inherits"))
        way = "let one of them inherit from `common`, which needs no word"
        self._report.error("E307", place, f"`{id_}` inherits from itself: {circle}", "", way)

    def _own(self, id_: str, w: CommonWritten, path: Path) -> Reading:
        look = self._look
        full = w if isinstance(w, ReadingWritten) else ReadingWritten()
        if full.source:
            look.id(full.source, look.declared("sources"), (*path, "source"), "E303", "source")
        preferences = {
            actor: Preference(actor, id_, self._orders.order(p, (*path, "preferences", actor)))
            for actor, p in w.preferences.items()
            if self._may_prefer(actor, (*path, "preferences", actor))
        }
        self._layers[id_] = self._plays.layer(w.play, (*path, "play"))
        return Reading(
            id=id_,
            name=full.name or id_,
            source=full.source or "",
            gist=w.gist,
            inherits="" if id_ == COMMON else full.inherits or COMMON,
            preferences=preferences,
            rules=read_rules(w.rules, (*path, "rules"), look, self._report),
            scenarios=self._supposed(w.scenarios, (*path, "scenarios")),
            likelihoods=self._likelihoods(id_, w, path),
            basis=look.basis(w, path),
            play=self._plays.plain,
            keeps=look.some(w.keeps, look.declared("pledges"), (*path, "keeps"), "E304", "pledge"),
        )

    def _may_prefer(self, actor: str, path: Path) -> bool:
        if not self._look.id(actor, self._look.actors, path, "E302", "actor"):
            return False
        written = self._written.actors.get(actor)
        if isinstance(written, ActorWritten) and written.nature:
            found = f"preferences for `{actor}`, which is Nature"
            self._report.error("E505", self._look.entry(path), found, "", "take them out, or take `nature` out")
            return False
        return True

    def _check_complete(self, readings: Sequence[Reading]) -> None:
        for id_, actor in self._written.actors.items():
            if isinstance(actor, ActorWritten) and (actor.nature or self._look.hurt(("actors", id_, "nature"))):
                continue
            lacking = [reading for reading in readings if id_ not in reading.preferences]
            expected = "preferences for each actor that is not Nature, here or in `common`"
            way = f"`{id_}: [a statement, a lesser one]`; if it is indifferent to everything: `{id_}: []`"
            if len(lacking) == len(self._written.readings) or not self.ids:
                for _ in lacking[:1]:
                    found = f"no preferences for `{id_}`{' in any reading' * bool(self.ids)}"
                    self._report.error("E505", self._look.entry(("actors", id_)), found, expected, way)
                continue
            for reading in lacking:
                found = f"no preferences for `{id_}` in reading `{reading.id}`"
                self._report.error("E505", self._look.entry(("readings", reading.id)), found, expected, way)

    def _supposed(self, w: list[str] | dict[str, SupposedWritten], path: Path) -> tuple[Supposed, ...]:
        entries: Mapping[str, SupposedWritten | None] = dict.fromkeys(w) if isinstance(w, list) else w
        steps = {id_: number for number, id_ in reversed(list(enumerate(w)))} if isinstance(w, list) else {}
        made = []
        for id_, supposed in entries.items():
            here: Path = (*path, steps.get(id_, id_))
            known = self._look.id(id_, self._scenarios, here, "E304", "scenario")
            likelihood = (supposed.likelihood if supposed else None) or ""
            if likelihood:
                self._look.id(likelihood, self._scale, (*path, id_, "likelihood"), "E304", "likelihood")
            if known:
                made.append(Supposed(id_, likelihood, self._look.basis(supposed, (*path, id_))))
        return tuple(made)

    def _likelihoods(self, origin: str, w: CommonWritten, path: Path) -> tuple[Likelihood, ...]:
        made = []
        for id_, item in w.likelihoods.items():
            here: Path = (*path, "likelihoods", id_)
            self._look.id(item.likelihood, self._scale, (*here, "likelihood"), "E304", "likelihood")
            statement = None if item.statement is None else self._look.expression(item.statement, (*here, "statement"))
            made.append(Likelihood(id_, item.event, item.likelihood, statement, origin, self._look.basis(item, here)))
        return tuple(made)


def _inherit(own: Reading, base: Reading) -> Reading:
    own_events = {item.id for item in own.likelihoods}
    own_scenarios = {item.scenario for item in own.scenarios}
    own_rules = {rule.id for rule in own.rules}
    rules: tuple[Rule, ...] = (*(rule for rule in base.rules if rule.id not in own_rules), *own.rules)
    return Reading(
        id=own.id,
        name=own.name,
        source=own.source,
        gist=own.gist,
        inherits=own.inherits,
        preferences=dict(base.preferences) | dict(own.preferences),
        rules=rules,
        scenarios=(*(s for s in base.scenarios if s.scenario not in own_scenarios), *own.scenarios),
        likelihoods=(*(item for item in base.likelihoods if item.id not in own_events), *own.likelihoods),
        basis=own.basis,
        play=own.play,
        keeps=(*(id_ for id_ in base.keeps if id_ not in own.keeps), *own.keeps),
    )
