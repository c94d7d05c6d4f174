"""Entries of a case as meant, as trees to be written as YAML; what is not said in the case is not said there."""

from collections.abc import Mapping
from decimal import Decimal

from ..case.basis import Basis, When
from ..case.expressions import Expression, write
from ..case.nouns import Actor, Arrangement, Case, Fact, Likelihood, Option, Outcome, Source, Statement
from ..case.play_figures import DISCOUNT, PRECISION, RATE
from ..case.play_nouns import Figure, Mark, Play
from ..case.pledge_nouns import Amount, Pledge
from .case_yaml import Tree


def basis_tree(basis: Basis) -> dict[str, Tree]:
    """What an entry rests on; without dates, for it is written for a day, and without saying what is assumed anyway."""
    made: dict[str, Tree] = {"refs": list(basis.refs)} if basis.refs else {}
    if basis.definition:
        made["definition"] = "true"
    elif basis.assumed and basis.refs:
        made["assumed"] = "true"
    if basis.note:
        made["note"] = basis.note
    return made


def _said(entry: Mapping[str, Tree]) -> dict[str, Tree]:
    """The entry without what is empty."""
    return {key: value for key, value in entry.items() if value not in ("", [], {})}


def _when(when: When | None) -> str:
    return when.text if when else ""


def _number(value: Decimal) -> str:
    return format(value, "f")


def _amount(value: Amount) -> Tree:
    if isinstance(value, tuple):
        return [_number(value[0]), _number(value[1])]
    return value if isinstance(value, str) else _number(value)


def sources_tree(sources: Mapping[str, Source]) -> dict[str, Tree]:
    """The section `sources`."""
    return {
        id_: {"title": one.title}
        | _said(
            {
                "author": one.author,
                "date": _when(one.dated),
                "date_basis": one.date_basis,
                "document": one.document,
                "address": one.addresses[0] if len(one.addresses) == 1 else list(one.addresses),
                "kind": one.kind,
                "paragraphs": {str(number): mark for number, mark in one.paragraphs.items()},
                "note": one.note,
            }
        )
        for id_, one in sources.items()
    }


def facts_tree(facts: Mapping[str, Fact]) -> dict[str, Tree]:
    """The section `facts`; a fact without source or address is assumed."""
    return {id_: _fact(one) for id_, one in facts.items()}


def _fact(one: Fact) -> dict[str, Tree]:
    said = _said(
        {
            "source": one.source,
            "place": one.place,
            "addresses": list(one.addresses),
            "kind": one.kinds[0] if len(one.kinds) == 1 else list(one.kinds),
            "voice": one.voice,
            "basis": one.basis,
            "date": _when(one.dated),
            "own_figures": list(one.own_figures),
            "note": one.note,
        }
    )
    if not one.source and not one.addresses:
        said["assumed"] = "true"
    return {"text": one.text} | said


def actor_tree(one: Actor) -> Tree:
    """An entry of `actors`."""
    more = ({"nature": "true"} if one.nature else {}) | basis_tree(one.basis)
    return {"name": one.name} | more if more else one.name


def option_tree(one: Option) -> Tree:
    """An entry of `options`."""
    owner: dict[str, Tree] = {"owner": one.owners[0]} if len(one.owners) == 1 else {"owners": list(one.owners)}
    return owner | _said({"label": one.label}) | basis_tree(one.basis)


def outcome_tree(one: Outcome, when: Expression) -> Tree:
    """An entry of `outcomes`, true where `when` is."""
    made: dict[str, Tree] = {"when": write(when)}
    if one.label != one.id:
        made["label"] = one.label
    return made | ({"irreversible": "true"} if one.irreversible else {}) | basis_tree(one.basis)


def arrangement_tree(case: Case, one: Arrangement, require: Expression) -> Tree:
    """An entry of `arrangements`; what it varies is said in it, so it stands on its own."""
    order = list(case.options)
    return (
        {"name": one.name}
        | _said(
            {
                "with": [id_ for id_ in order if id_ in one.held_yes],
                "without": [id_ for id_ in order if id_ in one.held_no],
                "require": "" if write(require) == "true" else write(require),
                "attributes": {key: _amount(value) for key, value in one.attributes.items()},
                "trigger": "" if one.trigger is None else write(one.trigger),
                "status": one.status,
            }
        )
        | basis_tree(one.basis)
    )


def pledge_tree(one: Pledge) -> Tree:
    """An entry of `pledges`, made in whatever reading."""
    return (
        {"by": list(one.by), "kind": one.kind, "binding": one.binding, "text": one.text}
        | _said(
            {
                "delivers": list(one.delivers),
                "blocks": list(one.blocks),
                "asks": list(one.asks),
                "triggered": dict(one.triggered),
                "trigger": "" if one.trigger is None else write(one.trigger),
                "states": list(one.states),
                "effects": list(one.effects),
                "contributes": {key: _amount(value) for key, value in one.contributes.items()},
                "if": "" if one.condition is None else write(one.condition),
            }
        )
        | basis_tree(one.basis)
    )


def likelihood_tree(one: Likelihood) -> Tree:
    """An entry of `likelihoods`."""
    made: dict[str, Tree] = {"event": one.event, "likelihood": one.likelihood}
    return made | ({} if one.statement is None else {"statement": write(one.statement)}) | basis_tree(one.basis)


def statement_tree(one: Statement, expression: Expression, weight: Decimal | None = None) -> Tree:
    """A statement, true where `expression` is; with a weight if it has one."""
    made: dict[str, Tree] = {"statement": write(expression)}
    if weight is not None:
        made["weight"] = _number(weight)
    if one.strong:
        made["strong"] = "true"
    carried = basis_tree(one.basis)
    plain = weight is None and not one.strong and not carried
    return made["statement"] if plain else made | carried


def scale_tree(scale: Mapping[str, tuple[Decimal, Decimal]]) -> dict[str, Tree]:
    """The section `likelihood_scale`."""
    return {word: [_number(low), _number(high)] for word, (low, high) in scale.items()}


def play_tree(play: Play) -> dict[str, Tree]:
    """The section `play`, without chances and events; what is as it is by default is not said."""
    made: dict[str, Tree] = {}
    for key, figure, usual in (("discount", play.discount, DISCOUNT), ("precision", play.precision, PRECISION)):
        if figure != usual:
            made[key] = _figure(figure, "value")
    rates = list(play.rates.values())
    shared = max(rates, key=lambda rate: (rates.count(rate), rate == RATE), default=RATE)
    if shared != RATE:
        made["rate"] = _figure(shared, "value")
    others: dict[str, Tree] = {actor: _figure(rate, "rate") for actor, rate in play.rates.items() if rate != shared}
    marks: dict[str, Tree] = {id_: _mark(one) for id_, one in play.marks.items()}
    return made | _said({"rates": others, "marks": marks})


def _mark(one: Mark) -> Tree:
    label = {} if one.label == one.id else {"label": one.label}
    return {"value": _number(one.value)} | label | basis_tree(one.basis)


def _figure(figure: Figure, key: str) -> Tree:
    bounds = [_number(figure.low), _number(figure.high)]
    number: Tree = bounds[0] if figure.low == figure.high else bounds
    carried = basis_tree(figure.basis)
    return {key: number} | carried if carried else number
