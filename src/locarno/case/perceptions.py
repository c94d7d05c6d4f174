"""Hypergames as meant: which reading each actor takes to be the case (L36)."""

from collections.abc import Mapping
from dataclasses import replace

from .basis import Basis
from .beliefs import COMMON
from .lookup import Lookup, Names, Path
from .nouns import Perceptions, Seen
from .wording import Report
from .written import ActorWritten, CaseWritten, HypergameWritten, SeenWritten


def read_hypergames(written: CaseWritten, look: Lookup, reading_ids: Names, report: Report) -> dict[str, Perceptions]:
    """The hypergames of a case; a case without readings has `common` alone to be seen."""
    readings = reading_ids if reading_ids or not reading_ids.sure else Names((COMMON,))
    return {id_: _hypergame(id_, w, written, look, readings, report) for id_, w in written.hypergames.items()}


def _hypergame(
    id_: str, w: HypergameWritten, written: CaseWritten, look: Lookup, readings: Names, report: Report
) -> Perceptions:
    path: Path = ("hypergames", id_)
    for key, named in (("reading", w.reading), ("truth", w.truth)):
        if named:
            look.id(named, readings, (*path, key), "E304", "reading")
    basis = look.basis(w, path)
    seen = {
        actor: _seen(actor, one, basis, (*path, "sees", actor), look, readings)
        for actor, one in w.sees.items()
        if _may_see(actor, (*path, "sees", actor), written.actors, look, report)
    }
    lacking = [
        actor
        for actor, one in written.actors.items()
        if not look.has((*path, "sees"), actor) and not (isinstance(one, ActorWritten) and one.nature)
    ]
    by_default = w.reading or w.truth or len(readings) < 2 or not readings.sure
    if lacking and not by_default and not look.hurt(path):
        report.error(
            "E209",
            look.entry(path),
            f"`{id_}` does not say what {' and '.join(f'`{one}`' for one in lacking)} see{'s' * (len(lacking) == 1)}",
            "a reading for each actor that is not Nature",
            f"say in `reading` what all see whom `sees` does not name: {', '.join(f'`{one}`' for one in readings)}",
        )
    return Perceptions(id_, w.label, seen, w.reading or "", w.truth or "", basis)


def _may_see(actor: str, path: Path, actors: Mapping[str, str | ActorWritten], look: Lookup, report: Report) -> bool:
    if not look.id(actor, look.actors, path, "E302", "actor"):
        return False
    written = actors.get(actor)
    if isinstance(written, ActorWritten) and written.nature:
        found = f"a game for `{actor}`, which is Nature"
        report.error("E505", look.entry(path), found, "", "take it out, or take `nature` out")
        return False
    return True


def _seen(actor: str, one: str | SeenWritten, shared: Basis, path: Path, look: Lookup, readings: Names) -> Seen:
    if isinstance(one, str):
        look.id(one, readings, path, "E304", "reading")
        return Seen(actor, one, (), replace(shared, place=look.entry(path)))
    look.id(one.reading, readings, (*path, "reading"), "E304", "reading")
    known = look.declared("scenarios")
    scenarios = look.some(one.scenarios, known, (*path, "scenarios"), "E304", "scenario")
    return Seen(actor, one.reading, scenarios, look.basis(one, path))
