"""Q4: what is each pledge worth? Moments of truth, and the verdicts that hang on it.

For each reading the pledges that are there; for each pledge its moments of truth over all states, or those of some
arrangements; then the verdicts with the pledge at its word and without it, compared with those as asked.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np

from ...answers.asked import Asked
from ...answers.worth import Moment, PledgeWorth, Standing, Variant, Worth
from ...case.basis import Basis
from ...case.given_word import done, due, is_there
from ...case.nouns import Arrangement, Case
from ...case.pledge_nouns import Pledge
from ...kernels.types import Bool
from ...space.constraints import Constraints
from ...space.frame import Frame, truth_over
from ...space.given import WORD
from ...space.space import Space, Spaces, reading_of
from ..security import Progress, unheard
from ..verdicts import arrangement_of, check_day
from .asked_about import asked_about, given_under, told
from .moments import moment, parts, unseen
from .variants import Bench, kept, struck


def worth(
    spaces: Spaces,
    pool: ThreadPoolExecutor,
    pledges: Sequence[str] | None = None,
    readings: Sequence[str] | None = None,
    arrangements: Sequence[str] | None = None,
    by: Sequence[str] = (),
    together: bool = False,
    word: str = WORD,
    take: Sequence[str] = (),
    leave: Sequence[str] = (),
    scenarios: Sequence[str] = (),
    as_of: date | None = None,
    progress: Progress = unheard,
) -> Worth:
    """The worth of these pledges, or of all; raises Refusal for unknown names and for what does not fit."""
    case = spaces.case
    check_day(case, as_of)
    asked = asked_about(case, pledges, by)
    named = tuple(dict.fromkeys(case.readings if readings is None else readings))
    words = given_under(case, named, as_of, word, take, leave)
    within = tuple(dict.fromkeys(arrangements or ()))
    chosen = tuple(arrangement_of(case, id_) for id_ in (within or case.arrangements))
    groups = [*((one,) for one in asked), *([asked] if together and len(asked) > 1 else [])]
    theres = {id_: [one for one in asked if is_there(one, id_, as_of)] for id_ in named}
    count = _Count(progress, sum(len(one) + len(groups) * bool(one and chosen) for one in theres.values()))
    frames: dict[Constraints, Frame] = {}
    found: dict[str, _Under] = {}
    for id_ in named:
        space = spaces.space(id_, scenarios, as_of)
        there = theres[id_]
        moments = _moments(space, there, chosen if within else None, count)
        variants: dict[tuple[str, ...], tuple[Variant, ...]] = {}
        if chosen and there:
            bench = Bench(space, reading_of(case, id_), words[id_], chosen, frames, pool)
            variants = {_ids(group): _variants(bench, group, there, count) for group in groups}
        found[id_] = _Under(frozenset(one.id for one in there), moments, variants, _assumed_share(space, there))
    return Worth(
        asked=Asked(case.id, tuple(scenarios), as_of),
        readings=named,
        givens=told(words, word, take, leave),
        within=within,
        verdicts=len(chosen) * len(named),
        assumed_shares={id_: one.assumed for id_, one in found.items()},
        pledges=tuple(_worth(case, group, found, words, as_of) for group in groups),
    )


@dataclass(frozen=True)
class _Under:
    """What was found under one reading: which pledges are there, moments of each, variants of each group."""

    there: frozenset[str]
    moments: dict[str, tuple[Moment, ...]]
    variants: dict[tuple[str, ...], tuple[Variant, ...]]
    assumed: float


@dataclass
class _Count:
    """How much of the work is done."""

    progress: Progress
    everything: int
    so_far: int = field(default=0)

    def one_more(self) -> None:
        self.so_far += 1
        self.progress(self.so_far, self.everything)


def _ids(pledges: Sequence[Pledge]) -> tuple[str, ...]:
    return tuple(one.id for one in pledges)


def _moments(
    space: Space, pledges: Sequence[Pledge], within: Sequence[Arrangement] | None, count: _Count
) -> dict[str, tuple[Moment, ...]]:
    """The moments of truth of each pledge; what two pledges have in common is looked at once."""
    among = None if within is None else _states_of(space, within)
    known: dict[tuple[object, ...], Moment] = {}
    found: dict[str, tuple[Moment, ...]] = {}
    for pledge in pledges:
        mine = []
        for part in parts(space, pledge):
            if part.key not in known:
                known[part.key] = moment(space, part, among)
            one = replace(known[part.key], pledge=part.pledge, options=part.options, binding=part.binding)
            mine.append(one)
        found[pledge.id] = tuple(mine)
        count.one_more()
    return found


def _states_of(space: Space, arrangements: Sequence[Arrangement]) -> Bool:
    found = np.zeros(space.frame.size, bool)
    for one in arrangements:
        found |= space.frame.members(one.held_yes, one.held_no, one.require)
    return found


def _variants(bench: Bench, group: Sequence[Pledge], there: Sequence[Pledge], count: _Count) -> tuple[Variant, ...]:
    """What changes if those of a group that are there are taken at their word, or struck out together."""
    present = [one for one in group if one in there]
    count.one_more()
    if not present:
        return ()
    made = (kept(bench, present), kept(bench, present, acts=True), struck(bench, present))
    return tuple(one for one in made if one is not None)


def _worth(
    case: Case,
    group: Sequence[Pledge],
    found: dict[str, _Under],
    words: dict[str, tuple[Pledge, ...]],
    as_of: date | None,
) -> PledgeWorth:
    ids = _ids(group)
    return PledgeWorth(
        ids=ids,
        kinds=tuple(one.kind for one in group),
        bindings=tuple(one.binding for one in group),
        today=tuple(_today(case, one, as_of) for one in group),
        readings=tuple(id_ for id_, one in found.items() if one.there & {*ids}),
        given=sum(any(one in group for one in words[id_]) for id_ in found),
        moments=tuple(m for one in found.values() for m in one.moments.get(ids[0], ())) if len(ids) == 1 else (),
        variants=tuple(v for one in found.values() for v in one.variants.get(ids, ())),
    )


def _today(case: Case, pledge: Pledge, as_of: date | None) -> Standing | None:
    """Where a pledge stands in the status quo, whatever the reading; None if the case has none to say it of."""
    basis = pledge.basis
    if not basis.counts(as_of):
        late = as_of is not None and basis.since is not None and basis.since.first > as_of
        return "later" if late else "withdrawn"
    today = case.today(as_of)
    if today is None:
        return None
    if case.form == "graph":
        code = list(case.states).index(today.state)
    else:
        code = sum(1 << bit for bit, id_ in enumerate(case.options) if id_ in today.holds)
    truth = truth_over(case, np.array([code], np.int64))
    if not truth(due(pledge))[0]:
        return "waits"
    if unseen(pledge) or not (pledge.delivers or pledge.blocks):
        return "unseen"
    return "kept" if truth(done(pledge))[0] else "due"


def _assumed_share(space: Space, pledges: Sequence[Pledge]) -> float:
    """How much of what answers under a reading rest on is assumed: rules, statements, pledges."""
    entries = [basis for basis in _entries(space, pledges) if not basis.definition]
    return sum(basis.assumed for basis in entries) / max(len(entries), 1)


def _entries(space: Space, pledges: Sequence[Pledge]) -> Iterator[Basis]:
    yield from space.bases()
    yield from (one.basis for one in pledges)
