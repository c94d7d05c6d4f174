"""Pledges, lines of defence and forces as meant (L27, L38, L39)."""

import re
from collections.abc import Mapping
from decimal import Decimal

from .expressions import And, AtLeast, Constant, Expression, Iff, Implies, Name, Not, Or
from .lookup import Lookup, Names, Path
from .nouns import Option
from .pledge_nouns import Amount, Army, Binding, Defence, Forces, Front, Line, Pledge, Pool, Range, Rotation
from .wording import Report
from .written_pledges import DefenceWritten, ForcesWritten, PledgeWritten

_ONE = Decimal(1)
_COUNTED = re.compile(r"[~<>≈+-]?\s*\d")


def read_pledges(
    written: Mapping[str, PledgeWritten],
    options: Mapping[str, Option],
    look: Lookup,
    reading_ids: Names,
    report: Report,
) -> dict[str, Pledge]:
    """The section `pledges`; `options` are those of the case."""
    made = {}
    for id_, w in written.items():
        path: Path = ("pledges", id_)
        pledge = Pledge(
            id=id_,
            by=look.some_actors(w.by, (*path, "by")),
            kind=w.kind,
            binding=w.binding,
            text=w.text,
            delivers=look.some_options(w.delivers, (*path, "delivers")),
            blocks=look.some_options(w.blocks, (*path, "blocks")),
            asks=look.some_options(w.asks, (*path, "asks")),
            triggered=_triggered(w, path, look),
            trigger=None if w.trigger is None else look.expression(w.trigger, (*path, "trigger")),
            states=tuple(w.states),
            effects=tuple(w.effects),
            contributes=_amounts(w.contributes, (*path, "contributes"), look, report),
            condition=None if w.if_ is None else look.expression(w.if_, (*path, "if")),
            readings=look.some(w.readings, reading_ids, (*path, "readings"), "E304", "reading"),
            basis=look.basis(w, path),
        )
        if any(name.isdecimal() for name in pledge.states):
            report.error(
                "E203",
                look.place((*path, "states")),
                "a number for `states`",
                "the names of the states that the pledge speaks of",
                "how many they are stands under `contributes`, as in `contributes: {states: 26}`",
            )
        _check_sense(pledge, options, look, report)
        made[id_] = pledge
    return made


def _triggered(w: PledgeWritten, path: Path, look: Lookup) -> dict[str, Binding]:
    known = look.options
    return {o: b for o, b in w.triggered.items() if look.id(o, known, (*path, "triggered", o), "E301", "option")}


def _amounts(written: Mapping[str, Amount], path: Path, look: Lookup, report: Report) -> dict[str, Amount]:
    for key, amount in written.items():
        here: Path = (*path, key)
        if isinstance(amount, str) and _COUNTED.match(amount):
            report.error(
                "E514",
                look.place(here),
                f"`{key}` of `{amount}`",
                "a number, a range `[low, high]`, or a word where no number was said",
                "what has one name is added up: put the unit into the name, as in `brigades: 5`",
            )
        elif not isinstance(amount, str):
            _range(amount, f"`{key}`", here, look, report, "E514")
    return dict(written)


def _check_sense(pledge: Pledge, options: Mapping[str, Option], look: Lookup, report: Report) -> None:
    path: Path = ("pledges", pledge.id)
    condition = pledge.condition
    for option in pledge.delivers:
        if condition is not None and _certain(condition, {option: False}) is False:
            report.warn(
                "W606",
                look.place((*path, "if")),
                f"`{pledge.id}` delivers `{option}` only where `{option}` is yes already: it waits for itself",
                "a condition that can come true before the pledge is kept",
                f"take `{option}` out of `if`, or out of `delivers`",
            )
    for key, named in (("delivers", pledge.delivers), ("blocks", pledge.blocks), ("triggered", pledge.triggered)):
        for number, option in enumerate(named):
            owners = options[option].owners if option in options else ()
            if owners and pledge.by and not set(owners) & set(pledge.by):
                deciding = _listed(owners)
                report.warn(
                    "W607",
                    look.place((*path, key, option if key == "triggered" else number)),
                    f"`{option}` is for {deciding} to decide, and `{pledge.id}` is by {_listed(pledge.by)}",
                    "an option of somebody named under `by`",
                    "what others are asked to do stands under `asks`, what lies outside the options under `effects`",
                )


def _listed(ids: tuple[str, ...]) -> str:
    return " and ".join(f"`{one}`" for one in ids)


def _certain(one: Expression, known: Mapping[str, bool]) -> bool | None:
    """What an expression is whatever the options that are not known are; None if that depends, or is not seen."""
    match one:
        case Constant():
            return one.value
        case Name():
            return known.get(one.id)
        case Not():
            part = _certain(one.part, known)
            return None if part is None else not part
        case And():
            return _counted([_certain(part, known) for part in one.parts], len(one.parts))
        case Or():
            return _counted([_certain(part, known) for part in one.parts], 1)
        case AtLeast():
            return _counted([_certain(part, known) for part in one.parts], one.count)
        case Implies():
            return _certain(Or((Not(one.condition), one.consequence)), known)
        case Iff():
            left, right = _certain(one.left, known), _certain(one.right, known)
            return None if left is None or right is None else left == right


def _counted(parts: list[bool | None], least: int) -> bool | None:
    if parts.count(True) >= least:
        return True
    return False if len(parts) - parts.count(False) < least else None


def read_defence(written: DefenceWritten | None, look: Lookup) -> Defence | None:
    """The section `defence`."""
    if written is None:
        return None
    attack = look.some_options(written.attack, ("defence", "attack"))
    lines = {}
    for id_, w in written.lines.items():
        path: Path = ("defence", "lines", id_)
        stands = look.expression(w.stands, (*path, "stands"))
        answers = look.some_options(w.answers, (*path, "answers"))
        lines[id_] = Line(id_, w.label or id_, stands, answers, look.basis(w, path))
    return Defence(attack, lines)


def read_forces(written: ForcesWritten | None, look: Lookup, report: Report) -> Forces:
    """The section `forces`."""
    if written is None:
        return Forces({}, {}, {}, {})
    base: Path = ("forces",)
    armies = {
        id_: Army(id_, w.label or id_, _positive(w.soldiers, id_, (*base, "armies", id_, "soldiers"), look, report),
                  look.basis(w, (*base, "armies", id_)))
        for id_, w in written.armies.items()
    }  # fmt: skip
    fronts = {
        id_: Front(id_, w.label or id_, _positive(w.km, id_, (*base, "fronts", id_, "km"), look, report),
                   look.basis(w, (*base, "fronts", id_)))
        for id_, w in written.fronts.items()
    }  # fmt: skip
    return Forces(armies, fronts, _pools(written, look, report), _rotations(written, look, report))


def _pools(written: ForcesWritten, look: Lookup, report: Report) -> dict[str, Pool]:
    made = {}
    for id_, w in written.pools.items():
        path: Path = ("forces", "pools", id_)
        if w.of is not None:
            look.id(w.of, look.actors, (*path, "of"), "E302", "actor")
        if w.usable is not None and not 0 < w.usable <= 1:
            found = f"`{id_}`: a usable share of {w.usable}"
            report.error("E515", look.place((*path, "usable")), found, "above 0 and at most 1, such as 0.6")
        if w.lead is not None and w.lead < 0:
            found = f"`{id_}`: a lead of {w.lead} months"
            report.error("E515", look.place((*path, "lead")), found, "0 months or more")
        made[id_] = Pool(
            id=id_,
            state=w.state,
            actor=w.of or "",
            soldiers=_range(w.soldiers, f"`{id_}`", (*path, "soldiers"), look, report),
            counting=w.counting,
            counts=w.counts,
            usable=_ONE if w.usable is None else w.usable,
            lead=Decimal(0) if w.lead is None else w.lead,
            basis=look.basis(w, path),
        )
    return made


def _rotations(written: ForcesWritten, look: Lookup, report: Report) -> dict[str, Rotation]:
    made = {}
    for id_, w in written.rotations.items():
        path: Path = ("forces", "rotations", id_)
        if w.cycle < 1:
            found = f"`{id_}`: {w.cycle} soldiers in the cycle for one on duty"
            report.error("E515", look.place((*path, "cycle")), found, "1 or more: 3 means 3:1")
        if w.tour is not None and w.tour <= 0:
            found = f"`{id_}`: a tour of {w.tour} months"
            report.error("E515", look.place((*path, "tour")), found, "more than 0 months")
        made[id_] = Rotation(id_, w.label or id_, w.cycle, w.tour, look.basis(w, path))
    return made


def _range(
    amount: Decimal | tuple[Decimal, Decimal], what: str, path: Path, look: Lookup, report: Report, code: str = "E515"
) -> Range:
    low, high = amount if isinstance(amount, tuple) else (amount, amount)
    if low < 0:
        report.error(code, look.place(path), f"{what}: {low} is below zero", "0 or more")
    elif low > high:
        report.error(code, look.place(path), f"{what}: [{low}, {high}]", "the lower bound first")
    return low, high


def _positive(amount: Decimal | tuple[Decimal, Decimal], id_: str, path: Path, look: Lookup, report: Report) -> Range:
    low, high = _range(amount, f"`{id_}`", path, look, report)
    if low == 0:
        report.error("E515", look.place(path), f"`{id_}`: 0", "more than 0")
    return low, high
