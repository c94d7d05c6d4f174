"""Readings as meant: each inherits from `common` or from another what it does not say itself (L30 to L34)."""

import re
from collections.abc import Mapping

from .inheritance import parents_first
from .lookup import Lookup, Path
from .nouns import (
    Basis,
    Likelihood,
    Preference,
    Prioritised,
    Ranked,
    Reading,
    Rule,
    Statement,
    Supposed,
    Weighted,
)
from .rules import read_rules
from .wording import Report
from .written import (
    CaseWritten,
    CommonWritten,
    PreferenceWritten,
    ReadingWritten,
    StatementWritten,
    SupposedWritten,
)

COMMON = "common"


class Beliefs:
    """The readings of a case, in the making."""

    def __init__(self, written: CaseWritten, look: Lookup, report: Report, scenarios: tuple[str, ...]) -> None:
        self._written, self._look, self._report, self._scenarios = written, look, report, scenarios
        self.ids = look.declared("readings")
        self._scale = look.declared("likelihood_scale")

    def readings(self) -> dict[str, Reading]:
        """All readings, everything inherited filled in; `common` alone if the case has no readings."""
        common_written = self._written.common or CommonWritten()
        common = self._own(COMMON, common_written, (COMMON,))
        if COMMON in self.ids:
            self._report.error("E306", self._look.place(("readings", COMMON)), "a reading `common`", "another id")
        if not self.ids:
            self._check_complete(common, (COMMON,))
            return {COMMON: common}
        parents = {}
        for id_, w in self._written.readings.items():
            if w.inherits and w.inherits != COMMON:
                path: Path = ("readings", id_, "inherits")
                if self._look.id(w.inherits, (*self.ids, COMMON), path, "E304", "reading"):
                    parents[id_] = w.inherits
        made: dict[str, Reading] = {}
        for id_ in parents_first(tuple(self._written.readings), parents, self._report_circle):
            own = self._own(id_, self._written.readings[id_], ("readings", id_))
            made[id_] = _inherit(own, made.get(parents.get(id_, ""), common))
            self._check_complete(made[id_], ("readings", id_))
        return {id_: made[id_] for id_ in self._written.readings if id_ in made}

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
            actor: Preference(actor, id_, self._order(p, (*path, "preferences", actor)))
            for actor, p in w.preferences.items()
            if self._may_prefer(actor, (*path, "preferences"))
        }
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
        )

    def _may_prefer(self, actor: str, path: Path) -> bool:
        if not self._look.id(actor, self._look.actors, path, "E302", "actor"):
            return False
        written = self._written.actors.get(actor)
        if written is not None and not isinstance(written, str) and written.nature:
            place = self._look.place((*path, actor))
            self._report.error("E505", place, f"preferences for `{actor}`, which is Nature", "", "take them out")
            return False
        return True

    def _check_complete(self, reading: Reading, path: Path) -> None:
        for id_, actor in self._written.actors.items():
            nature = not isinstance(actor, str) and actor.nature
            said = any(self._look.has((*way, "preferences"), id_) for way in (path, (COMMON,)))
            if not nature and id_ not in reading.preferences and not said:
                self._report.error(
                    "E505",
                    self._look.place(path)
                    if self._look.has(path[:-1], str(path[-1]))
                    else self._look.place(("actors", id_)),
                    f"`{reading.id}` has no preferences for `{id_}`",
                    "a list of statements, its own or in `common`",
                    f"an actor that is indifferent to everything: `{id_}: []`",
                )

    def _order(
        self, w: list[str | StatementWritten] | PreferenceWritten, path: Path
    ) -> Prioritised | Weighted | Ranked:
        if isinstance(w, list):
            return Prioritised(self._statements(w, path))
        given = [kind for kind in ("statements", "weights", "ranking") if self._look.has(path, kind)]
        if len(given) != 1:
            self._report.error(
                "E209",
                self._look.place(path),
                f"{' and '.join(given) or 'no order'} for `{path[-1]}`",
                "exactly one of `statements`, `weights`, `ranking`",
            )
            return Prioritised(())
        shared = self._look.basis(w, path)
        if w.weights is not None:
            items = [_with_basis(item, w) for item in w.weights]
            return Weighted(self._statements(items, (*path, "weights")), tuple(item.weight for item in w.weights))
        if w.ranking is not None:
            return self._ranking(w.ranking, (*path, "ranking"), shared)
        return Prioritised(self._statements(w.statements or [], (*path, "statements"), w))

    def _statements(
        self,
        items: list[str | StatementWritten] | list[StatementWritten],
        path: Path,
        shared: PreferenceWritten | None = None,
    ) -> tuple[Statement, ...]:
        made = []
        for number, item in enumerate(items):
            here: Path = (*path, number)
            if isinstance(item, str):
                basis = self._look.basis(shared, here)
                made.append(Statement(self._look.expression(item, here), item, basis))
            else:
                text = item.statement
                made.append(
                    Statement(self._look.expression(text, (*here, "statement")), text, self._look.basis(item, here))
                )
        return tuple(made)

    def _ranking(self, entries: list[str | list[str]], path: Path, basis: Basis) -> Ranked:
        look = self._look
        width = len(look.options)
        groups: list[tuple[str, ...]] = []
        for number, entry in enumerate(entries):
            words = [entry] if isinstance(entry, str) else entry
            here: Path = (*path, number)
            if look.states:
                groups.append(tuple(word for word in words if look.id(word, look.states, here, "E301", "state")))
                continue
            for word in words:
                if len(word) != width or not re.fullmatch(r"[YN-]+", word):
                    self._report.error(
                        "E504",
                        look.place(here),
                        f"`{word[:60]}` is not a state",
                        f"{width} letters `Y`, `N` or `-`, one for each option",
                        f"the options are, in this order: {', '.join(look.options)}" if width <= 12 else "",
                    )
            groups.append(tuple(word for word in words if len(word) == width))
        return Ranked(tuple(groups), basis)

    def _supposed(self, w: list[str] | dict[str, SupposedWritten], path: Path) -> tuple[Supposed, ...]:
        entries: Mapping[str, SupposedWritten | None] = dict.fromkeys(w) if isinstance(w, list) else w
        made = []
        for id_, supposed in entries.items():
            if not self._look.id(id_, self._scenarios, path, "E304", "scenario"):
                continue
            likelihood = (supposed.likelihood if supposed else None) or ""
            if likelihood:
                self._look.id(likelihood, self._scale, (*path, id_, "likelihood"), "E304", "likelihood")
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


def _with_basis(item: StatementWritten, shared: PreferenceWritten) -> StatementWritten:
    """A statement without refs of its own rests on those of its list."""
    if item.refs or item.assumed is not None or not shared.refs:
        return item
    return item.model_copy(update={"refs": shared.refs})


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
    )
