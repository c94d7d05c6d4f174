"""The case as meant, as a person reads it."""

from collections.abc import Callable, Iterable

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from ..case.basis import Basis
from ..case.expressions import Constant, write
from ..case.nouns import EVEN, Barred, Case, Impossible, Irreversible, Prioritised, Ranked, Rule, Statement, Weighted
from ..case.playing import is_plain
from .case_play_text import chance_rows, figure_rows
from .words import count_words, range_words


def _basis(basis: Basis) -> str:
    words = [" ".join(basis.refs)] if basis.refs else []
    words += ["assumed"] if basis.assumed else []
    words += ["definition"] if basis.definition else []
    words += [f"from {basis.since}"] if basis.since else []
    words += [f"until {basis.withdrawn}"] if basis.withdrawn else []
    return ", ".join(words)


def _table(title: str, heads: Iterable[str], rows: Iterable[Iterable[str]]) -> Table:
    table = Table(box=SIMPLE_HEAD, title=title, title_justify="left", title_style="bold", pad_edge=False)
    for number, head in enumerate(heads):
        table.add_column(head, style="bold" if number == 0 else "", overflow="fold", no_wrap=number == 0)
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    return table


def _rule(rule: Rule) -> str:
    match rule:
        case Impossible():
            return f"impossible: {write(rule.when)}"
        case Irreversible():
            return f"irreversible: {'' if rule.value else 'not '}{rule.option}"
        case Barred():
            change = " ".join([*("+" + o for o in sorted(rule.raises)), *("-" + o for o in sorted(rule.drops))])
            who = f" by {rule.actor}" if rule.actor else ""
            start = "" if rule.start == Constant(True) else f" from {write(rule.start)}"
            end = "" if rule.end == Constant(True) else f" to {write(rule.end)}"
            return f"barred: {change or 'any change'}{who}{start}{end}"


def case_head(case: Case) -> RenderableType:
    """What the case is called and about, and how much of what is in it."""
    text = Text(case.title, style="bold").append(f"  ({case.id}, {case.form} form)\n", style="not bold")
    if case.summary:
        text.append(case.summary + "\n", style="not bold italic")
    if case.as_of:
        text.append(f"as of {case.as_of}\n", style="not bold")
    play = next(iter(case.readings.values())).play
    sizes = {
        "actors": case.actors,
        "options": case.options,
        "states": case.states,
        "rules": case.rules,
        "outcomes": case.outcomes,
        "scenarios": case.scenarios,
        "pledges": case.pledges,
        "arrangements": case.arrangements,
        "chances": play.chances,
        "events": play.events,
        "readings": case.readings,
        "hypergames": case.hypergames,
        "facts": case.facts,
        "sources": case.sources,
    }
    counted = (count_words(len(held), name[:-1], name) for name, held in sizes.items() if held)
    text.append(", ".join(counted), style="not bold")
    return text


def _actors(case: Case) -> RenderableType:
    owned = {id_: [o.id for o in case.options.values() if id_ in o.owners] for id_ in case.actors}
    rows = ([a.id, a.name + (" (Nature)" if a.nature else ""), " ".join(owned[a.id])] for a in case.actors.values())
    return _table("actors", ["id", "name", "options"], rows)


def _options(case: Case) -> RenderableType:
    rows = ([o.id, " and ".join(o.owners), o.label, _basis(o.basis)] for o in case.options.values())
    return _table("options", ["id", "owner", "label", "rests on"], rows)


def _states(case: Case) -> RenderableType:
    moves = {
        id_: "; ".join(f"{a} to {' '.join(m[id_])}" for a, m in case.moves.items() if m.get(id_)) for id_ in case.states
    }
    rows = ([s.id, s.label, " ".join(sorted(s.holds)), moves[s.id]] for s in case.states.values())
    return _table("states and moves", ["id", "label", "with", "moves"], rows)


def _rules(case: Case) -> RenderableType:
    rows = ([r.id, _rule(r), r.why, _basis(r.basis)] for r in case.rules.values())
    return _table("rules", ["id", "rule", "why", "rests on"], rows)


def _today(case: Case) -> RenderableType:
    rows = (
        [
            str(now.since or "always"),
            now.state or " ".join(o for o in case.options if o in now.holds),
            _basis(now.basis),
        ]
        for now in case.status_quo
    )
    return _table("today, by date", ["since", "state", "rests on"], rows)


def _outcomes(case: Case) -> RenderableType:
    rows = (
        [o.id, write(o.when), o.label + (" (irreversible)" if o.irreversible else ""), _basis(o.basis)]
        for o in case.outcomes.values()
    )
    return _table("outcomes, first match counts", ["id", "when", "label", "rests on"], rows)


def _scenarios(case: Case) -> RenderableType:
    rows = []
    for one in case.scenarios.values():
        parts = ["+" + o for o in sorted(one.held_yes)] + ["-" + o for o in sorted(one.held_no)]
        parts += [_rule(rule) for rule in one.rules] + [f"lifts {rule}" for rule in sorted(one.lifts)]
        parts += [f"keeps {pledge}" for pledge in one.keeps]
        rows.append([one.id, " ".join(parts), one.why or one.label, _basis(one.basis)])
    return _table("scenarios", ["id", "what", "why", "rests on"], rows)


def _pledges(case: Case) -> RenderableType:
    rows = []
    for p in case.pledges.values():
        gives = ["+" + o for o in p.delivers] + ["no " + o for o in p.blocks] + [f"asks {o}" for o in p.asks]
        condition = "" if p.condition is None else f" if {write(p.condition)}"
        when = str(p.basis.since or "")
        rows.append([p.id, " ".join(p.by), f"{p.binding} {p.kind}", p.text, " ".join(gives) + condition, when])
    return _table("pledges", ["id", "by", "kind", "text", "gives", "date"], rows)


def _defence(case: Case) -> RenderableType:
    if case.defence is None:
        return Group()
    rows = [["attack", "", " ".join("+" + o for o in case.defence.attack), ""]]
    rows += [
        [one.id, one.label, f"stands: {write(one.stands)}" + "".join(f" +{o}" for o in one.answers), _basis(one.basis)]
        for one in case.defence.lines.values()
    ]
    return _table("lines of defence, the first is met first", ["id", "label", "what", "rests on"], rows)


def _forces(case: Case) -> RenderableType:
    forces = case.forces
    rows = [["army", a.id, f"{range_words(a.soldiers)} soldiers", _basis(a.basis)] for a in forces.armies.values()]
    rows += [["front", f.id, f"{range_words(f.km)} km", _basis(f.basis)] for f in forces.fronts.values()]
    rows += [
        ["pool", p.id, f"{p.state}: {range_words(p.soldiers)} {p.counts}".strip(), _basis(p.basis)]
        for p in forces.pools.values()
    ]
    rows += [
        ["rotation", r.id, f"{r.cycle}:1" + (f", tours of {r.tour} months" if r.tour else ""), _basis(r.basis)]
        for r in forces.rotations.values()
    ]
    return _table("forces", ["what", "id", "how much", "rests on"], rows)


def _play(case: Case) -> RenderableType:
    what = [[name, words, label, _basis(basis)] for name, words, label, basis in chance_rows(case)]
    heads = ["id", "what", "label", "rests on"]
    parts = [_table("play over time: what is left to chance", heads, what)] if what else []
    figures = [[name, who, words, _basis(figure.basis)] for name, who, words, figure in figure_rows(case)]
    heads = ["id", "readings", "how much", "rests on"]
    return Group(*parts, _table("play over time: the figures in force", heads, figures))


def _arrangements(case: Case) -> RenderableType:
    rows = []
    for one in case.arrangements.values():
        parts = ["+" + o for o in case.options if o in one.held_yes] + [
            "-" + o for o in case.options if o in one.held_no
        ]
        if one.require != Constant(True):
            parts.append(write(one.require))
        base = f" (variant of {one.variant_of})" if one.variant_of else ""
        rows.append([one.id, one.name + base, " ".join(parts), _basis(one.basis)])
    return _table("arrangements", ["id", "name", "states", "rests on"], rows)


def _readings(case: Case) -> RenderableType:
    parts: list[RenderableType] = []
    for reading in case.readings.values():
        rows: list[list[str]] = []
        for preference in reading.preferences.values():
            origin = "" if preference.origin == reading.id else f" (from {preference.origin})"
            rows += [
                [preference.actor + origin if not n else "", *row] for n, row in enumerate(_order(preference.order))
            ]
        for rule in reading.rules:
            rows.append(["rule " + rule.id, _rule(rule), _basis(rule.basis)])
        for supposed in reading.scenarios:
            rows.append(["takes scenario", supposed.scenario, _basis(supposed.basis)])
        for item in reading.likelihoods:
            rows.append([item.likelihood, item.event, _basis(item.basis)])
        title = f"{reading.id} {reading.name if reading.name != reading.id else ''}  {reading.gist}"
        parts.append(_table(title, ["actor", "wants, most important first", "rests on"], rows))
    return Group(*parts)


def _hypergames(case: Case) -> RenderableType:
    rows: list[list[str]] = []
    for one in case.hypergames.values():
        rows.append([one.id, "", one.reading and f"all others see {one.reading}", one.label, _basis(one.basis)])
        if one.truth:
            rows.append(["", "", f"each wants as in {one.truth}", "", ""])
        rows += [["", s.actor, " + ".join((s.reading, *s.scenarios)), "", _basis(s.basis)] for s in one.sees.values()]
    return _table("hypergames: who sees what", ["id", "actor", "sees", "label", "rests on"], rows)


def _order(order: Prioritised | Weighted | Ranked) -> list[list[str]]:
    match order:
        case Prioritised(statements):
            rows = [[f"{n} {s.text}{_mark(s)}", _basis(s.basis)] for n, s in enumerate(statements, 1)]
            rows = rows or [["indifferent", ""]]
            return rows + ([[f"enough: {order.enough:f} surer", ""]] if order.enough is not None else [])
        case Weighted(statements, weights):
            rows = [[f"{w:+} {s.text}", _basis(s.basis)] for s, w in zip(statements, weights, strict=True)]
            marks = (("strong", order.strong_gap), ("enough", order.enough))
            return rows + [[f"{name}: {number:f} more", ""] for name, number in marks if number is not None]
        case Ranked():
            return [[_ranking(order), _basis(order.basis)]]


def _mark(one: Statement) -> str:
    if one.unknown:
        return "  (unknown)" if one.likely == EVEN else f"  (unknown, {one.likely:f} likely)"
    return "  (strong)" * one.strong


def _ranking(order: Ranked) -> str:
    """A ranking, best first: `>` and `>>` between groups, `~` between ties, `?` between what is unknown."""
    words = []
    for place, group in enumerate(order.groups):
        if place:
            doubt = any(first < place < end for first, end in order.unknown)
            words.append("?" if doubt else ">>" if place in order.strong else ">")
        words.append(" ~ ".join(group))
    return " ".join(words)


def _facts(case: Case) -> RenderableType:
    rows = ([f.id, f"{f.source} {f.place}".strip() or "; ".join(f.addresses), f.text] for f in case.facts.values())
    return _table("facts", ["id", "from", "text"], rows)


def _sources(case: Case) -> RenderableType:
    rows = ([s.id, s.title, s.author, str(s.dated or ""), " ".join(s.addresses)] for s in case.sources.values())
    return _table("sources", ["id", "title", "author", "date", "address"], rows)


SECTIONS: dict[str, Callable[[Case], RenderableType]] = {
    "actors": _actors,
    "options": _options,
    "states": _states,
    "rules": _rules,
    "today": _today,
    "outcomes": _outcomes,
    "scenarios": _scenarios,
    "pledges": _pledges,
    "defence": _defence,
    "forces": _forces,
    "play": _play,
    "arrangements": _arrangements,
    "readings": _readings,
    "hypergames": _hypergames,
    "facts": _facts,
    "sources": _sources,
}
_SHORT = ("facts", "sources")


def case_tables(case: Case, sections: Iterable[str]) -> RenderableType:
    """The sections asked for; without any, all but facts and sources."""
    chosen = list(sections) or [name for name in SECTIONS if name not in _SHORT]
    empty = {
        "options": not case.options,
        "states": not case.states,
        "rules": not case.rules,
        "today": not case.status_quo,
        "outcomes": not case.outcomes,
        "scenarios": not case.scenarios,
        "pledges": not case.pledges,
        "defence": case.defence is None,
        "forces": case.forces.empty,
        "play": all(is_plain(one.play) for one in case.readings.values()),
        "arrangements": not case.arrangements,
        "hypergames": not case.hypergames,
    }
    return Group(case_head(case), *(SECTIONS[name](case) for name in chosen if not empty.get(name)))
