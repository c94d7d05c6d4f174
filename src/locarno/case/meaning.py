"""From a case as written to a case as meant: defaults filled in, names resolved, inheritance done, the whole checked.

Each section has its function; all problems are collected, none stops the rest.
"""

from decimal import Decimal

from .beliefs import Beliefs
from .expressions import And, Constant
from .inheritance import parents_first
from .lookup import Lookup, Path
from .nouns import Actor, Arrangement, Case, Goal, GraphState, Option, Outcome, Scenario, StatusQuo
from .perceptions import read_hypergames
from .pledging import read_defence, read_forces, read_pledges
from .rules import read_rules
from .shape import Shaped
from .sourcing import read_facts, read_sources
from .wording import Report
from .written import (
    ActorWritten,
    ArrangementWritten,
    CaseWritten,
    GoalWritten,
    NowWritten,
    OptionWritten,
    OutcomeWritten,
    StateWritten,
)


def read_meaning(shaped: Shaped, report: Report) -> Case:
    """The case as meant; only to be used if `report` has no error afterwards."""
    written = shaped.written
    look = Lookup(shaped, report)
    _check_forms(written, look, report)
    _check_shared_names(look, report)
    rules = read_rules(written.rules, ("rules",), look, report)
    scenarios = _scenarios(written, look, report)
    beliefs = Beliefs(written, look, report)
    options = _options(written, look, report)
    quo = _status_quo(written, look, report)
    dated = [now.since for now in quo if now.since]
    head = written.case
    return Case(
        id=head.id or shaped.document.name,
        title=head.title,
        summary=head.summary,
        form="graph" if look.graph else "option",
        as_of=look.when(head.as_of) or max(dated, key=lambda when: when.first, default=None),
        goal=_goal(head.goal, look),
        sources=read_sources(written.sources, look, report),
        facts=read_facts(written.facts, look, report),
        actors=_actors(written, look),
        options=options,
        states=_states(written, look),
        moves=_moves(written, look, report),
        rules={rule.id: rule for rule in rules},
        status_quo=quo,
        outcomes=_outcomes(written, look),
        scenarios=scenarios,
        pledges=read_pledges(written.pledges, options, look, beliefs.ids, report),
        defence=read_defence(written.defence, look),
        forces=read_forces(written.forces, look, report),
        arrangements=_arrangements(written, look, report),
        likelihood_scale=_scale(written, look, report),
        readings=beliefs.readings(),
        hypergames=read_hypergames(written, look, beliefs.ids, report),
    )


def _check_forms(written: CaseWritten, look: Lookup, report: Report) -> None:
    if look.graph and not look.states and look.states.sure:
        report.error("E503", look.place(("states",)), "`states` lists no state", "at least one state")
    if not look.graph and look.has((), "moves"):
        report.error(
            "E510", look.place(("moves",)), "`moves` without `states`", "graph form lists both", "list the `states`"
        )
    elif not look.graph and not look.options and not look.hurt(("options",)):
        report.error(
            "E503",
            look.place(("options",)),
            "no option" if look.has((), "options") else "neither `options` nor `states`",
            "the acts that make up the states",
            "for example `options: {ceasefire: " + next(iter(look.actors), "army") + "}`",
        )
    if not look.actors and look.has((), "actors") and look.actors.sure:
        report.error("E202", look.place(("actors",)), "no actor", "at least one actor")
    actors = written.actors.values()
    if actors and look.actors.sure and all(not isinstance(w, str) and w.nature for w in actors):
        report.error("E202", look.place(("actors",)), "no actor but Nature", "at least one actor that wants something")


def _check_shared_names(look: Lookup, report: Report) -> None:
    for section, ids in (("actors", look.actors), ("states", look.states)):
        for id_ in ids:
            if id_ in look.options or (section == "actors" and id_ in look.states):
                other = "an option" if id_ in look.options else "a state"
                what = "an actor" if section == "actors" else "a state"
                report.error(
                    "E306",
                    look.entry((section, id_)),
                    f"`{id_}` is {what} and {other}",
                    "one thing to one id",
                    "rename one of the two",
                )


def _goal(written: str | GoalWritten | None, look: Lookup) -> Goal | None:
    if written is None:
        return None
    if isinstance(written, GoalWritten):
        return Goal(written.label or written.when, look.expression(written.when, ("case", "goal", "when")))
    return Goal(written, look.expression(written, ("case", "goal")))


def _actors(written: CaseWritten, look: Lookup) -> dict[str, Actor]:
    made = {}
    for id_, w in written.actors.items():
        full = w if isinstance(w, ActorWritten) else None
        name = (full.name if full else str(w)) or id_
        made[id_] = Actor(id_, name, full.nature if full else False, look.basis(full, ("actors", id_)))
    return made


def _options(written: CaseWritten, look: Lookup, report: Report) -> dict[str, Option]:
    made = {}
    for id_, w in written.options.items():
        path: Path = ("options", id_)
        if isinstance(w, OptionWritten):
            owners = _owners(w, path, look, report)
            made[id_] = Option(id_, w.label, owners, look.basis(w, path))
        else:
            known = look.id(w, look.actors, path, "E302", "actor")
            owners = (w,) if known else ()
            made[id_] = Option(id_, "", owners, look.basis(None, path))
    return made


def _owners(w: OptionWritten, path: Path, look: Lookup, report: Report) -> tuple[str, ...]:
    if w.owner is not None and w.owners is not None:
        report.error(
            "E305",
            look.entry((*path, "owners")),
            f"option `{path[-1]}` has `owner` and `owners`",
            "one of the two",
            "one actor: `owner`; several together: `owners`",
        )
    elif w.owner is not None:
        return (w.owner,) if look.id(w.owner, look.actors, (*path, "owner"), "E302", "actor") else ()
    elif w.owners:
        return look.some_actors(w.owners, (*path, "owners"))
    elif not look.hurt(path):
        way = "" if not look.actors else f"`owner: {next(iter(look.actors))}`, for example"
        report.error("E202", look.place(path), f"option `{path[-1]}` has no owner", "`owner` or `owners`", way)
    return ()


def _states(written: CaseWritten, look: Lookup) -> dict[str, GraphState]:
    made = {}
    for id_, w in (written.states or {}).items():
        holds: tuple[str, ...] = ()
        if isinstance(w, StateWritten):
            holds = look.some_options(w.with_, ("states", id_, "with"))
        label = w.label if isinstance(w, StateWritten) else w or ""
        basis = look.basis(w if isinstance(w, StateWritten) else None, ("states", id_))
        made[id_] = GraphState(id_, label, frozenset(holds), basis)
    return made


def _moves(written: CaseWritten, look: Lookup, report: Report) -> dict[str, dict[str, tuple[str, ...]]]:
    made: dict[str, dict[str, tuple[str, ...]]] = {actor: {} for actor in written.actors}
    if not look.graph:
        return made
    for actor, arcs in written.moves.items():
        if not look.id(actor, look.actors, ("moves", actor), "E302", "actor"):
            continue
        for start, ends in arcs.items():
            path: Path = ("moves", actor, start)
            look.id(start, look.states, path, "E301", "state")
            good = look.some(ends, look.states, path, "E301", "state")
            if start in good:
                place = look.place((*path, ends.index(start)))
                report.error("E511", place, f"a move of `{actor}` from `{start}` to itself", "another state")
            made.setdefault(actor, {})[start] = tuple(end for end in good if end != start)
    strange = any(actor not in look.actors for actor in written.moves)
    for actor in written.actors:
        if not made.get(actor) and not strange and not look.hurt(("moves",)) and look.states.sure:
            report.warn("W604", look.entry(("actors", actor)), f"`{actor}` has no moves", "", "list them in `moves`")
    return made


def _status_quo(written: CaseWritten, look: Lookup, report: Report) -> tuple[StatusQuo, ...]:
    form = written.status_quo
    if form is None:
        return ()
    if isinstance(form, dict):
        return tuple(_now(w, ("status_quo", day), day, look, report) for day, w in form.items())
    return (_now(form, ("status_quo",), None, look, report),)


def _now(w: str | list[str] | NowWritten, path: Path, day: str | None, look: Lookup, report: Report) -> StatusQuo:
    full = w if isinstance(w, NowWritten) else None
    state = w if isinstance(w, str) else (full.state or "" if full else "")
    listed = w if isinstance(w, list) else full.with_ if full else None
    graph = look.graph
    if look.hurt(path) or (not graph and look.has((), "moves")):
        pass
    elif graph and not state:
        first = next(iter(look.states), "s1")
        way = f"for example `{'state: ' if full else ''}{first}`"
        report.error("E510", look.place(path), "today without a state", "the id of a state", way)
    elif not graph and (state or listed is None):
        key = "with: " if full else ""
        few = f"`{key}[{next(iter(look.options), 'x')}]` or `{key}[]`"
        expected = "the list of the options that are yes"
        report.error("E510", look.place(path), "today without a list of options", expected, f"for example {few}")
    holds: tuple[str, ...] = ()
    if graph and state:
        look.id(state, look.states, (*path, "state") if full else path, "E301", "state")
    if not graph and listed is not None:
        holds = look.some_options(listed, (*path, "with") if full else path)
    basis = look.basis(full, path)
    return StatusQuo(look.when(day), frozenset(holds), state if graph else "", basis)


def _outcomes(written: CaseWritten, look: Lookup) -> dict[str, Outcome]:
    made = {}
    for id_, w in written.outcomes.items():
        path: Path = ("outcomes", id_)
        full = w if isinstance(w, OutcomeWritten) else None
        if full:
            when = look.expression(full.when, (*path, "when"))
        else:
            when = look.expression(str(w), path)
        label = full.label if full else ""
        made[id_] = Outcome(id_, label or id_, when, full.irreversible if full else False, look.basis(full, path))
    return made


def _scenarios(written: CaseWritten, look: Lookup, report: Report) -> dict[str, Scenario]:
    rule_ids, pledge_ids = look.declared("rules"), look.declared("pledges")
    made = {}
    for id_, w in written.scenarios.items():
        path: Path = ("scenarios", id_)
        yes, no = _held(w.with_, w.without, path, look, report)
        lifts = look.some(w.lifts, rule_ids, (*path, "lifts"), "E304", "rule")
        keeps = look.some(w.keeps, pledge_ids, (*path, "keeps"), "E304", "pledge")
        rules = read_rules(w.rules, (*path, "rules"), look, report)
        basis = look.basis(w, path)
        made[id_] = Scenario(id_, w.label or id_, yes, no, rules, frozenset(lifts), w.why, basis, keeps)
    return made


def _held(
    with_: list[str], without: list[str], path: Path, look: Lookup, report: Report
) -> tuple[frozenset[str], frozenset[str]]:
    yes, no = look.some_options(with_, (*path, "with")), look.some_options(without, (*path, "without"))
    for option in no:
        if option in yes:
            place = look.place((*path, "without", without.index(option)))
            report.error("E309", place, f"`{option}` is both in `with` and in `without`", "it in one of the two")
    return frozenset(yes), frozenset(no)


def _arrangements(written: CaseWritten, look: Lookup, report: Report) -> dict[str, Arrangement]:
    known = look.declared("arrangements")
    parents = {
        id_: w.variant_of
        for id_, w in written.arrangements.items()
        if w.variant_of and look.id(w.variant_of, known, ("arrangements", id_, "variant_of"), "E304", "arrangement")
    }

    def report_circle(id_: str, circle: str) -> None:
        place = look.place(("arrangements", id_, "variant_of"))
        way = "take `variant_of` out of one of them"
        report.error("E308", place, f"`{id_}` is a variant of itself: {circle}", "", way)

    made: dict[str, Arrangement] = {}
    for id_ in parents_first(tuple(written.arrangements), parents, report_circle):
        made[id_] = _arrangement(id_, written.arrangements[id_], made.get(parents.get(id_, "")), look, report)
    return {id_: made[id_] for id_ in written.arrangements if id_ in made}


def _arrangement(
    id_: str, w: ArrangementWritten, base: Arrangement | None, look: Lookup, report: Report
) -> Arrangement:
    path: Path = ("arrangements", id_)
    yes, no = _held(w.with_, w.without, path, look, report)
    require = look.expression(w.require, (*path, "require"))
    if base is not None:
        for here, listed, there, held in (
            ("with", w.with_, "without", base.held_no),
            ("without", w.without, "with", base.held_yes),
        ):
            for option in dict.fromkeys(listed):
                if option in held:
                    report.error(
                        "E309",
                        look.place((*path, here, listed.index(option))),
                        f"`{option}` is in `{here}`, but in `{there}` of `{base.id}`, of which `{id_}` is a variant",
                        "something that can be added to what the other says",
                        "make it an arrangement of its own, without `variant_of`",
                    )
        yes, no = yes | base.held_yes, no | base.held_no
        inherited = base.require.parts if isinstance(base.require, And) else (base.require,)
        parts = [part for part in (*inherited, require) if part != Constant(True)]
        require = And(tuple(parts)) if len(parts) > 1 else parts[0] if parts else Constant(True)
    return Arrangement(
        id=id_,
        name=w.name,
        held_yes=yes,
        held_no=no,
        require=require,
        variant_of=w.variant_of or "",
        attributes=dict(w.attributes),
        trigger=None if w.trigger is None else look.expression(w.trigger, (*path, "trigger")),
        status=w.status,
        basis=look.basis(w, path),
    )


def _scale(written: CaseWritten, look: Lookup, report: Report) -> dict[str, tuple[Decimal, Decimal]]:
    for word, (low, high) in written.likelihood_scale.items():
        if not 0 <= low <= high <= 1:
            found = f"the range [{low}, {high}] of `{word}`"
            report.error("E508", look.place(("likelihood_scale", word)), found, "0 <= low <= high <= 1")
    return dict(written.likelihood_scale)
