"""Rules as meant: what cannot occur, be taken back, or be done (L21)."""

from collections.abc import Mapping, Sequence

from .basis import Basis
from .expressions import Constant, Name, Not
from .lookup import Lookup, Path
from .nouns import Barred, Impossible, Irreversible, Rule
from .wording import Report
from .written import BarredWritten, RuleWritten

_KINDS = ("impossible", "irreversible", "barred")


def read_rules(written: Mapping[str, RuleWritten | str], path: Path, look: Lookup, report: Report) -> tuple[Rule, ...]:
    """The rules of one section; what is wrong goes into `report`, and a rule that is wrong is left out."""
    made = []
    for id_, w in written.items():
        rule = _rule(id_, w, (*path, id_), look, report)
        if rule is not None:
            made.append(rule)
    return tuple(made)


def _rule(id_: str, w: RuleWritten | str, path: Path, look: Lookup, report: Report) -> Rule | None:
    if isinstance(w, str):
        return Impossible(id_, look.expression(w, path), "", "", look.basis(None, path))
    given = [kind for kind in _KINDS if look.has(path, kind)]
    if not given and look.hurt(path):
        return None
    if len(given) != 1:
        kinds = " and ".join(f"`{kind}`" for kind in given)
        report.error(
            "E209",
            look.place(path),
            f"rule `{id_}` has {kinds or 'none of the three kinds'}",
            "exactly one of `impossible`, `irreversible`, `barred`",
            "make it two rules" if given else "",
        )
        return None
    likelihood = w.likelihood or ""
    if likelihood:
        look.id(likelihood, look.declared("likelihood_scale"), (*path, "likelihood"), "E304", "likelihood")
    basis = look.basis(w, path)
    if w.impossible is not None:
        return Impossible(id_, look.expression(w.impossible, (*path, "impossible")), w.why, likelihood, basis)
    if w.irreversible is not None:
        return _irreversible(id_, w, likelihood, basis, path, look, report)
    if w.barred is not None:
        return _barred(id_, w, likelihood, basis, path, look, report)
    return None


def _irreversible(
    id_: str, w: RuleWritten, likelihood: str, basis: Basis, path: Path, look: Lookup, report: Report
) -> Rule | None:
    here = (*path, "irreversible")
    if look.graph:
        report.error("E510", look.entry(here), "`irreversible` in a graph form", "", "leave the move out of `moves`")
        return None
    match look.expression(w.irreversible, here):
        case Name(option):
            return Irreversible(id_, option, True, w.why, likelihood, basis)
        case Not(Name(option)):
            return Irreversible(id_, option, False, w.why, likelihood, basis)
        case Constant() if (w.irreversible or "").strip() not in ("true", "false"):
            return None  # it is no expression, or names what is not known, and that has been told
    report.error("E209", look.place(here), f"`{w.irreversible}`", "one option, or `not` and one option")
    return None


def _barred(
    id_: str, w: RuleWritten, likelihood: str, basis: Basis, path: Path, look: Lookup, report: Report
) -> Rule | None:
    here: Path = (*path, "barred")
    full = w.barred if isinstance(w.barred, BarredWritten) else None
    listed = full.change if full else [w.barred] if isinstance(w.barred, str) else w.barred
    raises: set[str] = set()
    drops: set[str] = set()
    change_path = (*here, "change") if full else here
    if look.graph and listed:
        report.error("E510", look.place(change_path), "changes of options in a graph form", "`from` and `to`")
        return None
    for option, up in read_changes(listed if isinstance(listed, list) else [], change_path, look, report):
        (raises if up else drops).add(option)
    if full and full.actor is not None:
        look.id(full.actor, look.actors, (*here, "actor"), "E302", "actor")
    if not (listed or (full and (full.actor or full.from_ or full.to)) or look.hurt(here)):
        report.error("E209", look.place(here), "`barred` says nothing", "some of `change`, `actor`, `from`, `to`")
    return Barred(
        id_,
        frozenset(raises),
        frozenset(drops),
        (full.actor or "") if full else "",
        look.expression(full.from_ if full else None, (*here, "from")),
        look.expression(full.to if full else None, (*here, "to")),
        w.why,
        likelihood,
        basis,
    )


def read_changes(written: Sequence[str], path: Path, look: Lookup, report: Report) -> list[tuple[str, bool]]:
    """Changes such as `+x` and `-y` at the path, in their order: the option, and whether it is raised."""
    made = []
    for number, change in enumerate(written):
        sign, option = change[:1], change[1:].strip()
        spot = (*path, number)
        if sign not in ("+", "-"):
            report.error(
                "E209",
                look.place(spot),
                f"the change `{change}`",
                "`+x` or `-x`",
                "say whether it is raised or dropped",
            )
        elif look.id(option, look.options, spot, "E301", "option", skip=len(change) - len(option)):
            made.append((option, sign == "+"))
    return made
