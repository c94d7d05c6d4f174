"""Q8: which cells read otherwise where something is supposed.

A what-if is a scenario of the case, options held yes or no, or pledges taken at their word; each alone, all together,
or by pairs. Options and pledges that are supposed are made into scenarios, so that everything goes the road of those.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from ..analyses.pledges.state import supposed as options_supposed
from ..analyses.security import Progress, unheard
from ..analyses.verdicts import check_day
from ..answers.asked import Asked
from ..answers.whatif import CellQuestion, CellWord, Flip, Supposition, WhatIf
from ..case.basis import Basis
from ..case.given_word import is_there, words
from ..case.nouns import Case, Scenario
from ..space.constraints import scenario_of, supposed
from ..space.given import pledge_named
from ..space.refusal import Refusal
from ..space.space import Spaces, reading_of
from .sheets import QUESTIONS, Sheet, asked_about, check_start, sheet_of, why

MOST_WHATIFS = 500


@dataclass(frozen=True)
class _Ifs:
    """The case with a scenario for each what-if, and which of them are asked under together."""

    case: Case
    sets: tuple[tuple[str, ...], ...]


def whatif(
    spaces: Spaces,
    pool: ThreadPoolExecutor,
    scenarios: Sequence[str] | None = None,
    suppose: Sequence[str] = (),
    keeps: Sequence[str] = (),
    together: bool = False,
    pairs: bool = False,
    question: CellQuestion = "verdicts",
    arrangements: Sequence[str] | None = None,
    readings: Sequence[str] | None = None,
    as_of: date | None = None,
    progress: Progress = unheard,
) -> WhatIf:
    """What flips under each what-if; `scenarios` None: all of the case, or none if something else is supposed.

    Each of `suppose` (options, `x` or `not x`, several with commas) and of `keeps` (pledges, likewise) is one what-if.
    Raises Refusal for names the case does not have, for nothing to suppose, and as `verdicts` does.
    """
    case = spaces.case
    if question not in QUESTIONS:
        raise Refusal(f"there is no question `{question}`", f"the questions: {', '.join(QUESTIONS)}")
    (check_start if question == "paths" else check_day)(case, as_of)
    goals = asked_about(case, arrangements)
    who = [reading_of(case, id_).id for id_ in (case.readings if readings is None else dict.fromkeys(readings))]
    ifs = _what_ifs(case, scenarios, suppose, keeps, together, pairs)
    spaces = spaces if ifs.case is case else Spaces(ifs.case)
    singles = list(dict.fromkeys((part,) for parts in ifs.sets for part in parts)) if pairs or together else []
    every = list(dict.fromkeys([*singles, *ifs.sets]))
    flips: dict[tuple[tuple[str, ...], str, str], Flip] = {}
    blank: dict[tuple[str, ...], tuple[list[str], list[str]]] = {parts: ([], []) for parts in ifs.sets}
    for number, reading in enumerate(who):
        base = sheet_of(spaces, pool, goals, reading, (), as_of, question)
        reads: dict[tuple[str, ...], dict[str, CellWord]] = {}
        for count, parts in enumerate(every):
            progress(number * len(every) + count, len(who) * len(every))
            sheet = sheet_of(spaces, pool, goals, reading, parts, as_of, question)
            reads[parts] = {one.id: sheet.word(one.id) for one in goals}
            if parts not in blank:
                continue
            nothing, no_today = blank[parts]
            nothing += [] if sheet.board.space.frame.size else [reading]
            no_today += [reading] if base.start is not None and sheet.start is None else []
            for flip in _flips(base, sheet, parts, reading, reads):
                flips[parts, flip.arrangement, reading] = flip
    progress(1, 1)
    told_ifs = tuple(_told(ifs.case, parts, who, *blank[parts], as_of) for parts in ifs.sets)
    keys = [(parts, goal.id, reading) for parts in ifs.sets for goal in goals for reading in who]
    return WhatIf(
        Asked(case.id, (), as_of),
        question,
        {one.id: one.name for one in goals},
        tuple(who),
        told_ifs,
        tuple(flips[key] for key in keys if key in flips),
    )


def _flips(
    base: Sheet, sheet: Sheet, parts: tuple[str, ...], reading: str, reads: dict[tuple[str, ...], dict[str, CellWord]]
) -> list[Flip]:
    found = []
    for id_ in sheet.goals:
        before, after = base.word(id_), reads[parts][id_]
        if before != after:
            alone = tuple(part for part in parts if reads.get((part,), {}).get(id_) == after) if len(parts) > 1 else ()
            found.append(Flip(_name(parts), id_, reading, before, after, why(base, sheet, id_), alone))
    return found


def _what_ifs(
    case: Case,
    scenarios: Sequence[str] | None,
    suppose: Sequence[str],
    keeps: Sequence[str],
    together: bool,
    pairs: bool,
) -> _Ifs:
    if together and pairs:
        raise Refusal("all together, and by pairs", "ask for one of the two")
    if scenarios is None:
        scenarios = () if suppose or keeps else tuple(case.scenarios)
    singles = [scenario_of(case, id_).id for id_ in dict.fromkeys(scenarios)]
    made = dict(case.scenarios)
    for scenario in [*(_held(case, said) for said in suppose), *(_word(case, said) for said in keeps)]:
        made[scenario.id] = scenario
        singles += [scenario.id] if scenario.id not in singles else []
    if not singles:
        raise Refusal(
            "nothing is supposed, and the case has no scenarios",
            "suppose an option with `--suppose`, or take a pledge at its word with `--keeps`",
        )
    if pairs and len(singles) < 2:
        raise Refusal("one what-if makes no pair", "name two or more")
    sets = [tuple(singles)] if together else list(combinations(singles, 2)) if pairs else [(one,) for one in singles]
    if len(sets) > MOST_WHATIFS:
        raise Refusal(f"{len(sets):,} pairs, more than {MOST_WHATIFS}", "name fewer scenarios")
    return _Ifs(case if len(made) == len(case.scenarios) else replace(case, scenarios=made), tuple(sets))


def _held(case: Case, said: str) -> Scenario:
    """Options held, as a scenario of their own."""
    held = options_supposed(case, [said])
    said_so = [option if value else f"not {option}" for option, value in held.items()]
    labels = [f"{'' if value else 'not: '}{case.options[option].label}" for option, value in held.items()]
    yes = frozenset(option for option, value in held.items() if value)
    return Scenario(
        ", ".join(said_so), "; ".join(labels), yes, frozenset(held) - yes, (), frozenset(), "", Basis(assumed=True)
    )


def _word(case: Case, said: str) -> Scenario:
    """Pledges taken at their word, as a scenario of its own."""
    ids = [part.strip() for part in said.split(",")]
    pledges = [pledge_named(case, id_) for id_ in dict.fromkeys(ids)]
    text = "; ".join(pledge.text for pledge in pledges)
    name = f"keeps {', '.join(pledge.id for pledge in pledges)}"
    none = frozenset[str]()
    return Scenario(name, text, none, none, (), none, "", Basis(assumed=True), tuple(pledge.id for pledge in pledges))


def _name(parts: tuple[str, ...]) -> str:
    return " + ".join(parts)


def _idle(case: Case, id_: str, readings: Sequence[str], as_of: date | None) -> bool:
    pledge = case.pledges[id_]
    there = any(is_there(pledge, reading, as_of) for reading in readings)
    return not there or not any(words(pledge, case.options, actor) for actor in pledge.by)


def _told(
    case: Case,
    parts: tuple[str, ...],
    readings: Sequence[str],
    nothing: list[str],
    no_today: list[str],
    as_of: date | None,
) -> Supposition:
    scenarios = [case.scenarios[part] for part in parts]
    yes = dict.fromkeys(o for one in scenarios for o in case.options if o in one.held_yes)
    no = dict.fromkeys(o for one in scenarios for o in case.options if o in one.held_no)
    inside = [
        reading
        for reading in readings
        if {*parts} <= {one.id for one in supposed(case, case.readings[reading], (), as_of)}
    ]
    return Supposition(
        id=_name(parts),
        parts=parts,
        label="; ".join(one.label for one in scenarios if one.label),
        options=(*yes, *(f"not {option}" for option in no)),
        keeps=tuple(dict.fromkeys(pledge for one in scenarios for pledge in one.keeps)),
        refs=tuple(dict.fromkeys(ref for one in scenarios for ref in one.basis.refs)),
        assumed=all(one.basis.assumed for one in scenarios),
        inside=tuple(inside),
        nothing=tuple(nothing),
        no_today=tuple(no_today),
        idle=tuple(dict.fromkeys(id_ for one in scenarios for id_ in one.keeps if _idle(case, id_, readings, as_of))),
    )
