"""Arrangements by readings and actors: who needs to move and is worse off, who leaves, who is won."""

from ...answers.vetoes import Veto, Vetoes
from ...case.nouns import Case
from ..words import RUNGS
from .cells import cell, matrix_of
from .style import FALLS, LEANS, NOTHING, PARTLY, STANDS, Spec, figure

_COLOURS = {
    "keeps it out and would": FALLS,
    "would leave it": LEANS,
    "could keep it out, and would not": PARTLY,
    "better off in it, no veto": STANDS,
    "no veto": NOTHING,
}
_CELL = 64


def vetoes_figure(found: Vetoes, case: Case) -> Spec:
    """A cell for each actor under each arrangement and reading."""
    values: list[Spec] = []
    for one in found:
        name = f"{one.arrangement} under {one.reading} ({RUNGS[one.rung].word})"
        values += [cell(name, will.actor, _what(one, will.actor), _sign(one, will.actor)) for will in one.wills]
    body = matrix_of(values, list(case.actors), _COLOURS, _CELL, key_columns=2)
    lines = [f"{id_} {case.arrangements[id_].name}"[:100] for id_ in found.arrangements]
    how = "out: keeps it out; leaves: would leave it; both; could: could keep it out and would not; better: off in it."
    asked = f"Asked for: {RUNGS[found.wanted].by}."
    return figure("Who can block it, and would?", body, [*lines, how, asked])


def _what(one: Veto, actor: str) -> str:
    will = next(will for will in one.wills if will.actor == actor)
    if any(actor in sets.actors for sets in one.keep_out):
        return "keeps it out and would"
    if will.leaves is not None:
        return "would leave it"
    if any(actor in sets.actors for sets in one.blocking):
        return "could keep it out, and would not"
    return "better off in it, no veto" if will.better == "every" else "no veto"


def _sign(one: Veto, actor: str) -> str:
    out = any(actor in sets.actors for sets in one.keep_out)
    leaves = actor in one.leavers
    if out or leaves:
        return "both" if out and leaves else "out" if out else "leaves"
    return {"could keep it out, and would not": "could", "better off in it, no veto": "better"}.get(
        _what(one, actor), ""
    )
